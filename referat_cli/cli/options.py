"""The options that several commands share, and the decorator that makes a command."""

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial, wraps
from typing import Any, TypeVar, cast

import click
from click.core import ParameterSource

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice, Command, Number, WrongValue
from referat_cli.cli.console import current_call
from referat_cli.i18n import _

_SECOND = r"(\d{4}-\d{2}-\d{2})(-(?:[2-9]|[1-9]\d))"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"

Function = TypeVar("Function", bound=Callable[..., Any])


def command(
    *,
    help: str,  # noqa: A002 - click's own
    cls: type[Command] = Command,
    **attributes: Any,  # noqa: ANN401 - click's own
) -> Callable[[Callable[..., int]], Command]:
    """Make a function the command of its name, with its own options and those that every command takes."""

    def decorate(function: Callable[..., int]) -> Command:
        name = function.__name__.rstrip("_")
        made = click.command(name, cls=cls, help=help, **attributes)(function)
        made.params += common_options()
        return made

    return decorate


def common_options() -> list[click.Parameter]:
    """The options that are taken before the name of a command or after it."""
    return [
        click.Option(
            ["-C", "folder"],
            multiple=True,
            expose_value=False,
            is_eager=True,
            callback=_change_folder,
            metavar="MAPPE",
            help=_("Kjør som om du sto i MAPPE."),
        ),
        click.Option(
            ["--color"],
            type=Choice(["auto", "always", "never"]),
            expose_value=False,
            is_eager=True,
            callback=_choose_colour,
            metavar="auto|always|never",
            help=_("Farger: auto (bare på en terminal), always (alltid) eller never (aldri)."),
        ),
        click.Option(
            ["--no-pager"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_leave_pager,
            help=_("Vis hele svaret på en gang, også på en terminal."),
        ),
    ]


def _change_folder(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> None:
    call = current_call()
    for value in filter(None, values):  # each from the one before it, as in Git
        folder = os.path.join(call.folder, value)  # noqa: PTH118 - help is shown without path objects, as in `Call`
        if not os.path.isdir(folder):  # noqa: PTH112
            raise click.UsageError(_("Mappen «{folder}» finnes ikke.").format(folder=value))
        call.folder = os.path.abspath(folder)  # noqa: PTH100


def _choose_colour(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        current_call().colour = value


def _leave_pager(_ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's own
    if value:
        current_call().no_pager = True


# An option that takes the name of a person, and one that takes several, with commas or given again.
person_option = partial(click.option, metavar="NAVN", shell_complete=completion.people)
people_option = partial(click.option, metavar="NAVN", shell_complete=completion.people_in_list, multiple=True)

# The options that ask for another version of the archive, for the first rows alone, for one committee, and for a year.
revision = click.option(
    "--rev",
    metavar="UTGAVE",
    shell_complete=completion.revisions,
    help=_("Svar slik arkivet var: en innsjekking, en merkelapp eller en dato (det siste som sto der den dagen)."),
)
limit = click.option("--limit", type=Number(1), metavar="ANTALL", help=_("Vis bare så mange av de første."))
committee = click.option(
    "--committee",
    metavar="UTVALG",
    shell_complete=completion.committees,
    help=_("Bare dette utvalget, ved kode eller navn."),
)
year = click.option("--year", type=Number(1800, 9999), metavar="ÅR", help=_("Bare møter dette året."))


def period(function: Function) -> Function:
    """The options that ask for the meetings of a time, as ISO dates; one that ends before it begins is refused."""

    @wraps(function)
    def with_period(first: date | None, last: date | None, year: int | None = None, **options: Any) -> Any:  # noqa: ANN401 - the command's own
        if year and (first or last):
            raise click.UsageError(_("--year kan ikke brukes sammen med --from eller --to."))
        if first and last and first > last:
            sentence = _("--from {first} er etter --to {last}.")
            raise click.UsageError(sentence.format(first=first, last=last), click.get_current_context())
        if year:
            first, last = date(year, 1, 1), date(year, 12, 31)
        return function(first=first and first.isoformat(), last=last and last.isoformat(), **options)

    start = click.option("--from", "first", type=Day(), metavar="DATO", help=_("Møter fra og med denne datoen."))
    end = click.option("--to", "last", type=Day(), metavar="DATO", help=_("Møter til og med denne datoen."))
    return cast("Function", start(end(with_period)))


def output_format(forms: Sequence[str], help: str = "", default: str | None = None) -> Callable[[Function], Function]:  # noqa: A002 - click's own
    """The option that asks for one of the forms of an answer, and a short one for JSON.

    The help lists the forms where it says nothing else.
    """
    chosen = click.option(
        "-f",
        "--format",
        "form",
        type=Choice(forms),
        default=default,
        metavar="FORMAT",
        callback=_form,
        help=help or _("{forms} eller {last}.").format(forms=", ".join(forms[:-1]), last=forms[-1]),
    )
    short = click.option(
        "--json",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=lambda ctx, _param, value: ctx.meta.update({_JSON: value}),
        help=_("Det samme som -f json."),
    )
    return lambda function: chosen(short(function))


def _form(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The form that is asked for, in full or in short; raises `click.UsageError` where they differ."""
    if not ctx.meta.get(_JSON):
        return value
    if value != "json" and ctx.get_parameter_source(str(param.name)) is ParameterSource.COMMANDLINE:
        raise click.UsageError(_("--json kan ikke brukes sammen med -f {form}.").format(form=value), ctx)
    return "json"


# The option that asks for rows in one of the forms that every list has.
data_format = output_format(["table", "json", "ndjson", "csv", "markdown"], default="table")


def stdin_filename(help: str) -> Callable[[Function], Function]:  # noqa: A002 - click's own
    """The option that names the text on standard input."""
    from pathlib import Path  # noqa: PLC0415 - help is shown without

    return click.option("--stdin-filename", "stdin_name", type=click.Path(path_type=Path), metavar="FIL", help=help)


# Where a call that asks for JSON in short is noted.
_JSON = "referat.json"

CASE_TYPES = (
    *("godkjenning", "beslutning", "orientering", "referatsak", "interpellasjon", "spørsmål"),
    *("eventuelt", "valg", "annet"),
)


class Clock(click.ParamType[str]):
    """A time as ``hh:mm``, or as people write one."""

    name = "klokkeslett"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time; raises `WrongValue` for what is none."""
        from referat_cli.document.suggestions import read_as  # noqa: PLC0415 - few commands take a time

        written = str(value)
        time = written if re.fullmatch(_CLOCK, written) else read_as("klokkeslett", written)
        if time is None:
            message = _("«{value}» er ikke et klokkeslett; skriv det som 13:00.").format(value=value)
            raise WrongValue(message, ctx, param)
        return time


class MeetingName(click.ParamType[str]):
    """The name of a meeting: its date, and of a second one that day "-2" after it."""

    name = "møte"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; raises `WrongValue` for what is none."""
        second = re.fullmatch(_SECOND, str(value))
        day, number = second.groups() if second else (str(value), "")
        return Day().convert(day, param, ctx).isoformat() + number


class Day(click.ParamType[date]):
    """A date as ``YYYY-MM-DD``, or as people write one."""

    name = "dato"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; raises `WrongValue` for what is none."""
        if isinstance(value, date):
            return value
        from referat_cli.document.suggestions import read_as  # noqa: PLC0415 - few questions name a day

        written = str(value)
        try:
            return date.fromisoformat(read_as("dato", written) or written)
        except ValueError:
            message = _("«{value}» er ikke en dato; skriv den som 2024-10-29.").format(value=value)
            raise WrongValue(message, ctx, param) from None
