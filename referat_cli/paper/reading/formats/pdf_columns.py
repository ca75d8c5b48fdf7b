"""Tables that are set without lines between their columns: what stands below each other belongs together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from referat_cli.paper.reading.formats.list_marks import list_mark
from referat_cli.paper.reading.formats.pdf_rows import (
    BESIDE,
    CLOSER,
    EDGE,
    FEW_ROWS,
    Distances,
    SetRow,
    goes_on_below,
    is_below,
    is_rest,
    is_unfinished,
    names_columns,
    overlap,
    row_pitch,
    rows_of,
    split_by_columns,
)
from referat_cli.paper.reading.formats.pdf_words import DrawnRule, PrintedLine
from referat_cli.paper.reading.words.labels import COLUMN, SECTION, meaning_of, names_column

# What is left white between a column and the next.
PADDING = 5
# Columns are this far apart at least, in points.
_BETWEEN = 3
# How many lines of one part may stand between two that have columns.
_MOST_BETWEEN = 3
# No page has more lines.
_LONGEST = 300
# A line that is farther from the one above than rows are, times this, may begin another table.
_APART = 1.3
# As a part of all lines, so few may cross what is between two columns.
_CROSSING = 0.34
# What stands in a list begins no farther from its edge than this.
_INDENT = 30


@dataclass
class SetTable:
    """The rows of a table, and where its columns begin and end."""

    rows: list[SetRow]
    columns: list[tuple[float, float]]


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
    if lists := _lists_beside(lines, begin, is_heading, distances):
        return lists
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
        and not (_fits(lines[end - 1], columns) or _is_label_and_value(lines[end - 1], columns))
        and not distances.is_rest_of_full(lines[end - 2], lines[end - 1])
    ):
        end -= 1
    if end < len(lines) and goes_on_below(lines[end - 1], lines[end], distances):
        end += 1
    return SetTable(rows_of(lines[begin:end], columns, rules, distances), columns), end - begin


def _lists_beside(
    lines: Sequence[PrintedLine], begin: int, is_heading: Callable[[PrintedLine], bool], distances: Distances
) -> tuple[SetTable, int] | None:
    """Those who were there beside those who were not, as a row of two cells, and how many lines the lists take.

    Names that stand beside each other have nothing to do with each other, and each list goes on by itself. Columns
    with marks are no lists.
    """
    first = lines[begin]
    if not _names_marks(first) or len(first.parts) != 2:  # noqa: PLR2004 - one list beside another
        return None
    lefts = [part.x0 for part in first.parts]
    cells: list[list[PrintedLine]] = [[], []]
    right, taken = distances.right, 1
    for before, line in pairwise(lines[begin : begin + _LONGEST]):
        far = line.top - before.top
        is_near = 0 < far < (_APART if cells[0] else 3) * _pitch(cells, distances.lines)
        found = [[left for left in lefts if abs(part.x0 - left) < _INDENT] for part in line.parts]
        if not is_near or is_heading(line) or not all(found):
            break
        for part, own in zip(line.parts, found, strict=True):
            cells[lefts.index(own[0])].append(part)
        right, taken = max(right, line.x1), taken + 1
    are_names = all(any(len(line.words) > 1 for line in cell) for cell in cells)
    if not are_names or any(line.x1 > lefts[1] - _BETWEEN for line in cells[0]):
        return None
    rows = [SetRow([[part] for part in first.parts], first), SetRow(cells, cells[0][0])]
    return SetTable(rows, [(lefts[0], lefts[1] - PADDING), (lefts[1], right)]), taken


def _pitch(cells: Sequence[Sequence[PrintedLine]], usual: float) -> float:
    """How far apart the lines of lists are; as is ``usual`` where no two lines tell it."""
    pitches = [after.top - before.top for cell in cells for before, after in pairwise(cell)]
    return min(pitches, default=usual)


def _is_spaced_text(lines: Sequence[PrintedLine], begin: int, end: int, distances: Distances) -> bool:
    """Whether a line alone is text with room in it, and no row: an item of a list, or a title that goes on below.

    So are lines of which each has a remark on what is before it: "Styremedlem: Siv Nes", "(ny, 2 år)".
    """
    if all(part.text.startswith("(") for line in lines[begin:end] for part in line.parts[1:]):
        return True
    first, second = lines[begin], lines[begin + 1] if begin + 1 < len(lines) else None
    several = sum(1 for line in lines[begin:end] if len(line.parts) > 1)
    if several > 1:
        return False
    mark = list_mark(first.parts[0].text)
    if mark and mark.number is None and mark.end < len(first.parts[0].text):
        return True
    if second is None or not (first.strong and is_rest(second)) or len(second.parts) > 1:
        return False
    is_whole = first.parts[0].text[-1].isdigit()
    return is_whole and is_below(second, first) and distances.is_close(first, second)


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
        is_head = (at == begin + 1 and _is_page_head(lines, begin)) or _heads_wider_table(lines, begin, at)
        if is_head or _is_closed(lines[begin : at + 1], rules) or _begins_another(lines[begin : at + 1]):
            break
        if len(lines[at].parts) > 1 or _is_label_and_value(lines[at], _columns(lines[begin:end])):
            is_like = _is_like(lines[begin:end], lines[at])
            pitch = row_pitch(lines[begin:end])
            is_apart = at - begin > 1 and lines[at].top - lines[at - 1].top > _APART * pitch > 0
            is_other = lines[at].strong or names_columns(lines[at]) or _is_beside(lines[begin:end], lines[at])
            if (not is_like and (alone or is_apart)) or (is_apart and is_other):
                break
            end, alone = at + 1, 0
        elif distances.is_rest_of_full(lines[at - 1], lines[at]) and end == at:
            end = at + 1
        else:
            columns = _columns(lines[begin:end])
            alone += 0 if columns and lines[at].x0 > columns[0][1] else 1
            # Names of columns alone, with none over the first one, have the heading of a group below them.
            is_first = end == begin + 1 and _names_marks(lines[begin]) and lines[at].x1 < columns[0][0]
            if alone > _MOST_BETWEEN or not (is_first or _fits(lines[at], columns)):
                break
    # What goes on with the last row stands below a column of it.
    columns = _columns(lines[begin:end])
    pitch = row_pitch(lines[begin:end])
    while end < len(lines) and columns and _fits(lines[end], columns) and not is_heading(lines[end]):
        distance = lines[end].top - lines[end - 1].top
        is_first = lines[end].x0 < columns[0][1]
        is_far = distance > (CLOSER * pitch if is_first else 2 * lines[end].size) or (is_first and lines[end].strong)
        if is_far and not (distance < 2 * lines[end].size and is_unfinished(lines[end - 1].parts, lines[end])):
            break
        end += 1
    return end


def _is_label_and_value(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line of one part is a bold label that all but touches what it says, in the column beside it."""
    label, *value = split_by_columns(line, columns)
    return bool(value) and label.strong and not any(word.strong for part in value for word in part.words)


