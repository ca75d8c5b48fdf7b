"""Which files does the archive hold, in which version, and what bytes stand in them?"""

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.problem import MAX_BYTES, UserError
from referat_cli.store import git as repository
from referat_cli.store.paths import FOLDER, Location, is_record, ordered


class Unreadable(Exception):  # noqa: N818 - a state of the file, told as a problem
    """A file that cannot be opened: the text says why, in the reader's words, and ``step`` what to do."""

    def __init__(self, why: str, step: str = "") -> None:
        super().__init__(why)
        self.step = step or _("sjekk filnavnet, eller ta filen ut av arkivet")


class _Disk:
    """Reads the files of an archive from the disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, path: str) -> bytes:
        return read_file(self.root, path)


class _Blobs:
    """Reads the blobs that Git keeps for an archive's files: one process for all of a folder."""

    def __init__(self, git: repository.Repository, ids: Mapping[str, str | None]) -> None:
        self.git = git
        self.ids = ids
        self._contents: dict[str, bytes] = {}

    def __call__(self, path: str) -> bytes:
        if path not in self.ids:
            raise Unreadable(_("er ikke klargjort for innsjekking"), _("kjør git add på filen først"))
        if self.ids[path] is None:  # of a commit, a file of an unusual kind, such as a link
            step = _("løs konflikten i filen, og kjør git add på den")
            raise Unreadable(_("har en flettekonflikt som ikke er løst"), step)
        if path not in self._contents:
            folder = path.rpartition("/")[0]
            wanted = {name: blob for name, blob in self.ids.items() if blob and name.rpartition("/")[0] == folder}
            self._contents.update(zip(wanted, self.git.blobs(wanted.values()), strict=True))
        return self._contents.pop(path)


class Snapshot(NamedTuple):
    """One version of an archive: the folder that holds ``minutes/``, its record files, and a way to read them.

    Paths are relative to ``root``, with forward slashes, registers before meetings. ``below`` is what the work tree of
    Git puts before them: "" where the archive is the whole of it.
    """

    root: Path
    paths: tuple[str, ...]
    read: Callable[[str], bytes]
    below: str = ""


class _Overlay:
    """Reads one file from memory and the others as before."""

    def __init__(self, path: str, content: bytes, others: Callable[[str], bytes]) -> None:
        self.path = path
        self.content = content
        self.others = others

    def __call__(self, path: str) -> bytes:
        return self.content if path == self.path else self.others(path)


def overlaid(snapshot: Snapshot, path: str, content: bytes) -> Snapshot:
    """The snapshot with one file as it would be with this content: as an editor holds it, not saved yet."""
    paths = ordered({*snapshot.paths, path})
    return snapshot._replace(paths=paths, read=_Overlay(path, content, snapshot.read))


def working_tree(location: Location) -> Snapshot:
    """The archive as it stands on the disk, with files that Git does not know yet, but without ignored ones."""
    root, below = location.root, location.below
    if location.git:
        listed = [name.removeprefix(below) for name in location.git.worktree_files(below + FOLDER)]
    else:
        listed = files_on_disk(location)
    paths = ordered(name for name in listed if is_record(name))
    return Snapshot(root, paths, _Disk(root), below)


def files_on_disk(location: Location) -> list[str]:
    """Every file of the record's folder as the disk has it, whatever Git knows of it."""
    start = len(os.path.join(location.root, ""))  # noqa: PTH118 - the drive or "/" alone ends in a slash already
    return [
        f"{folder[start:].replace(os.sep, '/')}/{name}"
        for folder, _folders, names in os.walk(location.root / FOLDER)
        for name in names
    ]


def staged(location: Location) -> Snapshot:
    """The archive as it is staged for the next commit: what ``git commit`` would keep, whatever the disk holds."""
    git, below = _git_of(location), location.below
    blobs = {
        name.removeprefix(below): blob for name, blob in git.staged_files(below + FOLDER).items() if is_record(name)
    }
    return Snapshot(location.root, ordered(blobs), _Blobs(git, blobs), below)


def newest(location: Location, version: str = "disk") -> Snapshot:
    """The archive as it stands on the disk or is staged; in a bare repository as the newest commit holds it."""
    if location.git and location.git.bare:
        commit = location.git.commit_of("HEAD")
        return committed(location, commit) if commit else Snapshot(location.root, (), _Blobs(location.git, {}))
    return working_tree(location) if version == "disk" else staged(location)


def committed(location: Location, commit: str) -> Snapshot:
    """The archive as a commit holds it."""
    git, below = _git_of(location), location.below
    files = git.files_of(commit, below + FOLDER).items()
    blobs = {name.removeprefix(below): blob for name, blob in files if is_record(name)}
    return Snapshot(location.root, ordered(blobs), _Blobs(git, blobs), below)


def staged_changes(location: Location) -> list[str]:
    """The record files that the next commit adds, changes or removes."""
    git, below = _git_of(location), location.below
    changed = [name.removeprefix(below) for name in git.staged_changes(below + FOLDER)]
    return [name for name in changed if is_record(name)]


def _git_of(location: Location) -> repository.Repository:
    if location.git is None:
        folder = location.root
        raise UserError(_("{folder} er ikke i et Git-arkiv, så ingenting er klargjort.").format(folder=folder))
    return location.git


@lru_cache(maxsize=4096)
def _inside(path: str, root: Path) -> bool:
    """Whether a path, all links followed, lies below the root; remembered, because many files share their folders."""
    return Path(path).resolve().is_relative_to(root.resolve())


def read_file(root: Path, path: str) -> bytes:
    """The bytes of a file on the disk, at most one more than the reader takes.

    Raises `Unreadable` for what is no regular file of the archive: a record must not change with what lies outside it.
    """
    file = os.path.join(root, path)  # noqa: PTH118 - here and below: a tenth of a Path's time, for each of many files
    try:
        found = os.lstat(file)
        mode = found.st_mode
        inside = _inside(os.path.dirname(file), root) and (not S_ISLNK(mode) or _inside(file, root))  # noqa: PTH120
        if not inside:
            raise Unreadable(_("er en lenke ut av arkivet"))
        if S_ISLNK(mode):
            found = os.stat(file)  # noqa: PTH116
            mode = found.st_mode
        if S_ISDIR(mode):
            raise Unreadable(_("er en mappe, ikke en fil"))
        if not S_ISREG(mode):  # a pipe would wait for ever
            raise Unreadable(_("er ikke en vanlig fil"))
        with open(file, "rb") as stream:  # noqa: PTH123
            # To ask for so many bytes makes room for them, and that takes longer than to read most files.
            return stream.read() if found.st_size <= MAX_BYTES else stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(_("finnes ikke")) from None
    except RuntimeError:  # what Python 3.11 and 3.12 call a link that leads to itself
        raise Unreadable(_("er en lenke som peker på seg selv")) from None
    except PermissionError:
        raise Unreadable(_("kan ikke åpnes: du mangler tilgang")) from None
    except OSError as error:
        raise Unreadable(_("kan ikke åpnes ({reason})").format(reason=error.strerror)) from None
