"""Lists of names that stand beside each other: a table whose columns are headed «Til stede» and «Forfall»."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from referat_cli.paper.reading.attendance.marks import is_understood
from referat_cli.paper.reading.attendance.reading import is_beside_members
from referat_cli.paper.reading.attendance.stacks import one_person_a_row
from referat_cli.paper.reading.columns import Cell, cells_of, columns_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.line_starts import begins_person
from referat_cli.paper.reading.people.list_headings import OTHERS, SENT, is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import LEGAL_FORMS
from referat_cli.paper.reading.words.labels import COLUMN, meaning_of

_SEVERAL = 2


def one_list_after_another(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines, each column of such a table as lines below each other: its heading, then its names."""
    lines = [*one_person_a_row(lines, ledger)]
    lines = [*_one_table_after_another([*_one_pair_a_row(lines)])]
    at = 0
    while at < len(lines):
        end = at + 1
        if _heads_lists(lines[at]) or heads_groups(at, lines):
            while end < len(lines) and _has_names(lines[end], lines[at]):
                end += 1
        table, longer = lines[at:end], end
        if _names_in(table[1:]) or _has_own_names(table[0]):
            while longer < len(lines) and _is_below(lines[longer], lines[longer - 1]):
                longer += 1
            if _few_names(lines[end:longer]):
                longer = end
            for place, column in enumerate(zip(*(cells_of(line) for line in table), strict=True)):
                more = lines[end:longer] if not place else ()  # the first list is the longest
                pieces = [piece for cell in column for piece in cell.pieces]
                yield from _list_of([*pieces, *(whole(line).stripped() for line in more)], ledger)
            end = longer
        else:
            yield from table
        at = end


def _list_of(pieces: Sequence[Piece], ledger: Ledger) -> Iterator[SourceLine]:
    """A column as lines: its heading, and those under it; the groups of those who were away are no headings of a list.

    A heading of its own would end the list, «Forfall», «Fra kommunene», "Siv Nes"; that of guests below it does.
    """
    head, *below = pieces
    yield ledger.part(head, strong=True)
    is_absent = meaning_of(head.text, COLUMN) == "absent"
    people: list[list[Piece]] = []
    for piece in below:
        if people and _is_rest(piece, people[-1][-1]):
            people[-1].append(piece)
        elif is_absent and _is_group(piece) and not is_beside_members(piece.text):
            ledger.label(piece)
        else:
            people.append([piece])
    named = [begins_person(parts[0], None) for parts in people]
    for parts, is_person in zip(people, named, strict=True):
        is_heading = not is_person and sum(named) * 2 > len(named)
        like = ledger.part(parts[0], strong=parts[0].line.strong or is_heading)
        yield ledger.joined(parts, like) if parts[1:] else like


def _is_rest(piece: Piece, above: Piece) -> bool:
    """Whether a piece goes on with the name above it: "Siv Nes, Elvebyen sykehus", "HF"."""
    is_open = above.raw.count("(") > above.raw.count(")") or above.raw.endswith((",", " og", " for"))
    is_end = piece.text[:1].islower() or piece.text in LEGAL_FORMS
    return is_open or (is_end and begins_person(above, None) and not begins_person(piece, None))


def _is_group(piece: Piece) -> bool:
    """Whether a line within a list is the heading of some of it."""
    return (piece.line.strong or _begins_list(piece.text)) and not begins_person(piece, None)


