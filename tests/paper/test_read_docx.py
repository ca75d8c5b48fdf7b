"""Word files: the labels that Word counts, the tables, and what stands beside the text."""

from collections.abc import Callable
from io import BytesIO

import mammoth
import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from referat_cli.paper.reading.formats.html import html_lines
from referat_cli.paper.reading.source import SourceDocument
from tests.paper.shown_lines import read, shown

# A list as Word makes one: numbers, then letters, then a sign of the font Wingdings.
LISTS = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
<w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>
<w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0A7;"/><w:pPr><w:ind w:left="1080"/></w:pPr></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
</w:numbering>"""


def saved(document: WordDocument) -> bytes:
    """The bytes of a document."""
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def document_of(body: str) -> SourceDocument:
    """A document whose body is written as XML, with the lists above."""
    document = Document()
    document.part.numbering_part._element = parse_xml(LISTS)  # noqa: SLF001 - the library has no other way to a list
    for element in parse_xml(f"<w:body {nsdecls('w', 'r')}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    return read("møte.docx", saved(document))


def text(words: str, properties: str = "", run: str = "") -> str:
    """A paragraph."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def item(words: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return text(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_labels_are_counted_as_word_counts_them() -> None:
    """Through paragraphs between, from anew below another, and from where a list is told to begin."""
    document = document_of(
        item("Ett", 1) + item("bokstav", 1, 1) + item("romertall", 1, 2) + item("bokstav", 1, 1) + item("To", 1)
        + item("bokstav", 1, 1) + item("strek", 2) + text("Mellom") + item("Tre", 1) + item("Fire", 3) + item("Fem", 3)
        + text("6. Skrevet for hånd") + text("1. Skrevet for hånd") + text("- strek"),
    )  # fmt: skip

    assert shown(document.lines) == [
        "I0 1. Ett",
        "I1 a) bokstav",
        "I2 1.i romertall",
        "I1 b) bokstav",
        "I0 2. To",
        "I1 a) bokstav",
        "I1 • strek",
        "P Mellom",
        "I0 3. Tre",
        "I0 4. Fire",
        "I0 5. Fem",
        "I0 6. Skrevet for hånd",
        "I0 1. Skrevet for hånd",
        "I0 - strek",
    ]


def test_headings_are_those_of_styles_and_of_outlines_and_what_is_bold() -> None:
    """A style made of a heading is one; a bold paragraph only looks like one."""
    document = Document()
    document.add_heading("Møtereferat", 0)
    document.add_heading("Vedtak", 2)
    document.add_paragraph().add_run("Sak 1/26 Skolestart").bold = True
    part = document.add_paragraph("Dato: ")
    part.add_run("4. mars").bold = True
    outlined = document.add_paragraph("Etter nivå")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "2")
    outlined.paragraph_format.element.get_or_add_pPr().append(level)
    own = document.styles.add_style("Sakstittel", 1)
    own.base_style = document.styles["Heading 1"]
    document.add_paragraph("Sak 2/26", style="Sakstittel")

    assert shown(read("møte.docx", saved(document)).lines) == [
        "H1 Møtereferat",
        "H2* Vedtak",
        "H0* Sak 1/26 Skolestart",
        "P Dato: 4. mars",
        "H3 Etter nivå",
        "H1* Sak 2/26",
    ]


