"""The names of parts and papers in spread letters, as typewriters set them apart: "V E D T A K"."""

import re
from dataclasses import replace

from referat_cli.paper.reading.source import SourceDocument
from referat_cli.paper.reading.words.labels import PART, meaning_of

_SPREAD = re.compile(r"(?<!\w)(?:[A-ZÆØÅ] ){4,}[A-ZÆØÅ](?!\w)")


def without_spread_letters(document: SourceDocument) -> SourceDocument:
    """The document with the names of parts as the words that they are, where they stand in letters with blanks."""
    if not any(_SPREAD.search(line.text) for line in document.lines):
        return document
    lines = tuple(replace(line, text=_closed(line.text)) for line in document.lines)
    return document._replace(lines=lines, words=_closed(" ".join(document.words)).split())


def _closed(text: str) -> str:
    return _SPREAD.sub(_word, text)


def _word(found: re.Match[str]) -> str:
    word = found[0].replace(" ", "")
    return word if meaning_of(word, PART) else found[0]
