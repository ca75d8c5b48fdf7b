"""Minutes that are a table, a row a case, with a column of who does what was decided."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document
from tests.support.rows import each


@each(
    "told, whose",
    [
        ("Ida / 1. mars", {"ansvarlig": ["Ida"], "frist": "2025-03-01"}),
        ("Ida og Ola", {"ansvarlig": ["Ida", "Ola"]}),
    ],
)
def test_who_does_what_a_column_decides_stands_in_the_next(told: str, whose: dict[str, Any]) -> None:
    """It is of the decision, and nobody answers for the case."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Saksnr|Sak|Beslutning/oppfølging|Ansvar/frist|\n|1/25|Godkjenning|Godkjent.| |\n"
        f"|2/25|Dirigent // Dirigenten har sagt opp.|Stillingen lyses ut.|{told}|\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]

    assert case == {
        "saksnr": "2/25",
        "tittel": "Dirigent",
        "referat": "Dirigenten har sagt opp.",
        "vedtak": [{"tekst": "Stillingen lyses ut.", **whose}],
    }


def test_the_title_may_stand_over_what_was_said_where_only_the_number_has_a_column() -> None:
    """«Sak» over a number, and «Behandling og vedtak» over the rest."""
    words = (
        "= Referat fra styremøte 3. februar 2025\nTil stede: Ida Lie, Ola Vik\n!grid\n"
        "|Sak|Behandling og vedtak|\n|1/25|Godkjenning // Enstemmig godkjent.|\n"
        "|2/25|Dirigent // Dirigenten har sagt opp. // Vedtak: Stillingen lyses ut.|\n"
    )
    case = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"][1]

    assert (case["saksnr"], case["tittel"], case["referat"]) == ("2/25", "Dirigent", "Dirigenten har sagt opp.")
    assert case["vedtak"] == ["Stillingen lyses ut."]


def test_what_was_decided_may_stand_in_a_row_below_a_title_that_is_counted() -> None:
    """Tabs of a printed page are columns, one of them empty where another row has more."""
    words = (
        "= Referat fra personalmøte 6. november 2025\nTil stede: Ida, Ola\nB 1. Medisiner\nNi avvik er meldt.\n"
        "!plain\n|Konklusjon:||Vi kontrollerer to ganger.|\n|Ansvar:|Ida|Frist: 1. desember|\nB 2. Garderobe\n"
        "Skapene tømmes.\nKonklusjon: Nye nøkler kjøpes.\n!plain\n|Ansvar:|Ola|\n"
    )
    first, second = read_meeting(read_document("referat.docx", word_document(words)), None).record["saker"]

    assert first["referat"] == "Ni avvik er meldt."
    assert first["vedtak"] == [
        {"tekst": "Vi kontrollerer to ganger.", "ansvarlig": ["Ida"], "frist": "2025-12-01"},
    ]
    assert second["vedtak"] == [{"tekst": "Nye nøkler kjøpes.", "ansvarlig": ["Ola"]}]
