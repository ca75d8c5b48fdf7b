"""The commands that answer questions about the record."""

from datetime import date
from typing import TYPE_CHECKING

import click

from referat_cli.cli.addresses import as_date, as_point, case_called, is_case, meeting_held, name_unreadable
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
    talk,
)
from referat_cli.cli.norwegian import Choice
from referat_cli.language import _
from referat_cli.record.problem import WrongCall

if TYPE_CHECKING:
    from referat_cli.archive.records import Records

_OUTCOMES = (
    "vedtatt_uendret",
    "vedtatt_endret",
    "utsatt",
    "erstattet",
    "avvist",
    "uten_forslag",
    "uten_vedtak",
)
_TYPES = ("godkjenning", "beslutning", "orientering", "eventuelt", "valg", "annet")
_MOST_HITS = 20


def _open(rev: str | None) -> "Records":
    """The archive as it stands on the disk, or in a revision, from where the call stands."""
    from referat_cli.cli.chosen import open_records  # noqa: PLC0415

    return open_records(asked().directory, rev)


@click.command(
    short_help=_("List opp sakene."),
    help=_(
        "List opp sakene i arkivet, nyeste møte først: alle, eller dem du ber om.\n\nAvslutter med 1 når ingen saker finnes."
    ),
)
@committee
@period
@click.option("--person", metavar="NAVN", help=_("Saker der personen har en oppgave: ansvarlig, saksbehandler, innleder."))
@click.option("--responsible", metavar="NAVN", help=_("Saker med denne saksansvarlige."))
@click.option("--case-worker", metavar="NAVN", help=_("Saker med denne saksbehandleren."))
@click.option("--outcome", type=Choice(_OUTCOMES), metavar="UTFALL", help=_("Saker med dette utfallet: {words}.").format(words=", ".join(_OUTCOMES)))
@click.option("--type", "kind", type=Choice(_TYPES), metavar="TYPE", help=_("Saker av denne typen: {words}.").format(words=", ".join(_TYPES)))
@click.option("--text", metavar="ORD", help=_("Saker der teksten har disse ordene, som i referat search."))
@click.option("--sort", type=Choice(["dato", "saksnr", "tittel", "utfall"]), default="dato", metavar="REKKEFØLGE", help=_("dato (nyeste først), saksnr, tittel eller utfall."))
@limit
@revision
@data_format
@everywhere
def cases(  # noqa: PLR0913 - one parameter an option
    rev: str | None,
    form: str,
    sort: str,
    text: str | None,
    **wanted: str | int | None,
) -> int:
    """List the cases."""
    return 0
