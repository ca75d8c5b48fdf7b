"""Minutes that are a table, a row a case: "Sak", "Referat", "Vedtak", "Ansvarlig" in columns."""

from collections.abc import Iterator, Sequence

from referat_cli.paper.reading.columns import Cell, cells_of
from referat_cli.paper.reading.labels import CASE, COLUMN, PART, meaning_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine

_PARTS = ("minutes", "account", "proposal", "decision", "tasks")
_TITLES = ("number", "title")


def rows_as_cases(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines, the rows of such a table as the head of a case and its parts, each under the name of its column."""
    heading: list[Cell] = []
    for line in lines:
        cells = cells_of(line) if line.cells else []
        if _is_heading(cells):
            heading = cells
            for cell in cells:
                ledger.label(*cell.pieces)
        elif heading and len(cells) == len(heading) and cells[0].text:
            yield from _case(cells, heading, ledger)
        else:
            heading = []
            yield line


def _is_heading(cells: Sequence[Cell]) -> bool:
    """Whether a row names a column of cases, and one of what was said or decided in them."""
    names = [cell.text for cell in cells if cell.text]
    return (
        len(names) > 1
        and meaning_of(names[0], COLUMN) in _TITLES
        and any(meaning_of(name, PART) in _PARTS for name in names[1:])
    )


def _case(cells: Sequence[Cell], heading: Sequence[Cell], ledger: Ledger) -> Iterator[SourceLine]:
    titles = [place for place, cell in enumerate(heading) if meaning_of(cell.text, COLUMN) in _TITLES]
    pieces = [piece for place in titles for piece in cells[place].pieces]
    yield (
        ledger.joined(pieces, ledger.part(pieces[0], kind="heading", level=1))
        if pieces[1:]
        else ledger.part(pieces[0], kind="heading", level=1)
    )
    others = [(cell, heading[place]) for place, cell in enumerate(cells) if place not in titles and cell.text]
    for cell, name in sorted(others, key=lambda one: meaning_of(one[1].text, CASE) is None):
        is_part = meaning_of(name.text, PART) is not None
        if name.pieces:
            yield ledger.part(name.pieces[0], kind="heading" if is_part else "paragraph", level=2 if is_part else 0)
        for piece in cell.pieces:
            line = piece.line
            yield line if len(line.text.strip()) == len(piece.raw) and line.kind == "item" else ledger.part(piece)
