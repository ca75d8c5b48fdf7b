"""The command line: the table of commands, and what the process answers when one of them cannot go on."""

import os
import sys
from contextlib import suppress
from functools import partial
from typing import Any

import click

from referat_cli import __version__
from referat_cli.cli.click_norwegian import CommandGroup, error_sentence
from referat_cli.cli.completion import VARIABLE, register_bash
from referat_cli.cli.console import EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, Call, notify, show_held, write
from referat_cli.cli.options import common_options
from referat_cli.cli.work_tree import QUESTIONS, begin_look
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError

_HELP = ("help", "hjelp")
# The commands whose answer is read, and that neither ask, write nor stand in a hook.
_PAGED = QUESTIONS - {"render"} | {"changes", "review", "rule"}


class Referat(CommandGroup):
    """The group of all commands; a question is begun before its module is loaded."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; raises `click.UsageError` for an unknown one.

        `help COMMAND` is another way to write `COMMAND --help`.
        """
        if args[0] in _HELP:
            if not args[1:]:
                raise click.exceptions.NoArgsIsHelpError(ctx)
            args = [args[1], "--help"]
        name = self.first_name(args[0])
        ctx.ensure_object(Call).paged = name in _PAGED
        begin_look(ctx, [name, *args[1:]])
        return super().resolve_command(ctx, args)


# What a call has loaded that has asked the index, or Git.
_DATABASE, _GIT = "referat_cli.store.database", "referat_cli.store.git_process"


def _show_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's own
    """What click's own option does, without the library for languages that it loads."""
    if asked and not ctx.resilient_parsing:
        write(f"referat {__version__}")
        ctx.exit()


