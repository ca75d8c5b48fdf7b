"""What changed between two versions of a meeting, or of a register, in the record's own terms?

Every difference that the typed model can see is told, and nothing else: what is only written in another way in the
file, such as a point that says nothing but its text, is none. `applied` makes the new version of the old one.
"""

from collections.abc import Iterator, Sequence, Sized
from typing import cast

from msgspec import Struct

from referat_cli.compare.change import At, ChangeKind, RecordChange, Where
from referat_cli.compare.identity import ATTENDANCE, MEETING, REGISTER, Held, Listed, Part, Same, Shape, pairs
from referat_cli.compare.points import Change, bare, compare
from referat_cli.model.committee import Committee
from referat_cli.model.fields import Json, as_json, fields
from referat_cli.model.meeting import AttendeeGroup, Meeting, Point, Points, point_number, point_where, walk

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


_TOP = At("", (), ())


def itself(name: str) -> str:
    """The spelling as it is: where no register says that two spellings are one name."""
    return name


def meeting_changes(old: Meeting | None, new: Meeting | None, same: Same = itself) -> tuple[RecordChange, ...]:
    """The changes from one version of a meeting to another, in the order of the record.

    ``same`` maps a spelling to the registered name. None is a meeting without a file: that it came or went is told as
    ``moete`` with its date, then its cases as ``saker``.

    Of two versions the cases, the lines of the lists and everything else are paired by what they say. A person who has
    come to stand in another group is told as removed there and added here, as is one whose new name the register does
    not know as a spelling of the old one.
    """
    if old == new:
        return ()
    comparison = _Comparison(same)
    if old is None or new is None:
        return tuple(_whole_meeting(old, new, comparison))
    return tuple(comparison.mapping(old, new, MEETING, _TOP))


def attendance_changes(
    old: tuple[AttendeeGroup, ...] | None, new: tuple[AttendeeGroup, ...] | None, same: Same = itself
) -> tuple[RecordChange, ...]:
    """The changes of the attendance list alone, as `meeting_changes` tells them."""
    if old == new:
        return ()
    return tuple(_Comparison(same).listed(ATTENDANCE, old, new, _TOP.under("deltakere")))


def register_changes(old: Committee | None, new: Committee | None) -> tuple[RecordChange, ...]:
    """The changes from one version of a register to another; that it came or went is told as ``register``, its name.

    A name whose old spelling has become an alias of the new one is a change of its spelling.
    """
    if old == new:
        return ()
    if old is None or new is None:
        return (_whole(_TOP._replace(path="register"), old, new, old.name if old else None, new.name if new else None),)
    spellings = {**old.aliases, **new.aliases}
    return tuple(_Comparison(lambda name: spellings.get(name, name)).mapping(old, new, REGISTER, _TOP))


def _whole_meeting(old: Meeting | None, new: Meeting | None, comparison: "_Comparison") -> Iterator[RecordChange]:
    """A meeting that came or went, and its cases."""
    yield _whole(_TOP._replace(path="moete"), old, new, old.date if old else None, new.date if new else None)
    top = At("", None if old is None else (), None if new is None else ())
    cases = MEETING["saker"]
    if isinstance(cases, Listed):
        yield from comparison.listed(cases, old.cases if old else (), new.cases if new else (), top.under("saker"))


def _whole(at: At, old: Struct | None, new: Struct | None, before: Json, after: Json) -> RecordChange:
    """What is told of a thing that came or went, with all of it."""
    at = at._replace(was=None if old is None else at.was, now=None if new is None else at.now)
    return at.change(before, after)._replace(whole=as_json(new if old is None else old))


