"""What a person and a program get from a search, on wide and narrow screens, with colour and without."""

import csv
import io
import json

import pytest

from referat_cli.queries.search import Excerpt, Hit, excerpt
from referat_cli.queries.search_syntax import understood
from referat_cli.render.screen import Screen
from referat_cli.render.search import HITS as LIST
from referat_cli.render.search import field_word
from tests.support.output_schemas import check_answer

QUERY = understood("vedtak budsjett")
PATH = "minutes/prove/2026/2026-03-04.yaml"
TEXT = (
    "Prøveutvalget vedtar budsjettet for neste år, og ber om at tallene legges frem på nytt i første møte etter ferien."
)
HITS = [
    Hit("prove", "2/26", "2026-03-04", "Budsjett", "vedtak", excerpt(TEXT, QUERY), PATH),
    Hit("prove", None, "2026-03-04", None, "forslag_til_vedtak", excerpt("Budsjett | vedtak", QUERY), PATH),
]


def test_a_table_says_where_each_hit_is_and_marks_it() -> None:
    """Without colour an asterisk stands on each side of a hit; the passage is folded in its column."""
    assert LIST.render(HITS, "table", Screen(80)) == (
        "Sak   Møte        Felt     Utdrag\n"
        "2/26  2026-03-04  vedtak   Prøveutvalget *vedtar* *budsjettet* for neste år, og\n"
        "                           ber om at tallene legges frem på nytt i første møte\n"
        "                           etter ferien.\n"
        "      2026-03-04  forslag  *Budsjett* | *vedtak*"
    )


def test_on_a_narrow_screen_the_passage_stands_below() -> None:
    """Forty columns hold a heading and a passage, not four columns."""
    assert LIST.render(HITS, "table", Screen(40, terminal=True)) == (
        "2/26  2026-03-04  vedtak\n"
        "  Prøveutvalget *vedtar* *budsjettet*\n"
        "  for neste år, og ber om at tallene\n"
        "  legges frem på nytt i første møte\n"
        "  etter ferien.\n"
        "2026-03-04  forslag\n"
        "  *Budsjett* | *vedtak*"
    )


@pytest.mark.parametrize("width", [40, 44, 52, 60, 66, 72, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """Also where a word is."""
    address = Excerpt(f"https://example.org/{'a' * 90} vedtak", ((111, 117),))
    hits = [*HITS, HITS[0]._replace(excerpt=address, committee="annet")]
    assert max(map(len, LIST.render(hits, "table", Screen(width, terminal=True)).splitlines())) <= width


def test_with_colour_hits_are_bold_and_carry_no_marks() -> None:
    """A hit of several words that is folded is bold on both lines, and nothing between the columns is."""
    query = understood("«ber om at tallene»")
    hit = HITS[0]._replace(excerpt=excerpt(TEXT, query))
    lines = LIST.render([hit], "table", Screen(80, colour=True)).splitlines()
    assert lines[1:] == [
        "2/26  2026-03-04  vedtak  Prøveutvalget vedtar budsjettet for neste år, og \x1b[1mber\x1b[0m",
        "                          \x1b[1mom at tallene\x1b[0m legges frem på nytt i første møte etter",
        "                          ferien.",
    ]


def test_a_passage_cannot_command_a_terminal() -> None:
    """What a terminal would obey is shown instead, and the marks still stand where they should."""
    hit = HITS[0]._replace(excerpt=Excerpt("\x1b[2J vedtak", ((5, 11),)))
    assert LIST.render([hit], "table", Screen(80)).endswith("␛[2J *vedtak*")
    assert LIST.render([hit], "table", Screen(80, colour=True)).endswith("␛[2J \x1b[1mvedtak\x1b[0m")


def test_several_committees_are_told_apart() -> None:
    """The column is there only where it says something."""
    table = LIST.render([HITS[0], HITS[1]._replace(committee="annet")], "table", Screen(80))
    assert table.startswith("Utvalg  Sak   Møte        Felt     Utdrag\nprove   2/26 ")


def test_json_holds_the_passage_and_where_its_hits_stand() -> None:
    """The record's own keys; the published schema; no marks in the text."""
    answer = json.loads(LIST.render(HITS, "json", Screen()))
    check_answer(answer, "search")
    assert answer["versjon"] == 1
    assert answer["treff"][1] == {
        "utvalg": "prove",
        "saksnr": None,
        "moetedato": "2026-03-04",
        "felt": "forslag_til_vedtak",
        "utdrag": "Budsjett | vedtak",
        "merket": [[0, 8], [11, 17]],
        "tittel": None,
        "sti": PATH,
    }
    assert [json.loads(line) for line in LIST.render(HITS, "ndjson", Screen()).splitlines()] == answer["treff"]


def test_no_hits_is_an_empty_envelope() -> None:
    """So that a program needs no second way to read it."""
    assert json.loads(LIST.render([], "json", Screen())) == {"versjon": 1, "treff": []}
    assert LIST.render([], "ndjson", Screen()) == ""


def test_a_spreadsheet_has_one_row_a_hit() -> None:
    """Empty cells where the record has nothing."""
    rows = list(csv.DictReader(io.StringIO(LIST.render(HITS, "csv", Screen()))))
    assert rows[1] == {
        "utvalg": "prove",
        "saksnr": "",
        "moetedato": "2026-03-04",
        "felt": "forslag_til_vedtak",
        "utdrag": "Budsjett | vedtak",
        "tittel": "",
        "sti": PATH,
    }


def test_markdown_sets_hits_in_bold_and_nothing_else() -> None:
    """What Markdown would read as its own is text."""
    hit = HITS[0]._replace(excerpt=excerpt("Vedtak | *ikke* <b>", QUERY))
    assert LIST.render([hit], "markdown", Screen()).splitlines() == [
        "| Sak | Møte | Felt | Utdrag |",
        "| --- | --- | --- | --- |",
        "| 2/26 | 2026-03-04 | vedtak | **Vedtak** &#124; &#42;ikke&#42; &#60;b&#62; |",
    ]


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("tittel", "tittel"),
        ("forslag_til_vedtak", "forslag"),
        ("vedtak/2.3", "vedtak 2.3"),
        ("neste_moete", "neste møte"),
    ],
)
def test_fields_have_the_names_of_the_paper(field: str, word: str) -> None:
    """A key in ASCII is for programs."""
    assert field_word(field) == word
