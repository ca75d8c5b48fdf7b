"""What is set with tabs: tables below the names of their columns or of offices alone, and labels beside each other."""

from collections.abc import Iterator, Sequence

from referat_cli.paper.reading.columns import MARK_COLUMNS, cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import CASE, COLUMN, HEAD, SECTION, label_of, meaning_of, names_column

_SEVERAL = 2
_WORDS_OF_NAME = 3


def rows_of_tabs(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines, those of such a table as its rows, and labels beside each other, each as a line.

    Where columns are for marks, only the tabs before a mark tell which one it stands in, and the lines stay.
    """
    width = 0
    for place, line in enumerate(lines):
        told = _told(line)
        below = _told(lines[place + 1]) if place + 1 < len(lines) else []
        is_over_offices = bool(told) and names_column(told[0].text) and _has_office(below)
        is_heading = (is_over_offices or _names_columns(told)) and 1 < len(below) <= len(told)
        if is_heading or (not width and _has_office(told) and _has_office(below)):
            width = max(len(told), len(below))
        elif not 1 < len(told) <= width:
            width = 0
        facts = [piece for cell in line.pieces for piece in cell] or told
        if width:
            yield _row(line, told, width, ledger)
        elif len(facts) > 1 and all(map(_is_labelled, facts)):
            yield from (ledger.part(one, strong=one.line.strong) for one in facts)
        else:
            yield line


def _is_labelled(piece: Piece) -> bool:
    """Whether a piece is a fact of the head, or a list of people, with its label: "Forfall: Ida Lie"."""
    found = label_of(piece, HEAD) or label_of(piece, SECTION)
    return found is not None and found.label.raw.rstrip().endswith(":") and bool(found.rest.text)


def _told(line: SourceLine) -> list[Piece]:
    """What tabs divide on a line; more of them than one only align what comes after."""
    if line.cells or line.kind == "item" or "\t" not in line.text.strip():
        return []
    return [piece for cell in cells_of(line) for piece in cell.pieces]


def _names_columns(told: Sequence[Piece]) -> bool:
    """Whether several words are names of columns; of three and more one may be a name that no other table has."""
    known = [bool(names_column(one.text) or meaning_of(one.text, CASE)) for one in told]
    is_heading = len(told) >= _SEVERAL and sum(known) >= max(_SEVERAL, len(told) - 1)
    is_short = all(len(one.text.split()) <= _WORDS_OF_NAME for one in told)
    return is_heading and is_short and {meaning_of(one.text, COLUMN) for one in told}.isdisjoint(MARK_COLUMNS)


def _has_office(told: Sequence[Piece]) -> bool:
    """Whether a line has an office and somebody in it, with more beside them: "Leder", "Siv Nes", "ikke på valg"."""
    return len(told) > _SEVERAL and is_function(told[0].text) and is_name(told[1].text.partition(" (")[0])


def _row(line: SourceLine, told: Sequence[Piece], width: int, ledger: Ledger) -> SourceLine:
    """A line as a row: a tab each column where there are so many, else those that have words and then empty ones."""
    by_tab = [cell.pieces for cell in cells_of(line)]
    pieces = by_tab if len(by_tab) == width else [*((one,) for one in told), *[()] * (width - len(told))]
    cells = tuple(tuple(ledger.part(one, kind="paragraph", strong=line.strong) for one in cell) for cell in pieces)
    return ledger.part(whole(line).part(0, 0), kind="row", level=0, cells=cells, spans=(1,) * width)
