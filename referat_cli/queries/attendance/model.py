"""A meeting with its attendance list, and each person and seat there as they are counted."""

from typing import Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.committee import Role
from referat_cli.model.meeting import Attendee, AttendeeGroup, Mark
from referat_cli.model.problem import Where
from referat_cli.model.register import Seat

# How a seat was filled: by its holder in the room or from afar, by a substitute, or by nobody.
Filling = Literal["møtt", "digitalt", "vara", "tomt"]


class MeetingRecord(NamedTuple):
    """A meeting as far as attendance goes; ``groups`` is empty or None where no list was recorded."""

    committee: str
    date: str
    path: str
    status: str
    groups: tuple[AttendeeGroup, ...] | None

    @property
    def was_held(self) -> bool:
        """Whether the meeting has been held: a notice is only a call to one."""
        return self.status in ("referat", "godkjent")


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
    seat: Seat | None = None
    met_for: str | None = None


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
    mark: Mark
    where: Where
    seat: Seat | None = None
    listed: bool = True
    met_for: str | None = None
    substitutes: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the meeting is one of the person's own: not as a substitute, and not for single cases."""
        return not self.met_for and not self.cases


class Holder(NamedTuple):
    """Somebody who had a seat: the person's id and the registered name."""

    person: str
    name: str


class SeatAtMeeting(NamedTuple):
    """A seat at one meeting, who had it, and how it was filled."""

    seat: Seat
    role: Role | None
    holders: tuple[Holder, ...]
    by: Filling


class CountedMeeting(NamedTuple):
    """One meeting held with a list of who was there."""

    record: MeetingRecord
    presences: tuple[Presence, ...]
    seats: tuple[SeatAtMeeting, ...]
    notes: tuple[Note, ...] = ()


def describe_seat(seat: Seat) -> str:
    """A seat as part of a sentence: "i Kommunene for Nordby"."""
    unit = ", ".join(part for part in (seat.unit, seat.union) if part)
    return _("i {group} for {unit}").format(group=seat.group, unit=unit) if unit else _("i {}").format(seat.group)
