"""A paper as PDF: every word of the record, tagged, in one archive format, and the same bytes every time.

What stands on the pages is read back by another library (pypdfium2), and what is said of it (pdfplumber). Whether a
file keeps all that PDF/A-2a and PDF/UA-1 ask for is for veraPDF to say, which no test here can call.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pdfplumber
import pypdfium2
import pytest

from referat_cli.model.user_error import UserError
from referat_cli.paper.layout import paper
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.tree import Agenda as PrintedAgenda
from referat_cli.paper.tree import (
    AgendaDay,
    AgendaSlot,
    AttendanceList,
    Fact,
    FactList,
    Head,
    Heading,
    Items,
    ListedGroup,
    ListItem,
    ListLine,
    Paragraph,
    Remark,
    TextRun,
)
from referat_cli.paper.writing.look import Embedded, Look
from referat_cli.paper.writing.pdf import default_template, write
from tests.paper.pages import check_words, pages, sheet
from tests.paper.round_trip import printed
from tests.support.archives import MEETING_PATH, MINUTES, archive
from tests.support.archives import write as write_files
from tests.support.paper_records import made
from tests.support.running import ROOT, Child, environment, referat

A4 = (595, 842)


@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_every_word_is_there_section_by_section(seed: int) -> None:
    """None is missing and none is added but the colon after a label and the foot of the page."""
    check_words(paper(printed(made(seed)), "referat"))


@pytest.mark.parametrize("date", ["2024-10-29", "2023-09-06"])
def test_the_texts_of_the_record_are_on_the_page_of_their_case(tmp_path: Path, date: str) -> None:
    """Asked of the file itself: proposals and decisions of both meetings, point by point."""
    file = tmp_path / "referat.pdf"
    assert referat(ROOT, "render", f"asu:{date}", "-o", str(file)).code == 0
    text = " ".join(" ".join(lines[:-1]) for lines in pages(file.read_bytes()))
    whole = "".join(text.split())
    record = msgspec.json.decode(referat(ROOT, "show", f"asu:{date}", "-f", "json").out)["moete"]
    starts = [whole.index("".join(f"Sak: {case['saksnr']} {case['tittel']}".split())) for case in record["saker"]]
    assert starts == sorted(starts)
    for case, start, end in zip(record["saker"], starts, [*starts[1:], len(whole)], strict=True):
        for point in points([*case.get("forslag_til_vedtak", ()), *case.get("vedtak", ())]):
            assert "".join(point.split()) in whole[start:end]


def points(entries: list[Any]) -> Iterator[str]:
    """The texts of points, and of those under them."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            yield entry["tekst"]
            yield from points(entry.get("punkter", []))


def structure(content: bytes) -> list[dict[str, Any]]:
    """Every element of the structure tree, from the top."""
    with pdfplumber.open(BytesIO(content)) as document:
        return [*elements(document.structure_tree)]


