"""What is counted for attendance: a meeting with its list, and people and seats there."""

from typing import Final, Literal, NamedTuple

from referat_cli.model.committee import Role
from referat_cli.model.meeting import HELD, Attendee, AttendeeGroup, Mark
from referat_cli.model.problem import Where
from referat_cli.model.register import Seat
from referat_cli.queries.attendance.rows import Note
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
