"""The versions that a file has had, at any time.

A version has rows in the index, or it has none yet: then it is read when somebody asks for it, once, and answered from
the index ever after. So no question need know what others have asked before.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from referat_cli.model.closed import closed_later
from referat_cli.store.loader import MissingVersion, VersionReading, load_versions
from referat_cli.store.paths import home, kind_of
from referat_cli.store.tables import decoded, insert_other_status, unpacked

if TYPE_CHECKING:
    from referat_cli.document.schema import Kind
    from referat_cli.model.committee import Committee
    from referat_cli.model.meeting import Meeting, Status
    from referat_cli.store.records import Records, Row

    Record = Meeting | Committee

# So many blobs go into one question to the index.
_PIECE = 500
# A version is asked for when it comes and when the next one takes its place, most often soon after.
_CACHED = 256


class FileVersion(NamedTuple):
    """A file in one version: its path from the root of the archive, and its blob."""

    path: str
    blob: str


class Versions:
    """What stands in versions of files; a path says by its name what its document is."""

    def __init__(self, records: "Records") -> None:
        self._records = records
        self._cached = lru_cache(_CACHED)(self._decoded)

    def readable(self, versions: Iterable[FileVersion]) -> set[FileVersion]:
        """Those versions that can be read and lie where the archive looks; what the index lacks is read at once."""
        found: set[FileVersion] = set()
        for kind in ("moete", "utvalg"):
            of_kind = [v for v in dict.fromkeys(versions) if kind_of(v.path) == kind and home(v.path)]
            query = "SELECT v.blob FROM version v WHERE v.readable AND {blobs}"
            blobs = {blob for (blob,) in rows_of(self._records, query, (v.blob for v in of_kind), kind)}
            found.update(version for version in of_kind if version.blob in blobs)
        return found

    def record(self, version: FileVersion | None) -> "Record | None":
        """The meeting or the register of a version.

        None for no version, for one that cannot be read and for what is no record.
        """
        if not version or not home(version.path):
            return None
        path = version.path if self._records.closures.of(version.path) else ""
        return self._cached(version.blob, kind_of(version.path), path)

    def _decoded(self, blob: str, kind: "Kind", path: str) -> "Record | None":
        """The record of a version; with the path where its file has cases that are closed by now."""
        if path:
            from referat_cli.document.schema import typed  # noqa: PLC0415 - few archives have closed cases

            return typed(self.value(FileVersion(path, blob)), kind)
        packed = self._packed(blob, kind)
        return decoded(packed, kind) if packed is not None else None

    def value(self, version: FileVersion | None) -> Any:  # noqa: ANN401 - whatever the file says
        """What a version says, with the record's own keys; None as in `record`."""
        packed = self._packed(version.blob, kind_of(version.path)) if version else None
        if version is None or packed is None:
            return None
        later = self._records.closures.of(version.path)
        found = json.loads(unpacked(packed))
        return closed_later(found, later, shown=False) if later else found

    def _packed(self, blob: str, kind: str) -> bytes | None:
        query = "SELECT v.record FROM version v WHERE v.readable AND {blobs}"
        return next((record for (record,) in rows_of(self._records, query, (blob,), kind)), None)


def with_status(records: "Records", status: "Status", blobs: Iterable[str]) -> set[str]:
    """Those of these versions of meetings that have a status.

    Of most that nobody has read a look at their bytes shows that they have it not, and that is kept: to read sixteen
    of them, and to load what reads, took a third of the time of a first question.
    """
    asked = list(filter(None, dict.fromkeys(blobs)))
    query = "SELECT blob FROM other_status WHERE status = ? AND blob IN (SELECT value FROM json_each(?))"
    others = {blob for (blob,) in records.rows(query, (status, json.dumps(asked)))}
    unread = _unread(records, [blob for blob in asked if blob not in others], "moete")
    git = records.location.git
    if unread and git:
        contents = zip(unread, git.blobs(unread), strict=True)
        new = [blob for blob, content in contents if not _may_have(status, content)]
        records.write(lambda db: insert_other_status(db, status, new))
        others.update(new)
    query = f"SELECT v.blob FROM version v JOIN meeting m ON m.version = v.id WHERE m.status = '{status}' AND {{blobs}}"  # noqa: S608 - one of our own words
    left = (blob for blob in asked if blob not in others)
    return {blob for (blob,) in rows_of(records, query, left, "moete")}


def _may_have(status: str, content: bytes) -> bool:
    """Whether the bytes of a meeting may say that it has a status, however it is written.

    The word stands first in its line or after a sign, because no file with YAML's tags or anchors is read, unless a
    backslash writes it in another way.
    """
    before = content.split(status.encode())[:-1]
    return b"\\" in content or any(not text.rstrip(b" \t")[-1:].isalnum() for text in before)


def rows_of(records: "Records", query: str, blobs: Iterable[str], kind: str) -> list["Row"]:
    """The rows of a query in which ``{blobs}`` stands for the versions ``v`` of these blobs, read as this kind of file.

    Versions that nobody has read are read first; a file that cannot be opened has an empty blob, and no version.
    """
    distinct = list(filter(None, dict.fromkeys(blobs)))
    missing = [MissingVersion(blob, kind) for blob in _unread(records, distinct, kind)]
    if missing:
        records.write(lambda db: load_versions(db, records.location, missing, VersionReading(records.progress)))
    return _rows(records, query, distinct, kind)


def _unread(records: "Records", blobs: Collection[str], kind: str) -> list[str]:
    """Those of these versions that nobody has read."""
    indexed = {blob for (blob,) in _rows(records, "SELECT v.blob FROM version v WHERE {blobs}", [*blobs], kind)}
    return [blob for blob in blobs if blob not in indexed]


def _rows(records: "Records", query: str, blobs: Sequence[str], kind: str) -> list["Row"]:
    rows = []
    for start in range(0, len(blobs), _PIECE):
        piece = blobs[start : start + _PIECE]
        versions = f"v.kind = ? AND v.blob IN ({', '.join('?' * len(piece))})"
        rows += records.rows(query.format(blobs=versions), [kind, *piece])
    return rows
