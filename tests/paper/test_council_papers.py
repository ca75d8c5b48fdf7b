"""How councils and their committees lay out their papers: contents, chapters, opening matters and signatures."""

from typing import Any

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.treatment_lines import read
from tests.paper.word import word_document

_HEAD = """# Møteprotokoll
Utvalg: Kontrollutvalget
Dato: 04.03.2026
Til stede: Kari Moe, Ola Lie, Siv Nes
"""


def _paper(words: str) -> DocumentReading:
    """What is read of a Word file, with a head above the words."""
    return read_meeting(read_document("referat.docx", word_document(_HEAD + words)), None)


def _cases(words: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = _paper(words).record["saker"]
    return cases


def test_the_dots_of_a_list_of_contents_lead_to_a_page_and_are_no_title() -> None:
    """They stand behind the titles of the agenda, and the numbers behind them rise."""
    paper = _paper("""Saksliste
Sak 4/26 Budsjett ........................ 2
Sak 5/26 Brannvern ....................... 3
## Sak 4/26 Budsjett
Vedtak: Budsjettet vedtas.
## Sak 5/26 Brannvern
Vedtak: Planen vedtas.
""")

    assert [case["tittel"] for case in paper.record["saker"]] == ["Budsjett", "Brannvern"]
    assert paper.record["saksliste"] == [{"sak": "4/26"}, {"sak": "5/26"}]


def test_numbers_that_rise_beside_the_cases_are_pages_though_nothing_says_so() -> None:
    """The lengths of an agenda are whole numbers of five minutes."""
    paper = """B Saksliste
!plain
| 4/26 | Budsjett | {} |
| 5/26 | Brannvern | {} |
| 6/26 | Havn | {} |
!end
## Sak 4/26 Budsjett
Vedtak: Budsjettet vedtas.
## Sak 5/26 Brannvern
Vedtak: Planen vedtas.
## Sak 6/26 Havn
Vedtak: Havna bygges.
"""

    pages = _paper(paper.format(3, 3, 7)).record["saksliste"]
    lengths = _paper(paper.format(5, 10, 45)).record["saksliste"]

    assert pages == [{"sak": "4/26"}, {"sak": "5/26"}, {"sak": "6/26"}]
    assert [row["minutter"] for row in lengths] == [5, 10, 45]


@pytest.mark.parametrize("last", ["Havn 7 |", "Havn | 7"])
def test_a_page_may_stand_close_to_the_title_of_a_case(last: str) -> None:
    """As the tabs of a line leave it; a title that ends with a number is whole where the others have none."""
    paper = f"""B Saksliste
!plain
| 4/26 | Budsjett 3 | |
| 5/26 | Brannvern 3 | |
| 6/26 | {last} |
!end
## Sak 4/26 Budsjett
Vedtak: Budsjettet vedtas.
## Sak 5/26 Brannvern
Vedtak: Planen vedtas.
## Sak 6/26 Havn
Vedtak: Havna bygges.
"""
    row = "| 5/26 | Brannvern 3 | |"

    assert _paper(paper).record["saksliste"] == [{"sak": "4/26"}, {"sak": "5/26"}, {"sak": "6/26"}]
    assert _paper(paper.replace(row, row.replace(" 3", ""))).record["saksliste"][0]["tittel"] == "Budsjett 3"


def test_the_heading_of_a_recommendation_says_that_all_were_for_it() -> None:
    """So does that of a decision; to whom it goes is said between."""
    (case,) = _cases("""## Sak 4/26 Budsjett
B Sekretariatets forslag til innstilling til kommunestyret:
Budsjettet settes til kr 900 000.
B Behandling i møtet:
Siv Nes gjorde rede for budsjettet.
B Enstemmig innstilling til kommunestyret:
Budsjettet settes til kr 900 000.
""")

    assert case["votering"] == [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]
    assert case["vedtak"] == ["Budsjettet settes til kr 900 000."]


def test_what_was_treated_above_the_agenda_has_no_number() -> None:
    """Headings with sentences under them, between those who were there and the numbered cases."""
    cases = _cases("""B Åpen halvtime
Ida Bø ba om fartsdumper.
B Godkjenning av sakskart
Sak 5/26 ble satt på sakskartet.
B Saker behandlet under møtet
Sak 4/26 Budsjett
Sak 5/26 Brannvern
## Sak 4/26 Budsjett
Vedtak: Budsjettet vedtas.
## Sak 5/26 Brannvern
Vedtak: Planen vedtas.
""")

    assert [(case.get("saksnr"), case["tittel"]) for case in cases] == [
        (None, "Åpen halvtime"),
        (None, "Godkjenning av sakskart"),
        ("4/26", "Budsjett"),
        ("5/26", "Brannvern"),
    ]
    assert cases[0]["referat"] == "Ida Bø ba om fartsdumper."


def test_a_heading_that_outranks_those_of_cases_is_no_part_of_the_case_above() -> None:
    """It stands over the cases below it, whatever it is called."""
    cases = _cases("""# Godkjenning av protokoll
## 4/26 Protokoll fra forrige møte
Vedtak
Protokollen godkjennes.
# Tilsyn
## 5/26 Brannvern
Vedtak
Planen vedtas.
""")

    assert [case["vedtak"] for case in cases] == [["Protokollen godkjennes."], ["Planen vedtas."]]
    assert not any("referat" in case for case in cases)


@pytest.mark.parametrize("column", ["Behandles i utvalg", "Behandlet av", "Saka vert handsama i"])
def test_the_table_of_who_has_the_case_is_no_text_of_it(column: str) -> None:
    """The committee, the day and the number of this meeting are known."""
    cases = _cases(f"""## Sak 4/26 Budsjett
!grid
|{column}|Møtedato|Saknr|
|Kontrollutvalget i Dal|04.03.2026|4/26|
B Vedtak
Budsjettet vedtas.
""")

    assert cases == [{"saksnr": "4/26", "tittel": "Budsjett", "vedtak": ["Budsjettet vedtas."]}]


def test_a_title_below_its_number_may_end_as_the_name_of_a_part() -> None:
    """The facts of the case stand under it, and no text."""
    cases = _cases("""B Sak 4/26
B NEDLEGGELSE AV POSTKONTORET - UTTALELSE
Saksbehandler: Ida Bø
B Vedtak:
Kommunen vil beholde postkontoret.
""")

    assert cases[0]["tittel"] == "NEDLEGGELSE AV POSTKONTORET - UTTALELSE"
    assert cases[0]["vedtak"] == ["Kommunen vil beholde postkontoret."]


def test_a_day_within_a_decision_is_not_where_the_paper_was_signed() -> None:
    """The last decision of a paper is as short as a line above signatures."""
    cases = _cases("""## Sak 4/26 Godkjenning av protokoll
B Vedtak:
Protokollen fra møtet 04.03.2026 godkjennes.
""")

    assert cases[0]["vedtak"] == ["Protokollen fra møtet 04.03.2026 godkjennes."]


def test_names_after_parties_in_a_cell_have_these_parties() -> None:
    """Also those of a party that is one letter."""
    paper = read_meeting(
        read_document(
            "referat.docx",
            word_document("""# Møteprotokoll
Dato: 04.03.2026
!grid
|Medlemmer:|AP: Kari Moe, Ola Lie // H: Siv Nes, Per Vik|
|Underskrifter:|Vi bekrefter med våre underskrifter at møteboken er riktig ført.|
|Kari Moe|Siv Nes|
"""),
        ),
        None,
    )

    people = [(one["navn"], one["parti"]) for group in paper.record["deltakere"] for one in group["personer"]]
    assert people == [("Kari Moe", "AP"), ("Ola Lie", "AP"), ("Siv Nes", "H"), ("Per Vik", "H")]
    assert paper.record["underskrifter"] == ["Kari Moe", "Siv Nes"]


def test_a_proposal_that_the_case_is_to_wait_may_be_anybodys() -> None:
    """What it was and what became of it is told, and not whose it was."""
    record, rest, _ledger = read(
        "Det ble fremmet forslag om å utsette saken.\nUtsettelsesforslaget ble enstemmig vedtatt.", {}
    )

    assert record["forslag"] == [{"id": "B", "type": "utsettelse"}]
    assert record["votering"] == [{"gjelder": ["B"], "enstemmig": True, "resultat": "vedtatt"}]
    assert rest == []


def test_a_text_that_names_a_point_first_changes_that_point() -> None:
    """It has the new words of the point."""
    record, _rest, _ledger = read(
        "Siv Nes (Ap) fremmet følgende forslag:\nPkt. 2: Brua bygges først.", {"forslag_til_vedtak": ["En.", "To."]}
    )

    assert record["forslag"][0]["type"] == "endring"
    assert record["forslag"][0]["endrer"] == ["A.2"]


@pytest.mark.parametrize(
    ("told", "entry", "kept"),
    [
        (
            "Per Vik er leder i danselaget og meldte seg inhabil.",
            {"utfall": "inhabil", "begrunnelse": "er leder i danselaget"},
            [],
        ),
        (
            "Per Vik (H) ba om en vurdering; han ble funnet habil.",
            {"utfall": "habil"},
            ["Per Vik (H) ba om en vurdering; han ble funnet habil."],
        ),
        (
            "Per Vik (H) ba om vurdering av sin habilitet; han ble funnet inhabil og gikk fra møtet.",
            {"utfall": "inhabil"},
            ["Per Vik (H) ba om vurdering av sin habilitet; han ble funnet inhabil og gikk fra møtet."],
        ),
    ],
)
def test_who_was_disqualified_may_be_said_after_what_they_are_or_asked(
    told: str, entry: dict[str, str], kept: list[str]
) -> None:
    """As the second verb of the sentence, or after a semicolon, by a pronoun."""
    record, rest, _ledger = read(told, {})

    assert (record["habilitet"], rest) == ([{"navn": "Per Vik", **entry}], kept)


def test_a_committee_finds_somebody_disqualified_unanimously() -> None:
    """The word for how it voted stands before whom it found so."""
    record, _rest, _ledger = read("Bydelsutvalget fant enstemmig at Per Vik er inhabil, jf. fvl. § 6 annet ledd.", {})

    assert record["habilitet"] == [{"navn": "Per Vik", "utfall": "inhabil", "hjemmel": "fvl. § 6 annet ledd"}]


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        ("Bydelsutvalget kjente Per Vik habil mot én stemme.", {"utfall": "habil"}),
        ("Per Vik ble erklært inhabil med 6 mot 1 stemme (H).", {"utfall": "inhabil"}),
        ("Per Vik vart med 6 mot 1 røyst kjend ugild.", {"utfall": "inhabil"}),
        (
            "Bydelsutvalget erklærte Per Vik inhabil mot 2 stemmer, jf. fvl. § 6 første ledd.",
            {"utfall": "inhabil", "hjemmel": "fvl. § 6 første ledd"},
        ),
    ],
)
def test_how_many_found_somebody_disqualified_stays_in_the_text(told: str, entry: dict[str, str]) -> None:
    """The record has no place for the numbers of such a vote, and who was disqualified by it all the same."""
    record, rest, _ledger = read(told, {})

    assert record["habilitet"] == [{"navn": "Per Vik", **entry}]
    assert rest == [told]


