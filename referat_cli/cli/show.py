"""`referat show`: a case, a point, a meeting or a person."""

from typing import TYPE_CHECKING

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, notify, screen, write
from referat_cli.cli.options import command, output_format, revision
from referat_cli.cli.resolve_cases import (
    looks_like_case,
    parse_meeting_address,
    parse_point_address,
    resolve_case,
    resolve_last_or_next,
    resolve_meeting,
    resolve_meeting_file,
    revision_asked_for,
)
from referat_cli.cli.session import open_records
from referat_cli.i18n import _, speaking
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.user_error import UserError
from referat_cli.queries.appearances import appearances
from referat_cli.render import minutes
from referat_cli.render.case_parts import CASE_PARTS, Parts
from referat_cli.render.labels import listed
from referat_cli.render.page import HtmlPage, MarkdownPage, TerminalPage
from referat_cli.store.paths import ENDINGS
from referat_cli.store.records import Records

if TYPE_CHECKING:
    from referat_cli.queries.approved import ApprovalHistory


@command(
    help=_(
        "Vis en sak (42/24), et punkt i vedtaket (42/24#2.3) eller et møte (2024-10-29) slik det står på papiret, "
        "eller en person.\n\n"
        "«siste» er det siste møtet som er holdt, «neste» det neste som er innkalt.\n\n"
        "Har arkivet flere utvalg, skriver du utvalget foran: asu:42/24. Har flere møter samme saksnummer, skriver du "
        "møtet foran: 2024-10-29/42/24; en sak uten nummer er 2024-10-29/+3, den tredje av dem. "
        "Et punkt kan skrives slik det vises: 47/24#2a.\n\n"
        "Med --only vises bare den delen du ber om: «referat show siste --only vedtak» er vedtakene i det siste møtet. "
        "Avslutter med 1 når delen ikke finnes.\n\n"
        "Med --provenance vises i stedet hvor på papiret det står, av et møte som er hentet inn med «referat import»."
    ),
)
@click.argument("what", metavar="SAK|PUNKT|DATO|NAVN", shell_complete=completion.anything)
@click.option(
    "--only",
    multiple=True,
    type=Choice([*CASE_PARTS, *minutes.MEETING_PARTS]),
    metavar="DEL",
    help=_("Bare denne delen: {parts}, og av et møte {more}. Kan gis flere ganger.").format(
        parts=", ".join(CASE_PARTS), more=" og ".join(minutes.MEETING_PARTS)
    ),
)
@click.option(
    "--provenance", is_flag=True, help=_("Vis side og linje på papiret for hver del, av et møte som er hentet inn.")
)
@revision
@output_format(
    ["text", "json", "markdown", "html"],
    default="text",
    help=_("text, json, markdown eller html. Et punkt vises bare som text og json, en person ikke som html."),
)
def show(what: str, only: tuple[str, ...], rev: str | None, form: str, *, provenance: bool) -> int:
    """Show one case, one point, one meeting or one person."""
    parts = frozenset(only)
    if provenance and (parts or form not in ("text", "json")):
        raise click.UsageError(_("--provenance viser hele lister, som text eller json, og kan ikke brukes med --only."))
    if parts and form == "json":
        raise click.UsageError(_("--only velger hva som vises på en side; json har alle delene, hver under sitt navn."))
    records = open_records(rev)
    if provenance:
        answer = _provenance(records, what, form)
    elif path := _meeting_path(records, what):
        answer = _meeting(records, path, form, parts)
    elif looks_like_case(what) and not parse_point_address(what):
        answer = _case(records, what, form, parts)
    elif parts:
        raise UserError(_("--only viser en del av en sak eller et møte; «{what}» er ingen av dem.").format(what=what))
    elif point := parse_point_address(what):
        answer = _point(records, *point, form)
    else:
        if form == "html":
            raise UserError(_("En person vises ikke som html; bruk text, json eller markdown."))
        from referat_cli.cli.people import named_page  # noqa: PLC0415 - a tenth of the modules of a case

        answer = named_page(records, what, form)
    write(answer)
    return EXIT_OK if answer else EXIT_PROBLEMS


def _meeting_path(records: Records, what: str) -> str | None:
    """The path of the meeting that is asked for; None where it is no meeting."""
    if what.endswith(ENDINGS):
        return resolve_meeting_file(records, what)
    if path := resolve_last_or_next(records, what):
        return path
    meeting = parse_meeting_address(what)
    return resolve_meeting(records, *meeting) if meeting else None


def _lacks(of: Meeting | Case, what: str, parts: Parts) -> bool:
    """Whether there is none of the parts that are asked for; then it says so."""
    if not parts or minutes.has_parts(of, parts):
        return False
    notify(_("{what} har ikke {parts}.").format(what=what, parts=listed(sorted(parts), _(" eller "))))
    return True


