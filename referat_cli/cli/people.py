"""`referat people`: who sits in the committees, one person, or one body."""

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, answer, screen, today, write
from referat_cli.cli.options import command, committee, data_format, revision
from referat_cli.cli.resolve_names import resolve_committee, resolve_person
from referat_cli.cli.session import open_records, resolve_commit, warn_gaps, warn_unreadable
from referat_cli.i18n import _
from referat_cli.queries.cases import CaseCriteria
from referat_cli.queries.cases import cases as cases_of
from referat_cli.queries.people import RegisteredBody, body_called, everybody, may_have_taken_part, presences
from referat_cli.queries.people import person as person_of
from referat_cli.render.data_forms import json_envelope
from referat_cli.render.people import PEOPLE, PERSON, PersonPage, page_record, page_text
from referat_cli.render.table import ListFormat
from referat_cli.store.records import Records


@command(
    help=_(
        "Vis alle i registrene, én person, eller ett organ.\n\n"
        "Av en person vises plasser over tid, andre skrivemåter, møter og saker, og det personen foreslo, ble valgt "
        "til, var inhabil i, fikk ført i protokollen og stemte («referat votes --person NAVN» har alle voteringene). "
        "Navnet kan skrives omtrentlig; da vises den nærmeste. Heter flere det samme, skriver du kjennetegnet (id) fra "
        "registeret; "
        "en sak som bare har navnet, står hos alle som heter det.\n\n"
        "Av et organ, for eksempel AU, vises det som er lagt til det, åpent og lukket.\n\n"
        "«Ført opp» er hvor mange møter som har personen i deltakerlisten, også med forfall."
    ),
)
@click.argument("name", required=False, metavar="[NAVN]", shell_complete=completion.people)
@click.option("--history", is_flag=True, help=_("Vis også hvem som har endret registeret om personen, og når."))
@committee
@revision
@data_format
def people(name: str | None, *, history: bool, committee: str | None, rev: str | None, form: ListFormat) -> int:
    """Show everybody, one person, or one body."""
    if history and name is None:
        raise click.UsageError(_("--history krever et navn."))
    records = open_records(rev)
    code = resolve_committee(records, committee)
    if name is None:
        warn_unreadable(records)
        return answer(PEOPLE, everybody(records, code), form)
    if history:
        return _history(records, resolve_person(records, name, code), rev, form)
    write(named_page(records, name, form, code))
    return EXIT_OK


def named_page(records: Records, name: str, form: str, committee: str | None = None) -> str:
    """The page of the person or the body of a name: as text, as JSON, or as rows."""
    if body := body_called(records, name, committee):
        return _body_page(records, body, form, committee)
    who = resolve_person(records, name, committee)
    warn_unreadable(records)
    listed = presences(records, who, committee)
    cases = cases_of(records, CaseCriteria(person=who, committee=committee))
    told = None
    if may_have_taken_part(records, who):
        from referat_cli.queries.contributions import contributions  # noqa: PLC0415 - a vote needs who was there

        told = contributions(records, who, committee)
    page = PersonPage(person_of(records, who, committee, listed), cases, listed, told)
    match form:
        case "json":
            return json_envelope({"person": page_record(page)})
        case "ndjson" | "csv" | "markdown":
            return PERSON.render([page], form, screen())
    return "\n".join(page_text(page, screen()))


def _body_page(records: Records, body: RegisteredBody, form: str, committee: str | None) -> str:
    """What was delegated to a body."""
    # The grammar of deadlines takes 15 ms to load, and a page of a person needs none of it.
    from referat_cli.queries.followups import FollowupCriteria, Responsible, followups  # noqa: PLC0415
    from referat_cli.render.followups import body_page, body_record, followups_table  # noqa: PLC0415

    warn_unreadable(records)
    asked = FollowupCriteria(committee=committee, responsible=Responsible(body.name, "organ"))
    listed = followups(records, asked, str(today()))
    match form:
        case "json":
            return json_envelope({"organ": body_record(body, listed)})
        case "ndjson" | "csv" | "markdown":
            return followups_table(listed, screen()).render(listed, form, screen())
    return "\n".join(body_page(body, listed, screen()))


def _history(records: Records, who: str, revision: str | None, form: ListFormat) -> int:
    """Show a person's seats, and who changed what the registers say of them."""
    from referat_cli.queries.history import register_history  # noqa: PLC0415 - most questions are about now
    from referat_cli.render import line_history  # noqa: PLC0415 - as above

    until = resolve_commit(records.location, revision) if revision is not None else None
    found, gaps = register_history(records, who, until)
    warn_gaps(records, gaps)
    return answer(line_history.register_history(person_of(records, who)), found, form)
