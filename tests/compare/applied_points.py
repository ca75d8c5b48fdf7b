"""The changes from a proposal to a decision made in the one, or undone in the other."""

from collections.abc import Sequence

from referat_cli.compare.points import Change
from referat_cli.compare.text_diff import WordKind, Words
from referat_cli.model.meeting import Point, Points, walk


def accept(proposal: Points, changes: Sequence[Change]) -> Points:
    """The proposal with every change made: the texts of the decision, as points without anything but text and points.

    Raises:
        ValueError: the changes are not changes of this proposal, or not all of them are there.
    """
    return _apply(
        proposal, [(change.source, change.target, change.words) for change in changes], "stroeket", "tilfoeyd"
    )


def reject(decision: Points, changes: Sequence[Change]) -> Points:
    """The decision with every change undone: the texts of the proposal, as `accept` gives those of the decision.

    Raises:
        ValueError: the changes are not those that led to this decision, or not all of them are there.
    """
    return _apply(
        decision, [(change.target, change.source, change.words) for change in changes], "tilfoeyd", "stroeket"
    )


def _apply(
    points: Points, steps: Sequence[tuple[str | None, str | None, Words]], taken: WordKind, put: WordKind
) -> Points:
    """The points after the steps (where from, where to, the words): ``taken`` words go, ``put`` words come."""
    texts = {".".join(str(index + 1) for index in position): point.text for position, point in walk(points)}
    built: dict[tuple[int, ...], str] = {}
    for start, end, words in steps:
        before = "".join(text for kind, text in words if kind != put)
        if start is not None and texts.pop(start, None) != before:
            message = f"the changes do not fit point {start}"
            raise ValueError(message)
        if end is not None:
            built[tuple(int(number) - 1 for number in end.split("."))] = "".join(
                text for kind, text in words if kind != taken
            )
    if texts:
        message = f"the changes say nothing of point {next(iter(texts))}"
        raise ValueError(message)
    return _built(built)


def _built(texts: dict[tuple[int, ...], str]) -> Points:
    """The tree of points with these texts at these positions."""
    under: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for position in sorted(texts):
        under.setdefault(position[:-1], []).append(position)

    def build(parent: tuple[int, ...]) -> Points:
        return tuple(
            Point(text=texts[position], points=build(position)) if position in under else texts[position]
            for position in under.get(parent, ())
        )

    return build(())
