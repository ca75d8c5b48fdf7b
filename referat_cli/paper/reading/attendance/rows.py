"""A row of the list of attendance: somebody in columns, a label beside names, people beside each other, or how many."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.cells import write_cell
from referat_cli.paper.reading.attendance.columns import by_row, name_place
from referat_cli.paper.reading.attendance.counts import headcount
from referat_cli.paper.reading.attendance.entries import DISQUALIFIED, add_people
from referat_cli.paper.reading.attendance.marks import is_mark
from referat_cli.paper.reading.attendance.names import read_names, read_names_with
from referat_cli.paper.reading.attendance.over_lines import (
    UNFINISHED,
    breaks_off,
)
from referat_cli.paper.reading.attendance.reading import MEMBERS, PeopleRead
from referat_cli.paper.reading.columns import (
    MARK_COLUMNS,
    Cell,
    Columns,
    take_cells,
)
from referat_cli.paper.reading.people.line_starts import begins_person, has_unit_before
from referat_cli.paper.reading.people.list_headings import (
    HEADING_WORDS,
    OTHERS,
    SENT,
    SUBSTITUTES,
    heading_of,
    is_attendance_heading,
)
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name, is_party, is_role
from referat_cli.paper.reading.source import Piece, whole
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.labels import label_apart

_SEVERAL = 2
_ROW_NUMBER = re.compile(r"\d{1,3}\.?")
# A row has no more people whose offices stand behind each other.
_MOST_BESIDE = 4


def read_row(cells: Sequence[Cell], reading: PeopleRead) -> None:
    """A row of a table: somebody in columns that its heading names, or with a mark that says it itself."""
    columns = _columns_for(cells, reading)
    if _is_row_of_its_own(cells, columns, reading):
        return
    name_at = name_place(cells, columns)
    names = [name_at, *_people_beside(name_at, cells, columns)]
    added = [
        person
        for place in names
        for piece in _names_in(cells[place], reading)
        for person in add_people([piece], reading, is_list=False)
    ]
    _leave_open(added, cells, columns, reading)
    _go_on_with_unit(added, name_at, cells, columns, reading)
    # Where nobody was read, what stands beside is of nobody, and is left. Who met instead follows from the marks.
    marks_first = sorted(enumerate(cells), key=lambda one: columns.meanings.get(one[0]) not in MARK_COLUMNS)
    for place, cell in marks_first if added else ():
        if place in names or not cell.text:
            continue
        if place < name_at and place not in columns.meanings and _ROW_NUMBER.fullmatch(cell.text):
            reading.ledger.label(*cell.pieces)
            continue
        meaning = columns.meanings.get(place) or ("substitute" if _is_instead(place, cell, columns) else "")
        if columns.place("owner") == name_at and meaning == "name":
            reading.ledger.label(*cell.pieces)  # that nobody met for them
            continue
        for person, own in zip(added, _shares(cell, len(added)), strict=True):
            write_cell(meaning, own, person, reading)
        reading.ledger.label(*cell.pieces)


def _go_on_with_unit(
    people: Sequence[dict[str, Any]], name_at: int, cells: Sequence[Cell], columns: Columns, reading: PeopleRead
) -> None:
    """Let people of a row be from where those above are, where the column for it stands first and has nothing more."""
    at = columns.place("unit") or 0
    if at >= name_at or columns.meanings.get(at, "unit") != "unit" or not people:
        return
    if at not in columns.meanings and _ROW_NUMBER.fullmatch(cells[at].text):
        return
    if cells[at].text:
        reading.unit_above = cells[at].pieces[0] if len(cells[at].pieces) == 1 else None
    elif unit := reading.unit_above:
        for person in people:
            person.setdefault("enhet", unit.text)
            why = _("cellen ved {name} er tom, og er lest som den over").format(name=person["navn"])
            reading.ledger.guess(unit, f"enhet: {unit.text}", why)


def _shares(cell: Cell, people: int) -> list[Cell]:
    """What a cell has for each of several people: an office or a mark each, or all of it for everybody.

    They stand on a line each, or offices behind each other where the lines of a page were joined: "rektor lærer".
    """
    pieces = cell.pieces
    if len(pieces) == 1 < people <= _MOST_BESIDE:
        pieces = tuple(next(_offices_in(pieces[0], people), pieces))
    is_each = len(pieces) == people and any(all(is_own(one.text) for one in pieces) for is_own in (is_role, is_mark))
    return [Cell((piece,)) for piece in pieces] if is_each else [cell] * people


def _offices_in(piece: Piece, several: int) -> Iterator[list[Piece]]:
    """Every way in which words are so many offices with nothing but a blank between them."""
    if several == 1:
        if is_function(piece.text):
            yield [piece]
        return
    for blank in re.finditer(r"\s+", piece.raw):
        first, rest = piece.part(0, blank.start()), piece.part(blank.end())
        if is_function(first.text):
            yield from ([first, *others] for others in _offices_in(rest, several - 1))


def _is_instead(place: int, cell: Cell, columns: Columns) -> bool:
    """Whether a name stands behind the marks of a row, in a column that no label knows, and is of somebody else."""
    marks = [at for at, meaning in columns.meanings.items() if meaning in MARK_COLUMNS]
    return bool(marks) and place > max(marks) and place not in columns.meanings and is_name(cell.text)


def _people_beside(name_at: int, cells: Sequence[Cell], columns: Columns) -> list[int]:
    """Where a row of a unit has more people of it: «Kommune», «Politisk ledelse», «Administrativ ledelse»."""
    unit_at = columns.place("unit")
    if unit_at is None or unit_at > name_at or not columns.meanings.keys() <= {unit_at, name_at}:
        return []
    beside = [place for place, cell in enumerate(cells) if place > name_at and cell.text]
    return [at for at in beside if all(begins_person(piece, None) for piece in cells[at].pieces)]


def _leave_open(people: Sequence[dict[str, Any]], cells: Sequence[Cell], columns: Columns, reading: PeopleRead) -> None:
    """Let it be unknown whether people were there in whose row no column for it has a mark.

    Those of a list of who was there, with a column for who was not, were there.
    """
    marks = [cell for place, cell in enumerate(cells) if columns.meanings.get(place) in MARK_COLUMNS]
    is_told = columns.place("present") is None and reading.heading.mark == "møtt"
    has_column = columns.place("present") is not None or (columns.place("absent") is not None and not is_told)
    for person in people if has_column and not any(is_mark(cell.text) for cell in marks) else ():
        if person.setdefault("oppmoete", "møtt") == "møtt":
            person["oppmoete"] = "ukjent"


def _is_label_row(filled: Sequence[Cell], columns: Columns, reading: PeopleRead) -> bool:
    """Whether a row has a label in its first cell; that of a list is read.

    The case says who was disqualified, and "Utlevert i møtet:" below the list says nothing of anybody.
    """
    first = filled[0].text
    is_labelled = first.endswith(":") and not is_name(first.rstrip(" :"))
    if DISQUALIFIED.match(first):
        return True
    if columns.meanings and not is_labelled:
        return False
    if _is_label(filled, reading) or _heads_row(filled):
        _read_labelled(filled, reading)
        return True
    return bool(columns.meanings)


def _is_row_of_its_own(cells: Sequence[Cell], columns: Columns, reading: PeopleRead) -> bool:
    """Whether a row is no line of somebody in columns: it says how many came, has a label, or is several people."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) > 1 and SENT.match(filled[0].text) and not _is_label(filled, reading):
        return True  # "Kopi", "Arkiv" says nothing of anybody
    if count := headcount(filled):
        reading.group(reading.heading.group or MEMBERS)[1]["antall"] = count
        take_cells(cells, reading.ledger)
        return True
    if len(filled) > 1 and _is_label_row(filled, columns, reading):
        return True
    if columns.meanings:
        return False
    goes_on = reading.heading_beside_people is reading.heading and _begin_people(filled)
    if not goes_on and not (reading.heading.mark in ("møtt", "") and _are_all_people(filled)):
        return False
    for piece in (piece for cell in filled for piece in cell.pieces):
        read_names(piece, reading, is_list=True)
    return True