def elements(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The nodes and all below them."""
    for node in nodes:
        yield node
        yield from elements(node.get("children", []))


def test_readers_who_do_not_see_the_page_find_their_way(tmp_path: Path) -> None:
    """Headings, lists, and tables whose head says of which column it is; the language and the title of the document."""
    file = tmp_path / "referat.pdf"
    assert referat(archive(tmp_path), "render", "2026-03-04", "-o", str(file)).code == 0
    content = file.read_bytes()
    found = structure(content)
    kinds = [node["type"] for node in found]
    assert kinds[0] == "Document"
    assert kinds.count("H1") == 4  # those who were there, the agenda, two cases
    assert kinds.count("H2") == 5  # twice proposal and decision, once what was said
    assert kinds.count("Table") == 3
    assert {node["attributes"]["Scope"] for node in found if node["type"] == "TH"} == {"Column"}
    assert kinds.count("TH") == 6 + 3 + 3 + 5  # head, columns and groups of the list, agenda
    assert kinds.count("Lbl") == kinds.count("LBody") == kinds.count("LI") == 6 + 5  # facts of the cases, points
    with pdfplumber.open(BytesIO(content)) as document:
        catalog = document.doc.catalog
        assert (catalog["Lang"], catalog["MarkInfo"]["Marked"]) == (b"nb-NO", True)
        assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True
        drawn = [one for page in document.pages for one in (*page.chars, *page.lines, *page.rects)]
        assert all(one["mcid"] is not None or one["tag"] == "Artifact" for one in drawn)
    reader = pypdfium2.PdfDocument(content)
    told = reader.get_metadata_dict()
    assert (told["Title"], told["Author"]) == ("MØTEREFERAT – PRØVEUTVALGET", "Prøveutvalget")
    assert told["CreationDate"] == "D:20260304120000Z"
    assert [(one.level, one.get_title()) for one in reader.get_toc()][:3] == [
        (0, "Deltakere"),
        (0, "Saksliste"),
        (0, "Sak: 1/26 Godkjenning av innkalling"),
    ]


def claims(content: bytes) -> dict[str, str]:
    """What the file says that it conforms to."""
    with pdfplumber.open(BytesIO(content)) as document:
        told = document.doc.catalog["Metadata"].resolve().get_data().decode()
    return dict(re.findall(r"<(pdfaid:part|pdfaid:conformance|pdfuaid:part)>(\w+)<", told))


def test_the_file_says_which_formats_it_is() -> None:
    """PDF/A-2a for the archive and PDF/UA-1 for everybody; A-3a where the record lies in it."""
    assert claims(write(sheet(), Look())) == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    carrying = write(sheet(), Look(None, Embedded("2026-03-04.yaml", b"utvalg: prove\n")))
    assert claims(carrying) == {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


@pytest.mark.parametrize("day", ["2024-10-29", "2023-09-06"])
def test_the_file_is_of_the_day_of_the_meeting(day: str) -> None:
    """In Norway's summer and winter, whatever the clock of the machine."""
    told = pypdfium2.PdfDocument(write(msgspec.structs.replace(sheet(), date=day), Look())).get_metadata_dict()
    assert told["CreationDate"] == f"D:{day.replace('-', '')}120000Z"


def test_the_record_comes_back_as_it_was(tmp_path: Path) -> None:
    """Bit by bit, line ends and all."""
    text = MINUTES.replace("Rådhuset", "Rådhuset, «Salen»").replace("\n", "\r\n").encode()
    write_files(archive(tmp_path), {MEETING_PATH: text})
    assert referat(tmp_path, "render", "2026-03-04", "--with-source", "-o", "referat.pdf").code == 0
    document = pypdfium2.PdfDocument((tmp_path / "referat.pdf").read_bytes())
    assert document.count_attachments() == 1
    carried = document.get_attachment(0)
    assert (carried.get_name(), bytes(carried.get_data())) == ("2026-03-04.yaml", text)
    assert (
        carried.get_str_value("AFRelationship") or b"/AFRelationship/Source" in (tmp_path / "referat.pdf").read_bytes()
    )


def test_the_same_record_is_the_same_file_in_another_place(tmp_path: Path) -> None:
    """Another process, time zone, language and day."""
    archive(tmp_path)
    assert referat(tmp_path, "render", "2026-03-04", "-o", "en.pdf").code == 0
    elsewhere = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C", "REFERAT_TODAY": "2031-01-01"}
    variables = environment(**elsewhere)
    assert Child(tmp_path, "render", "2026-03-04", "-o", "to.pdf", variables=variables).done().code == 0
    one, other = (sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("en.pdf", "to.pdf"))
    assert one == other


def test_no_heading_stands_last_on_a_page() -> None:
    """Lists of 5 to 80 people in groups of one to seven: a heading stands with the first under it; all are there."""
    for number in range(5, 81, 5):
        size = 1 + number % 7
        people = [ListLine(f"Person {place}, enheten", "x") for place in range(number)]
        groups = [people[start : start + size] for start in range(0, number, size)]
        listed = tuple(ListedGroup(f"Gruppen {place}", tuple(one)) for place, one in enumerate(groups))
        agenda = PrintedAgenda(
            ("Kl.", "Saksnr.", "Saker", "Ansvarlig", "Tid"), (AgendaDay("", (AgendaSlot(title="En"),)),)
        )
        blocks = (AttendanceList(("", "Møtte", "Forfall"), listed), Heading("Saksliste", 1), agenda)
        found = pages(write(sheet(*blocks), Look()))
        assert not [lines[-2] for lines in found if lines[-2].startswith(("Gruppen", "Saksliste", "Kl."))]
        assert sum(line.startswith("Person") for lines in found for line in lines) == number
        assert all(lines[0] in ("Møtte Forfall", "Saksliste") for lines in found[1:])


def test_what_is_longer_than_its_place_is_broken_and_not_lost() -> None:
    """A word longer than its column, and a row longer than the page: all of it is inside the edges of the paper."""
    long = "Samhandlings" * 12
    slots = (AgendaSlot(title=long, responsible=(long,)), AgendaSlot(title="ord " * 900 + "slutt"))
    agenda = PrintedAgenda(("Kl.", "Saksnr.", "Saker", "Ansvarlig", "Tid"), (AgendaDay("", slots),))
    blocks = (
        Head((Fact("Møtedato", "04.03.2026"), Fact("Møteleder", long))),
        FactList((Fact("Utvalg", long),)),
        Remark(long),
        agenda,
    )
    content = write(sheet(*blocks), Look())
    assert "".join("".join(lines) for lines in pages(content)).count("Samhandlings") == 12 * 5
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            assert (round(page.width), round(page.height)) == A4
            assert all(
                char["x0"] > 20 and char["x1"] < A4[0] - 20 and char["bottom"] < A4[1] - 20 for char in page.chars
            )
        assert "slutt" in document.pages[-1].extract_text()


def test_a_link_is_read_back_where_it_was_set() -> None:
    """The stop after it is no part of it, though it touches the word."""
    text = (TextRun("Den ligger "), TextRun("her", link="https://example.org/p"), TextRun("."))
    read = read_document("referat.pdf", write(sheet(Paragraph((text,))), Look()))
    line = next(line for line in read.lines if line.text == "Den ligger her.")
    assert line.links == ((11, 14, "https://example.org/p"),)


def nested(depth: int) -> Items:
    """Points under each other, so many deep."""
    return Items((ListItem("–", ((TextRun("punkt"),),), (nested(depth - 1),) if depth > 1 else ()),), ordered=False)


def test_points_deeper_than_any_list_is_are_a_sentence() -> None:
    """Fifteen levels are set; what is deeper is no list that anybody can read."""
    assert "punkt" in str(pages(write(sheet(nested(15)), Look())))
    with pytest.raises(
        UserError, match=r"^Et punkt står under 16 andre, og så dypt går ikke en PDF; gjør listen flatere"
    ):
        write(sheet(nested(40)), Look())


def test_a_closed_case_is_its_title_and_its_legal_basis(tmp_path: Path) -> None:
    """On the page, and in the record that the file carries."""
    closed = MINUTES.replace(
        "    tittel: Samarbeid om legevakt\n",
        "    tittel: Samarbeid om legevakt\n    lukket: {hjemmel: offentleglova § 13}\n",
    )
    write_files(archive(tmp_path), {MEETING_PATH: closed})
    assert referat(tmp_path, "render", "2026-03-04", "--with-source", "-o", "referat.pdf").code == 0
    content = (tmp_path / "referat.pdf").read_bytes()
    text = " ".join(" ".join(lines) for lines in pages(content))
    assert "Sak: 2/26 Samarbeid om legevakt" in text
    assert "offentleglova § 13" in text
    carried = bytes(pypdfium2.PdfDocument(content).get_attachment(0).get_data()).decode()
    for secret in ("går sammen", "var syk", "vakt i helgene"):
        assert secret not in text + carried


def with_template(root: Path, text: str, **files: str) -> Path:
    """The small archive with a template of its own, and files beside it."""
    own = {f"maler/{name.replace('_', '.')}": content for name, content in files.items()}
    return write_files(archive(root), {"maler/referat.typ": text, **own})


def test_a_committee_sets_its_own_paper(tmp_path: Path) -> None:
    """The same data, another template; what the document says of itself is as before, and files beside it are read."""
    template = """\
#let paper = json(bytes(sys.inputs.paper))
#import "felles.typ": hilsen
= #paper.committee
#hilsen #paper.date
"""
    with_template(tmp_path, template, felles_typ="#let hilsen = [Fra utvalget]")
    assert referat(tmp_path, "render", "2026-03-04", "-o", "referat.pdf").code == 0
    content = (tmp_path / "referat.pdf").read_bytes()
    assert pages(content) == [["Prøveutvalget", "Fra utvalget 2026-03-04"]]
    assert claims(content)["pdfaid:part"] == "2"
    assert pypdfium2.PdfDocument(content).get_metadata_dict()["Title"] == "MØTEREFERAT – PRØVEUTVALGET"


def test_the_template_that_a_committee_begins_with_is_ours(tmp_path: Path) -> None:
    """Kept in its folder as it is, it changes nothing."""
    archive(tmp_path)
    assert referat(tmp_path, "render", "2026-03-04", "-o", "vår.pdf").code == 0
    write_files(tmp_path, {"maler/referat.typ": default_template()})
    assert referat(tmp_path, "render", "2026-03-04", "-o", "egen.pdf").code == 0
    assert (tmp_path / "vår.pdf").read_bytes() == (tmp_path / "egen.pdf").read_bytes()


_ONLY_FILES = "kan bare stå foran navnet på en .typ-fil i maler/, skrevet rett ut, fordi ingenting blir hentet."


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ('hei\n#import "@preview/tablex:0.1.0": x', f"maler/referat.typ linje 2: «import» {_ONLY_FILES}"),
        ('#let p = "@pre" + "view/x:0.1.0"\n#import p: x', f"maler/referat.typ linje 2: «import» {_ONLY_FILES}"),
        ('#include "\\u{40}preview/x:0.1.0"', f"maler/referat.typ linje 1: «include» {_ONLY_FILES}"),
        ('#include "felles.txt"', f"maler/referat.typ linje 1: «include» {_ONLY_FILES}"),
        ("/*\n// */ #import p", f"maler/referat.typ linje 2: «import» {_ONLY_FILES}"),
        ('#eval("im" + "port")', f"maler/referat.typ linje 1: «eval» {_ONLY_FILES}"),
        ("= Hei\n#ukjent", "maler/referat.typ linje 2: unknown variable: ukjent (sagt av Typst)"),
        ("#let x = 1 +", "maler/referat.typ linje 1: expected expression (sagt av Typst)"),
        ('\n#read("../minutes/prove/utvalg.yaml")', "maler/referat.typ linje 2: "),
    ],
)
def test_a_template_that_cannot_be_used_is_a_sentence(tmp_path: Path, template: str, sentence: str) -> None:
    """With the line; nothing is written, and nothing is fetched."""
    done = referat(with_template(tmp_path, template), "render", "2026-03-04", "-o", "referat.pdf")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: {sentence}")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "referat.pdf").exists()


def test_a_template_reads_nothing_outside_its_folder_through_a_link(tmp_path: Path) -> None:
    """Typst looks at the name alone, and would follow the link."""
    with_template(tmp_path, '#read("lenke.txt")')
    (tmp_path / "hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    (tmp_path / "maler" / "lenke.txt").symlink_to(tmp_path / "hemmelig.txt")
    done = referat(tmp_path, "render", "2026-03-04", "-o", "referat.pdf")
    sentence = "referat: maler/{file} er en lenke ut av mappen maler/; legg filen selv der.\n"
    assert (done.code, done.err) == (2, sentence.format(file="lenke.txt"))
    (tmp_path / "maler" / "lenke.txt").unlink()
    (tmp_path / "maler" / "referat.typ").rename(tmp_path / "annen.typ")
    (tmp_path / "maler" / "referat.typ").symlink_to(tmp_path / "annen.typ")
    done = referat(tmp_path, "render", "2026-03-04", "-o", "referat.pdf")
    assert (done.code, done.err) == (2, sentence.format(file="referat.typ"))
