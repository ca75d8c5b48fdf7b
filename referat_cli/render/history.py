"""The events of a record, the points with their authors, and what two revisions hold differently, as lists."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from referat_cli.compare.change import RecordChange
from referat_cli.i18n import _, ngettext
from referat_cli.model.meeting import Meeting
from referat_cli.queries.history import BlamedPoint, Event, EventKind, MeetingOrRegister, event_kind
from referat_cli.queries.revisions import ChangedRecord
from referat_cli.render.changes import describe_change, describe_in_markdown
from referat_cli.render.diff.marks import LEGEND
from referat_cli.render.labels import describe_date, label
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Table, escape_markdown, fenced
from referat_cli.store.commits import Commit

CHANGE_KEYS = ("sti", "moetedato", "saksnr", "felt", "foer", "etter", "art")

COMMIT_KEYS = ("commit", "emne", "forfatter", "tid")

EVENT_KEYS = (*COMMIT_KEYS, "hendelse")

EventRecord = dict[str, Any]


def change_record(path: str, date: str | None, change: RecordChange) -> EventRecord:
    """A change as the contract has it; what happened to the words of a text comes with it."""
    record: EventRecord = {
        "sti": path,
        "moetedato": date,
        "saksnr": change.case,
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


def _changes_of(row: tuple[Event, str | None]) -> list[EventRecord]:
    """A row for each change of an event, with the commit that made it."""
    event = event_record(*row)
    head = {key: event.get(key) for key in EVENT_KEYS}
    return [{**head, **change} for change in event["endringer"]] or [head]


def blame_record(point: BlamedPoint) -> EventRecord:
    """A point with the commit of its words."""
    return {"punkt": point.number, "tekst": point.text, **commit_record(point.commit)}


def _was_approved(file: ChangedRecord) -> bool:
    """Whether the meeting was approved before the change."""
    return isinstance(file.old, Meeting) and file.old.status == "godkjent"


def _difference_record(row: tuple[ChangedRecord, RecordChange]) -> EventRecord:
    """A change between two revisions of a file."""
    file, change = row
    version = file.new or file.old
    record = change_record(
        file.path or file.old_path or "", version.date if isinstance(version, Meeting) else None, change
    )
    return {**record, "godkjent": True} if _was_approved(file) else record


def _as_cells(record: EventRecord) -> EventRecord:
    """The record as a spreadsheet has it: a mapping or a list in a cell as JSON."""
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value
        for key, value in record.items()
    }


_INDENT = "  "

_SHORT = 7


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


def events(found: Sequence[tuple[Event, str | None]], screen: Screen) -> str:
    """Each event under its commit: what it did, when, who, and its changes."""
    blocks = [_event(event, number, screen) for event, number in found]
    return "\n\n".join("\n".join(block) for block in blocks)


def _event(event: Event, number: str | None, screen: Screen) -> Iterator[str]:
    what = event_kind(event, number)
    warned = what in ("endret_uten_rettelse", "slettet", "tatt_ut", "tilbakestilt")
    head = f"{event.commit.time[:10]}  {kind_words(what)}"
    yield screen.style(screen.wrap(head, hang=_INDENT * 2), "advarsel" if warned else "sterk")
    commit = event.commit
    yield screen.style(screen.wrap(plain(f"{commit.id[:_SHORT]} {commit.author}: {commit.subject}"), _INDENT), "dempet")
    if event.old_path and event.path and event.old_path != event.path:
        moved = _("filen flyttet fra {old} til {new}").format(old=event.old_path, new=event.path)
        yield screen.wrap(plain(moved), _INDENT, _INDENT * 2)
    if event.across and event.old is not None:
        yield screen.wrap(_("(sammenlignet med den siste utgaven før som kan leses)"), _INDENT)
    written, rest = _first_written(event)
    yield from _changes(rest, screen, _INDENT, number)
    for (case, field), points in written.items():
        subject = label(field) if case == number else _("sak {number}, {what}").format(number=case, what=label(field))
        amount = ngettext("{n} punkt", "{n} punkter", len(points)).format(n=len(points))
        line = _("{what}: skrevet ({amount})").format(what=subject, amount=amount)
        if len(points) == 1:
            line = f"{subject} {points[0].field.partition('/')[2]}: {points[0].after}"
        yield screen.wrap(plain(line), _INDENT, _INDENT * 2)


_Written = dict[tuple[str, str], list[RecordChange]]


def _first_written(event: Event) -> tuple[_Written, list[RecordChange]]:
    """The points of proposals and decisions that were written for the first time, by case and list; and the rest."""
    before = {case.number: case for case in event.old.cases} if isinstance(event.old, Meeting) else {}
    written: _Written = {}
    rest = []
    for change in event.changes:
        field, case = change.field.partition("/")[0], before.get(change.case or "")
        had = case and {"vedtak": case.decision, "forslag_til_vedtak": case.proposal}.get(field)
        first = change.case and field in ("vedtak", "forslag_til_vedtak") and change.before is None and not had
        if first and change.text and change.case:
            written.setdefault((change.case, field), []).append(change)
        else:
            rest.append(change)
    return written, rest


def _changes(changes: Sequence[RecordChange], screen: Screen, indent: str, number: str | None = None) -> Iterator[str]:
    """The lines of some changes, those of a case under its number, which is not said of the case asked for."""
    case: str | None = None
    inner = screen._replace(width=screen.width - len(indent))
    for change in changes:
        if change.case != case and number is None:
            case = change.case
            if case is not None and change.field != "saker":
                yield indent + screen.style(_("sak {number}").format(number=plain(case)), "sterk")
        below = _INDENT if case is not None and number is None and change.field != "saker" else ""
        narrower = inner._replace(width=inner.width - len(below))
        yield from (indent + below + line for line in describe_change(change, narrower))


def blamed(points: Sequence[BlamedPoint], screen: Screen) -> str:
    """Each point with the date, the commit and the author of its words above it."""
    lines = []
    for point in points:
        commit = point.commit
        who = f"{commit.time[:10]} {commit.id[:_SHORT]} {commit.author}" if commit else _("ikke sjekket inn")
        lines.append(screen.style(plain(f"{point.number}  {who}"), "sterk"))
        lines.append(screen.wrap(plain(point.text), _INDENT * (1 + point.number.count("."))))
    return "\n".join(lines)


def _name(document: MeetingOrRegister | None, path: str) -> str:
    if isinstance(document, Meeting):
        return _("{committee}: møtet {date}").format(committee=document.committee, date=describe_date(document.date))
    return _("{committee}: registeret").format(committee=path.split("/")[1])


def changed(files: Sequence[ChangedRecord], screen: Screen) -> str:
    """The changes of two revisions, by meeting and case."""
    return "\n\n".join("\n".join(_file(file, screen)) for file in files)


def _file(file: ChangedRecord, screen: Screen) -> Iterator[str]:
    path = file.path or file.old_path or ""
    yield screen.style(screen.wrap(plain(_name(file.new or file.old, path))), "sterk")
    yield screen.style(_INDENT + plain(path), "dempet")
    if _was_approved(file):
        yield screen.style(screen.wrap(_("møtet var godkjent"), _INDENT, _INDENT * 2), "advarsel")
    if file.old_path and file.path and file.old_path != file.path:
        yield screen.wrap(plain(_("flyttet fra {old}").format(old=file.old_path)), _INDENT, _INDENT * 2)
    yield from _changes(file.changes, screen, _INDENT)


def _changed_in_markdown(files: Sequence[ChangedRecord]) -> Iterator[str]:
    """The same as blocks of Markdown: a heading for each file, and lists of what was changed."""
    for file in files:
        path = file.path or file.old_path or ""
        yield f"### {escape_markdown(_name(file.new or file.old, path))}"
        moved = file.old_path and file.path and file.old_path != file.path
        notes = [path, _("møtet var godkjent") if _was_approved(file) else ""]
        notes.append(_("flyttet fra {old}").format(old=file.old_path) if moved else "")
        yield " <br>".join(map(escape_markdown, filter(None, notes)))
        for case, changes in groupby(file.changes, key=lambda change: change.case if change.field != "saker" else None):
            if case is not None:
                yield f"#### {escape_markdown(_('sak {number}').format(number=case))}"
            yield "\n".join(f"- {describe_in_markdown(change)}" for change in changes)
    if any(change.text for file in files for change in file.changes):
        yield LEGEND


def _fenced(text: Callable[[Sequence[Any], Screen], str]) -> Callable[[Sequence[Any], Screen], str]:
    """The same as Markdown: a block that keeps its lines and its marks."""
    return lambda rows, screen: fenced(text(rows, screen._replace(colour=False)))


# Each event with the number that the case had then, None for a meeting; in a spreadsheet a row for each change.
HISTORY: Table[tuple[Event, str | None]] = Table(
    envelope="hendelser",
    record=lambda row: event_record(*row),
    keys=(*EVENT_KEYS, *CHANGE_KEYS),
    expand=_changes_of,
    flat=_as_cells,
    text=events,
    markdown=_fenced(events),
    nothing_found=_("Git har ingen hendelser å vise."),
)

BLAME: Table[BlamedPoint] = Table(
    envelope="punkter",
    record=blame_record,
    keys=("punkt", "tekst", *COMMIT_KEYS),
    text=blamed,
    markdown=_fenced(blamed),
    nothing_found=_("Saken har ingen vedtatte punkter."),
)


def changes_table(
    files: Sequence[ChangedRecord], old: str, new: str | None
) -> Table[tuple[ChangedRecord, RecordChange]]:
    """The list of what two revisions hold differently, a row for each change; people read it file by file."""
    commit = {**commit_record(None), "commit": new}

    def text(_rows: Sequence[Any], screen: Screen) -> str:
        return changed(files, screen)

    return Table(
        envelope="hendelser",
        beside={"fra": old, "til": new},
        record=_difference_record,
        wrap=lambda changes: [{**commit, "endringer": changes}] if changes else [],
        keys=CHANGE_KEYS,
        flat=lambda row: _as_cells(_difference_record(row)),
        text=text,
        markdown=lambda _rows, _screen: "\n\n".join(_changed_in_markdown(files)),
        nothing_found=_("Ingenting er endret."),
    )
