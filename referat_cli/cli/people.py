"""`referat people`: who sits in the committees, or one person."""

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, answer, screen, write
from referat_cli.cli.options import command, committee, data_format, revision
from referat_cli.cli.resolve_names import resolve_committee, resolve_nearest_person
from referat_cli.cli.session import open_records, resolve_commit, warn_gaps, warn_unreadable
from referat_cli.i18n import _
from referat_cli.queries.cases import CaseCriteria
from referat_cli.queries.cases import cases as cases_of
from referat_cli.queries.people import everybody, presences
from referat_cli.queries.people import person as person_of
from referat_cli.render.people import PEOPLE, PERSON, PersonPage, page_record, page_text
from referat_cli.render.table import ListFormat, json_envelope
from referat_cli.store.records import Records


@command(
    help=_(
        "Vis alle i registrene, eller én person: plasser over tid, andre skrivemåter, møter og saker.\n\n"
        "Navnet kan skrives omtrentlig; da vises den nærmeste."
    ),
)
@click.argument("name", required=False, metavar="[NAVN]", shell_complete=completion.people)
@click.option("--history", is_flag=True, help=_("Vis også hvem som har endret registeret om personen, og når."))
@committee
@revision
@data_format
def people(name: str | None, *, history: bool, committee: str | None, rev: str | None, form: ListFormat) -> int:
    """Show everybody, or one person."""
    if history and name is None:
        raise click.UsageError(_("--history krever et navn."))
    records = open_records(rev)
    if name is None:
        warn_unreadable(records)
        found = everybody(records, resolve_committee(records, committee))
        return answer(PEOPLE, found, form)
    person = resolve_nearest_person(records, name)
    if history:
        return _history(records, person, rev, form)
    write(person_page(records, person, form))
    return EXIT_OK


def person_page(records: Records, name: str, form: str) -> str:
    """The page of a person: as text, as JSON, or as rows."""
    warn_unreadable(records)
    page = PersonPage(person_of(records, name), cases_of(records, CaseCriteria(person=name)), presences(records, name))
    match form:
        case "json":
            return json_envelope({"person": page_record(page)})
        case "ndjson" | "csv" | "markdown":
            return PERSON.render([page], form, screen())
    return "\n".join(page_text(page, screen()))


def _history(records: Records, name: str, revision: str | None, form: ListFormat) -> int:
    """Show a person's seats, and who changed what the registers say of them."""
    from referat_cli.queries.history import register_history  # noqa: PLC0415 - most questions are about now
    from referat_cli.render import line_history  # noqa: PLC0415 - as above

    until = resolve_commit(records.location, revision) if revision is not None else None
    found, gaps = register_history(records, name, until)
    warn_gaps(records, gaps)
    return answer(line_history.register_history(person_of(records, name)), found, form)
