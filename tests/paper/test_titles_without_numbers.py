"""Cases whose titles stand without a number, which the agenda or a line below has."""

from typing import Any

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document

_HEAD = """# Møteprotokoll
Utvalg: Kontrollutvalget
Dato: 04.03.2026
Til stede: Kari Moe, Ola Lie, Siv Nes
"""
_AGENDA = """B Saksliste
!grid
| Saksnr | Tittel |
| 4/26 | Godkjenning av møtebok |
| 5/26 | Plan for revisjon |
| 6/26 | Eventuelt |
!end
"""


def _record(words: str) -> dict[str, Any]:
    """What is read of a Word file, with a head above the words."""
    return read_meeting(read_document("referat.docx", word_document(_HEAD + words)), None).record


def _numbers(record: dict[str, Any], key: str) -> dict[str, Any]:
    return {case["saksnr"]: case.get(key) for case in record["saker"]}


def test_a_heading_that_repeats_a_title_of_the_agenda_has_its_number() -> None:
    """The rows of the agenda are no cases then, and the last of them has not the text of all."""
    record = _record(
        _AGENDA
        + """## Godkjenning av møtebok
Vedtak: Møteboka godkjennes.
## Plan for revisjon
Siv Nes orienterte.
Vedtak: Planen vedtas.
## Eventuelt
Ingen saker.
"""
    )

    assert record["saksliste"] == [{"sak": "4/26"}, {"sak": "5/26"}, {"sak": "6/26"}]
    assert _numbers(record, "vedtak") == {"4/26": ["Møteboka godkjennes."], "5/26": ["Planen vedtas."], "6/26": None}


def test_a_heading_between_two_titles_of_the_agenda_is_the_row_between_them() -> None:
    """The secretary has written more in the heading than in the agenda."""
    record = _record(
        _AGENDA
        + """## Godkjenning av møtebok
Vedtak: Møteboka godkjennes.
## Plan for forvaltningsrevisjon 2026
Vedtak: Planen vedtas.
## Eventuelt
Ingen saker.
"""
    )

    assert _numbers(record, "tittel")["5/26"] == "Plan for forvaltningsrevisjon 2026"
    assert _numbers(record, "vedtak")["5/26"] == ["Planen vedtas."]


_COURSE = """!plain
| Behandles i utvalg | Møtedato | Saknr |
| Kontrollutvalget i Dalen | 04.03.2026 | {} |
!end
"""


@pytest.mark.parametrize("below", [_COURSE, "Saksnr: {}\n", "Saksbehandler: Ida Vik\nSaksnr.: {}\n"])
@pytest.mark.parametrize("agenda", [_AGENDA, ""])
def test_the_number_of_a_title_may_stand_below_it(below: str, agenda: str) -> None:
    """So it is with an agenda and without."""
    titles = {"4/26": "Godkjenning av møtebok", "5/26": "Rapport om barnevern"}
    cases = "".join(
        f"## {title}\n{below.format(number)}Vedtak: Saken {number[0]} tas til orientering.\n"
        for number, title in titles.items()
    )

    record = _record(agenda + cases)

    assert _numbers(record, "tittel") == titles
    assert _numbers(record, "vedtak") == {
        "4/26": ["Saken 4 tas til orientering."],
        "5/26": ["Saken 5 tas til orientering."],
    }


def test_of_several_committees_the_one_whose_number_the_agenda_has_is_that_of_the_meeting() -> None:
    """The others had the case before."""
    record = _record(
        _AGENDA
        + """## Rapport om barnevern
!plain
| Saksgang | Møtedato | Saksnr |
| Oppvekstutvalget | 02.02.2026 | 11/26 |
| Kontrollutvalget i Dalen | 04.03.2026 | 5/26 |
!end
Vedtak: Rapporten tas til orientering.
"""
    )

    assert _numbers(record, "vedtak") == {"5/26": ["Rapporten tas til orientering."]}


