"""The rows of the attendance tables, with the keys that programs know them by."""

from msgspec import Struct, field

from referat_cli.model.committee import Role
from referat_cli.model.meeting import Mark


class PersonRow(Struct, frozen=True, kw_only=True):
    """One person in one role. The marks add up to ``meetings``; ``share`` leaves out what was not recorded.

    ``as_substitute`` and ``for_cases`` are meetings beside these: where the person met for another, and where the
    person was there for single cases only.
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
    unknown: int = field(name="ukjent")
    share: float | None = field(name="andel")
    as_substitute: int = field(name="som_vara")
    for_cases: int = field(name="paa_sak")


class SeatRow(Struct, frozen=True, kw_only=True):
    """One seat: filled by a holder in the room or from afar, by a substitute, or by nobody, of ``meetings``."""

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
    unknown: int = field(name="ukjent")
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
    """One unit and role, whatever groups its people sit in; None = those without a unit."""

    committee: str = field(name="utvalg")
    unit: str | None = field(name="enhet")
    role: Role | None = field(name="rolle")
    meetings: int = field(name="moeter")


class _Quorum(_Counts, frozen=True, kw_only=True):
    """How many filled seats of members the committee asks for, where it has such a rule, and whether they were."""

    needed: int | None = field(name="kreves")
    quorate: bool | None = field(name="vedtaksfoer")


class MeetingAttendanceRow(_Quorum, frozen=True):
    """One role at one meeting."""

    committee: str = field(name="utvalg")
    date: str = field(name="moetedato")
    path: str = field(name="sti")
    status: str
    role: Role | None = field(name="rolle")


class ExplainRow(Struct, frozen=True, kw_only=True):
    """One meeting behind a person's numbers; ``counted`` tells whether it is one of the person's own.

    ``substitutes`` met instead; ``met_for`` is whom the person met for. ``line`` is the line of the file, if known.
    """

    committee: str = field(name="utvalg")
    date: str = field(name="moetedato")
    person: str
    name: str = field(name="navn")
    mark: Mark = field(name="oppmoete")
    listed: bool = field(name="oppfoert")
    counted: bool = field(name="teller")
    role: Role | None = field(name="rolle")
    group: str = field(name="gruppe")
    unit: str | None = field(name="enhet")
    union: str | None = field(name="forbund")
    substitutes: tuple[str, ...] = field(name="vara")
    met_for: str | None = field(name="moette_for")
    cases: tuple[str, ...] = field(name="paa_sak")
    path: str = field(name="sti")
    line: int | None = field(name="linje")


Row = PersonRow | SeatRow | GroupRow | UnitRow | MeetingAttendanceRow | ExplainRow
