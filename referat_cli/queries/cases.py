"""The cases of the archive, and the one that an address means."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.model.case_names import CaseAddress, case_address, parse_address
from referat_cli.model.case_numbers import folded, has_number
from referat_cli.model.names import nearest, sort_key
from referat_cli.queries import completion
from referat_cli.queries.people import mentions
from referat_cli.store.paths import file_stem, meeting_name
from referat_cli.store.records import conditions
from referat_cli.store.tables import NOT_DERIVED, ROLES
from referat_cli.store.text_index import version_of

if TYPE_CHECKING:
    from referat_cli.model.case_numbers import CaseNumber, Numbering
    from referat_cli.model.meeting import Case, Meeting, Outcome
    from referat_cli.model.votes import VoteKind
    from referat_cli.store.records import Records, Row


class CaseRow(NamedTuple):
    """One row of the list of cases; `KEYS` are the JSON contract's names. ``path`` is from the archive's root.

    ``closed`` is the legal basis of a closed case, of which nothing else is known.
    """

    committee: str
    number: str
    date: str
    title: str
    type: str | None
    status: str
    responsible: tuple[str, ...]
    case_workers: tuple[str, ...]
    outcome: "Outcome | None"
    path: str
    outcome_derived: bool = False
    outcome_certain: bool = True
    changed_since: "dict[str, object] | None" = None
    voting: "VoteKind | None" = None
    closed: str | None = None


CASE_KEYS = (
    "utvalg",
    "saksnr",
    "moetedato",
    "tittel",
    "sakstype",
    "status",
    "saksansvarlig",
    "saksbehandler",
    "utfall",
    "sti",
    "utfall_utledet",
    "utfall_sikkert",
    "endret_etter_godkjenning",
    "stemmegivning",
    "lukket",
)


class FoundCase(NamedTuple):
    """A case with the meeting and the file it stands in, at its place among the meeting's cases (from 0)."""

    path: str
    meeting: "Meeting"
    place: int
    numbering: "Numbering | None" = None

    @property
    def case(self) -> "Case":
        """The case itself."""
        return self.meeting.cases[self.place]

    @property
    def address(self) -> str:
        """The case's address in an archive of several committees: "asu:42/24"."""
        return f"{self.meeting.committee}:{self.name}"

    @property
    def number(self) -> str:
        """The number of the case, or its address where it has none: what programs get as ``saksnr``."""
        return case_address(self.meeting_name, self.case.number)

    @property
    def name(self) -> str:
        """The case's address in an archive of one committee: "42/24", or with its meeting, "2026-03-04/+3"."""
        return case_address(self.meeting_name, self.case.number, self.numbering)

    @property
    def meeting_name(self) -> str:
        """What tells its meeting from others of the committee: the date, and of a second one that day its number."""
        return meeting_name(self.path, self.meeting.date)


Order = Literal["dato", "saksnr", "tittel", "utfall"]


class CaseCriteria(NamedTuple):
    """Which cases are asked for; None is any. Names are registered ones, days and years of meetings are ISO texts."""

    committee: str | None = None
    first: str | None = None
    last: str | None = None
    person: str | None = None
    responsible: str | None = None
    case_worker: str | None = None
    outcome: str | None = None
    type: str | None = None
    passages: str | None = None
    vote: str | None = None


_COLUMNS = """mt.committee, cs.number, mt.date, cs.title, cs.type, mt.status, cs.responsible, cs.case_workers,
    cs.outcome, f.path, cs.derived, cs.certain, cs.voting, cs.closed"""
_NEWEST_FIRST = "mt.date DESC, mt.committee, f.path, cs.place"


