"""The commands that check the record."""

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referat_cli.cli.context import FINE, NOT_FINE, Day, asked, emit, everywhere, screen, talk, today
from referat_cli.cli.norwegian import Choice
from referat_cli.language import _

if TYPE_CHECKING:
    from referat_cli.render.terminal import Shown

FORMATS = ("full", "concise", "json", "markdown", "github", "sarif")


@click.command(
    short_help=_("Kontroller møter og registre."),
    help=_(
        "Kontroller møter og registre: filene i STIER, eller hele arkivet.\n\n"
        "Hver fil vurderes sammen med registeret og de andre møtene samme år. "
        "Et register vurderes sammen med møtene sine.\n\n"
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
    "--select", multiple=True, metavar="KODER", help=_("Vis bare disse kodene, for eksempel REF3 eller REF301,REF4.")
)
@click.option("--ignore", multiple=True, metavar="KODER", help=_("Se bort fra disse kodene."))
@click.option("--strict", is_flag=True, help=_("La advarsler telle som feil."))
@click.option(
    "--staged", is_flag=True, help=_("Vurder det som er klargjort for innsjekking, ikke det som står på disken.")
)
@click.option(
    "--changed",
    is_flag=True,
    help=_("Vurder det neste innsjekking endrer, og det den lar stå igjen der noe fjernes (i tillegg til STIER)."),
)
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
    day: date | None,
    stdin_name: Path | None,
) -> int:
    """Check files and tell what is wrong; the exit code says whether anything must be mended."""
    from referat_cli.cli.chosen import chosen_files  # noqa: PLC0415
    from referat_cli.render import problems as render  # noqa: PLC0415
    from referat_cli.render.report import Report  # noqa: PLC0415
    from referat_cli.rules.registry import rules  # noqa: PLC0415
    from referat_cli.rules.session import judge_all  # noqa: PLC0415

    wanted, unwanted = _codes(select), _codes(ignore)
    archive, files = chosen_files(paths, asked().directory, from_index=staged, changed=changed, stdin_name=stdin_name)
    found = [
        problem
        for problem in judge_all(archive, files, day or today())
        if problem.code.startswith(wanted or ("",)) and not (unwanted and problem.code.startswith(unwanted))
    ]
    form = form or _default_form()
    snapshot = archive.snapshot
    report = Report(
        found, len(files), _shown(snapshot.root), snapshot.below, {rule.code: rule.title for rule in rules()}
    )
    emit(render.FORMATS[form](report, screen()))
    if form in ("full", "concise"):
        talk(render.summary(report))
    bad = ("feil", "advarsel") if strict else ("feil",)
    return NOT_FINE if any(p.severity in bad and p.accepted is None for p in found) else FINE


def _default_form() -> str:
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if sys.stdout and sys.stdout.isatty() else "concise"


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """The codes or prefixes of an option given once or more, each with commas or not."""
    from referat_cli.rules.registry import rules  # noqa: PLC0415

    codes = tuple(code.strip().upper() for text in given for code in text.split(",") if code.strip())
    known = [rule.code for rule in rules()] if codes else []
    for code in codes:
        if not any(other.startswith(code) for other in known):
            raise click.UsageError(_("Ingen regel begynner med «{code}».").format(code=code))
    return codes


def _shown(root: Path) -> "Shown":
    """Paths as the person would type them from where the call stands."""
    here = asked().directory

    def shown(path: str) -> str:
        return Path(os.path.relpath(root / path, here)).as_posix()

    return shown
