"""The options that several commands share."""

import os
from datetime import date
from functools import wraps
from typing import Any, cast

import click

from referat_cli.cli.click_norwegian import Choice, Number, WrongValue
from referat_cli.cli.console import Command, _in_order, asked
from referat_cli.i18n import _


def _go(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        here = asked()
        folder = os.path.join(here.folder, value)  # noqa: PTH118 - help is shown without path objects, as in `Asked`
        if not os.path.isdir(folder):  # noqa: PTH112
            raise click.UsageError(_("Mappen «{folder}» finnes ikke.").format(folder=value))
        here.folder = os.path.abspath(folder)  # noqa: PTH100


def _colour(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        asked().colour = value


def everywhere(command: Command) -> Command:
    """The options that every command takes, before or after its name."""
    colour = click.option(
        "--color",
        type=Choice(["auto", "always", "never"]),
        expose_value=False,
        is_eager=True,
        callback=_colour,
        metavar="auto|always|never",
        help=_("Farger: auto (bare på en terminal), always (alltid) eller never (aldri)."),
    )
    go = click.option(
        "-C",
        "folder",
        expose_value=False,
        is_eager=True,
        callback=_go,
        metavar="MAPPE",
        help=_("Kjør som om du sto i MAPPE."),
    )
    return go(colour(command))


def revision(command: Command) -> Command:
    """The option that asks for another version of the archive than the one on the disk."""
    return click.option(
        "--rev",
        metavar="UTGAVE",
        help=_("Svar slik arkivet var: en innsjekking, en merkelapp eller en dato (det siste som sto der den dagen)."),
    )(command)


def limit(command: Command) -> Command:
    """The option that asks for the first rows alone."""
    return click.option("--limit", type=Number(min=1), metavar="ANTALL", help=_("Vis bare så mange av de første."))(
        command
    )


def committee(command: Command) -> Command:
    """The option that asks for one committee."""
    from referat_cli.cli import completion  # noqa: PLC0415 - completion builds on this

    return click.option(
        "--committee",
        metavar="UTVALG",
        shell_complete=completion.committees,
        help=_("Bare dette utvalget, ved kode eller navn."),
    )(command)


def period(command: Command) -> Command:
    """The options that ask for the meetings of a time; one that ends before it begins is refused."""

    @wraps(command)
    def asked_in_order(**options: Any) -> Any:  # noqa: ANN401 - the command's own
        _in_order(options["first"], options["last"], options.get("year"))
        return command(**options)

    first = click.option("--from", "first", type=Day(), metavar="DATO", help=_("Møter fra og med denne datoen."))
    last = click.option("--to", "last", type=Day(), metavar="DATO", help=_("Møter til og med denne datoen."))
    return cast("Command", first(last(asked_in_order)))


def data_format(command: Command) -> Command:
    """The option that asks for rows in one of the forms that every list has."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=Choice(["table", "json", "ndjson", "csv", "markdown"]),
        default="table",
        metavar="FORMAT",
        help=_("table, json, ndjson, csv eller markdown."),
    )(command)


class Day(click.ParamType[date]):
    """A date as ``YYYY-MM-DD``, or as people write one."""

    name = "dato"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; raises `WrongValue` for what is none."""
        if isinstance(value, date):
            return value
        from referat_cli.document.suggestions import value as meant  # noqa: PLC0415 - few questions name a day

        written = str(value)
        try:
            return date.fromisoformat(meant("dato", written) or written)
        except ValueError:
            message = _("«{value}» er ikke en dato; skriv den som 2024-10-29.").format(value=value)
            raise WrongValue(message, ctx, param) from None
