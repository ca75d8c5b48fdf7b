"""Tables of people: columns of groups and of substitutes, rows that no heading stands over, and what is of nobody."""

from typing import Any

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.test_read_pdf import made
from tests.paper.word import word_document

_CASE = "## Sak 4/26 Budsjett\nVedtak: Saken utsettes.\n"


def _reading(head: str) -> DocumentReading:
    words = f"# Møtereferat\nUtvalg: Havneutvalget\nDato: 04.03.2026\n{head}{_CASE}"
    return read_meeting(read_document("referat.docx", word_document(words)), None)


def _table(*rows: str) -> DocumentReading:
    return _reading("\n".join(("!grid", *rows, "!end\n")))


def _groups(reading: DocumentReading) -> dict[str, list[dict[str, Any]]]:
    return {group["gruppe"]: group["personer"] for group in reading.record["deltakere"]}


def _people(reading: DocumentReading) -> list[dict[str, Any]]:
    return [person for group in reading.record["deltakere"] for person in group["personer"]]


@pytest.mark.parametrize("member", ["Medlemmer", "Medlem", "Navn", "Forfall"])
@pytest.mark.parametrize(
    "instead", ["Møtende varamedlem", "Møtande varamedlem", "Varamedlemmer", "Vara", "Møtte i stedet"]
)
def test_beside_those_under_a_heading_of_who_was_away_stands_who_met_instead(member: str, instead: str) -> None:
    """The heading above the table says that they were away, and the column who came for each."""
    there = "!grid\n| Medlemmer | Parti | Rolle |\n| Kari Moe | Ap | Ordfører |\n!end\n"
    away = f"!grid\n| {member} | Parti | {instead} |\n| Ola Lie | Ap | Siv Nes |\n| Per Vik | H | Ingen |\n!end\n"
    people = _people(_reading(f"## Til stede\n{there}## Forfall\n{away}"))

    assert sorted(people, key=lambda one: str(one["navn"])) == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "parti": "Ap", "funksjon": "Ordfører"},
        {"navn": "Ola Lie", "oppmoete": "forfall", "parti": "Ap"},
        {"navn": "Per Vik", "oppmoete": "forfall", "parti": "H"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "moette_for": "Ola Lie"},
    ]


@pytest.mark.parametrize("heading", ["Representerer", "Organisasjon", "", "Part"])
@pytest.mark.parametrize("again", ["", "Kommunene"])
def test_the_first_of_two_columns_that_say_where_people_are_from_has_their_group(heading: str, again: str) -> None:
    """It says the same of several, once or again."""
    reading = _table(
        f"| {heading} | Navn | Kommune/avdeling | Til stede |",
        "| Kommunene | Kari Moe | Dalen kommune | Ja |",
        f"| {again} | Ola Lie | Vik kommune | Nei |",
        "| Sykehuset | Siv Nes | Kirurgisk avdeling | Ja |",
    )

    assert _groups(reading) == {
        "Kommunene": [
            {"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen kommune"},
            {"navn": "Ola Lie", "oppmoete": "forfall", "enhet": "Vik kommune"},
        ],
        "Sykehuset": [{"navn": "Siv Nes", "oppmoete": "møtt", "enhet": "Kirurgisk avdeling"}],
    }


def test_an_empty_cell_below_a_unit_begins_no_table_of_groups() -> None:
    """All are from where the last above them that says it is, and in one group."""
    reading = _table(
        "| Kommune/foretak | Navn | Rolle | Til stede |",
        "| Dalen kommune | Kari Moe | ordfører | Ja |",
        "| | Ola Lie | kommunedirektør | Ja |",
        "| Vik kommune | Siv Nes | ordfører | Ja |",
        "| | Per Bø | kommunedirektør | Nei |",
        "| Brukerutvalget | Ida Dal | leder | Ja |",
    )

    assert [(one["navn"], one["enhet"], one["funksjon"]) for one in _groups(reading)["Medlemmer"]] == [
        ("Kari Moe", "Dalen kommune", "ordfører"),
        ("Ola Lie", "Dalen kommune", "kommunedirektør"),
        ("Siv Nes", "Vik kommune", "ordfører"),
        ("Per Bø", "Vik kommune", "kommunedirektør"),
        ("Ida Dal", "Brukerutvalget", "leder"),
    ]


