"""`referat fix`: what can be put right without judgement."""

from pathlib import Path

import click

from referat_cli.cli.options import command
from referat_cli.cli.validate import validate
from referat_cli.i18n import _


@command(
    help=_(
        "Rett det som kan rettes uten skjønn, i filene i STIER eller i hele arkivet, og vis det som er igjen. Det "
        "samme som «referat validate --fix»."
    ),
)
@click.argument("paths", nargs=-1, metavar="[STIER]...", type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help=_("Vis rettelsene, og skriv ingenting."))
@click.pass_context
def fix(ctx: click.Context, paths: tuple[Path, ...], *, diff: bool) -> int:
    """Fix what can be fixed."""
    code: int = ctx.invoke(validate, paths=paths, fix=True, diff=diff)
    return code
