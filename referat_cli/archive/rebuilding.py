"""How is the whole history of an archive read, once and for all?"""

import sqlite3

from referat_cli.archive.filling import Progress, Wanted, add
from referat_cli.archive.index import folder_of, opened
from referat_cli.archive.paths import FOLDER, Location, home, is_record, kind_of
from referat_cli.archive.records import Records
from referat_cli.language import _
from referat_cli.record.problem import WrongCall


def rebuild(location: Location, progress: Progress | None = None) -> None:
    """Read every version that any commit of the history holds, and take in the texts of the newest.

    Raises `WrongCall` where the disk takes no more.
    """
    if location.git is None:
        return
    versions: dict[Wanted, str] = {}
    for path, blob in location.git.every_version(location.below + FOLDER):
        name = path.removeprefix(location.below)
        if is_record(name) and home(name):
            versions[Wanted(blob, kind_of(name))] = name
    db = opened(location)
    try:
        # The versions of a file after each other: what most of them have in common is found once.
        add(db, location, sorted(versions, key=lambda version: versions[version]), progress)
    except sqlite3.OperationalError as error:
        told = _("Det som leses, kan ikke lagres i {folder}: {reason}.")
        raise WrongCall(told.format(folder=folder_of(location), reason=error)) from None
    finally:
        db.close()
    records = Records(location, progress=progress)
    records.with_texts()
    records.close()
