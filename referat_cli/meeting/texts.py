"""Which texts of a meeting do people search in?"""

from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.record.minutes import Meeting, Points, walk


class Text(NamedTuple):
    """A text of the case at a place in the meeting (from 0), and the key of the record that it stands under."""

    place: int
    field: str
    text: str


# The keys, as people ask for them.
FIELDS = ("tittel", "forslag_til_vedtak", "referat", "vedtak", "eventuelt")


def texts_of(meeting: Meeting) -> Iterator[Text]:
    """Every text of the meeting's cases: titles, proposals, minutes, decisions and other business."""
    for place, case in enumerate(meeting.cases):
        yield Text(place, "tittel", f"{case.title} {case.subtitle}" if case.subtitle else case.title)
        if case.proposal:
            yield Text(place, "forslag_til_vedtak", _running(case.proposal))
        if case.minutes:
            yield Text(place, "referat", case.minutes)
        if case.decision:
            yield Text(place, "vedtak", _running(case.decision))
        matters = "\n".join(f"{matter.title}\n{matter.minutes}" for matter in case.other_business or ())
        if matters:
            yield Text(place, "eventuelt", matters)


def _running(points: Points) -> str:
    return "\n".join(point.text for _position, point in walk(points))