def cases(records: "Records", criteria: CaseCriteria, order: Order = "dato", limit: int | None = None) -> list[CaseRow]:
    """The cases that are asked for, newest meeting first or in another order."""
    where, values = conditions(
        {
            "mt.committee = ?": criteria.committee,
            "mt.date >= ?": criteria.first,
            "mt.date <= ?": criteria.last,
            "cs.type = ?": criteria.type,
            f"(cs.outcome = ? OR {NOT_DERIVED})": criteria.outcome,
            "cs.voting = ?": criteria.vote,
        }
    )
    places = _places(records, criteria)
    source = "snapshot_file f CROSS JOIN meeting mt ON mt.version = f.version JOIN case_ cs ON cs.version = f.version"
    if places:  # from the few places that are meant to the meetings, because the planner does not know which are few
        source = f"""(SELECT DISTINCT version, place FROM ({places[0][0]})) few
            CROSS JOIN snapshot_file f ON f.version = few.version CROSS JOIN meeting mt ON mt.version = few.version
            CROSS JOIN case_ cs ON cs.version = few.version AND cs.place = few.place"""  # noqa: S608 - our own query
    for query, _own in places[1:]:
        where.append(f"(cs.version, cs.place) IN (SELECT version, place FROM ({query}))")  # noqa: S608 - as above
    by = f"cs.outcome, {_NEWEST_FIRST}" if order == "utfall" else _NEWEST_FIRST
    in_order = order in ("dato", "utfall")  # SQLite knows neither how a committee numbers its cases nor the alphabet
    most = limit if in_order and limit is not None else -1
    first, *rest = [own for _query, own in places] or [[]]
    rows = records.case_rows(
        _COLUMNS,
        f"FROM {source} WHERE {' AND '.join(where)}",
        [*first, *values, *chain(*rest)],
        f"ORDER BY {by} LIMIT {most}",
        by_outcome=criteria.outcome is not None or order == "utfall",
    )
    if in_order:
        return [_row(row) for row in rows]
    key = _number_key(records) if order == "saksnr" else lambda row: sort_key(row.title)
    return sorted(map(_row, rows), key=key)[:limit]


def _number_key(records: "Records") -> "Callable[[CaseRow], tuple[object, ...]]":
    """The key that sorts cases as each committee counts them; those without a number come first."""

    @cache
    def order(committee: str) -> "Callable[[str], tuple[int, CaseNumber] | None]":
        return records.numbering(committee).order

    def key(row: CaseRow) -> tuple[object, ...]:
        return order(row.committee)(row.number) or (-1,)

    return key


def _row(row: "Row") -> CaseRow:
    committee, number, date, title, kind, status, responsible, workers, became, path, derived, certain, *more = row
    number = case_address(meeting_name(path, date), number)
    names = tuple(json.loads(responsible)), tuple(json.loads(workers))
    known = bool(derived), bool(certain)
    return CaseRow(committee, number, date, title, kind, status, *names, became, path, *known, None, *more)


def _places(records: "Records", criteria: CaseCriteria) -> list[tuple[str, list[object]]]:
    """The queries that name the version and place of every case that may be meant, each with its values."""
    found: list[tuple[str, list[object]]] = []
    if criteria.passages is not None:
        texts = "words CROSS JOIN passage p ON p.id = words.rowid"
        query = f"SELECT {version_of('p.id')} AS version, place FROM {texts} WHERE words MATCH ?"  # noqa: S608 - our own columns
        found.append((query, [criteria.passages]))
    for name, role in (
        (criteria.person, None),
        (criteria.responsible, "saksansvarlig"),
        (criteria.case_worker, "saksbehandler"),
    ):
        if name is not None:
            query, values = mentions(records, name)
            own = f"place >= 0 AND role = {ROLES.index(role)}" if role else "place >= 0"
            found.append((f"SELECT version, place FROM ({query}) WHERE {own}", values))  # noqa: S608 - our own query
    return found


def found(records: "Records", rows: Iterable[tuple[str, int]]) -> list[FoundCase]:
    """The cases at these places in these files, each meeting read once."""
    meetings: dict[str, Meeting] = {}
    answer = []
    for path, place in rows:
        if path not in meetings:
            meetings[path] = records.meeting(path)
        answer.append(FoundCase(path, meetings[path], place, records.numbering(meetings[path].committee)))
    return answer


_FILES = "FROM snapshot_file f JOIN meeting mt ON mt.version = f.version JOIN case_ cs ON cs.version = f.version"


