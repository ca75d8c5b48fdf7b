"""What do the attendance tables say, by person, seat, group, unit and meeting?

A substitute's presence is not the holder's: `PersonRow.present` is one number, `SeatRow.substituted` another, and
whoever met for somebody has it counted in `PersonRow.as_substitute`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple, TypeVar, get_args

from msgspec.structs import asdict

from referat_cli.model.committee import Role
from referat_cli.model.meeting import Mark
from referat_cli.model.names import sort_key
from referat_cli.model.register import Seat, needed
from referat_cli.queries.attendance.account import Account, narrowed
from referat_cli.queries.attendance.model import Day, Filled, Presence
from referat_cli.queries.attendance.rows import GroupRow, MeetingRow, PersonRow, Row, SeatRow, UnitRow

# What tells a row from the others of its table; a seat without a unit or a union is its holder's own.
_IDENTITY: dict[type[Row], tuple[str, ...]] = {
    PersonRow: ("committee", "person", "role"),
    SeatRow: ("committee", "group", "unit", "union"),
    GroupRow: ("committee", "group", "role"),
    UnitRow: ("committee", "unit", "role"),
    MeetingRow: ("committee", "date", "role"),
}


class Compared(NamedTuple):
    """One row then and now, None where it was not there; ``differs`` are the keys of the record that differ."""

    before: Row | None
    after: Row | None
    differs: tuple[str, ...]

    @property
    def row(self) -> Row:
        """The row as it is, or as it was where it is gone."""
        row = self.before if self.after is None else self.after
        assert row is not None  # noqa: S101 - one of the two is there
        return row


def compared(before: Sequence[Row], after: Sequence[Row]) -> list[Compared]:
    """The rows of both tables in the order of the one now; what is gone stands where it stood."""
    olds, news = _keyed(before), _keyed(after)
    order = list(news)
    reached = 0
    for key in olds:
        if key in news:
            reached = order.index(key) + 1
        else:
            order.insert(reached, key)
            reached += 1
    return [Compared(olds.get(key), news.get(key), _differs(olds.get(key), news.get(key))) for key in order]


def _keyed(rows: Sequence[Row]) -> dict[tuple[object, ...], Row]:
    """The rows by what tells them apart; of several that are told apart by nothing, by their order."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        own = row.holders[:1] if isinstance(row, SeatRow) and not row.unit and not row.union else ()
        key: tuple[object, ...] = (*(getattr(row, name) for name in _IDENTITY[type(row)]), *own)
        number = 0
        while (*key, number) in found:
            number += 1
        found[*key, number] = row
    return found


