"""The tables of attendance, as they are kept and shown: by what they have a row, their rows, and notes about them."""

from typing import Literal, NamedTuple

from msgspec import Struct, field

from referat_cli.model.committee import Role

By = Literal["person", "seat", "group", "unit", "meeting"]
# By case is a question of its own (`queries.attendance.cases`): its rows are made of who was there for each.
AnyBy = Literal[By, "case"]


class Note(NamedTuple):
    """What was counted although something in the record does not agree: a path or a committee, and a sentence."""

    place: str
    text: str


class PersonRow(Struct, frozen=True, kw_only=True):
    """One person in one role. The marks add up to ``meetings``; ``share`` leaves out what was not recorded.

    ``not_listed`` and ``as_substitute`` are meetings beside these: that do not list an undated member, and where the
    person met for another. ``for_cases`` are those where the person was there for single cases only.
    """

    committee: str = field(name="utvalg")
    person: str
    name: str = field(name="navn")
    group: str = field(name="gruppe")
    unit: str | None = field(name="enhet")
    role: Role | None = field(name="rolle")
    meetings: int = field(name="moeter")
    present: int = field(name="moett")
    remote: int = field(name="digitalt")
    excused: int = field(name="forfall")
    absent: int = field(name="uteblitt")
    on_leave: int = field(name="permisjon")
    unknown: int = field(name="ukjent")
    not_listed: int = field(name="ikke_foert")
    share: float | None = field(name="andel")
    as_substitute: int = field(name="som_vara")
    for_cases: int = field(name="paa_sak")


class SeatRow(Struct, frozen=True, kw_only=True):
    """One seat: filled by a holder in the room or from afar, by a substitute, or by nobody, of ``meetings``.

    ``not_listed`` are meetings beside these, which name none of its holders.
    """

    committee: str = field(name="utvalg")
    group: str = field(name="gruppe")
    unit: str | None = field(name="enhet")
    union: str | None = field(name="forbund")
    role: Role | None = field(name="rolle")
    holders: tuple[str, ...] = field(name="innehavere")
    meetings: int = field(name="moeter")
    present: int = field(name="moett")
    remote: int = field(name="digitalt")
    substituted: int = field(name="vara")
    empty: int = field(name="tomt")
    not_listed: int = field(name="ikke_foert")


class _Counts(Struct, frozen=True, kw_only=True):
    """The numbers of a group, a unit or a meeting, after its names.

    People's own marks add up to ``expected``; the ``seats`` are ``filled`` or ``empty``. Both count each person and
    each seat once a meeting.
    """

    expected: int = field(name="forventet")
    present: int = field(name="moett")
    remote: int = field(name="digitalt")
    excused: int = field(name="forfall")
    absent: int = field(name="uteblitt")
    on_leave: int = field(name="permisjon")
    unknown: int = field(name="ukjent")
    not_listed: int = field(name="ikke_foert")
    share: float | None = field(name="andel")
    seats: int = field(name="plasser")
    filled: int = field(name="besatt")
    substituted: int = field(name="vara")
    empty: int = field(name="tomt")


class GroupRow(_Counts, frozen=True):
    """One group and role."""

    committee: str = field(name="utvalg")
    group: str = field(name="gruppe")
    role: Role | None = field(name="rolle")
    meetings: int = field(name="moeter")


class UnitRow(_Counts, frozen=True):
    """One unit of a group; None = those of the group without a unit."""

    committee: str = field(name="utvalg")
    group: str = field(name="gruppe")
    unit: str | None = field(name="enhet")
    role: Role | None = field(name="rolle")
    meetings: int = field(name="moeter")


class _Quorum(_Counts, frozen=True, kw_only=True):
    """How many filled seats of members the committee asks for, where it has such a rule, and whether they were."""

    needed: int | None = field(name="kreves")
    quorate: bool | None = field(name="vedtaksfoer")
    at_least: int | None = field(name="kreves_minst")


class MeetingAttendanceRow(_Quorum, frozen=True):
    """One role at one meeting."""

    committee: str = field(name="utvalg")
    date: str = field(name="moetedato")
    path: str = field(name="sti")
    status: str
    role: Role | None = field(name="rolle")


class CaseAttendanceRow(Struct, frozen=True, kw_only=True):
    """One role at one case. ``entitled`` is how many were there with a vote, None where it is not known."""

    committee: str = field(name="utvalg")
    date: str = field(name="moetedato")
    number: str = field(name="saksnr")
    path: str = field(name="sti")
    role: Role | None = field(name="rolle")
    present: int = field(name="til_stede")
    entitled: int | None = field(name="stemmeberettigede")
    away: tuple[str, ...] = field(name="fravaerende")
    disqualified: tuple[str, ...] = field(name="inhabile")
    unknown: tuple[str, ...] = field(name="ukjente")


Row = PersonRow | SeatRow | GroupRow | UnitRow | MeetingAttendanceRow
AnyRow = Row | CaseAttendanceRow