@pytest.mark.parametrize(
    "told",
    [
        "Utvalget fant enstemmig at Per Vik ikke er inhabil.",
        "Utvalget vedtok at Per Vik ikkje er ugild.",
        "Per Vik ble funnet ikke inhabil.",
    ],
)
def test_who_is_found_not_to_be_disqualified_is_fit(told: str) -> None:
    """The word before turns it round."""
    record, _rest, _ledger = read(told, {})

    assert record["habilitet"] == [{"navn": "Per Vik", "utfall": "habil"}]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("Per Vik er eierens bror og deltok ikke i behandlingen.", "er eierens bror"),
        ("Per Vik er ansatt i selskapet, og var ikke med på behandlingen av saken.", "er ansatt i selskapet"),
        ("Per Vik er dotter til søkjaren og tok ikkje del i handsaminga av saka.", "er dotter til søkjaren"),
        ("Per Vik eier naboeiendommen og gikk ut under behandlingen.", "eier naboeiendommen"),
    ],
)
def test_who_is_close_to_a_case_and_was_not_there_for_it_was_disqualified(told: str, why: str) -> None:
    """The word for it is not said."""
    record, rest, _ledger = read(told, {})

    assert record["habilitet"] == [{"navn": "Per Vik", "utfall": "inhabil", "begrunnelse": why}]
    assert not rest


@pytest.mark.parametrize(
    "told",
    [
        "Per Vik er syk og deltok ikke i behandlingen.",
        "Per Vik var på ferie og deltok ikke i behandlingen.",
        "Per Vik er leder i laget og orienterte om saken.",
        "Per Vik var ikke med på behandlingen av saken.",
    ],
)
def test_who_was_not_there_for_another_reason_was_not_disqualified(told: str) -> None:
    """Illness and travel are no part in a case."""
    record, rest, _ledger = read(told, {})

    assert "habilitet" not in record
    assert rest == [told]


def test_a_title_says_by_which_law_its_case_is_closed() -> None:
    """Also where the law has numbers in brackets, and the title goes on with a paragraph of it on the next line."""
    cases = _cases("""## Sak 4/26 Klage på karakter - Unntatt etter offentlighetsloven § 13, fvl.
## § 13 (1) nr. 1
## Sak 5/26 Brannvern
Vedtak: Planen vedtas.
""")

    assert cases[0]["tittel"] == "Klage på karakter"
    assert cases[0]["lukket"] == {"hjemmel": "offentlighetsloven § 13, fvl. § 13 (1) nr. 1"}


@pytest.mark.parametrize("called", ["Omforent forslag", "Felles forslag", "Alternativt forslag"])
def test_a_proposal_of_nobody_who_is_named_has_its_text_below_what_it_is_called(called: str) -> None:
    """What became of it is told by the same words."""
    record, rest, _ledger = read(
        f"{called} til vedtak i møtet:\nKommunen bygger en skole.\n{called} ble enstemmig vedtatt.",
        {"forslag_til_vedtak": ["Kommunen venter."]},
    )

    assert [one["punkter"] for one in record["forslag"]] == [["Kommunen bygger en skole."]]
    assert record["votering"] == [{"gjelder": ["B"], "enstemmig": True, "resultat": "vedtatt"}]
    assert rest == []


def test_a_share_of_the_votes_is_no_number_of_them() -> None:
    """What came of the vote is known; the share stays in the running text."""
    told = "Forslaget fra Siv Nes fikk 12 % av stemmene og falt."

    record, rest, _ledger = read(f"Siv Nes (Ap) foreslo at kjøpet utsettes.\n{told}", {})

    assert record["votering"] == [{"gjelder": ["B"], "resultat": "falt"}]
    assert rest == [told]


def test_somebody_met_instead_where_the_mark_says_so() -> None:
    """The one in whose row it stands was away."""
    paper = _paper("""!grid
|Navn|Møtt|
|Ida Bø|Ja|
|Eva Lund|Ja (vara Jon Foss)|
## Sak 4/26 Budsjett
Vedtak: Budsjettet vedtas.
""")

    people = {one["navn"]: one for group in paper.record["deltakere"] for one in group["personer"]}
    assert people["Eva Lund"]["oppmoete"] == "forfall"
    assert people["Jon Foss"]["oppmoete"] == "møtt"
    assert people["Jon Foss"]["moette_for"] == "Eva Lund"


def test_the_two_sides_of_a_vote_stand_below_what_it_was_on() -> None:
    """A line a side, with the parties in brackets; the line below them says what came of it."""
    cases = _cases("""## Sak 4/26 Bru
B Forslag til vedtak
Brua bygges.
B Behandling
Siv Nes fremmet følgende forslag:
Brua bygges ikke.
B Votering
Forslag fra Siv Nes:
For: 3 (2 H, 1 FrP)
Mot: 5 (4 Ap, 1 Sp)
Forslaget falt.
Forslag til vedtak:
For: 5
Mot: 3
Forslaget ble vedtatt.
B Vedtak
Brua bygges.
""")

    assert cases[0]["votering"] == [
        {"gjelder": ["B"], "for": 3, "imot": 5, "resultat": "falt"},
        {"gjelder": ["A"], "for": 5, "imot": 3, "resultat": "vedtatt"},
    ]
    assert cases[0]["forslag_til_vedtak"] == ["Brua bygges."]


def test_a_decision_stands_after_what_was_said_in_one_paragraph() -> None:
    """The word for it has a colon, and begins a sentence."""
    cases = _cases("""## Sak 4/26 Turvei
Ida Bø viste kart. Vedtak: Rådet drar på befaring.
""")

    assert cases == [
        {"saksnr": "4/26", "tittel": "Turvei", "referat": "Ida Bø viste kart.", "vedtak": ["Rådet drar på befaring."]}
    ]


def test_old_minutes_are_of_the_century_before() -> None:
    """A year of two digits; and the title stands after the word for the paper."""
    words = """# Møteprotokoll
Møte 22.04.99 kl. 09.00
!plain
|Varamedlemmer:|Per Vik, SV|
|Til stede:|Ordfører Kari Moe, AP, Ola Lie, SP, Per Vik, SV|
B Sak nr.: 0045/99
B SAKSPROTOKOLL: SKOTTLIA SKISENTER
B Vedtak:
Senteret får støtte.
"""

    record = read_meeting(read_document("referat.docx", word_document(words)), None).record

    assert record["moetedato"] == "1999-04-22"
    assert record["saker"][0]["tittel"] == "SKOTTLIA SKISENTER"
    assert [one["navn"] for group in record["deltakere"] for one in group["personer"]] == [
        "Per Vik",
        "Kari Moe",
        "Ola Lie",
    ]


