"""What the index as it stands offers for a half-written word.

Nothing is read for it: each function asks a connection on which the view ``snapshot_file`` has the files.
"""

import re
from typing import TYPE_CHECKING

from referat_cli.model.case_names import parse_address
from referat_cli.model.case_numbers import folded
from referat_cli.model.names import fold, sort_key
from referat_cli.store.paths import meeting_name

if TYPE_CHECKING:
    import sqlite3

# Nobody reads a longer list than this.
_MOST = 100

_COMMITTEES = """SELECT mt.committee FROM snapshot_file JOIN meeting mt USING (version)
    UNION SELECT k.code FROM snapshot_file JOIN committee k USING (version) ORDER BY 1"""
_NAMES = "SELECT DISTINCT sp.name FROM spelling sp JOIN snapshot_file USING (version) WHERE sp.kind = ?"
_REGISTERS = "SELECT v.record FROM committee k JOIN snapshot_file USING (version) JOIN version v ON v.id = k.version"
_MEETINGS = "FROM snapshot_file f JOIN meeting mt ON mt.version = f.version"
_CASES = f"""SELECT min(mt.committee), count(DISTINCT mt.committee), cs.number
    {_MEETINGS} JOIN case_ cs ON cs.version = f.version
    WHERE substr(cs.called, 1, length(?)) = ? AND ? IN ('', mt.committee) AND substr(cs.number, 1, 1) <> '+'
    GROUP BY cs.number ORDER BY max(mt.date) DESC, min(cs.place) LIMIT {_MOST}"""
# The cases whose address has the meeting, newest first: those of one meeting, and all that have no number.
_IN_MEETING = f"""SELECT mt.committee, f.path, mt.date, cs.number
    {_MEETINGS} JOIN case_ cs ON cs.version = f.version
    WHERE substr(mt.date, 1, length(?)) = ? AND substr(cs.called, 1, length(?)) = ? AND ? IN ('', mt.committee)
    ORDER BY mt.date DESC, f.path, cs.place LIMIT {_MOST}"""
_DATES = f"""SELECT DISTINCT mt.date {_MEETINGS} WHERE substr(mt.date, 1, length(?)) = ?
    ORDER BY mt.date DESC LIMIT {_MOST}"""
# The meetings that have a case of a number, newest first: whether it was held, and what is kept of it.
_WITH_CASE = f"""SELECT mt.committee, v.record, cs.place, f.path, mt.date
    {_MEETINGS} JOIN case_ cs ON cs.version = f.version JOIN version v ON v.id = f.version
    WHERE cs.called = ? AND ? IN ('', mt.committee) ORDER BY mt.date DESC"""
# What stands before the last name of a list: a comma, or for whom somebody met.
_BEFORE_LAST = r"(?:.*(?:,| for)\s+)?"


def people(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The people whose name begins so; else the only one who has a name that does."""
    return _names(db, begun, "person")


def responsible(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The bodies and the people whose name begins so."""
    return [*_names(db, begun, "organ"), *people(db, begun)]


def people_in_list(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The people whose name begins as the last of a list does: "Berg, No", or "Vik for Ha"."""
    found = re.match(_BEFORE_LAST, begun)
    before = found[0] if found else ""
    return [before + name for name in people(db, begun[len(before) :])]


def _names(db: "sqlite3.Connection", begun: str, kind: str) -> list[str]:
    folded = fold(begun)
    if begun and not folded:  # signs alone begin no name
        return []
    names = sorted((name for (name,) in db.execute(_NAMES, (kind,))), key=sort_key)
    first = [name for name in names if fold(name).startswith(folded)]
    if first:
        return first[:_MOST]
    later = [name for name in names if any(part.startswith(folded) for part in fold(name).split())]
    return later if len(later) == 1 else []


def parties(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The parties of the registers that begin so."""
    from referat_cli.store.tables import decoded  # noqa: PLC0415 - as in `points`

    registers = [decoded(record, "utvalg") for (record,) in db.execute(_REGISTERS)]
    named = {line.party for register in registers for group in register.groups for line in group.people if line.party}
    return sorted((party for party in named if fold(party).startswith(fold(begun))), key=sort_key)


def committees(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The codes of the committees that begin so."""
    return [code for (code,) in db.execute(_COMMITTEES) if code.startswith(begun)]


def cases(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The cases whose address begins so, newest first; with the committee where several have that number.

    A case without a number is offered with its meeting; those of a meeting are, when it has been written.
    """
    committee, meeting, number = parse_address(begun)
    before = begun[: len(begun) - len(number) - len(f"{meeting}/" if meeting else "")]
    if meeting:
        of_day = db.execute(_IN_MEETING, (meeting[:10], meeting[:10], folded(number), folded(number), committee))
        held = [(meeting_name(path, date), name) for _code, path, date, name in of_day]
        return [f"{before}{meeting}/{name}" for of, name in held if of == meeting]
    rows = db.execute(_CASES, (folded(number), folded(number), committee)).fetchall()
    without = [
        f"{before}{meeting_name(path, date)}/{name}"
        for _code, path, date, name in db.execute(_IN_MEETING, (number, number, "+", "+", committee))
    ]
    if before:
        return [f"{committee}:{number}" for _code, _count, number in rows] + without
    shared = [number for _code, count, number in rows if count > 1]
    codes = committees(db, "") if shared else []
    return (
        [number for *_code, count, number in rows if count == 1]
        + [f"{code}:{number}" for number in shared for code in codes]
        + without
    )


def cases_and_meetings(db: "sqlite3.Connection", begun: str) -> list[str]:
    """Cases, and meetings when a whole year has been written."""
    if len(begun) < len("2024") or not begun[:4].isdigit():
        return cases(db, begun)
    return cases(db, begun) if "/" in begun else meetings(db, begun)


def meetings(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The days of meetings that begin so, newest first."""
    return [date for (date,) in db.execute(_DATES, (begun, begun))]


def points(db: "sqlite3.Connection", begun: str) -> list[str]:
    """The points of a case that begin as what stands after "#": of its decision, or before the meeting its proposal."""
    from referat_cli.model.commitments import points_to_do  # noqa: PLC0415 - other questions need no meeting
    from referat_cli.model.point_numbers import numbered  # noqa: PLC0415
    from referat_cli.model.proposals import points_by_letter  # noqa: PLC0415
    from referat_cli.store.tables import decoded  # noqa: PLC0415

    address, _hash, number = begun.rpartition("#")
    asked = parse_address(address)
    rows = db.execute(_WITH_CASE, (folded(asked.number), asked.committee)).fetchall()
    rows = [row for row in rows if asked.meeting in ("", meeting_name(*row[3:]))]
    if not rows or len({code for code, *_rest in rows}) > 1:
        return []
    _code, record, place, *_where = rows[0]
    held = decoded(record, "moete")
    asked = held.cases[place]
    tree = (asked.proposal if not held.was_held or asked.decision is None else asked.decision) or ()
    found = [one for one, _at, _point in numbered(tree)] + [one.address for one in points_to_do(asked) if one.is_task]
    found += [one for points in points_by_letter(asked).values() for one in points or () if asked.proposals]
    return [f"{address}#{point}" for point in found if point.startswith(number)]


def anything(db: "sqlite3.Connection", begun: str) -> list[str]:
    """What `show` takes: cases, points and meetings, or people where letters have been written."""
    if "#" in begun:
        return points(db, begun)
    words = [word for word in ("siste", "neste") if begun and word.startswith(begun)]
    return cases_and_meetings(db, begun) or words + (people(db, begun) if begun else [])
