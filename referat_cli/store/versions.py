"""What stood in a file at any time?

Each version is read once, into the index, and then answered from there.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from referat_cli.store.loader import Wanted, add
from referat_cli.store.paths import home, kind_of
from referat_cli.store.tables import unpacked

if TYPE_CHECKING:
    from referat_cli.model.committee import Committee
    from referat_cli.model.meeting import Meeting
    from referat_cli.store.records import Records, Row

    Document = Meeting | Committee

# So many blobs go into one question to the index.
_PIECE = 500


class Versions:
    """Versions of files by path and blob; a path says by its name what its document is."""

    def __init__(self, records: "Records") -> None:
        self._records = records
        self._known: dict[tuple[str, str], Document | None] = {}

    def read(self, wanted: Iterable[tuple[str | None, str | None]]) -> None:
        """See to it that these versions, path and blob, have been read; at once, where there are many."""
        _read(self._records, (Wanted(blob, kind_of(path)) for path, blob in wanted if path and blob and home(path)))

    def document(self, path: str | None, blob: str | None) -> "Document | None":
        """The meeting or the register of a version that has been read.

        None for no version, for one that cannot be read and for what is no record.
        """
        if path is None or blob is None or not home(path):
            return None
        key = (blob, kind_of(path))
        if key not in self._known:
            self._known[key] = self._decoded(*key)
        return self._known[key]

    def _decoded(self, blob: str, kind: str) -> "Document | None":
        import msgspec  # noqa: PLC0415 - where nothing has happened nothing is decoded

        from referat_cli.model.committee import Committee  # noqa: PLC0415
        from referat_cli.model.meeting import Meeting  # noqa: PLC0415

        query = "SELECT record FROM version WHERE blob = ? AND kind = ? AND readable"
        for (record,) in self._records.rows(query, (blob, kind)):
            if kind == "utvalg":
                return msgspec.json.decode(unpacked(record), type=Committee)
            return msgspec.json.decode(unpacked(record), type=Meeting)
        return None

    def meeting(self, blob: str | None) -> "Meeting | None":
        """The meeting of a blob that has been read; None for no blob, and for what is no meeting or cannot be read.

        It is not kept here: who goes through a whole history asks for each version a few times, soon after each other.
        """
        if (value := self._encoded(blob)) is None:
            return None
        import msgspec  # noqa: PLC0415 - as in `_decoded`

        from referat_cli.model.meeting import Meeting  # noqa: PLC0415

        return msgspec.json.decode(value, type=Meeting)

    def value(self, blob: str | None) -> Any:  # noqa: ANN401 - whatever the file says
        """What the meeting of a blob says, with the record's own keys; None as in `meeting`."""
        value = self._encoded(blob)
        return None if value is None else json.loads(value)

    def _encoded(self, blob: str | None) -> bytes | None:
        query = "SELECT record FROM version WHERE blob = ? AND kind = 'moete' AND readable"
        return next((unpacked(record) for (record,) in self._records.rows(query, (blob,))), None)


def rows_of(records: "Records", query: str, blobs: Iterable[str], kind: str) -> list["Row"]:
    """The rows of a query in which ``{blobs}`` stands for the versions ``v`` of these blobs, read as this kind of file.

    Versions that nobody has read are read first.
    """
    wanted = list(dict.fromkeys(blobs))
    _read(records, (Wanted(blob, kind) for blob in wanted))
    rows = []
    for start in range(0, len(wanted), _PIECE):
        piece = wanted[start : start + _PIECE]
        versions = f"v.kind = ? AND v.blob IN ({', '.join('?' * len(piece))})"
        rows += records.rows(query.format(blobs=versions), [kind, *piece])
    return rows


def _read(records: "Records", versions: Iterable[Wanted]) -> None:
    """Read the versions that the index lacks."""
    query = "SELECT 1 FROM version WHERE blob = ? AND kind = ?"
    missing = [one for one in dict.fromkeys(versions) if not records.rows(query, (one.blob, one.kind))]
    if missing:
        records.write(lambda db: add(db, records.location, missing, records.progress))
