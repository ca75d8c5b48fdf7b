"""Names: the letters they are found and sorted by, and the seats that a rule of quorum asks for."""

import random
import re
from collections import Counter
from itertools import combinations

import pytest

from referat_cli.model.names import fold, near_pairs, one_slip_apart, slug, sort_key
from referat_cli.model.register import required_seats


def test_norwegian_letters_come_last_and_aa_is_one_of_them() -> None:
    """The Norwegian alphabet ends with æ, ø, å; aa in a name is å."""
    names = ["Åse", "Aamot", "Ødegård", "Ærlig", "Zahl", "Berg", "Abel"]
    assert sorted(names, key=sort_key) == ["Abel", "Berg", "Zahl", "Ærlig", "Ødegård", "Aamot", "Åse"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("emil", "Emma"), ("Émile", "Emma"), ("ANNE", "Berg"), ("Anne-Lise Å", "Anne Lise Ås"), ("Öberg", "Åberg"),
        ("Müller", "Mzee"), ("Kari Dal", "Karin Dal"), ("Za", "Ö"),
    ],
)  # fmt: skip
def test_capitals_accents_and_hyphens_mean_nothing(first: str, second: str) -> None:
    """The first comes before the second, as they are written, by the first name."""
    assert sort_key(first) < sort_key(second)


def test_sami_letters_are_found_and_sorted_as_the_letters_that_they_are_made_of() -> None:
    """Đ, ŋ and ŧ have no accent that could be taken away; nor have ł, ħ, ǥ and ǯ of other languages."""
    assert fold("Đorđe Ŋuŧŧa") == "dorde nutta"
    assert fold("Łukasz Ħal Ǥiella Ǯa") == "lukasz hal giella za"
    names = ["Dag", "Đorđe", "Dx", "Nils", "Ŋuŧŧa", "Olav", "Tor", "Ŧuŋga", "Uno", "Åse"]
    assert sorted(set(names), key=sort_key) == names


@pytest.mark.parametrize("name", ["Đorđe Ŋuŧŧa", "Kari Ås", "Œuvre", "Жанна Иванова", "王 小明", "O'Hara-Moe, Ola"])
def test_an_identifier_is_of_plain_letters(name: str) -> None:
    """As the schema of the register has it, whatever alphabet the name is written in."""
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug(name))


def test_a_name_from_a_mac_sorts_as_any_other() -> None:
    """Å written as A and a ring."""
    assert sort_key("A\u030ase")[0] == sort_key("Åse")[0]


@pytest.mark.parametrize(
    ("rule", "seats", "expected"),
    [
        ("1/2", 16, 8), ("1/2", 15, 8), ("over 1/2", 16, 9), ("over 1/2", 15, 8), ("2/3", 15, 10), ("8", 16, 8),
        ("over 8", 16, 9), ("1/2", 0, 0), (None, 16, None), ("halvparten", 16, None),
    ],
)  # fmt: skip
def test_a_rule_asks_for_a_share_or_a_number_of_seats(rule: str | None, seats: int, expected: int | None) -> None:
    """At least that, or over it; of the municipal act at least half. Nothing is made of what is no rule."""
    assert required_seats(rule, seats) == expected


def test_nearly_equal_names_are_found_without_holding_each_against_each() -> None:
    """They are those that are one slip apart two by two, at most three of each name."""
    dice = random.Random(1)
    for _time in range(200):
        names = dict.fromkeys("".join(dice.choices("abB1 é-", k=dice.randrange(6))) for _name in range(12))
        pairs = [pair for pair in combinations(names, 2) if one_slip_apart(*pair)]
        found = list(near_pairs(names))
        assert set(found) <= set(pairs)
        assert Counter(other for _one, other in found) == {
            name: min(times, 3) for name, times in Counter(other for _one, other in pairs).items()
        }
