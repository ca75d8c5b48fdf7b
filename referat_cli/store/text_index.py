"""The index of words: the texts that can be searched, and the forms in which the words of them stand.

A text is kept by the words as they are written. A word in any form is looked for by all of its forms that there are:
to keep the stem beside each word made the index twice as large, and the first build a tenth longer.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from referat_cli.store.rows import VersionTexts

# A text has its version's number and, below it, its own: of more texts than this no file has room.
_BITS = 20


def insert_texts(db: sqlite3.Connection, versions: "Sequence[VersionTexts]") -> None:
    """Add the texts of versions, but for those that another process has added; their words are listed later."""
    added: list[tuple[int]] = []
    passages: list[tuple[int, int, str]] = []
    texts: list[tuple[int, bytes]] = []
    for version, rows in versions:
        if db.execute("SELECT 1 FROM searched WHERE version = ?", (version,)).fetchone():
            continue
        added.append((version,))
        numbered = list(enumerate(rows, version << _BITS))
        passages += [(id_, place, field) for id_, (place, field, _text) in numbered]
        texts += [(id_, text) for id_, (_place, _field, text) in numbered]
    db.executemany("INSERT INTO passage VALUES (?, ?, ?)", passages)
    db.executemany("INSERT INTO words(rowid, ord) VALUES (?, ?)", texts)
    db.executemany("INSERT INTO searched VALUES (?)", added)
    db.executemany("INSERT INTO unlisted VALUES (?)", added)


def unlisted(db: sqlite3.Connection) -> list[int]:
    """The versions whose texts can be searched, and whose words are not listed by their stems yet."""
    return [version for (version,) in db.execute("SELECT version FROM unlisted")]


def new_words(db: sqlite3.Connection, texts: Iterable[bytes] | None) -> list[str]:
    """The words of some texts, or of all that can be searched, that are not listed by their stems yet."""
    values: tuple[str, ...] = ()
    if texts is None:
        query = "SELECT term FROM vocabulary WHERE term NOT IN (SELECT word FROM form) ORDER BY term"
    else:
        from referat_cli.store.stemming import words  # noqa: PLC0415 - a warm question meets no new words

        query = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM form) ORDER BY value"
        values = (json.dumps(list({word for text in texts for word in words(text.decode())})),)
    return [word for (word,) in db.execute(query, values)]


def list_words(db: sqlite3.Connection, new: Iterable[str], versions: Iterable[int]) -> None:
    """List new words by their stems; after that those of the versions are."""
    from referat_cli.store.stemming import stem  # noqa: PLC0415 - as above

    db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", ((word, stem(word)) for word in new))
    db.executemany("DELETE FROM unlisted WHERE version = ?", ((version,) for version in versions))


def version_of(text: str) -> str:
    """The version that a text belongs to, in SQL; the text is given by the column that has its id."""
    return f"{text} >> {_BITS}"


def forms_of(db: sqlite3.Connection, stemmed: str) -> list[str]:
    """The words of all texts that have a stem."""
    return [word for (word,) in db.execute("SELECT word FROM form WHERE stem = ? ORDER BY word", (stemmed,))]