def test_each_cell_of_a_column_for_either_says_what_it_has() -> None:
    """An office, where somebody works, or both."""
    reading = _table(
        "| Navn | Stilling/kommune | Til stede |",
        "| Kari Moe | Kommunalsjef, Vik kommune | x |",
        "| Ola Lie | Klinikksjef | x |",
        "| Siv Nes | Brukerutvalget | x |",
    )

    assert _people(reading) == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "Kommunalsjef", "enhet": "Vik kommune"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "funksjon": "Klinikksjef"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "enhet": "Brukerutvalget"},
    ]


def test_a_column_of_groups_may_stand_behind_the_names() -> None:
    """What it is called says what it is, wherever it stands."""
    reading = _table(
        "| Navn | Enhet | Gruppe | Møtt |",
        "| Kari Moe | Dalen | Kommunene | x |",
        "| Siv Nes | Vik sykehus | Sykehuset | x |",
    )

    assert _groups(reading) == {
        "Kommunene": [{"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen"}],
        "Sykehuset": [{"navn": "Siv Nes", "oppmoete": "møtt", "enhet": "Vik sykehus"}],
    }


@pytest.mark.parametrize("heading", ["Vara", "Møtt som vara"])
def test_a_cross_in_the_column_of_substitutes_says_that_one_came(heading: str) -> None:
    """It is no name of somebody who came instead."""
    reading = _table(
        f"| Navn | Møtt | {heading} | Forfall |",
        "| Kari Moe | x | | |",
        "| Ola Lie | | | x |",
        "| Siv Nes | | x | |",
    )

    assert [(one["navn"], one["oppmoete"]) for one in _people(reading)] == [
        ("Kari Moe", "møtt"),
        ("Ola Lie", "forfall"),
        ("Siv Nes", "møtt"),
    ]


@pytest.mark.parametrize("heading", ["Møtt som vara", "Møtte som vara", "Vara"])
def test_a_name_in_the_column_of_substitutes_is_who_came_instead(heading: str) -> None:
    """The column of groups stands before the names, and is no part of it."""
    reading = _table(
        f"| Part | Medlem | {heading} |", "| Kommunene | Kari Moe (forfall) | Ola Lie |", "| Sykehuset | Siv Nes | |"
    )

    assert _groups(reading) == {
        "Kommunene": [
            {"navn": "Kari Moe", "oppmoete": "forfall"},
            {"navn": "Ola Lie", "oppmoete": "møtt", "moette_for": "Kari Moe"},
        ],
        "Sykehuset": [{"navn": "Siv Nes", "oppmoete": "møtt"}],
    }


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        (["Kari Moe | Leder | Dalen kommune", "Ola Lie | Medlem | Vik kommune", "Siv Nes | Medlem | Vik sykehus"],
         {"funksjon": "Leder", "enhet": "Dalen kommune"}),
        (["Kari Moe | Dalen kommune", "Ola Lie | Vik kommune", "Siv Nes | Vik sykehus"], {"enhet": "Dalen kommune"}),
        (["Kari Moe | styreleder", "Ola Lie | nestleder", "Siv Nes | styremedlem"], {"funksjon": "styreleder"}),
    ],
)  # fmt: skip
def test_rows_of_people_are_the_list_where_no_heading_says_so(rows: list[str], first: dict[str, str]) -> None:
    """It is a guess that they were there."""
    reading = _table(*(f"| {row} |" for row in rows))

    assert _people(reading)[0] == {"navn": "Kari Moe", "oppmoete": "møtt"} | first
    assert [one["navn"] for one in _people(reading)] == ["Kari Moe", "Ola Lie", "Siv Nes"]
    assert "moeteleder" not in reading.record
    assert reading.ledger.guesses[0].made == "oppmøte"


