"""What do the rows of attendance hold? The aliases are the JSON contract's names."""

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


class GroupRow(Struct, frozen=True, kw_only=True):
    """One group: its people's own marks add up to ``expected``; its seats are ``filled`` or ``empty``.

    ``expected`` and ``seats`` count each person and each seat once a meeting.
    """

    committee: str = field(name="utvalg")
    group: str = field(name="gruppe")
    role: Role | None = field(name="rolle")
    meetings: int = field(name="moeter")
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


class UnitRow(Struct, frozen=True, kw_only=True):
    """One unit, whatever groups its people sit in, with the numbers of `GroupRow`; None = those without a unit."""

    committee: str = field(name="utvalg")
    unit: str | None = field(name="enhet")
    role: Role | None = field(name="rolle")
    meetings: int = field(name="moeter")
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


class MeetingRow(Struct, frozen=True, kw_only=True):
    """One role at one meeting, with the numbers of `GroupRow`.

    Of members, where the committee has such a rule: how many filled seats it asks for, and whether they were.
    """

    committee: str = field(name="utvalg")
    date: str = field(name="moetedato")
    path: str = field(name="sti")
    status: str
    role: Role | None = field(name="rolle")
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
    needed: int | None = field(name="kreves")
    quorate: bool | None = field(name="vedtaksfoer")


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


Row = PersonRow | SeatRow | GroupRow | UnitRow | MeetingRow | ExplainRow
