"""A proposal and its decision as one text with tracked changes: every point of both, in an order that serves both.

Whoever accepts all changes has the decision, and whoever rejects all has the proposal: the points, their order and the
labels before them. So a point stays only where it stands at the same level in both, between the same points; one that
was moved goes and comes.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from referat_cli.compare.lcs import in_same_order
from referat_cli.compare.text_diff import Words, compare_words
from referat_cli.model.meeting import Labels, Points
from referat_cli.model.point_numbers import numbered
from referat_cli.model.proposals import RECOMMENDATION
from referat_cli.paper.page import point_blocks
from referat_cli.paper.tree import Block, Items, Paragraph
from referat_cli.queries.decisions import Compared


class LabelledPoint(NamedTuple):
    """A point as it stands in a text: its level from 0, its label ("" for none), and whether its list is ordered."""

    number: str
    level: int
    label: str
    text: str
    ordered: bool


class RedlinePoint(NamedTuple):
    """A point before and after, None where it is not there; and its words where it is in both."""

    old: LabelledPoint | None
    new: LabelledPoint | None
    words: Words = ()


def labelled(points: Points, labels: Labels) -> list[LabelledPoint]:
    """Every point of a tree in reading order, with its label on paper."""
    shown = _shown([*point_blocks(points, labels)], 0)
    return [
        LabelledPoint(number, level, label, point.text, ordered)
        for (number, _position, point), (level, label, ordered) in zip(numbered(points), shown, strict=True)
    ]


def _shown(blocks: Sequence[Block], level: int) -> Iterator[tuple[int, str, bool]]:
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield level, item.label, block.ordered
                yield from _shown(item.blocks, level + 1)
        elif isinstance(block, Paragraph):
            yield level, "", False


def redline(case: Compared) -> list[RedlinePoint]:
    """What a case was held against and its decision, or the one that there is; of a case lost, what was proposed."""
    before, after = _before(case), _after(case)
    if not (case.compared or case.lost):
        alone = after or before
        return [RedlinePoint(point, point, (("uendret", point.text),)) for point in alone]
    before, after = _asked(case, before, after)
    kept = _kept(case, before, after)
    found: list[RedlinePoint] = []
    row = column = 0
    for at, to in [*kept, (len(before), len(after))]:
        found += [RedlinePoint(point, None) for point in before[row:at]]
        found += [RedlinePoint(None, point) for point in after[column:to]]
        if at < len(before) and to < len(after):
            old, new = before[at], after[to]
            found.append(RedlinePoint(old, new, compare_words(old.text, new.text)))
        row, column = at + 1, to + 1
    return found


def _before(case: Compared) -> list[LabelledPoint]:
    main = case.against.main
    own = main.labels if main and main.id != RECOMMENDATION else None
    return labelled(case.against.points, own or case.found.case.labels or "tall")


def _after(case: Compared) -> list[LabelledPoint]:
    return labelled(case.found.case.decision or (), case.found.case.labels or "tall") if case.held else []


def _asked(
    case: Compared, before: list[LabelledPoint], after: list[LabelledPoint]
) -> tuple[list[LabelledPoint], list[LabelledPoint]]:
    """The points that the comparison is about: all of them, or those that somebody asked for."""
    sources = {one for change in case.changes for one in (change.source, *change.other_sources)}
    targets = {change.target for change in case.changes}
    called = case.against.addresses
    olds = [point for point in before if called.get(point.number, point.number) in sources]
    return olds, [point for point in after if point.number in targets]


def _kept(case: Compared, before: Sequence[LabelledPoint], after: Sequence[LabelledPoint]) -> list[tuple[int, int]]:
    """The places in both of the points that stay where they are."""
    called = case.against.addresses
    rows = {called.get(point.number, point.number): row for row, point in enumerate(before)}
    columns = {point.number: column for column, point in enumerate(after)}
    pairs: dict[int, int] = {}
    for change in case.changes:
        if change.source is None or change.target is None or change.kind == "flyttet":
            continue
        row, column = rows[change.source], columns[change.target]
        old, new = before[row], after[column]
        if row not in pairs and old.level == new.level and bool(old.label) == bool(new.label):
            pairs[row] = column
    return in_same_order(sorted(pairs.items()))
