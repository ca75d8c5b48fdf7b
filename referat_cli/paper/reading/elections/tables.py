"""Elections that a table tells: an office and a name in each row."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import cells_of, take_cells
from referat_cli.paper.reading.elections.chosen import Chosen, read_chosen
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_role
from referat_cli.paper.reading.people.who import Known
from referat_cli.paper.reading.source import Piece, SourceLine

_OFFICES = frozenset({"verv", "rolle", "funksjon", "stilling", "posisjon", "valg", "val"})
_NAMES = frozenset({"navn", "namn", "valgt", "vald", "valde", "valgte", "kandidat", "hvem", "kven", "person"})


class ElectedInRow(NamedTuple):
    """Who was elected to what, in one row of a table."""

    office: Piece
    chosen: Chosen


class ElectionTable(NamedTuple):
    """The elections of a table, how many rows it has with its heading, and whether they say all that stands there."""

    elected: list[ElectedInRow]
    length: int
    is_whole: bool


def election_table(rows: Sequence[SourceLine], known: Known) -> ElectionTable | None:
    """The elections of the table that begins with the first row; None where it is none.

    Its heading names the columns; without one each row has an office and then a name.
    """
    heading = cells_of(rows[0]) if rows and rows[0].cells else []
    named = [fold(cell.text) for cell in heading]
    offices, people = ([at for at, name in enumerate(named) if name in names] for names in (_OFFICES, _NAMES))
    is_headed = bool(offices and people)
    below = list(_rows(rows[is_headed:], len(heading)))
    if not is_headed and not (below and all(_elects(row, known) for row in below)):
        return None
    office, who = (offices[0], people[0]) if is_headed else (0, 1)
    elected = []
    for row in below:
        cells = cells_of(row)
        if cells[office].text and (chosen := _chosen(cells[who].pieces, known)):
            elected.append(ElectedInRow(cells[office].pieces[0].stripped(":"), chosen))
    others = [at for at, name in enumerate(named) if (name or not is_headed) and at not in (office, who)]
    is_whole = not others and len(elected) == len(below)
    return ElectionTable(elected, len(below) + is_headed, is_whole) if elected else None


def _elects(row: SourceLine, known: Known) -> bool:
    """Whether a row begins with an office and who has it."""
    cells = cells_of(row)
    return len(cells) > 1 and is_role(cells[0].text) and _chosen(cells[1].pieces, known) is not None


def _rows(rows: Sequence[SourceLine], width: int) -> Iterator[SourceLine]:
    for row in rows:
        if len(row.cells) != width:
            return
        yield row


def _chosen(pieces: Sequence[Piece], known: Known) -> Chosen | None:
    """Who is named in the lines of a cell, and nobody else."""
    found = [read_chosen(piece, known) for piece in pieces]
    every = [one for one in found if one]
    if not every or len(every) < len(found):
        return None
    return Chosen([name for one in every for name in one.names], [beside for one in every for beside in one.beside])


def take_heading(row: SourceLine, ledger: Ledger) -> None:
    """Take the names of the columns."""
    take_cells(cells_of(row), ledger)
