"""Reading the versions that the index lacks, and their texts.

They are read with every processor where there are many, and written by one process in short transactions, so that
others may ask meanwhile and a process that is killed leaves what it has done.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from referat_cli.store import tables
from referat_cli.store.paths import Location
from referat_cli.store.snapshot import Unreadable, blob_id, read_record
from referat_cli.store.sync import IndexedSnapshot
from referat_cli.store.text_index import insert_texts, list_words, new_words, unlisted

if TYPE_CHECKING:
    from referat_cli.store.rows import Content, VersionTexts

Thing = TypeVar("Thing")
Result = TypeVar("Result")

# Told how many of how many have been read.
Progress = Callable[[int, int], None]

# Fewer than this are read sooner than other processes have started.
_WORTH_PROCESSES = 200
# How many versions go to a process at a time, and are written as they come: the others read on meanwhile.
_BATCH = 40
# How many batches are given out before something else is done meanwhile: as many as two processors read while thirty
# thousand commits are. Each takes 2.5 MB until it is written. (28 are too few for that, and cost 2 % of the clock.)
_AHEAD = 44
# How many go into a transaction: others who write wait for a second or so, and the index of words is written in larger
# parts, which need to be joined more seldom.
_TRANSACTION = 400
# To make the texts of a version and split them takes as long as to go through those of so many in the index of words.
_AS_LONG_AS_ONE = 20


class VersionReading(NamedTuple):
    """How versions are read.

    With ``searchable`` they can be searched at once, so that no document is taken apart twice. Where other processes
    read, this one does something else ``meanwhile``, before there is anything to write.
    """

    progress: Progress | None = None
    searchable: bool = False
    meanwhile: Callable[[], None] | None = None


class MissingVersion(NamedTuple):
    """A version to be read: its blob, what it is read as, and where it stands on the disk, None where Git has it."""

    blob: str
    kind: str
    path: str | None = None


def load_missing(
    db: sqlite3.Connection, location: Location, snapshot: IndexedSnapshot, reading: VersionReading
) -> None:
    """Read what the index lacks of the snapshot; afterwards every row of ``snapshot_file`` has its version."""
    missing = list(_missing(db, snapshot))
    if not missing:
        return
    load_versions(db, location, missing, reading)
    _link(db, snapshot)


def _missing(db: sqlite3.Connection, snapshot: IndexedSnapshot) -> Iterator[MissingVersion]:
    """The versions that the snapshot holds and nobody has read, each once."""
    _link(db, snapshot)
    # Asked for no more than this, SQLite looks in an index of versions, and mostly finds nothing there.
    if not db.execute("SELECT 1 FROM snapshot_file WHERE version IS NULL LIMIT 1").fetchone():
        return
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
    db: sqlite3.Connection, location: Location, missing: Sequence[MissingVersion], reading: VersionReading
) -> None:
    """Read these versions and keep their rows."""
    from referat_cli.store.rows import VersionRows, read_version  # noqa: PLC0415 - a warm question has nothing to read

    contents = _contents(db, location, missing)
    read = partial(read_version, searchable=reading.searchable)
    versions = _by_processors(read, contents, len(missing), list[VersionRows], reading.meanwhile)
    _insert_in_transactions(db, versions, tables.insert_versions, len(missing), reading.progress)


def _insert_in_transactions(
    db: sqlite3.Connection,
    things: Iterable[Thing],
    insert: Callable[[sqlite3.Connection, list[Thing]], None],
    total: int,
    progress: Progress | None,
) -> None:
    batches = _batches(_counted(things, total, progress))
    for first in batches:
        with tables.transaction(db):
            for batch in chain([first], islice(batches, _TRANSACTION // _BATCH - 1)):
                insert(db, batch)


def _counted(things: Iterable[Thing], total: int, progress: Progress | None) -> Iterator[Thing]:
    """The things; of every so many it is told that they have come."""
    for number, thing in enumerate(things, 1):
        yield thing
        if progress and (number % _BATCH == 0 or number == total):
            progress(number, total)


def load_missing_texts(db: sqlite3.Connection, snapshot: IndexedSnapshot, progress: Progress | None) -> None:
    """Take the texts of the snapshot's meetings into the index of words, as far as they are not there."""
    waiting = db.execute(
        """SELECT DISTINCT version FROM (
            SELECT version FROM base_file INDEXED BY base_file_unsearchable
                WHERE base = ? AND searchable = 0 AND version > 0
            UNION ALL SELECT version FROM overlay WHERE searchable = 0 AND version > 0)
        WHERE version NOT IN (SELECT version FROM searched) AND version IN (SELECT version FROM meeting)""",
        (snapshot.base,),
    ).fetchall()
    if waiting:
        texts = _texts(db, [version for (version,) in waiting])
        _insert_in_transactions(db, texts, insert_texts, len(waiting), progress)
    rest = "SELECT 1 FROM base_file INDEXED BY base_file_unsearchable WHERE base = ? AND searchable = 0 LIMIT 1"
    if db.execute(rest, (snapshot.base,)).fetchone():
        db.execute(
            "UPDATE base_file SET searchable = 1 WHERE base = ? AND searchable = 0 AND version IS NOT NULL",
            (snapshot.base,),
        )
    db.execute("UPDATE overlay SET searchable = 1")
    _list_words(db)


