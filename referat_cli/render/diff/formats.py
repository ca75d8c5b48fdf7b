"""The comparison of proposals and decisions as a list of cases, and as a table of its figures."""

from collections.abc import Iterator
from typing import Any

import msgspec

from referat_cli.i18n import _
from referat_cli.queries.decisions import CaseChanges
from referat_cli.render.diff import markdown, terminal
from referat_cli.render.diff.sentences import View
from referat_cli.render.table import Table

_CASE = ("utvalg", "saksnr", "moetedato", "utfall")

_CHANGE = ("art", "fra", "til", "fra_tekst", "til_tekst", "treff", "tekst")


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
