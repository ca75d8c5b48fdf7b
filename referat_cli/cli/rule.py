"""`referat rule`: the manual pages of the rules."""

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import did_you_mean
from referat_cli.cli.console import answer
from referat_cli.cli.options import command, output_format
from referat_cli.i18n import _
from referat_cli.model.names import nearest
from referat_cli.model.user_error import UserError
from referat_cli.render.rules import RULES, pages
from referat_cli.render.table import ListFormat
from referat_cli.rules.runner import rules


@command(
    help=_(
        "Forklar reglene med disse KODENE: hva som er galt, hvorfor det betyr noe, og et eksempel på feil og riktig. "
        "Uten koder listes alle reglene opp."
    ),
)
@click.argument("codes", nargs=-1, metavar="[KODE]...", shell_complete=completion.codes)
@output_format(["table", "json", "markdown"], default="table")
def rule(codes: tuple[str, ...], form: ListFormat) -> int:
    """Print the manual pages of some rules, or list them all."""
    known = {rule.code: rule for rule in rules()}
    chosen = dict.fromkeys(_resolve_code(code, tuple(known)) for code in codes)
    return answer(RULES._replace(text=pages) if codes else RULES, [known[code] for code in chosen or known], form)


def _resolve_code(written: str, known: tuple[str, ...]) -> str:
    """The code as the rules have it; raises `UserError` for one that no rule has."""
    code = written.strip().upper()
    if code in known:
        return code
    hint = did_you_mean(nearest(code, known)) or _(" «referat rule» viser alle.")
    raise UserError(_("Ingen regel heter «{code}».").format(code=written) + hint)