def test_columns_of_offices_beside_the_municipalities_need_no_heading_above() -> None:
    """A cell may be empty, where one was not there."""
    reading = _table(
        "| Kommune | Ordfører | Kommunedirektør |",
        "| Dalen kommune | | Kari Moe |",
        "| Vik kommune | Ola Lie | Siv Nes |",
    )

    assert _people(reading) == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "Kommunedirektør", "enhet": "Dalen kommune"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "funksjon": "Ordfører", "enhet": "Vik kommune"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "Kommunedirektør", "enhet": "Vik kommune"},
    ]


@pytest.mark.parametrize(
    ("heading", "beside"), [("Initialer", "KM"), ("Telefon", "99 88 77 66"), ("E-post", "kari@dalen.no")]
)
def test_how_somebody_is_reached_is_no_unit(heading: str, beside: str) -> None:
    """The record has no place for it, and the report tells of it."""
    reading = _table(f"| Navn | {heading} | Firma |", f"| Kari Moe | {beside} | Dalen Bygg AS |", "| Ola Lie | | Vik |")

    assert _people(reading)[0] == {"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen Bygg AS"}
    assert [guess.text for guess in reading.ledger.guesses if guess.made == "navn: Kari Moe"] == [beside]


def test_rows_of_a_pdf_without_lines_have_a_mark_each_where_a_group_stands_beside_several() -> None:
    """A row that begins with an empty cell does not go on with the one above, which has a mark of its own."""
    page = made("""
Dato: 4.3.2026

#table(columns: 4, stroke: none, inset: (x: 12pt, y: 2pt),
  [Part], [Navn], [Enhet/rolle], [Oppmøte],
  table.cell(rowspan: 2)[Kommunene], [Kari Moe], [Dalen kommune], [møtt],
  [Ola Lie], [Vik kommune, vara for Per Vik], [Teams],
  table.cell(rowspan: 2)[Sykehuset], [Siv Nes], [Vik sykehus], [møtt],
  [Anne Dal], [fagsjef], [forfall],
)

*Sak 4/26 Budsjett*

Vedtak: Saken utsettes til neste møte, fordi utvalget mangler tallene for det året som gikk, og vil se dem først.
""")

    assert _groups(read_meeting(read_document("referat.pdf", page), None)) == {
        "Kommunene": [
            {"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen kommune"},
            {"navn": "Ola Lie", "oppmoete": "digitalt", "enhet": "Vik kommune", "moette_for": "Per Vik"},
        ],
        "Sykehuset": [
            {"navn": "Siv Nes", "oppmoete": "møtt", "enhet": "Vik sykehus"},
            {"navn": "Anne Dal", "oppmoete": "forfall", "funksjon": "fagsjef"},
        ],
    }


@pytest.mark.parametrize("heading", ["Møtt/Forfall", "Møtt (M) / Forfall (F)", "Til stede (M/F)", "Oppmøte"])
def test_letters_say_who_was_there(heading: str) -> None:
    """An F under «Møtt» is no cross."""
    people = _people(_table(f"| Navn | {heading} |", "| Kari Moe | M |", "| Ola Lie | F |", "| Siv Nes | Teams |"))

    assert [one["oppmoete"] for one in people] == ["møtt", "forfall", "digitalt"]


@pytest.mark.parametrize(
    "headings", ["Til stede (X) | Forfall (X)", "Møtt (sett x) | Ikke møtt (x)", "Tilstede | Forfall"]
)
def test_what_is_to_be_set_in_a_column_is_no_part_of_its_name(headings: str) -> None:
    """It stands in brackets behind it."""
    people = _people(_table(f"| Navn | {headings} |", "| Kari Moe | X | |", "| Ola Lie | | X |"))

    assert people[0] == {"navn": "Kari Moe", "oppmoete": "møtt"}
    assert people[1]["oppmoete"] in ("forfall", "uteblitt")
    assert "enhet" not in people[1]


