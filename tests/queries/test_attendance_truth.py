"""A committee of years in a real repository: every number and every line of its history is what is known to be so."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from referat_cli.model.committee import Role
from referat_cli.queries.attendance.account import accounts
from referat_cli.queries.attendance.history import HistoryCriteria, attendance_history
from referat_cli.queries.attendance.rows import PersonRow, Row, SeatRow
from referat_cli.queries.attendance.tables import rows
from referat_cli.render.line_history import attendance_record
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.histories.count import Attendance, Seat
from tests.histories.generator import History, make
from tests.histories.model import Meeting, Register, Tree
from tests.support.running import referat

PERSON = ("moeter", "moett", "digitalt", "forfall", "uteblitt", "ukjent", "som_vara", "paa_sak")
SEAT = ("moeter", "moett", "digitalt", "vara", "tomt")
ROLES: frozenset[Role] = frozenset({"medlem", "observatør", "vara", "gjest", "sekretariat"})

Table = dict[Any, dict[str, int]]


def code_of(history: History, rev: str | None = None) -> str:
    """The committee's code in a version."""
    tree = history.trees[rev] if rev else history.head
    return next(document.code for document in tree.values() if isinstance(document, Register))


def true(known: Attendance) -> tuple[Table, Table]:
    """What is known, without what is nothing."""
    people = {who: dict(+numbers) for who, numbers in known.people.items()}
    return {who: numbers for who, numbers in people.items() if numbers}, {s: dict(+n) for s, n in known.seats.items()}


def by_person(found: list[dict[str, Any]]) -> Table:
    """Rows by person as the truth has them."""
    return {
        (row["navn"], row["rolle"]): {key: row[key] for key in PERSON if row[key]} for row in counted(found, PERSON)
    }


