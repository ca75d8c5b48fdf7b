"""Bring the index's list of files to a snapshot.

The index keeps the files of one commit for each work tree (the base) and, laid over it, the files that differ (the
overlay): those on the disk, those staged, or those of another revision. A question so costs what has changed, not what
there is.
"""

import re
import sqlite3
from collections.abc import Container, Mapping
from typing import NamedTuple

from referat_cli.store.database import base_key
from referat_cli.store.git import Repository
from referat_cli.store.git_output import Blob
from referat_cli.store.paths import FOLDER, Location, home, is_record, kind_of, may_be_folder
from referat_cli.store.snapshot import Snapshot, Unreadable, blob_id, files_on_disk, is_gone, read_record
from referat_cli.store.tables import storable, transaction

# How a byte that is no UTF-8 stands in a stored path.
_ESCAPED = r"\\u(dc[89a-f][0-9a-f])"
# Not yet read, and never to be read: what a version is before and instead of a row.
_NO_VERSION = 0
# So many commits are remembered that no branch may lead to any more.
_MOST_ABANDONED = 20


class IndexedSnapshot(NamedTuple):
    """A snapshot as the index has it: its base, the commit that the base holds, and the files that could not be opened.

    ``from_disk`` are the paths whose contents stand on the disk alone, as far as Git knows.
    """

    base: int
    commit: str | None
    unreadable: tuple[str, ...] = ()
    from_disk: frozenset[str] = frozenset()


def sync_snapshot(db: sqlite3.Connection, snapshot: Snapshot) -> IndexedSnapshot:
    """Make the view ``snapshot_file`` have one row a file of the snapshot: path, blob, kind and version.

    Raises `UserError` where Git does not answer.
    """
    location = snapshot.location
    if location.git is None:
        found = _overlaid_from_disk(db, location, dict.fromkeys(files_on_disk(location), True))
        return create_view(db, IndexedSnapshot(_base(db, location).id, None, *found))
    status = snapshot.status
    if status is None:
        return _sync_commit(db, location, location.git, snapshot.commit)
    base = _move_base(db, location, location.git, status.commit)
    if snapshot.version == "staged":
        staged = {**status.staged, **dict.fromkeys(status.conflicts, "")}
        _overlay(db, staged)
        unread = dict.fromkeys(_links(db, base), "") | staged
        return create_view(db, IndexedSnapshot(base, status.commit, _not_opened(unread)))
    # What is no regular file in the commit is read as it is found: a link may well lead to a record.
    links = dict.fromkeys(_links(db, base), True)
    found = _overlaid_from_disk(db, location, links | status.touched, links)
    return create_view(db, IndexedSnapshot(base, status.commit, *found))


def indexed_files(db: sqlite3.Connection) -> dict[str, Blob]:
    """The files of the view ``snapshot_file`` → their blobs, by the names that Git has for them."""
    return {_as_named(path): blob for path, blob in db.execute("SELECT path, blob FROM snapshot_file")}


def _as_named(stored: str) -> str:
    """The path that is stored, by the name that Git has for it."""
    return re.sub(_ESCAPED, lambda byte: chr(int(byte[1], 16)), stored)


def _sync_commit(db: sqlite3.Connection, location: Location, git: Repository, commit: str | None) -> IndexedSnapshot:
    base, indexed, _abandoned = _base(db, location)
    changes = None
    if indexed and commit and not git.bare and commit != indexed:
        changes = git.differing(indexed, commit, location.below + FOLDER)
    if changes is None:  # there is no base, or the commit that the base holds is gone
        base = _move_base(db, location, git, commit)
        db.execute("DELETE FROM overlay")
        return create_view(db, IndexedSnapshot(base, commit, _not_opened(dict.fromkeys(_links(db, base), ""))))
    differing = {
        name.removeprefix(location.below): (blob or "") if there else None for name, (there, blob) in changes.items()
    }
    _overlay(db, differing)
    links = {path: "" for path in _links(db, base) if path not in differing}
    return create_view(db, IndexedSnapshot(base, indexed, _not_opened({**links, **differing})))


def _links(db: sqlite3.Connection, base: int) -> list[str]:
    """What the base's commit holds that is no regular file."""
    query = "SELECT path FROM base_file INDEXED BY base_file_link WHERE base = ? AND blob IS NULL"
    return [_as_named(path) for (path,) in db.execute(query, (base,))]


def create_view(db: sqlite3.Connection, snapshot: IndexedSnapshot) -> IndexedSnapshot:
    """The view of what the snapshot holds; without an overlay it is the base alone, which is found by any index."""
    for kind in ("TABLE", "VIEW"):
        if db.execute(
            "SELECT 1 FROM temp.sqlite_master WHERE name = 'snapshot_file' AND type = ?", (kind.lower(),)
        ).fetchone():
            db.execute(f"DROP {kind} temp.snapshot_file")
    base = f"SELECT path, blob, kind, version FROM base_file WHERE base = {snapshot.base}"  # noqa: S608 - a number
    if db.execute("SELECT 1 FROM overlay LIMIT 1").fetchone():
        base = f"""{base} AND path NOT IN (SELECT path FROM overlay)
            UNION ALL SELECT path, blob, kind, version FROM overlay WHERE blob IS NOT NULL"""  # noqa: S608 - a number
    db.execute(f"CREATE TEMP VIEW snapshot_file AS {base}")
    return snapshot


class _Base(NamedTuple):
    """The base of a work tree: the commit that it holds, and those held before that no longer lead to it, as a text."""

    id: int
    commit: str | None
    abandoned: str


