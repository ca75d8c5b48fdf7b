"""The two tables of a paper: who was there, and the agenda."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from referat_cli.i18n import _
from referat_cli.model.case_names import case_called
from referat_cli.model.case_numbers import has_number
from referat_cli.model.meeting import Attendee, AttendeeGroup, Headcount, Meeting
from referat_cli.model.meeting import Slot as RecordedSlot
from referat_cli.model.timetable import timetable_of
from referat_cli.paper.page import point_blocks
from referat_cli.paper.printed import Printed, hours, with_hours
from referat_cli.paper.tree import Agenda, AgendaDay, AgendaSlot, AttendanceList, ListedGroup, ListLine
from referat_cli.render.attendees import case_in_words, described_attendee, printed_heading
from referat_cli.render.labels import listed, long_date


def attendance_of(printed: Printed) -> AttendanceList:
    """The list of who was there, group by group in the order of the record."""
    headings = _group_headings(printed)
    groups = (
        ListedGroup(headings.get(group.group, group.group), tuple(_lines(group, printed)))
        for group in printed.meeting.attendance or ()
    )
    return AttendanceList((_("Navn"), _("Møtte"), _("Forfall")), tuple(groups))


def counted_groups(printed: Printed) -> list[str]:
    """The groups of which only the number is known, each with how many there were: "Innbyggerne: 34 av 75"."""
    headings = _group_headings(printed)
    return [
        f"{headings.get(group.group, group.group).rstrip(':')}: {_count(group.headcount)}"
        for group in printed.meeting.attendance or ()
        if group.headcount and not group.people
    ]


def _group_headings(printed: Printed) -> dict[str, str]:
    register = printed.register
    return {group.group: printed_heading(group) for group in register.committee.groups} if register else {}


def _count(count: Headcount) -> str:
    return _("{there} av {all}").format(there=count.present, all=count.of) if count.of else str(count.present)


def _lines(group: AttendeeGroup, printed: Printed) -> Iterator[ListLine]:
    register, meeting = printed.register, printed.meeting
    if printed.form.joined_guests and register and register.roles.get(group.group) == "gjest":
        yield from _joined(group.people, printed)
    else:
        for attendee in group.people:
            yield ListLine(with_hours(described_attendee(attendee, meeting)), *_marks(attendee, printed))
    if (count := group.headcount) and not group.people:
        yield ListLine(_("(bare antall)"), _count(count))


def _joined(people: Sequence[Attendee], printed: Printed) -> Iterator[ListLine]:
    """Guests on one line for each mark, those of the same cases together: "A på sak 1/26, B og C på sak 2/26"."""
    meeting = printed.meeting
    for marks, alike in groupby(people, lambda one: _marks(one, printed)):
        told = []
        for cases, guests in groupby(alike, lambda one: one.on_cases):
            names = listed([_without_cases(one, meeting) for one in guests])
            words = listed([case_in_words(case, meeting) for case in cases])
            told.append(_("{person} på sak {cases}").format(person=names, cases=words) if words else names)
        yield ListLine(", ".join(told), *marks)


def _without_cases(attendee: Attendee, meeting: Meeting) -> str:
    from msgspec.structs import replace  # noqa: PLC0415 - few committees join their guests

    return with_hours(described_attendee(replace(attendee, on_cases=()), meeting))


def _marks(attendee: Attendee, printed: Printed) -> tuple[str, str]:
    """What stands in the columns of those who were there and those who were not."""
    match attendee.mark:
        case "møtt":
            return "x", ""
        case "digitalt":
            return f"x ({printed.form.remote})", ""
        case "forfall":
            return "", "x"
        case "permisjon":
            return "", _("permisjon")
        case "uteblitt":
            return "", _("ikke møtt")
        case "ukjent":  # not recorded is neither present nor absent; the line says so
            return "", ""


def agenda_of(meeting: Meeting, left_out: frozenset[int]) -> Agenda:
    """The agenda, day by day, without the slots of the cases at some places."""
    days: dict[str, list[AgendaSlot]] = {}
    day = ""
    for slot, times in zip(meeting.agenda, timetable_of(meeting).slots, strict=True):
        day = slot.day or day
        place = case_called(meeting, slot.case) if slot.case else None
        if place not in left_out:
            days.setdefault(day, []).append(_slot(slot, place, times.length, meeting))
    return Agenda(
        _agenda_headings([slot for slots in days.values() for slot in slots]),
        tuple(AgendaDay(long_date(day) if day else "", tuple(slots)) for day, slots in days.items()),
    )


def _agenda_headings(slots: Sequence[AgendaSlot]) -> tuple[str, str, str, str, str]:
    """The headings of the columns that are used; many committees tell neither hours nor who answers for a case.

    Where there is nothing but titles, the column of the numbers stays: a table of one column is none.
    """
    hours = _("Kl.") if any(slot.hours for slot in slots) else ""
    responsible = _("Ansvarlig") if any(slot.responsible for slot in slots) else ""
    minutes = _("Tid") if any(slot.minutes for slot in slots) else ""
    has_numbers = any(slot.number for slot in slots) or not (hours or responsible or minutes)
    return hours, _("Saksnr.") if has_numbers else "", _("Saker"), responsible, minutes


def _slot(slot: RecordedSlot, place: int | None, length: int | None, meeting: Meeting) -> AgendaSlot:
    """A row; how long it lasts is what the record says, else what its hours do."""
    length = length if slot.minutes is None else slot.minutes
    return AgendaSlot(
        hours=hours(slot.start, slot.end).replace(" ", ""),
        number=slot.case if slot.case and has_number(slot.case) else "",
        title=slot.title or ("" if place is None else meeting.cases[place].title),
        blocks=tuple(point_blocks(slot.points, "strek", 1)),
        responsible=slot.responsible,
        minutes="" if length is None else str(length),
    )
