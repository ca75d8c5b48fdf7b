"""Text files, plain and Markdown: what a person sees as a line is a line."""

import pytest

from tests.paper.shown_lines import read, shown


def test_markdown_is_read_as_headings_paragraphs_and_items() -> None:
    """Wrapped lines are one paragraph; an item has its label, also where it stands after the mark of Markdown."""
    document = read(
        "møte.md",
        """# Møtereferat

Utvalg: **Skoleutvalget**
Møtested: Rådhuset\\
Møterom 2

**Sak 1/26 Skolestart**

### **Vedtak**

1. Skolen starter
   i august.
   - Foreldrene får brev
     - samme uke
2. Rektor følger opp.

   Dette gjelder alle skolene.

- a) Først dette
- o og dette
- 1\\. juni er fristen

---
""",
    )

    assert shown(document.lines) == [
        "H1 Møtereferat",
        "P Utvalg: Skoleutvalget\nMøtested: Rådhuset\nMøterom 2",
        "H0* Sak 1/26 Skolestart",
        "H3* Vedtak",
        "I0 1. Skolen starter\ni august.",
        "I1 - Foreldrene får brev",
        "I2 - samme uke",
        "I0 2. Rektor følger opp.",
        "P1 Dette gjelder alle skolene.",
        "I0 a) Først dette",
        "I0 o og dette",
        "I0 - 1. juni er fristen",
    ]
    assert [str(line.place) for line in document.lines][:3] == ["1:1", "1:3", "1:7"]


def test_marks_that_mark_nothing_are_words_and_links_say_where_they_lead() -> None:
    """Nothing is taken for a mark that a person would read as a sign."""
    document = read(
        "møte.md", "2 * 3 og `KPI`ene\n\nSe [presentasjonen](#) *nå* og \\*ikke\\* den_andre_filen &amp; mer\n"
    )

    assert [line.text for line in document.lines] == [
        "2 * 3 og `KPI`ene",
        "Se presentasjonen nå og *ikke* den_andre_filen & mer",
    ]
    assert document.lines[1].links == ((3, 17, "#"),)


def test_tables_of_bars_are_rows_with_cells() -> None:
    """A bar that is escaped parts nothing."""
    document = read(
        "møte.md",
        "| Kommunene | Møtte | Forfall |\n| --- | --- | --- |\n| Kari Vik, Os \\| Ål | x |  |\n| Ola Li |  | **x** |\n",
    )

    assert shown(document.lines) == [
        "HEAD P Kommunene | P Møtte | P Forfall",
        "ROW P Kari Vik, Os | Ål | P x | ",
        "ROW P Ola Li |  | P* x",
    ]


def test_tabs_are_columns_and_html_within_a_cell_is_read() -> None:
    """A single tab in a line alone is white space, and so is one after a label."""
    document = read(
        "møte.txt",
        "<b>Kommunene</b>\t\t<b>Møtte</b>\t<b>Forfall</b>\n"
        "Kari Vik, Os\t\tx\t\n"
        "Kl.\tSak\tTid\n"
        '\t1/26\t<b>Budsjett</b> <ul style="list-style: none"> <li>Ett <ul><li>to</li></ul></li><li></li></ul>\t10\n'
        "Innledning:\tog mer\n"
        "\n"
        "1.\tEt punkt\n",
    )

    assert shown(document.lines) == [
        "ROW P* Kommunene |  | P* Møtte | P* Forfall",
        "ROW P Kari Vik, Os |  | P x | ",
        "ROW P Kl. | P Sak | P Tid",
        "ROW  | P 1/26 | P* Budsjett/I0 Ett/I1 • to/I0 | P 10",
        "P Innledning:\tog mer",
        "I0 1. Et punkt",
    ]


def test_plain_text_keeps_its_lines_and_the_white_space_at_their_ends() -> None:
    """What is joined to what is for the parser to say; prose that begins with a number is no item."""
    document = read(
        "møte.txt",
        "Kari Vik, Os  x \n\nSak: 1/26  Skolestart \n\n1. Skolen starter i august, og \n\n"
        "foreldrene får brev. \n\no \n\n"
        " 2. Rektor følger opp \n\n1) antall elever, 2) antall lærere \n\n12. juni er fristen \n\n5) og mer \n",
    )

    assert shown(document.lines) == [
        "P Kari Vik, Os  x ",
        "P Sak: 1/26  Skolestart ",
        "I0 1. Skolen starter i august, og ",
        "P foreldrene får brev. ",
        "I1 o",
        "I0 2. Rektor følger opp ",
        "P 1) antall elever, 2) antall lærere ",
        "P 12. juni er fristen ",
        "P 5) og mer ",
    ]


