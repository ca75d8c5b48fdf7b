"""The commits that the record comes from, and what each did to its files, as Git has it.

What the commits before HEAD did is kept in the index and moved along with HEAD, so that Git is asked only about what is
new; an interval of other commits is asked of Git each time. Either is one process.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.store.paths import FOLDER, Location, is_record
from referat_cli.store.tables import storable, transaction
from referat_cli.store.versions import FileVersion, with_status

if TYPE_CHECKING:
    from referat_cli.store.git import Repository
    from referat_cli.store.git_log import LoggedCommit
    from referat_cli.store.records import Records
    from referat_cli.store.sync import IndexedSnapshot


def short_id(identity: str) -> str:
    """As much of the id of a commit as people use."""
    return identity[:7]


class Commit(NamedTuple):
    """A commit; ``time`` is when it was written, ISO 8601 with the offset of the place where it was.

    ``cut``: a shallow clone lacks what came before it, so that its files, added by it as Git has it, need not be new.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    time: str
    subject: str
    cut: bool = False

    @property
    def short_id(self) -> str:
        """As much of its id as people use."""
        return short_id(self.id)

    @property
    def is_merge(self) -> bool:
        """Whether it joins several lines of history."""
        return len(self.parents) > 1


class CommittedFile(NamedTuple):
    """What one commit did to one file: the version after it, and the one in each parent; None where the file is not.

    After a rename the paths differ. A merge has only the files that differ from all its parents.
    """

    commit: Commit
    after: FileVersion | None
    parents: tuple[FileVersion | None, ...]

    @property
    def path(self) -> str | None:
        """The path after the commit."""
        return self.after.path if self.after else None

    @property
    def old_path(self) -> str | None:
        """The path in the first parent."""
        return self.parents[0].path if self.parents[0] else None


# As many paths as go into one question to the index.
_MARKS = 400
# So many commits are written at a time: by itself each takes twice the time.
_AT_A_TIME = 1000

# A file of a commit as the table has it: path, old_path, blob, old_blob, and the same of the other parents in one text.
_Row = tuple[str | None, str | None, str | None, str | None, str]


