"""The lines of a text file, plain or Markdown."""

import hashlib
import re

from referat_cli.paper.reading.decoding import decode
from referat_cli.paper.reading.source import DocumentPlace, SourceDocument, SourceLine

_WORD = re.compile(r"[^\W_]+")


def read_text(name: str, content: bytes) -> SourceDocument:
    """A text file; blank lines are left out, and their places tell where they were."""
    text, remarks = decode(content)
    lines = [
        SourceLine(DocumentPlace(page, place), line)
        for page, lines in enumerate(text.split("\f"), 1)
        for place, line in enumerate(lines.split("\n"), 1)
        if line.strip()
    ]
    digest = hashlib.sha256(content).hexdigest()
    return SourceDocument(name, digest, tuple(lines), None, remarks, _WORD.findall(text))