def test_who_left_and_who_stepped_in_are_told_in_one_sentence() -> None:
    """A party that the list does not have stays in the running text."""
    record, _rest, _ledger = read("Per Vik ble kjent inhabil. Vik fratrådte, og Kari Anne Lie (H) tiltrådte.", {})

    assert record["habilitet"] == [{"navn": "Per Vik", "utfall": "inhabil", "vara": "Kari Anne Lie"}]


def test_a_proposal_that_several_put_forward_is_called_so_in_the_vote() -> None:
    """Also where one person put it forward for them."""
    record, rest, _ledger = read(
        "Fellesforslag fra Siv Nes:\nVi bygger.\nFellesforslaget ble vedtatt med 4 mot 2 stemmer.", {}
    )

    assert record["votering"] == [{"gjelder": ["B"], "for": 4, "imot": 2, "resultat": "vedtatt"}]
    assert rest == []


def test_what_the_archive_calls_a_case_below_its_number_is_no_title() -> None:
    """A narrow column has both, and the title has its own."""
    rows = "".join(
        f"<tr><td>{number}<br>24/0008{number[:1]}-9</td><td>{title}</td></tr>"
        for number, title in (("6/24", "Rekneskap"), ("7/24", "Skule"))
    )
    cases = "".join(f"<h2>Sak {number}</h2><p>Vedtak: Ja.</p>" for number in ("6/24 Rekneskap", "7/24 Skule"))
    page = f"<h1>Møtebok</h1><p>Dato: 3. mars 2024</p><h2>Sakliste</h2><table>{rows}</table>{cases}"

    record = read_meeting(read_document("referat.html", page.encode()), None).record

    assert record["saksliste"] == [{"sak": "6/24"}, {"sak": "7/24"}]


def test_a_number_that_voted_is_no_proposal() -> None:
    """«Forslag 1: 4 stemte for.» tells of the vote, and what was held in the meeting ends the text of the proposal."""
    (case,) = _cases("""## Sak 4/26 Skole
Behandling:
Forslag 1 fra Ola Lie (Ap):
Skolen bygges.
Det ble holdt prøvevotering, som viste 1 for.
Votering:
Forslag 1: 1 stemte for. Forslaget falt.
Vedtak:
Saken tas til orientering.
""")

    assert case["forslag"] == [
        {"id": "B", "forslagsstiller": ["Ola Lie"], "paa_vegne_av": ["Ap"], "punkter": ["Skolen bygges."]}
    ]
    assert case["votering"] == [{"gjelder": ["B"], "for": 1, "resultat": "falt"}]


def test_what_all_agreed_on_is_another_proposal_and_a_remark_of_several_is_no_decision() -> None:
    """«Omforent forslag til endring» stands below the recommendation, the remark below the decision."""
    (case,) = _cases("""## Sak 4/26 Rapport
Innstilling til vedtak:
Styret tar rapporten til etterretning.
Omforent forslag til endring:
1) Styret tar rapporten til etterretning.
1) Styret er bekymret.
Omforent forslag enstemmig vedtatt.
Vedtak:
1) Styret tar rapporten til etterretning.
1) Styret er bekymret.
Protokolltilførsel fra de ansattvalgte: Vi mener noe annet.
""")

    assert [one["punkter"] for one in case["forslag"]] == [case["vedtak"]]
    assert case["votering"] == [{"gjelder": ["B"], "enstemmig": True, "resultat": "vedtatt"}]
    assert [one["tekst"] for one in case["protokolltilfoersler"]] == ["Vi mener noe annet."]


@pytest.mark.parametrize("called", ["Uttale", "Fråsegn", "Høyringsfråsegn", "Uttalelse", "Høringsuttalelse"])
@pytest.mark.parametrize("number", ["", "UR-4/26 "])
def test_a_council_that_is_heard_decides_by_an_opinion(called: str, number: str) -> None:
    """What it is called is a decision, also with the number of the case before it."""
    (case, _other) = _cases(f"""Sak 4/26 Rutebåten
Behandling:
Rådet snakka lenge om kaia.
{number}{called}:
1. Båten må gå om kvelden.
2. Kaia må ha lys.
Sak 5/26 Ymse
Ingen saker.
""")

    assert case["vedtak"] == ["Båten må gå om kvelden.", "Kaia må ha lys."]
    assert case["referat"] == "Rådet snakka lenge om kaia."


@pytest.mark.parametrize(
    ("opening", "whose"),
    [
        ("Siv Nes foreslo følgende uttalelse:", {"forslagsstiller": ["Siv Nes"]}),
        ("Siv Nes føreslo slik fråsegn:", {"forslagsstiller": ["Siv Nes"]}),
        ("Lederen foreslo følgende uttalelse:", {"forslagsstiller": ["Lederen"]}),
        ("Siv Nes foreslo følgende vedtak:", {"forslagsstiller": ["Siv Nes"]}),
        ("Siv Nes fremmet følgende høringsuttalelse:", {"forslagsstiller": ["Siv Nes"]}),
        (
            "Siv Nes foreslo på vegne av Ap følgende uttalelse:",
            {"forslagsstiller": ["Siv Nes"], "paa_vegne_av": ["Ap"]},
        ),
    ],
)
def test_an_opinion_that_somebody_proposed_is_not_the_one_that_was_decided(opening: str, whose: dict[str, Any]) -> None:
    """The decision stands below its own heading, in other words than were proposed."""
    (case,) = _cases(
        f"## Sak 4/26 Kaia\n### Behandling\nRådet så på kaia.\n{opening}\n1. Kaia må ha lys.\n2. Båten må gå.\n"
        "### Votering\nForslaget ble enstemmig vedtatt.\n"
        "### Uttalelse\n1. Kaia må ha godt lys.\n2. Båten må gå.\n"
    )

    assert case["forslag"] == [{"id": "B", **whose, "punkter": ["Kaia må ha lys.", "Båten må gå."]}]
    assert case["votering"] == [{"gjelder": ["B"], "enstemmig": True, "resultat": "vedtatt"}]
    assert case["vedtak"] == ["Kaia må ha godt lys.", "Båten må gå."]
    assert case["referat"] == "Rådet så på kaia."


@pytest.mark.parametrize(
    "label",
    [
        "PS 4/26 Innstilling til kommunestyret:",
        "B PS 4/26 Innstilling til kommunestyret",
        "PS 4/26 Kontrollutvalgets innstilling til kommunestyret:",
        "PS 4/26 Kontrollutvalgets vedtak:",
        "Sak 4/26 Kontrollutvalgets tilråding:",
        "Saksnr. 4/26 Enstemmig vedtak:",
    ],
)
def test_the_number_of_the_case_before_the_name_of_a_part_begins_no_second_case(label: str) -> None:
    """Whatever the decision is called, it is that of the case whose number it has."""
    case, other = _cases(f"""## PS 4/26 Svømmehallen
Rådmannens innstilling:
Hallen stenges.
Behandling:
Lederen innledet.
{label}
Hallen holdes åpen.
## PS 5/26 Budsjett
Vedtak: Budsjettet vedtas.
""")

    assert (case["saksnr"], case["vedtak"], case["referat"]) == (
        "PS 4/26",
        ["Hallen holdes åpen."],
        "Lederen innledet.",
    )
    assert (case["innstilling_fra"], case["forslag_til_vedtak"]) == ("Rådmannen", ["Hallen stenges."])
    assert other["saksnr"] == "PS 5/26"


@pytest.mark.parametrize("second", ["5/26 Styrets innstilling til valg", "4/26 Forslag om ny benk"])
def test_a_title_that_is_called_as_a_part_is_begins_a_case(second: str) -> None:
    """It has a number of its own, or no colon where it only tells of a proposal."""
    cases = _cases(f"## 4/26 Svømmehallen\nVedtak: Hallen stenges.\n## {second}\nVedtak: Ja.\n")

    assert [case["tittel"] for case in cases] == ["Svømmehallen", second.partition(" ")[2]]


def test_a_title_in_a_table_of_contents_may_begin_with_an_opinion() -> None:
    """The columns after it are of the agenda."""
    record = _paper(
        "!grid\n|Utvalssaksnr|Innhald|Arkivsaksnr|\n|PS 4/26|Høyringsuttale - ny plan|2025/8812|\n"
        "|PS 5/26|Tilskot|2026/412|\n## PS 4/26 Høyringsuttale - ny plan\nVedtak: Ja.\n"
        "## PS 5/26 Tilskot\nVedtak: Ja.\n"
    ).record

    assert [row["sak"] for row in record["saksliste"]] == ["PS 4/26", "PS 5/26"]
    assert [case["arkivsak"] for case in record["saker"]] == ["2025/8812", "2026/412"]


def test_a_case_may_be_called_what_an_opinion_is() -> None:
    """No colon follows the title of a case."""
    cases = _cases(
        "Sak 4/26 Høringsuttalelse\nVedtak: Rådet svarer ikke.\nSak 5/26 Fråsegn\nVedtak: Saka vert utsett.\n"
    )

    assert [case["tittel"] for case in cases] == ["Høringsuttalelse", "Fråsegn"]


