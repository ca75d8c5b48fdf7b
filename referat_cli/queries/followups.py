"""The commitments of decisions, and which of them are open, overdue or closed."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.model.case_names import case_address
from referat_cli.model.dates import times
from referat_cli.model.names import fold
from referat_cli.store.paths import meeting_name
from referat_cli.store.records import conditions
from referat_cli.store.tables import ROLES

if TYPE_CHECKING:
    from referat_cli.model.case_numbers import Numbering
    from referat_cli.store.records import Records, Row

# Overdue, open, open with a deadline in words that nobody can say the day of, and closed.
State = Literal["forfalt", "aapen", "ubestemt", "lukket"]
STATES: tuple[State, ...] = ("forfalt", "aapen", "ubestemt", "lukket")


class Followup(NamedTuple):
    """A point of a decision with somebody to do it, or a time to do it by; `FOLLOWUP_KEYS` are the contract's names.

    ``closed_by`` is the address of the first case that says it closes the point. ``deadlines`` are the days by which it
    is to be done: the one recorded, and those that the words of the deadline name. ``below`` are the points of the list
    that the text announces. ``address`` is that of its case in an archive of one committee.
    """

    committee: str
    number: str
    point: str
    text: str
    responsible: tuple[str, ...]
    deadline: str | None
    deadline_text: str | None
    state: State
    closed_by: str | None
    date: str
    path: str
    deadlines: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    address: str = ""


FOLLOWUP_KEYS = (
    "utvalg",
    "saksnr",
    "punkt",
    "tekst",
    "ansvarlig",
    "frist",
    "frist_tekst",
    "tilstand",
    "lukket_av",
    "moetedato",
    "sti",
    "frister",
    "underpunkter",
)


class Responsible(NamedTuple):
    """Who is asked for: a person by the registered name, or a body by any of its names."""

    name: str
    kind: Literal["person", "organ"]


class FollowupCriteria(NamedTuple):
    """Which commitments are asked for; None or nothing is all. Dates are the meetings' own and inclusive."""

    committee: str | None = None
    first: str | None = None
    last: str | None = None
    responsible: Responsible | None = None
    states: tuple[State, ...] = ()


# What an open notice says will be done has not been decided, nor done.
_FILES = "FROM snapshot_file f JOIN meeting mt ON mt.version = f.version AND mt.status IN ('referat', 'godkjent')"
_COMMITMENTS = f"""
SELECT mt.committee, cs.number, c.point, c.text, c.responsible, c.deadline, c.deadline_text, mt.date, f.path, c.place,
  c.below
{_FILES} JOIN commitment c ON c.version = f.version JOIN case_ cs ON cs.version = c.version AND cs.place = c.place
"""
_CLOSINGS = f"""
SELECT mt.committee, cl.address, mt.date, f.path, cl.place, cs.number
{_FILES} JOIN closing cl ON cl.version = f.version JOIN case_ cs ON cs.version = cl.version AND cs.place = cl.place
ORDER BY mt.date, f.path, cl.place
"""

_DATES = """
SELECT mt.committee, mt.date FROM snapshot_file f JOIN meeting mt ON mt.version = f.version WHERE mt.status <> 'avlyst'
"""

# Where a case stands: the date and the file of its meeting, and its place there.
_Stand = tuple[str, str, int]
_Closings = dict[tuple[str, str], list[tuple[_Stand, str]]]


def followups(records: "Records", criteria: FollowupCriteria, today: str, limit: int | None = None) -> list[Followup]:
    """The commitments that are asked for: overdue ones by deadline, open ones by deadline, open ones without, closed.

    A commitment is closed by a case of the same committee that names it in a meeting that has been held, that day or
    later; and overdue when one of its deadlines is before ``today``. Among equals the oldest meeting comes first.
    """
    where, values = conditions(
        {"mt.committee = ?": criteria.committee, "mt.date >= ?": criteria.first, "mt.date <= ?": criteria.last}
    )
    query = f"{_COMMITMENTS} WHERE {' AND '.join(where)} ORDER BY mt.date, mt.committee, f.path, c.rowid"
    closings = _closings(records)
    concerns = _spellings(records, criteria.responsible) if criteria.responsible else None
    meetings: dict[str, list[str]] = {}
    for committee, date in sorted(records.rows(_DATES)):
        meetings.setdefault(committee, []).append(date)
    rows = [
        _row(row, records.numbering(row[0]), closings, meetings, today)
        for row in records.rows(query, values)
        if concerns is None or concerns(row)
    ]
    chosen = [row for row in rows if not criteria.states or row.state in criteria.states]
    return sorted(chosen, key=_order)[:limit]


