"""What stands under the last case: when the meeting ended, who vouches for the minutes, and what is neither."""

from io import BytesIO
from typing import Any

import docx
import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document

_ABOVE = """# Protokoll fra årsmøte i Havna velforening
Dato: 04.03.2026
Til stede: Kari Moe, Ola Lie, Siv Nes
Sak 1 Regnskap
Vedtak: Regnskapet godkjennes.
Sak 2 Brygga
Vedtak: Brygga males.
"""


_TOP = "Referat fra møte i fagrådet\n\nDato: 4. mars 2026\n\nTil stede: Kari Moe, Ola Lie, Siv Nes\n\n"
_CASES = "Sak 1/26 Ambulanse\n\nVedtak: Saken tas til orientering.\n\nSak 2/26 Eventuelt\n\n"


def _read(words: str) -> dict[str, Any]:
    return read_meeting(read_document("referat.docx", word_document(_ABOVE + words)), None).record


@pytest.mark.parametrize(
    "words",
    [
        "Protokollen gjengir møtet riktig:",
        "Referatet er lest og godtatt:",
        "Protokollens innhold er i orden:",
        "Møteboka er rett førd:",
    ],
)
def test_what_is_said_of_the_minutes_over_those_who_sign_is_no_words_of_the_last_case(words: str) -> None:
    """However it is said that the minutes are right, the names below are those who stand for it."""
    record = _read(f"Møtet ble avsluttet kl. 20.15.\n{words}\nKari Moe\nOla Lie\n")

    assert record["slutt"] == "20:15"
    assert record["underskrifter"] == ["Kari Moe", "Ola Lie"]
    assert record["saker"][-1]["vedtak"] == ["Brygga males."]
    assert "referat" not in record["saker"][-1]


def test_minutes_that_a_decision_speaks_of_are_not_vouched_for_by_it() -> None:
    """The last case may be that the minutes were read aloud."""
    record = _read("Sak 3 Godkjenning av protokoll\nProtokollen ble lest opp og godkjent.\nKari Moe\nOla Lie\n")

    assert record["saker"][-1]["tittel"] == "Godkjenning av protokoll"
    assert "lest opp og godkjent" in str(record["saker"][-1])


@pytest.mark.parametrize("hour", ["kl.: 19.40", "kl: 19.40", "klokka 19.40", "kl. 19:40"])
def test_an_hour_has_a_colon_before_it_or_none(hour: str) -> None:
    """A form of minutes has a label there: «kl.:»."""
    record = _read(f"Møtet ble hevet {hour}. Protokollen signeres av\nKari Moe\nOla Lie\n")

    assert (record["slutt"], record["underskrifter"]) == ("19:40", ["Kari Moe", "Ola Lie"])


def test_the_offices_of_those_who_sign_stand_above_their_names() -> None:
    """Two columns: what each is, and the name below it."""
    record = _read("""Møtet ble hevet kl. 19.40. Protokollen signeres av
!plain
| Møteleder | Fører av protokollen |
| Kari Moe /s/ | Ola Lie /s/ |
| Protokollvitne | Protokollvitne |
| Siv Nes /s/ | Per Vik /s/ |
!end
""")

    assert (record["moeteleder"], record["referent"]) == ("Kari Moe", "Ola Lie")
    assert record["underskrifter"] == ["Kari Moe", "Ola Lie", "Siv Nes", "Per Vik"]


@pytest.mark.parametrize("words", ["Styret består etter valget av:", "Etter dette er tillitsvalgte i velforeningen:"])
def test_who_holds_an_office_now_has_not_signed(words: str) -> None:
    """A sentence that says nothing of signing leads on to the table."""
    record = _read(f"""Møtet ble hevet kl. 19.40. Protokollen signeres av
Kari Moe
Ola Lie
{words}
!plain
| Leder | Siv Nes | Havneveien 4 |
| Styremedlem | Per Vik | Havneveien 8 |
!end
""")

    assert record["underskrifter"] == ["Kari Moe", "Ola Lie"]


def _reading(end: str) -> DocumentReading:
    return read_meeting(read_document("referat.txt", f"{_TOP}{_CASES}{end}\n".encode()), None)


@pytest.mark.parametrize(
    ("line", "approved"),
    [
        ("Referatet ble godkjent 11. mai 2026.", {"dato": "2026-05-11"}),
        ("Protokollen vart godkjend i møtet 11. mai 2026, sak 9/26.", {"dato": "2026-05-11", "sak": "9/26"}),
        ("Godkjent i møte 11.05.2026 (sak 9/26)", {"dato": "2026-05-11", "sak": "9/26"}),
        ("Godkjent 11.05.2026", {"dato": "2026-05-11"}),
    ],
)
def test_minutes_may_say_at_their_end_that_they_were_approved(line: str, approved: dict[str, str]) -> None:
    """It is the same there as at the top, and no part of the last case."""
    reading = _reading(f"Ingen saker.\n\n{line}")

    assert (reading.record["status"], reading.record["godkjent"]) == ("godkjent", approved)
    assert reading.record["saker"][1]["eventuelt"] == []
    assert "referat" not in reading.record["saker"][1]


