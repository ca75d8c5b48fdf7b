"""A paper as a Word file: every word of the record, styles, lists and tables that are such, and the record inside.

What stands in the file is read back with python-docx, with mammoth, and with what reads documents in, none of which
shares anything with what writes it. How Word itself shows a file no test here can see.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import mammoth
import msgspec
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm

from referat_cli.paper.embedded_source import from_xml
from referat_cli.paper.layout import paper
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.tree import (
    Agenda,
    AgendaDay,
    AgendaSlot,
    AttendanceList,
    Block,
    Fact,
    FactList,
    Head,
    Heading,
    Items,
    ListedGroup,
    ListItem,
    ListLine,
    Paper,
    Paragraph,
    Remark,
    Signatures,
    TextRun,
    TextTable,
    text_of,
)
from referat_cli.paper.writing.docx import default_template, write
from referat_cli.paper.writing.look import Embedded, Look
from referat_cli.paper.writing.word_tables import AGENDA_CM
from tests.paper.round_trip import kind_of, printed
from tests.support.archives import MINUTES, archive
from tests.support.archives import write as write_files
from tests.support.paper_records import made
from tests.support.running import ROOT, referat
from tests.support.word_files import W, paragraphs, word_document, words_of

TEMPLATE = "maler/referat.docx"
ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


def sheet(*blocks: Block, language: str = "nb") -> Paper:
    """A paper with these blocks."""
    return Paper(
        "referat",
        "MØTEREFERAT – PRØVEUTVALGET",
        "Prøveutvalget",
        "prove",
        language,
        "2026-03-04",
        "Prøveutvalget, 4. mars 2026",
        "Side {page} av {pages}",
        blocks,
    )


def made_of(*blocks: Block, look: Look | None = None) -> Document:
    """The document of a paper with these blocks."""
    return word_document(write(sheet(*blocks), look or Look()))


def items(*labels: str, ordered: bool = True) -> Items:
    """A list whose items have these labels, and say so."""
    return Items(tuple(ListItem(label, text_of(f"med {label}")) for label in labels), ordered)


# ---- the words


def words_in(value: object) -> Iterator[str]:
    """Every word of a plain value that is to be seen, a line of text at a time; labels of lists are counted by Word."""
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict):
        counted = {"label"} if "value" not in value else set()
        for key, inner in value.items():
            if key not in {"type", "link", *counted}:
                yield from words_in(inner)
    elif isinstance(value, list | tuple):
        if value and isinstance(value[0], dict) and value[0].keys() <= {"text", "strong", "emphasis", "link"}:
            yield from words_in("".join(run["text"] for run in value))
        else:
            for inner in value:
                yield from words_in(inner)


def expected_words(page: Paper) -> list[Counter[str]]:
    """The words of the paper, from each heading of the first level."""
    found = [Counter(page.title.split())]
    for block in page.blocks:
        if isinstance(block, Heading) and block.level == 1:
            found.append(Counter())
        found[-1].update(words_in(msgspec.to_builtins(block)))
        if isinstance(block, Agenda):  # a table a day, each with its headings
            found[-1].update([*words_in(block.headings)] * (len(block.days) - 1))
    return found


def words_found(content: bytes) -> list[Counter[str]]:
    """The same as mammoth reads it."""
    html = mammoth.convert_to_html(BytesIO(content)).value
    inline = re.sub(r"</?(?:strong|em|a|sup)\b[^>]*>", "", html)
    return [Counter(unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in inline.split("<h1>")]


@pytest.mark.parametrize("seed", range(1, 25, 4))
def test_every_word_is_there_section_by_section(seed: int) -> None:
    """None is missing and none is added but the colon after a label."""
    record = made(seed)
    page = paper(printed(record), kind_of(record))
    found, expected = words_found(write(page, Look())), expected_words(page)
    assert [*map(without_colons, found)] == [*map(without_colons, expected)]


def without_colons(words: Counter[str]) -> Counter[str]:
    """The words, with the colon of a label or without."""
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[word.removesuffix(":")] += times
    return found


@pytest.mark.parametrize("date", ["2024-10-29", "2023-09-06"])
def test_the_points_of_the_two_meetings_stand_under_their_headings(tmp_path: Path, date: str) -> None:
    """Asked of the file itself: proposals and decisions, point by point and in order."""
    file = tmp_path / "referat.docx"
    assert referat(ROOT, "render", f"asu:{date}", "-o", str(file)).code == 0
    record = msgspec.json.decode(referat(ROOT, "show", f"asu:{date}", "-f", "json").out)["moete"]
    shown = paragraphs(docx.Document(str(file)))
    for case in record["saker"]:
        at = next(place for place, one in enumerate(shown) if one.text.startswith(f"Sak: {case['saksnr']} "))
        for key, heading in (("forslag_til_vedtak", "Forslag til vedtak"), ("vedtak", "Vedtak")):
            if case.get(key):
                start = next(place for place, one in enumerate(shown[at:], at) if one.text == heading) + 1
                texts = [" ".join(text.split()) for text in texts_of(case[key])]
                assert [one.text for one in shown[start : start + len(texts)]] == texts


def texts_of(points: list[Any]) -> Iterator[str]:
    """The texts of points in reading order."""
    for point in points:
        yield point if isinstance(point, str) else point["tekst"]
        yield from () if isinstance(point, str) else texts_of(point.get("punkter", []))


# ---- styles, lists and tables


def test_headings_are_headings_and_a_case_begins_on_a_new_page() -> None:
    """With a rule below it, or below its subtitle."""
    document = made_of(
        Heading("Saksliste", 1),
        Heading("Sak: 1/26 Legevakt", 1, subtitle="andre gang", new_page=True),
        Heading("Vedtak", 2),
        Heading("Bakgrunn", 3),
    )
    styles = [(one.style.name, one.text) for one in document.paragraphs if one.style]
    assert styles == [
        ("Title", "MØTEREFERAT – PRØVEUTVALGET"),
        ("Heading 1", "Saksliste"),
        ("Heading 1", "Sak: 1/26 Legevakt"),
        ("Subtitle", "andre gang"),
        ("Heading 2", "Vedtak"),
        ("Heading 3", "Bakgrunn"),
    ]
    assert [one.paragraph_format.page_break_before for one in document.paragraphs[1:3]] == [None, True]
    ruled = [words_of(one.getparent().getparent()) for one in document.element.body.iter(f"{W}pBdr")]
    assert ruled == ["andre gang"]


@pytest.mark.parametrize(
    "labels",
    [
        ["1.", "2.", "3."],
        ["a)", "b)", "c)"],
        ["A.", "B."],
        ["I.", "II.", "III.", "IV."],
        ["i.", "ii.", "iii."],
        ["h.", "i.", "j."],
        ["i)"],
        ["–", "–"],
        ["•", "•", "•"],
        ["4.", "5."],
        ["1.", "3.", "4."],
        ["2.", "2.", "1."],
        ["§ 1", "§ 2", "1."],
        ["1.", "–", "2."],
        ["1)", "(2)", "3:"],
        ["01.", "02."],
        ["50 %1", "100 %"],
        [f"{number}." for number in range(1, 30)],
        [f"{letter}." for letter in [*"abcdefghijklmnopqrstuvwxyz", "aa", "ab"]],
    ],
)
def test_a_label_is_counted_by_word_and_is_just_what_it_should_be(labels: list[str]) -> None:
    """Whatever the record has as labels; what Word cannot count, it says."""
    found = [one for one in paragraphs(made_of(items(*labels))) if one.style != "Title"]
    assert [f"{one.label} {one.text}".strip() for one in found] == [f"{label} med {label}" for label in labels]
    assert {one.style for one in found} <= {"List Number", "List Bullet", "List Continue"}


def test_lists_within_lists_begin_again_and_the_outer_one_goes_on() -> None:
    """1.1 follows 1., and 2.1 follows 2., counted from them; a list after a paragraph in an item begins anew."""
    nested = Items(
        (
            ListItem("1.", text_of("Først"), (items("1.1", "1.2"),)),
            ListItem("2.", text_of("Så"), (items("2.1"), Paragraph(text_of("Mer.")), items("1.", "2."))),
            ListItem("3.", text_of("Sist"), (Items((ListItem("–", text_of("x"), (items("•"),)),), ordered=False),)),
        ),
        ordered=True,
    )
    found = paragraphs(made_of(nested, Heading("Vedtak", 2), items("1.", "2.")))[1:]
    assert [(one.level, one.label) for one in found] == [
        *((0, "1."), (1, "1.1"), (1, "1.2"), (0, "2."), (1, "2.1"), (None, ""), (1, "1."), (1, "2.")),
        *((0, "3."), (1, "–"), (2, "•"), (None, ""), (0, "1."), (0, "2.")),
    ]
    document = made_of(items("1.", "2."), items("1.", "2."))
    numbers = [one.get(f"{W}val") for one in document.element.body.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    definitions = [*document.part.numbering_part.element.iter(f"{W}abstractNum")]
    assert len(definitions) == 2, "one definition a list, or Word goes on counting"


def test_a_list_within_a_list_is_counted_from_it() -> None:
    """So that a secretary who adds a point in Word gets the right numbers below it too."""
    document = made_of(Items((ListItem("2.", text_of("To"), (items("2.1", "2.2"),)),), ordered=True))
    texts = [one.get(f"{W}val") for one in document.part.numbering_part.element.iter(f"{W}lvlText")]
    assert texts == ["%1.", "%1.%2"]


def test_other_libraries_see_lists() -> None:
    """Mammoth makes lists of them, and what reads documents in finds each label."""
    content = write(sheet(Items((ListItem("1.", text_of("A"), (items("a)", "b)"),)),), ordered=True)), Look())
    html = mammoth.convert_to_html(BytesIO(content)).value
    assert html.endswith("<ol><li>A<ol><li>med a)</li><li>med b)</li></ol></li></ol>")
    lines = [one for one in read_document("a.docx", content).lines if one.kind == "item"]
    assert [(one.label, one.level, one.text) for one in lines] == [
        ("1.", 0, "A"),
        ("a)", 1, "med a)"),
        ("b)", 1, "med b)"),
    ]


def attendance() -> AttendanceList:
    """A list with two groups."""
    return AttendanceList(
        ("", "Møtte", "Forfall"),
        (
            ListedGroup("Kommunene", (ListLine("Kari Nordmann, Nordby", "x"), ListLine("Ola Hansen", "", "x"))),
            ListedGroup("Sekretariatet", (ListLine("Åse Vik", "x (Teams)"),)),
        ),
    )


def test_the_list_of_attendance_is_a_table_that_no_page_spoils() -> None:
    """Widths in the grid and in the cells, heads said again, rows unsplit, groups across and kept with the next row."""
    document = made_of(Heading("Deltakere", 1), attendance())
    (table,) = document.tables
    wide = [12, 2.6, 2.4]
    assert [round(column.width.cm, 1) for column in table.columns if column.width] == wide
    assert [round(cell.width.cm, 1) for cell in table.rows[2].cells if cell.width] == wide
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "Møtte", "Forfall"],
        ["Kommunene"] * 3,
        ["Kari Nordmann, Nordby", "x", ""],
        ["Ola Hansen", "", "x"],
        ["Sekretariatet"] * 3,
        ["Åse Vik", "x (Teams)", ""],
    ]
    rows = [*table._tbl.iter(f"{W}tr")]  # noqa: SLF001 - what python-docx has no word for
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * 5]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    kept = [row.find(f".//{W}keepNext") is not None for row in rows]
    assert [kept[1], kept[4]] == [True, True]
    bold = {style.name for style in document.styles if style.type == 1 and style.font.bold}
    assert {table.rows[at].cells[0].paragraphs[0].style.name for at in (1, 4)} <= bold
    assert [one.get(f"{W}val") for one in document.element.body.iter(f"{W}tblCaption")] == ["Deltakere"]


def test_the_head_has_its_labels_above_their_values() -> None:
    """In a table whose first row is said to be a heading."""
    (table,) = made_of(Head((Fact("Møtedato", "04.03.2026"), Fact("Møtested", "Rådhuset")))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Møtedato", "Møtested"],
        ["04.03.2026", "Rådhuset"],
    ]
    assert table._tbl.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None  # noqa: SLF001 - as above


def test_the_agenda_has_its_columns_and_a_table_a_day() -> None:
    """Points below their title, and the responsible one a line."""
    slot = AgendaSlot("09.00–09.30", "1/26", "Legevakt", (items("–"),), ("Kari Nordmann", "Ola Hansen"), "30")
    days = (AgendaDay("4. mars 2026", (slot,)), AgendaDay("5. mars 2026", (AgendaSlot(title="Pause"),)))
    document = made_of(Agenda(("Kl.", "Saksnr.", "Saker", "Ansvarlig", "Tid"), days))
    first, second = document.tables
    assert [round(cell.width.cm, 1) for cell in first.rows[1].cells if cell.width] == [2.6, 1.9, 7.7, 3.4, 1.4]
    assert [cell.text for cell in first.rows[1].cells] == [
        *("09.00–09.30", "1/26", "Legevakt\nmed –", "Kari Nordmann\nOla Hansen", "30"),
    ]
    assert [cell.text for cell in second.rows[1].cells] == ["", "", "Pause", "", ""]
    texts = [one.text for one in document.paragraphs if one.text]
    assert texts[1:] == ["4. mars 2026", "5. mars 2026"]


def test_titles_have_the_room_of_columns_that_are_not_used_and_give_it_to_long_numbers() -> None:
    """A number is not divided between lines."""
    slots = (AgendaSlot(number="SP-sak 11/26", title="Legevakt"), AgendaSlot(number="SP-sak 12/26", title="Budsjett"))
    (table,) = made_of(Agenda(("", "Saksnr.", "Saker", "", ""), (AgendaDay("", slots),))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Saksnr.", "Saker"],
        *([slot.number, slot.title] for slot in slots),
    ]
    number, title = (cell.width.cm for cell in table.rows[1].cells if cell.width)
    assert 2.6 < number < 3
    assert round(number + title, 1) == sum(AGENDA_CM)


def test_each_signature_has_a_line_of_its_own() -> None:
    """Word puts one frame round lines with a rule that follow each other, so something stands between them."""
    document = made_of(Signatures("Rett utskrift", ("Kari Nordmann", "Åse Vik")))
    found = [(one.style, one.text) for one in paragraphs(document)][1:]
    assert found == [
        *(("Normal", "Rett utskrift"), ("Normal", ""), ("Referat underskrift", "Kari Nordmann")),
        *(("Normal", ""), ("Referat underskrift", "Åse Vik")),
    ]
    style = next(one for one in document.styles if one.name == "Referat underskrift")
    assert style.element.find(f"{W}pPr/{W}pBdr/{W}top") is not None


def test_two_tables_that_follow_each_other_stay_two() -> None:
    """Word makes one of those with nothing between them."""
    one = TextTable((text_of("År"), text_of("Beløp")), ((text_of("2025"), text_of("12")),))
    body = made_of(one, one).element.body
    kinds = [element.tag.removeprefix(W) for element in body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_words_keep_their_marks_and_their_links() -> None:
    """A link that leads nowhere is words like others, and a line that is broken stays so."""
    text = (
        (TextRun("Se "), TextRun("planen", strong=True, link="https://example.org/plan?a=1&b=2"), TextRun(" her")),
        (TextRun("her", emphasis=True, link="#"),),
    )
    document = made_of(Paragraph(text))
    (link,) = document.paragraphs[1].hyperlinks
    assert (link.text, link.address) == ("planen", "https://example.org/plan?a=1&b=2")
    assert document.paragraphs[1].text == "Se planen her\nher"
    html = mammoth.convert_to_html(BytesIO(write(sheet(Paragraph(text)), Look()))).value
    assert '<a href="https://example.org/plan?a=1&amp;b=2"><strong>planen</strong></a> her<br /><em>her</em>' in html


def test_text_that_looks_like_xml_is_text() -> None:
    """Angles, ampersands and quotes, in every place that has words of the record."""
    nasty = "<w:p/> & \"sitat\" 'x' ]]> &amp; 😀 ☒ Ŋ"
    blocks: tuple[Block, ...] = (
        *(Heading(nasty, 1, subtitle=nasty), Paragraph(text_of(nasty)), Remark(nasty)),
        *(FactList((Fact(nasty, nasty),)), Items((ListItem(nasty, text_of(nasty)),), ordered=False)),
        *(Head((Fact(nasty, nasty),)), Signatures(nasty, (nasty,))),
        AttendanceList((nasty, "", ""), (ListedGroup(nasty, (ListLine(nasty, nasty, nasty),)),)),
        TextTable((text_of(nasty),), ((text_of(nasty),),)),
    )
    document = made_of(*blocks)
    assert sum(one.text.count(nasty) for one in paragraphs(document)) == 18
    assert [one.label for one in paragraphs(document)].count(nasty) == 1


def test_a_character_that_no_file_can_have_does_not_stop_the_writer() -> None:
    """The command names it before; here it is seen that something stood there."""
    document = made_of(Paragraph(text_of("med \x00\x0b\ufffe tegn")))
    assert document.paragraphs[1].text == "med \ufffd\ufffd\ufffd tegn"


# ---- what the file says of itself


def test_the_file_says_what_it_is_and_nothing_of_how_it_was_made() -> None:
    """Title, committee, the day of the meeting and the language; no name of a program, and no other year."""
    document = made_of(Heading("Saksliste", 1))
    core = document.core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        *("MØTEREFERAT – PRØVEUTVALGET", "Prøveutvalget", "Prøveutvalget"),
    )
    assert {f"{core.created:%Y-%m-%d}", f"{core.modified:%Y-%m-%d}"} == {"2026-03-04"}
    assert core.language == "nb-NO"
    with ZipFile(BytesIO(write(sheet(), Look()))) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}
    assert not re.search(rb"python|2013|Cambria|Calibri|thumbnail", everything)


@pytest.mark.parametrize(("language", "said"), [("nb", "nb-NO"), ("nn", "nn-NO")])
def test_every_style_is_in_the_language_of_the_committee(language: str, said: str) -> None:
    """So that Word does not mark every word as misspelt."""
    document = word_document(write(sheet(language=language), Look()))
    assert {one.get(f"{W}val") for one in document.styles.element.iter(f"{W}lang")} == {said}
    assert document.core_properties.language == said


def test_the_text_is_dark() -> None:
    """No blue headings: what has a colour has a contrast of more than 7 to 1 with the paper."""
    colours = {one.get(f"{W}val") for one in made_of().styles.element.iter(f"{W}color")}
    assert all(max(int(colour[at : at + 2], 16) for at in (0, 2, 4)) <= 0x64 for colour in colours)


def test_the_foot_has_the_number_of_the_page_and_of_all() -> None:
    """As fields, which Word reckons."""
    (footer,) = {id(one.footer): one.footer for one in made_of().sections}.values()
    assert words_of(footer.paragraphs[0]._p) == "Prøveutvalget, 4. mars 2026 Side 1 av 1"  # noqa: SLF001 - as above
    fields = [one.get(f"{W}instr").strip() for one in footer.paragraphs[0]._p.iter(f"{W}fldSimple")]  # noqa: SLF001
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_same_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever it is asked."""
    root = archive(tmp_path)
    assert referat(root, "render", "2026-03-04", "-f", "docx", "-o", "a.docx").code == 0
    assert referat(root, "render", "2026-03-04", "-f", "docx", "-o", "b.docx").code == 0
    assert (root / "a.docx").read_bytes() == (root / "b.docx").read_bytes()