@click.group(
    cls=Referat,
    # One line a command; the command itself is the function of that name in the module of that name.
    summaries={
        "init": _("Lag et arkiv for et utvalg."),
        "new": _("Skriv innkallingen til et møte."),
        "add": _("Før en sak til inn i et møte."),
        "minutes": _("Gjør innkallingen om til referat."),
        "approve": _("Før et referat som godkjent."),
        "correct": _("Før en rettelse i et godkjent referat."),
        "status": _("Vis hva som er å gjøre nå."),
        "fix": _("Rett det som kan rettes uten skjønn."),
        "meetings": _("List opp møtene, og hva de mangler."),
        "validate": _("Kontroller møter og registre."),
        "fmt": _("Sett opp filene på den faste måten."),
        "rule": _("Forklar en regel, eller list opp alle."),
        "cases": _("List opp sakene."),
        "show": _("Vis en sak, et punkt, et møte eller en person."),
        "diff": _("Vis hva som ble endret fra forslag til vedtak."),
        "search": _("Søk i titler, forslag, referat, vedtak og alt annet som er ført."),
        "people": _("Vis hvem som er med i utvalgene, eller én person."),
        "attendance": _("Vis hvem som var til stede, og hvilke plasser som var besatt."),
        "votes": _("Vis hvordan det ble stemt, og hvem som stemte hva."),
        "followups": _("Vis hva vedtakene ber noen gjøre, og hva som er gjort."),
        "render": _("Skriv et møte eller en sak som papir: PDF, Word, HTML."),
        "import": _("Ta et referat på papir inn i arkivet: Word, PDF, HTML, tekst."),
        "history": _("Vis hva som har hendt med en sak eller et møte."),
        "changes": _("Vis hva som er endret mellom to utgaver."),
        "review": _("Vis hva en gren gjør, for den som skal godta den."),
        "index": _("Vis, bygg på nytt eller slett det som er husket."),
    },
    norwegian={
        "init": _("opprett"),
        "new": _("nytt"),
        "add": _("tilføy"),
        "minutes": _("før"),
        "approve": _("godkjenn"),
        "correct": _("rettelse"),
        "fix": _("rett"),
        "meetings": _("møter"),
        "validate": _("kontroller"),
        "fmt": _("sett-opp"),
        "rule": _("regel"),
        "cases": _("saker"),
        "show": _("vis"),
        "diff": _("sammenlign"),
        "search": _("søk"),
        "people": _("personer"),
        "attendance": _("oppmøte"),
        "votes": _("voteringer"),
        "followups": _("oppfølging"),
        "render": _("papir"),
        "import": _("hent-inn"),
        "history": _("historikk"),
        "changes": _("endringer"),
        "review": _("gjennomgang"),
        "index": _("indeks"),
    },
    help=_("Møtereferater som tekst under Git: kontroller dem, finn sakene, og se hva som ble vedtatt."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="KOMMANDO [ARGUMENTER]...",
    invoke_without_command=True,
    no_args_is_help=True,
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help=_("Vis utgaven av referat."),
)
@click.pass_context
def referat(ctx: click.Context) -> None:
    """Refuse a call that names no command."""
    if ctx.invoked_subcommand is None:
        raise click.UsageError(_("Kommandoen mangler."), ctx)


referat.params += common_options()


def main(arguments: list[str] | None = None) -> int:
    """Run one call and return its exit code; a wrong call or a fault is one sentence, never a traceback."""
    _speak_utf8()
    if VARIABLE in os.environ:
        register_bash()
    try:
        return _run(arguments)
    except (KeyboardInterrupt, click.exceptions.Abort):
        return EXIT_INTERRUPTED
    except SystemExit:
        if VARIABLE in os.environ:  # so click ends an answer to Tab
            raise
        return EXIT_OK  # and so where the reader of its help has seen enough
    except OSError as error:
        where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        return _refuse(_("Svaret kan ikke gis: {where}{reason}.").format(where=where, reason=_reason(error)))
    except Exception as error:  # a fault of the tool is a sentence too
        if os.environ.get("REFERAT_DEBUG"):
            raise
        if _is_shortage(error):
            return _refuse(_("Maskinen har ikke nok minne til å svare. Lukk andre programmer, og prøv igjen."))
        sentence = _("Feil i referat ({kind}: {error}). Meld den gjerne; med REFERAT_DEBUG=1 vises hvor den oppsto.")
        return _refuse(sentence.format(kind=type(error).__name__, error=error))
    finally:
        if git := sys.modules.get(_GIT):
            git.end_all()


def _run(arguments: list[str] | None) -> int:
    call = Call()
    try:
        return _code(arguments, call)
    finally:
        show_held(call)


def _code(arguments: list[str] | None, call: Call) -> int:
    try:
        answer: Any = _answer(arguments, call)
    except UserError as error:
        return _refuse(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        write(error.ctx.get_help() if error.ctx else "")
        return EXIT_OK
    except click.ClickException as error:
        return _refuse(error_sentence(error))
    return answer if isinstance(answer, int) else EXIT_OK


def _answer(arguments: list[str] | None, call: Call) -> object:
    """What the command leaves; where it fails by the index, as the files alone have it.

    What is kept in the index is not trusted: it goes where it has led to another answer.
    """
    ask = partial(referat.main, arguments, prog_name="referat", standalone_mode=False, obj=call)
    try:
        return ask()
    except Exception as error:
        may_be_right = isinstance(error, (click.exceptions.Abort, click.ClickException, BrokenPipeError, UserError))
        if may_be_right and not (isinstance(error, UserError) and error.in_doubt):
            raise
        if call.has_answered or _DATABASE not in sys.modules or "REFERAT_DEBUG" in os.environ:
            raise
        failure = error
    import sqlite3  # noqa: PLC0415 - here and below: help is shown without

    from referat_cli.store import database  # noqa: PLC0415
    from referat_cli.store.paths import locate  # noqa: PLC0415

    call.begin_again()
    with database.without_index():
        answer: object = ask()
    if not isinstance(failure, sqlite3.Error) or database.is_damage(failure):
        database.drop(locate(call.directory))
    return answer


def _refuse(sentence: str) -> int:
    with suppress(OSError):  # where nothing can be said either, the exit code says it
        notify(_("referat: {sentence}").format(sentence=sentence))
    return EXIT_USAGE


def _reason(error: OSError) -> str:
    from referat_cli.store.os_errors import reason_of  # noqa: PLC0415 - few calls fail

    return reason_of(error)


def _is_shortage(error: Exception) -> bool:
    """Whether there was no memory left: for a value, for a thread, or for a library."""
    said = str(error)
    return isinstance(error, MemoryError) or "can't start new thread" in said or "failed to map segment" in said


def _speak_utf8() -> None:
    """Norwegian letters come out whole on every console, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
