"""The lines of a text file, plain or Markdown."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.formats.decoding import decode
from referat_cli.paper.reading.formats.html import html_lines
from referat_cli.paper.reading.formats.list_levels import ListLevels, looks_short
from referat_cli.paper.reading.formats.list_marks import ListMark, list_mark
from referat_cli.paper.reading.formats.markdown_inline import inline_runs, split_cells
from referat_cli.paper.reading.formats.pdf_pages import lines_of_pages
from referat_cli.paper.reading.formats.runs import WordRun, as_heading, as_paragraph, line_of, moved, row_of, words_of
from referat_cli.paper.reading.formats.text_columns import rows_of_blanks
from referat_cli.paper.reading.formats.text_pages import is_printed, pages_of
from referat_cli.paper.reading.source import DocumentPlace, LineKind, SourceDocument, SourceLine

_IS_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S|\*\*\S[^*\n]*\*\*|</?(?:b|strong|ul|li|table)\b[^<>\n]*>|^\|[-:| ]+\|$", re.MULTILINE
)
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*(?:[ \t]#+)?$")
# As Markdown was before CommonMark: "##Vedtak"; in a text that has no such heading, "#dugnad" is a word.
_TIGHT_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]*([^\W_].*?)[ \t]*#*$")
_IS_TIGHT = re.compile(r"^##+[^\W_]", re.MULTILINE)
# What a file says of itself to the program that publishes it, before its text; "title" is a heading for people too.
_FRONT = re.compile(r"\A---[ \t]*\n(?P<entries>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"""(?P<key>[A-Za-z][\w-]*):[ \t]+(?P<quote>["']?)(?P<value>.*?)(?P=quote)[ \t]*$""")
_TITLE_KEY = re.compile(r"^title:", re.MULTILINE)
_RULE = re.compile(r"[ \t]*([-_=*~.])(?:[ \t]*\1){2,}[ \t]*\\?$")
_SEPARATOR = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_QUOTED = re.compile(r"^[ ]{0,3}(?:>[ ]?)+")
_BLOCK_TAG = re.compile(r"<(?:ul|ol|li|p|br|div|table|h[1-6])\b", re.IGNORECASE)
_TABLE_TAG = re.compile(r"[ \t]*<table\b", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_LINK = re.compile(r"\]\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000})\)")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
# A thousand pages.
_MOST_LINES = 50_000
_COLUMNS = 2
_LONGEST_TABLE = 200
_TAB = 4


def read_text(name: str, content: bytes) -> SourceDocument:
    """A text file: lines as they stand where it is plain, whole paragraphs where it is Markdown.

    Blank lines are left out, and the places of the others tell where they were. A form feed ends a page, and a text
    with blanks for the columns of its pages is read as those.
    """
    text, remarks = decode(name, content)
    if text.count("\n") > _MOST_LINES:
        sentence = _("{file} er for stor til å være et referat: {count} linjer, og grensen er {most}.")
        raise UserError(sentence.format(file=name, count=text.count("\n"), most=_MOST_LINES))
    is_markdown = name.casefold().endswith((".md", ".markdown")) or _IS_MARKDOWN.search(text) is not None
    if not is_markdown and is_printed(text):
        return SourceDocument(
            name, _sha256(content), tuple(lines_of_pages(pages_of(text))), None, remarks, words_of(text)
        )
    lines = tuple(_TextReading(text, is_markdown=is_markdown).lines())
    if is_markdown:
        text = _FRONT.sub(lambda front: _TITLE_KEY.sub("", front[0]), text)
        text = _ESCAPE.sub("", unescape(_TAG.sub(" ", _LINK.sub(" ", text))))
    return SourceDocument(name, _sha256(content), lines, None, remarks, words_of(text), is_wrapped=True)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class _FileLine(NamedTuple):
    place: DocumentPlace
    text: str

    @property
    def indent(self) -> int:
        """How many columns of blanks it begins with."""
        blanks = self.text[: len(self.text) - len(self.text.lstrip())].expandtabs(_TAB)
        return len(blanks)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it that is for people."""
        return not self.text.strip() or _RULE.match(self.text) is not None


class _TextReading:
    """One reading of a text, from its first line to its last."""

    def __init__(self, text: str, *, is_markdown: bool) -> None:
        self._is_markdown = is_markdown
        self._levels = ListLevels(by_indent=is_markdown)
        self._heading = _TIGHT_HEADING if _IS_TIGHT.search(text) else _HEADING
        self._lines = [
            _FileLine(DocumentPlace(page, number), line)
            for page, lines in enumerate(text.split("\f"), 1)
            for number, line in enumerate(lines.split("\n"), 1)
        ]
        self._at = 0
        front = _FRONT.match(text) if is_markdown else None
        self._entries = self._lines[1 : 1 + front["entries"].count("\n")] if front else []

    def lines(self) -> Iterator[SourceLine]:
        """All lines."""
        if self._entries and _ENTRY.match(self._entries[0].text):
            self._at = self._entries[-1].place.line + 1
            for line in sorted(self._entries, key=lambda line: _TITLE_KEY.match(line.text) is None):
                yield from self._entry(line)
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank:
                self._at += 1
            elif rows := self._table():
                self._levels.close()
                yield from rows
            elif self._is_markdown:
                yield from self._markdown(line)
            else:
                self._at += 1
                yield self._plain(line)

    def _entry(self, line: _FileLine) -> Iterator[SourceLine]:
        """A line before the text of a file that is published: its title as a heading, all else as it stands."""
        entry = _ENTRY.match(line.text)
        if entry and entry["key"] == "title" and entry["value"].strip():
            yield SourceLine(line.place, entry["value"].strip(), "heading", level=1)
        elif not line.is_blank:
            yield SourceLine(line.place, f"{entry['key']}: {entry['value']}" if entry else line.text)

    def _plain(self, line: _FileLine) -> SourceLine:
        """A line of plain text as it stands, white space at its end too, which may be columns."""
        text = line.text.lstrip()
        if mark := self._levels.mark(text):
            level = self._levels.item(mark, line.indent)
            return SourceLine(line.place, text[mark.end :], "item", mark.label, level)
        if looks_short(text):
            self._levels.close()
        return SourceLine(line.place, line.text)

    def _markdown(self, line: _FileLine) -> Iterator[SourceLine]:
        """A block of Markdown: a heading, an item with the lines that continue it, or a paragraph."""
        self._at += 1
        if heading := self._heading.match(line.text):
            self._levels.close()
            yield self._said(line, heading[2], "heading", level=len(heading[1]))
            return
        text = _QUOTED.sub("", line.text).lstrip()
        if mark := self._levels.mark(text):
            indent = line.indent
            label, begin = self._inner_label(mark, text)
            begin += len("[ ] ") if text.startswith("[ ] ", begin) else 0  # a task that is not done
            level = self._levels.item(mark._replace(label=label), indent)
            yield self._said(line, self._continued(text[begin:]), "item", label, level)
            return
        level = self._levels.paragraph(line.indent)
        yield as_heading(self._said(line, self._continued(text), level=level))

    def _inner_label(self, mark: ListMark, text: str) -> tuple[str, int]:
        """The label of an item: what stands after the mark of Markdown, where that is a label of another sort."""
        after = text[mark.end :]
        inner = list_mark(after)
        counts = inner and inner.number is not None and inner.label.endswith(".")
        if inner and counts and after[inner.end :][:1].islower() and not self._counts_on(inner):
            return mark.label, mark.end  # "10. trinn" is an ordinal
        if mark.number is not None or inner is None or not after[inner.end :]:
            return mark.label, mark.end
        above = self._levels.label.rstrip(".)")
        is_part = "." in inner.style[1:] and inner.label.rpartition(".")[0] != above and inner.style[0].isdigit()
        if is_part and inner.style not in ("1.", "1)"):
            return mark.label, mark.end
        return inner.label, mark.end + inner.end

    def _counts_on(self, mark: ListMark) -> bool:
        """Whether a number is the first of a list, or the next after that of the item above."""
        above = self._levels.label.rstrip(".)")
        return mark.number == 1 or (above.isdecimal() and mark.number == int(above) + 1)

    def _continued(self, text: str) -> str:
        """A text with the lines that follow it at once, until something else begins."""
        parts = [text]
        while self._at < len(self._lines):
            line = self._lines[self._at]
            stripped = _QUOTED.sub("", line.text).lstrip()
            if line.is_blank or self._heading.match(line.text) or self._levels.mark(stripped) or self._begins_table():
                break
            parts.append(stripped)
            self._at += 1
        return "\n".join(parts)

    def _said(
        self, line: _FileLine, text: str, kind: LineKind = "paragraph", label: str = "", level: int = 0
    ) -> SourceLine:
        return replace(line_of(inline_runs(text), line.place), kind=kind, label=label, level=level)

    def _begins_table(self) -> bool:
        line = self._lines[self._at]
        if line.text.lstrip().startswith("|") or self._tabs(self._at):
            return True
        after = self._lines[self._at + 1].text if self._at + 1 < len(self._lines) else ""
        return ("|" in line.text and "|" in after and _SEPARATOR.match(after) is not None) or bool(
            _TABLE_TAG.match(line.text)
        )

    def _tabs(self, at: int) -> int:
        """How many tabs set the columns of a line: two, or one that the lines beside it have too; 0 where none do."""
        if not 0 <= at < len(self._lines):
            return 0
        text = self._lines[at].text
        inner = text.strip(" ").lstrip("\t")
        if "\t" not in inner or ((found := list_mark(inner)) and "\t" not in inner[found.end :]):
            return 0
        return text.count("\t")

    def _table(self) -> list[SourceLine]:
        """The rows of a table that begins here, if one does; what follows it is next."""
        if self._is_markdown and self._begins_table() and not self._tabs(self._at):
            return self._html_table() if _TABLE_TAG.match(self._lines[self._at].text) else self._bar_table()
        if not self._is_markdown and (rows := self._set_table()):
            return rows
        rows = []
        tabs = self._tabs(self._at)
        if (
            tabs >= _COLUMNS
            or (tabs and tabs == self._tabs(self._at + 1))
            or (tabs and tabs == self._tabs(self._at - 1))
        ):
            line = self._lines[self._at]
            rows = [moved(row_of([self._cell(cell) for cell in line.text.split("\t")]), line.place)]
            self._at += 1
        return rows

    def _set_table(self) -> list[SourceLine]:
        page = self._lines[self._at].place.page
        lines = [line.text for line in self._lines[self._at : self._at + _LONGEST_TABLE] if line.place.page == page]
        rows, taken = rows_of_blanks(lines)
        places = [self._lines[self._at + row.line].place for row in rows]
        self._at += taken
        return [
            moved(row_of([self._cell(cell) for cell in row.cells], is_header=not number), place)
            for number, (row, place) in enumerate(zip(rows, places, strict=True))
        ]

    def _bar_table(self) -> list[SourceLine]:
        rows: list[SourceLine] = []
        while self._at < len(self._lines) and "|" in (line := self._lines[self._at]).text:
            self._at += 1
            if _SEPARATOR.match(line.text):
                continue
            following = self._lines[self._at].text if self._at < len(self._lines) else ""
            is_header = not rows and "|" in following and _SEPARATOR.match(following) is not None
            cells = [self._cell(cell) for cell in split_cells(line.text)]
            if any(cells):
                rows.append(moved(row_of(cells, is_header=is_header), line.place))
        return rows

    def _html_table(self) -> list[SourceLine]:
        first = self._lines[self._at].place
        parts: list[str] = []
        while self._at < len(self._lines):
            parts.append(self._lines[self._at].text)
            self._at += 1
            if "</table>" in parts[-1].casefold():
                break
        return [moved(line, first) for line in html_lines("\n".join(parts))]

    def _cell(self, text: str) -> Sequence[SourceLine]:
        if _BLOCK_TAG.search(text) and self._is_markdown:
            return [as_paragraph(line) for line in html_lines(text)]
        line = line_of(inline_runs(text) if self._is_markdown else [WordRun(text)])
        return (line,) if line.text else ()