def _list_words(db: sqlite3.Connection) -> None:
    """See to it that each word that stands in a text is found by its forms."""
    versions = unlisted(db)
    if not versions:
        return
    (searched,) = db.execute("SELECT count(*) FROM searched").fetchone()
    texts = None
    if len(versions) * _AS_LONG_AS_ONE < searched:
        texts = [text for _version, rows in _texts(db, versions) for _place, _field, text in rows]
    new = new_words(db, texts)  # before anybody is kept waiting
    with tables.transaction(db):
        list_words(db, new, versions)


def _texts(db: sqlite3.Connection, versions: Sequence[int]) -> Iterator["VersionTexts"]:
    """The texts of versions."""
    from referat_cli.store.rows import VersionTexts, texts_of_record  # noqa: PLC0415 - as in `load_versions`

    return _by_processors(texts_of_record, _records(db, versions), len(versions), list[VersionTexts])


def load_outcomes(db: sqlite3.Connection, cases: Iterable[tuple[int, int]], progress: Progress | None) -> None:
    """Derive what became of cases, given by their versions and places."""
    from referat_cli.store.outcomes import OutcomeRow, outcomes_of_record  # noqa: PLC0415 - as in `load_versions`

    places: dict[int, list[int]] = {}
    for version, place in cases:
        places.setdefault(version, []).append(place)
    asked = ((version, places[version], record) for version, record in _records(db, places))
    outcomes = _by_processors(outcomes_of_record, asked, len(places), list[list[OutcomeRow]])
    _insert_in_transactions(db, outcomes, tables.keep_outcomes, len(places), progress)


def _records(db: sqlite3.Connection, versions: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Versions, each with its record."""
    for version in versions:
        yield version, db.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()[0]


def _contents(db: sqlite3.Connection, location: Location, missing: Sequence[MissingVersion]) -> Iterator["Content"]:
    """What stands in each version; one that is gone from the disk meanwhile is left out."""
    for version in missing:
        if version.path is not None:
            try:
                content = read_record(location, version.path)
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


def _by_processors(
    work: Callable[[Thing], Result],
    things: Iterable[Thing],
    count: int,
    form: type[list[Result]],
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """What becomes of each thing, in order, by every processor where there are many; ``form`` is a list of the results.

    They go from process to process as MessagePack, in a tenth of the time of Python's own form.
    """
    from referat_cli.store.workers import processors, spread  # noqa: PLC0415 - as in `load_versions`

    if count < _WORTH_PROCESSES or processors() == 1:
        yield from map(work, things)
        return
    import msgspec  # noqa: PLC0415 - few questions have so much to read

    decoder = msgspec.msgpack.Decoder(form)
    batches = _batches(things)
    ahead = _AHEAD if meanwhile else 0
    tasks = _interrupted(batches, ahead, meanwhile) if meanwhile else batches
    for batch in spread(partial(_encoded, work), tasks, ahead=ahead):
        yield from decoder.decode(batch)


def _interrupted(batches: Iterator[Thing], ahead: int, meanwhile: Callable[[], None]) -> Iterator[Thing]:
    """The batches; when some have been given out ahead, and none is waited for yet, something else is done."""
    yield from islice(batches, ahead)
    meanwhile()
    yield from batches


def _encoded(work: Callable[[Thing], object], things: list[Thing]) -> bytes:
    import msgspec  # noqa: PLC0415 - as above

    return msgspec.msgpack.encode([work(thing) for thing in things])


def _batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    waiting = iter(things)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
