"""A document of any format as its lines: which reader is asked, and what cannot be read."""

from referat_cli.paper.reading.html import read_html
from referat_cli.paper.reading.source import SourceDocument
from referat_cli.paper.reading.text import read_text


def read_document(name: str, content: bytes) -> SourceDocument:
    """The lines of a document, with their places; ``name`` is its file's.

    Raises UserError with one sentence for what cannot be read.
    """
    if name.endswith(".html"):
        return read_html(name, content)
    return read_text(name, content)
