"""What do the events of a record look like to programs?"""

from collections.abc import Callable, Iterable, Sequence

from referat_cli.meeting.record_change import RecordChange
from referat_cli.questions.blame import Blamed
from referat_cli.questions.history import Event, kind
from referat_cli.questions.revisions import Changed
from referat_cli.record.minutes import Meeting
from referat_cli.render import listing

CHANGE_KEYS = ("sti", "moetedato", "saksnr", "felt", "foer", "etter", "art")
EVENT_KEYS = ("commit", "emne", "forfatter", "tid", "hendelse")
BLAME_KEYS = ("punkt", "tekst", "commit", "emne", "forfatter", "tid")

Record = dict[str, object]


def change_record(path: str, date: str | None, change: RecordChange) -> Record:
    """A change as the contract has it; what happened to the words of a text comes with it."""
    said: Record = {
        "sti": path,
        "moetedato": date,
        "saksnr": change.case,
        "felt": change.field,
        "foer": change.before,
        "etter": change.after,
        "art": change.kind,
    }
    if change.text:
        said["ord"] = [list(word) for word in change.words]
    if change.moved_from:
        said["flyttet_fra"] = change.moved_from
    return said


def event_record(event: Event, number: str | None) -> Record:
    """An event as the contract has it."""
    path = event.path or event.old_path or ""
    said: Record = {
        "commit": event.commit.id,
        "emne": event.commit.subject,
        "forfatter": event.commit.author,
        "tid": event.commit.time,
        "hendelse": kind(event, number),
        "endringer": [change_record(path, event.date, change) for change in event.changes],
    }
    if event.old_path and event.path and event.old_path != event.path:
        said["sti_foer"] = event.old_path
    if event.across:
        said["over_ulest"] = True
    return said


def event_rows(events: Iterable[Record]) -> list[Record]:
    """A row a change, with the commit that made it."""
    rows: list[Record] = []
    for event in events:
        changes = event["endringer"]
        head = {key: event.get(key) for key in EVENT_KEYS}
        rows += [{**head, **change} for change in changes] if isinstance(changes, list) and changes else [head]
    return rows


def blame_record(point: Blamed) -> Record:
    """A point with the commit of its words; null where none is known."""
    commit = point.commit
    return {
        "punkt": point.number,
        "tekst": point.text,
        "commit": commit and commit.id,
        "emne": commit and commit.subject,
        "forfatter": commit and commit.author,
        "tid": commit and commit.time,
    }


def changed_records(files: Sequence[Changed]) -> list[Record]:
    """The changes of two revisions, in order."""
    return [
        change_record(
            file.path or file.old_path or "",
            told.date if isinstance(told := file.new or file.old, Meeting) else None,
            c,
        )
        for file in files
        for c in file.changes
    ]


def as_json(content: Record) -> str:
    """The envelope of the contract."""
    import json  # noqa: PLC0415 - people read other forms

    return json.dumps({"versjon": 1, **content}, ensure_ascii=False, indent=2)


def _as_text(value: object) -> object:
    """A value in a cell: a mapping or a list as JSON."""
    import json  # noqa: PLC0415 - as above

    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value


def as_csv(rows: Sequence[Record], keys: Sequence[str]) -> str:
    """Rows with a heading."""
    return listing.csv_of([{key: _as_text(row.get(key)) for key in keys} for row in rows], keys)


Rendered = Callable[[Sequence[Record], Sequence[str]], str]
ROWS: dict[str, Rendered] = {"ndjson": lambda rows, _keys: listing.ndjson(rows), "csv": as_csv}
