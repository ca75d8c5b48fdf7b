"""What a case is called, in its own meeting and elsewhere.

In its meeting it goes by its number, or is "+3" for the third of those that have none; elsewhere by an address,
``[committee:][meeting/]number``.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.case_numbers import Numbering, has_number, name_meant

if TYPE_CHECKING:
    from referat_cli.model.meeting import Meeting

_MEETING = re.compile(r"(\d{4}-\d{2}-\d{2}(?:-\d+)?)/")


class CaseAddress(NamedTuple):
    """What an address says, such as "asu:2024-10-29/42/24": the committee and the meeting ("" for any), the number."""

    committee: str
    meeting: str
    number: str


def parse_address(address: str) -> CaseAddress:
    """The parts of an address; a meeting is called by its date, the second one of a day as its file is."""
    committee, _, number = address.rpartition(":")
    meeting = _MEETING.match(number)
    return (
        CaseAddress(committee, meeting[1], number[meeting.end() :]) if meeting else CaseAddress(committee, "", number)
    )


def case_address(meeting: str, number: str, numbering: Numbering | None = None) -> str:
    """How a case is asked for in an archive of one committee: by its number, with its meeting where that must be said.

    ``meeting`` is the name of the meeting: its date, "2026-03-04-2" for the second of a day. Without the committee's
    numbering only a case without number is told from others so.
    """
    needs_meeting = not has_number(number) or (numbering is not None and numbering.needs_meeting(number))
    return f"{meeting}/{number}" if needs_meeting else number


def titled(number: str, title: str, gap: str = " ") -> str:
    """A case as people read it: its number and its title, or the title alone."""
    return f"{number}{gap}{title}" if has_number(number) else title


def short_name(address: str) -> str:
    """An address without the meeting: where the day stands beside it."""
    return parse_address(address).number


def case_name(meeting: "Meeting", place: int) -> str:
    """What the meeting calls the case at a place, from 0."""
    return meeting.cases[place].number


def case_called(meeting: "Meeting", written: str) -> int | None:
    """The place of the case that the record names ("PS 5/26", "+3"); None where the meeting has none of that name.

    Capitals and spaces do not matter, unless they are all that tells two cases apart.
    """
    names = [case.number for case in meeting.cases]
    name = name_meant(written, names)
    return None if name is None else names.index(name)
