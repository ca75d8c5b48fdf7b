"""The commands that answer questions about the record."""

import re
from datetime import date as day
from typing import TYPE_CHECKING

import click

from referat_cli.cli.context import FINE, NOT_FINE, asked, emit, everywhere, screen, talk
from referat_cli.cli.norwegian import Choice
from referat_cli.language import _
from referat_cli.record.problem import WrongCall

if TYPE_CHECKING:
    from referat_cli.archive.archive import Archive, Entry
    from referat_cli.questions.cases import FoundCase

_DATE = re.compile(r"(?:(?P<committee>[^:]+):)?(?P<date>\d{4}-\d{2}-\d{2})")


def _open() -> "Archive":
    """The archive as it stands on the disk, from where the call stands."""
    from referat_cli.cli.chosen import open_archive  # noqa: PLC0415

    return open_archive(asked().directory)


def _name_unreadable(archive: "Archive") -> None:
    """Say which meetings could not be read, so that no answer is silently short."""
    from referat_cli.render.terminal import plain  # noqa: PLC0415

    for entry in archive.meetings():
        if entry.meeting is None:
            told = _("{path} kan ikke leses og er ikke med i svaret; se «referat validate {path}»").format(
                path=entry.path
            )
            talk(plain(told))


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
    _name_unreadable(archive)
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
    archive = _open()
    if found := _DATE.fullmatch(what):
        return _show_meeting(archive, found["date"], found["committee"] or "", form)
    return _show_case(archive, what, form)


def _show_case(archive: "Archive", address: str, form: str) -> int:
    from referat_cli.questions.cases import cases_called, nearest_case  # noqa: PLC0415
    from referat_cli.render import paper  # noqa: PLC0415

    found: list[FoundCase] = cases_called(archive, address)
    if not found:
        _name_unreadable(archive)
        near = nearest_case(archive, address)
        hint = _(" Mente du {near}?").format(near=near) if near else ""
        raise WrongCall(_("Saken «{address}» finnes ikke.").format(address=address) + hint)
    if len(found) > 1:
        addresses = _(" eller ").join(case.address for case in found)
        raise WrongCall(
            _("Flere utvalg har sak {address}: skriv {addresses}.").format(address=address, addresses=addresses)
        )
    case = found[0]
    if form == "json":
        emit(paper.case_json(case))
    else:
        register = archive.register_of(case.entry.path)
        emit(paper.case(case, register.register if register else None, screen()))
    return FINE


def _show_meeting(archive: "Archive", date: str, committee: str, form: str) -> int:
    from referat_cli.questions.cases import meetings_on, nearest_date  # noqa: PLC0415
    from referat_cli.render import paper  # noqa: PLC0415

    try:
        day.fromisoformat(date)
    except ValueError:
        raise WrongCall(_("Datoen {date} finnes ikke.").format(date=date)) from None
    found: list[Entry] = meetings_on(archive, date, committee)
    if not found:
        _name_unreadable(archive)
        near = nearest_date(archive, date)
        hint = _(" Det nærmeste er {near}.").format(near=near) if near else ""
        raise WrongCall(_("Det finnes ikke noe møte {date}.").format(date=date) + hint)
    if len(found) > 1:
        addresses = _(" eller ").join(f"{e.meeting.committee}:{date}" for e in found if e.meeting)
        raise WrongCall(_("Flere møter er holdt {date}: skriv {addresses}.").format(date=date, addresses=addresses))
    entry = found[0]
    assert entry.meeting  # noqa: S101 - only readable meetings are found
    if form == "json":
        emit(paper.meeting_json(entry.document.value, entry.path))
    else:
        register = archive.register_of(entry.path)
        emit(paper.meeting(entry.meeting, register.register if register else None, screen()))
    return FINE
