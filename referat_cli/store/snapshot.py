"""The files of an archive in one version, and the bytes that stand in them."""

import os
from collections.abc import Container, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Literal

from referat_cli.i18n import _
from referat_cli.model.problem import MAX_BYTES, UserError
from referat_cli.store.git_output import Blob, WorkTreeStatus, parse_status
from referat_cli.store.paths import FOLDER, Location, is_record, ordered

SnapshotKind = Literal["disk", "staged"]


class Unreadable(Exception):  # noqa: N818 - a state of the file, told as a problem
    """A file that cannot be opened: the text says why, in the reader's words, and ``step`` what to do."""

    def __init__(self, why: str, step: str = "") -> None:
        super().__init__(why)
        self.step = step or _("sjekk filnavnet, eller ta filen ut av arkivet")


class Snapshot:
    """One version of an archive: what lies on the disk, what is staged or, given a revision, what a commit holds.

    Git begins to look at the work tree when this is made, and is waited for when somebody asks, so that what the answer
    needs can be loaded meanwhile. Everything is of that moment, and Git is asked each thing once. Paths are from the
    root of the archive, with forward slashes. Of a bare repository it is the newest commit.
    """

    def __init__(self, location: Location, version: SnapshotKind = "disk", revision: str | None = None) -> None:
        if version == "staged" and location.git is None:
            message = _("{folder} er ikke i et Git-arkiv, så ingenting er klargjort.")
            raise UserError(message.format(folder=location.root))
        self.location = location
        self.version: SnapshotKind = version
        self.revision = revision
        self._contents: dict[str, bytes] = {}
        git = location.git
        looks = git is not None and not git.bare and revision is None
        self._status = git.begin_status(location.below + FOLDER) if git and looks else None

    def again(self) -> "Snapshot":
        """The same version as it is now."""
        return Snapshot(self.location, self.version, self.revision)

    @cached_property
    def status(self) -> WorkTreeStatus | None:
        """How the work tree differs from its newest commit; None of a commit, of a bare repository and without Git.

        Raises `UserError` where Git does not answer.
        """
        answer, self._status = self._status, None  # what is left can go to another process
        return parse_status(answer(), self.location.below) if answer else None

    @cached_property
    def commit(self) -> str | None:
        """The commit that the files are of, or differ from; None without Git, and before the first."""
        if self.status:
            return self.status.commit
        git = self.location.git
        return self.revision or (git.commit_of("HEAD") if git else None)

    @cached_property
    def files(self) -> dict[str, Blob]:
        """The record files → their blobs, registers before meetings; None for what the disk alone has.

        Of what is staged and of a commit, None stands for a file that has no contents of its own there.
        """
        git, below = self.location.git, self.location.below
        if git is None:
            return dict.fromkeys(ordered(filter(is_record, files_on_disk(self.location))))
        listed = git.files_of(self.commit, below + FOLDER) if self.commit else {}
        files = {name.removeprefix(below): blob for name, blob in listed.items()}
        if self.status and self.version == "staged":
            files = {path: blob for path, blob in (files | self.status.staged).items() if blob}
            files |= dict.fromkeys(self.status.conflicts)
        elif self.status:
            for path, is_there in self.status.touched.items():
                files.pop(path, None)
                if is_there and os.path.lexists(self.location.root / path):
                    files[path] = None
        return {path: files[path] for path in ordered(filter(is_record, files))}

    def list_from(self, indexed: Mapping[str, Blob], from_disk: Container[str]) -> None:
        """Take the list of files from the index, which has them already, instead of asking Git."""
        files = {path: None if path in from_disk else blob or None for path, blob in indexed.items()}
        if self.version == "staged" and self.status:  # a link that is staged has no contents to judge
            files = {path: blob for path, blob in files.items() if blob or path in self.status.conflicts}
        self.files = {path: files[path] for path in ordered(files)}

    @property
    def paths(self) -> tuple[str, ...]:
        """The record files, registers before meetings."""
        return tuple(self.files)

    @property
    def staged_changes(self) -> list[str]:
        """The record files that the next commit adds, changes or removes."""
        return sorted(filter(is_record, {*self.status.staged, *self.status.conflicts})) if self.status else []

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable` for one that cannot be opened."""
        if self.version == "staged" or (self.location.git and not self.status):
            return self._from_git(path)
        try:
            return read_file(self.location.root, path)
        except Unreadable:
            # In a sparse checkout Git keeps files that it has not written out.
            if self.files.get(path) is None or os.path.lexists(self.location.root / path):
                raise
            return self._from_git(path)

    def _from_git(self, path: str) -> bytes:
        """The bytes that Git keeps for a file: one process for all files of a folder."""
        if path not in self.files:
            raise Unreadable(_("er ikke klargjort for innsjekking"), _("kjør git add på filen først"))
        if self.files[path] is None:
            step = _("løs konflikten i filen, og kjør git add på den")
            raise Unreadable(_("har en flettekonflikt som ikke er løst"), step)
        if path not in self._contents and self.location.git:
            folder = path.rpartition("/")[0]
            blobs = {name: blob for name, blob in self.files.items() if blob and name.rpartition("/")[0] == folder}
            self._contents.update(zip(blobs, self.location.git.blobs(blobs.values()), strict=True))
        return self._contents.pop(path)


def files_on_disk(location: Location) -> list[str]:
    """Every file of the record's folder as the disk has it, whatever Git knows of it."""
    start = len(os.path.join(location.root, ""))  # noqa: PTH118 - the drive or "/" alone ends in a slash already
    return [
        f"{folder[start:].replace(os.sep, '/')}/{name}"
        for folder, _folders, names in os.walk(location.root / FOLDER)
        for name in names
    ]


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
