"""What a case is called in its own meeting: by its number, or "+3" for the third of those that have none."""

from referat_cli.model.case_numbers import folded
from referat_cli.model.meeting import Meeting


def case_name(meeting: Meeting, place: int) -> str:
    """What the meeting calls the case at a place, from 0."""
    return meeting.cases[place].number


def case_called(meeting: Meeting, written: str) -> int | None:
    """The place of the case that the record names ("PS 5/26", "+3"); None where the meeting has none of that name.

    Capitals and spaces do not matter, unless they are all that tells two cases apart.
    """
    names = [case.number for case in meeting.cases]
    if written in names:
        return names.index(written)
    same = [place for place, name in enumerate(names) if folded(name) == folded(written)]
    return same[0] if len(same) == 1 else None
