"""The comparison of proposals and decisions as a list of cases, and as a table of its figures."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from referat_cli.i18n import _
from referat_cli.queries.decisions import CaseChanges, Compared
from referat_cli.render.diff import markdown, terminal
from referat_cli.render.diff.sentences import View, with_text
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
    for change in with_text(case.changes) if case.compared else ():
        counts[change.kind] = counts.get(change.kind, 0) + 1
    return StatRow(name, counts, _outcome(case))


def _outcome(case: Compared) -> str:
    known = case.known
    return outcome_word(case.outcome, derived=not known or known.derived, certain=not known or known.certain)


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
        _count("delt", _("Delt")),
        _count("slaatt_sammen", _("Sammen")),
        _count("redaksjonell", _("Red.")),
        _count("kosmetisk", _("Kosm.")),
        Column(_("Utfall (utledet)"), lambda row: row.outcome),
    ],
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
