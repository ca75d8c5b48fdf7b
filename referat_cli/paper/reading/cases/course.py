"""The table under a title that says which committees have the case, when, and under which numbers."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from referat_cli.model.names import fold, slug
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.heads import number_in
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.columns import Cell, cells_of, take_cells
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.labels import CASE, COLUMN, meaning_of

# What the column of the committees is called: "Saken behandles i", "Behandles i utvalg", "Saksgang".
_BODIES = re.compile(
    r"(?:sake?[na] |vert |blir )*(?:behandle[st]|behandla|handsama[sr]?t?)(?: (?:i|av))?"
    r"(?: (?:utval|organ|raad|nemnd)\w*)?"
    r"|(?:utvalgs)?saksgang"
)
_FIRST = 8
_DIGIT = re.compile(r"\d")


class _Columns(NamedTuple):
    """The places of the committee, the day and the number in a row."""

    body: int
    day: int
    number: int


def take_course(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """The lines without such a table; the treatments before this are the earlier cases of the record.

    What is yet to come has no place in the record, and its words are left for the report.
    """
    for place, line in enumerate(lines[:_FIRST]):
        if columns := _columns(line):
            take_cells(cells_of(line), reading.ledger)
            end = place + 1
            while end < len(lines) and len(lines[end].cells) == len(line.cells):
                if not _read_row(cells_of(lines[end]), columns, case, where, reading):
                    break
                end += 1
            return [*lines[:place], *lines[end:]]
    return list(lines)


def numbers_of_course(place: int, lines: Sequence[SourceLine]) -> dict[int, Piece]:
    """The numbers in such a table that a line begins, each by the place of its row; none where it begins none."""
    has_columns = len(lines[place].cells) >= len(_Columns._fields)
    is_over_numbers = (
        has_columns and not _has_digit(lines[place]) and any(map(_has_digit, lines[place + 1 : place + 2]))
    )
    columns = _columns(lines[place]) if is_over_numbers else None
    found: dict[int, Piece] = {}
    for row in range(place + 1, len(lines) if columns else 0):
        if not columns or len(lines[row].cells) != len(lines[place].cells):
            break
        if number := _number_of(cells_of(lines[row])[columns.number]):
            found[row] = number
    return found


def _has_digit(row: SourceLine) -> bool:
    return any(_DIGIT.search(line.text) for cell in row.cells for line in cell)


def _columns(line: SourceLine) -> _Columns | None:
    """What the columns are for, where a row names them so."""
    cells = cells_of(line) if line.cells else []
    meanings = [_meaning(cell.text) for cell in cells]
    if not {"committee", "date", "number"} <= set(meanings):
        return None
    return _Columns(meanings.index("committee"), meanings.index("date"), meanings.index("number"))


def _meaning(heading: str) -> str | None:
    """What a column is for."""
    return "committee" if _BODIES.fullmatch(fold(heading)) else meaning_of(heading, CASE) or meaning_of(heading, COLUMN)


def _read_row(
    cells: Sequence[Cell], columns: _Columns, case: dict[str, Any], where: Where, reading: CaseReading
) -> bool:
    """Read a row; whether it is one of the table."""
    dates = dates_in(cells[columns.day].text)
    number = cells[columns.number]
    if not cells[columns.body].text or not (dates or _is_number(number)):
        return False
    if fold(number.text) == fold(case.get("saksnr", "")) or (dates and dates[0].value == reading.known.date):
        take_cells(cells, reading.ledger)
    elif dates and dates[0].value < reading.known.date and _is_number(number):
        earlier = case.setdefault("tidligere", [])
        reading.ledger.value((*where, "tidligere", len(earlier)), *cells[columns.body].pieces, *number.pieces)
        reading.ledger.label(*cells[columns.day].pieces)
        earlier.append(f"{slug(cells[columns.body].text)}:{number.text}")
    return True


def _is_number(cell: Cell) -> bool:
    return _number_of(cell) is not None


def _number_of(cell: Cell) -> Piece | None:
    found = number_in(cell.pieces[0], "") if cell.text else None
    return found.number if found and not found.title else None
