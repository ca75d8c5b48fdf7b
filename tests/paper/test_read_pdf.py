"""PDF files: what was set as a paragraph, an item or a row is one again."""

import pytest
import typst

from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.shown_lines import read, shown

PLAIN = '#set page(width: 300pt, height: 400pt, margin: 40pt)\n#set text(size: 10pt, lang: "nb", hyphenate: false)\n'
# A picture of nothing, as a page that was scanned.
PICTURE = (
    "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>\"))"
)


def made(source: str) -> bytes:
    """A PDF as typst sets it."""
    return typst.compile((PLAIN + source).encode(), format="pdf")


def test_lines_are_put_together_to_paragraphs_and_items() -> None:
    """A line that was full goes on; one that was not is the end of a paragraph, however close the next stands."""
    document = read(
        "møte.pdf",
        made("""
#text(size: 16pt, weight: "bold")[Møtereferat]

*Sak 1/26 Skolestart*

Skolen starter i august, og foreldrene får brev om det i god tid før ferien begynner i juni.\\
Rektor følger opp.

1. Skolestart meldes til foreldrene i brev, og til de andre på kommunens sider.
   - Brevet går ut
     - samme uke
2. Saken følges opp.
#enum(numbering: "a)", [Først], [så])
"""),
    )

    assert shown(document.lines) == [
        "H1* Møtereferat",
        "H0* Sak 1/26 Skolestart",
        "P Skolen starter i august, og foreldrene får brev om det i god tid før ferien begynner i juni.",
        "P Rektor følger opp.",
        "I0 1. Skolestart meldes til foreldrene i brev, og til de andre på kommunens sider.",
        "I1 • Brevet går ut",
        "I2 ‣ samme uke",
        "I0 2. Saken følges opp.",
        "I0 a) Først",
        "I0 b) så",
    ]
    assert [str(line.place) for line in document.lines][:4] == ["1:1", "1:2", "1:3", "1:5"]


@pytest.mark.parametrize("heading", ["Vedtak i styret", "RÅDETS VEDTAK", "Kommunedirektørens innstilling"])
def test_the_heading_of_a_part_below_a_full_line_is_no_rest_of_it(heading: str) -> None:
    """Nothing but its words sets it apart, where paragraphs stand as close as lines."""
    said = "Foreldrene får brev om skolestarten i god tid før ferien begynner i slutten av juni."
    document = read("møte.pdf", made(f"#set par(spacing: 0.65em)\n\n{said}\n\n{heading}\n\nSaken følges opp.\n"))

    assert shown(document.lines) == [f"P {said}", f"P {heading}", "P Saken følges opp."]


ATTENDANCE = """
  [*Kommunene*], [*Møtte*], [*Forfall*],
  [Kari Vik, Os kommune], [x], [],
  [Ola Li, Ås kommune], [], [x],
  [*Brukere*], [], [],
  [Liv Moe, fra en forening med et svært langt navn], [x (Teams)], [],
"""
ROWS = [
    "P* Kommunene | P* Møtte | P* Forfall",
    "P Kari Vik, Os kommune | P x | ",
    "P Ola Li, Ås kommune |  | P x",
    "P* Brukere [3]",
    "P Liv Moe, fra en forening med et svært langt navn | P x (Teams) | ",
]


@pytest.mark.parametrize("strokes", ["none", "0.5pt", "(x, y) => (bottom: 0.5pt)"])
def test_columns_are_those_that_are_drawn_or_what_stands_below_each_other(strokes: str) -> None:
    """With lines all round, with lines between the rows, and without any."""
    document = read(
        "møte.pdf",
        made(f"#table(columns: (110pt, 55pt, 55pt), stroke: {strokes}, align: (left, center, center), {ATTENDANCE})"),
    )

    assert shown(document.lines) == [f"{'ROW' if at else 'HEAD'} {row}" for at, row in enumerate(ROWS)]
    assert [len(line.columns) for line in document.lines] == [3, 3, 3, 1, 3]


