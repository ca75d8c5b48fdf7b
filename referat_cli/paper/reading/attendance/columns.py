"""The columns of a table of attendance: which has the names, where its heading or its rows tell."""

from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import Cell, Columns
from referat_cli.paper.reading.people.list_headings import (
    SUBSTITUTES,
    heading_of,
    is_away,
)
from referat_cli.paper.reading.people.names_and_offices import AFTER_NAME, is_function, is_name, is_role

_MARKS = ("present", "absent")
_IN_PERSON = ("selv", "sjoelv", "seg selv", "seg sjoelv", "moette selv", "moett selv", "personlig", "personleg")


class NamedColumns(NamedTuple):
    """The columns with one for the names, and what that is called: "Forfall" stands over those who were not there."""

    columns: Columns
    title: str


def with_names(cells: Sequence[Cell], columns: Columns, *, are_away: bool) -> NamedColumns:
    """The columns of a heading, where none is called that of the names: the first without a meaning, else the first.

    Beside those who ``are_away``, or whose heading says so, a column of substitutes has who met instead.
    """
    columns = Columns({place: "function" if one == "title" else one for place, one in columns.meanings.items()})
    if are_away or is_away(heading_of(cells[0].text, None, "").mark):
        instead = [place for place, cell in enumerate(cells) if place and SUBSTITUTES.search(cell.text)]
        columns = Columns({**columns.meanings, **dict.fromkeys(instead, "substitute")})
    owners, by = columns.place("name"), columns.place("represented")
    if owners is not None and by is not None:
        return NamedColumns(Columns({**columns.meanings, owners: "owner", by: "name"}), "")
    if owners is not None:
        return NamedColumns(columns, "")
    others = [place for place, cell in enumerate(cells) if cell.text and place not in columns.meanings]
    at = others[0] if others else 0
    is_free = bool(others) or _is_list_alone(columns)
    return NamedColumns(Columns({**columns.meanings, at: "name"}), cells[at].text if is_free else "")


def beside_names(columns: Columns) -> Columns:
    """The columns of a heading that has no word over the names, and begins with the first mark."""
    return Columns({0: "name", **{place + 1: one for place, one in columns.meanings.items()}})


def by_row(cells: Sequence[Cell], columns: Columns) -> NamedColumns:
    """The columns, those where a row has a name under "Frammøtte:" and an office under "Medlem" as the row has them."""
    at = columns.place("name")
    first = cells[0].text.partition(",")[0] if cells else ""
    if not at or not _is_list_alone(columns) or not is_name(first) or at >= len(cells) or is_name(cells[at].text):
        return NamedColumns(columns, "")
    title = "forfall" if columns.meanings[0] == "absent" else "møtte"
    return NamedColumns(Columns({**columns.meanings, 0: "name", at: "function"}), title)


def name_place(cells: Sequence[Cell], columns: Columns) -> int:
    """Where a row has the name: in its column, behind an office where no column is named, else in the first cell."""
    at = columns.place("name")
    filled = [place for place, cell in enumerate(cells) if cell.text]
    if (owner := columns.place("owner")) in filled and (at not in filled or fold(cells[at or 0].text) in _IN_PERSON):
        return owner or 0  # who owns something was there without anybody in their place
    first = cells[filled[0]].text
    if at is None and (is_function(first) or is_role(first.lower())) and not is_name(AFTER_NAME.split(first)[0]):
        at = next((place for place in filled[1:2] if is_name(AFTER_NAME.split(cells[place].text)[0])), None)
    return at if at in filled else filled[0]


def _is_list_alone(columns: Columns) -> bool:
    """Whether the first column is called as who was there, was not or met for others, and no other says which."""
    marks = [place for place, one in columns.meanings.items() if one in _MARKS]
    return marks == [0] or (not marks and columns.meanings.get(0) == "substitute")
