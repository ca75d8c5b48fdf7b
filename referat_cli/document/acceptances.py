"""Which problems does the record itself accept, and for what reason?"""

import re
from bisect import bisect_right
from typing import NamedTuple

from referat_cli.document.nodes import Tree

# Such as: "referat: godta REF312 skrivefeil i kilden", or with several codes: "godta REF504, REF505 slik står det".
ACCEPTANCE = re.compile(r"# *referat: *godta(?![^\W_])(?P<rest>[^\n]*)")
_CODES = re.compile(r"[ ,]*(?P<codes>REF[0-9]{3}(?:[ ,]+REF[0-9]{3})*)(?![^\W_])[ ,:]*")
_CODE = re.compile(r"REF[0-9]{3}")


class Acceptance(NamedTuple):
    """A comment that accepts problems of these codes; no codes or an empty reason where it does not say."""

    codes: tuple[str, ...]
    reason: str
    line: int
    column: int


def acceptances(text: str, tree: Tree) -> tuple[Acceptance, ...]:
    """Every acceptance in the comments of a text; what stands inside a value is text and no comment."""
    starts, ends = _values(text, tree)
    found = []
    line, counted = 1, 0
    for match in ACCEPTANCE.finditer(text):
        start = match.start()
        line += text.count("\n", counted, start)
        counted = start
        inside = bisect_right(starts, start) - 1
        if (start and text[start - 1] not in " \n") or (inside >= 0 and start < ends[inside]):
            continue
        line_start = text.rfind("\n", 0, start) + 1
        codes, reason = _parts(match["rest"])
        found.append(Acceptance(codes, reason, line, start - line_start + 1))
    return tuple(found)


def _parts(rest: str) -> tuple[tuple[str, ...], str]:
    """The codes and the reason of what stands after the word `godta`."""
    match = _CODES.match(rest)
    if not match:
        return (), rest.strip()
    return tuple(_CODE.findall(match["codes"])), rest[match.end() :].strip()


def _values(text: str, tree: Tree) -> tuple[list[int], list[int]]:
    """Where the scalars of a tree begin and end; a block begins below its header, which may carry a comment."""
    starts, ends = [], []
    if tree.root is not None:
        scalars = [node for node in tree.root.below() if node.kind == "scalar" and node.end > node.start]
        for node in sorted(scalars, key=lambda node: node.start):
            block = node.style in {"|", ">"}
            starts.append(text.find("\n", node.start, node.end) + 1 or node.end if block else node.start)
            ends.append(node.end)
    return starts, ends
