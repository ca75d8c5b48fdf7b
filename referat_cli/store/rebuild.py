"""Reading the whole history of an archive into the index."""

import sqlite3

from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.store.commits import commits
from referat_cli.store.database import index_folder, open_index
from referat_cli.store.loader import MissingVersion, Progress, load_versions
from referat_cli.store.paths import FOLDER, Location, home, kind_of
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot


def rebuild(location: Location, progress: Progress | None = None) -> None:
    """Read every version that any commit of the history holds, the commits, and the texts of the newest.

    Raises `UserError` where the disk takes no more.
    """
    versions = _versions(location)
    db = open_index(location)
    try:
        # The versions of a file after each other: what most of them have in common is found once.
        load_versions(db, location, sorted(versions, key=lambda version: versions[version]), progress)
    except sqlite3.OperationalError as error:
        message = _("Det som leses, kan ikke lagres i {folder}: {reason}.")
        raise UserError(message.format(folder=index_folder(location), reason=error)) from None
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
