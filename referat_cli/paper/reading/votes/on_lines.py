"""Votes on several lines: the numbers of two that were set against each other, or of those for and against."""

from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.model.proposals import letter_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount
from referat_cli.paper.reading.votes.pairs import go_together
from referat_cli.paper.reading.votes.reading import Result, VoteReading
from referat_cli.paper.reading.votes.signs import is_vote_label
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import phrase
from referat_cli.paper.reading.words.vote_words import GOT, VOTED, VOTES

# What one had: "Innstillingen: 2 stemmer", "Forslag B fikk 2 stemmer", "Stemmer for forslag B: 2".
_ONE_OF_TWO = phrase(
    rf"(?:(?P<what>[^:.]+?)\s*(?::| [–-]| {GOT}) (?P<n>{NUMBER}) {VOTES}"
    rf"|(?:{VOTES}|{VOTED}) for (?P<what2>[^:.]+?)\s*: (?P<n2>{NUMBER})(?: {VOTES})?)\.?"
)
# Those of one side, below what was voted on: "For: 3 (2 H, 1 FrP)", "Mot: 5 stemmer".
_OF_SIDE = phrase(
    rf"(?:{VOTED} |{VOTES} )?(?P<side>for|i?mot)\s*:\s*(?P<count>{NUMBER}(?! ?(?:{VOTES} )?(?:for|mot)\b)(?: {VOTES})?"
    r"(?: ?\([^()]*\))?)\s*\.?"
)


def with_sides(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, those of the two sides of a vote on one with what it was on: "Forslaget fra Siv Nes: 3 Mot 5"."""
    found: list[SourceLine] = []
    for line in lines:
        found.append(line)
        if len(found) > 2 and (vote := _joined(found[-3:], ledger)):  # noqa: PLR2004 - what it was on, and two sides
            found[-3:] = [vote]
    return found


def _joined(lines: Sequence[SourceLine], ledger: Ledger) -> SourceLine | None:
    """What a vote was on, those for and those against as one line; None of any other three."""
    on, *sides = (whole(line).stripped() for line in lines)
    told = [(side, match) for side in sides if (match := _OF_SIDE.fullmatch(side.raw))]
    named = [match["side"].lower() == "for" for _side, match in told]
    kind = on.text.rpartition(" ")[2]  # "Hemmelig votering:" says how, and not on what
    if not on.raw.endswith(":") or is_vote_label(on.text) or is_vote_label(kind) or named != [True, False]:
        return None
    (first, for_), (second, against) = told
    ledger.label(first.part(*for_.span("side")))
    counts = [first.part(*for_.span("count")), *(second.part(*against.span(name)) for name in ("side", "count"))]
    return ledger.joined([on, *counts], lines[0])


class OneOfTwo(NamedTuple):
    """What a line says one number of votes of, and nothing else."""

    on: tuple[str, ...]
    votes: int
    piece: Piece


def read_one_of_two(bare: Piece, proposals: ProposalsRead) -> OneOfTwo | None:
    """What a sentence says one number of, None where it says more or less."""
    match = _ONE_OF_TWO.fullmatch(bare.raw)
    on = addresses(bare.part(*match.span("what" if match["what"] else "what2")), proposals) if match else None
    return OneOfTwo(on, number(match["n"] or match["n2"]), bare) if match and on else None


def votes_on_two(told: Sequence[OneOfTwo], proposals: ProposalsRead) -> list[VoteReading]:
    """The vote of two such lines, or one of each where the one is only added to the other.

    Who won of more, and of as many votes, they do not say.
    """
    if len(told) != 2 or told[0].votes == told[1].votes:  # noqa: PLR2004 - one against the other
        return []
    first, second = told
    if {letter_of(one) for one in first.on} & {letter_of(one) for one in second.on}:
        return []
    if go_together(first.on, second.on, proposals):
        return [VoteReading(one.on, (), None, VoteCount({"for": one.votes}), None) for one in told]
    result: Result = "vedtatt" if first.votes > second.votes else "falt"
    return [VoteReading(first.on, second.on, None, VoteCount({"for": first.votes, "imot": second.votes}), result)]
