"""How many points of each case were changed, in a table?"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from referat_cli.i18n import _
from referat_cli.queries.decisions import Compared
from referat_cli.render import table as listing
from referat_cli.render.diff.sentences import View, said
from referat_cli.render.labels import outcome_word
from referat_cli.render.screen import Screen

Columns = list[tuple[str, Callable[[Any], str]]]


class _Row(Struct, frozen=True):
    """One line: the case, how many points of each kind it has, and what became of it."""

    case: str
    counts: dict[str, int]
    outcome: str


def table(view: View, screen: Screen) -> str:
    """A table for people; the last line adds up where there are several cases."""
    rows = _rows(view.cases)
    columns = _columns(rows)
    return listing.table(rows, columns, screen, range(1, len(columns) - 1))


def markdown(view: View, screen: Screen) -> str:
    """The same table as Markdown."""
    rows = _rows(view.cases)
    return listing.markdown(rows, _columns(rows), screen)


def _rows(cases: Sequence[Compared]) -> list[_Row]:
    several = len({case.found.meeting.committee for case in cases}) > 1
    rows = [_row(case, case.found.address if several else case.found.case.number) for case in cases]
    if len(rows) > 1:
        total: dict[str, int] = {}
        for row in rows:
            for kind, number in row.counts.items():
                total[kind] = total.get(kind, 0) + number
        rows.append(_Row(_("I alt"), total, ""))
    return rows


def _row(case: Compared, name: str) -> _Row:
    counts: dict[str, int] = {}
    for change in said(case.changes) if case.compared else ():
        counts[change.kind] = counts.get(change.kind, 0) + 1
    return _Row(name, counts, outcome_word(case.outcome))


def _columns(rows: Sequence[_Row]) -> Columns:
    """The case, the kinds that occur, and the outcome last, because that one can be folded."""
    headings = {
        "uendret": _("Uendret"),
        "endret": _("Endret"),
        "stroeket": _("Strøket"),
        "tilfoeyd": _("Tilføyd"),
        "flyttet": _("Flyttet"),
        "redaksjonell": _("Red."),
        "kosmetisk": _("Kosm."),
    }
    columns: Columns = [(_("Sak"), lambda row: row.case)]
    for kind, heading in headings.items():
        if any(row.counts.get(kind) for row in rows):
            columns.append((heading, partial(_count, kind)))
    return [*columns, (_("Utfall"), lambda row: row.outcome)]


def _count(kind: str, row: _Row) -> str:
    return str(row.counts.get(kind, ""))
