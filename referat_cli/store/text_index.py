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
# A bound for memory: an archive may have more different words than are worth keeping at hand.
_MOST_MET = 200_000


def insert_texts(db: sqlite3.Connection, versions: "Sequence[VersionTexts]", met: set[str]) -> None:
    """Add the texts of versions, but for those that another process has added.

    ``met`` are pieces of texts whose words have their forms already; those of the versions are added to them.
    """
    passages: list[tuple[int, int, str]] = []
    texts: list[tuple[int, bytes]] = []
    found: set[str] = set()
    for version, (rows, pieces) in versions:
        if db.execute("SELECT 1 FROM searched WHERE version = ?", (version,)).fetchone():
            continue
        found.update(pieces.split(" "))
        numbered = list(enumerate(rows, version << _BITS))
        passages += [(id_, place, field) for id_, (place, field, _text) in numbered]
        texts += [(id_, text) for id_, (_place, _field, text) in numbered]
    db.executemany("INSERT INTO passage VALUES (?, ?, ?)", passages)
    db.executemany("INSERT INTO words(rowid, ord) VALUES (?, ?)", texts)
    db.executemany("INSERT OR IGNORE INTO searched VALUES (?)", ((version,) for version, _texts in versions))
    if new := found - met:
        _insert_forms(db, new)
        if len(met) > _MOST_MET:
            met.clear()
        met |= new


def _insert_forms(db: sqlite3.Connection, pieces: Iterable[str]) -> None:
    from referat_cli.store.stemming import stem, words  # noqa: PLC0415 - a warm question meets no new words

    unknown = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM form) ORDER BY value"
    new = db.execute(unknown, (json.dumps(list(set(words(" ".join(pieces))))),)).fetchall()
    db.executemany("INSERT INTO form VALUES (?, ?)", ((word, stem(word)) for (word,) in new))


def version_of(text: str) -> str:
    """The version that a text belongs to, in SQL; the text is given by the column that has its id."""
    return f"{text} >> {_BITS}"


def forms_of(db: sqlite3.Connection, stemmed: str) -> list[str]:
    """The words of all texts that have a stem."""
    return [word for (word,) in db.execute("SELECT word FROM form WHERE stem = ? ORDER BY word", (stemmed,))]