def _is_page_head(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line stands alone at the top of a page with two parts far apart, as what surrounds a page does."""
    line, below = lines[at], lines[at + 1]
    is_first = not at or lines[at - 1].page != line.page
    is_apart = below.top - line.bottom > line.size or below.page != line.page
    return is_first and is_apart and len(line.parts) == 2 and len(below.parts) == 1  # noqa: PLR2004 - left and right


def _heads_wider_table(lines: Sequence[PrintedLine], begin: int, at: int) -> bool:
    """Whether a line alone is the heading of a part of the paper, over rows of more columns than those above."""
    if len(lines[at].parts) > 1 or at + 1 == len(lines) or not meaning_of(lines[at].text, SECTION):
        return False
    return len(lines[at + 1].parts) > max(len(line.parts) for line in lines[begin:at])


def _begins_another(block: Sequence[PrintedLine]) -> bool:
    """Whether the last of some lines names the columns of another table, or is over what is no more of this one."""
    *rows, line = block
    several = [row for row in rows if len(row.parts) > 1]
    if meaning_of(line.text, SECTION) and all(row.parts[0].text.endswith(":") for row in several):
        return True  # "Til stede:" below labels and what they say
    if _names_marks(line) and not any(map(_names_marks, several)):
        return True
    named = sum(1 for part in line.parts if names_column(part.text))
    is_heading = named > FEW_ROWS and named >= len(line.parts) - 1  # one name may go on below: "Til", "stades"
    has_rows = len(several) > 1 or any(not names_columns(row) for row in several)
    return is_heading and has_rows and line.text != block[0].text


def _names_marks(line: PrintedLine) -> bool:
    """Whether parts of a line are what the columns of a list are called that say who was there, and who was not."""
    return {"present", "absent"} <= {meaning_of(part.text, COLUMN) for part in line.parts}


def _is_closed(block: Sequence[PrintedLine], rules: Sequence[DrawnRule]) -> bool:
    """Whether a rule ends the table before the last line: there are rows above it, and no rule between these."""
    *rows, line = block
    tops = [rule.top for rule in rules if rows[0].top < rule.top < line.top and rule.x1 > line.x0 and rule.x0 < line.x1]
    return len(rows) > 1 and bool(tops) and min(tops) > rows[-1].top


def _is_like(above: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether the parts of a line stand below columns that there are."""
    columns = _columns(above)
    return all(sum(1 for column in columns if overlap(part, column) > 0) <= 1 for part in line.parts)


def _is_beside(above: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether words of a line begin where no column does, as those of another table do."""
    edges = [column[0] for column in _columns(above)]
    return any(len(part.words) > 1 and min(abs(part.x0 - edge) for edge in edges) > EDGE for part in line.parts[1:])


def _fits(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line of one part stands within one column, or is bold, as the heading of a group is."""
    touched = sum(1 for column in columns if overlap(line, column) > 0)
    return touched == 1 or (touched < len(columns) and line.strong)


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
        {at for at, row in enumerate(rows) if any(overlap(part, column) > 0 for part in row)} for column in columns
    ]
    merged: list[tuple[float, float]] = []
    where: list[set[int]] = []
    for column, its in zip(columns, filled, strict=True):
        if merged and not its & where[-1] and {0} in (its, where[-1]) and column[0] - merged[-1][1] < BESIDE:
            merged[-1] = (merged[-1][0], column[1])
            where[-1] |= its
        else:
            merged.append(column)
            where.append(set(its))
    return merged


def _has(row: Sequence[PrintedLine], column: tuple[float, float]) -> bool:
    return any(overlap(part, column) > 0 for part in row)
