"""`referat followups`: what has been decided and is still to be done."""

from datetime import date
from typing import Any

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice, did_you_mean
from referat_cli.cli.console import answer, screen, today
from referat_cli.cli.options import Day, command, committee, data_format, limit, period, revision
from referat_cli.cli.resolve_names import resolve_committee, resolve_person
from referat_cli.cli.session import open_records, warn_unreadable
from referat_cli.i18n import _
from referat_cli.model.names import fold, nearest
from referat_cli.model.user_error import UserError
from referat_cli.queries.followups import FollowupCriteria, Responsible, bodies
from referat_cli.queries.followups import followups as followups_of
from referat_cli.queries.people import name_of, people_called, people_like
from referat_cli.render.followups import followups_table
from referat_cli.render.table import ListFormat
from referat_cli.store.records import Records


@command(
    help=_(
        "Vis forpliktelsene i vedtakene, og oppgaver som er gitt utenfor dem (42/24#o1): hvem som skal gjøre hva, og "
        "når. Det som er forfalt, står først, så det som er åpent, etter frist, det som har en frist ingen kan si "
        "dagen for, og til slutt det som er lukket.\n\n"
        "En frist i ord («høsten 2025», «1. kvartal», «første møte i 2025») leses som siste dag, og et møte når "
        "arkivet har det. Underpunkter har samme ansvarlige som punktet over, når de ikke har egne.\n\n"
        "En forpliktelse er lukket når en sak i et senere møte nevner punktet i foelger_opp, og forfalt når fristen er "
        "før i dag.\n\n"
        "Avslutter med 1 når ingenting finnes."
    ),
)
@committee
@period
@click.option(
    "--responsible",
    metavar="NAVN",
    shell_complete=completion.responsible,
    help=_("Det denne personen eller dette organet skal gjøre, ved alle sine navn."),
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=Choice(["aapen", "forfalt", "ubestemt", "lukket"]),
    metavar="TILSTAND",
    help=_(
        "aapen, forfalt (åpen, og fristen er ute), ubestemt (åpen, med en frist som ikke kan leses som en dag) eller "
        "lukket. Kan gis flere ganger."
    ),
)
@click.option("--today", "day", type=Day(), metavar="DATO", help=_("Regn denne datoen som i dag."))
@limit
@revision
@data_format
def followups(  # noqa: PLR0913, PLR0917 - one parameter an option
    committee: str | None,
    responsible: str | None,
    day: date | None,
    limit: int | None,
    rev: str | None,
    form: ListFormat,
    **asked: Any,  # noqa: ANN401 - the time and the states, handed on
) -> int:
    """List the commitments."""
    records = open_records(rev)
    criteria = FollowupCriteria(
        committee=resolve_committee(records, committee),
        responsible=_responsible(records, responsible) if responsible is not None else None,
        **asked,
    )
    warn_unreadable(records)
    listed = followups_of(records, criteria, str(day or today()), limit)
    return answer(followups_table(listed, screen()), listed, form)


def _responsible(records: Records, written: str) -> Responsible:
    """The body or the person that a name means; raises `UserError` with the nearest there is."""
    names = bodies(records)
    if fold(written) in map(fold, names):
        return Responsible(written, "organ")
    near = nearest(written, names, least=0.75)
    if not people_called(records, written) and (near or not people_like(records, written)):
        sentence = _("Verken et organ eller en person heter «{name}».").format(name=written)
        raise UserError(sentence + did_you_mean(near))
    return Responsible(name_of(records, resolve_person(records, written)), "person")
