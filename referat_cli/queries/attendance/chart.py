"""A chart of people by meetings, with a sign for each person at each meeting."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from referat_cli.model.committee import Role
from referat_cli.model.meeting import PRESENT
from referat_cli.model.names import sort_key
from referat_cli.model.register import Seat, contradicts_itself, identity
from referat_cli.queries.attendance.account import Account, narrow
from referat_cli.queries.attendance.model import NOT_LISTED, CountedMeeting, Presence, SeatAtMeeting
from referat_cli.queries.attendance.rows import GroupRow, PersonRow, SeatRow, UnitRow
from referat_cli.queries.attendance.tables import (
    attended,
    by_group,
    by_person,
    by_seat,
    by_unit,
    role_order,
    tally,
)

# What a chart shows of one person at one meeting: the mark; "vara" where a substitute met instead; "for" where the
# person met for another; "sak" for single cases only; "ikke ført" of an undated member whom the list lacks; "" where
# the person is not named, and nothing says that they belonged there. Of a seat it is how it was filled, or "tom".
Sign = Literal[
    "møtt", "digitalt", "forfall", "permisjon", "uteblitt", "ukjent", "ikke ført", "vara", "for", "sak", "tom", ""
]

ChartedPart = Literal["seat", "group", "unit"]

# The signs of a meeting at which the person had a seat.
SEATED: frozenset[Sign] = frozenset({"møtt", "digitalt", "forfall", "permisjon", "uteblitt", "ukjent", "vara"})


class ChartLine(NamedTuple):
    """One person in one role: the numbers, the newest seat, and a sign for each meeting of the chart.

    ``came`` are the meetings that were the first after the register says that the person came, ``went`` those that were
    the last before the person went; what lies outside the chart is left out.
    """

    row: PersonRow
    seat: Seat | None
    signs: tuple[Sign, ...]
    came: tuple[int, ...] = ()
    went: tuple[int, ...] = ()


class PartLine(NamedTuple):
    """A seat with a sign for each meeting, or a group or unit with ``parts``: how many were there, of how many."""

    row: SeatRow | GroupRow | UnitRow
    signs: tuple[Sign, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()


Line = TypeVar("Line", ChartLine, PartLine)


class ShareLine(NamedTuple):
    """One role over the meetings: the people who were there themselves, the seats filled, each of how many."""

    role: Role | None
    present: tuple[tuple[int, int], ...]
    filled: tuple[tuple[int, int], ...]


class Chart(NamedTuple, Generic[Line]):
    """People or parts of a committee by meetings, oldest meeting first; ``shares`` are of everybody who is charted."""

    committee: str
    name: str
    dates: tuple[str, ...]
    lines: tuple[Line, ...]
    shares: tuple[ShareLine, ...]


PersonChart = Chart[ChartLine]


def chart(counted: Account, roles: frozenset[Role] | None = None, people: frozenset[str] | None = None) -> PersonChart:
    """The chart of a committee; the lines stand as the rows by person do."""
    meetings = narrow(counted, roles, people)
    rows = by_person(counted, meetings)
    places = {(row.person, row.role): at for at, row in enumerate(rows)}
    signs: list[list[Sign]] = [[""] * len(meetings) for _row in rows]
    seats: dict[int, Seat] = {}
    for number, meeting in enumerate(meetings):
        for presence in meeting.presences:
            at = places[presence.person, presence.role]
            if presence.own and presence.seat:
                seats[at] = presence.seat
            line = signs[at]
            line[number] = _stronger(line[number], _sign(presence))
    lines = [ChartLine(row, seats.get(at), tuple(signs[at]), *_moves(counted, row)) for at, row in enumerate(rows)]
    return _chart(counted, meetings, lines)


def chart_by(
    counted: Account, by: ChartedPart, roles: frozenset[Role] | None = None, people: frozenset[str] | None = None
) -> Chart[PartLine]:
    """The chart of a committee with a line for each seat, group or unit; they stand as the rows of the table do."""
    meetings = narrow(counted, roles, people)
    if by == "seat":
        return _chart(counted, meetings, _seat_lines(counted, meetings))
    table: Callable[..., Sequence[GroupRow | UnitRow]] = by_group if by == "group" else by_unit
    at_each = [{_part_of(row): row for row in table(counted, [meeting])} for meeting in meetings]
    lines = []
    for row in table(counted, meetings):
        there = [rows.get(_part_of(row)) for rows in at_each]
        parts = [(one.present + one.remote, one.expected - one.unknown) if one else (0, 0) for one in there]
        lines.append(PartLine(row, parts=tuple(parts)))
    return _chart(counted, meetings, lines)


def _part_of(row: GroupRow | UnitRow) -> tuple[Role | None, str, str | None]:
    return row.role, row.group, row.unit if isinstance(row, UnitRow) else None


def _seat_lines(counted: Account, meetings: Sequence[CountedMeeting]) -> list[PartLine]:
    lines = []
    for seat in dict.fromkeys(one.seat for meeting in meetings for one in meeting.seats):
        alone = [meeting._replace(seats=tuple(s for s in meeting.seats if s.seat == seat)) for meeting in meetings]
        signs = tuple(_filled(meeting.seats[0]) if meeting.seats else "" for meeting in alone)
        lines.append(PartLine(by_seat(counted, alone)[0], signs))
    order = by_seat(counted, meetings)
    return sorted(lines, key=lambda line: order.index(line.row))  # type: ignore[arg-type]  # all are of seats


def _filled(seat: SeatAtMeeting) -> Sign:
    if seat.by == "tomt":
        return "tom" if seat.recorded else "ukjent"
    return seat.by


def _chart(counted: Account, meetings: Sequence[CountedMeeting], lines: Sequence[Line]) -> Chart[Line]:
    return Chart(
        counted.committee,
        counted.register.committee.name if counted.register else counted.committee,
        tuple(meeting.record.label for meeting in meetings),
        tuple(lines),
        tuple(_share(meetings, role) for role in sorted({line.row.role for line in lines}, key=role_order)),
    )


def in_seat_order(counted: Account, charted: PersonChart) -> PersonChart:
    """The chart with successors beside each other: by role, then group and unit, then who came first."""
    groups = {name: at for at, name in enumerate(counted.register.groups)} if counted.register else {}

    def place(line: ChartLine) -> tuple[object, ...]:
        row, seat = line.row, line.seat
        group = seat.group if seat else row.group
        unit = (seat.unit, seat.union) if seat else (row.unit, None)
        first = next((at for at, sign in enumerate(line.signs) if sign in SEATED), len(line.signs))
        return (
            role_order(row.role),
            groups.get(group, len(groups)),
            sort_key(group),
            seat is None,
            *(sort_key(part or "") for part in unit),
            # A seat that is the holder's own is nobody else's.
            first if any(unit) else 0,
            sort_key(row.name),
        )

    return charted._replace(lines=tuple(sorted(charted.lines, key=place)))


def _moves(counted: Account, row: PersonRow) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where in the chart the register says that a person came into the role, and where that the person went."""
    dates = [meeting.record.date for meeting in counted.meetings]
    own = [
        tenure
        for group, tenure in (counted.register.holders() if counted.register else ())
        if identity(tenure) == row.person and group.role == row.role and not contradicts_itself(tenure)
    ]
    came = {bisect_left(dates, tenure.start) for tenure in own if tenure.start}
    went = {bisect_right(dates, tenure.end) - 1 for tenure in own if tenure.end}
    last = len(dates) - 1
    return tuple(sorted(came & {*range(1, last + 1)})), tuple(sorted(went & {*range(last)}))


def _sign(presence: Presence) -> Sign:
    if presence.met_for:
        return "for"
    if presence.cases and (not presence.seat or presence.mark in PRESENT):
        return "sak"
    return "vara" if presence.substitutes else presence.mark


def _stronger(one: Sign, other: Sign) -> Sign:
    """Where a person both had a seat and met for another, the seat is shown unless nothing is recorded of it."""
    return other if one in ("", "for", "ukjent", NOT_LISTED) else one


def _share(meetings: Sequence[CountedMeeting], role: Role | None) -> ShareLine:
    present, filled = [], []
    for meeting in meetings:
        seats = [seat for seat in meeting.seats if seat.role == role]
        there, recorded = attended(tally(presence for presence in meeting.presences if presence.role == role))
        nameless = [count for count in meeting.counts if count.role == role]
        there += sum(count.present for count in nameless)
        present.append((there, recorded + sum(count.whole for count in nameless)))
        ways = Counter(seat.by for seat in seats)
        whole = len(seats) - ways[NOT_LISTED]
        filled.append((whole - ways["tomt"], whole))
    return ShareLine(role, tuple(present), tuple(filled))
