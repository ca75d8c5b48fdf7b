"""`referat cases`: the list of cases."""

from collections.abc import Callable

import click

from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import answer
from referat_cli.cli.options import (
    CASE_TYPES,
    command,
    committee,
    data_format,
    limit,
    period,
    person_option,
    revision,
    year,
)
from referat_cli.cli.resolve_names import resolve_committee, resolve_person
from referat_cli.cli.session import open_records, resolve_commit, warn_unreadable
from referat_cli.i18n import _
from referat_cli.queries.cases import CaseCriteria, CaseRow, Order
from referat_cli.queries.cases import cases as cases_of
from referat_cli.render.cases import CASES
from referat_cli.render.table import ListFormat
from referat_cli.store.records import Records

_OUTCOMES = (
    "vedtatt_uendret",
    "vedtatt_endret",
    "utsatt",
    "tilbakesendt",
    "oversendt",
    "trukket",
    "ikke_behandlet",
    "erstattet",
    "avvist",
    "uten_forslag",
    "uten_vedtak",
)

_NAMES: dict[str, Callable[[Records, str], str | None]] = {
    "committee": resolve_committee,
    "person": resolve_person,
    "responsible": resolve_person,
    "case_worker": resolve_person,
}


@command(
    help=_(
        "List opp sakene i arkivet, nyeste møte først: alle, eller dem du ber om.\n\n"
        "Finnes ikke navnet eller utvalget du skriver, foreslås det nærmeste.\n\n"
        "Avslutter med 1 når ingen saker finnes."
    ),
)
@committee
@period
@year
@person_option("--person", help=_("Saker der personen har en oppgave, et forslag eller en stemme."))
@person_option("--responsible", help=_("Saker med denne saksansvarlige."))
@person_option("--case-worker", help=_("Saker med denne saksbehandleren."))
@click.option("--outcome", type=Choice(_OUTCOMES), metavar="UTFALL", help=", ".join(_OUTCOMES) + ".")
@click.option("--type", type=Choice(CASE_TYPES), metavar="TYPE", help=", ".join(CASE_TYPES) + ".")
@click.option(
    "--vote",
    type=Choice(["delt", "enstemmig"]),
    metavar="STEMMER",
    help=_("delt (noen stemte imot, blankt eller lot være) eller enstemmig; bare saker der referatet sier det."),
)
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
def cases(
    rev: str | None, form: ListFormat, sort: Order, limit: int | None, text: str | None, **asked: str | None
) -> int:
    """List the cases."""
    records = open_records(rev)

    passages = None
    if text is not None:
        from referat_cli.queries.search_syntax import understood  # noqa: PLC0415 - few questions search

        query = understood(text)
        records.load_texts()
        passages = query.match(records.forms)
    # Everybody and everything is called by the registered name; the other options are what the criteria are called.
    for option, resolve in _NAMES.items():
        if (written := asked[option]) is not None:
            asked[option] = resolve(records, written)
    warn_unreadable(records)
    rows = cases_of(records, CaseCriteria(passages=passages, **asked), sort, limit)
    return answer(CASES, _marked(records, rows, rev), form)


def _marked(records: Records, rows: list[CaseRow], rev: str | None) -> list[CaseRow]:
    """The rows, those of cases that were changed after their minutes were approved marked as such."""
    from referat_cli.store.commits import made_from_approved  # noqa: PLC0415 - an archive without approved minutes needs it not

    approved = {row.path for row in rows if row.status == "godkjent"}
    paths = made_from_approved(records, approved) if approved else []
    if not paths:
        return rows
    from referat_cli.queries.approved import mark_changed  # noqa: PLC0415 - a comparison, which few answers need

    return mark_changed(records, rows, paths, resolve_commit(records.location, rev) if rev is not None else None)
