"""Committees of every kind in docs/oppmoete.md: every number is the one that the page gives, counted another way."""

from collections import Counter
from typing import Any

import msgspec
import pytest

from referat_cli.model.committee import Committee
from referat_cli.model.meeting import AttendeeGroup
from referat_cli.model.register import Register
from referat_cli.queries.attendance.account import Account, account
from referat_cli.queries.attendance.model import MeetingRecord
from referat_cli.queries.attendance.rows import By
from referat_cli.queries.attendance.tables import rows
from tests.support.attendance_kinds import Made, made, numbers

MARKS = {"møtt": "moett", "digitalt": "digitalt", "forfall": "forfall", "uteblitt": "uteblitt", "ukjent": "ukjent"}
KEYS = {**MARKS, "ikke ført": "ikke_foert", "som vara": "som_vara"}


def counted(truth: Made) -> Account:
    """The account of what was made."""
    records = [
        MeetingRecord("prove", day, f"minutes/prove/{day[:4]}/{day}.yaml", "referat",
                      msgspec.convert(lists, tuple[AttendeeGroup, ...]))
        for day, lists in truth.meetings.items()
    ]  # fmt: skip
    return account("prove", records, Register(msgspec.convert(truth.register, Committee)))


def table(found: Account, by: By) -> list[dict[str, Any]]:
    """A table as programs get it, of members and observers."""
    return [msgspec.to_builtins(row) for row in rows(found, by)]


def numbers_of(row: dict[str, Any], keys: tuple[str, ...]) -> dict[str, int]:
    """The numbers of a row that are not nothing."""
    return {key: row[key] for key in keys if row[key]}


def expected(counts: Counter[str]) -> dict[str, int]:
    """The numbers of the page that are not nothing, by the keys of the answer."""
    return {KEYS.get(name, name): number for name, number in counts.items() if number}


def check(seed: int) -> Counter[str]:
    """Hold every table of one committee to the page; what the committee was made of."""
    truth = made(seed)
    page, found = numbers(truth), counted(truth)
    marks = (*MARKS.values(), "ikke_foert")
    people = {(row["navn"], row["rolle"]): numbers_of(row, (*marks, "som_vara")) for row in table(found, "person")}
    assert people == {who: expected(counts) for who, counts in page.people.items()}
    ways = ("moett", "digitalt", "vara", "tomt", "ikke_foert")
    seats = Counter(
        (row["gruppe"], frozenset(row["innehavere"]), *sorted(numbers_of(row, ways).items()))
        for row in table(found, "seat")
    )
    assert seats == Counter(
        (group, holders, *sorted(expected(counts).items())) for (group, _seat, holders), counts in page.seats.items()
    )
    parts = (*marks, "plasser", "besatt", "vara")
    tables: list[tuple[By, tuple[str, ...], dict[Any, Counter[str]]]] = [
        ("group", ("gruppe",), page.groups),
        ("unit", ("gruppe", "enhet"), page.units),
        ("meeting", ("moetedato", "rolle"), page.meetings),
    ]
    for by, keys, truths in tables:
        answer = {tuple(row[key] for key in keys): numbers_of(row, parts) for row in table(found, by)}
        assert answer == {key: expected(counts) for key, counts in truths.items()}, by
    quorate = {row["moetedato"]: row["vedtaksfoer"] for row in table(found, "meeting") if row["rolle"] == "medlem"}
    assert quorate == page.quorate
    return Counter(
        meetings=len(truth.meetings),
        people=len(people),
        seats=len(seats),
        undecided=sum(answer is None for answer in quorate.values()),
    )


@pytest.mark.parametrize("seed", range(40))
def test_every_number_is_that_of_the_page(seed: int) -> None:
    """By person, seat, group, unit and meeting."""
    check(seed)
