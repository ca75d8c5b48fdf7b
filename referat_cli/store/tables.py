"""The tables of the index, and how a document's rows come into them."""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from referat_cli.model.limits import MAX_BYTES
from referat_cli.store.libraries import versions
from referat_cli.store.text_index import insert_texts

if TYPE_CHECKING:
    from referat_cli.document.schema import Kind
    from referat_cli.model.committee import Committee
    from referat_cli.model.meeting import Meeting
    from referat_cli.store.outcomes import OutcomeRow
    from referat_cli.store.rows import VersionRows

# What a name does where it stands, by the keys of the record; a row has the position in this list.
ROLES = (
    "deltakere",
    "moette_for",
    "paa_sak",
    "moeteleder",
    "referent",
    "ansvarlig",
    "saksansvarlig",
    "saksbehandler",
    "oppfoelging",
    "forslagsstiller",
    "votering",
    "habilitet",
    "valg",
    "protokolltilfoersler",
    "oppgaver",
    "underskrifter",
)
ROLE_NUMBERS = {role: number for number, role in enumerate(ROLES)}

# What makes rows: whenever any of it changes, so does the name of the index, and the rows are made anew.
_SOURCES = ("model", "document", "compare", "store", "schema")
LIBRARIES = ("jsonschema-rs", "msgspec", "pystemmer", "ruamel.yaml", "ruamel.yaml.clib", "yaml-rs")

# As many values as every SQLite takes in one statement.
_MARKS = 900

# What the index has of a case, at its place in the meeting (from 0): its number as it is looked up, without spaces and
# capitals (``called``), whether its decision says anything (``decided``), what its votes were (``voting``:
# `model.votes.VoteKind`), the legal basis of one that is closed (``closed``), and fields of `model.meeting.Case` by
# their own names, lists as JSON. Its keys are integers as those that they are compared with: else SQLite looks through
# all cases for each meeting, which made `cases` of 400 meetings five times as slow.
CASE_COLUMNS = (
    "place",
    "number",
    "called",
    "title",
    "type",
    "responsible",
    "case_workers",
    "decided",
    "voting",
    "closed",
)
# What became of it is NULL until somebody asks (`Records.case_rows`): to derive it took a third of the time of all
# reading.
OUTCOME = ("outcome", "derived", "certain")
NOT_DERIVED = "cs.derived IS NULL"

# Ids of blobs and paths stand once; everything else about a document hangs on its version.
_TABLES = f"""
CREATE TABLE version(
  id INTEGER PRIMARY KEY, blob TEXT NOT NULL, kind TEXT NOT NULL, readable INTEGER NOT NULL, record BLOB,
  UNIQUE(blob, kind));
CREATE INDEX unreadable ON version(id) WHERE readable = 0;
CREATE TABLE other_status(blob TEXT, status TEXT, PRIMARY KEY(blob, status)) WITHOUT ROWID;
CREATE TABLE roster(id INTEGER PRIMARY KEY, digest BLOB UNIQUE NOT NULL, lines BLOB NOT NULL);
CREATE TABLE meeting(
  version INTEGER PRIMARY KEY, committee TEXT, date TEXT, status TEXT, start TEXT, end_ TEXT, venue TEXT,
  next_meeting TEXT, number TEXT, last_day TEXT, roster INTEGER);
CREATE INDEX meeting_date ON meeting(date);
CREATE INDEX meeting_committee ON meeting(committee);
CREATE TABLE case_(
  version INTEGER, place INTEGER, {", ".join((*CASE_COLUMNS[1:], *OUTCOME))},
  PRIMARY KEY(version, place)) WITHOUT ROWID;
CREATE INDEX case_called ON case_(called);
CREATE INDEX case_voting ON case_(voting) WHERE voting IS NOT NULL;
CREATE INDEX case_closed ON case_(version) WHERE closed IS NOT NULL;
CREATE TABLE written(id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL);
CREATE TABLE mention(
  written INTEGER, version INTEGER, place INTEGER, role INTEGER, PRIMARY KEY(written, version, place, role))
  WITHOUT ROWID;
CREATE TABLE commitment(
  version INTEGER, place INTEGER, point TEXT, text TEXT, responsible TEXT, deadline TEXT, deadline_text TEXT,
  below TEXT);
CREATE INDEX commitment_version ON commitment(version);
CREATE TABLE closing(version INTEGER, place INTEGER, address TEXT);
CREATE INDEX closing_version ON closing(version);
CREATE TABLE earlier(version INTEGER, place INTEGER, address TEXT);
CREATE INDEX earlier_address ON earlier(address);
CREATE TABLE committee(version INTEGER PRIMARY KEY, code TEXT, name TEXT);
CREATE TABLE spelling(
  spelling TEXT, version INTEGER, name TEXT, kind TEXT, PRIMARY KEY(spelling, version, kind)) WITHOUT ROWID;
CREATE INDEX spelling_name ON spelling(name, version);
CREATE INDEX spelling_body ON spelling(version) WHERE kind = 'organ';
CREATE TABLE passage(id INTEGER PRIMARY KEY, place INTEGER, field TEXT);
CREATE TABLE searched(version INTEGER PRIMARY KEY);
CREATE TABLE unlisted(version INTEGER PRIMARY KEY);
CREATE TABLE form(word TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX form_stem ON form(stem);
CREATE VIRTUAL TABLE words USING fts5(ord, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
CREATE TABLE base(
  id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, commit_id TEXT, abandoned TEXT NOT NULL DEFAULT '');
CREATE TABLE base_file(
  base INTEGER, path TEXT, blob TEXT, kind TEXT, version INTEGER, searchable INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(base, path)) WITHOUT ROWID;
CREATE INDEX base_file_version ON base_file(base, version, kind);
CREATE INDEX base_file_link ON base_file(base) WHERE blob IS NULL;
CREATE INDEX base_file_unsearchable ON base_file(base) WHERE searchable = 0;
CREATE TABLE history(base INTEGER PRIMARY KEY, tip TEXT, cut TEXT);
CREATE TABLE commit_(
  id INTEGER PRIMARY KEY, base INTEGER, commit_id TEXT, made INTEGER, parents TEXT, author TEXT, time TEXT,
  subject TEXT, cut INTEGER);
CREATE UNIQUE INDEX commit_by_id ON commit_(base, commit_id);
CREATE TABLE file_change(
  commit_ INTEGER, base INTEGER, path TEXT, old_path TEXT, blob TEXT, old_blob TEXT, others TEXT);
CREATE INDEX file_change_commit ON file_change(commit_);
CREATE INDEX file_change_path ON file_change(base, path);
CREATE INDEX file_change_old_path ON file_change(base, old_path);
CREATE TABLE verdict(
  id INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, first TEXT NOT NULL, last TEXT, problems TEXT NOT NULL);
CREATE TABLE counted(id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, content BLOB NOT NULL);
"""

