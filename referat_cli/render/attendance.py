"""The attendance tables, the meetings behind a person's numbers, and two tables compared."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from referat_cli.i18n import Messages, _, marked
from referat_cli.model.case_names import short_name
from referat_cli.model.committee import Role
from referat_cli.queries.attendance.rows import (
    AnyBy,
    AnyRow,
    CaseAttendanceRow,
    GroupRow,
    MeetingAttendanceRow,
    PersonRow,
    SeatRow,
    UnitRow,
)
from referat_cli.render import labels
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table
from referat_cli.store.paths import meeting_name

if TYPE_CHECKING:
    from referat_cli.queries.attendance.account import PersonMeeting
    from referat_cli.queries.attendance.tables import RowComparison

_ALL = 100
# The marks have so many columns, and more where one is wider.
_MARK = 8
# Words in fewer columns than this stand below their date.
_NARROW = 30

NOTHING_FOUND = _("Ingen møter med deltakerliste svarer til det du spør om.")


_ROLES: Messages[Role] = Messages(
    {
        "medlem": marked("Medlemmer"),
        "observatør": marked("Observatører"),
        "vara": marked("Varaer uten plass"),
        "gjest": marked("Gjester"),
        "sekretariat": marked("Sekretariat"),
    }
)


def role_heading(role: Role | None) -> str:
    """What those with a role are called together."""
    return _ROLES[role] if role else _("Uten rolle")


def percent(share: float | None) -> str:
    """A share for reading: all and nothing are said only where they are meant, and nothing recorded is no number."""
    if share is None:
        return "–"
    number = round(share * _ALL)
    if 0 < share < 1:
        number = min(max(number, 1), _ALL - 1)
    return _("{number} %").format(number=number)


def seat_name(row: SeatRow) -> str:
    """The unit of a seat and who has had it."""
    unit = ", ".join(filter(None, (row.unit, row.union)))
    holders = ", ".join(row.holders) or _("ingen")
    return _("{unit}: {holders}").format(unit=unit, holders=holders) if unit else holders


def _quorum(row: MeetingAttendanceRow) -> str:
    if row.at_least is None:
        return ""
    if row.quorate is None:
        return _("kan ikke avgjøres")
    if row.needed is None:
        return _("ja") if row.quorate else _("nei (minst {needed} kreves)").format(needed=row.at_least)
    return (_("ja ({needed} kreves)") if row.quorate else _("nei ({needed} kreves)")).format(needed=row.needed)


def _present(row: GroupRow | UnitRow | MeetingAttendanceRow) -> str:
    recorded = row.expected - row.unknown
    return _part(row.present + row.remote, recorded) if recorded else "–"


def _share(row: PersonRow | GroupRow | UnitRow) -> str:
    """The share, and of how many it is where some marks are not known."""
    total = row.meetings if isinstance(row, PersonRow) else row.expected
    if row.share is None or not row.unknown:
        return percent(row.share)
    return _("{share} av {recorded}").format(share=percent(row.share), recorded=total - row.unknown)


def _entitled(row: CaseAttendanceRow) -> str:
    return "?" if row.entitled is None else str(row.entitled)


def _part(part: int, whole: int) -> str:
    return _("{part} av {whole}").format(part=part, whole=whole)


def _meeting(row: MeetingAttendanceRow | CaseAttendanceRow) -> str:
    return meeting_name(row.path, row.date)


def _number(field: str, heading: str, short: str = "") -> Column[Any]:
    return Column(heading, lambda row: str(getattr(row, field)), number=True, short=short)


def _count(field: str, heading: str, short: str = "") -> Column[Any]:
    """A number that is left out where it is nothing."""
    return Column(heading, lambda row: str(getattr(row, field) or ""), number=True, optional=True, short=short)


_COMMITTEE: Column[Any] = Column(
    _("Utvalg"), lambda row: row.committee, distinctive=True, title=lambda row: row.committee
)
_ROLE: Column[Any] = Column(_("Rolle"), lambda row: row.role or "–", title=lambda row: role_heading(row.role))
_GROUP: Column[Any] = Column(_("Gruppe"), lambda row: row.group, folds=True)
_MEETINGS = _number("meetings", _("Møter"))
_MET = _number("present", _("Møtt"))
_REMOTE = _count("remote", _("Digitalt"), _("Dig."))
_MARKS = [
    _REMOTE,
    _count("excused", _("Forfall"), _("Forf.")),
    _count("absent", _("Uteblitt"), _("Utebl.")),
    _count("on_leave", _("Permisjon"), _("Perm.")),
    _count("unknown", _("Ukjent"), _("Ukj.")),
    _count("not_listed", _("Ikke ført"), _("Ikke f.")),
]
_SHARE: Column[Any] = Column(_("Andel"), _share, number=True)
_PRESENT: Column[Any] = Column(_("Til stede"), _present, number=True)
_SUBSTITUTED = _count("substituted", _("Vara"))
_SEATS: list[Column[Any]] = [_SUBSTITUTED, Column(_("Besatt"), lambda row: _part(row.filled, row.seats), number=True)]


def _table(kind: type[AnyRow], columns: Sequence[Column[Any]]) -> Table[Any]:
    return Table("rader", [_COMMITTEE, *columns], kind.__struct_encode_fields__, NOTHING_FOUND)


TABLES: dict[AnyBy, Table[Any]] = {
    "person": _table(
        PersonRow,
        [
            Column(_("Navn"), lambda row: labels.person(row.name, row.person), folds=True),
            _ROLE,
            _MEETINGS,
            _MET,
            *_MARKS,
            _SHARE,
            _count("as_substitute", _("Som vara"), _("Vara")),
            _count("for_cases", _("På sak")),
        ],
    ),
    "seat": _table(
        SeatRow,
        [
            _GROUP._replace(subtitle=lambda row: row.group),
            _ROLE,
            Column(_("Plass"), seat_name, folds=True),
            _MEETINGS,
            _MET,
            _REMOTE,
            _SUBSTITUTED,
            _count("empty", _("Tomt")),
            _MARKS[-1],
        ],
    ),
    "group": _table(GroupRow, [_GROUP, _ROLE, _MEETINGS, _PRESENT, _SHARE, *_MARKS, *_SEATS]),
    "unit": _table(
        UnitRow,
        [
            _GROUP._replace(subtitle=lambda row: row.group, folds=False),
            Column(_("Enhet"), lambda row: row.unit or _("(uten enhet)"), folds=True),
            _ROLE,
            _MEETINGS,
            _PRESENT,
            _SHARE,
            *_MARKS,
            *_SEATS,
        ],
    ),
    "meeting": _table(
        MeetingAttendanceRow,
        [
            Column(_("Møte"), _meeting, folds=True),
            _ROLE._replace(title=None),
            _PRESENT,
            *_MARKS,
            *_SEATS,
            Column(_("Vedtaksfør"), _quorum, optional=True),
        ],
    ),
    "case": _table(
        CaseAttendanceRow,
        [
            Column(_("Møte"), _meeting, subtitle=_meeting),
            _ROLE,
            Column(_("Sak"), lambda row: short_name(row.number)),
            _number("present", _("Til stede")),
            Column(_("Med stemmerett"), _entitled, number=True, short=_("Stemmer")),
            Column(_("Ukjent"), lambda row: ", ".join(row.unknown), optional=True, named=True),
            Column(_("Inhabile"), lambda row: ", ".join(row.disqualified), optional=True, named=True),
            Column(_("Borte"), lambda row: ", ".join(row.away), folds=True, named=True),
        ],
    ),
}


_EXPLANATION_KEYS = (
    "utvalg", "moetedato", "person", "navn", "oppmoete", "oppfoert", "teller", "rolle", "gruppe", "enhet", "forbund",
    "vara", "moette_for", "paa_sak", "sti", "linje",
)  # fmt: skip


def _record(meeting: "PersonMeeting") -> dict[str, object]:
    record, was = meeting.record, meeting.presence
    values = (
        record.committee, record.date, was.person, was.name, was.mark, was.listed, was.own, was.role, was.group,
        was.unit, was.seat.union if was.seat else None,
        was.substitutes, was.met_for, was.cases, record.path, meeting.line,
    )  # fmt: skip
    return dict(zip(_EXPLANATION_KEYS, values, strict=True))


def _describe_presence(meeting: "PersonMeeting") -> str:
    """What the person was at the meeting, as part of a sentence."""
    was = meeting.presence
    unit = ", ".join(filter(None, (was.unit, was.seat.union if was.seat else None)))
    seat = _("{role} i {group} for {unit}") if unit else _("{role} i {group}")
    if was.met_for:
        seat = _("møtte for {whom} ({role}), ikke i egen plass")
    parts = [seat.format(role=was.role or _("uten rolle"), group=was.group, unit=unit, whom=was.met_for)]
    if not was.listed:
        parts.append(_("ikke ført i listen"))
    if was.substitutes:
        instead = _("{names} møtte på andre saker") if was.cases else _("{names} møtte i stedet")
        parts.append(instead.format(names=labels.listed(was.substitutes)))
    if was.cases and was.own:
        parts.append(_("til stede på sak {cases}").format(cases=labels.listed(was.cases)))
    elif was.cases:
        parts.append(_("bare på sak {cases}, telles ikke for møtet").format(cases=labels.listed(was.cases)))
    return "; ".join(parts)


def _place(meeting: "PersonMeeting") -> str:
    return f"{meeting.record.path}:{meeting.line}" if meeting.line else meeting.record.path


def _explanation(meetings: "Sequence[PersonMeeting]", screen: Screen) -> str:
    """The meetings person by person, with the file and line of each mark."""
    lines = []
    widest = max([_MARK, *(len(meeting.presence.mark) for meeting in meetings)])
    ordered = sorted(meetings, key=lambda meeting: (meeting.record.committee, meeting.presence.person))
    for (committee, name, person), found in groupby(
        ordered, lambda meeting: (meeting.record.committee, meeting.presence.name, meeting.presence.person)
    ):
        lines += ["", screen.style(plain(f"{name} ({committee}: {person})"), "sterk")]
        for meeting in found:
            start, place = (
                f"{meeting.record.label}  {meeting.presence.mark:{max(widest, _MARK)}}  ",
                plain(_place(meeting)),
            )
            hang = " " * len(start)
            if screen.terminal and screen.width < len(hang) + max(_NARROW, len(place)):
                lines.append(start.rstrip())
                start = hang = "  "
            lines += [screen.wrap(plain(_describe_presence(meeting)), start, hang), f"{hang}{place}"]
    return "\n".join(lines[1:])


EXPLANATION: "Table[PersonMeeting]" = Table(
    "moeter",
    [
        Column(_("Utvalg"), lambda meeting: meeting.record.committee, distinctive=True),
        Column(_("Møte"), lambda meeting: meeting.record.label),
        Column(_("Navn"), lambda meeting: meeting.presence.name),
        Column(_("Oppmøte"), lambda meeting: meeting.presence.mark),
        Column(_("Plass"), _describe_presence),
        Column(_("Sted"), _place),
    ],
    _EXPLANATION_KEYS,
    NOTHING_FOUND,
    record=_record,
    text=_explanation,
)

# What tells which row it is, and is therefore told in its name.
_NAMES = ("utvalg", "person", "rolle", "moetedato", "saksnr")


def _label(key: str) -> str:
    """The key of a number, as people say it."""
    return {
        "moeter": _("møter"),
        "moett": _("møtt"),
        "ikke_foert": _("ikke ført"),
        "som_vara": _("som vara"),
        "paa_sak": _("på sak"),
        "kreves_minst": _("kreves minst"),
        "vedtaksfoer": _("vedtaksfør"),
        "til_stede": _("til stede"),
        "stemmeberettigede": _("med stemmerett"),
        "fravaerende": _("borte"),
    }.get(key, key)


def _value(key: str, value: Any) -> str:  # noqa: ANN401 - whatever stands in a row
    if key == "andel":
        return percent(value)
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, list | tuple):
        return ", ".join(value) or _("ingen")
    return "–" if value is None else str(value)


def _name(row: AnyRow) -> str:
    """Which row it is."""
    match row:
        case PersonRow():
            return labels.person(row.name, row.person)
        case SeatRow():
            own = row.holders[0] if row.holders and not row.unit and not row.union else None
            return ", ".join(filter(None, (row.group, row.unit, row.union, own)))
        case GroupRow():
            return row.group
        case UnitRow():
            return _("{group}: {unit}").format(group=row.group, unit=row.unit or _("(uten enhet)"))
        case MeetingAttendanceRow():
            return _meeting(row)
        case CaseAttendanceRow():
            return _("{meeting}, sak {case}").format(meeting=_meeting(row), case=short_name(row.number))


def _differences(comparison: "RowComparison") -> Iterator[dict[str, Any]]:
    """Each value that differs, then and now; of a row that came or went every value."""
    row = comparison.row
    before, after = (to_builtins(one) if one else {} for one in (comparison.before, comparison.after))
    came_or_went = comparison.before is None or comparison.after is None
    every = [key for key in {**before, **after} if key not in _NAMES] if came_or_went else []
    for key in comparison.differs or every:
        yield {
            "utvalg": row.committee,
            "rolle": row.role,
            "rad": _name(row),
            "felt": key,
            "foer": before.get(key),
            "etter": after.get(key),
        }


def _describe_difference(comparison: "RowComparison") -> str:
    """One row that differs, as a sentence."""
    row = comparison.row
    name = _("{name} ({role})").format(name=_name(row), role=row.role or _("uten rolle"))
    if comparison.before is None or comparison.after is None:
        sentence = _("{name}: bare slik det er") if comparison.before is None else _("{name}: bare slik det var")
        return sentence.format(name=name)
    changes = (
        _("{key} {before} → {after}").format(
            key=_label(value["felt"]),
            before=_value(value["felt"], value["foer"]),
            after=_value(value["felt"], value["etter"]),
        )
        for value in _differences(comparison)
    )
    return _("{name}: {changes}").format(name=name, changes=", ".join(changes))


def comparison(revision: str) -> "Table[RowComparison]":
    """The rows as a revision has them held against those of now; people read what differs."""

    def text(rows: "Sequence[RowComparison]", screen: Screen) -> str:
        heading = _("Forskjeller fra {revision}").format(revision=plain(revision))
        lines = [screen.wrap(plain(_describe_difference(row)), "- ", "  ") for row in rows if any(_differences(row))]
        return "\n".join([screen.style(screen.wrap(heading), "sterk"), "", *(lines or [_("Ingen.")])])

    return Table(
        "rader",
        [
            Column(_("Utvalg"), lambda value: value["utvalg"]),
            Column(_("Rolle"), lambda value: value["rolle"] or "–"),
            Column(_("Rad"), lambda value: value["rad"]),
            Column(_("Tall"), lambda value: _label(value["felt"])),
            Column(_("Før"), lambda value: _value(value["felt"], value["foer"])),
            Column(_("Etter"), lambda value: _value(value["felt"], value["etter"])),
        ],
        ("utvalg", "rolle", "rad", "felt", "foer", "etter"),
        NOTHING_FOUND,
        record=lambda row: {
            "foer": to_builtins(row.before) if row.before else None,
            "etter": to_builtins(row.after) if row.after else None,
            "endret": list(row.differs),
        },
        expand=_differences,
        flat=dict,
        beside={"utgave": revision},
        text=text,
    )
