"""The XML of a Word file, written: paragraphs, runs of text and table cells.

What Word has in its own units is said here in centimetres and points.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

from referat_cli.paper.tree import Line, Text, TextRun

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}"'
# What XML cannot say at all; a reader sees that something stood there.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"[ \t\r\n]+")

# Where a link leads → the id that the document has for it.
Links = Callable[[str], str]


def twips(centimetres: float) -> int:
    """A length as Word has it: twentieths of a point."""
    return round(centimetres * 1440 / 2.54)


def sayable(text: str) -> str:
    """The text without what XML cannot say."""
    return _NO_XML.sub("\ufffd", text)


def attribute(value: str) -> str:
    """A value as it stands between the quotes of an attribute."""
    return escape(sayable(value)).replace("\n", "&#10;").replace("\t", "&#9;")


def words(text: str) -> str:
    """A text as it is shown: white space other than a hard blank is one blank."""
    return escape(_BLANKS.sub(" ", sayable(text)), quote=False)


class Numbered(NamedTuple):
    """The list and the level of a paragraph, both as Word has them: from 1, and from 0."""

    list: int
    level: int


class ParagraphSettings(NamedTuple):
    """How a paragraph is set: its style (an id), its place in a list, and what differs from the style.

    ``indent`` and ``right_tab`` are centimetres, ``above`` is the space above in points. ``mark`` is what its own mark
    has, a tracked insertion or deletion.
    """

    style: str = ""
    numbered: Numbered | None = None
    keep_with_next: bool = False
    new_page: bool = False
    underlined: bool = False
    indent: float = 0
    right_tab: float = 0
    above: float | None = None
    mark: str = ""

    def xml(self) -> str:
        """The properties, in the order that Word asks for."""
        parts = [
            f'<w:pStyle w:val="{attribute(self.style)}"/>' if self.style else "",
            "<w:keepNext/>" if self.keep_with_next else "",
            "<w:pageBreakBefore/>" if self.new_page else "",
            f'<w:numPr><w:ilvl w:val="{self.numbered.level}"/><w:numId w:val="{self.numbered.list}"/></w:numPr>'
            if self.numbered
            else "",
            '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="595959"/></w:pBdr>'
            if self.underlined
            else "",
            f'<w:tabs><w:tab w:val="right" w:pos="{twips(self.right_tab)}"/></w:tabs>' if self.right_tab else "",
            "" if self.above is None else f'<w:spacing w:before="{round(self.above * 20)}"/>',
            f'<w:ind w:left="{twips(self.indent)}"/>' if self.indent else "",
            f"<w:rPr>{self.mark}</w:rPr>" if self.mark else "",
        ]
        inner = "".join(parts)
        return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def paragraph(content: str, settings: ParagraphSettings) -> str:
    """A paragraph of runs."""
    return f"<w:p>{settings.xml()}{content}</w:p>"


def run(text: str, *, strong: bool = False, emphasis: bool = False, style: str = "") -> str:
    """A run of text; nothing of a text that is empty."""
    if not text:
        return ""
    settings = run_settings(strong=strong, emphasis=emphasis, style=style)
    return f'<w:r>{settings}<w:t xml:space="preserve">{words(text)}</w:t></w:r>'


def run_settings(*, strong: bool = False, emphasis: bool = False, style: str = "") -> str:
    """The properties of a run."""
    inner = f'<w:rStyle w:val="{attribute(style)}"/>' if style else ""
    inner += ("<w:b/><w:bCs/>" if strong else "") + ("<w:i/><w:iCs/>" if emphasis else "")
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


TAB = "<w:r><w:tab/></w:r>"
_BREAK = "<w:r><w:br/></w:r>"


def text_runs(text: Text, links: Links, link_style: str) -> str:
    """A text of the paper, line by line."""
    return _BREAK.join(_line(line, links, link_style) for line in text)


def _line(line: Line, links: Links, link_style: str) -> str:
    return "".join(_linked(one, links, link_style) if _leads(one.link) else _plain(one) for one in line)


def _leads(link: str) -> bool:
    """Whether a link leads out of the paper; one that leads nowhere ("#") is words like others."""
    return bool(link) and not link.startswith("#")


def _plain(one: TextRun) -> str:
    return run(one.text, strong=one.strong, emphasis=one.emphasis)


def _linked(one: TextRun, links: Links, style: str) -> str:
    inner = run(one.text, strong=one.strong, emphasis=one.emphasis, style=style)
    return f'<w:hyperlink r:id="{attribute(links(one.link))}">{inner}</w:hyperlink>'


def field(instruction: str, shown: str) -> str:
    """A field that Word reckons, with what stands there until it has."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>{words(shown)}</w:t></w:r></w:fldSimple>'


class CellSettings(NamedTuple):
    """How a cell is set: its width in centimetres, how many columns it takes, and whether it is shaded as a heading."""

    width: float
    columns: int = 1
    shaded: bool = False

    def xml(self) -> str:
        """The properties of the cell."""
        span = f'<w:gridSpan w:val="{self.columns}"/>' if self.columns > 1 else ""
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if self.shaded else ""
        return f'<w:tcPr><w:tcW w:w="{twips(self.width)}" w:type="dxa"/>{span}{shade}</w:tcPr>'


def cell(paragraphs: str, settings: CellSettings) -> str:
    """A cell of paragraphs; Word asks for one at least."""
    return f"<w:tc>{settings.xml()}{paragraphs or '<w:p/>'}</w:tc>"


def row(cells: Iterable[str], *, heading: bool = False) -> str:
    """A row that no page breaks; a heading is said again on each page."""
    again = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Iterable[float], *, style: str, caption: str, indent: float = 0) -> str:
    """A table of rows; its caption is said to those who hear it read."""
    widths = [*widths]
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    moved = f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/>' if indent else ""
    settings = (
        f'<w:tblStyle w:val="{attribute(style)}"/><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>{moved}'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{attribute(caption)}"/>'
    )
    return f"<w:tbl><w:tblPr>{settings}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
