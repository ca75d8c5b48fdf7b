"""The files that the paths of a call mean, and the archive that they lie in."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from referat_cli.cli.session import nothing_found
from referat_cli.i18n import _
from referat_cli.model.limits import MAX_BYTES
from referat_cli.model.user_error import UserError
from referat_cli.store.archive import Archive
from referat_cli.store.paths import Location, home, is_record, locate
from referat_cli.store.snapshot import Snapshot

JudgedVersion = Literal["disk", "staged", "changed"]

STANDARD_INPUT = Path("-")
# What a text on standard input is called where nobody says: a meeting that lies in no archive.
_UNNAMED_MEETING = Path("møte.yaml")


def resolve_files(
    paths: Sequence[Path],
    directory: Path,
    *,
    version: JudgedVersion = "disk",
    stdin_name: Path | None,
    with_meetings: bool = True,
) -> tuple[Archive, list[str]]:
    """The archive that the paths lie in, and the files they mean: every record file where no path is given.

    A folder means its record files, a register itself and its meetings (or alone, without ``with_meetings``), ``-`` the
    text on standard input as the file of that name. The version is what lies on the disk, what is staged, or what the
    next commit changes: then the paths are added to, with what is left behind where it removes something. Raises
    `UserError` where the paths mean nothing, or lie in different archives.
    """
    if STANDARD_INPUT in paths:
        if len(paths) > 1 or version != "disk":
            raise UserError(_("«-» må stå alene, uten andre filer og uten --staged eller --changed."))
        return _standard_input(directory / (stdin_name or _UNNAMED_MEETING))
    places = {path: _place(path, directory) for path in paths}
    archive_of = cache(locate)  # many files share their folders
    locations = [_archive_of(place, archive_of) for place in places.values()]
    location = locations[0] if locations and version != "changed" else locate(directory)
    archive = Archive(Snapshot(location, "disk" if version == "disk" else "staged", hidden=True))
    changed = archive.snapshot.staged_changes if version == "changed" else []
    if not (paths or archive.paths or changed):
        raise nothing_found(location)
    if not paths and version != "changed":
        return archive, list(archive.paths)
    files: list[str] = []
    for own, (path, place) in zip(locations, places.items(), strict=True):
        if own.root == archive.root:
            files += _files_at(archive, place, path, with_meetings=with_meetings)
        elif version != "changed" or own.git != location.git:  # a hook names what is of another archive
            raise UserError(_("{file} ligger ikke i samme arkiv; ta arkivene hver for seg.").format(file=path))
    files += [file for name in changed for file in _changed_files(archive, name)]
    return archive, list(dict.fromkeys(files))


def _archive_of(place: Path, archive_of: Callable[[Path], Location]) -> Location:
    """The archive that a file or folder belongs to; a file beside one is in none, and may be in no repository."""
    folder = place if place.is_dir() else place.parent
    location = archive_of(folder)
    if place.is_dir() or place.is_relative_to(location.root):
        return location
    git = location.git
    return Location(folder, git if git and folder.resolve().is_relative_to(git.top.resolve()) else None)


def _place(path: Path, directory: Path) -> Path:
    """Where a path leads from a directory, or from the top of its repository: hooks name files from there."""
    place = Path(os.path.normpath(directory / path))
    git = None if os.path.lexists(place) else locate(directory).git
    from_top = Path(os.path.normpath(git.top / path)) if git else place
    return from_top if os.path.lexists(from_top) else place


def _changed_files(archive: Archive, name: str) -> list[str]:
    """The files to judge because of one that a commit changes, or removes: then what it leaves behind."""
    where = home(name)
    if where and where.year is None:
        return [*([name] if archive.has(name) else []), *archive.meetings_of(where.committee)]
    if archive.has(name):
        return [name]
    return list(archive.meetings_of(where.committee, where.year)) if where else []


def _standard_input(place: Path) -> tuple[Archive, list[str]]:
    place = Path(os.path.normpath(place))
    location = locate(place.parent)
    name = place.relative_to(location.root).as_posix()
    if sys.stdin is None:
        raise UserError(_("Standard inn er lukket, så det er ingen tekst å lese."))
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    return Archive(Snapshot(location), {name: content}), [name]


def _files_at(archive: Archive, place: Path, path: Path, *, with_meetings: bool) -> list[str]:
    """The files of the archive that a place means; ``path`` is how the person wrote it.

    Raises `UserError` for a folder without meetings and for what is no record by its name.
    """
    if place.is_dir() and archive.root.is_relative_to(place) and archive.paths:
        return list(archive.paths)
    if place.is_dir() and not place.is_relative_to(archive.root):
        raise UserError(_("Fant ingen møter i {folder}.").format(folder=path))
    name = place.relative_to(archive.root).as_posix()
    if place.is_dir():
        files = [file for file in archive.paths if file.startswith(f"{name}/")]
        if not files and not is_record(place.name):
            raise UserError(_("Fant ingen møter i {folder}.").format(folder=path))
        return files or [name]
    if not is_record(place.name):
        raise UserError(_("{file} er ikke et referat; filen må ende på .yaml.").format(file=path))
    where = home(name)
    if with_meetings and where and where.year is None:
        return [name, *archive.meetings_of(where.committee)]
    return [name]
