"""A single point of a proposal or a decision, for reading and as data."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from referat_cli.i18n import _
from referat_cli.model.proposals import RECOMMENDATION, letter_of, point_of
from referat_cli.queries.decisions import FoundPoint
from referat_cli.render.changed_since import changed_since_sentence
from referat_cli.render.changes import describe_change
from referat_cli.render.data_forms import json_envelope
from referat_cli.render.diff import marks
from referat_cli.render.diff.proposals import origin
from referat_cli.render.diff.sentences import kind_words, numbers
from referat_cli.render.labels import describe_meeting, long_date
from referat_cli.render.screen import Screen, plain
from referat_cli.render.text import points

if TYPE_CHECKING:
    from referat_cli.queries.approved import ApprovalHistory

# The list that a point stands in, by the letter of its proposal.
_FIELDS = {None: "vedtak", RECOMMENDATION: "forslag_til_vedtak"}


def text(found: FoundPoint, names: Mapping[str, str], screen: Screen, approval: "ApprovalHistory | None" = None) -> str:
    """The point under its case, what became of it, and who is to do it by when; ``names`` of committees by code.

    Where its case was changed after the approval, that is said below it.
    """
    lines = list(_lines(found, names, screen))
    since = approval.changed.get(found.found.case.number) if approval else None
    if since:
        lines += ["", screen.wrap(plain(changed_since_sentence(since, adopted=False)))]
        inner = screen._replace(width=screen.width - 2)
        lines += [f"  {line}" for change in since.changes for line in describe_change(change, inner)]
    return "\n".join(lines)


def _lines(found: FoundPoint, names: Mapping[str, str], screen: Screen) -> Iterator[str]:
    meeting, case, point = found.found.meeting, found.found.case, found.point
    what, number = _("forslaget") if found.proposed else _("vedtaket"), found.number
    if letter_of(number) == found.proposal:
        what, number = _("forslag {letter}").format(letter=found.proposal), point_of(number)
    heading = _("Punkt {number} i {what}").format(number=number, what=what)
    if found.is_task:
        heading = _("Oppgave {number}").format(number=found.number)
    if case.is_numbered:
        heading = _("Sak {case}, {part}").format(case=case.number, part=heading[0].lower() + heading[1:])
    yield screen.style(heading, "sterk")
    yield screen.wrap(plain(case.title))
    body = names.get(meeting.committee, meeting.committee)
    yield screen.wrap(plain(describe_meeting(found.found.path, meeting, body)))
    yield ""
    yield screen.wrap(plain(point.text) or "…")
    yield from points(point.points or (), screen, "  ", point.labels or "strek")
    if point.responsible:
        yield screen.wrap(_("Ansvarlig: {names}").format(names=plain(", ".join(point.responsible))), "", "  ")
    if point.deadline or point.deadline_text:
        time = _("Frist: {time}").format(time=point.deadline_text or long_date(point.deadline or ""))
        yield screen.wrap(plain(time), "", "  ")
    if change := found.change:
        yield ""
        yield _("Forslag → vedtak: {numbers} {kind}").format(numbers=numbers(change), kind=kind_words(change))
        if change.kind != "uendret":
            yield from (f"  {line}" for line in marks.fold(change.words, screen, screen.width - 2))
        yield from (
            f"  {line}"
            for line in (marks.fold(origin(change), screen, screen.width - 2) if change.origin_wording else ())
        )
    for below in found.below:
        yield _("Under punktet: {numbers} {kind}").format(numbers=numbers(below), kind=kind_words(below))
        yield from (f"  {line}" for line in marks.fold(below.words, screen, screen.width - 2))


def as_json(found: FoundPoint) -> str:
    """The point with the record's own keys, its case, and what became of it."""
    meeting = found.found.meeting
    record = {
        "utvalg": meeting.committee,
        "saksnr": found.found.number,
        "moetedato": meeting.date,
        "status": meeting.status,
        "felt": "oppgaver" if found.is_task else _FIELDS.get(found.proposal, "forslag"),
        "punkt": found.number,
        **msgspec.to_builtins(found.point),
        "endring": msgspec.to_builtins(found.change),
        "endringer_under": msgspec.to_builtins(found.below),
        "sti": found.found.path,
    }
    return json_envelope({"punkt": record})
