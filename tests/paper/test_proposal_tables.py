"""Tables of proposals: a row each under named columns, or a table of labels and values each."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document

Record = dict[str, Any]


def _case(table: str) -> Record:
    """The case that the rows stand in, before its decision."""
    words = (
        "= Protokoll fra landsmøte\nDato: 3. mars 2026\nB Sak 1/26 Regnskap\nVedtak: Godkjent\nB Sak 2/26 Plan\n"
        f"Det kom inn to forslag.\n{table}Vedtak: Planen vedtas.\nB Sak 3/26 Eventuelt\nIngen saker.\n"
    )
    reading = read_meeting(read_document("referat.docx", word_document(words)), None)
    case: Record = reading.record["saker"][1]
    return case


def test_a_row_is_a_proposal_with_its_vote() -> None:
    """No row is a case, and the decision is what stands below the table."""
    case = _case(
        "!grid\n|Nr|Forslagsstiller|Forslag|Votering|Vedtak|\n|1|Agder krets|Punktet strykes.|12 for, 30 mot|Falt|\n"
        "|2|Ida Lie|Nytt punkt: Flere stier.|39 for, 3 mot|Vedtatt|\n"
    )

    assert case["forslag"] == [
        {"id": "B", "paa_vegne_av": ["Agder krets"], "punkter": ["Punktet strykes."]},
        {"id": "C", "forslagsstiller": ["Ida Lie"], "type": "tillegg", "punkter": ["Nytt punkt: Flere stier."]},
    ]
    assert case["votering"] == [
        {"gjelder": ["B"], "for": 12, "imot": 30, "resultat": "falt"},
        {"gjelder": ["C"], "for": 39, "imot": 3, "resultat": "vedtatt"},
    ]
    assert (case["vedtak"], case["referat"]) == (["Planen vedtas."], "Det kom inn to forslag.")


def test_a_table_that_tells_more_is_text_too() -> None:
    """The record has no place for the line that a proposal is about, or for what was advised."""
    case = _case(
        "!grid\n|Linje|Innsender|Forslag|Innstilling|Vedtak|\n|45|Ida Lie|Stryk «og andre».|Avvises|Falt|\n"
        "|60–62|Ola Vik|Bytt «skal» med «bør».|Avvises|Trukket|\n"
    )

    assert case["forslag"] == [
        {"id": "B", "forslagsstiller": ["Ida Lie"], "punkter": ["Stryk «og andre»."]},
        {"id": "C", "forslagsstiller": ["Ola Vik"], "punkter": ["Bytt «skal» med «bør»."], "utfall": "trukket"},
    ]
    assert case["votering"] == [{"gjelder": ["B"], "resultat": "falt"}]
    assert "| 60–62 | Ola Vik |" in case["referat"]


def test_a_table_of_labels_is_a_proposal() -> None:
    """Each has its own, and what came of it is no decision of the case."""
    case = _case(
        "!grid\n|Forslag 1| |\n|Forslagsstiller|Ida Lie|\n|Type forslag|Endring|\n|Forslag|Posten økes.|\n"
        "|Votering|9 for, 4 mot, 1 avholdende|\n|Resultat|Vedtatt|\n"
    )

    assert case["forslag"] == [
        {"id": "B", "forslagsstiller": ["Ida Lie"], "type": "endring", "punkter": ["Posten økes."]}
    ]
    assert case["votering"] == [{"gjelder": ["B"], "for": 9, "imot": 4, "avholdende": 1, "resultat": "vedtatt"}]
    assert case["vedtak"] == ["Planen vedtas."]
