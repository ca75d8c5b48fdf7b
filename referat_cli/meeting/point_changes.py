"""What changed in a list of points between two versions of it, its points' other keys too?

The comparison of points pairs them, so a point that was put in renumbers no other: what is told of a point carries its
new number. `fra_forslag` does not count here, because it names a point of the proposal and not of an earlier version.
"""

from collections.abc import Iterator, Sized

from referat_cli.meeting.record_change import At, ChangeKind, RecordChange, Where
from referat_cli.meeting.redline import Change, bare, compare
from referat_cli.record.minutes import Point, Points, point_number, point_where, walk
from referat_cli.record.typed import as_json, fields

# What a point says beside its text and the points under it.
_OTHER_KEYS = {key: field for key, field in fields(Point).items() if key not in ("tekst", "punkter")}
_NOTHING = Point(text="")

_Numbered = dict[str, tuple[tuple[int, ...], Point]]


def point_changes(old: Points | None, new: Points | None, at: At) -> Iterator[RecordChange]:
    """The changes of a list of points, in the reading order of the new one; ``at`` is the place of the list.

    A point that has become a mapping with the same text has not changed; what the mapping says besides is told.
    """
    yield from written(old, new, at)
    olds, news = _numbered(old or ()), _numbered(new or ())
    for change in compare(bare(old or ()), bare(new or ())):
        yield from _of_point(change, olds, news, at)


def written(old: Sized | None, new: Sized | None, at: At) -> Iterator[RecordChange]:
    """What is told of a list itself: whether it is written at all, where its items do not tell."""
    if old is None and new is not None and not new:
        yield at.change(None, [])
    elif old is not None and new is None:
        yield at.change([], None)


def _numbered(points: Points) -> _Numbered:
    return {point_number(position): (position, point) for position, point in walk(points)}


def _of_point(change: Change, olds: _Numbered, news: _Numbered, at: At) -> Iterator[RecordChange]:
    """What is told of one point: its text, then its other keys."""
    was, old = _found(change.source, olds, at.was)
    now, new = _found(change.target, news, at.now)
    here = At(f"{at.path}/{change.target or change.source}", was, now, at.case)
    if change.kind != "uendret":
        kind: ChangeKind = change.kind
        yield RecordChange(
            here.case,
            here.path,
            change.old_text,
            change.new_text,
            kind,
            was,
            now,
            text=True,
            moved_from=change.source if kind == "flyttet" else None,
            wording=change.wording,
        )
    for key, field in _OTHER_KEYS.items():
        before, after = getattr(old, field.attribute), getattr(new, field.attribute)
        if before != after:
            yield here.under(key).change(as_json(before) or None, as_json(after) or None)
    # What stood under a point that is gone is told by itself.
    gone = new is _NOTHING and old.points
    yield from written(None if gone else old.points, new.points, here.under("punkter"))


def _found(number: str | None, points: _Numbered, root: Where | None) -> tuple[Where | None, Point]:
    """The place of a point in its document, and the point; None and a point that says nothing where it is not there."""
    if number is None or root is None:
        return None, _NOTHING
    position, point = points[number]
    return (*root, *point_where(position)), point