def _order(row: Followup) -> tuple[int, bool, str]:
    """By state, then by deadline; a closed one has nothing left to wait for."""
    waits = min(row.deadlines, default=None) if row.state != "lukket" else None
    return STATES.index(row.state), waits is None, waits or ""


def _closings(records: "Records") -> _Closings:
    """The committee and the address of every point that a case closes → where those cases stand, the first first."""
    found: _Closings = {}
    for committee, address, date, path, place, number in records.rows(_CLOSINGS):
        closer = case_address(meeting_name(path, date), number, records.numbering(committee))
        closed = address.removeprefix(f"{committee}:")
        found.setdefault((committee, closed), []).append(((date, path, place), closer))
    return found


def _row(
    row: "Row", numbering: "Numbering", closings: _Closings, meetings: dict[str, list[str]], today: str
) -> Followup:
    committee, number, point, text, responsible, deadline, deadline_text, date, path, place, below = row
    own = date, path, place
    address = case_address(meeting_name(path, date), number, numbering)
    closers = closings.get((committee, f"{address}#{point}"), ())
    closed_by = next((closer for stand, closer in closers if stand[0] >= date and stand != own), None)
    days = _days(deadline, deadline_text, date, meetings.get(committee, []))
    state: State = "aapen" if days or not deadline_text else "ubestemt"
    if closed_by or any(day < today for day in days):
        state = "lukket" if closed_by else "forfalt"
    return Followup(
        committee=committee,
        number=case_address(meeting_name(path, date), number),
        point=point,
        text=text,
        responsible=tuple(json.loads(responsible)),
        deadline=deadline,
        deadline_text=deadline_text,
        state=state,
        closed_by=closed_by,
        date=date,
        path=path,
        deadlines=days,
        below=tuple(json.loads(below)),
        address=address,
    )


def _days(deadline: str | None, words: str | None, date: str, meetings: list[str]) -> tuple[str, ...]:
    """The days by which something is to be done, in order: the one recorded, and what the words say beside it.

    ``meetings`` are the days of the committee's meetings. A meeting that the archive does not have is no day yet.
    """
    named = [*times(" ".join(words.split()), date)] if words else []
    if deadline and len(named) <= 1:
        return (deadline,)
    days = {deadline} if deadline else set()
    for time in named:
        if not time.last or (deadline and time.may_be(deadline)):
            continue
        if time.meeting is None:
            days.add(time.due)
            continue
        later = [day for day in meetings if (day > date if time.meeting == 0 else day[:4] == time.first[:4])]
        days |= {*later[max(time.meeting - 1, 0) :][:1]} if time.meeting >= 0 else {time.due}
    return tuple(sorted(days))


def _spellings(records: "Records", asked: Responsible) -> Callable[["Row"], bool]:
    """Whether the row of a commitment has somebody who is asked for among those responsible.

    A spelling means what the committee's own register says; where it says nothing, the name itself. Of a body the
    capitals mean nothing, because a decision writes «arbeidsgruppen» inside a sentence.
    """
    form = fold if asked.kind == "organ" else str
    query = """SELECT k.code, sp.spelling, sp.name FROM committee k JOIN snapshot_file USING (version)
        JOIN spelling sp ON sp.version = k.version WHERE sp.kind = ?"""
    names = {(code, form(spelling)): form(name) for code, spelling, name in records.rows(query, (asked.kind,))}

    def registered(committee: str, name: str) -> str:
        return names.get((committee, form(name)), form(name))

    return lambda row: registered(row[0], asked.name) in {registered(row[0], name) for name in json.loads(row[4])}


def bodies(records: "Records") -> list[str]:
    """Every name of a body in the registers, and every name on a commitment that is no person's there."""
    rows = records.rows(
        """SELECT DISTINCT sp.spelling, sp.kind FROM spelling sp JOIN snapshot_file USING (version)
        WHERE sp.kind <> 'enhet'"""
    )
    people = {spelling for spelling, kind in rows if kind == "person"}
    roles = ", ".join(str(ROLES.index(role)) for role in ("oppfoelging", "oppgaver"))
    named = f"""SELECT DISTINCT w.name FROM snapshot_file f JOIN mention me ON me.version = f.version
        JOIN written w ON w.id = me.written WHERE me.role IN ({roles})"""  # noqa: S608 - our own
    written = {name for (name,) in records.rows(named)} - people
    return sorted(written | {spelling for spelling, kind in rows if kind == "organ"})
