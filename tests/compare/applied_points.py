"""The changes from a proposal to a decision made in the one, or undone in the other."""

from collections.abc import Mapping, Sequence

from referat_cli.compare.points import Change
from referat_cli.compare.text_diff import WordKind, Words
from referat_cli.model.meeting import Point, Points
from referat_cli.model.point_numbers import numbered


def accept(proposal: Points, changes: Sequence[Change]) -> Points:
    """The proposal with every change made: the texts of the decision, as points without anything but text and points.

    Raises:
        ValueError: the changes are not changes of this proposal, or not all of them are there.
    """
    _check(proposal, _old_texts(changes))
    return _built({change.target: _text(change.words, "stroeket") for change in changes if change.target})


def reject(decision: Points, changes: Sequence[Change]) -> Points:
    """The decision with every change undone: the texts of the proposal, as `accept` gives those of the decision.

    Raises:
        ValueError: the changes are not those that led to this decision, or not all of them are there.
    """
    _check(decision, {change.target: _text(change.words, "stroeket") for change in changes if change.target})
    texts = _old_texts(changes)
    return _built({number: texts[number] for number in sorted(texts, key=_in_order)})


def _old_texts(changes: Sequence[Change]) -> dict[str, str]:
    """The texts of the proposal, as the words of the changes have them."""
    passages: dict[str, list[str]] = {}
    for change in changes:
        if change.source is None:
            continue
        old = _text(change.words, "tilfoeyd")
        if change.old_texts and old != " ".join(change.old_texts):
            message = f"the changes do not fit point {change.source}"
            raise ValueError(message)
        texts = change.old_texts or (old,)
        for source, text in zip((change.source, *change.other_sources), texts, strict=True):
            passages.setdefault(source, []).append(text)
    return {source: joined(texts) for source, texts in passages.items()}


def _check(points: Points, texts: dict[str, str]) -> None:
    """See that these are the texts of the points."""
    known = {number: point.text for number, _position, point in numbered(points)}
    for number, text in texts.items():
        if known.pop(number, None) != text:
            message = f"the changes do not fit point {number}"
            raise ValueError(message)
    if known:
        message = f"the changes say nothing of point {next(iter(known))}"
        raise ValueError(message)


def _text(words: Words, without: WordKind) -> str:
    return "".join(text for kind, text in words if kind != without)


def _built(numbered: Mapping[str, str]) -> Points:
    """The tree of points with these texts under these numbers, those under one point in the order that they come in."""
    under: dict[str, list[str]] = {}
    for number in numbered:
        under.setdefault(number.rpartition(".")[0], []).append(number)

    def build(parent: str) -> Points:
        return tuple(
            Point(text=numbered[number], points=build(number) or None, unnumbered=number.rpartition(".")[2][0] == "u")
            if number in under or number.rpartition(".")[2][0] == "u"
            else numbered[number]
            for number in under.get(parent, ())
        )

    return build("")


def _in_order(number: str) -> list[tuple[bool, int]]:
    """How numbers sort; those of points without a number come first, since their own does not tell where they stood."""
    return [(part[0] != "u", int(part.removeprefix("u"))) for part in number.split(".")]


def joined(passages: Sequence[str]) -> str:
    """The text that was cut into these passages."""
    text = ""
    for passage in passages:
        text += passage if not text or text[-1].isspace() else f" {passage}"
    return text
