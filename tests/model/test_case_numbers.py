"""Case numbers are read, ordered and written as the committee's register says, and in one module."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import referat_cli
from referat_cli.model import case_numbers
from referat_cli.model.case_numbers import USUAL, CaseNumber, NumberFormat, Numbering, bare, numbering_of, suggest

FULL_YEAR = numbering_of("{nr}/{aar}")


def parsed(number: str, numbering: Numbering = USUAL) -> CaseNumber:
    """The number taken apart."""
    found = numbering.parse(number)
    assert found
    return found


@pytest.mark.parametrize(
    ("form", "own", "another"),
    [("{nr}/{aar:2}", "41/24", "41/2024"), ("{nr}/{aar}", "41/2024", "41/24"), ("{nr}/{aar:4}", "41/2024", "41/24")],
)
def test_a_number_has_the_form_of_the_register(form: str, own: str, another: str) -> None:
    """The same case is written otherwise by another committee, and can be read all the same."""
    numbering = numbering_of(form)
    assert numbering.fits(own)
    assert not numbering.fits(another)
    assert numbering.example("2024") == own
    assert parsed(own, numbering).running == parsed(another, numbering).running == 41


@pytest.mark.parametrize("number", ["", "41", "41/", "/24", "41/4", "41-24", "sak 41/24", "12345/24", "41/24 BC"])
def test_what_is_no_number_is_not_read_as_one(number: str) -> None:
    """Nothing is guessed from a text that no register's form makes."""
    assert USUAL.parse(number) is None
    assert not USUAL.fits(number)


def test_numbers_sort_by_year_and_then_as_numbers() -> None:
    """9/24 before 10/24, and every case of a year before those of the next."""
    numbers = ["1/25", "10/24", "9/24", "2/23", "100/24"]
    assert sorted(numbers, key=parsed) == ["2/23", "9/24", "10/24", "100/24", "1/25"]


def test_a_number_of_two_digits_of_a_year_is_of_any_century() -> None:
    """The year of the meeting says which."""
    assert parsed("41/24").is_of("2024")
    assert parsed("41/24").is_of("1924")
    assert not parsed("41/24").is_of("2025")
    assert parsed("41/2024").is_of("2024")
    assert not parsed("41/2024").is_of("1924")


def test_a_number_may_be_of_a_year_to_come() -> None:
    """Two digits are read in the century of the meeting; four are what they say."""
    assert parsed("1/26").is_after("2025")
    assert not parsed("1/24").is_after("2025")
    assert not parsed("1/25").is_after("2025")
    assert parsed("1/2026").is_after("2025")
    assert not parsed("1/1930").is_after("2025")


def test_the_running_numbers_of_a_year_know_where_they_stood() -> None:
    """In their order, with those of other years left out."""
    counted = USUAL.counted(["10/24", "3/23", "9/24"], "2024-10-29", "2024-10-29")
    assert [(one.running, one.place) for one in counted] == [(9, 2), (10, 0)]


@pytest.mark.parametrize(("number", "other"), [("41/24", "42/24"), ("9/2024", "42/2024")])
def test_a_number_keeps_its_form_and_year_when_it_is_renumbered(number: str, other: str) -> None:
    """Also where its form is not the committee's."""
    assert USUAL.renumbered(number, 42) == other


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jf. sak 41/24.", [("41/24", None)]),
        ("Sak 41/2024 i kommunestyret og saken 2/25 under eventuelt", [("41/2024", " i"), ("2/25", " under")]),
        ("Arkivsak 41/24, saksnr 41/24, sak 41/24/2 og sak 41/245", []),
        ("1/2 av midlene", []),
    ],
)
def test_running_text_names_a_case(text: str, found: list[tuple[str, str | None]]) -> None:
    """With the word «sak» before the number; a longer number is no case's."""
    assert [(match["number"], match["after"]) for match in USUAL.mentions(text)] == found


def test_a_form_may_have_a_part_twice() -> None:
    """The first of them is read; what the committee writes is its own affair."""
    numbering = NumberFormat("{nr}/{aar:2} ({aar})")
    assert numbering.fits("41/24 (2024)")
    assert numbering.parse("41/24 (2024)") == CaseNumber(year="24", running=41)


def test_people_write_words_and_spaces_around_a_number() -> None:
    """Any space, also one that does not break."""
    assert [bare(text) for text in ("Sak 41/24", "sak: 41 / 24", "41/\u00a024", "asu:41/24")] == [
        "41/24", "41/24", "41/24", "asu:41/24",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["sak 41-24", "41.24", "41\\24", "Sak: 41 24.", "41 / 24"])
def test_a_number_is_suggested_for_what_is_like_one(text: str) -> None:
    """Other signs for the slash, and the word before it."""
    assert suggest(text) == "41/24"


def modules() -> Iterator[str]:
    """The names of the package's modules, without those that may know.

    What reads paper meets committees that have no register yet, and pages, votes and archives with a slash.
    """
    for module in pkgutil.walk_packages(referat_cli.__path__, "referat_cli."):
        if module.name != case_numbers.__name__ and not module.name.startswith("referat_cli.paper.reading"):
            yield module.name


def test_no_other_module_knows_what_a_number_looks_like() -> None:
    """No pattern of another module takes a case number for one, and none is cut at its slash."""

    def takes(pattern: re.Pattern[str], number: str) -> bool:
        return any(number in found.group(0) for found in pattern.finditer(f"sak {number}"))

    guilty = []
    for name in modules():
        module = importlib.import_module(name)
        values = (value for value in vars(module).values() if isinstance(value, re.Pattern))
        patterns = [value for value in values if isinstance(value.pattern, str)]
        # A pattern that takes another sign for the slash as well is one of words, not of numbers.
        guilty += [f"{name}: {p.pattern}" for p in patterns if takes(p, "2041/24") and not takes(p, "2041x24")]
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                sign = node.args[0]
                cuts = node.func.attr in {"partition", "rpartition", "split", "endswith"}
                at_slash = cuts and isinstance(sign, ast.Constant) and sign.value == "/"
                if at_slash and "number" in ast.unparse(node.func.value).lower():
                    guilty.append(f"{name}: {ast.unparse(node)}")
            elif (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.search(r"instr\(.*'/'", node.value)
            ):
                guilty.append(f"{name}: {node.value}")
    assert guilty == []
