"""The file of the index, in which what has been read is kept, so that nothing is read twice.

A SQLite file under the Git folder that linked work trees share. It holds nothing that could not be read again: damaged,
of another edition or not writable, it is made anew or done without, and the answers are the same.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from referat_cli.store import tables
from referat_cli.store.index_copy import PREFIX
from referat_cli.store.own_folder import own_folder
from referat_cli.store.paths import Location
from referat_cli.store.text_index import version_of

# How long to wait for another process that writes; its transactions are short.
_TIMEOUT = 10.0
# A journal longer than this is not left to the next call, which would read all of it before it asks anything.
_LONG_JOURNAL = 2 * 1024 * 1024
# Two editions may be in use at once, in a hook and at the terminal; one that has not been written for a month is not.
_UNUSED_AFTER = 30 * 24 * 3600.0
_APPLICATION = 0x72656672  # "refr"
# What a file may not be had for without being wrong: no access, no room, no memory, or another who writes.
_NOT_TO_BE_HAD = (
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
# SQLite's own files beside the index, and the names of everything that is ours.
_BESIDE = ("", "-wal", "-shm", "-journal")
_OURS = rf"index-[0-9a-f-]+\.sqlite({'|'.join(_BESIDE)})|{PREFIX}.+"
_DROPPED = r"referat-\d+\.drop"


# Whether what has been read is kept, and what was kept is read.
_in_use = ContextVar("_in_use", default=True)


class IndexStatus(NamedTuple):
    """What the index of an archive holds: its file, its size in bytes, and how many versions and texts are in it."""

    path: Path
    size: int
    versions: int
    unreadable: int
    texts: int


def _file(folder: Path) -> Path:
    return folder / f"index-{tables.edition()}.sqlite"


class _Connection(sqlite3.Connection):
    """One that is closed with whoever has it: most are left to the end of a call, and Python 3.13 tells of each."""

    def __del__(self) -> None:
        with suppress(sqlite3.Error):
            self.close()


def open_index(location: Location, *, lasting: bool = True) -> sqlite3.Connection:
    """A connection to the index, ready to be asked; in memory where no file can be had, or none is wanted."""
    folder = own_folder(location.git.common, make=True) if location.git and lasting and _in_use.get() else None
    if folder:
        for _attempt in range(2):
            try:
                return _connect(_file(folder))
            except (sqlite3.DatabaseError, OSError) as error:
                if not is_damage(error):  # read-only, full, or locked for too long: done without
                    break
                drop(location)
    db = _configure(sqlite3.connect(":memory:", isolation_level=None, factory=_Connection))
    tables.create(db)
    return db


def open_existing(location: Location) -> sqlite3.Connection | None:
    """A connection to what is kept of the newest commit asked about; None where nothing is.

    The view ``snapshot_file`` has its files. Nothing is read for it and nobody is waited for. Raises `sqlite3.Error`
    where what is kept cannot be had.
    """
    file = _existing(location)
    if file is None:
        return None
    _refuse_links(file)
    db = sqlite3.connect(file, timeout=0, isolation_level=None, factory=_Connection)
    base = db.execute("SELECT id FROM base WHERE key = ?", (base_key(location),)).fetchone()
    if base is None:
        return None
    db.execute(
        f"CREATE TEMP VIEW snapshot_file AS SELECT path, blob, kind, version FROM base_file WHERE base = {base[0]}"  # noqa: S608
    )
    return db


@contextmanager
def without_index() -> Iterator[None]:
    """Read everything from the files inside, and keep nothing of it."""
    before = _in_use.set(False)
    try:
        yield
    finally:
        _in_use.reset(before)


def base_key(location: Location) -> str:
    """What the files of a work tree are kept under; without Git there is one."""
    return tables.storable(f"{location.git.folder}\n{location.below}") if location.git else ""


def is_damage(error: Exception) -> bool:
    """Whether an error says that the file does not hold what was written to it, so that it is made anew.

    What is kept may not be had (read-only, full, locked) without being wrong.
    """
    if isinstance(error, sqlite3.OperationalError):  # what Python cannot decode has no code
        return getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NOT_TO_BE_HAD
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.ProgrammingError)


def _existing(location: Location) -> Path | None:
    """The file of the index; None where there is none."""
    folder = own_folder(location.git.common) if location.git else None
    return _file(folder) if folder and _file(folder).exists() else None


def _connect(file: Path) -> sqlite3.Connection:
    _refuse_links(file)
    # Given by its bytes a folder may have any name; autocommit, because transactions are written where they are meant.
    db = _configure(sqlite3.connect(file, timeout=_TIMEOUT, isolation_level=None, factory=_Connection))
    try:
        if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            _create(db, file)
    except BaseException:
        db.close()
        raise
    return db


def _refuse_links(file: Path) -> None:
    """Raise `sqlite3.DatabaseError` where a file of the index is somebody else's as well: it would be written to."""
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            found = os.lstat(f"{file}{ending}")
            if not S_ISREG(found.st_mode) or found.st_nlink > 1:
                message = "a link"
                raise sqlite3.DatabaseError(message)


