"""What does the list of cases look like?"""

from collections.abc import Callable, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.queries.cases import CASE_KEYS, CaseRow
from referat_cli.render import table as listing
from referat_cli.render.labels import outcome_word
from referat_cli.render.screen import Screen


def _columns() -> list[tuple[str, Callable[[Any], str]]]:
    return [
        (_("Sak"), lambda row: row.number),
        (_("Møte"), lambda row: row.date),
        (_("Type"), lambda row: row.type or ""),
        (_("Utfall"), lambda row: outcome_word(row.outcome)),
        (_("Tittel"), lambda row: row.title),
    ]


def _shown(rows: Sequence[CaseRow]) -> list[tuple[str, Callable[[Any], str]]]:
    """The columns that say something: several committees are told apart, an empty column is left out."""
    columns = [(heading, read) for heading, read in _columns() if not rows or any(read(row) for row in rows)]
    if len({row.committee for row in rows}) > 1:
        columns.insert(0, (_("Utvalg"), lambda row: row.committee))
    return columns


def table(rows: Sequence[CaseRow], screen: Screen) -> str:
    """A table for people."""
    return listing.table(rows, _shown(rows), screen)


def markdown(rows: Sequence[CaseRow], screen: Screen) -> str:
    """The same table as Markdown."""
    return listing.markdown(rows, _shown(rows), screen)


def _records(rows: Sequence[CaseRow]) -> list[dict[str, object]]:
    """The rows as the contract of the data formats has them."""
    return [dict(zip(CASE_KEYS, row, strict=True)) for row in rows]


FORMATS: dict[str, Callable[[Sequence[CaseRow], Screen], str]] = {
    "table": table,
    "json": lambda rows, _screen: listing.as_json(_records(rows), "saker"),
    "ndjson": lambda rows, _screen: listing.ndjson(_records(rows)),
    "csv": lambda rows, _screen: listing.csv_of(_records(rows), CASE_KEYS),
    "markdown": markdown,
}
