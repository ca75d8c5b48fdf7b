"""Lists of attendance whose columns were lost as they were copied: the names of both above, and each mark on a line."""

from collections.abc import Sequence
from itertools import pairwise

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.marks import is_cross
from referat_cli.paper.reading.attendance.reading import PeopleRead
from referat_cli.paper.reading.columns import MARK, Columns
from referat_cli.paper.reading.people.list_headings import ListHeading
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.labels import COLUMN, meaning_of


def without_lost_columns(lines: Sequence[SourceLine], reading: PeopleRead) -> list[SourceLine]:
    """The lines without the names of such columns, and without the marks, of which nobody knows in which they stood.

    Then nobody is said to have met or not, and the report tells why.
    """
    names = [_column(line) for line in lines]
    begin = next((at for at, pair in enumerate(pairwise(names)) if pair == _PAIR), None)
    if begin is None or not any(_is_mark(line) for line in lines[begin:]):
        return list(lines)
    reading.columns = Columns({0: "name", 1: "present", 2: "absent"})
    reading.heading = ListHeading("", "")
    lost = (*lines[begin : begin + 2], *filter(_is_mark, lines[begin:]))
    for line in lost:
        reading.ledger.label(whole(line))
    why = _("kolonnene gikk tapt da teksten ble kopiert, så papiret sier ikke hvem som møtte")
    reading.ledger.guess(whole(lines[begin]), _("oppmøte"), why)
    taken = {id(line) for line in lost}
    return [line for line in lines if id(line) not in taken]


_PAIR = ("present", "absent")


def _column(line: SourceLine) -> str | None:
    return None if line.cells else meaning_of(line.text, COLUMN)


def _is_mark(line: SourceLine) -> bool:
    return not line.cells and (is_cross(line.text) or MARK.fullmatch(line.text.strip()) is not None)