def test_a_title_that_stands_again_within_its_case_begins_none() -> None:
    """As above what the administration had written on it."""
    record = _record("""## Sak 4/26 Budsjett
Bakgrunn for saken.
## Budsjett
Vedtak: Budsjettet vedtas.
## Sak 5/26 Nye vedtekter
## Nye vedtekter
Vedtak: Vedtektene vedtas.
""")

    assert _numbers(record, "vedtak") == {"4/26": ["Budsjettet vedtas."], "5/26": ["Vedtektene vedtas."]}


_OTHER_WORDS = """## Forrige møte
Siv Nes orienterte.
Vedtak: Møteboka godkjennes.
## Revisjonen
Vedtak: Planen vedtas.
"""


def test_titles_in_other_words_that_are_as_many_as_the_rows_are_of_these() -> None:
    """What the agenda called them stands there."""
    record = _record(_AGENDA.replace("Eventuelt", "Veg") + _OTHER_WORDS + "## Om vegen\nVedtak: Vegen bygges.\n")

    assert _numbers(record, "tittel") == {"4/26": "Forrige møte", "5/26": "Revisjonen", "6/26": "Om vegen"}
    assert _numbers(record, "vedtak")["6/26"] == ["Vegen bygges."]
    assert record["saksliste"][2] == {"sak": "6/26", "tittel": "Veg"}


def test_that_the_last_case_has_the_decisions_of_all_is_told() -> None:
    """Nothing says which of the titles in other words is which row."""
    paper = _HEAD + _AGENDA.replace("Eventuelt", "Veg") + _OTHER_WORDS

    reading = read_meeting(read_document("referat.docx", word_document(paper)), None)

    assert ("Veg", "sak: Veg") in [(guess.text, guess.made) for guess in reading.ledger.guesses]


def test_points_that_the_decision_repeats_are_no_cases() -> None:
    """The points of a proposal come again in the decision, as the rows of an agenda do over the cases."""
    points = (
        "1. Styret ber om en plan for rekruttering av sykepleiere på grunnlag av erfaringene fra piloten.\n"
        "2. Styret ber om en samlet oversikt over friskliv og mestring gjennom et eget prosjekt.\n"
    )
    paper = "# Referat\n\nDato: 4.3.2026\n\n" + "\n".join(
        f"## {title}\n\n### Forslag til vedtak\n\n{points}\n### Vedtak\n\n{points}"
        for title in ("Budsjett", "Brannvern")
    )
    record = read_meeting(read_document("referat.md", paper.encode()), None).record

    assert [(case["tittel"], len(case["vedtak"])) for case in record["saker"]] == [("Budsjett", 2), ("Brannvern", 2)]


def test_an_agenda_of_several_days_has_a_table_for_each() -> None:
    """A day between two rows is nothing that was said of the first; points under a title stand beside nothing."""
    head = "| Saksnr. | Saker | Ansvarlig |\n| --- | --- | --- |\n"
    paper = (
        f"# Referat\n\nDato: 4.3.2026\n\n## Saksliste\n\n**4. mars 2026**\n\n{head}"
        "| 1/26 | Budsjett<br>– Styret drøfter rammene for neste år.<br>– Styret velger en gruppe."
        " | Kari Moe<br>Ola Lie |\n"
        f"\n**5. mars 2026**\n\n{head}| 2/26 | Brannvern | Siv Nes |\n\n"
        "## Sak 1/26 Budsjett\n\nVedtak: Ja.\n\n## Sak 2/26 Brannvern\n\nVedtak: Nei.\n"
    )
    record = read_meeting(read_document("referat.md", paper.encode()), None).record

    assert record["saksliste"] == [
        {
            "dag": "2026-03-04",
            "sak": "1/26",
            "punkter": ["Styret drøfter rammene for neste år.", "Styret velger en gruppe."],
            "ansvarlig": ["Kari Moe", "Ola Lie"],
        },
        {"dag": "2026-03-05", "sak": "2/26", "ansvarlig": ["Siv Nes"]},
    ]
