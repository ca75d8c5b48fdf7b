"""PDF files: columns that no line parts, cells in wide lines, and papers in which no paragraph has a second line."""

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.shown_lines import read, shown
from tests.paper.test_read_pdf import made
from tests.support.rows import each


def test_headings_are_apart_where_no_paragraph_tells_how_far_apart_lines_are() -> None:
    """The title of a case and the heading below it stand as far apart as paragraphs do."""
    document = read(
        "møte.pdf",
        made("""
#set page(width: 400pt)
#set par(spacing: 14pt)
#let title(words) = par(text(size: 13pt, weight: "bold", words))
#title[1/26 Godkjenning av saksliste]

#title[Vedtak:]

Innkallingen godkjennes.

#title[2/26 Skoleveien]

#title[Saksorientering]

Rådet har sett på veien, og fant at den er god.

Barna går trygt der.
"""),
    )
    assert shown(document.lines) == [
        "H1* 1/26 Godkjenning av saksliste",
        "H1* Vedtak:",
        "P Innkallingen godkjennes.",
        "H1* 2/26 Skoleveien",
        "H1* Saksorientering",
        "P Rådet har sett på veien, og fant at den er god.",
        "P Barna går trygt der.",
    ]


def test_lines_of_a_cell_may_be_as_wide_apart_as_the_paper_has_them() -> None:
    """All of it is a table with one and a half lines."""
    document = read(
        "møte.pdf",
        made("""
#set par(leading: 12pt)
#table(columns: (40pt, 110pt, 60pt),
  [*Nr.*], [*Sak*], [*Ansvar*],
  [1], [Arbeidet ligger en uke etter planen som vi har], [Kari],
  [2], [Vedtak: Endringen blir godkjent av alle], [Ola],
)
"""),
    )
    assert shown(document.lines) == [
        "HEAD P* Nr. | P* Sak | P* Ansvar",
        "ROW P 1 | P Arbeidet ligger en uke etter planen som vi har | P Kari",
        "ROW P 2 | P Vedtak: Endringen blir godkjent av alle | P Ola",
    ]


def test_who_was_there_may_stand_beside_who_was_not() -> None:
    """Two lists that each go on by themselves, whatever stands beside a name, and however large."""
    document = read(
        "møte.pdf",
        made("""
#set page(width: 400pt)
#table(columns: (130pt, 1fr), stroke: none, inset: (x: 0pt, y: 0pt), column-gutter: 20pt, row-gutter: 8pt,
  [Møtte], [Forfall],
  [Fra kommunene\\ Kari Moe, rådmann, Nes (vara for Ola Lie)\\ Fra sykehuset\\ Siv Dal, lege],
  [#text(size: 8pt)[Fra kommunene]\\ Ola Lie, Nes\\ Fra sykehuset\\ Per Vik],
)

Saker til neste møte meldes til lederen innen den første i måneden.
"""),
    )
    there = "P Fra kommunene/P Kari Moe, rådmann, Nes (vara for Ola Lie)/P Fra sykehuset/P Siv Dal, lege"
    away = "P Fra kommunene/P Ola Lie, Nes/P Fra sykehuset/P Per Vik"
    assert shown(document.lines) == [
        "ROW P Møtte | P Forfall",
        f"ROW {there} | {away}",
        "P Saker til neste møte meldes til lederen innen den første i måneden.",
    ]


def test_the_column_of_names_needs_no_name() -> None:
    """The heading of a group stands below the names of the other columns."""
    document = read(
        "møte.pdf",
        made("""
#table(columns: (130pt, 40pt, 40pt), stroke: none, inset: (x: 0pt, y: 3pt),
  [], [Møtte], [Forfall],
  [Fra brukerne:], [], [],
  [Kari Moe], [X], [],
  [Ola Lie], [], [X],
)
"""),
    )
    assert shown(document.lines) == [
        "ROW  | P Møtte | P Forfall",
        "ROW P Fra brukerne: |  | ",
        "ROW P Kari Moe | P X | ",
        "ROW P Ola Lie |  | P X",
    ]


