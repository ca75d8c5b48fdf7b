"""The words of a page as they stand on it, and the lines, the rules and the ruled tables that they make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.paper.reading.formats.list_marks import list_mark
from referat_cli.paper.reading.formats.runs import WordRun

if TYPE_CHECKING:
    from referat_cli.paper.reading.formats.pdf_drawing import Box, DrawnPage

_STRONG = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd\b", re.IGNORECASE)
_EMPHASIS = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)
# As a part of the size of the letters: what no blank is narrower than, and what no blank of running text is as wide as.
_BLANK, _GAP = 0.1, 0.85
# What is so wide, and so many times as wide as the other blanks of its line, parts columns where one begins at its end.
_NARROW, _TIMES = 0.6, 1.8
# A column begins in all lines at the same place, to so many points.
_EDGE = 1.0
# In a line that was stretched all blanks are about as wide, and there are more than a few; or just as wide, in points.
_STRETCHED, _FEW, _JUST = 1.8, 3, 0.2
# Words of one text do not reach so far into each other, in points.
_OVER = 0.05
# A time of the day or a date is no label of what stands beside it.
_WHEN = re.compile(r"(?:0?[7-9]|1\d|2[0-3])\.[0-5]\d|\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}")
# The fields of a word that say how it is set: whether it is strong, where it leads, whether it is emphasised.
_SET = slice(6, 9)
# Signs that stand before the items of a list, and for nothing else.
_BULLETS = frozenset("•▪●○◦‣■□\uf0a7\uf0b7\uf0d8")
# The text of an item is no farther from its label than this, in points.
_AFTER_LABEL = 45
# A rule is this thin, and this long at least.
_THIN, _SHORTEST_RULE = 3, 30
_MOST_EDGES = 3000
# A page of fifty rows and twenty columns has a thousand; squared paper is no table.
_MOST_CROSSINGS = 2500

_SOFT_AT_END = re.compile(r"(?<=\w)\xad$")


class PdfWord(NamedTuple):
    """A word with its place on the page, in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    strong: bool
    link: str = ""
    emphasis: bool = False


class TextColumn(NamedTuple):
    """One of several columns of text on a page: how far right of the first it stands, and how far right it reaches."""

    moved: float
    right: float


@dataclass(frozen=True)
class PrintedLine:
    """Words beside each other, or a part of them that stands in a column of its own."""

    words: tuple[PdfWord, ...]
    page: int
    number: int = 0
    column: TextColumn | None = None
    # Where columns begin in other lines of the page, farther from what stands before them.
    lefts: tuple[float, ...] = ()

    @cached_property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @cached_property
    def indent(self) -> float:
        """Where it begins, as if it stood in the first column of text."""
        return self.x0 - (self.column.moved if self.column else 0.0)

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """How far down the page it begins."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """How far down the page it ends."""
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.words, key=lambda word: len(word.text)).size

    @cached_property
    def strong(self) -> bool:
        """Whether all of its words are bold."""
        lettered = [word for word in self.words if any(letter.isalnum() for letter in word.text)]
        return bool(lettered) and all(word.strong for word in lettered)

    @cached_property
    def text(self) -> str:
        """Its words with blanks between them."""
        return "".join(run.text for run in self.runs())

    def runs(self) -> list[WordRun]:
        """Its words, those that are set alike together, with a blank between those that do not touch."""
        first, *others = self._words_shown()
        runs = [WordRun(first.text, first.strong, first.link, first.emphasis)]
        for before, word in pairwise((first, *others)):
            blank = " " if word.x0 - before.x1 > _BLANK * word.size else ""
            if word[_SET] == before[_SET]:
                runs[-1] = runs[-1]._replace(text=f"{runs[-1].text}{blank}{word.text}")
                continue
            if blank:
                link = before.link if before.link == word.link else ""
                runs.append(WordRun(blank, before.strong and word.strong, link, before.emphasis and word.emphasis))
            runs.append(WordRun(word.text, word.strong, word.link, word.emphasis))
        return runs

    def _words_shown(self) -> list[PdfWord]:
        """Its words as they are seen: a soft hyphen that ends a word, and not the line, is a hyphen."""
        *within, last = self.words
        return [*(word._replace(text=_SOFT_AT_END.sub("-", word.text)) for word in within), last]

    @cached_property
    def parts(self) -> list["PrintedLine"]:
        """Its parts, where there is more between them than between words: columns."""
        gaps = [after.x0 - before.x1 for before, after in pairwise(self.words)]
        parts: list[list[PdfWord]] = [[self.words[0]]]
        label = None if _WHEN.fullmatch(self.words[0].text) else list_mark(f"{self.words[0].text} ")
        stretched = self._stretched_blank(gaps[1:] if label else gaps)  # that after a label is not stretched
        usual = sorted(gaps)[-2] if self.lefts and gaps[1:] else 0.0
        for at, (gap, word) in enumerate(zip(gaps, self.words[1:], strict=True)):
            is_bullet = len(parts[-1]) == 1 and parts[-1][0].text in _BULLETS
            follows_label = (is_bullet or (at == 0 and label is not None)) and gap < _AFTER_LABEL
            is_wide = gap > (_STRETCHED * stretched or _GAP * word.size)
            if not follows_label and (is_wide or (gap > _TIMES * usual > 0 and self._begins_column(gap, word))):
                parts.append([])
            parts[-1].append(word)
        return [PrintedLine(tuple(part), self.page, self.number) for part in parts]

    def _begins_column(self, gap: float, word: PdfWord) -> bool:
        """Whether a word begins where a column does, after a blank that no text has: the longest name is before it."""
        return gap > _NARROW * word.size and any(abs(word.x0 - left) < _EDGE for left in self.lefts)

    def _stretched_blank(self, gaps: Sequence[float]) -> float:
        """The usual blank of a line that was stretched to fill its column; 0 of any other.

        Between words of columns blanks are just as wide only where the words are too, as figures and marks may be.
        """
        wide = sorted(gaps)[: len(gaps) * 3 // 4]
        is_even = len(wide) > _FEW and wide[0] > _GAP * self.size / 2 and wide[-1] < _STRETCHED * wide[0]
        widths = [word.x1 - word.x0 for word in self.words]
        is_just = len(gaps) >= _FEW and max(gaps) - min(gaps) < _JUST and max(widths) - min(widths) > self.size
        return max(gaps) if is_just else wide[-1] if is_even else 0.0


class DrawnRule(NamedTuple):
    """A line that is drawn across the page."""

    x0: float
    x1: float
    top: float


class RuledTable(NamedTuple):
    """A table whose cells are all drawn: the words of each cell (None: it is a part of the one before), row by row."""

    top: float
    rows: list[list[list[PdfWord] | None]]
    lefts: list[float]
    right: float


def words_of_page(page: "DrawnPage") -> tuple[list[PdfWord], list[PdfWord]]:
    """The words that stand upright on a page, and the others."""
    upright: list[PdfWord] = []
    turned: list[PdfWord] = []
    for word in page.words():
        strong, emphasis = _set_as(word.looks.font)
        one = PdfWord(*word[:5], word.looks.size, strong, word.looks.link, emphasis)
        (upright if word.looks.upright else turned).append(one)
    return upright, turned


@lru_cache
def _set_as(font: str) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is italic."""
    return _STRONG.search(font) is not None, _EMPHASIS.search(font) is not None


