"""The problems that the record itself accepts, in comments that give the reason."""

import re
from bisect import bisect_right
from typing import NamedTuple

from referat_cli.document.nodes import Tree, line_start, text_spans

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
    spans = text_spans(tree.root, text) if tree.root is not None else []
    found = []
    line, counted = 1, 0
    for match in ACCEPTANCE.finditer(text):
        start = match.start()
        line += text.count("\n", counted, start)
        counted = start
        before = bisect_right(spans, (start, len(text))) - 1
        if (start and text[start - 1] not in " \n") or (before >= 0 and start < spans[before][1]):
            continue
        codes, reason = _parts(match["rest"])
        found.append(Acceptance(codes, reason, line, start - line_start(text, start) + 1))
    return tuple(found)


def _parts(rest: str) -> tuple[tuple[str, ...], str]:
    """The codes and the reason of what stands after the word `godta`."""
    match = _CODES.match(rest)
    if not match:
        return (), rest.strip()
    return tuple(_CODE.findall(match["codes"])), rest[match.end() :].strip()
