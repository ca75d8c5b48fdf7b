"""What differs between two attendance tables, one of the record then and one of the record now?"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import asdict

from referat_cli.questions.attendance_rows import GroupRow, MeetingRow, PersonRow, Row, SeatRow, UnitRow

# What tells a row from the others of its table; a seat without a unit or a union is its holder's own.
_IDENTITY: dict[type[Row], tuple[str, ...]] = {
    PersonRow: ("committee", "person", "role"),
    SeatRow: ("committee", "group", "unit", "union"),
    GroupRow: ("committee", "group", "role"),
    UnitRow: ("committee", "unit", "role"),
    MeetingRow: ("committee", "date", "role"),
}


class Compared(NamedTuple):
    """One row then and now, None where it was not there; ``differs`` are the keys of the record that differ."""

    before: Row | None
    after: Row | None
    differs: tuple[str, ...]

    @property
    def row(self) -> Row:
        """The row as it is, or as it was where it is gone."""
        row = self.before if self.after is None else self.after
        assert row is not None  # noqa: S101 - one of the two is there
        return row


def compared(before: Sequence[Row], after: Sequence[Row]) -> list[Compared]:
    """The rows of both tables in the order of the one now; what is gone stands where it stood."""
    olds, news = _keyed(before), _keyed(after)
    order = list(news)
    reached = 0
    for key in olds:
        if key in news:
            reached = order.index(key) + 1
        else:
            order.insert(reached, key)
            reached += 1
    return [Compared(olds.get(key), news.get(key), _differs(olds.get(key), news.get(key))) for key in order]


def _keyed(rows: Sequence[Row]) -> dict[tuple[object, ...], Row]:
    """The rows by what tells them apart; of several that are told apart by nothing, by their order."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        own = row.holders[:1] if isinstance(row, SeatRow) and not row.unit and not row.union else ()
        key: tuple[object, ...] = (*(getattr(row, name) for name in _IDENTITY[type(row)]), *own)
        number = 0
        while (*key, number) in found:
            number += 1
        found[*key, number] = row
    return found


def _differs(before: Row | None, after: Row | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    names = zip(type(after).__struct_fields__, type(after).__struct_encode_fields__, strict=True)
    old, new = asdict(before), asdict(after)
    return tuple(key for name, key in names if old[name] != new[name])
