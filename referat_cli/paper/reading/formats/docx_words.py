"""The words of a paragraph of Word: what is shown of its runs, fields, insertions and boxes."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.paper.reading.formats.docx_package import RELATION, WORD
from referat_cli.paper.reading.formats.docx_styles import ParagraphLook, WordStyles, switched, value_of
from referat_cli.paper.reading.formats.list_marks import BULLET
from referat_cli.paper.reading.formats.runs import WordRun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Signs of the fonts Symbol and Wingdings that minutes are ticked with; others are bullets.
_SIGNS = {"f0fe": "☒", "f0fd": "☒", "f078": "☒", "f0a8": "☐", "f06f": "☐", "f0fc": "✓", "f0fb": "x", "f02d": "–"}
_GONE = {f"{WORD}{name}" for name in ("del", "moveFrom", "delText", "pPr", "rPr", "sdtPr", "instrText", "delInstrText")}
_TRACKED = {f"{WORD}{name}" for name in ("del", "ins", "moveFrom", "moveTo")}
_BREAKS = (f"{WORD}br", f"{WORD}lastRenderedPageBreak")
_PLAIN = {f"{WORD}tab": "\t", f"{WORD}ptab": "\t", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}


@dataclass
class Seen:
    """What was met on the way that no line can tell of."""

    tracked: bool = False
    hidden: bool = False


class ParagraphWords(NamedTuple):
    """The runs of a paragraph, the boxes that hang on it, and how many pages end before its words and within them."""

    runs: list[WordRun]
    boxes: list["_Element"]
    pages_before: int
    pages: int


@dataclass
class _Under:
    """What is known of the paragraph so far."""

    runs: list[WordRun] = field(default_factory=list)
    boxes: list["_Element"] = field(default_factory=list)
    pages_before: int = 0
    pages: int = 0
    # The fields that are open: what stands before the separator of one is its instruction.
    fields: list[bool] = field(default_factory=list)


class WordsReader:
    """Reads paragraphs; ``rendered`` where Word has noted where its pages ended when it last set them."""

    def __init__(self, styles: WordStyles, links: "Mapping[str, tuple[str, str]]", *, rendered: bool) -> None:
        self._styles = styles
        self._links = links
        self._rendered = rendered
        self.seen = Seen()

    def read(self, paragraph: "_Element", look: ParagraphLook) -> ParagraphWords:
        """The words of a paragraph as they are once its tracked changes have been accepted."""
        under = _Under()
        self._children(paragraph, look, under, "")
        return ParagraphWords(under.runs, under.boxes, under.pages_before, under.pages)

    def _children(self, element: "_Element", look: ParagraphLook, under: _Under, link: str) -> None:
        for child in element:
            tag = child.tag
            if tag in _TRACKED:
                self.seen.tracked = True
            if tag in _GONE or not isinstance(tag, str):
                continue
            if tag == f"{WORD}r":
                self._run(child, look, under, link)
            elif tag == f"{WORD}hyperlink":
                self._children(child, look, under, self._address(child))
            elif tag == f"{WORD}txbxContent":
                under.boxes.append(child)
            elif tag == f"{_ALTERNATIVES}AlternateContent":
                self._alternative(child, look, under, link)
            elif tag == _MATH_TEXT:
                self._add(under, WordRun(child.text or "", strong=False, link=link))
            else:
                self._children(child, look, under, link)

    def _alternative(self, element: "_Element", look: ParagraphLook, under: _Under, link: str) -> None:
        """Of two ways to say the same, one."""
        for name in ("Choice", "Fallback"):
            one = element.find(f"{_ALTERNATIVES}{name}")
            if one is not None:
                self._children(one, look, under, link)
                return

    def _address(self, link: "_Element") -> str:
        anchor = value_of(link, "anchor")
        kind, target = self._links.get(link.get(f"{RELATION}id") or "", ("", ""))
        return (target if kind == "hyperlink" else "") or (f"#{anchor}" if anchor else "")

    def _run(self, run: "_Element", look: ParagraphLook, under: _Under, link: str) -> None:
        is_hidden = bool(switched(run.find(f"{WORD}rPr"), "vanish"))
        strong, emphasis = self._styles.strong(run, look), bool(switched(run.find(f"{WORD}rPr"), "i"))
        for child in run:
            tag = child.tag
            if tag == f"{WORD}fldChar":
                _field(under, value_of(child, "fldCharType"))
            elif any(under.fields):
                continue
            elif tag == f"{WORD}t":
                self.seen.hidden |= is_hidden and bool((child.text or "").strip())
                self._add(under, WordRun("" if is_hidden else child.text or "", strong, link, emphasis))
            elif tag in _BREAKS:
                self._break(child, under, strong=strong)
            elif tag in _PLAIN:
                self._add(under, WordRun(_PLAIN[tag], strong, link, emphasis))
            elif tag == f"{WORD}sym":
                self._add(under, WordRun(_sign(value_of(child, "char")), strong, link))
            elif tag not in _GONE and isinstance(tag, str) and len(child):
                self._children_of_run(child, look, under, link)

    def _children_of_run(self, child: "_Element", look: ParagraphLook, under: _Under, link: str) -> None:
        if child.tag == f"{_ALTERNATIVES}AlternateContent":
            self._alternative(child, look, under, link)
        else:
            self._children(child, look, under, link)

    def _break(self, element: "_Element", under: _Under, *, strong: bool) -> None:
        """A break of the line, or the end of a page: as Word set it where it says so, else as somebody asked for it."""
        is_rendered = element.tag == f"{WORD}lastRenderedPageBreak"
        is_page = is_rendered or value_of(element, "type") == "page"
        if not is_page:
            if value_of(element, "type") != "column":
                self._add(under, WordRun("\n", strong))
        elif is_rendered == self._rendered:
            under.pages += 1
            if not any(run.text.strip() for run in under.runs):
                under.pages_before += 1

    @staticmethod
    def _add(under: _Under, run: WordRun) -> None:
        if run.text:
            under.runs.append(run)


def _field(under: _Under, kind: str) -> None:
    if kind == "begin":
        under.fields.append(True)
    elif kind == "separate" and under.fields:
        under.fields[-1] = False
    elif kind == "end" and under.fields:
        under.fields.pop()


def _sign(code: str) -> str:
    code = code.casefold().rjust(4, "0")
    if code in _SIGNS:
        return _SIGNS[code]
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return BULLET
    return sign if sign.isprintable() and not "\ue000" <= sign <= "\uf8ff" else BULLET