def _begin_people(filled: Sequence[Cell]) -> bool:
    return len(filled) > 1 and all(begins_person(piece, None) for cell in filled for piece in cell.pieces)


def _are_all_people(filled: Sequence[Cell]) -> bool:
    """Whether a row has people beside each other, who each have something beside their name: "Siv Nes (H)"."""
    texts = [piece.text for cell in filled for piece in cell.pieces]
    return _begin_people(filled) and all("(" in text or "," in text for text in texts)


def _columns_for(cells: Sequence[Cell], reading: PeopleRead) -> Columns:
    """The columns that a row stands under, which it may itself tell apart."""
    reading.columns, title = by_row(cells, reading.columns)
    if title:
        reading.heading = heading_of(title, reading.register, "")
    return reading.columns


def _names_in(cell: Cell, reading: PeopleRead) -> Iterator[Piece]:
    """The lines of a cell, what goes on with a name joined to it: "Randi Moe," and "Indre region" below."""
    waiting: list[Piece] = []
    for piece in cell.pieces:
        if waiting and (waiting[-1].raw.endswith(",") or not begins_person(piece, reading.register)):
            waiting.append(piece)
            continue
        yield from _as_one(waiting, reading)
        waiting = [piece]
    yield from _as_one(waiting, reading)


def _lists_in(cell: Cell, reading: PeopleRead) -> Iterator[Piece]:
    """The lines of a cell with lists, joined where a name or its bracket is broken: "Odd Nes (Vik), Terje", "Bø"."""
    waiting: list[Piece] = []
    runs_on = any(map(_has_several, cell.pieces))
    for piece in cell.pieces:
        is_half = bool(waiting) and breaks_off(waiting[-1])
        is_broken = waiting and (waiting[-1].raw.endswith(UNFINISHED) or is_half)
        is_rest = (is_half and runs_on) or not begins_person(piece, reading.register)
        in_bracket = bool(waiting) and (
            piece.raw.startswith("(") or waiting[-1].raw.count("(") > waiting[-1].raw.count(")")
        )
        if waiting and not in_bracket and not (is_broken and not label_apart(piece.raw)[1] and is_rest):
            yield from _as_one(waiting, reading)
            waiting = []
        waiting.append(piece)
    yield from _as_one(waiting, reading)


