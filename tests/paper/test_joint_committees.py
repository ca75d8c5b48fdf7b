"""Minutes of committees that hospitals and municipalities have together: who came from where, and when they met."""

from typing import Any

import pytest

from referat_cli.paper.reading.cases.other_business import is_nothing
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document
from tests.support.rows import each

Record = dict[str, Any]
_TOP = "= Møtereferat\nMøtedato: 04.03.2026\n"
_CASE = "B Sak 1/26 Ambulanse\nB Vedtak\nSaken tas til orientering.\n"


def _reading(words: str) -> DocumentReading:
    return read_meeting(read_document("referat.docx", word_document(words)), None)


def _record(words: str) -> Record:
    return _reading(words).record


def _groups(reading: DocumentReading) -> list[Record]:
    groups: list[Record] = reading.record["deltakere"]
    return groups


def _people(words: str) -> list[Record]:
    return [person for group in _record(_TOP + words + _CASE)["deltakere"] for person in group["personer"]]


def test_an_office_and_the_institution_after_it_are_told_apart() -> None:
    """Where somebody works is the unit, also after a preposition."""
    people = _people("B Til stede:\n- Kari Moe, rådmann i Dalen kommune\n- Ola Lie, klinikksjef Fjellheim sykehus HF\n")

    assert people == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "rådmann", "enhet": "Dalen kommune"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "funksjon": "klinikksjef", "enhet": "Fjellheim sykehus HF"},
    ]


def test_an_institution_between_names_is_nobody() -> None:
    """A list with units between commas has as many people as names."""
    people = _people(
        "Til stede: Kari Moe, Dalen kommune, Ola Lie, Sykehuset Ytre Fjord, Siv Nes, Sykehuset Ytre Fjord\n"
    )

    assert [(one["navn"], one["enhet"]) for one in people] == [
        ("Kari Moe", "Dalen kommune"),
        ("Ola Lie", "Sykehuset Ytre Fjord"),
        ("Siv Nes", "Sykehuset Ytre Fjord"),
    ]


def test_those_from_one_place_stand_in_a_row_of_it() -> None:
    """Each row has who came and who did not from one place, several in a cell."""
    people = _people(
        "!grid\n| Virksomhet | Til stede | Forfall |\n| Dalen kommune | Kari Moe // Ola Lie | |\n"
        "| Fjellheim sykehus | Siv Nes | Bo Ek |\n!end\n"
    )

    assert [(one["navn"], one["oppmoete"], one["enhet"]) for one in people] == [
        ("Kari Moe", "møtt", "Dalen kommune"),
        ("Ola Lie", "møtt", "Dalen kommune"),
        ("Siv Nes", "møtt", "Fjellheim sykehus"),
        ("Bo Ek", "forfall", "Fjellheim sykehus"),
    ]


def test_the_title_of_somebody_on_the_list_is_what_they_are() -> None:
    """A list of people has no titles of cases."""
    (person,) = _people(
        "!grid\n| Representerer | Navn | Tittel | Til stede | Forfall |\n"
        "| Dalen kommune | Kari Moe | Kommuneoverlege | | x |\n!end\n"
    )

    assert person == {
        "navn": "Kari Moe",
        "oppmoete": "forfall",
        "enhet": "Dalen kommune",
        "funksjon": "Kommuneoverlege",
    }


def test_the_day_of_a_letter_is_not_that_of_the_meeting() -> None:
    """Minutes that are sent as a letter have the day when it was written above that of the meeting."""
    letter = "!plain\n| Dato: | Deres ref.: |\n| 11.03.2026 | 26/114 |\n!end\n"

    assert _record(f"{letter}{_TOP}{_CASE}")["moetedato"] == "2026-03-04"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Møtet ble avholdt på Teams 04.03.2026 kl. 9.00–11.00", "Teams"),
        ("Utvalget hadde møte på Fjellheim onsdag 4. mars 2026 kl. 9.00–11.00", "Fjellheim"),
    ],
)
def test_where_a_meeting_was_held_stands_before_the_day(sentence: str, place: str) -> None:
    """A sentence at the top says both."""
    record = _record(f"= Protokoll fra møte i Fagrådet\n{sentence}\n{_CASE}")

    assert (record["moetested"], record["moetedato"], record["slutt"]) == (place, "2026-03-04", "11:00")


def test_the_groups_of_those_who_were_away_stand_below_their_heading() -> None:
    """A group that has those who came above has those who were away here; the secretariat ends the list of them."""
    reading = _reading(
        f"{_TOP}B Til stede:\nB Kommunene:\n- Kari Moe, Dalen\nB Forfall:\nB Kommunene:\n- Siv Nes, Vik\nB Sykehuset:\n"
        f"- Bo Ek\nB Sekretariat:\n- Eva Aas\n{_CASE}"
    )

    assert [(one["gruppe"], [(of["navn"], of["oppmoete"]) for of in one["personer"]]) for one in _groups(reading)] == [
        ("Kommunene", [("Kari Moe", "møtt"), ("Siv Nes", "forfall")]),
        ("Sykehuset", [("Bo Ek", "forfall")]),
        ("Sekretariat", [("Eva Aas", "møtt")]),
    ]
    assert [guess.text for guess in reading.ledger.guesses] == ["Sykehuset:"]


def test_nobody_was_away_where_the_list_says_so() -> None:
    """The groups below have those who came."""
    people = _people("B Til stede:\n- Kari Moe\nB Forfall:\nIngen\nB Ansatte:\n- Siv Nes\n")

    assert [(one["navn"], one["oppmoete"]) for one in people] == [("Kari Moe", "møtt"), ("Siv Nes", "møtt")]


def test_two_who_each_have_something_in_brackets_are_two() -> None:
    """The second is no unit of the first."""
    people = _people("B Til stede:\nB Dalen kommune:\nOrdfører Kari Moe (Ap), Ola Lie (H)\n")

    assert people == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "Ordfører", "parti": "Ap"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "parti": "H"},
    ]


def test_the_secretary_stands_below_a_heading_with_where_they_work() -> None:
    """They wrote the minutes, and are in no other group."""
    reading = _reading(
        f"{_TOP}B Til stede:\nKari Moe\tDalen kommune\nB Observatører:\nOla Lie\tKS\nB Sekretær:\n"
        f"Rådgiver Siv Nes\tFjellheim sykehus\n{_CASE}"
    )

    assert reading.record["referent"] == "Siv Nes"
    assert _groups(reading)[-1] == {
        "gruppe": "Sekretær",
        "personer": [{"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "Rådgiver", "enhet": "Fjellheim sykehus"}],
    }


def test_two_led_the_meeting_together() -> None:
    """The label is of several, and each has what they are before the name."""
    record = _record(f"{_TOP}Møteledere: Rådmann Kari Moe og direktør Ola Lie\n{_CASE}")

    assert record["moeteleder"] == [{"navn": "Kari Moe"}, {"navn": "Ola Lie"}]


def test_one_sentence_elects_two() -> None:
    """The second has no verb of its own."""
    (case,) = _record(
        f"{_TOP}B Sak 1/26 Valg av leder og nestleder\nB Vedtak\n"
        "Kari Moe velges som leder og Ola Lie som nestleder for to år.\n"
    )["saker"]

    assert case["valg"] == [{"verv": "leder", "valgt": ["Kari Moe"]}, {"verv": "nestleder", "valgt": ["Ola Lie"]}]


def test_somebody_who_was_there_for_a_case_is_no_head_of_it() -> None:
    """The list names a case before the first one is told of, and there is no agenda."""
    record = _record(
        f"{_TOP}B Til stede:\nKari Moe\nRådgiver Ola Lie på sak 2/26\n{_CASE}B Sak 2/26 Båt\nB Vedtak\nBåten selges.\n"
    )

    assert [(case["saksnr"], case["vedtak"]) for case in record["saker"]] == [
        ("1/26", ["Saken tas til orientering."]),
        ("2/26", ["Båten selges."]),
    ]
    assert record["deltakere"][0]["personer"][1] == {
        "navn": "Ola Lie",
        "oppmoete": "møtt",
        "funksjon": "Rådgiver",
        "paa_sak": ["2/26"],
    }


def test_a_row_with_several_names_has_a_group_before_them() -> None:
    """The group is not called what the rows above it are."""
    groups = _record(
        f"{_TOP}!grid\n| Deltakere kommuner | Kari Moe (Dalen), Ola Lie (Vik) |\n"
        f"| Brukerrepresentanter | Siv Nes, Bo Ek |\n| Forfall | Eva Aas (Dalen) |\n!end\n{_CASE}"
    )["deltakere"]

    assert [(one["gruppe"], [(of["navn"], of["oppmoete"]) for of in one["personer"]]) for one in groups] == [
        ("Kommuner", [("Kari Moe", "møtt"), ("Ola Lie", "møtt")]),
        ("Brukerrepresentanter", [("Siv Nes", "møtt"), ("Bo Ek", "møtt")]),
        ("Medlemmer", [("Eva Aas", "forfall")]),
    ]


def test_what_somebody_is_may_stand_after_where_they_are_from() -> None:
    """A word for it alone is no part of the unit."""
    assert _people("B Til stede:\n- Kari Moe – KS, observatør\n- Ola Lie, Fagråd for lege og sykepleier\n") == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "KS", "funksjon": "observatør"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "enhet": "Fagråd for lege og sykepleier"},
    ]