def printed_lines(words: Iterable[PdfWord], page: int) -> list[PrintedLine]:
    """The lines that words make, from the top of the page, each from the left."""
    rows: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        middle = (word.top + word.bottom) / 2
        above = rows[-1][0] if rows else None
        if above and abs((above.top + above.bottom) / 2 - middle) < 0.45 * max(above.size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = [PrintedLine(tuple(_labels_apart(sorted(row, key=lambda word: word.x0))), page) for row in rows]
    lefts = tuple({part.x0 for line in lines for part in line.parts[1:]})
    return [replace(line, lefts=lefts) for line in lines] if lefts else lines


def _labels_apart(row: Sequence[PdfWord]) -> Iterable[PdfWord]:
    """The words of a line; a label too long for its column reaches into what it says, and ends before that."""
    for word, after in pairwise(row):
        is_too_long = word.text.endswith(":") and word.x1 - after.x0 > _OVER
        yield word._replace(x1=after.x0 - after.size) if is_too_long else word
    yield row[-1]


def rules_of_page(page: "DrawnPage") -> list[DrawnRule]:
    """The lines that are drawn across a page."""
    rules: set[DrawnRule] = set()
    for edge in page.edges[:_MOST_EDGES]:
        if edge["orientation"] == "h":
            rules.add(DrawnRule(round(edge["x0"]), round(edge["x1"]), round(edge["top"], 1)))
    return sorted((rule for rule in rules if rule.x1 - rule.x0 > _SHORTEST_RULE), key=lambda rule: rule.top)


def ruled_tables(page: "DrawnPage", words: list[PdfWord]) -> tuple[list[RuledTable], list[PdfWord]]:
    """The tables of two columns and more whose cells are drawn, and the words outside them."""
    across = {round(edge["top"]) for edge in page.edges if edge["orientation"] == "h"}
    along = {round(edge["x0"]) for edge in page.edges if edge["orientation"] == "v"}
    if len(page.edges) > _MOST_EDGES or len(across) * len(along) > _MOST_CROSSINGS:
        return [], words
    tables, left = [], words
    for found in page.tables():
        lefts = sorted({round(cell[0], 1) for row in found.rows for cell in row if cell})
        if len(lefts) < 2:  # noqa: PLR2004 - a frame is no table
            continue
        inside = [word for word in left if _is_in(word, found.box)]
        if not inside:
            continue
        rows = [_row_words(row, inside) for row in found.rows]
        placed = {id(word) for row in rows for cell in row for word in cell or ()}
        tables.append(RuledTable(found.box[1], rows, lefts, found.box[2]))
        left = [word for word in left if id(word) not in placed]
    return tables, left


def _row_words(row: "Sequence[Box | None]", words: Sequence[PdfWord]) -> list[list[PdfWord] | None]:
    """The words of each cell; where none begins, it is a part of the one before, or of one above."""
    found: list[list[PdfWord] | None] = []
    right = 0.0
    for at, cell in enumerate(row):
        if cell:
            found.append([word for word in words if _is_in(word, cell)])
            right = cell[2]
        else:
            after = next((other[0] for other in row[at:] if other), None)
            reaches = bool(found) and (after is None or abs(after - right) < 1)
            found.append(None if reaches else [])
    return found


def _is_in(word: PdfWord, box: Sequence[float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
