"""The history of the lines about people: in attendance lists, and in the registers of one person."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from referat_cli.compare.change import RecordChange
from referat_cli.i18n import _
from referat_cli.queries.attendance.history import AttendanceChange
from referat_cli.queries.history import RegisterChange
from referat_cli.queries.people import Person
from referat_cli.render.changes import describe_change
from referat_cli.render.history import COMMIT_KEYS, commit_record
from referat_cli.render.people import place, time
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table
from referat_cli.store.commits import Commit
from referat_cli.store.paths import meeting_name

_CHANGE_KEYS = ("felt", "foer", "etter")
_ATTENDANCE_KEYS = (
    *COMMIT_KEYS, "moetedato", "navn", *_CHANGE_KEYS, "etter_godkjenning", "utvalg", "gruppe", "sti"
)  # fmt: skip
_REGISTER_KEYS = (*COMMIT_KEYS, "utvalg", "sti", *_CHANGE_KEYS)


def _minute(time: str) -> str:
    return time[:16].replace("T", " ")


def _heading(commit: Commit, screen: Screen) -> str:
    """The line above what a commit changed."""
    author = commit.author.partition(" <")[0] or commit.author
    made = _("{time}, {author}").format(time=_minute(commit.time), author=author)
    text = plain(f"{commit.short_id}  {made}: {commit.subject}")
    return "\n".join(screen.style(line, "sterk") for line in screen.wrap(text, "", "  ").splitlines())


def _value(value: Any) -> str:  # noqa: ANN401 - a mark, a name, or a whole line
    """A value in a cell."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(part)}" for key, part in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def attendance_record(change: AttendanceChange) -> dict[str, Any]:
    """A change of an attendance list, with the record's keys."""
    return {
        **commit_record(change.commit),
        "moetedato": change.date,
        "navn": change.name,
        **_change_record(change.change),
        "etter_godkjenning": change.after_approval,
        "utvalg": change.committee,
        "gruppe": change.group,
        "sti": change.path,
    }


def _register_record(change: RegisterChange) -> dict[str, Any]:
    about = {"utvalg": change.committee, "sti": change.path}
    return {**commit_record(change.commit), **about, **_change_record(change.change)}


def _change_record(change: RecordChange) -> dict[str, Any]:
    return {"felt": change.field, "foer": change.before, "etter": change.after}


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "foer": _value(record["foer"]), "etter": _value(record["etter"])}


def _of_meeting(change: AttendanceChange) -> tuple[str, str, bool]:
    return change.committee, meeting_name(change.path, change.date), change.after_approval


def _attendance_text(changes: Sequence[AttendanceChange], screen: Screen) -> str:
    """The changes commit by commit and meeting by meeting."""
    several = len({change.committee for change in changes}) > 1
    narrower = screen._replace(width=screen.width - 4)
    blocks = []
    for commit, found in groupby(changes, lambda change: change.commit):
        lines = [_heading(commit, screen)]
        for (committee, name, approved), part in groupby(found, _of_meeting):
            meeting = _("møtet {date}").format(date=name)
            meeting = f"{committee}: {meeting}" if several else meeting
            note = _(" (etter at referatet var godkjent)") if approved else ""
            lines.append(screen.wrap(plain(f"{meeting}{note}"), "  ", "    "))
            lines += [f"    {line}" for change in part for line in describe_change(change.change, narrower)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


_FIELD: Column[Any] = Column(_("Felt"), lambda change: change.change.field)
_BEFORE: Column[Any] = Column(_("Før"), lambda change: _value(change.change.before))
_AFTER: Column[Any] = Column(_("Etter"), lambda change: _value(change.change.after))
_TIME: Column[Any] = Column(_("Tid"), lambda change: _minute(change.commit.time))

ATTENDANCE_HISTORY: Table[AttendanceChange] = Table(
    "endringer",
    [
        _TIME,
        Column(_("Forfatter"), lambda change: change.commit.author.partition(" <")[0]),
        Column(_("Commit"), lambda change: change.commit.short_id),
        Column(_("Møte"), lambda change: meeting_name(change.path, change.date)),
        Column(_("Navn"), lambda change: change.name or "–"),
        _FIELD,
        _BEFORE,
        _AFTER,
        Column(_("Etter godkjenning"), lambda change: _("ja") if change.after_approval else ""),
    ],
    _ATTENDANCE_KEYS,
    _("Ingen senere endringer i deltakerlistene svarer til det du spør om."),
    record=attendance_record,
    flat=lambda change: _flat(attendance_record(change)),
    text=_attendance_text,
)


def register_history(person: Person) -> Table[RegisterChange]:
    """The table of what commits changed in the registers about a person."""

    def text(changes: Sequence[RegisterChange], screen: Screen) -> str:
        """The seats as the registers have them, and below them every change of the lines, commit by commit."""
        lines = [screen.style(plain(person.name), "sterk"), "", screen.style(_("Plasser").upper(), "sterk")]
        for line in person.lines:
            seat = ", ".join(filter(None, (place(line), line.role, time(line))))
            lines.append(screen.wrap(plain(f"{line.committee}: {seat}"), "- ", "  "))
        lines += ["", screen.style(_("Endringer i registeret").upper(), "sterk")]
        narrower = screen._replace(width=screen.width - 2)
        for commit, found in groupby(changes, lambda change: change.commit):
            lines.append(_heading(commit, screen))
            lines += [f"  {line}" for change in found for line in describe_change(change.change, narrower)]
        return "\n".join(lines)

    return Table(
        "endringer",
        [_TIME, Column(_("Forfatter"), lambda change: change.commit.author), _FIELD, _BEFORE, _AFTER],
        _REGISTER_KEYS,
        _("Ingen innsjekking har endret registeret om {name}.").format(name=plain(person.name)),
        record=_register_record,
        flat=lambda change: _flat(_register_record(change)),
        text=text,
    )
