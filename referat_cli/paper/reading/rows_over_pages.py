"""Rows of a table that a page break divides, or the table itself: what goes on with the row above belongs to it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from referat_cli.paper.reading.cases.table_heads import names_parts
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
        if names_parts(cells):
            width = len(cells)
        elif not cells or len(cells) != width:
            width = 0
        again = found[-1:] if found and found[-1].cells and found[-1].origin == "header" else []
        above = found[-1 - len(again)] if len(found) > len(again) else None
        if above is None or line.origin == "header" or len(above.cells) != len(cells) or not cells:
            found.append(line)
            continue
        is_told = not cells[0].text and (width > 0 or _tells_on(above, line))
        if not is_told and not _goes_on(above, line):
            found.append(line)
            continue
        for names in again:  # the names of the columns come again on each page
            take_cells(cells_of(names), ledger)
        found[-1 - len(again) :] = [_joined(above, line, ledger, is_told=is_told)]
    return found


def _tells_on(above: SourceLine, line: SourceLine) -> bool:
    """Whether a row begins a page with more of what the one above tells of a case, by its number in the first cell."""
    if line.place.page == above.place.page or not any(map(str.isdigit, cells_of(above)[0].text)):
        return False
    pairs = [pair for pair in zip(cells_of(above), cells_of(line), strict=True) if pair[1].text]
    is_told = any(cell.pieces[1:] or cell.text.endswith((".", "!", "?")) for pair in pairs for cell in pair)
    return is_told and any(one.text for one, _more in pairs)


def _goes_on(above: SourceLine, line: SourceLine) -> bool:
    """Whether a row begins a page with the rest of the one above.

    It has nothing in its first cells but several others that had words above, or the time when that one ends.
    """
    if line.place.page == above.place.page:
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