def committed_files(
    records: "Records",
    *,
    path: str | None = None,
    committee: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[CommittedFile]:
    """What commits did to record files, parents before children and else by time; nothing without Git.

    ``until`` is the commit whose history it is (None: HEAD), ``since`` one whose own history is left out: both are
    ids, as `Repository.commit_of` gives them. ``path`` is a file by any name that it has or had, followed through
    renames; ``committee`` the code of a folder. Files that are no records by their names are left out.

    The order is of the commits alone: the same commits come in the same order, however the index came about.
    """
    log = _log_of_interval(records, since, until)
    if log is not None:
        found = [_committed_file(commit, row) for commit, rows in log for row in rows]
        found = [file for file in found if committee is None or committee in _committees(file)]
        return followed(found, path) if path is not None else found
    if path is not None:
        names = _paths_of(records, path)
        return followed(_indexed_files(records, f"IN ({', '.join('?' * len(names))})", names), path)
    if committee is not None:
        below = f"{FOLDER}/{committee}/"
        return _indexed_files(records, "BETWEEN ? AND ?", (below, below[:-1] + "0"))
    return _indexed_files(records)


def commits(records: "Records", *, since: str | None = None, until: str | None = None) -> list[Commit]:
    """The commits that `committed_files` looks through, those that touched no record too, in the same order."""
    log = _log_of_interval(records, since, until)
    if log is not None:
        return [commit for commit, _rows in log]
    query = f"SELECT {_COMMIT} FROM commit_ c WHERE c.base = ? ORDER BY c.made, c.commit_id"  # noqa: S608 - our own
    return [_commit(row) for row in records.rows(query, (records.snapshot.base,))]


def made_from_approved(records: "Records", paths: set[str]) -> list[str]:
    """Those of these files whose present version was made, in a commit or on the disk, from one that was approved."""
    if not paths or records.location.git is None or not records.snapshot.commit:
        return []
    sync_commits(records)
    rows: list[tuple[str, str]] = []
    chosen = sorted(paths)
    for start in range(0, len(chosen), _MARKS):
        some = chosen[start : start + _MARKS]
        marks = ", ".join("?" * len(some))
        base = records.snapshot.base
        rows += records.rows(
            f"""SELECT f.path, s.old_blob FROM snapshot_file f
                JOIN file_change s ON s.base = ? AND s.path = f.path AND s.blob = f.blob
                WHERE f.path IN ({marks}) AND s.old_blob IS NOT NULL
            UNION SELECT f.path, b.blob FROM snapshot_file f JOIN base_file b ON b.base = ? AND b.path = f.path
                WHERE f.path IN ({marks}) AND b.blob <> f.blob""",  # noqa: S608 - question marks
            (base, *some, base, *some),
        )
    approved = with_status(records, "godkjent", (blob for _path, blob in rows))
    return sorted({path for path, blob in rows if blob in approved})


def last_notices(records: "Records") -> dict[str, str]:
    """The minutes that are not approved → the blob of the last notice that they were made from, where there is one."""
    if records.location.git is None or not records.snapshot.commit:
        return {}
    sync_commits(records)
    base = records.snapshot.base
    minutes = "snapshot_file f JOIN meeting m ON m.version = f.version AND m.status = 'referat'"
    rows = records.rows(
        f"""SELECT f.path, s.old_blob FROM {minutes} JOIN file_change s ON s.base = ? AND s.path = f.path
            JOIN commit_ c ON c.id = s.commit_ WHERE s.old_blob IS NOT NULL ORDER BY c.made, c.commit_id""",  # noqa: S608
        (base,),
    )
    rows += records.rows(
        f"""SELECT f.path, b.blob FROM {minutes}
            JOIN base_file b ON b.base = ? AND b.path = f.path WHERE b.blob <> f.blob""",  # noqa: S608
        (base,),
    )
    notices = with_status(records, "innkalling", (blob for _path, blob in rows))
    return {path: blob for path, blob in rows if blob in notices}


def followed(files: list[CommittedFile], path: str) -> list[CommittedFile]:
    """What was done to one file among others, in their order, by a path that it has or had."""
    numbers, last = number_files(files)
    return [file for number, file in zip(numbers, files, strict=True) if number == last.get(path)]


def number_files(files: Iterable[CommittedFile]) -> tuple[list[int], dict[str, int]]:
    """Which file each is of, a number for each file; and each path → the number of the last file that had it.

    A file that is deleted and comes back is the same; one that takes the place of a renamed one is another.
    """
    last: dict[str, int] = {}
    left: set[str] = set()  # renamed: what is added here now is another file, what is changed is so on a side line
    numbers: list[int] = []
    for number, file in enumerate(files):
        olds = [version.path for version in file.parents if version]
        here = next((name for name in olds if name in last), olds[0] if olds else None)
        if here is None:
            here = file.path or ""
            if here in left:
                last[here] = number
                left.discard(here)
        same = last.setdefault(here, number)
        if file.path:
            last[file.path] = same
            left.discard(file.path)
            left.update(name for name in olds if name != file.path)
        numbers.append(same)
    return numbers, last


def _committees(file: CommittedFile) -> set[str]:
    return {name.split("/")[1] for name in (file.path, file.old_path) if name and name.startswith(f"{FOLDER}/")}


_COMMIT = "c.commit_id, c.parents, c.author, c.time, c.subject, c.cut"


def _indexed_files(records: "Records", condition: str = "", values: Sequence[object] = ()) -> list[CommittedFile]:
    """The files in the index whose path, before or after, fulfils a condition."""
    base = records.snapshot.base
    # Each path by its own index: where both stand in one condition, SQLite reads the whole history.
    chosen = f"""s.rowid IN (SELECT rowid FROM file_change WHERE base = ? AND path {condition}
        UNION SELECT rowid FROM file_change WHERE base = ? AND old_path {condition})"""  # noqa: S608 - conditions are our own
    query = f"""SELECT {_COMMIT}, s.path, s.old_path, s.blob, s.old_blob, s.others
        FROM file_change s JOIN commit_ c ON c.id = s.commit_ WHERE {chosen if condition else "s.base = ?"}
        ORDER BY c.made, c.commit_id, s.path, s.old_path"""  # noqa: S608 - as above
    made: dict[str, Commit] = {}
    found = []
    for row in records.rows(query, (base, *values, base, *values) if condition else (base,)):
        commit = made.get(row[0]) or made.setdefault(row[0], _commit(row))
        found.append(_committed_file(commit, row[6:]))
    return found


def _commit(row: tuple[str, str, str, str, str, int]) -> Commit:
    commit, parents, author, time, subject, cut = row[:6]
    return Commit(commit, tuple(parents.split()), author, time, subject, bool(cut))


def _committed_file(commit: Commit, row: _Row) -> CommittedFile:
    path, old_path, blob, old_blob, others = row
    parts = others.split("\0") if others else []
    pairs = [(path, blob), (old_path, old_blob), *zip(parts[::2], parts[1::2], strict=True)]
    after, *parents = (FileVersion(name, content) if name and content else None for name, content in pairs)
    return CommittedFile(commit, after, tuple(parents))


def _paths_of(records: "Records", path: str) -> list[str]:
    """The paths that a file may have had, this one first."""
    base, names = records.snapshot.base, [path]
    query = """SELECT old_path FROM file_change WHERE base = ? AND path = ? AND old_path <> path
        UNION SELECT path FROM file_change WHERE base = ? AND old_path = ? AND old_path <> path"""
    for name in names:
        names += [other for (other,) in records.rows(query, (base, name, base, name)) if other not in names]
    return names


def _log_of_interval(
    records: "Records", since: str | None, until: str | None
) -> list[tuple[Commit, list[_Row]]] | None:
    """The commits of an interval, asked of Git, in order; None for all that HEAD comes from: the index has them now."""
    location, tip = records.location, until or records.snapshot.commit
    git = location.git
    if git is None or tip is None:
        return []
    if since is None and tip == records.snapshot.commit:
        sync_commits(records)
        return None
    made: dict[str, int] = {}
    cut = git.cut
    found = []
    for logged in git.log(location.below + FOLDER, tip, (since,) if since else ()):
        made[logged.id] = _order(logged, made)
        commit = Commit(logged.id, logged.parents, logged.author, logged.time, logged.subject, logged.id in cut)
        found.append((made[logged.id], logged.id, commit, _rows(location.below, logged)))
    return [(commit, rows) for _made, _id, commit, rows in sorted(found, key=lambda entry: entry[:2])]


def _order(logged: "LoggedCommit", made: dict[str, int]) -> int:
    """When a commit was made, by clocks that never go back: later than its parents, whatever its own clock has."""
    return max([logged.made, *(made[parent] + 1 for parent in logged.parents if parent in made)])


def _rows(below: str, logged: "LoggedCommit") -> list[_Row]:
    """The record files of a commit, as the table has them, by path; Git's own begin with what is ``below``."""
    rows: list[_Row] = []
    for file in logged.files:
        path, *olds = (_record_path(below, name) for name in (file.path, *(name for name, _blob in file.before)))
        if path is None and not any(olds):
            continue
        blobs = [blob if name else None for name, (_path, blob) in zip(olds, file.before, strict=True)]
        others = "\0".join(part or "" for pair in zip(olds[1:], blobs[1:], strict=True) for part in pair)
        rows.append((path, olds[0], file.blob if path else None, blobs[0], others))
    return sorted(rows, key=lambda row: (row[0] or "", row[1] or ""))


def _record_path(below: str, name: str | None) -> str | None:
    """The path of a record in the archive, one that can be stored; None for what is no record by its name."""
    if name is None or not is_record(name):
        return None
    return storable(name.removeprefix(below))


def sync_commits(records: "Records") -> None:
    """Bring the commits in the index to HEAD: all that it comes from, and no others."""
    git, base = records.location.git, records.snapshot.base
    cut = _cut(git) if git else ""
    # HEAD may move while its history is read: then what is new is read as well.
    while git and (tip := records.snapshot.commit):
        if records.rows("SELECT 1 FROM history WHERE base = ? AND tip = ? AND cut = ?", (base, tip, cut)):
            return
        records.write(partial(_move_tip, location=records.location, git=git, base=base, ends=(tip, cut)))
        base = records.snapshot.base


def load_commits(db: sqlite3.Connection, snapshot: "IndexedSnapshot", location: Location) -> None:
    """Bring the commits in the index to that of a snapshot, as `sync_commits` does to HEAD."""
    if location.git and snapshot.commit:
        ends = snapshot.commit, _cut(location.git)
        _move_tip(db, location=location, git=location.git, base=snapshot.base, ends=ends)


def _cut(git: "Repository") -> str:
    """What else than its commits decides what is told of a history: where it is cut off, and who is called what."""
    return " ".join([*sorted(git.cut), git.mailmap])


def _move_tip(
    db: sqlite3.Connection, *, location: Location, git: "Repository", base: int, ends: tuple[str, str]
) -> None:
    tip, cut = ends
    with transaction(db):
        before = db.execute("SELECT tip, cut FROM history WHERE base = ?", (base,)).fetchone()
        gone = git.begin_ancestry([before[0]], tip)() if before and before[1] == cut else None
        # Where the two have no history in common that the index knows, everything goes.
        which = "base = ?" if gone is None else "base = ? AND commit_id = ?"
        for one in [(base,)] if gone is None else [(base, commit) for commit in gone]:
            db.execute(f"DELETE FROM file_change WHERE commit_ IN (SELECT id FROM commit_ WHERE {which})", one)  # noqa: S608 - our own
            db.execute(f"DELETE FROM commit_ WHERE {which}", one)  # noqa: S608 - our own
        _insert(db, location, git.log(location.below + FOLDER, tip, () if gone is None else (before[0],)), base)
        db.execute("INSERT OR REPLACE INTO history VALUES (?, ?, ?)", (base, tip, cut))


def _insert(db: sqlite3.Connection, location: Location, found: Iterable["LoggedCommit"], base: int) -> None:
    made: dict[str, int] = {}
    cut, below = location.git.cut if location.git else frozenset(), location.below
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM commit_").fetchone()
    numbered = enumerate(found, last + 1)
    while some := list(islice(numbered, _AT_A_TIME)):
        commits, changes = [], []
        for id_, logged in some:
            for parent in logged.parents:
                if parent not in made:  # one of an earlier call: in this one, parents come first
                    query = "SELECT made FROM commit_ WHERE base = ? AND commit_id = ?"
                    made.update((parent, when) for (when,) in db.execute(query, (base, parent)))
            made[logged.id] = _order(logged, made)
            texts = (" ".join(logged.parents), logged.author, logged.time, logged.subject)
            commits.append((id_, base, logged.id, made[logged.id], *map(storable, texts), logged.id in cut))
            changes += [(id_, base, *row) for row in _rows(below, logged)]
        db.executemany("INSERT INTO commit_ VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", commits)
        db.executemany("INSERT INTO file_change VALUES (?, ?, ?, ?, ?, ?, ?)", changes)