def test_the_record_is_inside_bit_by_bit(tmp_path: Path) -> None:
    """With line ends and a mark of order as they are, whatever the part is called."""
    content = b'\xef\xbb\xbfutvalg: prove\r\ntittel: "\xc3\x86 <&> ]]>"\r\n\r\n'
    file = write(sheet(), Look(embedded=Embedded('2026-03-04-"2".yaml', content)))
    with ZipFile(BytesIO(file)) as parts:
        found = [one for name in parts.namelist() if (one := from_xml(parts.read(name)))]
    assert found == [Embedded('2026-03-04-"2".yaml', content)]
    root = archive(tmp_path)
    assert referat(root, "render", "2026-03-04", "-f", "docx", "-o", "a.docx").code == 0
    assert read_document("a.docx", (root / "a.docx").read_bytes()).embedded == MINUTES.encode()


# ---- the committee's own look


def own_look(
    change: Callable[[Document], None] = lambda _document: None, *, base: bytes | None = None
) -> Callable[[Path], Look]:
    """A look with a file of the committee's own in ``maler/``, which is ours, or another, changed so."""

    def made(root: Path) -> Look:
        document = word_document(base or default_template())
        change(document)
        (root / "maler").mkdir()
        document.save(str(root / TEMPLATE))
        return Look(root / "maler")

    return made


