"""Which commits does the record come from, and what did each do to its files?

`steps` answers. What the commits before HEAD did is kept in the index and moved along with HEAD, so that Git is asked
only about what is new; an interval of other commits is asked of Git each time. Either is one process.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.store.paths import FOLDER, Location, is_record
from referat_cli.store.tables import transaction

if TYPE_CHECKING:
    from referat_cli.store.git import Repository
    from referat_cli.store.git_output import Past
    from referat_cli.store.records import Records


class Commit(NamedTuple):
    """A commit; ``time`` is when it was written, ISO 8601 with the offset of the place where it was.

    ``cut``: a shallow clone lacks what came before it, so that its files, told as added, need not have been new.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    time: str
    subject: str
    cut: bool = False


class Before(NamedTuple):
    """The path and the blob of a file in another parent than the first; None where it was not there."""

    path: str | None
    blob: str | None


class Step(NamedTuple):
    """What one commit did to one file: paths from the root of the archive, None where the file is not.

    After a rename both paths are there, and differ. A merge has steps only for files that differ from all its parents:
    ``old_path`` and ``old_blob`` are of the first parent, ``others`` of the rest, in order.
    """

    commit: Commit
    path: str | None
    old_path: str | None
    blob: str | None
    old_blob: str | None
    others: tuple[Before, ...] = ()


# A step as the table has it, without its commit: path, old_path, blob, old_blob, others.
_Row = tuple[str | None, str | None, str | None, str | None, str]


def steps(
    records: "Records",
    *,
    path: str | None = None,
    committee: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Step]:
    """What commits did to record files, parents before children and else by time; nothing without Git.

    ``until`` is the commit whose history is told (None: HEAD), ``since`` one whose own history is left out: both are
    ids, as `Repository.commit_of` gives them. ``path`` is a file by any name that it has or had, followed through
    renames; ``committee`` the code of a folder. Files that are no records by their names are left out.

    The order is of the commits alone: the same commits are told in the same order, however the index came about.
    """
    location = records.location
    if location.git is None:
        return []
    if since is not None or (until is not None and until != records.held.commit):
        found = _between(location, location.git, until or records.held.commit, since)
        found = [step for step in found if committee is None or committee in _committees(step)]
        return followed(found, path) if path is not None else found
    if records.held.commit is None:
        return []
    _up_to_date(records)
    if path is not None:
        return followed(_kept(records, *_touching(records, path)), path)
    if committee is not None:
        below = f"{FOLDER}/{committee}/"
        condition, end = "(s.path >= ? AND s.path < ? OR s.old_path >= ? AND s.old_path < ?)", below[:-1] + "0"
        return _kept(records, condition, (below, end) * 2)
    return _kept(records, "TRUE", ())


def commits(records: "Records", *, since: str | None = None, until: str | None = None) -> list[Commit]:
    """The commits of which `steps` tells, those that touched no record too, in the same order."""
    location = records.location
    if location.git is None or (until or records.held.commit) is None:
        return []
    if since is not None or (until is not None and until != records.held.commit):
        return [commit for commit, _rows in _asked(location, location.git, until or records.held.commit, since)]
    _up_to_date(records)
    query = f"SELECT {_COMMIT} FROM past p WHERE p.slot = ? ORDER BY p.made, p.commit_id"  # noqa: S608 - our own
    return [_commit(row) for row in records.rows(query, (records.held.slot,))]


def followed(found: Iterable[Step], path: str) -> list[Step]:
    """The steps of one file among others, in their order, by a path that it has or had."""
    every = list(found)
    keys, known = files_of(every)
    return [step for key, step in zip(keys, every, strict=True) if key == known.get(path)]


def files_of(found: Iterable[Step]) -> tuple[list[int], dict[str, int]]:
    """Which file each step is of, a number for each, and the number of the last file that had each path.

    A file that is deleted and comes back is the same; one that takes the place of a renamed one is another.
    """
    keys: dict[str, int] = {}
    left: set[str] = set()  # renamed: what is added here now is another file, what is changed is so on a side line
    numbers: list[int] = []
    for number, step in enumerate(found):
        olds = [name for name in (step.old_path, *(other.path for other in step.others)) if name]
        here = next((name for name in olds if name in keys), olds[0] if olds else None)
        if here is None:
            here = step.path or ""
            if here in left:
                keys[here] = number
                left.discard(here)
        key = keys.setdefault(here, number)
        if step.path:
            keys[step.path] = key
            left.discard(step.path)
            left.update(name for name in olds if name != step.path)
        numbers.append(key)
    return numbers, keys


def _committees(step: Step) -> set[str]:
    return {name.split("/")[1] for name in (step.path, step.old_path) if name and name.startswith(f"{FOLDER}/")}


_COMMIT = "p.commit_id, p.parents, p.author, p.time, p.subject, p.cut"


def _kept(records: "Records", condition: str, values: Iterable[object]) -> list[Step]:
    """The steps in the index that fulfil a condition."""
    query = f"""SELECT {_COMMIT}, s.path, s.old_path, s.blob, s.old_blob, s.others
        FROM step s JOIN past p ON p.id = s.past WHERE s.slot = ? AND {condition}
        ORDER BY p.made, p.commit_id, s.path, s.old_path"""  # noqa: S608 - conditions are our own
    known: dict[str, Commit] = {}
    found = []
    for row in records.rows(query, (records.held.slot, *values)):
        commit = known.get(row[0]) or known.setdefault(row[0], _commit(row))
        found.append(_step(commit, row[6:]))
    return found


def _commit(row: tuple[str, str, str, str, str, int]) -> Commit:
    commit, parents, author, time, subject, cut = row[:6]
    return Commit(commit, tuple(parents.split()), author, time, subject, bool(cut))


