"""What is said beside the text of a case: that it came up in the meeting, what became of it, its papers and tasks."""

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
    "text",
    [
        "Saken ble trukket fram i media.",
        "Kari Moe trakk forslaget sitt.\n\nDet ble ikke behandlet.",
        "Kari Moe orienterte.\n\nSaken er ikke behandlet før.",
    ],
)
def test_what_is_told_of_a_case_that_was_treated_is_no_outcome(text: str) -> None:
    """Other words follow, or stand before."""
    assert "utfall" not in _case(text)


def test_the_report_says_that_the_text_tells_what_became_of_a_case() -> None:
    """And not that a vote may stand there."""
    paper = f"{_TOP}Sak 1/26 Buss\n\nSaken ble trukket.\n"
    guesses = read_meeting(read_document("referat.txt", paper.encode()), None).ledger.guesses

    assert [guess.made for guess in guesses] == ["utfall: trukket"]


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


@pytest.mark.parametrize(
    ("told", "papers"),
    [
        ("Vedlegg 1: Plan\nVedlegg 2: Kart\n\nKari Moe orienterte.", ["Plan", "Kart"]),
        ("Vedlegg: Plan\n\nKari Moe orienterte.", ["Plan"]),
        ("Kari Moe orienterte.\n\nVedlegg 1: Plan", ["Plan"]),
    ],
)
def test_papers_end_where_a_sentence_begins(told: str, papers: list[str]) -> None:
    """Numbered or not, what was said below them is no paper."""
    case = _case(f"{told}\n\nVedtak: Planen vedtas.")

    assert [paper["tittel"] for paper in case["vedlegg"]] == papers
    assert case["referat"] == "Kari Moe orienterte."


def test_what_is_to_be_done_is_told_beside_what_was_concluded() -> None:
    """One heading says both; another says the first alone."""
    both = _case("Kari Moe orienterte.\n\nKonklusjon og videre arbeid:\n- Bussen leies.\n- Ola Lie ringer.")
    tasks = _case("Kari Moe orienterte.\n\nVidere oppfølging: Ola Lie ringer innen 1. april.")

    assert both["vedtak"] == ["Bussen leies.", "Ola Lie ringer."]
    assert [task["frist"] for task in tasks["oppgaver"]] == ["2026-04-01"]


@pytest.mark.parametrize(("line", "number"), [("Møte nr. 3/2026", "3/2026"), ("Møte 3", "3"), ("MØTE NR 3/26", "3/26")])
def test_the_number_of_a_meeting_stands_on_a_line_of_its_own(line: str, number: str) -> None:
    """It is no title that is said again at the top of a page."""
    paper = _TOP.replace("Dato:", f"{line}\nDato:") + "Sak 1/26 Buss\n\nVedtak: Ja.\n"

    record = read_meeting(read_document("referat.txt", paper.encode()), None).record
    assert (record["moetenummer"], record["moetedato"]) == (number, "2026-03-04")
