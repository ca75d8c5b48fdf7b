"""The labelled facts at the top of a paper: labels beside their values, above them, or in the cells of a table."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from referat_cli.paper.reading.columns import Cell, cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.labels import HEAD, LabelFound, inner_label, label_of

# What is left of a value on the next line.
_FEW_WORDS = 6


class HeadFact(NamedTuple):
    """A fact at the top: what it is, its label, and its value."""

    meaning: str
    label: Piece
    values: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The value on one line."""
        return " ".join(piece.text for piece in self.values)


def facts_in(lines: Sequence[SourceLine]) -> tuple[list[HeadFact], list[SourceLine]]:
    """The labelled facts of lines, and the lines that have none."""
    facts: list[HeadFact] = []
    rest: list[SourceLine] = []
    waiting: list[tuple[str, Piece, int]] = []
    for line in lines:
        cells = [(place, cell) for place, cell in enumerate(cells_of(line)) if cell.text]
        labels = sum(1 for _at, cell in cells if _label(cell, bare=len(cells) > 1))
        if waiting and (not labels or labels < min(len(waiting), len(cells)) / 2):  # "Møterom 4" is a value there
            waiting = _fill(waiting, cells, facts)
            if waiting:
                waiting = []
            continue
        facts += [HeadFact(meaning, label, ()) for meaning, label, _place in waiting]
        waiting = []
        if facts and not labels and _is_rest(line, facts[-1]):
            facts[-1] = facts[-1]._replace(values=(*facts[-1].values, *cells[0][1].pieces))
            continue
        found = _cells(cells, facts, waiting)
        if not found:
            rest.append(line)
    facts += [HeadFact(meaning, label, ()) for meaning, label, _place in waiting]
    return facts, rest


def _is_rest(line: SourceLine, fact: HeadFact) -> bool:
    """Whether a line goes on with the value of a fact, which a narrow column has broken."""
    last = fact.values[-1] if fact.values else None
    if last is None or line.cells or last.line.cells or line.kind != "paragraph" or line.place.page != last.place.page:
        return False
    is_next = line.place.line == last.place.line + 1 and len(line.text.split()) <= _FEW_WORDS
    return is_next and last.text.endswith((",", "/", " og")) and last.start == 0


def whole_rows(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, those of a table without rulings joined column by column where they are one row that was wrapped."""
    found: list[SourceLine] = []
    group: list[SourceLine] = []
    for line in (*lines, None):
        same = line is not None and bool(group) and line.columns == group[0].columns and len(line.cells) > 2  # noqa: PLR2004
        same = same and line is not None and not _is_labelled(line)
        if group and not same:
            found += [_one_row(group, ledger)] if len(group) > 1 else group
            group = []
        if line is not None:
            begins = len(line.cells) > 2 and bool(line.columns)  # noqa: PLR2004 - more than labels and values
            if same or begins:
                group.append(line)
            else:
                found.append(line)
    return found


def letterhead_apart(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, a row with facts in one cell and none in another as the lines of these: a title beside when it was."""
    found: list[SourceLine] = []
    for line in lines:
        cells = [cell for cell in cells_of(line) if cell.text] if line.cells else []
        facts = [sum(_label(Cell((piece,)), bare=False) is not None for piece in cell.pieces) for cell in cells]
        is_told = any(told > 1 and told == len(cell.pieces) for told, cell in zip(facts, cells, strict=True))
        pieces = [piece for cell in cells for piece in cell.pieces]
        found += [ledger.part(piece) for piece in pieces] if is_told and 0 in facts else [line]
    return found


def day_on_line(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, when it was and what stands beside that without labels as one: "Møte nr. 3", "4. mars", "Rådhuset"."""
    found: list[SourceLine] = []
    labels_above = False
    for line in lines:
        pieces = [piece for cell in cells_of(line) for piece in cell.pieces if piece.text]
        labels = [label for piece in pieces if (label := label_of(piece, HEAD, bare=True))]
        has_labels = any(label.is_set_off or not label.rest.text for label in labels)
        is_told = len(pieces) > 1 and any(dates_in(piece.raw) for piece in pieces) and not (has_labels or labels_above)
        found.append(ledger.joined(pieces, pieces[0].line, ["", *[", "] * (len(pieces) - 1)]) if is_told else line)
        labels_above = has_labels
    return found


def _is_labelled(line: SourceLine) -> bool:
    """Whether a row begins with a label, so that it is a row of its own."""
    first = next((cell for cell in cells_of(line) if cell.text), None)
    return first is not None and (first.text.endswith(":") or _label(first, bare=False) is not None)


def _one_row(rows: Sequence[SourceLine], ledger: Ledger) -> SourceLine:
    cells: list[tuple[SourceLine, ...]] = []
    for column in zip(*(cells_of(row) for row in rows), strict=False):
        pieces = [piece for cell in column for piece in cell.pieces]
        cells.append((ledger.joined(pieces, pieces[0].line),) if pieces else ())
    return replace(rows[0], cells=tuple(cells))


def _label(cell: Cell, *, bare: bool) -> LabelFound | None:
    return label_of(cell.pieces[0], HEAD, bare=bare)


def _labelled_lines(cell: Cell) -> list[Cell]:
    """A cell as one for each line of it that has a label of its own: "Dato: 4.3.2026", "Sted: Rådhuset"."""
    starts = [
        at for at, piece in enumerate(cell.pieces) if not at or (":" in piece.raw and label_of(piece, HEAD) is not None)
    ]
    return [Cell(cell.pieces[slice(*bounds)]) for bounds in pairwise([*starts, len(cell.pieces)])]


def _cells(cells: Sequence[tuple[int, Cell]], facts: list[HeadFact], waiting: list[tuple[str, Piece, int]]) -> bool:
    """Read the cells of one line; those labels that have no value wait for the next line."""
    cells = [(place, part) for place, cell in cells for part in _labelled_lines(cell)]
    understood = False
    at = 0
    while at < len(cells):
        place, cell = cells[at]
        label = _label(cell, bare=len(cells) > 1)
        at += 1
        if not label:
            continue
        while inner := inner_label(label.rest, HEAD):
            value = label.rest.part(0, inner.label.start - label.rest.start).stripped(" ,;|/·•–-")
            facts.append(HeadFact(label.meaning, label.label, (value,)))
            label = inner
        values = [label.rest] if label.rest.text else []
        values += cell.pieces[1:]
        if not values and at < len(cells) and not _label(cells[at][1], bare=False):
            values = [*cells[at][1].pieces]
            at += 1
        understood = True
        if values:
            facts.append(HeadFact(label.meaning, label.label, tuple(values)))
        else:
            waiting.append((label.meaning, label.label, place))
    return understood


def _fill(
    waiting: list[tuple[str, Piece, int]], cells: Sequence[tuple[int, Cell]], facts: list[HeadFact]
) -> list[tuple[str, Piece, int]]:
    """Give labels their values from the line below: the cells of a row of values, or the one that waits last."""
    if len(waiting) == 1 and len(cells) == 1:
        meaning, label, _place = waiting[0]
        facts.append(HeadFact(meaning, label, cells[0][1].pieces))
        return []
    left = []
    for meaning, label, place in waiting:
        cell = next((cell for at, cell in cells if at == place), None)
        if cell:
            facts.append(HeadFact(meaning, label, cell.pieces))
        else:
            left.append((meaning, label, place))
    return left
