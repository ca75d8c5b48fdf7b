"""Files that cannot be read: each is a sentence that says what to do, and takes no time."""

import zipfile
from io import BytesIO

import pytest

from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.documents import read_document

MAIN = "word/document.xml"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DAMAGED_WORD = "møte.docx er skadd og kan ikke leses som Word-fil; åpne den i Word, lagre den på nytt og prøv igjen."
DAMAGED_PDF = "møte.pdf er skadd og kan ikke leses som PDF; hent filen på nytt, eller lagre den som PDF en gang til."


def word_file(document: str | bytes) -> bytes:
    """A Word file of nothing but its text."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr(MAIN, document)
    return packed.getvalue()


def refusal(name: str, content: bytes) -> str:
    """The sentence that a file is refused with."""
    with pytest.raises(UserError) as refused:
        read_document(name, content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "møte.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "møte.doc er en gammel Word-fil (.doc) eller låst med passord; lagre den som .docx uten passord.",
        ),
        ("møte.rtf", b"{\\rtf1 Hei}", "møte.rtf er en RTF-fil; åpne den i Word og lagre den som .docx."),
        ("møte.png", b"\x89PNG\r\n", "møte.png er et bilde; gjør det om til PDF med tekst i (OCR), og prøv igjen."),
        (
            "møte.zip",
            b"PK\x03\x04 noe",
            "møte.zip er en zip-fil, men ikke et Word-dokument; pakk den ut, og gi filene i den.",
        ),
        (
            "møte.odt",
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            "møte.odt er en OpenDocument-fil; åpne den i LibreOffice og lagre den som .docx.",
        ),
        ("møte.txt", bytes(range(20)) * 50, "møte.txt er ikke tekst; gi et Word-dokument, PDF, HTML eller ren tekst."),
        ("møte.docx", b"PK\x03\x04 og ikke mer", DAMAGED_WORD),
        ("møte.docx", word_file("<w:document"), DAMAGED_WORD),
        ("møte.docx", word_file('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), DAMAGED_WORD),
        ("møte.docx", word_file(f'<w:document xmlns:w="{WORD}"/>'), DAMAGED_WORD),
        ("møte.docx", word_file("<a>" * 200 + "</a>" * 200), DAMAGED_WORD),
        ("møte.pdf", b"%PDF-1.7\nog ikke mer", DAMAGED_PDF),
        ("møte.pdf", b"", "møte.pdf er tom."),
        ("møte.txt", b" \n", "møte.txt er tom."),
    ],
)
def test_what_cannot_be_read_is_a_sentence(name: str, content: bytes, sentence: str) -> None:
    """Whatever its name says that it is."""
    assert refusal(name, content) == sentence


def test_what_unpacks_to_more_than_any_minutes_is_a_sentence() -> None:
    """A zip of some kB may hold gigabytes; no more is unpacked than the longest minutes would have."""
    packed = word_file(b"<a>" + b" " * 25_000_000 + b"</a>")
    assert len(packed) < 50_000

    assert refusal("møte.docx", packed) == (
        "møte.docx er for stor: delen «word/document.xml» er på over 20 MB når den pakkes ut."
    )
    assert refusal("møte.txt", b" " * 50_000_001) == (
        "møte.txt er for stor til å være et referat (50 MB; grensen er 50 MB)."
    )


def test_what_never_ends_is_a_sentence() -> None:
    """Elements within elements, and more lines than a thousand pages have."""
    assert refusal("møte.html", b"<div>" * 2000 + b"Hei") == "møte.html er skadd: elementene i den slutter ikke."
    assert refusal("møte.txt", b"Hei\n" * 50_001) == (
        "møte.txt er for stor til å være et referat: 50001 linjer, og grensen er 50000."
    )


def test_a_file_is_known_by_what_is_in_it() -> None:
    """A name without an ending, or with the wrong one, is no hindrance."""
    page = read_document("møte", b"<!doctype html><p>Hei</p>")
    word = read_document("møte.txt", word_file(f'<d xmlns="{WORD}"><body><p><r><t>Hei</t></r></p></body></d>'))

    assert [line.text for line in page.lines] == ["Hei"]
    assert [line.text for line in word.lines] == ["Hei"]
    assert word.words == ["Hei"]


def test_a_gap_is_no_wider_than_a_page() -> None:
    """What looks for the words beside a gap would take the square of it; the words are all there."""
    (line,) = read_document("møte.txt", f"Kari{' ' * 20_000}Moe\n".encode()).lines
    page = f"<table><tr><td>Kari{'&nbsp;' * 20_000}Moe</td><td>Leder</td></tr></table>"
    (row,) = read_document("møte.html", page.encode()).lines

    assert line.text == f"Kari{' ' * 80}Moe"
    assert row.cells[0][0].text == f"Kari{' ' * 80}Moe"