_TWO_PROPOSALS = """## Sak 4/26 Skole
Kommunedirektørens forslag til vedtak:
1) Skolen bygges.
1) Tomta kjøpes.
Behandling:
Ola Lie foreslo: Skolen bygges ikke.
Votering:
{voted}
Vedtak:
1) Skolen bygges.
1) Tomta kjøpes.
"""


@pytest.mark.parametrize(
    ("voted", "vote"),
    [
        (
            "Punkt 2 ble satt opp mot forslaget fra Lie, og ble vedtatt med 5 mot 2 stemmer.",
            {"gjelder": ["A.2"], "satt_opp_mot": ["B"], "for": 5, "imot": 2, "resultat": "vedtatt"},
        ),
        (
            "Det ble først votert over forslaget fra Lie, som falt med 2 mot 4 stemmer.",
            {"gjelder": ["B"], "for": 2, "imot": 4, "resultat": "falt"},
        ),
        (
            "Først ble det stemt over Lies forslag. Det falt med 2 mot 4 stemmer.",
            {"gjelder": ["B"], "for": 2, "imot": 4, "resultat": "falt"},
        ),
        (
            "Innstillingen ble vedtatt med leders dobbeltstemme (3 mot 3).",
            {"gjelder": ["A"], "for": 3, "imot": 3, "dobbeltstemme": True, "resultat": "vedtatt"},
        ),
        (
            "Lies forslag: 2 for, 2 imot. Leders dobbeltstemme avgjorde. Forslaget falt.",
            {"gjelder": ["B"], "for": 2, "imot": 2, "dobbeltstemme": True, "resultat": "falt"},
        ),
        (
            "2 for, 2 imot. Leders dobbeltstemme avgjorde. Forslaget falt.",
            {"gjelder": ["B"], "for": 2, "imot": 2, "dobbeltstemme": True, "resultat": "falt"},
        ),
    ],
)
def test_a_vote_may_be_told_behind_a_comma_in_a_relative_clause_or_over_sentences(
    voted: str, vote: dict[str, Any]
) -> None:
    """What was voted on, by how many, what decided it and what came of it need not stand in one."""
    (case,) = _cases(_TWO_PROPOSALS.format(voted=voted))

    assert case["votering"] == [vote]


@pytest.mark.parametrize(
    "voted",
    [
        "Vedtatt som innstilt, enstemmig.",
        "Enstemmig vedtatt med den endringen ordføreren foreslo.",
        "Innstillingen med de endringer som fremkom i møtet ble enstemmig vedtatt.",
    ],
)
def test_all_may_be_of_one_mind_behind_what_was_adopted_or_with_changes(voted: str) -> None:
    """What was changed stands in the decision."""
    (case,) = _cases(f"## Sak 4/26 Skole\nInnstilling:\nSkolen bygges.\nVotering:\n{voted}\nVedtak:\nSkolen bygges.\n")

    assert case["votering"] == [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]


def test_what_all_agreed_on_may_be_a_new_point() -> None:
    """«Omforent forslag, nytt punkt 2:», adopted with the recommendation as «omforent tillegg»."""
    (case,) = _cases("""## Sak 4/26 Skole
Forslag til vedtak:
1) Skolen bygges.
Behandling:
Omforent forslag, nytt punkt 2:
Tomta kjøpes.
Forslaget til vedtak med omforent tillegg ble enstemmig vedtatt.
Vedtak:
1) Skolen bygges.
1) Tomta kjøpes.
""")

    assert case["forslag"] == [{"id": "B", "type": "tillegg", "punkter": ["Tomta kjøpes."]}]
    assert case["votering"] == [{"gjelder": ["A", "B"], "enstemmig": True, "resultat": "vedtatt"}]


def test_a_line_that_the_minutes_were_approved_is_nobody_who_came() -> None:
    """«godkjent» ends as the names of trades do."""
    record = _paper("Fra administrasjonen: Rektor Per Vik\nMøteprotokoll godkjent\nSak 4/26 Bil\nVedtak: Ja.\n").record

    names = [person["navn"] for group in record["deltakere"] for person in group["personer"]]
    assert names == ["Kari Moe", "Ola Lie", "Siv Nes", "Per Vik"]


def test_how_many_were_left_to_vote_may_be_told_with_an_adverb() -> None:
    """After somebody was disqualified."""
    (case,) = _cases(
        "## Sak 4/26 Tilskudd\nBehandling:\nOla Lie ble enstemmig erklært inhabil og fratrådte. "
        "Det var da 2 stemmeberettigede.\nVedtak: Tilskuddet gis.\n"
    )

    assert case["stemmeberettigede"] == 2


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Saken utgår.", "trukket"),
        ("Saka vart trekt av havnefogden.", "trukket"),
        ("Saken ble tatt av sakskartet.", "trukket"),
        ("Saken ble ikke behandlet.", "ikke_behandlet"),
        ("Saken ble sendt tilbake til administrasjonen.", "tilbakesendt"),
        ("Havnefogden svarte på spørsmål. Saken ble oversendt havnestyret.", "oversendt"),
    ],
)
def test_a_case_that_decides_nothing_says_what_became_of_it(told: str, outcome: str) -> None:
    """Its last sentence stays in the text, and the outcome is the record's own word."""
    (case, _other) = _cases(f"Sak 4/26 Rutebåten\n{told}\nSak 5/26 Ymse\nIngen saker.\n")

    assert (case["utfall"], case["referat"]) == (outcome, told)


@pytest.mark.parametrize(
    "told",
    [
        "Havnefogden sa at saken ikke er utsatt før.",
        "Ola Lie foreslo å utsette. Forslaget ble trukket.",
        "Saken ble drøftet.",
        "Saken ble trukket.\nVedtak: Kaia males.",
    ],
)
def test_what_is_said_of_something_else_is_no_outcome_of_the_case(told: str) -> None:
    """What somebody proposed may be withdrawn, and a decision says itself what became of a case."""
    (case, _other) = _cases(f"Sak 4/26 Rutebåten\n{told}\nSak 5/26 Ymse\nIngen saker.\n")

    assert "utfall" not in case


@pytest.mark.parametrize("words", ["Det var nå 9 stemmeberettigede.", "Det var dermed ni stemmeberettigede."])
def test_how_many_may_vote_now_is_the_number_of_the_case(words: str) -> None:
    """Somebody has left, and the sentence says since when the number holds."""
    (case, _other) = _cases(
        f"Sak 4/26 Rutebåten\nBehandling:\nPlanen ble lagt fram. {words}\nVedtak: Kaia males.\nSak 5/26 Ymse\nIngen.\n"
    )

    assert (case["stemmeberettigede"], case["referat"]) == (9, "Planen ble lagt fram.")


@pytest.mark.parametrize(
    "told",
    [
        "Saken ble behandlet bak lukkede dører.",
        "Rådet handsama saka i lukka møte, jf. kommunelova § 11-5.",
        "Ola Lie spurte om regnskapet. Møtet ble lukket, jf. kommuneloven § 11-5 andre ledd.",
    ],
)
def test_that_the_doors_were_closed_is_told_where_what_was_decided_is_printed(told: str) -> None:
    """A person says what of it is public."""
    paper = _paper(f"Sak 4/26 Rutebåten\n{told}\nVedtak: Kaia males.\nSak 5/26 Ymse\nIngen saker.\n")

    assert paper.record["saker"][0]["vedtak"] == ["Kaia males."]
    assert any("møtet var lukket" in guess.why for guess in paper.ledger.guesses)


def test_a_law_that_ends_with_a_number_ends_before_the_doors_are_closed() -> None:
    """Two sentences of one line: why the case is closed, and that the meeting was."""
    (case, _other) = _cases("""Sak 4/26 Rutebåten
Saken er unntatt offentlighet, jf. offentleglova § 13, jf. forvaltningsloven § 13 nr. 1. Møtet ble lukket etter § 11-5.
Sak 5/26 Ymse
Ingen saker.
""")

    assert case["lukket"] == {"hjemmel": "offentleglova § 13, jf. forvaltningsloven § 13 nr. 1"}


@pytest.mark.parametrize(
    ("where", "venue"),
    [("på Sjøhallen klubbrom", "Sjøhallen klubbrom"), ("hos Kari Moe", "hos Kari Moe"), ("i kantina", "kantina")],
)
def test_where_a_meeting_was_held_ends_with_its_sentence(where: str, venue: str) -> None:
    """A word that begins as the one for the hour is part of the name of the place."""
    words = f"# Årsmøte i Havna velforening\nÅrsmøtet ble holdt 17. mars 2026 kl. 19.00 {where}. Det var fullt hus.\n"
    document = read_document("referat.docx", word_document(f"{words}Sak 1 Regnskap\nVedtak: Regnskapet godkjennes.\n"))

    assert read_meeting(document, None).record["moetested"] == venue


