"""A page that collects what is said on it as blocks of a paper, in place of setting it.

So a case has the same parts, in the same order and words, on paper as on the screen (`render.case_parts`).
"""

import re
from collections.abc import Iterator, Sequence

from referat_cli.model.meeting import Labels, Point, as_point
from referat_cli.model.point_numbers import letter, roman, sibling_numbers
from referat_cli.paper.running_text import running_blocks
from referat_cli.paper.tree import (
    Block,
    Fact,
    FactList,
    Heading,
    Items,
    Line,
    ListItem,
    Paragraph,
    TextRun,
    text_of,
)
from referat_cli.render.page import TerminalPage
from referat_cli.render.screen import Screen

_ADDRESS = re.compile(r"https?://\S+$")
_DASH, _BULLET = "–", "•"


class PaperPage(TerminalPage):
    """The blocks of a part of a paper, in order."""

    def __init__(self) -> None:
        super().__init__(Screen())
        self.blocks: list[Block] = []

    def line(self, text: str) -> None:
        """See `TerminalPage`."""
        self.blocks.append(Paragraph(text_of(text)))

    def named(self, what: str, value: str) -> None:
        """See `TerminalPage`."""
        above = self.blocks[-1] if self.blocks else None
        before = above.facts if isinstance(above, FactList) else ()
        if before:
            self.blocks.pop()
        self.blocks.append(FactList((*before, Fact(what, value))))

    def heading(self, text: str, whose: str = "") -> None:
        """See `TerminalPage`."""
        self.blocks.append(Heading(f"{text} {whose}".rstrip(), 2))

    def points(self, entries: Sequence[str | Point], labels: Labels = "tall") -> None:
        """See `TerminalPage`."""
        self.blocks += point_blocks(entries, labels)

    def item(self, text: str, more: str | None = None, facts: Sequence[str] = ()) -> None:
        """See `TerminalPage`."""
        below = (*running_blocks(more or ""), *(Paragraph(text_of(fact)) for fact in facts))
        item = ListItem(_DASH, (_with_link(text, strong=bool(more)),), below)
        above = self.blocks[-1] if self.blocks else None
        if isinstance(above, Items) and not above.ordered:
            self.blocks[-1] = Items((*above.items, item), ordered=False)
        else:
            self.blocks.append(Items((item,), ordered=False))

    def running(self, text: str) -> None:
        """See `TerminalPage`."""
        self.blocks += running_blocks(text)


def _with_link(text: str, *, strong: bool) -> Line:
    """A text that may end with the address of a page, which then leads there."""
    found = _ADDRESS.search(text)
    if found is None:
        return (TextRun(text, strong=strong),)
    before = text[: found.start()]
    return (*((TextRun(before, strong=strong),) if before else ()), TextRun(found[0], strong=strong, link=found[0]))


def point_blocks(entries: Sequence[str | Point], labels: Labels, level: int = 0, above: str = "") -> Iterator[Block]:
    """A tree of points as lists, with the labels that the record asks for; a point without one is a paragraph.

    ``above`` is the number of the point above where all above are numbered: its points are then 1.1 and 1.2. The labels
    of a level below the second that has none of its own are bullets.
    """
    waiting: list[ListItem] = []
    for number, entry in zip(sibling_numbers(entries), entries, strict=True):
        point = as_point(entry)
        plain = not (point.label or point.unnumbered)
        count = f"{above}.{number}" if above else number
        shown = point.label or (_label(int(number), count, labels, level) if plain else "")
        inner = count if plain and labels == "tall" and (above or not level) else ""
        below = tuple(point_blocks(point.points or (), point.labels or "strek", level + 1, inner))
        if shown:
            waiting.append(ListItem(shown, text_of(point.text), below))
            continue
        if waiting:
            yield Items(tuple(waiting), ordered=labels != "strek")
            waiting = []
        yield Paragraph(text_of(point.text))
        yield from below
    if waiting:
        yield Items(tuple(waiting), ordered=labels != "strek")


def _label(number: int, count: str, labels: Labels, level: int) -> str:
    """What stands before a point of that number: "1.", and below it "1.1", "a)", "I.", a dash, a bullet, or nothing."""
    if labels == "tall":
        return count if "." in count else f"{count}."
    if labels == "strek":
        return _BULLET if level > 1 else _DASH
    return {"bokstav": f"{letter(number - 1)})", "romertall": f"{roman(number)}.", "ingen": ""}[labels]
