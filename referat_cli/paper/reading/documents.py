"""A document of any format as its lines: which reader is asked, and what cannot be read."""

import re
from dataclasses import replace

from referat_cli.i18n import _, marked
from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.formats.docx import read_docx
from referat_cli.paper.reading.formats.html import read_html
from referat_cli.paper.reading.formats.pdf import read_pdf
from referat_cli.paper.reading.formats.text import read_text
from referat_cli.paper.reading.source import SourceDocument, SourceLine
from referat_cli.paper.reading.words.spread_letters import without_spread_letters

# A scan of a hundred pages is smaller; the text of the longest meeting is a hundredth of it.
MOST_BYTES = 50_000_000
_BEGINNING = 1024
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OLD_WORD = marked("{file} er en gammel Word-fil (.doc) eller låst med passord; lagre den som .docx uten passord.")
_RICH_TEXT = marked("{file} er en RTF-fil; åpne den i Word og lagre den som .docx.")
_OPEN_DOCUMENT = marked("{file} er en OpenDocument-fil; åpne den i LibreOffice og lagre den som .docx.")
_OTHER_ZIP = marked("{file} er en zip-fil, men ikke et Word-dokument; pakk den ut, og gi filene i den.")
_PICTURE = marked("{file} er et bilde; gjør det om til PDF med tekst i (OCR), og prøv igjen.")
_EMPTY = marked("{file} er tom.")
_TOO_LARGE = marked("{file} er for stor til å være et referat ({size} MB; grensen er {most} MB).")
# What begins so is no text, and no paper that can be read.
_OTHERS = {
    b"\xd0\xcf\x11\xe0": _OLD_WORD,
    b"{\\rtf": _RICH_TEXT,
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"BM": _PICTURE,
    b"II*\x00": _PICTURE,
    b"MM\x00*": _PICTURE,
}


def read_document(name: str, content: bytes) -> SourceDocument:
    """The lines of a document, with their places; ``name`` is its file's.

    Raises UserError with one sentence for what cannot be read.
    """
    return without_spread_letters(_without_wide_gaps(_read(name, content)))


# No page is wider than that; what looks for the words beside a gap takes the square of it.
_WIDE = re.compile(r"[ \xa0\t]{80,}")


def _without_wide_gaps(document: SourceDocument) -> SourceDocument:
    """The document with gaps within a line no wider than a page."""
    if not any(_WIDE.search(line.text) for row in document.lines for line in row.lines()):
        return document
    return document._replace(lines=tuple(map(_narrowed, document.lines)))


def _narrowed(line: SourceLine) -> SourceLine:
    cells = tuple(tuple(map(_narrowed, cell)) for cell in line.cells)
    if not _WIDE.search(line.text):
        return replace(line, cells=cells)
    return replace(line, text=_WIDE.sub(" " * 80, line.text), cells=cells, links=(), marks=())


def _read(name: str, content: bytes) -> SourceDocument:
    if len(content) > MOST_BYTES:
        raise _refusal(_TOO_LARGE, name, size=len(content) // 1_000_000, most=MOST_BYTES // 1_000_000)
    if not content.strip():
        raise _refusal(_EMPTY, name)
    for beginning, sentence in _OTHERS.items():
        if content.startswith(beginning):
            raise _refusal(sentence, name)
    if content.startswith(b"PK"):
        if b"application/vnd.oasis.opendocument" in content[:_BEGINNING]:
            raise _refusal(_OPEN_DOCUMENT, name)
        if b"word/" not in content and not name.casefold().endswith((".docx", ".docm", ".dotx")):
            raise _refusal(_OTHER_ZIP, name)
        return read_docx(name, content)
    if b"%PDF-" in content[:_BEGINNING] or name.casefold().endswith(".pdf"):
        return read_pdf(name, content)
    if name.casefold().endswith((".html", ".htm", ".xhtml")) or _HTML.match(content[:_BEGINNING]):
        return read_html(name, content)
    return read_text(name, content)


def _refusal(sentence: str, name: str, **values: object) -> UserError:
    return UserError(_(sentence).format(file=name, **values))