def test_a_point_may_be_what_is_to_wait() -> None:
    """The vote on it calls it so."""
    (case,) = _cases(
        "## Sak 4/26 Skole\nInnstilling:\n1) Skolen bygges.\n1) Tomta kjøpes.\nBehandling:\n"
        "Ola Lie foreslo at punkt 2 utsettes til neste møte.\nVotering:\nLies utsettelsesforslag falt mot 1 stemme.\n"
        "Innstillingen ble vedtatt.\nVedtak:\n1) Skolen bygges.\n1) Tomta kjøpes.\n"
    )

    assert case["forslag"][0]["type"] == "utsettelse"
    assert case["votering"][0] == {"gjelder": ["B"], "for": 1, "resultat": "falt"}


@pytest.mark.parametrize(
    ("voted", "votes"),
    [
        (
            "Punkt 2: Innstillingen ble vedtatt med 5 stemmer mot 2 stemmer for forslaget fra Lie.",
            [{"gjelder": ["A.2"], "satt_opp_mot": ["B"], "for": 5, "imot": 2, "resultat": "vedtatt"}],
        ),
        (
            "Ved avstemning stemte fire for innstillingen og to for Lies forslag.",
            [{"gjelder": ["A"], "satt_opp_mot": ["B"], "for": 4, "imot": 2, "resultat": "vedtatt"}],
        ),
        (
            "Innstillingen ble vedtatt med nødvendig flertall: 59 stemmer for, 12 stemmer mot og 10 blanke.",
            [{"gjelder": ["A"], "for": 59, "imot": 12, "blanke": 10, "resultat": "vedtatt"}],
        ),
        (
            "Innstillingen ble vedtatt med 2/3 flertall, 44 mot 8 stemmer.",
            [{"gjelder": ["A"], "for": 44, "imot": 8, "flertall": "2/3", "resultat": "vedtatt"}],
        ),
        (
            "Innstillingen fikk 4 stemmer og ble enstemmig vedtatt.",
            [{"gjelder": ["A"], "for": 4, "enstemmig": True, "resultat": "vedtatt"}],
        ),
        (
            "Innstillingen ble enstemmig vedtatt med den foreslåtte endringen.",
            [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}],
        ),
        (
            "Lies forslag ble enstemmig oversendt kommunedirektøren.",
            [{"gjelder": ["B"], "enstemmig": True, "resultat": "vedtatt"}],
        ),
        (
            "Innstillingen ble vedtatt med 2 mot 1 stemme. Mindretallet bestod av Ola Lie.",
            [{"gjelder": ["A"], "for": 2, "imot": 1, "stemte_imot": ["Ola Lie"], "resultat": "vedtatt"}],
        ),
    ],
)
def test_what_a_vote_was_on_and_by_how_many_is_told_in_many_turns(voted: str, votes: list[dict[str, Any]]) -> None:
    """With the point in front, what it took behind, or who lost in the next sentence."""
    (case,) = _cases(_TWO_PROPOSALS.format(voted=voted))

    assert case["votering"] == votes


@pytest.mark.parametrize("how", ["før voteringen", "etter gruppemøtet", "av Ola Lie etter en pause"])
def test_when_a_proposal_was_withdrawn_may_stand_behind(how: str) -> None:
    """It is withdrawn whenever that was."""
    (case,) = _cases(_TWO_PROPOSALS.format(voted=f"Lies forslag ble trukket {how}."))

    assert case["forslag"][0]["utfall"] == "trukket"


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Ola Lie (Ap) satte på vegne av Ap og SV fram følgende alternativ til punkt 1:", "alternativt"),
        ("Forslag fra Ola Lie (Ap), nytt punkt 3:", "tillegg"),
        ("Ola Lie ønsket at utvalget følger saken videre, og fremmet forslag til nytt punkt:", "tillegg"),
    ],
)
def test_what_is_put_forward_may_be_called_an_alternative_or_a_point_behind_what_was_wished(
    opening: str, kind: str
) -> None:
    """Somebody put it forward, whatever else the sentence says."""
    (case,) = _cases(
        "## Sak 4/26 Skole\nInnstilling:\n1) Skolen bygges.\n1) Tomta kjøpes.\nBehandling:\n"
        f"{opening}\nElevene skal høres.\nVotering:\nForslaget fra Lie falt med 1 mot 2 stemmer.\n"
        "Vedtak:\n1) Skolen bygges.\n1) Tomta kjøpes.\n"
    )

    (proposal,) = case["forslag"]
    assert (proposal["forslagsstiller"], proposal["type"]) == (["Ola Lie"], kind)
    assert case["votering"] == [{"gjelder": ["B"], "for": 1, "imot": 2, "resultat": "falt"}]


def test_the_law_may_stand_in_brackets_behind_who_is_disqualified() -> None:
    """Without a word before it."""
    (case,) = _cases(
        "## Sak 4/26 Skole\nBehandling:\nOla Lie ble erklært inhabil (fvl. § 6 andre ledd) og fratrådte møtet.\n"
        "Vedtak: Skolen bygges.\n"
    )

    assert [(one["navn"], one["hjemmel"]) for one in case["habilitet"]] == [("Ola Lie", "fvl. § 6 andre ledd")]


def test_how_a_decision_was_made_is_no_point_of_it() -> None:
    """«Vedtaket ble fattet med to stemmer.» below it is the vote."""
    (case,) = _cases("## Sak 4/26 Skole\nVedtak:\nSkolen bygges.\nVedtaket ble fattet med to stemmer.\n")

    assert (case["vedtak"], case["votering"]) == (["Skolen bygges."], [{"for": 2, "resultat": "vedtatt"}])


@pytest.mark.parametrize(
    "sentence",
    [
        "Saken legges fram for kommunestyret med følgende innstilling:",
        "Saka vert lagd fram for kommunestyret med slik tilråding:",
        "Følgende forslag til vedtak oversendes kommunestyret:",
        "Formannskapet legger saken fram for kommunestyret med slikt forslag til vedtak:",
    ],
)
def test_a_sentence_over_the_points_of_a_proposal_or_a_decision_is_no_new_part(sentence: str) -> None:
    """It announces what the council is to decide."""
    (case,) = _cases(f"""## Sak 4/26 Forskrift
Forslag til vedtak:
{sentence}
1) Ny forskrift vedtas.
1) Forskriften trer i kraft 1. august 2026.
Behandling:
Siv Nes orienterte.
Vedtak:
{sentence}
1) Ny forskrift vedtas.
1) Forskriften trer i kraft 1. august 2026.
""")

    points = [
        {"tekst": sentence, "unummerert": True},
        "Ny forskrift vedtas.",
        "Forskriften trer i kraft 1. august 2026.",
    ]
    assert (case["forslag_til_vedtak"], case["vedtak"]) == (points, points)
    assert case["referat"] == "Siv Nes orienterte."
    assert "innstilling_fra" not in case


def test_who_recommends_may_stand_below_the_heading_of_the_proposal() -> None:
    """Both lines are the heading of one part."""
    (case,) = _cases("""## Sak 4/26 Forskrift
Forslag til vedtak:
Rådmannens innstilling:
Forskriften vedtas.
Vedtak:
Forskriften vedtas.
""")

    assert case["innstilling_fra"] == "Rådmannen"
    assert case["forslag_til_vedtak"] == case["vedtak"] == ["Forskriften vedtas."]
    assert "referat" not in case


def test_a_committee_decides_on_a_recommendation() -> None:
    """What it is called stands below the word for the decision."""
    (case,) = _cases("""## Sak 4/26 Forskrift
Vedtak:
Innstilling til kommunestyret:
1) Forskriften vedtas.
1) Forskriften kunngjøres.
""")

    assert case["vedtak"] == [
        {"tekst": "Innstilling til kommunestyret:", "unummerert": True},
        "Forskriften vedtas.",
        "Forskriften kunngjøres.",
    ]


def test_who_got_leave_and_was_not_there_for_some_cases_is_told_in_one_sentence() -> None:
    """Both are read, and where the second is not understood the sentence is left for the report."""
    paper = _paper("""Ola Lie fikk permisjon fra kl. 14.30 og var ikke med på behandlingen av PS 4/26 og PS 5/26.
Siv Nes forlot møtet kl. 14.00 og stemte ikke over PS 5/26.
B Saksliste
PS 4/26 Budsjett
PS 5/26 Plan
## PS 4/26 Budsjett
Vedtak: Budsjettet vedtas.
## PS 5/26 Plan
Vedtak: Planen vedtas.
""")

    people = {person["navn"]: person for group in paper.record["deltakere"] for person in group["personer"]}
    assert (people["Ola Lie"]["gikk"], people["Ola Lie"]["ikke_sak"]) == ("14:30", ["PS 4/26", "PS 5/26"])
    assert people["Siv Nes"]["gikk"] == "14:00"
    assert [one.text for one in paper.ledger.unplaced()] == ["forlot møtet kl. 14.00 og stemte ikke over PS 5/26."]


