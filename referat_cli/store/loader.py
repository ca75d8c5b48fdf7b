"""Reading the versions that the index lacks, and their texts.

They are read with every processor where there are many, and written by one process in short transactions, so that
others may ask meanwhile and a process that is killed leaves what it has done.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from referat_cli.store import tables
from referat_cli.store.paths import Location
from referat_cli.store.snapshot import Unreadable, read_file
from referat_cli.store.sync import IndexedSnapshot, blob_id
from referat_cli.store.workers import processors, spread

if TYPE_CHECKING:
    from referat_cli.store.rows import Facts

Thing = TypeVar("Thing")
# A version and its texts: place, field, text and stems.
Texts = tuple[int, list[tuple[int, str, str, str]]]

# Told how many of how many have been read.
Progress = Callable[[int, int], None]

# Fewer than this are read sooner than other processes have started.
_WORTH_PROCESSES = 200
# How many versions go to a process at a time.
_BATCH = 40
# How many go into a transaction: others wait for less than half a second, and the index of words is written in larger
# parts, which need to be joined more seldom.
_TRANSACTION = 400


class MissingVersion(NamedTuple):
    """A version to be read: its blob, what it is read as, and where it stands on the disk, None where Git has it."""

    blob: str
    kind: str
    path: str | None = None


def load_missing(
    db: sqlite3.Connection, location: Location, snapshot: IndexedSnapshot, progress: Progress | None = None
) -> None:
    """Read what the index lacks of the snapshot; afterwards every row of ``snapshot_file`` has its version."""
    missing = list(_missing(db, snapshot))
    if not missing:
        return
    load_versions(db, location, missing, progress)
    _link(db, snapshot)


def _missing(db: sqlite3.Connection, snapshot: IndexedSnapshot) -> Iterator[MissingVersion]:
    """The versions that the snapshot holds and nobody has read, each once."""
    _link(db, snapshot)
    listed = set()
    for path, blob, kind in db.execute("SELECT path, blob, kind FROM snapshot_file WHERE version IS NULL").fetchall():
        if (blob, kind) not in listed:
            listed.add((blob, kind))
            yield MissingVersion(blob, kind, path if path in snapshot.from_disk else None)


def _link(db: sqlite3.Connection, snapshot: IndexedSnapshot) -> None:
    """Join the files to the versions that have been read."""
    waiting = "SELECT 1 FROM base_file WHERE base = ? AND version IS NULL LIMIT 1"
    if db.execute(waiting, (snapshot.base,)).fetchone():
        db.execute(
            """UPDATE base_file SET version =
                (SELECT id FROM version v WHERE v.blob = base_file.blob AND v.kind = base_file.kind)
            WHERE base = ? AND version IS NULL""",
            (snapshot.base,),
        )
    db.execute(
        """UPDATE overlay SET version =
            (SELECT id FROM version v WHERE v.blob = overlay.blob AND v.kind = overlay.kind)
        WHERE version IS NULL AND blob IS NOT NULL"""
    )


def load_versions(
    db: sqlite3.Connection, location: Location, missing: Sequence[MissingVersion], progress: Progress | None = None
) -> None:
    """Read these versions and keep their rows."""
    versions = _read_all(_contents(db, location, missing), len(missing))
    _insert_in_transactions(db, versions, tables.insert_version, len(missing), progress)


def _insert_in_transactions(
    db: sqlite3.Connection,
    rows: Iterable[tuple[Any, ...]],
    insert: Callable[..., None],
    total: int,
    progress: Progress | None,
) -> None:
    done = 0
    for batch in _batches(rows, _TRANSACTION):
        with tables.transaction(db):
            for row in batch:
                insert(db, *row)
                done += 1
                if progress and (done % _BATCH == 0 or done == total):
                    progress(done, total)


def load_missing_texts(db: sqlite3.Connection, snapshot: IndexedSnapshot, progress: Progress | None = None) -> None:
    """Take the texts of the snapshot's meetings into the index of words, as far as they are not there."""
    waiting = db.execute(
        """SELECT DISTINCT version FROM (
            SELECT version FROM base_file WHERE base = ? AND searchable = 0 AND version > 0
            UNION ALL SELECT version FROM overlay WHERE searchable = 0 AND version > 0)
        WHERE version NOT IN (SELECT version FROM passage) AND version IN (SELECT version FROM meeting)""",
        (snapshot.base,),
    ).fetchall()
    texts = _texts(db, [version for (version,) in waiting])
    _insert_in_transactions(db, texts, tables.insert_texts, len(waiting), progress)
    if db.execute("SELECT 1 FROM base_file WHERE base = ? AND searchable = 0 LIMIT 1", (snapshot.base,)).fetchone():
        db.execute(
            "UPDATE base_file SET searchable = 1 WHERE base = ? AND searchable = 0 AND version IS NOT NULL",
            (snapshot.base,),
        )
    db.execute("UPDATE overlay SET searchable = 1")