def _page(form: str) -> TerminalPage:
    if form == "text":
        return TerminalPage(screen())
    return MarkdownPage() if form == "markdown" else HtmlPage()


def _approval(records: Records, path: str) -> "ApprovalHistory | None":
    """What is known of the approval of a meeting; None of one that is not approved."""
    if records.meeting(path).status != "godkjent":
        return None
    from referat_cli.queries.approved import approval_of  # noqa: PLC0415 - a comparison, which only these need

    return approval_of(records, path, revision_asked_for(records))


def _meeting(records: Records, path: str, form: str, parts: Parts) -> str:
    if _lacks(records.meeting(path), _("Møtet {date}").format(date=records.meeting(path).date), parts):
        return ""
    meeting, approval = records.meeting(path), _approval(records, path)
    if form == "json":
        return minutes.meeting_json(records.value(path), records.outcomes(path), path, approval)
    outcomes, register = records.outcomes(path), records.register(meeting.committee)
    from referat_cli.queries.committee_names import name_of_the_day  # noqa: PLC0415 - of a meeting alone
    from referat_cli.queries.meetings import derived_number  # noqa: PLC0415 - as above

    name = name_of_the_day(records, meeting.committee, meeting.date, revision_asked_for(records))
    number = None if parts or meeting.number else derived_number(records, path, meeting.committee)
    with speaking(records.language([meeting.committee])):
        return minutes.meeting(
            meeting,
            path,
            outcomes,
            register,
            _page(form),
            committee=name,
            number=number,
            approval=approval,
            only=parts,
        )


def _case(records: Records, address: str, form: str, parts: Parts) -> str:
    case = resolve_case(records, address)
    if of_meetings := sorted(parts & {*minutes.MEETING_PARTS}):
        sentence = _("{part} hører til et møte; se «referat show {date} --only {part}».")
        raise UserError(sentence.format(part=of_meetings[0], date=case.meeting.date))
    if _lacks(case.case, _("Sak {number}").format(number=case.case.number), parts):
        return ""
    outcome, approval = records.outcomes(case.path)[case.place], _approval(records, case.path)
    found = appearances(records, case)
    if form == "json":
        return minutes.case_json(case, outcome, records.value(case.path), approval, found)
    with speaking(records.language([case.meeting.committee])):
        return minutes.case(case, outcome, records.names_of_committees(), _page(form), approval, parts, found)


def _point(records: Records, address: str, number: str, form: str) -> str:
    if form in ("markdown", "html"):
        sentence = _("Et punkt vises ikke som {form}; vis hele saken med «referat show {case} -f {form}».")
        raise UserError(sentence.format(form=form, case=address))
    from referat_cli.queries.decisions import point_called  # noqa: PLC0415 - a comparison: a third of a case's time
    from referat_cli.render import point  # noqa: PLC0415

    found = point_called(resolve_case(records, address), number)
    if form == "json":
        return point.as_json(found)
    approval = _approval(records, found.found.path)
    with speaking(records.language([found.found.meeting.committee])):
        return point.text(found, records.names_of_committees(), screen(), approval)


def _provenance(records: Records, what: str, form: str) -> str:
    """Where on its paper a meeting, a case or a point stands; "" where that is not recorded, which is then said."""
    from referat_cli.queries.provenance import provenance  # noqa: PLC0415 - few meetings are asked so
    from referat_cli.render.provenance import as_json, as_text  # noqa: PLC0415

    point = parse_point_address(what)
    path, case = _meeting_path(records, what), None
    if path is None:
        found = resolve_case(records, point[0] if point else what)
        path, case = found.path, found.case.number
    meeting = records.value(path)
    source = meeting.get("kilde", {})
    rows = list(provenance(meeting, case))
    if point:
        part, number = _part_of_point(records, *point)
        rows = [row for row in rows if row.part == f"{case}#{part}" and (row.number == number or row.misfit)]
    if not rows:
        notify(_("{what}: det er ikke ført hvor på papiret dette står.").format(what=what))
        return ""
    return as_json(rows, source, path, screen()) if form == "json" else as_text(rows, source, screen())


def _part_of_point(records: Records, address: str, number: str) -> tuple[str, str]:
    """The part of its case that a point stands in, and its number there."""
    from referat_cli.model.proposals import RECOMMENDATION  # noqa: PLC0415 - as in `_point`
    from referat_cli.queries.decisions import point_called  # noqa: PLC0415

    found = point_called(resolve_case(records, address), number)
    if found.is_task:
        return "oppgaver", found.number.removeprefix("o")
    if found.proposal is None:
        return "vedtak", found.number
    part = "forslag_til_vedtak" if found.proposal == RECOMMENDATION else f"forslag.{found.proposal}"
    return part, found.number.removeprefix(f"{found.proposal}.")