@pytest.mark.parametrize(
    "line",
    [
        "Hovedutvalg for oppvekst og kultur har behandlet saken i møte 04.03.2026 sak 4/26",
        "Kommunestyret handsama saka i møtet 4. mars 2026, sak PS 4/26.",
        "Formannskapet behandlet saken den 04.03.2026 som utvalgssak 4/26",
    ],
)
def test_the_line_that_a_case_system_sets_over_the_treatment_is_no_text_of_it(line: str) -> None:
    """It says which committee, day and number, as the paper does already; what stood above it ends there."""
    (case,) = _cases(f"""## Sak 4/26 Budsjett
Forslag til vedtak:
Budsjettet vedtas.
{line}
Siv Nes orienterte.
Vedtak:
Budsjettet vedtas.
""")

    assert (case["forslag_til_vedtak"], case["referat"]) == (["Budsjettet vedtas."], "Siv Nes orienterte.")


def test_the_chapters_of_the_agenda_are_those_between_the_cases() -> None:
    """They may have any name."""
    paper = _paper("""B Saksliste
B Faste poster
4/26 Budsjett
B Det som haster
5/26 Brannvern
B Faste poster
## 4/26 Budsjett
Siv Nes orienterte.
B Det som haster
## 5/26 Brannvern
Ola Lie orienterte.
""")

    assert [case["referat"] for case in paper.record["saker"]] == ["Siv Nes orienterte.", "Ola Lie orienterte."]
    assert not [*paper.ledger.unplaced()]


@pytest.mark.parametrize(
    ("table", "points"),
    [
        (
            "| Søker | Tildelt |\n| Dalen skolekorps | 40 000 |\n| Dalen historielag | 15 000 |\n",
            ["Dalen skolekorps: 40 000", "Dalen historielag: 15 000"],
        ),
        (
            "| Søker | Søkt | Tildelt |\n| Dalen skolekorps | 60 000 | 40 000 |\n| Dalen historielag | 15 000 | 0 |\n",
            ["Dalen skolekorps: Søkt 60 000, Tildelt 40 000", "Dalen historielag: Søkt 15 000, Tildelt 0"],
        ),
        (
            "| Leder | Kari Moe |\n| Nestleder | Ola Lie |\n",
            ["Leder: Kari Moe", "Nestleder: Ola Lie"],
        ),
    ],
)
def test_the_rows_of_a_table_within_a_proposal_are_points_whose_columns_are_told_apart(
    table: str, points: list[str]
) -> None:
    """The row that names the columns of numbers is none of them."""
    (case,) = _cases(f"""## Sak 4/26 Kulturmidler
Forslag til vedtak:
Midlene fordeles slik:
!grid
{table}!end
Behandling:
Siv Nes orienterte.
""")

    assert case["forslag_til_vedtak"] == [{"tekst": "Midlene fordeles slik:", "merking": "ingen", "punkter": points}]


def test_bold_rows_of_an_agenda_are_rows_and_no_chapters() -> None:
    """A heading among numbered rows is a chapter where it has no number itself."""
    paper = _paper("""B Saksliste
B 4/26 Budsjett
B 5/26 Brannvern
## 4/26 Budsjett
Siv Nes orienterte.
## 5/26 Brannvern
Ola Lie orienterte.
""")

    assert paper.record["saksliste"] == [{"sak": "4/26"}, {"sak": "5/26"}]


@pytest.mark.parametrize(
    ("agenda", "body"),
    [("PS {}/26", "{}/26"), ("{}/26", "PS {}/26"), ("FSK-{}/26", "Sak {}/26"), ("PS {}/2026", "PS {}/26")],
)
def test_the_agenda_may_write_the_number_of_a_case_otherwise(agenda: str, body: str) -> None:
    """The case has the number over what was said of it, and the row of the agenda is of that case."""
    titles = ((4, "Budsjett"), (5, "Brannvern"))
    rows = "".join(f"{agenda.format(number)} {title}\n" for number, title in titles)
    cases = "".join(f"## {body.format(number)} {title}\nVedtak: {title} vedtas.\n" for number, title in titles)
    record = _paper(f"Saksliste\n{rows}{cases}").record

    numbers = [body.format(number).removeprefix("Sak ") for number, _title in titles]
    assert [(case["saksnr"], case["vedtak"]) for case in record["saker"]] == [
        (number, [f"{title} vedtas."]) for number, (_number, title) in zip(numbers, titles, strict=True)
    ]
    assert record["saksliste"] == [{"sak": number} for number in numbers]


def test_another_series_with_the_same_numbers_is_of_other_cases() -> None:
    """Papers that were only noted have a series of their own, and other titles."""
    record = _paper("""Saksliste
PS 1/26 Budsjett
RS 1/26 Brev fra staten
PS 2/26 Brannvern
## PS 1/26 Budsjett
Vedtak: Budsjettet vedtas.
## PS 2/26 Brannvern
Vedtak: Planen vedtas.
""").record

    assert [case["saksnr"] for case in record["saker"]] == ["PS 1/26", "PS 2/26"]
    assert [row["sak"] for row in record["saksliste"]] == ["PS 1/26", "RS 1/26", "PS 2/26"]


@pytest.mark.parametrize(
    "called", ["Vedtak i Formannskapet - 04.03.2026:", "Vedtak i sak 4/26", "Vedtak 4. mars 2026:"]
)
def test_the_day_in_the_heading_of_a_decision_is_no_number_of_votes(called: str) -> None:
    """It says when, and is no text of the case."""
    (case,) = _cases(f"## PS 4/26 Svømmehallen\nBehandling:\nLederen innledet.\n{called}\nHallen stenges.\n")

    assert (case["vedtak"], case["referat"]) == (["Hallen stenges."], "Lederen innledet.")


def test_the_meeting_is_no_other_body_than_the_one_that_met() -> None:
    """«Behandling i møtet» under the extract of the body does not make that of another body of it."""
    (case,) = _cases("""## PS 4/26 Svømmehallen
Saksprotokoll i Formannskapet - 04.03.2026
Innstilling:
Hallen stenges.
Behandling i møtet:
Lederen innledet.
Vedtak:
Hallen stenges.
""")

    assert (case["forslag_til_vedtak"], case["referat"]) == (["Hallen stenges."], "Lederen innledet.")


@pytest.mark.parametrize(
    "count", ["{} medlemmer til stede.", "Det var {} stemmeberettigede.", "{} representanter til stede."]
)
def test_the_last_count_before_the_vote_says_how_many_could_vote(count: str) -> None:
    """Somebody left the case; and what is counted after the vote is of the next case."""
    (case,) = _cases(
        f"## PS 4/26 Tomta\nInnstilling:\nTomta selges.\nBehandling:\n{count.format(3)}\n"
        f"Ola Lie ble enstemmig kjent inhabil og fratrådte. {count.format(2)}\n"
        f"Votering:\nInnstillingen ble enstemmig vedtatt.\n{count.format(3)}\nVedtak:\nTomta selges.\n"
    )

    assert case["stemmeberettigede"] == 2


@pytest.mark.parametrize(
    "heading",
    [
        "Kontrollutvalget 04.03.2026:",
        "Kontrollutvalgets møte 04.03.2026:",
        "Kontrollutvalget, møte 4. mars 2026:",
        "Råd for menneske med funksjonsnedsetjing 04.03.2026:",
        "Utvalg for helse og omsorg – 4. mars 2026:",
    ],
)
def test_which_body_met_and_when_is_no_word_of_what_was_said(heading: str) -> None:
    """It heads the treatment, as the extract of a case system does."""
    (case,) = _cases(
        f"## PS 4/26 Tomta\nInnstilling:\nTomta selges.\n{heading}\nLederen innledet.\nVedtak:\nTomta selges.\n"
    )

    assert (case["forslag_til_vedtak"], case["referat"]) == (["Tomta selges."], "Lederen innledet.")