def test_hours_of_an_agenda_stand_in_any_column() -> None:
    """They are known by their looks."""
    agenda = "B Saksliste\n!grid\n| Sak | Innhold | Tidsramme |\n| 1/26 | Ambulanse | 12.00–12.10 |\n!end\n"

    assert _record(f"{_TOP}{agenda}{_CASE}")["saksliste"] == [{"start": "12:00", "slutt": "12:10", "sak": "1/26"}]


@pytest.mark.parametrize(
    ("sentence", "is_none"),
    [
        ("Det forelå ingen saker.", True),
        ("Ingen innmeldte saker til eventuelt", True),
        ("Det vart ikkje meldt saker under ymse.", True),
        ("Saken ble ikke meldt.", False),
        ("Ingen merknader.", False),
    ],
)
def test_there_was_no_other_business(sentence: str, is_none: bool) -> None:  # noqa: FBT001 - a row of a table
    """A sentence of such words alone says so."""
    assert is_nothing(sentence) is is_none


def test_several_facts_stand_below_each_other_in_one_cell() -> None:
    """Each line that has a label of its own is a fact."""
    record = _record(
        "= Møtereferat\n!grid\n| Dato: 04.03.2026 // Tid: 09.00–11.30 // Sted: Kystgården "
        "| Møteleder: Kari Moe // Referent: Bo Ek |\n"
        f"!end\n{_CASE}"
    )

    assert [record.get(key) for key in ("moetedato", "start", "slutt", "moetested", "moeteleder", "referent")] == [
        "2026-03-04",
        "09:00",
        "11:30",
        "Kystgården",
        "Kari Moe",
        "Bo Ek",
    ]


def test_people_stand_beside_each_other_with_where_they_are_from() -> None:
    """A row without a heading has somebody in each cell."""
    people = _people(
        "B Til stede:\n!plain\n| Kari Moe, leder | Ola Lie, FFO |\n| Siv Nes, SAFO | Bo Ek, Kreftforeningen |\n!end\n"
    )

    assert [(one["navn"], one.get("funksjon"), one.get("enhet")) for one in people] == [
        ("Kari Moe", "leder", None),
        ("Ola Lie", None, "FFO"),
        ("Siv Nes", None, "SAFO"),
        ("Bo Ek", None, "Kreftforeningen"),
    ]


def test_rows_of_groups_stand_above_that_of_those_who_were_away() -> None:
    """Each row has a group and those who came for it, one a line; no heading says that they came."""
    people = _people(
        "!grid\n| Representanter fra kommunene: | Kari Moe, Dalen // Ola Lie, Vik |\n"
        "| Brukerrepresentant: | Siv Nes |\n"
        "| Forfall: | Bo Ek, Nes |\n!end\n"
    )

    assert [(one["navn"], one["oppmoete"]) for one in people] == [
        ("Kari Moe", "møtt"),
        ("Ola Lie", "møtt"),
        ("Siv Nes", "møtt"),
        ("Bo Ek", "forfall"),
    ]


def test_a_column_of_those_who_were_not_there_has_its_name_in_two_words() -> None:
    """That is «Ikke tilstede», as «Ikke til stede»."""
    people = _people("!grid\n| Medlemmer | Tilstede | Ikke tilstede |\n| Kari Moe | x | |\n| Ola Lie | | x |\n!end\n")

    assert [(one["navn"], one["oppmoete"]) for one in people] == [("Kari Moe", "møtt"), ("Ola Lie", "forfall")]


def test_a_tab_divides_the_name_of_a_part_from_its_text() -> None:
    """As a colon does."""
    (case,) = _record(
        f"{_TOP}B Sak 1/26\tAmbulanse\nReferat\tKari Moe orienterte.\nVedtak\tSaken tas til orientering.\n"
    )["saker"]

    assert (case["referat"], case["vedtak"]) == ("Kari Moe orienterte.", ["Saken tas til orientering."])


@pytest.mark.parametrize("before", ["Ad sak ", "Ad. sak ", "AD "])
def test_a_case_begins_at_the_heading_that_says_to_which_case_it_goes(before: str) -> None:
    """The agenda has the numbers before, without that word."""
    record = _record(
        f"{_TOP}B Saksliste:\nSak 1/26 Ambulanse\nSak 2/26 Båt\nB {before}1/26 Ambulanse\nVedtak: Ja.\n"
        f"B {before}2/26 Båt\nVedtak: Nei.\n"
    )

    assert [slot["sak"] for slot in record["saksliste"]] == ["1/26", "2/26"]
    assert [(case["saksnr"], case["tittel"], case["vedtak"]) for case in record["saker"]] == [
        ("1/26", "Ambulanse", ["Ja."]),
        ("2/26", "Båt", ["Nei."]),
    ]


def test_a_body_before_a_name_is_a_group_and_nobody() -> None:
    """The rows of a table without a heading have those from one place, one or several."""
    groups = _record(
        f"{_TOP}B Disse møtte:\n!grid\n| Dalen kommune | Ordfører Kari Moe // Rådmann Ola Lie |\n"
        f"| Vik kommune | Siv Nes |\n| Brukerutvalget | Bo Ek |\n!end\n{_CASE}"
    )["deltakere"]

    assert [(one["gruppe"], [of["navn"] for of in one["personer"]]) for one in groups] == [
        ("Dalen kommune", ["Kari Moe", "Ola Lie"]),
        ("Vik kommune", ["Siv Nes"]),
        ("Brukerutvalget", ["Bo Ek"]),
    ]


def test_a_sentence_and_a_label_on_one_line_name_two() -> None:
    """Who led is told in a sentence, and who wrote after it by a label."""
    record = _record(f"{_TOP}Møteleder var Kari Moe. Referent: Ola Lie.\n{_CASE}")

    assert (record["moeteleder"], record["referent"]) == ("Kari Moe", "Ola Lie")


def test_an_agenda_says_what_is_to_be_done_with_a_case() -> None:
    """A column has the type of each; a word that is none of the types is left for the report."""
    reading = _reading(
        f"{_TOP}B Saksliste\n!grid\n| Saksnr | Sak | Type |\n| 1/26 | Ambulanse | Orientering |\n"
        f"| 2/26 | Båt | Drøfting |\n!end\n{_CASE}B Sak 2/26 Båt\nB Vedtak\nBåten selges.\n"
    )

    assert [case.get("sakstype") for case in reading.record["saker"]] == ["orientering", None]
    assert [one.text for one in reading.ledger.unplaced()] == ["Drøfting"]


def test_somebody_after_a_place_of_their_own_is_told() -> None:
    """A list on one line that names the place before each is not divided, and the report says so."""
    reading = _reading(f"{_TOP}Til stede: Kari Moe, Vik: Ola Lie, Siv Nes\n{_CASE}")

    assert [guess.made for guess in reading.ledger.guesses] == ["enhet: Vik: Ola Lie"]


def test_a_word_for_what_somebody_is_stands_before_the_name() -> None:
    """Nobody is called «Bruker»."""
    people = _people("B Til stede:\n!plain\n| Kommunene | Kari Moe // Ola Lie |\n| Bruker | Siv Nes |\n!end\n")

    assert [one["navn"] for one in people] == ["Kari Moe", "Ola Lie", "Siv Nes"]


