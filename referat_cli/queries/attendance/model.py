"""The types of attendance: a meeting with its list, people and seats as they are counted there, and rows of tables."""

from typing import Final, Literal, NamedTuple

from msgspec import Struct, field

from referat_cli.model.committee import Role
from referat_cli.model.meeting import HELD, Attendee, AttendeeGroup, Mark
from referat_cli.model.problem import Where
from referat_cli.model.register import Seat
from referat_cli.store.paths import meeting_name

# What somebody is at a meeting that does not list them, where the register has no dates that say whether they belong to
# it: counted apart, in no number of those who should have been there.
NOT_LISTED: Final = "ikke ført"
Counted = Mark | Literal["ikke ført"]

# How a seat was filled: by its holder in the room or from afar, by a substitute, or by nobody.
Filling = Literal["møtt", "digitalt", "vara", "tomt", "ikke ført"]


class MeetingRecord(NamedTuple):
    """A meeting as far as attendance goes; ``groups`` is empty or None where no list was recorded."""

    committee: str
    date: str
    path: str
    status: str
    groups: tuple[AttendeeGroup, ...] | None

    @property
    def label(self) -> str:
        """What the meeting is called: its date, with the number that its file has where the day has several."""
        return meeting_name(self.path, self.date)

    @property
    def was_held(self) -> bool:
        """Whether the meeting has been held: a notice is only a call to one."""
        return self.status in HELD


class Note(NamedTuple):
    """What was counted although something in the record does not agree: a path or a committee, and a sentence."""

    place: str
    text: str


class ListedPerson(NamedTuple):
    """A line of the list with its meaning: the registered name, the person's id, the role, and the seat if any."""

    where: Where
    group: str
    attendee: Attendee
    name: str
    person: str
    role: Role | None
    mark: Mark
    place: Seat
    sits: bool
    met_for: str | None = None
    seat: Seat | None = None

    @property
    def cases(self) -> tuple[str, ...]:
        """The only cases that the person was there for; none where it was the meeting."""
        return self.attendee.on_cases


class Presence(NamedTuple):
    """One person in one role at one meeting.

    ``met_for`` is whom a substitute met for, ``substitutes`` who met for this one; ``cases`` the only cases that the
    person was there for. Where the register alone says that the person had the seat, ``listed`` is false.
    """

    person: str
    name: str
    role: Role | None
    group: str
    unit: str | None
    mark: Counted
    where: Where
    seat: Seat | None = None
    listed: bool = True
    met_for: str | None = None
    substitutes: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the meeting is one of the person's own: not as a substitute, and not as a guest for single cases."""
        return self.mark != NOT_LISTED and not self.met_for and (self.seat is not None or not self.cases)


class SeatAtMeeting(NamedTuple):
    """A seat at one meeting, who had it (id → registered name), and how it was filled.

    ``recorded`` is false where it is not known whether the holder of an empty seat was there.
    """

    seat: Seat
    role: Role | None
    holders: dict[str, str]
    by: Filling
    recorded: bool = True


class CountedGroup(NamedTuple):
    """A group of which a list says how many were there (and ``of`` how many, if it does), and names nobody.

    ``seated`` is whether its people hold seats.
    """

    group: str
    role: Role | None
    present: int
    of: int | None
    seated: bool

    @property
    def whole(self) -> int:
        """How many they are at least."""
        return max(self.present, self.of or 0)


class CountedMeeting(NamedTuple):
    """One meeting held with a list of who was there.

    ``stated`` are the groups of which the register says how many seats they have, each with its role and that number.
    ``counts`` are the groups of which only numbers are known; nobody in them is counted as a person.
    """

    record: MeetingRecord
    presences: tuple[Presence, ...]
    seats: tuple[SeatAtMeeting, ...]
    notes: tuple[Note, ...] = ()
    stated: dict[str, tuple[Role, int]] = {}  # noqa: RUF012 - nobody writes to it
    counts: tuple[CountedGroup, ...] = ()


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