# The index of words is written once a transaction, and its parts are joined when there are sixty-four of them: with
# what SQLite takes by itself, a megabyte and four, to write it takes half as long again. Joining sixteen is a tenth of
# writing ten thousand meetings; a word that is looked for in one part more takes 7 µs.
_WORDS = "INSERT INTO words(words, rank) VALUES ('hashsize', 16777216), ('automerge', 64), ('crisismerge', 64)"

# What a snapshot holds beside, or instead of, its base: files that differ from the commit; a blob of None is gone.
_OVERLAY = """
CREATE TEMP TABLE overlay(
  path TEXT PRIMARY KEY, blob TEXT, kind TEXT, version INTEGER, searchable INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
"""


# The smallest effort: a greater one makes the whole index a twentieth smaller and takes twice the time.
_EFFORT = 1
# What a file holds is a few times as long as JSON, at most.
_LONGEST = 8 * MAX_BYTES


def packed(text: bytes) -> bytes:
    """A text in few bytes."""
    return zlib.compress(text, _EFFORT)


def unpacked(record: bytes) -> bytes:
    """The text that was packed; raises `zlib.error` for what is none, or is longer than what is ever packed."""
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(record, _LONGEST)
    if not unpacker.eof:
        message = "not the whole of a text"
        raise zlib.error(message)
    return text


@overload
def decoded(record: bytes, kind: Literal["moete"]) -> "Meeting": ...
@overload
def decoded(record: bytes, kind: Literal["utvalg"]) -> "Committee": ...
def decoded(record: bytes, kind: "Kind") -> "Meeting | Committee":
    """The meeting or the register that was packed as JSON."""
    import msgspec  # noqa: PLC0415 - here and below: a list of rows needs no document

    from referat_cli.model.committee import Committee  # noqa: PLC0415
    from referat_cli.model.meeting import Meeting  # noqa: PLC0415

    form: type[Meeting | Committee] = Committee if kind == "utvalg" else Meeting
    return msgspec.json.decode(unpacked(record), type=form)


def create(db: sqlite3.Connection) -> None:
    """Make every table in an empty index, as a part of the transaction that is open."""
    for statement in filter(str.strip, _TABLES.split(";")):
        db.execute(statement)
    db.execute(_WORDS)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Write all that is written inside, or, where anything goes wrong, nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # some failures have undone it already, and theirs is the one to be told of
            db.execute("ROLLBACK")
        raise


