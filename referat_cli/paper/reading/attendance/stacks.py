"""Names in one cell of a table, and beside them what each has, a line a person: "Møtte", "Siv Nes", "Parti", "H"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import Cell, cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.line_starts import begins_person
from referat_cli.paper.reading.people.list_headings import (
    SUBSTITUTES,
    heading_of,
    is_attendance_heading,
    is_away,
)
from referat_cli.paper.reading.people.names_and_offices import is_function, is_party
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.bodies import is_institution
from referat_cli.paper.reading.words.labels import COLUMN, meaning_of, word_set

_BESIDE = ("party", "function", "unit", "met for")
# What the column of those whom people are there for is called.
_GROUPS = word_set("gruppe part")
_LEAST = 2
_PAIRS = 4


def one_person_a_row(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines, such a row as a row that names the columns and one a person; lists beside each other one by one."""
    at = 0
    while at < len(lines):
        cells = cells_of(lines[at]) if lines[at].cells else []
        if rows := _rows_of_owners(at, lines):
            yield from _by_owner(cells, rows, lines[at], ledger)
            at += 1 + len(rows)
        elif grouped := _rows_of_groups(at, lines):
            column, people = grouped
            yield from _under_groups(lines[at], column, people, ledger)
            at += 1 + len(people)
        elif stacks := _stacks(cells):
            yield from _rows(stacks, lines[at], ledger)
            at += 1
        elif lists := _lists_beside(at, lines):
            end = at + 1
            while end < len(lines) and len(lines[end].cells) == len(cells) and not _lists_beside(end, lines):
                end += 1
            yield from _one_by_one(lines[at], lines[at + 1 : end], lists, ledger, are_away=_heads_absent(lines[:at]))
            at = end
        else:
            yield lines[at]
            at += 1


def _stacks(cells: Sequence[Cell]) -> list[tuple[Piece, ...]]:
    """The columns of such a row, each its heading and what stands below; none of another row.

    A heading stands in a cell of its own before what it is of, or above it in the same cell.
    """
    if len(cells) >= _PAIRS and not len(cells) % 2 and all(len(cell.pieces) == 1 for cell in cells[::2]):
        stacks = [(*head.pieces, *below.pieces) for head, below in zip(cells[::2], cells[1::2], strict=True)]
    else:
        stacks = [cell.pieces for cell in cells]
    if len(stacks) < _LEAST or not all(stacks) or not _names_list(stacks[0][0]):
        return []
    first = stacks[0]
    alike = all(len(stack) == len(first) and _beside(stack[0]) for stack in stacks[1:])
    return stacks if alike and len(first) > 1 and all(begins_person(one, None) for one in first[1:]) else []


