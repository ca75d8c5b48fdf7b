"""Votes that are set as a table: a row a proposal, a row a party or a person, or a row a side."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import Cell, cells_of
from referat_cli.paper.reading.people.who import is_person
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.on_lines import OneOfTwo, votes_on_two
from referat_cli.paper.reading.votes.sides import COUNTS, side_named
from referat_cli.paper.reading.votes.signs import tells_of_rejection
from referat_cli.paper.reading.words.attendance_words import CROSS
from referat_cli.paper.reading.words.phrases import UNANIMOUSLY, phrase
from referat_cli.paper.reading.words.vote_words import ADOPTED, VOTES

# What a column or a row is of, beside the sides that have their names.
_CALLED = {"ja": "for", "nei": "imot"} | dict.fromkeys(
    ("resultat", "utfall", "vedtak", "status", "voteringsresultat"), "resultat"
)
_NAMES = {count: names for names, count in COUNTS.items()}
_SUMS = frozenset({"sum", "totalt", "total", "i alt", "til sammen", "til saman", "samlet", "samla", "resultat"})
_NUMBER = re.compile(rf"(?P<number>\d{{1,4}})(?:\s*(?:{VOTES}|stk\.?))?", re.IGNORECASE)
_NOTHING = re.compile(r"[-–—]?")
_MARK = re.compile(rf"{CROSS}")
_ADOPTED = phrase(rf"\b(?:{ADOPTED}|{UNANIMOUSLY}|ja)(?!\w)")
_AGAINST = re.compile(r"\s+(?:mot|vs\.?|kontra|eller)\s+|\s*[/]\s*", re.IGNORECASE)
_TWO = 2
# Two with how many voted for each, and a heading.
_MOST_OF_TWO = 3


class TableVote(NamedTuple):
    """A vote of a table: on what ((), where the table does not say), against what, and how it went.

    ``piece`` is where it stands, ``names`` are those who voted, by the keys of the record.
    """

    piece: Piece
    on: tuple[str, ...]
    against: tuple[str, ...]
    numbers: dict[str, int]
    names: dict[str, list[Piece]]
    result: str | None


class VotesInTable(NamedTuple):
    """The votes of a table, how many rows it has, and whether the record has all that the rows say."""

    votes: list[TableVote]
    length: int
    is_whole: bool


def read_vote_table(
    lines: Sequence[SourceLine], proposals: ProposalsRead, *, begins: bool = True
) -> VotesInTable | None:
    """The votes of the table that the lines begin with; None where it is none of votes, or not understood.

    ``begins`` is whether the first line is the first row of a table.
    """
    if not lines or not lines[0].cells:
        return None
    table = takewhile(lambda line: line.cells, lines)
    sides = {place: side for place, cell in enumerate(cells_of(lines[0])) if (side := _side(cell.text))}
    if not {"for", "imot"} <= set(sides.values()) or 0 in sides:
        two = _of_two([*map(cells_of, islice(table, _MOST_OF_TWO + 1))], proposals) if begins else None
        return two or _by_sides(map(cells_of, takewhile(lambda line: line.cells, lines)))
    rows = [*map(cells_of, table)]
    return _by_proposals(rows, sides, proposals) or _by_voters(rows, sides, proposals)


def _by_proposals(rows: list[list[Cell]], sides: dict[int, str], proposals: ProposalsRead) -> VotesInTable | None:
    """A table that has a proposal, or two that were set against each other, in the first cell of each row."""
    votes = []
    for row in rows[1:]:
        told = _told(row[0], proposals)
        numbers = _numbers(row, sides)
        if told is None or not numbers:
            return None
        written = next((row[at].text for at, side in sides.items() if side == "resultat" and at < len(row)), "")
        votes.append(TableVote(row[0].pieces[0], *told, numbers, {}, _result(written, numbers)))
    return VotesInTable(votes, len(rows), is_whole=True) if votes else None


def _told(cell: Cell, proposals: ProposalsRead) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What the first cell of a row says was voted on, and against what."""
    if len(cell.pieces) != 1:
        return None
    piece = cell.pieces[0].stripped(".:")
    if on := addresses(piece, proposals):
        return on, ()
    for match in _AGAINST.finditer(piece.raw):
        first = addresses(piece.part(0, match.start()).stripped(), proposals)
        second = addresses(piece.part(match.end()).stripped(), proposals)
        if first and second and not set(first) & set(second):
            return first, second
    return None


