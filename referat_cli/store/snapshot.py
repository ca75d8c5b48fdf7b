"""The files of an archive in one version, and the bytes that stand in them."""

import os
from collections.abc import Container, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Literal

from referat_cli.i18n import _
from referat_cli.model.limits import MAX_BYTES
from referat_cli.model.user_error import UserError
from referat_cli.store import git_output
from referat_cli.store.git import Repository
from referat_cli.store.git_output import Blob, WorkTreeStatus, parse_status
from referat_cli.store.git_process import understood
from referat_cli.store.os_errors import reason_of
from referat_cli.store.paths import FOLDER, Location, is_record, may_be_folder, ordered

# How often Git is asked whether a file was saved while it was read: nobody saves more in so short a time.
_LOOKS_AGAIN = 10

SnapshotKind = Literal["disk", "staged"]


class Unreadable(Exception):  # noqa: N818 - a state of the file, told as a problem
    """A file that cannot be opened: the text says why, in the reader's words, and ``step`` what to do."""

    def __init__(self, why: str, step: str = "", *, folder: bool = False) -> None:
        super().__init__(why)
        self.noun = _("mappen") if folder else _("filen")
        self.step = step or _("sjekk filnavnet, eller ta filen ut av arkivet")


def link_in_git() -> Unreadable:
    """Why a link in the place of a record is none: Git keeps where it leads, and not what stands there."""
    step = _("legg filen selv i arkivet, ikke en lenke til den, og kjør git add på den")
    return Unreadable(_("er en lenke, og har ikke noe innhold i Git"), step)


