"""The changes between two versions of a meeting, or of a register, in the record's own terms.

Every difference that the typed model can see is a change, and nothing else: what is only written in another way in the
file, such as a point that says nothing but its text, is none. Made in the old version, the changes give the new one.
"""

from collections.abc import Iterator, Sequence, Sized
from typing import cast

from msgspec import Struct

from referat_cli.compare.change import ChangeKind, ChangePlace, Cursor, RecordChange
from referat_cli.compare.identity import (
    ATTENDANCE,
    CASES,
    MEETING,
    REGISTER,
    Canonical,
    ItemList,
    Nested,
    Part,
    Shape,
    as_written,
    pair_items,
)
from referat_cli.compare.points import Change, bare, compare
from referat_cli.model.committee import Committee
from referat_cli.model.fields import Json, as_json, fields, written
from referat_cli.model.meeting import AttendeeGroup, Meeting, Point, Points, point_where
from referat_cli.model.point_numbers import numbered

# What a point says beside its text and the points under it.
_OTHER_KEYS = {key: field for key, field in fields(Point).items() if key not in ("tekst", "punkter")}

_NOTHING = Point(text="")

_Numbered = dict[str, tuple[tuple[int, ...], Point]]


def point_changes(old: Points | None, new: Points | None, at: Cursor) -> Iterator[RecordChange]:
    """The changes of a list of points, in the reading order of the new one; ``at`` is the place of the list.

    A point that has become a mapping with the same text has not changed; what the mapping says besides may have.
    """
    yield from written_or_not(old, new, at)
    olds, news = _numbered(old or ()), _numbered(new or ())
    for change in compare(bare(old or ()), bare(new or ()), splits=False):
        yield from _changes_of_point(change, olds, news, at)


def written_or_not(old: Sized | None, new: Sized | None, at: Cursor) -> Iterator[RecordChange]:
    """The change of a list without items that is written, or not written any more."""
    if old is None and new is not None and not new:
        yield at.change(None, [])
    elif old is not None and new is None:
        yield at.change([], None)


def _numbered(points: Points) -> _Numbered:
    return {number: (position, point) for number, position, point in numbered(points)}


def _changes_of_point(change: Change, olds: _Numbered, news: _Numbered, at: Cursor) -> Iterator[RecordChange]:
    """The changes of one point: its text, then its other keys."""
    was, old = _found(change.source, olds, at.was)
    now, new = _found(change.target, news, at.now)
    here = Cursor(f"{at.path}/{change.target or change.source}", was, now, at.case)
    if change.kind != "uendret":
        kind = cast("ChangeKind", change.kind)  # without splits there are no others
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
    # What stood under a point that is gone has changes of its own.
    gone = new is _NOTHING and old.points
    yield from written_or_not(None if gone else old.points, new.points, here.under("punkter"))


def _found(number: str | None, points: _Numbered, root: ChangePlace | None) -> tuple[ChangePlace | None, Point]:
    """The place of a point in its document, and the point; None and a point that says nothing where it is not there."""
    if number is None or root is None:
        return None, _NOTHING
    position, point = points[number]
    return (*root, *point_where(position)), point


_ROOT = Cursor("", (), ())


def meeting_changes(
    old: Meeting | None, new: Meeting | None, canonical_name: Canonical = as_written
) -> tuple[RecordChange, ...]:
    """The changes from one version of a meeting to another, in the order of the record.

    ``canonical_name`` maps a spelling to the registered name. None is a meeting without a file: that it came or went is
    the change ``moete`` with its date, then its cases as ``saker``.

    Of two versions the cases, the lines of the lists and everything else are paired by what they say. A person who has
    come to stand in another group is removed there and added here, as is one whose new name the register does not know
    as a spelling of the old one.
    """
    if old == new:
        return ()
    comparison = _RecordComparison(canonical_name)
    if old is None or new is None:
        return tuple(_whole_meeting(old, new, comparison))
    return tuple(comparison.mapping(old, new, MEETING, _ROOT))


def attendance_changes(
    old: tuple[AttendeeGroup, ...] | None,
    new: tuple[AttendeeGroup, ...] | None,
    canonical_name: Canonical = as_written,
) -> tuple[RecordChange, ...]:
    """The changes of the attendance list alone, as `meeting_changes` has them."""
    if old == new:
        return ()
    return tuple(_RecordComparison(canonical_name).listed(ATTENDANCE, old, new, _ROOT.under("deltakere")))


def register_changes(old: Committee | None, new: Committee | None) -> tuple[RecordChange, ...]:
    """The changes from one version of a register to another; that it came or went is ``register``, its name.

    A name whose old spelling has become an alias of the new one is a change of its spelling.
    """
    if old == new:
        return ()
    if old is None or new is None:
        return (_came_or_went("register", old.name if old else None, new.name if new else None),)
    spellings = {**old.aliases, **new.aliases}
    return tuple(_RecordComparison(lambda name: spellings.get(name, name)).mapping(old, new, REGISTER, _ROOT))


def _whole_meeting(old: Meeting | None, new: Meeting | None, comparison: "_RecordComparison") -> Iterator[RecordChange]:
    """A meeting that came or went, and its cases."""
    yield _came_or_went("moete", old.date if old else None, new.date if new else None)
    top = Cursor("", None if old is None else (), None if new is None else ())
    yield from comparison.listed(CASES, old.cases if old else (), new.cases if new else (), top.under("saker"))


def _came_or_went(what: str, before: str | None, after: str | None) -> RecordChange:
    """The change of a record that came or went."""
    return Cursor(what, None if before is None else (), None if after is None else ()).change(before, after)


