"""Where something stands in an ordinary text, as its lines tell.

In a text with nothing unusual (`fast_value`) every key and dash of what stands on lines of its own begins a line, or
follows the dash of the entry that it begins. So a place is found from the value and the lines, and only what stands
there, a text or what is between brackets, is read once more. The tree of the whole takes 2.4 ms of a file of 26 kB.
"""

import re
from typing import Any, NamedTuple

from referat_cli.document.fast_value import block_text
from referat_cli.document.nodes import Node, compose, events, line_start
from referat_cli.model.problem import Where

# Spaces, a comment beside a key, blank lines and other comments.
_BEFORE_VALUE = re.compile(r"(?: *(?:#[^\n]*)?\n)* *")


class _Part(NamedTuple):
    """A value, between ``inner`` and ``end``, with the key or the dash that it follows, which is at ``start``."""

    start: int
    inner: int
    end: int
    name: str = ""

    @property
    def key(self) -> Node | None:
        """The key, None of an entry of a list."""
        return Node("scalar", self.start, self.inner - 1, self.name) if self.name else None


class TextParts:
    """The parts of an ordinary text whose value is this; they are found as they are asked for."""

    def __init__(self, text: str, value: Any) -> None:  # noqa: ANN401 - whatever the file says
        self._text = text
        self._value = value
        self._whole = _Part(0, 0, len(text))
        self._starts: dict[int, list[int]] = {}
        self._nodes: dict[int, Node | None] = {}

    @property
    def top(self) -> Node | None:
        """The node of the whole text, None where its lines do not tell."""
        return self._node(self._whole, self._value)

    def find(self, where: Where) -> tuple[Node | None, Where]:
        """The node that lines lead to on the way to a place, and the steps on from there; None where they do not tell.

        A list or a mapping on lines of its own has its keys, and nothing below it.
        """
        part, value = self._whole, self._value
        for depth, step in enumerate(where):
            starts = self._starts_of(part, value)
            if not starts or not _has(value, step):
                return self._node(part, value), where[depth:]
            name, number = ("", step) if isinstance(step, int) else (str(step), [*value].index(step))
            end = line_start(self._text, starts[number + 1]) if number + 1 < len(starts) else part.end
            part = _Part(starts[number], starts[number] + (len(name) + 1 if name else len("- ")), end, name)
            value = value[step]
        return self._node(part, value), ()

    def _starts_of(self, part: _Part, value: Any) -> list[int]:  # noqa: ANN401 - as above
        """Where the entries of a list or a mapping on lines of its own begin; none of anything else."""
        if not value or not isinstance(value, dict | list):
            return []
        if part.inner not in self._starts:
            signs = [f"{name}:" for name in value] if isinstance(value, dict) else ["- "] * len(value)
            self._starts[part.inner] = self._find_starts(part, signs)
        return self._starts[part.inner]

    def _find_starts(self, part: _Part, signs: list[str]) -> list[int]:
        """Where the keys or the dashes of a value begin; none where they do not begin its lines."""
        at = self._start(part)
        # The first may follow a dash. Nothing else of the value begins as far to the left as they do.
        line = "\n" + " " * (at - line_start(self._text, at))
        starts = [at] if self._text.startswith(signs[0], at) else []
        for sign in signs[1:] if starts else ():
            at = self._text.find(line + sign, at, part.end) + len(line)
            if at < len(line):
                return []
            starts.append(at)
        return starts

    def _start(self, part: _Part) -> int:
        """Where the value of a part begins."""
        before = _BEFORE_VALUE.match(self._text, part.inner, part.end)
        return before.end() if before else part.inner

    def _node(self, part: _Part, value: Any) -> Node | None:  # noqa: ANN401 - as above
        """The value of a part, with its place in the whole text."""
        if part.inner not in self._nodes:
            starts = self._starts_of(part, value)
            self._nodes[part.inner] = self._listed(part, value, starts) if starts else self._composed(part)
        return self._nodes[part.inner]

    def _listed(self, part: _Part, value: Any, starts: list[int]) -> Node:  # noqa: ANN401 - as above
        """A list or a mapping on lines of its own."""
        node = Node("mapping" if isinstance(value, dict) else "list", starts[0], part.end)
        if isinstance(value, dict):
            keys = zip(value, starts, strict=True)
            node.keys = {name: Node("scalar", start, start + len(name), name) for name, start in keys}
        node.key = part.key
        return node

    def _composed(self, part: _Part) -> Node | None:
        """A text, or what is between brackets; None of the whole, whose tree is kept elsewhere."""
        if part is self._whole:
            return None
        if block := block_text(self._text, self._start(part)):
            node = Node("scalar", *block.span(), style=block[0][0])
            node.key = part.key
            return node
        text = self._text[part.start : part.end]
        tree = compose(events(text), text)
        if tree.root is None or tree.error or tree.problems:
            return None
        for node in [*tree.root.below()]:
            for moved in (node, *node.keys.values()):
                moved.start += part.start
                moved.end += part.start
        return tree.root.items.get(part.name or 0)


def _has(value: Any, step: object) -> bool:  # noqa: ANN401 - as above
    """Whether a list or a mapping has what a step leads to."""
    return isinstance(step, int) and 0 <= step < len(value) if isinstance(value, list) else step in value
