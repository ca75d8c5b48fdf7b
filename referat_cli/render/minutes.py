"""A case or a meeting, laid out as on paper, and as data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from referat_cli.i18n import _
from referat_cli.model.case_names import case_address, case_called
from referat_cli.model.case_numbers import has_number, names_of
from referat_cli.model.fields import as_json
from referat_cli.model.meeting import Case, CaseOutcome, Meeting, Slot
from referat_cli.model.proposals import treatment
from referat_cli.queries.appearances import NEVER, Appearances
from referat_cli.queries.cases import FoundCase
from referat_cli.render.appearances import appearance_records, describe_appearance
from referat_cli.render.attendees import Movements, attendance_list, officers_in_words
from referat_cli.render.case_parts import Parts, has_part, show_list, show_parts
from referat_cli.render.data_forms import json_envelope
from referat_cli.render.labels import (
    describe_meeting,
    describe_status,
    long_date,
    long_meeting_date,
)
from referat_cli.render.page import AgendaRow, TerminalPage
from referat_cli.render.votes import outcome_of_case
from referat_cli.store.paths import meeting_name

if TYPE_CHECKING:
    from referat_cli.model.register import Register
    from referat_cli.queries.approved import ApprovalHistory

# The parts of a meeting beside its cases that an answer may be asked for alone.
MEETING_PARTS = ("oppmøte", "saksliste")
WHOLE: Parts = frozenset()


def has_parts(of: Meeting | Case, only: Parts) -> bool:
    """Whether a meeting or a case has something in one of these parts."""
    if isinstance(of, Meeting):
        there = {"oppmøte": of.attendance is not None, "saksliste": bool(of.agenda)}
        return any(there.get(part) for part in only) or any(has_parts(case, only) for case in of.cases)
    return any(has_part(of, part) for part in only)


def case(  # noqa: PLR0913, PLR0917 - what stands in the file, and what is known of it
    found: FoundCase,
    became: CaseOutcome | None,
    names: Mapping[str, str],
    page: TerminalPage,
    approval: "ApprovalHistory | None" = None,
    only: Parts = WHOLE,
    appeared: Appearances = NEVER,
) -> str:
    """One case and what became of it, under the name of its committee (by code) and the date of its meeting.

    ``appeared`` is where it was before, and where it came again.
    """
    meeting = found.meeting
    page.title(_title(found.case))
    _subtitle(found.case, page)
    page.line(describe_meeting(found.path, meeting, names.get(meeting.committee, meeting.committee)))
    if not only:
        for heading, others in ((_("Behandlet før"), appeared.before), (_("Tatt opp igjen"), appeared.after)):
            for one in others:
                page.named(heading, describe_appearance(one, meeting.committee, names))
    movements = Movements(meeting)
    away = "" if found.case.closed else movements.away_from(found.place)
    moves = " ".join(filter(None, (movements.at(found.place), away)))
    _as_adopted(found.case, became, meeting, page, approval, only, moves)
    if approval and not approval.known:
        _approval_is_unknown(page)
    return page.text()


def _approval_is_unknown(page: TerminalPage) -> None:
    from referat_cli.render.changed_since import approval_is_unknown  # noqa: PLC0415 - as below

    page.line(approval_is_unknown())


def _as_adopted(  # noqa: PLR0913, PLR0917 - as `case`
    case: Case,
    became: CaseOutcome | None,
    meeting: Meeting,
    page: TerminalPage,
    approval: "ApprovalHistory | None",
    only: Parts,
    moves: str,
) -> None:
    """The case as the committee adopted it, and what was changed in it afterwards; ``moves`` is who came and went."""
    since = approval.changed.get(case.number) if approval else None
    if not since:
        _case(case, became, meeting, page, only, moves)
        return
    from referat_cli.compare.outcome import case_outcome  # noqa: PLC0415 - a comparison, which few cases need
    from referat_cli.render.changed_since import changed_since_sentence  # noqa: PLC0415
    from referat_cli.render.changes import change_words  # noqa: PLC0415

    adopted = case if case.closed else since.adopted or case
    _case(adopted, case_outcome(adopted, meeting.status), meeting, page, only, moves)
    page.heading(_("Etter godkjenningen"))
    page.line(changed_since_sentence(since))
    for change in since.changes:
        page.change(change_words(change))


def _title(case: Case) -> str:
    if not case.is_numbered:
        return case.title
    if "sak" in case.number.casefold():  # the number says itself what it is the number of: "SP-sak 11/26"
        return f"{case.number[0].upper()}{case.number[1:]}  {case.title}"
    return _("Sak {number}  {title}").format(number=case.number, title=case.title)


def _subtitle(case: Case, page: TerminalPage) -> None:
    if case.subtitle:
        page.line(case.subtitle)


def _facts(page: TerminalPage, facts: Mapping[str, str | None]) -> None:
    for what, value in facts.items():
        if value:
            page.named(what, value)


def _case(  # noqa: PLR0913, PLR0917 - as `case`
    case: Case, became: CaseOutcome | None, meeting: Meeting, page: TerminalPage, only: Parts, moves: str
) -> None:
    if not only:
        if case.raised_in_meeting:
            page.line(_("Tatt opp i møtet."))
        _facts(
            page,
            {
                _("Unntatt offentlighet"): case.closed.legal_basis if case.closed else None,
                _("Saksansvarlig"): ", ".join(case.responsible),
                _("Saksbehandler"): ", ".join(case.case_workers),
                _("Arkivsak"): case.archive_case,
                _("Utfall"): outcome_of_case(became, treatment(case).main) if became else None,
                _("Oppmøte"): moves,
            },
        )
    show_parts(case, meeting, page, only)


def meeting(  # noqa: PLR0913 - what stands in the file, and what is known of it
    meeting: Meeting,
    path: str,
    outcomes: Sequence[CaseOutcome | None],
    register: "Register | None",
    page: TerminalPage,
    *,
    committee: str | None = None,
    number: str | None = None,
    approval: "ApprovalHistory | None" = None,
    only: Parts = WHOLE,
) -> str:
    """A meeting: heading, attendance, agenda and every case with what became of it.

    ``committee`` is the name that the committee had that day, ``number`` the meeting's where it is derived.
    """
    name = committee or meeting.committee
    kind = _("Møtereferat") if meeting.was_held else _("Innkalling")
    page.title(f"{kind} – {name} ({meeting.committee})")
    if only:
        page.line(long_meeting_date(path, meeting.date))
    else:
        _head(meeting, path, number, page)
    if approval and not approval.known:
        _approval_is_unknown(page)
    asked = only or {*MEETING_PARTS}
    if "oppmøte" in asked and meeting.attendance is not None:
        page.heading(_("Deltakere"))
        page.attendance((_("Møtte"), _("Forfall")), attendance_list(meeting, register))
    if "saksliste" in asked and meeting.agenda:
        page.heading(_("Saksliste"))
        page.agenda(list(_agenda(meeting)))
    movements = Movements(meeting)
    for place, (case, became) in enumerate(zip(meeting.cases, outcomes, strict=True)):
        if only and not has_parts(case, only):
            continue
        page.begin(_title(case))
        _subtitle(case, page)
        _as_adopted(case, became, meeting, page, approval, only, movements.at(place))
    if meeting.signatures and not only:
        show_list(_("Underskrifter"), meeting.signatures, page)
    return page.text()


def _head(meeting: Meeting, path: str, number: str | None, page: TerminalPage) -> None:
    _facts(
        page,
        {
            _("Møtenummer"): _("{number} (utledet)").format(number=number) if number else meeting.number,
            _("Møtedato"): _when(meeting, path),
            _("Møteform"): _("{form} (uten møte)").format(form=meeting.form)
            if meeting.form == "sirkulasjon"
            else meeting.form,
            _("Møtetype"): meeting.type,
            _("Møtested"): meeting.venue,
            _("Møteleder"): officers_in_words(meeting.chairs, meeting),
            _("Referent"): officers_in_words(meeting.secretaries, meeting),
            _("Neste møte"): long_date(meeting.next_meeting) if meeting.next_meeting else None,
            _("Status"): describe_status(meeting),
        },
    )
    for correction in meeting.corrections:
        page.named(_("Rettet"), _("{date}: {text}").format(date=long_date(correction.date), text=correction.text))


def _when(meeting: Meeting, path: str) -> str:
    """The day of a meeting and its hours, or its first and its last day."""
    first = long_meeting_date(path, meeting.date)
    if len(meeting.days) > 1:
        start = _(" kl. {start}").format(start=meeting.start) if meeting.start else ""
        end = _(" kl. {start}").format(start=meeting.end) if meeting.end else ""
        return f"{first}{start} – {long_date(meeting.days[-1])}{end}"
    if meeting.start and meeting.end:
        return first + _(" kl. {start}–{end}").format(start=meeting.start, end=meeting.end)
    return first + (_(" kl. {start}").format(start=meeting.start) if meeting.start else "")


def _agenda(meeting: Meeting) -> Iterator[AgendaRow]:
    """The slots; those of each day under it where the meeting has several."""
    day = None
    for slot in meeting.agenda:
        if slot.day and slot.day != day:
            day = slot.day
            yield AgendaRow("", "", long_date(day), ())
        yield _slot(slot, meeting)


def _slot(slot: Slot, meeting: Meeting) -> AgendaRow:
    hours = f"{slot.start or ''}–{slot.end or ''}" if slot.start or slot.end else ""
    who = f" ({', '.join(slot.responsible)})" if slot.responsible else ""
    place = case_called(meeting, slot.case) if slot.case else None
    title = slot.title or ("" if place is None else meeting.cases[place].title)
    return AgendaRow(hours, slot.case if slot.case and has_number(slot.case) else "", title + who, slot.points)


def case_json(
    found: FoundCase,
    became: CaseOutcome | None,
    record: Mapping[str, Any],
    approval: "ApprovalHistory | None",
    appeared: Appearances,
) -> str:
    """The case as the record of its meeting has it, with the committee, the date and the file."""
    about = {"utvalg": found.meeting.committee, "moetedato": found.meeting.date, "status": found.meeting.status}
    case = _with_address(record["saker"][found.place], found.number)
    since = _changed_since(found.case.number, approval)
    chain = appearance_records(appeared)
    return json_envelope({"sak": {**about, **case, **outcome_record(became), **since, **chain, "sti": found.path}})


def _with_address(case: Mapping[str, Any], address: str) -> dict[str, Any]:
    """A case as the record has it, with its address where it has no number."""
    return {**({} if "saksnr" in case else {"saksnr": address}), **case}


def _changed_since(number: str, approval: "ApprovalHistory | None") -> dict[str, object]:
    """What was changed after the approval as the contract has it; nothing of a case that was not."""
    since = approval.changed.get(number) if approval else None
    if not since:
        return {}
    return {
        "endret_etter_godkjenning": {"commit": since.commit and since.commit.id, "rettelse": since.corrected},
        "vedtak_godkjent": as_json(since.adopted and since.adopted.decision),
    }


def outcome_record(became: CaseOutcome | None) -> dict[str, object]:
    """The outcome as the contract of the data formats has it; before the meeting there is none, and no doubt."""
    return {
        "utfall": became.outcome if became else None,
        "utfall_utledet": became.derived if became else False,
        "utfall_sikkert": became.certain if became else True,
    }


def meeting_json(
    record: Mapping[str, Any],
    outcomes: Sequence[CaseOutcome | None],
    path: str,
    approval: "ApprovalHistory | None" = None,
) -> str:
    """The meeting as the record has it, with what became of each case, and the file."""
    if "saker" not in record:
        return json_envelope({"moete": {**record, "sti": path}})
    names = [*names_of(case.get("saksnr", "") for case in record["saker"])]
    meeting = meeting_name(path, record["moetedato"])
    cases = [
        {
            **_with_address(case, case_address(meeting, name)),
            **outcome_record(became),
            **_changed_since(name, approval),
        }
        for name, case, became in zip(names, record["saker"], outcomes, strict=True)
    ]
    return json_envelope({"moete": {**record, "saker": cases, "sti": path}})
