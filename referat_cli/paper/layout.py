"""What stands on the paper of a meeting: a notice, the minutes, or the extract of one case.

The order and the labels are those of the paper that Norwegian committees know: title, head, attendance, agenda, and a
page for each case.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from referat_cli.i18n import _, speaking
from referat_cli.model.case_names import case_called
from referat_cli.model.case_numbers import has_number
from referat_cli.model.meeting import Attendee, AttendeeGroup, Case, Meeting, Officer
from referat_cli.model.meeting import Slot as RecordedSlot
from referat_cli.model.presence import presences
from referat_cli.model.register import Register
from referat_cli.model.timetable import timetable_of
from referat_cli.paper.page import PaperPage, point_blocks
from referat_cli.paper.tree import (
    Agenda,
    AgendaDay,
    AgendaSlot,
    AttendanceList,
    Block,
    Fact,
    FactList,
    Head,
    Heading,
    Kind,
    ListedGroup,
    ListLine,
    Paper,
    Paragraph,
    Remark,
    Signatures,
    text_of,
)
from referat_cli.render.attendees import away_from, coming_and_going, described_attendee, printed_heading
from referat_cli.render.case_parts import show_parts
from referat_cli.render.labels import describe_status, listed, long_date, long_meeting_date

# What a notice has of a case.
_OF_NOTICE = frozenset({"forslag"})
_WHOLE: frozenset[str] = frozenset()


class Printed(NamedTuple):
    """A meeting that is to be put on paper.

    ``path`` is its file, ``committee`` the name that the committee had that day, ``number`` the meeting's where it is
    derived. ``register`` is None where it cannot be read.
    """

    meeting: Meeting
    path: str
    committee: str
    register: Register | None = None
    number: str | None = None


def paper(printed: Printed, kind: Kind, place: int | None = None) -> Paper:
    """The paper of a meeting; of a ``saksprotokoll`` of the case at a place (from 0)."""
    language = printed.register.committee.language if printed.register else "nb"
    with speaking(language):
        meeting = printed.meeting
        blocks = _extract(printed, place or 0) if kind == "saksprotokoll" else _whole(printed, kind)
        day = long_meeting_date(printed.path, meeting.date)
        return Paper(
            kind=kind,
            title=_title(printed, kind),
            committee=printed.committee,
            code=meeting.committee,
            language=language,
            date=meeting.date,
            foot=f"{printed.committee}, {day}",
            page=_("Side {page} av {pages}"),
            blocks=tuple(blocks),
        )


def _title(printed: Printed, kind: Kind) -> str:
    if printed.meeting.status == "avlyst":
        name = _("Avlyst møte")
    else:
        name = {
            "innkalling": _("Møteinnkalling"),
            "referat": _("Møtereferat"),
            "saksprotokoll": _("Saksprotokoll"),
        }[kind]
    code = printed.meeting.committee.upper()
    return f"{name.upper()} – {printed.committee.upper()} ({code})"


def _whole(printed: Printed, kind: Kind) -> Iterator[Block]:
    meeting = printed.meeting
    yield Head(tuple(_head(meeting, printed.path)))
    yield from _more(printed)
    if kind == "referat":
        yield from _approval(meeting)
        if meeting.attendance is not None:
            yield Heading(_("Deltakere"), 1)
            yield AttendanceList(("", _("Møtte"), _("Forfall")), tuple(_groups(printed)))
    if meeting.agenda:
        yield Heading(_("Saksliste"), 1)
        yield _agenda(meeting)
    for place in range(len(meeting.cases)):
        yield from _case(printed, place, kind)
    if kind == "referat" and meeting.signatures:
        yield Heading(_("Underskrifter"), 1)
        yield Signatures("", meeting.signatures)


def _head(meeting: Meeting, path: str) -> Iterator[Fact]:
    """The six facts at the top; those that are not known are left out."""
    facts = (
        (_("Møtedato"), _days(meeting, path)),
        (_("Møtevarighet"), hours(meeting.start, meeting.end)),
        (_("Møtested"), meeting.venue or ""),
        (_("Neste møte"), short_date(meeting.next_meeting) if meeting.next_meeting else ""),
        (_("Møteleder"), _officers(meeting.chairs)),
        (_("Referent"), _officers(meeting.secretaries)),
    )
    yield from (Fact(label, value) for label, value in facts if value)


def _days(meeting: Meeting, path: str) -> str:
    first = short_date(meeting.date)
    if len(meeting.days) > 1:
        return f"{first} – {short_date(meeting.days[-1])}"
    number = path.rpartition("/")[2].removesuffix(".yaml").removeprefix(meeting.date).lstrip("-")
    return _("{date}, møte {number}").format(date=first, number=number) if number else first


def short_date(date: str) -> str:
    """An ISO date as forms have it: "2024-10-29" → "29.10.2024"."""
    year, month, day = date.split("-")
    return f"{day}.{month}.{year}"


def hours(start: str | None, end: str | None) -> str:
    """When something begins and ends as forms have it: "13.00 – 17.00"."""
    times = [time.replace(":", ".") if time else "" for time in (start, end)]
    return " – ".join(times).strip() if any(times) else ""


def _officers(people: Sequence[Officer]) -> str:
    return ", ".join(_officer(officer) for officer in people)


def _officer(officer: Officer) -> str:
    if officer.from_case and officer.to_case:
        sentence = _("{name} (sak {first} til {last})")
    elif officer.from_case:
        sentence = _("{name} (fra sak {first})")
    else:
        sentence = _("{name} (til og med sak {last})") if officer.to_case else "{name}"
    return sentence.format(name=officer.name, first=officer.from_case, last=officer.to_case)


def _more(printed: Printed) -> Iterator[Block]:
    """What some committees tell of a meeting besides: its number, form and type, the case in the archive."""
    meeting = printed.meeting
    facts = (
        (_("Møtenummer"), meeting.number or ""),
        (_("Møteform"), meeting.form or ""),
        (_("Møtetype"), meeting.type or ""),
        (_("Arkivsak"), meeting.archive_case or ""),
    )
    if told := tuple(Fact(label, value) for label, value in facts if value):
        yield FactList(told)


def _approval(meeting: Meeting) -> Iterator[Block]:
    """That the minutes were approved, and what was corrected since."""
    if meeting.status == "godkjent":
        words = describe_status(meeting)
        yield Remark(f"{words[:1].upper()}{words[1:]}.")
    for one in meeting.corrections:
        where = _(" i sak {case}").format(case=one.case) if one.case else ""
        concerns = listed([*one.concerns]) if one.concerns else ""
        sentence = _("Rettet {date}{where} ({concerns}): {text}")
        yield Remark(sentence.format(date=long_date(one.date), where=where, concerns=concerns, text=one.text))


def _groups(printed: Printed) -> Iterator[ListedGroup]:
    register = printed.register
    headings = {group.group: printed_heading(group) for group in register.committee.groups} if register else {}
    for group in printed.meeting.attendance or ():
        people = tuple(_people(group, printed.meeting))
        yield ListedGroup(headings.get(group.group, group.group), people)


def _people(group: AttendeeGroup, meeting: Meeting) -> Iterator[ListLine]:
    for attendee in group.people:
        yield ListLine(described_attendee(attendee, meeting), *_marks(attendee))
    if (count := group.headcount) and not group.people:
        there = _("{there} av {all}").format(there=count.present, all=count.of) if count.of else str(count.present)
        yield ListLine(_("(bare antall)"), there)


def _marks(attendee: Attendee) -> tuple[str, str]:
    """What stands in the columns of those who were there and those who were not."""
    match attendee.mark:
        case "møtt":
            return "x", ""
        case "digitalt":
            return _("x (Teams)"), ""
        case "forfall":
            return "", "x"
        case "permisjon":
            return "", _("permisjon")
        case "uteblitt":
            return "", _("ikke møtt")
        case "ukjent":  # not recorded is neither present nor absent; the line says so
            return "", ""


def _agenda(meeting: Meeting) -> Agenda:
    days: dict[str, list[AgendaSlot]] = {}
    day = ""
    for slot, times in zip(meeting.agenda, timetable_of(meeting).slots, strict=True):
        day = slot.day or day
        days.setdefault(day, []).append(_slot(slot, times.length, meeting))
    headings = (_("Kl."), _("Saksnr."), _("Saker"), _("Ansvarlig"), _("Tid"))
    return Agenda(
        headings, tuple(AgendaDay(long_date(day) if day else "", tuple(slots)) for day, slots in days.items())
    )


def _slot(slot: RecordedSlot, length: int | None, meeting: Meeting) -> AgendaSlot:
    """A row; how long it lasts is what the record says, else what its hours do."""
    place = case_called(meeting, slot.case) if slot.case else None
    length = length if slot.minutes is None else slot.minutes
    return AgendaSlot(
        hours=hours(slot.start, slot.end).replace(" ", ""),
        number=slot.case if slot.case and has_number(slot.case) else "",
        title=slot.title or ("" if place is None else meeting.cases[place].title),
        blocks=tuple(point_blocks(slot.points, "strek", 1)),
        responsible=slot.responsible,
        minutes="" if length is None else str(length),
    )


def _case(printed: Printed, place: int, kind: Kind) -> Iterator[Block]:
    """The page of a case."""
    meeting, case = printed.meeting, printed.meeting.cases[place]
    yield Heading(case_title(case), 1, subtitle=case.subtitle or "", new_page=kind != "saksprotokoll")
    yield FactList(tuple(Fact(label, value) for label, value in _about(printed, place, kind) if value))
    if case.closed:
        return
    if case.raised_in_meeting and kind != "innkalling":
        yield Remark(_("Tatt opp i møtet."))
    page = PaperPage()
    show_parts(case, meeting, page, _OF_NOTICE if kind == "innkalling" else _WHOLE)
    yield from page.blocks


def case_title(case: Case) -> str:
    """What stands above a case: "Sak: 41/24 Tittel"."""
    if not case.is_numbered:
        return case.title
    if "sak" in case.number.casefold():  # the number says itself what it is the number of: "SP-sak 11/26"
        return f"{case.number[0].upper()}{case.number[1:]} {case.title}"
    return _("Sak: {number} {title}").format(number=case.number, title=case.title)


def _about(printed: Printed, place: int, kind: Kind) -> Iterator[tuple[str, str]]:
    """The lines under the title of a case."""
    meeting, case = printed.meeting, printed.meeting.cases[place]
    yield _("Utvalg"), printed.committee
    yield _("Dato"), short_date(meeting.date)
    yield _("Unntatt offentlighet"), case.closed.legal_basis if case.closed else ""
    yield _("Saksansvarlig"), "/".join(case.responsible)
    yield _("Saksbehandler"), "/".join(case.case_workers)
    yield _("Behandlet før"), ", ".join(address.replace(":", " ") for address in case.earlier)
    if kind != "innkalling" and not case.closed:
        yield _("Utfall"), (case.outcome or "").replace("_", " ")
        yield _("Oppmøte"), " ".join(filter(None, (coming_and_going(meeting, place), away_from(meeting, place))))


def _extract(printed: Printed, place: int) -> Iterator[Block]:
    """One case alone: the meeting, who was there for it, the case, and the line that certifies the copy."""
    meeting = printed.meeting
    yield Head(tuple(_head(meeting, printed.path)))
    if not meeting.cases[place].closed:
        present = [one.name for one in presences(meeting, printed.register)[place].present]
        if present:
            yield Heading(_("Til stede"), 1)
            yield Paragraph(text_of(", ".join(present)))
    yield from _case(printed, place, "saksprotokoll")
    yield Signatures(_("Rett utskrift"), tuple(officer.name for officer in meeting.secretaries))