class _RecordComparison:
    """One comparison of two versions; ``canonical_name`` says which spellings are one name."""

    def __init__(self, canonical_name: Canonical) -> None:
        self._canonical_name = canonical_name

    def mapping(self, old: Struct, new: Struct, shape: Shape, at: Cursor) -> Iterator[RecordChange]:
        """The changes under each key of a mapping."""
        for key, field in fields(type(new)).items():
            before, after = written(old, field), written(new, field)
            if before != after:
                part = shape.get(key)
                here = _under(at, key, part)
                if part is None or part == "tekst":
                    values = (None if value == field.default else as_json(value) for value in (before, after))
                    yield here.change(*values, text=part == "tekst")
                else:
                    yield from self._part(part, before, after, here)

    def _part(self, part: Part, before: object, after: object, at: Cursor) -> Iterator[RecordChange]:
        """The changes of a value that has a form of its own."""
        if isinstance(part, ItemList):
            olds, news = cast("tuple[Sequence[Struct] | None, Sequence[Struct] | None]", (before, after))
            yield from self.listed(part, olds, news, at)
        elif isinstance(part, Nested):
            if isinstance(before, Struct) and isinstance(after, Struct):
                yield from self.mapping(before, after, part.shape, at)
            else:
                yield at.change(as_json(before), as_json(after))
        elif part == "punkter":
            yield from point_changes(*cast("tuple[Points | None, Points | None]", (before, after)), at)
        else:
            yield from _entries(*cast("tuple[dict[str, str], dict[str, str]]", (before, after)), at)

    def listed(
        self, part: ItemList, before: Sequence[Struct] | None, after: Sequence[Struct] | None, at: Cursor
    ) -> Iterator[RecordChange]:
        """The changes of a list: its order, then its items in the order of the new one.

        What went comes where it stood: after the item before it that stayed.
        """
        yield from written_or_not(before, after, at)
        olds, news = before or (), after or ()
        found = pair_items(olds, news, part.keys, self._canonical_name)
        stayed = [found[column] for column in sorted(found)]
        if stayed != sorted(stayed):
            yield _order(part, olds, news, found, at)
        columns = {row: column for column, row in found.items()}
        reached = -1
        gone: dict[int, list[int]] = {}
        for row in range(len(olds)):
            if row in columns:
                reached = columns[row]
            else:
                gone.setdefault(reached, []).append(row)
        for column in range(-1, len(news)):
            if column in found:
                row, item = found[column], news[column]
                if olds[row] != item:
                    here = _item(part, item, column, at).at(row, column)
                    yield from self.mapping(olds[row], item, part.shape, here)
            elif column >= 0:
                here = _item(part, news[column], column, at).at(None, column)
                yield from self._came_or_went(part, news[column], here, at.path, came=True)
            for row in gone.get(column, ()):
                here = _item(part, olds[row], row, at).at(row, None)
                yield from self._came_or_went(part, olds[row], here, at.path, came=False)

    def _came_or_went(
        self, part: ItemList, item: Struct, here: Cursor, path: str, *, came: bool
    ) -> Iterator[RecordChange]:
        """The changes of an item that came or went, from a list at that path."""
        attributes = fields(type(item))
        shown = as_json(item)
        if part.shown_key:
            shown = as_json(getattr(item, attributes[part.shown_key].attribute))
        elif part.inner_list and isinstance(shown, dict):
            shown = {key: value for key, value in shown.items() if key != part.inner_list}
        then, now = (None, shown) if came else (shown, None)
        yield (here._replace(path=path) if part.numbered else here).change(then, now, text=part.shown_key is not None)
        inner = part.shape.get(part.inner_list) if part.inner_list else None
        if part.inner_list and isinstance(inner, ItemList):
            items = getattr(item, attributes[part.inner_list].attribute)
            olds, news = ((), items) if came else (items, ())
            yield from self.listed(inner, olds, news, _under(here, part.inner_list, inner))


def _under(at: Cursor, key: str, part: Part | None) -> Cursor:
    """The place of a key, with the path that a change of it has."""
    here = at.under(key)
    return here._replace(path=at.path) if isinstance(part, ItemList) and part.unnamed else here


def _name(part: ItemList, item: Struct, index: int) -> str:
    """What an item is called in a path."""
    attributes = fields(type(item))
    for key in part.names:
        if value := getattr(item, attributes[key].attribute):
            return ", ".join(value) if isinstance(value, tuple) else str(value)
    return str(index + 1)


def _item(part: ItemList, item: Struct, index: int, at: Cursor) -> Cursor:
    """The path of an item: a case goes by its number, everything else by its name."""
    name = _name(part, item, index)
    return at._replace(path="", case=name) if part.numbered else at._replace(path=f"{at.path}/{name}")


def _order(
    part: ItemList, olds: Sequence[Struct], news: Sequence[Struct], found: dict[int, int], at: Cursor
) -> RecordChange:
    """The change of items that stand in another order: the names of those in both versions, then and now.

    Where the names do not tell, each has the place that it had.
    """
    before: list[Json] = [_name(part, olds[row], row) for row in sorted(found.values())]
    after: list[Json] = [_name(part, news[column], column) for column in sorted(found)]
    if before == after:
        before = [f"{name} ({row + 1})" for name, row in zip(before, sorted(found.values()), strict=True)]
        after = [f"{name} ({found[column] + 1})" for name, column in zip(after, sorted(found), strict=True)]
    return RecordChange(at.case, at.path, before, after, "rekkefoelge", at.was, at.now)


def _entries(before: dict[str, str], after: dict[str, str], at: Cursor) -> Iterator[RecordChange]:
    """The changes of a look-up, key by key."""
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield at.under(key).change(before.get(key), after.get(key))
