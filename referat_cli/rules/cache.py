"""What is wrong with a whole archive, when most of it has been judged before?

A committee is judged as a whole, because its files are each other's neighbours, and the verdict is kept under what it
rests on: the contents of its files, the registers of all committees, the program's own text and the versions of its
libraries. So a verdict is never stale, and a tree that has not changed is answered without reading a file of it.
"""

import json
import sqlite3
from datetime import date
from hashlib import sha1
from typing import TYPE_CHECKING, Any, NamedTuple

from referat_cli.model.problem import Place, Problem
from referat_cli.store import database
from referat_cli.store.libraries import versions
from referat_cli.store.paths import REGISTER, Location, ordered
from referat_cli.store.sync import IndexedSnapshot, Version, sync_snapshot
from referat_cli.store.tables import LIBRARIES, digest_of_sources, transaction

if TYPE_CHECKING:
    from subprocess import Popen

# What says what is wrong; whenever any of it changes, everything is judged anew.
_SOURCES = ("model", "document", "compare", "store", "rules", "schema")
_LIBRARIES = (*LIBRARIES, "jsonschema")
# Verdicts are let go of when there are this many newer ones.
_KEPT = 4000
# Said of a file whose bytes on the disk are not those that Git keeps: what is true of the one is not of the other.
_ON_DISK_ALONE = "REF108"


class Judged(NamedTuple):
    """Every problem of an archive, in the order of its files, and how many files it has."""

    problems: list[Problem]
    files: int


def judge_archive(location: Location, version: Version, today: date, looking: "Popen[bytes] | None" = None) -> Judged:
    """Every problem of the archive as it stands on the disk, or is staged.

    ``looking`` is what `Repository.begin_status` began, where somebody has.
    """
    if location.git is None:
        return _judged_anew(location, version, today)
    db = database.opened(location)
    try:
        return _judged(db, location, version, today, looking)
    except sqlite3.Error as error:  # the index is a help, and no more
        if database.is_damage(error):
            database.drop(location)
        return _judged_anew(location, version, today)
    finally:
        db.close()


def _judged(
    db: sqlite3.Connection, location: Location, version: Version, today: date, looking: "Popen[bytes] | None"
) -> Judged:
    snapshot = sync_snapshot(db, location, version, looking=looking)
    whole = _key_of_commit(db, snapshot, location)
    if whole and (kept := _kept_whole(db, whole, today)):
        return kept
    paths, keys = _keys(db)
    known = _known(db, keys, today)
    missing = {committee for committee in paths if committee not in known}
    if missing:
        anew = _judged_anew(location, version, today, missing)
        found: dict[str, list[Problem]] = {committee: [] for committee in missing}
        for problem in anew.problems:
            found[committee_of(problem.path)].append(problem)
        # What was saved while we read may have been read in part: such a verdict is given, and not kept.
        sync_snapshot(db, location, version)
        _paths, keys_now = _keys(db)
        same = [c for c in missing if c in keys and keys_now.get(c) == keys[c] and not _on_disk_alone(found[c])]
        _keep(db, {keys[committee]: found[committee] for committee in same}, today)
        known |= found
    judged = Judged([problem for c in paths for problem in known[c]], sum(map(len, paths.values())))
    if whole and not missing:
        _keep(db, {whole: [judged.files, *judged.problems]}, today)
    return judged


def committee_of(path: str) -> str:
    """What is judged together with a file: all below the same folder of the record."""
    return path.split("/")[1]


def _judged_anew(location: Location, version: Version, today: date, committees: set[str] | None = None) -> Judged:
    """The problems of these committees (None: of all), read and judged now."""
    from referat_cli.rules.runner import judge_all  # noqa: PLC0415
    from referat_cli.store.archive import Archive  # noqa: PLC0415 - what has been judged is not read again
    from referat_cli.store.snapshot import newest  # noqa: PLC0415

    archive = Archive(newest(location, version))
    paths = [path for path in archive.snapshot.paths if committees is None or committee_of(path) in committees]
    return Judged(list(judge_all(archive, paths, today)), len(paths))


def _key_of_commit(db: sqlite3.Connection, snapshot: IndexedSnapshot, location: Location) -> bytes | None:
    """The key of the verdict of all that a commit holds; None where something else lies over it."""
    if snapshot.commit is None or db.execute("SELECT 1 FROM overlay LIMIT 1").fetchone():
        return None
    said = f"{_judge()} {snapshot.commit} {location.below}"
    return sha1(said.encode("utf-8", "backslashreplace"), usedforsecurity=False).digest()


def _judge() -> str:
    """Who judges: this text of the program, with these versions of what it judges with."""
    return f"{digest_of_sources(_SOURCES)} {versions(_LIBRARIES)}"


def _kept_whole(db: sqlite3.Connection, key: bytes, today: date) -> Judged | None:
    query = "SELECT problems FROM verdict WHERE key = ? AND coalesce(day, ?) = ?"
    for (kept,) in db.execute(query, (key, str(today), str(today))):
        files, *problems = json.loads(kept)
        return Judged(_problems(problems), files)
    return None


def _keys(db: sqlite3.Connection) -> tuple[dict[str, list[str]], dict[str, bytes]]:
    """The files of each committee, and the key of its verdict: none where a file cannot be opened."""
    files: dict[str, list[tuple[str, str | None]]] = {}
    for path, blob in db.execute("SELECT path, blob FROM snapshot_file"):
        files.setdefault(committee_of(path), []).append((path, blob))
    # Names are compared with the names of all other registers.
    registers = sorted(file for own in files.values() for file in own if file[0].endswith("/" + REGISTER))
    common = sha1(f"{_judge()}{registers}".encode(), usedforsecurity=False)
    keys = {}
    for committee, own in files.items():
        if all(blob for _path, blob in own):
            key = common.copy()
            key.update("\n".join(f"{path}\0{blob}" for path, blob in sorted(own)).encode())
            keys[committee] = key.digest()
    return {c: list(ordered(path for path, _blob in files[c])) for c in sorted(files)}, keys


def _known(db: sqlite3.Connection, keys: dict[str, bytes], today: date) -> dict[str, list[Problem]]:
    """The verdicts that are kept; one that rests on the day as well counts for its own day alone."""
    marks = ", ".join("?" * len(keys))
    query = f"SELECT key, problems FROM verdict WHERE key IN ({marks}) AND coalesce(day, ?) = ?"  # noqa: S608 - marks
    found = dict(db.execute(query, [*keys.values(), str(today), str(today)]))
    return {committee: _problems(json.loads(found[key])) for committee, key in keys.items() if key in found}


def _problems(kept: list[Any]) -> list[Problem]:
    return [Problem(code, severity, path, Place(*place), *rest) for code, severity, path, place, *rest in kept]


def _on_disk_alone(problems: list[Problem]) -> bool:
    return any(problem.code == _ON_DISK_ALONE for problem in problems)


def _keep(db: sqlite3.Connection, verdicts: dict[bytes, Any], today: date) -> None:
    """Keep what was found under its key, as JSON."""
    from referat_cli.rules.runner import rules  # noqa: PLC0415 - they are loaded where anything was judged

    day = str(today) if any("today" in rule.needs for rule in rules()) else None
    rows = [(key, day, json.dumps(found, ensure_ascii=False)) for key, found in verdicts.items()]
    with transaction(db):
        db.executemany("INSERT OR REPLACE INTO verdict(key, day, problems) VALUES (?, ?, ?)", rows)
        db.execute("DELETE FROM verdict WHERE id <= (SELECT max(id) FROM verdict) - ?", (_KEPT,))
