"""How deep an item lies in a text where that shows by its indent and its label only."""

from typing import NamedTuple

from referat_cli.paper.reading.formats.list_marks import ListMark, list_mark

# Blanks that mean nothing: one is what a page break leaves before the first word of a page.
_SLACK = 1
# A number may be forgotten, but not so many.
_SKIPPED = 3
_DASHES = "–—"
# A heading has so many words at most.
_SHORT = 6


class _OpenMark(NamedTuple):
    """An item that others may lie under: its indent, and what its label is."""

    indent: int
    style: str
    label: str
    number: int


class ListLevels:
    """The items that are open above a line, and the numbers that have been met.

    ``by_indent`` is how Markdown does it: items of one indent are neighbours, whatever their labels. Else a new sort of
    label at the same indent is a level below. ``whole`` is where every line is a paragraph, so that none begins with a
    number only because it was broken there.
    """

    def __init__(self, *, by_indent: bool, slack: int | None = None, whole: bool = False) -> None:
        self._whole = whole
        self._by_indent = by_indent
        self._slack = (0 if by_indent else _SLACK) if slack is None else slack
        self._open: list[_OpenMark] = []
        self._numbers: dict[str, int] = {}

    @property
    def depth(self) -> int:
        """How many items are open."""
        return len(self._open)

    @property
    def label(self) -> str:
        """The label of the innermost item."""
        return self._open[-1].label if self._open else ""

    def mark(self, text: str) -> ListMark | None:
        """The label that a line begins with, if it begins or continues a list: prose may begin with a number too."""
        mark = list_mark(text)
        if mark is None or mark.number is None:
            return mark
        if mark.style in ("a.", "a)") and mark.label[0] in "ivx" and self._numbers.get(mark.style) != mark.number - 1:
            mark = mark.as_roman()
        number = mark.number or 0
        before = [self._numbers.get(mark.style, 0), *(one.number for one in self._open if one.style == mark.style)]
        follows = number == 1 or any(0 < last <= number <= last + _SKIPPED for last in before)
        if not follows and not self._whole:
            return None
        return None if _following(mark) in text else mark

    def item(self, mark: ListMark, indent: int) -> int:
        """Open an item; how deep it lies, from 0."""
        if mark.number is not None:
            self._numbers[mark.style] = mark.number
        style = "-" if mark.style in _DASHES else mark.style
        slack = self._slack
        while self._open and self._open[-1].indent > indent + slack:
            self._open.pop()
        same = [at for at, one in enumerate(self._open) if abs(one.indent - indent) <= slack and one.style == style]
        if same:
            del self._open[same[-1] :]
        elif self._by_indent and self._open and abs(self._open[-1].indent - indent) <= slack:
            self._open.pop()
        self._open.append(_OpenMark(indent, style, mark.label, mark.number or 0))
        return len(self._open) - 1

    def paragraph(self, indent: int) -> int:
        """Close the items that a paragraph after a blank line does not stand under; how many are left open."""
        while self._open and self._open[-1].indent >= indent:
            self._open.pop()
        return len(self._open)

    def close(self) -> None:
        """Close all items: a heading has been met."""
        self._open = []


def looks_short(text: str) -> bool:
    """Whether a line of plain text may be a heading: some words without a full stop."""
    words = text.split()
    return 0 < len(words) <= _SHORT and words[0][0].isupper() and words[-1][-1] not in ".,;"


def _following(mark: ListMark) -> str:
    """How the next label would stand in prose: "1) antall, 2) andel"."""
    number = mark.number or 0
    if mark.style[0] == "1":
        return f" {number + 1}{mark.style[-1]} " if mark.style[-1] == ")" else "\0"
    return f" {chr(ord(mark.label[0]) + 1)}) " if mark.style == "a)" else "\0"
