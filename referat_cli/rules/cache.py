"""The verdicts on a whole archive, kept so that what has not changed is not judged again.

A committee is judged as a whole, because its files are each other's neighbours, and the verdict is kept under what it
rests on: the contents of its files, the registers of all committees, the program's own text and the versions of its
libraries. So a verdict is never stale, and a tree that has not changed is answered without reading a file of it.
"""

import json
import sqlite3
from collections.abc import Container
from datetime import date
from typing import NamedTuple

from referat_cli.model.calendar import is_long_past
from referat_cli.model.problem import Place, Problem
from referat_cli.store import database
from referat_cli.store.folders import Listing, are_unchanged, list_folders
from referat_cli.store.git_output import Blob
from referat_cli.store.libraries import versions
from referat_cli.store.paths import REGISTER, Location, home, ordered
from referat_cli.store.snapshot import Snapshot
from referat_cli.store.sync import IndexedSnapshot, indexed_files, sync_snapshot
from referat_cli.store.tables import LIBRARIES, digest_of_sources, transaction

# What says what is wrong; whenever any of it changes, everything is judged anew.
_SOURCES = ("model", "document", "compare", "store", "rules", "schema")
_LIBRARIES = (*LIBRARIES, "jsonschema")
# A verdict goes when there are this many newer ones.
_MOST = 4000
# Said of a file that could not be read now, and of one whose bytes on the disk are not those that Git takes it for: the
# verdict is not on what its key names.
_NOT_OF_CONTENTS = ("REF101", "REF120")


class Judged(NamedTuple):
    """Every problem of an archive, in the order of its files, and how many files it has.

    ``unlisted`` are the records that lie on the disk besides: those that Git is told to leave out, if it is asked.
    """

    problems: list[Problem]
    files: int
    unlisted: tuple[str, ...] = ()


def judge_archive(snapshot: Snapshot, today: date) -> Judged:
    """Every problem of the archive as it stands on the disk, or is staged."""
    location = snapshot.location
    if location.git is None:
        return _judge_now(snapshot, today)
    db = database.open_index(location)
    try:
        return _judge_with_cache(db, snapshot, today)
    except sqlite3.Error as error:  # the index is a help, and no more
        if database.is_damage(error):
            database.drop(location)
        judged, listing = _judge_now(snapshot.again(), today), list_folders(location.root)
        return judged._replace(unlisted=_unlisted(listing, snapshot.paths))
    finally:
        db.close()


def _judge_with_cache(db: sqlite3.Connection, snapshot: Snapshot, today: date) -> Judged:
    indexed = sync_snapshot(db, snapshot)
    location = snapshot.location
    whole = _key_of_commit(db, indexed, location)
    if whole and (cached := _cached_whole(db, whole, location, today)):
        return cached
    files, listing = indexed_files(db), list_folders(location.root)
    paths, keys = _keys(files, listing, today)
    verdicts = _cached(db, keys, today)
    missing = {committee for committee in paths if committee not in verdicts}
    if missing:
        snapshot.list_from(files, indexed.from_disk)
        found: dict[str, list[Problem]] = {committee: [] for committee in missing}
        for problem in _judge_now(snapshot, today, missing).problems:
            found[committee_of(problem.path)].append(problem)
        # What was saved meanwhile may have been read in part: such a verdict is given, and not kept.
        sync_snapshot(db, snapshot.again())
        _paths, keys_now = _keys(indexed_files(db), list_folders(location.root), today)
        same = [c for c in missing if c in keys and keys_now.get(c) == keys[c] and _is_of_contents(found[c])]
        _cache(db, {keys[committee]: found[committee] for committee in same}, today)
        verdicts |= found
        missing -= set(same)
    judged = Judged([problem for c in paths for problem in verdicts[c]], len(files), _unlisted(listing, files))
    if whole and listing.times and not missing:  # every verdict is kept; put together anew each day
        kept = json.dumps([listing.times, judged.files, judged.unlisted, *judged.problems])
        _insert(db, [(whole, str(today), str(today), kept)])
    return judged


def _unlisted(listing: Listing, files: Container[str]) -> tuple[str, ...]:
    return tuple(sorted(path for path in listing.records if path not in files))


def committee_of(path: str) -> str:
    """What is judged together with a file: all below the same folder of the record."""
    return "/".join(path.split("/")[1:2])


def _judge_now(snapshot: Snapshot, today: date, committees: set[str] | None = None) -> Judged:
    """The problems of these committees (None: of all), read and judged now."""
    from referat_cli.rules.runner import judge_all  # noqa: PLC0415
    from referat_cli.store.archive import Archive  # noqa: PLC0415 - what has been judged is not read again

    paths = [path for path in snapshot.paths if committees is None or committee_of(path) in committees]
    return Judged(list(judge_all(Archive(snapshot), paths, today)), len(paths))


