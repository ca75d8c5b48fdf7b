"""`referat people`: who sits in the committees, or one person."""

import click

from referat_cli.cli import completion
from referat_cli.cli.cases import PERSON
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, screen, write
from referat_cli.cli.options import committee, data_format, everywhere, revision
from referat_cli.cli.resolve_cases import name_unreadable
from referat_cli.cli.session import opened
from referat_cli.cli.show import person_page
from referat_cli.i18n import _


@click.command(
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
@everywhere
def people(name: str | None, *, history: bool, committee: str | None, rev: str | None, form: str) -> int:
    """Show everybody, or one person."""
    if history and name is None:
        raise click.UsageError(_("--history krever et navn."))
    records = opened(rev, *PERSON)
    from referat_cli.cli.resolve_names import committee_called, person_nearest  # noqa: PLC0415
    from referat_cli.queries.people import everybody  # noqa: PLC0415
    from referat_cli.queries.people import person as person_of  # noqa: PLC0415
    from referat_cli.render.people import FORMATS  # noqa: PLC0415

    if name is None:
        name_unreadable(records)
        found = everybody(records, committee_called(records, committee) if committee is not None else None)
        if found or form == "json":
            write(FORMATS[form](found, screen()))
        return EXIT_OK if found else EXIT_PROBLEMS
    meant = person_nearest(records, name)
    if history:
        from referat_cli.cli.attendance import register_told  # noqa: PLC0415 - most questions are about now

        return register_told(records, meant, rev, form)
    if form in ("table", "json"):
        write(person_page(records, meant, form))
    else:
        name_unreadable(records)
        write(FORMATS[form]([person_of(records, meant)], screen()))
    return EXIT_OK
