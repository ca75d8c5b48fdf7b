"""What does the comparison need to know of a point?"""

import re
from functools import cached_property

from referat_cli.meeting.wording import plain
from referat_cli.record.minutes import Points

_WORD = re.compile(r"\w+")


class Node:
    """A point in its tree, with what the comparison needs to know of it, found when first asked for.

    ``number`` is the point's address ("2.3"), ``origin`` the address that its ``fra_forslag`` names.
    """

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


class Tree:
    """A tree of points: ``root`` is a node without text above the points, ``nodes`` are the points in reading order."""

    def __init__(self, points: Points) -> None:
        self.root = Node("", "", None, None)
        self.nodes: list[Node] = []
        self._grow(self.root, points)

    def _grow(self, parent: Node, points: Points) -> None:
        before = f"{parent.number}." if parent.number else ""
        for index, entry in enumerate(points, start=1):
            number = f"{before}{index}"
            if isinstance(entry, str):
                node = Node(entry, number, parent, None)
                below = None
            else:
                node = Node(entry.text, number, parent, entry.from_proposal)
                below = entry.points
            parent.children.append(node)
            self.nodes.append(node)
            if below:
                self._grow(node, below)
