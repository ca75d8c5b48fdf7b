"""A case or a meeting, laid out as on paper, and as data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.committee import Group
from referat_cli.model.meeting import PRESENT, Attendee, Case, CaseOutcome, Meeting, OtherBusiness, Slot
from referat_cli.model.register import Register
from referat_cli.queries.cases import FoundCase
from referat_cli.render.labels import long_date, long_meeting_date, outcome_phrase
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import json_envelope
from referat_cli.render.text import points, running_text


def case(found: FoundCase, became: CaseOutcome | None, names: Mapping[str, str], screen: Screen) -> str:
    """One case and what became of it, under the name of its committee (by code) and the date of its meeting."""
    meeting = found.meeting
    name = names.get(meeting.committee, meeting.committee)
    lines = [
        _title(found.case, screen),
        screen.wrap(
            _("{name}, {date} ({status})").format(
                name=name, date=long_meeting_date(found.path, meeting.date), status=meeting.status
            )
        ),
        *_case(found.case, became, meeting, screen),
    ]
    return "\n".join(lines)


def _title(case: Case, screen: Screen) -> str:
    title = screen.wrap(plain(_("Sak {number}  {title}").format(number=case.number, title=case.title)))
    subtitle = "\n" + screen.wrap(plain(case.subtitle)) if case.subtitle else ""
    return screen.style(title, "sterk") + subtitle


def _heading(text: str, screen: Screen) -> str:
    return "\n" + screen.style(text.upper(), "sterk")


def _named(what: str, value: str | None, screen: Screen) -> Iterator[str]:
    if value:
        yield screen.wrap(f"{what}: {plain(value)}", "", "  ")


def _case(case: Case, became: CaseOutcome | None, meeting: Meeting, screen: Screen) -> Iterator[str]:
    yield from _named(_("Saksansvarlig"), ", ".join(case.responsible), screen)
    yield from _named(_("Saksbehandler"), ", ".join(case.case_workers), screen)
    if became:
        yield from _named(_("Utfall"), outcome_phrase(became), screen)
    if case.proposal is not None:
        yield _heading(_("Forslag til vedtak"), screen)
        yield from points(case.proposal, screen)
    if case.other_business is not None:
        yield from _other_business(case.other_business, screen)
    if case.minutes:
        yield _heading(_("Referat"), screen)
        yield from running_text(case.minutes, screen)
    announced = _announced(meeting) if case.type == "godkjenning" else []
    yield from _list(_("Saker til eventuelt"), announced, screen)
    files = [": ".join(filter(None, (a.title, a.url or a.file))) for a in case.attachments]
    yield from _list(_("Vedlegg"), files, screen)
    if case.decision is not None:
        yield _heading(_("Vedtak"), screen)
        yield from points(case.decision, screen)
        if not case.decision:
            yield _("Ingenting ble vedtatt.")


def _other_business(matters: Sequence[OtherBusiness], screen: Screen) -> Iterator[str]:
    yield _heading(_("Saker til eventuelt"), screen)
    if not matters:
        yield _("Ingen")
    for matter in matters:
        yield screen.wrap(plain(matter.title), "- ", "  ")
        yield from running_text(matter.minutes, screen, "  ") if matter.minutes else ()


def _list(heading: str, items: Sequence[str], screen: Screen) -> Iterator[str]:
    if items:
        yield _heading(heading, screen)
        yield from (screen.wrap(plain(item), "- ", "  ") for item in items)


def _announced(meeting: Meeting) -> list[str]:
    """The other business announced when the agenda was approved; it stands once, in the case that treated it."""
    return [other.title for other_case in meeting.cases for other in other_case.other_business or () if other.announced]


def meeting(
    meeting: Meeting, path: str, outcomes: Sequence[CaseOutcome | None], register: Register | None, screen: Screen
) -> str:
    """A whole meeting: heading, attendance, agenda and every case with what became of it."""
    name = register.committee.name if register else meeting.committee
    kind = _("Møtereferat") if meeting.was_held else _("Innkalling")
    lines = [screen.style(screen.wrap(f"{kind} – {plain(name)} ({meeting.committee})"), "sterk")]
    lines += _facts(meeting, path, screen)
    if meeting.attendance is not None:
        lines.append(_heading(_("Deltakere"), screen))
        lines += _attendance(meeting, register, screen)
    if meeting.agenda:
        lines.append(_heading(_("Saksliste"), screen))
        titles = {case.number: case.title for case in meeting.cases}
        for slot in meeting.agenda:
            lines += _slot(slot, titles, screen)
    for case, became in zip(meeting.cases, outcomes, strict=True):
        lines += ["", "─" * screen.width, _title(case, screen), *_case(case, became, meeting, screen)]
    return "\n".join(lines)


def _facts(meeting: Meeting, path: str, screen: Screen) -> Iterator[str]:
    hours = ""
    if meeting.start and meeting.end:
        hours = _(" kl. {start}–{end}").format(start=meeting.start, end=meeting.end)
    elif meeting.start:
        hours = _(" kl. {start}").format(start=meeting.start)
    yield from _named(_("Møtedato"), long_meeting_date(path, meeting.date) + hours, screen)
    yield from _named(_("Møtested"), meeting.venue, screen)
    yield from _named(_("Møteleder"), meeting.chair, screen)
    yield from _named(_("Referent"), meeting.secretary, screen)
    yield from _named(_("Neste møte"), long_date(meeting.next_meeting) if meeting.next_meeting else None, screen)
    yield from _named(_("Status"), _status(meeting), screen)
    for correction in meeting.corrections:
        text = _("{date}: {text}").format(date=long_date(correction.date), text=correction.text)
        yield from _named(_("Rettet"), text, screen)


def _status(meeting: Meeting) -> str:
    if not meeting.approved:
        return meeting.status
    text = _("{status} {date}").format(status=meeting.status, date=long_date(meeting.approved.date))
    return text + (_(" i sak {case}").format(case=meeting.approved.case) if meeting.approved.case else "")


def _attendance(meeting: Meeting, register: Register | None, screen: Screen) -> Iterator[str]:
    printed = {group.group: _group_heading(group) for group in register.committee.groups} if register else {}
    lines = [(g, p, _person(p)) for g in meeting.attendance or () for p in g.people]
    headings = f"{_('Møtte'):<12}{_('Forfall')}"
    width = min(max((len(text) for *_rest, text in lines), default=0), screen.width - len(headings) - 4)
    yield f"  {'':{width}}  {headings}"
    before = None
    for group, attendee, text in lines:
        if group is not before:
            yield screen.style(screen.wrap(plain(printed.get(group.group, group.group))), "sterk")
            before = group
        *above, last = screen_lines(text, width)
        yield from (f"  {line}" for line in above)
        yield f"  {last:{width}}  {_mark(attendee)}".rstrip()


def screen_lines(text: str, width: int) -> list[str]:
    """A text folded to a column of that width."""
    return Screen(width=width).wrap(plain(text), "", "  ").split("\n") or [""]


def _group_heading(group: Group) -> str:
    return group.heading or group.group


def _person(attendee: Attendee) -> str:
    about = f"{attendee.unit or ''}{f' ({attendee.union})' if attendee.union else ''}".strip()
    text = f"{attendee.name}, {about}" if about else attendee.name
    if attendee.substitute_for:
        text = _("{person} møtte for {absent}").format(person=text, absent=attendee.substitute_for)
    if attendee.mark == "ukjent":
        text = _("{person} (oppmøtet er ikke ført)").format(person=text)
    if attendee.on_cases:
        text = _("{person} på sak {cases}").format(person=text, cases=", ".join(attendee.on_cases))
    return text


def _mark(attendee: Attendee) -> str:
    if attendee.mark == "digitalt":
        return _("x (digitalt)")
    if attendee.mark in PRESENT:
        return "x"
    if attendee.mark == "ukjent":  # not recorded is neither present nor absent
        return ""
    return f"{'':12}{'x' if attendee.mark == 'forfall' else attendee.mark}"


def _slot(slot: Slot, titles: Mapping[str, str], screen: Screen) -> Iterator[str]:
    hours = f"{slot.start or ''}–{slot.end or ''}" if slot.start or slot.end else ""
    title = slot.title or titles.get(slot.case or "", "")
    start = f"{hours:<12}{slot.case or '':<8}"
    who = f" ({', '.join(slot.responsible)})" if slot.responsible else ""
    yield screen.wrap(plain(title + who) or "–", start, " " * len(start))
    yield from points(slot.points, screen, " " * len(start), "strek")


def case_json(found: FoundCase, became: CaseOutcome | None, record: Mapping[str, Any]) -> str:
    """The case as the record of its meeting has it, with the committee, the date and the file."""
    about = {"utvalg": found.meeting.committee, "moetedato": found.meeting.date, "status": found.meeting.status}
    return json_envelope(
        {"sak": {**about, **record["saker"][found.place], **outcome_record(became), "sti": found.path}}
    )


def outcome_record(became: CaseOutcome | None) -> dict[str, object]:
    """The outcome as the contract of the data formats has it; before the meeting there is none, and no doubt."""
    return {
        "utfall": became.outcome if became else None,
        "utfall_utledet": became.derived if became else False,
        "utfall_sikkert": became.certain if became else True,
    }


def meeting_json(record: Mapping[str, Any], outcomes: Sequence[CaseOutcome | None], path: str) -> str:
    """The meeting as the record has it, with what became of each case, and the file."""
    if "saker" not in record:
        return json_envelope({"moete": {**record, "sti": path}})
    cases = [{**case, **outcome_record(became)} for case, became in zip(record["saker"], outcomes, strict=True)]
    return json_envelope({"moete": {**record, "saker": cases, "sti": path}})
