"""A row of an agenda that is a table: what each of its cells is, by the name of its column or by what it looks like."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.paper.reading.cases.flow import Block, as_item
from referat_cli.paper.reading.cases.heads import number_in
from referat_cli.paper.reading.cases.types import type_named
from referat_cli.paper.reading.columns import Cell, Columns
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.people.splitting import split_names
from referat_cli.paper.reading.source import Piece, whole
from referat_cli.paper.reading.words.clock import hours_in
from referat_cli.paper.reading.words.labels import AGENDA_GROUP, meaning_of

LENGTH = re.compile(r"(?:^|\s)(?P<minutes>\d{1,3})(?:\s*min(?:utter|utt)?\.?)?\s*$")
_WORD = re.compile(r"[^\W\d]{3}")
_ARCHIVE = re.compile(r"\d{2,4}/\d{1,6}(?:-\d+)?")
_LEADING = re.compile(r"\s*(?P<dashes>–{1,3})\s+")
_DASHES = re.compile(r"\s(?P<dashes>–{1,3})\s")
_CLOCK = re.compile(r"\d{1,2}[.:][0-5]\d")


class Titles(NamedTuple):
    """What the cases are called, by the folded numbers of the agenda, and how a number is written in the record."""

    of: dict[str, str]
    number: Callable[[str], str]
    year: str
    names: frozenset[str] = frozenset()
    # What the cases without numbers are called in their meeting, by their titles, in order.
    nameless: Mapping[str, Sequence[str]] = MappingProxyType({})
    # What the archive calls the cases, by their folded numbers, as the agenda has it; filled as it is read.
    archives: dict[str, Piece] = {}  # noqa: RUF012 - given by who reads
    # What the agenda says that the committee is to do with the cases, by the same numbers.
    types: dict[str, str] = {}  # noqa: RUF012 - as above


class RowRead:
    """A row of the agenda as it is being read."""

    def __init__(self) -> None:
        self.row: dict[str, Any] = {}
        self.title: list[Piece] = []
        self.points: list[Block] = []
        self.responsible: list[Piece] = []
        self.length: int | None = None
        self.archive: Piece | None = None
        self.type = ""


def read_row(
    cells: Sequence[Cell], columns: Columns, titles: Titles, register: Register | None, ledger: Ledger
) -> RowRead:
    """A row of a table: by the names of its columns, else by what its cells look like."""
    slot = RowRead()
    is_alone = sum(1 for place, cell in enumerate(cells) if cell.text and columns.meanings.get(place) != "page") == 1
    for place, cell in enumerate(cells):
        if cell.text:
            meaning = columns.meanings.get(place) or _looks_like(cell, slot, titles, register, columns)
            if meaning == "number" and (is_alone or columns.place("title") is None) and _has_title(cell):
                meaning = "title"
            _write_cell(cell, meaning, slot, titles, ledger)
    if slot.archive and "sak" in slot.row:
        titles.archives[fold(slot.row["sak"])] = slot.archive
    if slot.type and "sak" in slot.row:
        titles.types[fold(slot.row["sak"])] = slot.type
    return slot


def _has_title(cell: Cell) -> bool:
    """Whether a cell of the only column for cases has more than a number: "Sak 1: Budsjett", "Lunsj"."""
    head = number_in(cell.pieces[0], "")
    return bool(head and head.title) or not any(map(str.isdecimal, cell.text))


def _write_cell(cell: Cell, meaning: str, slot: RowRead, titles: Titles, ledger: Ledger) -> None:
    if meaning == "minutes" and "start" not in slot.row and _CLOCK.match(cell.text):
        meaning = "hours"  # a column «Tid» may have either
    if meaning == "hours":
        _write_hours(cell.text, slot)
        ledger.label(*cell.pieces)
    elif meaning == "number":
        _write_number(cell, slot, titles, ledger)
    elif meaning == "responsible":
        slot.responsible += cell.pieces
    elif meaning == "minutes":
        found = LENGTH.search(cell.text)
        slot.length = int(found["minutes"]) if found else None
        ledger.label(*cell.pieces)
    elif meaning == "title":
        _write_title(cell, slot, titles, ledger)
    elif meaning == "page":
        ledger.furniture(*cell.pieces)
    elif meaning == "archive":
        _write_archive(cell, slot, titles, ledger)
    elif meaning == "type" and (named := type_named(cell.text)):
        slot.type = named
        ledger.label(*cell.pieces)


def _write_archive(cell: Cell, slot: RowRead, titles: Titles, ledger: Ledger) -> None:
    """What the archive calls a case, and the title, where that stands below it in the same column."""
    first = cell.pieces[0]
    found = _ARCHIVE.match(first.raw)
    if found or slot.title:
        slot.archive = first.part(0, found.end() if found else None)
    rest = [piece for piece in (first.part(found.end() if found else 0).stripped(), *cell.pieces[1:]) if piece.text]
    if rest and not slot.title:
        _write_title(Cell(tuple(rest)), slot, titles, ledger)


def _looks_like(cell: Cell, slot: RowRead, titles: Titles, register: Register | None, columns: Columns) -> str:
    """What a cell is in a column without a name."""
    if hours_in(cell.text) and (not slot.row or _are_hours_alone(cell, slot)):
        return "hours"
    head = number_in(cell.pieces[0], titles.year)
    if head and head.number and not head.title and "sak" not in slot.row:
        return "number"
    if "sak" in slot.row and _ARCHIVE.fullmatch(cell.text):
        return "archive"
    if not slot.title:
        return "title"
    if re.fullmatch(r"\d{1,3}(?:\s*min\.?\w*)?", cell.text):
        return "page" if columns.place("page") is not None else "minutes"
    return "responsible" if is_name(split_names(cell.pieces[0], register)[0].text) else ""


def _are_hours_alone(cell: Cell, slot: RowRead) -> bool:
    """Whether a cell behind others has nothing but the hours of its row, whatever its column is called."""
    return "start" not in slot.row and _WORD.search(cell.text) is None


def _write_hours(text: str, slot: RowRead) -> None:
    for key, found in zip(("start", "slutt"), hours_in(text), strict=False):
        slot.row[key] = found.value


def _write_number(cell: Cell, slot: RowRead, titles: Titles, ledger: Ledger) -> None:
    """The number, and what the archive calls the case or the title, where that stands below it in the same column."""
    piece = cell.pieces[0]
    head = number_in(piece, "")
    number = head.number if head and head.number and not head.title else piece
    slot.row["sak"] = titles.number(number.text)
    ledger.label(piece)
    if cell.pieces[1:] and not slot.title:
        below = Cell(cell.pieces[1:])
        write = _write_archive if _ARCHIVE.match(below.pieces[0].raw) else _write_title
        write(below, slot, titles, ledger)


def _write_title(cell: Cell, slot: RowRead, titles: Titles, ledger: Ledger) -> None:
    """The title, which may begin with the number, and the points under it."""
    first = cell.pieces[0]
    is_list = any(piece.line.kind == "item" for piece in cell.pieces[1:])
    if cell.pieces[1:] and not is_list and _is_title_of(cell, slot, titles):
        slot.title += cell.pieces  # a narrow column has broken it
        return
    head = number_in(first, titles.year) if "sak" not in slot.row else None
    if head and head.number and head.title:
        slot.row["sak"] = titles.number(head.number.text)
        ledger.label(first.part(0, head.title[0].start - first.start))
        slot.title.append(head.title[0])
    else:
        slot.title.append(first)
    for piece in cell.pieces[1:]:
        if meaning_of(piece.text, AGENDA_GROUP):
            ledger.label(piece)  # the heading of the rows below, which a page has set close to this one
            continue
        line = piece.line if len(piece.line.text.strip()) == len(piece.raw) else ledger.part(piece)
        dashes = _LEADING.match(line.text) if line.kind != "item" else None
        if dashes:
            depth = len(dashes["dashes"])
            line = ledger.part(whole(line).part(dashes.end()), kind="item", label="–", level=depth)
        else:
            line = as_item(line, ledger)
        is_below = line.label == "•" and any(point.label == "–" for point in slot.points)
        slot.points.append(Block((line,), "item", line.label or "-", max(line.level, 2 * is_below)))
    _points_in_title(slot, ledger)


def _is_title_of(cell: Cell, slot: RowRead, titles: Titles) -> bool:
    """Whether the lines of a cell are together the title of the case of its row."""
    title = titles.of.get(fold(slot.row.get("sak", "")), "")
    return fold(cell.text).replace(" ", "") == fold(title).replace(" ", "")


def _points_in_title(slot: RowRead, ledger: Ledger) -> None:
    """Points that stand in the line of the title, each after as many dashes as it lies deep."""
    title = slot.title[-1]
    parts = [*_DASHES.finditer(title.raw)]
    if not parts or slot.points or not any(len(part["dashes"]) > 1 for part in parts):
        return
    slot.title[-1] = title.part(0, parts[0].start()).stripped()
    ends = [part.start() for part in parts[1:]] + [len(title.raw)]
    for part, end in zip(parts, ends, strict=True):
        line = ledger.part(title.part(part.end(), end).stripped(), kind="item", label="–", level=len(part["dashes"]))
        slot.points.append(Block((line,), "item", "–", len(part["dashes"])))