class CasePlace(NamedTuple):
    """Where a case stands: the committee, the file, and its place among the cases of the meeting (from 0)."""

    committee: str
    path: str
    place: int

    @property
    def meeting(self) -> str:
        """What its meeting is called: the name of the file, which is the date, or the date and a number."""
        return file_stem(self.path)


def cases_called(records: "Records", asked: CaseAddress) -> list[CasePlace]:
    """The cases that an address means: "42/24", "asu:42/24", or with its meeting where years have the same numbers.

    The numbers of a meeting that was called off may be used again, and then mean the case that was treated.
    """
    # Of a hundred committees with the number, the index of one is asked in half the time of looking at all meetings.
    index, theirs = ("INDEXED BY meeting_committee", "mt.committee = ?") if asked.committee else ("", "? = ''")
    query = f"""SELECT mt.committee, f.path, cs.place, mt.status, cs.number FROM case_ cs
        CROSS JOIN meeting mt {index} ON mt.version = cs.version CROSS JOIN snapshot_file f ON f.version = cs.version
        WHERE cs.called = ? AND {theirs} ORDER BY mt.committee, f.path, cs.place"""  # noqa: S608 - our own conditions
    rows = records.rows(query, (folded(asked.number), asked.committee))
    if any(number == asked.number for *_where, number in rows):  # capitals may be all that tells two cases apart
        rows = [row for row in rows if row[-1] == asked.number]
    places = [(CasePlace(*where), status) for *where, status, _number in rows]
    if asked.meeting:
        return [place for place, _status in places if place.meeting == asked.meeting]
    return [place for place, status in places if status != "avlyst"] or [place for place, _status in places]


def nearest_case(records: "Records", address: str) -> str | None:
    """The address of the case most like an unknown one, for a suggestion: in the committee asked for, if it has any.

    A running number alone means the newest case that has it.
    """
    asked = parse_address(address)
    query = f"""SELECT cs.number, mt.committee, f.path, mt.date, max(mt.date) {_FILES}
        GROUP BY cs.number, mt.committee ORDER BY max(mt.date) DESC, cs.place"""
    rows = [row[:4] for row in records.rows(query)]
    if asked.meeting:
        rows = [row for row in rows if meeting_name(row[2], row[3]) == asked.meeting] or rows
    own = [row for row in rows if row[1] == asked.committee]
    near = _nearest_number(records, asked.number, own or rows)
    if near is None:
        return None
    number, committee, path, date = near
    found = case_address(meeting_name(path, date), number, records.numbering(committee))
    return f"{asked.committee}:{found}" if own else found


def _nearest_number(records: "Records", asked: str, rows: "Sequence[Row]") -> "Row | None":
    """The row of a number, its committee, path and date that is meant by another way of writing it, or is most like."""
    numbered = [row for row in rows if has_number(row[0])]
    formats = {committee: records.numbering(committee) for _number, committee, *_where in numbered}
    if asked.isdecimal():
        for row in numbered:
            if formats[row[1]].running(row[0]) == int(asked):
                return row
    for row in numbered:
        if formats[row[1]].rewritten(asked, None, row[3]) == row[0]:
            return row
    name = nearest(asked, [number for number, *_where in numbered], least=0.5)
    return next((row for row in numbered if row[0] == name), None)


def meetings_called(records: "Records", name: str, committee: str = "") -> list[tuple[str, str]]:
    """The meetings of a date, or of a file's own name ("2024-10-29-2"), of one committee or of all: code and path."""
    return records.rows(
        """SELECT mt.committee, f.path FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE (mt.date = ? OR f.path LIKE '%/' || ? || '.yaml') AND ? IN ('', mt.committee)
        ORDER BY mt.committee, f.path""",
        (name, name, committee),
    )


def nearest_date(records: "Records", date: str) -> str | None:
    """The meeting date nearest to a date without a meeting, in days."""
    query = """SELECT mt.date FROM snapshot_file JOIN meeting mt USING (version)
        ORDER BY abs(julianday(mt.date) - julianday(?)), mt.date LIMIT 1"""
    return next((held for (held,) in records.rows(query, (date,))), None)


def committees(records: "Records") -> list[str]:
    """The codes of the committees that have meetings or a register, sorted."""
    return completion.committees(records.db, "")
