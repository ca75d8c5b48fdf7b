"""`referat changes`: what differs between two revisions."""

from typing import Literal

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, answer, current_call, notify, progress, write
from referat_cli.cli.options import command, output_format
from referat_cli.cli.session import resolve_range
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.queries.revisions import Difference, between, difference, to_work_tree
from referat_cli.render.difference import NOTHING_CHANGED, changes_page, changes_table
from referat_cli.render.table import ListFormat
from referat_cli.store.commits import short_id
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot

FORMS = ["table", "json", "ndjson", "csv", "markdown", "html"]


@command(
    help=_(
        "Vis hva som er endret i møtene og registrene mellom to utgaver, i referatets egne ord.\n\n"
        "Uten argument: det som ligger på disken mot siste innsjekking. UTGAVE: det som ligger på disken mot den "
        "utgaven. A..B: fra A til B. A...B: fra der de to skilte lag, til B. En utgave er en innsjekking, en gren, en "
        "merkelapp eller en dato."
    ),
)
@click.argument("what", metavar="[A..B|A...B|UTGAVE]", required=False, shell_complete=completion.revisions)
@click.option("--exit-code", "by_difference", is_flag=True, help=_("Avslutt med 1 når noe er endret."))
@output_format(FORMS, default="table")
def changes(what: str | None, form: ListFormat | Literal["html"], *, by_difference: bool) -> int:
    """Print what changed between two revisions."""
    location = locate(current_call().directory)
    if location.git is None:
        message = _("{folder} er ikke i et Git-arkiv, så ingen utgaver kan sammenlignes.")
        raise UserError(message.format(folder=location.root))
    old, new = resolve_range(location, what)
    records = Records(Snapshot(location, revision=new), progress)
    found = difference(records, between(records, old, new) if new else to_work_tree(records, old))
    _warn_unreadable(found, old, new)
    rows = [(file, change) for file in found.files for change in file.changes]
    if rows and form == "html":
        write(changes_page(found.files, short_id(old), new and short_id(new)))
    else:
        # What cannot be read may well have changed.
        nothing = "" if found.unreadable else NOTHING_CHANGED
        table = changes_table(found.files, old, new)._replace(nothing_found=nothing)
        answer(table, rows, "table" if form == "html" else form)
    return EXIT_PROBLEMS if by_difference and found.files else EXIT_OK


def _warn_unreadable(found: Difference, old: str, new: str | None) -> None:
    for path, is_new in found.unreadable:
        where = (new if is_new else old) or ""
        sentence = _("{path} kan ikke leses slik den står på disken, og er ikke med i svaret.")
        if where:
            sentence = _("{path} kan ikke leses slik den sto i {commit}, og er ikke med i svaret.")
        notify(sentence.format(path=path, commit=short_id(where)))