def test_what_was_said_does_not_stand_under_the_background_of_a_case() -> None:
    """Where the text has a heading of its background, that of the discussion stays too."""
    case = _record(
        f"{_TOP}B Sak 1/26 Ambulanse\nB Bakgrunn:\nBilen er gammel.\nB Diskusjon:\nKari Moe ville ha to.\n"
        "B Vedtak:\nDet kjøpes en bil.\n"
    )["saker"][0]

    assert case["referat"] == "### Bakgrunn:\n\nBilen er gammel.\n\n### Diskusjon:\n\nKari Moe ville ha to."


def test_a_row_of_a_place_has_people_in_several_columns() -> None:
    """Each of them is from the place that the row begins with."""
    people = _people(
        "B Til stede\n!grid\n| Kommune | Politisk ledelse | Administrativ ledelse |\n"
        "| Dalen | Kari Moe, ordfører | Ola Lie, kommunedirektør |\n| Nesvik | Siv Nes, ordfører | |\n!end\n"
    )

    assert [(one["navn"], one["funksjon"], one["enhet"]) for one in people] == [
        ("Kari Moe", "ordfører", "Dalen"),
        ("Ola Lie", "kommunedirektør", "Dalen"),
        ("Siv Nes", "ordfører", "Nesvik"),
    ]


def test_those_under_an_office_have_it_and_another_cell_of_the_row_may_be_empty() -> None:
    """Each is what the column is headed by, and from the place that the row begins with."""
    people = _people(
        "B Til stede\n!grid\n| Kommune | Ordfører | Kommunedirektør |\n| Dalen kommune | Kari Moe | Ola Lie |\n"
        "| Nesvik kommune | | Siv Nes |\n| Vik kommune | Bo Ek | |\n!end\n"
    )

    assert [(one["navn"], one["oppmoete"], one["funksjon"], one["enhet"]) for one in people] == [
        ("Kari Moe", "møtt", "Ordfører", "Dalen kommune"),
        ("Ola Lie", "møtt", "Kommunedirektør", "Dalen kommune"),
        ("Siv Nes", "møtt", "Kommunedirektør", "Nesvik kommune"),
        ("Bo Ek", "møtt", "Ordfører", "Vik kommune"),
    ]


@each("told", ["for ham møtte Eva Lie (Vik)", "for henne møtte vara Eva Lie (Vik)", "for han møtte Eva Lie (Vik)"])
def test_who_met_for_somebody_is_told_behind_the_comma_after_who_was_away(told: str) -> None:
    """Each is from the place in the brackets after the name."""
    assert _people(f"Til stede: Kari Moe (Os)\nForfall: Nils Moe (Nes), {told}\n")[1:] == [
        {"navn": "Nils Moe", "oppmoete": "forfall", "enhet": "Nes"},
        {"navn": "Eva Lie", "oppmoete": "møtt", "moette_for": "Nils Moe", "enhet": "Vik"},
    ]


def test_a_remark_does_not_replace_the_office_that_has_a_column() -> None:
    """What somebody is stands in the column for it; what is remarked is told."""
    reading = _reading(
        f"{_TOP}!grid\n| Navn | Stilling | Organisasjon | Merknad |\n| Kari Moe | rådgiver | KS | Observatør |\n"
        f"!end\n{_CASE}"
    )

    assert _groups(reading)[0]["personer"][0]["funksjon"] == "rådgiver"
    assert any("Observatør" in guess.text for guess in reading.ledger.guesses)


def test_how_it_was_decided_stands_in_brackets_before_the_points() -> None:
    """It is the vote, and no point."""
    case = _record(
        f"{_TOP}B Sak 1/26 Ambulanse\nB Forslag til vedtak:\n1) Det kjøpes en bil.\n1) Den skal være gul.\n"
        "B Vedtak:\n(enstemmig)\n1) Det kjøpes en bil.\n1) Den skal være gul.\n"
    )["saker"][0]

    assert case["vedtak"] == ["Det kjøpes en bil.", "Den skal være gul."]
    assert case["votering"] == [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]


def test_whoever_a_sentence_begins_with_is_meant_by_the_next() -> None:
    """A proposal of «han» is that of the one named before."""
    case = _record(
        f"{_TOP}Til stede: Ola Lie og Kari Moe\nB Sak 1/26 Ambulanse\nB Forslag til vedtak:\nDet kjøpes en bil.\n"
        "B Debatt:\nOla Lie tok opp fargen. Han satte fram følgende tilleggsforslag:\n«Den skal være gul.»\n"
        "B Votering:\nTilleggsforslaget fra Lie ble vedtatt med 6 mot 2 stemmer.\nB Vedtak:\nDet kjøpes en gul bil.\n"
    )["saker"][0]

    assert case["forslag"][0]["forslagsstiller"] == ["Ola Lie"]
    assert case["votering"] == [{"gjelder": ["B"], "for": 6, "imot": 2, "resultat": "vedtatt"}]


def test_a_day_without_a_year_is_of_the_year_of_the_cases() -> None:
    """The paper says the year in the numbers alone; that it is taken from there is told."""
    reading = _reading(
        "B PROTOKOLL – MØTE I REGIONRÅDET\nTid: Fredag 29. september kl. 09:00\nB Sak 22/23 Vegar\nB Vedtak:\n"
        "Saka vert teken til vitande.\nNeste møte vert 24. november på Gol.\n"
    )

    assert (reading.record["moetedato"], reading.record["neste_moete"]) == ("2023-09-29", "2023-11-24")
    assert any("2023" in guess.made for guess in reading.ledger.guesses)


def test_an_office_of_a_municipality_stands_before_its_place() -> None:
    """So it does in brackets, also beside for whom somebody met."""
    people = _people("B Til stede\n- Kari Moe (varaordfører Dalen, for Ola Lie)\n- Siv Nes, kommunalsjef Nordre Vik\n")

    assert people == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "varaordfører", "enhet": "Dalen", "moette_for": "Ola Lie"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "kommunalsjef", "enhet": "Nordre Vik"},
    ]


def test_the_next_meeting_stands_above_the_attachments() -> None:
    """The list is of the last case, and the day is none of it."""
    record = _record(
        f"{_TOP}{_CASE}B Sak 2/26 Eventuelt\nIngen saker.\nNeste møte er onsdag 25. mars 2026.\nB Vedlegg\n"
        "1) Utkast til avtale\n1) Svar på høringen\n"
    )

    assert record["neste_moete"] == "2026-03-25"
    assert record["saker"][1]["eventuelt"] == []
    assert record["saker"][1]["vedlegg"] == [{"tittel": "Utkast til avtale"}, {"tittel": "Svar på høringen"}]


def test_who_and_when_in_columns_below_a_decision_are_of_it() -> None:
    """A gap makes them a row of a table."""
    words = (
        f"{_TOP}B Sak 1/26 Port\nVedtak: Porten males.\n!plain\n|Ansvarlig: Siv Nes|Frist: 30.04.2026|\n"
        "B Sak 2/26 Eventuelt\nIngen saker.\n"
    )
    case = _record(words)["saker"][0]

    assert case["vedtak"] == [{"tekst": "Porten males.", "ansvarlig": ["Siv Nes"], "frist": "2026-04-30"}]


@each(
    "columns, row, told",
    [
        ("Navn|Rolle", "Ida Lie|styremedlem, deltok på Teams", {"oppmoete": "digitalt", "funksjon": "styremedlem"}),
        ("Navn|Rolle", "Ida Lie|fagdirektør, styresak 1/26", {"funksjon": "fagdirektør", "paa_sak": ["1/26"]}),
        ("Navn|Status", "Ida Lie|Til stede, sak 1/26", {"paa_sak": ["1/26"]}),
    ],
)
def test_a_column_may_say_too_how_or_when_somebody_was_there(columns: str, row: str, told: Record) -> None:
    """That of offices, and that of who was there."""
    people = _people(f"B Til stede\n!grid\n|{columns}|\n|{row}|\n")

    assert people == [{"navn": "Ida Lie", "oppmoete": "møtt"} | told]


