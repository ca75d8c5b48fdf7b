"""Words that are set alike, put together to lines: what the readers of all formats have in common."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from referat_cli.paper.reading.source import DocumentPlace, SourceLine

# A heading is short; what is longer, and bold, is a paragraph that somebody wanted to be seen.
_LONGEST_HEADING = 160
_WHITE = " \t\n\r\f\v\xa0"
_WORD = re.compile(r"[^\W_]+")
# Soft hyphens, and what takes no room.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_NOWHERE = DocumentPlace(1, 1)


class WordRun(NamedTuple):
    """Some words set alike; ``link`` is where they lead."""

    text: str
    strong: bool = False
    link: str = ""
    emphasis: bool = False

    @property
    def mark(self) -> str:
        """How the words are set, as Markdown says it."""
        return "**" * self.strong + "*" * self.emphasis


def words_of(text: str) -> list[str]:
    """The words of a text: letters and digits beside each other, whatever nobody sees between them."""
    return _WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def line_of(runs: Iterable[WordRun], place: DocumentPlace = _NOWHERE) -> SourceLine:
    """The line that runs make, without white space at its ends; it is strong where every word of it is."""
    runs = [run for run in runs if run.text]
    whole = "".join(run.text for run in runs)
    begin = len(whole) - len(whole.lstrip(_WHITE))
    end = max(len(whole.rstrip(_WHITE)), begin)
    links: list[tuple[int, int, str]] = []
    marks: list[tuple[int, int, str]] = []
    at = -begin
    for run in runs:
        start, stop = max(at, 0), min(at + len(run.text), end - begin)
        for told, what in ((links, run.link), (marks, run.mark)):
            if what and start < stop:
                from_before = bool(told) and told[-1][1:] == (start, what)
                told.append((told.pop()[0] if from_before else start, stop, what))
        at += len(run.text)
    lettered = [run for run in runs if _WORD.search(run.text)]
    strong = bool(lettered) and all(run.strong for run in lettered)
    return SourceLine(place, whole[begin:end], strong=strong, links=tuple(links), marks=() if strong else tuple(marks))


def as_heading(line: SourceLine) -> SourceLine:
    """A paragraph that looks like a heading, all of it bold, as one of no level."""
    if line.kind == "paragraph" and line.strong and len(line.text) <= _LONGEST_HEADING:
        return replace(line, kind="heading", level=0)
    return line


def as_paragraph(line: SourceLine) -> SourceLine:
    """A line of a cell, where what is bold is no heading of what follows."""
    return replace(line, kind="paragraph") if line.kind == "heading" and not line.level else line


def without(line: SourceLine, begin: int) -> SourceLine:
    """A line without the words before a place of it."""
    links, marks = (
        tuple((max(start - begin, 0), end - begin, what) for start, end, what in told if end > begin)
        for told in (line.links, line.marks)
    )
    return replace(line, text=line.text[begin:], links=links, marks=marks)


def row_of(
    cells: Sequence[Sequence[SourceLine]],
    spans: Sequence[int] = (),
    *,
    is_header: bool = False,
) -> SourceLine:
    """The row of a table, nowhere yet."""
    return SourceLine(
        _NOWHERE,
        kind="row",
        cells=tuple(tuple(cell) for cell in cells),
        spans=tuple(spans) or (1,) * len(cells),
        is_header=is_header,
    )


def moved(line: SourceLine, place: DocumentPlace) -> SourceLine:
    """A line, and what is in its cells, at another place."""
    cells = tuple(tuple(moved(inner, place) for inner in cell) for cell in line.cells)
    return replace(line, place=place, cells=cells)
