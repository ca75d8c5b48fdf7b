"""What a record becomes when changes are made in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from referat_cli.compare.change import ChangePlace, RecordChange
from referat_cli.compare.identity import (
    MEETING,
    REGISTER,
    Canonical,
    ItemList,
    Nested,
    Shape,
    as_written,
    pair_items,
)
from referat_cli.model.committee import Committee
from referat_cli.model.fields import Json, as_json, fields
from referat_cli.model.meeting import Meeting

Record = TypeVar("Record", Meeting, Committee)

_Mapping = dict[str, Json]


def applied(
    old: Record | None, new: Record | None, changes: Sequence[RecordChange], same: Canonical = as_written
) -> Record | None:
    """The old record with all its changes made, as `meeting_changes` and `register_changes` tell them.

    A case that came is taken from the new record, since its change has the title alone, and so is the order of a list
    whose items stand in another one. A point that says nothing but its text comes out as the text alone, which is the
    same point.

    Raises:
        ValueError: the changes are not changes of this record, or not all of them are there.
    """
    if changes and changes[0].field in ("moete", "register") and () in (changes[0].was_at, changes[0].is_at):
        return new if changes[0].is_at == () else None
    if old is None or new is None:
        if changes:
            raise _misfit(changes[0].field)
        return None
    record = as_json(old)
    shape = MEETING if isinstance(old, Meeting) else REGISTER
    made = _Application(old, new, changes, same).mapping(_as_mapping(record), shape, (), ())
    try:
        return msgspec.convert(made, type(old))
    except msgspec.ValidationError as error:
        raise _misfit(str(error)) from error


class _Application:
    """The changes by the place that they concern."""

    def __init__(self, old: Struct, new: Struct, changes: Iterable[RecordChange], same: Canonical) -> None:
        self._old, self._new, self._same = old, new, same
        self._record = as_json(old)
        # The new place of a mapping or a list → what changed in it, by key or position.
        self._changed: dict[ChangePlace, dict[str | int, RecordChange]] = {}
        self._came: dict[ChangePlace, dict[int, RecordChange]] = {}
        # The old place of a list → the positions of what does not stay there.
        self._gone: dict[ChangePlace, set[int]] = {}
        self._in_another_order: set[ChangePlace] = set()
        for change in changes:
            self._sort(change)

    def _sort(self, change: RecordChange) -> None:
        was, now = change.was_at, change.is_at
        if was and isinstance(was[-1], int) and (now is None or change.kind == "flyttet"):
            self._gone.setdefault(was[:-1], set()).add(was[-1])
        if not now:
            return
        if change.kind == "rekkefoelge":
            self._in_another_order.add(now)
        elif isinstance(now[-1], int) and (was is None or change.kind == "flyttet"):
            self._came.setdefault(now[:-1], {})[now[-1]] = change
        else:
            self._changed.setdefault(now[:-1], {})[now[-1]] = change

    def mapping(self, old: _Mapping, shape: Shape, was: ChangePlace | None, now: ChangePlace) -> _Mapping:
        """A mapping of the record with the changes made in it."""
        done = dict(old)
        for key, part in shape.items():
            before = None if was is None else (*was, key)
            after = (*now, key)
            if isinstance(part, ItemList) or part == "punkter":
                items = _as_list(old.get(key))
                if isinstance(part, ItemList):
                    made = list(self._items(part, items, before, after))
                else:
                    made = list(self._points(items, before, after))
                if made or key in old:
                    done[key] = made
            elif part == "oppslag":
                done[key] = self.mapping(_as_mapping(old.get(key) or {}), {}, before, after)
            elif isinstance(part, Nested) and key in old:
                done[key] = self.mapping(_as_mapping(old[key]), part.shape, before, after)
        for name, change in self._changed.get(now, {}).items():
            key = str(name)
            if (
                not isinstance(shape.get(key), ItemList)
                and shape.get(key) != "punkter"
                and old.get(key) != change.before
            ):
                raise _misfit(change.field)
            done[key] = change.after
            if change.after is None:
                del done[key]
        return done

    def _items(self, part: ItemList, old: list[Json], was: ChangePlace | None, now: ChangePlace) -> Iterator[Json]:
        """The items of a list."""
        order = self._order(part, was or (), now) if now in self._in_another_order else None
        for index, entry in enumerate(self._filled(old, was, now, order)):
            place = (*now, index)
            if isinstance(entry, int):
                yield self.mapping(_as_mapping(old[entry]), part.shape, was and (*was, entry), place)
            else:
                item = _as_mapping(as_json(_part_at(self._new, place)) if part.shown_key else entry.after)
                if part.inner_list:
                    item = {**item, part.inner_list: []}
                yield self.mapping(item, part.shape, None, place)

    def _points(self, old: list[Json], was: ChangePlace | None, now: ChangePlace) -> Iterator[Json]:
        """A list of points; a point that says nothing but its text is the text."""
        for index, entry in enumerate(self._filled(old, was, now)):
            if isinstance(entry, int):
                source, place = old[entry], was and (*was, entry)
                change = self._changed.get(now, {}).get(index)
            else:
                source, place = self._at(entry.was_at) if entry.was_at else "", entry.was_at
                change = entry
            point: _Mapping = {"tekst": source} if isinstance(source, str) else dict(_as_mapping(source))
            if change is not None:
                if change.before is not None and point["tekst"] != change.before:
                    raise _misfit(change.field)
                point["tekst"] = change.after
            point = self.mapping(point, {"punkter": "punkter"}, place, (*now, index))
            yield point if len(point) > 1 else point["tekst"]

    def _order(self, part: ItemList, was: ChangePlace, now: ChangePlace) -> list[int]:
        """Where each item of a new list stood that is in both."""
        olds, news = _part_at(self._old, was) or (), _part_at(self._new, now) or ()
        found = pair_items(olds, news, part.keys, self._same)
        return [found[column] for column in sorted(found)]

    def _filled(
        self, old: Sequence[Json], was: ChangePlace | None, now: ChangePlace, order: Sequence[int] | None = None
    ) -> list[int | RecordChange]:
        """What stands where in a list: the old position of what stayed, or the change that put it there."""
        gone = self._gone.get(was, set()) if was else set()
        came: Mapping[int, RecordChange] = self._came.get(now, {})
        stayed = [row for row in range(len(old)) if row not in gone]
        if (order is not None and sorted(order) != stayed) or len(old) - len(stayed) != len(gone):
            raise _misfit(now)
        rest = iter(stayed if order is None else order)
        total = len(stayed) + len(came)
        if any(place >= total for place in came):
            raise _misfit(now)
        return [came[place] if place in came else next(rest) for place in range(total)]

    def _at(self, where: ChangePlace) -> Json:
        """The value at a place of the old record."""
        value = self._record
        for step in where:
            try:
                value = value[step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError) as error:
                raise _misfit(where) from error
        return value


def _part_at(record: Struct, where: ChangePlace) -> Any:  # noqa: ANN401 - a part of a record
    """What stands at a place of a typed record."""
    part: Any = record
    for step in where:
        try:
            part = (
                getattr(part, fields(cast("type[Struct]", type(part)))[step].attribute)
                if isinstance(step, str)
                else part[step]
            )
        except (KeyError, IndexError, TypeError) as error:
            raise _misfit(where) from error
    return part


def _misfit(what: str | ChangePlace) -> ValueError:
    told = what if isinstance(what, str) else "/".join(map(str, what))
    return ValueError(f"the changes do not fit: {told}")


def _as_mapping(value: Json) -> _Mapping:
    if not isinstance(value, dict):
        raise _misfit(str(value))
    return value


def _as_list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
