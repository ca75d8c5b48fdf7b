"""A paper as a Word file: real styles, lists that Word counts, tables with headings, and the record inside."""

from collections.abc import Iterator, Sequence

from referat_cli.paper.tree import (
    Agenda,
    AttendanceList,
    Block,
    Fact,
    FactList,
    Head,
    Heading,
    Items,
    ListItem,
    Paper,
    Paragraph,
    Remark,
    Signatures,
    TextTable,
)
from referat_cli.paper.writing.look import Look
from referat_cli.paper.writing.word_base import base_file
from referat_cli.paper.writing.word_file import Properties, WordFile
from referat_cli.paper.writing.word_numbering import INDENT_CM, WordCount, can_be_counted
from referat_cli.paper.writing.word_styles import (
    CELL,
    CONTINUED,
    FACT,
    REMARK,
    SIGNATURE,
    SUBTITLE,
    TITLE,
    heading,
    list_style,
)
from referat_cli.paper.writing.word_tables import agenda_days, attendance_table, head_table, text_table
from referat_cli.paper.writing.word_xml import TAB, ParagraphSettings, paragraph, run

_TABLES = (Head, AttendanceList, Agenda, TextTable)
# So far a line keeps from the table above it, in points.
_BELOW_TABLE = 8


def write(paper: Paper, look: Look) -> bytes:
    """The paper as a Word file, in the committee's own look where it has one; raises `UserError` where that fails."""
    file = WordFile(look, paper.language)
    title = paragraph(run(paper.title), ParagraphSettings(file.style(TITLE)))
    body = title + WordBody(file, paper.title).blocks(paper.blocks)
    return file.done(body, properties(paper), look.embedded)


def default_template() -> bytes:
    """A Word file for a committee to change: the styles that a paper is set in, and a page of it."""
    return base_file()


def properties(paper: Paper) -> Properties:
    """What the file of a paper says of itself."""
    return Properties(paper.title, paper.committee, paper.date, paper.language, paper.foot, paper.page)


class WordBody:
    """The blocks of a paper in a Word file, one after the other."""

    def __init__(self, file: WordFile, title: str) -> None:
        self._file = file
        self._reading = WordCount(file.numbering)
        self._lists = 0
        self._below_table = False
        # The style of all that stands in a cell; "" outside of cells.
        self._cell = ""
        # What a table is called to those who hear it read: the heading that it stands under.
        self._above = title

    def blocks(self, blocks: Sequence[Block]) -> str:
        """The blocks as they follow each other; between two tables there is a line, or Word makes one of them."""
        parts = []
        for block in blocks:
            parts.append(self._block(block))
            self._below_table = isinstance(block, _TABLES)
        return "".join(self._apart(parts))

    @staticmethod
    def _apart(parts: Sequence[str]) -> Iterator[str]:
        before = ""
        for part in parts:
            if before.endswith("</w:tbl>") and part.startswith("<w:tbl>"):
                yield "<w:p/>"
            yield part
            before = part
        if before.endswith("</w:tbl>"):  # nor may a table be the last of what it stands in
            yield "<w:p/>"

    def _block(self, block: Block, indent: float = 0) -> str:  # noqa: C901, PLR0911 - a branch a kind of block
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                style = self._cell or (self._file.style(CONTINUED) if indent else "")
                settings = ParagraphSettings(style, indent=indent, above=self._space_above())
                return paragraph(self._file.text(block.text), settings)
            case Remark():
                settings = ParagraphSettings(self._file.style(REMARK), indent=indent, above=self._space_above())
                return paragraph(run(block.text), settings)
            case FactList():
                return "".join(map(self._fact, block.facts))
            case Items():
                self._lists += 1
                return self._items(block, self._lists, 0)
            case Head():
                return head_table(block, self._file, self._above)
            case AttendanceList():
                return attendance_table(block, self._file, self._above)
            case Agenda():
                return agenda_days(block, self._file, self._above, self.cell_blocks)
            case TextTable():
                return text_table(block, self._file, self._above, indent)
            case Signatures():
                return self._signatures(block)

    def _space_above(self) -> float | None:
        """The space that a line below a table keeps from it, in points; None where there is no table."""
        return _BELOW_TABLE if self._below_table else None

    def _heading(self, block: Heading) -> str:
        self._above = block.text
        is_case = block.new_page or bool(block.subtitle)
        settings = ParagraphSettings(
            self._file.style(heading(block.level)),
            new_page=block.new_page,
            underlined=is_case and not block.subtitle,
            above=0 if block.new_page else None,
        )
        shown = paragraph(run(block.text), settings)
        if not block.subtitle:
            return shown
        return shown + paragraph(run(block.subtitle), ParagraphSettings(self._file.style(SUBTITLE), underlined=True))

    def _fact(self, fact: Fact) -> str:
        label = run(f"{fact.label}:", strong=True)
        settings = ParagraphSettings(self._file.style(FACT), above=self._space_above())
        self._below_table = False
        return paragraph(label + TAB + run(fact.value), settings)

    def _signatures(self, block: Signatures) -> str:
        place = paragraph(run(block.place), ParagraphSettings(keep_with_next=True, above=24)) if block.place else ""
        style = self._file.style(SIGNATURE)
        # Room to sign in: an empty line, because Word puts one frame round lines with a rule that follow each other.
        room = paragraph("", ParagraphSettings(keep_with_next=True, above=24))
        last = len(block.names) - 1
        names = [
            paragraph(run(name), ParagraphSettings(style, keep_with_next=at < last))
            for at, name in enumerate(block.names)
        ]
        return place + "".join(f"{room}{name}" for name in names)

    def cell_blocks(self, blocks: Sequence[Block]) -> str:
        """The blocks of a cell, in the letters of its other words."""
        self._cell = self._file.style(CELL)
        shown = self.blocks(blocks)
        self._cell = ""
        return shown

    def _items(self, block: Items, of: int, level: int) -> str:
        labels = [item.label for item in block.items]
        after = [*labels[1:], ""]
        return "".join(
            self._item(item, of, level, ordered=block.ordered, after=following)
            for item, following in zip(block.items, after, strict=True)
        )

    def _item(self, item: ListItem, of: int, level: int, *, ordered: bool, after: str) -> str:
        indent = INDENT_CM * (level + 1)
        if item.label and can_be_counted(item.label):
            style = self._cell or self._file.style(list_style(level, ordered=ordered))
            settings = ParagraphSettings(style, self._reading.place(of, level, item.label, after))
            label = ""
        else:  # a committee's own style of lists may number by itself, so what Word is not to count has another
            settings = ParagraphSettings(self._cell or self._file.style(CONTINUED), indent=indent)
            label = run(item.label) + TAB if item.label else ""
        shown = paragraph(label + self._file.text(item.text), settings)
        below = [
            self._items(one, of, level + 1) if isinstance(one, Items) else self._block(one, indent)
            for one in item.blocks
        ]
        return "".join(self._apart([shown, *below]))
