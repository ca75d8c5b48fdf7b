"""The commands that answer questions about the record."""

from typing import TYPE_CHECKING

import click

from referat_cli.cli.addresses import as_date, case_called, meeting_held, name_unreadable
from referat_cli.cli.context import FINE, NOT_FINE, asked, emit, everywhere, screen
from referat_cli.cli.norwegian import Choice
from referat_cli.language import _

if TYPE_CHECKING:
    from referat_cli.archive.archive import Archive


def _open() -> "Archive":
    """The archive as it stands on the disk, from where the call stands."""
    from referat_cli.cli.chosen import open_archive  # noqa: PLC0415

    return open_archive(asked().directory)


@click.command(
    short_help=_("List opp sakene."),
    help=_("List opp sakene i arkivet, nyeste møte først.\n\nAvslutter med 1 når ingen saker finnes."),
)
@click.option(
    "-f",
    "--format",
    "form",
    type=Choice(["table", "json", "ndjson", "csv", "markdown"]),
    default="table",
    metavar="FORMAT",
    help=_("table, json, ndjson, csv eller markdown."),
)
@everywhere
def cases(form: str) -> int:
    """List the cases."""
    from referat_cli.questions.cases import all_cases, rows  # noqa: PLC0415
    from referat_cli.render.cases import FORMATS  # noqa: PLC0415

    archive = _open()
    name_unreadable(archive)
    listed = rows(all_cases(archive))
    if listed or form == "json":
        emit(FORMATS[form](listed, screen()))
    return FINE if listed else NOT_FINE


@click.command(
    short_help=_("Vis en sak eller et møte."),
    help=_(
        "Vis en sak (42/24) eller et møte (2024-10-29) slik det står på papiret.\n\n"
        "Har arkivet flere utvalg, skriver du utvalget foran: asu:42/24."
    ),
)
@click.argument("what", metavar="SAK|DATO")
@click.option(
    "-f",
    "--format",
    "form",
    type=Choice(["text", "json"]),
    default="text",
    metavar="FORMAT",
    help=_("text eller json."),
)
@everywhere
def show(what: str, form: str) -> int:
    """Show one case or one meeting."""
    from referat_cli.render import paper  # noqa: PLC0415

    archive = _open()
    if named := as_date(what):
        entry = meeting_held(archive, *named)
        assert entry.meeting  # noqa: S101 - only readable meetings are found
        if form == "json":
            emit(paper.meeting_json(entry.document.value, entry.meeting, entry.path))
        else:
            register = archive.register_of(entry.path)
            emit(paper.meeting(entry.meeting, register.register if register else None, screen()))
        return FINE
    case = case_called(archive, what)
    if form == "json":
        emit(paper.case_json(case))
    else:
        register = archive.register_of(case.entry.path)
        emit(paper.case(case, register.register if register else None, screen()))
    return FINE