def test_what_surrounds_the_pages_is_told_apart_and_a_paragraph_goes_on_over_the_page() -> None:
    """The same words on page after page; a table names its columns again."""
    source = """
#set page(header: [Skoleutvalget], footer: context [Side #counter(page).display() av 3])
#for n in range(1, 6) [Avsnitt #n. ]
#pagebreak()
#table(columns: 2, stroke: none, table.header[*Navn*][*Møtte*], ..for n in range(30) { ([Person #n], [x]) })
"""
    lines = read("møte.pdf", made(source)).lines

    assert [line.text for line in lines if line.origin == "header" and line.text] == ["Skoleutvalget"] * 3
    assert [line.text for line in lines if line.origin == "footer"] == ["Side 1 av 3", "Side 2 av 3", "Side 3 av 3"]
    assert shown(line for line in lines if line.kind == "row" and line.is_header) == [
        "HEAD P* Navn | P* Møtte",
        "HEAD(header) P* Navn | P* Møtte",
    ]
    assert sum(1 for line in lines if line.kind == "row" and not line.is_header) == 30


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    """As a person reads them."""
    words = "Skolen starter i august, og alle foreldre får brev om det i god tid før ferien. " * 6
    lines = read("møte.pdf", made(f"#columns(2, gutter: 20pt)[Først. {words}#colbreak()Deretter. {words}]")).lines

    told = " ".join(line.text for line in lines)
    assert told.split() == f"Først. {words} Deretter. {words}".split()


def test_labels_beside_a_list_are_no_column_of_text_with_what_stands_below_them() -> None:
    """Two columns of text have lines of it beside each other."""
    rows = "".join(f"[], [Kari Moe nummer {number}, kommunalsjef, Nordby kommune]," for number in range(5))
    below = "\n\n".join(f"{number}/26 Godkjenning av referat fra forrige møte" for number in range(5))
    document = read(
        "møte.pdf",
        made(f"""
#set page(width: 500pt)
#table(columns: (1fr, 1fr), stroke: none, [Til stede:], [Ola Lie, lege, Nordby kommune], {rows})
{below}
"""),
    )

    shown_lines = shown(document.lines)
    assert shown_lines[0].startswith("ROW P Til stede: | P Ola Lie, lege, Nordby kommune")
    assert shown_lines[-1] == "P 4/26 Godkjenning av referat fra forrige møte"


def test_rows_without_lines_end_above_a_drawn_table() -> None:
    """What stands below that table is no row of theirs, though it begins where they do."""
    document = read(
        "møte.pdf",
        made("""
#table(columns: (1fr, 1fr), stroke: none, [Til stede:], [Kari Moe, leder], [], [Ola Lie, medlem], [Forfall:], [Siv Nes])
#table(columns: (1fr, 1fr), [Sak 1/26], [Godkjenning av innkalling])
Vedtak: Innkallingen godkjennes.
#table(columns: (1fr, 1fr), [Sak 2/26], [Budsjett])
Vedtak: Budsjettet vedtas.
"""),
    )

    assert shown(document.lines) == [
        "ROW P Til stede: | P Kari Moe, leder",
        "ROW  | P Ola Lie, medlem",
        "ROW P Forfall: | P Siv Nes",
        "ROW P Sak 1/26 | P Godkjenning av innkalling",
        "P Vedtak: Innkallingen godkjennes.",
        "ROW P Sak 2/26 | P Budsjett",
        "P Vedtak: Budsjettet vedtas.",
    ]


@pytest.mark.parametrize("step", [3, 5, 7])
def test_names_beside_each_other_out_of_step_do_not_tell_how_far_apart_lines_are(step: int) -> None:
    """Each column has a distance of its own, and lines of a paragraph below are put together as before."""
    names = ["Kari Li", "Ola Dahl", "Siv Nes", "Per Vik", "Eva Moe"]
    column = " \\\n".join(names)
    document = read(
        "møte.pdf",
        made(f"""
#set page(width: 420pt)
#set par(spacing: 15pt)
#grid(columns: (150pt, 150pt), [{column}], [#v({step}pt){column.replace("i", "y")}])

Styret krever at det bygges minst fire hundre nye boliger på Havneneset

Styret krever at det bygges minst fire hundre nye boliger på og ved det som heter Havneneset innen 2030.
"""),
    )

    assert shown(document.lines)[-1].endswith("på og ved det som heter Havneneset innen 2030.")
    assert shown(document.lines)[-2] == "P Styret krever at det bygges minst fire hundre nye boliger på Havneneset"


