"""The command that holds proposals against decisions."""

from typing import TYPE_CHECKING

import click

from referat_cli.cli import completion
from referat_cli.cli.addresses import (
    as_date,
    case_called,
    files_named,
    looks_like_file,
    meetings_held,
    name_unread,
    name_unreadable,
)
from referat_cli.cli.context import FINE, NOT_FINE, asked, emit, everywhere, revision, screen
from referat_cli.cli.norwegian import Choice
from referat_cli.cli.opening import opened
from referat_cli.language import _

if TYPE_CHECKING:
    from referat_cli.archive.records import Records
    from referat_cli.questions.cases import FoundCase

FORMATS = ("table", "json", "ndjson", "csv", "markdown", "html")


@click.command(
    help=_(
        "Vis hva som ble endret fra forslag til vedtak, ord for ord: i en sak (42/24), i et møte (2024-10-29 eller "
        "filen), eller i det nyeste møtet med vedtak.\n\n"
        "Bare det som ble endret, vises: [-strøket-] og {+tilføyd+}. Har arkivet flere utvalg, skriver du utvalget "
        "foran: asu:42/24."
    ),
)
@click.argument("what", nargs=-1, metavar="[SAK|DATO|FIL]...", shell_complete=completion.cases_and_meetings)
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
@click.option(
    "--against",
    type=Choice(["proposal", "notice"]),
    default="proposal",
    metavar="HVA",
    help=_("proposal (forslaget slik det står) eller notice (slik det sto i den siste innkallingen)."),
)
@revision
@everywhere
def diff(  # noqa: PLR0913 - one parameter an option
    what: tuple[str, ...],
    rev: str | None,
    form: str,
    against: str,
    *,
    full: bool,
    explain: bool,
    stat: bool,
    by_difference: bool,
) -> int:
    """Show what was changed from proposal to decision."""
    from referat_cli.questions.cases import found  # noqa: PLC0415
    from referat_cli.questions.decisions import compared, newest_decided, newest_first  # noqa: PLC0415
    from referat_cli.render.redline_formats import FORMATS as RENDERED  # noqa: PLC0415
    from referat_cli.render.redline_formats import STAT  # noqa: PLC0415
    from referat_cli.render.redline_view import View  # noqa: PLC0415

    if stat and form not in STAT:
        raise click.UsageError(_("--stat finnes bare som {forms}.").format(forms=_(" og ").join(STAT)))
    records = opened(rev)
    if what:
        cases, meetings, unread = _meant(records, what)
    else:
        name_unreadable(records)
        paths = newest_decided(records)
        cases = (
            found(records, newest_first(records)) if stat else [case for path in paths for case in _all(records, path)]
        )
        meetings, unread = frozenset(() if stat else paths), False
    names = records.names_of_committees()
    if against == "notice":
        from referat_cli.cli.noticed import as_noticed  # noqa: PLC0415 - most hold the record against itself

        noticed = as_noticed(records, cases, rev)
        changed = [compared(one.found, names)._replace(notice=one.commit) for one in noticed]
    else:
        changed = [compared(case, names) for case in cases]
    view = View(changed, meetings, full=full, explain=explain)
    if changed or form == "json":
        emit((STAT if stat else RENDERED)[form](view, screen()))
    if not changed or unread:
        return NOT_FINE
    return NOT_FINE if by_difference and any(case.differs for case in changed) else FINE


def _meant(records: "Records", what: tuple[str, ...]) -> "tuple[list[FoundCase], frozenset[str], bool]":
    """The cases that the arguments name, each once; the meetings named as a whole; whether one cannot be read."""
    here = asked().directory
    cases: dict[tuple[str, int], FoundCase] = {}
    meetings: list[str] = []
    unread = False
    for address in what:
        if named := as_date(address):
            paths = meetings_held(records, *named)
        elif looks_like_file(address, here):
            paths = files_named(records, address, here)
        else:
            case = case_called(records, address)
            cases.setdefault((case.path, case.place), case)
            continue
        for path in paths:
            try:
                whole = _all(records, path)
            except KeyError:
                unread = True
                name_unread(records, path)
                continue
            meetings.append(path)
            for case in whole:
                cases.setdefault((path, case.place), case)
    return list(cases.values()), frozenset(meetings), unread


def _all(records: "Records", path: str) -> "list[FoundCase]":
    """Every case of a meeting; raises `KeyError` where it was not read."""
    from referat_cli.questions.cases import FoundCase  # noqa: PLC0415

    meeting = records.meeting(path)
    return [FoundCase(path, meeting, place) for place in range(len(meeting.cases))]