def _by_voters(rows: list[list[Cell]], sides: dict[int, str], proposals: ProposalsRead) -> VotesInTable | None:
    """A table that has parties or people in its first column: how many, or who, were on each side."""
    sums: dict[str, int] = {}
    names: dict[str, list[Piece]] = {}
    stated: dict[str, int] = {}
    parties = False
    for row in rows[1:]:
        if fold(row[0].text) in _SUMS:
            stated = _numbers(row, sides)
            continue
        who = row[0].pieces[0] if len(row[0].pieces) == 1 else None
        marked = [side for at, side in sides.items() if at < len(row) and _MARK.fullmatch(row[at].text)]
        if who and len(marked) == 1 and is_person(who.text, proposals.known):
            names.setdefault(_NAMES.get(marked[0], ""), []).append(who)
            sums[marked[0]] = sums.get(marked[0], 0) + 1
            continue
        numbers = _numbers(row, sides)
        if not who or not numbers:
            return None
        parties = True
        for side, number in numbers.items():
            sums[side] = sums.get(side, 0) + number
    if not sums or (stated and any(sums.get(side, 0) != number for side, number in stated.items())):
        return None  # the paper contradicts itself: nothing is certain
    numbers = {side: sums[side] for side in ("for", "imot", "blanke", "avholdende", "fravaerende") if sums.get(side)}
    numbers = {"for": 0, "imot": 0} | numbers
    names.pop("", None)
    vote = TableVote(rows[0][0].pieces[0] if rows[0][0].pieces else rows[1][0].pieces[0], (), (), numbers, names, None)
    return VotesInTable([vote], len(rows), is_whole=not parties)


def _of_two(rows: list[list[Cell]], proposals: ProposalsRead) -> VotesInTable | None:
    """A table of how many voted for each of two, in a row or a column each, perhaps with a heading."""
    if len(rows) > _MOST_OF_TWO:
        return None
    as_columns = zip(*rows, strict=False) if len(rows) == _TWO else ()
    for counted in ([row for row in rows if len(row) == _TWO], [*as_columns]):
        told = [(_told(what, proposals), what, _NUMBER.fullmatch(votes.text)) for what, votes in counted]
        two = [OneOfTwo(on[0], int(n["number"]), what.pieces[0]) for on, what, n in told if on and n]
        if len(two) == _TWO and not any(bool(on) != bool(n) for on, _what, n in told):
            votes = [
                TableVote(one.piece, vote.on, vote.against, dict(vote.counted.values), {}, vote.result)
                for vote, one in zip(votes_on_two(two, proposals), two, strict=False)
            ]
            return VotesInTable(votes, len(rows), is_whole=True) if votes else None
    return None


def _by_sides(rows: Iterable[list[Cell]]) -> VotesInTable | None:
    """A table that has a row for each side: "For", "12"; no row is read after one that has none."""
    numbers: dict[str, int] = {}
    first: Piece | None = None
    is_whole = True
    for row in rows:
        side = _side(row[0].text)
        filled = [cell for cell in row[1:] if cell.text]
        number = _NUMBER.fullmatch(filled[0].text) if filled else None
        if side is None or side == "resultat" or number is None or side in numbers:
            return None
        first = first or row[0].pieces[0]
        numbers[side] = int(number["number"])
        is_whole = is_whole and len(filled) == 1
    if first is None or not {"for", "imot"} <= numbers.keys():
        return None
    return VotesInTable([TableVote(first, (), (), numbers, {}, None)], len(numbers), is_whole)


def _side(text: str) -> str | None:
    """Which numbers stand in a column or a row of that name."""
    named = side_named(text)
    return COUNTS[named] if named else _CALLED.get(fold(text))


def _numbers(row: Sequence[Cell], sides: dict[int, str]) -> dict[str, int]:
    """How many a row has on each side; {} where a cell says something else."""
    found: dict[str, int] = {}
    for at, side in sides.items():
        text = row[at].text if at < len(row) else ""
        if side == "resultat" or _NOTHING.fullmatch(text):
            continue
        number = _NUMBER.fullmatch(text)
        if number is None:
            return {}
        found[side] = int(number["number"])
    return found


def _result(written: str, numbers: dict[str, int]) -> str | None:
    """What came of a vote: as its row says, else by the numbers."""
    if tells_of_rejection(written):
        return "falt"
    if _ADOPTED.search(written):
        return "vedtatt"
    return result_by(numbers) if not written else None


def result_by(numbers: dict[str, int]) -> str | None:
    """What came of a vote by its numbers; None where they are alike."""
    votes_for, against = numbers.get("for", 0), numbers.get("imot", 0)
    return None if votes_for == against else "vedtatt" if votes_for > against else "falt"
