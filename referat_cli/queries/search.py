"""Full-text search: the fields of cases that hold what is looked for, and the excerpt that shows it best."""

import json
import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from referat_cli.model.case_names import case_address
from referat_cli.model.texts import FIELDS, texts_of_case
from referat_cli.queries.search_syntax import MatchSpan, Query
from referat_cli.store.paths import meeting_name
from referat_cli.store.records import conditions
from referat_cli.store.stemming import composed
from referat_cli.store.text_index import version_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from referat_cli.store.records import Records, Row

# What begins a heading or an item of a list in Markdown. A number stays: it may be what the text is cited by.
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)

_ITEM = re.compile(r"^[ \t]*[-*•][ \t]+", re.MULTILINE)

_CUT = "…"

# As much of the spare room as goes before the hits; what follows tells a reader more.
_BEFORE = 1 / 3


class Excerpt(NamedTuple):
    """A passage on one line, and from where to where in it each hit stands; hits never overlap."""

    text: str
    spans: tuple[tuple[int, int], ...]


# From where to where something stands between two spaces of a text.
_Piece = tuple[int, int]


def on_one_line(text: str) -> str:
    """A text or Markdown with single spaces for all white space; an item of a list begins with a dash."""
    flat = _ITEM.sub("– ", _HEADING.sub("", composed(text)))
    return " ".join(flat.split()).removeprefix("– ")


def excerpt(text: str, query: Query, width: int = 160) -> Excerpt:
    """The passage with most of what is looked for, at most ``width`` characters, between whole words.

    Only a word or hit that is longer by itself makes it longer. A text without hits is shown from its beginning.
    """
    flat = on_one_line(text)
    marks = query.marks(flat)
    if len(flat) <= width:
        return Excerpt(flat, _merged(marks, 0, len(flat)))
    ends = [*accumulate(len(piece) + 1 for piece in flat.split(" "))]
    pieces = [(start, end - 1) for start, end in zip([0, *ends], ends, strict=False)]
    room = width - 2 * len(f"{_CUT} ")
    first, last = _best(marks, pieces, room)
    first, last = _grown(pieces, first, last, room)
    start, end = pieces[first][0], pieces[last][1]
    before = f"{_CUT} " if first else ""
    after = f" {_CUT}" if last + 1 < len(pieces) else ""
    spans = tuple((a - start + len(before), b - start + len(before)) for a, b in _merged(marks, start, end))
    return Excerpt(before + flat[start:end] + after, spans)