@pytest.mark.parametrize("line", ["Godkjent søknad av 3. april 2026.", "Godkjent referat fra 3. februar 2026."])
def test_what_a_last_case_approved_is_not_these_minutes(line: str) -> None:
    """An application, and the minutes of the meeting before."""
    assert _reading(line).record["status"] == "referat"


def test_the_foot_of_the_pages_may_say_that_the_minutes_were_approved() -> None:
    """It surrounds the text, and nothing else says it."""
    words = "= Møtereferat\nMøtedato: 04.03.2026\n# Sak 1/26 Buss\nB Vedtak\nSaken tas til orientering.\n"
    paper = docx.Document(BytesIO(word_document(words)))
    paper.sections[0].footer.add_paragraph("Protokollen er godkjent i møtet 11. mai 2026")
    paper.save(printed := BytesIO())

    record = read_meeting(read_document("referat.docx", printed.getvalue()), None).record

    assert record["godkjent"] == {"dato": "2026-05-11"}


@pytest.mark.parametrize(
    "below",
    [
        "Kopi til: Statsforvalteren",
        "Referatet sendes til:\n- Dal kommune\n- Fjellheim sykehus",
        "Vel møtt!",
        "Ha en god sommer, alle sammen!",
    ],
)
def test_what_ends_a_paper_is_no_other_business(below: str) -> None:
    """There was none, whatever stands below that."""
    reading = _reading(f"Ingen saker.\n\n{below}")

    assert reading.record["saker"][1] == {
        "saksnr": "2/26",
        "tittel": "Eventuelt",
        "sakstype": "eventuelt",
        "eventuelt": [],
    }
    assert [*reading.ledger.unplaced()] == []


def test_what_is_told_below_none_is_no_matter() -> None:
    """That there was no other business stands, and the rest is running text."""
    other = _reading("Ingen saker meldt.\n\nHusk dugnaden 9. september, og ta med rive.").record["saker"][1]

    assert (other["eventuelt"], other["referat"]) == ([], "Husk dugnaden 9. september, og ta med rive.")


def test_matters_in_a_list_were_taken_up_though_none_was_announced() -> None:
    """Somebody took them up in the meeting."""
    other = _reading("Ingen innmeldte saker.\n- Parkering\n- Kaffe").record["saker"][1]

    assert other["eventuelt"] == [{"tittel": "Parkering"}, {"tittel": "Kaffe"}]


def test_tasks_after_the_meeting_have_a_heading_of_their_own() -> None:
    """They stand under other business, and are none."""
    reading = _reading("Ingen saker.\n\nOppgaver etter møtet:\n- Kari Moe leier buss")

    other = reading.record["saker"][1]
    assert (other["eventuelt"], other["oppgaver"]) == (
        [],
        [{"tekst": "Kari Moe leier buss", "ansvarlig": ["Kari Moe"]}],
    )


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Neste møter: 11. mai og 9. september 2026", "2026-05-11"),
        ("Neste møter: 11. mai kl. 10–12, torsdag 9. september 2026", "2026-05-11"),
        ("Neste møter: 9. november og 10. januar 2027", "2026-11-09"),
        ("Neste møter: 8. februar og 11. april 2027", "2027-02-08"),
        ("Neste møte: flyttet fra 3. mai til 11. mai 2026", "2026-05-11"),
    ],
)
def test_the_next_meeting_is_the_first_of_several(told: str, day: str) -> None:
    """A year stands after the last of them alone."""
    record: dict[str, Any] = _reading(f"Ingen saker.\n\n{told}").record

    assert record["neste_moete"] == day


@pytest.mark.parametrize(
    "line",
    [
        "Neste ordinære møte i utvalget er onsdag 11. mai 2026 kl. 9.",
        "Det neste møtet blir 11. mai 2026.",
        "Neste møte ble satt til 11. mai 2026.",
        "Nytt møte avtalt til 11. mai 2026 kl. 10.00.",
        "Det innkalles til nytt møte 11. mai 2026.",
        "Foreløpig dato for neste møte er 11. mai 2026.",
    ],
)
def test_a_sentence_that_says_when_the_next_meeting_is_ends_a_decision(line: str) -> None:
    """However many words stand between what it is and when."""
    record = _read(f"{line}\n")

    assert record["neste_moete"] == "2026-05-11"
    assert record["saker"][-1]["vedtak"] == ["Brygga males."]


