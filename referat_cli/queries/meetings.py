"""The meetings of the archive, what is missing in each, and what the next one has to treat."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.model.case_names import case_address
from referat_cli.model.names import fold
from referat_cli.store.paths import meeting_name
from referat_cli.store.records import conditions

if TYPE_CHECKING:
    from referat_cli.store.records import Records, Row

# What a meeting lacks: minutes of a day that is past, or the approval of its minutes.
Missing = Literal["referat", "godkjenning"]


class MeetingRow(NamedTuple):
    """One row of the list of meetings; `MEETING_KEYS` are the JSON contract's names. ``path`` is from the root.

    ``number`` is the meeting's own, or the one that follows on the year's meetings before it; a meeting that was called
    off and does not say its number has none.
    """

    committee: str
    date: str
    status: str
    start: str | None
    end: str | None
    venue: str | None
    cases: int
    next_meeting: str | None
    path: str
    missing: Missing | None = None
    number: str | None = None
    number_is_derived: bool = False
    committee_numbers: bool = False  # whether some meeting of the committee says its number


MEETING_KEYS = (
    "utvalg",
    "moetedato",
    "status",
    "start",
    "slutt",
    "moetested",
    "saker",
    "neste_moete",
    "sti",
    "mangler",
    "moetenummer",
    "moetenummer_utledet",
    "utvalget_nummererer",
)


class MeetingCriteria(NamedTuple):
    """Which meetings are asked for; None is any. Days are ISO dates and inclusive."""

    committee: str | None = None
    first: str | None = None
    last: str | None = None


# The types of the cases that stand on every agenda, and so need not be brought on again.
_ON_EVERY_AGENDA = ("godkjenning", "eventuelt")


class PostponedCase(NamedTuple):
    """A case that was postponed and has not come again: where it was, and what was proposed.

    ``earlier`` are the cases in which it has been taken up; one whose meeting was called off was not taken up there.
    """

    number: str
    title: str
    type: str | None
    proposal: tuple[str, ...]
    earlier: tuple[str, ...]


def meetings(records: "Records", criteria: MeetingCriteria, today: str, limit: int | None = None) -> list[MeetingRow]:
    """The meetings that are asked for, newest first; ``today`` says which should have been held."""
    where, values = conditions(
        {"mt.committee = ?": criteria.committee, "mt.date >= ?": criteria.first, "mt.date <= ?": criteria.last}
    )
    query = f"""SELECT mt.committee, mt.date, mt.status, mt.start, mt.end_, mt.venue,
        (SELECT count(*) FROM case_ cs WHERE cs.version = mt.version), mt.next_meeting, f.path, mt.last_day
        FROM snapshot_file f JOIN meeting mt ON mt.version = f.version WHERE {" AND ".join(where)}
        ORDER BY mt.date DESC, mt.committee, f.path LIMIT ?"""  # noqa: S608 - our own conditions
    rows = records.rows(query, (*values, -1 if limit is None else limit))
    numbers = _numbers(records)
    return [MeetingRow._make((*row, _missing(row[2], last, today), *numbers[row[-1]])) for *row, last in rows]


def derived_number(records: "Records", path: str, committee: str) -> str | None:
    """The number of a meeting that does not say it, where its committee numbers its meetings."""
    query = """SELECT 1 FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE mt.committee = ? AND mt.number IS NOT NULL LIMIT 1"""
    if not records.rows(query, (committee,)):
        return None
    number, is_derived, _committee_numbers = _numbers(records)[path]
    return number if is_derived else None


def _numbers(records: "Records") -> dict[str, "Row"]:
    """Of each meeting by its path: its number, whether that is derived, and whether its committee numbers meetings."""
    query = """SELECT f.path, mt.committee, mt.date, mt.status, mt.number
        FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        ORDER BY mt.committee, mt.date, length(f.path), f.path"""
    rows = records.rows(query)
    numbering = {committee for _path, committee, _date, _status, number in rows if number}
    found: dict[str, Row] = {}
    last: dict[tuple[str, str], int | None] = {}
    for path, committee, date, status, number in rows:
        year = committee, date[:4]
        if number:
            # What follows on a number that is no number cannot be told.
            last[year] = int(number) if number.isdecimal() else None
            found[path] = number, False, True
        elif status == "avlyst" or last.get(year, 0) is None:
            found[path] = None, False, committee in numbering
        else:
            last[year] = (last.get(year) or 0) + 1
            found[path] = str(last[year]), True, committee in numbering
    return found


def _missing(status: str, date: str, today: str) -> Missing | None:
    if status == "innkalling" and date < today:
        return "referat"
    return "godkjenning" if status == "referat" else None


def last_or_next(records: "Records", which: Literal["siste", "neste"], committee: str, today: str) -> str | None:
    """The path of the last meeting that was held, or of the next that is called, of a committee or ("") of all."""
    status, order = ("mt.status IN ('referat', 'godkjent')", "DESC")
    if which == "neste":
        status, order = "mt.status = 'innkalling' AND mt.date >= ?", "ASC"
    # Of a day with several the first is 2026-03-04.yaml, before 2026-03-04-2.yaml.
    query = f"""SELECT f.path FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE ? IN ('', mt.committee) AND {status}
        ORDER BY mt.date {order}, length(f.path) {order}, f.path {order} LIMIT 1"""  # noqa: S608 - our own words
    values = (committee, today) if which == "neste" else (committee,)
    return next((path for (path,) in records.rows(query, values)), None)


def unapproved(records: "Records", committee: str, before: str) -> list[str]:
    """The days before another one whose minutes wait for approval, oldest first."""
    query = """SELECT mt.date FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE mt.committee = ? AND mt.status = 'referat' AND mt.date < ? ORDER BY mt.date, f.path"""
    return [date for (date,) in records.rows(query, (committee, before))]


def postponed_cases(records: "Records", committee: str, before: str) -> list[PostponedCase]:
    """The cases of earlier meetings that no later meeting has taken up again, oldest first.

    They were postponed, or their meeting was called off; those that stand on every agenda come again by themselves.
    """
    query = """SELECT mt.date, f.path FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE mt.committee = ? ORDER BY mt.date, f.path"""
    numbering = records.numbering(committee)
    waiting: dict[str, PostponedCase] = {}
    called_off: dict[str, PostponedCase] = {}
    for date, path in records.rows(query, (committee,)):
        meeting, outcomes = records.meeting(path), records.outcomes(path)
        for case, outcome in zip(meeting.cases, outcomes, strict=True):
            address = case_address(meeting_name(path, date), case.number, numbering)
            for earlier in (address, *case.earlier):
                waiting.pop(earlier.removeprefix(f"{committee}:"), None)
            called_off.pop(fold(case.title), None)
            texts = tuple(point if isinstance(point, str) else point.text for point in case.proposal or ())
            again = PostponedCase(address, case.title, case.type, texts, (address,))
            if date < before and outcome and outcome.outcome == "utsatt":
                waiting[address] = again
            elif date < before and meeting.status == "avlyst" and case.type not in _ON_EVERY_AGENDA:
                called_off[fold(case.title)] = again._replace(earlier=case.earlier)
    return [*waiting.values(), *called_off.values()]
