"""What is said of a case as a whole: that it came up in the meeting, was withdrawn or not treated."""

from typing import Any

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.rows import each

_TOP = "Referat fra møte i fagrådet\n\nDato: 4. mars 2026\n\nTil stede: Kari Moe, Ola Lie\n\n"


def _case(text: str, title: str = "Buss") -> dict[str, Any]:
    paper = f"{_TOP}Sak 1/26 {title}\n\n{text}\n"
    case: dict[str, Any] = read_meeting(read_document("referat.txt", paper.encode()), None).record["saker"][0]
    return case


@each(
    "text, outcome",
    [
        ("Saken ble trukket.", "trukket"),
        ("Saken utgår.", "trukket"),
        ("Saken ble trukket av styret.", "trukket"),
        ("Saka vart trekt før møtet. Ho kjem att i mai.", "trukket"),
        ("Trukket.", "trukket"),
        ("Saken ble ikke behandlet.", "ikke_behandlet"),
        ("Ikkje handsama.", "ikke_behandlet"),
    ],
)
def test_a_case_that_was_not_treated_says_so(text: str, outcome: str) -> None:
    """In its own words, and as what became of it."""
    case = _case(text)

    assert (case["utfall"], case["referat"]) == (outcome, text)


@pytest.mark.parametrize(
    "text", ["Saken ble trukket fram i media.", "Kari Moe trakk forslaget sitt.\n\nDet ble ikke behandlet."]
)
def test_what_is_told_of_a_case_that_was_treated_is_no_outcome(text: str) -> None:
    """Other words follow, or stand before."""
    assert "utfall" not in _case(text)


@each(
    "title, facts",
    [
        ("Buss (tatt opp i møtet)", {"tatt_opp_i_moetet": True}),
        ("Buss (ny sak)", {"tatt_opp_i_moetet": True}),
        ("Buss – reist i møtet", {"tatt_opp_i_moetet": True}),
        ("Buss (utsatt)", {"utfall": "utsatt"}),
        ("Buss – trukket", {"utfall": "trukket"}),
        ("Buss (utgår)", {"utfall": "trukket"}),
    ],
)
def test_a_remark_behind_a_title_is_no_part_of_it(title: str, facts: dict[str, Any]) -> None:
    """It says what became of the case, or that it came up in the meeting."""
    case = _case("Kari Moe orienterte.", title)

    assert case["tittel"] == "Buss"
    assert {key: case.get(key) for key in facts} == facts


@pytest.mark.parametrize("title", ["Buss (ettersendt)", "Buss – utsatt fra mai", "Buss – rute og pris"])
def test_other_words_behind_a_title_belong_to_it(title: str) -> None:
    """They tell nothing of what became of the case."""
    assert _case("Kari Moe orienterte.", title)["tittel"] == title


def test_what_an_officer_puts_forward_to_be_decided_is_the_recommendation() -> None:
    """The words before the colon say that it is a decision."""
    case = _case("Lederen la fram følgende forslag til vedtak: Bussen leies.\n\nVedtak: Bussen leies.")

    assert (case["innstilling_fra"], case["forslag_til_vedtak"]) == ("Lederen", ["Bussen leies."])
