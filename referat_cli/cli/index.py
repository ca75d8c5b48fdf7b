"""`referat index`: what has been read and is kept."""

import sqlite3

import click

from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, current_call, notify, progress, write
from referat_cli.cli.options import command
from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.store import database
from referat_cli.store.commits import commits
from referat_cli.store.loader import MissingVersion, load_versions
from referat_cli.store.paths import FOLDER, Location, home, kind_of, locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot


@command(
    help=_(
        "Det som er lest av arkivet, huskes under .git/referat/, så ingenting leses to ganger. Ingenting går tapt om "
        "det slettes.\n\n"
        "--status sier hva som er husket, --rebuild leser hele historikken på nytt, --drop sletter det som er husket."
    ),
)
@click.option("--status", "what", flag_value="status", default="status", help=_("Vis hva som er husket."))
@click.option("--rebuild", "what", flag_value="rebuild", help=_("Les hele historikken på nytt."))
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
    """Read every version that any commit of the history holds, the commits, and the texts of the newest.

    Raises `UserError` where the disk takes no more.
    """
    versions = _versions(location)
    db = database.open_index(location)
    try:
        if not database.is_lasting(db):
            message = _("Det som leses, kan ikke lagres i {folder}. Se om du kan skrive der, og om disken er full.")
            raise UserError(message.format(folder=location.git and location.git.common))
        # The versions of a file after each other: what most of them have in common is found once.
        load_versions(db, location, sorted(versions, key=lambda version: versions[version]), progress)
    except sqlite3.OperationalError as error:
        message = _("Det som leses, kan ikke lagres i {folder}: {reason}.")
        raise UserError(message.format(folder=location.git and location.git.common, reason=error)) from None
    finally:
        db.close()
    records = Records(Snapshot(location), progress)
    records.load_texts()
    commits(records)
    records.close()


def _versions(location: Location) -> dict[MissingVersion, str]:
    """Every version in the history, and a path that it had."""
    git = location.git
    tip = git.commit_of("HEAD") if git else None
    versions: dict[MissingVersion, str] = {}
    for commit in git.log(location.below + FOLDER, tip) if git and tip else ():
        for file in commit.files:
            name = (file.path or "").removeprefix(location.below)
            if file.blob and home(name):
                versions[MissingVersion(file.blob, kind_of(name))] = name
    return versions
