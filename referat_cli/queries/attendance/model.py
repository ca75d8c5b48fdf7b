"""What is known of a meeting's attendance, and of each person and seat there?"""

from typing import Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.committee import Role
from referat_cli.model.meeting import Attendee, AttendeeGroup, Mark
from referat_cli.model.problem import Where
from referat_cli.model.register import Seat

Filling = Literal["møtt", "digitalt", "vara", "tomt"]


class Sitting(NamedTuple):
    """A meeting as far as attendance goes; ``groups`` is empty or None where no list was recorded."""

    committee: str
    date: str
    path: str
    status: str
    groups: tuple[AttendeeGroup, ...] | None

    @property
    def held(self) -> bool:
        """Whether the meeting has been held: a notice is only a call to one."""
        return self.status in ("referat", "godkjent")


class Note(NamedTuple):
    """What was counted although something in the record does not agree: a path or a committee, and a sentence."""

    place: str
    text: str


class Line(NamedTuple):
    """A line of the list with what it means: the registered name, who that is, the role, and the seat if it has one."""

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
    """Who had a seat: the person's id and the registered name."""

    person: str
    name: str


class Filled(NamedTuple):
    """A seat at one meeting, and whether the holder, a substitute or nobody filled it."""

    seat: Seat
    role: Role | None
    holders: tuple[Holder, ...]
    by: Filling


class Day(NamedTuple):
    """One meeting held with a list of who was there."""

    sitting: Sitting
    presences: tuple[Presence, ...]
    seats: tuple[Filled, ...]
    notes: tuple[Note, ...] = ()


def called(seat: Seat) -> str:
    """A seat as people say it."""
    unit = ", ".join(part for part in (seat.unit, seat.union) if part)
    return _("i {group} for {unit}").format(group=seat.group, unit=unit) if unit else _("i {}").format(seat.group)
