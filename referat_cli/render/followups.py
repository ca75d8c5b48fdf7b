"""What does the list of commitments look like?"""

from collections.abc import Callable, Iterator, Sequence

from referat_cli.i18n import _
from referat_cli.queries.followups import FOLLOWUP_KEYS, Followup
from referat_cli.render import table as listing
from referat_cli.render.screen import Screen, plain

_INDENT = "  "
# A column of names narrower than this is harder to read than names on a line of their own.
_NARROW = 20
# The columns that the wording of a deadline gets; on a narrower screen it is read in the text, where it always stands.
_WORDING, _WIDE_SCREEN = 22, 64


def _state(row: Followup) -> str:
    words = {"forfalt": _("forfalt"), "aapen": _("åpen"), "lukket": _("lukket")}
    return words[row.state]


def _addresses(rows: Sequence[Followup]) -> list[str]:
    """The address of each point; several committees are told apart."""
    several = len({row.committee for row in rows}) > 1
    return [(f"{row.committee}:" if several else "") + f"{row.number}#{row.point}" for row in rows]


def table(rows: Sequence[Followup], screen: Screen) -> str:
    """The commitments under their headings, each with its text below."""
    headings = [_("Punkt"), _("Tilstand"), _("Frist"), _("Ansvarlig")]
    cells = [
        [plain(address), _state(row), _deadline(row, screen), plain(", ".join(row.responsible))]
        for address, row in zip(_addresses(rows), rows, strict=True)
    ]
    room = listing.room(headings, cells, screen)
    named = room >= _NARROW
    kept = len(headings) - (not named)
    # Drawn together, so that the columns stand under each other, and taken apart again for the texts between.
    drawn = iter(listing.drawn(headings[:kept], [cell[:kept] for cell in cells], screen).split("\n"))
    lines = [next(drawn)]
    for row, cell in zip(rows, cells, strict=True):
        folded = [*(part.splitlines() for part in cell[:3]), listing.fold(cell[3], room) if named else []]
        head, *more = [next(drawn) for _line in range(max(map(len, folded)))]
        lines += [screen.style(head, "sterk"), *more, *_below(row, screen, named=named)]
    return "\n".join(lines)


def _deadline(row: Followup, screen: Screen) -> str:
    """The deadline as a date, or else in the words of the decision."""
    if row.deadline or screen.width < _WIDE_SCREEN:
        return row.deadline or ""
    return "\n".join(listing.fold(plain(row.deadline_text or ""), _WORDING))


def _below(row: Followup, screen: Screen, *, named: bool) -> Iterator[str]:
    """What stands under the columns of a commitment: its text, and what has no column."""
    if row.responsible and not named:
        yield screen.wrap(_("Ansvarlig: {names}").format(names=plain(", ".join(row.responsible))), _INDENT)
    if row.closed_by:
        yield screen.wrap(_("Lukket i sak {case}").format(case=plain(row.closed_by)), _INDENT)
    yield screen.wrap(" ".join(plain(row.text).split()), _INDENT)


def markdown(rows: Sequence[Followup], screen: Screen) -> str:
    """The same as a table in Markdown, with the texts in its last column."""
    addresses = {id(row): address for row, address in zip(rows, _addresses(rows), strict=True)}
    columns: list[tuple[str, Callable[[Followup], str]]] = [
        (_("Punkt"), lambda row: addresses[id(row)]),
        (_("Tilstand"), lambda row: " ".join(filter(None, (_state(row), row.closed_by)))),
        (_("Frist"), lambda row: row.deadline or row.deadline_text or ""),
        (_("Ansvarlig"), lambda row: ", ".join(row.responsible)),
        (_("Tekst"), lambda row: " ".join(row.text.split())),
    ]
    return listing.markdown(rows, columns, screen)


def _records(rows: Sequence[Followup]) -> list[dict[str, object]]:
    """The rows as the contract of the data formats has them."""
    return [dict(zip(FOLLOWUP_KEYS, row, strict=True)) for row in rows]


FORMATS: dict[str, Callable[[Sequence[Followup], Screen], str]] = {
    "table": table,
    "json": lambda rows, _screen: listing.as_json(_records(rows), "oppfoelging"),
    "ndjson": lambda rows, _screen: listing.ndjson(_records(rows)),
    "csv": lambda rows, _screen: listing.csv_of(_records(rows), FOLLOWUP_KEYS),
    "markdown": markdown,
}
