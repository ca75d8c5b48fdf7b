"""How is the whole history of an archive read, once and for all?"""

from referat_cli.archive.filling import Progress, Wanted, add
from referat_cli.archive.index import opened
from referat_cli.archive.paths import FOLDER, Location, home, is_record, kind_of
from referat_cli.archive.records import Records


def rebuild(location: Location, progress: Progress | None = None) -> None:
    """Read every version that any commit of the history holds, and take in the texts of the newest."""
    if location.git is None:
        return
    versions: dict[Wanted, None] = {}
    for path, blob in location.git.every_version(location.below + FOLDER):
        name = path.removeprefix(location.below)
        if is_record(name) and home(name):
            versions[Wanted(blob, kind_of(name))] = None
    db = opened(location)
    add(db, location, list(versions), progress)
    db.close()
    Records(location, progress=progress).with_texts()