def test_a_label_that_is_known_goes_on_below_itself() -> None:
    """Though what it says reaches the edge of the page, and its rest stands where that would go on."""
    document = read(
        "møte.pdf",
        made("""
#table(columns: (60pt, 1fr), stroke: none, inset: (x: 0pt, y: 3pt),
  [Sted], [Rådhuset],
  [Fra administrasjonen], [Kari Moe (leder), Ola Lie (referent)],
)
"""),
    )
    assert shown(document.lines) == [
        "ROW P Sted | P Rådhuset",
        "ROW P Fra administrasjonen | P Kari Moe (leder), Ola Lie (referent)",
    ]


def test_a_day_below_a_name_is_no_part_of_it() -> None:
    """The column of who is to do something, and by when; a day that a sentence ends with goes on with it."""
    document = read(
        "møte.pdf",
        made("""
#table(columns: (100pt, 72pt),
  [*Sak*], [*Ansvar*],
  [Kurset må være ferdig til den 01.04.2026], [Roar Dale\\ 01.03.2026],
)
"""),
    )
    assert shown(document.lines) == [
        "HEAD P* Sak | P* Ansvar",
        "ROW P Kurset må være ferdig til den 01.04.2026 | P Roar Dale/P 01.03.2026",
    ]


def test_the_rest_of_a_list_of_names_may_stand_at_the_left_edge() -> None:
    """So Word breaks a line with a tab that has no indent of its own, also before a surname."""
    document = read(
        "møte.pdf",
        made("""
#set page(width: 360pt, margin: 30pt)
#set par(leading: 7pt, spacing: 7pt)
#grid(columns: (80pt, 1fr), row-gutter: 7pt,
  [Møtested:], [Kommunehuset],
  [Til stede:], [Torill Engan, Bjarte Mo, Zofia Nowak, Siv Anna],
)
Rødsund
"""),
    )
    assert shown(document.lines) == [
        "ROW P Møtested: | P Kommunehuset",
        "ROW P Til stede: | P Torill Engan, Bjarte Mo, Zofia Nowak, Siv Anna Rødsund",
    ]


def test_a_remark_that_a_tab_sets_apart_is_of_the_words_before_it() -> None:
    """Lines that each end with one are no table."""
    document = read(
        "møte.pdf",
        made("""
#grid(columns: (160pt, 1fr), row-gutter: 7pt,
  [Styremedlem: Siv Nes], [(ikke på valg)],
  [Styremedlem: Ola Lie], [(ny, 2 år)],
)
"""),
    )
    assert shown(document.lines) == ["P Styremedlem: Siv Nes (ikke på valg)", "P Styremedlem: Ola Lie (ny, 2 år)"]


def test_the_first_number_of_a_column_begins_no_list() -> None:
    """It is a part of the words beside it, as the others are."""
    document = read(
        "møte.pdf",
        made("""
#table(columns: (100pt, 172pt),
  [*Sak*], [*Referat*],
  [4.1 Budsjett], [Godkjent.],
  [4.2 Lønn], [Utsatt.],
)
"""),
    )
    assert shown(document.lines) == [
        "HEAD P* Sak | P* Referat",
        "ROW P 4.1 Budsjett | P Godkjent.",
        "ROW P 4.2 Lønn | P Utsatt.",
    ]


def test_a_word_that_a_narrow_column_divided_is_one_where_no_line_parts_the_rows() -> None:
    """Browsers and office programs divide it with the hyphen that is nothing else."""
    document = read_document(
        "møte.pdf",
        made("""
#set page(width: 380pt)
#set text(hyphenate: true)
#table(columns: (90pt, 75pt, 71pt), stroke: none, inset: (x: 1pt, y: 2pt),
  [Inger-Johanne Strøms\u2010\\ vik], [ordfører], [Lillesund kommu\u2010\\ ne],
  [Kari Moe], [ordfører], [Vik kommune],
  [Siv Nes], [varaordfører], [Hol kommune],
  [Ola Lie], [direktør], [Nes kommune])
"""),
    )

    assert shown(document.lines)[:2] == [
        "ROW P Inger-Johanne Strømsvik | P ordfører | P Lillesund kommune",
        "ROW P Kari Moe | P ordfører | P Vik kommune",
    ]


