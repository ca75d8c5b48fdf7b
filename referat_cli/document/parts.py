"""Where something stands in an ordinary text, from the tree of the part that holds it and nothing else.

A part is an entry of one of the file's lists (a case, a group of those who met), or the value of another of its keys.
In a text with nothing unusual (`fast_value`) its lines tell where it begins and ends. The tree of the whole costs
2.4 ms of a file of 26 kB, and most findings are about a few parts of it.
"""

import re
from itertools import pairwise
from typing import Any

from referat_cli.document.nodes import Node, compose, events
from referat_cli.model.problem import Where

_KEY = re.compile(r"^([a-z][a-z0-9_]*):", re.MULTILINE)
_FIRST_ENTRY = re.compile(r"[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- ")


class TextParts:
    """The parts of an ordinary text whose value is this; a part is read when it is first asked for."""

    def __init__(self, text: str, value: Any) -> None:  # noqa: ANN401 - whatever the file says
        self._text = text
        self._value = value if isinstance(value, dict) else {}
        starts = [(found[1], found.start()) for found in _KEY.finditer(text)]
        ends = pairwise([*(start for _key, start in starts), len(text)])
        self._blocks = {key: span for (key, _start), span in zip(starts, ends, strict=True)}
        if len(starts) != len(self._value) or self._blocks.keys() != self._value.keys():
            self._blocks = {}
        self._read: dict[tuple[str, int | None], Node | None] = {}
        self._entries: dict[str, list[tuple[int, int]]] = {}

    def find(self, where: Where) -> tuple[Node, Where] | None:
        """The node of the part that a place is in, and the steps on from there; None where its lines do not tell."""
        if not where or type(where[0]) is not str or where[0] not in self._blocks:
            return None
        key, rest = where[0], where[1:]
        if rest and type(rest[0]) is int and isinstance(self._value[key], list):
            entries = self._entries_of(key)
            if rest[0] < len(entries):
                entry = self._part(key, rest[0], *entries[rest[0]])
                return (entry, rest[1:]) if entry else None
        part = self._part(key, None, *self._blocks[key])
        return (part, rest) if part else None

    def _entries_of(self, key: str) -> list[tuple[int, int]]:
        """Where the entries of a list on lines of its own begin and end; none where its lines do not tell."""
        if key not in self._entries:
            start, end = self._blocks[key]
            first = _FIRST_ENTRY.match(self._text, start, end)
            starts = []
            if first:
                pattern = re.compile(rf"^{first[1]}- ", re.MULTILINE)
                starts = [found.start() for found in pattern.finditer(self._text, start, end)]
            whole = len(starts) == len(self._value[key])
            self._entries[key] = list(pairwise([*starts, end])) if whole else []
        return self._entries[key]

    def _part(self, key: str, number: int | None, start: int, end: int) -> Node | None:
        """The value of a key or the entry of a list, with its place in the whole text."""
        if (key, number) not in self._read:
            part = self._text[start:end]
            tree = compose(events(part), part)
            self._read[key, number] = None
            if tree.root is not None and not (tree.error or tree.problems):
                for node in [*tree.root.below()]:
                    for moved in (node, *node.keys.values()):
                        moved.start += start
                        moved.end += start
                self._read[key, number] = tree.root.items.get(key if number is None else 0)
        return self._read[key, number]
