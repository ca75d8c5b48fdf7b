"""`referat fmt`: files laid out in their canonical form."""

from pathlib import Path

import click

from referat_cli.cli.console import (
    EXIT_OK,
    EXIT_PROBLEMS,
    advise_committer,
    current_call,
    default_problem_form,
    notify,
    screen,
    shown_from,
    write,
)
from referat_cli.cli.options import command, stdin_filename
from referat_cli.cli.resolve_files import STANDARD_INPUT, resolve_files
from referat_cli.document.formatter import canonical
from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import Problem
from referat_cli.render import problems as render
from referat_cli.render.problems import Report
from referat_cli.render.text import difference
from referat_cli.store.archive import Archive
from referat_cli.store.atomic_write import store
from referat_cli.store.paths import kind_of


@command(
    help=_(
        "Sett opp møter og registre på den faste måten: filene i STIER, eller hele arkivet.\n\n"
        "Rekkefølge, innrykk og anførselstegn blir de samme overalt. Ingen tekst blir endret, ingen linje i en tekst "
        "blir delt eller slått sammen, og alle kommentarer blir med. En fil som ikke kan leses, blir ikke rørt.\n\n"
        "Avslutter med 0 når alt er i orden, 1 når en fil ikke kan leses (med --check: når noe ville blitt endret), "
        "og 2 når kallet er feil."
    ),
)
@click.argument("paths", nargs=-1, metavar="[STIER]...", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help=_("Skriv ingenting; si hvilke filer som ville blitt endret."))
@click.option("--diff", is_flag=True, help=_("Skriv ingenting; vis hva som ville blitt endret."))
@stdin_filename(_("Med «-» som sti: sett opp teksten på standard inn som om den var FIL, og skriv den ut."))
def fmt(paths: tuple[Path, ...], *, check: bool, diff: bool, stdin_name: Path | None) -> int:
    """Write files in their canonical form, or list those that are not."""
    archive, files = resolve_files(paths, current_call().directory, stdin_name=stdin_name, with_meetings=False)
    shown = shown_from(archive.root)
    filters = STANDARD_INPUT in paths and not (check or diff)
    problems: list[Problem] = []
    changed = 0
    for path in files:
        before, after = _versions(archive, path, problems)
        changed += before != after
        if filters:
            write(after.decode().removesuffix("\n"))
        elif before != after:
            if not (check or diff):
                store(archive.snapshot.location, path, after, before)
            write(difference(shown(path), before, after, screen()) if diff else shown(path))
    _report(archive, problems)
    if not filters:
        written = not (check or diff)
        notify(_summary(len(files), changed, len({problem.path for problem in problems}), written=written))
        if changed and not problems:
            advise_committer(_("Se over dem,") if written else _("Kjør «referat fmt»,"))
    return EXIT_PROBLEMS if problems or (check and changed) else EXIT_OK


def _versions(archive: Archive, path: str, problems: list[Problem]) -> tuple[bytes, bytes]:
    """A file as it is and as it should be; one that cannot be read adds its problems, and should be as it is."""
    entry = archive.entry(path)
    archive.forget_meetings()
    if not entry.document.readable:
        problems += entry.problems
        return b"", b""
    return entry.document.raw.encode(), canonical(entry.document, kind_of(path)).encode()


def _report(archive: Archive, problems: list[Problem]) -> None:
    """Explain on standard error why files could not be read."""
    if problems:
        form = "full" if default_problem_form() == "full" else "concise"
        report = Report(problems, 0, shown_from(archive.root))
        notify(render.FORMATS[form](report, screen()), styled=True)


def _summary(files: int, changed: int, unread: int, *, written: bool) -> str:
    """One line for people: what was done, or would have been."""
    if written:
        done = ngettext("{n} fil satt opp på nytt", "{n} filer satt opp på nytt", changed)
    else:
        done = ngettext("{n} fil ville blitt satt opp på nytt", "{n} filer ville blitt satt opp på nytt", changed)
    parts = [done.format(n=changed or _("ingen"))]
    if unread:
        parts.append(ngettext("{n} fil kan ikke leses", "{n} filer kan ikke leses", unread).format(n=unread))
    return f"{ngettext('{n} fil', '{n} filer', files).format(n=files)}: {', '.join(parts)}"