def test_columns_below_a_list_are_read_with_their_items_and_divided_words() -> None:
    """Lines of the two columns stand at heights of their own, and what stands above them has its own columns."""
    text = "Styret drøftet framdriften i prosjektet og ba om nye tall før neste møte i juni."
    document = read(
        "møte.pdf",
        made(f"""
#set page(width: 420pt)
#grid(columns: (150pt, 150pt), row-gutter: 6pt, [Kari Li], [leder], [Ola Dahl], [medlem])
#set text(hyphenate: true)
#set par(justify: true)
#columns(2, gutter: 18pt)[
Sak 1/26 Framdrift

{text}

+ Styret venter på de nye tallene fra prosjektledelsen før saken avgjøres.
+ Tallene legges fram i juni.
#colbreak()
#v(4pt)
Sak 2/26 Økonomi

{text}

+ Styret godkjenner regnskapet som daglig leder har lagt fram i møtet.
]
"""),
    )

    assert shown(document.lines) == [
        "ROW P Kari Li | P leder",
        "ROW P Ola Dahl | P medlem",
        "P Sak 1/26 Framdrift",
        f"P {text}",
        "I0 1. Styret venter på de nye tallene fra prosjektledelsen før saken avgjøres.",
        "I0 2. Tallene legges fram i juni.",
        "P Sak 2/26 Økonomi",
        f"P {text}",
        "I0 1. Styret godkjenner regnskapet som daglig leder har lagt fram i møtet.",
    ]


def test_links_attached_records_and_pages_without_text_are_told_of() -> None:
    """A page that is a picture is named; the attached file is the record."""
    source = f"""
#pdf.attach("2026-03-04.yaml", bytes("utvalg: skole"))
Se #link("https://eksempel.no/a")[papiret] her.
#pagebreak()
{PICTURE}
"""
    document = read("møte.pdf", made(source))

    assert shown(document.lines) == ["P Se papiret her."]
    assert document.lines[0].links == ((3, 10, "https://eksempel.no/a"),)
    assert document.embedded == b"utvalg: skole"
    assert document.remarks == ("Side 2 har ingen tekst.",)


