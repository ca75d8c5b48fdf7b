"""A text that a program has made of pages, with blanks for the columns: its words as they stand on those pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from referat_cli.paper.reading.formats.pdf_furniture import ReadPage
from referat_cli.paper.reading.formats.pdf_words import PdfWord
from referat_cli.paper.reading.words.labels import COLUMN, HEAD, meaning_of

# A letter is so wide and a line so far below the one above, in points; letters are so high.
_LETTER, _PITCH, _SIZE = 5.0, 12.0, 10.0
# A second blank line is room between two parts of a page, however high the rows of a table are.
_APART = 25.0
# A word ends so much before the next letter would begin; more where what is beside it stands in another column.
_AFTER_WORD, _AFTER_LABEL = 1.0, 4.5
_WORD = re.compile(r"\S+")
_WIDE = re.compile(r"\S\s{2,}\S")
_PART = re.compile(r"\S+(?: \S+)*")
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
    end = len(line.rstrip())
    is_full = end > _FULL * width and len(line.strip()) > width / 2 and not _GAP.search(line)
    apart = _ends_of_labels(line)
    for found in _WORD.finditer(line):
        last = max(end, width) if is_full and found.end() == end else found.end()
        after = _AFTER_LABEL if found.end() in apart else _AFTER_WORD
        yield PdfWord(found[0], found.start() * _LETTER, last * _LETTER - after, top, top + _SIZE, _SIZE, strong=False)


def _ends_of_labels(line: str) -> set[int]:
    """Where labels end that stand in columns with only a blank between: "Møtevarighet Møtested    Neste møte"."""
    ends: set[int] = set()
    for part in _PART.finditer(line) if _WIDE.search(line) else ():
        words = [*_WORD.finditer(part[0])]
        bounds = [0]
        while bounds[-1] < len(words):
            begin = bounds[-1]
            told = (end for end in range(len(words), begin, -1) if _is_label(part[0], words[begin], words[end - 1]))
            if (end := next(told, 0)) == 0:
                break
            bounds.append(end)
        if bounds[-1] == len(words):
            ends |= {part.start() + words[end - 1].end() for end in bounds[1:-1]}
    return ends


def _is_label(part: str, first: re.Match[str], last: re.Match[str]) -> bool:
    text = part[first.start() : last.end()].rstrip(":")
    return meaning_of(text, HEAD) is not None or meaning_of(text, COLUMN) is not None