def test_a_row_that_narrow_columns_broke_is_one_where_no_line_parts_the_rows() -> None:
    """Its lines are as far apart as rows are: below is the end of a name, and of what stands beside it."""
    document = read_document(
        "møte.pdf",
        made("""
#table(columns: (62pt, 80pt, 60pt, 40pt), stroke: none, inset: (x: 1pt, y: 0pt), row-gutter: 0.65em,
  [*Navn*], [*Rolle*], [*Virksomhet*], [*Til stede*],
  [Siv \\ Strømsvik], [Kommunaldirektør], [Lillesund \\ kommune], [Ja],
  [Kari Moe], [Leder], [Legevakta], [Nei],
  [Jens Petter \\ Aune], [Tillitsvalgt], [Vik \\ kommune], [Ja],
  [Kari-Anne \\ Lien], [Rådgiver], [Legevakta], [Ja])
"""),
    )

    assert shown(document.lines)[1:] == [
        "ROW P Siv Strømsvik | P Kommunaldirektør | P Lillesund kommune | P Ja",
        "ROW P Kari Moe | P Leder | P Legevakta | P Nei",
        "ROW P Jens Petter Aune | P Tillitsvalgt | P Vik kommune | P Ja",
        "ROW P Kari-Anne Lien | P Rådgiver | P Legevakta | P Ja",
    ]


def test_a_bold_label_of_two_lines_all_but_touches_what_it_says() -> None:
    """It is one label beside several people."""
    document = read_document(
        "møte.pdf",
        made("""
#grid(columns: (90pt, 1fr), row-gutter: 0.65em,
  [*Forfall:*], [Siv Nes],
  [*Vara:*], [Ola Lie for Siv Nes],
  [*Fra administrasjonen:*], [Direktør Kari Moe \\ Økonomisjef Per Ås])
"""),
    )

    assert shown(document.lines)[-1] == "ROW P* Fra administrasjonen: | P Direktør Kari Moe/P Økonomisjef Per Ås"


def test_those_who_were_there_stand_below_facts_and_in_columns_of_their_own() -> None:
    """The heading of a list ends what has labels at the left, however near the two are."""
    document = read_document(
        "møte.pdf",
        made("""
#set par(spacing: 0.65em)
*Stad:*#h(40pt)Rådhuset i Vik, salen

*Møteleiar:*#h(40pt)Kari Moe

*Til stades:*

#grid(columns: (70pt, 90pt, 60pt), row-gutter: 0.65em,
  [Kari Moe], [kommunedirektør], [Vik kommune],
  [Olav Lie], [helsesjef], [Nes kommune])
"""),
    )

    assert shown(document.lines)[-2:] == [
        "ROW P Kari Moe | P kommunedirektør | P Vik kommune",
        "ROW P Olav Lie | P helsesjef | P Nes kommune",
    ]


def test_a_bold_group_with_a_colon_ends_no_columns_of_marks() -> None:
    """Who is marked as away below it was away."""
    source = """
#set page(width: 400pt)
= Referat fra møte i Nordre råd
Dato: 4.3.2026

#table(columns: (180pt, 60pt, 60pt),
  [*Kommunene:*], [Møtte], [Forfall],
  [Kari Moe, Vik], [x], [],
  [Ola Lie, Nes], [], [x],
  table.cell(colspan: 3)[*Sykehuset:*],
  [Siv Nes], [x], [],
  [Per Ås], [], [x])

= Sak 1/26 Port
Porten males.
"""
    record = read_meeting(read_document("møte.pdf", made(source)), None).record

    people = {one["navn"]: one["oppmoete"] for group in record["deltakere"] for one in group["personer"]}
    assert people == {"Kari Moe": "møtt", "Ola Lie": "forfall", "Siv Nes": "møtt", "Per Ås": "forfall"}
    assert [group["gruppe"] for group in record["deltakere"]] == ["Kommunene", "Sykehuset"]


def test_where_somebody_is_from_ends_a_line_of_a_list_as_a_name_does() -> None:
    """A place of two words is no name after which others stand."""
    document = read_document(
        "møte.pdf",
        made("""
#table(columns: (195pt, 20pt),
  [Leif Kjetil Brenden, kommunalsjef, Søre Dal \\ Nina Viken, kommunalsjef, Nordre Dal], [])
"""),
    )

    assert shown(document.lines) == [
        "ROW P Leif Kjetil Brenden, kommunalsjef, Søre Dal/P Nina Viken, kommunalsjef, Nordre Dal | "
    ]


