"""The rows of a table that is set without lines: which printed lines are one row, and which column each piece is in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from referat_cli.paper.reading.formats.pdf_words import DrawnRule, PdfWord, PrintedLine
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.words.attendance_words import AWAY, CROSS, PRESENT, REMOTE
from referat_cli.paper.reading.words.bodies import LEGAL_FORMS
from referat_cli.paper.reading.words.clock import O_CLOCK
from referat_cli.paper.reading.words.labels import COLUMN, HEAD, PART, SECTION, label_apart, meaning_of, names_column
from referat_cli.paper.reading.words.phrases import CAPITAL

# A name of a column may stand beside what stands in it, this far.
BESIDE = 40
# A line follows closer than this, as a part of the distance between rows, where it goes on with the row above.
CLOSER = 0.88
# Lines of a paragraph are no farther apart, as a part of their size, and of what is usual.
_LEADING, _LINE = 1.6, 1.1
# So many rows tell how far apart rows are.
FEW_ROWS = 2
# What ends so goes on below.
_GOING_ON = ("–", "-", "\u2010", "\xad", "/", ",", " og")
# As a part of all rows, so many have a rule below them where rules part them.
_RULED = 0.4
# What a column is called has no more words than this on a line.
_NAME = 3
# So many labels beside each other are the head of minutes.
_LABELS = 3
# When something is to begin or end, and for how long.
_TIME = re.compile(r"\d{1,2}[.:][0-5]\d\s*[-–]?(?:\s*\d{1,2}[.:][0-5]\d)?")
_HOURS = re.compile(rf"(?:{O_CLOCK}\s*)?\d{{1,2}}[.:]?[0-5]\d\s*[-–]\s*\d{{1,2}}[.:]?[0-5]\d")
_MINUTES = re.compile(r"\d{1,3}")
# The number of a case, as it stands before its title.
_CASE = re.compile(r"\d{1,3}[/-]\d{2,4}|\d{1,3}[.)]")
# What a row has once: whether somebody was there.
_MARK = re.compile(rf"{CROSS}|møtte?|{PRESENT}|{AWAY}|{REMOTE}|ja|nei", re.IGNORECASE)
_SURNAME_ON_CASE = re.compile(rf"{CAPITAL}[\w-]+ (?:på|i|under|ved|for) sak\b")
_OPEN = (",", " og", " på", " sak", " møtte", " for", " samt")
# A row that a narrow column broke has more columns than this.
_NARROW = 2
# A word that begins a column begins where others do, to so many points.
EDGE = 2.5
# Words that touch may be so far into each other, as they are measured.
_TOUCHING = 0.5


@dataclass
class SetRow:
    """The lines of each column of a row, and the first line of it."""

    cells: list[list[PrintedLine]]
    first: PrintedLine


class Distances(NamedTuple):
    """How far rows are apart, and lines of a paragraph; how far right lines of text reach.

    ``parted`` is whether the rows that tell it all have something between them, which may be rows as well.
    """

    rows: float
    lines: float
    right: float = 0.0
    parted: bool = False

    def is_rest_of_full(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a line at the left edge goes on with the last column above, whose text reached the right edge.

        So a line with tabs is broken that has no indent of its own. A label or a capital begins something else, but
        for the rest of what stands beside a label: "Til stede:", "Siv Nes, Ann Mari", "Lie".
        """
        first = line.words[0]
        is_full = before.x1 + (first.x1 - first.x0) + 0.2 * line.size > self.right - 1 > 0
        is_one = len(line.parts) == 1 and abs(line.x0 - before.x0) < EDGE and line.strong == before.words[-1].strong
        is_small = not first.text[:1].isupper()
        is_open = before.text.endswith(_GOING_ON) or before.text.isupper() or _is_list_beside_label(before.parts)
        is_rest = is_small or (is_open and not any(meaning_of(line.text, words) for words in (HEAD, SECTION, PART)))
        is_label = _ends_label(before, line.parts[:1])
        return is_full and is_one and is_rest and self.is_close(before, line) and ":" not in line.text and not is_label

    def is_close(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a line follows another as lines of a paragraph do."""
        return 0 < line.top - before.top < max(_LEADING * line.size, _LINE * self.lines)


def _is_list_beside_label(parts: Sequence[PrintedLine]) -> bool:
    """Whether the parts of a line are a label and some of a list: "Til stede:", "Siv Nes, Ann Mari"."""
    return len(parts) == 2 and parts[0].text.endswith(":") and "," in parts[1].text  # noqa: PLR2004 - beside each other


def names_columns(line: PrintedLine) -> bool:
    """Whether all parts of a line are what columns are called."""
    return all(names_column(part.text) for part in line.parts)


def row_pitch(block: Sequence[PrintedLine]) -> float:
    """How far the rows of a table usually are from each other, those with nothing between if there are; 0 of one."""
    several = [line.top for line in block if len(line.parts) > 1]
    beside = [b.top - a.top for a, b in pairwise(block) if len(a.parts) > 1 and len(b.parts) > 1]
    every = [after - before for before, after in pairwise(several)]
    if beside:
        return median(beside) if len(beside) > FEW_ROWS else max(beside)
    return median(every) if every else 0.0


def overlap(line: PrintedLine, column: tuple[float, float]) -> float:
    """How far a line and a column are beside each other; negative where something is between them."""
    return min(line.x1, column[1]) - max(line.x0, column[0])


def rows_of(
    block: Sequence[PrintedLine], columns: list[tuple[float, float]], rules: Sequence[DrawnRule], usual: Distances
) -> list[SetRow]:
    """The rows of a block whose columns are known: parted by rules, begun by hours or labels, or told by distance."""
    rows: list[SetRow] = []
    left, right = columns[0][0], columns[-1][1]
    rows_there = sum(1 for line in block if len(line.parts) > 1)
    inner = [
        rule.top
        for rule in rules
        if rule.x0 <= left + BESIDE and rule.x1 >= right - BESIDE and block[0].top < rule.top < block[-1].top
    ]
    if len(inner) < _RULED * rows_there:  # those around the table, and one below its heading
        inner = []
    parted = not any(len(a.parts) > 1 and len(b.parts) > 1 for a, b in pairwise(block))
    distances = usual._replace(rows=row_pitch(block), parted=parted)
    facts = [line for line in block if len(line.parts) > 1 and all(map(_is_fact, line.parts))]
    begun = set() if inner else _timed(block, columns) or _labels(block, distances) or _numbered(block, columns)
    divided = [_LineInColumns(line, [*split_by_columns(line, columns)]) for line in block]
    for above, (line, parts) in zip((None, *divided), divided, strict=False):
        if above is not None and not begun and distances.is_rest_of_full(above.line, line):
            last = rows[-1].cells[-1]
            last.append(_moved(line, last[0].x0 - line.x0) if last else line)
            continue
        cells: list[list[PrintedLine]] = [[] for _column in columns]
        for part in parts:
            at = 0 if _names_rows(line, columns) else _nearest(part, columns)
            is_last = bool(begun) and part is parts[-1] and len(parts) > 1 and _MINUTES.fullmatch(part.text)
            cells[-1 if is_last else at].append(part)
        if begun:
            goes_on = id(line) not in begun
        else:
            is_marked = bool(rows) and _has_mark(rows[-1].cells) and _has_mark(cells)  # a row has one mark
            goes_on = above is not None and not is_marked and _goes_on(above, line, cells, inner, distances)
            goes_on = goes_on or (bool(rows) and _ends_facts(rows[-1].first, line, facts))
        if above is None or not goes_on:
            rows.append(SetRow(cells, line))
        else:
            for cell, more in zip(rows[-1].cells, cells, strict=True):
                cell.extend(more)
    return rows


def _moved(line: PrintedLine, by: float) -> PrintedLine:
    """A line as if it began so far to the right."""
    return replace(line, words=tuple(word._replace(x0=word.x0 + by, x1=word.x1 + by) for word in line.words))


def _timed(block: Sequence[PrintedLine], columns: Sequence[tuple[float, float]]) -> set[int]:
    """The lines that begin the rows of a programme: with when it begins and ends, or minutes in the last column.

    In each row the time when it ends may stand alone below the one when it begins, and paragraphs as far apart as
    rows are. Nothing of a table that is none: without times in the first column, or where anything else stands there.
    """
    first, last = columns[0], columns[-1]
    begun: set[int] = set()
    times = 0
    spans = [line for line in block[1:] if overlap(line.parts[0], first) > 0]
    if len(spans) > 1 and all(_HOURS.fullmatch(line.parts[0].text) for line in spans):
        return {id(line) for line in (block[0], *spans)}
    for at, line in enumerate(block):
        begins = [part for part in line.parts if overlap(part, first) > 0]
        ends = [part for part in line.parts if overlap(part, last) > 0 and part not in begins]
        is_time = bool(begins) and _TIME.fullmatch(begins[0].words[0].text) is not None
        if ends and all(_MINUTES.fullmatch(part.text) for part in ends):
            begun.add(id(line))
            times += is_time
        elif at and (ends or (begins and not is_time)):
            return set()
    return begun if times > 1 else set()


def _numbered(block: Sequence[PrintedLine], columns: Sequence[tuple[float, float]]) -> set[int]:
    """The lines that begin the rows of a table of cases: its first column has numbers and titles that go on below.

    Below the names of the columns each row begins with such a number, or is a bold heading across the table.
    """
    first = [line for line in block if overlap(line.parts[0], columns[0]) > 0]
    begun = [line for line in first if len(line.parts[0].words) > 1 and _CASE.fullmatch(line.parts[0].words[0].text)]
    goes_on = any(line not in begun and not _names_rows(line, columns) for line in first if line is not block[0])
    if len(begun) < FEW_ROWS or not goes_on or not names_columns(block[0]):
        return set()
    return {id(line) for line in (block[0], *begun, *(line for line in first if _names_rows(line, columns)))}


def _labels(block: Sequence[PrintedLine], distances: Distances) -> set[int]:
    """The first line, where labels stand beside each other in it, and what they say close below: all is one row."""
    first, *others = block
    labels = sum(1 for part in first.parts if part.text.endswith(":"))
    is_one = labels >= _LABELS and 2 * labels > len(first.parts)
    is_close = all(distances.is_close(before, line) for before, line in pairwise(block))
    if not is_one or not is_close or any(part.text.endswith(":") for line in others for part in line.parts):
        return set()
    return {id(first)}


def _is_fact(part: PrintedLine) -> bool:
    """Whether a piece is a label of the head and what it says: "Møtedato: 3. mai"."""
    label, colon, value = label_apart(part.text)
    return bool(colon and value) and meaning_of(label, HEAD) is not None


def _ends_facts(first: PrintedLine, line: PrintedLine, facts: Sequence[PrintedLine]) -> bool:
    """Whether a line goes on with a row of facts beside each other: none begins in it, and others stand below.

    Below the last of several it stands closer than their rows do.
    """
    known = (HEAD, SECTION, PART, COLUMN)
    if len(facts) < FEW_ROWS or not any(first is row for row in facts):
        return False
    is_rest = not any(":" in part.text or any(meaning_of(part.text, words) for words in known) for part in line.parts)
    apart = min(below.top - above.top for above, below in pairwise(facts))
    return is_rest and (line.top < facts[-1].top or line.top - first.top < CLOSER * apart)


def _names_rows(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line stands across the table as the heading of the rows below it: alone, bold, from the left edge."""
    is_at_edge = abs(line.parts[0].x0 - columns[0][0]) < EDGE
    return len(line.parts) == 1 and line.strong and is_at_edge and not is_rest(line)


def split_by_columns(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> Iterator[PrintedLine]:
    """The parts of a line, also where one all but touches the next: each column has a word that begins it."""
    for part in line.parts:
        if sum(1 for column in columns if overlap(part, column) > 0) < 2 or (len(line.parts) == 1 and line.strong):  # noqa: PLR2004
            yield part
            continue
        words: list[PdfWord] = []
        for word in part.words:
            begins = any(abs(word.x0 - column[0]) < EDGE for column in columns[1:])
            if begins and words and word.x0 > words[-1].x1 - _TOUCHING:
                yield replace(part, words=tuple(words))
                words = []
            words.append(word)
        yield replace(part, words=tuple(words))


class _LineInColumns(NamedTuple):
    """A line, and what of it stands in each column."""

    line: PrintedLine
    parts: list[PrintedLine]


def _goes_on(
    above: "_LineInColumns",
    line: PrintedLine,
    cells: list[list[PrintedLine]],
    rules: Sequence[float],
    distances: Distances,
) -> bool:
    """Whether a line belongs to the row above: no rule is between them, or, without rules, it follows close."""
    before = above.line
    middle = (line.top + line.bottom) / 2
    if rules:
        return not any(before.top + before.size / 2 < rule < middle for rule in rules)
    is_close = distances.is_close(before, line)
    if is_close and (is_rest_of_label(before, cells[0]) or _ends_name(above, line) or _ends_row(above, cells)):
        return True
    is_told = len(before.parts) > 1 and names_columns(before) and any(len(part.words) > _NAME for part in line.parts)
    if is_told if not cells[0] else line.strong != before.strong:
        return False
    if is_close and any(is_unfinished(above.parts, cell[0]) for cell in cells if cell):
        return True
    if not cells[0]:
        return is_close and not _is_whole_row(above, cells)
    is_near = line.top - before.top < CLOSER * distances.rows and (is_close or not distances.parted)
    return sum(map(bool, cells)) == 1 and is_near and not (_is_label(line) or _is_label(before))


def _has_mark(cells: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether a cell behind the first has a mark and nothing else."""
    return any(_MARK.fullmatch(part.text) for cell in cells[1:] for part in cell)


def _is_label(line: PrintedLine) -> bool:
    """Whether a line is a label alone, with what it says below it: "Varamedlemmer:"."""
    return len(line.parts) == 1 and line.text[:1].isupper() and line.text.endswith(":")


def _is_whole_row(above: "_LineInColumns", cells: Sequence[list[PrintedLine]]) -> bool:
    """Whether a line has all but what the row above says for it too: "Nes kommune", "Kari Moe", "Ordfører", "Møtt"."""
    others = cells[1:]
    is_full = len(others) > 2 and all(others) and len(above.parts) >= len(others)  # noqa: PLR2004 - a table of four
    return is_full and all(cell[0].text[:1].isupper() or len(cell[0].text) == 1 for cell in others)


def _ends_name(above: "_LineInColumns", line: PrintedLine) -> bool:
    """Whether a line alone below the first cell of a row has the end of a name: "Fjellregionen sykehus", "HF".

    So has one that goes on with who was there for which case: "Siv Nes på sak 3/26, Ola", "Lie på sak 4/26".
    """
    is_open = above.parts[0].text.endswith(_OPEN) if above.parts else False
    is_end = is_open or line.text in LEGAL_FORMS or line.text[:1].islower() or bool(_SURNAME_ON_CASE.match(line.text))
    return is_end and len(line.parts) == 1 and len(above.parts) > 1 and is_below(line.parts[0], above.parts[0])


def _ends_row(above: "_LineInColumns", cells: Sequence[list[PrintedLine]]) -> bool:
    """Whether a line has the last word of a name, and at most the ends of what stands beside it in the row above.

    So narrow columns break a row: "Siv", "Leder", "Nes", "Ja", and below "Moe", "", "kommune", "".
    """
    first, beside = cells[0], [cell[0] for cell in cells[1:] if cell]
    if len(above.parts) <= max(1 + len(beside), _NARROW) or not first or len(first[0].words) > 1:
        return False
    over = [next((part for part in above.parts if is_below(one, part)), None) for one in (first[0], *beside)]
    is_rest = all(one.text[:1].islower() and part is not None for one, part in zip(beside, over[1:], strict=True))
    return (
        is_rest
        and over[0] is not None
        and is_name(f"{over[0].text} {first[0].text}")
        and (bool(beside) or not is_name(over[0].text))
    )


def is_rest_of_label(before: PrintedLine, first: Sequence[PrintedLine]) -> bool:
    """Whether the first cell of a line goes on with the label above it: "Kommunedirektørens", "innstilling".

    It is bold, as that is, or the two together are one that is known.
    """
    above = before.parts[0]
    if not first or first[0].strong != above.strong or not is_below(first[0], above):
        return False
    return is_rest(first[0]) or _ends_label(before, first)


def _ends_label(before: PrintedLine, first: Sequence[PrintedLine]) -> bool:
    """Whether a small letter below a label goes on with it to one that is known: "Fra", "administrasjonen"."""
    whole = " ".join(part.text for part in (before.parts[0], *first)).rstrip(" :")
    is_small = bool(first) and first[0].text[:1].islower() and is_below(first[0], before.parts[0])
    return is_small and any(meaning_of(whole, words) for words in (HEAD, SECTION, PART, COLUMN))


def goes_on_below(last: PrintedLine, line: PrintedLine, distances: Distances) -> bool:
    """Whether all of a line is the rest of the label, the name or the fact that the last row of a table begins with."""
    if len(line.parts) != 1 or not distances.is_close(last, line):
        return False
    if line.text[:1].islower() and is_below(line, last.parts[0]) and all(map(_is_fact, last.parts)):
        return True
    return is_rest_of_label(last, line.parts) or _ends_row(_LineInColumns(last, [*last.parts]), [[*line.parts]])


def is_rest(part: PrintedLine) -> bool:
    """Whether a bold piece begins with a small letter, as the rest of a label does."""
    return part.strong and part.text[:1].islower()


def is_below(part: PrintedLine, above: PrintedLine) -> bool:
    """Whether a piece begins where the one above it does."""
    return abs(part.x0 - above.x0) < EDGE


def is_unfinished(parts: Sequence[PrintedLine], below: PrintedLine) -> bool:
    """Whether what stands above a line ends with a sign that something follows."""
    words = [part.text for part in parts if abs(part.x0 - below.x0) < EDGE and any(map(str.isalnum, part.text))]
    return any(text.endswith(_GOING_ON) for text in words)


def _nearest(part: PrintedLine, columns: Sequence[tuple[float, float]]) -> int:
    middle = (part.x0 + part.x1) / 2
    overlaps = [overlap(part, column) for column in columns]
    if max(overlaps) > 0:
        return overlaps.index(max(overlaps))
    return min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))