class _Comparison:
    """One comparison of two versions; ``same`` says which spellings are one name."""

    def __init__(self, same: Same) -> None:
        self._same = same

    def mapping(self, old: Struct, new: Struct, shape: Shape, at: At) -> Iterator[RecordChange]:
        """The changes under each key of a mapping."""
        for key, field in fields(type(new)).items():
            before, after = getattr(old, field.attribute), getattr(new, field.attribute)
            if before != after:
                part = shape.get(key)
                here = _under(at, key, part)
                if part is None or part == "tekst":
                    told = (None if value == field.default else as_json(value) for value in (before, after))
                    yield here.change(*told, text=part == "tekst")
                else:
                    yield from self._part(part, before, after, here)

    def _part(self, part: Part, before: object, after: object, at: At) -> Iterator[RecordChange]:
        """The changes of a value that has a form of its own."""
        if isinstance(part, Listed):
            olds, news = cast("tuple[Sequence[Struct] | None, Sequence[Struct] | None]", (before, after))
            yield from self.listed(part, olds, news, at)
        elif isinstance(part, Held):
            if isinstance(before, Struct) and isinstance(after, Struct):
                yield from self.mapping(before, after, part.shape, at)
            else:
                yield at.change(as_json(before), as_json(after))
        elif part == "punkter":
            yield from point_changes(*cast("tuple[Points | None, Points | None]", (before, after)), at)
        else:
            yield from _entries(*cast("tuple[dict[str, str], dict[str, str]]", (before, after)), at)

    def listed(
        self, part: Listed, before: Sequence[Struct] | None, after: Sequence[Struct] | None, at: At
    ) -> Iterator[RecordChange]:
        """The changes of a list: its order, then its items in the order of the new one.

        What went is told where it stood: after the item before it that stayed.
        """
        yield from written(before, after, at)
        olds, news = before or (), after or ()
        found = pairs(olds, news, part.keys, self._same)
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
                yield from self._stayed(part, (olds, found[column]), (news, column), at)
            elif column >= 0:
                yield from self._one_sided(part, news, column, at, came=True)
            for row in gone.get(column, ()):
                yield from self._one_sided(part, olds, row, at, came=False)

    def _stayed(
        self, part: Listed, old: tuple[Sequence[Struct], int], new: tuple[Sequence[Struct], int], at: At
    ) -> Iterator[RecordChange]:
        """The changes of an item that stands in both versions."""
        before, after = old[0][old[1]], new[0][new[1]]
        if before != after:
            here = _item(part, after, new[1], at)
            was, now = at.was, at.now
            here = here._replace(was=was and (*was, old[1]), now=now and (*now, new[1]))
            yield from self.mapping(before, after, part.shape, here)

    def _one_sided(
        self, part: Listed, items: Sequence[Struct], index: int, at: At, *, came: bool
    ) -> Iterator[RecordChange]:
        """What is told of an item that came or went."""
        item = items[index]
        here = _item(part, item, index, at)
        here = (
            here._replace(was=None, now=(*(at.now or ()), index))
            if came
            else here._replace(was=(*(at.was or ()), index), now=None)
        )
        known = fields(type(item))
        whole = as_json(item)
        told: Json = whole
        if part.told:
            told = as_json(getattr(item, known[part.told].attribute))
        elif part.opened and isinstance(whole, dict):
            told = {key: value for key, value in whole.items() if key != part.opened}
        change = (here._replace(path=at.path) if part.numbered else here).change(
            None if came else told, told if came else None, text=part.told is not None
        )
        yield change._replace(whole=whole) if part.told else change
        opened = part.shape.get(part.opened) if part.opened else None
        if part.opened and isinstance(opened, Listed):
            held = getattr(item, known[part.opened].attribute)
            yield from self.listed(
                opened, () if came else held, held if came else (), _under(here, part.opened, opened)
            )


def _under(at: At, key: str, part: Part | None) -> At:
    """The place of a key, with the path that tells of it."""
    here = at.under(key)
    return here._replace(path=at.path) if isinstance(part, Listed) and part.unnamed else here


def _name(part: Listed, item: Struct, index: int) -> str:
    """What an item is called in a path."""
    known = fields(type(item))
    for key in part.names:
        if value := getattr(item, known[key].attribute):
            return str(value)
    return str(index + 1)


def _item(part: Listed, item: Struct, index: int, at: At) -> At:
    """The path of an item: a case is known by its number, everything else by its name."""
    name = _name(part, item, index)
    return at._replace(path="", case=name) if part.numbered else at._replace(path=f"{at.path}/{name}")


def _order(part: Listed, olds: Sequence[Struct], news: Sequence[Struct], found: dict[int, int], at: At) -> RecordChange:
    """What is told of items that stand in another order: the names of those in both versions, then and now."""
    before: list[Json] = [_name(part, olds[row], row) for row in sorted(found.values())]
    after: list[Json] = [_name(part, news[column], column) for column in sorted(found)]
    order = tuple(found[column] for column in sorted(found))
    return RecordChange(at.case, at.path, before, after, "rekkefoelge", at.was, at.now, order=order)


def _entries(before: dict[str, str], after: dict[str, str], at: At) -> Iterator[RecordChange]:
    """The changes of a look-up, key by key."""
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield at.under(key).change(before.get(key), after.get(key))