def test_the_column_of_marks_may_have_who_came_instead() -> None:
    """In words, or as a name in place of the mark."""
    reading = _table(
        "| Medlem | Møtt |",
        "| Kari Moe | Kari Moe |",
        "| Ola Lie | Meldt forfall, vara: Siv Nes |",
        "| Anne Dal | Per Vik |",
    )

    assert _people(reading) == [
        {"navn": "Kari Moe", "oppmoete": "møtt"},
        {"navn": "Ola Lie", "oppmoete": "forfall"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "moette_for": "Ola Lie"},
        {"navn": "Anne Dal", "oppmoete": "forfall"},
        {"navn": "Per Vik", "oppmoete": "møtt", "moette_for": "Anne Dal"},
    ]


@pytest.mark.parametrize("heading", ["Møtt / vara", "Oppmøte/vara", "Fremmøte / varamedlem", "Til stede/vara"])
def test_a_column_of_who_came_and_for_whom_is_read_by_what_stands_in_it(heading: str) -> None:
    """The words that say whether somebody came are no name of a substitute."""
    reading = _table(
        f"| Medlem | Parti | Rolle | {heading} |",
        "| Kari Moe | H | Leder | Møtt |",
        "| Ola Lie | Ap | Medlem | Forfall |",
        "| Anne Dal | V | Medlem | Per Vik |",
        "| Siv Nes | Ap | Varamedlem | Møtt for Ola Lie |",
    )

    people = {one["navn"]: (one["oppmoete"], one.get("moette_for")) for one in _people(reading)}
    assert people == {
        "Kari Moe": ("møtt", None),
        "Ola Lie": ("forfall", None),
        "Anne Dal": ("forfall", None),
        "Per Vik": ("møtt", "Anne Dal"),
        "Siv Nes": ("møtt", "Ola Lie"),
    }
    assert not {"Møtt", "Forfall"} & {guess.text for guess in reading.ledger.guesses}


def test_those_who_may_meet_for_each_member_met_for_nobody_who_was_there() -> None:
    """The column names a substitute for each; that one came for somebody who was away is a guess."""
    reading = _table(
        "| Medlem | Personlig vara | Møtt | Forfall |",
        "| Kari Moe | Per Vik | x | |",
        "| Ola Lie | Anne Dal | x | |",
        "| Siv Nes | Jon Foss | | x |",
    )

    assert _people(reading) == [
        {"navn": "Kari Moe", "oppmoete": "møtt"},
        {"navn": "Ola Lie", "oppmoete": "møtt"},
        {"navn": "Siv Nes", "oppmoete": "forfall"},
        {"navn": "Jon Foss", "oppmoete": "møtt", "moette_for": "Siv Nes"},
    ]
    assert {"Per Vik", "Anne Dal", "Jon Foss"} <= {guess.text for guess in reading.ledger.guesses}


def test_a_table_with_fewer_columns_than_the_one_above_has_its_own() -> None:
    """Its headings say what its columns are for, wherever those of the other stand."""
    reading = _reading(
        "Medlemmer:\n!grid\n| Navn | Parti | Funksjon | Møtt |\n| Kari Moe | H | Leder | Forfall |\n!end\n"
        "Varamedlemmer:\n!grid\n| Navn | Parti | Møtte for |\n| Ola Lie | H | Kari Moe |\n!end\n"
    )

    assert _groups(reading)["Varamedlemmer"] == [
        {"navn": "Ola Lie", "oppmoete": "møtt", "parti": "H", "moette_for": "Kari Moe"}
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Prosjekteier, Dalen sykehus", {"funksjon": "Prosjekteier", "enhet": "Dalen sykehus"}),
        ("Systemeier, Vik kommune", {"funksjon": "Systemeier", "enhet": "Vik kommune"}),
        ("Brukerrepresentant, FFO", {"funksjon": "Brukerrepresentant", "enhet": "FFO"}),
        ("Tillitsvalgt, NSF", {"funksjon": "Tillitsvalgt", "enhet": "NSF"}),
    ],
)
def test_what_somebody_is_and_where_from_may_stand_in_one_cell(said: str, told: dict[str, str]) -> None:
    """As behind a comma."""
    reading = _reading(f"Til stede:\n!grid\n| Kari Moe | {said} |\n| Ola Lie | Vik kommune |\n!end\n")

    assert _people(reading)[0] == {"navn": "Kari Moe", "oppmoete": "møtt"} | told


