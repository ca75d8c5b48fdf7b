"""What do older versions of files hold, read once as those of a snapshot are?"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from referat_cli.archive.filling import Wanted, add

if TYPE_CHECKING:
    from referat_cli.archive.records import Records, Row

# So many blobs go into one question to the index.
_PIECE = 500


def rows_of(records: "Records", query: str, blobs: Iterable[str], kind: str) -> list["Row"]:
    """The rows of a query in which ``{blobs}`` stands for the versions ``v`` of these blobs, read as this kind of file.

    Versions that nobody has read are read first.
    """
    wanted = list(dict.fromkeys(blobs))
    _see_to(records, wanted, kind)
    return [row for piece in _in_pieces(wanted) for row in records.rows(*_asked(query, piece, kind))]


def _asked(query: str, blobs: Sequence[str], kind: str) -> tuple[str, list[str]]:
    marks = ", ".join("?" * len(blobs))
    return query.format(blobs=f"v.kind = ? AND v.blob IN ({marks})"), [kind, *blobs]


def _see_to(records: "Records", blobs: list[str], kind: str) -> None:
    """Read the versions that the index lacks."""
    known = {
        blob
        for piece in _in_pieces(blobs)
        for (blob,) in records.rows(*_asked("SELECT v.blob FROM version v WHERE {blobs}", piece, kind))
    }
    missing = [Wanted(blob, kind) for blob in blobs if blob not in known]
    if not missing:
        return

    def read(db: sqlite3.Connection) -> None:
        db.execute("COMMIT")  # a question of the records stands in a transaction that only reads
        try:
            add(db, records.location, missing, records.progress)
        finally:
            db.execute("BEGIN")

    records.asked(read)


def _in_pieces(blobs: Sequence[str]) -> Iterator[list[str]]:
    waiting = iter(blobs)
    while piece := list(islice(waiting, _PIECE)):
        yield piece
