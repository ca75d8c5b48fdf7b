"""Which meetings of a committee are there to be counted, and by which register?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from referat_cli.questions.attendance import Account, account
from referat_cli.questions.cases import committees
from referat_cli.questions.sitting import Sitting
from referat_cli.record.encoding import unpacked
from referat_cli.record.minutes import AttendeeGroup

if TYPE_CHECKING:
    from referat_cli.archive.records import Records

_QUERY = """SELECT h.path, mt.date, mt.status, r.lines
    FROM meeting mt JOIN held h ON h.version = mt.version LEFT JOIN roster r ON r.id = mt.roster
    WHERE mt.committee = ? AND mt.date BETWEEN ? AND ?"""
# Before and after every date.
_FIRST, _LAST = "", "9999-99-99"

_LISTS = msgspec.json.Decoder(tuple[AttendeeGroup, ...])


def attendance_list(lines: bytes | None) -> tuple[AttendeeGroup, ...] | None:
    """The attendance list that a row of the index holds."""
    return None if lines is None else _LISTS.decode(unpacked(lines))


def sittings(records: "Records", committee: str, first: str | None = None, last: str | None = None) -> list[Sitting]:
    """The meetings of a committee from one day to another, both with."""
    rows = records.rows(_QUERY, (committee, first or _FIRST, last or _LAST))
    return [Sitting(committee, date, path, status, attendance_list(lines)) for path, date, status, lines in rows]


def register_path(records: "Records", committee: str) -> str | None:
    """Where the register of a committee lies, from the root of the archive."""
    found = records.rows("SELECT h.path FROM committee c JOIN held h USING (version) WHERE c.code = ?", (committee,))
    return next((path for (path,) in found), None)


def accounts(
    records: "Records", committee: str | None = None, first: str | None = None, last: str | None = None
) -> Iterator[Account]:
    """What is counted of one committee, or of each that there is, one after the other by their codes."""
    for code in [committee] if committee is not None else committees(records):
        found = sittings(records, code, first, last)
        if found:
            yield account(code, found, records.register(code))
