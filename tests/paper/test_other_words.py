"""The same minutes typed by another secretary, who calls their parts something else: the record is the same."""

from typing import Any

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting

Record = dict[str, Any]
_PAPER = """Referat fra styremøte i Lia vel

Dato: 12.03.2026 kl. 18.00
Sted: Grendehuset
Møteleder: Ida Lie
Referent: Ola Vik
Til stede: Ida Lie, Ola Vik, Siv Nes
Forfall: Per Bø

Sak 1/26 Dugnad
Stranda må ryddes før sommeren.
Vedtak: Dugnaden holdes 3. mai.

Sak 2/26 Porten
Styret ville ha en annen farge.
Forslag til vedtak: Porten males rød.
Vedtak: Porten males grønn.

Neste møte: 9. april 2026
"""


def _record(text: str) -> Record:
    return read_meeting(read_document("referat.txt", text.encode()), None).record


def test_the_paper_says_all_of_it() -> None:
    """What the others are held to is what stands in it."""
    record = _record(_PAPER)

    assert (record["moetedato"], record["start"], record["moetested"]) == ("2026-03-12", "18:00", "Grendehuset")
    assert (record["moeteleder"], record["referent"], record["neste_moete"]) == ("Ida Lie", "Ola Vik", "2026-04-09")
    assert [case["vedtak"] for case in record["saker"]] == [
        ["Dugnaden holdes 3. mai."],
        ["Porten males grønn."],
    ]


@pytest.mark.parametrize(
    ("label", "others"),
    [
        (
            "\nVedtak:",
            (
                *(
                    "Vedtatt:",
                    "Vedtaket lød:",
                    "Avgjørelse:",
                    "Beslutningen ble:",
                    "Det ble besluttet:",
                    "Styret vedtok:",
                ),
                *("Konklusjon:", "Vedtak –", "Vedtak :", "VEDTAK\n", "Vedtatt\n"),
            ),
        ),
        ("Forslag til vedtak:", ("Innstilling:", "Forslag til beslutning:", "Vedtaksforslag:", "Innstilling –")),
        (
            "Til stede:",
            (
                *("Møtte:", "Deltakere på møtet:", "Hvem var der:", "Hvem møtte:", "Med på møtet:", "Til stede –"),
                *("Til stede", "Deltakere på møtet var", "Til stede:\t"),
            ),
        ),
        ("Forfall:", ("Meldt fravær:", "Forhindret:", "Ikke møtt:", "Forfall –", "Forfall", "Avbud:\t")),
        ("Dato:", ("Når:", "Møtet ble holdt:", "Avholdt:", "Dato og tid:", "Dato -", "Tidspunkt for møtet:")),
        ("Sted:", ("Lokasjon:", "Sted for møtet:", "Møtelokale:", "Hvor:", "Sted –", "Sted:\t")),
        ("Møteleder:", ("Ordstyrer:", "Møteleder var:", "Leder for møtet:", "Ledet møtet:", "Møtet ble ledet av:")),
        (
            "Referent:",
            ("Førte referat:", "Referatansvarlig:", "Referent for møtet:", "Referatet er skrevet av:", "Ref.:"),
        ),
        (
            "Neste møte:",
            (
                "Tid for neste møte:",
                "Dato neste møte:",
                "Neste styremøte blir:",
                "Neste møtetidspunkt:",
                "Neste møte –",
            ),
        ),
    ],
)
def test_a_label_has_many_names(label: str, others: tuple[str, ...]) -> None:
    """They are known by how they are made; a dash, a tab or a blank may stand for the colon."""
    expected = _record(_PAPER)
    others = tuple(f"\n{other}" for other in others) if label.startswith("\n") else others

    assert {other: _record(_PAPER.replace(label, other)) for other in others} == dict.fromkeys(others, expected)


@pytest.mark.parametrize(
    "day",
    ["12/3-26", "12/3 2026", "12. mars 2026", "12. mar. 2026", "torsdag den 12.3.26", "12-03-2026", "2026-03-12"],
)
def test_a_day_is_written_in_many_ways(day: str) -> None:
    """Also on a line of its own, where «12/3-26» looks like the number of a case, and in the title."""
    expected = _record(_PAPER)
    alone = _PAPER.replace("Dato: 12.03.2026", day)
    titled = _PAPER.replace("styremøte i Lia vel", f"styremøte {day}").replace("Dato: 12.03.2026 kl.", "Start: kl.")

    assert _record(_PAPER.replace("12.03.2026", day)) == expected
    assert _record(alone) == expected
    assert {**_record(titled), "utvalg": "*"} == {**expected, "utvalg": "*"}


def test_a_label_stands_above_its_words_below_the_list() -> None:
    """Who wrote is nobody of those who were away."""
    below = _PAPER.replace("Referent: Ola Vik\n", "").replace(
        "Forfall: Per Bø\n", "Forfall:\nPer Bø\nReferent:\nOla Vik\n"
    )

    assert _record(below) == _record(_PAPER)


def test_two_groups_stand_below_one_heading() -> None:
    """Or after a tab: names and the groups after them are one list."""
    beside = "Til stede: Ida, Ola og Siv. Ansatte: Mona og Per\n"
    for typed in (beside.replace(": Ida", ":\nIda"), beside.replace(": Ida", ":\tIda")):
        record = _record(_PAPER.replace("Til stede: Ida Lie, Ola Vik, Siv Nes\n", typed))
        groups = {group["gruppe"]: [one["navn"] for one in group["personer"]] for group in record["deltakere"]}

        assert groups == {"Medlemmer": ["Ida", "Ola", "Siv", "Per Bø"], "Ansatte": ["Mona", "Per"]}


def test_a_part_of_a_case_has_its_decision_below_a_heading() -> None:
    """Also where the heading is set in bold, in HTML as a program writes it."""
    case = "<b>Sak 1 Konstituering</b>|a) Valg av møteleder|<b>Vedtak</b>|Ida Lie ble valgt.|b) Valg av referent"
    rest = "<b>Vedtak</b>|Ola Vik ble valgt.|<b>Sak 2 Årsmelding</b>|Leder leste."
    typed = "".join(f"<p>{line}</p>" for line in f"Årsmøte 3. mars 2026|{case}|{rest}".split("|"))
    record = read_meeting(read_document("a.html", typed.encode()), None).record

    assert [(case["tittel"], case.get("vedtak")) for case in record["saker"]] == [
        ("Konstituering", None),
        ("Valg av møteleder", ["Ida Lie ble valgt."]),
        ("Valg av referent", ["Ola Vik ble valgt."]),
        ("Årsmelding", None),
    ]