def test_a_letter_that_its_font_does_not_name_leaves_the_file_readable() -> None:
    """200 (octal) has no sign in the standard encoding."""
    content = rb"BT /F 12 Tf 40 700 Td (M\200te om parken) Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/StandardEncoding>>",
    ]
    objects = b"".join(b"%d 0 obj%b endobj\n" % (number, part) for number, part in enumerate(parts, 1))
    document = read_document("møte.pdf", b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R>>\n%%EOF")

    assert shown(document.lines) == ["P M\ufffdte om parken"]


def test_a_scanned_file_is_a_sentence() -> None:
    """There is nothing to read."""
    with pytest.raises(UserError) as refused:
        read_document("møte.pdf", made(PICTURE))

    assert str(refused.value) == (
        "møte.pdf er skannet: sidene er bilder uten tekst. Kjør tekstgjenkjenning (OCR) og prøv igjen."
    )


def test_a_word_that_was_divided_is_put_together_where_it_stands_whole_elsewhere() -> None:
    """Else its two parts stay as they are: whether the hyphen belongs to it, nobody can tell."""
    source = """Om skolestarten: vi ønsker en god skole- \\
starten for alle, og inn- \\
og utkjøring er trygg."""
    lines = read_document("møte.pdf", made("#set page(width: 215pt)\n" + source)).lines

    assert " ".join(line.text for line in lines) == (
        "Om skolestarten: vi ønsker en god skolestarten for alle, og inn- og utkjøring er trygg."
    )


def test_a_hyphen_at_the_end_of_a_line_is_of_its_word_where_no_other_line_ends_with_one() -> None:
    """Office programs divide no words, and break a line after a hyphen."""
    plain = "\n\n".join(f"Utvalget drøftet {'at' * times} \\ saken på nytt." for times in range(1, 30))
    lines = read_document("møte.pdf", made(f"Et vest-\\ norsk samarbeid.\n\n{plain}")).lines

    assert lines[0].text == "Et vest-norsk samarbeid."


def test_a_soft_hyphen_that_ends_a_word_within_a_line_is_a_hyphen() -> None:
    """Where a line was divided, the program writes each hyphen of the page as that one."""
    source = """#set page(width: 150pt)
#set text(hyphenate: true)
Utvalget drøftet samhandlingsavvikene.

Om pasient- og pårørendeerfaringer."""

    assert [line.text for line in read_document("møte.pdf", made(source)).lines] == [
        "Utvalget drøftet samhandlingsavvikene.",
        "Om pasient- og pårørendeerfaringer.",
    ]


def test_a_label_or_another_name_begins_a_line_of_its_own_below_a_full_one() -> None:
    """Where a line happens to be full, what stands below it is told by its words."""
    document = read(
        "møte.pdf",
        made("""
Under sak fire skal det stå «kontoret», og ikke noe annet.\\
*Vedtak:* Referatet godkjennes med rettelsen.

#table(columns: (118pt, 60pt),
  [Oddgeir Naust (FFO), leder\\ Kari Holen (SAFO)\\ Mona Lie (LHL)], [Trond Vik],
  [✓], [–])
"""),
    )

    assert shown(document.lines) == [
        "P Under sak fire skal det stå «kontoret», og ikke noe annet.",
        "P Vedtak: Referatet godkjennes med rettelsen.",
        "ROW P Oddgeir Naust (FFO), leder/P Kari Holen (SAFO)/P Mona Lie (LHL) | P Trond Vik",
        "ROW P ✓ | P –",
    ]


def test_a_word_that_a_narrow_column_breaks_is_one_word() -> None:
    """Some programs break a word that has no room, without a hyphen."""
    document = read_document(
        "møte.pdf",
        made("""
#let broken(a, b) = [#a#linebreak()#b]
#table(columns: (54.8pt, 70pt), inset: 4pt, broken("Rekrutteri", "ng av flere"), [Ola Li])
Rekruttering er viktig.
"""),
    )

    assert shown(document.lines)[0] == "ROW P Rekruttering av flere | P Ola Li"


def test_a_number_below_a_word_that_fills_its_column_is_no_part_of_it() -> None:
    """No word ends with a number."""
    document = read_document(
        "møte.pdf",
        made("""
#let broken(a, b) = [#a#linebreak()#b]
#table(columns: (54.8pt, 70pt), inset: 4pt, broken("Rekrutteri", "17 er klar"), [Ola Li])
"""),
    )

    assert shown(document.lines)[0] == "ROW P Rekrutteri 17 er klar | P Ola Li"


def test_a_line_is_no_foot_of_the_page_because_another_page_begins_with_it() -> None:
    """What stands at the foot of a page is compared with the feet of the others."""
    document = read(
        "møte.pdf",
        made("""
#set page(footer: [Regionrådet])
*Sak 1/26 Kontingent*
#v(288pt)
Daglig leders innstilling:
#pagebreak()
Daglig leders innstilling:

Budsjettet vedtas.
"""),
    )

    assert [line.text for line in document.lines if line.origin == "footer"] == ["Regionrådet", "Regionrådet"]


def test_what_two_pages_happen_to_end_with_is_no_foot_of_them() -> None:
    """A foot stands as far down on each page; «Vedtak:» over a decision that the next page has does not."""
    document = read(
        "møte.pdf",
        made("""
#set page(footer: [Regionrådet])
*Sak 1/26 Kontingent*
#v(288pt)
Vedtak:
#pagebreak()
Kontingenten økes.

*Sak 2/26 Budsjett*
#v(260pt)
Vedtak:
#pagebreak()
Budsjettet vedtas.
"""),
    )

    assert [line.text for line in document.lines if line.origin == "footer"] == ["Regionrådet"] * 3
    assert [line.text for line in document.lines if line.origin == "body"].count("Vedtak:") == 2


def test_a_head_from_the_second_page_on_stands_above_where_the_text_begins() -> None:
    """The first page has none, and its text begins as far down as that of the next."""
    document = read(
        "møte.pdf",
        made("""
#set page(header: context if counter(page).get().first() > 1 [Regionrådet 04.03.2026])
*Sak 1/26 Kontingent*

Vedtak:
#pagebreak()
Kontingenten økes.
"""),
    )

    assert [line.text for line in document.lines if line.origin == "header"] == ["Regionrådet 04.03.2026"]


def test_a_sentence_that_a_page_begins_with_is_no_head_though_the_first_page_begins_further_down() -> None:
    """The next line of it stands right below, and where that page begins."""
    document = read(
        "møte.pdf",
        made("""
#h(0pt)\\
*Sak 1/26 Kontingent*
#pagebreak()
Ola Lie foreslo å vente.\\
Kari Moe foreslo å øke den.
"""),
    )

    assert "Ola Lie foreslo å vente. Kari Moe foreslo å øke den." in [
        line.text.replace("\n", " ") for line in document.lines if line.origin == "body"
    ]


def test_what_two_pages_happen_to_begin_with_is_no_head_of_them() -> None:
    """«Vedtak:» at the top of a page has its decision below it."""
    document = read(
        "møte.pdf",
        made("""
*Sak 1/26 Kontingent*
#pagebreak()
Vedtak:\\
Kontingenten økes.

*Sak 2/26 Budsjett*
#pagebreak()
Vedtak:\\
Budsjettet vedtas.
"""),
    )

    assert [line.text for line in document.lines if line.origin == "body"].count("Vedtak:") == 2


def test_a_sentence_that_pages_begin_with_is_no_head_where_the_text_has_it_too() -> None:
    """The title of the first page is larger, so the text of the others begins higher up."""
    document = read(
        "møte.pdf",
        made("""
#text(size: 18pt)[#v(12pt) Protokoll]

Forslaget ble enstemmig vedtatt.
#pagebreak()
Forslaget ble enstemmig vedtatt.

Budsjettet vedtas.

Leiaren orienterte.

Siv Nes orienterte.

Forslaget ble enstemmig vedtatt.
#pagebreak()
Forslaget ble enstemmig vedtatt.

Kontingenten økes.
"""),
    )

    assert [line.text for line in document.lines if line.origin == "header"] == []


def test_a_table_of_a_case_that_goes_on_over_the_page_is_one() -> None:
    """The names of the columns stand above each part of it, and once in the record."""
    source = """
= Møtereferat
Dato: 04.03.2026
= Sak 1/26 Budsjett
== Referat
Rådet så på tallene.
#table(columns: 2, table.header[*Tiltak*][*Kroner*], ..for n in range(1, 31) { ([Skole #n], [#n 000]) })
"""
    document = read_document("a.pdf", made(source))
    assert max(line.place.page for line in document.lines) > 1
    reading = read_meeting(document, None)
    rows = "\n".join(f"| Skole {number} | {number} 000 |" for number in range(1, 31))
    assert reading.record["saker"][0]["referat"] == (
        f"Rådet så på tallene.\n\n| Tiltak | Kroner |\n| --- | --- |\n{rows}"
    )
    assert [*reading.ledger.unplaced()] == []


def test_an_item_whose_lines_all_begin_at_its_number_is_one() -> None:
    """A list that was typed by hand has no indent below its numbers."""
    document = read(
        "møte.pdf",
        made("""
#"1." Utvalget ber om at det lages en plan for hvordan skolene skal varsle foreldrene, og at den blir sendt på høring
til alle skolene før sommeren, med svar innen høsten.\\
#"2." Saken følges opp.
"""),
    )

    assert [(line.label, line.text[:8], line.text[-8:]) for line in document.lines] == [
        ("1.", "Utvalget", " høsten."),
        ("2.", "Saken fø", "ges opp."),
    ]


def test_a_line_with_room_in_it_is_no_row() -> None:
    """An item whose end is moved to the right, and a title beside the number of its case that goes on below it."""
    document = read(
        "møte.pdf",
        made("""
Utvalget oppnevner:

– Kari Vik #h(40pt) fra kommunene

– Ola Nes og Per Dal fra sykehuset

*Sak: 46/24 #h(20pt) Orientering fra fagrådet om rutiner til lærings- og mestringstilbud*
"""),
    )

    assert shown(document.lines) == [
        "P Utvalget oppnevner:",
        "I0 – Kari Vik fra kommunene",
        "I0 – Ola Nes og Per Dal fra sykehuset",
        "H0* Sak: 46/24 Orientering fra fagrådet om rutiner til lærings- og mestringstilbud",
    ]


def test_a_point_of_few_words_that_was_stretched_to_the_edge_is_no_row() -> None:
    """Its blanks are wide and all alike, but for the one after its number; figures in columns are a row."""
    document = read(
        "møte.pdf",
        made("""
#set par(justify: true)
1. Partnerskapsmøtet vedtar handlingsplan for sykehusområde 2025–2028.
2. Planen følges opp.

#table(columns: (50pt,) * 4, stroke: none, [2025], [2026], [2027], [2028])
"""),
    )

    assert shown(document.lines) == [
        "I0 1. Partnerskapsmøtet vedtar handlingsplan for sykehusområde 2025–2028.",
        "I0 2. Planen følges opp.",
        "ROW P 2025 | P 2026 | P 2027 | P 2028",
    ]


def test_rows_of_a_programme_begin_with_their_times_and_minutes() -> None:
    """Paragraphs of a cell stand as far apart as rows do; when a row ends may stand below when it begins."""
    document = read(
        "møte.pdf",
        made("""
#set page(width: 400pt)
#set par(spacing: 12pt)
#table(columns: (46pt, 44pt, 125pt, 1fr, 30pt), stroke: none, inset: (x: 0pt, y: 3pt),
  [Kl.], [Saksnr.], [Saker], [Ansvarlig], [Tid],
  [10.00\\ 10.10], [7/26], [Godkjenning

  Saker til eventuelt.], [Kari Vik], [10],
  [10.10

  10.20], [], [Pause], [], [10],
  [10.20

  10.40], [8/26], [Rapport om skoleveien

  - Trinn 2], [Ola Nes

  Per Dal], [20],
  [10.40

  10.45], [9/26], [Eventuelt

  Avslutning], [Kari Vik], [5],
)
"""),
    )

    assert shown(document.lines)[1:] == [
        "ROW P 10.00/P 10.10 | P 7/26 | P Godkjenning/P Saker til eventuelt. | P Kari Vik | P 10",
        "ROW P 10.10/P 10.20 |  | P Pause |  | P 10",
        "ROW P 10.20/P 10.40 | P 8/26 | P Rapport om skoleveien/I0 • Trinn 2 | P Ola Nes/P Per Dal | P 20",
        "ROW P 10.40/P 10.45 | P 9/26 | P Eventuelt/P Avslutning | P Kari Vik | P 5",
    ]


def test_labels_beside_each_other_have_what_they_say_below_them() -> None:
    """In narrow columns without lines, the label may be broken too, and what it says go on below it."""
    document = read_document(
        "møte.pdf",
        made("""
#set page(width: 400pt)
#let cell(..lines) = lines.pos().join(linebreak())
#table(columns: (60pt, 62pt, 60pt, 60pt), stroke: none, inset: (x: 3pt, y: 0pt),
  cell("Møtedato:", "03.02.26"), cell("Møtevarigh", "et: 12.00 –", "13.00"),
  cell("Møteleder:", "Kari Vik"), cell("Referent:", "Ola Nes"))
"""),
    )

    cells = ["P Møtedato: 03.02.26", "P Møtevarighet: 12.00 – 13.00", "P Møteleder: Kari Vik", "P Referent: Ola Nes"]
    assert shown(document.lines) == [f"ROW {' | '.join(cells)}"]


def test_a_row_at_the_foot_of_a_page_that_ends_with_a_number_is_no_foot_of_it() -> None:
    """A number is that of the page where it stands alone, is the page's own, or stands beside what other feet have."""
    document = read(
        "møte.pdf",
        made("""
#set page(footer: none)
Sakliste
#v(258pt)
#table(columns: (40pt, 40pt, 80pt, 20pt), stroke: none,
  [10.00], [7/26], [Godkjenning], [10],
  [10.10], [8/26], [Rapport], [35])
#pagebreak()
#table(columns: (40pt, 40pt, 80pt, 20pt), stroke: none,
  [10.45], [9/26], [Budsjett], [10],
  [10.55], [10/26], [Eventuelt], [5])
"""),
    )

    assert [line.origin for line in document.lines] == ["body"] * 5


def test_rows_with_other_lines_between_them_do_not_take_these_in() -> None:
    """A heading of those who were there, between two rows as far apart as all lines are, is a line of its own."""
    document = read(
        "møte.pdf",
        made("""
#set block(spacing: 15pt)
#let row(..cells) = grid(columns: (160pt, 1fr), ..cells)
Forfall:
#row[Siv Nes][Medlem]
Varamedlemmer:
#row[Ola Lie][For Siv Nes]
"""),
    )

    assert shown(document.lines) == [
        "P Forfall:",
        "ROW P Siv Nes | P Medlem",
        "ROW P Varamedlemmer: | ",
        "ROW P Ola Lie | P For Siv Nes",
    ]


def test_a_field_to_sign_in_leads_back_to_its_page() -> None:
    """As a service for signatures makes them; the page is read all the same."""
    stream = b"BT /F1 12 Tf 72 700 Td (Referat fra styret) Tj ET"
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R]"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        % (len(stream), stream)
        + b"5 0 obj<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/Rect[0 0 9 9]/P 3 0 R>>endobj\n"
    )
    document = read_document("møte.pdf", b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R>>\n%%EOF")

    assert [line.text for line in document.lines] == ["Referat fra styret"]


def test_rows_of_a_table_may_stand_closer_than_the_lines_of_the_text() -> None:
    """How far apart the lines of a paragraph are is seen where one is full."""
    rows = "".join(f"[Kari Vik {number}], [Medlem]," for number in range(12))
    text = "Utvalget drøftet saken og ba om en ny vurdering av kostnadene før budsjettet. " * 4

    document = read(
        "møte.pdf",
        made(f"#set page(width: 400pt)\n#table(columns: (1fr, 1fr), stroke: none, inset: 1pt, {rows})\n\n{text}"),
    )

    assert shown(document.lines)[-1] == f"P {text.strip()}"


@pytest.mark.parametrize("number", ["7.{}", "{}."])
def test_bold_lines_that_count_are_cases_also_where_the_last_is_the_next_meeting(number: str) -> None:
    """Print does not tell that a bold line is a heading; what stands below the last belongs to it."""
    document = read(
        "møte.pdf",
        made(f"""
= Prosjektmøte 4.3.2026
Til stede: Ida Lie, Ola Vik

*{number.format(1)} Tak*

Taket er reparert.

*{number.format(2)} Neste møte*

18.3.2026

*Oppgaver*

#table(columns: 2, [Hva], [Ansvarlig], [Bestille stein], [Ola])
"""),
    )
    record = read_meeting(document, None).record

    assert [case["tittel"] for case in record["saker"]] == ["Tak", "Neste møte"]
    assert [task["tekst"] for task in record["saker"][1]["oppgaver"]] == ["Bestille stein"]
    assert record["neste_moete"] == "2026-03-18"
