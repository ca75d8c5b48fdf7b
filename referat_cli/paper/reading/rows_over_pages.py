"""Rows of a table that a page break divides, or the table itself: what goes on with the row above belongs to it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from referat_cli.paper.reading.cases.tables import names_parts
from referat_cli.paper.reading.columns import cells_of, take_cells
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine

_SEVERAL = 2
# When something begins, up to the dash before its end; and a time alone.
_BEGUN = re.compile(r"\d{1,2}[.:][0-5]\d\s*[-–]")
_TIME = re.compile(r"\d{1,2}[.:][0-5]\d")


def rows_over_pages(lines: Iterable[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, such rows joined cell by cell."""
    found: list[SourceLine] = []
    width = 0
    for line in lines:
        cells = cells_of(line) if line.cells else []
        if names_parts(cells) and width == len(cells) and line.origin == "header":
            take_cells(cells, ledger)  # the names of the columns come again on each page
            continue
        if names_parts(cells):
            width = len(cells)
        elif not cells or len(cells) != width:
            width = 0
        elif found and found[-1].cells and not cells[0].text and found[-1].origin == line.origin == "body":
            found[-1] = _joined(found[-1], line, ledger, is_told=True)
            continue
        if found and _goes_on(found[-1], line):
            found[-1] = _joined(found[-1], line, ledger)
        else:
            found.append(line)
    return found


def _goes_on(above: SourceLine, line: SourceLine) -> bool:
    """Whether a row begins a page with the rest of the one above.

    It has nothing in its first cells but several others that had words above, or the time when that one ends.
    """
    if line.place.page == above.place.page or not above.cells or len(line.cells) != len(above.cells):
        return False
    filled = [place for place, cell in enumerate(cells_of(line)) if cell.text]
    if _BEGUN.fullmatch(cells_of(above)[0].text) and _TIME.fullmatch(cells_of(line)[0].text):
        return all(cells_of(above)[place].text for place in filled)
    if len(filled) == 1 and filled[0] and cells_of(line)[filled[0]].text[:1].islower():
        return bool(cells_of(above)[0].text and cells_of(above)[filled[0]].text)  # the rest of a title
    return (
        len(filled) >= _SEVERAL
        and filled[0] >= _SEVERAL
        and bool(cells_of(above)[0].text)
        and all(cells_of(above)[place].text for place in filled)
    )


def _joined(above: SourceLine, line: SourceLine, ledger: Ledger, *, is_told: bool = False) -> SourceLine:
    """Both rows as one; ``is_told`` is whether the cells are running text, where only what is begun goes on."""
    cells = []
    for one, more in zip(above.cells, line.cells, strict=True):
        pieces = [piece for line in (*one, *more) for piece in cells_of(line)[0].pieces if piece.text]
        is_broken = bool(one and more and any(each.text.strip() for each in more))
        if is_told and is_broken and not more[0].text.strip()[:1].islower():
            cells.append((*one, *more))
        elif is_told and is_broken:
            begun = [piece for each in (one[-1], more[0]) for piece in cells_of(each)[0].pieces]
            cells.append((*one[:-1], ledger.joined(begun, one[-1]), *more[1:]))
        elif is_told:
            cells.append(one or more)
        else:
            cells.append((ledger.joined(pieces, one[0]),) if is_broken else one)
    return replace(above, cells=tuple(cells))
