"""What was said between a proposal and a decision, and the titles within a case that stand over what was said."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document
from tests.support.rows import each

Record = dict[str, Any]
_TOP = "= Møtereferat\nMøtedato: 04.03.2026\n"


def _reading(words: str) -> DocumentReading:
    return read_meeting(read_document("referat.docx", word_document(words)), None)


def _case(words: str) -> Record:
    case: Record = _reading(_TOP + words).record["saker"][-1]
    return case


def _guesses(words: str) -> list[str]:
    return [guess.text for guess in _reading(_TOP + words).ledger.guesses]


_PORTAL = (
    "# Sak 1/26 Portal\nForslag til vedtak: Utvalget tar saken til orientering.\n"
    "Kari Moe viste portalen. Den skal tas i bruk i oktober.\n- innkallinger\n- svar på prøver\n"
    "B Vedtak\nUtvalget tar saken til orientering, og ber om ny status.\n"
)


def test_what_stands_between_a_proposal_and_the_decision_that_repeats_it_was_said() -> None:
    """No heading stands over it; the report tells that it was taken so."""
    case = _case(_PORTAL)

    assert case["forslag_til_vedtak"] == ["Utvalget tar saken til orientering."]
    assert case["referat"] == (
        "Kari Moe viste portalen. Den skal tas i bruk i oktober.\n\n- innkallinger\n- svar på prøver"
    )
    assert "Kari Moe viste portalen. Den skal tas i bruk i oktober." in _guesses(_PORTAL)


def test_a_paragraph_of_a_proposal_that_says_what_is_to_be_done_is_proposed_though_it_was_not_adopted() -> None:
    """The decision left it out."""
    case = _case(
        "# Sak 1/26 Plan\nB Forslag til vedtak\nPlanen for legevakt godkjennes.\nSaken sendes til kommunene.\n"
        "B Vedtak\nPlanen for legevakt godkjennes.\n"
    )

    assert case["forslag_til_vedtak"] == ["Planen for legevakt godkjennes.", "Saken sendes til kommunene."]
    assert "referat" not in case


def test_other_business_under_titles_has_a_matter_for_each() -> None:
    """Bold lines and numbered ones alike."""
    case = _case(
        "# Sak 1/26 Eventuelt\nB Julebord\nKomiteen fortsetter.\nB Skilt\nOla Lie viste bilder.\nDe henger høyt.\n"
    )

    assert case["eventuelt"] == [
        {"tittel": "Julebord", "referat": "Komiteen fortsetter."},
        {"tittel": "Skilt", "referat": "Ola Lie viste bilder.\n\nDe henger høyt."},
    ]


@each(
    "told, matters",
    [
        ("1. Fagdag\nIda Lie vil ha en fagdag.\n2. Parkering\nTas opp med driften.", True),
        ("• Fagdag\nIda Lie vil ha en fagdag.\n• Parkering\nTas opp med driften.", True),
        ("- Fagdag: Ida Lie vil ha en fagdag.\n- Parkering: Tas opp med driften.", True),
        ("a) Fagdag – Ida Lie vil ha en fagdag.\nb) Parkering – Tas opp med driften.", True),
        ("Følgende to saker ble meldt:\n- Fagdag: Ida Lie vil ha en fagdag.\n- Parkering: Tas opp med driften.", True),
        ("Utvalget drøftet dette:\n- Fagdag\n- Parkering", False),
        ("Ida Lie: Ønsker en fagdag.\nOla Vik: Ønsker parkering.", False),
    ],
)
def test_other_business_in_a_list_has_a_matter_for_each_item(told: str, matters: bool) -> None:  # noqa: FBT001
    """What is said of it stands below its name, or beside it; what somebody said names none."""
    words = f"= Referat fra møte 3. mars 2026\nTil stede: Ida Lie, Ola Vik\nB Sak 1/26 Eventuelt\n{told}\n"
    (case,) = read_meeting(read_document("a.docx", word_document(words)), None).record["saker"]

    assert case.get("eventuelt") == (
        [
            {"tittel": "Fagdag", "referat": "Ida Lie vil ha en fagdag."},
            {"tittel": "Parkering", "referat": "Tas opp med driften."},
        ]
        if matters
        else None
    )
    assert ("referat" in case) is not matters


@each("below", ["B Fagdag\nIda Lie vil ha en fagdag.", "Fagdag: Ida Lie vil ha en fagdag."])
def test_the_heading_of_other_business_is_none_of_the_matters(below: str) -> None:
    """«Saker til eventuelt» stands over them."""
    words = f"= Referat fra møte 3. mars 2026\nB Sak 1/26 Eventuelt\nB Saker til eventuelt\n{below}\n"
    (case,) = read_meeting(read_document("a.docx", word_document(words)), None).record["saker"]

    assert case["eventuelt"] == [{"tittel": "Fagdag", "referat": "Ida Lie vil ha en fagdag."}]
    assert "referat" not in case


@each("last", ["Møtet ble avsluttet kl. 12.00.", "Leder takket for møtet og ønsket god jul."])
def test_that_there_was_no_other_business_may_be_said_before_the_end_in_one_paragraph(last: str) -> None:
    """The last sentence ends the meeting."""
    words = f"= Referat fra møte 3. mars 2026\nB Sak 1/26 Eventuelt\nIngen saker til eventuelt. {last}\n"
    (case,) = read_meeting(read_document("a.docx", word_document(words)), None).record["saker"]

    assert (case["eventuelt"], case.get("referat")) == ([], None)


def test_what_came_up_in_a_talk_is_text_and_no_heading() -> None:
    """«Framlegg som kom fram» leads up to a list."""
    case = _case("# Sak 2/26 Bil\nForslag som kom fram:\n- ny bil\n- gammel bil\nB Vedtak\nDet kjøpes bil.\n")

    assert case["referat"] == "Forslag som kom fram:\n\n- ny bil\n- gammel bil"


def test_a_bold_line_with_a_letter_over_a_paragraph_is_a_heading_of_what_was_said() -> None:
    """It is no list of one item."""
    case = _case(
        "# Sak 1/26 Orienteringer\nB a) Legevakt\nByggestart er utsatt.\nB b) Tilskudd\nFristen er 1. april.\n"
    )

    assert case["referat"] == "### a) Legevakt\n\nByggestart er utsatt.\n\n### b) Tilskudd\n\nFristen er 1. april."


def test_a_column_for_those_who_met_digitally_stands_between_those_of_who_met_and_who_did_not() -> None:
    """Four columns are one table, and not two beside each other."""
    record = _reading(
        f"{_TOP}!grid\n| Medlemmer | Møtt | Teams | Forfall |\n| Kari Moe | x | | |\n| Ola Lie | | x | |\n"
        "| Siv Nes | | | x |\n!end\n# Sak 1/26 Plan\nB Vedtak\nPlanen godkjennes.\n"
    ).record

    assert [(one["navn"], one["oppmoete"]) for one in record["deltakere"][0]["personer"]] == [
        ("Kari Moe", "møtt"),
        ("Ola Lie", "digitalt"),
        ("Siv Nes", "forfall"),
    ]


def test_other_business_without_a_number_has_a_row_of_its_own_in_an_agenda_of_lines() -> None:
    """It is no point of the case above it."""
    record = _reading(
        f"{_TOP}B SAKSLISTE\n1/26 Plan\n2/26 Bil\nEventuelt\n# Sak 1/26 Plan\nB Vedtak\nPlanen godkjennes.\n"
        "# Sak 2/26 Bil\nB Vedtak\nDet kjøpes bil.\n# Eventuelt\nIngen saker.\n"
    ).record

    assert record["saksliste"] == [{"sak": "1/26"}, {"sak": "2/26"}, {"sak": "+1"}]


def test_a_title_in_bold_before_what_was_said_is_a_matter_of_other_business() -> None:
    """A name in bold says who spoke, and is no title."""
    words = "# Møtereferat\n\nMøtedato: 04.03.2026\n\n## Sak 1/26 Eventuelt\n\n**Skilt:** Ola Lie viste bilder.\n"

    (case,) = read_meeting(read_document("referat.md", words.encode()), None).record["saker"]

    assert case["eventuelt"] == [{"tittel": "Skilt", "referat": "Ola Lie viste bilder."}]


def test_thanks_to_those_who_came_are_not_of_the_last_case() -> None:
    """The day of the next meeting in the same paragraph is read."""
    reading = _reading(
        f"{_TOP}# Sak 1/26 Eventuelt\nIngen saker.\n"
        "Møteleder takket for oppmøtet og gode bidrag. Neste møte er 24. april 2026.\n"
    )

    assert reading.record["saker"][0]["eventuelt"] == []
    assert reading.record["neste_moete"] == "2026-04-24"
    assert [one.text for one in reading.ledger.unplaced()] == ["Møteleder takket for oppmøtet og gode bidrag."]


def test_who_is_said_to_have_an_office_under_a_decision_on_an_election_was_elected() -> None:
    """The decision keeps its words."""
    case = _case("# Sak 1/26 Valg av leder og nestleder\nB Vedtak\nLeder: Kari Moe\nNestleder: Ola Lie\n")

    assert [(one["verv"], one["valgt"]) for one in case["valg"]] == [
        ("Leder", ["Kari Moe"]),
        ("Nestleder", ["Ola Lie"]),
    ]
    assert case["vedtak"] == ["Leder: Kari Moe", "Nestleder: Ola Lie"]


def test_a_remark_may_be_of_somebody_from_an_institution() -> None:
    """It is made for that too."""
    case = _case(
        "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\nProtokolltilførsel fra Kari Moe, Dalen kommune:\n"
        "Kommunen kan ikke bidra.\n"
    )

    assert case["protokolltilfoersler"] == [
        {"av": ["Kari Moe"], "paa_vegne_av": ["Dalen kommune"], "tekst": "Kommunen kan ikke bidra."}
    ]


def test_the_number_of_a_case_in_brackets_beside_a_name_needs_no_word_before_it() -> None:
    """A day of a month is no such number."""
    record = _reading(
        f"{_TOP}Til stede: Kari Moe (fra 2/26), Ola Lie (1/26)\nForfall: Siv Nes\n"
        "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n# Sak 2/26 Bil\nB Vedtak\nDet kjøpes bil.\n"
    ).record

    assert record["deltakere"][0]["personer"] == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "fra_sak": "2/26"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "paa_sak": ["1/26"]},
        {"navn": "Siv Nes", "oppmoete": "forfall"},
    ]


def test_whom_a_paper_is_sent_to_in_a_row_below_the_list_is_nobody_who_came() -> None:
    """The report has the words."""
    reading = _reading(
        f"{_TOP}!grid\n| Til stede | Kari Moe, Ola Lie |\n| Forfall | Siv Nes |\n| Kopi | Arkiv |\n!end\n"
        "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    )

    names = [one["navn"] for group in reading.record["deltakere"] for one in group["personer"]]
    assert names == ["Kari Moe", "Ola Lie", "Siv Nes"]
    assert [one.text for one in reading.ledger.unplaced()] == ["Kopi", "Arkiv"]


def test_what_somebody_is_may_stand_below_the_name_with_that_they_wrote_in_brackets() -> None:
    """It is who stands above it that wrote."""
    record = _reading(
        f"{_TOP}Til stede: Kari Moe, Ola Lie\n# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
        "Neste møte: 24. april 2026\nOla Lie\ndaglig leder (referent)\n"
    ).record

    assert record["referent"] == "Ola Lie"


def test_the_deadline_in_the_row_below_a_decision_is_no_point_of_it() -> None:
    """A case may be a table with the names of its parts in the first column."""
    case = _case(
        "!grid\n| Sak 1/26 | Prosedyre |\n| Drøfting | Kari Moe orienterte. |\n"
        "| Beslutning | 1. Det lages en prosedyre. // 2. Ola Lie skriver utkast. |\n"
        "| Frist | 10. september 2026 |\n!end\n"
    )

    assert case["vedtak"] == ["Det lages en prosedyre.", "Ola Lie skriver utkast."]


def test_an_office_may_be_shortened_at_both_its_words_or_at_the_end_of_one() -> None:
    """Neither point ends a sentence."""
    record = _reading(
        f"{_TOP}Til stede: helsesjef Kari Moe, adm.dir. Ola Lie, brukerrepr. Siv Nes\n"
        "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    ).record

    assert [(one["navn"], one["funksjon"]) for one in record["deltakere"][0]["personer"]] == [
        ("Kari Moe", "helsesjef"),
        ("Ola Lie", "adm.dir."),
        ("Siv Nes", "brukerrepr."),
    ]


def test_that_a_substitute_did_not_come_says_nothing_of_what_the_absent_one_is() -> None:
    """On a line of its own as after a heading."""
    record = _reading(
        f"{_TOP}Til stede:\nOla Lie\nForfall:\nKari Moe, vara møtte ikke\n# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    ).record

    assert record["deltakere"][0]["personer"][1] == {"navn": "Kari Moe", "oppmoete": "forfall"}


def test_tabs_after_a_name_tell_in_which_column_its_mark_stands() -> None:
    """The heading of the first group has the names of both columns."""
    record = _reading(
        f"{_TOP}B Kommunene\tMøtte\tForfall\nKari Moe, Dalen kommune\tx\nOla Lie, Vik kommune\t\tx\n"
        "B Sykehuset\nSiv Nes\t\tx\n# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    ).record

    assert [(one["navn"], one["oppmoete"]) for group in record["deltakere"] for one in group["personer"]] == [
        ("Kari Moe", "møtt"),
        ("Ola Lie", "forfall"),
        ("Siv Nes", "forfall"),
    ]


def test_the_letter_of_a_type_before_a_title_is_no_part_of_it() -> None:
    """It says what the case is where it is known."""
    case = _case("# Sak 1/26 (O) Ny legevakt\nKari Moe orienterte.\nB Beslutning: Saken tas til orientering.\n")

    assert (case["tittel"], case["sakstype"]) == ("Ny legevakt", "orientering")


@pytest.mark.parametrize(
    ("label", "numbers"), [("%1.", ["1", "2"]), ("Sak %1/26", ["1/26", "2/26"])], ids=["counted", "of-a-year"]
)
def test_the_number_that_word_counts_for_a_heading_is_that_of_its_case(label: str, numbers: list[str]) -> None:
    """It stands nowhere in the text of the file."""
    document = docx.Document()
    document.add_paragraph("Møtereferat")
    document.add_paragraph("Møtedato: 04.03.2026")
    numbering = document.part.numbering_part.element
    (of_style,) = document.styles["List Number"].element.pPr.numPr.numId.iter()
    listed = next(one for one in numbering.num_lst if one.numId == of_style.val)
    shared = next(
        one
        for one in numbering.iter(qn("w:abstractNum"))
        if one.get(qn("w:abstractNumId")) == str(listed.abstractNumId.val)
    )
    next(shared.iter(qn("w:lvlText"))).set(qn("w:val"), label)
    for title in ("Legevakt", "Ambulanse"):
        heading = document.add_heading(title, 2)
        heading._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = listed.numId  # noqa: SLF001 - as word.py
        document.add_paragraph("Vedtak: Saken tas til orientering.")
    written = BytesIO()
    document.save(written)

    cases = read_meeting(read_document("referat.docx", written.getvalue()), None).record["saker"]

    assert [(one["saksnr"], one["tittel"]) for one in cases] == [(numbers[0], "Legevakt"), (numbers[1], "Ambulanse")]


def test_a_sentence_that_begins_with_an_earlier_case_is_none() -> None:
    """The preposition before the word is no letter of a series."""
    record = _reading(
        f"{_TOP}B Sak 3/26 Legevakt\nI sak 1/26 vedtok utvalget en studie. Kari Moe la den fram.\n"
        "B Vedtak\nStudien tas til orientering.\n"
    ).record

    assert [one["saksnr"] for one in record["saker"]] == ["3/26"]
    assert record["saker"][0]["referat"] == "I sak 1/26 vedtok utvalget en studie. Kari Moe la den fram."


def test_where_people_work_is_a_group_of_them_however_it_is_set() -> None:
    """Above the first of them too."""
    record = _reading(
        f"{_TOP}B Følgende møtte:\nKommunene\nKari Moe, kommunalsjef, Dalen kommune\nSykehuset\nOla Lie, overlege\n"
        "B Forfall:\nSiv Nes, fastlege\n# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    ).record

    assert [(group["gruppe"], [one["navn"] for one in group["personer"]]) for group in record["deltakere"]] == [
        ("Kommunene", ["Kari Moe"]),
        ("Sykehuset", ["Ola Lie"]),
        ("Medlemmer", ["Siv Nes"]),
    ]


def test_a_list_at_the_end_may_have_those_who_were_away_and_be_announced_at_the_top() -> None:
    """Nobody on it signed, and none of it is of the last case."""
    record = _reading(
        f"{_TOP}Deltakere: se liste til slutt.\n# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n# Sak 2/26 Eventuelt\n"
        "Ingenting å melde.\nB Til stede\nKari Moe, Dalen kommune\nOla Lie, overlege\nB Forfall\nSiv Nes, fastlege\n"
    ).record

    assert [(one["navn"], one["oppmoete"]) for one in record["deltakere"][0]["personer"]] == [
        ("Kari Moe", "møtt"),
        ("Ola Lie", "møtt"),
        ("Siv Nes", "forfall"),
    ]
    assert record["saker"][1]["eventuelt"] == []
    assert "underskrifter" not in record


def test_rows_with_what_was_said_between_them_have_who_answers_for_each_case_in_their_column() -> None:
    """The text goes over the whole width of the table."""
    record = _reading(
        f"{_TOP}!grid\n| Saksnr | Sak | Ansvarlig |\n| 1/26 | Legevakt | Kari Moe |\n!end\nOla Lie orienterte.\n"
        "Vedtak: Saken tas til orientering.\n!grid\n| 2/26 | Ambulanse | Ola Lie |\n!end\n"
        "Vedtak: Det kjøpes bil.\n"
    ).record

    assert [(one["saksnr"], one["saksansvarlig"], one["vedtak"]) for one in record["saker"]] == [
        ("1/26", ["Kari Moe"], ["Saken tas til orientering."]),
        ("2/26", ["Ola Lie"], ["Det kjøpes bil."]),
    ]


def test_what_stands_in_brackets_after_somebody_of_the_list_may_be_where_they_are_from() -> None:
    """It hides no proposal."""
    case = _case(
        "B Til stede\n!grid\n| Navn | Representerer |\n| Kari Moe | Dalen kommune |\n| Ola Lie | Vik kommune |\n!end\n"
        "# Sak 1/26 Legevakt\nB Innstilling\nDet inngås avtale.\nB Behandling\n"
        "Kari Moe (Dalen) fremmet forslag om nytt punkt 2:\n«Avtalen evalueres.»\n"
        "B Vedtak\n1. Det inngås avtale.\n2. Avtalen evalueres.\n"
    )

    assert [(one["forslagsstiller"], one["punkter"]) for one in case["forslag"]] == [
        (["Kari Moe"], ["Avtalen evalueres."])
    ]


def test_the_last_sentence_of_the_last_case_may_say_when_the_next_meeting_is() -> None:
    """The text keeps it."""
    record = _reading(
        f"{_TOP}# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n# Sak 2/26 Avslutning\n"
        "Møteleder oppsummerte dagen. Neste møte holdes 29. mai 2026.\n"
    ).record

    assert record["neste_moete"] == "2026-05-29"
    assert record["saker"][1]["referat"] == "Møteleder oppsummerte dagen. Neste møte holdes 29. mai 2026."


def test_the_hour_before_the_number_of_a_case_is_no_part_of_its_title() -> None:
    """As in minutes that keep the times of their agenda."""
    record = _reading(
        f"{_TOP}# Kl. 09.00 Sak 1/26 Godkjenning\nReferatet ble godkjent.\n"
        "# 09:15–10:00 Sak 2/26 Eventuelt\nIngen saker.\n"
    ).record

    assert [(one["saksnr"], one["tittel"]) for one in record["saker"]] == [
        ("1/26", "Godkjenning"),
        ("2/26", "Eventuelt"),
    ]
    assert record["saker"][1]["eventuelt"] == []


def test_how_many_voted_for_and_how_many_did_not_vote_is_a_vote() -> None:
    """With no word of those against."""
    case = _case(
        "# Sak 1/26 Budsjett\nForslag til vedtak: Rammen settes til 18 millioner kroner.\n"
        "Votering: 2 stemte for, 1 avsto.\nVedtak: Rammen settes til 18 millioner kroner.\n"
    )

    (vote,) = case["votering"]
    assert (vote["gjelder"], vote["for"], vote["avholdende"]) == (["A"], 2, 1)


def test_that_a_substitute_came_is_the_status_of_somebody_who_did_not() -> None:
    """The substitute has a row of their own."""
    record = _reading(
        f"{_TOP}!grid\n| Navn | Representerer | Status |\n| Kari Moe | Dalen kommune | Møtt |\n"
        "| Ola Lie | Brukerutvalget | Vara møtte |\n!end\n# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    ).record

    assert [one["oppmoete"] for one in record["deltakere"][0]["personer"]] == ["møtt", "forfall"]


def test_semicolons_between_people_make_what_follows_each_comma_where_they_are_from() -> None:
    """Also a place that looks like a name, where most do not."""
    record = _reading(
        f"{_TOP}Til stede: Kari Moe, Elvestad; Ola Lie, Lund; Siv Nes, Vestre Dal\n"
        "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    ).record

    assert [(one["navn"], one["enhet"]) for one in record["deltakere"][0]["personer"]] == [
        ("Kari Moe", "Elvestad"),
        ("Ola Lie", "Lund"),
        ("Siv Nes", "Vestre Dal"),
    ]


def test_a_case_whose_number_alone_stands_over_what_was_said_has_the_title_of_the_agenda() -> None:
    """As under «Ad sak»."""
    record = _reading(
        f"{_TOP}!grid\n| Saksnr | Saksliste |\n| 1/26 | Prosedyre |\n| 2/26 | Eventuelt |\n!end\n"
        "B Ad sak 1/26\nKari Moe orienterte.\nKonklusjon: Prosedyren godkjennes.\nB Ad sak 2/26\nIngen saker.\n"
    ).record

    assert [one["tittel"] for one in record["saker"]] == ["Prosedyre", "Eventuelt"]
    assert record["saker"][0]["referat"] == "Kari Moe orienterte."
    assert record["saksliste"] == [{"sak": "1/26"}, {"sak": "2/26"}]


def test_a_number_in_the_margin_has_its_title_beside_it_and_what_was_said_below_the_title() -> None:
    """In a table without lines, as a page has it whose text hangs."""
    record = _reading(
        f"{_TOP}!plain\n| 1/26 | Godkjenning // Vedtak: Godkjent. |\n"
        "| 2/26 | Strategi // Kari Moe la fram utkastet. |\n"
        "| | Vedtak: Utkastet sendes på høring. |\n| 3/26 | Eventuelt // Ingen saker. |\n!end\n"
    ).record

    assert [(one["saksnr"], one["tittel"], one.get("vedtak")) for one in record["saker"]] == [
        ("1/26", "Godkjenning", ["Godkjent."]),
        ("2/26", "Strategi", ["Utkastet sendes på høring."]),
        ("3/26", "Eventuelt", None),
    ]
    assert record["saker"][1]["referat"] == "Kari Moe la fram utkastet."


def test_what_a_body_decided_or_proposed_before_a_colon_is_the_decision_or_the_recommendation() -> None:
    """A group that only worked on the case tells no more than what it found."""
    case = _case(
        "# Sak 1/26 Rapport\nKari Moe la fram rapporten.\nArbeidsgruppen foreslår:\n- mer bemanning\n"
        "Arbeidsutvalget foreslår:\n1. Rapporten tas til etterretning.\nSSU vedtok:\n1. Rapporten vedtas.\n"
    )

    assert (case["innstilling_fra"], case["forslag_til_vedtak"], case["vedtak"]) == (
        "Arbeidsutvalget",
        ["Rapporten tas til etterretning."],
        ["Rapporten vedtas."],
    )
    assert case["referat"] == "Kari Moe la fram rapporten.\n\nArbeidsgruppen foreslår:\n\n- mer bemanning"


def test_what_was_said_and_what_was_decided_may_be_asked_by_their_labels() -> None:
    """As short minutes do."""
    case = _case(
        "# Sak 1/26 Budsjett\nB Kva vart sagt:\nOla Lie var uroa.\nKva vart bestemt: Utvalet tek saka til vitande.\n"
    )

    assert (case["referat"], case["vedtak"]) == ("Ola Lie var uroa.", ["Utvalet tek saka til vitande."])


def test_those_who_are_named_below_a_table_with_marks_need_none() -> None:
    """And names may stand below the headings of both lists in their cells."""
    marked = f"{_TOP}!grid\n| Navn | Møtt |\n| Kari Moe | x |\n!end\nSekretær: Ola Lie. Brukerrepresentant: Siv Nes.\n"
    stacked = f"{_TOP}!grid\n| Til stede // Kari Moe // Ola Lie // Siv Nes | Forfall // Bo Ek |\n!end\n"
    case = "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"

    found = [
        {
            one["navn"]: one["oppmoete"]
            for group in _reading(words + case).record["deltakere"]
            for one in group["personer"]
        }
        for words in (marked, stacked)
    ]

    there = {"Kari Moe": "møtt", "Ola Lie": "møtt", "Siv Nes": "møtt"}
    assert found == [there, {**there, "Bo Ek": "forfall"}]


def test_who_led_and_who_wrote_may_be_asked_by_their_labels() -> None:
    """As in the head of short minutes."""
    record = _reading(
        f"{_TOP}!grid\n| Hvem ledet | Kari Moe |\n| Hvem skrev | Ola Lie |\n!end\n"
        "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n"
    ).record

    assert (record["moeteleder"], record["referent"]) == ("Kari Moe", "Ola Lie")


def test_until_which_case_somebody_met_is_said_behind_where_they_are_from() -> None:
    """The verb is no unit."""
    record = _reading(
        f"{_TOP}Til stede: Kari Moe (Dalen), Ola Lie (Vik), møtte til og med sak 1/26\n"
        "# Sak 1/26 Plan\nB Vedtak\nPlanen vedtas.\n# Sak 2/26 Bil\nB Vedtak\nDet kjøpes bil.\n"
    ).record

    assert record["deltakere"][0]["personer"][1] == {
        "navn": "Ola Lie",
        "oppmoete": "møtt",
        "enhet": "Vik",
        "til_sak": "1/26",
    }


def test_what_a_body_asks_for_in_a_proposal_is_proposed_though_it_was_not_adopted() -> None:
    """What it thought of the case was said."""
    proposal = "# Sak 1/26 Plan\nB Forslag til vedtak\nPlanen for legevakt godkjennes.\n"
    decision = "B Vedtak\nPlanen for legevakt godkjennes.\n"

    asked = _case(f"{proposal}Utvalget ber om ny vurdering i 2027.\n{decision}")
    thought = _case(f"{proposal}Utvalget mener at arbeidet er godt.\n{decision}")

    assert asked["forslag_til_vedtak"] == ["Planen for legevakt godkjennes.", "Utvalget ber om ny vurdering i 2027."]
    assert (thought["forslag_til_vedtak"], thought["referat"]) == (
        ["Planen for legevakt godkjennes."],
        "Utvalget mener at arbeidet er godt.",
    )


@each(
    "between, said",
    [
        (
            "Leiarvervet skal etter avtalen gå over til sjukehuset.",
            "Leiarvervet skal etter avtalen gå over til sjukehuset.",
        ),
        ("Handsaming:\nLeiaren orienterte.", "Leiaren orienterte."),
    ],
)
def test_a_proposal_on_the_line_of_its_label_is_whole_where_it_alone_was_adopted(between: str, said: str) -> None:
    """What stands between it and the decision was said, also where it tells what is to be."""
    adopted = "Siv Nes vert vald til leiar."
    head = "= Referat fra møte 3. mars 2026\nB Sak 1/26 Leiar\n"
    words = f"{head}Framlegg til vedtak: {adopted}\n{between}\nVedtak: {adopted}\n"
    (case,) = read_meeting(read_document("a.docx", word_document(words)), None).record["saker"]

    assert (case["forslag_til_vedtak"], case["vedtak"], case["referat"]) == ([adopted], [adopted], said)


def test_a_point_that_was_struck_out_in_the_treatment_remains_one_of_the_proposal() -> None:
    """Where the treatment has a heading of its own, what stands above that was proposed."""
    words = (
        "= Referat fra møte 3. mars 2026\nB Sak 1/26 Plan\n"
        "Forslag til vedtak: Planen vedtas.\nDet skal bygges en ny skole.\n"
        "Behandling:\nPunktet om skolen ble trukket.\nVedtak: Planen vedtas.\n"
    )
    (case,) = read_meeting(read_document("a.docx", word_document(words)), None).record["saker"]

    assert case["forslag_til_vedtak"] == ["Planen vedtas.", "Det skal bygges en ny skole."]
    assert case["vedtak"] == ["Planen vedtas."]


_PLAN = "Til stede: Kari Moe, Ola Lie\n# Sak 1/26 Plan\n"


@pytest.mark.parametrize("label", ["Oppfølging", "Videre oppfølging", "Ansvar"])
def test_who_sees_to_what_was_decided_may_stand_behind_what_heads_tasks_too(label: str) -> None:
    """Names alone are who is to do it."""
    decided = _case(f"{_PLAN}Vedtak: Planen vedtas.\n{label}: Kari Moe og Ola Lie\n")
    told = _case(f"{_PLAN}Planen ble gjennomgått.\n{label}: Kari Moe\n")

    assert decided["vedtak"] == [{"tekst": "Planen vedtas.", "ansvarlig": ["Kari Moe", "Ola Lie"]}]
    assert (told["saksansvarlig"], told["referat"]) == (["Kari Moe"], "Planen ble gjennomgått.")


def test_a_sentence_about_what_follows_is_a_task_and_none_is_none() -> None:
    """«Oppfølging» heads what is to be done."""
    task, nothing = (_case(f"{_PLAN}Vedtak: Ja.\nOppfølging: {told}\n") for told in ("Planen sendes ut.", "Ingen"))

    assert task["oppgaver"] == ["Planen sendes ut."]
    assert "oppgaver" not in nothing


def test_who_is_to_do_what_was_decided_may_stand_behind_a_tab() -> None:
    """No row of a list of points names its columns where one row stands below it."""
    paper = (
        "Dato: 4.3.2026\nTil stede: Kari Moe, Ola Lie\n\nSak 1/26 Plan\n\nVedtak:\t1. Planen vedtas.\n"
        "2. Planen sendes ut.\nAnsvar:\tOla Lie\nFrist:\t15. mai 2026\n"
    )
    reading = read_meeting(read_document("referat.txt", paper.encode()), None)
    (case,) = reading.record["saker"]

    assert (case["vedtak"], case["saksansvarlig"]) == (["Planen vedtas.", "Planen sendes ut."], ["Ola Lie"])
    assert [one.text for one in reading.ledger.unplaced()] == ["Frist:", "15. mai 2026"]