def test_tables_have_merged_cells_header_rows_and_tables_within() -> None:
    """A cell that goes on from the row above is empty; a table of one cell is a frame."""
    document = Document()
    table = document.add_table(3, 3)
    table.rows[0].cells[1].text, table.rows[0].cells[2].text = "Møtte", "Forfall"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above
    table.cell(1, 0).merge(table.cell(1, 2)).text = "Kommunene"
    table.cell(2, 0).text = "Kari Vik"
    inner = table.cell(2, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "fra kl. 10"
    other = document.add_table(2, 2)
    other.cell(0, 0).merge(other.cell(1, 0)).text = "Sak"
    other.cell(0, 1).text, other.cell(1, 1).text = "en", "to"
    document.add_table(1, 1).cell(0, 0).text = "I en ramme"

    lines = read("møte.docx", saved(document)).lines

    assert shown(lines) == [
        "HEAD  | P Møtte | P Forfall",
        "ROW P Kommunene [3]",
        "ROW P Kari Vik | ROW P x | P fra kl. 10 | ",
        "ROW P Sak | P en",
        "ROW  | P to",
        "P I en ramme",
    ]
    assert len(lines[0].columns) == 3


def test_tracked_changes_are_read_as_accepted_and_told_of() -> None:
    """What was put in is there, what was taken out is not, and a paragraph whose end was deleted goes on."""
    who = 'w:id="1" w:author="Kari Vik" w:date="2026-03-04T10:00:00Z"'
    document = document_of(
        f"<w:p><w:r><w:t>Skolen starter </w:t></w:r><w:del {who}><w:r><w:delText>i mai</w:delText></w:r></w:del>"
        f"<w:ins {who}><w:r><w:t>i august</w:t></w:r></w:ins></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr><w:r><w:t>Rektor </w:t></w:r></w:p>" + text("følger opp")
    )

    assert shown(document.lines) == ["P Skolen starter i august", "P Rektor følger opp"]
    assert document.remarks == ("Dokumentet har sporede endringer; de er lest som godtatt.",)


def test_breaks_links_signs_and_content_controls_are_words_and_hidden_text_is_told_of() -> None:
    """A field shows its result, and not how it is worked out."""
    document = document_of(
        "<w:p><w:r><w:t>Utvalg:</w:t><w:tab/><w:t>Skole</w:t><w:br/><w:t>Sted</w:t><w:sym w:font='Wingdings'"
        " w:char='F0FE'/></w:r></w:p>"
        "<w:sdt><w:sdtContent>" + text("I et felt") + "</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText><w:t>nei</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>4. mars</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>".replace("<w:t>nei</w:t>", "")
        + "<w:p><w:hyperlink w:anchor='side'><w:r><w:t>her</w:t></w:r></w:hyperlink></w:p>"
        + text("skjult", run="<w:vanish/>")
    )  # fmt: skip

    assert shown(document.lines) == ["P Utvalg:\tSkole\nSted☒", "P I et felt", "P 4. mars", "P her"]
    assert document.lines[3].links == ((0, 3, "#side"),)
    assert document.remarks == ("Dokumentet har skjult tekst, og den er ikke lest.",)


def test_what_stands_beside_the_text_is_told_apart() -> None:
    """Headers come first and footers last; boxes where they hang."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Kommunen"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    box = parse_xml(f"<w:r {nsdecls('w')}><w:pict><w:txbxContent>{text('I en boks')}</w:txbxContent></w:pict></w:r>")
    paragraph = document.add_paragraph("Vedtak")
    paragraph._p.append(box)  # noqa: SLF001 - as above
    document.add_comment(paragraph.runs, "Er dette riktig?", author="Kari Vik")

    content = read("møte.docx", saved(document))

    assert shown(content.lines) == [
        "P(header) Kommunen",
        "P Vedtak",
        "P(textbox) I en boks",
        "P(comment) Er dette riktig?",
        "P(footer) Side 1",
    ]
    assert content.remarks == ("Dokumentet har 1 kommentar.",)


def test_pages_are_those_that_word_noted_or_else_those_that_were_asked_for() -> None:
    """Lines are counted anew on each."""
    asked = document_of(text("En") + '<w:p><w:r><w:br w:type="page"/><w:t>To</w:t></w:r></w:p>' + text("Tre"))
    noted = document_of(
        text("En") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>To</w:t></w:r></w:p>" + text("Fire", "<w:pageBreakBefore/>")
    )

    assert [str(line.place) for line in asked.lines] == ["1:1", "2:1", "2:2"]
    assert [str(line.place) for line in noted.lines] == ["1:1", "2:1", "3:1"]


def lists(document: WordDocument) -> None:
    """Items of the styles that every Word has."""
    for style in ("List Number", "List Number", "List Bullet", "List Bullet 2", "List Number"):
        document.add_paragraph(f"I {style}", style=style)


def table(document: WordDocument) -> None:
    """A table with a row that is merged."""
    grid = document.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Over begge"
    grid.cell(1, 0).text, grid.cell(1, 1).text = "en", "to"


@pytest.mark.parametrize("content", [lists, table])
def test_another_reader_finds_the_same_words_in_the_same_order(content: Callable[[WordDocument], None]) -> None:
    """It makes HTML of Word files in its own way."""
    document = Document()
    document.add_heading("Vedtak", 1)
    content(document)
    document.add_paragraph("Til slutt.")
    packed = saved(document)
    other = html_lines(mammoth.convert_to_html(BytesIO(packed)).value)

    ours = [line.text for one in read("møte.docx", packed).lines for line in one.lines() if line.text]

    assert ours == [line.text for one in other for line in one.lines() if line.text]
