"""Decisions that say little: how it was voted, in the words of the proposal above."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document
from tests.support.rows import each

Record = dict[str, Any]


def _case(lines: str) -> Record:
    """The second case, in minutes of those of the list."""
    words = (
        "= Protokoll fra styremøte\nDato: 3. mars 2026\nTil stede: Ida Lie, Ola Vik\nB Sak 1/26 Regnskap\nGodkjent.\n"
        f"B Sak 2/26 Port\n{lines}\nB Sak 3/26 Eventuelt\nIngen saker.\n"
    )
    case: Record = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]
    return case


@each(
    "decision, vote",
    [
        ("Enstemmig vedtatt.", {"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}),
        ("Vedtatt mot 3 stemmer.", {"gjelder": ["A"], "imot": 3, "resultat": "vedtatt"}),
        ("Enstemmig som foreslått.", {"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}),
    ],
)
def test_a_decision_of_no_more_than_a_vote_is_on_the_proposal(decision: str, vote: Record) -> None:
    """There is one, and no other."""
    assert _case(f"Forslag til vedtak: Porten males.\nVedtak: {decision}")["votering"] == [vote]


def test_who_was_against_stands_in_brackets_after_a_decision() -> None:
    """«Mot 1 stemme (Lie).»."""
    case = _case("Vedtak: Porten males. Mot 1 stemme (Lie).")

    assert case["vedtak"] == ["Porten males."]
    assert [(vote["imot"], vote["resultat"]) for vote in case["votering"]] == [(1, "vedtatt")]


@each(
    "heading, vote",
    [
        ("Enstemmig vedtatt:", {"enstemmig": True}),
        ("Følgende ble enstemmig vedtatt:", {"enstemmig": True}),
        ("Styret vedtok samrøystes følgende:", {"enstemmig": True}),
        ("Beslutning (enstemmig):", {"enstemmig": True}),
        ("Enstemmig vedtak i styret:", {"enstemmig": True}),
        ("Vedtatt mot 2 stemmer:", {"imot": 2}),
        ("Vedtak, mot stemmen til Ola Vik:", {"stemte_imot": ["Ola Vik"]}),
    ],
)
def test_the_heading_of_a_decision_may_say_how_it_was_voted(heading: str, vote: Record) -> None:
    """Beside the word for the decision, or what was done with it."""
    case = _case(f"Ida Lie la fram saken.\n{heading} Porten males.")

    assert (case["vedtak"], case["votering"]) == (["Porten males."], [{**vote, "resultat": "vedtatt"}])


def test_what_a_heading_of_a_decision_says_that_no_vote_has_is_not_lost() -> None:
    """It stays in the running text."""
    case = _case("Ida Lie la fram saken.\nVedtak (enstemmig etter pausen i drøftingen): Porten males.")

    assert case["vedtak"] == ["Porten males."]
    assert "etter pausen i drøftingen" in case["referat"]


@each("told", ["Ida mente at det haster.", "Daglig leder orienterte om saken.", "Vaktmester kommenterte fargen."])
def test_what_somebody_said_below_a_proposal_is_no_point_of_it(told: str) -> None:
    """Somebody of the list by the first name alone, or by an office."""
    case = _case(f"Forslag til vedtak: Porten males.\n{told}\nVedtak: Porten males.")

    assert (case["forslag_til_vedtak"], case["referat"]) == (["Porten males."], told)


def test_lettered_parts_with_the_number_of_their_case_are_cases() -> None:
    """«2a)» and «2b)», each with a decision."""
    words = (
        "= Protokoll fra årsmøte\nDato: 3. mars 2026\nB Sak 1: Regnskap\nGodkjent.\nB Sak 2: Innkomne saker\n"
        "B 2a) Fartsdumper\nVedtak: Forslaget falt.\nB 2b) Velhuset\nVedtak: Velhuset selges.\n"
    )
    cases = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert [(case["saksnr"], case["tittel"], case.get("vedtak")) for case in cases[1:]] == [
        ("2", "Innkomne saker", None),
        ("2a", "Fartsdumper", ["Forslaget falt."]),
        ("2b", "Velhuset", ["Velhuset selges."]),
    ]


def test_those_under_a_heading_of_no_right_to_vote_have_none() -> None:
    """Those with it have it by being members."""
    words = (
        "= Referat fra møte i studentrådet\nDato: 3. mars 2026\nTil stede med stemmerett: Ida Lie, Ola Vik\n"
        "Til stede uten stemmerett: Siv Nes\nB Sak 1/26 Regnskap\nGodkjent.\nB Sak 2/26 Eventuelt\nIngen saker.\n"
    )
    groups = read_meeting(read_document("referat.docx", word_document(words)), None).record["deltakere"]

    assert [person.get("stemmerett") for group in groups for person in group["personer"]] == [None, None, False]
