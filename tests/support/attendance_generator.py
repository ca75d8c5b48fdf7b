"""A committee made by seeded chance: the register, the meetings, and what is true of both, known as they are made."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from referat_cli.model.committee import Committee
from referat_cli.model.meeting import AttendeeGroup
from referat_cli.model.register import Register
from referat_cli.queries.attendance.model import MeetingRecord

MARKS = ("møtt", "digitalt", "forfall", "uteblitt", "ukjent")
GROUPS = {"Kommunene": "medlem", "Brukerne": "medlem", "Ansatte": "observatør"}


class Made(NamedTuple):
    """What was made, and the truth: marks by (name, role), ways of filling by (group, unit), met for others by name."""

    register: Register
    records: list[MeetingRecord]
    people: dict[tuple[str, str], Counter[str]]
    seats: dict[tuple[str, str], Counter[str]]
    substitutes: Counter[tuple[str, str]]


class _Seat(NamedTuple):
    group: str
    unit: str
    tenures: list[tuple[str, int, int]]


def made(seed: int, meetings: int = 24, units: int = 4, *, aliased: bool = False) -> Made:
    """A committee whose seats change hands and stand vacant; some holders are not listed, some are met for.

    With ``aliased`` the lists spell every name in another way, which the register knows.
    """
    chance = random.Random(seed)
    days = [(date(2014, 1, 8) + timedelta(days=30 * at)).isoformat() for at in range(meetings)]
    seats = [_Seat(group, f"Enhet {unit}", _tenures(chance, f"{group} {unit}", meetings))
             for group in GROUPS for unit in range(units)]  # fmt: skip
    people: dict[tuple[str, str], Counter[str]] = {}
    filled: dict[tuple[str, str], Counter[str]] = {}
    met: Counter[tuple[str, str]] = Counter()
    records = []
    for at, day in enumerate(days):
        lists: dict[str, list[dict[str, Any]]] = {}
        for seat in seats:
            role = GROUPS[seat.group]
            if not seat.tenures[0][1] <= at <= seat.tenures[-1][2]:
                continue
            holder = next((name for name, first, last in seat.tenures if first <= at <= last), None)
            mark = chance.choices(MARKS, [60, 10, 20, 5, 5])[0]
            listed = chance.random() > 0.05
            way = mark if holder and listed and mark in ("møtt", "digitalt") else "tomt"
            if holder:
                people.setdefault((holder, role), Counter())[mark if listed else "ukjent"] += 1
                if listed:
                    lists.setdefault(seat.group, []).append({"navn": holder, "oppmoete": mark, "enhet": seat.unit})
                if listed and mark == "forfall" and chance.random() < 0.5:
                    name, way = f"Vara {len(lists.get('Varaer', []))}", "vara"
                    lists.setdefault("Varaer", []).append({"navn": name, "oppmoete": "møtt", "moette_for": holder})
                    met[name, role] += 1
            filled.setdefault((seat.group, seat.unit), Counter())[way] += 1
        records.append((day, lists))
    return Made(
        _register(seats, days, aliased=aliased),
        [_record(day, lists, aliased=aliased) for day, lists in records if lists],
        people,
        filled,
        met,
    )


def _tenures(chance: random.Random, name: str, meetings: int) -> list[tuple[str, int, int]]:
    """Holders one after another, first and last meeting of each, now and then with a time between when nobody was."""
    found: list[tuple[str, int, int]] = []
    at = chance.choice([0, 0, 0, meetings // 4])
    while at < meetings:
        last = min(at + chance.randint(1, meetings), meetings - 1)
        found.append((f"{name}-{len(found)}", at, last))
        at = last + 1 + chance.choice([0, 0, 2])
    return found


def _register(seats: list[_Seat], days: list[str], *, aliased: bool) -> Register:
    groups: dict[str, list[dict[str, Any]]] = {}
    for seat in seats:
        for name, first, last in seat.tenures:
            line = {"navn": name, "enhet": seat.unit, "fra": days[first]}
            if last < len(days) - 1:
                line["til"] = (date.fromisoformat(days[last + 1]) - timedelta(days=1)).isoformat()
            groups.setdefault(seat.group, []).append(line)
    names = [f"Vara {at}" for at in range(len(seats))]
    document = {
        "format": 1,
        "kode": "prove",
        "navn": "Prøveutvalget",
        "alias": {f"{line['navn']} d.y.": line["navn"] for lines in groups.values() for line in lines},
        "grupper": [
            *({"gruppe": group, "rolle": GROUPS[group], "personer": lines} for group, lines in groups.items()),
            {"gruppe": "Varaer", "rolle": "vara", "personer": [{"navn": name} for name in names]},
        ],
    }
    if not aliased:
        del document["alias"]
    return Register(msgspec.convert(document, Committee))


def _record(day: str, lists: dict[str, list[dict[str, Any]]], *, aliased: bool) -> MeetingRecord:
    def spelled(line: dict[str, Any]) -> dict[str, Any]:
        keys = ("navn", "moette_for") if aliased else ()
        return {key: f"{value} d.y." if key in keys and not value.startswith("Vara") else value
                for key, value in line.items()}  # fmt: skip

    groups = [{"gruppe": group, "personer": [spelled(line) for line in lines]} for group, lines in lists.items()]
    path = f"minutes/prove/{day[:4]}/{day}.yaml"
    return MeetingRecord("prove", day, path, "referat", msgspec.convert(groups, tuple[AttendeeGroup, ...]))