def _texts(db: sqlite3.Connection, versions: Sequence[int]) -> Iterator[Texts]:
    """The texts of versions, each with its stems."""
    records = (
        (version, db.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()[0])
        for version in versions
    )
    if len(versions) < _WORTH_PROCESSES or processors() == 1:
        yield from map(texts_of_record, records)
        return
    for batch in spread(_texts_of_batch, _batches(records)):
        yield from batch


def _texts_of_batch(records: list[tuple[int, bytes]]) -> list[Texts]:
    return [texts_of_record(record) for record in records]


def texts_of_record(record: tuple[int, bytes]) -> Texts:
    """The searchable texts of a version's record: place, field, the text and its stems."""
    import msgspec  # noqa: PLC0415 - as in `read_version`

    from referat_cli.model.meeting import Meeting, texts_of  # noqa: PLC0415
    from referat_cli.store.stemming import columns  # noqa: PLC0415

    version, encoded = record
    meeting = msgspec.json.decode(tables.unpacked(encoded), type=Meeting)
    return version, [(row.place, row.field, *columns(row.text)) for row in texts_of(meeting)]


Content = tuple[str, str, bytes]
Answer = tuple[str, str, "Facts | None"]


def _contents(db: sqlite3.Connection, location: Location, missing: Sequence[MissingVersion]) -> Iterator[Content]:
    """What stands in each version; one that is gone from the disk meanwhile is left out."""
    for version in missing:
        if version.path is not None:
            try:
                content = read_file(location.root, version.path)
            except Unreadable:
                continue
            blob = blob_id(content, location)
            if blob != version.blob:  # saved again since it was looked at
                db.execute("UPDATE overlay SET blob = ? WHERE path = ?", (blob, version.path))
            yield blob, version.kind, content
    in_git = [version for version in missing if version.path is None]
    if in_git and location.git:
        for version, content in zip(in_git, location.git.blobs(v.blob for v in in_git), strict=True):
            yield version.blob, version.kind, content


def _read_all(contents: Iterable[Content], count: int) -> Iterator[Answer]:
    if count < _WORTH_PROCESSES or processors() == 1:
        yield from map(read_version, contents)
        return
    import msgspec  # noqa: PLC0415 - few questions have so much to read

    from referat_cli.store.rows import Facts  # noqa: PLC0415

    decoder = msgspec.msgpack.Decoder(list[tuple[str, str, Facts | None]])
    for batch in spread(_read_batch, _batches(contents)):
        yield from decoder.decode(batch)


def _batches(things: Iterable[Thing], size: int = _BATCH) -> Iterator[list[Thing]]:
    waiting = iter(things)
    while batch := list(islice(waiting, size)):
        yield batch


def _read_batch(contents: list[Content]) -> bytes:
    """The rows of some versions, in a form that goes from process to process in a tenth of the time of Python's own."""
    import msgspec  # noqa: PLC0415 - as in `_read_all`

    return msgspec.msgpack.encode([read_version(content) for content in contents])


def read_version(content: Content) -> Answer:
    """The rows of a version; None for what cannot be read, or has not the form of its kind."""
    blob, kind, raw = content
    from referat_cli.document.parser import read  # noqa: PLC0415
    from referat_cli.document.schema import typed  # noqa: PLC0415
    from referat_cli.store.rows import facts_of  # noqa: PLC0415 - a warm question has nothing to read

    document = read(raw, "")
    record = typed(document.value, "utvalg" if kind == "utvalg" else "moete") if document.readable else None
    return blob, kind, facts_of(record, document.value) if record is not None else None
