"""How is the whole history of an archive read, once and for all?"""

import sqlite3

from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.store.commits import commits
from referat_cli.store.database import folder_of, opened
from referat_cli.store.loader import Progress, Wanted, add
from referat_cli.store.paths import FOLDER, Location, home, kind_of
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot


def rebuild(location: Location, progress: Progress | None = None) -> None:
    """Read every version that any commit of the history holds, the commits, and the texts of the newest.

    Raises `UserError` where the disk takes no more.
    """
    versions = _versions(location)
    db = opened(location)
    try:
        # The versions of a file after each other: what most of them have in common is found once.
        add(db, location, sorted(versions, key=lambda version: versions[version]), progress)
    except sqlite3.OperationalError as error:
        told = _("Det som leses, kan ikke lagres i {folder}: {reason}.")
        raise UserError(told.format(folder=folder_of(location), reason=error)) from None
    finally:
        db.close()
    records = Records(Snapshot(location), progress)
    records.with_texts()
    commits(records)
    records.close()


def _versions(location: Location) -> dict[Wanted, str]:
    """Every version in the history, and a path that it had."""
    git = location.git
    tip = git.commit_of("HEAD") if git else None
    versions: dict[Wanted, str] = {}
    for commit in git.past(location.below + FOLDER, tip) if git and tip else ():
        for file in commit.files:
            name = (file.path or "").removeprefix(location.below)
            if file.blob and home(name):
                versions[Wanted(file.blob, kind_of(name))] = name
    return versions
