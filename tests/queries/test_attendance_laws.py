"""What holds of every attendance table, whatever the committee: against a made truth, and in what must add up."""

import random
from collections import Counter

import msgspec
import pytest

from referat_cli.queries.attendance.account import Account, account
from referat_cli.queries.attendance.rows import By, GroupRow, MeetingAttendanceRow, PersonRow, SeatRow, UnitRow
from referat_cli.queries.attendance.tables import rows
from tests.support.attendance_generator import MARKS, Made, made
from tests.support.effort import examples

SEEDS = range(examples(5))
TABLES: tuple[By, ...] = ("person", "seat", "group", "unit", "meeting")


def counted(truth: Made) -> Account:
    """The account of what was made."""
    return account("prove", truth.records, truth.register)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_mark_of_every_person_is_the_true_one(seed: int) -> None:
    """Through changes of hands, vacant times, lists that leave somebody out, and substitutes."""
    truth = made(seed)
    found = [row for row in rows(counted(truth), "person") if isinstance(row, PersonRow)]
    numbers = {
        (row.name, str(row.role)): (row.present, row.remote, row.excused, row.absent, row.unknown)
        for row in found
        if row.meetings
    }
    assert numbers == {key: tuple(times[mark] for mark in MARKS) for key, times in truth.people.items()}
    assert {(row.name, row.role): row.as_substitute for row in found if row.as_substitute} == truth.substitutes


@pytest.mark.parametrize("seed", SEEDS)
def test_every_seat_was_filled_as_it_truly_was(seed: int) -> None:
    """Vacant seats too."""
    truth = made(seed)
    found = {
        (row.group, row.unit): (row.present, row.remote, row.substituted, row.empty)
        for row in rows(counted(truth), "seat")
        if isinstance(row, SeatRow)
    }
    ways = ("møtt", "digitalt", "vara", "tomt")
    assert found == {key: tuple(times[way] for way in ways) for key, times in truth.seats.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_numbers_add_up(seed: int) -> None:
    """Marks to meetings, ways of filling to meetings, and every table to the same whole."""
    account = counted(made(seed))
    wholes = []
    for by in TABLES:
        whole: Counter[str] = Counter()
        for row in rows(account, by):
            match row:
                case PersonRow():
                    assert row.present + row.remote + row.excused + row.absent + row.unknown == row.meetings
                    whole.update(here=row.present + row.remote, expected=row.meetings)
                case SeatRow():
                    assert row.present + row.remote + row.substituted + row.empty == row.meetings
                    whole.update(filled=row.meetings - row.empty, seats=row.meetings)
                case GroupRow() | UnitRow() | MeetingAttendanceRow():
                    assert row.present + row.remote + row.excused + row.absent + row.unknown == row.expected
                    assert row.filled + row.empty == row.seats
                    whole.update(here=row.present + row.remote, expected=row.expected)
                    whole.update(filled=row.filled, seats=row.seats)
        wholes.append(whole)
    person, seat, *others = wholes
    assert all(other == person + seat for other in others)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_meetings_and_of_lines_changes_nothing(seed: int) -> None:
    """An archive may be read in any order, and a list written in any."""
    truth = made(seed)
    chance = random.Random(seed)
    turned = [
        meeting._replace(
            groups=tuple(
                msgspec.structs.replace(group, people=tuple(chance.sample(group.people, len(group.people))))
                for group in chance.sample(meeting.groups or (), len(meeting.groups or ()))
            )
        )
        for meeting in chance.sample(truth.records, len(truth.records))
    ]
    for by in TABLES:
        assert rows(counted(truth._replace(records=turned)), by) == rows(counted(truth), by)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_alias_changes_nothing(seed: int) -> None:
    """Every name spelled in another way that the register knows gives the same answers, and nothing to note."""
    one, other = counted(made(seed)), counted(made(seed, aliased=True))
    assert one.notes == other.notes
    for by in TABLES:
        assert rows(one, by) == rows(other, by)