def test_the_template_is_a_file_that_a_committee_can_open() -> None:
    """It has every style that a paper is set in, by name, and no words."""
    document = word_document(default_template())
    names = {style.name for style in document.styles}
    assert names >= {"Title", "Heading 1", "Heading 2", "List Number", "List Bullet 2", "Referat merknad", "Table Grid"}
    assert [one.text for one in document.paragraphs] == []


def norwegian(document: Document) -> None:
    """What Word in Norwegian calls its styles within a file, a page of another size, and a letterhead."""
    for old, new in (("Heading1", "Overskrift1"), ("Title", "Tittel"), ("ListNumber", "Nummerertliste")):
        for one in document.styles.element.iter(f"{W}style", f"{W}basedOn", f"{W}next"):
            for key in ("styleId", "val"):
                if one.get(f"{W}{key}") == old:
                    one.set(f"{W}{key}", new)
    for name in ("Referat merknad", "Table Grid"):
        document.styles[name].delete()
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].page_width = Cm(18)
    document.sections[0].header.paragraphs[0].text = "Bruvik kommune"
    document.add_paragraph("Slik så et gammelt referat ut.")
    document.core_properties.author = "Ola Hansen"


def test_a_committee_keeps_its_styles_page_and_letterhead(tmp_path: Path) -> None:
    """Styles are found by name, whatever Word calls them within the file; what is missing is added; text goes."""
    document = made_of(
        Heading("Vedtak", 1), items("1."), Remark("Godkjent."), attendance(), look=own_look(norwegian)(tmp_path)
    )
    by_name = {style.name: style for style in document.styles}
    assert by_name["Heading 1"].style_id == "Overskrift1"
    assert by_name["Heading 1"].font.name == "Georgia"
    assert [one.style.name for one in document.paragraphs if one.style and one.text] == [
        *("Title", "Heading 1", "List Number", "Referat merknad"),
    ]
    assert document.sections[0].header.paragraphs[0].text == "Bruvik kommune"
    assert round(sum(column.width.cm for column in document.tables[0].columns if column.width), 1) == 14.0
    assert document.core_properties.author == "Prøveutvalget"


