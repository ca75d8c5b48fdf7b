"""The attendance tables of whole committees: what nobody has asked before is counted by every processor, and kept."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from referat_cli.queries.attendance.rows import (
    By,
    GroupRow,
    MeetingAttendanceRow,
    Note,
    PersonRow,
    Row,
    SeatRow,
    UnitRow,
)
from referat_cli.queries.kept import kept

if TYPE_CHECKING:
    from referat_cli.model.committee import Role
    from referat_cli.queries.attendance.account import Material
    from referat_cli.store.records import Records

# A table as it is kept: its rows, and the notes.
_FORMS: dict[By, Any] = {
    "person": tuple[list[PersonRow], list[Note]],
    "seat": tuple[list[SeatRow], list[Note]],
    "group": tuple[list[GroupRow], list[Note]],
    "unit": tuple[list[UnitRow], list[Note]],
    "meeting": tuple[list[MeetingAttendanceRow], list[Note]],
}
# Fewer meetings than this are counted sooner than other processes have started.
_WORTH_PROCESSES = 300
_SIZES = """SELECT mt.committee, count(*) FROM meeting mt JOIN snapshot_file f ON f.version = mt.version
    WHERE mt.committee IN (SELECT value FROM json_each(?)) GROUP BY 1"""


class CommitteeTable(NamedTuple):
    """The rows of a committee's table, and what was counted in it although it disagrees."""

    rows: Sequence[Row]
    notes: Sequence[Note]


class TableQuestion(NamedTuple):
    """What a table is asked for: its rows, the days, and the roles of those who are counted."""

    by: By
    first: str | None = None
    last: str | None = None
    roles: "frozenset[Role] | None" = None


def kept_tables(records: "Records", question: TableQuestion, committee: str | None) -> Iterator[CommitteeTable]:
    """The table of one committee, or of each that there is, one after the other by their codes."""
    decoder = msgspec.json.Decoder(_FORMS[question.by])
    asked = f"attendance {question._replace(roles=None)} {sorted(question.roles or ())}"
    for _code, content in kept(records, asked, committee, partial(_count_committees, records, question)):
        yield CommitteeTable(*decoder.decode(content))


def _count_committees(records: "Records", question: TableQuestion, committees: Sequence[str]) -> Iterator[bytes]:
    """The tables of committees as they are kept, by every processor where they are many."""
    if not committees:
        return
    from referat_cli.queries.attendance.account import material  # noqa: PLC0415 - what is kept is not counted
    from referat_cli.store.workers import processors, spread  # noqa: PLC0415 - as above

    sizes: dict[str, int] = dict(records.rows(_SIZES, (json.dumps(committees),)))
    whole, done = sum(sizes.values()), 0
    work, everything = partial(_table, question), (material(records, code) for code in committees)
    alone = whole < _WORTH_PROCESSES or processors() == 1
    for code, content in zip(committees, map(work, everything) if alone else spread(work, everything), strict=True):
        yield content
        done += sizes[code]
        if records.progress:
            records.progress(done, whole)


def _table(question: TableQuestion, made_of: "Material") -> bytes:
    """The table of a committee as it is kept."""
    from referat_cli.queries.attendance.account import account_of  # noqa: PLC0415 - as above
    from referat_cli.queries.attendance.tables import rows  # noqa: PLC0415

    by, first, last, roles = question
    account = account_of(made_of, first, last)
    return msgspec.json.encode((rows(account, by, roles), account.notes) if account else ((), ()))