def _create(db: sqlite3.Connection, file: Path) -> None:
    """Make the tables of a new file; another process may have been first."""
    db.execute("PRAGMA journal_mode = WAL")
    with tables.transaction(db):
        if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                message = "not an index"
                raise sqlite3.DatabaseError(message)
            tables.create(db)
            db.execute(f"PRAGMA application_id = {_APPLICATION}")
    _remove_unused(file)


def _remove_unused(file: Path) -> None:
    """Remove the files of editions long unused: all that belongs to one, or nothing of it."""
    now, folder = file.stat().st_mtime, file.parent
    for other in folder.glob("index-*.sqlite"):
        parts = list(folder.glob(f"{other.name}*"))
        with suppress(OSError):
            if all(now - part.stat().st_mtime > _UNUSED_AFTER for part in parts):
                for part in parts:
                    part.unlink()


def _configure(db: sqlite3.Connection) -> sqlite3.Connection:
    # An index can be made again, so it need not wait for the disk; a WAL keeps it whole all the same.
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA temp_store = MEMORY")
    # Rows of names come in any order: with the usual 2 MB at hand, the same pages are written again and again.
    db.execute("PRAGMA cache_size = -65536")
    db.execute("PRAGMA wal_autocheckpoint = 8000")
    db.execute("PRAGMA cell_size_check = ON")  # damage is found when it is met
    db.execute("PRAGMA trusted_schema = OFF")  # the tables may be somebody else's, and run nothing
    tables.prepare(db)
    return db


def shorten_journal(db: sqlite3.Connection) -> None:
    """Put what a long journal holds into the index's file, unless somebody else is at it.

    SQLite does so where a connection is closed, and a call ends without that. 38 MB, as a first question leaves, are
    6 % of the instructions of each warm question after it.
    """
    file = db.execute("PRAGMA database_list").fetchone()[2]
    with suppress(FileNotFoundError):
        if file and os.stat(f"{file}-wal").st_size > _LONG_JOURNAL:  # noqa: PTH116 - a look at each question
            db.execute("PRAGMA busy_timeout = 0")  # nobody is waited for
            with suppress(sqlite3.OperationalError):
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute(f"PRAGMA busy_timeout = {_TIMEOUT * 1000:.0f}")


def drop(location: Location) -> bool:
    """Remove the index, of every edition; whether all of it went. Nothing that it held is lost.

    Other files that somebody has put into its folder stay there.
    """
    folder = own_folder(location.git.common, make=True) if location.git else None
    if folder is None:
        return True
    all_went = True
    # The whole folder at once: whoever has the file open must not find another's journal beside it.
    try:
        folder.rename(folder.with_name(f"{folder.name}-{os.getpid()}.drop"))
    except OSError:
        all_went = False
    for left in folder.parent.glob(f"{folder.name}-*.drop"):  # also of processes that were killed just here
        if re.fullmatch(_DROPPED, left.name) and left.is_dir() and not left.is_symlink():
            for _attempt in range(3):  # one who had begun to make a file there may have made it meanwhile
                with suppress(OSError):
                    _remove(left, folder)
            all_went = all_went and not left.exists()
    return all_went


def is_lasting(db: sqlite3.Connection) -> bool:
    """Whether what is written to the index is kept when the process ends."""
    return bool(db.execute("PRAGMA database_list").fetchall()[0][2])


def _remove(dropped: Path, folder: Path) -> None:
    """Remove what is ours from a folder that was the index's, and put the rest back."""
    for file in list(dropped.iterdir()):
        if not re.fullmatch(_OURS, file.name):
            folder.mkdir(exist_ok=True)
            if not (folder / file.name).exists():
                file.rename(folder / file.name)
        elif file.is_dir() and not file.is_symlink():
            file.rmdir()
        else:
            file.unlink(missing_ok=True)
    dropped.rmdir()


def index_status(location: Location) -> IndexStatus | None:
    """What the index holds; None where there is none."""
    file = _existing(location)
    if file is None:
        return None
    db = open_index(location)
    try:
        versions, unreadable = db.execute("SELECT count(*), coalesce(sum(readable = 0), 0) FROM version").fetchone()
        texts = db.execute(f"SELECT count(DISTINCT {version_of('id')}) FROM passage").fetchone()[0]  # noqa: S608 - our own columns
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        drop(location)
        return None
    finally:
        db.close()
    size = sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))
    return IndexStatus(file, size, versions, unreadable, texts)
