"""The attendance tables of whole committees, kept so that what has not changed is not counted again.

A table is kept under what it was counted from: the versions of the committee's meetings and of its register, by their
paths, and the program's own text. So it is never stale; what is asked with conditions is counted from the lists.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha1
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from referat_cli.queries.attendance.model import GroupRow, MeetingAttendanceRow, Note, PersonRow, Row, SeatRow, UnitRow
from referat_cli.store.database import is_damage
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.tables import digest_of_sources, transaction

if TYPE_CHECKING:
    from referat_cli.queries.attendance.tables import By
    from referat_cli.store.records import Records

# A table as it is kept: its rows, and the notes.
_FORMS: "dict[By, Any]" = {
    "person": tuple[list[PersonRow], list[Note]],
    "seat": tuple[list[SeatRow], list[Note]],
    "group": tuple[list[GroupRow], list[Note]],
    "unit": tuple[list[UnitRow], list[Note]],
    "meeting": tuple[list[MeetingAttendanceRow], list[Note]],
}
# What counts, beside what makes the rows of the index, which is another index with another text of that.
_SOURCES = ("queries/attendance",)
# A table goes when there are this many newer ones.
_MOST = 4000


class CommitteeTable(NamedTuple):
    """The rows of a committee's table, and what was counted in it although it disagrees."""

    rows: Sequence[Row]
    notes: Sequence[Note]


def kept_tables(records: "Records", by: "By", committee: str | None = None) -> Iterator[CommitteeTable]:
    """The table of one committee, or of each that there is, one after the other by their codes."""
    keys = _keys(records, by, committee)
    query = "SELECT key, content FROM counted WHERE key IN (SELECT value FROM json_each(?))"
    kept: dict[str, bytes] = dict(records.rows(query, (json.dumps([*keys.values()]),)))
    new: dict[str, bytes] = {}
    decoder = msgspec.json.Decoder(_FORMS[by])
    for code, key in keys.items():
        if key not in kept:
            new[key] = _counted(records, by, code)
        yield CommitteeTable(*decoder.decode(kept.get(key) or new[key]))
    if new:
        _keep(records, new)


def _keys(records: "Records", by: "By", committee: str | None) -> dict[str, str]:
    """The committees that have meetings, by their codes, and what the table of each is kept under."""
    query = "SELECT f.path, f.version FROM committee JOIN snapshot_file f USING (version)"
    registers: dict[str, int] = dict(records.rows(query))
    found = records.rows(
        """SELECT mt.committee, group_concat(f.path || ' ' || f.version, char(10))
        FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE mt.committee = coalesce(?, mt.committee) GROUP BY 1 ORDER BY 1""",
        (committee,),
    )
    basis = f"{by} {digest_of_sources(_SOURCES)}"
    keys = {}
    for code, meetings in found:
        said = f"{basis} {code} {registers.get(f'{FOLDER}/{code}/{REGISTER}')} {meetings}"
        keys[code] = sha1(said.encode("utf-8", "backslashreplace"), usedforsecurity=False).hexdigest()
    return keys


def _counted(records: "Records", by: "By", code: str) -> bytes:
    """The table of a committee as it is kept."""
    from referat_cli.queries.attendance.account import accounts  # noqa: PLC0415 - what is kept is not counted
    from referat_cli.queries.attendance.tables import rows  # noqa: PLC0415

    table = CommitteeTable((), ())
    for account in accounts(records, code):
        table = CommitteeTable(rows(account, by), account.notes)
    return msgspec.json.encode(table)


def _keep(records: "Records", tables: dict[str, bytes]) -> None:
    """Keep what was counted, where the index can be written to."""

    def insert(db: sqlite3.Connection) -> None:
        with transaction(db):
            db.executemany("INSERT OR REPLACE INTO counted(key, content) VALUES (?, ?)", tables.items())
            db.execute("DELETE FROM counted WHERE id <= (SELECT max(id) FROM counted) - ?", (_MOST,))

    try:
        records.write(insert)
    except sqlite3.Error as error:
        if is_damage(error):
            raise