@each(
    "first_of_each, others",
    [("Kommunene|Sykehuset", "|"), ("Kommunene|Sykehuset", "Kommunene|Sykehuset"), ("Fastleger|Brukere", "|Brukere")],
)
@each("heading", ["Gruppe", "Part"])
def test_a_column_of_groups_before_the_names_says_whom_they_are_there_for(
    heading: str, first_of_each: str, others: str
) -> None:
    """A group holds for the rows below until the next, whether its cell is merged over them or says it again."""
    (one, two), (again, and_again) = first_of_each.split("|"), others.split("|")
    words = (
        f"!grid\n| {heading} | Navn | Stilling | Møtt | Forfall |\n| {one} | Ida Lie | rådgiver | x | |\n"
        f"| {again} | Jon Ek | lege | | x |\n"
        f"| {two} | Siv Nes | sjef | x | |\n| {and_again} | Per Dahl | lege | x | |\n"
    )

    assert _groups(_reading(words)) == [
        {
            "gruppe": one,
            "personer": [
                {"navn": "Ida Lie", "oppmoete": "møtt", "funksjon": "rådgiver"},
                {"navn": "Jon Ek", "oppmoete": "forfall", "funksjon": "lege"},
            ],
        },
        {
            "gruppe": two,
            "personer": [
                {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "sjef"},
                {"navn": "Per Dahl", "oppmoete": "møtt", "funksjon": "lege"},
            ],
        },
    ]


def test_a_column_of_groups_that_are_parties_says_the_party_of_each() -> None:
    """A council calls its parties groups."""
    people = _people("!grid\n|Gruppe|Navn|Møtt|\n|Ap|Ida Lie|x|\n|H|Jon Ek|x|\n")

    assert [one["parti"] for one in people] == ["Ap", "H"]


def test_columns_of_groups_stand_beside_one_of_those_who_were_away() -> None:
    """Every column is a list of people, and those under «Forfall» were not there."""
    words = (
        "!grid\n|Kommunene|Sykehuset|Forfall|\n"
        "|Ida Lie, Vik // Jon Ek, Os|Siv Nes // Per Dahl|Bo Moe, Nes // Eli Aas|\n"
    )
    people = {one["navn"]: (group["gruppe"], one) for group in _groups(_reading(words)) for one in group["personer"]}

    assert {name: group for name, (group, one) in people.items() if one["oppmoete"] == "møtt"} == {
        "Ida Lie": "Kommunene",
        "Jon Ek": "Kommunene",
        "Siv Nes": "Sykehuset",
        "Per Dahl": "Sykehuset",
    }
    assert [people[name][1]["oppmoete"] for name in ("Bo Moe", "Eli Aas")] == ["forfall", "forfall"]
    assert people["Bo Moe"][1]["enhet"] == "Nes"


@each("others", ["Andre", "Andre til stede", "Fra administrasjonen"])
def test_columns_of_members_absentees_and_substitutes_stand_beside_one_of_others(others: str) -> None:
    """What stands in one row with several names in each cell is four lists, and nothing of the first people."""
    words = (
        f"!grid\n|Møtende medlemmer|Forfall|Møtende vara|{others}|\n"
        "|Ida Lie, leder // Jon Ek|Siv Nes // Per Dahl|Bo Moe|Sekretær Eli Aas // Tor Vik (sak 1/26)|\n"
    )

    assert _people(words) == [
        {"navn": "Ida Lie", "oppmoete": "møtt", "funksjon": "leder"},
        {"navn": "Jon Ek", "oppmoete": "møtt"},
        {"navn": "Siv Nes", "oppmoete": "forfall"},
        {"navn": "Per Dahl", "oppmoete": "forfall"},
        {"navn": "Bo Moe", "oppmoete": "møtt"},
        {"navn": "Eli Aas", "oppmoete": "møtt", "funksjon": "Sekretær"},
        {"navn": "Tor Vik", "oppmoete": "møtt", "paa_sak": ["1/26"]},
    ]


@each(
    "list_of_one",
    [
        "!grid\n|Navn|Stilling|Møtt|\n|Ida Lie|{told}|x|\n",
        "!grid\n|Navn|Stilling/kommune|Møtt|\n|Ida Lie|{told}|x|\n",
        "Ida Lie\t{told}\n",
        "Ida Lie, {told}\n",
    ],
)
@each(
    "told, facts",
    [
        ("Havnesjef, Dalen kommune", {"funksjon": "Havnesjef", "enhet": "Dalen kommune"}),
        ("Havnesjef Dalen kommune", {"funksjon": "Havnesjef", "enhet": "Dalen kommune"}),
        ("Rådmann, Dalen kommune, leder", {"funksjon": "Rådmann, leder", "enhet": "Dalen kommune"}),
        ("Havnesjef, under sak 1/26", {"funksjon": "Havnesjef", "paa_sak": ["1/26"]}),
    ],
)
def test_what_stands_in_a_cell_or_behind_a_tab_is_read_as_after_a_comma(
    list_of_one: str, told: str, facts: Record
) -> None:
    """What somebody is, where they work and in which cases."""
    people = _people("B Til stede\n" + list_of_one.format(told=told))

    assert people == [{"navn": "Ida Lie", "oppmoete": "møtt"} | facts]


def test_the_only_column_of_cases_in_a_program_has_pauses_too() -> None:
    """A cell under «Sak» that is no number is what the row is called."""
    record = _record(
        f"{_TOP}B Program\n!grid\n| Kl. | Sak | Innleder |\n| 10.00–10.15 | Sak 1: Ambulanse | Kari Moe |\n"
        "| 10.15–11.00 | Lunsj | |\n| 11.00–11.30 | Sak 2: Eventuelt | |\n!end\nB Sak 1: Ambulanse\n"
        "B Vedtak: Det kjøpes en bil.\nB Sak 2: Eventuelt\nIngen saker.\n"
    )

    assert record["saksliste"] == [
        {"start": "10:00", "slutt": "10:15", "sak": "1", "ansvarlig": ["Kari Moe"]},
        {"start": "10:15", "slutt": "11:00", "tittel": "Lunsj"},
        {"start": "11:00", "slutt": "11:30", "sak": "2"},
    ]


def test_a_column_of_titles_keeps_what_was_said_beside_it_out_of_them() -> None:
    """«Innhold og konklusjon» has no titles where «Tema» has them."""
    (case,) = _record(
        f"{_TOP}!grid\n| Saksnr | Tema | Innhold og konklusjon | Ansvar/frist |\n"
        "| 1/26 | Ambulanse | Kari Moe orienterte om bilen. // Konklusjon: Det kjøpes en ny. | Ola Lie |\n!end\n"
    )["saker"]

    assert (case["tittel"], case["referat"]) == ("Ambulanse", "Kari Moe orienterte om bilen.")
    assert case["vedtak"] == [{"tekst": "Det kjøpes en ny.", "ansvarlig": ["Ola Lie"]}]


def test_a_mark_says_that_the_substitute_came() -> None:
    """The name stands in a column before that of the marks."""
    people = _people(
        "!grid\n| Kommune | Medlem | Vara | Møtte |\n| Dalen | Kari Moe | | x |\n| Vik | Ola Lie | Siv Nes | vara |"
        "\n!end\n"
    )

    assert [(one["navn"], one["oppmoete"], one.get("moette_for")) for one in people] == [
        ("Kari Moe", "møtt", None),
        ("Ola Lie", "forfall", None),
        ("Siv Nes", "møtt", "Ola Lie"),
    ]


def test_a_next_meeting_without_a_day_is_no_other_business() -> None:
    """That it is agreed upon later stands under the last case, and is told."""
    reading = _reading(f"{_TOP}B Sak 1/26 Eventuelt\nIngen saker.\nNeste møte avtales på e-post.\n")

    assert reading.record["saker"][0]["eventuelt"] == []
    assert [one.text for one in reading.ledger.unplaced()] == ["Neste møte avtales på e-post."]


@pytest.mark.parametrize(
    "status", ["Status: Godkjent i møte 22. april 2026, sak 9/26", "Godkjent: 22. april 2026, sak 9/26"]
)
def test_a_label_says_that_the_minutes_are_approved(status: str) -> None:
    """When, and in which case, stands beside it."""
    record = _record(f"{_TOP}{status}\n{_CASE}")

    assert (record["status"], record["godkjent"]) == ("godkjent", {"dato": "2026-04-22", "sak": "9/26"})


