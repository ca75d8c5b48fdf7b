"""`referat rule`: the manual pages of the rules."""

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import did_you_mean
from referat_cli.cli.console import EXIT_OK, screen, write
from referat_cli.cli.options import command, output_format
from referat_cli.i18n import _
from referat_cli.model.names import nearest
from referat_cli.model.problem import UserError
from referat_cli.render import rules as render
from referat_cli.rules.runner import rules


@command(
    help=_(
        "Forklar reglene med disse KODENE: hva som er galt, hvorfor det betyr noe, og et eksempel på feil og riktig. "
        "Uten koder listes alle reglene opp."
    ),
)
@click.argument("codes", nargs=-1, metavar="[KODE]...", shell_complete=completion.codes)
@output_format(["table", "json", "markdown"], default="table")
def rule(codes: tuple[str, ...], form: str) -> int:
    """Print the manual pages of some rules, or list them all."""
    known = {rule.code: rule for rule in rules()}
    chosen = dict.fromkeys(_resolve_code(code, tuple(known)) for code in codes)
    rendered = render.pages if codes and form == "table" else render.FORMATS[form]
    write(rendered([known[code] for code in chosen or known], screen()))
    return EXIT_OK


def _resolve_code(written: str, known: tuple[str, ...]) -> str:
    """The code as the rules have it; raises `UserError` for one that no rule has."""
    code = written.strip().upper()
    if code in known:
        return code
    hint = did_you_mean(nearest(code, known)) or _(" «referat rule» viser alle.")
    raise UserError(_("Ingen regel heter «{code}».").format(code=written) + hint)
