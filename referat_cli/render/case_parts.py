"""The parts of a case as a good møtebok has them: what was proposed, said, voted on and decided."""

from collections.abc import Callable, Mapping, Sequence

from referat_cli.i18n import _
from referat_cli.model.meeting import Case, Meeting, Point, Points, Vote, as_point
from referat_cli.model.proposals import has_recommendation
from referat_cli.render.labels import long_date
from referat_cli.render.page import TerminalPage
from referat_cli.render.votes import (
    election_lines,
    impartiality_sentence,
    parties,
    proposal_heading,
    recommendation_heading,
    statement_heading,
    vote_sentence,
    voter_lines,
)

Parts = frozenset[str]


def _proposals(case: Case, meeting: Meeting, page: TerminalPage) -> None:
    labels, party_of = case.labels or "tall", parties(meeting)
    if has_recommendation(case):
        page.heading(*recommendation_heading(case))
        if case.proposal is None:
            page.line(_("Teksten er ikke ført."))
        page.points(case.proposal or (), labels)
    for proposal in case.proposals:
        page.heading(*proposal_heading(proposal, party_of))
        page.points(proposal.points, proposal.labels or labels)
        if not proposal.points:
            page.line(_("Teksten er ikke ført."))
        if proposal.outcome == "trukket":
            page.line(_("Forslaget ble trukket."))


def _impartiality(case: Case, _meeting: Meeting, page: TerminalPage) -> None:
    if case.impartiality:
        page.heading(_("Habilitet"))
        for one in case.impartiality:
            page.line(impartiality_sentence(one))


def _other_business(case: Case, _meeting: Meeting, page: TerminalPage) -> None:
    if case.other_business is not None:
        page.heading(_("Saker til eventuelt"))
        if not case.other_business:
            page.line(_("Ingen"))
        for matter in case.other_business:
            page.item(matter.title, matter.minutes)


def _minutes(case: Case, _meeting: Meeting, page: TerminalPage) -> None:
    if case.minutes:
        page.heading(_("Referat"))
        page.running(case.minutes)


def _attachments(case: Case, _meeting: Meeting, page: TerminalPage) -> None:
    show_list(
        _("Vedlegg"), [": ".join(filter(None, (one.title, one.url or one.file))) for one in case.attachments], page
    )


def _votes(case: Case, meeting: Meeting, page: TerminalPage) -> None:
    if not case.votes and case.entitled is None:
        return
    page.heading(_("Votering"))
    if case.entitled is not None:
        page.line(_("{number} stemmeberettigede.").format(number=case.entitled))
    party_of = parties(meeting)
    for vote in case.votes:
        _vote(vote, case, party_of, page)


def _vote(vote: Vote, case: Case, party_of: Mapping[str, str], page: TerminalPage) -> None:
    sentence, voters = vote_sentence(vote, case, party_of, names=False), voter_lines(vote, party_of)
    if len(case.votes) == 1:
        page.line(sentence)
        for line in voters:
            page.line(line)
    else:
        page.item(sentence, facts=voters)


def _decision(case: Case, _meeting: Meeting, page: TerminalPage) -> None:
    if case.decision is not None:
        page.heading(_("Vedtak"))
        page.points(case.decision, case.labels or "tall")
        if not case.decision:
            page.line(_("Ingen vedtak utenom valget.") if case.elections else _("Ingenting ble vedtatt."))


def _elections(case: Case, _meeting: Meeting, page: TerminalPage) -> None:
    if case.elections:
        page.heading(_("Valg"))
        for election in case.elections:
            line, more = election_lines(election)
            page.item(line, facts=[more] if more else ())


def _statements(case: Case, meeting: Meeting, page: TerminalPage) -> None:
    for statement in case.statements:
        page.heading(*statement_heading(statement, parties(meeting)))
        page.running(statement.text)


def _tasks(case: Case, _meeting: Meeting, page: TerminalPage) -> None:
    if case.tasks:
        page.heading(_("Oppgaver"))
        page.points(_with_who(case.tasks), "strek")


def _with_who(tasks: Points) -> Sequence[Point]:
    """The tasks, each with who is to do it and by when."""
    return [_task(as_point(task)) for task in tasks]


def _task(task: Point) -> Point:
    time = _("frist {time}").format(time=long_date(task.deadline)) if task.deadline else ""
    if task.deadline_text:  # in words of its own: "innen 1. mai"
        time = _("frist: {time}").format(time=task.deadline_text)
    told = ", ".join(filter(None, [", ".join(task.responsible), time]))
    text = f"{task.text} ({told})" if told else task.text
    return Point(text=text, labels=task.labels, points=task.points)


def show_list(heading: str, items: Sequence[str], page: TerminalPage) -> None:
    """A list under its heading; nothing where it is empty."""
    if items:
        page.heading(heading)
        for item in items:
            page.item(item)


# The parts in their order, by the names that people ask for them with.
_PARTS: dict[str, Callable[[Case, Meeting, TerminalPage], None]] = {
    "forslag": _proposals,
    "habilitet": _impartiality,
    "eventuelt": _other_business,
    "referat": _minutes,
    "vedlegg": _attachments,
    "votering": _votes,
    "vedtak": _decision,
    "valg": _elections,
    "protokolltilførsler": _statements,
    "oppgaver": _tasks,
}
CASE_PARTS = tuple(_PARTS)


def has_part(case: Case, part: str) -> bool:
    """Whether a case has something in a part."""
    there = {
        "forslag": has_recommendation(case) or case.proposals,
        "habilitet": case.impartiality,
        "eventuelt": case.other_business is not None,
        "referat": case.minutes,
        "vedlegg": case.attachments,
        "votering": case.votes or case.entitled is not None,
        "vedtak": case.decision is not None,
        "valg": case.elections,
        "protokolltilførsler": case.statements,
        "oppgaver": case.tasks,
    }
    return bool(there.get(part))


def show_parts(case: Case, meeting: Meeting, page: TerminalPage, only: Parts) -> None:
    """Set the parts of a case that are asked for, all of them if none is named."""
    for name, show in _PARTS.items():
        if not only or name in only:
            show(case, meeting, page)
        if name == "referat" and not only and case.type == "godkjenning":
            show_list(_("Saker til eventuelt"), _announced(meeting), page)


def _announced(meeting: Meeting) -> list[str]:
    """The other business announced when the agenda was approved; it stands once, in the case that treated it."""
    return [other.title for other_case in meeting.cases for other in other_case.other_business or () if other.announced]