def test_a_form_feed_ends_a_page() -> None:
    """Lines are counted anew on the next."""
    document = read("møte.txt", "Sak 1\n\nVedtak\n\fSak 2\n")

    assert [(str(line.place), line.text) for line in document.lines] == [
        ("1:1", "Sak 1"),
        ("1:3", "Vedtak"),
        ("2:1", "Sak 2"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_letters_are_read_as_they_are_written(encoding: str) -> None:
    """With a mark before the text or without."""
    document = read("møte.txt", "Møte på Ås\r\nTil stede: Åse\r\n".encode(encoding))

    assert [line.text for line in document.lines] == ["Møte på Ås", "Til stede: Åse"]
    assert document.remarks == ()


def test_a_guess_at_how_letters_are_written_is_said() -> None:
    """Old programs write Windows-1252."""
    document = read("møte.txt", "Møte på Ås – i «går»".encode("cp1252"))

    assert [line.text for line in document.lines] == ["Møte på Ås – i «går»"]
    assert document.remarks == (
        "Filen er ikke skrevet i UTF-8; den er lest som Windows-1252. Se etter at æ, ø og å er riktige.",
    )


def test_columns_of_blanks_under_their_names_are_a_table() -> None:
    """As they are copied from a page: a cell that goes on below is one, and a heading with a colon ends the table."""
    text = """\
Møtte:

Navn               Funksjon     Parti
Kari Moe           Leder        Sp
Ola Lie            Medlem       Ap

Andre:
Navn           Stilling
Siv Nes        Rådgiver i
               plan
Møtet begynte klokken ti og sluttet klokken tolv.
"""
    assert shown(read("referat.txt", text).lines) == [
        "P Møtte:",
        "HEAD P Navn | P Funksjon | P Parti",
        "ROW P Kari Moe | P Leder | P Sp",
        "ROW P Ola Lie | P Medlem | P Ap",
        "P Andre:",
        "HEAD P Navn | P Stilling",
        "ROW P Siv Nes | P Rådgiver i plan",
        "P Møtet begynte klokken ti og sluttet klokken tolv.",
    ]


def test_a_text_of_pages_with_blanks_for_their_columns_is_read_as_pages() -> None:
    """Rows have all lines of their cells, and lines that were full go on; the place is the line of the file."""
    document = read(
        "møte.txt",
        "Møtedato:     Møtested:         Møteleder:\n"
        "3. mars       Rådhuset,         Eva Li\n"
        "              møterom 2\n"
        "\n\n"
        "Utvalget drøftet rapporten fra arbeidsgruppen, og ba om at\n"
        "Eva Li legger fram et notat i neste møte.\n"
        "\f"
        "Saksnr        Sak               Ansvarlig\n"
        "     .\n"
        "1/26          Budsjett og       Eva Li\n"
        "              økonomiplan\n",
    )

    assert shown(document.lines) == [
        "ROW P Møtedato:/P 3. mars | P Møtested: Rådhuset, møterom 2 | P Møteleder:/P Eva Li",
        "P Utvalget drøftet rapporten fra arbeidsgruppen, og ba om at Eva Li legger fram et notat i neste møte.",
        "ROW P Saksnr. | P Sak | P Ansvarlig",
        "ROW P 1/26 | P Budsjett og økonomiplan | P Eva Li",
    ]
    assert [str(line.place) for line in document.lines] == ["1:1", "1:6", "2:1", "2:3"]


def test_a_list_of_who_was_there_is_no_part_of_the_table_above_it() -> None:
    """A line that has «Møtte» and «Forfall» over columns begins a list, whatever stands before them on it."""
    document = read(
        "møte.txt",
        "Møtedato:        Møtested:         Møteleder:\n"
        "3. mars          Rådhuset          Eva Li\n"
        "\n"
        "Kommunene                                      Møtte       Forfall\n"
        "Eva Li, Fjord kommune                          x\n"
        "Ola Rein, Sandøy kommune                                   x\n"
        "\f",
    )

    assert shown(document.lines)[1:] == [
        "ROW P Kommunene | P Møtte | P Forfall",
        "ROW P Eva Li, Fjord kommune | P x | ",
        "ROW P Ola Rein, Sandøy kommune |  | P x",
    ]


def test_items_whose_indents_were_rounded_are_neighbours() -> None:
    """A letter more before «2.» than before «1.» is no level: it comes of a page whose columns became blanks."""
    document = read(
        "møte.txt", "Dato:     Sted:\n3. mars   Moen\n\nVedtak\n   1. Busser:\n         a. seks\n    2. Båter.\n\f"
    )
    assert [(line.label, line.level) for line in document.lines if line.kind == "item"] == [
        ("1.", 0),
        ("a.", 1),
        ("2.", 0),
    ]


def test_labels_of_the_head_over_columns_of_blanks_are_a_table() -> None:
    """Three of them or more, with the values below each."""
    document = read(
        "møte.txt",
        "Styre, råd, utvalg            Møtested     Møtedato\nKommunalt samarbeidsutvalg    Rådhuset     04.03.2026\n",
    )

    assert shown(document.lines) == [
        "HEAD P Styre, råd, utvalg | P Møtested | P Møtedato",
        "ROW P Kommunalt samarbeidsutvalg | P Rådhuset | P 04.03.2026",
    ]
