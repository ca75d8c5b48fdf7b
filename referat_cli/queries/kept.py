"""What is counted of whole committees, kept so that what has not changed is not counted again.

It is kept under what it was counted from: the versions of the committee's meetings and of its register, by their paths,
the question, and the program's own text. So it is never stale.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha1
from typing import TYPE_CHECKING

from referat_cli.store.database import is_damage
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.tables import digest_of_sources, transaction

if TYPE_CHECKING:
    from referat_cli.store.records import Records

# What counts, beside what makes the rows of the index, which is another index with another text of that.
_SOURCES = ("queries", "queries/attendance")
# What was counted goes when there is so much that is newer.
_MOST = 4000


def kept(
    records: "Records", question: str, committee: str | None, count: Callable[[Sequence[str]], Iterator[bytes]]
) -> Iterator[tuple[str, bytes]]:
    """The answer to a question of one committee, or of each that has meetings, one after the other by their codes.

    ``count`` counts the committees of which nothing is kept, in order; ``question`` tells what it counts from what else
    is counted.
    """
    keys = _keys(records, question, committee)
    query = "SELECT key, content FROM counted WHERE key IN (SELECT value FROM json_each(?))"
    known: dict[str, bytes] = dict(records.rows(query, (json.dumps([*keys.values()]),)))
    lacking = [code for code, key in keys.items() if key not in known]
    new: dict[str, bytes] = {}
    counted = count(lacking)
    for code, key in keys.items():
        if key not in known:
            new[key] = next(counted)
        yield code, known[key] if key in known else new[key]
    if new:
        _keep(records, new)


def _keys(records: "Records", question: str, committee: str | None) -> dict[str, str]:
    """The committees that have meetings, by their codes, and what the answer of each is kept under."""
    query = "SELECT f.path, f.version FROM committee JOIN snapshot_file f USING (version)"
    registers: dict[str, int] = dict(records.rows(query))
    found = records.rows(
        """SELECT mt.committee, group_concat(f.path || ' ' || f.version, char(10))
        FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE mt.committee = coalesce(?, mt.committee) GROUP BY 1 ORDER BY 1""",
        (committee,),
    )
    basis = f"{question} {digest_of_sources(_SOURCES)}"
    keys = {}
    for code, meetings in found:
        said = f"{basis} {code} {registers.get(f'{FOLDER}/{code}/{REGISTER}')} {meetings}"
        keys[code] = sha1(said.encode("utf-8", "backslashreplace"), usedforsecurity=False).hexdigest()
    return keys


def _keep(records: "Records", answers: dict[str, bytes]) -> None:
    """Keep what was counted, where the index can be written to."""

    def insert(db: sqlite3.Connection) -> None:
        with transaction(db):
            db.executemany("INSERT OR REPLACE INTO counted(key, content) VALUES (?, ?)", answers.items())
            db.execute("DELETE FROM counted WHERE id <= (SELECT max(id) FROM counted) - ?", (_MOST,))

    try:
        records.write(insert)
    except sqlite3.Error as error:
        if is_damage(error):
            raise
