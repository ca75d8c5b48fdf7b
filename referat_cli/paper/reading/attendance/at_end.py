"""A list of who was there that stands below the cases, as where those who met have signed."""

from collections.abc import Sequence

from referat_cli.paper.reading.people.line_starts import begins_person
from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.labels import label_apart

# A list has more than one name.
_SEVERAL = 2
# So many lines may stand below it: when the meeting ended, and who signed.
_MOST_BELOW = 4


def with_list_on_top(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines, the list of those who were there before the others where the paper has it last, and no other.

    It may have those who were away under a heading of their own, and what stands above may say that it is there.
    """
    headings = [place for place, line in enumerate(lines) if not line.cells and is_attendance_heading(line.text)]
    begin = next((place for place in headings if place >= len(lines) / 2), None)
    if begin is None or any(_stands_over_somebody(lines[place : place + 2]) for place in headings if place < begin):
        return list(lines)
    end = begin + 1
    while end < len(lines) and (end in headings or _is_somebody(lines[end])):
        end += 1
    if end - begin <= _SEVERAL or len(lines) - end > _MOST_BELOW:
        return list(lines)
    return [*lines[begin:end], *lines[:begin], *lines[end:]]


def _stands_over_somebody(lines: Sequence[SourceLine]) -> bool:
    """Whether a heading has people after it, or below: "Deltakere: se listen til slutt" has none."""
    named = people_on(whole(lines[0]).part(len(label_apart(lines[0].text)[0]) + 1).stripped(), None, is_list=True)
    return any(begins_person(one, None) for one in named) or any(line.cells or _is_somebody(line) for line in lines[1:])


def _is_somebody(line: SourceLine) -> bool:
    """Whether a line has the name of somebody, and no more than what that one is."""
    return not line.cells and (is_name(line.text.strip()) or begins_person(whole(line), None))
