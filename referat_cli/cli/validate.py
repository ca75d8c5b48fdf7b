"""`referat validate`: what is wrong with the record."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from referat_cli.cli import completion
from referat_cli.cli.console import (
    EXIT_OK,
    EXIT_PROBLEMS,
    advise_committer,
    current_call,
    default_problem_form,
    notify,
    progress,
    screen,
    shown_from,
    today,
    write,
)
from referat_cli.cli.options import Day, command, output_format, stdin_filename
from referat_cli.cli.session import nothing_found, resolve_commit, warn_unreadable_file
from referat_cli.cli.work_tree import take_look
from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import Problem
from referat_cli.model.user_error import UserError
from referat_cli.render import problems as render
from referat_cli.render.problems import Report
from referat_cli.store.paths import FOLDER, Location, home, locate
from referat_cli.store.snapshot import Snapshot, SnapshotKind

if TYPE_CHECKING:
    from referat_cli.cli.resolve_files import JudgedVersion
    from referat_cli.store.archive import Archive

FORMATS = ("full", "concise", "json", "markdown", "github", "sarif")

# So many files are read in a moment.
_SMALL = 500

ProblemCriteria = Callable[[Problem], bool]


@command(
    help=_(
        "Kontroller møter og registre: filene i STIER, eller hele arkivet.\n\n"
        "Hver fil vurderes sammen med registeret og de andre møtene samme år. "
        "Et register vurderes sammen med møtene sine.\n\n"
        "Med --since vurderes i stedet det som er gjort siden en utgave: om noe er skrevet om i ettertid.\n\n"
        "Avslutter med 0 når alt er i orden, 1 når noe må rettes, og 2 når kallet er feil."
    ),
)
@click.argument("paths", nargs=-1, metavar="[STIER]...", type=click.Path(path_type=Path))
@output_format(FORMATS)
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
    shell_complete=completion.revisions,
    help=_("Vurder hva innsjekkingene siden UTGAVE, og det som ikke er sjekket inn, har gjort med møtene (REF8)."),
)
@click.option("--fix", is_flag=True, help=_("Rett det som kan rettes uten skjønn, og vis det som er igjen."))
@click.option("--diff", is_flag=True, help=_("Med --fix: vis rettelsene, og skriv ingenting."))
@click.option("--today", "day", type=Day(), metavar="DATO", help=_("Regn denne datoen som i dag."))
@stdin_filename(_("Med «-» som sti: vurder teksten på standard inn som om den var FIL."))
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
    """Check files and list what is wrong; the exit code says whether anything must be mended."""
    on_disk = not (staged or changed)
    _check_options(paths, since, on_disk=on_disk, fix=fix, diff=diff)
    criteria = _criteria(select, ignore)
    day = day or today()
    if since is not None:
        judged = _judge_since(since)
    elif not (paths or fix or changed):
        judged = _judge_archive("disk" if on_disk else "staged", day)
    else:
        from referat_cli.cli.resolve_files import resolve_files  # noqa: PLC0415 - a warm archive needs none of this
        from referat_cli.rules.runner import judge_all  # noqa: PLC0415

        version: JudgedVersion = "changed" if changed else "disk" if on_disk else "staged"
        archive, files = resolve_files(paths, current_call().directory, version=version, stdin_name=stdin_name)
        if fix:
            judged = _fix(archive, files, day, criteria, diff=diff)
        else:
            judged = _Judged(archive.snapshot, list(judge_all(archive, files, day)), len(files))

    of_history = _judge_history(judged, on_disk=on_disk, whole=not (paths or fix)) if since is None else []
    found = (*_hidden_edits(judged.snapshot), *of_history, *judged.problems)
    problems = [problem for problem in found if criteria(problem)]
    location = judged.snapshot.location
    own = (problems, judged.files, shown_from(location.root), location.below, _title, judged.fixed)
    _tell(Report(*own, written=not diff, staged=changed, history=since is not None), form or default_problem_form())
    bad = ("feil", "advarsel") if strict else ("feil",)
    wrong = any(problem.severity in bad and problem.accepted is None for problem in problems)
    if wrong and changed:
        advise_committer(_("Rett det,"))
    return EXIT_PROBLEMS if wrong or (diff and judged.fixed) else EXIT_OK


def _tell(report: Report, form: str) -> None:
    """Write the problems, which are not asked for where repairs are only shown; and for people how many there are."""
    if report.written:
        write(render.FORMATS[form](report, screen()))
    if form in ("full", "concise"):
        notify(render.summary(report))


def _check_options(paths: tuple[Path, ...], since: str | None, *, on_disk: bool, fix: bool, diff: bool) -> None:
    """Refuse options that exclude each other."""
    if diff and not fix:
        raise UserError(_("--diff viser rettelsene til --fix, og kan bare brukes sammen med den."))
    if fix and not on_disk:
        raise UserError(_("--fix retter filene på disken, og kan ikke brukes sammen med --staged eller --changed."))
    if fix and Path("-") in paths:
        raise UserError(_("--fix retter filene på disken, og kan ikke brukes sammen med «-»."))
    if since is not None and (paths or fix or not on_disk):
        raise UserError(
            _("--since ser på hele arkivet, og kan ikke brukes sammen med stier, --staged, --changed eller --fix.")
        )


class _Judged(NamedTuple):
    """What was judged, its problems, in how many files they were looked for, and how many files were fixed."""

    snapshot: Snapshot
    problems: list[Problem]
    files: int
    fixed: int = 0


def _judge_archive(version: SnapshotKind, day: date) -> _Judged:
    """The problems of a whole archive; what has been judged before is not read again."""
    look = take_look(current_call())
    snapshot = look or Snapshot(locate(current_call().directory), version, hidden=True)
    location = snapshot.location
    from referat_cli.rules.cache import judge_archive  # noqa: PLC0415 - while Git looks; files that are named have none

    judged = judge_archive(snapshot, day)
    if location.git and not location.git.bare and version == "disk" and judged.unlisted:
        _tell_ignored(location, location.git.ignored(location.below + FOLDER))
    if not judged.files:
        raise nothing_found(snapshot.location)
    return _Judged(snapshot, judged.problems, judged.files)


def _judge_history(judged: _Judged, *, on_disk: bool, whole: bool) -> list[Problem]:
    """What is wrong with what was done to the files, where they are judged as they stand."""
    if not on_disk:
        return _judge_staged(judged.snapshot)
    return _judge_against_notices(judged) if whole else []


def _tell_ignored(location: Location, names: Iterable[str]) -> None:
    """Say which records Git is told to leave out: they were not read, and will not be committed."""
    records = [path for name in names if home(path := name.removeprefix(location.below))]
    if records:
        sentence = ngettext(
            "{path} er utelatt i .gitignore, så filen er ikke kontrollert og blir ikke sjekket inn. Skal den med, kjør "
            "«git add --force {path}».",
            "{n} møter er utelatt i .gitignore, så de er ikke kontrollert og blir ikke sjekket inn ({path} er det "
            "første). Skal de med, ta linjen ut av .gitignore.",
            len(records),
        )
        notify(sentence.format(path=shown_from(location.root)(records[0]), n=len(records)))


def _judge_since(revision: str) -> _Judged:
    """The problems of what was done since a revision, in the files that it was done to."""
    from referat_cli.queries.interval import done_since  # noqa: PLC0415 - here and below: only this needs history
    from referat_cli.rules.history_runner import judge_since  # noqa: PLC0415
    from referat_cli.store.archive import Archive  # noqa: PLC0415
    from referat_cli.store.records import Records  # noqa: PLC0415

    location = locate(current_call().directory)
    commit = None
    if location.git and location.git.commit_of(revision) is None and location.git.is_empty_remote(revision):
        # The first push: there is nothing that could have been altered.
        notify(_("{name} har ingenting ennå, så alt som er sjekket inn, vurderes.").format(name=revision))
    else:
        commit = resolve_commit(location, revision)
    snapshot = Snapshot(location, hidden=True)
    records = Records(snapshot, progress)
    judged = _Judged(snapshot, *judge_since(records, Archive(snapshot), done_since(records, snapshot, commit)))
    for path in records.snapshot.unreadable:
        warn_unreadable_file(records, path)
    if not snapshot.paths and not judged.files:
        raise nothing_found(location)
    return judged


def _fix(archive: "Archive", files: list[str], day: date, criteria: ProblemCriteria, *, diff: bool) -> _Judged:
    """Fix what can be fixed, or only show how; the problems that are left."""
    from referat_cli.render.text import difference  # noqa: PLC0415
    from referat_cli.rules.runner import fix  # noqa: PLC0415 - a warm archive needs no rules
    from referat_cli.store.atomic_write import store  # noqa: PLC0415

    problems, contents = fix(archive, files, day, criteria)
    shown = shown_from(archive.root)
    for path, (before, after) in sorted(contents.items()):
        if diff:
            write(difference(shown(path), before, after, screen()))
        else:
            store(archive.snapshot.location, path, after, before)
    return _Judged(archive.snapshot, problems, len(files), len(contents))


def _judge_against_notices(judged: "_Judged") -> list[Problem]:
    """What minutes lack that their notices had, where the history is at hand.

    That is where there is Git, and an archive no larger than is read in a moment; ``--since`` tells of every one.
    """
    snapshot = judged.snapshot
    if snapshot.location.git is None or judged.files > _SMALL:
        return []
    from referat_cli.rules.history_runner import judge_against_notices  # noqa: PLC0415 - as below
    from referat_cli.store.archive import Archive  # noqa: PLC0415
    from referat_cli.store.records import Records  # noqa: PLC0415

    return judge_against_notices(Records(snapshot, progress), Archive(snapshot))


def _judge_staged(snapshot: Snapshot) -> list[Problem]:
    """What is staged against what was called, recorded and approved."""
    if not snapshot.staged_changes:
        return []
    from referat_cli.rules.history_runner import judge_staged  # noqa: PLC0415 - only this needs the rules of history
    from referat_cli.store.archive import Archive  # noqa: PLC0415
    from referat_cli.store.records import Records  # noqa: PLC0415

    judged = judge_staged(Records(snapshot, progress), Archive(snapshot))
    shown = shown_from(snapshot.location.root)
    for path in judged.cut:
        sentence = _("{path} kan ikke holdes mot det som ble godkjent: kopien er grunn. Kjør «git fetch --unshallow».")
        notify(sentence.format(path=shown(path)))
    if judged.new:
        sentence = ngettext(
            "{path} er godkjent og ny i Git, så det er ingenting å holde den mot.",
            "{n} møter er godkjent og nye i Git, så det er ingenting å holde dem mot.",
            len(judged.new),
        )
        notify(sentence.format(path=shown(judged.new[0]), n=len(judged.new)))
    return judged.problems


def _hidden_edits(snapshot: Snapshot) -> Iterator[Problem]:
    """What is judged as it stands on the disk, and committed as it stands elsewhere."""
    if paths := snapshot.hidden_edits():
        from referat_cli.store.archive import hidden_edit  # noqa: PLC0415 - a warm archive needs no rules

        yield from map(hidden_edit, paths)


def _title(code: str) -> str:
    from referat_cli.rules.runner import rule_of  # noqa: PLC0415 - one form has titles

    return rule_of(code).title


def _criteria(select: Iterable[str], ignore: Iterable[str]) -> ProblemCriteria:
    """Whether a problem is one of those that the call asks for."""
    selected, ignored = _codes(select) or ("",), _codes(ignore)
    return lambda problem: problem.code.startswith(selected) and not problem.code.startswith(ignored)


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """The codes or prefixes of an option given once or more, each with commas or not."""
    codes = tuple(code.strip().upper() for text in given for code in text.split(",") if code.strip())
    if codes:
        from referat_cli.rules.runner import rules  # noqa: PLC0415 - a warm archive needs no rules

        known = [rule.code for rule in rules()]
        for code in codes:
            if not any(other.startswith(code) for other in known):
                raise click.UsageError(_("Ingen regel begynner med «{code}».").format(code=code))
    return codes
