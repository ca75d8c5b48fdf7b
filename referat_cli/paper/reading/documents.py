"""A document of any format as its lines: which reader is asked, and what cannot be read."""

import re
from collections.abc import Callable

from referat_cli.i18n import _, marked
from referat_cli.model.problem import UserError
from referat_cli.paper.reading.html import read_html
from referat_cli.paper.reading.source import SourceDocument
from referat_cli.paper.reading.text import read_text

# A scan of a hundred pages is smaller; the text of the longest meeting is a hundredth of it.
MOST_BYTES = 50_000_000
_BEGINNING = 1024
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# What begins so is no text, and is no paper that can be read.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", marked("«{name}» er en Word-fil av det gamle slaget (.doc) eller låst med passord; åpne den i Word og lagre den som .docx uten passord")),
    (b"{\\rtf", marked("«{name}» er en RTF-fil; åpne den i Word og lagre den som .docx")),
    (b"\x89PNG", marked("«{name}» er et bilde, uten tekst som kan leses; kjør tekstgjenkjenning (OCR) og lagre resultatet som PDF")),
    (b"\xff\xd8\xff", marked("«{name}» er et bilde, uten tekst som kan leses; kjør tekstgjenkjenning (OCR) og lagre resultatet som PDF")),
    (b"GIF8", marked("«{name}» er et bilde, uten tekst som kan leses; kjør tekstgjenkjenning (OCR) og lagre resultatet som PDF")),
    (b"II*\x00", marked("«{name}» er et bilde, uten tekst som kan leses; kjør tekstgjenkjenning (OCR) og lagre resultatet som PDF")),
    (b"MM\x00*", marked("«{name}» er et bilde, uten tekst som kan leses; kjør tekstgjenkjenning (OCR) og lagre resultatet som PDF")),
)


def read_document(name: str, content: bytes) -> SourceDocument:
    """The lines of a document, with their places; ``name`` is its file's.

    Raises UserError with one sentence for what cannot be read.
    """
    if len(content) > MOST_BYTES:
        sentence = _("«{name}» er på {size} MB; referat leser filer på opptil {most} MB")
        raise UserError(sentence.format(name=name, size=len(content) // 1_000_000, most=MOST_BYTES // 1_000_000))
    return read_text(name, content)
