"""What an office before the names on a line says of whom they stand with: "Fra sykehuset:", "Fastlege: Ola Lie"."""

import re

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.reading import PeopleRead, is_beside_members
from referat_cli.paper.reading.people.list_headings import ListHeading, is_away, is_members, registered_group
from referat_cli.paper.reading.people.names_and_offices import is_function
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.labels import HEAD, meaning_of

# What somebody is among the members of any group.
_OF_BODY = re.compile(r"(?:nestle|medlem|vara)", re.IGNORECASE)


def note_office(office: str, line: SourceLine, reading: PeopleRead) -> None:
    """Let a line that begins with an office be no part of the line above, with the names of those who were away."""
    if _stands_beside_group(office, line, reading):
        reading.heading = ListHeading(registered_group(office, reading.register), reading.heading.mark)
    elif office and not reading.has_people(reading.heading.group):
        reading.labelled = reading.heading.group
    if is_function(office) and not reading.mark and is_away(reading.heading.mark):
        reading.heading = ListHeading("", "møtt")


def _stands_beside_group(head: str, line: SourceLine, reading: PeopleRead) -> bool:
    """Whether one stands beside those who speak for somebody: "Fra sykehuset:", "Siv Nes", "Fastlege: Ola Lie".

    Where the others of the group have what they are before their names, it is one of them; and an office of the body
    itself, «nestleder», tells of no group.
    """
    above = reading.heading.group
    is_of_side = reading.has_people(above) and not (is_members(above) or is_beside_members(above))
    if line.cells or not is_of_side or above == reading.labelled:
        return False
    if not is_function(head) or is_away(reading.heading.mark) or _OF_BODY.match(head) or meaning_of(head, HEAD):
        return False
    is_set_off = any(start <= 0 and end >= len(head) for start, end, _mark in line.marks)
    if not is_set_off:
        why = _("står etter «{group}», og er lest som en egen gruppe").format(group=above)
        reading.ledger.guess(whole(line), f"gruppe: {head}", why)
    return True
