"""`referat index`: what has been read and is kept."""

from functools import partial

import click

from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, current_call, notify, progress, write
from referat_cli.cli.options import command
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store import database
from referat_cli.store.commits import load_commits, sync_commits
from referat_cli.store.paths import Location, locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot


@command(
    help=_(
        "Det som er lest av arkivet, huskes under .git/referat/, så ingenting leses to ganger. En eldre utgave leses "
        "når noe spør om den. Ingenting går tapt om det slettes.\n\n"
        "--status sier hva som er husket, --rebuild leser arkivet på nytt, --drop sletter det som er husket."
    ),
)
@click.option("--status", "what", flag_value="status", default="status", help=_("Vis hva som er husket."))
@click.option("--rebuild", "what", flag_value="rebuild", help=_("Les arkivet på nytt."))
@click.option("--drop", "what", flag_value="drop", help=_("Slett det som er husket."))
def index(what: str) -> int:
    """Describe, rebuild or drop the index."""
    location = locate(current_call().directory)
    if location.git is None:
        notify(_("{folder} er ikke i et Git-arkiv, så alt leses hver gang.").format(folder=location.root))
        return EXIT_PROBLEMS
    if what in ("drop", "rebuild") and not database.drop(location) and what == "drop":
        message = _("Alt som er husket i {folder}, lot seg ikke slette. Se om du kan skrive der, og prøv igjen.")
        raise UserError(message.format(folder=location.git.common))
    if what == "drop":
        write(_("Slettet. Neste spørsmål leser arkivet på nytt."))
        return EXIT_OK
    if what == "rebuild":
        _rebuild(location)
    kept = database.index_status(location)
    if kept is None:
        write(_("Ingenting er husket ennå."))
        return EXIT_PROBLEMS
    sentence = _(
        "Utgaver av filer som er lest: {versions} (uleselige: {unreadable}). Møter som kan søkes i: {texts}.\n"
        "{path}, {size} MB"
    )
    write(sentence.format(**kept._asdict() | {"size": f"{kept.size / 1e6:.1f}".replace(".", ",")}))
    return EXIT_OK


def _rebuild(location: Location) -> None:
    """Read every file of the archive, the texts of the meetings, and which commits there are.

    Raises `UserError` where nothing of it can be kept.
    """
    read_commits = partial(load_commits, location=location)
    # What Git notes as it looks lies beside the index, so it looks when the old one is gone.
    records = Records(Snapshot(location), progress, searchable=True, meanwhile=read_commits)
    try:
        sync_commits(records)
        lasting = database.is_lasting(records.db)
    finally:
        records.close()
    if not lasting:
        message = _("Det som leses, kan ikke lagres i {folder}. Se om du kan skrive der, og om disken er full.")
        raise UserError(message.format(folder=location.git and location.git.common))
