"""Where does the person stand, what day is it, and how does an answer reach the screen?"""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from referat_cli.cli.norwegian import Choice, Number, WrongValue
from referat_cli.language import _

if TYPE_CHECKING:
    from pathlib import Path

FINE, NOT_FINE, WRONG, INTERRUPTED = 0, 1, 2, 130
# Fewer files than this are read before anybody wonders.
_WORTH_TELLING = 500

Command = TypeVar("Command", bound=Callable[..., Any])


class Asked:
    """What holds for the whole call: the folder it is asked from, and whether to use colour."""

    def __init__(self) -> None:
        self.folder = ""
        self.colour = "auto"

    @property
    def directory(self) -> "Path":
        """The directory that the call is asked from."""
        from pathlib import Path  # noqa: PLC0415 - a sixth of the time in which help is shown

        return Path(self.folder) if self.folder else Path.cwd()


def asked() -> Asked:
    """The current call's own."""
    return click.get_current_context().ensure_object(Asked)


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


def year(command: Command) -> Command:
    """The option that asks for the meetings of a year, beside those of `period`."""
    return click.option("--year", type=Number(1800, 9999), metavar="ÅR", help=_("Bare møter dette året."))(command)


def _in_order(first: date | None, last: date | None, year: int | None) -> None:
    if year and (first or last):
        raise click.UsageError(_("--year kan ikke brukes sammen med --from eller --to."))
    if first and last and first > last:
        told = _("--from {first} er etter --to {last}.")
        raise click.UsageError(told.format(first=first, last=last), click.get_current_context())


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


def progress(done: int, of: int) -> None:
    """Tell a person who waits how far the reading has come: on a terminal only, and only where it takes a while."""
    if of < _WORTH_TELLING or not (sys.stderr and sys.stderr.isatty()):
        return
    told = _("\rLeser arkivet: {done} av {of}").format(done=done, of=of)
    # Gone again when there is nothing more to wait for.
    click.echo(told if done < of else "\r" + " " * len(told) + "\r", nl=False, err=True)


def screen() -> Any:  # noqa: ANN401 - Screen, imported only when something is drawn
    """The screen of this call: the terminal's width, or the fixed width of text where nobody looks."""
    from referat_cli.render.terminal import NARROWEST, WIDTH, Screen  # noqa: PLC0415

    terminal = bool(sys.stdout) and sys.stdout.isatty()  # there may be no standard output at all
    colour = asked().colour
    wanted = colour == "always" or (colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    return Screen(max(_columns(WIDTH), NARROWEST) if terminal else WIDTH, wanted, terminal)


def _columns(otherwise: int) -> int:
    """How wide the terminal is, where it or the person says so."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or otherwise
    except (OSError, ValueError):
        return otherwise


def shown_from(root: "Path") -> Callable[[str], str]:
    """Paths as the person would type them from where the call stands."""
    here = asked().directory

    def shown(path: str) -> str:
        return os.path.relpath(root / path, here).replace(os.sep, "/")

    return shown


def emit(text: str) -> None:
    """Write an answer to standard output; an empty answer is nothing at all."""
    if text:
        click.echo(text, color=True)


def talk(text: str) -> None:
    """Say something to the person, on standard error, where it never gets into the data."""
    click.echo(text, err=True)


def today() -> date:
    """The only place that asks the clock."""
    return date.today()  # noqa: DTZ011 - a committee's deadlines are days where it meets


class Day(click.ParamType[date]):
    """A date as ``YYYY-MM-DD``, or as people write one."""

    name = "dato"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; raises `WrongValue` for what is none."""
        if isinstance(value, date):
            return value
        from referat_cli.record.meant import value as meant  # noqa: PLC0415 - few questions name a day

        written = str(value)
        try:
            return date.fromisoformat(meant("dato", written) or written)
        except ValueError:
            message = _("«{value}» er ikke en dato; skriv den som 2024-10-29.").format(value=value)
            raise WrongValue(message, ctx, param) from None
