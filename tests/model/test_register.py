"""Who held which seat on a day, as far as the register proves it."""

from typing import Any

import msgspec
import pytest

from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Attendee
from referat_cli.model.register import Register, Seat
from referat_cli.model.seating import Seating


def register(*people: dict[str, Any], role: str = "medlem", **more: Any) -> Register:  # noqa: ANN401 - as in the file
    """A register with one group, «Kommunene», with these people."""
    group = {"gruppe": "Kommunene", "rolle": role, "personer": list(people)}
    return Register(msgspec.convert({"format": 1, "kode": "prove", "navn": "P", "grupper": [group], **more}, Committee))


def held(known: Register, date: str) -> dict[str, list[str]]:
    """The units in force that day → their proven holders."""
    return {
        seat.unit or str(seat.holder): [t.name for t in found] for seat, found in Seating(known).in_force(date).items()
    }


LEFT = {"navn": "Kari", "enhet": "Nordby", "fra": "2020-01-01", "til": "2023-09-05"}
CAME = {"navn": "Ola", "enhet": "Nordby", "fra": "2024-01-10"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019-12-31", {}),
        ("2020-01-01", {"Nordby": ["Kari"]}),
        ("2023-09-05", {"Nordby": ["Kari"]}),
        ("2023-09-06", {"Nordby": []}),
        ("2024-01-09", {"Nordby": []}),
        ("2024-01-10", {"Nordby": ["Ola"]}),
        ("2099-01-01", {"Nordby": ["Ola"]}),
    ],
)
def test_first_and_last_day_count_and_between_two_holders_the_seat_is_vacant(
    date: str, expected: dict[str, list[str]]
) -> None:
    """Before anybody is proven there is no seat; after somebody came, it stays."""
    assert held(register(LEFT, CAME), date) == expected


def test_a_missing_date_is_unknown_and_proves_nothing() -> None:
    """Neither an undated holder, nor one of whom only the last day is known, makes a seat in force."""
    assert held(register({"navn": "Kari", "enhet": "Nordby"}), "2024-01-01") == {}
    assert held(register({"navn": "Kari", "enhet": "Nordby", "til": "2024-12-31"}), "2024-01-01") == {}


def test_one_who_left_on_a_known_day_leaves_the_seat_vacant_until_the_next_came() -> None:
    """The last day of one and the first of the other are enough to know that the seat was there between them."""
    known = register({"navn": "Kari", "enhet": "Nordby", "til": "2023-09-05"}, CAME)
    assert held(known, "2023-12-01") == {"Nordby": []}


@pytest.mark.parametrize("mark", [{"vara": True}, {"vara_for": "Ola"}])
def test_a_substitute_holds_no_seat(mark: dict[str, Any]) -> None:
    """However well its dates are known."""
    assert held(register({"navn": "Kari", "enhet": "Nordby", "fra": "2020-01-01"} | mark), "2024-01-01") == {}


@pytest.mark.parametrize(
    ("role", "seats"), [("medlem", 1), ("observatør", 1), ("vara", 0), ("gjest", 0), ("sekretariat", 0)]
)
def test_members_and_observers_hold_seats(role: str, seats: int) -> None:
    """Substitutes, guests and the secretariat do not."""
    assert len(Seating(register(CAME, role=role)).in_force("2024-06-01")) == seats


def test_a_seat_is_a_unit_and_a_union_in_a_group_or_the_holders_own() -> None:
    """Two unions of one unit are two seats; where nothing is named, each holder has one."""
    known = register(
        {"navn": "Kari", "enhet": "Nordby", "forbund": "NSF", "fra": "2020-01-01"},
        {"navn": "Ola", "enhet": "Nordby", "forbund": "Dnlf", "fra": "2020-01-01"},
        {"navn": "Per", "fra": "2020-01-01"},
    )
    assert set(Seating(known).in_force("2024-01-01")) == {
        Seat("Kommunene", "Nordby", "NSF"),
        Seat("Kommunene", "Nordby", "Dnlf"),
        Seat("Kommunene", holder="per"),
    }


@pytest.mark.parametrize(
    ("written", "seat"),
    [
        ({"navn": "Kari"}, Seat("Kommunene", "Nordby", "NSF")),
        ({"navn": "Kari", "enhet": "Nordbyen"}, Seat("Kommunene", "Nordby", "NSF")),
        ({"navn": "K. N.", "enhet": "Nordby", "forbund": "NSF"}, Seat("Kommunene", "Nordby", "NSF")),
        ({"navn": "Kari", "enhet": "Vestby"}, Seat("Kommunene", "Vestby")),
        ({"navn": "Liv"}, Seat("Kommunene", holder="liv")),
    ],
)
def test_a_line_of_the_list_takes_the_seat_that_it_does_not_contradict(written: dict[str, str], seat: Seat) -> None:
    """What the line leaves out the register knows; what it says otherwise stands."""
    known = register(
        {"navn": "Kari", "enhet": "Nordby", "forbund": "NSF"}, alias={"K. N.": "Kari", "Nordbyen": "Nordby"}
    )
    assert known.place_of("Kommunene", msgspec.convert({"oppmoete": "møtt", **written}, Attendee)) == seat
