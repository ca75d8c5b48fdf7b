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
                *("Konklusjon:", "Vedtak –", "Vedtatt –", "Vedtak :", "VEDTAK\n", "Vedtatt\n"),
            ),
        ),
        ("Forslag til vedtak:", ("Innstilling:", "Forslag til beslutning:", "Vedtaksforslag:", "Innstilling –")),
        (
            "Til stede:",
            (
                *(
                    "Møtte:",
                    "Deltakere på møtet:",
                    "Hvem var der:",
                    "Hvem møtte:",
                    "Med på møtet:",
                    "Med:",
                    "Til stede –",
                ),
                *("Til stede", "Deltakere på møtet var", "Til stede:\t"),
            ),
        ),
        ("Forfall:", ("Meldt fravær:", "Forhindret:", "Ikke møtt:", "Ikke her:", "Forfall –", "Forfall", "Avbud:\t")),
        ("Dato:", ("Når:", "Møtet ble holdt:", "Avholdt:", "Dato og tid:", "Dato -", "Tidspunkt for møtet:")),
        ("Sted:", ("Lokasjon:", "Sted for møtet:", "Møtelokale:", "Hvor:", "Sted –", "Sted:\t")),
        ("Møteleder:", ("Ordstyrer:", "Møteleder var:", "Leder for møtet:", "Ledet møtet:", "Møtet ble ledet av:")),
        (
            "Referent:",
            (
                "Førte referat:",
                "Referatansvarlig:",
                "Referent for møtet:",
                "Referatet er skrevet av:",
                "Ref.:",
                "Referent –",
            ),
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


@pytest.mark.parametrize("between", [" & ", ", ", "; ", " / ", ",\n"])
def test_names_are_divided_by_many_signs(between: str) -> None:
    """First names too; the last may stand on the next line."""
    listed = "Til stede: Ida Lie, Ola Vik, Siv Nes"
    first = _PAPER.replace(listed, "Til stede: Ida, Ola, Siv")

    assert _record(_PAPER.replace(listed, f"{listed[:-9]}{between}Siv Nes")) == _record(_PAPER)
    assert _record(first.replace("Ola, Siv", f"Ola{between}Siv")) == _record(first)


@pytest.mark.parametrize("sign", ["-", "–", "•", "→ ", "> ", "➢ ", "* "])
def test_a_list_has_many_signs(sign: str) -> None:
    """Some stand close to their word."""
    listed = "Stranda må ryddes før sommeren.\n- Ida kjøper kaffe\n- Ola henter bord\n"
    expected = _record(_PAPER.replace("Stranda må ryddes før sommeren.\n", listed))

    assert _record(_PAPER.replace("Stranda må ryddes før sommeren.\n", listed.replace("- ", sign))) == expected


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_list_may_have_surnames_first(mark: str) -> None:
    """Who wrote stands on the paper with the first name first, so that nothing is guessed; else it is."""
    turned = f"Til stede:\n{mark}Lie, Ida\n{mark}Vik, Ola\n{mark}Nes, Siv\n"
    paper = _PAPER.replace("Til stede: Ida Lie, Ola Vik, Siv Nes\n", turned)
    alone = paper.replace("Møteleder: Ida Lie\nReferent: Ola Vik\n", "")
    guesses = [one.made for one in read_meeting(read_document("a.txt", alone.encode()), None).ledger.guesses]

    assert _record(paper) == _record(_PAPER)
    assert _record(alone)["deltakere"] == _record(_PAPER)["deltakere"]
    assert "navn" in guesses


def test_what_stands_behind_a_name_that_has_the_surname_first_is_said_of_it() -> None:
    """In columns that tabs make, for whom somebody met, and on which case; one may have two surnames."""
    record = _record(
        "Referat fra møte i Fagrådet 4.3.2026\n\nNavn\tMøtte\tForfall\nMoe, Siv, Nes kommune\tx\t\n"
        "Vik, Kari Anne\tx\t\nLie, Ola\t\tx\nVararepresentanter:\nBø, Jan Erik møtte for Ola Lie\tx\t\n"
        "Andre til stede:\nAas Foss, Ida på sak 1/26\tx\t\n\nSak 1/26 Budsjett\n\nVedtak: Godkjent.\n"
    )
    people = [(one["navn"], one["oppmoete"]) for group in record["deltakere"] for one in group["personer"]]
    others = {one["navn"]: one for group in record["deltakere"] for one in group["personer"]}

    assert people == [
        ("Siv Moe", "møtt"),
        ("Kari Anne Vik", "møtt"),
        ("Ola Lie", "forfall"),
        ("Jan Erik Bø", "møtt"),
        ("Ida Aas Foss", "møtt"),
    ]
    assert (others["Jan Erik Bø"]["moette_for"], others["Ida Aas Foss"]["paa_sak"]) == ("Ola Lie", ["1/26"])


@pytest.mark.parametrize(
    "listed",
    [
        "- Ida, Nesset\n- Ola, Nesset\n- Siv, Dalen\n- Per, Dalen\n",
        "- Ida, Nes kommune\n- Ola, Dal kommune\n- Siv, Lia sykehus\n- Per, Vik skole\n",
    ],
)
def test_first_names_and_where_they_are_from_are_no_surnames(listed: str) -> None:
    """A place comes again, and no surname does so often; nor does a name end with what an institution is."""
    record = _record(_PAPER.replace("Til stede: Ida Lie, Ola Vik, Siv Nes\n", f"Til stede:\n{listed}"))

    assert [one["navn"] for group in record["deltakere"] for one in group["personer"]][:4] == [
        "Ida",
        "Ola",
        "Siv",
        "Per",
    ]


def test_who_came_late_is_no_place_and_when_the_meeting_began() -> None:
    """A sentence beside the list says when somebody came, of whom it says nothing else."""
    record = _record(
        "Husmøte 1. mars 2026\n\nTil stede: Ida, Ola og Siv. Per kom kl 18.30.\n\nSak 1 Grill\nVi kjøper en.\n"
    )

    assert record["deltakere"][0]["personer"][3] == {"navn": "Per", "oppmoete": "møtt", "kom": "18:30"}
    assert record.keys().isdisjoint({"start", "moetested"})


def test_what_something_may_cost_is_nobody_who_is_to_do_it() -> None:
    """Brackets after a task have who is to do it, or anything else."""
    tasks = "Sak 1 Dugnad\nVi rydder.\n\nOppgaver:\n- kjøpe jord (ramme 3 000 kr)\n- leie bil (Ida Lie)\n"
    (case,) = _record(f"Styremøte 1. mars 2026\n\n{tasks}")["saker"]

    assert case["oppgaver"] == [
        "kjøpe jord (ramme 3 000 kr)",
        {"tekst": "leie bil", "ansvarlig": ["Ida Lie"]},
    ]


@pytest.mark.parametrize("day", ["9. feb. 2026", "9 feb 2026", "9.feb. 2026"])
def test_a_shortened_month_counts_no_item(day: str) -> None:
    """A line that begins with a day is no item of a list, nor is the day the number of the meeting."""
    record = _record(f"Styremøte {day}\n\n{day} kl. 19.00\nGrendehuset\n\nSak 1 Grill\nVi kjøper en.\n")

    assert (record["moetedato"], record["start"]) == ("2026-02-09", "19:00")
    assert "moetenummer" not in record


def test_the_year_may_stand_first_in_the_numbers_of_cases() -> None:
    """«26/6» alone is a day; of several numbers of a year each is a case."""
    first = _PAPER.replace("1/26", "26/1").replace("2/26", "26/2").replace("Siv Nes", "Siv Nes (på sak 26/2)")
    record = _record(first)

    assert [case["saksnr"] for case in record["saker"]] == ["26/1", "26/2"]
    assert record["deltakere"][0]["personer"][2]["paa_sak"] == ["26/2"]
    assert [
        case["tittel"] for case in _record("Møte 1. mars 2026\n\nGrill\n\n26/6 kommer alle.\n").get("saker", ())
    ] == []


@pytest.mark.parametrize("sign", [":", " –", " -", " "])
def test_cases_may_be_counted_without_a_word(sign: str) -> None:
    """Short lines from one on, whatever stands between the number and the title."""
    titles = ["Dugnad", "Porten", "Eventuelt"]
    counted = [f"{number}{sign} {title}\n\nVi tok det opp." for number, title in enumerate(titles, 1)]
    record = _record("Styremøte 12. mars 2026\n\nTil stede: Ida Lie, Ola Vik\n\n" + "\n\n".join(counted))

    assert [(case["saksnr"], case["tittel"]) for case in record["saker"]] == [*zip("123", titles, strict=True)]


@pytest.mark.parametrize("word", ["Konklusjon", "KONKLUSJON", "Beslutning", "Resultat", "Uttalelse"])
def test_the_word_for_a_decision_may_stand_alone(word: str) -> None:
    """On a line of its own, without a colon and set as all else is: who sets it in italics has no other heading."""
    record = _record(_PAPER.replace("\nVedtak: ", f"\n{word}\n"))

    assert [case["vedtak"] for case in record["saker"]] == [["Dugnaden holdes 3. mai."], ["Porten males grønn."]]


@pytest.mark.parametrize("mark", ["→", "-", "•", "*"])
def test_a_decision_may_be_an_item_of_a_list(mark: str) -> None:
    """With the word and a colon in it; it is no point of the proposal above it."""
    record = _record(_PAPER.replace("\nVedtak:", f"\n\n{mark} Vedtak:"))

    assert [case["vedtak"] for case in record["saker"]] == [["Dugnaden holdes 3. mai."], ["Porten males grønn."]]
    assert record["saker"][1]["forslag_til_vedtak"] == ["Porten males rød."]


def test_a_case_may_be_called_an_election_below_its_number() -> None:
    """The word is its title there, and no heading within a case that has none."""
    record = _record(
        "Årsmøte 12. mars 2026\n\nSak 1/26\nRegnskap\nVedtak: Godkjent.\n\nSak 2/26\nValg\nLeder: Ida Lie\n"
    )

    assert [case["tittel"] for case in record["saker"]] == ["Regnskap", "Valg"]
    assert record["saker"][1]["valg"] == [{"verv": "Leder", "valgt": ["Ida Lie"]}]


def test_items_below_who_wrote_are_nobody() -> None:
    """A list on one line ends before them, whatever sign stands after its name."""
    record = _record(
        "Driftsmøte 3. mars 2026\n\nTil stede – Ida, Ola\nForfall – Siv\nReferent – Ola\n\n* Brøyting\n* Nøkler\n"
    )

    assert [one["navn"] for one in record["deltakere"][0]["personer"]] == ["Ida", "Ola", "Siv"]
    assert record["referent"] == "Ola"


def test_a_letter_ends_with_when_we_meet_again() -> None:
    """Its hour is none of this meeting, though nothing is a case."""
    record = _record(
        "Møtet i kakegruppa 2. februar 2026.\n\nVi baker.\n\nVi sees igjen 2. mars kl. 18.\n\nHilsen Ida\n"
    )

    assert (record["moetedato"], record.get("neste_moete"), record.get("start")) == ("2026-02-02", "2026-03-02", None)


@pytest.mark.parametrize("place", range(_PAPER.count("\n") + 1))
def test_an_item_without_a_word_may_stand_anywhere(place: int) -> None:
    """A number that somebody began a line with and left: the rest is read as without it."""
    lines = _PAPER.splitlines()
    record = _record("\n".join([*lines[:place], "", "1.", "", *lines[place:]]))

    assert record["moetedato"] == "2026-03-12"
    assert [case["tittel"] for case in record["saker"]] == ["Dugnad", "Porten"]


def test_a_paper_may_have_nothing_but_items_without_a_word() -> None:
    """No case is made of them."""
    record = _record("Møtereferat\n\nDato: 4.3.2026\n\n1.\n\n2. Til stede: Kari Moe, Ola Lie\n")

    assert record["moetedato"] == "2026-03-04"
    assert "saker" not in record or record["saker"] == []