def _key_of_commit(db: sqlite3.Connection, snapshot: IndexedSnapshot, location: Location) -> bytes | None:
    """The key of the verdict of all that a commit holds; None where something else lies over it.

    It is kept with the times of the folders in which it was found, of this work tree.
    """
    if snapshot.commit is None or db.execute("SELECT 1 FROM overlay LIMIT 1").fetchone():
        return None
    return f"{_judge()} {snapshot.commit} {location.root}".encode("utf-8", "surrogateescape")


def _judge() -> str:
    """Who judges: this text of the program, with these versions of what it judges with."""
    return f"{digest_of_sources(_SOURCES)} {versions(_LIBRARIES)}"


# A verdict counts from the day it was made on, until its last day, or for ever.
_COUNTS = "first <= ? AND coalesce(last, ?) >= ?"


def _cached_whole(db: sqlite3.Connection, key: bytes, location: Location, today: date) -> Judged | None:
    query = f"SELECT problems FROM verdict WHERE key = ? AND {_COUNTS}"  # noqa: S608 - our own condition
    for (kept,) in db.execute(query, (key, str(today), str(today), str(today))):
        times, files, unlisted, *problems = json.loads(kept)
        if are_unchanged(location.root, times):
            return Judged(_problems(problems), files, tuple(unlisted))
    return None


def _keys(files: dict[str, Blob], listing: Listing, today: date) -> tuple[dict[str, list[str]], dict[str, bytes]]:
    """The files of each committee, and the key of its verdict: none where a file cannot be opened.

    Beside their contents a verdict rests on which attachments lie there, and which meetings are long past.
    """
    from hashlib import sha1  # noqa: PLC0415 - 4 ms, and a tree that has not changed needs no sums

    of_committees: dict[str, list[tuple[str, Blob]]] = {}
    for path, blob in files.items():
        of_committees.setdefault(committee_of(path), []).append((path, blob))
    beside: dict[str, list[str]] = {}
    for path in listing.others:
        beside.setdefault(committee_of(path), []).append(path)
    # Names are compared with the names of all other registers.
    registers = sorted(file for own in of_committees.values() for file in own if file[0].endswith("/" + REGISTER))
    common = sha1(f"{_judge()}{registers}".encode(), usedforsecurity=False)
    keys = {}
    for committee, own in of_committees.items():
        if all(blob for _path, blob in own):
            key = common.copy()
            listed = [f"{path}\0{blob}\0{_is_long_past(path, today)}" for path, blob in sorted(own)]
            key.update("\n".join([*listed, *beside.get(committee, [])]).encode("utf-8", "surrogateescape"))
            keys[committee] = key.digest()
    return {c: list(ordered(path for path, _blob in of_committees[c])) for c in sorted(of_committees)}, keys


def _is_long_past(path: str, today: date) -> bool:
    where = home(path)
    return where is not None and where.date is not None and is_long_past(where.date, today)


def _cached(db: sqlite3.Connection, keys: dict[str, bytes], today: date) -> dict[str, list[Problem]]:
    """The verdicts that are kept and count today."""
    marks = ", ".join("?" * len(keys))
    query = f"SELECT key, problems FROM verdict WHERE key IN ({marks}) AND {_COUNTS}"  # noqa: S608 - marks
    found = dict(db.execute(query, [*keys.values(), *[str(today)] * 3]))
    return {committee: _problems(json.loads(found[key])) for committee, key in keys.items() if key in found}


def _problems(kept: object) -> list[Problem]:
    """The problems of a verdict; raises `ValueError` for what is no list of them."""
    if not isinstance(kept, list):
        message = "not a verdict"
        raise ValueError(message)  # noqa: TRY004 - a value of the index like any other
    return [Problem(code, severity, path, Place(*place), *rest) for code, severity, path, place, *rest in kept]


def _is_of_contents(problems: list[Problem]) -> bool:
    return all(problem.code not in _NOT_OF_CONTENTS for problem in problems)


def _cache(db: sqlite3.Connection, verdicts: dict[bytes, list[Problem]], today: date) -> None:
    """Keep the problems that were found under their keys, as JSON."""
    from referat_cli.rules.runner import rules  # noqa: PLC0415 - they are loaded where anything was judged

    of_the_day = {rule.code for rule in rules() if "today" in rule.needs}
    rows = []
    for key, found in verdicts.items():
        # What is said because of the day may not be so tomorrow.
        last = str(today) if any(problem.code in of_the_day for problem in found) else None
        rows.append((key, str(today), last, json.dumps(found)))
    _insert(db, rows)


def _insert(db: sqlite3.Connection, rows: list[tuple[bytes, str, str | None, str]]) -> None:
    with transaction(db):
        db.executemany("INSERT OR REPLACE INTO verdict(key, first, last, problems) VALUES (?, ?, ?, ?)", rows)
        db.execute("DELETE FROM verdict WHERE id <= (SELECT max(id) FROM verdict) - ?", (_MOST,))
