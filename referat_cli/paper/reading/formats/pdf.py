"""The lines of a PDF file."""

import hashlib
import logging
import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from referat_cli.i18n import _, marked, ngettext
from referat_cli.model.user_error import UserError
from referat_cli.paper.libraries import needs
from referat_cli.paper.reading.formats.pdf_furniture import ReadPage
from referat_cli.paper.reading.formats.pdf_open_rows import close_open_rows
from referat_cli.paper.reading.formats.pdf_pages import lines_of_pages
from referat_cli.paper.reading.formats.pdf_words import ruled_tables, rules_of_page, words_of_page
from referat_cli.paper.reading.formats.runs import words_of
from referat_cli.paper.reading.source import SourceDocument

if TYPE_CHECKING:
    from referat_cli.paper.reading.formats.pdf_drawing import DrawnPage

_DAMAGED = marked("{file} er skadd og kan ikke leses som PDF; hent filen på nytt, eller lagre den som PDF en gang til.")
_LOCKED = marked("{file} er låst med passord; lagre den uten passord og prøv igjen.")
_SCANNED = marked("{file} er skannet: sidene er bilder uten tekst. Kjør tekstgjenkjenning (OCR) og prøv igjen.")
_TOO_LONG = marked("{file} er for stor til å være et referat: {found} sider, og grensen er {most}.")
_TOO_FULL = marked("{file} er for stor til å være et referat: den har {found} tegn, og grensen er {most}.")
_TOO_LARGE = marked("{file} er for stor til å være et referat når den pakkes ut.")
_MOST_PAGES = 400
_MOST_LETTERS = 1_500_000
# A page of text takes 50 kB; what unpacks to more than this is no page of minutes.
_MOST_UNPACKED = 30_000_000
_STREAM = re.compile(rb"stream\r?\n")
_SAID_BEFORE = 1500


def read_pdf(name: str, content: bytes) -> SourceDocument:
    """A PDF file whose pages have text.

    Raises UserError for one that is damaged, locked, scanned or enormous.
    """
    if any(size > _MOST_UNPACKED for size in _unpacked_sizes(content)):
        raise UserError(_(_TOO_LARGE).format(file=name))
    drawn = _drawn(name, content)
    texts, embedded = _simply_read(name, content)
    empty = [number for number, text in enumerate(texts, 1) if not words_of(text)]
    if len(empty) == len(texts):
        raise UserError(_(_SCANNED).format(file=name))
    close_open_rows(drawn)
    lines = tuple(lines_of_pages([_page(page) for page in drawn]))
    remarks = []
    if empty:
        sentence = ngettext("Side {pages} har ingen tekst.", "Sidene {pages} har ingen tekst.", len(empty))
        remarks.append(sentence.format(pages=", ".join(map(str, empty))))
    words = [word for text in texts for word in words_of(text.replace("\ufffe", ""))]
    return SourceDocument(name, hashlib.sha256(content).hexdigest(), lines, embedded, tuple(remarks), words)


def _simply_read(name: str, content: bytes) -> tuple[list[str], bytes | None]:
    """The text of each page as another program reads it, and the record that the file carries."""
    with needs("pypdfium2"):
        import pypdfium2  # noqa: PLC0415 - only a PDF that is read in needs it

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UserError(_(_LOCKED if "password" in str(error).casefold() else _DAMAGED).format(file=name)) from None
    try:
        if not 0 < len(document) <= _MOST_PAGES:
            sentence = _(_TOO_LONG) if len(document) else _(_DAMAGED)
            raise UserError(sentence.format(file=name, found=len(document), most=_MOST_PAGES))
        texts, letters = [], 0
        for page in document:
            text = page.get_textpage()
            letters += text.count_chars()
            if letters > _MOST_LETTERS:
                raise UserError(_(_TOO_FULL).format(file=name, found=letters, most=_MOST_LETTERS))
            texts.append(text.get_text_range())
        return texts, _record(document)
    except pypdfium2.PdfiumError:
        raise UserError(_(_DAMAGED).format(file=name)) from None
    finally:
        document.close()


def _record(document: Any) -> bytes | None:  # noqa: ANN401 - the library has no types
    """The attached file that is a record."""
    for at in range(document.count_attachments()):
        attached = document.get_attachment(at)
        if attached.get_name().casefold().endswith((".yaml", ".yml")):
            return bytes(attached.get_data())
    return None


def _drawn(name: str, content: bytes) -> "list[DrawnPage]":
    """What is drawn on the pages; this comes first, because it stops where there is too much of it."""
    with needs("pdfplumber"):
        from referat_cli.paper.reading.formats.pdf_drawing import LOCKED, TooMuchDrawnError, drawn_pages  # noqa: PLC0415 - 0.3 s

    with _silent():
        try:
            return [*drawn_pages(content)]
        except LOCKED:
            raise UserError(_(_LOCKED).format(file=name)) from None
        except TooMuchDrawnError:
            raise UserError(_(_TOO_LARGE).format(file=name)) from None
        except Exception:  # noqa: BLE001 - of a damaged file the library raises whatever it stumbles over
            raise UserError(_(_DAMAGED).format(file=name)) from None


@contextmanager
def _silent() -> Iterator[None]:
    """Nothing is said on the side: the library logs each thing that it wonders about."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _page(page: "DrawnPage") -> ReadPage:
    words, turned = words_of_page(page)
    tables, words = ruled_tables(page, words)
    return ReadPage(page.number, page.width, page.height, words, turned, rules_of_page(page), tables)


def _unpacked_sizes(content: bytes) -> Iterator[int]:
    """How much each packed stream unpacks to, pictures apart, which are not unpacked; a stream that packs one, too."""
    for begin in _STREAM.finditer(content):
        said = content[max(0, begin.start() - _SAID_BEFORE) : begin.start()].rpartition(b" obj")[2]
        if (b"FlateDecode" not in said and b"/Fl" not in said) or b"/Image" in said:
            continue
        data, size = content[begin.end() : begin.end() + _MOST_UNPACKED], 0
        for _layer in range(max(1, said.count(b"Fl"))):
            unpacked = _unpacked(data)
            size = max(size, len(unpacked))
            data = unpacked
        yield size


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_UNPACKED + 1)
    except zlib.error:
        return b""