def test_a_committee_stands_on_a_line_with_the_number_of_its_meeting() -> None:
    """The line is neither title nor label."""
    record = _record(f"B Møteprotokoll\nStrategisk samarbeidsutvalg, møte nr. 5/2026\nDato: 4. mars 2026\n{_CASE}")

    assert (record["utvalg"], record["moetenummer"]) == ("strategisk-samarbeidsutvalg", "5")


def test_each_of_several_in_a_cell_has_the_office_on_the_same_line_beside() -> None:
    """All of them are from the place that the row begins with."""
    people = _people(
        "!grid\n| Part | Navn | Rolle |\n| Dalen kommune | Kari Moe // Ola Lie | ordfører // kommunedirektør |\n!end\n"
    )

    assert [(one["navn"], one["funksjon"], one["enhet"]) for one in people] == [
        ("Kari Moe", "ordfører", "Dalen kommune"),
        ("Ola Lie", "kommunedirektør", "Dalen kommune"),
    ]


def test_the_type_of_a_case_stands_in_brackets_after_its_title() -> None:
    """The title stays as it is written."""
    (case,) = _record(f"{_TOP}B Sak 1/26: Pasientreiser (orienteringssak)\nB Vedtak: Saken tas til orientering.\n")[
        "saker"
    ]

    assert (case["tittel"], case["sakstype"]) == ("Pasientreiser (orienteringssak)", "orientering")


@pytest.mark.parametrize("heading", ["Møtte i stedet", "Stilte for medlemmet"])
def test_a_name_behind_the_marks_is_of_who_met_instead(heading: str) -> None:
    """It is no place, whatever its column is called."""
    people = _people(
        f"!grid\n| Medlem | Møtt | Forfall | {heading} |\n| Kari Moe, Dalen | x | | |\n"
        "| Ola Lie, Vik | | x | Siv Nes |\n!end\n"
    )

    assert people[1:] == [
        {"navn": "Ola Lie", "oppmoete": "forfall", "enhet": "Vik"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "moette_for": "Ola Lie"},
    ]


def test_a_table_of_what_was_to_be_done_is_of_the_case_it_stands_in() -> None:
    """Its rows have numbers of cases before, and are none themselves; what else they say is told."""
    reading = _reading(
        f"{_TOP}# Sak 9/26 Godkjenning\nReferatet godkjennes.\n# Sak 10/26 Status\n"
        "!grid\n| Sak | Tiltak | Ansvar | Status |\n| 4/26 | Kjøpe bil | Kari Moe | Ferdig |\n!end\n"
        "B Konklusjon: Saken tas til orientering.\n"
    )

    assert [case["saksnr"] for case in reading.record["saker"]] == ["9/26", "10/26"]
    assert reading.record["saker"][1]["oppgaver"] == [{"tekst": "Kjøpe bil", "ansvarlig": ["Kari Moe"]}]
    assert [one.text for one in reading.ledger.unplaced()] == ["4/26", "Ferdig"]


def test_a_table_of_tasks_after_the_last_case_gives_each_to_the_case_it_names() -> None:
    """Its heading is of the table alone, and its order is its own."""
    reading = _reading(
        f"{_TOP}# Sak 1/26 Bil\nB Vedtak: Det kjøpes bil.\n# Sak 2/26 Buss\nB Vedtak: Det leies buss.\n"
        "# Sak 3/26 Eventuelt\nIngen saker.\nB Oppfølgingspunkter\n"
        "!grid\n| Sak | Oppgave | Ansvarlig | Frist |\n| 2/26 | Leie buss | Ola Lie | 10.04.2026 |\n"
        "| Sak 1/26 | Hente tilbud | Kari Moe | 01.04.2026 |\n!end\n"
    )

    assert [(case["saksnr"], case.get("oppgaver")) for case in reading.record["saker"]] == [
        ("1/26", [{"tekst": "Hente tilbud", "ansvarlig": ["Kari Moe"], "frist": "2026-04-01"}]),
        ("2/26", [{"tekst": "Leie buss", "ansvarlig": ["Ola Lie"], "frist": "2026-04-10"}]),
        ("3/26", None),
    ]
    assert [*reading.ledger.unplaced()] == []


def test_a_task_of_no_case_of_the_meeting_stays_in_the_case_its_table_stands_in() -> None:
    """The tasks of the others go to theirs."""
    reading = _reading(
        f"{_TOP}# Sak 1/26 Bil\nB Vedtak: Det kjøpes bil.\n# Sak 2/26 Buss\nB Vedtak: Det leies buss.\n"
        "!grid\n| Sak | Tiltak | Ansvar |\n| 1/26 | Hente tilbud | Kari Moe |\n| 9/25 | Male gang | Ola Lie |\n!end\n"
    )

    assert [case["oppgaver"] for case in reading.record["saker"]] == [
        [{"tekst": "Hente tilbud", "ansvarlig": ["Kari Moe"]}],
        [{"tekst": "Male gang", "ansvarlig": ["Ola Lie"]}],
    ]
    assert [one.text for one in reading.ledger.unplaced()] == ["9/25"]


def test_who_wrote_is_told_in_brackets_after_what_they_are() -> None:
    """A column of offices has both."""
    record = _record(
        f"{_TOP}B Til stede\n!grid\n| Navn | Tittel |\n| Kari Moe | Overlege |\n| Ola Lie | Rådgiver (referent) |\n"
        f"!end\n{_CASE}"
    )

    assert record["referent"] == "Ola Lie"
    assert record["deltakere"][0]["personer"][1]["funksjon"] == "Rådgiver"


def test_the_items_of_a_list_may_have_several_people_each() -> None:
    """Where no line has a unit after a comma, what stands there is somebody, and the report tells of it."""
    reading = _reading(_TOP + "B Til stede:\n- Kari Moe (leder), Ola Vik\n- Siv Nes\n- Bo Ek, sekretær\n" + _CASE)

    (group,) = _groups(reading)
    assert [one["navn"] for one in group["personer"]] == ["Kari Moe", "Ola Vik", "Siv Nes", "Bo Ek"]
    assert [guess.text for guess in reading.ledger.guesses] == ["Kari Moe (leder), Ola Vik"]


def test_what_a_colon_sets_apart_from_a_name_is_what_somebody_is() -> None:
    """Such a line is no heading of those below it; a part of the country is a group."""
    people = _people("B Til stede:\n- Kari Moe: leder\n- Ola Vik: sekretær\n- Siv Nes\n- Midtre Dal: Bo Ek\n")

    assert [(one["navn"], one.get("funksjon")) for one in people] == [
        ("Kari Moe", "leder"),
        ("Ola Vik", "sekretær"),
        ("Siv Nes", None),
        ("Bo Ek", None),
    ]


@pytest.mark.parametrize(
    "away",
    [
        "Forfall: Per Berg, vara Siv Lund, Jon Moe\n",
        "Forfall: Per Berg, vara: Siv Lund, Jon Moe\n",
        "B Forfall:\n- Per Berg, vara: Siv Lund\n- Jon Moe\n",
    ],
)
def test_the_substitute_beside_somebody_who_was_away_met(away: str) -> None:
    """A comma or a colon stands between as brackets would, and it is a guess."""
    reading = _reading(_TOP + "Til stede: Kari Moe, Ola Vik\n" + away + _CASE)

    people = {one["navn"]: one for group in _groups(reading) for one in group["personer"]}
    assert people["Siv Lund"] == {"navn": "Siv Lund", "oppmoete": "møtt", "moette_for": "Per Berg"}
    assert (people["Per Berg"]["oppmoete"], people["Jon Moe"]["oppmoete"]) == ("forfall", "forfall")
    assert [guess.text for guess in reading.ledger.guesses] == ["Siv Lund"]


def test_a_leader_with_the_surname_first_is_one() -> None:
    """A word alone before a comma and one behind it are one name, and the report tells of it."""
    reading = _reading(_TOP + "Møteleder: Lie, Ida\nTil stede: Kari Moe, Ida Lie\n" + _CASE)

    assert reading.record["moeteleder"] == "Ida Lie"
    assert [guess.text for guess in reading.ledger.guesses] == ["Lie, Ida"]


