"""A paper as Markdown: read back it is the paper again, and nothing in it is a mark that was not one."""

import random
import re

import pytest

from referat_cli.paper.running_text import running_blocks
from referat_cli.paper.tree import (
    Agenda,
    AgendaDay,
    AgendaSlot,
    Block,
    Heading,
    Items,
    Kind,
    ListItem,
    Paper,
    Paragraph,
    text_of,
)
from referat_cli.paper.writing.look import Look
from referat_cli.paper.writing.markdown import write
from tests.support.rows import each

PIECES = (
    *("ord", "a", "1.", "2)", "- x", "* y", "**fet**", "*kursiv*", "«sitat»", "(NSF)", "_under_", "**a*b*c**"),
    *(
        "*a **b** c*",
        "# h",
        "<b>",
        "&amp;",
        "`kode`",
        "\\*",
        "1) x",
        "12. juni",
        "https://example.org",
        "$5$",
        ":smil:",
    ),
    *("|", "~~s~~", "a\u00a0b", "@ola", "+ p", "=", "---", "3.1 tekst", "**Sak:** x", "![b](c)", "en **(to)** tre"),
    "[lenke](https://example.org/a_b)",
)


def sheet(*blocks: Block) -> Paper:
    """A paper with these blocks."""
    kind: Kind = "referat"
    return Paper(kind, "MØTEREFERAT", "Bruutvalget", "bru", "nb", "2026-03-04", "Bruutvalget", "{page}", blocks)


def written(*blocks: Block) -> str:
    """Blocks as Markdown, without the title above them."""
    title, _line, text = write(sheet(*blocks), Look()).decode().partition("\n\n")
    assert title == "# MØTEREFERAT"
    return text


def source(dice: random.Random) -> str:
    """A running text as people write one: paragraphs, headings and lists, with all that could be taken for a mark."""

    def line() -> str:
        return " ".join(dice.choice(PIECES) for _ in range(dice.randint(1, 6)))

    def part() -> str:
        match dice.randrange(5):
            case 0:
                return f"### {line()}"
            case 1 | 2:
                marks = ("- ", "- ", "1. ", "* ", "3) ")
                items = range(dice.randint(1, 5))
                return "\n".join("  " * dice.randint(0, 2) + dice.choice(marks) + line() for _ in items)
        return "\n".join(line() for _ in range(dice.randint(1, 3)))

    return "\n\n".join(part() for _ in range(dice.randint(1, 5)))


@each("seed", range(60))
def test_a_running_text_is_read_back_as_it_was(seed: int) -> None:
    """Every word, every line, every label, and what is bold, leaning or a link."""
    blocks = running_blocks(source(random.Random(seed)))
    assert running_blocks(written(*blocks)) == blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. mai", "1\\. mai"),
        ("- ja", "\\- ja"),
        ("# ja", "\\# ja"),
        ("Pris: 5 * 3 < 20 | `x`", "Pris: 5 \\* 3 \\< 20 \\| \\`x\\`"),
        ("kl. 13:00, $5 og $6", "kl. 13:00, \\$5 og \\$6"),
        ("tre  mellomrom\u00a0her", "tre mellomrom\u00a0her"),
    ],
)
def test_a_text_that_is_no_markdown_shows_just_itself(text: str, expected: str) -> None:
    """A point of a decision, a name, a place."""
    assert written(Paragraph(text_of(text))) == f"{expected}\n"


def items(*labels: str, ordered: bool = True) -> Items:
    """A list with these labels."""
    return Items(tuple(ListItem(label, text_of("tekst")) for label in labels), ordered)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("1.", "2."), "1. tekst\n2. tekst\n"),
        (("3)", "4)"), "3) tekst\n4) tekst\n"),
        (("1.", "5."), "1. tekst\n- 5\\. tekst\n"),
        (("1.", "3b", "2."), "1. tekst\n- 3b tekst\n2. tekst\n"),
        (("1.1", "1.2"), "- 1.1 tekst\n- 1.2 tekst\n"),
        (("a)", "b)"), "- a) tekst\n- b) tekst\n"),
        (("–", "–"), "- tekst\n- tekst\n"),
    ],
)
def test_a_label_that_markdown_would_count_otherwise_is_a_word(labels: tuple[str, ...], expected: str) -> None:
    """So that what is shown is what the record says."""
    assert written(items(*labels)) == expected


def test_two_lists_after_each_other_stay_two() -> None:
    """By their bullets, and numbers that would go on are words."""
    assert written(items("–"), items("–"), items("–")) == "- tekst\n\n* tekst\n\n- tekst\n"
    assert written(items("1."), items("1.")) == "1. tekst\n\n* 1\\. tekst\n"


def test_a_picture_is_a_link_and_never_shown() -> None:
    """Whoever reads the file fetches nothing."""
    text = written(*running_blocks("Se ![plan](https://example.org/plan.png)"))
    assert text == "Se \\![plan](<https://example.org/plan.png>)\n"


def test_the_points_of_an_agenda_stand_in_its_cell_with_their_depth() -> None:
    """A table has no room for a list."""
    below = Items((ListItem("•", text_of("c")),), ordered=False)
    points = Items((ListItem("–", text_of("a | b"), (below,)),), ordered=False)
    slot = AgendaSlot("09.00–09.10", "1/26", "Broen", (points,), ("Kari", "Ola"), "10")
    table = written(Agenda(("Kl.", "Saksnr.", "Saker", "Ansvarlig", "Tid"), (AgendaDay("", (slot,)),)))
    assert re.split(r"\n", table)[2] == (
        "| 09.00–09.10 | 1/26 | Broen<br>– a \\| b<br>&nbsp;&nbsp;• c | Kari<br>Ola | 10 |"
    )


def test_no_level_of_headings_is_left_out_after_a_quotation() -> None:
    """Readers of a screen go by them, and a heading within a quotation is one of them."""
    blocks = running_blocks("# En\n\n## To\n\n> # Sitert\n\n### Tre\n")
    assert [(one.text, one.level) for one in blocks if isinstance(one, Heading)] == [
        ("En", 3),
        ("To", 4),
        ("Sitert", 3),
        ("Tre", 4),
    ]