@pytest.mark.parametrize(
    ("opening", "group"),
    [
        ("Ola Lie (Ap) fremmet på vegne av arbeidstakerne følgende endringsforslag til punkt 2:", "arbeidstakerne"),
        ("Ola Lie fremja på vegner av arbeidstakarane slikt endringsframlegg til punkt 2:", "arbeidstakarane"),
        ("Ola Lie fremmet følgende endringsforslag til punkt 2 på vegne av elevene ved skolen:", "elevene ved skolen"),
        ("Ola Lie foreslo på vegne av beboerne følgende endring av punkt 2:", "beboerne"),
        ("Endringsforslag til punkt 2 fra Ola Lie på vegne av foreldra:", "foreldra"),
    ],
)
def test_whom_somebody_speaks_for_may_be_called_by_what_they_are(opening: str, group: str) -> None:
    """And the vote by no more than that."""
    (case,) = _cases(
        f"## PS 4/26 Porten\nInnstilling:\n1. Porten males.\n2. Gjerdet males.\nBehandling:\n{opening}\n"
        f"Gjerdet rives.\nVotering:\n"
        f"Punkt 2: Innstillingen ble vedtatt med 4 stemmer mot 2 stemmer for forslaget fra {group}.\n"
        "Vedtak:\n1. Porten males.\n2. Gjerdet males.\n"
    )
    (proposal,), (vote,) = case["forslag"], case["votering"]

    assert (proposal["forslagsstiller"], proposal["endrer"]) == (["Ola Lie"], ["A.2"])
    assert group in proposal["paa_vegne_av"]
    assert vote == {"gjelder": ["A.2"], "satt_opp_mot": ["B"], "for": 4, "imot": 2, "resultat": "vedtatt"}


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("Ola Lie (Ap) foreslo Siv Nes som nytt medlem.", "Forslaget fra Ola Lie"),
        ("Ola Lie foreslo Siv Nes til leder.", "Forslaget fra Lie"),
        ("Ola Lie føreslo Siv Nes som ny leiar.", "Framlegget frå Lie"),
        ("Ola Lie foreslo Siv Nes og Per Vik (H) som medlemmer.", "Lies forslag"),
        ("Ola Lie foreslo Siv Nes, Per Vik og Bo Ek som nye medlemmer.", "Forslaget fra Ola Lie"),
    ],
)
def test_who_is_put_up_is_a_proposal_where_it_was_voted_on(told: str, called: str) -> None:
    """And what was said where it was not."""
    above = f"## PS 4/26 Nemnda\nInnstilling:\nNemnda får et nytt medlem.\nBehandling:\n{told}\n"
    (case,) = _cases(f"{above}Votering:\n{called} ble enstemmig vedtatt.\n")
    (other,) = _cases(f"{above}Vedtak:\nNemnda får et nytt medlem.\n")

    assert case["forslag"][0]["forslagsstiller"] == ["Ola Lie"]
    assert case["votering"] == [{"gjelder": ["B"], "enstemmig": True, "resultat": "vedtatt"}]
    assert "forslag" not in other


def _over_point(told: str) -> list[dict[str, Any]]:
    """The votes of a case with a change to its second point."""
    (case,) = _cases(
        "## PS 4/26 Porten\nInnstilling:\n1. Porten males.\n2. Gjerdet males.\nBehandling:\n"
        "Ola Lie (Ap) fremmet følgende endringsforslag til punkt 2:\nGjerdet rives.\nVotering:\n"
        f"{told}\nPunkt 1 ble enstemmig vedtatt.\nVedtak:\n1. Porten males.\n2. Gjerdet males.\n"
    )
    votes: list[dict[str, Any]] = case["votering"]
    return votes


@pytest.mark.parametrize(
    "told",
    [
        "Ved votering over punkt 2 fikk Lies forslag 2 stemmer og falt. Innstillingen ble vedtatt med 3 stemmer.",
        "Ved votering over pkt. 2 fikk Lies forslag 2 stemmer. Innstillingen fikk 3 stemmer.",
        "Ved alternativ votering over punkt 2 fikk forslaget fra Lie 2 stemmer, mens innstillingen fikk 3 stemmer.",
        "I votering over punkt 2 fikk Lies forslag 2 stemmer og falt. Innstillingen ble dermed vedtatt med 3 stemmer.",
        "Ved røysting over pkt. 2 fekk framlegget frå Lie 2 røyster og fall. Innstillinga vart vedteken med 3 røyster.",
    ],
)
def test_a_vote_over_a_point_is_on_that_point_and_what_would_change_it(told: str) -> None:
    """And not on the whole recommendation, in the sentence after it either."""
    first, second = _over_point(told)

    assert first == {"gjelder": ["B"], "satt_opp_mot": ["A.2"], "for": 2, "imot": 3, "resultat": "falt"}
    assert second == {"gjelder": ["A.1"], "enstemmig": True, "resultat": "vedtatt"}


@pytest.mark.parametrize("called", ["Innstillingen til punkt 2", "Innstillingen, punkt 2", "Innstillingens punkt 2"])
def test_a_point_may_stand_after_what_it_is_of(called: str) -> None:
    """The sentence is on that point alone."""
    first, _second = _over_point(f"{called} ble vedtatt med 3 mot 2 stemmer.")

    assert first == {"gjelder": ["A.2"], "for": 3, "imot": 2, "resultat": "vedtatt"}


@pytest.mark.parametrize(
    ("over", "titles"),
    [
        (("Saker til behandling", "Orienteringssaker"), ("Godkjenning", "Havna")),
        (("Godkjenning", "Referatsaker"), ("Godkjenning", "Havna")),
        (("Godkjenning", "Havna"), ("Godkjenning", "Havna")),
    ],
)
def test_what_stands_over_rows_of_the_agenda_is_no_row(over: tuple[str, str], titles: tuple[str, str]) -> None:
    """It is called so, or as the case below it; and where a page begins is said of no case."""
    rows = "".join(
        f"| {heading} | | |\n| {number}/26 | {title} | {number + 1} |\n"
        for number, (heading, title) in enumerate(zip(over, titles, strict=True), 1)
    )
    cases = "".join(f"## Sak {number}/26 {title}\nVedtak: Vedtatt.\n" for number, title in enumerate(titles, 1))
    paper = _paper(f"!plain\n| Saksnr. | Tittel | Side |\n{rows}!end\n{cases}")

    assert paper.record["saksliste"] == [{"sak": "1/26"}, {"sak": "2/26"}]
    assert not [*paper.ledger.unplaced()]


@pytest.mark.parametrize("last", ["Eventuelt", "Ymse", "Evt."])
@pytest.mark.parametrize("pages", [(3, 4, 6), (5, 10, 15), (2, 2, 2)])
def test_a_page_beside_other_business_is_no_length_of_the_case_above(last: str, pages: tuple[int, int, int]) -> None:
    """The row has no number, and the page stands in its column."""
    rows = "".join(
        f"| {number} | {title} | {page} |\n"
        for number, title, page in zip(("1/26", "2/26", last), ("Havna", "Porten", ""), pages, strict=True)
    )
    cases = f"## Sak 1/26 Havna\nVedtak: Vedtatt.\n## Sak 2/26 Porten\nVedtak: Vedtatt.\n## {last}\nIngen saker.\n"
    paper = _paper(f"!plain\n| Saksnr | Tittel | Side |\n{rows}!end\n{cases}")

    assert paper.record["saksliste"] == [{"sak": "1/26"}, {"sak": "2/26"}, {"sak": "+1"}]


@pytest.mark.parametrize(
    "told",
    [
        "Kari Moe forlot møtet etter sak 1/26.",
        "Innkalling og saksliste ble enstemmig godkjent. Kari Moe (Ap) forlot møtet etter sak 1/26.",
        "Etter sak 1/26 gikk Kari Moe. Det var ingen merknader til sakslista.",
        "Kari Moe måtte gå etter sak 1/26.",
        "Det var ingen merknader til innkallingen. Moe gikk etter sak 1/26.",
    ],
)
def test_who_left_is_read_below_the_agenda_too(told: str) -> None:
    """What stands below the last row is no point of it."""
    cases = "## Sak 1/26 Havna\nVedtak: Vedtatt.\n## Sak 2/26 Porten\nVedtak: Vedtatt.\n"
    rows = "| 1/26 | Havna |\n| 2/26 | Porten |\n"
    record = _paper(f"!plain\n| Saksnr | Tittel |\n{rows}!end\n{told}\n{cases}").record

    assert record["saksliste"] == [{"sak": "1/26"}, {"sak": "2/26"}]
    assert record["deltakere"][0]["personer"][0] == {"navn": "Kari Moe", "oppmoete": "møtt", "til_sak": "1/26"}


@pytest.mark.parametrize(
    "told",
    [
        "foreslo å legge til at porten får lås.",
        "foreslo som tillegg at porten får lås.",
        "føreslo å føye til eit punkt om lås.",
        "foreslo at det tilføyes et punkt om lås.",
        "foreslo som et tillegg til innstillingen at porten får lås.",
    ],
)
@pytest.mark.parametrize(
    "voted", ["Forslaget med tillegget", "Innstillingen med tillegg fra Lie", "Innstillingen med tilleggsforslaget"]
)
def test_what_somebody_would_add_in_plain_words_is_an_addition(told: str, voted: str) -> None:
    """So a vote on the recommendation with it is on both."""
    (case,) = _cases(
        f"## PS 4/26 Porten\nInnstilling:\nPorten males.\nBehandling:\nOla Lie {told}\n"
        f"{voted} ble enstemmig vedtatt.\nVedtak:\nPorten males og får lås.\n"
    )

    assert [one["type"] for one in case["forslag"]] == ["tillegg"]
    assert case["votering"] == [{"gjelder": ["A", "B"], "enstemmig": True, "resultat": "vedtatt"}]


