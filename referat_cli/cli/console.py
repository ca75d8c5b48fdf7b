"""Where does the person stand, what day is it, and how does an answer reach the screen?"""

import os
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from referat_cli.cli.click_norwegian import Number
from referat_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from referat_cli.render.table import ListFormat, Table

EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130

# Fewer files than this are read before anybody wonders.
_WORTH_TELLING = 500

Command = TypeVar("Command", bound=Callable[..., Any])
Row = TypeVar("Row")


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


def year(command: Command) -> Command:
    """The option that asks for the meetings of a year, beside those of `period`."""
    return click.option("--year", type=Number(1800, 9999), metavar="ÅR", help=_("Bare møter dette året."))(command)


def _in_order(first: date | None, last: date | None, year: int | None) -> None:
    if year and (first or last):
        raise click.UsageError(_("--year kan ikke brukes sammen med --from eller --to."))
    if first and last and first > last:
        told = _("--from {first} er etter --to {last}.")
        raise click.UsageError(told.format(first=first, last=last), click.get_current_context())


def progress(done: int, of: int) -> None:
    """Tell a person who waits how far the reading has come: on a terminal only, and only where it takes a while."""
    if of < _WORTH_TELLING or not (sys.stderr and sys.stderr.isatty()):
        return
    told = _("\rLeser arkivet: {done} av {of}").format(done=done, of=of)
    # Gone again when there is nothing more to wait for.
    click.echo(told if done < of else "\r" + " " * len(told) + "\r", nl=False, err=True)


def screen() -> Any:  # noqa: ANN401 - Screen, imported only when something is drawn
    """The screen of this call: the terminal's width, or the fixed width of text where nobody looks."""
    from referat_cli.render.screen import NARROWEST, WIDTH, Screen  # noqa: PLC0415

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


def answer(table: "Table[Row]", rows: "Sequence[Row]", form: "ListFormat") -> int:
    """Write a list and give the exit code; where nothing was found, the table's sentence on standard error.

    A program gets the empty list in its format.
    """
    if rows or form in ("json", "csv"):
        write(table.render(rows, form, screen()))
    if rows:
        return EXIT_OK
    notify(table.nothing_found)
    return EXIT_PROBLEMS


def write(text: str) -> None:
    """Write an answer to standard output; an empty answer is nothing at all."""
    if text:
        click.echo(text, color=True)


def notify(text: str) -> None:
    """Say something to the person, on standard error, where it never gets into the data."""
    click.echo(text, err=True)


def today() -> date:
    """The only place that asks the clock."""
    return date.today()  # noqa: DTZ011 - a committee's deadlines are days where it meets
