"""What does the comparison of proposals and decisions look like to programs?"""

import msgspec

from referat_cli.questions.decisions import rows
from referat_cli.render import listing
from referat_cli.render.redline_view import View
from referat_cli.render.terminal import Screen

_CASE = ("utvalg", "saksnr", "moetedato", "utfall")
_CHANGE = ("art", "fra", "til", "fra_tekst", "til_tekst", "treff", "tekst")


def as_json(view: View, _screen: Screen) -> str:
    """The contract for programs: ``schema/output/diff.schema.json``."""
    return listing.as_json(rows(view.cases), "saker")


def ndjson(view: View, _screen: Screen) -> str:
    """One case a line."""
    return listing.ndjson(rows(view.cases))


def as_csv(view: View, _screen: Screen) -> str:
    """One point a line, with its case; a case without points is a line by itself. The words are in JSON only."""
    records = []
    for case in rows(view.cases):
        about = msgspec.to_builtins(case)
        changes = about.pop("endringer") or [{}]
        records += [{**about, **change} for change in changes]
    return listing.csv_of(records, (*_CASE, *_CHANGE))
