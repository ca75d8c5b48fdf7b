"""What do the attendance tables look like?"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.committee import Role
from referat_cli.queries.attendance.rows import ExplainRow, GroupRow, MeetingRow, PersonRow, Row, SeatRow, UnitRow
from referat_cli.render import table as listing
from referat_cli.render.attendance_layout import Column, Part, drawn
from referat_cli.render.screen import Screen, plain

# The heading, the shorter one for a narrow screen, and how the cell is read. A column of numbers stands right.
_Column = tuple[str, str, Callable[[Any], str], bool]
_ALL = 100
# Words in fewer columns than this stand below their date.
_NARROW = 30


def role_heading(role: Role | None) -> str:
    """What those with a role are called together."""
    if role is None:
        return _("Uten rolle")
    return {
        "medlem": _("Medlemmer"),
        "observatør": _("Observatører"),
        "vara": _("Varaer uten plass"),
        "gjest": _("Gjester"),
        "sekretariat": _("Sekretariat"),
    }[role]


def percent(share: float | None) -> str:
    """A share for reading: all and nothing are said only where they are meant, and nothing recorded is no number."""
    if share is None:
        return "–"
    number = round(share * _ALL)
    if 0 < share < 1:
        number = min(max(number, 1), _ALL - 1)
    return _("{number} %").format(number=number)


def _number(name: str, heading: str, short: str = "") -> _Column:
    return heading, short or heading, lambda row: str(getattr(row, name)), True


def _some(name: str, heading: str, short: str = "") -> _Column:
    """A number that is left out where nobody has any."""
    return heading, short or heading, lambda row: str(getattr(row, name) or ""), True


def _of(part: Callable[[Any], int], whole: str, heading: str) -> _Column:
    return (
        heading,
        heading,
        lambda row: _("{part} av {whole}").format(part=part(row), whole=getattr(row, whole)),
        True,
    )


def _text(heading: str, read: Callable[[Any], str]) -> _Column:
    return heading, heading, read, False


def _share() -> _Column:
    return _("Andel"), _("Andel"), lambda row: percent(row.share), True


def _seat_name(row: SeatRow) -> str:
    unit = ", ".join(part for part in (row.unit, row.union) if part)
    holders = ", ".join(row.holders) or _("ingen")
    return _("{unit}: {holders}").format(unit=unit, holders=holders) if unit else holders


def _quorum(row: MeetingRow) -> str:
    if row.quorate is None:
        return ""
    return (_("ja ({needed} kreves)") if row.quorate else _("nei ({needed} kreves)")).format(needed=row.needed)


def _were(row: GroupRow | UnitRow | MeetingRow) -> int:
    return row.present + row.remote


def _marks() -> list[_Column]:
    return [
        _some("remote", _("Digitalt"), _("Dig.")),
        _some("excused", _("Forfall"), _("Forf.")),
        _some("absent", _("Uteblitt"), _("Utebl.")),
        _some("unknown", _("Ukjent"), _("Ukj.")),
    ]


def _seats() -> list[_Column]:
    return [_some("substituted", _("Vara")), _of(lambda row: row.filled, "seats", _("Besatt"))]


def _columns(rows: Sequence[Row]) -> list[_Column]:
    """The columns of a table, the names first; of seats first their groups."""
    part = _of(_were, "expected", _("Til stede"))
    match rows[0]:
        case PersonRow():
            met = _number("present", _("Møtt"))
            named = [_text(_("Navn"), lambda row: row.name), _number("meetings", _("Møter")), met]
            return [
                *named,
                *_marks(),
                _share(),
                _some("as_substitute", _("Som vara"), _("Vara")),
                _some("for_cases", _("På sak")),
            ]
        case SeatRow():
            filled = [_some("substituted", _("Vara")), _some("empty", _("Tomt"))]
            met = _number("present", _("Møtt"))
            counted = [_number("meetings", _("Møter")), met, _some("remote", _("Digitalt"), _("Dig.")), *filled]
            return [_text(_("Gruppe"), lambda row: row.group), _text(_("Plass"), _seat_name), *counted]
        case GroupRow():
            named = [_text(_("Gruppe"), lambda row: row.group), _number("meetings", _("Møter"))]
            return [*named, part, _share(), *_marks(), *_seats()]
        case UnitRow():
            unit = _text(_("Enhet"), lambda row: row.unit or _("(uten enhet)"))
            return [unit, _number("meetings", _("Møter")), part, _share(), *_marks(), *_seats()]
        case MeetingRow():
            named = [_text(_("Møte"), lambda row: row.date), _text(_("Rolle"), lambda row: row.role or "–")]
            return [*named, part, *_marks(), *_seats(), _text(_("Vedtaksfør"), _quorum)]
        case ExplainRow():
            return [
                _text(_("Møte"), lambda row: row.date),
                _text(_("Navn"), lambda row: row.name),
                _text(_("Oppmøte"), lambda row: row.mark),
                _text(_("Plass"), _explained),
                _text(_("Sted"), _place),
            ]


def _shown(rows: Sequence[Row]) -> list[_Column]:
    """The columns that say something."""
    return [column for column in _columns(rows) if any(column[2](row) for row in rows)]


def table(rows: Sequence[Row], screen: Screen) -> str:
    """Tables for people: members and observers apart, and each committee by itself."""
    several = len({row.committee for row in rows}) > 1
    parts = []
    for (committee, heading), found in groupby(rows, _section):
        part = list(found)
        title = ": ".join(filter(None, [committee if several else "", heading]))
        groups = tuple(plain(row.group) for row in part if isinstance(row, SeatRow))
        columns = _shown(part)[1:] if groups else _shown(part)
        parts.append(Part(title, tuple(_read(part, column) for column in columns), groups))
    return drawn(parts, screen)


def _read(rows: Sequence[Row], column: _Column) -> Column:
    heading, short, read, right = column
    return Column(heading, short, tuple(plain(read(row)) for row in rows), right)


def _section(row: Row) -> tuple[str, str]:
    return row.committee, "" if isinstance(row, MeetingRow | ExplainRow) else role_heading(row.role)


def markdown(rows: Sequence[Row], screen: Screen) -> str:
    """One table as Markdown, with the role as a column."""
    columns = [(column[0], column[2]) for column in _shown(rows)] if rows else []
    if rows and not isinstance(rows[0], MeetingRow | ExplainRow):
        columns.insert(1, (_("Rolle"), lambda row: row.role or "–"))
    if len({row.committee for row in rows}) > 1:
        columns.insert(0, (_("Utvalg"), lambda row: row.committee))
    return listing.markdown(rows, columns, screen)


def _csv(rows: Sequence[Row], _screen: Screen) -> str:
    return listing.as_csv(rows, type(rows[0]).__struct_encode_fields__) if rows else ""


def _explained(row: ExplainRow) -> str:
    """What the person was at the meeting, as part of a sentence."""
    unit = ", ".join(part for part in (row.unit, row.union) if part)
    place = _("{role} i {group} for {unit}") if unit else _("{role} i {group}")
    if row.met_for:
        place = _("møtte for {whom} ({role}), ikke i egen plass")
    told = [place.format(role=row.role or _("uten rolle"), group=row.group, unit=unit, whom=row.met_for)]
    if not row.listed:
        told.append(_("ikke ført i listen"))
    if row.substitutes:
        told.append(_("{names} møtte i stedet").format(names=_(" og ").join(row.substitutes)))
    if row.cases:
        told.append(_("bare på sak {cases}, telles ikke for møtet").format(cases=", ".join(row.cases)))
    return "; ".join(told)


def _place(row: ExplainRow) -> str:
    return f"{row.path}:{row.line}" if row.line else row.path


def explanation(rows: Sequence[ExplainRow], screen: Screen) -> str:
    """The meetings behind people's numbers, for people: person by person, and the file and line of each mark."""
    lines = []
    for (committee, name, person), found in groupby(
        sorted(rows, key=lambda row: (row.committee, row.person)), lambda row: (row.committee, row.name, row.person)
    ):
        lines += ["", screen.style(plain(f"{name} ({committee}: {person})"), "sterk")]
        for row in found:
            start, told, place = f"{row.date}  {row.mark:8}  ", plain(_explained(row)), plain(_place(row))
            hang = " " * len(start)
            if screen.terminal and screen.width < len(hang) + max(_NARROW, len(place)):
                lines.append(start.rstrip())
                start = hang = "  "
            lines += [screen.wrap(told, start, hang), f"{hang}{place}"]
    return "\n".join(lines[1:])


Format = Callable[[Sequence[Row], Screen], str]

FORMATS: dict[str, Format] = {
    "table": table,
    "json": lambda rows, _screen: listing.as_json(rows, "rader"),
    "ndjson": lambda rows, _screen: listing.ndjson(rows),
    "csv": _csv,
    "markdown": markdown,
}

# The same for the meetings meetings_behind a person's numbers.
EXPLAINED: dict[str, Callable[[Sequence[ExplainRow], Screen], str]] = {
    "table": explanation,
    "json": lambda rows, _screen: listing.as_json(rows, "moeter"),
    "ndjson": lambda rows, _screen: listing.ndjson(rows),
    "csv": _csv,
    "markdown": markdown,
}