def test_a_row_that_is_a_heading_ends_no_columns() -> None:
    """A cell across the table is the heading of those below it, whose marks stand in the columns named above."""
    page = made("""
#table(columns: 3, [Kommunene:], [Møtte], [Forfall],
  [Kari Moe, Dalen], [x], [],
  table.cell(colspan: 3)[*Sykehuset:*],
  [Ola Lie], [], [x],
  table.cell(colspan: 3)[*Fastleger:*],
  [Siv Nes], [x], [],
)

*Sak 4/26 Budsjett*

Vedtak: Saken utsettes.
""")

    assert _groups(read_meeting(read_document("referat.pdf", page), None)) == {
        "Kommunene": [{"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen"}],
        "Sykehuset": [{"navn": "Ola Lie", "oppmoete": "forfall"}],
        "Fastleger": [{"navn": "Siv Nes", "oppmoete": "møtt"}],
    }


def test_rows_of_people_below_labels_that_tabs_set_apart_are_a_table_of_their_own() -> None:
    """A heading stands between them, and they have a column more."""
    page = made("""
#table(columns: 2, stroke: none, column-gutter: 20pt,
  [Dato:], [4.3.2026], [Stad:], [Rådhuset i Dalen, kommunestyresalen], [Møteleiar:], [Kari Moe])

*Til stades:*

#table(columns: 3, stroke: none, column-gutter: 25pt,
  [Kari Moe], [kommunedirektør], [Dalen kommune],
  [Ola Magne Lie], [helse- og omsorgssjef], [Vik kommune],
  [Siv Nes], [fagdirektør], [Nes sjukehus])

*Sak 4/26 Budsjett*

Vedtak: Saka vert utsett til neste møte, fordi utvalet manglar tala for det året som gjekk, og vil sjå dei først.
""")

    assert _people(read_meeting(read_document("referat.pdf", page), None)) == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "kommunedirektør", "enhet": "Dalen kommune"},
        {"navn": "Ola Magne Lie", "oppmoete": "møtt", "funksjon": "helse- og omsorgssjef", "enhet": "Vik kommune"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "fagdirektør", "enhet": "Nes sjukehus"},
    ]


