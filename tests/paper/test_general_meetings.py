"""General meetings of housing companies and associations: the majority that a vote takes, elections under headings."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.rows import each

Record = dict[str, Any]
_HEAD = "# Protokoll fra årsmøte i Sameiet Solhøyden\n\nTid: 24. april 2025 kl. 18.00\n\n"
_PROPOSAL = "Forslag til vedtak: Taket får solceller.\n\n"


def _record(cases: str) -> Record:
    return read_meeting(read_document("referat.md", f"{_HEAD}{cases}".encode()), None).record


def _case(written: str) -> Record:
    """The first of two cases, as no paper has one alone that is only counted."""
    case: Record = _record(f"## 1. Solceller\n\n{written}\n\n## 2. Eventuelt\n\nIngen saker.\n")["saker"][0]
    return case


@each(
    "told, vote",
    [
        (
            "Krav til flertall: to tredjedeler (67 %).\n\n22 stemmer for, 13 mot.\n\nVedtak: Forslaget falt.",
            {"gjelder": ["A"], "for": 22, "imot": 13, "flertall": "2/3", "resultat": "falt"},
        ),
        (
            "Flertallskrav: 2/3\n\nFor: 35, mot: 2\n\nVedtak: Vedtatt",
            {"gjelder": ["A"], "for": 35, "imot": 2, "flertall": "2/3", "resultat": "vedtatt"},
        ),
        (
            "Det krever tre fjerdedels flertall.\n\nForslaget ble vedtatt med 30 mot 5 stemmer.\n\nVedtak: Vedtatt",
            {"gjelder": ["A"], "for": 30, "imot": 5, "flertall": "3/4", "resultat": "vedtatt"},
        ),
        (
            "Flertallskrav: Alminnelig (50 %)\n\nAvstemning: 20 stemmer for, 1 stemme mot.\n\nVedtak: Godkjent",
            {"gjelder": ["A"], "for": 20, "imot": 1, "resultat": "vedtatt"},
        ),
    ],
)
def test_the_decision_says_what_a_vote_came_to_and_a_line_what_it_took(told: str, vote: Record) -> None:
    """More were for it than against, and it fell where more was needed."""
    assert _case(_PROPOSAL + told)["votering"] == [vote]


def test_a_majority_that_no_vote_follows_stays_in_the_text() -> None:
    """Nothing says how it was voted, and the words are not lost."""
    assert _case(f"{_PROPOSAL}Krav til flertall: 2/3.\n\nVedtak: Vedtatt")["referat"] == "Krav til flertall: 2/3."


def test_lettered_parts_that_each_have_a_decision_are_cases() -> None:
    """«a) Valg av møteleder» under «1. Konstituering», with who was elected as it was proposed."""
    cases = _record(
        "## 1. Konstituering\n\n### a) Valg av møteleder\n\nForslag til vedtak: Ida Lie velges.\n\nVedtak: Godkjent\n\n"
        "### b) Godkjenning av innkalling\n\nVedtak: Godkjent\n\n## 2. Eventuelt\n\nIngen saker.\n"
    )

    assert [(case["saksnr"], case["tittel"]) for case in cases["saker"]] == [
        ("1", "Konstituering"),
        ("1a", "Valg av møteleder"),
        ("1b", "Godkjenning av innkalling"),
        ("2", "Eventuelt"),
    ]
    assert cases["moeteleder"] == "Ida Lie"


def test_a_heading_says_what_those_below_it_were_elected_to() -> None:
    """«Følgende ble valgt» under the office, with for how long."""
    cases = _record(
        "## 1. Regnskap\n\nVedtak: Godkjent\n\n## 2. Valg av tillitsvalgte\n\n### Styreleder (2 år)\n\n"
        "Følgende ble valgt: Ida Lie\n\n### Styremedlem, velges for 1 år\n\nFølgende ble valgt: Ola Vik og Siv Nes\n"
    )

    assert cases["saker"][1]["valg"] == [
        {"verv": "Styreleder", "valgt": ["Ida Lie"]},
        {"verv": "Styremedlem", "valgt": ["Ola Vik", "Siv Nes"]},
    ]


def test_the_letter_of_a_chapter_stands_over_its_cases() -> None:
    """«D: EVENTUELT» above «Sak 9/25 Eventuelt» is no word of the case before it."""
    record = _record(
        "**B: ORIENTERINGSSAKER**\n\n**Sak 8/25 Orienteringer**\n\nGalla 8. november.\n\n**D: EVENTUELT**\n\n"
        "**Sak 9/25 Eventuelt**\n\nIngen saker.\n"
    )

    assert record["saker"][0]["referat"] == "Galla 8. november."


def test_who_signed_below_a_place_and_a_day_before_the_cases_is_no_row_of_the_agenda() -> None:
    """The names with their offices under the list of cases."""
    record = _record(
        "SAKLISTE\n\n1/25 Budsjett\n\n2/25 Eventuelt\n\nDal, 24.04.2025\n\nIda Lie\n\nleder\n\nOla Vik\n\nsekretær\n\n"
        "**1/25 Budsjett**\n\nVedtak: Budsjettet vedtas.\n\n**2/25 Eventuelt**\n\nIngen saker.\n"
    )

    assert record["underskrifter"] == ["Ida Lie", "Ola Vik"]
    assert record["saksliste"] == [{"sak": "1/25"}, {"sak": "2/25"}]


def test_somebody_is_disqualified_in_a_part_of_a_case() -> None:
    """The sentence also says in what, and stays in the text for it."""
    told = "Ida Lie meldte seg inhabil ved behandlingen av søknaden fra Dal IL, og forlot møtet under dette punktet."
    case = _case(f"{told}\n\nVedtak: Vedtatt")

    assert case["habilitet"] == [{"navn": "Ida Lie", "utfall": "inhabil"}]
    assert case["referat"] == told
