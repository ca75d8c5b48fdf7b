"""The commands that answer questions about the record."""

from datetime import date
from typing import TYPE_CHECKING

import click

from referat_cli.cli import completion
from referat_cli.cli.addresses import as_date, as_point, case_called, is_case, meeting_held, meeting_in, name_unreadable
from referat_cli.cli.context import (
    FINE,
    NOT_FINE,
    asked,
    committee,
    data_format,
    emit,
    everywhere,
    limit,
    period,
    revision,
    screen,
    year,
)
from referat_cli.cli.norwegian import Choice
from referat_cli.cli.opening import opened
from referat_cli.language import _

if TYPE_CHECKING:
    from referat_cli.archive.records import Records
    from referat_cli.questions.cases import Order, Wanted

# What the page of a person needs.
PERSON = ("cli.named", "questions.people", "questions.cases", "render.people", "record.register")
_OUTCOMES = ("vedtatt_uendret", "vedtatt_endret", "utsatt", "erstattet", "avvist", "uten_forslag", "uten_vedtak")
_TYPES = ("godkjenning", "beslutning", "orientering", "eventuelt", "valg", "annet")


@click.command(
    help=_(
        "List opp sakene i arkivet, nyeste møte først: alle, eller dem du ber om.\n\n"
        "Finnes ikke navnet eller utvalget du skriver, foreslås det nærmeste.\n\n"
        "Avslutter med 1 når ingen saker finnes."
    ),
)
@committee
@period
@year
@click.option(
    "--person",
    metavar="NAVN",
    shell_complete=completion.people,
    help=_("Saker der personen har en oppgave, uansett hvilken."),
)
@click.option(
    "--responsible", metavar="NAVN", shell_complete=completion.people, help=_("Saker med denne saksansvarlige.")
)
@click.option(
    "--case-worker", metavar="NAVN", shell_complete=completion.people, help=_("Saker med denne saksbehandleren.")
)
@click.option("--outcome", type=Choice(_OUTCOMES), metavar="UTFALL", help=", ".join(_OUTCOMES) + ".")
@click.option("--type", "kind", type=Choice(_TYPES), metavar="TYPE", help=", ".join(_TYPES) + ".")
@click.option("--text", metavar="ORD", help=_("Saker der disse ordene står, som i «referat search»."))
@click.option(
    "--sort",
    type=Choice(["dato", "saksnr", "tittel", "utfall"]),
    default="dato",
    metavar="REKKEFØLGE",
    help=_("dato (nyeste først), saksnr, tittel eller utfall."),
)
@limit
@revision
@data_format
@everywhere
def cases(rev: str | None, form: str, sort: "Order", limit: int | None, **options: object) -> int:
    """List the cases."""
    records = opened(rev, "questions.cases", "render.cases", "cli.named")
    from referat_cli.questions.cases import cases as cases_of  # noqa: PLC0415
    from referat_cli.render.cases import FORMATS  # noqa: PLC0415

    wanted = _wanted(records, **options)  # type: ignore[arg-type]  # click gives each option by its name
    name_unreadable(records)
    listed = cases_of(records, wanted, sort, limit)
    if listed or form == "json":
        emit(FORMATS[form](listed, screen()))
    return FINE if listed else NOT_FINE


def _wanted(  # noqa: PLR0913 - one parameter an option
    records: "Records",
    *,
    committee: str | None,
    first: date | None,
    last: date | None,
    year: int | None,
    person: str | None,
    responsible: str | None,
    case_worker: str | None,
    outcome: str | None,
    kind: str | None,
    text: str | None,
) -> "Wanted":
    """What is asked for, with everybody and everything called by the registered name."""
    from referat_cli.cli.named import committee_called, person_called  # noqa: PLC0415
    from referat_cli.questions.cases import Wanted  # noqa: PLC0415

    passages = None
    if text is not None:
        from referat_cli.questions.search_query import understood  # noqa: PLC0415 - few questions search

        passages = understood(text).match
        records.with_texts()

    def named(written: str | None) -> str | None:
        return person_called(records, written) if written is not None else None

    return Wanted(
        committee=committee_called(records, committee) if committee is not None else None,
        first=f"{year:04}-01-01" if year else str(first) if first else None,
        last=f"{year:04}-12-31" if year else str(last) if last else None,
        person=named(person),
        responsible=named(responsible),
        case_worker=named(case_worker),
        outcome=outcome,
        type=kind,
        passages=passages,
    )


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
    from referat_cli.archive.paths import ENDINGS  # noqa: PLC0415 - it finds Git

    person = not (what.endswith(ENDINGS) or is_case(what) or as_date(what) or as_point(what))
    records = opened(rev, *(PERSON if person else ("render.paper",)))
    if what.endswith(ENDINGS):
        emit(_meeting(records, meeting_in(records, what, asked().directory), form))
    elif named := as_date(what):
        emit(_meeting(records, meeting_held(records, *named), form))
    elif point := as_point(what):
        emit(_point(records, *point, form))
    elif not person:
        emit(_case(records, what, form))
    else:
        from referat_cli.cli.named import person_called  # noqa: PLC0415

        emit(person_page(records, person_called(records, what), form))
    return FINE


def _meeting(records: "Records", path: str, form: str) -> str:
    from referat_cli.render import paper  # noqa: PLC0415

    meeting = records.meeting(path)
    if form == "json":
        return paper.meeting_json(records.value(path), records.outcomes(path), path)
    return paper.meeting(meeting, records.outcomes(path), records.register(meeting.committee), screen())


def _case(records: "Records", address: str, form: str) -> str:
    from referat_cli.render import paper  # noqa: PLC0415

    case = case_called(records, address)
    became = records.outcomes(case.path)[case.place]
    if form == "json":
        return paper.case_json(case, became, records.value(case.path))
    return paper.case(case, became, records.names_of_committees(), screen())


def _point(records: "Records", address: str, number: str, form: str) -> str:
    from referat_cli.questions.points import point_called  # noqa: PLC0415
    from referat_cli.render import point as render  # noqa: PLC0415

    found = point_called(case_called(records, address), number)
    return render.as_json(found) if form == "json" else render.text(found, records.names_of_committees(), screen())


def person_page(records: "Records", name: str, form: str) -> str:
    """The page of a person, as text or as JSON."""
    from referat_cli.questions.cases import Wanted  # noqa: PLC0415
    from referat_cli.questions.cases import cases as cases_of  # noqa: PLC0415
    from referat_cli.questions.people import person, presences  # noqa: PLC0415
    from referat_cli.render.people import page, page_json  # noqa: PLC0415

    name_unreadable(records)
    known, theirs, there = person(records, name), cases_of(records, Wanted(person=name)), presences(records, name)
    return page_json(known, theirs, there) if form == "json" else page(known, theirs, there, screen())