class Snapshot:
    """One version of an archive: what lies on the disk, what is staged or, given a revision, what a commit holds.

    Git begins to look at the work tree when this is made, and is waited for when somebody asks, so that what the answer
    needs can be loaded meanwhile. Everything is of that moment, and Git is asked each thing once. Paths are from the
    root of the archive, with forward slashes. Of a bare repository it is the newest commit.

    With ``hidden`` the disk is looked at also where Git has been told not to: `status` then has those files, and
    `hidden` their blobs.
    """

    def __init__(
        self, location: Location, version: SnapshotKind = "disk", revision: str | None = None, *, hidden: bool = False
    ) -> None:
        if version == "staged" and location.git is None:
            message = _("{folder} er ikke i et Git-arkiv, så ingenting er klargjort.")
            raise UserError(message.format(folder=location.root))
        self.location = location
        self.version: SnapshotKind = version
        self.revision = revision
        self.hidden: dict[str, str] = {}
        self.differing: set[str] = set()
        self._later: list[Snapshot] = []
        self._contents: dict[str, bytes] = {}
        git = location.git
        looks = git is not None and not git.bare and revision is None
        self._status = git.begin_status(location.below + FOLDER) if git and looks else None
        self._with_hidden = hidden and looks and version == "disk"
        self._hidden = git.begin_hidden(location.below + FOLDER) if git and self._with_hidden else None

    def again(self) -> "Snapshot":
        """The same version as it is now."""
        return Snapshot(self.location, self.version, self.revision, hidden=self._with_hidden)

    @cached_property
    def status(self) -> WorkTreeStatus | None:
        """How the work tree differs from its newest commit; None of a commit, of a bare repository and without Git.

        Raises `UserError` where Git does not answer.
        """
        answer, hidden, self._status, self._hidden = self._status, self._hidden, None, None  # what is left can be sent
        if answer is None:
            return None
        try:
            listed, warned = answer()
        finally:  # both are waited for, whatever one of them says
            flagged = hidden() if hidden else {}
        with understood():
            status = parse_status(listed, self.location.below, self.location.below + FOLDER)
        if status.commit is None and self.location.git:
            self.location.git.check_unborn()
        if warned:
            status.touched.update(dict.fromkeys(self._closed(status.commit), True))
        for name, (blob, may_be_absent) in flagged.items():
            path = name.removeprefix(self.location.below)
            if not (may_be_absent and is_gone(self.location, path)):
                self.hidden[path] = blob
                status.touched[path] = True
        return status

    def _closed(self, commit: str | None) -> Iterator[str]:
        """The folders that may not be opened, and the files of a commit that Git therefore takes for unchanged."""
        yield from (path for path in files_on_disk(self.location) if not is_record(path))
        git, below = self.location.git, self.location.below
        for name in git.files_of(commit, below + FOLDER) if git and commit else ():
            try:
                (self.location.root / name.removeprefix(below)).lstat()
            except PermissionError:
                yield name.removeprefix(below)
            except OSError:
                continue

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
            return dict.fromkeys(ordered(files_on_disk(self.location)))
        listed = git.files_of(self.commit, below + FOLDER) if self.commit else {}
        changed: dict[str, Blob] = {}
        if self.status and self.version == "staged":
            changed = {**self.status.staged, **dict.fromkeys(self.status.conflicts, "")}
        elif self.status:
            touched = self.status.touched.items()
            changed = {path: "" if there and not is_gone(self.location, path) else None for path, there in touched}
        files = {name.removeprefix(below): blob for name, blob in listed.items()} | changed
        gone = {path for path, blob in changed.items() if blob is None}
        return {path: files[path] or None for path in ordered(files.keys() - gone) if self._concerns(path, files[path])}

    def _concerns(self, path: str, blob: Blob) -> bool:
        """Whether a record stands at a path, or something that is no file and may hide records: a folder of its own."""
        if is_record(path) or blob:
            return is_record(path)
        on_disk = self.version == "disk" and self.status is not None
        return (self.location.root / path).is_dir() if on_disk else may_be_folder(path)

    def list_from(self, indexed: Mapping[str, Blob], from_disk: Container[str]) -> None:
        """Take the list of files from the index, which has them already, instead of asking Git."""
        files = {path: None if path in from_disk else blob or None for path, blob in indexed.items()}
        self.files = {path: files[path] for path in ordered(files)}

    @property
    def paths(self) -> tuple[str, ...]:
        """The record files, registers before meetings."""
        return tuple(self.files)

    @property
    def staged_changes(self) -> list[str]:
        """The record files that the next commit adds, changes or removes, and the folders that it hides."""
        if self.status is None:
            return []
        staged = {path for path, blob in self.status.staged.items() if is_record(path) or _hides(path, blob)}
        return sorted({*staged, *filter(is_record, self.status.conflicts)})

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable` for one that cannot be opened.

        Of a file that Git takes for unchanged they are Git's own: line ends that Git makes others on the disk are no
        change. Where something else differs, ``differing`` has the path afterwards.
        """
        if self.version == "staged" or (self.location.git and not self.status):
            return self._from_git(path)
        blob = self.files.get(path)
        try:
            if blob is None:
                return read_record(self.location, path)
            content = read_file(self.location.root, path)
        except Unreadable:
            # In a sparse checkout Git keeps files that it has not written out.
            if blob is None or not is_gone(self.location, path):
                raise
            return self._from_git(path)
        if blob_id(content, self.location) == blob:
            return content
        plain = content.replace(b"\r\n", b"\n")
        if blob_id(plain, self.location) == blob:
            return plain
        if not self._is_changed_meanwhile(path):
            self.differing.add(path)
        return content

    def _is_changed_meanwhile(self, path: str) -> bool:
        """Whether Git sees by now that the file is another than it was when this was made: somebody has saved it."""
        if not self._has_changed(path) and len(self._later) < _LOOKS_AGAIN:
            self._later.append(self.again())
        return self._has_changed(path)

    def _has_changed(self, path: str) -> bool:
        return any(
            (now.status is not None and path in now.status.touched) or now.files.get(path) != self.files[path]
            for now in self._later
        )

    def hidden_edits(self) -> list[str]:
        """The files that Git has been told not to look at, and that are not on the disk what the next commit holds."""
        status = self.status  # Git's answer is what tells of them
        return [path for path, blob in self.hidden.items() if status and not self._is_blob(path, blob)]

    def _is_blob(self, path: str, blob: str) -> bool:
        try:
            return blob == blob_id(read_record(self.location, path), self.location)
        except Unreadable:
            return False

    def _from_git(self, path: str) -> bytes:
        """The bytes that Git keeps for a file: one process for all files of a folder."""
        if path not in self.files:
            raise Unreadable(_("er ikke klargjort for innsjekking"), _("kjør git add på filen først"))
        if self.files[path] is None and self.status and path in self.status.conflicts:
            step = _("løs konflikten i filen, og kjør git add på den")
            raise Unreadable(_("har en flettekonflikt som ikke er løst"), step)
        if self.files[path] is None and not is_record(path):
            raise Unreadable(
                _("er en lenke eller et Git-arkiv for seg, så det som ligger i den, er ikke lest"), folder=True
            )
        if self.files[path] is None:
            raise link_in_git()
        if path not in self._contents and self.location.git:
            folder = path.rpartition("/")[0]
            blobs = {name: blob for name, blob in self.files.items() if blob and name.rpartition("/")[0] == folder}
            self._contents.update(zip(blobs, self.location.git.blobs(blobs.values()), strict=True))
        return self._contents.pop(path)


def _hides(path: str, blob: Blob) -> bool:
    """Whether the next commit makes a path something that is no file, and may hide the records below it."""
    return blob is not None and not blob and may_be_folder(path)


def files_on_disk(location: Location) -> list[str]:
    """The record files as the disk has them, whatever Git knows of them, and the folders that are not looked into.

    Raises `OSError` where a folder that may be looked into cannot be.
    """
    start = len(os.path.join(location.root, ""))  # noqa: PTH118 - the drive or "/" alone ends in a slash already
    found: list[str] = []
    closed: list[OSError] = []
    for folder, folders, names in os.walk(location.root / FOLDER, onerror=closed.append):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118
        found += [os.path.join(folder, name) for name in (*filter(is_record, names), *links)]  # noqa: PTH118
    for error in closed:
        if isinstance(error, PermissionError):
            found.append(error.filename)
        elif not isinstance(error, FileNotFoundError):
            raise error
    return [path[start:].replace(os.sep, "/") for path in found]


def is_gone(location: Location, path: str) -> bool:
    """Whether nothing is there; what cannot be looked at has not gone."""
    try:
        (location.root / path).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def blob_id(content: bytes, location: Location) -> str:
    """The id that Git would give these bytes, by the kind of ids that the repository has."""
    return git_output.blob_id(content, _kind_of_ids(location.git))


@lru_cache(maxsize=8)
def _kind_of_ids(git: Repository | None) -> str:
    """The kind of ids that the repository says in its configuration that it has."""
    config = git.common / "config" if git else None
    longer = config and config.is_file() and b"objectformat = sha256" in config.read_bytes().lower()
    return "sha256" if longer else "sha1"


@lru_cache(maxsize=4096)
def _inside(path: str, root: Path) -> bool:
    """Whether a path, all links followed, lies below the root; remembered, because many files share their folders."""
    return Path(path).resolve().is_relative_to(root.resolve())


def read_record(location: Location, path: str) -> bytes:
    """The bytes of a file on the disk, with the line ends that Git would give it; raises as `read_file` does."""
    content = read_file(location.root, path)
    # To look for one byte takes a fiftieth of the time of looking for two.
    ends_differ = b"\r" in content and b"\r\n" in content
    if ends_differ and location.git and location.git.makes_line_feeds(location.below + path):
        return content.replace(b"\r\n", b"\n")
    return content


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
            raise Unreadable(_("er en lenke ut av arkivet"), folder=os.path.isdir(file))  # noqa: PTH112
        if S_ISLNK(mode):
            found = os.stat(file)  # noqa: PTH116
            mode = found.st_mode
        if S_ISDIR(mode):
            raise _unread_folder(file)
        if not S_ISREG(mode):  # a pipe would wait for ever
            raise Unreadable(_("er ikke en vanlig fil"))
        with open(file, "rb") as stream:  # noqa: PTH123
            # To ask for so many bytes makes room for them, and that takes longer than to read most files.
            return stream.read() if found.st_size <= MAX_BYTES else stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(_("finnes ikke")) from None
    except RuntimeError:  # what Python 3.11 and 3.12 call a link that leads to itself
        raise Unreadable(_("er en lenke som peker på seg selv")) from None
    except OSError as error:
        raise Unreadable(_("kan ikke åpnes: {reason}").format(reason=reason_of(error))) from None


def _unread_folder(folder: str) -> Unreadable:
    """Why a folder that stands in the way of records, or in the place of one, is not read."""
    if os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118
        step = _("flytt møtene inn i dette arkivet, eller ta mappen ut av minutes/")
        return Unreadable(_("er et Git-arkiv for seg, så det som ligger i den, er ikke lest"), step, folder=True)
    if os.path.islink(folder):  # noqa: PTH114
        step = _("legg mappen selv i arkivet")
        return Unreadable(_("er en lenke, så det som ligger i den, er ikke lest"), step, folder=True)
    if not os.access(folder, os.R_OK | os.X_OK):
        step = _("gi deg selv tilgang til mappen")
        return Unreadable(_("kan ikke åpnes: du mangler tilgang"), step, folder=True)
    return Unreadable(_("er en mappe, ikke en fil"))
