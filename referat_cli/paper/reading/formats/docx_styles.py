"""What the styles of a Word file say of a paragraph: heading, numbering, indent, bold."""

import re
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.paper.reading.formats.docx_package import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word's own names, and those that a Norwegian Word writes for styles of one's own making.
_HEADING = re.compile(r"(?:heading|overskrift) ?(\d)\b", re.IGNORECASE)
_TITLES = frozenset(("title", "tittel"))
_DEEPEST_CHAIN = 20
_OFF = ("0", "false", "off", "none")


class NumberedAs(NamedTuple):
    """The list that a paragraph belongs to, and its level in it, from 0."""

    list: str
    level: int


class ParagraphLook(NamedTuple):
    """What is said of a paragraph, by itself or by its style; None where nothing is."""

    heading: int | None = None
    numbered: NumberedAs | None = None
    indent: int | None = None
    strong: bool | None = None
    new_page: bool | None = None


class WordStyles:
    """The styles of a file."""

    def __init__(self, root: "_Element | None") -> None:
        found = () if root is None else root.iter(f"{WORD}style")
        self._styles = {value_of(style, "styleId"): style for style in found}
        self._looks: dict[str, ParagraphLook] = {}

    def look(self, paragraph: "_Element") -> ParagraphLook:
        """What a paragraph is said to be, its style counted in."""
        own = paragraph.find(f"{WORD}pPr")
        style = child_value(own, "pStyle") or self._default
        return _merged(_look(own, None), self._style_look(style))

    def strong(self, run: "_Element", paragraph: ParagraphLook) -> bool:
        """Whether a run is bold: by itself, its own style, or that of its paragraph."""
        own = run.find(f"{WORD}rPr")
        said = switched(own, "b")
        if said is None and (style := child_value(own, "rStyle")):
            said = self._style_look(style).strong
        return bool(paragraph.strong if said is None else said)

    @property
    def _default(self) -> str:
        for name, style in self._styles.items():
            if style.get(f"{WORD}default") == "1" and style.get(f"{WORD}type") == "paragraph":
                return name
        return ""

    def _style_look(self, name: str) -> ParagraphLook:
        if name not in self._looks:
            look, at = ParagraphLook(), name
            for _step in range(_DEEPEST_CHAIN):
                style = self._styles.get(at)
                if style is None:
                    break
                look = _merged(look, _look(style.find(f"{WORD}pPr"), style))
                at = child_value(style, "basedOn")
            self._looks[name] = look
        return self._looks[name]

    def numbering(self, name: str) -> str:
        """The list that a style of lists stands for."""
        numbered = self._style_look(name).numbered
        return numbered.list if numbered else ""

    def style_of(self, paragraph: "_Element") -> str:
        """The style of a paragraph."""
        return child_value(paragraph.find(f"{WORD}pPr"), "pStyle") or self._default


def value_of(element: "_Element", name: str) -> str:
    """An attribute of Word's own."""
    return element.get(f"{WORD}{name}") or ""


def child_value(element: "_Element | None", name: str) -> str:
    """The value of a child that has one."""
    child = None if element is None else element.find(f"{WORD}{name}")
    return "" if child is None else value_of(child, "val")


def switched(element: "_Element | None", name: str) -> bool | None:
    """Whether a property is on; None where nothing is said."""
    child = None if element is None else element.find(f"{WORD}{name}")
    return None if child is None else value_of(child, "val").casefold() not in _OFF


def number_of(written: str, otherwise: int = 0) -> int:
    """A number that may not be one."""
    try:
        return max(-1_000_000, min(int(float(written)), 1_000_000))
    except (ValueError, OverflowError):
        return otherwise


def _merged(own: ParagraphLook, style: ParagraphLook) -> ParagraphLook:
    numbered = own.numbered or style.numbered
    if own.numbered and not own.numbered.list and style.numbered:  # a level alone, in the list of the style
        numbered = style.numbered._replace(level=own.numbered.level)
    return ParagraphLook(
        style.heading if own.heading is None else own.heading,
        numbered,
        style.indent if own.indent is None else own.indent,
        style.strong if own.strong is None else own.strong,
        style.new_page if own.new_page is None else own.new_page,
    )


def _look(properties: "_Element | None", style: "_Element | None") -> ParagraphLook:
    heading = None
    outline = child_value(properties, "outlineLvl")
    if outline:
        level = number_of(outline, 9) + 1
        heading = level if level < 10 else 0  # noqa: PLR2004 - level 9 of an outline is running text
    strong = None
    if style is not None:
        strong = switched(style.find(f"{WORD}rPr"), "b")
        name = child_value(style, "name").strip()
        if heading is None and (found := _HEADING.match(name)):
            heading = int(found[1])
        elif heading is None and name.casefold() in _TITLES:
            heading = 1
    numbered = None
    if properties is not None and (numbering := properties.find(f"{WORD}numPr")) is not None:
        numbered = NumberedAs(child_value(numbering, "numId"), number_of(child_value(numbering, "ilvl")))
    indent = None if properties is None else properties.find(f"{WORD}ind")
    left = None
    if indent is not None and (written := value_of(indent, "left") or value_of(indent, "start")):
        left = number_of(written)
    return ParagraphLook(heading, numbered, left, strong, switched(properties, "pageBreakBefore"))
