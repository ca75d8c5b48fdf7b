"""A copy of Git's index that is the tool's own, so that no question takes a lock in somebody's repository.

Git notes in its index what it has seen of each file and each folder, so that it need not read them again. That takes a
lock: a commit that meets it fails, and a question that is killed leaves it behind. Without it, every question in a
copied work tree reads every file. So each question lets Git read a copy and note in that what it sees, and the copy is
kept for the next question, as long as the index that it was made from is the same.
"""

import os
import time
import zlib
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

# What Git is set to while it has a copy: to keep what it has seen of folders too, and to write the copy as one file.
OPTIONS = (
    *("-c", "core.untrackedCache=true", "-c", "status.showUntrackedFiles=all"),
    *("-c", "core.splitIndex=false"),
)
PREFIX = "work-tree-"
_UNFINISHED = ".tmp"
# An index of more files than this, or what is no index, is not copied for each question.
_LARGEST = 16 * 1024 * 1024
# The sum at the end of an index, and how its beginning tells the number of its files.
_SUM, _COUNT = 20, slice(8, 12)
# A copy that nobody has finished by then belonged to a process that was killed.
_ABANDONED_AFTER = 3600.0


class IndexCopy(NamedTuple):
    """A copy for one question. ``mostly_records`` says that few other files are in it than those of the record.

    ``keep_as`` is the beginning of the name under which it is kept, and ``file_number`` tells whether Git has written
    to it: Git replaces a file that it writes.
    """

    file: Path
    keep_as: str
    file_number: int
    mostly_records: bool

    @property
    def variables(self) -> dict[str, str]:
        """What lets Git read the copy, and note what it finds there."""
        return {"GIT_INDEX_FILE": str(self.file), "GIT_OPTIONAL_LOCKS": "1"}

    def keep(self) -> None:
        """Keep what Git has noted in the copy, if anything, in the place of what was kept before."""
        with suppress(OSError):
            if self.file.lstat().st_ino == self.file_number:
                self.discard()
                return
            kept = self.file.with_name(f"{self.keep_as}{zlib.crc32(self.file.read_bytes()):08x}")
            now = self.file.lstat().st_mtime
            self.file.replace(kept)
            family = self.keep_as.partition("_")[0]
            for other in kept.parent.glob(f"{family}_*"):
                unfinished = _UNFINISHED in other.name and now - other.lstat().st_mtime < _ABANDONED_AFTER
                if other != kept and not unfinished:
                    other.unlink()

    def discard(self) -> None:
        """Remove the copy."""
        with suppress(OSError):
            self.file.unlink()


def copy_index(git_folder: Path, folder: Path, records: str) -> IndexCopy | None:
    """A copy of the index in a Git folder, made in another folder, with what Git noted in the last one.

    ``records`` is the folder of the record in the work tree. None where there is no index, or none can be made.
    """
    family = f"{PREFIX}{zlib.crc32(os.fsencode(git_folder)):08x}"
    try:
        with (git_folder / "index").open("rb") as index:
            found = os.fstat(index.fileno())
            if not _SUM < found.st_size <= _LARGEST:
                return None
            index.seek(-_SUM, os.SEEK_END)
            numbers = (found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size)
            state = "-".join([*(f"{number:x}" for number in numbers), index.read().hex()])
            keep_as = f"{family}_{state}_"
            content, noted = _kept(folder, keep_as) or (b"", found)
            if not content:
                index.seek(0)
                content = index.read()
        file = folder / f"{family}_{os.getpid()}-{time.monotonic_ns()}{_UNFINISHED}"
        number = _write(file, content, noted.st_mtime_ns)
    except OSError:
        return None
    names = content.count(records.encode("utf-8", "surrogateescape") + b"/")
    return IndexCopy(file, keep_as, number, 2 * names > int.from_bytes(content[_COUNT]))


def _write(file: Path, content: bytes, time_of_index: int) -> int:
    """Write a new file, and return the number that the disk has for it; nothing is left where that cannot be done."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
            copy.write(content)
            number = os.fstat(copy.fileno()).st_ino
        # A file that was changed as late as the index was written may differ though its size and its time do not: Git
        # knows such files by the time of the index.
        os.utime(file, ns=(time_of_index, time_of_index))
    except OSError:
        with suppress(OSError):
            file.unlink()
        raise
    return number


def _kept(folder: Path, keep_as: str) -> tuple[bytes, os.stat_result] | None:
    """What was kept of the same index, where it is what was written."""
    for name in os.listdir(folder):  # noqa: PTH208 - half the time, for every question
        if name.startswith(keep_as):
            file = folder / name
            found = file.lstat()
            if not S_ISREG(found.st_mode) or found.st_size > _LARGEST:
                continue
            content = file.read_bytes()
            if name == f"{keep_as}{zlib.crc32(content):08x}":
                return content, found
    return None
