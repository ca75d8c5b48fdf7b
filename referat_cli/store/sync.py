"""Which version of each file does a snapshot hold, told to the index?

What a commit holds is kept in a slot, one for each work tree, and moved along as commits come. A snapshot is that slot
and, laid over it, the files that differ from it: on the disk, in what is staged, or in another revision. So a question
costs what has changed, not what there is.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import new as new_hash
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.store.database import slot_key
from referat_cli.store.git import Repository
from referat_cli.store.git_output import Blob, status
from referat_cli.store.paths import FOLDER, Location, home, is_record, kind_of
from referat_cli.store.snapshot import Unreadable, files_on_disk, read_file
from referat_cli.store.tables import transaction

if TYPE_CHECKING:
    from subprocess import Popen

Version = Literal["disk", "staged"]

# Not yet read, and never to be read: what a version is before and instead of a row.
_NO_VERSION = 0


class Held(NamedTuple):
    """A snapshot as the index has it: its slot, the commit that the slot holds, and the files that could not be opened.

    ``from_disk`` are the paths whose contents stand on the disk alone, as far as Git knows.
    """

    slot: int
    commit: str | None
    unopened: tuple[str, ...] = ()
    from_disk: frozenset[str] = frozenset()


def hold(
    db: sqlite3.Connection,
    location: Location,
    version: Version = "disk",
    revision: str | None = None,
    looking: "Popen[bytes] | None" = None,
) -> Held:
    """Tell the index which files the snapshot holds; ``revision`` is a commit, and wins over ``version``.

    ``looking`` is what `Repository.begin_status` began, where somebody has. Afterwards the view ``held`` has a row a
    file: path, blob, kind and version.
    """
    git = location.git
    if git is None:
        found = _overlaid_from_disk(db, location, files_on_disk(location))
        return _viewed(db, Held(_slot(db, location)[0], None, *found))
    if revision is not None or git.bare:
        return _hold_commit(db, location, git, revision or git.commit_of("HEAD"))
    process = looking or git.begin_status(location.below + FOLDER)
    listed, said = process.communicate()
    if process.returncode:
        process = git.begin_status(location.below + FOLDER, noting=False)
        listed, said = process.communicate()
    if process.returncode:
        raise UserError(_("Git svarer ikke: {said}").format(said=said.decode("utf-8", "replace").strip()))
    now = status(listed)
    slot = _moved(db, location, git, now.commit)
    below = location.below
    if version == "staged":
        conflicts = [name.removeprefix(below) for name in now.conflicts]
        _overlay(db, [(name.removeprefix(below), blob) for name, blob in now.staged.items()], conflicts)
        return _viewed(db, Held(slot, now.commit, _told(conflicts)))
    touched = [name.removeprefix(below) for name in now.touched]
    # What is no regular file in the commit is read as it is found: a link may well lead to a record.
    found = _overlaid_from_disk(db, location, dict.fromkeys([*touched, *_links(db, slot)]))
    return _viewed(db, Held(slot, now.commit, *found))


def _hold_commit(db: sqlite3.Connection, location: Location, git: Repository, commit: str | None) -> Held:
    slot, known = _slot(db, location)
    apart = None
    if known and commit and not git.bare and commit != known:
        apart = git.differing(known, commit, location.below + FOLDER)
    if apart is None:  # nothing is held, or the commit that the slot holds is gone
        slot = _moved(db, location, git, commit)
        db.execute("DELETE FROM overlay")
        return _viewed(db, Held(slot, commit, _told(_links(db, slot))))
    differing = {name.removeprefix(location.below): change for name, change in apart.items()}
    _overlay(db, ((path, (blob or "") if there else None) for path, (there, blob) in differing.items()))
    links = [path for path in _links(db, slot) if path not in differing]
    links += [path for path, (there, blob) in differing.items() if there and not blob]
    return _viewed(db, Held(slot, known, _told(links)))


def _links(db: sqlite3.Connection, slot: int) -> list[str]:
    """What the slot's commit holds that is no regular file."""
    return [path for (path,) in db.execute("SELECT path FROM member WHERE slot = ? AND blob IS NULL", (slot,))]


def _viewed(db: sqlite3.Connection, held: Held) -> Held:
    """The view of what the snapshot holds; without an overlay it is the slot alone, which is found by any index."""
    db.execute("DROP VIEW IF EXISTS temp.held")
    slot = f"SELECT path, blob, kind, version FROM member WHERE slot = {held.slot}"  # noqa: S608 - a number
    if db.execute("SELECT 1 FROM overlay LIMIT 1").fetchone():
        slot = f"""{slot} AND path NOT IN (SELECT path FROM overlay)
            UNION ALL SELECT path, blob, kind, version FROM overlay WHERE blob IS NOT NULL"""  # noqa: S608 - a number
    db.execute(f"CREATE TEMP VIEW held AS {slot}")
    return held


