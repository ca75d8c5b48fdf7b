"""The command that lays the record out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from referat_cli.cli.check import archives, default_form, shown_from
from referat_cli.cli.context import FINE, FOUND, emit, everywhere, screen, talk
from referat_cli.language import _, ngettext

if TYPE_CHECKING:
    from referat_cli.archive.archive import Archive
    from referat_cli.record.problem import Problem


@click.command(
    "fmt",
    short_help=_("Sett opp filene på den faste måten."),
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
@everywhere
def fmt(paths: tuple[Path, ...], *, check: bool, diff: bool) -> int:
    """Write files in their canonical form, or tell which ones are not."""
    from referat_cli.archive.storing import store  # noqa: PLC0415
    from referat_cli.render.difference import difference  # noqa: PLC0415

    problems: list[Problem] = []
    changed = files = 0
    for archive, chosen in archives(paths, staged=False, with_meetings=False):
        shown = shown_from(archive.snapshot.root)
        for path in chosen:
            files += 1
            before, after = _versions(archive, path, problems)
            if before == after:
                continue
            changed += 1
            if not (check or diff):
                store(archive.snapshot.root, path, after)
            emit(difference(shown(path), before, after, screen()) if diff else shown(path))
    _summary(problems, files, changed, written=not (check or diff))
    return FOUND if problems or (check and changed) else FINE


def _versions(archive: "Archive", path: str, problems: "list[Problem]") -> tuple[bytes, bytes]:
    """A file as it is and as it should be; one that cannot be read adds its problems, and should be as it is."""
    from referat_cli.archive.archive import kind_of  # noqa: PLC0415
    from referat_cli.record.writing import canonical  # noqa: PLC0415

    entry = archive.entry(path)
    if not entry.document.readable:
        problems += entry.problems
        return b"", b""
    archive.forget_meetings()
    return entry.document.raw.encode(), canonical(entry.document, kind_of(path)).encode()


def _summary(problems: "list[Problem]", files: int, changed: int, *, written: bool) -> None:
    """Tell the person what was done, and which files could not be read and why."""
    from referat_cli.cli.context import asked  # noqa: PLC0415
    from referat_cli.render import problems as render  # noqa: PLC0415

    if problems:
        form = "full" if default_form() == "full" else "concise"
        talk(render.FORMATS[form](problems, files, screen(), shown_from(asked().directory)))
    left = len({problem.path for problem in problems})
    if written:
        told = [ngettext("{n} fil satt opp på nytt", "{n} filer satt opp på nytt", changed)]
    else:
        told = [ngettext("{n} fil ville blitt satt opp på nytt", "{n} filer ville blitt satt opp på nytt", changed)]
    told = [told[0].format(n=changed or _("ingen"))]
    if left:
        told.append(ngettext("{n} fil kan ikke leses", "{n} filer kan ikke leses", left).format(n=left))
    checked = ngettext("{n} fil", "{n} filer", files).format(n=files)
    talk(f"{checked}: {', '.join(told)}")
