"""Tables that a text has as columns of blanks, under a line with their names, as they are copied from a page."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.words.labels import CASE, COLUMN, HEAD, meaning_of

_PART = re.compile(r"\S+(?: {1,2}\S+)*")
# What follows a name in a list.
_AFTER_NAME = re.compile(r"\s*[,(]|\s+(?:for|på|fra|frå|møtte)\s")
# A part begins where its column does, or so many letters beside it.
_BESIDE = 1
_LEAST = 2


class BlankRow(NamedTuple):
    """A row: which of the lines it begins on, and the words of each cell."""

    line: int
    cells: list[str]


class _SetPart(NamedTuple):
    begin: int
    end: int
    text: str


def rows_of_blanks(lines: Sequence[str]) -> tuple[list[BlankRow], int]:
    """The rows of a table whose names of columns the first line has, and how many lines they take; none elsewhere."""
    names = _parts(lines[0]) if lines else []
    if lists := _lists(names, lines):
        return lists, len(lists)
    if not _is_heading(names):
        return [], 0
    starts = [part.begin for part in names]
    rows = [BlankRow(0, [part.text for part in names])]
    at, taken = 1, 1
    while at < len(lines) and at - taken <= 1:
        if lines[at].strip():
            row = _row(lines[at], starts)
            if row is None or not (sum(map(bool, row)) > 1 or row[0] == "" or _goes_on(lines, at, starts)):
                break
            if row[0] or len(rows) == 1:
                rows.append(BlankRow(at, row))
            else:
                rows[-1] = BlankRow(
                    rows[-1].line, [" ".join(filter(None, pair)) for pair in zip(rows[-1].cells, row, strict=True)]
                )
            taken = at + 1
        at += 1
    return (rows, taken) if len(rows) > 1 else ([], 0)


def _parts(line: str) -> list[_SetPart]:
    return [_SetPart(found.start(), found.end(), found[0]) for found in _PART.finditer(line)]


def _is_heading(names: Sequence[_SetPart]) -> bool:
    """Whether parts are names of columns, and not those of marks alone, which a line tells by where they stand."""
    known = (COLUMN, CASE, HEAD) if len(names) > _LEAST else (COLUMN, CASE)
    meanings = [any(meaning_of(part.text, lexicon) for lexicon in known) for part in names]
    is_marks = [meaning_of(part.text, COLUMN) for part in names[-_LEAST:]] == ["present", "absent"]
    return len(names) >= _LEAST and all(meanings) and (len(names) > _LEAST or not is_marks)


def _lists(names: Sequence[_SetPart], lines: Sequence[str]) -> list[BlankRow]:
    """The rows of lists beside each other, which have nothing but names, some in two columns, up to a blank line."""
    if len(names) < _LEAST or not all(is_attendance_heading(part.text) for part in names):
        return []
    rows = [[part.text for part in names]]
    for line in lines[1:]:
        row = _row(line, [part.begin for part in names])
        if row is None or not any(row):
            break
        if not all(is_name(_AFTER_NAME.split(cell, maxsplit=1)[0]) for cell in row if cell):
            return []
        rows.append(row)
    is_beside = any(cell for row in rows[1:] for cell in row[1:])
    return [BlankRow(at, row) for at, row in enumerate(rows)] if is_beside else []


def _row(line: str, starts: Sequence[int]) -> list[str] | None:
    """The cells of a line; None where something begins beside the columns, or stands across two."""
    cells = [""] * len(starts)
    for part in _parts(line):
        place = next((at for at, start in enumerate(starts) if abs(part.begin - start) <= _BESIDE), None)
        if place is None or (place + 1 < len(starts) and part.end > starts[place + 1]):
            return None
        cells[place] = part.text
    return cells


def _goes_on(lines: Sequence[str], at: int, starts: Sequence[int]) -> bool:
    """Whether a line with its first cell alone stands within the table: no colon ends it, and a row comes after."""
    after = next((line for line in lines[at + 1 : at + 3] if line.strip()), "")
    row = _row(after, starts)
    return not lines[at].rstrip().endswith(":") and row is not None and bool(row[0]) and sum(map(bool, row)) > 1
