"""The columns of a list or a table: which stands for what, and which one a mark stands in."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.attendance_words import CROSS, REMOTE
from referat_cli.paper.reading.words.labels import COLUMN, meaning_of

_TAB = re.compile("\t")
_GAP = re.compile(r"\t|\s{3,}")
# What the columns of marks are called at the end of a heading: "Møtte  Forfall", "Til stede Ikke til stede".
_NAMES_OF_MARKS = re.compile(
    r"(?<!\S)(?P<present>(?:til\s)?\S+)\s+(?P<absent>(?:(?:ikke|ikkje|meldt)\s(?:til\s)?)?\S+)\s*$", re.IGNORECASE
)
# How somebody met who was not in the room: "Teams", "deltok på Teams".
_FAR = (
    r"(?:(?:(?:deltok|deltar|deltek|møtte|var\s+med)\s+)?(?:på|via|over|per|pr\.?)\s+)?"
    rf"{REMOTE}"
)
# A mark at the end of a line, and the blanks after it, which are all that is left of the columns of some papers.
MARK = re.compile(
    rf"(?:^|(?<=[\s\t]))(?P<mark>(?:{CROSS}(?:[ /,]+{_FAR})?|{_FAR})(?:\s*\({_FAR}\))?)\s*$",
    re.IGNORECASE,
)
# The columns in which a mark says whether somebody was there.
MARK_COLUMNS = ("present", "remote", "absent", "missing")
_LEAST = 2
# The column of those who did not come, beside that of those who sent word.
_MISSING = frozenset(
    {"ikke moett", "ikkje moett", "ikke til stede", "ikke tilstede", "ikkje til stades", "ikkje tilstades"}
)


class Cell(NamedTuple):
    """A cell of a row: its pieces, one a line of it."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(filter(None, [piece.text for piece in self.pieces]))


def cells_of(line: SourceLine, *, tabs: bool = True) -> list[Cell]:
    """The cells of a row, or of a line divided by tabs."""
    if line.cells:
        return [Cell(pieces) for pieces in line.pieces]
    if tabs and "\t" in line.text:
        return [Cell((piece,) if piece.text else ()) for piece in _divided(whole(line), _TAB)]
    return [Cell((whole(line).stripped(),))]


def only_piece(line: SourceLine) -> Piece | None:
    """The words of a line, or of the one cell of a row that has any; None where several have."""
    if not line.cells:
        return whole(line).stripped("*_#")
    pieces = [piece for cell in cells_of(line) for piece in cell.pieces]
    return pieces[0].stripped("*_#") if len(pieces) == 1 else None


def _divided(piece: Piece, separator: re.Pattern[str]) -> list[Piece]:
    """The parts between separators, empty ones too: their number is what a column is known by."""
    found, begin = [], 0
    for match in separator.finditer(piece.raw):
        found.append(piece.part(begin, match.start()).stripped())
        begin = match.end()
    return [*found, piece.part(begin).stripped()]


def by_gaps(line: SourceLine) -> list[Cell]:
    """The parts of a line that runs of blanks divide."""
    return [Cell((piece,)) for piece in _divided(whole(line).stripped(), _GAP) if piece.text]


class Columns(NamedTuple):
    """What the columns of a table are for, by their places from 0."""

    meanings: dict[int, str]

    def place(self, meaning: str) -> int | None:
        """The place of a column, None where there is none."""
        return next((place for place, one in self.meanings.items() if one == meaning), None)

    def cell(self, cells: Sequence[Cell], meaning: str) -> Cell:
        """The cell of a row in a column; an empty one where there is none."""
        place = self.place(meaning)
        return cells[place] if place is not None and place < len(cells) else Cell(())


def columns_of(cells: Sequence[Cell]) -> Columns:
    """What the cells of a header row say that the columns are for."""
    found: dict[int, str] = {}
    second: int | None = None
    for place, cell in enumerate(cells):
        meaning = meaning_of(cell.text, COLUMN)
        if meaning and meaning not in found.values():
            found[place] = meaning
        elif meaning == "absent" and fold(cell.text) in _MISSING:
            found[place] = "missing"
        elif meaning == "number" and second is None:
            second = place
    if second is not None and "title" not in found.values():
        found[second] = "title"
    return Columns(dict(sorted(found.items())))


class MarkColumns(NamedTuple):
    """Where the words «Møtte» and «Forfall» stand on a line of text, and whether only blanks after a mark tell them."""

    present: float
    absent: float
    by_blanks: bool = False


def mark_columns(line: SourceLine) -> MarkColumns | None:
    """The columns that a heading such as "Kommunene:   Møtte   Forfall" has; None where it has none."""
    found = _NAMES_OF_MARKS.search(line.text) if not line.cells else None
    if (
        not found
        or meaning_of(found["present"], COLUMN) != "present"
        or meaning_of(found["absent"], COLUMN) != "absent"
    ):
        return None
    if "\t" in line.text[found.end("present") : found.start("absent")]:
        return None  # its columns are those of the tabs
    between = found.start("absent") - found.end("present")
    return MarkColumns(found.start("present"), found.start("absent"), by_blanks=between < _LEAST)


def take_cells(cells: Sequence[Cell], ledger: Ledger) -> None:
    """Take the words of cells as labels."""
    for cell in cells:
        ledger.label(*cell.pieces)
