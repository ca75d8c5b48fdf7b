"""`referat show`: a case, a point, a meeting or a person."""

from typing import TYPE_CHECKING

import click

from referat_cli.cli import completion
from referat_cli.cli.cases import PERSON
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, asked, screen, write
from referat_cli.cli.options import everywhere, revision
from referat_cli.cli.resolve_cases import (
    as_date,
    as_point,
    case_called,
    is_case,
    meeting_held,
    meeting_in,
    name_unreadable,
)
from referat_cli.cli.session import opened
from referat_cli.i18n import _

if TYPE_CHECKING:
    from referat_cli.store.records import Records


@click.command(
    help=_(
        "Vis en sak (42/24), et punkt i vedtaket (42/24#2.3) eller et møte (2024-10-29) slik det står på papiret, "
        "eller en person.\n\n"
        "Har arkivet flere utvalg, skriver du utvalget foran: asu:42/24."
    ),
)
@click.argument("what", metavar="SAK|PUNKT|DATO|NAVN", shell_complete=completion.anything)
@revision
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
def show(what: str, rev: str | None, form: str) -> int:
    """Show one case, one point, one meeting or one person."""
    from referat_cli.store.paths import ENDINGS  # noqa: PLC0415 - it finds Git

    person = not (what.endswith(ENDINGS) or is_case(what) or as_date(what) or as_point(what))
    records = opened(rev, *(PERSON if person else ("render.minutes",)))
    if what.endswith(ENDINGS):
        write(_meeting(records, meeting_in(records, what, asked().directory), form))
    elif named := as_date(what):
        write(_meeting(records, meeting_held(records, *named), form))
    elif point := as_point(what):
        write(_point(records, *point, form))
    elif not person:
        write(_case(records, what, form))
    else:
        from referat_cli.cli.resolve_names import person_called  # noqa: PLC0415

        write(person_page(records, person_called(records, what), form))
    return EXIT_OK


def _meeting(records: "Records", path: str, form: str) -> str:
    from referat_cli.render import minutes  # noqa: PLC0415

    meeting = records.meeting(path)
    if form == "json":
        return minutes.meeting_json(records.value(path), records.outcomes(path), path)
    return minutes.meeting(meeting, records.outcomes(path), records.register(meeting.committee), screen())


def _case(records: "Records", address: str, form: str) -> str:
    from referat_cli.render import minutes  # noqa: PLC0415

    case = case_called(records, address)
    became = records.outcomes(case.path)[case.place]
    if form == "json":
        return minutes.case_json(case, became, records.value(case.path))
    return minutes.case(case, became, records.names_of_committees(), screen())


def _point(records: "Records", address: str, number: str, form: str) -> str:
    from referat_cli.queries.decisions import point_called  # noqa: PLC0415
    from referat_cli.render import minutes as render  # noqa: PLC0415

    found = point_called(case_called(records, address), number)
    return render.as_json(found) if form == "json" else render.text(found, records.names_of_committees(), screen())


def person_page(records: "Records", name: str, form: str) -> str:
    """The page of a person, as text or as JSON."""
    from referat_cli.queries.cases import Wanted  # noqa: PLC0415
    from referat_cli.queries.cases import cases as cases_of  # noqa: PLC0415
    from referat_cli.queries.people import person, presences  # noqa: PLC0415
    from referat_cli.render.people import page, page_json  # noqa: PLC0415

    name_unreadable(records)
    known, theirs, there = person(records, name), cases_of(records, Wanted(person=name)), presences(records, name)
    return page_json(known, theirs, there) if form == "json" else page(known, theirs, there, screen())