def test_an_office_below_a_name_in_one_cell_is_no_part_of_it() -> None:
    """A line each, as a narrow column has them."""
    people = _people(_reading("Til stede:\n!grid\n| Kari Moe // kommunedirektør | Dalen kommune |\n!end\n"))

    assert people == [{"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "kommunedirektør", "enhet": "Dalen kommune"}]


def test_the_number_of_a_row_says_nothing_of_anybody() -> None:
    """It is no unit."""
    reading = _table("| Nr | Navn | Tilhørighet |", "| 1 | Kari Moe | Dalen kommune |", "| 2 | Ola Lie | Vik kommune |")

    assert [one["enhet"] for one in _people(reading)] == ["Dalen kommune", "Vik kommune"]
    assert not reading.ledger.guesses


@pytest.mark.parametrize("corner", ["", "Organisasjon"])
def test_lists_beside_the_parties_need_no_word_in_the_corner(corner: str) -> None:
    """Each cell has the people of a party who were there, or were not."""
    reading = _table(
        f"| {corner} | Til stede | Forfall |",
        "| Dalen kommune | Kari Moe // Ola Lie, rådgiver | Per Vik |",
        "| Sykehuset | Siv Nes | Anne Dal |",
    )

    assert {one["navn"]: (one["oppmoete"], one["enhet"]) for one in _people(reading)} == {
        "Kari Moe": ("møtt", "Dalen kommune"),
        "Ola Lie": ("møtt", "Dalen kommune"),
        "Siv Nes": ("møtt", "Sykehuset"),
        "Per Vik": ("forfall", "Dalen kommune"),
        "Anne Dal": ("forfall", "Sykehuset"),
    }


def test_the_word_for_a_substitute_in_the_column_of_marks_says_who_came() -> None:
    """The member was away."""
    people = _people(_table("| Navn | Deltok |", "| Kari Moe | Ja |", "| Ola Lie | Vara: Siv Nes |"))

    assert people[1:] == [
        {"navn": "Ola Lie", "oppmoete": "forfall"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "moette_for": "Ola Lie"},
    ]


def test_lines_of_a_cell_that_end_with_a_place_are_somebody_each() -> None:
    """The place looks like a name, and the office before it says that it is none."""
    page = made("""
#table(columns: (235pt, 150pt), [Fra kommunene], [Fra sykehuset],
  [Leif Kjetil Moe Brenden, kommunalsjef, Store Dal \\ Nina Holth Viken, kommunalsjef, Lille Dal], [Siv Nes, fagsjef])

*Sak 4/26 Budsjett*

Vedtak: Saken utsettes.
""")

    assert [one["navn"] for one in _people(read_meeting(read_document("referat.pdf", page), None))] == [
        "Leif Kjetil Moe Brenden",
        "Nina Holth Viken",
        "Siv Nes",
    ]


def test_a_mark_may_go_on_with_who_came_and_when() -> None:
    """Without a colon before the substitute, and without a word for the mark itself."""
    reading = _table(
        "| Navn | Møtt |", "| Kari Moe | nei, vara Per Vik |", "| Ola Lie | fra kl. 10 |", "| Siv Nes | ja |"
    )

    assert _people(reading) == [
        {"navn": "Kari Moe", "oppmoete": "forfall"},
        {"navn": "Per Vik", "oppmoete": "møtt", "moette_for": "Kari Moe"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "kom": "10:00"},
        {"navn": "Siv Nes", "oppmoete": "møtt"},
    ]


def test_no_in_the_column_of_those_who_were_away_is_nobody_away() -> None:
    """The same word says the opposite under «Møtt»."""
    people = _people(_table("| Navn | Møtt | Forfall |", "| Kari Moe | Ja | |", "| Ola Lie | Nei | Ja |"))

    assert [one["oppmoete"] for one in people] == ["møtt", "forfall"]


def test_people_of_a_cell_may_have_dashes_behind_their_names() -> None:
    """Each line is somebody, though the one above had no room for more."""
    page = made("""
#table(columns: (70pt, 175pt), [Deltakere:],
  [Kari Moe – leder – Dalen kommune \\ Ola Lie – nestleder – Vik kommune \\ Siv Nes – Vik sykehus],
  [Ikke møtt:], [Per Vik – Nes kommune])

*Sak 4/26 Budsjett*

Vedtak: Saken utsettes.
""")

    assert [(one["navn"], one["enhet"]) for one in _people(read_meeting(read_document("referat.pdf", page), None))] == [
        ("Kari Moe", "Dalen kommune"),
        ("Ola Lie", "Vik kommune"),
        ("Siv Nes", "Vik sykehus"),
        ("Per Vik", "Nes kommune"),
    ]


def test_a_mark_in_words_needs_no_heading() -> None:
    """Also with how somebody was there in brackets."""
    rows = "| Kari Moe | Dalen kommune | møtt |\n| Ola Lie | Vik sykehus | møtt (Teams) |\n"
    people = _people(_reading(f"Til stede:\n!grid\n{rows}!end\n"))

    assert people == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen kommune"},
        {"navn": "Ola Lie", "oppmoete": "digitalt", "enhet": "Vik sykehus"},
    ]


@pytest.mark.parametrize("remark", ["Leder", "Nestleder", "Observatør"])
def test_an_office_that_is_remarked_is_told_beside_the_one_that_stands(remark: str) -> None:
    """It says nothing of whether somebody came."""
    table = f"!plain\n| Navn | Stilling | Oppmøte | Merknad |\n| Kari Moe | Rådmann | Møtt | {remark} |\n"
    told = _reading(f"{table}| Ola Lie | Lege | Møtt | |\n!end\n").ledger.guesses

    assert [guess.made for guess in told if guess.text == remark] == ["funksjon: Rådmann"]


def test_whom_a_substitute_was_for_has_a_column() -> None:
    """Beside what each is."""
    table = "!plain\n| Medlemmer | Parti | Rolle | Varamedlem for |\n| Kari Moe | Ap | Leder | |\n"
    table += "| Ola Lie | Høyre | Varamedlem | Siv Nes |\n| Per Vik | Sp | Medlem | |\n!end\n"
    cases = "## Sak 1/26 Havn\nVedtak: Saken utsettes.\n## Sak 2/26 Vei\nVedtak: Saken utsettes.\n"
    words = f"# Møtereferat\nUtvalg: Formannskapet\nDato: 04.03.2026\nTil stede\n{table}{cases}"
    record = read_meeting(read_document("referat.docx", word_document(words)), None).record
    people = {one["navn"]: one for group in record["deltakere"] for one in group["personer"]}

    assert people["Ola Lie"]["moette_for"] == "Siv Nes"


@pytest.mark.parametrize(
    "lines",
    [
        "Til stede:\tKari Moe\tLeder\n\tOla Lie\tNestleder\nForfall:\tSiv Nes\tMedlem\nAndre:\tPer Bø\tSekretær\n",
        """!plain
| Til stede: | Kari Moe | Leder |
| | Ola Lie | Nestleder |
| Forfall: | Siv Nes | Medlem |
| Andre: | Per Bø | Sekretær |
!end
""",
    ],
)
def test_a_heading_may_stand_before_the_first_of_those_under_it_in_columns(lines: str) -> None:
    """What stands beside their names is of them, and names no column."""
    assert _groups(_reading(lines)) == {
        "Medlemmer": [
            {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "Leder"},
            {"navn": "Ola Lie", "oppmoete": "møtt", "funksjon": "Nestleder"},
            {"navn": "Siv Nes", "oppmoete": "forfall", "funksjon": "Medlem"},
        ],
        "Andre": [{"navn": "Per Bø", "oppmoete": "møtt", "funksjon": "Sekretær"}],
    }


def test_rows_below_people_beside_each_other_have_people_beside_each_other_too() -> None:
    """The second of a row without a heading is somebody, as in the row above, and not where the first is from."""
    lines = "!plain\n| Til stede: | Kari Moe | Ola Lie |\n| | Siv Nes | Per Bø |\n| Forfall: | Eva Li | Bo Ek |\n!end\n"

    assert [(one["navn"], one["oppmoete"]) for one in _people(_reading(lines))] == [
        *((name, "møtt") for name in ("Kari Moe", "Ola Lie", "Siv Nes", "Per Bø")),
        *((name, "forfall") for name in ("Eva Li", "Bo Ek")),
    ]


def test_a_cross_beside_somebody_under_those_who_were_away_says_that_they_were() -> None:
    """It stands in no column that says anything else."""
    reading = _reading("Medlemmer:\tKari Moe\tx\n\tOla Lie\tx\nForfall:\tSiv Nes\tx\n")

    assert [one["oppmoete"] for one in _people(reading)] == ["møtt", "møtt", "forfall"]


def test_the_number_of_a_row_is_not_where_somebody_is_from() -> None:
    """A mark that nobody explains is told, and is no unit either."""
    reading = _table("| | Navn | Rolle | 4.3 |", "| 1 | Kari Moe | Leder | x |", "| 2 | Ola Lie | Medlem | f |")

    assert _people(reading) == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "Leder"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "funksjon": "Medlem"},
    ]
    assert [guess.text for guess in reading.ledger.guesses] == ["f"]
    assert [guess.text for guess in _reading("Oppmøte: Kari Moe (x), Ola Lie (f)\n").ledger.guesses] == ["(f)"]


@pytest.mark.parametrize(
    "heading", ["Medlemmer til stede (7 av 9):", "Medlemmer til stede (7):", "Til stede (7 stk.):"]
)
def test_how_many_came_may_stand_in_the_heading_of_those_who_did(heading: str) -> None:
    """It is no part of what the group is called."""
    assert _groups(_reading(f"{heading}\nKari Moe (Ap)\nOla Lie\n")) == {
        "Medlemmer": [
            {"navn": "Kari Moe", "oppmoete": "møtt", "parti": "Ap"},
            {"navn": "Ola Lie", "oppmoete": "møtt"},
        ]
    }