@pytest.mark.parametrize("told", ["legge til rette for ferje", "legge til grunn at havna er full"])
def test_what_is_made_ready_or_taken_as_given_is_no_addition(told: str) -> None:
    """«Legge til» has other words behind it there."""
    (case,) = _cases(
        f"## PS 4/26 Porten\nInnstilling:\nPorten males.\nBehandling:\nOla Lie foreslo å {told}.\n"
        "Forslaget fra Lie fikk 1 stemme og falt.\nVedtak:\nPorten males.\n"
    )

    assert "type" not in case["forslag"][0]


@pytest.mark.parametrize("at", ["Punkt 2:", "Pkt. 2 –", "Punkt nr. 2:"])
@pytest.mark.parametrize("called", ["Endringsforslaget fra Lie", "Forslaget fra Lie", "Ola Lies forslag"])
def test_a_point_before_the_vote_on_what_would_change_it_is_where_that_stands(at: str, called: str) -> None:
    """The vote is on the change, and the next on the point itself."""
    (case,) = _cases(
        "## PS 4/26 Porten\nInnstilling:\n1. Porten males.\n2. Fristen er 1. mai.\nBehandling:\n"
        "Ola Lie (H) fremmet endringsforslag til punkt 2:\nFristen er 1. juni.\nVotering:\n"
        f"{at} {called} fikk 3 stemmer (H, FrP, V) og falt. Innstillingens punkt 2 ble deretter enstemmig vedtatt.\n"
    )

    assert case["votering"] == [
        {"gjelder": ["B"], "for": 3, "resultat": "falt"},
        {"gjelder": ["A.2"], "enstemmig": True, "resultat": "vedtatt"},
    ]


def test_a_row_of_words_alone_is_a_row_of_the_agenda() -> None:
    """In the column for numbers too, where nothing is called so elsewhere."""
    rows = "| 1/26 | Godkjenning |\n| Lunsj | |\n| 2/26 | Havna |\n| Eventuelt | |\n"
    cases = "## Sak 1/26 Godkjenning\nVedtak: Vedtatt.\n## Sak 2/26 Havna\nVedtak: Vedtatt.\n"
    paper = _paper(f"!plain\n| Saksnr. | Tittel |\n{rows}!end\n{cases}")

    assert paper.record["saksliste"] == [{"sak": "1/26"}, {"tittel": "Lunsj"}, {"sak": "2/26"}, {"tittel": "Eventuelt"}]


@pytest.mark.parametrize(
    "told",
    [
        "foreslo å endre fristen i punkt 2 til 1. juni.",
        "foreslo å stryke punkt 2.",
        "foreslo at punkt 2 strykes.",
        "gjorde framlegg om å endre punkt 2 til 1. juni.",
        "foreslo å erstatte fristen i pkt. 2 med 1. juni.",
    ],
)
def test_what_would_be_done_to_a_point_says_which_it_changes(told: str) -> None:
    """In the active as in the passive."""
    (case,) = _cases(
        f"## PS 4/26 Porten\nInnstilling:\n1. Porten males.\n2. Fristen er 1. mai.\nBehandling:\nOla Lie {told}\n"
        "Votering:\nForslaget fra Lie falt med 1 mot 2 stemmer.\nInnstillingen ble enstemmig vedtatt.\n"
    )
    (proposal,) = case["forslag"]

    assert (proposal["type"], proposal["endrer"]) == ("endring", ["A.2"])


def test_a_row_over_a_case_that_the_agenda_does_not_number_is_over_one_too() -> None:
    """Where rows are over the other cases, and the letters before the numbers are the same."""
    cases = _cases("""Saksliste
1/26 Budsjett
2/26 Brannvern
Eventuelt
!plain
| Sak 1/26 | Budsjett |
Vedtak: Budsjettet vedtas.
!plain
| Sak 2/26 | Brannvern |
Vedtak: Planen vedtas.
!plain
| Sak 3/26 | Eventuelt |
- Kari Moe minnet om fagdagen.
- Ola Lie spurte om nøkler.
""")

    assert [case["tittel"] for case in cases] == ["Budsjett", "Brannvern", "Eventuelt"]
    assert [one["tittel"] for one in cases[-1]["eventuelt"]] == [
        "Kari Moe minnet om fagdagen.",
        "Ola Lie spurte om nøkler.",
    ]


_CALLED_UP = "## Opprop\nTilstede: Kari Moe, Ola Lie, Siv Nes\nForfall: Per Vik\n"
_TREATED = "## Informasjon\nLederen orienterte om parken.\n## Godkjenning av innkalling\nInnkallingen ble godkjent.\n"


@pytest.mark.parametrize(
    ("early", "titles"),
    [
        ("## Åpen halvtime\nVelforeningen tok opp trafikken.\n", ["Åpen halvtime"]),
        ("## Spørretime\nIngen hadde spørsmål til utvalget.\nLederen takket for det.\n", ["Spørretime"]),
        (
            "## Åpen halvtime\nVelforeningen tok opp trafikken.\n## Besøk fra skolen\nElevrådet fortalte om skolen.\n",
            ["Åpen halvtime", "Besøk fra skolen"],
        ),
    ],
)
def test_what_was_treated_before_people_were_called_up_is_a_case(early: str, titles: list[str]) -> None:
    """As what was treated after it, before the numbered cases."""
    words = (
        f"# Protokoll\nUtvalg: Bydelsutvalget\nDato: 04.03.2026\n{early}{_CALLED_UP}{_TREATED}"
        "Saksliste\nSak 4/26 Tomta\nSak 5/26 Veien\n"
        "## Sak 4/26 Tomta\nVedtak:\nTomta selges.\n## Sak 5/26 Veien\nVedtak:\nVeien stenges.\n"
    )
    record = read_meeting(read_document("referat.docx", word_document(words)), None).record

    assert [one["tittel"] for one in record["saker"]] == [
        *titles, "Informasjon", "Godkjenning av innkalling", "Tomta", "Veien",
    ]  # fmt: skip
    assert [len(group["personer"]) for group in record["deltakere"]] == [4]
    assert record["saker"][0]["referat"].startswith(early.splitlines()[1])


def test_the_recommendation_is_not_set_against_itself() -> None:
    """What who leads the meeting puts forward is another proposal, also where it is not read as one."""
    (case,) = _cases(
        "## PS 4/26 Porten\nKommunedirektørens innstilling:\nPorten males.\nBehandling:\n"
        "Ordføreren foreslo at porten rives.\nVotering:\nOrdførerens forslag ble satt opp mot innstillingen. "
        "Innstillingen ble vedtatt med 3 stemmer mot 2.\nVedtak:\nPorten males.\n"
    )

    assert case["votering"] == [{"gjelder": ["A"], "for": 3, "imot": 2, "resultat": "vedtatt"}]


def test_the_point_before_the_numbers_of_two_is_what_the_vote_was_on() -> None:
    """The recommendation is meant by that point of it."""
    first, *_others = _over_point("Punkt 2: Forslaget fra Lie fikk 1 stemme, innstillingen fikk 2 stemmer.")

    assert first == {"gjelder": ["B"], "satt_opp_mot": ["A.2"], "for": 1, "imot": 2, "resultat": "falt"}


@pytest.mark.parametrize(
    "told",
    [
        "Ola Lie forlot møtet kl. 14.30. 2 medlemmer til stede.",
        "Ola Lie fratrådte. Dermed var det 2 stemmeberettigede til stede.",
        "Ola Lie fikk permisjon fra kl. 14.30. 2 representanter til stede.",
        "Ola Lie gjekk kl. 14.30. No er det 2 røystande.",
    ],
)
def test_how_many_were_left_stands_behind_who_left(told: str) -> None:
    """The hour before it ends a sentence, though a number comes after."""
    (case,) = _cases(
        f"## PS 4/26 Tomta\nInnstilling:\nTomta selges.\nBehandling:\n{told}\nVotering:\n"
        "Innstillingen ble enstemmig vedtatt.\nVedtak:\nTomta selges.\n"
    )

    assert case["stemmeberettigede"] == 2


@pytest.mark.parametrize(
    "told",
    [
        "Ola Lie fikk permisjon fra kl. 14.30.",
        "Ola Lie ble innvilget permisjon fra kl. 14.30 og resten av møtet.",
        "Ola Lie fekk permisjon frå kl. 14.30.",
        "Ola Lie permittert fra kl. 14.30.",
    ],
)
def test_who_was_given_leave_in_a_case_left_and_the_case_tells_of_it(told: str) -> None:
    """Leave may be what the case is about."""
    record = _paper(f"PS 4/26 Permisjon\nLederen leste søknaden.\n{told}\nVedtak: Permisjon innvilges.\n").record

    (lie,) = [one for group in record["deltakere"] for one in group["personer"] if one["navn"] == "Ola Lie"]
    assert lie["gikk"] == "14:30"
    assert record["saker"][0]["referat"] == f"Lederen leste søknaden.\n\n{told}"
