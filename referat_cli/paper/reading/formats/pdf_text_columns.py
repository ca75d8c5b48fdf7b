"""Pages, or parts of them, that are set in two columns of text beside each other: their lines in reading order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from referat_cli.paper.reading.formats.pdf_words import PdfWord, PrintedLine, TextColumn

# The second column begins no farther from the middle, leftwards and rightwards, as a part of the width of the text.
_BEFORE_MIDDLE, _BESIDE_MIDDLE = 0.03, 0.1
# So much is white between the columns, as a part of the size of the letters.
_GUTTER = 0.9
# A line of running text fills so much of its column; both columns have so many.
_FILLED, _FEWEST, _HEADINGS = 0.7, 4, 2
# Lines of a part of the page are no farther apart than this, as a part of the size of the letters.
_APART = 4
_SLACK = 2.0


class _Columns(NamedTuple):
    """Where the text of a page begins and ends, and where its second column begins."""

    left: float
    second: float
    right: float


class _Band(NamedTuple):
    """Lines below each other that nothing stands across: which of the page they are, and what each column has."""

    begin: int
    end: int
    first: list[PrintedLine]
    second: list[PrintedLine]

    def filled(self, columns: _Columns) -> tuple[int, int]:
        """How many lines of running text each column has beside the other: below it may stand what has no columns."""
        return (
            _filled(_beside(self.first, self.second), columns.second - columns.left),
            _filled(_beside(self.second, self.first), columns.right - columns.second),
        )


def in_reading_order(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """The lines of each page; where one is set in two columns, those of the first before those of the second.

    A document is set alike all through: what one page has little of may stand on another.
    """
    found = [(columns, [*_bands(lines, columns)]) if (columns := _columns(lines)) else None for lines in pages]
    filled: Counter[tuple[int, int]] = Counter()
    for columns, bands in filter(None, found):
        for band in bands:
            for column, times in enumerate(band.filled(columns), 1):
                filled[round(columns.second), column] += times
    return [
        _ordered(lines, page[1]) if page and _is_often(filled, round(page[0].second)) else list(lines)
        for lines, page in zip(pages, found, strict=True)
    ]


def _is_often(filled: Counter[tuple[int, int]], second: int) -> bool:
    """Whether both columns have lines of running text enough, where the second begins at some place."""
    return all(filled[second, column] >= _FEWEST for column in (1, 2))


def _bands(lines: Sequence[PrintedLine], columns: _Columns) -> Iterator[_Band]:
    at = 0
    while at < len(lines):
        end = _end(lines, at, columns)
        part = [_halves(line, columns) for line in lines[at:end]]
        band = _Band(at, end, [left for left, _ in part if left], [right for _, right in part if right])
        if all(band.filled(columns)):
            yield band
            at = end
        else:
            at += 1


def _ordered(lines: Sequence[PrintedLine], bands: Sequence[_Band]) -> list[PrintedLine]:
    ordered: list[PrintedLine] = []
    at = 0
    for band in bands:
        ordered += [*lines[at : band.begin], *_reaching([*band.first, *band.second])]
        at = band.end
    return [*ordered, *lines[at:]]


def _columns(lines: Sequence[PrintedLine]) -> _Columns | None:
    """Where columns may stand: something begins at the same place beside the middle often enough."""
    if not lines:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    middle, width = (left + right) / 2, right - left
    begins = Counter(
        round(word.x0)
        for line in lines
        for before, word in zip((None, *line.words), line.words, strict=False)
        if middle - _BEFORE_MIDDLE * width <= word.x0 <= middle + _BESIDE_MIDDLE * width
        and (before is None or word.x0 - before.x1 > _GUTTER * line.size)
    )
    often = [place for place, times in begins.items() if times >= _FEWEST]
    return _Columns(left, min(often) - 1, right) if often else None


def _end(lines: Sequence[PrintedLine], begin: int, columns: _Columns) -> int:
    """Where a part of the page ends that nothing stands across."""
    end, size = begin, lines[begin].size
    while end < len(lines) and _fits(lines[end], columns):
        if end > begin and lines[end].top - lines[end - 1].bottom > _APART * size:
            break
        end += 1
    return end


def _fits(line: PrintedLine, columns: _Columns) -> bool:
    """Whether a line leaves white what is between the columns, and is no row of a table."""
    left, right = _parted(line, columns)
    if left and left[-1].x1 > columns.second - _GUTTER * line.size / 2:
        return False
    gap = right[0].x0 - left[-1].x1 if left and right else line.size
    return gap >= _GUTTER * line.size and not (_is_row(left, line) or _is_row(right, line))


def _is_row(words: Sequence[PdfWord], line: PrintedLine) -> bool:
    """Whether words have more white between them than stretched words of a line have."""
    parts = PrintedLine(tuple(words), line.page).parts if words else []
    return any(after.x0 - before.x1 > _APART * line.size for before, after in pairwise(parts))


def _parted(line: PrintedLine, columns: _Columns) -> tuple[list[PdfWord], list[PdfWord]]:
    left = [word for word in line.words if word.x0 < columns.second - _SLACK]
    return left, [*line.words[len(left) :]]


def _halves(line: PrintedLine, columns: _Columns) -> tuple[PrintedLine | None, PrintedLine | None]:
    """What a line has in each column."""
    first = TextColumn(0.0, columns.second - _GUTTER * line.size)
    second = TextColumn(columns.second - columns.left, columns.right)
    left, right = _parted(line, columns)
    return _part(line, left, first), _part(line, right, second)


def _part(line: PrintedLine, words: Sequence[PdfWord], column: TextColumn) -> PrintedLine | None:
    return replace(line, words=tuple(words), column=column) if words else None


def _filled(lines: Sequence[PrintedLine], width: float) -> int:
    """How many lines are those of running text; headings with lines below them are as sure a sign of it."""
    headings = sum(1 for before, line in pairwise(lines) if before.strong and not line.strong)
    return sum(1 for line in lines if line.x1 - line.x0 > _FILLED * width) + _FEWEST * (headings >= _HEADINGS)


def _beside(lines: Sequence[PrintedLine], others: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines no higher than the first of some others, and no lower than the last."""
    top, bottom = min((one.top for one in others), default=0.0), max((one.bottom for one in others), default=0.0)
    return [line for line in lines if top - _SLACK <= line.top and line.bottom <= bottom + _SLACK]


def _reaching(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """The lines of columns, each knowing how far right those of its column reach."""
    reached: dict[float, float] = {}
    for line in lines:
        if line.column:
            reached[line.column.moved] = max(reached.get(line.column.moved, 0.0), line.x1)
    for line in lines:
        if line.column:
            yield replace(line, column=line.column._replace(right=reached[line.column.moved]))