def test_guests_below_those_who_were_away_were_there() -> None:
    """Also where both lists stand beside each other in two cells."""
    people = _people(
        "!grid\n| Til stede: | Forfall: |\n| Kari Moe // Ola Vik | Siv Nes // Gjester: // Bo Ek, sak 1/26 |\n!end\n"
    )

    assert [(one["navn"], one["oppmoete"]) for one in people] == [
        ("Kari Moe", "møtt"),
        ("Ola Vik", "møtt"),
        ("Siv Nes", "forfall"),
        ("Bo Ek", "møtt"),
    ]


def test_a_sentence_about_absence_is_no_heading_of_those_who_were_away() -> None:
    """What the notice asks for says nothing of anybody, and the rows below it are cases."""
    record = _record(
        _TOP
        + "Til stede: Kari Moe, Ola Vik\n1. Møtet er på nett.\n2. Meld forfall.\nB Saksliste\n1/26 Ambulanse\n"
        + _CASE
    )

    assert [group["gruppe"] for group in record["deltakere"]] == ["Medlemmer"]
    assert record["saksliste"] == [{"sak": "1/26"}]


@pytest.mark.parametrize("mark", [" – forfall", ", forfall", " – meldt forfall", ": forfall", " – ikke møtt"])
def test_a_mark_behind_a_name_says_nothing_of_those_below(mark: str) -> None:
    """Each line of such a list is of one."""
    people = _people(
        f"Deltakere:\n- Kari Moe, Dalen kommune\n- Ola Vik, Dalen kommune{mark}\n- Siv Nes, Fjellheim sykehus – møtte\n"
    )

    assert [(one["navn"], one["oppmoete"], one["enhet"]) for one in people] == [
        ("Kari Moe", "møtt", "Dalen kommune"),
        ("Ola Vik", "forfall", "Dalen kommune"),
        ("Siv Nes", "møtt", "Fjellheim sykehus"),
    ]


@pytest.mark.parametrize(
    ("told", "facts"),
    [
        ("Ola Vik forlot møtet etter sak 1/26.", {"til_sak": "1/26"}),
        ("Ola Vik forlot møtet kl. 12.15.", {"gikk": "12:15"}),
        ("Ola Vik måtte forlate møtet kl. 12.15.", {"gikk": "12:15"}),
        ("Ola Vik gikk etter denne saken.", {"til_sak": "1/26"}),
        ("(Ola Vik forlot møtet.)", {"til_sak": "1/26"}),
        ("Ola Vik kom til møtet kl. 12.15.", {"kom": "12:15"}),
        ("Ola Vik kom til møtet.", {"fra_sak": "2/26"}),
    ],
)
def test_who_came_or_left_is_told_below_a_case(told: str, facts: Record) -> None:
    """It is said of them, and is no point of the decision; without an hour the place says when."""
    record = _record(
        f"{_TOP}Til stede: Kari Moe, Ola Vik\nB Sak 1/26 Ambulanse\nVedtak: Saken tas til orientering.\n{told}\n"
        "B Sak 2/26 Buss\nVedtak: Saken utsettes.\n"
    )

    (group,) = record["deltakere"]
    assert group["personer"][1] == {"navn": "Ola Vik", "oppmoete": "møtt", **facts}
    assert record["saker"][0]["vedtak"] == ["Saken tas til orientering."]


def test_an_empty_cell_for_where_somebody_is_from_goes_on_with_the_one_above() -> None:
    """A cell over several rows is that of all of them, where it stands before the names."""
    reading = _reading(
        _TOP + "!grid\n| Kommune | Navn | Rolle | Til stede |\n| Dalen | Kari Moe | ordfører | Ja |\n"
        "| | Ola Vik | rådmann | Nei |\n| Nesvik | Siv Nes | ordfører | Ja |\n!end\n" + _CASE
    )

    (group,) = _groups(reading)
    assert [(one["navn"], one["enhet"]) for one in group["personer"]] == [
        ("Kari Moe", "Dalen"),
        ("Ola Vik", "Dalen"),
        ("Siv Nes", "Nesvik"),
    ]


@pytest.mark.parametrize(
    ("told", "approved"),
    [
        (
            "Protokollen ble godkjent i Brukerutvalgets møte 9. april 2026, sak 5/26.",
            {"dato": "2026-04-09", "sak": "5/26"},
        ),
        ("Referatet er godkjent i møtet 9. april 2026", {"dato": "2026-04-09"}),
        ("Godkjend 09.04.2026", {"dato": "2026-04-09"}),
        ("Godkjent i møte 9. april 2026 (sak 5/26)", {"dato": "2026-04-09", "sak": "5/26"}),
    ],
)
def test_that_minutes_are_approved_stands_below_the_cases(told: str, approved: Record) -> None:
    """It is said of the meeting, and other business is none."""
    record = _record(f"{_TOP}{_CASE}B Sak 2/26 Eventuelt\nIngen saker.\n{told}\n")

    assert (record["status"], record["godkjent"]) == ("godkjent", approved)
    assert record["saker"][1]["eventuelt"] == []


def test_other_minutes_were_approved_before_the_meeting() -> None:
    """What the last case says of a day before it is said of those."""
    record = _record(f"{_TOP}{_CASE}B Sak 2/26 Protokoller\nReferatet ble godkjent 9. januar 2026.\n")

    assert record["status"] == "referat"


def test_what_stands_below_no_other_business_is_not_of_it() -> None:
    """Copies, tasks and thanks say nothing of other business."""
    record = _record(
        f"{_TOP}{_CASE}B Sak 2/26 Eventuelt\nIngen saker meldt.\nB Oppgaver etter møtet\n!grid\n"
        "| Sak | Hva | Hvem | Frist |\n| 1/26 | Sende brev | Kari Moe | 01.04.2026 |\n!end\nKopi til: Siv Nes\n"
    )

    assert record["saker"][1] == {"saksnr": "2/26", "tittel": "Eventuelt", "sakstype": "eventuelt", "eventuelt": []}
    assert [task["tekst"] for task in record["saker"][0]["oppgaver"]] == ["Sende brev"]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Saken ble trukket før møtet.", "trukket"),
        ("Saka er trekt.", "trukket"),
        ("Trukket.", "trukket"),
        ("Saken ble ikke behandlet.", "ikke_behandlet"),
        ("Saken utgår.", "trukket"),
    ],
)
def test_a_case_that_was_not_treated_says_what_became_of_it(told: str, outcome: str) -> None:
    """That a proposal was withdrawn is another thing."""
    record = _record(f"{_TOP}B Sak 1/26 Ambulanse\n{told}\nB Sak 2/26 Buss\nForslaget ble trukket.\n")

    assert [case.get("utfall") for case in record["saker"]] == [outcome, None]


def test_several_meetings_to_come_have_the_first_for_the_next() -> None:
    """The year of all of them stands at the last."""
    assert _record(f"{_TOP}{_CASE}Neste møter: 8. september og 10. november 2026\n")["neste_moete"] == "2026-09-08"


def test_leaders_of_a_meeting_have_the_cases_from_and_to_in_brackets() -> None:
    """A dash stands between the two as «til» does."""
    record = _record(f"{_TOP}Møteleder: Kari Moe (sak 1/26–2/26), Ola Vik (sak 3/26–5/26)\n{_CASE}")

    assert record["moeteleder"] == [
        {"navn": "Kari Moe", "fra_sak": "1/26", "til_sak": "2/26"},
        {"navn": "Ola Vik", "fra_sak": "3/26", "til_sak": "5/26"},
    ]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("Kari Moe, jordmor, Dalen kommune", {"funksjon": "jordmor", "enhet": "Dalen kommune"}),
        ("Kari Moe, farmasøyt, Dalen sykehus", {"funksjon": "farmasøyt", "enhet": "Dalen sykehus"}),
        ("Kari Moe, tannlege, Dalen kommune", {"funksjon": "tannlege", "enhet": "Dalen kommune"}),
        ("Kari Moe, psykiatri, Dalen sykehus", {"enhet": "psykiatri, Dalen sykehus"}),
        ("Kari Moe, rådmann i Dalen kommune, leiar", {"funksjon": "rådmann, leiar", "enhet": "Dalen kommune"}),
        (
            "Kari Moe, kommunalsjef, Dalen kommune, nestleder",
            {"funksjon": "kommunalsjef, nestleder", "enhet": "Dalen kommune"},
        ),
    ],
)
def test_what_somebody_is_stands_before_and_behind_where_they_are_from(listed: str, told: Record) -> None:
    """A small word before an institution is no part of it, nor an office of the committee behind it."""
    (person,) = _people(f"B Til stede:\n- {listed}\n")

    assert person == {"navn": "Kari Moe", "oppmoete": "møtt", **told}