def _merged(marks: list[MatchSpan], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The marks between two places, those that overlap made one."""
    spans: list[tuple[int, int]] = []
    for mark in marks:
        if mark.start < start or mark.end > end:
            continue
        if spans and mark.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], mark.end))
        else:
            spans.append((mark.start, mark.end))
    return tuple(spans)


def _best(marks: list[MatchSpan], pieces: list[_Piece], room: int) -> tuple[int, int]:
    """The first and the last piece of the run of hits with most different terms, then most hits, then the earliest."""
    held = _pieces_of(marks, pieces)
    best, chosen = (0, 0), (0, 0)
    for number, (first, last) in enumerate(held):
        terms, hits, end = {marks[number].term}, 1, last
        for other in range(number + 1, len(held)):
            if pieces[held[other][1]][1] - pieces[first][0] > room:
                break
            terms.add(marks[other].term)
            hits += 1
            end = max(end, held[other][1])
        if (len(terms), hits) > best:
            best, chosen = (len(terms), hits), (first, end)
    return chosen


def _pieces_of(marks: list[MatchSpan], pieces: list[_Piece]) -> list[tuple[int, int]]:
    """The first and the last piece of each mark; both come in the order of the text."""
    ends = [end for _start, end in pieces]
    return [(bisect_right(ends, mark.start), bisect_left(ends, mark.end)) for mark in marks]


def _grown(pieces: list[_Piece], first: int, last: int, room: int) -> tuple[int, int]:
    """The run with as much around it as there is room for: some before, the rest after, then before again."""
    spare = max(room - (pieces[last][1] - pieces[first][0]), 0)
    begin = first
    while begin and pieces[first][0] - pieces[begin - 1][0] <= spare * _BEFORE:
        begin -= 1
    while last + 1 < len(pieces) and pieces[last + 1][1] - pieces[begin][0] <= room:
        last += 1
    while begin and pieces[last][1] - pieces[begin - 1][0] <= room:
        begin -= 1
    return begin, last


class Hit(NamedTuple):
    """A field of a case, or of a meeting where ``number`` is None, that holds what was looked for.

    ``field`` is the record's own key (``forslag_til_vedtak``, ``forslag/B``), ``title`` that of the case or the other
    business, ``path`` is from the archive's root. Where the hits of a case are one, ``fields`` are all that hold it.
    """

    committee: str
    number: str | None
    date: str
    title: str | None
    field: str
    excerpt: Excerpt
    path: str
    fields: tuple[str, ...] = ()


_PASSAGES = "JOIN passage p ON p.id = words.rowid"
_VERSION = version_of("words.rowid")
_TEXTS = f"words JOIN snapshot_file f ON f.version = {_VERSION}"
_MEETINGS = "JOIN meeting mt ON mt.version = f.version"
_CASES = "JOIN case_ cs ON cs.version = f.version AND cs.place = p.place"
# What the index has texts of, and the snapshot has not: versions from before a change, or of other revisions.
_OTHERS = "SELECT version FROM searched EXCEPT SELECT version FROM snapshot_file"
# A word that more texts than this have tells them apart so badly that only those of so many of the newest meetings are
# ranked: to rank fifty thousand takes most of a second.
_MANY, _NEWEST = 5000, 200


def search(  # noqa: PLR0913 - what may be asked of one search
    records: "Records",
    query: "Query",
    *,
    committee: str | None = None,
    first: str | None = None,
    last: str | None = None,
    fields: "Sequence[str]" = (),
    limit: int = -1,
    by_date: bool = False,
    by_case: bool = False,
) -> tuple[list[Hit], int]:
    """The hits, best first and of equals the newest, at most ``limit``; and how many there are in all.

    ``by_date`` puts the newest first, in the order of their meetings; ``by_case`` makes one of all hits of a case.
    """
    records.load_texts()
    when, times = conditions({"mt.committee = ?": committee, "mt.date >= ?": first, "mt.date <= ?": last})
    match = query.match(records.forms)
    where, values = ["words MATCH ?"], [match]
    if fields:
        where.append(f"({' OR '.join(['p.field = ? OR p.field LIKE ?'] * len(fields))})")
        values += [value for field in fields for value in (field, f"{field}/%")]
    passages = _PASSAGES if fields or by_case else ""
    texts = f"{_TEXTS} {passages} {_MEETINGS if times else ''}"
    count = _MANY if fields or times or by_case else _count(records, match)
    if count <= _MANY:
        what = "DISTINCT f.version << 20 | p.place" if by_case else "*"  # more cases than that no file has room for
        counted = f"SELECT count({what}) FROM {texts} WHERE {' AND '.join([*where, *when])}"  # noqa: S608 - our own conditions
        (count,) = records.rows(counted, [*values, *times])[0]
    rows: list[Row] = []
    rank = "0" if by_date else "bm25(words)"

    def ranked(texts: str, where: list[str]) -> "list[Row]":
        query = f"SELECT words.rowid, {rank} FROM {texts} WHERE {' AND '.join(where)}"  # noqa: S608 - as above
        return _best_texts(records, dict(records.rows(query, [*values, *times])), -1 if by_case else limit)

    if limit >= 0 and count > _MANY:
        newest = f"""SELECT mt.version FROM meeting mt CROSS JOIN snapshot_file f ON f.version = mt.version
            WHERE {" AND ".join(when)} ORDER BY mt.date DESC, mt.version LIMIT {_NEWEST}"""  # noqa: S608 - our own conditions, with marks for the values
        rows = ranked(f"words {passages}", [*where, f"{_VERSION} IN ({newest})"])
    if len(_cases(rows) if by_case else rows) < min(limit, count) or limit < 0:
        rows = ranked(texts, [*where, *when])
    return _hits(records, query, rows, limit, by_case=by_case), count


def _count(records: "Records", match: str) -> int:
    """How many texts have the words: of many those of the snapshot, of a few perhaps others as well.

    To leave these out of many takes a quarter of joining those that are, and to find that there are none, as mostly, a
    third of that.
    """
    counted = "SELECT count(*) FROM words WHERE words MATCH ?"
    (count,) = records.rows(counted, [match])[0]
    if count > _MANY and records.rows(f"{_OTHERS} LIMIT 1"):
        (count,) = records.rows(f"{counted} AND {_VERSION} NOT IN ({_OTHERS})", [match])[0]
    return int(count)


def _hits(records: "Records", query: "Query", rows: "list[Row]", limit: int, *, by_case: bool) -> list[Hit]:
    """The texts as hits with their excerpts, at most ``limit``."""
    fields_of = _cases(rows) if by_case else {}
    values: dict[str, Any] = {}
    hits = []
    for code, number, date, title, field, place, path in rows:
        own = fields_of.pop((path, place), ())
        if by_case and not own:  # a worse one of a case that has been met
            continue
        if path not in values:
            values[path] = records.value(path)
        # Of a meeting all of whose texts were made, most were for nothing: a fourteenth of a search.
        text = texts_of_case(values[path]["saker"][place])[field]
        case = number and case_address(meeting_name(path, date), number)
        hits.append(Hit(code, case, date, title, field, excerpt(text, query), path, own))
        if len(hits) == limit:
            break
    return hits


def _cases(rows: "list[Row]") -> dict[tuple[str, int], tuple[str, ...]]:
    """The cases of some hits, each by its file and place, with the fields that hold what is looked for."""
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for *_about, field, place, path in rows:
        found[path, place] = (*found.get((path, place), ()), field)
    return {case: tuple(sorted(fields, key=_in_order)) for case, fields in found.items()}


def _in_order(field: str) -> tuple[int, str]:
    """What puts fields in the order of the record."""
    return FIELDS.index(field.partition("/")[0]), field


def _best_texts(records: "Records", points: "Mapping[int, float]", limit: int) -> "list[Row]":
    """The texts that have least points, and of equals the newest, as the fields of `Hit` but for the excerpt.

    No others are joined with what is told of them: to join thousands took a third of all else.
    """
    shown = slice(limit if limit >= 0 else None)
    last = sorted(points.values())[shown][-1:]
    best = [text for text, own in points.items() if [own] <= last]
    query = f"""SELECT mt.committee, cs.number, mt.date, cs.title, p.field, p.place, f.path, p.id
        FROM json_each(?) one CROSS JOIN passage p ON p.id = one.value
        CROSS JOIN snapshot_file f ON f.version = {version_of("p.id")} CROSS {_MEETINGS} CROSS {_CASES}
        ORDER BY mt.date DESC, f.path, p.id"""  # noqa: S608 - our own tables
    rows = sorted(records.rows(query, (json.dumps(best),)), key=lambda row: points[row[-1]])
    return [row[:-1] for row in rows[shown]]