def test_a_committee_keeps_its_foot_and_gets_the_number_of_the_page(tmp_path: Path) -> None:
    """Below its own words; where it has a number of the page of its own, nothing is added."""

    def with_foot(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "Postboks 1, Bruvik"

    def with_number(document: Document) -> None:
        with_foot(document)
        run = document.sections[0].footer.paragraphs[0].add_run()
        run._r.append(docx.oxml.OxmlElement("w:instrText"))  # noqa: SLF001 - as above
        run._r[-1].text = " PAGE \\* MERGEFORMAT "  # noqa: SLF001

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = (
        [words_of(one._p) for one in made_of(look=own_look(change)(tmp_path / name)).sections[0].footer.paragraphs]  # noqa: SLF001
        for change, name in ((with_foot, "a"), (with_number, "b"))
    )
    assert first == ["Postboks 1, Bruvik", "Prøveutvalget, 4. mars 2026 Side 1 av 1"]
    assert second == ["Postboks 1, Bruvik"]


def test_a_paper_of_another_meeting_may_be_the_template_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Its record, comments and properties go, and lists are numbered beside its own."""
    old = write(
        sheet(Heading("Sak: 9/25 Personalsak", 1, new_page=True), items("1.", "2."), Paragraph(text_of("Oppsigelse."))),
        Look(embedded=Embedded("2025-01-01.yaml", b"tittel: Oppsigelse")),
    )

    def commented(document: Document) -> None:
        run = document.paragraphs[-2].runs[0] if document.paragraphs[-2].runs else document.paragraphs[-1].runs[0]
        document.add_comment(run, text="Dette er fortrolig", author="Ola Hansen")

    content = write(sheet(items("1.", "2.")), own_look(commented, base=old)(tmp_path))
    with ZipFile(BytesIO(content)) as parts:
        names = parts.namelist()
        told = b"".join(parts.read(name) for name in names)
    assert "word/comments.xml" not in names
    assert [name for name in names if name.startswith("customXml")] == []
    assert not re.search(b"Oppsigelse|Personalsak|fortrolig|Ola Hansen|VGl0dGVs", told)
    assert [one.label for one in paragraphs(word_document(content))] == ["", "1.", "2."]
    numbers = [one.get(f"{W}numId") for one in word_document(content).part.numbering_part.element.iter(f"{W}num")]
    assert len(numbers) == len(set(numbers)) == 2


def test_a_path_to_another_template_is_forgotten(tmp_path: Path) -> None:
    """It names a person's folder, and Word would fetch it."""

    def attached(document: Document) -> None:
        settings = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
        settings.relate_to("file:///C:/Users/ola/mal.dotm", ATTACHED, is_external=True)

    with ZipFile(BytesIO(write(sheet(), own_look(attached)(tmp_path)))) as parts:
        assert not any(b"mal.dotm" in parts.read(name) for name in parts.namelist())


def fetching(document: Document) -> None:
    """A letterhead with a picture that lies elsewhere."""
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.part.relate_to("https://example.org/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)


def saved(change: Callable[[Document], None]) -> bytes:
    """Our template, changed so."""
    document, stream = word_document(default_template()), BytesIO()
    change(document)
    document.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A file of these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def without(name: str) -> bytes:
    """Our template without one of its parts."""
    with ZipFile(BytesIO(default_template())) as parts:
        return zipped({one: parts.read(one) for one in parts.namelist() if one != name})


BROKEN = "maler/referat.docx kan ikke brukes som mal: den er ikke en Word-fil (.docx) som lar seg lese."


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        (b"", BROKEN),
        (b"Kj\xc3\xa6re utvalg", BROKEN),
        (default_template()[:900], BROKEN),
        (without("word/document.xml"), BROKEN),
        (without("[Content_Types].xml"), BROKEN),
        (without("word/styles.xml"), BROKEN),
        (zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document>"}), BROKEN),
        (zipped({"stor.xml": b"0" * (65 << 20)}), BROKEN),
        (
            saved(fetching),
            "maler/referat.docx henter «https://example.org/logo.png» utenfra; legg det inn i filen selv.",
        ),
    ],
)
def test_a_template_that_cannot_be_used_is_one_sentence(template: bytes, sentence: str, tmp_path: Path) -> None:
    """And no file is made."""
    root = write_files(archive(tmp_path), {TEMPLATE: template})
    done = referat(root, "render", "2026-03-04", "-f", "docx", "-o", "ut.docx")
    assert (done.code, done.out, done.err) == (2, "", f"referat: {sentence}\n")
    assert not (root / "ut.docx").exists()


def test_the_redlines_have_the_committees_look_too(tmp_path: Path) -> None:
    """The letterhead stands above them."""
    root = archive(tmp_path)
    own_look(norwegian)(root)
    assert referat(root, "diff", "2/26", "-f", "docx", "-o", "ut.docx").code == 0
    assert docx.Document(str(root / "ut.docx")).sections[0].header.paragraphs[0].text == "Bruvik kommune"
