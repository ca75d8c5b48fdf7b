"""The labels of a Word file: they stand nowhere in its text, and are counted as Word counts them."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from referat_cli.paper.reading.formats.docx_package import WORD
from referat_cli.paper.reading.formats.docx_styles import (
    NumberedAs,
    WordStyles,
    child_value,
    number_of,
    switched,
    value_of,
)
from referat_cli.paper.reading.formats.list_marks import BULLET, ordinal

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
# The bullets of the fonts Symbol and Wingdings stand where no letter does.
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass
class NumberedLevel:
    """A level of a list: how it counts and what is set around its number."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    paragraph_style: str = ""
    indent: int | None = None


@dataclass
class _CountedList:
    """What Word counts together: the levels, and the last number of each."""

    levels: dict[int, NumberedLevel] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)


class CountedLists:
    """The lists of a file, counted from its beginning on."""

    def __init__(self, root: "_Element | None", styles: WordStyles) -> None:
        self._styles = styles
        self._lists: dict[str, _CountedList] = {}
        self._shared: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._own: dict[str, dict[int, NumberedLevel]] = {}
        self._linked: dict[str, str] = {}
        for one in () if root is None else root.iterchildren(f"{WORD}abstractNum"):
            name = value_of(one, "abstractNumId")
            self._lists[name] = _CountedList(_levels(one))
            if link := child_value(one, "numStyleLink"):
                self._linked[name] = link
        for one in () if root is None else root.iterchildren(f"{WORD}num"):
            number = value_of(one, "numId")
            self._shared[number] = child_value(one, "abstractNumId")
            for override in one.iterchildren(f"{WORD}lvlOverride"):
                level = number_of(value_of(override, "ilvl"))
                self._own.setdefault(number, {}).update(_levels(override))
                if start := child_value(override, "startOverride"):
                    self._overrides.setdefault(number, {})[level] = number_of(start, 1)

    def levels(self, numbered: NumberedAs) -> dict[int, NumberedLevel]:
        """The levels of a list."""
        counted = self._counted(numbered.list)
        return {**counted.levels, **self._own.get(numbered.list, {})} if counted else {}

    def by_style(self, numbered: NumberedAs, style: str) -> NumberedAs:
        """The level of a list that a style of paragraphs stands for, where the list says so."""
        for level, one in self.levels(numbered).items():
            if style and one.paragraph_style == style:
                return numbered._replace(level=level)
        return numbered

    def label(self, numbered: NumberedAs) -> str | None:
        """Count one further, and say the label; None where the paragraph is in no list."""
        counted = self._counted(numbered.list)
        levels = self.levels(numbered)
        level = levels.get(numbered.level)
        if counted is None or level is None:
            return None
        at = numbered.level
        begin = self._overrides.get(numbered.list, {}).pop(at, None)
        if begin is not None:
            counted.last[at] = begin
        else:
            counted.last[at] = counted.last[at] + 1 if at in counted.last else level.start
        for below in [below for below in counted.last if below > at]:
            restart = levels[below].restart if below in levels else None
            if restart is None or at < restart:
                del counted.last[below]
        return _label(level, levels, counted.last)

    def _counted(self, number: str) -> _CountedList | None:
        shared = self._shared.get(number, "")
        if shared in self._linked:
            shared = self._shared.get(self._styles.numbering(self._linked[shared]), shared)
        return self._lists.get(shared)


def _label(level: NumberedLevel, levels: dict[int, NumberedLevel], last: dict[int, int]) -> str:
    if level.style == "bullet":
        return _PRIVATE.sub(BULLET, level.text).strip() or BULLET
    if level.style == "none":
        return _PLACE.sub("", level.text).strip()

    def counted(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        one = levels.get(at, NumberedLevel())
        style = "decimal" if level.is_legal else one.style
        number = last.get(at, one.start)
        return f"{number:02}" if style == "decimalZero" else ordinal(number, _STYLES.get(style, "decimal"))

    return _PLACE.sub(counted, level.text).strip()


def _levels(element: "_Element") -> dict[int, NumberedLevel]:
    found: dict[int, NumberedLevel] = {}
    for one in element.iterchildren(f"{WORD}lvl"):
        indent = one.find(f"{WORD}pPr/{WORD}ind")
        left = "" if indent is None else value_of(indent, "left") or value_of(indent, "start")
        restart = child_value(one, "lvlRestart")
        level = number_of(value_of(one, "ilvl"))
        if 0 <= level < _LEVELS:
            found[level] = NumberedLevel(
                start=number_of(child_value(one, "start") or "0"),
                style=child_value(one, "numFmt") or "decimal",
                text=child_value(one, "lvlText"),
                restart=number_of(restart) if restart else None,
                is_legal=bool(switched(one, "isLgl")),
                paragraph_style=child_value(one, "pStyle"),
                indent=number_of(left) if left else None,
            )
    return found
