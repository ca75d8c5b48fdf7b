"""The rows of a table of HTML while its cells are read, and of a list of terms, which looks like one."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.paper.reading.formats.runs import row_of
from referat_cli.paper.reading.source import SourceLine

if TYPE_CHECKING:
    from lxml.etree import _Element

# No table of minutes is wider, or has more cells that others reach over.
_WIDEST = 200
_MOST_PUT = 20_000
_DIRECT = ("tr/td", "tr/th", "tbody/tr/td", "tbody/tr/th", "thead/tr/th", "thead/tr/td")

Mark = Literal["td", "th", "dt", "dd"]


class _WovenCell(NamedTuple):
    tag: str
    lines: list[SourceLine]
    width: int
    height: int


class OpenTable:
    """A table whose cells are read; one that only lays out, with a single cell, has no rows but the lines within."""

    def __init__(self, element: "_Element", *, is_flat: bool) -> None:
        direct = sum(1 for path in _DIRECT for _cell in element.iterfind(path)) if element.tag == "table" else 0
        role = element.get("role")
        self.is_flat = is_flat or direct == 1 or role in ("presentation", "none")
        self.is_head = False
        self._cells: list[_WovenCell] = []
        # The columns that a cell of a row above still takes, and for how many rows.
        self._taken: dict[int, int] = {}
        self._put = 0

    def before(self, tag: str) -> list[SourceLine]:
        """What is finished when a cell begins: a term that follows a description begins a row."""
        return self.row() if tag == "dt" and any(cell.tag == "dd" for cell in self._cells) else []

    def add(self, element: "_Element", lines: list[SourceLine]) -> None:
        """A cell has been read; terms beside each other are one cell, and so are their descriptions."""
        tag = str(element.tag)
        if tag in ("dt", "dd") and self._cells and self._cells[-1].tag == tag:
            self._cells[-1].lines.extend(lines)
            return
        self._cells.append(_WovenCell(tag, lines, _span(element, "colspan"), _span(element, "rowspan")))

    def row(self) -> list[SourceLine]:
        """The row that its cells make, if there is a word in it."""
        cells, self._cells = self._cells, []
        if self.is_flat:
            return [line for cell in cells for line in cell.lines]
        row: list[tuple[list[SourceLine], int]] = []
        column = 0
        for cell in cells:
            column = self._skip(row, column)
            for taken in range(column, column + cell.width):
                self._taken[taken] = cell.height - 1
            row.append((cell.lines, cell.width))
            column += cell.width
        self._skip(row, column)
        if not any(lines for lines, _width in row):
            return []
        named = [cell.tag for cell in cells if cell.lines]
        is_header = self.is_head or (len(named) > 1 and set(named) == {"th"})
        return [row_of([lines for lines, _width in row], [width for _lines, width in row], is_header=is_header)]

    def _skip(self, row: list[tuple[list[SourceLine], int]], column: int) -> int:
        """Put empty cells where one of a row above reaches down; the column after them."""
        while self._taken.get(column, 0) > 0 and column < _WIDEST and self._put < _MOST_PUT:
            self._taken[column] -= 1
            self._put += 1
            row.append(([], 1))
            column += 1
        return column


def _span(element: "_Element", name: str) -> int:
    written = element.get(name) or "1"
    return max(1, min(int(written), _WIDEST)) if written.isascii() and written.isdigit() else 1
