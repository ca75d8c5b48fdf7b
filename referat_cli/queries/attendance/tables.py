"""The attendance tables: rows by person, seat, group, unit and meeting, and two tables compared.

A substitute's presence is not the holder's: `PersonRow.present` is one number, `SeatRow.substituted` another, and
whoever met for somebody has it counted in `PersonRow.as_substitute`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, get_args

from msgspec.structs import asdict

from referat_cli.model.committee import Role
from referat_cli.model.meeting import PRESENT
from referat_cli.model.names import sort_key
from referat_cli.model.register import Register, Seat
from referat_cli.queries.attendance.account import Account, narrow
from referat_cli.queries.attendance.model import (
    NOT_LISTED,
    Counted,
    CountedGroup,
    CountedMeeting,
    Presence,
    SeatAtMeeting,
)
from referat_cli.queries.attendance.quorum import Quorum, quorum_of
from referat_cli.queries.attendance.rows import (
    AnyRow,
    By,
    CaseAttendanceRow,
    GroupRow,
    MeetingAttendanceRow,
    PersonRow,
    Row,
    SeatRow,
    UnitRow,
)
from referat_cli.store.paths import meeting_name

K = TypeVar("K", str, tuple[str, str | None])

# The order of the roles: members and observers apart, then those who hold no seats, then the unknown.
_ROLES: tuple[Role | None, ...] = (*get_args(Role), None)


def rows(
    counted: Account, by: By, roles: frozenset[Role] | None = None, people: frozenset[str] | None = None
) -> list[Row]:
    """The rows of one committee; ``roles`` and ``people`` as `narrow` has them."""
    return list(_TABLES[by](counted, narrow(counted, roles, people)))


def role_order(role: Role | None) -> int:
    """Where a role stands among the others."""
    return _ROLES.index(role)


# The field of a row for each mark.
_FIELDS: dict[Counted, str] = {
    "møtt": "present",
    "digitalt": "remote",
    "forfall": "excused",
    "uteblitt": "absent",
    "permisjon": "on_leave",
    "ukjent": "unknown",
    NOT_LISTED: "not_listed",
}


def tally(presences: Iterable[Presence]) -> Counter[Counted]:
    """The marks of people at their own meetings, and the meetings that do not list them.

    Substitutes, and guests for single cases, are left out.
    """
    return Counter(presence.mark for presence in presences if presence.own or presence.mark == NOT_LISTED)


def _expected(marks: Counter[Counted]) -> int:
    return marks.total() - marks[NOT_LISTED]


def attended(marks: Counter[Counted]) -> tuple[int, int]:
    """How many were there, in the room or from afar, and of how many marks that were recorded."""
    return sum(marks[mark] for mark in PRESENT), _expected(marks) - marks["ukjent"]


def _mark_fields(marks: Counter[Counted]) -> dict[str, Any]:
    """The marks and the share as the fields of a row."""
    there, recorded = attended(marks)
    return {field: marks[mark] for mark, field in _FIELDS.items()} | {"share": there / recorded if recorded else None}


def by_person(counted: Account, meetings: Sequence[CountedMeeting]) -> list[PersonRow]:
    """One row a person and role: by role, then by the name as it is written, as Norwegians sort.

    The group and unit are those of the newest meeting where the person had the seat.
    """
    found: dict[tuple[str, Role | None], list[Presence]] = {}
    substituted: dict[tuple[str, Role | None], set[int]] = {}
    for number, meeting in enumerate(meetings):
        for presence in meeting.presences:
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
                meetings=_expected(own),
                **_mark_fields(own),
                as_substitute=len(substituted.get((person, role), ())),
                for_cases=sum(bool(presence.cases) for presence in presences),
            )
        )
    return sorted(listed, key=lambda row: (role_order(row.role), sort_key(row.name), row.person))


def by_seat(counted: Account, meetings: Sequence[CountedMeeting]) -> list[SeatRow]:
    """One row a seat in force, by role, group as in the register, and unit; holders in the order they came."""
    found: dict[Seat, list[SeatAtMeeting]] = {}
    for meeting in meetings:
        for at_meeting in meeting.seats:
            found.setdefault(at_meeting.seat, []).append(at_meeting)
    order = _group_order(counted)
    return sorted(
        (_seat_row(counted.committee, seat, times) for seat, times in found.items()),
        key=lambda row: (
            role_order(row.role),
            order(row.group),
            sort_key(row.unit or ""),
            sort_key(row.union or ""),
            tuple(map(sort_key, row.holders)),
        ),
    )


def _seat_row(committee: str, seat: Seat, times: Sequence[SeatAtMeeting]) -> SeatRow:
    ways = Counter(at_meeting.by for at_meeting in times)
    return SeatRow(
        committee=committee,
        group=seat.group,
        unit=seat.unit,
        union=seat.union,
        role=times[0].role,
        holders=tuple(dict.fromkeys(name for at_meeting in times for name in at_meeting.holders.values())),
        meetings=len(times) - ways[NOT_LISTED],
        present=ways["møtt"],
        remote=ways["digitalt"],
        substituted=ways["vara"],
        empty=ways["tomt"],
        not_listed=ways[NOT_LISTED],
    )


def _group_order(counted: Account) -> Callable[[str], tuple[int, tuple[str, str]]]:
    """Groups stand as in the register, and those that it does not know after them by name."""
    known = {name: at for at, name in enumerate(counted.register.groups)} if counted.register else {}
    return lambda group: (known.get(group, len(known)), sort_key(group))


def by_group(counted: Account, meetings: Sequence[CountedMeeting]) -> list[GroupRow]:
    """One row a group and role, groups as in the register."""
    order = _group_order(counted)
    found = _tally_parts(meetings, lambda group, _unit: group, whole_groups=True)
    listed = [
        GroupRow(committee=counted.committee, group=group, role=role, **numbers)
        for (group, role), numbers in found.items()
    ]
    return sorted(listed, key=lambda row: (role_order(row.role), order(row.group)))


def by_unit(counted: Account, meetings: Sequence[CountedMeeting]) -> list[UnitRow]:
    """One row a unit of a group and role, sorted as Norwegians sort; those of a group without a unit last."""
    order = _group_order(counted)
    found = _tally_parts(meetings, lambda group, unit: (group, unit), whole_groups=False)
    listed = [
        UnitRow(committee=counted.committee, group=group, unit=unit, role=role, **numbers)
        for ((group, unit), role), numbers in found.items()
    ]
    return sorted(
        listed,
        key=lambda row: (role_order(row.role), order(row.group), row.unit is None, sort_key(row.unit or "")),
    )


def by_meeting(counted: Account, meetings: Sequence[CountedMeeting]) -> list[MeetingAttendanceRow]:
    """One row a meeting and role, newest first; the quorum is counted over all members, also those left out."""
    listed = []
    for meeting, whole in zip(meetings, counted.meetings, strict=True):
        record, of_members = meeting.record, quorum_of(counted.register, whole)
        found = _tally_parts([meeting], lambda _group, _unit: "", whole_groups=True)
        for (_key, role), numbers in sorted(found.items(), key=lambda at: role_order(at[0][1])):
            numbers.pop("meetings")
            quorum = of_members if role == "medlem" else Quorum()
            listed.append(
                MeetingAttendanceRow(
                    committee=counted.committee,
                    date=record.date,
                    path=record.path,
                    status=record.status,
                    role=role,
                    needed=quorum.needed,
                    at_least=quorum.at_least,
                    quorate=quorum.quorate,
                    **numbers,
                )
            )
    return sorted(listed, key=lambda row: (row.date, row.path), reverse=True)


_TABLES: dict[By, Callable[[Account, Sequence[CountedMeeting]], Sequence[Row]]] = {
    "person": by_person,
    "seat": by_seat,
    "group": by_group,
    "unit": by_unit,
    "meeting": by_meeting,
}


def _tally_parts(
    meetings: Sequence[CountedMeeting], key: Callable[[str, str | None], K], *, whole_groups: bool
) -> dict[tuple[K, Role | None], dict[str, Any]]:
    """The people's own marks and the seats, added up by role and a part of the committee.

    A group of which the register says how many seats it has, has those at every meeting.
    """
    people: dict[tuple[K, Role | None], list[Presence]] = {}
    seats: dict[tuple[K, Role | None], list[SeatAtMeeting]] = {}
    more: Counter[tuple[K, Role | None]] = Counter()
    counts: dict[tuple[K, Role | None], list[CountedGroup]] = {}
    numbers: dict[tuple[K, Role | None], set[int]] = {}
    for number, meeting in enumerate(meetings):
        for presence in meeting.presences:
            if presence.own or presence.mark == NOT_LISTED:
                part = key(presence.group, presence.unit), presence.role
                people.setdefault(part, []).append(presence)
                numbers.setdefault(part, set()).update({number} if presence.own else ())
        for seat in meeting.seats:
            part = key(seat.seat.group, seat.seat.unit), seat.role
            seats.setdefault(part, []).append(seat)
            numbers.setdefault(part, set()).update({number} if seat.by != NOT_LISTED else ())
        for group, (role, stated) in meeting.stated.items() if whole_groups else ():
            named = sum(seat.seat.group == group and seat.by != NOT_LISTED for seat in meeting.seats)
            part = key(group, None), role
            more[part] += stated - named
            numbers.setdefault(part, set()).add(number)
        for count in meeting.counts:
            part = key(count.group, None), count.role
            counts.setdefault(part, []).append(count)
            numbers.setdefault(part, set()).add(number)
            if count.seated and not (whole_groups and count.group in meeting.stated):
                more[part] += count.whole
    return {
        part: _numbers(len(found), people.get(part, []), seats.get(part, []), counts.get(part, []), more[part])
        for part, found in numbers.items()
    }


def _numbers(
    meetings: int,
    people: Sequence[Presence],
    seats: Sequence[SeatAtMeeting],
    counts: Sequence[CountedGroup],
    more: int,
) -> dict[str, Any]:
    """The numbers of a part; there are so many more seats, or fewer, than those that somebody is known to have.

    Of those whom a list only counts, nobody has a mark: they were there, or they were not.
    """
    own, ways = tally(people), Counter(seat.by for seat in seats)
    named = len(seats) - ways[NOT_LISTED]
    total, filled = named + more, named - ways["tomt"] + sum(count.present for count in counts if count.seated)
    fields = _mark_fields(own)
    if counts:
        there, recorded = attended(own)
        nameless = sum(count.present for count in counts)
        whole = recorded + sum(count.whole for count in counts)
        fields |= {
            "present": own["møtt"] + nameless,
            "share": (there + nameless) / whole if whole else None,
        }
    return {
        "meetings": meetings,
        "expected": _expected(own) + sum(count.whole for count in counts),
        **fields,
        "seats": total,
        "filled": filled,
        "substituted": ways["vara"],
        "empty": max(total - filled, 0),
    }


class RowComparison(NamedTuple):
    """One row then and now, None where it was not there; ``differs`` are the keys of the record that differ."""

    before: AnyRow | None
    after: AnyRow | None
    differs: tuple[str, ...]

    @property
    def row(self) -> AnyRow:
        """The row as it is, or as it was where it is gone."""
        row = self.before if self.after is None else self.after
        assert row is not None  # noqa: S101 - one of the two is there
        return row


def compare_rows(
    before: Sequence[AnyRow], after: Sequence[AnyRow], registers: Mapping[str, Register | None]
) -> list[RowComparison]:
    """The rows of both tables in the order of the one now; what is gone stands where it stood.

    ``registers`` are those of now, by committee: somebody whose old name is another spelling there is the same person.
    """
    units = [Counter(_unit(row) for row in rows if isinstance(row, SeatRow)) for rows in (before, after)]
    shared = {unit for counted in units for unit, number in counted.items() if number > 1}
    olds, news = (_by_key(rows, lambda row: _key(row, registers, shared)) for rows in (before, after))
    order = list(news)
    reached = 0
    for key in olds:
        if key in news:
            reached = order.index(key) + 1
        else:
            order.insert(reached, key)
            reached += 1
    return [RowComparison(olds.get(key), news.get(key), _differs(olds.get(key), news.get(key))) for key in order]


def _by_key(rows: Sequence[AnyRow], key: Callable[[AnyRow], object]) -> dict[tuple[object, int], AnyRow]:
    """The rows by what tells them apart; of several that are told apart by nothing, by their order."""
    found: dict[tuple[object, int], AnyRow] = {}
    seen: Counter[object] = Counter()
    for row in rows:
        found[key(row), seen[key(row)]] = row
        seen[key(row)] += 1
    return found


def _unit(row: SeatRow) -> tuple[object, ...]:
    return row.committee, row.group, row.unit, row.union


def _key(row: AnyRow, registers: Mapping[str, Register | None], shared: Collection[tuple[object, ...]]) -> object:
    """What tells a row from the others of its table: of a seat its first holder, where its unit has several or none."""
    register = registers.get(row.committee)
    match row:
        case PersonRow():
            people = register.identities(register.canonical_name(row.name)) if register else ()
            return row.committee, row.person if row.person in people or not people else people[0], row.role
        case SeatRow():
            alone = (row.unit or row.union) and _unit(row) not in shared
            holders = [] if alone else [register.canonical_name(name) if register else name for name in row.holders[:1]]
            return (*_unit(row), *holders)
        case GroupRow():
            return row.committee, row.group, row.role
        case UnitRow():
            return row.committee, row.group, row.unit, row.role
        case MeetingAttendanceRow():
            return row.committee, meeting_name(row.path, row.date), row.role
        case CaseAttendanceRow():
            return row.committee, meeting_name(row.path, row.date), row.number, row.role


def _differs(before: AnyRow | None, after: AnyRow | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    names = zip(type(after).__struct_fields__, type(after).__struct_encode_fields__, strict=True)
    old, new = asdict(before), asdict(after)
    return tuple(key for name, key in names if old[name] != new[name] and name != "person")
