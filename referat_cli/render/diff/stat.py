"""The table of how many points of each case were changed."""

from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.queries.decisions import Compared
from referat_cli.render.diff.sentences import said
from referat_cli.render.labels import outcome_word
from referat_cli.render.table import Column, Table


class StatRow(NamedTuple):
    """One line: the case, how many points of each kind it has, and what became of it."""

    case: str
    counts: dict[str, int]
    outcome: str


def stat_rows(cases: Sequence[Compared]) -> list[StatRow]:
    """A row for each case, and a last one that adds up where there are several."""
    several = len({case.found.meeting.committee for case in cases}) > 1
    rows = [_row(case, case.found.address if several else case.found.case.number) for case in cases]
    if len(rows) > 1:
        total: dict[str, int] = {}
        for row in rows:
            for kind, number in row.counts.items():
                total[kind] = total.get(kind, 0) + number
        rows.append(StatRow(_("I alt"), total, ""))
    return rows


def _row(case: Compared, name: str) -> StatRow:
    counts: dict[str, int] = {}
    for change in said(case.changes) if case.compared else ():
        counts[change.kind] = counts.get(change.kind, 0) + 1
    return StatRow(name, counts, outcome_word(case.outcome))


def _count(kind: str, heading: str) -> Column[StatRow]:
    return Column(heading, lambda row: str(row.counts.get(kind, "")), number=True, optional=True)


# The outcome stands last, because that one can be folded.
STAT: Table[StatRow] = Table(
    envelope="saker",
    columns=[
        Column(_("Sak"), lambda row: row.case),
        _count("uendret", _("Uendret")),
        _count("endret", _("Endret")),
        _count("stroeket", _("Strøket")),
        _count("tilfoeyd", _("Tilføyd")),
        _count("flyttet", _("Flyttet")),
        _count("redaksjonell", _("Red.")),
        _count("kosmetisk", _("Kosm.")),
        Column(_("Utfall"), lambda row: row.outcome),
    ],
    nothing_found=_("Fant ingen saker å sammenligne."),
)
