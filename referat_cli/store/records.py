"""The records of a snapshot, asked of the index: many as rows, one as an object."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from referat_cli.model.case_numbers import USUAL, USUAL_FORM, Numbering, numbering_of
from referat_cli.store import database
from referat_cli.store.closures import Closures, close_in_older, closures_of
from referat_cli.store.loader import Progress, VersionReading, load_missing, load_missing_texts, load_outcomes
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.snapshot import Snapshot, Unreadable, read_record
from referat_cli.store.sync import IndexedSnapshot, create_view, settle, sync_snapshot, unchanged
from referat_cli.store.tables import NOT_DERIVED, decoded, unpacked
from referat_cli.store.text_index import forms_of

if TYPE_CHECKING:
    from referat_cli.model.committee import Committee, Norwegian
    from referat_cli.model.meeting import CaseOutcome, Meeting
    from referat_cli.model.problem import Where
    from referat_cli.model.register import Register


def lines_of(records: "Records", places: "Sequence[tuple[str, Where]]") -> list[int | None]:
    """The line of each value, given the path of its file and the place in it; None where the file is gone meanwhile.

    Files are read here, each once, because the index knows no lines.
    """
    from referat_cli.document.parser import read  # noqa: PLC0415 - few questions read files

    documents = {path: read(content, path) for path, content in _contents(records, {path for path, _where in places})}
    return [documents[path].place(where).line if path in documents else None for path, where in places]


def _contents(records: "Records", paths: set[str]) -> Iterator[tuple[str, bytes]]:
    """What stands in each file of the snapshot."""
    location = records.location
    for path in sorted(paths & records.snapshot.from_disk):
        with suppress(Unreadable):
            yield path, read_record(location, path)
    rest = paths - records.snapshot.from_disk
    if rest and location.git:
        blobs = {path: blob for path, blob in records.files().items() if path in rest and blob}
        yield from zip(blobs, location.git.blobs(blobs.values()), strict=True)


def conditions(asked: Mapping[str, object]) -> tuple[list[str], list[object]]:
    """The conditions that have a value, and the values: each condition in SQL → what it compares with, or None."""
    chosen = {condition: value for condition, value in asked.items() if value is not None}
    return ["TRUE", *chosen], list(chosen.values())


Result = TypeVar("Result")

Row = tuple[Any, ...]


class Records:
    """The rows of a snapshot: the view ``snapshot_file`` (path, blob, kind, version) and the tables of `tables`.

    ``revision`` is the commit that the snapshot is of; None of one of the disk. Those that are not ``searchable`` from
    the beginning are so after `load_texts`. What is to be done ``meanwhile`` may be, where there is much to read.

    Where the index fails at first it is made anew, and where it cannot be had the rows stand in memory. One that fails
    later has been half told already, so that the whole question is asked again (`cli.main`).
    """

    def __init__(
        self,
        source: Snapshot,
        progress: Progress | None = None,
        *,
        searchable: bool = False,
        meanwhile: Callable[[sqlite3.Connection, IndexedSnapshot], None] | None = None,
    ) -> None:
        self.location = source.location
        self.revision = source.revision
        self._source: Snapshot | None = source
        self._again = source.again
        self.progress = progress
        self._registers: dict[str, Register | None] = {}
        self._numberings: dict[str, Numbering] = {}
        self._searchable = searchable
        self._meanwhile = meanwhile
        self._closures: Closures | None = None
        self._later = self._closed_since(source)
        db = database.open_index(self.location)
        try:
            self._sync(db)
        except sqlite3.Error as error:
            self._reopen(db, error)

    def _closed_since(self, source: Snapshot) -> Closures:
        """The cases that are closed at HEAD, where this is another revision."""
        git = self.location.git
        head = git.commit_of("HEAD") if git and source.revision is not None else None
        if head is None or head == source.revision:
            return Closures()
        today = Records(Snapshot(self.location, revision=head), self.progress)
        try:
            return today.closures
        finally:
            today.close()

    @property
    def closures(self) -> Closures:
        """The cases that are closed in the snapshot or, of another revision than HEAD, have been closed since."""
        if self._closures is None:
            self._closures = closures_of(self.db).with_others(self._later)
        return self._closures

    def _sync(self, db: sqlite3.Connection) -> None:
        while True:
            source, self._source = self._source or self._again(), None  # Git is asked again where we come here again
            snapshot = sync_snapshot(db, source)
            meanwhile = partial(self._meanwhile, db, snapshot) if self._meanwhile else None
            load_missing(db, self.location, snapshot, VersionReading(self.progress, self._searchable, meanwhile))
            if self._later.cases and close_in_older(db, self._later):
                create_view(db, snapshot)
            if self._searchable:
                load_missing_texts(db, snapshot, self.progress)
            database.shorten_journal(db)
            # From here on the answers are of one moment, whatever other processes write.
            db.execute("BEGIN")
            if unchanged(db, snapshot):
                break
            db.execute("ROLLBACK")
        settle(db)
        self.db, self.snapshot = db, snapshot

    def _reopen(self, db: sqlite3.Connection, error: Exception) -> None:
        """Hold the snapshot in a new index where the old is damaged, and in memory where the disk takes no more."""
        lasting = database.is_lasting(db)
        db.close()
        if not lasting:
            raise error
        if not isinstance(error, sqlite3.Error) or database.is_damage(error):
            database.drop(self.location)
            with_file = database.open_index(self.location)
            try:
                self._sync(with_file)
            except sqlite3.Error:
                with_file.close()
            else:
                return
        self._sync(database.open_index(self.location, lasting=False))

    def close(self) -> None:
        """Let go of the index, so that what was written to its journal is in its file."""
        self.db.close()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows that a query finds."""
        try:
            return self.db.execute(query, values).fetchall()
        except UnicodeEncodeError:  # a call may hold what is no text, and then asks for what no record says
            told = [one.encode(errors="backslashreplace").decode() if isinstance(one, str) else one for one in values]
            return self.db.execute(query, told).fetchall()

    def files(self) -> dict[str, str | None]:
        """The path of every file of the snapshot → its blob."""
        return dict(self.rows("SELECT path, blob FROM snapshot_file"))

    @property
    def is_empty(self) -> bool:
        """Whether the snapshot has no file at all."""
        return not self.rows("SELECT 1 FROM snapshot_file LIMIT 1")

    def unreadable(self) -> list[str]:
        """The paths of the files that cannot be read, or have not the form of their kind."""
        query = "SELECT path FROM version v CROSS JOIN snapshot_file f ON f.version = v.id WHERE v.readable = 0"
        return sorted([*(path for (path,) in self.rows(query)), *self.snapshot.unreadable])

    def misplaced(self) -> list[str]:
        """The paths of the files that are meant to be records, and have not the name or the place of one."""
        query = "SELECT path FROM snapshot_file WHERE version = 0 AND kind IS NULL"
        return sorted(path for (path,) in self.rows(query))

    def load_texts(self) -> None:
        """See to it that every text of the snapshot can be searched in."""
        if self._searchable:
            return
        self._searchable = True
        self.write(lambda db: load_missing_texts(db, self.snapshot, self.progress))

    def forms(self, stemmed: str) -> list[str]:
        """The words of all texts that can be searched and have a stem."""
        return forms_of(self.db, stemmed)

    def case_rows(
        self, columns: str, source: str, values: Sequence[object] = (), order: str = "", *, by_outcome: bool = False
    ) -> list[Row]:
        """The rows of a query of cases ``cs``, which may ask for their outcome.

        It is derived first where nobody has asked for it before. ``source`` is what they are asked of, with conditions;
        ``order`` may have a limit. With ``by_outcome`` the outcome says which of them come: then ``source`` lets come
        those too of which it is not known yet (`NOT_DERIVED`).
        """
        query = f"SELECT cs.version, cs.place, cs.derived, {columns} {source} {order}"
        while True:
            rows = self.rows(query, values)
            lacking = [row[:2] for row in rows if row[2] is None]
            if not lacking:
                return [row[3:] for row in rows]
            if by_outcome:
                lacking = self.rows(f"SELECT cs.version, cs.place {source} AND {NOT_DERIVED}", values)
            self.write(partial(load_outcomes, cases=lacking, progress=self.progress))

    def write(self, write: Callable[[sqlite3.Connection], None]) -> None:
        """Let a function add to the index; the answers after it are of one moment again, maybe a later one."""
        db = self.db
        db.execute("COMMIT")  # who asks stands in a transaction that only reads
        try:
            write(db)
            database.shorten_journal(db)
        finally:
            db.execute("BEGIN")
        if not unchanged(db, self.snapshot):
            db.execute("ROLLBACK")
            self._sync(db)

    def _record(self, path: str, read: Callable[[bytes], Result]) -> Result:
        """What a function reads from the packed document of a path; raises `KeyError` where it was not read."""
        query = "SELECT record FROM snapshot_file f JOIN version v ON v.id = f.version WHERE f.path = ? AND v.readable"
        for (record,) in self.db.execute(query, (path,)):
            return read(record)
        raise KeyError(path)

    def value(self, path: str) -> Any:  # noqa: ANN401 - whatever the file says
        """What the document of a path says, with the record's own keys; raises `KeyError` where it was not read."""
        return self._record(path, lambda record: json.loads(unpacked(record)))

    def meeting(self, path: str) -> "Meeting":
        """The meeting of a path; raises `KeyError` where it was not read."""
        return self._record(path, lambda record: decoded(record, "moete"))

    def outcomes(self, path: str) -> "tuple[CaseOutcome | None, ...]":
        """What became of each case of the meeting of a path, in the order of the cases."""
        from referat_cli.model.meeting import CaseOutcome  # noqa: PLC0415 - a list of rows needs no document

        source = "FROM snapshot_file f JOIN case_ cs ON cs.version = f.version WHERE f.path = ?"
        rows = self.case_rows("cs.outcome, cs.derived, cs.certain", source, (path,), "ORDER BY cs.place")
        return tuple(
            CaseOutcome(outcome, bool(derived), bool(certain)) if outcome else None
            for outcome, derived, certain in rows
        )

    def committee(self, code: str) -> "Committee | None":
        """The register of the committee in a folder; None where there is none that can be read."""
        try:
            return self._record(f"{FOLDER}/{code}/{REGISTER}", lambda record: decoded(record, "utvalg"))
        except KeyError:
            return None

    def language(self, codes: Iterable[str]) -> "Norwegian":
        """The written Norwegian of these committees; bokmål where they have not the same one."""
        found = set()
        for code in set(codes):
            try:
                found.add(self.value(f"{FOLDER}/{code}/{REGISTER}").get("maalform", "nb"))
            except KeyError:
                return "nb"
        return found.pop() if len(found) == 1 else "nb"

    def numbering(self, code: str) -> Numbering:
        """How the committee in a folder numbers its cases; as most do where there is no register that can be read."""
        if code not in self._numberings:
            try:
                register = self.value(f"{FOLDER}/{code}/{REGISTER}")
                self._numberings[code] = numbering_of(register.get("saksnummer", USUAL_FORM))
            except KeyError:
                self._numberings[code] = USUAL
        return self._numberings[code]

    def register(self, code: str) -> "Register | None":
        """The register of a committee, ready to be asked."""
        if code not in self._registers:
            from referat_cli.model.register import Register  # noqa: PLC0415

            committee = self.committee(code)
            self._registers[code] = Register(committee) if committee else None
        return self._registers[code]

    def canonical_name(self, code: str) -> Callable[[str], str]:
        """How a spelling becomes the registered name in a committee; it stays as it is where there is no register."""
        register = self.register(code)
        return register.canonical_name if register else str

    def names_of_committees(self) -> dict[str, str]:
        """The code of every committee that has a register → its name."""
        return dict(self.rows("SELECT code, name FROM committee CROSS JOIN snapshot_file USING (version)"))