@pytest.mark.parametrize(
    "line",
    [
        "Eventuelle merknader til referatet meldes innen 18. mars.",
        "Kommentarer til protokollen sendes Ola Lie innen 10. mars.",
        "Referatet sendes medlemmene.",
        "Referatet er godkjent av Kari Moe.",
        "Godkjent av: Kari Moe",
        "Referatet anses som godkjent dersom ingen har merknader innen 14 dager.",
        "Referat godkjent av møteleder 10. mars 2026",
        "Møtet ble avsluttet med lunsj.",
        "Møtet slutt.",
        "Kl. 20.15: Møtet hevet.",
        "Frist for å melde saker til neste møte: 20. april 2026",
        "Sted for neste møte: Sørvik",
        "Ola Lie, referent, 6. mars 2026",
        "6. mars 2026\nOla Lie\nReferent",
        "Sendes: medlemmer og varamedlemmer",
        "Møteleder takket for møtet og ønsket god helg.",
    ],
)
def test_what_is_done_with_the_minutes_is_no_point_of_the_last_decision(line: str) -> None:
    """It tells of the paper, and not of the case."""
    assert _read(f"{line}\n")["saker"][-1]["vedtak"] == ["Brygga males."]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("For referatet: Ola Lie", None),
        ("Referat skrevet av Ola Lie 6. mars 2026", None),
        ("Havna 6.3.2026, Ola Lie (referent)", ["Ola Lie"]),
    ],
)
def test_who_wrote_stands_below_the_last_case_in_one_line(line: str, names: list[str] | None) -> None:
    """With when, and maybe where."""
    record = _read(f"{line}\n")

    assert (record["referent"], record.get("underskrifter")) == ("Ola Lie", names)
    assert record["saker"][-1]["vedtak"] == ["Brygga males."]


def test_where_and_when_it_was_signed_may_stand_over_the_name_in_one_paragraph() -> None:
    """It is told with the signature."""
    words = f"{_ABOVE}Møtet ble hevet kl. 20.50.\n"
    document = docx.Document(BytesIO(word_document(words)))
    document.add_paragraph("Havna, 6.3.2026").add_run("\nOla Lie (sign.)")
    written = BytesIO()
    document.save(written)
    paper = read_meeting(read_document("referat.docx", written.getvalue()), None)

    assert paper.record["underskrifter"] == ["Ola Lie"]
    assert [*paper.ledger.unplaced()] == []


def test_a_table_of_those_who_sign_may_stand_below_a_list_of_those_elected() -> None:
    """A row of names alone is of no list of offices."""
    record = _read("""Styret består etter valget av:
Leder: Siv Nes
Styremedlem: Per Vik
!plain
| Kari Moe | Ola Lie | Siv Nes |
| Møteleder | Medlem | Medlem |
!end
""")

    assert record["underskrifter"] == ["Kari Moe", "Ola Lie", "Siv Nes"]


@pytest.mark.parametrize(
    "below",
    [
        "Kari Moe\t\tOla Lie\nMøteleder\t\tReferent",
        "Styret er nå valgt:\nLeder: Siv Nes\nKasserer: Per Vik\nKari Moe\t\tOla Lie\nMøteleder\t\tReferent",
    ],
)
def test_offices_that_tabs_set_below_the_names_are_of_the_name_above_each(below: str) -> None:
    """Who holds an office now stands between, a line each, and has not signed."""
    record = _read(f"Årsmøtet ble hevet kl. 19:45.\n{below}\n")

    assert (record["slutt"], record["moeteleder"], record["referent"]) == ("19:45", "Kari Moe", "Ola Lie")
    assert record["underskrifter"] == ["Kari Moe", "Ola Lie"]
    assert "referat" not in record["saker"][-1]


def test_what_was_done_after_the_end_is_no_words_of_the_last_case() -> None:
    """The report tells of it, because the record has no place for it."""
    words = f"{_ABOVE}Møtet sluttet kl. 20.50. Så sang koret.\nKari Moe (sign.)\nreferent\n"
    paper = read_meeting(read_document("referat.docx", word_document(words)), None)

    assert (paper.record["slutt"], paper.record["referent"]) == ("20:50", "Kari Moe")
    assert "referat" not in paper.record["saker"][-1]
    assert any("Så sang koret" in left.text for left in paper.ledger.unplaced())


def test_a_case_that_goes_on_after_an_end_is_not_over() -> None:
    """The meeting was put off for a while, and then decided."""
    record = _read("Sak 3 Båtplass\nMøtet ble avsluttet kl. 19.00 og åpnet igjen.\nVedtak: Prisen økes.\nKari Moe\n")

    assert record["saker"][-1]["vedtak"] == ["Prisen økes."]


