"""Votes on two that were set against each other, of which each has a line with its number."""

from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.model.proposals import letter_of
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead, addresses
from referat_cli.paper.reading.votes.counts import VoteCount
from referat_cli.paper.reading.votes.reading import Result, VoteReading
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import phrase
from referat_cli.paper.reading.words.vote_words import GOT, VOTES

# What one had, "2 stemmer", after its name and a colon or the verb.
_ONE_OF_TWO = phrase(rf"(?P<what>[^:.]+?)\s*(?::| [–-]| {GOT}) (?P<n>{NUMBER}) {VOTES}\.?")


class OneOfTwo(NamedTuple):
    """What a line says one number of votes of, and nothing else."""

    on: tuple[str, ...]
    votes: int
    piece: Piece


def read_one_of_two(bare: Piece, proposals: ProposalsRead) -> OneOfTwo | None:
    """What a sentence says one number of, None where it says more or less."""
    match = _ONE_OF_TWO.fullmatch(bare.raw)
    on = addresses(bare.part(*match.span("what")), proposals) if match else None
    return OneOfTwo(on, number(match["n"]), bare) if match and on else None


def vote_on_two(told: Sequence[OneOfTwo]) -> VoteReading | None:
    """The vote of two such lines; who won of more, and of as many votes, they do not say."""
    if len(told) != 2 or told[0].votes == told[1].votes:  # noqa: PLR2004 - one against the other
        return None
    first, second = told
    if {letter_of(one) for one in first.on} & {letter_of(one) for one in second.on}:
        return None
    result: Result = "vedtatt" if first.votes > second.votes else "falt"
    return VoteReading(first.on, second.on, None, VoteCount({"for": first.votes, "imot": second.votes}), result)
