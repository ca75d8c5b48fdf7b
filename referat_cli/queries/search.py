"""Where do the meetings say what a person looks for?"""

from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.meeting import texts_of
from referat_cli.queries.excerpts import Excerpt, excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_cli.queries.search_syntax import Query
    from referat_cli.store.records import Records


class Hit(NamedTuple):
    """A field of a case, or of a meeting where ``number`` is None, that holds what was looked for.

    ``field`` is the record's own key (``forslag_til_vedtak``), ``title`` that of the case or the other business,
    ``path`` is from the archive's root.
    """

    committee: str
    number: str | None
    date: str
    title: str | None
    field: str
    excerpt: Excerpt
    path: str


_FROM = """
FROM words JOIN passage p ON p.id = words.rowid JOIN snapshot_file f ON f.version = p.version
JOIN meeting mt ON mt.version = p.version JOIN case_ cs ON cs.version = p.version AND cs.place = p.place
WHERE words MATCH ? AND mt.committee = coalesce(?, mt.committee)
AND mt.date BETWEEN coalesce(?, '') AND coalesce(?, '9')
"""


def search(  # noqa: PLR0913 - what may be asked of one search
    records: "Records",
    query: "Query",
    *,
    committee: str | None = None,
    first: str | None = None,
    last: str | None = None,
    fields: "Sequence[str]" = (),
    limit: int = -1,
) -> tuple[list[Hit], int]:
    """The hits, best first and of equals the newest, at most ``limit``; and how many there are in all."""
    records.load_texts()
    where, values = _FROM, [query.match, committee, first, last]
    if fields:
        where += f"AND p.field IN ({', '.join('?' * len(fields))})"
        values += fields
    (count,) = records.rows(f"SELECT count(*) {where}", values)[0]
    chosen = f"SELECT mt.committee, cs.number, mt.date, cs.title, p.field, p.place, f.path {where}"
    rows = records.rows(f"{chosen} ORDER BY rank, mt.date DESC, f.path, p.id LIMIT ?", [*values, limit])
    texts: dict[str, dict[tuple[int, str], str]] = {}
    hits = []
    for code, number, date, title, field, place, path in rows:
        if path not in texts:
            texts[path] = {(text.place, text.field): text.text for text in texts_of(records.meeting(path))}
        hits.append(Hit(code, number, date, title, field, excerpt(texts[path][place, field], query), path))
    return hits, count