def _has_several(piece: Piece) -> bool:
    """Whether a line has the names of several people, so that a name may go on in the next."""
    return sum(1 for one in piece.text.split(",") if is_name(one.partition("(")[0].strip())) > 1


def _as_one(pieces: Sequence[Piece], reading: PeopleRead) -> Sequence[Piece]:
    """What stands on lines below each other as one; an office below a name stands behind a comma."""
    if len(pieces) < _SEVERAL:
        return pieces
    are_apart = [is_name(above.text) and is_role(piece.text) for above, piece in pairwise(pieces)]
    between = ["", *(", " if is_apart else " " for is_apart in are_apart)]
    return [whole(reading.ledger.joined(pieces, pieces[0].line, between))]


def _is_label(filled: Sequence[Cell], reading: PeopleRead) -> bool:
    """Whether the first cell of a row is a heading of the names in the others: "Til stede", "Vara"."""
    if is_attendance_heading(filled[0].text) or DISQUALIFIED.match(filled[0].text):
        return True
    names = [piece for cell in filled[1:] for piece in cell.pieces]
    if begins_person(filled[0].pieces[0], reading.register):
        return False  # "Varaordfører Siv Nes (Sp)"
    is_heading = SUBSTITUTES.match(filled[0].text) or filled[0].text.endswith(":") or OTHERS.match(filled[0].text)
    is_group = not is_function(filled[0].text) and (len(names) > 1 or any(map(_has_several, names)))
    is_group = is_group or is_institution(filled[0].text) or is_body(filled[0].text)
    return bool(is_heading or is_group) and all(begins_person(piece, reading.register) for piece in names)


def _heads_row(filled: Sequence[Cell]) -> bool:
    """Whether a row is a heading before somebody in columns: "Til stede:", "Siv Nes", "Leder"."""
    head, *row = filled
    if len(row) < _SEVERAL or any(len(cell.pieces) != 1 for cell in row) or not head.text.endswith(":"):
        return False
    is_name, *are_names = [begins_person(cell.pieces[0], None) for cell in row]
    return is_name and not any(are_names)


def _read_labelled(filled: Sequence[Cell], reading: PeopleRead) -> None:
    """A row whose first cell is a heading and whose others have the names: "Til stede", "Ola Lie, Siv Nes"."""
    reading.ledger.label(*filled[0].pieces)
    reading.heading = heading = heading_of(filled[0].text, reading.register, reading.mark_over(filled[0].text))
    reading.heading_beside_people = heading if _begin_people(filled[1:]) else None
    if _heads_row(filled):
        reading.columns = Columns({})
        read_row(filled[1:], reading)
        return
    for piece in (piece for cell in filled[1:] for piece in _lists_in(cell, reading)):
        group, colon, _names = label_apart(piece.raw)
        is_group = colon and len(group.split()) <= HEADING_WORDS and not is_name(group)
        if colon and is_party(group.strip(), reading.register):
            reading.ledger.label(piece.part(0, len(group)))
            read_names_with("parti", group.strip(), piece.part(len(group) + 1).stripped(), reading)
            continue
        if is_group and not has_unit_before(piece):
            reading.ledger.label(piece.part(0, len(group)))
            reading.heading = heading_of(group, reading.register, heading.mark)
            piece = piece.part(len(group) + 1).stripped()  # noqa: PLW2901 - "Kommunene: Siv Nes (Nesvik)"
        if piece.text:
            read_names(piece, reading, is_list=True)