def heads_offices(at: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row has what people are over those of each unit: "Kommune", "Ordfører", "Kommunedirektør"."""
    return bool(_rows_of_owners(at, lines))


def _rows_of_owners(at: int, lines: Sequence[SourceLine]) -> list[list[Cell]]:
    """The rows below one that heads lists or offices beside the parties or units that each has a row for.

    A cell of a row has the names of those from one, and no mark.
    """
    heads = cells_of(lines[at]) if lines[at].cells else []
    if len(heads) < _LEAST or any(len(cell.pieces) != 1 for cell in heads[1:]):
        return []
    is_owner = not heads[0].text or meaning_of(heads[0].text, COLUMN) in ("party", "unit")
    if not is_owner or not any(all(map(of, heads[1:])) for of in (_heads_list, _heads_office)):
        return []
    end = at + 1
    while end < len(lines) and len(lines[end].cells) == len(heads) and _has_owner(cells_of(lines[end])):
        end += 1
    rows = [cells_of(line) for line in lines[at + 1 : end]]
    return rows if any(any(_names_of(row)) for row in rows) else []


def _has_owner(cells: Sequence[Cell]) -> bool:
    """Whether a row has a party or a unit and, in every other cell that has anything, people."""
    return len(cells[0].pieces) == 1 and all(begins_person(piece, None) for piece in _names_of(cells))


def _names_of(cells: Sequence[Cell]) -> Iterator[Piece]:
    return (piece for cell in cells[1:] for piece in cell.pieces)


def _by_owner(
    heads: Sequence[Cell], rows: Sequence[Sequence[Cell]], like: SourceLine, ledger: Ledger
) -> Iterator[SourceLine]:
    """The lists one after another, each with a row for everybody: "Til stede", "Parti", and "Siv Nes", "Ap" below.

    Those under offices have a line each: "Siv Nes, ordfører, Dalen kommune"; so have all where nothing says what the
    others stand beside: "Siv Nes, Dalen kommune".
    """
    if _heads_office(heads[1]):
        ledger.label(*heads[0].pieces)
        for owner, *cells in rows:
            for head, cell in zip(heads[1:], cells, strict=True):
                for name in _people_in(cell):
                    yield ledger.joined((name, *head.pieces, *owner.pieces), ledger.part(name), ("", ", ", ", "))
        return
    for column, head in enumerate(heads[1:], 1):
        if not heads[0].text:
            yield ledger.part(head.pieces[0], strong=True)
            people = [(name, *row[0].pieces) for row in rows for name in _people_in(row[column])]
            yield from (ledger.joined(one, ledger.part(one[0]), ("", ", ")) for one in people)
            continue
        names = [(name, row[0].pieces[0]) for row in rows for name in _people_in(row[column])]
        stacks = zip(*[(head.pieces[0], heads[0].pieces[0]), *names], strict=True)
        yield from _rows([*stacks], like, ledger)


def _heads_list(cell: Cell) -> bool:
    return _names_list(cell.pieces[0])


def _heads_office(cell: Cell) -> bool:
    """Whether those below are what the heading of a column says: "Ordfører"."""
    return is_function(cell.text) and not (_heads_list(cell) or meaning_of(cell.text, COLUMN))


def _people_in(cell: Cell) -> Iterator[Piece]:
    return (name for piece in cell.pieces for name in people_on(piece, None, is_list=True))


def _rows_of_groups(at: int, lines: Sequence[SourceLine]) -> tuple[int, list[SourceLine]] | None:
    """The column that says for each row of people which group it is of, and the rows; None where there is none.

    It is called so, or stands before a column for where they are from, or with no name: "Kommunene", "Siv Nes", "Vik".
    A group is that of all below it where the column is the first, and no party or unit of one row.
    """
    heads = cells_of(lines[at]) if lines[at].cells else []
    meanings = [meaning_of(cell.text, COLUMN) for cell in heads]
    if len(heads) < _LEAST or not any(meanings):
        return None
    named = next((place for place, cell in enumerate(heads) if fold(cell.text) in _GROUPS), None)
    names_at = meanings.index("name") if "name" in meanings else int(not named)
    if named is None and not (names_at and (not heads[0].text or meanings[0] == "unit" in meanings[1:])):
        return None
    column = named or 0
    if any(map(_names_list, heads[names_at].pieces)):
        return None
    rows = [*takewhile(lambda row: len(row.cells) == len(heads) and _has_names_at(names_at, row), lines[at + 1 :])]
    cells = [row.pieces[column] for row in rows]
    groups = [one.text for pieces in cells for one in pieces]
    if not cells or not cells[0] or any(len(pieces) > 1 for pieces in cells) or any(map(is_party, groups)):
        return None
    if (column and not all(cells)) or (named is None and len(rows) == len({*groups})):
        return None
    are_units = meanings[column] in ("unit", None) and "unit" not in meanings[column + 1 :]
    return None if are_units and all(map(_is_named_institution, groups)) else (column, rows)


def _is_named_institution(text: str) -> bool:
    """Whether a text names one of its kind: "Dalen kommune", and not "Kommunene"."""
    return " " in text and is_institution(text)


def _has_names_at(place: int, row: SourceLine) -> bool:
    names = cells_of(row)[place].pieces
    return bool(names) and all(begins_person(one, None) for one in names)


def _under_groups(heads: SourceLine, column: int, rows: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The rows without their groups, each group on a row of its own above those who are of it."""
    ledger.label(*heads.pieces[column])
    yield _without(heads, column, is_header=True)
    above = ""
    for row in rows:
        for group in row.pieces[column]:
            if group.text == above:
                ledger.label(group)
            else:
                cells = ((ledger.part(group, strong=True),), *((),) * (len(heads.cells) - _LEAST))
                yield replace(row, cells=cells, spans=(1,) * len(cells), columns=(), is_header=False, strong=True)
            above = group.text
        yield _without(row, column)


def _names_list(piece: Piece) -> bool:
    return is_attendance_heading(piece.text)


def _beside(piece: Piece) -> bool:
    return meaning_of(piece.text, COLUMN) in _BESIDE


def _rows(stacks: Sequence[tuple[Piece, ...]], like: SourceLine, ledger: Ledger) -> Iterator[SourceLine]:
    for place, row in enumerate(zip(*stacks, strict=True)):
        cells = tuple((ledger.part(piece),) for piece in row)
        yield replace(like, cells=cells, spans=(1,) * len(cells), columns=(), is_header=not place)


def _lists_beside(at: int, lines: Sequence[SourceLine]) -> list[slice]:
    """The columns of each list, where a row heads several that each have something beside the names.

    A column of marks has no names.
    """
    cells = cells_of(lines[at]) if lines[at].cells else []
    heads = [place for place, cell in enumerate(cells) if len(cell.pieces) == 1 and _names_list(cell.pieces[0])]
    others = [cell for place, cell in enumerate(cells) if place not in heads]
    if len(heads) < _LEAST or heads[0] or not all(len(cell.pieces) == 1 and _beside(cell.pieces[0]) for cell in others):
        return []
    below = [*takewhile(lambda row: len(row) == len(cells), (cells_of(line) for line in lines[at + 1 :] if line.cells))]
    if not all(any(begins_person(one, None) for row in below for one in row[place].pieces) for place in heads):
        return []
    ends = [*heads[1:], len(cells)]
    return [slice(*one) for one in zip(heads, ends, strict=True)] if others else []


def _heads_absent(above: Sequence[SourceLine]) -> bool:
    """Whether the line above a table is the heading of those who were away."""
    return bool(above) and is_away(heading_of(above[-1].text.strip(" :"), None, "").mark)


def _one_by_one(
    heads: SourceLine, below: Sequence[SourceLine], lists: Sequence[slice], ledger: Ledger, *, are_away: bool
) -> Iterator[SourceLine]:
    """Lists beside each other one after another; who met instead of those who were away stays beside them."""
    rows = [row for line in below for row in _people(line, ledger)]
    if _names_who_met_instead(lists, heads, rows, are_away=are_away):
        last = lists[1].start
        yield _cut(heads, slice(last + 1), is_header=True)
        yield from (_as_one_cell(row, last, ledger) for row in rows)
        return
    for columns in lists:
        yield _cut(heads, columns, is_header=True)
        yield from (row for line in below for row in _people(_cut(line, columns), ledger))


def _names_who_met_instead(
    lists: Sequence[slice], heads: SourceLine, rows: Sequence[SourceLine], *, are_away: bool
) -> bool:
    """Whether a list of those who were away has beside each of them who met instead, and nobody without them."""
    away, instead, *others = (cells_of(heads)[one.start].text for one in lists)
    pairs = [[cells_of(row)[one.start].text for one in lists] for row in rows]
    return (
        not others
        and (are_away or is_away(heading_of(away, None, "").mark))
        and (SUBSTITUTES.search(instead) is not None or meaning_of(instead, COLUMN) == "substitute")
        and all(name for name, _vara in pairs)
    )


def _as_one_cell(row: SourceLine, at: int, ledger: Ledger) -> SourceLine:
    """A row whose cells from a place on are one: "Siv Nes, Ap"."""
    pieces = [piece for cell in cells_of(row)[at:] for piece in cell.pieces]
    joined = [ledger.joined(pieces, pieces[0].line, ["", *[", "] * (len(pieces) - 1)])] if pieces else []
    return replace(row, cells=(*row.cells[:at], tuple(joined)), spans=(), columns=())


def _cut(line: SourceLine, columns: slice, *, is_header: bool = False) -> SourceLine:
    return replace(
        line,
        cells=line.cells[columns],
        spans=line.spans[columns],
        columns=line.columns[columns],
        is_header=is_header,
    )


def _without(line: SourceLine, column: int, *, is_header: bool = False) -> SourceLine:
    """A row without one of its cells."""
    before, after = _cut(line, slice(column)), _cut(line, slice(column + 1, None))
    return replace(
        line,
        cells=before.cells + after.cells,
        spans=before.spans + after.spans,
        columns=before.columns + after.columns,
        is_header=is_header,
    )


def _people(row: SourceLine, ledger: Ledger) -> Iterator[SourceLine]:
    """A row as one row a person, where its cells have as many lines each; none where it is empty."""
    cells = cells_of(row)
    lengths = {len(cell.pieces) for cell in cells}
    if len(lengths) == 1 and max(lengths) > 1:
        yield from _rows([cell.pieces for cell in cells], replace(row, is_header=False), ledger)
    elif any(cell.text for cell in cells):
        yield row