def settle(db: sqlite3.Connection) -> None:
    """Make the view a table where something lies over the base: else each question puts all files together anew."""
    if db.execute("SELECT 1 FROM overlay LIMIT 1").fetchone():
        db.execute("CREATE TEMP TABLE settled AS SELECT path, blob, kind, version FROM snapshot_file")
        db.execute("DROP VIEW temp.snapshot_file")
        db.execute("ALTER TABLE temp.settled RENAME TO snapshot_file")
        db.execute("CREATE INDEX temp.snapshot_file_version ON snapshot_file(version)")
        db.execute("CREATE INDEX temp.snapshot_file_path ON snapshot_file(path)")


def _base(db: sqlite3.Connection, location: Location) -> _Base:
    """The base of a work tree, made where there is none."""
    key = base_key(location)
    query = "SELECT id, commit_id, abandoned FROM base WHERE key = ?"
    # To write, even nothing, is to wait for whoever writes; nearly always the base is there.
    if not db.execute(query, (key,)).fetchone():
        db.execute("INSERT OR IGNORE INTO base(key) VALUES (?)", (key,))
    return _Base(*db.execute(query, (key,)).fetchone())


def _move_base(db: sqlite3.Connection, location: Location, git: Repository, commit: str | None) -> int:
    """The base of the work tree, holding what the commit holds.

    Raises `sqlite3.DatabaseError`, as of a damaged index, where a commit that it held is no longer in Git: history has
    been rewritten, and the index has to let go of what was in it, as Git has.
    """
    while True:
        base, indexed, abandoned = _base(db, location)
        if indexed == commit:
            if abandoned and not git.has(abandoned.split()):
                raise _gone()
            return base
        folder = location.below + FOLDER
        before = [*abandoned.split(), *filter(None, [indexed])][-_MOST_ABANDONED:]
        ancestry = git.begin_ancestry(before, commit) if before and commit else None
        differing = git.differing(indexed, commit, folder) if indexed and commit else None
        outside = ancestry() if ancestry else before
        if indexed and commit and differing is None:
            raise _gone()
        if outside is None:
            raise _gone()
        abandoned = " ".join(one for one in before if one in outside)
        whole = git.files_of(commit, folder) if commit and differing is None else {}
        with transaction(db):
            if _base(db, location).commit == indexed:  # nobody else has moved it meanwhile
                if differing is None:
                    db.execute("DELETE FROM base_file WHERE base = ?", (base,))
                changes = differing or {name: (True, blob) for name, blob in whole.items()}
                _update_base(db, base, {name.removeprefix(location.below): change for name, change in changes.items()})
                db.execute("UPDATE base SET commit_id = ?, abandoned = ? WHERE id = ?", (commit, abandoned, base))


def _gone() -> sqlite3.DatabaseError:
    return sqlite3.DatabaseError("a commit of the index is gone")


def _update_base(db: sqlite3.Connection, base: int, changes: dict[str, tuple[bool, Blob]]) -> None:
    records = {path: change for path, change in changes.items() if _is_kept(path, change[1])}
    gone = [(base, storable(path)) for path, (there, _blob) in records.items() if not there]
    db.executemany("DELETE FROM base_file WHERE base = ? AND path = ?", gone)
    db.executemany(
        "INSERT OR REPLACE INTO base_file(base, path, blob, kind, version) VALUES (?, ?, ?, ?, ?)",
        [(base, *_row(path, blob)) for path, (there, blob) in records.items() if there],
    )


def _is_kept(path: str, blob: Blob) -> bool:
    """Whether the index has a row of what stands at a path: a record, or what is no file and may hide records."""
    return is_record(path) or (not blob and may_be_folder(path))


def _row(path: str, blob: Blob) -> tuple[str, Blob, str | None, int | None]:
    """A file's path, blob and kind, and its version where it is one that is never read."""
    stored = storable(path)
    kind = kind_of(path) if stored == path and home(path) else None
    return stored, blob, kind, None if kind and blob else _NO_VERSION


def _overlay(db: sqlite3.Connection, files: Mapping[str, Blob]) -> None:
    """Lay files over the base; those that are there and cannot be opened have a blob that is empty."""
    db.execute("DELETE FROM overlay")
    db.executemany(
        "INSERT OR REPLACE INTO overlay(path, blob, kind, version) VALUES (?, ?, ?, ?)",
        [_row(path, blob) for path, blob in files.items() if _is_kept(path, blob)],
    )


def _overlaid_from_disk(
    db: sqlite3.Connection, location: Location, paths: Mapping[str, bool], links: Container[str] = ()
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Lay these files over the base as they stand on the disk; those that cannot be opened, and those that can."""
    files: dict[str, Blob] = {}
    for path, is_there in paths.items():
        if not is_record(path) and not (location.root / path).is_dir():
            if path in links:  # a link to something that is no folder
                files[path] = None
            continue
        try:
            there = is_there and not is_gone(location, path)
            files[path] = blob_id(read_record(location, path), location) if there else None
        except Unreadable:
            files[path] = ""
    _overlay(db, files)
    return _not_opened(files), frozenset(path for path, blob in files.items() if blob)


def _not_opened(files: Mapping[str, Blob]) -> tuple[str, ...]:
    """Of the files that lie where a record does, those that are there and cannot be opened."""
    return tuple(path for path, blob in files.items() if blob == "" and home(path))


def unchanged(db: sqlite3.Connection, snapshot: IndexedSnapshot) -> bool:
    """Whether the base still holds what it did: another process may have moved it along."""
    row = db.execute("SELECT commit_id FROM base WHERE id = ?", (snapshot.base,)).fetchone()
    return row is not None and row[0] == snapshot.commit
