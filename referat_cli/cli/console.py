"""The call and its two streams: the folder it is made from, the screen, the clock, answers and notices."""

import errno
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import click

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TextIO

    from referat_cli.render.screen import Screen
    from referat_cli.render.table import ListFormat, Table
    from referat_cli.store.snapshot import Snapshot

EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130

Row = TypeVar("Row")

# Fewer files than this are read before anybody wonders.
_MANY_FILES = 500


class Call:
    """What applies to the whole call: the folder it is made from, whether to use colour, and the look begun for it.

    ``paged`` says that a long answer may be shown in a pager; it is then ``held`` until there is no more of it.
    """

    def __init__(self) -> None:
        self.folder = ""
        self.colour = "auto"
        self.look: Snapshot | None = None
        self.has_answered = False
        self.paged = False
        self.no_pager = False
        self.held: list[str] = []
        self.notices: list[str] = []
        self.known: list[str] = []

    def begin_again(self) -> None:
        """What the person has been told is not told again."""
        self.known, self.notices = self.notices, []

    @property
    def directory(self) -> "Path":
        """The directory that the call is made from."""
        from pathlib import Path  # noqa: PLC0415 - a tenth of the time in which help is shown

        return Path(self.folder) if self.folder else Path.cwd()


def current_call() -> Call:
    """The call that is being answered."""
    return click.get_current_context().ensure_object(Call)


def progress(done: int, of: int, words: str = "", many: int | None = None) -> None:
    """Show how far the work has come: on a terminal only, and only where there is so much of it that it takes a while.

    Without ``words`` it is the reading; ``many`` is from how many on that is a while.
    """
    if of < (_MANY_FILES if many is None else many) or not (sys.stderr and sys.stderr.isatty()):
        return
    line = "\r" + (words or _("Leser arkivet: {done} av {of}")).format(done=done, of=of)
    # Gone again when there is nothing more to wait for.
    click.echo(line if done < of else "\r" + " " * len(line) + "\r", nl=False, err=True)


def screen() -> "Screen":
    """The screen of this call: the terminal's width, or the fixed width of text where nobody looks."""
    from referat_cli.render.screen import NARROWEST, WIDTH, Screen  # noqa: PLC0415 - help is shown without

    terminal = bool(sys.stdout) and sys.stdout.isatty()  # there may be no standard output at all
    chosen = current_call().colour
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = chosen == "always" or (chosen == "auto" and terminal and not plain)
    width = WIDTH
    if terminal:
        from shutil import get_terminal_size  # noqa: PLC0415 - 3 ms, with what it loads

        width = max(get_terminal_size((WIDTH, 0)).columns, NARROWEST)
    return Screen(width, colour, terminal)


def default_problem_form() -> str:
    """The form of problems where the call asks for none: by who reads them."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if sys.stdout and sys.stdout.isatty() else "concise"


def shown_from(root: "Path") -> Callable[[str], str]:
    """A function from a path below the root to the path as the person would type it from where the call stands."""
    here = current_call().directory

    @cache  # much may be said of one file
    def shown(path: str) -> str:
        return os.path.relpath(root / path, here).replace(os.sep, "/").replace("\n", "␊")  # a line is one file

    return shown


def answer(table: "Table[Row]", rows: "Sequence[Row]", form: "ListFormat") -> int:
    """Write a list and give the exit code; where nothing was found, the table's sentence on standard error.

    A program gets the empty list in its format.
    """
    if rows or form in ("json", "csv"):
        write(table.render(rows, form, screen()))
    if rows:
        return EXIT_OK
    if table.nothing_found:
        notify(table.nothing_found)
    return EXIT_PROBLEMS


def write(text: str) -> None:
    """Write an answer to standard output; an empty answer is nothing at all.

    Raises `OSError` where it cannot be written. A reader who has seen enough changes nothing, the exit code neither.
    """
    if text and sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if text:
        if ctx := click.get_current_context(silent=True):
            call = ctx.ensure_object(Call)
            call.has_answered = True
            if call.paged and not call.no_pager and sys.stdout.isatty():
                call.held.append(text)
                return
        _echo(text, sys.stdout, colour=True)


def write_bytes(content: bytes) -> None:
    """Write an answer that is no text to standard output, as it is; raises as `write` does."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _leave(sys.stdout)


def show_held(call: Call) -> None:
    """Show what was held back for the pager, in it, or as it is where there is none."""
    if not call.held:
        return
    from referat_cli.cli import pager  # noqa: PLC0415 - only a person on a terminal has one

    text = "\n".join(call.held)
    call.held.clear()
    sys.stdout.flush()
    if not pager.show(f"{text}\n"):
        _echo(text, sys.stdout, colour=True)


def notify(text: str, *, styled: bool = False) -> None:
    """Write a notice to standard error, where it never gets into the data; a ``styled`` one is shown as it is."""
    from referat_cli.render.screen import plain  # noqa: PLC0415 - help is shown without

    if ctx := click.get_current_context(silent=True):
        call = ctx.ensure_object(Call)
        call.notices.append(text)
        if text in call.known:
            call.known.remove(text)
            return
        if call.held and sys.stderr and sys.stderr.isatty():  # after the answer, where the person reads that
            call.held.append(text if styled else plain(text))
            return
    _echo(text if styled else plain(text), sys.stderr)


def _echo(text: str, stream: "TextIO | None", *, colour: bool | None = None) -> None:
    if stream is None:
        return
    try:
        click.echo(text, stream, color=colour)
    except BrokenPipeError:
        _leave(stream)


def _leave(stream: "TextIO") -> None:
    """Nobody reads a stream any more: what is left in it, and what comes after, goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def advise_committer(step: str) -> None:
    """What to do before the commit is tried again, where the call is a hook's."""
    if os.environ.get("PRE_COMMIT") == "1":  # as pre-commit sets it
        notify(_("{step} kjør «git add» på filene, og prøv igjen.").format(step=step))


def today() -> date:
    """Today, or the day that ``REFERAT_TODAY`` says it is; the only place that asks the clock."""
    if written := os.environ.get("REFERAT_TODAY"):
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise UserError(
                _("REFERAT_TODAY er «{day}», men må være en dato som 2026-03-04.").format(day=written)
            ) from None
    return date.today()  # noqa: DTZ011 - a committee's deadlines are days where it meets