def _differs(before: Row | None, after: Row | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    names = zip(type(after).__struct_fields__, type(after).__struct_encode_fields__, strict=True)
    old, new = asdict(before), asdict(after)
    return tuple(key for name, key in names if old[name] != new[name])


K = TypeVar("K", str, str | None)

By = Literal["person", "seat", "group", "unit", "meeting"]

# The order in which roles are told: members and observers apart, then those who hold no seats, then the unknown.
_ROLES: tuple[Role | None, ...] = (*get_args(Role), None)


def rows(
    counted: Account, by: By, roles: frozenset[Role] | None = None, people: frozenset[str] | None = None
) -> list[Row]:
    """The rows of one committee; ``roles`` and ``people`` as `narrowed` has them."""
    days = narrowed(counted, roles, people)
    table: dict[By, Callable[[Account, Sequence[Day]], Sequence[Row]]] = {
        "person": by_person,
        "seat": by_seat,
        "group": by_group,
        "unit": by_unit,
        "meeting": by_meeting,
    }
    return list(table[by](counted, days))


def by_role(role: Role | None) -> int:
    """Where a role stands among the others."""
    return _ROLES.index(role)


class Tally(NamedTuple):
    """How many of each mark, of how many."""

    total: int
    met: int
    remote: int
    excused: int
    absent: int
    unknown: int

    @property
    def share(self) -> float | None:
        """The share that was there, in the room or from afar, of what was recorded."""
        recorded = self.total - self.unknown
        return (self.met + self.remote) / recorded if recorded else None


def tally(presences: Iterable[Presence]) -> Tally:
    """The marks of people at their own meetings; substitutes, and those there for single cases, are left out."""
    marks: dict[Mark, int] = dict.fromkeys(get_args(Mark), 0)
    for presence in presences:
        if presence.own:
            marks[presence.mark] += 1
    return Tally(sum(marks.values()), *marks.values())


def by_person(counted: Account, days: Sequence[Day]) -> list[PersonRow]:
    """One row a person and role: by role, then by the name as it is written, as Norwegians sort.

    The group and unit are those of the newest meeting where the person had the seat.
    """
    found: dict[tuple[str, Role | None], list[Presence]] = {}
    substituted: dict[tuple[str, Role | None], set[int]] = {}
    for number, day in enumerate(days):
        for presence in day.presences:
            found.setdefault((presence.person, presence.role), []).append(presence)
            if presence.met_for:
                substituted.setdefault((presence.person, presence.role), set()).add(number)
    listed = []
    for (person, role), presences in found.items():
        last = max(enumerate(presences), key=lambda at: (at[1].own, at[0]))[1]
        own = tally(presences)
        listed.append(
            PersonRow(
                committee=counted.committee,
                person=person,
                name=last.name,
                group=last.group,
                unit=last.unit,
                role=role,
                meetings=own.total,
                present=own.met,
                remote=own.remote,
                excused=own.excused,
                absent=own.absent,
                unknown=own.unknown,
                share=own.share,
                as_substitute=len(substituted.get((person, role), ())),
                for_cases=sum(bool(presence.cases) for presence in presences),
            )
        )
    return sorted(listed, key=lambda row: (by_role(row.role), sort_key(row.name), row.person))


def by_seat(counted: Account, days: Sequence[Day]) -> list[SeatRow]:
    """One row a seat in force, by role, group as in the register, and unit; holders in the order they came."""
    found: dict[Seat, list[Filled]] = {}
    for day in days:
        for filled in day.seats:
            found.setdefault(filled.seat, []).append(filled)
    order = _group_order(counted)
    return sorted(
        (_seat_row(counted.committee, seat, times) for seat, times in found.items()),
        key=lambda row: (
            by_role(row.role),
            order(row.group),
            sort_key(row.unit or ""),
            sort_key(row.union or ""),
            tuple(map(sort_key, row.holders)),
        ),
    )


def _seat_row(committee: str, seat: Seat, times: Sequence[Filled]) -> SeatRow:
    ways = Counter(filled.by for filled in times)
    return SeatRow(
        committee=committee,
        group=seat.group,
        unit=seat.unit,
        union=seat.union,
        role=times[0].role,
        holders=tuple(dict.fromkeys(holder.name for filled in times for holder in filled.holders)),
        meetings=len(times),
        present=ways["møtt"],
        remote=ways["digitalt"],
        substituted=ways["vara"],
        empty=ways["tomt"],
    )


def _group_order(counted: Account) -> Callable[[str], tuple[int, tuple[str, str]]]:
    """Groups stand as in the register, and those that it does not know after them by name."""
    known = {name: at for at, name in enumerate(counted.register.groups)} if counted.register else {}
    return lambda group: (known.get(group, len(known)), sort_key(group))


def by_group(counted: Account, days: Sequence[Day]) -> list[GroupRow]:
    """One row a group and role, groups as in the register."""
    order = _group_order(counted)
    found = _tallied(days, lambda group, _unit: group)
    listed = [
        GroupRow(committee=counted.committee, group=group, role=role, **numbers)
        for (group, role), numbers in found.items()
    ]
    return sorted(listed, key=lambda row: (by_role(row.role), order(row.group)))


def by_unit(counted: Account, days: Sequence[Day]) -> list[UnitRow]:
    """One row a unit and role, sorted as Norwegians sort; those without a unit last."""
    found = _tallied(days, lambda _group, unit: unit)
    listed = [
        UnitRow(committee=counted.committee, unit=unit, role=role, **numbers) for (unit, role), numbers in found.items()
    ]
    return sorted(listed, key=lambda row: (by_role(row.role), row.unit is None, sort_key(row.unit or "")))


def by_meeting(counted: Account, days: Sequence[Day]) -> list[MeetingRow]:
    """One row a meeting and role, newest first; whether the members could decide is always told of all of them."""
    rule = counted.register.committee.quorum if counted.register else None
    listed = []
    for day, whole in zip(days, counted.days, strict=True):
        members = [filled for filled in whole.seats if filled.role == "medlem"]
        asked = needed(rule, len(members))
        enough = sum(filled.by != "tomt" for filled in members) >= asked if asked is not None else None
        sitting = day.sitting
        found = _tallied([day], lambda _group, _unit: "")
        for (_key, role), numbers in sorted(found.items(), key=lambda at: by_role(at[0][1])):
            numbers.pop("meetings")
            listed.append(
                MeetingRow(
                    committee=counted.committee,
                    date=sitting.date,
                    path=sitting.path,
                    status=sitting.status,
                    role=role,
                    needed=asked if role == "medlem" else None,
                    quorate=enough if role == "medlem" else None,
                    **numbers,
                )
            )
    return sorted(listed, key=lambda row: (row.date, row.path), reverse=True)


def _tallied(days: Sequence[Day], key: Callable[[str, str | None], K]) -> dict[tuple[K, Role | None], dict[str, Any]]:
    """The people's own marks and the seats, added up by role and a part of the committee."""
    people: dict[tuple[K, Role | None], list[Presence]] = {}
    seats: dict[tuple[K, Role | None], list[Filled]] = {}
    meetings: dict[tuple[K, Role | None], set[int]] = {}
    for number, day in enumerate(days):
        for presence in day.presences:
            if presence.own:
                part = key(presence.group, presence.unit), presence.role
                people.setdefault(part, []).append(presence)
                meetings.setdefault(part, set()).add(number)
        for filled in day.seats:
            part = key(filled.seat.group, filled.seat.unit), filled.role
            seats.setdefault(part, []).append(filled)
            meetings.setdefault(part, set()).add(number)
    return {part: _numbers(len(at), people.get(part, []), seats.get(part, [])) for part, at in meetings.items()}


def _numbers(meetings: int, people: Sequence[Presence], seats: Sequence[Filled]) -> dict[str, Any]:
    own = tally(people)
    empty = sum(filled.by == "tomt" for filled in seats)
    return {
        "meetings": meetings,
        "expected": own.total,
        "present": own.met,
        "remote": own.remote,
        "excused": own.excused,
        "absent": own.absent,
        "unknown": own.unknown,
        "share": own.share,
        "seats": len(seats),
        "filled": len(seats) - empty,
        "substituted": sum(filled.by == "vara" for filled in seats),
        "empty": empty,
    }
