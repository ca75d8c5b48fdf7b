"""Where every word of a document went: into the record, to a label or the furniture of a page, or nowhere yet."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from referat_cli.model.problem import Where
from referat_cli.paper.reading.source import DocumentPlace, Piece, SourceLine, whole

# A value of the record; a label or a mark that tells what a value is; what surrounds every page.
Use = Literal["value", "label", "furniture"]


class Guess(NamedTuple):
    """A value that the paper does not state beyond doubt: the line, what was made of it, and why."""

    place: DocumentPlace
    text: str
    made: str
    why: str


class Unplaced(NamedTuple):
    """Words that were not understood."""

    place: DocumentPlace
    text: str


_USES: dict[Use, int] = {"value": 1, "label": 2, "furniture": 3}
_WORD = re.compile(r"\S+")


class Ledger:
    """The account of one document: each letter is taken once, by the value, label or furniture that it belongs to.

    A word is placed when every letter and digit of it is taken; marks between words need not be.
    """

    def __init__(self, lines: Iterable[SourceLine]) -> None:
        self._lines = tuple(one for line in lines for one in line.lines())
        self._uses: dict[int, bytearray | memoryview] = {id(line): bytearray(len(line.text)) for line in self._lines}
        self._parts: list[SourceLine] = []
        self._values: list[tuple[Where, Piece]] = []
        self.guesses: list[Guess] = []
        self._noted: dict[Where, DocumentPlace] = {}
        # Of a line that was joined, where in it each of its pieces begins.
        self._joined: dict[int, tuple[tuple[int, Piece], ...]] = {}

    def value(self, where: Where, *pieces: Piece) -> str:
        """The text of a value of the record, joined by blanks, whose words are now taken; ``where`` is its place."""
        self._take(pieces, "value")
        self._values += [(where, part) for piece in pieces for part in self._parts_of(piece)]
        return " ".join(piece.text for piece in pieces if piece.text)

    def label(self, *pieces: Piece) -> None:
        """Take words that tell what a value is, or that the record says in its own way."""
        self._take(pieces, "label")

    def furniture(self, *pieces: Piece) -> None:
        """Take words that surround every page."""
        self._take(pieces, "furniture")

    def place(self, where: Where, piece: Piece) -> None:
        """Note where something of the record stands that is made of words, and is not these words."""
        self._noted.setdefault(where, next(self._parts_of(piece), piece).place)

    def joined(self, pieces: Sequence[Piece], like: SourceLine, between: Sequence[str] = ()) -> SourceLine:
        """Pieces of several lines as one line, set ``like`` another: what is taken of it is taken of them.

        ``between`` are words before each piece that stand in no line, as the number of what looked like an item.
        """
        told = [*between, *[""] * (len(pieces) - len(between))]
        before = [f"{' ' * (at > 0 and not word.startswith((':', ',')))}{word}" for at, word in enumerate(told)]
        words = [f"{word}{piece.raw}" for word, piece in zip(before, pieces, strict=True)]
        line = replace(like, text="".join(words), links=())
        starts = [at + len(word) for at, word in zip(accumulate(map(len, words), initial=0), before, strict=False)]
        self._joined[id(line)] = tuple(zip(starts, pieces, strict=False))
        self._parts.append(line)
        return line

    def _parts_of(self, piece: Piece) -> Iterator[Piece]:
        """The pieces of the document's own lines that a piece of a joined line is; else the piece itself.

        A row has no words but those of its cells.
        """
        if id(piece.line) not in self._joined:
            yield from (piece,) if piece.raw else ()
            return
        for _start, part in self._joined_in(piece):
            yield from self._parts_of(part)

    def _joined_in(self, piece: Piece) -> Iterator[tuple[int, Piece]]:
        """What was joined that a piece of a joined line has, and where in the piece each begins."""
        joined = self._joined[id(piece.line)]
        for start, part in joined[max(bisect_right(joined, piece.start, key=itemgetter(0)) - 1, 0) :]:
            if start >= piece.end:
                break
            begin, end = max(piece.start - start, 0), min(piece.end - start, part.end - part.start)
            if begin < end:
                yield start + begin - piece.start, part.part(begin, end)

    def guess(self, piece: Piece, made: str, why: str) -> None:
        """Note what was made of words that might mean something else."""
        self.guesses.append(Guess(piece.place, piece.text, made, why))

    def part(self, piece: Piece, **what: object) -> SourceLine:
        """A part of a line as a line of its own, whose words are taken with those of the line; ``what`` it is."""
        links, marks = (
            tuple(
                (max(start - piece.start, 0), min(end, piece.end) - piece.start, told)
                for start, end, told in of_line
                if start < piece.end and piece.start < end
            )
            for of_line in (piece.line.links, piece.line.marks)
        )
        same = {"place": piece.place, "text": piece.raw, "origin": piece.line.origin, "links": links, "marks": marks}
        found = SourceLine(**{**same, **what})  # type: ignore[arg-type]
        self._parts.append(found)
        if id(piece.line) in self._joined:
            self._joined[id(found)] = tuple(self._joined_in(piece))
            return found
        self._uses[id(found)] = memoryview(self._uses[id(piece.line)])[piece.start : piece.end]
        return found

    def is_taken(self, piece: Piece) -> bool:
        """Whether every word of a piece has been taken."""
        for part in self._parts_of(piece):
            uses = self._uses[id(part.line)][part.start : part.end]
            if not all(uses) and any(letter.isalnum() and not use for letter, use in zip(part.raw, uses, strict=True)):
                return False
        return True

    @property
    def places(self) -> dict[Where, DocumentPlace]:
        """The places of all values, each where it begins."""
        return self._noted | {where: piece.place for where, piece in reversed(self._values)}

    @property
    def values(self) -> Sequence[tuple[Where, Piece]]:
        """The pieces of all values, as they were taken."""
        return tuple(self._values)

    def runs(self, use: Use) -> Iterator[Piece]:
        """The stretches of the lines that went one way."""
        for line in self._lines:
            for run in re.finditer(bytes([_USES[use]]) + b"+", bytes(self._uses[id(line)])):
                yield Piece(line, run.start(), run.end()).stripped()

    def count(self, use: Use) -> int:
        """How many words went one way, by their first letter."""
        return sum(
            1
            for line in self._lines
            for word in _WORD.finditer(line.text)
            if self._uses[id(line)][word.start()] == _USES[use]
        )

    def unplaced(self) -> Iterator[Unplaced]:
        """The words of which something was not taken; those beside each other on one line together."""
        for line in self._lines:
            if self.is_taken(whole(line)):
                continue
            run: list[str] = []
            for word in _WORD.finditer(line.text):
                if not self.is_taken(Piece(line, word.start(), word.end())):
                    run.append(word[0])
                elif run:
                    yield Unplaced(line.place, " ".join(run))
                    run = []
            if run:
                yield Unplaced(line.place, " ".join(run))

    def _take(self, pieces: Sequence[Piece], use: Use) -> None:
        for part in (part for piece in pieces for part in self._parts_of(piece)):
            uses, place = self._uses[id(part.line)], slice(part.start, part.end)
            uses[place] = bytes(uses[place]).replace(b"\0", bytes([_USES[use]]))


class DocumentReading(NamedTuple):
    """What was made of a document: a record with its own keys, and the account of its words."""

    record: dict[str, Any]
    ledger: Ledger
