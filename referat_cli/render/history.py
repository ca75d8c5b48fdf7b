"""The events of a record, and the points of a decision with their authors, as lists."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from referat_cli.compare.change import RecordChange
from referat_cli.i18n import _, ngettext
from referat_cli.model.case_names import case_address
from referat_cli.model.case_numbers import has_number
from referat_cli.model.meeting import Meeting
from referat_cli.queries.history import BlamedPoint, Event, EventKind, event_kind
from referat_cli.render.changes import changes_in_markdown, describe_change, describe_changes
from referat_cli.render.diff.marks import LEGEND
from referat_cli.render.labels import capitalized, describe_status, label
from referat_cli.render.markdown_escapes import escape_markdown, escape_within
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table
from referat_cli.store.commits import Commit
from referat_cli.store.paths import meeting_name

CHANGE_KEYS = ("sti", "moetedato", "saksnr", "felt", "foer", "etter", "art")

COMMIT_KEYS = ("commit", "emne", "forfatter", "tid")

EVENT_KEYS = (*COMMIT_KEYS, "hendelse")

EventRecord = dict[str, Any]
# An event, and the number that the case had then; None for a meeting.
EventRow = tuple[Event, str | None]


def change_record(path: str, date: str | None, change: RecordChange) -> EventRecord:
    """A change as the contract has it; what happened to the words of a text comes with it."""
    record: EventRecord = {
        "sti": path,
        "moetedato": date,
        "saksnr": change.case and date and case_address(meeting_name(path, date), change.case),
        "felt": change.field,
        "foer": change.before,
        "etter": change.after,
        "art": change.kind,
    }
    if change.text:
        record["ord"] = [list(word) for word in change.words]
    if change.moved_from:
        record["flyttet_fra"] = change.moved_from
    return record


def commit_record(commit: Commit | None) -> EventRecord:
    """A commit as the contract has it; null where none is known."""
    values = (commit.id, commit.subject, commit.author, commit.time) if commit else (None,) * len(COMMIT_KEYS)
    return dict(zip(COMMIT_KEYS, values, strict=True))


def event_record(event: Event, number: str | None) -> EventRecord:
    """An event as the contract has it."""
    path = event.path or event.old_path or ""
    record: EventRecord = {
        **commit_record(event.commit),
        "hendelse": event_kind(event, number),
        "endringer": [change_record(path, event.date, change) for change in event.changes],
    }
    if event.old_path and event.path and event.old_path != event.path:
        record["sti_foer"] = event.old_path
    if event.across:
        record["over_ulest"] = True
    return record


def _changes_of(row: EventRow) -> list[EventRecord]:
    """A row for each change of an event, with the commit that made it."""
    event = event_record(*row)
    head = {key: event.get(key) for key in EVENT_KEYS}
    return [{**head, **change} for change in event["endringer"]] or [head]


def blame_record(point: BlamedPoint) -> EventRecord:
    """A point with the commit of its words."""
    return {"punkt": point.number, "tekst": point.text, **commit_record(point.commit)}


def as_cells(record: EventRecord) -> EventRecord:
    """The record as a spreadsheet has it: a mapping or a list in a cell as JSON."""
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value
        for key, value in record.items()
    }


_INDENT = "  "


def kind_words(of: EventKind) -> str:
    """What a commit did, in a word or three."""
    return {
        "innkalt": _("Kalt inn"),
        "foreslaatt": _("Foreslått"),
        "foert": _("Ført"),
        "vedtatt": _("Vedtatt"),
        "godkjent": _("Godkjent"),
        "endret": _("Innkallingen endret"),
        "rettet": _("Utkastet rettet"),
        "rettet_etter_godkjenning": _("Rettet etter godkjenning"),
        "endret_uten_rettelse": _("Endret etter godkjenning, uten rettelse"),
        "tilbakestilt": _("Satt tilbake"),
        "flyttet": _("Filen flyttet"),
        "slettet": _("Slettet"),
        "tatt_ut": _("Tatt ut av møtet"),
        "register": _("Registeret endret"),
    }[of]


def _heading(event: Event, number: str | None) -> str:
    """What a commit did; of an approval, when it was approved and where."""
    what = event_kind(event, number)
    if what == "godkjent" and isinstance(event.new, Meeting):
        return capitalized(describe_status(event.new))
    return kind_words(what)


def _shown_changes(event: Event, number: str | None) -> tuple[RecordChange, ...]:
    """The changes that the heading does not say already."""
    said = ("status", "godkjent") if event_kind(event, number) == "godkjent" and event.old else ()
    return tuple(change for change in event.changes if not (change.case is None and change.field in said))


def _notes(event: Event) -> Iterator[str]:
    """What is said of the file itself."""
    if event.old_path and event.path and event.old_path != event.path:
        yield _("filen flyttet fra {old} til {new}").format(old=event.old_path, new=event.path)
    if event.across and event.old is not None:
        yield _("(sammenlignet med den siste utgaven før som kan leses)")


def _who(commit: Commit) -> str:
    return f"{commit.short_id} {commit.author}: {commit.subject}"


def events(found: Sequence[EventRow], screen: Screen) -> str:
    """Each event under its commit: what it did, when, who, and its changes."""
    several = _in_several_meetings(found)
    return "\n\n".join("\n".join(_event(event, number, screen, several=several)) for event, number in found)


def _in_several_meetings(found: Sequence[EventRow]) -> bool:
    """Whether the events are of a case that was treated in several meetings."""
    return len({_meeting(event) for event, number in found if number is not None}) > 1


def _meeting(event: Event) -> tuple[str, str]:
    """The committee and the name of the meeting that an event is of."""
    path = event.path or event.old_path or ""
    return path.split("/")[1], meeting_name(path, event.date or "")


def _which(event: Event, number: str | None) -> str:
    """The case and the meeting, in the history of one that several meetings have treated."""
    committee, meeting = _meeting(event)
    case = _("sak {number}, ").format(number=number) if number and has_number(number) else ""
    return _(" ({case}{committee} {meeting})").format(case=case, committee=committee, meeting=meeting)


def _event(event: Event, number: str | None, screen: Screen, *, several: bool) -> Iterator[str]:
    warned = event_kind(event, number) in ("endret_uten_rettelse", "slettet", "tatt_ut", "tilbakestilt")
    head = f"{event.commit.time[:10]}  {_heading(event, number)}{_which(event, number) if several else ''}"
    yield screen.style(screen.wrap(head, hang=_INDENT * 2), "advarsel" if warned else "sterk")
    yield screen.style(screen.wrap(plain(_who(event.commit)), _INDENT), "dempet")
    yield from (screen.wrap(plain(note), _INDENT, _INDENT * 2) for note in _notes(event))
    written, rest = _first_written(event, number)
    if number is None:
        yield from describe_changes(rest, screen, _INDENT)
    else:
        inner = screen._replace(width=screen.width - len(_INDENT))
        yield from (_INDENT + line for change in rest for line in describe_change(change, inner))
    yield from (screen.wrap(plain(line), _INDENT, _INDENT * 2) for line in written)


def events_in_markdown(found: Sequence[EventRow], _screen: Screen) -> str:
    """The same as Markdown: a heading for each commit, and lists of what it changed."""
    return "\n\n".join(_markdown_blocks(found))


def _markdown_blocks(found: Sequence[EventRow]) -> Iterator[str]:
    marked = False
    several = _in_several_meetings(found)
    for event, number in found:
        which = _which(event, number) if several else ""
        yield f"### {event.commit.time[:10]} {escape_markdown(_heading(event, number) + which)}"
        yield " <br>".join(map(escape_markdown, [_who(event.commit), *_notes(event)]))
        written, rest = _first_written(event, number)
        yield from changes_in_markdown(rest, written, in_case=number is not None)
        marked = marked or any(change.text for change in rest)
    if marked:
        yield LEGEND


def _first_written(event: Event, number: str | None) -> tuple[list[str], list[RecordChange]]:
    """What was written for the first time, a line for each (attendance, proposals, decisions); the other changes."""
    attendance = _first_attendance(event) if number is None else ""
    before = {case.number: case for case in event.old.cases} if isinstance(event.old, Meeting) else {}
    written: dict[tuple[str, str], list[RecordChange]] = {}
    rest = []
    for change in _shown_changes(event, number):
        field, case = change.field.partition("/")[0], before.get(change.case or "")
        if attendance and field == "deltakere":
            continue
        had = case and {"vedtak": case.decision, "forslag_til_vedtak": case.proposal}.get(field)
        first = change.case and field in ("vedtak", "forslag_til_vedtak") and change.before is None and not had
        if first and change.text and change.case:
            written.setdefault((change.case, field), []).append(change)
        else:
            rest.append(change)
    lines = [_written(case, field, points, number) for (case, field), points in written.items()]
    return [*filter(None, [attendance]), *lines], rest


def _first_attendance(event: Event) -> str:
    """That the list of who was there was written, and how many stand on it; "" where it was there before."""
    old, new = event.old, event.new
    if not isinstance(old, Meeting) or not isinstance(new, Meeting) or old.attendance is not None or not new.attendance:
        return ""
    people = sum(len(group.people) for group in new.attendance)
    amount = ngettext("{n} person", "{n} personer", people).format(n=people)
    return _("{what}: skrevet ({amount})").format(what=label("deltakere"), amount=amount)


def _written(case: str, field: str, points: Sequence[RecordChange], number: str | None) -> str:
    """That a proposal or a decision was written; what it says where it is a single point."""
    subject = label(field) if case == number else _("sak {number}, {what}").format(number=case, what=label(field))
    if len(points) == 1:
        return f"{subject} {points[0].field.partition('/')[2]}: {points[0].after}"
    amount = ngettext("{n} punkt", "{n} punkter", len(points)).format(n=len(points))
    return _("{what}: skrevet ({amount})").format(what=subject, amount=amount)


def one_line(row: EventRow) -> str:
    """A commit in one line, as `git log --oneline` has it."""
    event, number = row
    commit = event.commit
    what = f"{commit.short_id} {commit.time[:10]} {_heading(event, number)}"
    return plain(_("{what} ({author}: {subject})").format(what=what, author=commit.author, subject=commit.subject))


def _given(point: BlamedPoint) -> str:
    """When, by which commit and by whom a point was given its words."""
    commit = point.commit
    return f"{commit.time[:10]} {commit.short_id} {commit.author}" if commit else _("ikke sjekket inn")


def blamed(points: Sequence[BlamedPoint], screen: Screen) -> str:
    """Each point with the date, the commit and the author of its words above it."""
    lines = []
    for point in points:
        lines.append(screen.style(plain(f"{point.number}  {_given(point)}"), "sterk"))
        lines.append(screen.wrap(plain(point.text), _INDENT * (1 + point.number.count("."))))
    return "\n".join(lines)


def _blamed_in_markdown(points: Sequence[BlamedPoint], _screen: Screen) -> str:
    return "\n".join(
        f"{_INDENT * point.number.count('.')}- **{escape_within(point.number)}** {escape_within(_given(point))} <br>"
        f"{escape_within(point.text)}"
        for point in points
    )


# Each event with the number that the case had then, None for a meeting; in a spreadsheet a row for each change.
HISTORY: Table[EventRow] = Table(
    envelope="hendelser",
    record=lambda row: event_record(*row),
    keys=(*EVENT_KEYS, *CHANGE_KEYS),
    expand=_changes_of,
    flat=as_cells,
    text=events,
    markdown=events_in_markdown,
    nothing_found=_("Git har ingen hendelser å vise."),
)

# The same, a line for each commit; a program gets what it always gets.
ONELINE: Table[EventRow] = Table(
    envelope="hendelser",
    columns=[
        Column("Commit", lambda row: row[0].commit.short_id),
        Column(_("Dato"), lambda row: row[0].commit.time[:10]),
        Column(_("Hendelse"), lambda row: _heading(*row)),
        Column(_("Hvem"), lambda row: row[0].commit.author),
        Column(_("Emne"), lambda row: row[0].commit.subject),
    ],
    record=lambda row: event_record(*row),
    keys=EVENT_KEYS,
    text=lambda rows, _screen: "\n".join(map(one_line, rows)),
    nothing_found=HISTORY.nothing_found,
)

BLAME: Table[BlamedPoint] = Table(
    envelope="punkter",
    record=blame_record,
    keys=("punkt", "tekst", *COMMIT_KEYS),
    text=blamed,
    markdown=_blamed_in_markdown,
    nothing_found=_("Saken har ingen vedtatte punkter."),
)
