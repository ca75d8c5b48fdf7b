"""The lines of a Word file (.docx)."""

import hashlib
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from referat_cli.i18n import _, ngettext
from referat_cli.paper.embedded_source import from_xml
from referat_cli.paper.reading.formats.docx_lines import WordLines
from referat_cli.paper.reading.formats.docx_numbering import CountedLists
from referat_cli.paper.reading.formats.docx_package import WORD, WordPackage
from referat_cli.paper.reading.formats.docx_styles import WordStyles, value_of
from referat_cli.paper.reading.formats.docx_words import WordsReader
from referat_cli.paper.reading.formats.runs import words_of
from referat_cli.paper.reading.source import Origin, SourceDocument, SourceLine

if TYPE_CHECKING:
    from lxml.etree import _Element

# What stands beside the text: the kind of part, the blocks in it, and what its lines are.
_BESIDE: tuple[tuple[str, str, Origin], ...] = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "footnote"),
    ("comments", "comment", "comment"),
)


def read_docx(name: str, content: bytes) -> SourceDocument:
    """A Word file, with its tracked changes accepted.

    Raises UserError for a file that is damaged, locked, or of another kind.
    """
    package = WordPackage(name, content)
    root = package.xml(package.main)
    body = None if root is None else root.find(f"{WORD}body")
    if root is None or body is None:
        raise package.damaged()
    styles = WordStyles(_first(package, "styles"))
    numbering = CountedLists(_first(package, "numbering"), styles)
    rendered = next(root.iter(f"{WORD}lastRenderedPageBreak"), None) is not None
    words = WordsReader(styles, package.links, rendered=rendered)
    reading = WordLines(styles, numbering, words)
    lines = [
        *_around(package, reading, "header"),
        *reading.read(body),
        *_beside(package, reading),
        *_around(package, reading, "footer"),
    ]
    remarks = [*_remarks(words, lines)]
    digest = hashlib.sha256(content).hexdigest()
    return SourceDocument(name, digest, tuple(lines), _record(package), tuple(remarks), _all_words(package))


def _first(package: WordPackage, kind: str) -> "_Element | None":
    part = next(package.of_kind(kind), None)
    return package.xml(part) if part else None


def _around(package: WordPackage, reading: WordLines, kind: Origin) -> Iterator[SourceLine]:
    for part in package.of_kind(kind):
        if (root := package.xml(part)) is not None:
            yield from reading.read(root, kind)


def _beside(package: WordPackage, reading: WordLines) -> Iterator[SourceLine]:
    for kind, block, origin in _BESIDE:
        root = _first(package, kind)
        for note in () if root is None else root.iter(f"{WORD}{block}"):
            if value_of(note, "type") in ("", "normal"):  # else the line between the text and its notes
                yield from reading.read(note, origin)


def _remarks(words: WordsReader, lines: list[SourceLine]) -> Iterator[str]:
    if words.seen.tracked:
        yield _("Dokumentet har sporede endringer; de er lest som godtatt.")
    if words.seen.hidden:
        yield _("Dokumentet har skjult tekst, og den er ikke lest.")
    if comments := sum(1 for line in lines if line.origin == "comment"):
        sentence = ngettext("Dokumentet har {count} kommentar.", "Dokumentet har {count} kommentarer.", comments)
        yield sentence.format(count=comments)


def _record(package: WordPackage) -> bytes | None:
    """The record that the file carries, as it was put in."""
    for part in sorted(package.parts):
        if part.startswith("customXml/") and (carried := from_xml(package.content(part))):
            return carried.content
    return None


def _all_words(package: WordPackage) -> list[str]:
    """The words of all parts that are shown, taken from the XML as text."""
    parts = [package.main]
    for kind in ("header", "footnotes", "endnotes", "comments", "footer"):
        parts += package.of_kind(kind)
    return [word for part in parts for word in _part_words(package.content(part).decode(errors="replace"))]


def _part_words(xml: str) -> list[str]:
    declared = re.search(r'xmlns(?::([\w.-]+))?="' + re.escape(WORD[1:-1]), xml)
    prefix = f"{declared[1]}:" if declared and declared[1] else ""
    gone = rf"<{prefix}(del|moveFrom)\b[^>]*(?<!/)>.*?</{prefix}\1>|<mc:Fallback\b[^>]*(?<!/)>.*?</mc:Fallback>"
    xml = re.sub(gone, "", xml, flags=re.DOTALL)
    words = []
    for block in re.split(rf"</{prefix}p>|<{prefix}(?:tab|br|cr|noBreakHyphen|txbxContent)\b[^>]*>", xml):
        runs = (run for run in block.split(f"</{prefix}r>") if not _is_hidden(run, prefix))
        texts = re.findall(rf"<(?:{prefix}|m:)t(?:\s[^>]*)?(?<!/)>([^<]*)<", "".join(runs))
        words += words_of(unescape("".join(texts)))
    return words


def _is_hidden(run: str, prefix: str) -> bool:
    return re.search(rf'<{prefix}vanish(?:\s+{prefix}val="(?:1|true|on)")?\s*/>', run) is not None