def storable(text: str) -> str:
    """The text as it can be stored: a name or a subject that is no UTF-8 keeps its bytes in sight."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def prepare(db: sqlite3.Connection) -> None:
    """Make what a connection needs for itself."""
    db.executescript(_OVERLAY)


@cache
def edition() -> str:
    """A short name for the form and the meaning of the rows: the same wherever the same program makes them."""
    libraries = zlib.crc32((_TABLES + versions(LIBRARIES)).encode())
    return f"{digest_of_sources(_SOURCES)}-{libraries:08x}"


def digest_of_sources(folders: tuple[str, ...]) -> str:
    """A sum of the program's own text in these folders: another text may give other answers.

    Of zlib, because to load what makes longer ones takes 4 ms of every question.
    """
    return f"{zlib.crc32(' '.join(map(_digest_of_folder, folders)).encode()):08x}"


@cache
def _digest_of_folder(source: str) -> str:
    package = Path(__file__).parents[1]
    # A checkout, or an installation that points into one, has the schemas beside the package.
    there = package / source if (package / source).is_dir() else package.parent / source
    digest = 0
    for entry in sorted(os.scandir(there), key=lambda entry: entry.name):
        if entry.name.endswith((".py", ".json")):
            with open(entry.path, "rb", buffering=0) as text:  # noqa: PTH123 - a hundred of them at each question
                digest = zlib.crc32(text.read(), digest)
    return f"{digest:08x}"


def insert_versions(db: sqlite3.Connection, versions: "Iterable[VersionRows]") -> None:
    """Add the rows of documents, each once; a version without rows cannot be read or has not the form of its kind.

    A table is filled at once for all of them, the rows of names in their order, which takes half the time that it
    takes to go through all tables for each document.
    """
    found = {(blob, kind): facts for blob, kind, facts in versions}
    for blob, kind in _known(db, [blob for blob, _kind in found]):
        found.pop((blob, kind), None)
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM version").fetchone()
    numbered = list(enumerate(found.items(), last + 1))
    db.executemany(
        "INSERT INTO version VALUES (?, ?, ?, ?, ?)",
        ((id_, *version, facts is not None, facts.record if facts else None) for id_, (version, facts) in numbered),
    )
    readable = [(id_, facts) for id_, (_version, facts) in numbered if facts]
    meetings = [(id_, facts.meeting) for id_, facts in readable if facts.meeting]
    rosters = {digest: facts.roster for _id, facts in readable if facts.meeting and (digest := facts.meeting[-1])}
    db.executemany("INSERT OR IGNORE INTO roster(digest, lines) VALUES (?, ?)", rosters.items())
    db.executemany(
        "INSERT INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM roster WHERE digest = ?))",
        ((id_, *meeting) for id_, meeting in meetings),
    )
    committees = ((id_, *facts.committee) for id_, facts in readable if facts.committee)
    db.executemany("INSERT INTO committee VALUES (?, ?, ?)", committees)
    names = _ids_of_names(db, sorted({name for _id, facts in readable for name, _place, _role in facts.mentions}))
    mentions = [(names[name], id_, place, role) for id_, facts in readable for name, place, role in facts.mentions]
    db.executemany("INSERT INTO mention VALUES (?, ?, ?, ?)", sorted(mentions))
    for field, statement in _ROWS.items():
        db.executemany(statement, ((id_, *row) for id_, facts in readable for row in getattr(facts, field)))
    insert_texts(db, [(id_, facts.texts) for id_, facts in readable if facts.texts is not None])


# How each field of `rows.Facts` that has rows of its own is added.
_ROWS = {
    "cases": f"INSERT INTO case_ VALUES (?{', ?' * len(CASE_COLUMNS)}{', NULL' * len(OUTCOME)})",  # noqa: S608
    "commitments": "INSERT INTO commitment VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "closings": "INSERT INTO closing VALUES (?, ?, ?)",
    "earlier": "INSERT INTO earlier VALUES (?, ?, ?)",
    "spellings": "INSERT OR IGNORE INTO spelling(version, spelling, name, kind) VALUES (?, ?, ?, ?)",
}


def _known(db: sqlite3.Connection, blobs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The versions of these blobs that the index has: blob and kind."""
    for some, marks in _marked(blobs):
        yield from db.execute(f"SELECT blob, kind FROM version WHERE blob IN ({marks})", some)  # noqa: S608 - as below


def _ids_of_names(db: sqlite3.Connection, names: Sequence[str]) -> dict[str, int]:
    """The ids of names; those that nobody has met before get one."""
    db.executemany("INSERT OR IGNORE INTO written(name) VALUES (?)", ((name,) for name in names))
    found: dict[str, int] = {}
    for some, marks in _marked(names):
        found.update(db.execute(f"SELECT name, id FROM written WHERE name IN ({marks})", some))  # noqa: S608 - question marks
    return found


def _marked(values: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """The values, as many at a time as go into a statement, with a question mark for each."""
    for start in range(0, len(values), _MARKS):
        some = values[start : start + _MARKS]
        yield some, ", ".join("?" * len(some))


def insert_other_status(db: sqlite3.Connection, status: str, blobs: Iterable[str]) -> None:
    """Keep that versions of meetings, which need no rows yet, have not a status."""
    with transaction(db):
        db.executemany("INSERT OR IGNORE INTO other_status VALUES (?, ?)", ((blob, status) for blob in blobs))


def keep_outcomes(db: sqlite3.Connection, versions: "Iterable[Sequence[OutcomeRow]]") -> None:
    """Keep what became of cases."""
    chosen = ", ".join(f"{column} = ?" for column in OUTCOME)
    rows = (row for rows in versions for row in rows)
    db.executemany(f"UPDATE case_ SET {chosen} WHERE version = ? AND place = ?", rows)  # noqa: S608 - our own columns
