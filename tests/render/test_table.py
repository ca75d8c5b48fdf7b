"""One list in every format: what a `Table` writes for people and for programs."""

import json
from typing import NamedTuple

import pytest

from referat_cli.render.markdown_escapes import escape_markdown
from referat_cli.render.screen import Screen
from referat_cli.render.table import Column, ListFormat, Marked, Table, draw


class Row(NamedTuple):
    """A row of an invented list."""

    number: str
    amount: int
    names: tuple[str, ...]
    title: str | None


COLUMNS = [
    Column[Row]("Sak", lambda row: row.number),
    Column[Row]("Antall", lambda row: str(row.amount), number=True),
    Column[Row]("Navn", lambda row: ", ".join(row.names), optional=True),
    Column[Row]("Tittel", lambda row: row.title or ""),
]
LIST: Table[Row] = Table("saker", COLUMNS, keys=("saksnr", "antall", "navn", "tittel"))
ROWS = [Row("42/24", 7, ("Kari", "Ola"), "Budsjett"), Row("100/24", 12, (), None)]
HOSTILE = Row("=1+1", -1, ("@Ola", "Per"), "a\x1b[2J | <b>x</b>\nGH-7 http://y.no `kode`")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("table", "Sak     Antall  Navn       Tittel\n42/24        7  Kari, Ola  Budsjett\n100/24      12"),
        (
            "json",
            """\
{
  "versjon": 1,
  "saker": [
    {
      "saksnr": "42/24",
      "antall": 7,
      "navn": [
        "Kari",
        "Ola"
      ],
      "tittel": "Budsjett"
    },
    {
      "saksnr": "100/24",
      "antall": 12,
      "navn": [],
      "tittel": null
    }
  ]
}""",
        ),
        (
            "ndjson",
            (
                '{"saksnr": "42/24", "antall": 7, "navn": ["Kari", "Ola"], "tittel": "Budsjett"}\n'
                '{"saksnr": "100/24", "antall": 12, "navn": [], "tittel": null}'
            ),
        ),
        ("csv", "saksnr,antall,navn,tittel\n42/24,7,Kari; Ola,Budsjett\n100/24,12,,"),
        (
            "markdown",
            (
                "| Sak | Antall | Navn | Tittel |\n| --- | --- | --- | --- |\n"
                "| 42/24 | 7 | Kari, Ola | Budsjett |\n| 100/24 | 12 |  |  |"
            ),
        ),
    ],
)
def test_a_list_in_every_format(form: ListFormat, text: str) -> None:
    """Columns under their headings, numbers to the right, and the record's own keys for programs."""
    assert LIST.render(ROWS, form, Screen()) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "table",
            "Sak   Antall  Navn       Tittel\n=1+1      -1  @Ola, Per  a␛[2J | <b>x</b>\n"
            + " " * 25
            + "GH-7 http://y.no `kode`",
        ),
        (
            "ndjson",
            (
                '{"saksnr": "=1+1", "antall": -1, "navn": ["@Ola", "Per"], '
                '"tittel": "a\\u001b[2J | <b>x</b>\\nGH-7 http://y.no `kode`"}'
            ),
        ),
        ("csv", "saksnr,antall,navn,tittel\n'=1+1,-1,'@Ola; Per,\"a␛[2J | <b>x</b>\nGH-7 http://y.no `kode`\""),
        (
            "markdown",
            (
                "| Sak | Antall | Navn | Tittel |\n| --- | --- | --- | --- |\n"
                "| =1+1 | -1 | &#64;&#8203;Ola, Per | a␛&#91;2J &#124; &#60;b&#62;x&#60;/b&#62; "
                "GH&#8203;-7 http&#8203;://y.no &#96;kode&#96; |"
            ),
        ),
    ],
)
def test_a_hostile_text_in_every_format(form: ListFormat, text: str) -> None:
    """It is shown and does nothing; only data has it as it stands, and a number is no text that begins a formula."""
    assert LIST.render([HOSTILE], form, Screen()) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_cell_that_a_spreadsheet_would_calculate_begins_with_an_apostrophe(start: str) -> None:
    """As OWASP advises; what is inside a text calculates nothing."""
    text = LIST.render([Row(f"{start}1", 1, (), f"a{start}1")], "csv", Screen())
    number, _count, _names, title = text.split("\n")[1].split(",")
    assert number.startswith("'")
    assert title.startswith("a")


