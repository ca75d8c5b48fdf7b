"""The comparison of proposals and decisions as a list of cases, and as a table of its figures."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from referat_cli.i18n import _
from referat_cli.queries.decisions import CaseChanges, Compared
from referat_cli.queries.decisions import rows as rows_of
from referat_cli.render.diff import markdown, terminal
from referat_cli.render.diff.sentences import View, with_text
from referat_cli.render.labels import outcome_word
from referat_cli.render.table import Column, Table

# The kinds of change → what people call them at the head of a column.
_KINDS = {
    "uendret": _("Uendret"),
    "endret": _("Endret"),
    "stroeket": _("Strøket"),
    "tilfoeyd": _("Tilføyd"),
    "flyttet": _("Flyttet"),
    "delt": _("Delt"),
    "slaatt_sammen": _("Sammen"),
    "redaksjonell": _("Red."),
    "kosmetisk": _("Kosm."),
}


class StatRow(NamedTuple):
    """One line: the case, how many points of each kind it has, and what became of it; None is the case of the sum."""

    case: str
    counts: dict[str, int]
    outcome: str
    compared: Compared | None = None


def stat_rows(cases: Sequence[Compared], *, total: bool) -> list[StatRow]:
    """A row for each case, and where people read it a last one that adds up where there are several."""
    several = len({case.found.meeting.committee for case in cases}) > 1
    rows = [_row(case, case.found.address if several else case.found.case.number) for case in cases]
    if total and len(rows) > 1:
        sums = {kind: sum(row.counts[kind] for row in rows) for kind in _KINDS}
        rows.append(StatRow(_("I alt"), sums, ""))
    return rows


def _row(case: Compared, name: str) -> StatRow:
    kinds: list[str] = [change.kind for change in (with_text(case.changes) if case.compared else ())]
    return StatRow(name, {kind: kinds.count(kind) for kind in _KINDS}, _outcome(case), case)


def _outcome(case: Compared) -> str:
    known = case.known
    return outcome_word(case.outcome, derived=not known or known.derived, certain=not known or known.certain)


def _count(kind: str, heading: str) -> Column[StatRow]:
    return Column(heading, lambda row: str(row.counts[kind] or ""), number=True, optional=True)


def _stat_record(row: StatRow) -> dict[str, Any]:
    """The case as the list of changes has it, with the number of points of each kind."""
    (case,) = rows_of([row.compared] if row.compared else [])
    return {**msgspec.to_builtins(case), "antall": row.counts}


def _stat_flat(row: StatRow) -> dict[str, Any]:
    return {**_stat_record(row), **row.counts}


# The outcome stands last, because that one can be folded.
STAT: Table[StatRow] = Table(
    envelope="saker",
    columns=[
        Column(_("Sak"), lambda row: row.case),
        *(_count(kind, heading) for kind, heading in _KINDS.items()),
        Column(_("Utfall (utledet)"), lambda row: row.outcome),
    ],
    keys=("utvalg", "saksnr", "moetedato", "tittel", "utfall", "utfall_utledet", "utfall_sikkert", *_KINDS),
    record=_stat_record,
    flat=_stat_flat,
    nothing_found=_("Fant ingen saker å sammenligne."),
)

_CASE = ("utvalg", "saksnr", "moetedato", "utfall")

_CHANGE = (
    "art",
    "fra",
    "til",
    "fra_tekst",
    "til_tekst",
    "treff",
    "tekst",
    "utfall_utledet",
    "utfall_sikkert",
    "ogsaa_fra",
)


def _points(case: CaseChanges) -> Iterator[dict[str, Any]]:
    """One point a row, with its case; a case without points is a row by itself. The words are in JSON only."""
    about = msgspec.to_builtins(case)
    for change in about.pop("endringer") or [{}]:
        yield {**about, **change}


def comparison_table(view: View) -> Table[CaseChanges]:
    """The list of these cases; people read it as a page."""
    return Table(
        envelope="saker",
        keys=(*_CASE, *_CHANGE),
        expand=_points,
        flat=dict,
        text=lambda _rows, screen: terminal.text(view, screen),
        markdown=lambda _rows, _screen: markdown.page(view),
        nothing_found=_("Fant ingen saker å sammenligne."),
    )
