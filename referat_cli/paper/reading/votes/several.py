"""Two votes that one sentence tells: "Forslag B falt med 3 mot 9 stemmer, og innstillingen ble vedtatt."."""

import re
from itertools import islice

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount
from referat_cli.paper.reading.votes.on_lines import read_one_of_two
from referat_cli.paper.reading.votes.reading import VoteReading
from referat_cli.paper.reading.votes.sentences import read_vote
from referat_cli.paper.reading.votes.signs import looks_like_vote
from referat_cli.paper.reading.words.sentences import LONGEST

_BETWEEN = re.compile(r"[,;]?\s+(?:og|mens|og\s+deretter)\s+|[,;]\s+")
# They are parted at one of so many places.
_MOST_PARTS = 8


def read_both(sentence: Piece, proposals: ProposalsRead) -> list[tuple[VoteReading, Piece]]:
    """The two votes, each with its part of the sentence; nothing where it tells no two."""
    if len(sentence.raw) > LONGEST or not looks_like_vote(sentence.raw):
        return []
    for match in islice(_BETWEEN.finditer(sentence.raw), _MOST_PARTS):
        first, second = sentence.part(0, match.start()), sentence.part(match.end())
        one, other = _vote_of(first, proposals), _vote_of(second, proposals)
        if one and other and one.on and other.on and one.on != other.on:
            return [(one, first), (other, second)]
    return []


def _vote_of(part: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """The vote of one part, which may say how many voted for something and no more."""
    got = read_one_of_two(part, proposals)
    return VoteReading(got.on, (), None, VoteCount({"for": got.votes}), None) if got else read_vote(part, proposals)