def test_the_unit_of_somebody_who_was_away_is_no_reason() -> None:
    """Brackets may have either."""
    people = _people("Til stede: Ola Vik\nForfall: Kari Moe (kommunene), Siv Nes (fri)\n")

    assert [one.get("enhet") for one in people] == [None, "kommunene", None]


def test_who_wrote_is_told_beside_another_office() -> None:
    """After «og», or in brackets in the column of units."""
    both = _record(_TOP + "B Til stede:\n- Kari Moe, leder\n- Ola Vik, rådgiver og referent\n" + _CASE)
    table = _record(
        _TOP + "B Til stede:\n!grid\n| Navn | Funksjon | Representerer |\n| Kari Moe | Leder | FFO |\n"
        "| Ola Vik | Rådgiver | Fagavdelingen (referent) |\n!end\n" + _CASE
    )

    for record in (both, table):
        (group,) = record["deltakere"]
        assert record["referent"] == "Ola Vik"
        assert group["personer"][1]["funksjon"].casefold() == "rådgiver"


@pytest.mark.parametrize("who", ["Siv Nes la fram", "Sekretæren la fram", "Siv Nes viste"])
def test_a_paper_that_somebody_showed_is_no_proposal(who: str) -> None:
    """What is proposed for a plan is told of, and nobody voted."""
    told = f"{who} forslag til møteplan: 3. mai og 7. juni."
    (case,) = _record(f"{_TOP}B Sak 1/26 Møteplan\n{told}\nVedtak: Planen godkjennes.\n")["saker"]

    assert case == {"saksnr": "1/26", "tittel": "Møteplan", "referat": told, "vedtak": ["Planen godkjennes."]}


def test_what_people_agreed_on_is_no_point_of_what_was_recommended() -> None:
    """It was told below the recommendation, with no heading between."""
    (case,) = _record(
        f"{_TOP}B Sak 1/26 Ambulanse\nB Forslag til vedtak:\nPlanen vedtas.\n"
        "Det ble enighet om en endring i punkt 1.\nB Vedtak:\nPlanen vedtas med endringer.\n"
    )["saker"]

    assert case["forslag_til_vedtak"] == ["Planen vedtas."]
    assert case["referat"] == "Det ble enighet om en endring i punkt 1."


def test_the_heading_of_a_decision_says_who_was_against_it() -> None:
    """«Vedtak med dissens» heads what was decided."""
    (case,) = _record(
        f"{_TOP}Til stede: Kari Moe, Ola Vik\nB Sak 1/26 Ambulanse\nB Vedtak med dissens (Ola Vik):\nPlanen vedtas.\n"
    )["saker"]

    assert case["vedtak"] == ["Planen vedtas."]
    assert case["votering"] == [{"stemte_imot": ["Ola Vik"], "resultat": "vedtatt"}]


@each(
    "heading",
    [
        "Vedtak (konsensus):",
        "Vedtak ved konsensus:",
        "Konklusjon (enighet)",
        "Vedtak – i full semje:",
        "Omforent vedtak:",
    ],
)
def test_the_heading_of_a_decision_says_that_all_agreed(heading: str) -> None:
    """So they were of one mind, and the words are no text of the case."""
    (case,) = _record(f"{_TOP}B Sak 1/26 Ambulanse\nB {heading}\nSaken tas til orientering.\n")["saker"]

    assert case == {
        "saksnr": "1/26",
        "tittel": "Ambulanse",
        "votering": [{"enstemmig": True, "resultat": "vedtatt"}],
        "vedtak": ["Saken tas til orientering."],
    }


def test_a_case_raised_in_the_meeting_says_it_behind_the_title() -> None:
    """Other words there are of the title."""
    record = _record(
        f"{_TOP}B Sak 1/26 Ambulanse (tatt opp i møtet)\nVedtak: Utsatt.\nB Sak 2/26 Buss (linje 3)\nVedtak: Utsatt.\n"
    )

    assert [(case["tittel"], case.get("tatt_opp_i_moetet")) for case in record["saker"]] == [
        ("Ambulanse", True),
        ("Buss (linje 3)", None),
    ]


def test_a_vote_names_who_proposed_and_the_point() -> None:
    """Both may stand after the proposal."""
    (case,) = _record(
        f"{_TOP}Til stede: Kari Moe, Ola Vik, Siv Nes\nB Sak 1/26 Avtale\nB Forslag til vedtak\n1. Avtalen vedtas.\n"
        "2. Den gjelder fra juli.\nKari Moe fremmet følgende endringsforslag til punkt 2:\nDen gjelder fra august.\n"
        "B Votering\nPunkt 1 ble enstemmig vedtatt. "
        "Endringsforslaget fra Kari Moe til punkt 2 ble vedtatt med 2 mot 1 stemmer.\n"
        "B Vedtak\n1. Avtalen vedtas.\n2. Den gjelder fra august.\n"
    )["saker"]

    assert case["votering"] == [
        {"gjelder": ["A.1"], "enstemmig": True, "resultat": "vedtatt"},
        {"gjelder": ["B"], "for": 2, "imot": 1, "resultat": "vedtatt"},
    ]


def test_those_on_a_screen_have_a_heading_of_their_own() -> None:
    """A line without a colon may be where the meeting was."""
    people = _people(
        "Til stede: Kari Moe (Dalen), Ola Vik (Nesvik)\nPå Teams: Siv Nes (Dalen)\nDigitalt: Bo Ek (Vik)\n"
    )

    assert [(one["navn"], one["oppmoete"]) for one in people] == [
        ("Kari Moe", "møtt"),
        ("Ola Vik", "møtt"),
        ("Siv Nes", "digitalt"),
        ("Bo Ek", "digitalt"),
    ]


def test_an_item_over_others_is_their_heading() -> None:
    """Whoever lies under it is of that group, and it is nobody."""
    page = (
        "<h1>Møtereferat</h1><p>Møtedato: 04.03.2026</p><h2>Deltakere</h2><ul>"
        "<li>Kommunene<ul><li>Kari Moe, Dalen kommune</li><li>Ola Vik, Nesvik kommune</li></ul></li>"
        "<li>Observatører<ul><li>Siv Nes (KS)</li></ul></li></ul><h2>Sak 1/26 Ambulanse</h2><p>Vedtak: Utsatt.</p>"
    )
    record = read_meeting(read_document("referat.html", page.encode()), None).record

    assert [(group["gruppe"], [one["navn"] for one in group["personer"]]) for group in record["deltakere"]] == [
        ("Kommunene", ["Kari Moe", "Ola Vik"]),
        ("Observatører", ["Siv Nes"]),
    ]


def test_an_item_that_names_a_group_is_the_heading_of_those_below() -> None:
    """Also where they lie no deeper."""
    record = _record(
        _TOP + "B Deltakere\n- Kommunene\n- Kari Moe, Dalen kommune\n- Dalen sykehus HF\n- Ola Vik, overlege\n"
        "- Observatører\n- Siv Nes (KS) v/Teams\n" + _CASE
    )

    assert [(group["gruppe"], [one["navn"] for one in group["personer"]]) for group in record["deltakere"]] == [
        ("Kommunene", ["Kari Moe"]),
        ("Dalen sykehus HF", ["Ola Vik"]),
        ("Observatører", ["Siv Nes"]),
    ]
    assert record["deltakere"][2]["personer"] == [{"navn": "Siv Nes", "oppmoete": "digitalt", "enhet": "KS"}]


def test_a_label_is_known_where_it_names_several() -> None:
    """Each ending of several is that of the word for one."""
    (case,) = _record(f"{_TOP}B Sak 1/26 Ambulanse\nSaksansvarlige: Kari Moe og Ola Vik\nVedtak: Utsatt.\n")["saker"]

    assert case["saksansvarlig"] == ["Kari Moe", "Ola Vik"]


