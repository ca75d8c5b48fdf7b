"""What does the comparison need to know of a point?"""

import re
from collections.abc import Iterator
from functools import cached_property

from referat_cli.meeting.wording import plain
from referat_cli.record.minutes import Points

_WORD = re.compile(r"\w+")


class Node:
    """A point in its tree, with what the comparison needs to know of it, found when first asked for."""

    def __init__(self, text: str, number: str, parent: "Node | None", origin: str | None) -> None:
        self.text = text
        self.number = number
        self.parent = parent
        self.origin = origin
        self.children: list[Node] = []

    @cached_property
    def plain(self) -> str:
        """The text without cosmetics."""
        return plain(self.text)

    @cached_property
    def whole(self) -> object:
        """The point and everything under it, to compare and hash."""
        return (self.text, tuple(child.whole for child in self.children)) if self.children else self.text

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, without regard to case."""
        return frozenset(_WORD.findall(self.text.lower()))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """The words of the text and of everything under it."""
        return self.words.union(*(child.all_words for child in self.children)) if self.children else self.words


def tree(points: Points) -> Node:
    """The points as nodes under a root without text; ``number`` is the point's address ("2.3"), ``origin`` its source."""
    root = Node("", "", None, None)
    _grow(root, points)
    return root


def _grow(parent: Node, points: Points) -> None:
    before = f"{parent.number}." if parent.number else ""
    for index, entry in enumerate(points, start=1):
        if isinstance(entry, str):
            parent.children.append(Node(entry, f"{before}{index}", parent, None))
            continue
        node = Node(entry.text, f"{before}{index}", parent, entry.from_proposal)
        parent.children.append(node)
        if entry.points:
            _grow(node, entry.points)


def below(node: Node) -> Iterator[Node]:
    """Every node under this one, in reading order."""
    for child in node.children:
        yield child
        yield from below(child)