def _one_pair_a_row(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """The lines, a row of several pairs as one for each: "Til stede", "Siv Nes", "Vara", "Bo Ek"."""
    is_headed = False
    for line in lines:
        cells = cells_of(line) if line.cells else []
        is_headed = bool(cells) and (is_headed or bool(columns_of(cells).meanings))
        first, second = cells[::2], cells[1::2]
        is_several = len(first) == len(second) >= _SEVERAL and all(len(cell.pieces) == 1 for cell in first)
        if not is_several or not (_are_lists(first, second) or (not is_headed and _are_people(first, second))):
            yield line
            continue
        for start in range(0, len(cells), _SEVERAL):
            cut = slice(start, start + _SEVERAL)
            yield replace(
                line, cells=line.cells[cut], spans=line.spans[cut], columns=line.columns[cut], is_header=False
            )


def _are_lists(heads: Sequence[Cell], names: Sequence[Cell]) -> bool:
    """Whether each of some cells is the heading of the list in the one beside it."""
    is_heading = any(one.text and (meaning_of(one.text, COLUMN) or is_attendance_heading(one.text)) for one in names)
    return all(_begins_list(head.text) for head in heads) and not is_heading


def _are_people(names: Sequence[Cell], offices: Sequence[Cell]) -> bool:
    """Whether each of some cells has a name, and the one beside it the office: "Siv Nes", "leder", "Bo Ek", "vara"."""
    return all(is_name(name.text) for name in names) and all(is_function(office.text) for office in offices)


def _begins_list(text: str) -> bool:
    """Whether a text is the heading of a list, also of those whom a paper is sent to: "Fra kommunen", "Kopi til"."""
    return bool(is_attendance_heading(text) or OTHERS.match(text) or SENT.match(text))


def _one_table_after_another(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """The lines, tables beside each other below each other: "Arbeidsgiver", "Møtt", "Arbeidstaker", "Møtt"."""
    at = 0
    while at < len(lines):
        end, width = at + 1, _width(lines[at])
        if not width:
            yield lines[at]
        else:
            while end < len(lines) and len(lines[end].cells) == len(lines[at].cells):
                end += 1
            for start in range(0, len(lines[at].cells), width):
                cells = slice(start, start + width)
                for row in lines[at:end]:
                    yield replace(
                        row,
                        cells=row.cells[cells],
                        spans=row.spans[cells],
                        columns=row.columns[cells],
                        is_header=row is lines[at],
                    )
        at = end


def _width(line: SourceLine) -> int:
    """How many columns each of the tables has whose headings a row is; 0 where it is that of one."""
    meanings = [meaning_of(cell.text, COLUMN) for cell in cells_of(line)] if line.cells else []
    half = len(meanings) // 2
    marks = [
        [(place, meaning) for place, meaning in enumerate(part) if meaning in ("present", "absent")]
        for part in (meanings[:half], meanings[half:])
    ]
    alike = marks[0] and marks[0][0][0] and marks[0] == marks[1]
    return half if alike and len(meanings) == half * _SEVERAL else 0


def _filled(line: SourceLine) -> list[Cell]:
    """The cells with words of a row, or of a line that tabs divide; none of another line."""
    cells = cells_of(line)
    return [cell for cell in cells if cell.text] if len(cells) > 1 else []


def _heads_lists(line: SourceLine) -> bool:
    """Whether every cell of a row is the heading of a list, and no name of what stands beside somebody."""
    filled = _filled(line)
    heads = [cell.pieces[0].text for cell in filled]
    meanings = columns_of(cells_of(line)).meanings
    told = set(meanings.values()) - {"present", "absent"}
    if len(filled) < _SEVERAL:
        return False
    are_lists = is_attendance_heading(heads[0]) and all(map(_begins_list, heads))
    if are_lists and meanings.get(0, "present") in ("present", "name"):
        told -= {"name", "substitute"}  # nobody met for those who were there: «Vara» is a list of its own
    return not told and (are_lists or all(one.endswith(":") or is_attendance_heading(one) for one in heads))


def heads_groups(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row has what groups are called, over names alone: "Arbeidsgiver", "Arbeidstaker", "Forfall"."""
    filled = _filled(lines[place])
    meanings = columns_of(cells_of(lines[place])).meanings
    if not lines[place].cells or len(filled) - len(meanings) < _SEVERAL or not {"absent"}.issuperset(meanings.values()):
        return False
    if any(cell.pieces[1:] or begins_person(cell.pieces[0], None) or cell.text.endswith(".") for cell in filled):
        return False
    names = 0
    for line in lines[place + 1 :]:
        below = [piece for cell in _filled(line) for piece in cell.pieces]
        if len(line.cells) != len(lines[place].cells) or not below:
            break
        if not all(begins_person(piece, None) for piece in below):
            return False
        names += len(below)
    return names > _SEVERAL or (names == _SEVERAL and all(_begins_list(cell.text) for cell in filled))


def _has_names(line: SourceLine, heading: SourceLine) -> bool:
    """Whether a row below has nothing but names, each under a heading."""
    filled = _filled(line)
    return (
        bool(filled)
        and len(cells_of(line)) == len(cells_of(heading))
        and not _heads_lists(line)
        and any(begins_person(piece, None) for cell in filled for piece in cell.pieces)
        and all(map(_may_be_of_list, filled))
    )


def _may_be_of_list(cell: Cell) -> bool:
    """Whether a cell has people, the heading of some of them, or the end of what stands above."""
    first = cell.pieces[0]
    is_list = any(begins_person(piece, None) for piece in cell.pieces)
    is_end = first.text in LEGAL_FORMS or (first.text[:1].islower() and not is_understood(first.text))
    return is_list or _is_group(first) or is_end


def _is_below(line: SourceLine, above: SourceLine) -> bool:
    """Whether a line of a text stands at once below a row, and has one text alone."""
    is_next = line.place.page == above.place.page and line.place.line == above.place.line + 1
    return is_next and len(cells_of(line)) == 1 and line.kind == "paragraph" and ":" not in line.text


def _few_names(lines: Sequence[SourceLine]) -> bool:
    """Whether lines are not the rest of a list: fewer than half begin with the name of somebody."""
    names = sum(1 for line in lines if begins_person(whole(line).stripped(), None))
    return names * 2 < len(lines)


def _names_in(rows: Sequence[SourceLine]) -> bool:
    """Whether names stand in several columns, and not marks beside names in one."""
    places = {place for row in rows for place, cell in enumerate(cells_of(row)) if cell.text}
    return len(places) >= _SEVERAL


def _has_own_names(line: SourceLine) -> bool:
    """Whether the cells of a row have their names below their headings themselves."""
    filled = _filled(line)
    below = [piece for cell in filled for piece in cell.pieces[1:]]
    return _heads_lists(line) and bool(below) and all(begins_person(piece, None) for piece in below)
