"""A list of who was there that stands below the cases, as where those who met have signed."""

from collections.abc import Sequence

from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.people.on_a_line import begins_person
from referat_cli.paper.reading.source import SourceLine, whole

# A list has more than one name.
_SEVERAL = 2
# So many lines may stand below it: when the meeting ended, and who signed.
_MOST_BELOW = 4


def with_list_on_top(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines, the list of those who were there before the others where the paper has it last, and no other."""
    headings = [place for place, line in enumerate(lines) if not line.cells and is_attendance_heading(line.text)]
    if len(headings) != 1:
        return list(lines)
    begin = headings[0]
    end = begin + 1
    while end < len(lines) and _is_somebody(lines[end]):
        end += 1
    if end - begin <= _SEVERAL or begin < len(lines) / 2 or len(lines) - end > _MOST_BELOW:
        return list(lines)
    return [*lines[begin:end], *lines[:begin], *lines[end:]]


def _is_somebody(line: SourceLine) -> bool:
    """Whether a line has the name of somebody, and no more than what that one is."""
    return not line.cells and (is_name(line.text.strip()) or begins_person(whole(line), None))
