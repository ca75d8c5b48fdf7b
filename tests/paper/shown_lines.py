"""The lines of a document as text, so that a test can say what it expects of them."""

from collections import Counter
from collections.abc import Iterable

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.formats.runs import words_of
from referat_cli.paper.reading.source import SourceDocument, SourceLine


def shown(lines: Iterable[SourceLine]) -> list[str]:
    """A line each: what it is, how deep, its label, its text; of a row its cells, between bars.

    "H2" is a heading of level 2, "P" a paragraph, "I1 a)" an item one deep with its label; "*" tells what is bold.
    """
    return [_line(line) for line in lines]


def read(name: str, content: str | bytes) -> SourceDocument:
    """A document, every word of which is in its lines and in its own count of them."""
    document = read_document(name, content.encode() if isinstance(content, str) else content)
    assert missing_words(document) == []
    return document


def missing_words(document: SourceDocument) -> list[str]:
    """The words that only one of the two readings of a document has; a label that is counted stands in one."""
    lines = [one for line in document.lines for one in line.lines()]
    found = Counter(word for line in lines for word in words_of(line.text))
    labels = Counter(word for line in lines for word in words_of(line.label))
    counted = Counter(document.words)
    return sorted([*(counted - found - labels), *(found - counted)])


def _line(line: SourceLine) -> str:
    if line.kind == "row":
        cells = ["/".join(map(_line, cell)) for cell in line.cells]
        spans = f" {list(line.spans)}" if set(line.spans) - {1} else ""
        return f"{'HEAD' if line.is_header else 'ROW'}{_around(line)} {' | '.join(cells)}{spans}"
    kind = {"heading": f"H{line.level}", "item": f"I{line.level}", "paragraph": "P"}[line.kind]
    if line.kind == "paragraph" and line.level:
        kind = f"P{line.level}"
    label = f" {line.label}" if line.label else ""
    text = f" {line.text}" if line.text else ""
    return f"{kind}{_around(line)}{'*' if line.strong else ''}{label}{text}"


def _around(line: SourceLine) -> str:
    return "" if line.origin == "body" else f"({line.origin})"