def _slot(db: sqlite3.Connection, location: Location) -> tuple[int, str | None]:
    """The slot of a work tree, made where there is none, and the commit that it holds."""
    key = slot_key(location)
    query = "SELECT id, commit_id FROM slot WHERE key = ?"
    # To write, even nothing, is to wait for whoever writes; nearly always the slot is there.
    if not db.execute(query, (key,)).fetchone():
        db.execute("INSERT OR IGNORE INTO slot(key) VALUES (?)", (key,))
    row: tuple[int, str | None] = db.execute(query, (key,)).fetchone()
    return row


def _moved(db: sqlite3.Connection, location: Location, git: Repository, commit: str | None) -> int:
    """The slot of the work tree, holding what the commit holds."""
    while True:
        slot, known = _slot(db, location)
        if known == commit:
            return slot
        folder = location.below + FOLDER
        differing = git.differing(known, commit, folder) if known and commit else None
        whole = git.files_of(commit, folder) if commit and differing is None else {}
        with transaction(db):
            if _slot(db, location)[1] == known:  # nobody else has moved it meanwhile
                if differing is None:
                    db.execute("DELETE FROM member WHERE slot = ?", (slot,))
                changes = differing or {name: (True, blob) for name, blob in whole.items()}
                _move(db, slot, {name.removeprefix(location.below): change for name, change in changes.items()})
                db.execute("UPDATE slot SET commit_id = ? WHERE id = ?", (commit, slot))


def _move(db: sqlite3.Connection, slot: int, changes: dict[str, tuple[bool, Blob]]) -> None:
    records = {path: change for path, change in changes.items() if is_record(path)}
    gone = [(slot, _storable(path)) for path, (there, _blob) in records.items() if not there]
    db.executemany("DELETE FROM member WHERE slot = ? AND path = ?", gone)
    db.executemany(
        "INSERT OR REPLACE INTO member(slot, path, blob, kind, version) VALUES (?, ?, ?, ?, ?)",
        [(slot, *_row(path, blob)) for path, (there, blob) in records.items() if there],
    )


def _storable(path: str) -> str:
    """The path as a text that can be stored: a name that is no UTF-8 keeps its bytes in sight."""
    return path.encode("utf-8", "backslashreplace").decode()


def _row(path: str, blob: Blob) -> tuple[str, Blob, str | None, int | None]:
    """A file's path, blob and kind, and its version where it is one that is never read."""
    stored = _storable(path)
    kind = kind_of(path) if stored == path and home(path) else None
    return stored, blob, kind, None if kind and blob else _NO_VERSION


def _overlay(db: sqlite3.Connection, rows: Iterable[tuple[str, Blob]], unopened: Iterable[str] = ()) -> None:
    """Lay files over the slot; those that are there and cannot be opened have a blob that is empty."""
    db.execute("DELETE FROM overlay")
    db.executemany(
        "INSERT OR REPLACE INTO overlay(path, blob, kind, version) VALUES (?, ?, ?, ?)",
        [_row(path, blob) for path, blob in [*rows, *((path, "") for path in unopened)] if is_record(path)],
    )


def _told(paths: Iterable[str]) -> tuple[str, ...]:
    """Of files that cannot be opened, those that lie where a record does."""
    return tuple(path for path in paths if home(path))


def _overlaid_from_disk(
    db: sqlite3.Connection, location: Location, paths: Iterable[str]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Lay these files over the slot as they stand on the disk; those that cannot be opened, and those that can."""
    unopened: list[str] = []
    found = list(_on_disk(location, paths, unopened))
    _overlay(db, found, unopened)
    return _told(unopened), frozenset(path for path, blob in found if blob)


def _on_disk(location: Location, paths: Iterable[str], unopened: list[str]) -> Iterator[tuple[str, Blob]]:
    import os  # noqa: PLC0415 - most questions meet a clean work tree

    for path in paths:
        if not is_record(path):
            continue
        if not os.path.lexists(location.root / path):
            yield path, None
            continue
        try:
            yield path, blob_id(read_file(location.root, path), location)
        except Unreadable:
            unopened.append(path)


def blob_id(content: bytes, location: Location) -> str:
    """The id that Git would give these bytes, by the kind of ids that the repository has."""
    sha256 = location.git is not None and (location.git.common / "config").is_file() and _is_sha256(location.git)
    found = new_hash("sha256" if sha256 else "sha1", usedforsecurity=False)
    found.update(b"blob %d\0" % len(content))
    found.update(content)
    return found.hexdigest()


def _is_sha256(git: Repository) -> bool:
    """Whether the repository says in its configuration that its ids are of the longer kind."""
    return b"objectformat = sha256" in (git.common / "config").read_bytes().lower()


def unchanged(db: sqlite3.Connection, held: Held) -> bool:
    """Whether the slot still holds what it did: another process may have moved it along."""
    row = db.execute("SELECT commit_id FROM slot WHERE id = ?", (held.slot,)).fetchone()
    return row is not None and row[0] == held.commit
