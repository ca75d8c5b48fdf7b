"""What the rules may ask for of a file, by the names of their parameters."""

from datetime import date
from typing import cast

from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.presence import PresenceByCase
from referat_cli.model.register import Register
from referat_cli.model.timetable import timetable_of
from referat_cli.rules.attendees import PART_KEYS, Roll, attendance_lines, for_a_part, marks_of, strangers_in
from referat_cli.rules.cases import new_numbers_of
from referat_cli.rules.elections import elections_held
from referat_cli.rules.meeting_texts import MeetingTexts, points_of, with_keys
from referat_cli.rules.proposals import alternatives_in, proposals_of
from referat_cli.rules.seats import doubtful_seats_in
from referat_cli.rules.voters import voters_named
from referat_cli.rules.votes import Votes, votes_taken
from referat_cli.store.archive import Archive, Entry
from referat_cli.store.paths import home


def needs_of(archive: Archive, entry: Entry, today: date) -> dict[str, object]:
    """What a rule may ask for, by the name of its parameter; what is not there is not given."""
    given: dict[str, object] = {"archive": archive, "path": entry.path, "today": today, "document": entry.document}
    if where := home(entry.path):
        given["home"] = where
    record = entry.supposed or entry.meeting or entry.committee
    if isinstance(record, Committee):
        given["committee"] = record
        given["register"] = entry.register or Register(record)
    if isinstance(record, Meeting):
        roll = tuple(attendance_lines(record))
        given |= _of_meeting(record, roll, entry.keys)
        given["year"] = year = archive.year_of(entry.path)
        given["new_numbers"] = new_numbers_of(record, entry.path, year)
        register = archive.register_of(entry.path)
        if register and register.register:
            given |= _of_register(record, roll, register.register, cast("Votes", given.get("votes", ())))
    return given


def _of_meeting(meeting: Meeting, roll: Roll, keys: frozenset[str] | None) -> dict[str, object]:
    points = points_of(meeting)
    return {
        "meeting": meeting,
        "times": timetable_of(meeting),
        "roll": roll,
        "parts": () if keys and keys.isdisjoint(PART_KEYS) else for_a_part(roll),
        "points": points,
        "texts": MeetingTexts(meeting, points),
        "proposals": proposals_of(meeting),
        **_if_any(
            votes=tuple(votes_taken(meeting)),
            elections=tuple(elections_held(meeting)),
            alternatives=alternatives_in(meeting),
            commitments=with_keys(points),
            met_for=tuple(line for line in roll if line[2].substitute_for),
        ),
    }


def _of_register(meeting: Meeting, roll: Roll, register: Register, votes: Votes) -> dict[str, object]:
    presence = PresenceByCase(meeting, register)
    return {
        "register": register,
        "presence": presence,
        "marks": marks_of(roll, register),
        "doubtful_seats": tuple(doubtful_seats_in(roll, register)),
        **_if_any(
            voters=tuple(voters_named(votes, presence)),
            strangers=tuple(strangers_in(meeting, register)),
        ),
    }


def _if_any(**found: tuple[object, ...]) -> dict[str, object]:
    """What few meetings have: in the others the rules about it are not run."""
    return {need: values for need, values in found.items() if values}