@pytest.mark.parametrize(
    "line", ["Gjelder: Møte i brukerutvalget", "Utvalg/gruppe: Brukerutvalget", "Møte: Brukerutvalget"]
)
def test_whose_meeting_it_was_stands_after_any_label(line: str) -> None:
    """The label is no part of the name."""
    record = _record(f"= Referat\n{line}\nMøtedato: 04.03.2026\nTil stede: Kari Moe, Ola Vik\n{_CASE}")

    assert record["utvalg"] == "brukerutvalget"


def test_a_conclusion_and_what_follows_is_what_was_decided() -> None:
    """What is to be done further is a task where it stands alone."""
    record = _record(
        f"{_TOP}B Sak 1/26 Ambulanse\nKonklusjon og videre arbeid:\n- Planen vedtas.\nB Sak 2/26 Buss\nVi snakket.\n"
        "Videre oppfølging: Kari Moe sender brev.\n"
    )

    assert record["saker"][0]["vedtak"] == ["Planen vedtas."]
    assert [task["tekst"] for task in record["saker"][1]["oppgaver"]] == ["Kari Moe sender brev."]


def test_the_number_of_a_meeting_stands_below_the_title() -> None:
    """It is no furniture of the page."""
    assert _record(f"= Referat fra samarbeidsutvalget\nMøte nr. 3\nDato: 04.03.2026\n{_CASE}")["moetenummer"] == "3"


def test_two_in_a_row_have_an_office_and_a_mark_each() -> None:
    """Also where a page has joined the lines of the offices."""
    people = _people(
        "!grid\n| Kommune | Navn | Rolle | Til stede |\n"
        "| Dalen | Kari Moe // Ola Vik | ordfører kommunedirektør | Ja // Nei |\n!end\n"
    )

    assert [(one["navn"], one["funksjon"], one["oppmoete"]) for one in people] == [
        ("Kari Moe", "ordfører", "møtt"),
        ("Ola Vik", "kommunedirektør", "forfall"),
    ]


def test_somebody_was_there_on_one_of_several_days() -> None:
    """The mark has the day beside it, without its year."""
    record = _record(
        "= Møtereferat\nMøtedato: 4.–5. mars 2026\nB Til stede\n!grid\n| Navn | Enhet | Oppmøte |\n"
        "| Kari Moe | Dalen | Møtte |\n| Ola Vik | Nesvik | Møtte 4. mars |\n!end\n" + _CASE
    )

    (group,) = record["deltakere"]
    assert [one.get("dager") for one in group["personer"]] == [None, ["2026-03-04"]]


def test_what_lies_under_somebody_called_by_first_name_is_of_them() -> None:
    """An item over another is a heading only where that is somebody."""
    page = "<h1>Referat</h1><p>Dato: 04.03.2026</p><p>Til stede:</p><ul><li>Kari<ul><li>leder</li></ul></li></ul>"
    record = read_meeting(
        read_document("referat.html", f"{page}<h2>Sak 1/26 Buss</h2><p>Utsatt.</p>".encode()), None
    ).record

    assert "Kari" not in [group["gruppe"] for group in record["deltakere"]]


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ("Møtet var hybrid, og Siv Nes deltok på Teams.", "hybrid"),
        ("Ingen merknader til innkallingen. Møtet ble holdt digitalt.", "digitalt"),
        ("Møtet vart halde som fjernmøte på Teams.", "digitalt"),
        ("Dette møtet er et hybridmøte.", "hybrid"),
        ("Møtet med fylket var digitalt.", None),
        ("Møtet var fysisk krevende for noen.", None),
    ],
)
def test_the_case_that_opened_the_meeting_may_say_how_it_was_held(told: str, form: str | None) -> None:
    """In a sentence that begins with the meeting itself; what a later case tells is of another."""
    cases = f"Sak 1/26 Godkjenning\n{told}\nVedtak: Godkjent.\nSak 2/26 Plan\nMøtet var digitalt.\nVedtak: Utsatt.\n"

    assert _record(f"{_TOP}{cases}").get("moeteform") == form


@pytest.mark.parametrize("label", ["<b>{}:</b>", "{}:"])
@pytest.mark.parametrize(
    ("above", "office"),
    [
        ("Fra sykehuset", "Brukerrepresentant"),
        ("Fra kommunene", "Fastlege"),
        ("Ansattrepresentanter", "Bedriftslege"),
        ("Frå helseføretaket", "Brukarrepresentant"),
        ("Kommunene", "Pasientombud"),
    ],
)
def test_one_who_speaks_for_others_stands_beside_the_group_above(above: str, office: str, label: str) -> None:
    """It is told as a guess where the office is not set off, as the heading of the group above is."""
    lines = [
        f"<b>{above}:</b>",
        "Kari Moe",
        "Ola Vik",
        f"{label.format(office)} Lill Rud",
        "Sak 1/26 Buss",
        "Vi hadde det bra.",
    ]
    paper = "<h1>Møtereferat</h1><p>Dato: 04.03.2026</p><p><b>Til stede:</b></p>" + "".join(
        f"<p>{one}</p>" for one in lines
    )
    reading = read_meeting(read_document("referat.html", paper.encode()), None)

    names = {group["gruppe"]: [one["navn"] for one in group["personer"]] for group in _groups(reading)}
    assert names == {above: ["Kari Moe", "Ola Vik"], office: ["Lill Rud"]}
    assert _groups(reading)[1]["personer"][0]["funksjon"] == office
    assert [guess.text for guess in reading.ledger.guesses if "egen gruppe" in guess.why] == (
        [] if "<b>" in label else [f"{office}: Lill Rud"]
    )


def test_offices_before_all_names_of_a_group_are_of_that_group() -> None:
    """So is the office of the one who leads the body."""
    reading = _reading(
        f"{_TOP}B Til stede:\nB Fra ledelsen:\nRektor: Kari Moe\nInspektør: Ola Vik\nB Fra de ansatte:\nSiv Nes\n"
        f"Nestleder: Bo Ek\n{_CASE}"
    )

    names = {group["gruppe"]: [one["navn"] for one in group["personer"]] for group in _groups(reading)}
    assert names == {"Fra ledelsen": ["Kari Moe", "Ola Vik"], "Fra de ansatte": ["Siv Nes", "Bo Ek"]}


@pytest.mark.parametrize(
    "label", ["Referat fra møtet:", "Referat frå møtet", "Møtereferat:", "REFERAT FRA MØTET", "Protokoll fra møtet:"]
)
def test_the_label_of_what_was_said_may_read_as_a_title_of_the_paper(label: str) -> None:
    """Between what was proposed and what was decided it is nothing that surrounds a page."""
    (case,) = _record(
        f"{_TOP}B Sak 1/26 Plan\nB Forslag til vedtak:\nPlanen vedtas.\nB {label}\nTallet på avvik skal ned.\n"
        "B Vedtak:\nPlanen vedtas.\n"
    )["saker"]

    assert case["forslag_til_vedtak"] == ["Planen vedtas."]
    assert case["referat"] == "Tallet på avvik skal ned."


def test_the_title_above_each_page_is_no_label_of_a_case() -> None:
    """It stands between cases, in the words of the first."""
    cases = [f"B Sak {number}/26 Plan\nKari Moe sa at det haster.\nB Vedtak:\nPlanen vedtas.\n" for number in (1, 2)]
    record = _record(f"{_TOP}{cases[0]}= Møtereferat\n{cases[1]}")

    assert [case["vedtak"] for case in record["saker"]] == [["Planen vedtas."], ["Planen vedtas."]]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Siv Nes tok opp parkering. Saken settes på sakslisten til neste møte.", None),
        ("Ola Vik tok opp skyss. Saka blir sett opp på neste møte.", None),
        ("Siv Nes tok opp parkering, saken utsettes til neste møte.", None),
        ("Parkering: Saken utsettes til neste møte.", None),
        ("Saken utsettes til neste møte.", "utsatt"),
    ],
)
def test_what_becomes_of_a_topic_is_not_what_became_of_other_business(told: str, outcome: str | None) -> None:
    """Where nothing else is told, it is."""
    record = _record(f"{_TOP}{_CASE}B Sak 2/26 Eventuelt\n{told}\n")

    assert record["saker"][1].get("utfall") == outcome
