"""The lines of a Word file: its paragraphs with their labels, its tables, and what stands beside the text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from referat_cli.paper.reading.formats.docx_numbering import CountedLists
from referat_cli.paper.reading.formats.docx_package import WORD
from referat_cli.paper.reading.formats.docx_styles import ParagraphLook, WordStyles, number_of, switched, value_of
from referat_cli.paper.reading.formats.docx_words import WordsReader
from referat_cli.paper.reading.formats.list_levels import ListLevels
from referat_cli.paper.reading.formats.runs import WordRun, as_heading, line_of, moved, row_of, without
from referat_cli.paper.reading.source import DocumentPlace, Origin, SourceLine

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{WORD}{name}" for name in ("p", "tbl", "tr", "tc"))
_GONE = {f"{WORD}{name}" for name in ("del", "moveFrom", "sectPr", "tblPr", "tcPr", "trPr", "sdtPr", "sdtEndPr")}
_TWIPS = 20
_DEEPEST_TABLE = 6
_WIDEST = 200
# Items are beside each other where their indents differ by less than this: 1.5 mm.
_SLACK = 85


class WordLines:
    """Reads the blocks of a file in order, counting its lists, its pages and the lines on each."""

    def __init__(self, styles: WordStyles, numbering: CountedLists, words: WordsReader) -> None:
        self._styles = styles
        self._numbering = numbering
        self._words = words
        self._page, self._number = 1, 0
        self._tables = 0
        self._waiting: list[WordRun] = []
        # The items that are open: indent, list, level.
        self._items: list[tuple[int, str, int]] = []
        self._typed = ListLevels(by_indent=True, whole=True)

    def read(self, blocks: "Iterable[_Element]", origin: Origin = "body") -> Iterator[SourceLine]:
        """The lines of some blocks, numbered on their pages."""
        if origin != "body":
            self._number = 0 if self._page == 0 else self._number
        for line in self._blocks(blocks, origin):
            self._number += 1
            yield moved(line, DocumentPlace(self._page, self._number))

    def _blocks(self, blocks: "Iterable[_Element]", origin: Origin) -> Iterator[SourceLine]:
        for block in blocks:
            if block.tag == _PARAGRAPH:
                yield from self._paragraph(block, origin)
            elif block.tag == _TABLE:
                yield from self._table(block, origin)
            elif isinstance(block.tag, str) and block.tag not in _GONE:  # content controls, insertions of whole blocks
                yield from self._blocks(block, origin)

    def _paragraph(self, paragraph: "_Element", origin: Origin) -> Iterator[SourceLine]:
        look = self._styles.look(paragraph)
        words = self._words.read(paragraph, look)
        if look.new_page and not self._tables:
            self._turn(1)
        self._turn(words.pages_before)
        runs, self._waiting = self._waiting, []
        runs += words.runs
        if _is_joined(paragraph):
            self._waiting = runs
            self._words.seen.tracked = True
        else:
            line = replace(line_of(runs), origin=origin)
            label, level = self._label(paragraph, look)
            if line.text or label:
                yield self._told(line, look, label, level)
        self._turn(words.pages - words.pages_before)
        for box in words.boxes:
            yield from (replace(line, origin="textbox") for line in self._apart(box))
        if (section := paragraph.find(f"{WORD}pPr/{WORD}sectPr")) is not None and not self._tables:
            kind = section.find(f"{WORD}type")
            self._turn(0 if kind is not None and value_of(kind, "val") == "continuous" else 1)

    def _apart(self, box: "_Element") -> Iterator[SourceLine]:
        """The lines of a box, whose lists are its own."""
        if self._tables > _DEEPEST_TABLE:
            return
        items, self._items = self._items, []
        self._tables += 1
        yield from self._blocks(box, "textbox")
        self._tables -= 1
        self._items = items

    def _turn(self, pages: int) -> None:
        if pages > 0:
            self._page += pages
            self._number = 0

    def _label(self, paragraph: "_Element", look: ParagraphLook) -> tuple[str, int]:
        """The label that Word counts for a paragraph, and how deep it lies; no label where it is in no list."""
        numbered = look.numbered
        if numbered is None or numbered.list in ("", "0"):
            return "", 0
        numbered = (
            self._numbering.by_style(numbered, self._styles.style_of(paragraph)) if not numbered.level else numbered
        )
        label = self._numbering.label(numbered)
        if label is None:
            return "", 0
        level = self._numbering.levels(numbered).get(numbered.level)
        own = level.indent if level and level.indent is not None else 0
        indent = look.indent if look.indent is not None else own
        same = [
            at for at, (_left, its, depth) in enumerate(self._items) if (its, depth) == (numbered.list, numbered.level)
        ]
        if same:
            del self._items[same[-1] :]
        elif not self._items:
            self._items = [(-1, "", -1)] * numbered.level
        else:
            while self._items and not self._is_under(self._items[-1], indent, numbered.list, numbered.level):
                self._items.pop()
        self._items.append((indent, numbered.list, numbered.level))
        return label, len(self._items) - 1

    @staticmethod
    def _is_under(above: tuple[int, str, int], indent: int, list_: str, level: int) -> bool:
        left, its, depth = above
        return level > depth if its in (list_, "") else indent > left + _SLACK

    def _told(self, line: SourceLine, look: ParagraphLook, label: str, level: int) -> SourceLine:
        """A line as what it is."""
        if look.heading:
            self._close()
            return replace(line, kind="heading", label=label, level=look.heading)
        if label:
            return replace(line, kind="item", label=label, level=level)
        indent = look.indent or 0
        if not self._tables and (mark := self._typed.mark(line.text)) and mark.end < len(line.text):
            depth = self._typed.item(mark, indent // _SLACK)
            return replace(without(line, mark.end), kind="item", label=mark.label, level=depth)
        if line.strong or not indent:
            self._close()
            return line if self._tables else as_heading(line)
        return replace(line, level=max(len(self._items), self._typed.depth))

    def _close(self) -> None:
        self._items = []
        self._typed.close()

    def _table(self, table: "_Element", origin: Origin) -> Iterator[SourceLine]:
        """The rows of a table; one of a single cell is a frame round lines, and so is one that lies too deep."""
        rows = list(_found(table, _ROW))
        is_frame = len(rows) == 1 and sum(1 for _cell in _found(rows[0], _CELL)) == 1
        if is_frame or self._tables >= _DEEPEST_TABLE:
            for row in rows:
                for cell in _found(row, _CELL):
                    yield from self._blocks(cell, origin)
            return
        lefts = _lefts(table)
        self._items = []
        self._tables += 1
        for row in rows:
            if line := self._row(row, lefts, origin):
                yield line
        self._tables -= 1
        self._items = []

    def _row(self, row: "_Element", lefts: list[float], origin: Origin) -> SourceLine | None:
        properties = row.find(f"{WORD}trPr")
        if properties is not None and properties.find(f"{WORD}del") is not None:
            self._words.seen.tracked = True
            return None
        cells: list[list[SourceLine]] = []
        spans: list[int] = []
        before = properties.find(f"{WORD}gridBefore") if properties is not None else None
        if before is not None and (skipped := number_of(value_of(before, "val"))) > 0:
            cells.append([])
            spans.append(min(skipped, _WIDEST))
        for cell in _found(row, _CELL):
            about = cell.find(f"{WORD}tcPr")
            span = about.find(f"{WORD}gridSpan") if about is not None else None
            spans.append(max(1, min(number_of(value_of(span, "val"), 1), _WIDEST)) if span is not None else 1)
            self._items = []
            cells.append(list(self._blocks(cell, origin)))
        if not any(cells):
            return None
        begins = [sum(spans[:at]) for at in range(len(spans))]
        columns = tuple(lefts[at] for at in begins) if lefts and begins[-1] < len(lefts) else ()
        line = row_of(cells, spans, is_header=bool(switched(properties, "tblHeader")))
        return replace(line, origin=origin, columns=columns)


def _found(element: "_Element", tag: str) -> "Iterator[_Element]":
    """The rows of a table, or the cells of a row, also those within content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _found(child, tag) if child.tag not in (_PARAGRAPH, _TABLE) else ()


def _lefts(table: "_Element") -> list[float]:
    """Where each column begins, in points from the left of the table."""
    lefts, left = [], 0.0
    for column in table.iterfind(f"{WORD}tblGrid/{WORD}gridCol"):
        lefts.append(left)
        left += number_of(value_of(column, "w")) / _TWIPS
    return lefts


def _is_joined(paragraph: "_Element") -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on where it ends."""
    marks = paragraph.find(f"{WORD}pPr/{WORD}rPr")
    return marks is not None and (marks.find(f"{WORD}del") is not None or marks.find(f"{WORD}moveFrom") is not None)