def test_rows_of_cases_begin_with_their_numbers_where_no_line_parts_them() -> None:
    """A title goes on below its number, as what stands beside it does."""
    document = read_document(
        "møte.pdf",
        made("""
#set page(width: 400pt)
#table(columns: (110pt, 120pt, 80pt), stroke: none, inset: (x: 1pt, y: 0pt), row-gutter: 0.65em,
  [*Sak*], [*Referat*], [*Konklusjon*],
  [21/25 Referat fra \\ forrige møte], [Gjennomgått uten \\ merknader.], [Godkjent.],
  [22/25 Felles \\ legemiddelliste], [Siv Nes fortalte om \\ det som er gjort.], [Det tas til \\ orientering.],
  [23/25 Eventuelt], [Ingen saker.], [])
"""),
    )

    assert shown(document.lines)[1:] == [
        "ROW P 21/25 Referat fra forrige møte | P Gjennomgått uten merknader. | P Godkjent.",
        "ROW P 22/25 Felles legemiddelliste | P Siv Nes fortalte om det som er gjort. | P Det tas til orientering.",
        "ROW P 23/25 Eventuelt | P Ingen saker. | ",
    ]


_OPEN_AT_THE_BREAK = """
#set page(width: 300pt, height: 200pt, margin: 20pt)
#let down(from, to) = for x in (0pt, 60pt, 240pt) { place(top, line(start: (x, from), end: (x, to), stroke: 0.5pt)) }
#let across(y) = place(top, line(start: (0pt, y), end: (240pt, y), stroke: 0.5pt))
#let cell(x, y, words) = place(top, dx: x + 4pt, dy: y + 4pt, block(width: 170pt, words))
#down(0pt, 150pt) #across(0pt) #across(20pt) #across(100pt)
#cell(0pt, 0pt)[Sak] #cell(60pt, 0pt)[Tema] #cell(0pt, 20pt)[1/26] #cell(60pt, 20pt)[Budsjettet ble lagt fram.]
#cell(0pt, 100pt)[2/26] #cell(60pt, 100pt)[Havnen ble besøkt.]
#pagebreak()
#down(0pt, 80pt) #across(40pt) #across(80pt)
#cell(60pt, 0pt)[Siv Nes spurte om molo.] #cell(0pt, 40pt)[3/26] #cell(60pt, 40pt)[Eventuelt]
"""


def test_a_row_that_a_page_break_leaves_open_is_one_on_both_pages() -> None:
    """So browsers print it: the lines down go on, with none across where the page ends and the next begins."""
    assert shown(read("møte.pdf", made(_OPEN_AT_THE_BREAK)).lines) == [
        "ROW P Sak | P Tema",
        "ROW P 1/26 | P Budsjettet ble lagt fram.",
        "ROW P 2/26 | P Havnen ble besøkt.",
        "ROW  | P Siv Nes spurte om molo.",
        "ROW P 3/26 | P Eventuelt",
    ]


def test_lines_down_alone_are_no_rows() -> None:
    """Where no line across divides the table, rows are told by what stands beside each other."""
    bare = _OPEN_AT_THE_BREAK.replace("#across(100pt)", "").replace("#across(20pt)", "").replace("#across(40pt)", "")

    assert "ROW  | P Siv Nes spurte om molo." not in shown(read("møte.pdf", made(bare)).lines)


def test_facts_beside_each_other_go_on_below_themselves() -> None:
    """One of them, or both: what begins no fact of its own is the rest of the one above it."""
    document = read(
        "møte.pdf",
        made("""
#set page(width: 400pt)
#table(columns: (150pt, 140pt), stroke: none, inset: (x: 0pt, y: 3pt),
  [Møtedato: 4. mars 2026], [Tid: 12:00–14:00],
  [Møtested: Dalen sykehus, møterommet i andre etasje], [Neste møte: onsdag den 6. mai 2026 i Vik rådhus],
  [Møteleder: Kari Moe ved Dalen sykehus i Vik], [Referent: Siv Nes],
)
"""),
    )
    assert shown(document.lines) == [
        "ROW P Møtedato: 4. mars 2026 | P Tid: 12:00–14:00",
        "ROW P Møtested: Dalen sykehus, møterommet i andre etasje | P Neste møte: onsdag den 6. mai 2026 i Vik rådhus",
        "ROW P Møteleder: Kari Moe ved Dalen sykehus i Vik | P Referent: Siv Nes",
    ]