def test_data_escapes_what_a_terminal_would_obey() -> None:
    """A program reads the same text: also of a file name that is no UTF-8."""
    row = Row("\x9b2J\u202e\udc80", 1, (), "\x7f")
    text = LIST.render([row], "json", Screen())
    assert '"\\u009b2J\\u202e\\udc80"' in text
    assert json.loads(text)["saker"][0]["saksnr"] == row.number


def test_columns_that_say_nothing_are_left_out() -> None:
    """An optional one that is empty in every row, and a distinctive one that is the same in all."""
    table = Table[Row]("saker", [Column("År", lambda row: row.number[-2:], distinctive=True), *COLUMNS])
    assert table.render(ROWS[1:], "table", Screen()) == "Sak     Antall  Tittel\n100/24      12"
    other = [ROWS[1], Row("1/25", 1, (), "Valg")]
    assert table.render(other, "table", Screen()) == (
        "År  Sak     Antall  Tittel\n24  100/24      12\n25  1/25         1  Valg"
    )


def test_a_record_may_hold_several_rows() -> None:
    """A table and a spreadsheet have a row for each name, data a record for each case."""
    table = Table[Row](
        "saker",
        [Column("Sak", lambda pair: pair[0].number), Column("Navn", lambda pair: pair[1])],
        keys=("saksnr", "navn"),
        record=lambda row: {"saksnr": row.number, "navn": row.names},
        expand=lambda row: [(row, name) for name in row.names],
        flat=lambda pair: {"saksnr": pair[0].number, "navn": pair[1]},
    )
    assert table.render(ROWS, "table", Screen()) == "Sak    Navn\n42/24  Kari\n42/24  Ola"
    assert table.render(ROWS, "csv", Screen()) == "saksnr,navn\n42/24,Kari\n42/24,Ola"
    assert table.render(ROWS, "ndjson", Screen()).split("\n")[1] == '{"saksnr": "100/24", "navn": []}'


def test_the_last_column_is_folded_first() -> None:
    """At spaces; as long as that is enough, the others stay as they are."""
    row = Row("1/24", 1, ("Kari Nordmann",), "Pasientforløp og samhandling i helsefellesskapet")
    assert LIST.render([row], "table", Screen(60)).splitlines() == [
        "Sak   Antall  Navn           Tittel",
        "1/24       1  Kari Nordmann  Pasientforløp og samhandling i",
        "                             helsefellesskapet",
    ]


def test_other_columns_are_folded_where_a_word_would_be_broken_else() -> None:
    """The first one last, because it tells which row it is; a number never."""
    row = Row("1/24", 1, ("Kari Nordmann", "Ola Hansen"), "Samhandlingskoordinatorene anbefaler")
    assert LIST.render([row], "table", Screen(53)).splitlines() == [
        "Sak   Antall  Navn        Tittel",
        "1/24       1  Kari        Samhandlingskoordinatorene",
        "              Nordmann,   anbefaler",
        "              Ola Hansen",
    ]


def test_a_word_is_broken_where_nothing_else_gives_way() -> None:
    """An address, say; nothing is lost."""
    address = "https://example.org/" + "a" * 50
    lines = LIST.render([Row("1/24", 1, (), address)], "table", Screen(40)).splitlines()
    assert max(map(len, lines)) == 40
    assert "".join(line[14:] for line in lines[1:]) == address


def test_on_a_narrow_terminal_the_last_text_stands_below() -> None:
    """The rest of a heading stands further in, so that it is not taken for a row; a number says what it counts."""
    rows = [Row("42/24", 7, ("Kari Nordmann", "Ola"), "Budsjett")]
    assert LIST.render(rows, "table", Screen(30, terminal=True)).splitlines() == [
        "42/24  Antall 7  Kari",
        "    Nordmann, Ola",
        "  Budsjett",
    ]


def test_on_a_narrow_terminal_names_may_need_their_heading() -> None:
    """Where nobody could tell who the people are."""
    columns = [column._replace(named=column.heading in ("Navn", "Tittel")) for column in COLUMNS]
    rows = [Row("42/24", 7, ("Kari Nordmann",), "Budsjett")]
    assert LIST._replace(columns=columns).render(rows, "table", Screen(30, terminal=True)).splitlines() == [
        "42/24  Antall 7  Navn Kari",
        "    Nordmann",
        "  Tittel Budsjett",
    ]


