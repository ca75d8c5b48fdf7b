"""The command that tells of the rules."""

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, screen, write
from referat_cli.cli.options import everywhere
from referat_cli.i18n import _
from referat_cli.model.problem import UserError


@click.command(
    help=_(
        "Forklar reglene med disse KODENE: hva som er galt, hvorfor det betyr noe, og et eksempel på feil og riktig. "
        "Uten koder listes alle reglene opp."
    ),
)
@click.argument("codes", nargs=-1, metavar="[KODE]...", shell_complete=completion.codes)
@click.option(
    "-f",
    "--format",
    "form",
    type=Choice(["table", "json", "markdown"]),
    default="table",
    metavar="FORMAT",
    help=_("table, json eller markdown."),
)
@everywhere
def rule(codes: tuple[str, ...], form: str) -> int:
    """Print the manual pages of some rules, or list them all."""
    from referat_cli.render import rules as rulebook  # noqa: PLC0415
    from referat_cli.rules.runner import rules  # noqa: PLC0415

    known = {rule.code: rule for rule in rules()}
    asked = dict.fromkeys(_code(code, tuple(known)) for code in codes)
    wanted = [known[code] for code in asked or known]
    render = rulebook.pages if codes and form == "table" else rulebook.FORMATS[form]
    write(render(wanted, screen()))
    return EXIT_OK


def _code(written: str, known: tuple[str, ...]) -> str:
    """The code as the rules have it; raises `UserError` for one that no rule has."""
    from referat_cli.model.names import nearest  # noqa: PLC0415 - only a wrong call pays

    code = written.strip().upper()
    if code in known:
        return code
    near = nearest(code, known)
    hint = _(" Mente du {near}?").format(near=near) if near else _(" «referat rule» viser alle.")
    raise UserError(_("Ingen regel heter «{code}».").format(code=written) + hint)
