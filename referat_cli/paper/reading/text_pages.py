"""A text that a program has made of pages, with blanks for the columns: its words as they stand on those pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from referat_cli.paper.reading.pdf_furniture import ReadPage
from referat_cli.paper.reading.pdf_words import PdfWord

# A letter is so wide and a line so far below the one above, in points; letters are so high.
_LETTER, _PITCH, _SIZE = 5.0, 12.0, 10.0
# A second blank line is room between two parts of a page, however high the rows of a table are.
_APART = 25.0
_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\S\s{3,}\S")
# A line of running text that comes so near to the longest ones is full: letters are not all as wide.
_FULL = 0.85
_SHORTEST = 40


def is_printed(text: str) -> bool:
    """Whether a text is that of pages, with columns as they stand there: pages end, and lines have wide gaps."""
    return "\f" in text and "\t" not in text and sum(1 for line in text.splitlines() if _GAP.search(line)) > 1


def pages_of(text: str) -> list[ReadPage]:
    """The pages of such a text."""
    pages = text.split("\f")
    lines = [line.rstrip() for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if len(line.strip()) > _SHORTEST and not _GAP.search(line))
    width = lengths[int(0.95 * len(lengths))] if lengths else 0
    return [_page(number, page.split("\n"), width) for number, page in enumerate(pages, 1) if page.strip()]


def _page(number: int, lines: Sequence[str], width: int) -> ReadPage:
    blank = [not line.strip() for line in lines]
    tops = [*accumulate(_APART if all(both) else _PITCH for both in pairwise([False, *blank]))]
    words = [word for top, line in zip(tops, lines, strict=True) for word in _words(top, line, width)]
    return ReadPage(number, max(word.x1 for word in words), tops[-1] + _PITCH, words, [], [], [], tops)


def _words(top: float, line: str, width: int) -> Iterator[PdfWord]:
    is_full = len(line.rstrip()) > _FULL * width and not _GAP.search(line)
    for found in _WORD.finditer(line):
        end = max(found.end(), width) if is_full and found.end() == len(line.rstrip()) else found.end()
        yield PdfWord(found[0], found.start() * _LETTER, end * _LETTER - 1, top, top + _SIZE, _SIZE, strong=False)
