"""What lies in the folders of an archive on the disk, whatever Git has of it, and whether it still does."""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from referat_cli.store.paths import FOLDER, is_record

# When a folder and what is known of it were last changed.
Times = tuple[int, int]
# Two changes may have the same time on a disk that is careless about it; so long after one, no other has.
_SETTLED = 2_000_000_000


class Listing(NamedTuple):
    """The files below the folder of the record, those that are records by name and the others, and each folder's times.

    Paths are from the root of the archive. There are no times where a folder has been changed just now.
    """

    records: list[str]
    others: list[str]
    times: Mapping[str, Times]


def list_folders(root: Path) -> Listing:
    """Everything that lies in the folder of the record, but for what lies behind links and in closed folders."""
    before = time.time_ns()
    records: list[str] = []
    others: list[str] = []
    folders = [FOLDER]
    top = os.path.join(root, "")  # noqa: PTH118 - here and below: text, for each of many files
    for within, inner, names in os.walk(top + FOLDER):
        below = within.removeprefix(top).replace(os.sep, "/")
        folders += [f"{below}/{name}" for name in inner]
        for name in names:
            (records if is_record(name) else others).append(f"{below}/{name}")
    times = {folder: found for folder in folders if (found := _times(top + folder))}
    settled = len(times) == len(folders) and all(before - max(found) > _SETTLED for found in times.values())
    return Listing(records, sorted(others), times if settled else {})


def are_unchanged(root: Path, times: Mapping[str, Times]) -> bool:
    """Whether nothing has come, gone or changed its name in any of the folders: a tenth of the time of listing them."""
    top = os.path.join(root, "")  # noqa: PTH118
    return bool(times) and all(_times(top + folder) == tuple(found) for folder, found in times.items())


def _times(folder: str) -> Times | None:
    try:
        found = os.lstat(folder)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns
