"""In which formats can the comparison of proposals and decisions be had?"""

from collections.abc import Callable

import msgspec

from referat_cli.queries.decisions import rows
from referat_cli.render import table
from referat_cli.render.diff import html, markdown, stat, terminal
from referat_cli.render.diff.sentences import View
from referat_cli.render.screen import Screen

_CASE = ("utvalg", "saksnr", "moetedato", "utfall")

_CHANGE = ("art", "fra", "til", "fra_tekst", "til_tekst", "treff", "tekst")


def as_json(view: View, _screen: Screen) -> str:
    """The contract for programs: ``schema/output/diff.schema.json``."""
    return table.as_json(rows(view.cases), "saker")


def ndjson(view: View, _screen: Screen) -> str:
    """One case a line."""
    return table.ndjson(rows(view.cases))


def as_csv(view: View, _screen: Screen) -> str:
    """One point a line, with its case; a case without points is a line by itself. The words are in JSON only."""
    records = []
    for case in rows(view.cases):
        about = msgspec.to_builtins(case)
        changes = about.pop("endringer") or [{}]
        records += [{**about, **change} for change in changes]
    return table.csv_of(records, (*_CASE, *_CHANGE))


Format = Callable[[View, Screen], str]

FORMATS: dict[str, Format] = {
    "table": terminal.text,
    "json": as_json,
    "ndjson": ndjson,
    "csv": as_csv,
    "markdown": markdown.page,
    "html": html.page,
}

# The table of `--stat`.
STAT: dict[str, Format] = {"table": stat.table, "markdown": stat.markdown}
