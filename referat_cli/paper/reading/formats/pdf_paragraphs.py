"""Lines of a page put together again to the paragraphs, items and headings that they were set from."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from referat_cli.paper.reading.formats.list_levels import ListLevels
from referat_cli.paper.reading.formats.list_marks import ListMark
from referat_cli.paper.reading.formats.pdf_words import PrintedLine
from referat_cli.paper.reading.formats.runs import WordRun, as_heading, line_of, without
from referat_cli.paper.reading.people.names_and_offices import is_function
from referat_cli.paper.reading.source import DocumentPlace, SourceLine
from referat_cli.paper.reading.words.labels import HEAD, PART, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL

_SLACK = 4.0
# Items of one level begin no farther apart: a text with blanks for its columns rounds to a letter, which is 5 points.
LEVEL = 6
_SAME_SIZE = 0.6
# A heading is set so much larger, with or without being bold.
_LARGER, _MUCH_LARGER = 1.07, 1.2
# A line is full that reaches so far right; so many of them show how far apart lines are.
_FULL, _SEVERAL = 0.92, 3
# A line is as far from the one above as lines of a paragraph are, or this much farther.
_PITCH = 1.1
# How far apart lines are, and may be where it is not told by several, as a part of their size.
_USUAL, _FARTHEST = 1.3, 1.5
_HYPHENS = ("-", "\u2010", "\xad")
# Of so many lines that go on below, one at least ends with a hyphen where words are divided.
_RARE = 30
# After these a line may end within a word or a number, with nothing between.
_CLOSE = ("/", "–", "-")
_AND = frozenset(("og", "eller", "samt", "til", "men", "/"))


_WORDS_OF_HEADING = 6
_NAMED_PARTS = ("proposal", "minutes", "decision")


class Typesetting:
    """What is usual in a document: the size of its text, the distance between its lines, how far right they reach."""

    def __init__(self, lines: Sequence[PrintedLine], cells: Iterable[Sequence[PrintedLine]] = ()) -> None:
        self.divides_words = _divides_words([*pairwise(lines), *(pair for cell in cells for pair in pairwise(cell))])
        letters: Counter[float] = Counter()
        for line in lines:
            letters[round(line.size, 1)] += len(line.text)
        self.size = letters.most_common(1)[0][0] if letters else 10.0
        larger = {size for size in letters if size > self.size * _LARGER}
        self.sizes = sorted(larger, reverse=True)
        body = [line for line in lines if abs(line.size - self.size) < _SAME_SIZE]
        self.right = max((line.x1 for line in body), default=0.0)
        pairs = [
            (before, after.top - before.top, _runs_on(before) and _runs_on(after))
            for before, after in _below_each_other(body)
            if before.page == after.page and 0 < after.top - before.top < 3 * self.size
        ]
        # Lines that are full have the rest of their paragraph below; the rows of a table may stand closer, and where
        # no paragraph has a second line, all that is told is how far apart lines of text are, or else rows.
        full = [pitch for before, pitch, _runs in pairs if before.x1 > self.right * _FULL and _runs_on(before)]
        is_told = len(full) >= _SEVERAL
        texts = [pitch for _before, pitch, runs in pairs if runs] or [pitch for _before, pitch, _runs in pairs]
        pitch = _smallest_usual(full if is_told else texts) or _USUAL * self.size
        self.pitch = pitch if is_told else min(pitch, _FARTHEST * self.size)
        self.words = Counter(word.text.casefold().strip(".,;:()") for line in lines for word in line.words)

    def level(self, line: PrintedLine) -> int:
        """The level of a heading that is larger than the text; 0 where it is not."""
        if line.size > self.size * _MUCH_LARGER or (line.size > self.size * _LARGER and line.strong):
            size = round(line.size, 1)
            return self.sizes.index(size) + 1 if size in self.sizes else 0
        return 0


def _divides_words(pairs: Sequence[tuple[PrintedLine, PrintedLine]]) -> bool:
    """Whether words are divided at the ends of lines: where hardly one that goes on below has a hyphen, none is.

    A hyphen at the end of a line is then part of its word, as office programs have it, which divide none.
    """
    ends = [before.text for before, after in pairs if after.text[0].islower() and before.text[-2:-1] != " "]
    return sum(text.endswith(_HYPHENS) for text in ends) * _RARE >= len(ends)


def _runs_on(line: PrintedLine) -> bool:
    """Whether a line is running text: no gap between its words is as wide as those between columns."""
    return all(after.x0 - before.x1 < line.size for before, after in pairwise(line.words))


def _below_each_other(lines: Sequence[PrintedLine]) -> Iterable[tuple[PrintedLine, PrintedLine]]:
    """Each line with the one above it: of two columns out of step every other line stands beside the one before."""
    for above, before, line in zip((None, *lines), lines, lines[1:], strict=False):
        is_beside = line.top < before.bottom and not _is_below(before, line)
        yield (above if above and is_beside and _is_below(above, line) else before), line


def _is_below(above: PrintedLine, line: PrintedLine) -> bool:
    return above.x0 < line.x1 and line.x0 < above.x1


def _smallest_usual(pitches: Sequence[float]) -> float:
    """The distance of lines in a paragraph: the smallest that is met often."""
    counted = Counter(round(pitch) for pitch in pitches)
    often = [pitch for pitch, times in counted.items() if times * 10 >= len(pitches)]
    return median(one for one in pitches if round(one) == min(often)) if often else 0.0


# A line of no more words than this may be a name, or a label with what it says.
_FEW_WORDS = 4


# A label of one word or a few, and a name of two or more with what may stand after it.
_LABEL = re.compile(rf"{CAPITAL}[\w/-]*(?: [\w/-]+){{0,3}}:(?:\s|$)")
_PERSON = re.compile(rf"{CAPITAL}[\w'-]+(?: {CAPITAL}[\w.'-]*)+(?:\s*[(,]|\s[–-]\s|$)")
_OFFICER = re.compile(rf"[a-zæøå][\w-]+ {CAPITAL}[\w'-]+ {CAPITAL}")
# A text that ends with the name of somebody, and what stands in brackets after it.
_WHOLE = re.compile(rf"{CAPITAL}[\w'-]+ {CAPITAL}[\w.'-]*(?:\s*\([^()]*\))?$")
_FINAL = (".", "!", "?", ":")
# A day alone, as in the column of who is to do something, and by when.
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d\d){0,2}")
# An hour alone, as in the column of when something begins, and below it when it ends.
_HOUR = re.compile(r"\d{1,2}[.:]\d\d")
_UNFINISHED = (",", "-", "–", "/", " og", " for", " på", " fra", " frå", " i", " ved", " til", " av", " samt", " med")
# What is left of a word for which a column was too narrow.
_REST_OF_WORD = (".", ",", ":", ";", ")")
# Words that begin a line, and end no word.
_SMALL = frozenset(
    ("og", "eller", "i", "på", "av", "til", "for", "med", "om", "fra", "frå", "ved", "som", "å", "at", "mot", "hos")
)
# So much nearer to the edge than a letter is no room for one.
_TIGHT = 1.0
# What is kept free between two columns that no line parts, beside what belongs to the next.
_BETWEEN_COLUMNS = 7.0


def _is_listed(text: str) -> bool:
    """Whether a line of a cell is somebody and nobody else: no list of names that may go on in the next.

    What looks like a name behind an office is where somebody is from: "Siv Nes, kommunalsjef, Ytre Dal". An office
    right before it is of another one: "Rektor Siv Nes, økonomisjef Ola Lie".
    """
    *before, last = (part.strip() for part in text.split(","))
    if any(_OFFICER.match(part) for part in (*before[1:], last)):
        return False
    return not before or not _PERSON.match(last) or (len(before) > 1 and before[-1][:1].islower())


def _is_office(word: str) -> bool:
    """Whether a word is what somebody is, before their name."""
    return word[:1].isupper() and word.isalpha() and is_function(word)


def _end_with(before: PrintedLine, line: PrintedLine) -> float:
    """Where a line would end that had the first word of the next one too."""
    first = line.words[0]
    return before.x1 + (first.x1 - first.x0) + 0.2 * line.size


class Edge(NamedTuple):
    """How far right a column goes: where the next one begins, and how far its own lines reach."""

    limit: float
    reached: float

    def has_no_room(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether the first word of a line would have reached beyond the column on the one above."""
        return _end_with(before, line) > self.limit - 1

    def is_full(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether the first word of a line had no place on the one above.

        Between the two edges that is open, and the words have to tell: a name is no beginning of a sentence.
        """
        first, last = line.words[0], before.words[-1].text
        if line.text in _REST_OF_WORD:
            return True
        if self.limit != self.reached and _is_name(before) and _is_name(line):
            return False
        if last.endswith(_HYPHENS) and last[-2:-1].isalpha() and first.text[:1].isalpha():
            return True
        if self.has_no_room(before, line):
            return True
        is_open = last[-1] not in ".:;!?" or (last[:-1].isdigit() and first.text[:1].islower())  # "1." and "mai"
        is_word = len(line.words) == 1 and first.text.isalpha() and self.limit != self.reached
        is_rest = first.text[:1].islower() or is_word
        if _end_with(before, line) <= self.reached - 1:  # a column that was narrower than the text elsewhere
            return is_rest and is_open and len(before.words) > _FEW_WORDS
        return is_rest or (is_open and last[:1].islower())


def pitch_of_cells(cells: Iterable[tuple[Sequence[PrintedLine], Edge]]) -> float:
    """How far apart the lines of a table are: the least of those whose next word is small and had no room; else 0."""
    pitches = [
        after.top - before.top
        for lines, edge in cells
        for before, after in pairwise(lines)
        if after.words[0].text[:1].islower() and edge.has_no_room(before, after)
    ]
    return min((pitch for pitch in pitches if pitch > 0), default=0.0)


def _is_name(line: PrintedLine) -> bool:
    """Whether a line of a cell is the name of somebody, so that the next one may be another's."""
    return len(line.words) > 1 and all(
        word.text.replace("-", "").isalpha() and word.text[0].isupper() for word in line.words
    )


class _Marked(NamedTuple):
    """The label of an item, and how deep it lies."""

    mark: ListMark
    depth: int


class Paragraphs:
    """Puts lines together; the labels of a text are counted through all of it.

    ``pitch`` is how far apart the lines are, where it is more than what is usual.
    """

    def __init__(self, usual: Typesetting, levels: ListLevels | None = None, pitch: float = 0.0) -> None:
        self._usual, self._pitch = usual, max(pitch, usual.pitch)
        self._levels = levels or ListLevels(by_indent=True, slack=LEVEL)
        self._edge, self._is_cell = Edge(usual.right, usual.right), False
        # Where the text of the item that is open begins.
        self._text_at = 0.0

    def close(self) -> None:
        """No item goes on after this."""
        self._levels.close()

    def read(self, lines: Sequence[PrintedLine], edge: "Edge | None" = None) -> Iterable[SourceLine]:
        """The paragraphs of lines below each other, which reach to the right as far as their column does."""
        self._is_cell = edge is not None
        self._edge = edge = edge or Edge(self._usual.right, self._usual.right)
        waiting: list[PrintedLine] = []
        mark: _Marked | None = None
        for line in lines:
            found = self._mark(line)
            if waiting and not found and self._goes_on(waiting, line, edge, is_item=mark is not None):
                waiting.append(line)
                continue
            if waiting:
                yield self._told(waiting, mark)
            waiting, mark = [line], None
            if found:
                mark = _Marked(found, self._levels.item(found, int(line.indent)))
                self._text_at = _after(line, found) - line.x0 + line.indent
        if waiting:
            yield self._told(waiting, mark)

    def _mark(self, line: PrintedLine) -> ListMark | None:
        mark = None if self._usual.level(line) else self._levels.mark(line.text)
        return mark if mark and (mark.end < len(line.text) or mark.number is None) else None

    def _goes_on(self, above: Sequence[PrintedLine], line: PrintedLine, edge: "Edge", *, is_item: bool) -> bool:
        """Whether a line is of the paragraph above: as far below it, set alike, and the one above was full."""
        before = above[-1]
        if abs(before.size - line.size) > _SAME_SIZE or before.strong != line.strong:
            return False
        if before.page == line.page and before.column == line.column:
            pitch = self._pitch * max(1.0, line.size / self._usual.size)
            leads_up = before.text.endswith(":") and line.text[:1].isupper()  # to a text of its own
            if not 0 < line.top - before.top <= pitch * (1 if leads_up else _PITCH) + 0.6:
                return False
        elif not line.words[0].text[:1].islower() and (self._is_cell or not before.text[-1].islower()):
            return False
        if is_item and line.indent < above[0].indent - _SLACK and line.text[:1].isupper():
            return False  # no item goes on farther left than its label
        begin = self._text_at if is_item and len(above) == 1 else above[-1].indent
        if self._begins_anew(above, line):
            return False
        beside = abs(line.indent - above[0].indent)
        is_below = abs(line.indent - begin) <= _SLACK or (len(above) == 1 and beside <= 3 * line.size)
        if is_item and len(above) == 1 and beside <= _SLACK:
            is_below = True
        if before.column:
            edge = Edge(before.column.right, before.column.right)
        return is_below and edge.is_full(before, line)

    def _begins_anew(self, above: Sequence[PrintedLine], line: PrintedLine) -> bool:
        """Whether a line is no rest of a full one: a label begins it, or in a cell another name below a name."""
        before, first = above[-1].text.rstrip(), above[0].text
        if _LABEL.match(line.text):
            is_set_off = line.words[0].strong and not above[-1].words[-1].strong
            return is_set_off or before.endswith(_FINAL) or _LABEL.match(first) is not None
        is_label = line.text[:1].isupper() and meaning_of(line.text, PART) is not None
        if (is_label and not before.endswith(_UNFINISHED)) or (before.endswith(_FINAL) and _names_part(line.text)):
            return True
        if self._is_cell and _DATE.fullmatch(line.text) and _is_name(above[-1]):
            return True
        if self._is_cell and _HOUR.fullmatch(line.text) and _HOUR.fullmatch(before):
            return True
        if self._is_cell and _is_office(line.words[0].text) and _WHOLE.search(" ".join(one.text for one in above)):
            return True
        is_person = _PERSON.match(line.text) and _PERSON.match(first)
        return bool(self._is_cell and is_person and not before.endswith(_UNFINISHED)) and _is_listed(before)

    def _told(self, lines: Sequence[PrintedLine], marked: "_Marked | None") -> SourceLine:
        first = lines[0]
        line = line_of(self._runs(lines), DocumentPlace(first.page, first.number))
        if level := self._usual.level(first):
            self._levels.close()
            return replace(line, kind="heading", level=level)
        if marked:
            return replace(without(line, marked.mark.end), kind="item", label=marked.mark.label, level=marked.depth)
        depth = self._levels.paragraph(int(first.indent - _SLACK))
        return as_heading(replace(line, level=depth))

    def _runs(self, lines: Sequence[PrintedLine]) -> list[WordRun]:
        """The runs of lines with blanks between them, but none within a word that was divided."""
        runs: list[WordRun] = []
        for before, line in zip((None, *lines), lines, strict=False):
            if before is not None:
                is_close = line.text in _REST_OF_WORD or self._is_one_word(before, line)
                joint = "" if is_close else self._joint(before.words[-1].text, line.words[0].text)
                if joint is None:
                    runs[-1] = runs[-1]._replace(text=runs[-1].text[:-1])
                elif joint:
                    last, first = runs[-1], line.words[0]
                    link = last.link if last.link == first.link else ""
                    runs.append(WordRun(joint, last.strong and first.strong, link, last.emphasis and first.emphasis))
            runs += line.runs()
        return runs

    def _is_one_word(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a column is so narrow that a word is broken in it, with no hyphen: "12.03.202" and "5"."""
        last, first = before.words[-1], line.words[0]
        letter = (first.x1 - first.x0) / len(first.text)
        is_longest = before.x1 > self._edge.reached - _TIGHT and self._edge.limit != self._edge.reached
        room = self._edge.limit - before.x1 - (_BETWEEN_COLUMNS if is_longest else 0)
        is_tight = self._is_cell and len(before.words) == 1 and room < letter + _TIGHT
        if not is_tight or not last.text[-1].isalnum() or first.text[:1].isupper():
            return False
        if last.text.isalpha() and first.text[:1].isdigit():
            return False
        known = self._usual.words
        whole, rest = (one.casefold().strip(".,;:()") for one in (last.text + first.text, first.text))
        is_word = whole in known or (meaning_of(whole, HEAD) is not None and meaning_of(last.text, HEAD) is None)
        if is_word or rest in _SMALL:
            return is_word
        return len(rest) == 1 or rest not in known or last.text.casefold() not in known

    def _joint(self, before: str, after: str) -> str | None:
        """What stands between two lines: a blank, nothing, or, where a word was divided, not even its hyphen (None)."""
        if before.endswith(_CLOSE) and len(before) > 1 and (before[-1] == "/" or after[:1].isdigit()):
            return "" if before[-2].isalnum() else " "
        if not before.endswith(_HYPHENS) or len(before) < 2 or not before[-2].isalpha():  # noqa: PLR2004 - a letter and a hyphen
            return " "
        if before.endswith("\xad"):
            return None
        whole = (before[:-1] + after).casefold().strip(".,;:()")
        if whole in self._usual.words:
            return None
        if after.casefold() in _AND:
            return " "
        has_hyphen = f"{before}{after}".casefold().strip(".,;:()") in self._usual.words
        is_whole = has_hyphen or before[:-1].isupper() or after[:1].isupper() or not self._usual.divides_words
        return "" if is_whole else None


def _names_part(text: str) -> bool:
    """Whether a short line that ends as no sentence does has the word for a part of a case: "Vedtak i styret"."""
    words = text.split()
    is_short = len(words) <= _WORDS_OF_HEADING and text[:1].isupper() and text.rstrip()[-1:].isalpha()
    return is_short and any(meaning_of(word, PART) in _NAMED_PARTS for word in words)


def _after(line: PrintedLine, mark: ListMark) -> float:
    """Where the text begins that stands after a label."""
    at = 0
    for word in line.words:
        if at >= len(mark.label.replace(" ", "")):
            return word.x0
        at += len(word.text)
    return line.x1
