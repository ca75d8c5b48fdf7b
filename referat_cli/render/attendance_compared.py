"""What do two attendance tables look like beside each other, with what differs?"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import to_builtins

from referat_cli.i18n import _
from referat_cli.queries.attendance.rows import ExplainRow, GroupRow, MeetingRow, PersonRow, Row, SeatRow, UnitRow
from referat_cli.queries.attendance.tables import RowComparison
from referat_cli.render import attendance
from referat_cli.render import table as listing
from referat_cli.render.screen import Screen, plain

_KEYS = ("utvalg", "rolle", "rad", "felt", "foer", "etter")
# What tells which row it is, and is therefore told in its name.
_NAMES = ("utvalg", "person", "rolle", "moetedato")


def _label(key: str) -> str:
    """The key of a number, as people say it."""
    return {
        "moeter": _("møter"),
        "moett": _("møtt"),
        "som_vara": _("som vara"),
        "paa_sak": _("på sak"),
        "vedtaksfoer": _("vedtaksfør"),
    }.get(key, key)


def _value(key: str, value: Any) -> str:  # noqa: ANN401 - whatever stands in a row
    if key == "andel":
        return attendance.percent(value)
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, list):
        return ", ".join(value) or _("ingen")
    return "–" if value is None else str(value)


def _name(row: Row) -> str:
    """Which row it is."""
    match row:
        case PersonRow() | ExplainRow():
            return row.name
        case SeatRow():
            own = row.holders[0] if row.holders and not row.unit and not row.union else None
            return ", ".join(filter(None, (row.group, row.unit, row.union, own)))
        case GroupRow():
            return row.group
        case UnitRow():
            return row.unit or _("(uten enhet)")
        case MeetingRow():
            return row.date


def _differences(compared: RowComparison) -> Iterator[tuple[str, Any, Any]]:
    """Each value that differs, then and now; of a row that came or went every value."""
    before, after = (to_builtins(row) if row else {} for row in (compared.before, compared.after))
    for key in compared.differs or [key for key in {**before, **after} if key not in _NAMES]:
        yield key, before.get(key), after.get(key)


def table(rows: Sequence[RowComparison], revision: str, screen: Screen) -> str:
    """Both tables, and below them what differs."""
    tables = [[row.before for row in rows if row.before], [row.after for row in rows if row.after]]
    headings = (_("Slik det var: {revision}").format(revision=plain(revision)), _("Slik det er"))
    parts = []
    for heading, found in zip(headings, tables, strict=True):
        drawn = attendance.table(_in_order(found), screen) if found else _("Ingen.")
        parts.append(f"{screen.style(heading.upper(), 'sterk')}\n\n{drawn}")
    told = [screen.wrap(plain(_told(row)), "- ", "  ") for row in rows if _is_different(row)]
    heading = screen.style(_("Forskjeller").upper(), "sterk")
    parts.append("\n".join([heading, "", *(told or [_("Ingen.")])]))
    return "\n\n".join(parts)


def _in_order(rows: Sequence[Row]) -> list[Row]:
    """Rows of one committee and one role together, as a table has them."""
    sections: dict[tuple[str, object], list[Row]] = {}
    for row in rows:
        sections.setdefault((row.committee, None if isinstance(row, MeetingRow) else row.role), []).append(row)
    return [row for section in sections.values() for row in section]


def _is_different(row: RowComparison) -> bool:
    return bool(row.differs) or row.before is None or row.after is None


def _told(row: RowComparison) -> str:
    """One row that differs, as a sentence."""
    name = _("{name} ({role})").format(name=_name(row.row), role=row.row.role or _("uten rolle"))
    if row.before is None or row.after is None:
        return (_("{name}: ny") if row.before is None else _("{name}: ikke med lenger")).format(name=name)
    changes = (
        _("{key} {before} → {after}").format(key=_label(key), before=_value(key, before), after=_value(key, after))
        for key, before, after in _differences(row)
    )
    return _("{name}: {changes}").format(name=name, changes=", ".join(changes))


def _records(rows: Sequence[RowComparison]) -> list[dict[str, Any]]:
    return [
        {
            "foer": to_builtins(row.before) if row.before else None,
            "etter": to_builtins(row.after) if row.after else None,
            "endret": list(row.differs),
        }
        for row in rows
    ]


def _as_json(rows: Sequence[RowComparison], revision: str) -> str:
    import json  # noqa: PLC0415 - people read the other form

    return json.dumps({"versjon": 1, "utgave": revision, "rader": _records(rows)}, ensure_ascii=False, indent=2)


def _flat(rows: Sequence[RowComparison]) -> list[dict[str, Any]]:
    """A row for each value that differs."""
    return [
        {
            "utvalg": row.row.committee,
            "rolle": row.row.role,
            "rad": _name(row.row),
            "felt": key,
            "foer": before,
            "etter": after,
        }
        for row in rows
        if _is_different(row)
        for key, before, after in _differences(row)
    ]


def _markdown(rows: Sequence[RowComparison], screen: Screen) -> str:
    columns: list[tuple[str, Callable[[Any], str]]] = [
        (_("Utvalg"), lambda row: row["utvalg"]),
        (_("Rolle"), lambda row: row["rolle"] or "–"),
        (_("Rad"), lambda row: row["rad"]),
        (_("Tall"), lambda row: _label(row["felt"])),
        (_("Før"), lambda row: _value(row["felt"], row["foer"])),
        (_("Etter"), lambda row: _value(row["felt"], row["etter"])),
    ]
    return listing.markdown(_flat(rows), columns, screen)


FORMATS: dict[str, Callable[[Sequence[RowComparison], str, Screen], str]] = {
    "table": table,
    "json": lambda rows, revision, _screen: _as_json(rows, revision),
    "ndjson": lambda rows, _revision, _screen: listing.ndjson(_records(rows)),
    "csv": lambda rows, _revision, _screen: listing.csv_of(_flat(rows), _KEYS),
    "markdown": lambda rows, _revision, screen: _markdown(rows, screen),
}
