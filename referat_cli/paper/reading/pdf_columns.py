"""Tables that are set without lines between their columns: what stands below each other belongs together."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.labels import COLUMN, names_column
from referat_cli.paper.reading.list_marks import list_mark
from referat_cli.paper.reading.pdf_words import DrawnRule, PdfWord, PrintedLine

# Columns are this far apart at least, in points.
_BETWEEN = 3
# A name of a column may stand beside what stands in it, this far.
_BESIDE = 40
# How many lines of one part may stand between two that have columns.
_MOST_BETWEEN = 3
# A line follows closer than this, as a part of the distance between rows, where it goes on with the row above.
_CLOSER = 0.88
# Lines of a paragraph are no farther apart, as a part of their size, and of what is usual.
_LEADING, _LINE = 1.6, 1.1
# So many rows tell how far apart rows are.
_FEW_ROWS = 2
# No page has more lines.
_LONGEST = 300
# What ends so goes on below.
_GOING_ON = ("–", "-", "\xad", "/", ",", " og")
# A line that is farther from the one above than rows are, times this, may begin another table.
_APART = 1.3
# As a part of all rows, so many have a rule below them where rules part them.
_RULED = 0.4
# As a part of all lines, so few may cross what is between two columns.
_CROSSING = 0.34
# What a column is called has no more words than this on a line.
_NAME = 3
# So many labels beside each other are the head of minutes.
_LABELS = 3
# When something is to begin or end, and for how long.
_TIME = re.compile(r"\d{1,2}[.:][0-5]\d\s*[-–]?(?:\s*\d{1,2}[.:][0-5]\d)?")
_HOURS = re.compile(r"(?:kl\.?\s*)?\d{1,2}[.:]?[0-5]\d\s*[-–]\s*\d{1,2}[.:]?[0-5]\d")
_MINUTES = re.compile(r"\d{1,3}")
# What the name of an institution ends with.
_LEGAL_FORMS = frozenset({"HF", "RHF", "IKS", "KF", "AS", "SA"})
# A word that begins a column begins where others do, to so many points.
_EDGE = 2.5


@dataclass
class SetRow:
    """The lines of each column of a row, and the first line of it."""

    cells: list[list[PrintedLine]]
    first: PrintedLine


@dataclass
class SetTable:
    """The rows of a table, and where its columns begin and end."""

    rows: list[SetRow]
    columns: list[tuple[float, float]]


class Distances(NamedTuple):
    """How far rows are apart, and lines of a paragraph; how far right lines of text reach."""

    rows: float
    lines: float
    right: float = 0.0

    def is_rest_of_full(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a line at the left edge goes on with the last column above, whose text reached the right edge.

        So a line with tabs is broken that has no indent of its own. A label or a capital begins something else.
        """
        first = line.words[0]
        is_full = before.x1 + (first.x1 - first.x0) + 0.2 * line.size > self.right - 1 > 0
        is_one = len(line.parts) == 1 and abs(line.x0 - before.x0) < _EDGE and line.strong == before.words[-1].strong
        is_rest = not first.text[:1].isupper() or before.text.endswith(_GOING_ON) or before.text.isupper()
        return is_full and is_one and is_rest and self.is_close(before, line) and ":" not in line.text

    def is_close(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a line follows another as lines of a paragraph do."""
        return 0 < line.top - before.top < max(_LEADING * line.size, _LINE * self.lines)


def find_table(
    lines: Sequence[PrintedLine],
    begin: int,
    rules: Sequence[DrawnRule],
    is_heading: Callable[[PrintedLine], bool],
    distances: Distances,
) -> tuple[SetTable, int] | None:
    """The table that begins with a line, and how many lines it takes; None where none begins.

    ``distances`` are those of a paragraph.
    """
    if len(lines[begin].parts) < 2:  # noqa: PLR2004 - a column alone is no table
        return None
    end = _end(lines, begin, rules, is_heading, distances)
    block = lines[begin:end]
    if _is_spaced_text(lines, begin, end, distances):
        return None
    columns = _columns(block)
    if len(columns) < 2:  # noqa: PLR2004 - as above
        return None
    while (
        end > begin + 1
        and len(lines[end - 1].parts) < 2  # noqa: PLR2004 - as above
        and not _fits(lines[end - 1], columns)
        and not distances.is_rest_of_full(lines[end - 2], lines[end - 1])
    ):
        end -= 1
    if end < len(lines) and _goes_on_below(lines[end - 1], lines[end], distances):
        end += 1
    return SetTable(_rows(lines[begin:end], columns, rules, distances), columns), end - begin


def _is_spaced_text(lines: Sequence[PrintedLine], begin: int, end: int, distances: Distances) -> bool:
    """Whether a line alone is text with room in it, and no row: an item of a list, or a title that goes on below."""
    first, second = lines[begin], lines[begin + 1] if begin + 1 < len(lines) else None
    several = sum(1 for line in lines[begin:end] if len(line.parts) > 1)
    if several > 1:
        return False
    mark = list_mark(first.parts[0].text)
    if mark and mark.number is None and mark.end < len(first.parts[0].text):
        return True
    if second is None or not (first.strong and _is_rest(second)) or len(second.parts) > 1:
        return False
    is_whole = first.parts[0].text[-1].isdigit()
    return is_whole and _is_below(second, first) and distances.is_close(first, second)


def _end(
    lines: Sequence[PrintedLine],
    begin: int,
    rules: Sequence[DrawnRule],
    is_heading: Callable[[PrintedLine], bool],
    distances: Distances,
) -> int:
    """Where the table ends: after the last line of several parts that comes soon enough after another."""
    end, alone = begin + 1, 0
    for at in range(begin + 1, min(len(lines), begin + _LONGEST)):
        if lines[at].top - lines[at - 1].bottom > 3 * lines[at].size or is_heading(lines[at]):
            break
        is_head = at == begin + 1 and _is_page_head(lines, begin)
        if is_head or _is_closed(lines[begin : at + 1], rules) or _begins_another(lines[begin : at + 1]):
            break
        if len(lines[at].parts) > 1:
            is_like = _is_like(lines[begin:end], lines[at])
            pitch = _row_pitch(lines[begin:end])
            is_apart = at - begin > 1 and lines[at].top - lines[at - 1].top > _APART * pitch > 0
            is_other = lines[at].strong or _names_columns(lines[at]) or _is_beside(lines[begin:end], lines[at])
            if (not is_like and (alone or is_apart)) or (is_apart and is_other):
                break
            end, alone = at + 1, 0
        elif distances.is_rest_of_full(lines[at - 1], lines[at]) and end == at:
            end = at + 1
        else:
            columns = _columns(lines[begin:end])
            alone += 0 if columns and lines[at].x0 > columns[0][1] else 1
            if alone > _MOST_BETWEEN or not _fits(lines[at], columns):
                break
    # What goes on with the last row stands below a column of it.
    columns = _columns(lines[begin:end])
    pitch = _row_pitch(lines[begin:end])
    while end < len(lines) and columns and _fits(lines[end], columns) and not is_heading(lines[end]):
        distance = lines[end].top - lines[end - 1].top
        is_first = lines[end].x0 < columns[0][1]
        is_far = distance > (_CLOSER * pitch if is_first else 2 * lines[end].size) or (is_first and lines[end].strong)
        if is_far and not (distance < 2 * lines[end].size and _is_unfinished(lines[end - 1].parts, lines[end])):
            break
        end += 1
    return end


def _is_page_head(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line stands alone at the top of a page with two parts far apart, as what surrounds a page does."""
    line, below = lines[at], lines[at + 1]
    is_first = not at or lines[at - 1].page != line.page
    is_apart = below.top - line.bottom > line.size or below.page != line.page
    return is_first and is_apart and len(line.parts) == 2 and len(below.parts) == 1  # noqa: PLR2004 - left and right


def _names_columns(line: PrintedLine) -> bool:
    """Whether all parts of a line are what columns are called."""
    return all(names_column(part.text) for part in line.parts)


def _begins_another(block: Sequence[PrintedLine]) -> bool:
    """Whether the last of some lines names the columns of another table."""
    *rows, line = block
    several = [row for row in rows if len(row.parts) > 1]
    if _names_marks(line) and not any(map(_names_marks, several)):
        return True
    named = sum(1 for part in line.parts if names_column(part.text))
    is_heading = named > _FEW_ROWS and named >= len(line.parts) - 1  # one name may go on below: "Til", "stades"
    has_rows = len(several) > 1 or any(not _names_columns(row) for row in several)
    return is_heading and has_rows and line.text != block[0].text


def _names_marks(line: PrintedLine) -> bool:
    """Whether parts of a line are what the columns of a list are called that say who was there, and who was not."""
    return {"present", "absent"} <= {COLUMN.get(fold(part.text)) for part in line.parts}


def _is_closed(block: Sequence[PrintedLine], rules: Sequence[DrawnRule]) -> bool:
    """Whether a rule ends the table before the last line: there are rows above it, and no rule between these."""
    *rows, line = block
    tops = [rule.top for rule in rules if rows[0].top < rule.top < line.top and rule.x1 > line.x0 and rule.x0 < line.x1]
    return len(rows) > 1 and bool(tops) and min(tops) > rows[-1].top


def _row_pitch(block: Sequence[PrintedLine]) -> float:
    """How far the rows of a table usually are from each other, those with nothing between if there are; 0 of one."""
    several = [line.top for line in block if len(line.parts) > 1]
    beside = [b.top - a.top for a, b in pairwise(block) if len(a.parts) > 1 and len(b.parts) > 1]
    every = [after - before for before, after in pairwise(several)]
    if beside:
        return median(beside) if len(beside) > _FEW_ROWS else max(beside)
    return median(every) if every else 0.0


def _is_like(above: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether the parts of a line stand below columns that there are."""
    columns = _columns(above)
    return all(sum(1 for column in columns if _overlap(part, column) > 0) <= 1 for part in line.parts)


def _is_beside(above: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether words of a line begin where no column does, as those of another table do."""
    edges = [column[0] for column in _columns(above)]
    return any(len(part.words) > 1 and min(abs(part.x0 - edge) for edge in edges) > _EDGE for part in line.parts[1:])


def _fits(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line of one part stands within one column, or is bold, as the heading of a group is."""
    touched = sum(1 for column in columns if _overlap(line, column) > 0)
    return touched == 1 or (touched < len(columns) and line.strong)


def _overlap(line: PrintedLine, column: tuple[float, float]) -> float:
    return min(line.x1, column[1]) - max(line.x0, column[0])


def _columns(block: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Where columns begin and end: what stays white from the first line with columns to the last.

    A part that reaches from one column into the next hides the white between them; some may.
    """
    rows = [parts for line in block if len(parts := line.parts) > 1]
    parts = sorted((part for row in rows for part in row), key=lambda part: part.x1 - part.x0)
    most = max(map(len, rows), default=0)
    columns = _covered(parts)
    for left in range(1, max(int(_CROSSING * len(rows)), len(rows) > 1) + 1):
        if len(columns) >= most:
            break
        if len(fewer := _covered(parts[:-left])) > len(columns):
            columns = fewer
    return _named(columns, rows)


def _covered(parts: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Where some parts stand, seen from above the page."""
    columns: list[tuple[float, float]] = []
    for part in sorted(parts, key=lambda part: part.x0):
        if columns and part.x0 - columns[-1][1] < _BETWEEN:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.x1))
        else:
            columns.append((part.x0, part.x1))
    return columns


def _named(columns: list[tuple[float, float]], rows: Sequence[Sequence[PrintedLine]]) -> list[tuple[float, float]]:
    """The columns, each with its name, where the name stands a little beside what is in it."""
    filled = [
        {at for at, row in enumerate(rows) if any(_overlap(part, column) > 0 for part in row)} for column in columns
    ]
    merged: list[tuple[float, float]] = []
    where: list[set[int]] = []
    for column, its in zip(columns, filled, strict=True):
        if merged and not its & where[-1] and {0} in (its, where[-1]) and column[0] - merged[-1][1] < _BESIDE:
            merged[-1] = (merged[-1][0], column[1])
            where[-1] |= its
        else:
            merged.append(column)
            where.append(set(its))
    return merged


def _has(row: Sequence[PrintedLine], column: tuple[float, float]) -> bool:
    return any(_overlap(part, column) > 0 for part in row)


def _rows(
    block: Sequence[PrintedLine], columns: list[tuple[float, float]], rules: Sequence[DrawnRule], usual: Distances
) -> list[SetRow]:
    rows: list[SetRow] = []
    left, right = columns[0][0], columns[-1][1]
    rows_there = sum(1 for line in block if len(line.parts) > 1)
    inner = [
        rule.top
        for rule in rules
        if rule.x0 <= left + _BESIDE and rule.x1 >= right - _BESIDE and block[0].top < rule.top < block[-1].top
    ]
    if len(inner) < _RULED * rows_there:  # those around the table, and one below its heading
        inner = []
    distances = usual._replace(rows=_row_pitch(block))
    begun = set() if inner else _timed(block, columns) or _labels(block, distances)
    divided = [_LineInColumns(line, [*_split(line, columns)]) for line in block]
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
            goes_on = above is not None and _goes_on(above, line, cells, inner, distances)
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
    spans = [line for line in block[1:] if _overlap(line.parts[0], first) > 0]
    if len(spans) > 1 and all(_HOURS.fullmatch(line.parts[0].text) for line in spans):
        return {id(line) for line in (block[0], *spans)}
    for at, line in enumerate(block):
        begins = [part for part in line.parts if _overlap(part, first) > 0]
        ends = [part for part in line.parts if _overlap(part, last) > 0 and part not in begins]
        is_time = bool(begins) and _TIME.fullmatch(begins[0].words[0].text) is not None
        if ends and all(_MINUTES.fullmatch(part.text) for part in ends):
            begun.add(id(line))
            times += is_time
        elif at and (ends or (begins and not is_time)):
            return set()
    return begun if times > 1 else set()


def _labels(block: Sequence[PrintedLine], distances: Distances) -> set[int]:
    """The first line, where labels stand beside each other in it, and what they say close below: all is one row."""
    first, *others = block
    labels = sum(1 for part in first.parts if part.text.endswith(":"))
    is_one = labels >= _LABELS and 2 * labels > len(first.parts)
    is_close = all(distances.is_close(before, line) for before, line in pairwise(block))
    if not is_one or not is_close or any(part.text.endswith(":") for line in others for part in line.parts):
        return set()
    return {id(first)}


def _names_rows(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line stands across the table as the heading of the rows below it: alone, bold, from the left edge."""
    is_at_edge = abs(line.parts[0].x0 - columns[0][0]) < _EDGE
    return len(line.parts) == 1 and line.strong and is_at_edge and not _is_rest(line)


def _split(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> Iterator[PrintedLine]:
    """The parts of a line, also where one all but touches the next: each column has a word that begins it."""
    for part in line.parts:
        if sum(1 for column in columns if _overlap(part, column) > 0) < 2 or (len(line.parts) == 1 and line.strong):  # noqa: PLR2004
            yield part
            continue
        words: list[PdfWord] = []
        for word in part.words:
            begins = any(abs(word.x0 - column[0]) < _EDGE for column in columns[1:])
            if begins and words and word.x0 > words[-1].x1:
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
    if is_close and (_is_rest_of_label(before, cells[0]) or _ends_name(above, line)):
        return True
    is_told = _names_columns(before) and any(len(part.words) > _NAME for part in line.parts)
    if is_told if not cells[0] else line.strong != before.strong:
        return False
    if is_close and any(_is_unfinished(above.parts, cell[0]) for cell in cells if cell):
        return True
    if not cells[0]:
        return is_close
    return len(line.parts) == 1 and line.top - before.top < _CLOSER * distances.rows


def _ends_name(above: "_LineInColumns", line: PrintedLine) -> bool:
    """Whether a line alone below the first cell of a row has the end of a name: "Fjellregionen sykehus", "HF"."""
    is_end = line.text in _LEGAL_FORMS or line.text[:1].islower()
    return is_end and len(line.parts) == 1 and len(above.parts) > 1 and _is_below(line.parts[0], above.parts[0])


def _is_rest_of_label(before: PrintedLine, first: Sequence[PrintedLine]) -> bool:
    """Whether the first cell of a line goes on with the bold label above it: "Kommunedirektørens", "innstilling"."""
    above = before.parts[0]
    return bool(first) and _is_rest(first[0]) and first[0].strong == above.strong and _is_below(first[0], above)


def _goes_on_below(last: PrintedLine, line: PrintedLine, distances: Distances) -> bool:
    """Whether all of a line is the rest of the label that the last row of a table begins with."""
    return len(line.parts) == 1 and distances.is_close(last, line) and _is_rest_of_label(last, line.parts)


def _is_rest(part: PrintedLine) -> bool:
    return part.strong and part.text[:1].islower()


def _is_below(part: PrintedLine, above: PrintedLine) -> bool:
    return abs(part.x0 - above.x0) < _EDGE


def _is_unfinished(parts: Sequence[PrintedLine], below: PrintedLine) -> bool:
    """Whether what stands above a line ends with a sign that something follows."""
    return any(part.text.endswith(_GOING_ON) for part in parts if abs(part.x0 - below.x0) < _EDGE)


def _nearest(part: PrintedLine, columns: Sequence[tuple[float, float]]) -> int:
    middle = (part.x0 + part.x1) / 2
    overlaps = [_overlap(part, column) for column in columns]
    if max(overlaps) > 0:
        return overlaps.index(max(overlaps))
    return min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))