def test_a_label_all_but_touches_what_it_says_in_a_row_of_its_own() -> None:
    """The longest label of the narrow column, below a place that takes two lines."""
    document = read(
        "møte.pdf",
        made("""
#set page(width: 400pt)
#table(columns: (auto, 1fr), stroke: none, inset: (x: 2pt, y: 1pt),
  [*Sted:*], [Dalen sykehus, møterommet i tredje etasje mot nord ved hovedinngangen i gamlebygget],
  [*Dato:*], [4. mars 2026],
  [*Møteleder:*], [Kari Moe],
)
"""),
    )
    assert shown(document.lines)[1:] == ["ROW P* Dato: | P 4. mars 2026", "ROW P* Møteleder: | P Kari Moe"]


def test_rows_of_a_table_do_not_tell_how_far_apart_lines_of_text_are() -> None:
    """They stand closer, and hardly a paragraph has a second line."""
    people = "".join(f"[{name}], [Medlem], [Ap],\n" for name in ("Kari Moe", "Ola Lie", "Siv Nes", "Per Vik"))
    document = read(
        "møte.pdf",
        made(f"""
#set page(width: 300pt)
#set text(size: 10pt)
#set par(leading: 7pt, spacing: 9pt)
#let people = table(columns: (90pt, 60pt, 60pt), stroke: none, inset: (x: 0pt, y: 1.5pt), {people})
*Fra arbeidsgiver møtte:*
#people
*Fra arbeidstakerne møtte:*
#people
Forslaget ble vedtatt med fire stemmer mot to stemmer, som ble avgitt av arbeidstakerne.

Saken ble utsatt.
"""),
    )
    assert shown(document.lines)[-2:] == [
        "P Forslaget ble vedtatt med fire stemmer mot to stemmer, som ble avgitt av arbeidstakerne.",
        "P Saken ble utsatt.",
    ]


@each("width", [88, 90, 93, 95.5, 96, 97, 110, 130, 150])
def test_a_list_beside_a_label_is_one_however_wide_the_label_is(width: float) -> None:
    """The label may reach its list, or into it, and lines of the list may end within a name or behind an office."""
    people = "Rektor Helge Lie, høgskoledirektør Lisbet Vik, økonomisjef Rolf Anton Gjerde"
    document = read(
        "møte.pdf",
        made(f"""
#set page(width: 470pt)
#set text(size: 11pt)
#grid(columns: ({width}pt, 1fr), row-gutter: 7pt,
  [*Tid:*], [11. juni 2026 kl. 10.00], [*Studenter:*], [Siv Nes, Ola Moe], [*Forfall:*], [Per Dal],
  [*Administrasjonen:*], [{people}], [*Referent:*], [Kari Moe])
"""),
    )

    assert f"ROW P Administrasjonen: | P {people}" in [line.replace("*", "") for line in shown(document.lines)]


@each("gutter", [7, 7.5, 8, 9, 10.8, 16])
def test_the_longest_name_of_a_column_ends_where_the_next_column_begins(gutter: float) -> None:
    """There is little white behind it, but more than between words, and in the other rows of the table much more."""
    rows = [("Siv Nes", "Dalen kommune"), ("Kjell Magne Drabløs", "Fjellheim sykehus HF"), ("Ola Vik", "Nes kommune")]
    cells = "".join(f"[{name}], [{unit}], " for name, unit in rows)
    document = read(
        "møte.pdf",
        made(f"""
#set text(size: 11pt)
Kari Moe fortalte om sykehuset i Fjellheim, og Ola Vik svarte at kommunen vil hjelpe til med det.

#grid(columns: (auto, auto), column-gutter: {gutter}pt, row-gutter: 7pt, {cells})
"""),
    )

    assert shown(document.lines)[1:] == [f"ROW P {name} | P {unit}" for name, unit in rows]
