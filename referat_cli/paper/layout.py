"""What stands on the paper of a meeting: a notice, the minutes, or the extract of one case.

The order and the labels are those of the paper that Norwegian committees know: title, head, attendance, agenda, and a
page for each case. What a paper does not show is left out: the type of a case, what it follows up, who is to do a point
of a decision and by when, and where the record was taken from.
"""

from collections.abc import Iterator

from referat_cli.i18n import _, speaking
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.presence import presences
from referat_cli.model.spans import Cases
from referat_cli.paper.heads import all_days, approval_and_corrections, head_of, other_facts, paper_title, second_head
from referat_cli.paper.page import PaperPage
from referat_cli.paper.printed import Printed, short_date, with_hours
from referat_cli.paper.tables import agenda_of, attendance_of, counted_groups
from referat_cli.paper.tree import (
    Block,
    Fact,
    FactList,
    Heading,
    Kind,
    Paper,
    Paragraph,
    Remark,
    Signatures,
    text_of,
)
from referat_cli.render.attendees import Movements
from referat_cli.render.case_parts import show_parts
from referat_cli.render.labels import long_meeting_date, outcome_words
from referat_cli.render.votes import parties, with_party

# What a notice has of a case.
_OF_NOTICE = frozenset({"forslag"})
_WHOLE: frozenset[str] = frozenset()


def paper(printed: Printed, kind: Kind, place: int | None = None) -> Paper:
    """The paper of a meeting; of a ``saksprotokoll`` of the case at a place (from 0)."""
    with speaking(printed.language):
        meeting = printed.meeting
        blocks = _extract(printed, place or 0) if kind == "saksprotokoll" else _whole(printed, kind)
        day = long_meeting_date(printed.path, meeting.date)
        return Paper(
            kind=kind,
            title=paper_title(printed, kind),
            committee=printed.committee,
            code=meeting.committee,
            language=printed.language,
            date=meeting.date,
            foot=f"{printed.committee}, {day}",
            page=_("Side {page} av {pages}"),
            blocks=tuple(blocks),
        )


def _whole(printed: Printed, kind: Kind) -> Iterator[Block]:
    """A notice or the minutes; a case that was taken up at the meeting was not in its notice."""
    meeting = printed.meeting
    left_out = {place for place, case in enumerate(meeting.cases) if kind == "innkalling" and case.raised_in_meeting}
    yield head_of(printed)
    yield from other_facts(printed)
    if kind == "referat":
        yield from approval_and_corrections(meeting)
        if meeting.attendance is not None:
            yield Heading(_("Deltakere"), 1)
            yield attendance_of(printed)
    if printed.form.second_head:
        yield from second_head(printed, kind)
    if (agenda := agenda_of(meeting, frozenset(left_out))).days:
        yield Heading(_("Saksliste"), 1)
        yield agenda
    for place in range(len(meeting.cases)):
        if place not in left_out:
            yield from _case(printed, place, kind)
    if kind == "referat" and meeting.signatures:
        yield Heading(_("Underskrifter"), 1)
        yield Signatures("", meeting.signatures)


def _case(printed: Printed, place: int, kind: Kind) -> Iterator[Block]:
    """The page of a case; of a closed one its title and legal basis alone."""
    meeting, case = printed.meeting, printed.meeting.cases[place]
    yield Heading(case_title(case), 1, subtitle=case.subtitle or "", new_page=kind != "saksprotokoll")
    yield FactList(tuple(Fact(label, value) for label, value in _about(printed, place, kind) if value))
    if case.closed:
        return
    if case.raised_in_meeting:
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
    yield _("Dato"), _day(meeting, place)
    if case.closed:
        yield _("Unntatt offentlighet"), case.closed.legal_basis
        return
    yield _("Saksansvarlig"), "/".join(case.responsible)
    yield _("Saksbehandler"), "/".join(case.case_workers)
    yield _("Arkivsak"), case.archive_case or ""
    yield _("Behandlet før"), ", ".join(address.replace(":", ": ") for address in case.earlier)
    if kind != "innkalling":
        yield _("Utfall"), outcome_words(case.outcome) if case.outcome else ""
        movements = Movements(meeting)
        told = filter(None, (movements.at(place), movements.away_from(place)))
        yield _("Oppmøte"), with_hours(" ".join(told))


def _day(meeting: Meeting, place: int) -> str:
    """The day on which a case was treated, the meeting's days where they do not tell which."""
    if len(meeting.days) < 2:  # noqa: PLR2004 - as of most meetings
        return short_date(meeting.date)
    day = Cases(meeting).days[place]
    return all_days(meeting) if day is None else short_date(meeting.days[day])


def _extract(printed: Printed, place: int) -> Iterator[Block]:
    """One case alone: the meeting, who was there for it, the case, and the line that certifies the copy."""
    meeting = printed.meeting
    yield head_of(printed)
    yield from other_facts(printed)
    yield from approval_and_corrections(meeting, meeting.cases[place].number)
    if not meeting.cases[place].closed:
        party_of = parties(meeting)
        present = [with_party(one.name, party_of) for one in presences(meeting, printed.register)[place].present]
        lines = [", ".join(present), *counted_groups(printed)]
        if any(lines):
            yield Heading(_("Til stede"), 1)
            yield from (Paragraph(text_of(line)) for line in lines if line)
    yield from _case(printed, place, "saksprotokoll")
    yield Signatures(_("Rett utskrift"), tuple(officer.name for officer in meeting.secretaries))
