"""What surrounds the text of each page: headers, footers and page numbers."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile

from referat_cli.paper.reading.formats.pdf_words import DrawnRule, PdfWord, PrintedLine, RuledTable, printed_lines
from referat_cli.paper.reading.words.labels import PART, meaning_of

_PAGE_NUMBER = re.compile(
    r"(?:side|s\.)?\s*\d+(?:\s*(?:/|av|of)\s*\d+)?|\d+\s*\(\d+\)|[-–]\s*\d+\s*[-–]", re.IGNORECASE
)
_NUMBERED = re.compile(r"\b(?:side|s\.)\s*\d+(?:\s*(?:/|av|of)\s*\d+)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# So many lines at the top and at the bottom of a page may surround its text, within this part of its height.
_AROUND = 4
_MARGIN = 0.14
# What surrounds a page stands at its left, in its middle and at its right.
_PARTS = 3
# Lines that stand at the same height differ by no more than this, in points.
_SAME_HEIGHT = 3
# What ends so is said in the text.
_SAID = (".", ":")


@dataclass
class ReadPage:
    """What was found on a page; ``told`` is where each of its lines begins, empty ones too, where that is known."""

    number: int
    width: float
    height: float
    words: list[PdfWord]
    turned: list[PdfWord]
    rules: list[DrawnRule]
    tables: list[RuledTable]
    told: Sequence[float] = ()

    @cached_property
    def _tops(self) -> list[float]:
        """Where each line of the page begins, those in its tables too."""
        if self.told:
            return [*self.told]
        rows = [row for table in self.tables for row in table.rows]
        texts = [self.words, *([word for cell in row for word in cell or ()] for row in rows)]
        return sorted(line.top for words in texts for line in printed_lines(words, self.number))

    def lines(self, words: Sequence[PdfWord]) -> list[PrintedLine]:
        """The lines that words make, each with its number on the page."""
        found = printed_lines(list(words), self.number)
        return [replace(line, number=max(1, bisect_right(self._tops, line.top))) for line in found]


class PageFurniture:
    """What stands at the ends of the pages of a document, and how often.

    A heading that some pages happen to begin with is none of it: other pages begin as high up with something else.
    Nor is what pages happen to end with, "Vedtak:" or "Enstemmig": a footer is as far down on each. Nor is what stands
    within the text of a page as well, unless it is no sentence and stands higher up than any text.
    """

    def __init__(self, pages: Sequence[tuple[ReadPage, Sequence[PrintedLine]]]) -> None:
        self._pages = len(pages)
        # How often each line stands at the top, and how far from the bottom it is on the pages that end with it.
        self._above: Counter[str] = Counter()
        self._below: defaultdict[str, list[float]] = defaultdict(list)
        self._within: set[str] = set()
        # Where the text of each page begins and ends, and what stands there.
        self._first: list[tuple[float, set[str]]] = []
        self._last: list[tuple[float, set[str]]] = []
        # How far apart lines of text are: as those that stand closest, the first two of a page aside.
        gaps = (below.top - above.bottom for _page, lines in pages for above, below in pairwise(lines[1:]))
        self._closest = min((gap for gap in gaps if gap > 0), default=0.0)
        for page, lines in pages:
            first, last = _edges(page, lines)
            above, below = ({_pattern(line) for line in edge} for edge in (first, last))
            self._above.update(above)
            outer = {id(line) for line in (*first, *last)}
            self._within.update(_pattern(line) for line in lines if id(line) not in outer)
            for pattern, height in {_pattern(line): page.height - line.bottom for line in last}.items():
                self._below[pattern].append(height)
            if lines:
                self._first.append((min(line.top for line in lines), above))
                self._last.append((max(line.bottom for line in lines), below))

    def around(self, page: ReadPage, lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
        """The lines above the text of a page, and those below it."""
        first, last = _edges(page, lines)
        below = takewhile(lambda line: self._is_footer(line, page.height), last)
        above = [*takewhile(self._is_header, first)]
        return above or (first[:1] if self._stands_over(lines) else []), [*below][::-1]

    def _stands_over(self, lines: Sequence[PrintedLine]) -> bool:
        """Whether the first line stands above where the text of the pages begins: a head from the second page on."""
        others = [top for top, patterns in self._first if lines and _pattern(lines[0]) not in patterns]
        if not others or not lines[1:] or min(others) <= lines[0].top + _SAME_HEIGHT:
            return False
        gap = lines[1].top - lines[0].bottom
        if gap < (lines[0].bottom - lines[0].top) / 2 or gap < self._closest + 1 or lines[0].text.endswith(_SAID):
            return False  # no farther apart than lines of text are
        return any(abs(top - lines[1].top) <= _SAME_HEIGHT for top in others)

    def _is_header(self, line: PrintedLine) -> bool:
        pattern = _pattern(line)
        if _is_page_number(line) and self._above[pattern] + len(self._below[pattern]) > 1:
            return True
        others = [top for top, patterns in self._first if pattern not in patterns]
        is_alone = all(top > line.top + _SAME_HEIGHT for top in others)
        is_text = pattern in self._within and (pattern.endswith(_SAID) or not is_alone)
        return not is_text and self._is_often(self._above[pattern], alone=is_alone)

    def _is_footer(self, line: PrintedLine, height: float) -> bool:
        pattern = _pattern(line)
        if _is_page_number(line) and (len(self._below[pattern]) > 1 or _may_be_numbered(line)):
            return True
        others = [bottom for bottom, patterns in self._last if pattern not in patterns]
        times = sum(abs(one - height + line.bottom) <= _SAME_HEIGHT for one in self._below[pattern])
        return self._is_often(times, alone=all(bottom < line.bottom - _SAME_HEIGHT for bottom in others))

    def _is_often(self, times: int, *, alone: bool) -> bool:
        """Whether words stand on all pages but one, or on half of them with nothing else at their height."""
        return times > 1 and (times >= self._pages - 1 or (alone and 2 * times >= self._pages - 1))


def _edges(page: ReadPage, lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines at the top and at the bottom of a page, from its edge inwards."""
    margin = _MARGIN * page.height
    first = [*takewhile(_is_no_part, (line for line in lines[:_AROUND] if line.top < margin))]
    last = [line for line in lines[: -_AROUND - 1 : -1] if line.bottom > page.height - margin]
    # Below the first line what stands in columns is the heading of a table that comes again.
    return [*_not_in_columns(first)] if first else [], last


def _is_no_part(line: PrintedLine) -> bool:
    """Whether a line is not the heading of a part of a case, which pages may happen to begin with."""
    return meaning_of(line.text.strip(), PART) is None


def _not_in_columns(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    return takewhile(lambda line: line is lines[0] or len(line.parts) == 1 or _DIGIT.search(line.text), lines)


def _is_page_number(line: PrintedLine) -> bool:
    return any(_PAGE_NUMBER.fullmatch(text.strip()) for text in (line.text, line.parts[-1].text))


def _may_be_numbered(line: PrintedLine) -> bool:
    """Whether a line may end with the number of its page: a row of a table may end with a number too."""
    is_own = str(line.page) in re.findall(r"\d+", line.parts[-1].text)
    return len(line.parts) == 1 or (len(line.parts) <= _PARTS and is_own)


def _pattern(line: PrintedLine) -> str:
    """The words of a line, whatever page it is the number of."""
    if _is_page_number(line):
        return " ".join(part.text for part in line.parts[:-1])
    return _NUMBERED.sub("", line.text)
