"""Rows of drawn tables that a page break leaves open: browsers draw no line below the one part nor above the other."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from referat_cli.paper.reading.formats.pdf_drawing import DrawnPage

# Lines meet that are no farther from each other.
_MEETS = 1.5
# A table of two columns has so many lines down.
_LEAST_DOWN = 3
# So many lines across tell that rows have one between them: those around a table, and one more.
_LEAST_ACROSS = 3


class _OpenEnd(NamedTuple):
    """Where the lines down a table end with none across: how far down the page, and how far from its left."""

    at: float
    lefts: list[float]


def close_open_rows(pages: "Sequence[DrawnPage]") -> None:
    """Draw the lines that are missing where the lines down a table end on one page and go on at the same places."""
    for above, below in pairwise(pages):
        ends = [(above, _open_end(above, "bottom")), (below, _open_end(below, "top"))]
        (_above, low), (_below, high) = ends
        if low is None or high is None or len(low.lefts) != len(high.lefts):
            continue
        if any(abs(a - b) > _MEETS for a, b in zip(low.lefts, high.lefts, strict=True)):
            continue
        if _lines_across(above, low.lefts) + _lines_across(below, high.lefts) < _LEAST_ACROSS:
            continue
        for page, end in ends:
            if end:
                page.edges.extend(_across(page.edges[0], left, right, end.at) for left, right in pairwise(end.lefts))


def _open_end(page: "DrawnPage", side: str) -> _OpenEnd | None:
    """The lowest or highest end of the lines down a page, where no line across closes it."""
    down = [edge for edge in page.edges if edge["orientation"] == "v"]
    if len(down) < _LEAST_DOWN:
        return None
    at = (max if side == "bottom" else min)(edge[side] for edge in down)
    lefts: list[float] = []
    for left in sorted(edge["x0"] for edge in down if abs(edge[side] - at) < _MEETS):
        if not lefts or left - lefts[-1] > _MEETS:
            lefts.append(left)
    across = (edge for edge in page.edges if edge["orientation"] == "h" and abs(edge["top"] - at) < _MEETS)
    is_closed = any(edge["x0"] < lefts[-1] and edge["x1"] > lefts[0] for edge in across)
    return None if is_closed or len(lefts) < _LEAST_DOWN else _OpenEnd(at, lefts)


def _lines_across(page: "DrawnPage", lefts: Sequence[float]) -> int:
    """How many lines there are across a table, from its first line down to its last."""
    across = [edge for edge in page.edges if edge["orientation"] == "h"]
    first = {round(edge["top"]) for edge in across if abs(edge["x0"] - lefts[0]) < _MEETS}
    last = {round(edge["top"]) for edge in across if abs(edge["x1"] - lefts[-1]) < _MEETS}
    return len(first & last)


def _across(like: dict[str, Any], left: float, right: float, at: float) -> dict[str, Any]:
    """A line across a page, with all that a line has."""
    place = {"x0": left, "x1": right, "top": at, "bottom": at, "width": right - left, "height": 0.0}
    return like | place | {"orientation": "h"}
