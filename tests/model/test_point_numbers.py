"""What points are called: their addresses, and the labels that stand before them on paper."""

import pytest

from referat_cli.model.meeting import Labels, Point
from referat_cli.model.point_numbers import number_at, numbered, point_labels, position_called, roman

LEAD = (
    Point(text="Følgende legges til grunn:", unnumbered=True),
    "Skolene beholdes.",
    Point(
        text="Budsjettet økes.", labels="bokstav", points=("i år", Point(text="som før", unnumbered=True), "neste år")
    ),
    Point(text="Rådmannen bes om:", unnumbered=True, points=("en rapport",)),
)
ADDRESSES = ["u1", "1", "2", "2.1", "2.u1", "2.2", "u2", "u2.1"]


def test_a_point_without_number_counts_for_none() -> None:
    """It is numbered apart, and the others as if it were not there."""
    assert [number for number, _position, _point in numbered(LEAD)] == ADDRESSES


def test_an_address_leads_back_to_its_point() -> None:
    """Every address is understood as it is written, and as the same place."""
    for number, position, _point in numbered(LEAD):
        assert number_at(LEAD, position) == number
        assert position_called(LEAD, number) == position
    assert position_called(LEAD, "2b") == (2, 2)
    assert position_called(LEAD, "u3") is None


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("tall", ["", "1.", "2.", ""]),
        ("bokstav", ["", "a.", "b.", ""]),
        ("romertall", ["", "I.", "II.", ""]),
        ("strek", ["", "-", "-", ""]),
        ("ingen", ["", "", "", ""]),
    ],
)
def test_labels_follow_the_numbers(labels: Labels, expected: list[str]) -> None:
    """A point without number has none."""
    assert point_labels(LEAD, labels) == expected


def test_a_point_is_found_by_the_label_it_has_on_paper() -> None:
    """Roman numerals and letters at the top too."""
    assert position_called(LEAD, "II", "romertall") == (2,)
    assert position_called(LEAD, "b", "bokstav") == (2,)
    assert position_called(("Én", Point(text="To", label="b.")), "b") == (1,)


def test_roman_numerals() -> None:
    """As far as any decision goes."""
    assert [roman(number) for number in (1, 4, 9, 14, 40, 49, 90, 444)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XLIX",
        "XC",
        "CDXLIV",
    ]
