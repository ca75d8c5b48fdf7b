"""The command that holds proposals against decisions."""

from typing import TYPE_CHECKING

import click

from referat_cli.cli.addresses import (
    as_date,
    case_called,
    files_named,
    looks_like_file,
    meetings_held,
    name_unread,
    name_unreadable,
)
from referat_cli.cli.context import FINE, NOT_FINE, asked, emit, everywhere, screen
from referat_cli.cli.norwegian import Choice
from referat_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from referat_cli.archive.archive import Archive, Entry
    from referat_cli.questions.cases import FoundCase

FORMATS = ("table", "json", "ndjson", "csv", "markdown", "html")


@click.command(
    short_help=_("Vis hva som ble endret fra forslag til vedtak."),
    help=_(
        "Vis hva som ble endret fra forslag til vedtak, ord for ord: i en sak (42/24), i et møte (2024-10-29 eller "
        "filen), eller i det nyeste møtet med vedtak.\n\n"
        "Bare det som ble endret, vises: [-strøket-] og {+tilføyd+}. Har arkivet flere utvalg, skriver du utvalget "
        "foran: asu:42/24."
    ),
)
@click.argument("what", nargs=-1, metavar="[SAK|DATO|FIL]...")
@click.option("--full", is_flag=True, help=_("Vis også det som er uendret."))
@click.option("--explain", is_flag=True, help=_("Si hvorfor to punkter regnes som det samme punktet."))
@click.option("--stat", is_flag=True, help=_("Vis en tabell: alle saker i arkivet, eller de du ber om."))
@click.option(
    "-f",
    "--format",
    "form",
    type=Choice(FORMATS),
    default="table",
    metavar="FORMAT",
    help=_("table, json, ndjson, csv, markdown (til en pull request) eller html (en side til nett og utskrift)."),
)
@click.option(
    "--exit-code", "by_difference", is_flag=True, help=_("Avslutt med 1 når noe er forskjellig, om så bare et tegn.")
)
@everywhere
def diff(  # noqa: PLR0913 - one parameter an option
    what: tuple[str, ...], form: str, *, full: bool, explain: bool, stat: bool, by_difference: bool
) -> int:
    """Show what was changed from proposal to decision."""
    from referat_cli.cli.chosen import open_archive  # noqa: PLC0415
    from referat_cli.questions.decisions import compared, newest_decided, newest_first  # noqa: PLC0415
    from referat_cli.render.redline_formats import FORMATS as RENDERED  # noqa: PLC0415
    from referat_cli.render.redline_formats import STAT  # noqa: PLC0415
    from referat_cli.render.redline_view import View  # noqa: PLC0415

    if stat and form not in STAT:
        raise click.UsageError(_("--stat finnes bare som {forms}.").format(forms=_(" og ").join(STAT)))
    archive = open_archive(asked().directory)
    if what:
        meant = list(_meant(archive, what))
    else:
        name_unreadable(archive)
        meant = list(newest_first(archive) if stat else newest_decided(archive))
    found, meetings, unread = _cases(archive, meant)
    cases = [compared(archive, case) for case in found]
    view = View(cases, meetings, full=full, explain=explain)
    if cases or form == "json":
        emit((STAT if stat else RENDERED)[form](view, screen()))
    if not cases or unread:
        return NOT_FINE
    return NOT_FINE if by_difference and any(case.differs for case in cases) else FINE


def _meant(archive: "Archive", what: tuple[str, ...]) -> "Iterator[FoundCase | Entry]":
    """The cases and whole meetings that the arguments name, in their order."""
    here = asked().directory
    for address in what:
        if named := as_date(address):
            yield from meetings_held(archive, *named)
        elif looks_like_file(address, here):
            yield from files_named(archive, address, here)
        else:
            yield case_called(archive, address)


def _cases(archive: "Archive", meant: "list[FoundCase | Entry]") -> "tuple[list[FoundCase], frozenset[str], bool]":
    """The cases, each once; the paths of the meetings that were asked for as a whole; whether one cannot be read."""
    from referat_cli.archive.archive import Entry  # noqa: PLC0415
    from referat_cli.questions.cases import FoundCase  # noqa: PLC0415

    found: dict[tuple[str, int], FoundCase] = {}
    meetings: set[str] = set()
    unread = False
    for one in meant:
        if not isinstance(one, Entry):
            found.setdefault((one.entry.path, one.meeting.cases.index(one.case)), one)
        elif one.meeting is None:
            unread = True
            name_unread(archive, one)
        else:
            meetings.add(one.path)
            for index, case in enumerate(one.meeting.cases):
                found.setdefault((one.path, index), FoundCase(one, one.meeting, case))
    return list(found.values()), frozenset(meetings), unread