def _step(commit: Commit, row: _Row) -> Step:
    path, old_path, blob, old_blob, others = row
    parts = others.split("\0") if others else []
    pairs = zip(parts[::2], parts[1::2], strict=True)
    rest = tuple(Before(name or None, held or None) for name, held in pairs)
    return Step(commit, path, old_path, blob, old_blob, rest)


def _touching(records: "Records", path: str) -> tuple[str, list[str]]:
    """The condition that finds all steps of the paths that a file may have had."""
    query = """WITH RECURSIVE name(path) AS (
            VALUES (?)
            UNION SELECT iif(s.path = name.path, s.old_path, s.path) FROM name
            JOIN step s ON s.slot = ? AND name.path IN (s.path, s.old_path)
            WHERE s.old_path <> s.path)
        SELECT path FROM name"""
    names = [name for (name,) in records.rows(query, (path, records.held.slot))]
    marks = ", ".join("?" * len(names))
    return f"(s.path IN ({marks}) OR s.old_path IN ({marks}))", names * 2


def _between(location: Location, git: "Repository", until: str | None, since: str | None) -> list[Step]:
    if until is None:
        return []
    return [_step(commit, row) for commit, rows in _asked(location, git, until, since) for row in rows]


def _asked(
    location: Location, git: "Repository", until: str | None, since: str | None
) -> list[tuple[Commit, list[_Row]]]:
    """The commits of an interval, asked of Git, in order."""
    if until is None:
        return []
    made: dict[str, int] = {}
    cut = git.cut
    found = []
    for past in git.past(location.below + FOLDER, until, (since,) if since else ()):
        made[past.id] = _when(past, made)
        told = Commit(past.id, past.parents, past.author, past.time, past.subject, past.id in cut)
        found.append((made[past.id], past.id, told, _rows(location, past)))
    return [(commit, rows) for _made, _id, commit, rows in sorted(found, key=lambda entry: entry[:2])]


def _when(past: "Past", made: dict[str, int]) -> int:
    """When a commit was made, by clocks that never go back: later than its parents, whatever its own clock said."""
    return max([past.made, *(made[parent] + 1 for parent in past.parents if parent in made)])


def _rows(location: Location, past: "Past") -> list[_Row]:
    """The record files of a commit, as the table has them, by path."""
    return sorted(_rows_of(location, past), key=lambda row: (row[0] or "", row[1] or ""))


def _rows_of(location: Location, past: "Past") -> Iterator[_Row]:
    for file in past.files:
        path, *olds = (_named(location, name) for name in (file.path, *(name for name, _blob in file.before)))
        if path is None and not any(olds):
            continue
        blobs = [blob if name else None for name, (_path, blob) in zip(olds, file.before, strict=True)]
        others = "\0".join(part or "" for pair in zip(olds[1:], blobs[1:], strict=True) for part in pair)
        yield path, olds[0], file.blob if path else None, blobs[0], others


def _named(location: Location, name: str | None) -> str | None:
    """The path of a record in the archive, one that can be stored; None for what is no record by its name."""
    if name is None or not is_record(name):
        return None
    return name.removeprefix(location.below).encode("utf-8", "backslashreplace").decode()


def _up_to_date(records: "Records") -> None:
    """See to it that the index tells of all commits before HEAD, and of no others."""
    git, slot = records.location.git, records.held.slot
    cut = " ".join(sorted(git.cut)) if git else ""
    # HEAD may move while its history is read: then what is new is read as well.
    while git and (tip := records.held.commit):
        if records.rows("SELECT 1 FROM told WHERE slot = ? AND tip = ? AND cut = ?", (slot, tip, cut)):
            return
        records.write(partial(_bring, location=records.location, git=git, slot=slot, wanted=(tip, cut)))
        slot = records.held.slot


def _bring(
    db: sqlite3.Connection, *, location: Location, git: "Repository", slot: int, wanted: tuple[str, str]
) -> None:
    tip, cut = wanted
    with transaction(db):
        known = db.execute("SELECT tip, cut FROM told WHERE slot = ?", (slot,)).fetchone()
        gone = git.ancestry(known[0], tip) if known and known[1] == cut else None
        if gone is None:
            db.execute("DELETE FROM step WHERE slot = ?", (slot,))
            db.execute("DELETE FROM past WHERE slot = ?", (slot,))
        for commit in gone or ():
            one = (slot, commit)
            db.execute("DELETE FROM step WHERE past = (SELECT id FROM past WHERE slot = ? AND commit_id = ?)", one)
            db.execute("DELETE FROM past WHERE slot = ? AND commit_id = ?", one)
        _add(db, location, git.past(location.below + FOLDER, tip, () if gone is None else (known[0],)), slot)
        db.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", (slot, tip, cut))


def _add(db: sqlite3.Connection, location: Location, found: Iterable["Past"], slot: int) -> None:
    made: dict[str, int] = {}
    cut = location.git.cut if location.git else frozenset()
    for past in found:
        for parent in past.parents:
            if parent not in made:
                row = db.execute("SELECT made FROM past WHERE slot = ? AND commit_id = ?", (slot, parent)).fetchone()
                made.update({parent: row[0]} if row else {})
        made[past.id] = _when(past, made)
        texts = (" ".join(past.parents), past.author, past.time, past.subject)
        added = db.execute(
            "INSERT INTO past VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
            (slot, past.id, made[past.id], *map(_storable, texts), past.id in cut),
        )
        rows = [(added.lastrowid, slot, *row) for row in _rows(location, past)]
        if rows:
            db.executemany("INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _storable(text: str) -> str:
    """A text of Git's that need not be UTF-8, with its bytes in sight."""
    return text.encode("utf-8", "backslashreplace").decode()