@pytest.mark.parametrize(
    "plan",
    [
        "Møteplan for høsten 2026: 9. september, 14. oktober og 11. november",
        "Møter høsten 2026:\n9. september\n14. oktober\n11. november",
        "Møtene til høsten er lagt til 9. september, 14. oktober og 11. november.",
        "Datoer for kommende møter: onsdag 9. september, 14. oktober, 11. november",
        "Neste møter:\n- onsdag 9. september kl. 10\n- onsdag 14. oktober kl. 10",
        "Møteplan 2026: 14. januar, 4. mars, 9. september, 11. november",
        "Møteplan høsten 2026\n9. september\n14. oktober",
    ],
)
def test_when_the_meetings_to_come_are_is_no_point_of_the_last_decision(plan: str) -> None:
    """The next of them is written, and the report says that there are more."""
    reading = _reading(f"Ingen saker.\n\nSak 3/26 Buss\n\nVedtak: Bussen leies.\n\n{plan}")

    assert reading.record["saker"][2]["vedtak"] == ["Bussen leies."]
    assert reading.record["neste_moete"] == "2026-09-09"
    assert [one.made for one in reading.ledger.guesses] == ["neste_moete: 2026-09-09"]


@pytest.mark.parametrize("title", ["Møteplan 2027", "Møter våren 2027"])
def test_a_case_about_the_meetings_to_come_keeps_them(title: str) -> None:
    """They are what was decided in it."""
    plan = "Møter våren 2027:\n13. januar\n10. mars"

    case = _reading(f"Ingen saker.\n\nSak 3/26 {title}\n\nVedtak:\n{plan}").record["saker"][2]

    assert " ".join(case["vedtak"]) == plan.replace("\n", " ")


@pytest.mark.parametrize(
    "line",
    [
        "Neste møte fastsettes senere.",
        "Neste møte: Ikke fastsatt",
        "Dato for neste møte er ikke avklart ennå.",
    ],
)
def test_what_tells_of_no_day_is_left_nowhere(line: str) -> None:
    """Neither in the last decision nor in the report."""
    reading = _reading(f"Ingen saker.\n\nSak 3/26 Buss\n\nVedtak: Bussen leies.\n\n{line}")

    assert reading.record["saker"][2]["vedtak"] == ["Bussen leies."]
    assert [*reading.ledger.unplaced()] == []


@pytest.mark.parametrize("above", ["For Havna velforening", "På vegne av styret", "Referat godkjent:", "Godkjent av:"])
def test_what_stands_over_who_signs_is_no_point_of_the_last_decision(above: str) -> None:
    """The name is below it."""
    record = _read(f"{above}\nKari Moe\n")

    assert record["saker"][-1]["vedtak"] == ["Brygga males."]
    assert record["underskrifter"] == ["Kari Moe"]


@pytest.mark.parametrize(
    "told",
    [
        "- Parkeringen er full.\n- Neste møte er 11. mai 2026 i Vik.",
        "- Neste møte: 11. mai 2026.\n- Parkeringen er full.",
        "1. Parkeringen er full.\n2. Neste møte blir 11. mai kl. 12.",
        "- Parkeringen er full. Neste møte er onsdag 11. mai 2026.",
        "- Vi møtes igjen 11. mai 2026.\n- Parkeringen er full.",
    ],
)
def test_a_matter_of_other_business_says_when_the_next_meeting_is(told: str) -> None:
    """Wherever in the list it stands, and the matter stays one."""
    record: dict[str, Any] = _reading(told).record

    assert record["neste_moete"] == "2026-05-11"
    assert len(record["saker"][-1]["eventuelt"]) == told.count("\n") + 1


@pytest.mark.parametrize("heading", ["Diskusjon", "Vedtak"])
def test_the_last_item_of_the_last_case_says_when_the_next_meeting_is(heading: str) -> None:
    """As a paragraph there does."""
    record = _read(f"Sak 3 Kaia\n{heading}:\n- Kaia males.\n- Neste møte holdes 11. mai 2026.\n")

    assert record["neste_moete"] == "2026-05-11"


def test_who_signed_by_machine_is_named_after_it() -> None:
    """The same words without a name tell of the paper alone."""
    record = _read("Referatet er signert elektronisk av Kari Moe og Ola Lie.\n")

    assert record["underskrifter"] == ["Kari Moe", "Ola Lie"]


def test_the_hour_may_stand_before_that_the_meeting_ended() -> None:
    """As minutes with the hours in front tell it."""
    assert _read("Kl. 20.15: Møtet hevet.\n")["slutt"] == "20:15"


def test_a_day_that_was_decided_is_no_date_of_a_signature() -> None:
    """Nobody signs below it."""
    assert "6. mai 2026" in str(_read("Sak 3 Dugnad\nVedtak:\nDugnaden holdes:\n6. mai 2026\n")["saker"][-1]["vedtak"])
