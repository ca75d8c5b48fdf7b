"""The cases that the record closes today, and what older versions of their files then say of them.

What was public before a case was closed stands in Git. No answer repeats it: of a case that is closed now, an older
version says what the record says today.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.case_numbers import has_number
from referat_cli.model.closed import PublicCase, Reference, closed_later
from referat_cli.store.paths import FOLDER, home
from referat_cli.store.tables import insert_versions, transaction, unpacked

if TYPE_CHECKING:
    from referat_cli.model.committee import Committee
    from referat_cli.model.meeting import Meeting

# A committee's folder and a day of a meeting; no day where the case's number is that of no other meeting.
_Meeting = tuple[str, str | None]


class Closures(NamedTuple):
    """The closed cases of a snapshot, by the meetings that have them."""

    cases: Mapping[_Meeting, Mapping[Reference, PublicCase]] = {}

    def of(self, path: str) -> dict[Reference, PublicCase]:
        """The closed cases that a version of the file of a path may have, by their names in it."""
        where = home(path) if self.cases else None
        if where is None or where.date is None:
            return {}
        return {**self.cases.get((where.committee, None), {}), **self.cases.get((where.committee, where.date), {})}

    def with_others(self, others: "Closures") -> "Closures":
        """These and others."""
        meetings = {*self.cases, *others.cases}
        return Closures({one: {**self.cases.get(one, {}), **others.cases.get(one, {})} for one in meetings})


def closures_of(db: sqlite3.Connection) -> Closures:
    """The cases that are closed in the files of the view ``snapshot_file``."""
    rows = db.execute(
        """SELECT f.path, cs.number, cs.title, cs.closed
        FROM case_ cs INDEXED BY case_closed CROSS JOIN snapshot_file f ON f.version = cs.version
        WHERE cs.closed IS NOT NULL"""
    ).fetchall()
    found: dict[_Meeting, dict[Reference, PublicCase]] = {}
    for path, number, title, basis in rows:
        where = home(path)
        if where is None:
            continue
        public = {"tittel": title, "lukket": {"hjemmel": basis}}
        is_known_alone = has_number(number) and not _is_elsewhere(db, path, where.committee, number)
        case = {"saksnr": number, **public} if has_number(number) else public
        found.setdefault((where.committee, None if is_known_alone else where.date), {})[number] = case
    return Closures(found)


def _is_elsewhere(db: sqlite3.Connection, path: str, committee: str, number: str) -> bool:
    """Whether another meeting of the committee has a case of that number too."""
    query = """SELECT 1 FROM case_ cs CROSS JOIN snapshot_file f ON f.version = cs.version
        WHERE cs.number = ? AND f.path <> ? AND f.path LIKE ? LIMIT 1"""
    return db.execute(query, (number, path, f"{FOLDER}/{committee}/%")).fetchone() is not None


def close_in_older(db: sqlite3.Connection, closures: Closures) -> bool:
    """Let the files of the snapshot say no more of these cases than is public today; whether any of them says less.

    Such a file is laid over the base as a version of its own.
    """
    covered = list(_covered(db, closures))
    if not covered:
        return False
    with transaction(db):
        for path, blob, name, record, value in covered:
            from referat_cli.store.rows import facts_of  # noqa: PLC0415 - few archives have closed cases

            insert_versions(db, [(name, "moete", facts_of(record, value))])
            db.execute(
                """INSERT OR REPLACE INTO overlay(path, blob, kind, version)
                SELECT ?, ?, kind, id FROM version WHERE blob = ? AND kind = 'moete'""",
                (path, blob, name),
            )
    return True


def _covered(
    db: sqlite3.Connection, closures: Closures
) -> Iterator[tuple[str, str, str, "Meeting | Committee", object]]:
    """Each file that says more: its path, blob, the name of the version that does not, and what that says."""
    from hashlib import sha1  # noqa: PLC0415 - as above

    from referat_cli.document.schema import typed  # noqa: PLC0415

    committees = {committee for committee, _day in closures.cases}
    for committee in sorted(committees):
        query = """SELECT f.path, f.blob, v.record FROM snapshot_file f JOIN version v ON v.id = f.version
            WHERE f.path LIKE ? AND f.kind = 'moete' AND v.readable"""
        for path, blob, packed in db.execute(query, (f"{FOLDER}/{committee}/%",)).fetchall():
            later = closures.of(path)
            if not later:
                continue
            said = json.loads(unpacked(packed))
            value = closed_later(said, later, shown=True)
            record = typed(value, "moete") if value != said else None
            if record is not None:
                digest = sha1(json.dumps(value).encode(), usedforsecurity=False).hexdigest()
                yield path, blob, f"{blob}-{digest}", record, value