def counted(found: list[dict[str, Any]], keys: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows that count a meeting; any other is of somebody without dates whom no meeting there lists."""
    assert all(row["ikke_foert"] for row in found if not any(row[key] for key in keys))
    return [row for row in found if any(row[key] for key in keys)]


def by_seat(found: list[dict[str, Any]]) -> Table:
    """Rows by seat as the truth has them: a seat without a unit and a union is its holder's own."""
    return {
        Seat(
            row["gruppe"], row["enhet"], row["forbund"],
            None if row["enhet"] or row["forbund"] else row["innehavere"][0],
        ): {key: row[key] for key in SEAT if row[key]}
        for row in counted(found, SEAT)
    }  # fmt: skip


def tables(records: Records, code: str, first: str = "", last: str = "9") -> tuple[Table, Table]:
    """Both tables of an interval, in all roles."""
    (counted,) = accounts(records, [code], first, last)
    return by_person(told(rows(counted, "person", ROLES))), by_seat(told(rows(counted, "seat")))


def told(found: list[Row]) -> list[dict[str, Any]]:
    """Rows as programs get them."""
    keys = {PersonRow: PersonRow.__struct_encode_fields__, SeatRow: SeatRow.__struct_encode_fields__}
    return [
        dict(zip(keys[type(row)], (getattr(row, name) for name in row.__struct_fields__), strict=True)) for row in found
    ]


def intervals(history: History, rev: str | None = None) -> Iterator[tuple[str, str]]:
    """All of it, each half, a year in the middle, and one meeting alone."""
    tree = history.trees[rev] if rev else history.head
    dates = sorted(d.date for d in tree.values() if isinstance(d, Meeting) and d.status != "innkalling")
    if dates:
        middle = dates[len(dates) // 2]
        yield from [
            ("", "9"),
            ("", middle),
            (middle, "9"),
            (middle, middle),
            (f"{middle[:4]}-01-01", f"{middle[:4]}-12-31"),
        ]


def units_of_strangers(tree: Tree) -> set[str]:
    """The units for which a list has somebody by a name that the register does not have yet.

    Until the alias is there they are another person, who sat beside the holder; docs/oppmoete.md gives each a seat.
    """
    register = next(document for document in tree.values() if isinstance(document, Register))
    names = {tenure.name for group in register.groups for tenure in group.people}
    every = [line for document in tree.values() if isinstance(document, Meeting) for _group, line in document.lines]
    return {register.means(line.unit) for line in every if line.unit and register.means(line.name) not in names}


def lines(history: History) -> list[tuple[Any, ...]]:
    """Every later change of a mark, a substitute or a line that is known, newest commit first."""
    number = {commit.id: at for at, commit in enumerate(history.commits)}
    code = code_of(history)
    found = [
        (
            number[event.commit.id], event.commit.subject, event.commit.author.partition(" <")[0],
            event.commit.time, event.change.date,
            event.person, event.change.felt, event.change.before, event.change.after, event.after_approval, code,
            event.group, event.change.path,
        )
        for event in history.attendance_history
    ]  # fmt: skip
    return sorted(found, key=repr)


def history_of(history: History, found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What the command tells, in the same form."""
    number = {commit.id: at for at, commit in enumerate(history.commits)}
    return sorted(((number[row["commit"]], *list(row.values())[1:]) for row in found), key=repr)


@pytest.fixture(scope="module", params=[(1, 30, 5), (2, 6, 3)], ids=str)
def history(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> History:
    """A committee of 30 seats over five years, and a smaller one."""
    seed, seats, years = request.param
    return make(tmp_path_factory.mktemp("history"), seed, seats=seats, years=years)


def test_every_number_is_true(history: History) -> None:
    """By person and by seat, over several intervals."""
    records = Records(Snapshot(locate(history.root)))
    for first, last in intervals(history):
        assert tables(records, code_of(history), first, last) == true(history.attendance(first, last))


def test_every_number_was_true_at_every_time(history: History) -> None:
    """At seven commits from the whole history, as the record stood at each."""
    for commit in history.commits[:: max(len(history.commits) // 7, 1)]:
        records = Records(Snapshot(locate(history.root), revision=commit.id))
        for first, last in list(intervals(history, commit.id))[:3]:
            people, seats = tables(records, code_of(history, commit.id), first, last)
            known, filled = true(history.attendance(first, last, commit.id))
            assert people == known, (commit, first)
            unsure = units_of_strangers(history.trees[commit.id])
            of_sure = [{seat: n for seat, n in table.items() if seat.unit not in unsure} for table in (seats, filled)]
            assert of_sure[0] == of_sure[1], (commit, first)


def test_every_line_of_the_history_is_true(history: History) -> None:
    """Each change once, with the commit that made it, and no other."""
    found, unused, more = attendance_history(Records(Snapshot(locate(history.root))), HistoryCriteria(code_of(history)))
    assert history_of(history, [attendance_record(change) for change in found]) == lines(history)
    assert not more
    assert {(version.commit.id, version.path) for version in unused} >= {
        (commit.id, path) for commit, path, _why in history.unreadable
    }


def test_the_command_tells_the_same(history: History) -> None:
    """The tables, the newest lines and those of one person, as a program gets them."""
    code = code_of(history)
    people, seats = true(history.attendance())
    roles = [option for role in sorted(ROLES) for option in ("--role", role)]
    done = referat(history.root, "attendance", "--committee", code, "-f", "json", *roles)
    assert by_person(json.loads(done.out)["rader"]) == people
    done = referat(history.root, "attendance", "--by", "seat", "-f", "json")
    assert by_seat(json.loads(done.out)["rader"]) == seats
    done = referat(history.root, "attendance", "--history", "-f", "json")
    every = json.loads(done.out)["endringer"]
    assert history_of(history, every) == lines(history)
    person = Counter(row["navn"] for row in every).most_common(1)[0][0]
    done = referat(history.root, "attendance", "--history", "-f", "json", "--person", person, "--limit", "2")
    assert json.loads(done.out)["endringer"] == [row for row in every if row["navn"] == person][:2]