def test_details_stand_below_their_row() -> None:
    """Across the screen; where the last column has no room, it is the first of them."""
    table = LIST._replace(columns=COLUMNS[:3], details=lambda row: [row.title or "–"])
    rows = [Row("42/24", 7, ("Kari Nordmann", "Ola Hansen"), "Budsjett for neste år"), ROWS[1]]
    assert table.render(rows, "table", Screen(50)).splitlines() == [
        "Sak     Antall  Navn",
        "42/24        7  Kari Nordmann, Ola Hansen",
        "  Budsjett for neste år",
        "100/24      12",
        "  –",
    ]
    assert table.render(rows, "table", Screen(30)).splitlines() == [
        "Sak     Antall",
        "42/24        7",
        "  Navn: Kari Nordmann, Ola",
        "  Hansen",
        "  Budsjett for neste år",
        "100/24      12",
        "  –",
    ]


def test_what_stands_out_is_bold_in_colour_and_in_markdown_and_has_marks_elsewhere() -> None:
    """A passage that is folded is bold on both lines."""
    table = Table[str]("treff", [Column("Utdrag", lambda text: Marked(text, ((3, 18),)))])
    rows = ["Om samhandling i år"]
    assert table.render(rows, "table", Screen()) == "Utdrag\nOm *samhandling i å*r"
    assert table.render(rows, "table", Screen(17, colour=True)).splitlines()[1:] == [
        "Om \x1b[1msamhandling i\x1b[0m",
        "\x1b[1må\x1b[0mr",
    ]
    assert table.render(rows, "markdown", Screen()).splitlines()[2] == "| Om **samhandling i å**r |"


def test_headings_stand_out_in_colour_and_stay_in_their_columns() -> None:
    """What is invisible takes no room."""
    lines = [
        line for block in draw(["Sak", "Tittel"], [["42/24", "Budsjett"]], Screen(80, colour=True)) for line in block
    ]
    assert lines == ["\x1b[1mSak\x1b[0m    \x1b[1mTittel\x1b[0m", "42/24  Budsjett"]


def test_texts_that_look_like_numbers_stay_as_they_are() -> None:
    """A library that draws tables must not take a case number or a version for a number."""
    cells = [["4.10", "007", "2E10", "1/24"], ["", "", "", ""], ["-", "1,000", "nan", "True"]]
    assert draw(["a", "b", "c", "d"], cells, Screen()) == [
        ["a     b      c     d"],
        ["4.10  007    2E10  1/24"],
        [""],
        ["-     1,000  nan   True"],
    ]


@pytest.mark.parametrize("width", [50, 60, 80])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """In a pipe and on a terminal, also where a word is."""
    rows = [Row("42/24", 7, ("Kari Nordmann", "Ola Hansen"), "https://example.org/" + "a" * 90)]
    for screen in (Screen(width), Screen(width, terminal=True)):
        assert max(map(len, LIST.render(rows, "table", screen).splitlines())) <= width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fem av 5", "fem av 5"),
        ("post@example.no", "post&#64;&#8203;example.no"),
        ("42/24#2", "42/24&#35;&#8203;2"),
        ("a\n  b", "a b"),
        (" a ", " a "),
        ("www.y.no", "www&#8203;.y.no"),
        ("\\$x_1$ ~~a~~", "&#92;&#36;x&#95;1&#36; &#126;&#126;a&#126;&#126;"),
    ],
)
def test_markdown_shows_a_text_as_it_stands(text: str, shown: str) -> None:
    """Marks as entities; a character of no width where a name, a number or an address would become a link."""
    assert escape_markdown(text) == shown


def test_what_nobody_would_see_is_seen_and_data_is_still_data() -> None:
    """Also a character that takes two units of UTF-16, as in the tags that hide a text within another."""
    text = "a\u200bb\u061cc\U000e0041d"
    row = Row("1/26", 1, (), text)
    assert json.loads(LIST.render([row], "ndjson", Screen()))["tittel"] == text
    assert "a<U+200B>b<U+061C>c<U+E0041>d" in LIST.render([row], "table", Screen())
