"""Which rows name the columns of a table of cases, and which of its columns have what."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from referat_cli.paper.reading.cases.agenda import is_agenda_heading
from referat_cli.paper.reading.cases.heads import head_in
from referat_cli.paper.reading.cases.who_and_when import is_day
from referat_cli.paper.reading.columns import Cell, cells_of, columns_of
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.labels import CASE, COLUMN, PART, label_of, meaning_of

PARTS = ("minutes", "account", "proposal", "decision", "tasks")
# The columns that say which case a row is of.
TITLES = ("number", "title")
# The number of a case before its title, in the one cell that both have.
_COUNTED_TITLE = re.compile(r"\s*(\d{1,3})(?:[.-](\d{1,3}))?\.?\s+(?=\S)")
# A sentence has so many words.
WORDS_OF_SENTENCE = 4
_AND_MORE = re.compile(r"[/&,]|\bog\b")
# What parts the names of a column that has several.
AND = re.compile(r"\s*(?:/|,|&|\+|–|-|\bog\b)\s*")


def _begins_with_title(cells: Sequence[Cell]) -> bool:
    names = [cell.text for cell in cells if cell.text]
    return len(names) > 1 and (meaning_of(names[0], COLUMN) in TITLES or names_both(names[0]))


def names_parts(cells: Sequence[Cell]) -> bool:
    """Whether a row names a column of cases, and one of what was said or decided in them."""
    return _begins_with_title(cells) and any(
        (_are_parts(cell.text) and not fact_of(cell)) or names_both(cell.text) for cell in cells
    )


def _are_parts(text: str) -> bool:
    """Whether a column has parts of cases: "Vedtak", "Behandling og vedtak", "Vedtak / ansvarlig"."""
    names = [name for name in AND.split(text) if name]
    parts = [meaning_of(one, PART) in PARTS for one in names]
    whose = [meaning_of(one, COLUMN) in ("responsible", "deadline") for one in names]
    return meaning_of(text, PART) in PARTS or (any(parts) and all(map(max, parts, whose)))


def names_both(text: str) -> bool:
    """Whether a column has the title of a case, and under it what was said: "Tema og referat", "Sak/diskusjon"."""
    names = [name for name in AND.split(text) if name]
    parts = [meaning_of(name, PART) in PARTS for name in names]
    titles = [meaning_of(name, COLUMN) in TITLES for name in names]
    return any(titles) and any(parts) and all(map(max, titles, parts))


def _tells_in_rows(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row names columns of an agenda, and what was decided stands under the titles in the rows below."""
    if not lines[place].cells or not _begins_with_title(heading := cells_of(lines[place])):
        return False
    titles = titles_of(heading)
    for line in lines[place + 1 :]:
        if len(line.cells) != len(heading):
            return False
        pieces = [piece for at in titles for piece in cells_of(line)[at].pieces]
        if decide(pieces[1:]):
            return True
    return False


def decide(pieces: Sequence[Piece]) -> bool:
    """Whether one of some pieces has the label of a decision: "Konklusjon: Planen sendes ut."."""
    return any((found := label_of(piece, PART)) and found.meaning == "decision" for piece in pieces)


def titles_of(heading: Sequence[Cell]) -> list[int]:
    """The places of the columns for numbers and titles; two that are called alike are one of each.

    One with titles and what was said, "Tema og referat", is so where no other has the titles.
    """
    own = {place: meaning for place, cell in enumerate(heading) if (meaning := meaning_of(cell.text, COLUMN)) in TITLES}
    both = [] if "title" in own.values() else [place for place, cell in enumerate(heading) if names_both(cell.text)]
    return sorted({*own, *both})


def _heads_told_rows(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row heads an agenda that tells under its titles what was said, with no case after it."""
    if not lines[place].cells or not is_agenda_heading(lines[place]):
        return False
    width = len(lines[place].cells)
    end = next((at for at in range(place + 1, len(lines)) if len(lines[at].cells) != width), len(lines))
    rows = [cells_of(line) for line in lines[place + 1 : end]]
    at = columns_of(cells_of(lines[place])).place("title") or 0
    told = [row for row in rows if row[at].pieces[1:] and row[at].pieces[-1].text.endswith((".", "!", "?"))]
    if not told or len(told) <= len(rows) / 2:
        return False
    numbers = {head.key for line in lines[place + 1 : end] if (head := head_in(line, 0, ""))} - {""}
    return not any((head := head_in(line, 0, "")) and head.key in numbers for line in lines[end:])


def counts_in_titles(lines: Sequence[SourceLine], heading: Sequence[Cell]) -> bool:
    """Whether the titles of a table begin with numbers that rise from row to row: "4.1 Budsjett", "4.2 Lønn"."""
    titles = titles_of(heading)
    rows = [cells_of(line) for line in takewhile(lambda line: len(line.cells) == len(heading), lines)]
    found = [_COUNTED_TITLE.match(row[titles[0]].text) for row in rows if row[0].text] if len(titles) == 1 else []
    numbers = [tuple(int(one or 0) for one in match.groups()) for match in found if match]
    return 1 < len(numbers) == len(found) and all(one < other for one, other in pairwise(numbers))


def _tells_beside(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row names a column of titles, and sentences stand beside most of them in the rows below."""
    heading = cells_of(lines[place]) if lines[place].cells else []
    if not _begins_with_title(heading) or any(map(is_sentence, heading)):
        return False
    rows = [cells_of(line) for line in takewhile(lambda line: len(line.cells) == len(heading), lines[place + 1 :])]
    titles = {0, *titles_of(heading)}
    told = [row for row in rows if any(is_sentence(cell) for at, cell in enumerate(row) if at not in titles)]
    return len(told) > len(rows) / 2 and not any(is_sentence(row[0]) for row in rows)


def is_sentence(cell: Cell) -> bool:
    """Whether a cell ends as a sentence does, and has the words of one."""
    return cell.text.endswith(".") and len(cell.text.split()) >= WORDS_OF_SENTENCE


def tells_between(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row names columns of an agenda, and what was said stands over the whole width below most rows."""
    if not is_agenda_heading(lines[place]):
        return False
    width = len(lines[place].cells)
    rows = [at for at in range(place + 1, len(lines)) if len(lines[at].cells) == width and head_in(lines[at], at, "")]
    told = [at for at in rows if at + 1 < len(lines) and not (lines[at + 1].cells or is_day(lines[at + 1].text))]
    return len(told) > 1 and len(told) > len(rows) / 2


def heads_cases(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row names the columns of a table that has cases in its rows, by what stands below it."""
    return any(tells(place, lines) for tells in (_tells_in_rows, _heads_told_rows, _tells_beside, tells_between))


def fact_of(name: Cell) -> Piece | None:
    """The label of a case that a column is called, alone or first, or after when: of "Frist/ansvar" the second word."""
    if not name.pieces:
        return None
    piece = name.pieces[0]
    first, *others = piece.split(_AND_MORE) or [piece]
    is_when = meaning_of(first.text, COLUMN) == "deadline"
    return next((one for one in (piece, first, *(others if is_when else ())) if meaning_of(one.text, CASE)), None)
