"""What is read from a document before anything is made of it: its lines in order, each with its place.

A line is what a person sees as one: a paragraph, a heading, an item of a list or the row of a table, however many
lines of the page it takes. Every format is read into these, and only from these is a record made. No word of a line is
ever copied without its place: a `Piece` is a part of a line, and whatever is made of it can say where it stood.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from referat_cli.model.patterns import Pattern

# What a line is: as the document says it, or as it looks.
LineKind = Literal["paragraph", "heading", "item", "row"]
# Where it stands: in the text itself, or in what surrounds it.
Origin = Literal["body", "header", "footer", "footnote", "comment", "textbox"]
# What stands beside the text, and in another place of the file than what it is about: no part of the minutes.
NOTES: frozenset[Origin] = frozenset({"footnote", "comment"})
_BREAK = re.compile("\n")


class DocumentPlace(NamedTuple):
    """Where something stands in a document: page and line, both from 1; a format without pages has one."""

    page: int
    line: int

    def __str__(self) -> str:
        """The place as people read it: "2:14"."""
        return f"{self.page}:{self.line}"


@dataclass(frozen=True, eq=False)
class SourceLine:
    """One line of a document.

    ``text`` has the words as they stand, white space between them too (tabs and runs of blanks may be columns),
    without the ``label`` of an item ("1.", "a)", "–"). ``level`` is that of a heading, from 1, or how deep an item
    lies, from 0; of a heading that only looks like one it is 0; of a paragraph it is how many items it stands under. A
    line feed in the text is a break that somebody made within a paragraph. Blank lines are no lines: places tell of
    them. A row has ``cells`` and no text of its own: each cell is a line or several, of its own, and an empty one
    none; ``is_header`` tells the row that names the columns. ``spans`` are how many columns each takes. ``strong`` is
    whether all of it is bold, ``links`` where words of it lead, by their beginning and end in the text, ``marks``
    which words within it are set in bold ("**"), in italics ("*") or both ("***").
    """

    place: DocumentPlace
    text: str = ""
    kind: LineKind = "paragraph"
    label: str = ""
    level: int = 0
    strong: bool = False
    origin: Origin = "body"
    cells: tuple[tuple["SourceLine", ...], ...] = ()
    spans: tuple[int, ...] = ()
    is_header: bool = False
    links: tuple[tuple[int, int, str], ...] = ()
    marks: tuple[tuple[int, int, str], ...] = ()
    # Where each column begins, in points from the left of the page or in characters, where a format knows it.
    columns: tuple[float, ...] = ()

    @cached_property
    def pieces(self) -> tuple[tuple["Piece", ...], ...]:
        """What stands in each cell, also in those of a table in it: the words between its breaks."""
        inner = [[one for line in cell for one in line.lines()] for cell in self.cells]
        return tuple(tuple(piece for line in cell for piece in whole(line).split(_BREAK)) for cell in inner)

    def lines(self) -> Iterator["SourceLine"]:
        """The line itself and those of its cells, in reading order."""
        yield self
        for cell in self.cells:
            for line in cell:
                yield from line.lines()


class Piece(NamedTuple):
    """A part of a line, with its place: what a value of the record is made of."""

    line: SourceLine
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as they stand, white space between them made one blank."""
        return " ".join(self.line.text[self.start : self.end].split())

    @property
    def raw(self) -> str:
        """The words as they stand."""
        return self.line.text[self.start : self.end]

    @property
    def place(self) -> DocumentPlace:
        """Where it stands."""
        return self.line.place

    def part(self, start: int, end: int | None = None) -> "Piece":
        """A part of it, by places in `raw`."""
        return Piece(self.line, self.start + start, self.end if end is None else self.start + end)

    def stripped(self, extra: str = "") -> "Piece":
        """The same without white space, or any of ``extra``, at its ends."""
        raw, white = self.raw, f" \t\n\xa0{extra}"
        left, right = len(raw) - len(raw.lstrip(white)), len(raw.rstrip(white))
        return self.part(left, max(left, right)) if right - left < len(raw) else self

    def split(self, separator: Pattern) -> list["Piece"]:
        """Its parts between what a pattern matches, without those that are empty."""
        found, begin = [], 0
        for match in separator.finditer(self.raw):
            found.append(self.part(begin, match.start()).stripped())
            begin = match.end()
        found.append(self.part(begin).stripped())
        return [piece for piece in found if piece.text]


def whole(line: SourceLine) -> Piece:
    """A line as a piece."""
    return Piece(line, 0, len(line.text))


class SourceDocument(NamedTuple):
    """A document as it was read.

    ``name`` is its file's, ``sha256`` that of its bytes. ``embedded`` is the record that it carries, None where it has
    none. ``remarks`` are sentences about what the format hid (tracked changes that were accepted, pages without text).
    ``words`` are all words of the document by another, simpler way of reading it, which the lines are held to.
    ``is_wrapped`` is whether the lines are those of a text as it was wrapped, so that a paragraph may be several.
    """

    name: str
    sha256: str
    lines: tuple[SourceLine, ...]
    embedded: bytes | None = None
    remarks: tuple[str, ...] = ()
    words: Sequence[str] = ()
    is_wrapped: bool = False
