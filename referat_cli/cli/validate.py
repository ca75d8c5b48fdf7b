"""The commands that check the record."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, asked, notify, progress, screen, shown_from, today, write
from referat_cli.cli.options import Day, everywhere
from referat_cli.i18n import _
from referat_cli.model.problem import UserError

if TYPE_CHECKING:
    from subprocess import Popen

    from referat_cli.cli.resolve_files import Version
    from referat_cli.model.problem import Problem
    from referat_cli.store.archive import Archive
    from referat_cli.store.paths import Location
    from referat_cli.store.sync import Version as Snapshotted

FORMATS = ("full", "concise", "json", "markdown", "github", "sarif")


@click.command(
    help=_(
        "Kontroller møter og registre: filene i STIER, eller hele arkivet.\n\n"
        "Hver fil vurderes sammen med registeret og de andre møtene samme år. "
        "Et register vurderes sammen med møtene sine.\n\n"
        "Med --since vurderes i stedet det som er gjort siden en utgave: om noe er skrevet om i ettertid.\n\n"
        "Avslutter med 0 når alt er i orden, 1 når noe må rettes, og 2 når kallet er feil."
    ),
)
@click.argument("paths", nargs=-1, metavar="[STIER]...", type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "form",
    type=Choice(FORMATS),
    metavar="FORMAT",
    help=_("full, concise, json, markdown, github eller sarif."),
)
@click.option(
    "--select",
    multiple=True,
    metavar="KODER",
    shell_complete=completion.codes,
    help=_("Vis bare disse kodene, for eksempel REF3 eller REF301,REF4."),
)
@click.option(
    "--ignore", multiple=True, metavar="KODER", shell_complete=completion.codes, help=_("Se bort fra disse kodene.")
)
@click.option("--strict", is_flag=True, help=_("La advarsler telle som feil."))
@click.option(
    "--staged", is_flag=True, help=_("Vurder det som er klargjort for innsjekking, ikke det som står på disken.")
)
@click.option(
    "--changed",
    is_flag=True,
    help=_("Vurder det neste innsjekking endrer, og det den lar stå igjen der noe fjernes (i tillegg til STIER)."),
)
@click.option(
    "--since",
    metavar="UTGAVE",
    help=_("Vurder hva innsjekkingene siden UTGAVE, og det som ikke er sjekket inn, har gjort med møtene (REF8)."),
)
@click.option("--fix", is_flag=True, help=_("Rett det som kan rettes uten skjønn, og vis det som er igjen."))
@click.option("--diff", is_flag=True, help=_("Med --fix: vis rettelsene, og skriv ingenting."))
@click.option("--today", "day", type=Day(), metavar="DATO", help=_("Regn denne datoen som i dag."))
@click.option(
    "--stdin-filename",
    "stdin_name",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help=_("Med «-» som sti: vurder teksten på standard inn som om den var FIL."),
)
@everywhere
def validate(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    form: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    strict: bool,
    staged: bool,
    changed: bool,
    since: str | None,
    fix: bool,
    diff: bool,
    day: date | None,
    stdin_name: Path | None,
) -> int:
    """Check files and tell what is wrong; the exit code says whether anything must be mended."""
    version: Version = "changed" if changed else "staged" if staged else "disk"
    if fix or diff:
        _refuse(paths, version, fix=fix)
    chosen = _chooser(select, ignore)
    judged = _answer(paths, version, since, stdin_name, day or today(), chosen, fix=fix, diff=diff)
    from referat_cli.render import problems as render  # noqa: PLC0415
    from referat_cli.render.report import Report  # noqa: PLC0415

    found = [problem for problem in judged.problems if chosen(problem)]
    form = form or default_form()
    report = Report(found, judged.files, shown_from(judged.root), judged.below, _title, judged.mended, written=not diff)
    if not diff:
        write(render.FORMATS[form](report, screen()))
    if form in ("full", "concise"):
        notify(render.summary(report))
    bad = ("feil", "advarsel") if strict else ("feil",)
    wrong = any(problem.severity in bad and problem.accepted is None for problem in found)
    return EXIT_PROBLEMS if wrong or (diff and judged.mended) else EXIT_OK


class _Judged(NamedTuple):
    """Where the archive lies, what is wrong, in how many files it was looked for, and how many were put right."""

    root: Path
    below: str
    problems: "list[Problem]"
    files: int
    mended: int = 0


def _answer(  # noqa: PLR0913, PLR0917 - what the options of one call say
    paths: tuple[Path, ...],
    version: "Version",
    since: str | None,
    stdin_name: Path | None,
    day: date,
    chosen: Callable[["Problem"], bool],
    *,
    fix: bool,
    diff: bool,
) -> _Judged:
    """What is wrong in what the call asks about: its history, some files, or the whole archive."""
    from referat_cli.store.paths import FOLDER, locate  # noqa: PLC0415

    location = locate(asked().directory)
    whole = since is None and not paths and not fix and version != "changed"
    looking = None
    if whole and location.git and not location.git.bare:  # Git looks at the work tree while the rest is loaded
        looking = location.git.begin_status(location.below + FOLDER)
        for module in ("rules.cache", "render.problems"):
            import_module(f"referat_cli.{module}")
    if since is not None:
        if paths or version != "disk" or fix:
            raise UserError(
                _("--since ser på hele arkivet, og kan ikke brukes sammen med stier, --staged, --changed eller --fix.")
            )
        return _Judged(location.root, location.below, *_judged_since(location, since))
    if whole and version != "changed":
        return _Judged(location.root, location.below, *_whole(location, version, day, looking))
    from referat_cli.cli.resolve_files import chosen_files  # noqa: PLC0415 - a whole archive may need none of it

    archive, files = chosen_files(paths, asked().directory, version=version, stdin_name=stdin_name)
    problems, mended = _mended(archive, files, day, chosen, diff=diff) if fix else (_judged(archive, files, day), 0)
    return _Judged(archive.snapshot.root, archive.snapshot.below, problems, len(files), mended)


def _judged(archive: "Archive", files: list[str], day: date) -> "list[Problem]":
    """The problems of some files of an archive."""
    from referat_cli.rules.runner import judge_all  # noqa: PLC0415

    return list(judge_all(archive, files, day))


def _whole(
    location: "Location", version: "Snapshotted", day: date, looking: "Popen[bytes] | None"
) -> "tuple[list[Problem], int]":
    """The problems of a whole archive, and how many files it has; what has been judged before is not read again."""
    from referat_cli.rules.cache import judge_archive  # noqa: PLC0415

    judged = judge_archive(location, version, day, looking)
    if not judged.files:
        raise UserError(_("Fant ingen møter under {folder}/minutes.").format(folder=location.root))
    return judged.problems, judged.files


def _judged_since(location: "Location", revision: str) -> "tuple[list[Problem], int]":
    """The problems of what was done since a revision, and to how many files it was done."""
    from referat_cli.cli.resolve_names import commit_called  # noqa: PLC0415
    from referat_cli.rules.history_runner import judge_since  # noqa: PLC0415
    from referat_cli.store.archive import Archive  # noqa: PLC0415 - as in `validate`
    from referat_cli.store.records import Records  # noqa: PLC0415
    from referat_cli.store.snapshot import newest  # noqa: PLC0415

    commit = commit_called(location, revision)
    problems, count = judge_since(Records(location, progress=progress), Archive(newest(location)), commit)
    return problems, count


def _title(code: str) -> str:
    from referat_cli.rules.runner import rule_of  # noqa: PLC0415

    return rule_of(code).title


def _refuse(paths: tuple[Path, ...], version: "Version", *, fix: bool) -> None:
    """Raise `UserError` where there is nothing on the disk to put right."""
    if not fix:
        raise UserError(_("--diff viser rettelsene til --fix, og kan bare brukes sammen med den."))
    if version != "disk":
        raise UserError(_("--fix retter filene på disken, og kan ikke brukes sammen med --staged eller --changed."))
    if Path("-") in paths:
        raise UserError(_("--fix retter filene på disken, og kan ikke brukes sammen med «-»."))


def _mended(
    archive: "Archive", paths: list[str], day: date, wanted: Callable[["Problem"], bool], *, diff: bool
) -> "tuple[list[Problem], int]":
    """Put right what can be, or only show it; what is left, and how many files were concerned."""
    from referat_cli.render.file_diff import difference  # noqa: PLC0415
    from referat_cli.rules.runner import fix  # noqa: PLC0415
    from referat_cli.store.atomic_write import store  # noqa: PLC0415

    left, contents = fix(archive, paths, day, wanted)
    shown = shown_from(archive.snapshot.root)
    for path, content in sorted(contents.items()):
        if diff:
            write(difference(shown(path), archive.snapshot.read(path), content, screen()))
        else:
            store(archive.snapshot.root, path, content)
    return left, len(contents)


def _chooser(select: Iterable[str], ignore: Iterable[str]) -> Callable[["Problem"], bool]:
    """Whether a problem is one of those that the call asks for."""
    wanted, unwanted = _codes(select) or ("",), _codes(ignore)
    return lambda problem: problem.code.startswith(wanted) and not problem.code.startswith(unwanted)


def default_form() -> str:
    """The form of problems where the call asks for none: by who is looking."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if sys.stdout and sys.stdout.isatty() else "concise"


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """The codes or prefixes of an option given once or more, each with commas or not."""
    from referat_cli.rules.runner import rules  # noqa: PLC0415

    codes = tuple(code.strip().upper() for text in given for code in text.split(",") if code.strip())
    known = [rule.code for rule in rules()] if codes else []
    for code in codes:
        if not any(other.startswith(code) for other in known):
            raise click.UsageError(_("Ingen regel begynner med «{code}».").format(code=code))
    return codes
