"""The pages of a PDF as lines: what surrounds them, their columns, their tables and their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from referat_cli.paper.reading.formats.list_levels import ListLevels
from referat_cli.paper.reading.formats.pdf_columns import PADDING, SetTable, find_table
from referat_cli.paper.reading.formats.pdf_furniture import PageFurniture, ReadPage
from referat_cli.paper.reading.formats.pdf_paragraphs import LEVEL, Edge, Paragraphs, Typesetting, pitch_of_cells
from referat_cli.paper.reading.formats.pdf_rows import Distances
from referat_cli.paper.reading.formats.pdf_text_columns import in_reading_order
from referat_cli.paper.reading.formats.pdf_words import PrintedLine, RuledTable
from referat_cli.paper.reading.formats.runs import moved, row_of
from referat_cli.paper.reading.source import DocumentPlace, Origin, SourceLine


@dataclass
class _Cell:
    """The lines of a cell, how far they reach, and over how many columns."""

    lines: list[PrintedLine]
    edge: Edge
    span: int = 1


@dataclass
class _DrawnTable:
    """The rows of a table whose cells are drawn, how far down the page it begins, and where its columns do."""

    top: float
    rows: list[list[_Cell]]
    lefts: list[float]


@dataclass
class _SortedPage:
    """The lines of a page: those that surround it, those of its text in reading order, and its tables from the top."""

    page: ReadPage
    header: list[PrintedLine]
    body: list[PrintedLine]
    footer: list[PrintedLine]
    tables: list[_DrawnTable]


def lines_of_pages(pages: Sequence[ReadPage]) -> Iterator[SourceLine]:
    """The lines of all pages in reading order."""
    sorted_pages = _sorted_pages(pages)
    cells = [cell for page in sorted_pages for table in page.tables for row in table.rows for cell in row]
    usual = Typesetting([line for page in sorted_pages for line in page.body], [cell.lines for cell in cells])
    reading = _Reading(usual, pitch_of_cells((cell.lines, cell.edge) for cell in cells))
    for page in sorted_pages:
        yield from reading.page(page)
    yield from reading.end()


def _sorted_pages(pages: Sequence[ReadPage]) -> list[_SortedPage]:
    numbered = [page.lines(page.words) for page in pages]
    furniture = PageFurniture(list(zip(pages, numbered, strict=True)))
    found = []
    for page, its in zip(pages, numbered, strict=True):
        header, footer = furniture.around(page, its)
        outer = {id(line) for line in (*header, *footer)}
        tables = [_drawn_table(table, page) for table in sorted(page.tables, key=lambda table: table.top)]
        found.append(_SortedPage(page, header, [line for line in its if id(line) not in outer], footer, tables))
    bodies = in_reading_order([page.body for page in found])
    return [replace(page, body=body) for page, body in zip(found, bodies, strict=True)]


class _Reading:
    """Reads one page after another; a paragraph may go on from one to the next.

    ``pitch`` is how far apart the lines of drawn tables are; 0 where nothing tells it.
    """

    def __init__(self, usual: Typesetting, pitch: float) -> None:
        self._usual, self._pitch = usual, pitch
        self._paragraphs = Paragraphs(usual)
        self._waiting: list[PrintedLine] = []
        # The words of the first row of the last table, and whether nothing has come after that table.
        self._header: list[str] = []
        self._in_table = False

    def page(self, page: _SortedPage) -> Iterator[SourceLine]:
        """The lines of a page."""
        header = [*self._around(page.header, "header")]
        tables = list(page.tables)
        distances = Distances(0.0, self._usual.pitch, self._usual.right)
        at, above = 0, _above(page.body, tables)
        yield from header
        while at < len(page.body):
            if at >= len(above):
                yield from self._drawn(tables.pop(0))
                above = _above(page.body, tables)
                continue
            line = page.body[at]
            found = None if line.column else find_table(above, at, page.page.rules, self._is_heading, distances)
            if found:
                yield from self._set(found[0])
                at += found[1]
            else:
                self._waiting.append(line)
                self._in_table = False
                at += 1
        for table in tables:
            yield from self._drawn(table)
        yield from self._around(page.page.lines(page.page.turned), "textbox")
        yield from self._finished()
        yield from self._around(page.footer, "footer")

    def _is_heading(self, line: PrintedLine) -> bool:
        return self._usual.level(line) > 0

    def _finished(self) -> Iterator[SourceLine]:
        """What is finished at the foot of a page; the last paragraph waits, if the page is full."""
        if not self._waiting:
            return
        last = self._waiting[-1]
        if last.x1 < (last.column.right if last.column else self._usual.right) - 3 * self._usual.size:
            yield from self.end()

    def end(self) -> Iterator[SourceLine]:
        """The paragraphs that are waiting."""
        waiting, self._waiting = self._waiting, []
        yield from self._paragraphs.read(waiting)

    def _around(self, lines: Sequence[PrintedLine], origin: Origin) -> Iterator[SourceLine]:
        for line in lines:
            yield SourceLine(DocumentPlace(line.page, line.number), line.text, strong=line.strong, origin=origin)

    def _drawn(self, table: _DrawnTable) -> Iterator[SourceLine]:
        yield from self.end()
        self._paragraphs.close()
        for place, row in enumerate(table.rows):
            if lines := [line for cell in row for line in cell.lines]:
                cells = [self._cell(cell.lines, cell.edge, self._pitch) for cell in row]
                first = min(lines, key=lambda line: line.top)
                yield self._row(cells, [cell.span for cell in row], first, is_first=place == 0, lefts=table.lefts)

    def _set(self, table: SetTable) -> Iterator[SourceLine]:
        yield from self.end()
        self._paragraphs.close()
        lefts = [column[0] for column in table.columns]
        last = table.columns[-1][1]
        limits = [*(left - PADDING for left in lefts[1:]), max(last, self._usual.right)]
        edges = [Edge(limit, column[1]) for limit, column in zip(limits, table.columns, strict=True)]
        pitch = pitch_of_cells(cell for row in table.rows for cell in zip(row.cells, edges, strict=True))
        for place, row in enumerate(table.rows):
            cells = [self._cell(lines, edge, pitch) for lines, edge in zip(row.cells, edges, strict=True)]
            yield self._row(cells, [1] * len(cells), row.first, is_first=place == 0, lefts=lefts)

    def _cell(self, lines: Sequence[PrintedLine], edge: Edge, pitch: float) -> list[SourceLine]:
        levels = ListLevels(by_indent=True, slack=LEVEL)
        found = Paragraphs(self._usual, levels, pitch).read(lines, edge)
        told = [replace(line, kind="paragraph", level=0) if line.kind == "heading" else line for line in found]
        if len(told) != 1 or told[0].kind != "item":
            return told
        (only,) = told
        if not only.text.strip() or (only.label[0].isdigit() and not only.links):  # a mark, or "4.1 Budsjett"
            return [replace(only, kind="paragraph", text=f"{only.label} {only.text}".strip(), label="", level=0)]
        return told

    def _row(
        self, cells: list[list[SourceLine]], spans: list[int], first: PrintedLine, *, is_first: bool, lefts: list[float]
    ) -> SourceLine:
        """A row; the one that names the columns comes again on each page that the table goes on to."""
        if not is_first and cells[0] and not any(cells[1:]) and first.strong:  # the heading of a group, or a day
            cells, spans = cells[:1], [sum(spans)]
        named = [cell for cell in cells if cell]
        is_header = len(named) > 1 and all(line.strong for cell in named for line in cell)
        words = ["\n".join(line.text for line in cell) for cell in cells]
        is_again = is_first and self._in_table and words == self._header
        if is_first:
            self._header = words
        self._in_table = True
        line = row_of(cells, spans, is_header=is_header or is_again)
        begins = [sum(spans[:at]) for at in range(len(spans))]
        columns = tuple(lefts[at] for at in begins) if begins[-1] < len(lefts) else ()
        placed = moved(line, DocumentPlace(first.page, first.number))
        return replace(placed, columns=columns, origin="header" if is_again else "body")


def _above(lines: Sequence[PrintedLine], tables: Sequence[_DrawnTable]) -> Sequence[PrintedLine]:
    """The lines before the first that stands below the top of the next drawn table: no row goes on behind that."""
    top = tables[0].top if tables else float("inf")
    return lines[: next((place for place, line in enumerate(lines) if top < line.top), len(lines))]


def _drawn_table(table: RuledTable, page: ReadPage) -> _DrawnTable:
    edges = _ruled_edges(table)
    rows: list[list[_Cell]] = []
    for words_of_row in table.rows:
        rows.append([])
        for at, words in enumerate(words_of_row):
            if words is None and rows[-1]:
                rows[-1][-1].span += 1
            else:
                rows[-1].append(_Cell(page.lines(words or []), edges[min(at, len(edges) - 1)]))
    return _DrawnTable(table.top, rows, table.lefts)


def _ruled_edges(table: RuledTable) -> list[Edge]:
    """How far the columns of a table reach, and the words in them."""
    reached = [0.0] * len(table.lefts)
    for row in table.rows:
        for at, words in enumerate(row[: len(reached)]):
            reached[at] = max([reached[at], *(word.x1 for word in words or ())])
    limits = [right - PADDING for right in (*table.lefts[1:], table.right)]
    return [Edge(limit, min(limit, end)) for limit, end in zip(limits, reached, strict=True)]
