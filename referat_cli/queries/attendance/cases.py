"""Attendance case by case: how many were there in each role, how many of them with a vote, and who was not."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from referat_cli.model.case_names import case_address, case_name
from referat_cli.model.committee import Role
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.presence import WITHOUT_VOTE, CasePerson, CasePresence, presences
from referat_cli.model.register import SEATED, Register
from referat_cli.queries.attendance.rows import CaseAttendanceRow
from referat_cli.queries.attendance.tables import role_order
from referat_cli.queries.cases import committees
from referat_cli.store.paths import meeting_name

if TYPE_CHECKING:
    from referat_cli.store.records import Records

_HELD = """SELECT f.path FROM meeting mt JOIN snapshot_file f ON f.version = mt.version
    WHERE mt.committee = ? AND mt.status IN ('referat', 'godkjent') AND mt.date BETWEEN ? AND ?
    ORDER BY mt.date DESC, f.path DESC"""


def by_case(  # noqa: PLR0913, PLR0917 - the conditions of every attendance table
    records: "Records",
    committee: str | None = None,
    first: str | None = None,
    last: str | None = None,
    roles: frozenset[Role] | None = None,
    people: frozenset[str] | None = None,
) -> Iterator[CaseAttendanceRow]:
    """One row a case and role: by role, the newest meeting first, its cases in the order of the record.

    Of a meeting without a list nothing is known, unless it was held by circulation. Without roles it is those who hold
    seats, or whose role is unknown.
    """
    for code in [committee] if committee is not None else committees(records):
        found: list[CaseAttendanceRow] = []
        for (path,) in records.rows(_HELD, (code, first or "", last or "9999-99-99")):
            found += _of_meeting(path, records.meeting(path), records.register(code), roles, people)
        yield from sorted(found, key=lambda row: role_order(row.role))


def _of_meeting(
    path: str,
    meeting: Meeting,
    register: Register | None,
    roles: frozenset[Role] | None,
    people: frozenset[str] | None,
) -> Iterator[CaseAttendanceRow]:
    if meeting.attendance is None and meeting.form != "sirkulasjon":
        return
    for place, (case, presence) in enumerate(zip(meeting.cases, presences(meeting, register), strict=True)):
        number = case_address(meeting_name(path, meeting.date), case_name(meeting, place))
        about: dict[str, Any] = {"committee": meeting.committee, "date": meeting.date, "path": path, "number": number}
        yield from (CaseAttendanceRow(**about, **row) for row in _rows(presence, case, roles, people))


def _rows(
    presence: CasePresence, case: Case, roles: frozenset[Role] | None, people: frozenset[str] | None
) -> Iterator[dict[str, Any]]:
    """The numbers and names of each role at a case."""
    chosen = [
        one
        for one in presence.people
        # Somebody whom only the case names, and who has no role, is not of the committee.
        if (people is None or one.person in people) and one.state != "outside" and (one.where or one.role)
    ]
    nameless = presence.nameless if people is None else ()
    asked = (*SEATED, None) if roles is None else roles
    # A substitute of whom it is not said whom it was for may have had the vote of a member.
    spare = any(one.role == "vara" and one.is_unsure for one in chosen)
    found = {one.role for one in chosen} | {group.role for group in nameless}
    for role in sorted(found.intersection(asked), key=role_order):
        theirs = [one for one in chosen if one.role == role]
        counted = [group for group in nameless if group.role == role]
        there = [one for one in theirs if one.state == "present"]
        entitled: int | None = sum(bool(one.may_vote) for one in there)
        unsure = any(one.is_unsure for one in theirs) or (spare and role == "medlem")
        if unsure or (counted and role not in WITHOUT_VOTE):
            entitled = case.entitled if role == "medlem" and people is None else None
        yield {
            "role": role,
            "present": len(there) + sum(group.number for group in counted),
            "entitled": entitled,
            "away": _names(one for one in theirs if one.state == "away" and not one.met_for),
            "disqualified": _names(one for one in theirs if one.state == "disqualified"),
            "unknown": _names(one for one in theirs if one.state == "unknown"),
        }


def _names(people: Iterable[CasePerson]) -> tuple[str, ...]:
    return tuple(one.name for one in people)
