"""What two revisions of an archive hold differently, meeting by meeting, and as a list of changes."""

from collections.abc import Iterator, Sequence

from referat_cli.compare.change import RecordChange
from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting
from referat_cli.queries.revisions import ChangedRecord
from referat_cli.render.changes import by_case, case_heading, change_words, changes_in_markdown, describe_changes
from referat_cli.render.diff.marks import HTML_LEGEND, LEGEND, in_html
from referat_cli.render.history import CHANGE_KEYS, EventRecord, as_cells, change_record, commit_record
from referat_cli.render.labels import capitalized, describe_date, describe_status
from referat_cli.render.markdown_escapes import escape_markdown
from referat_cli.render.page import LISTS, html_document, html_text
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Table

_INDENT = "  "
NOTHING_CHANGED = _("Ingenting er endret.")


def changes_table(
    files: Sequence[ChangedRecord], old: str, new: str | None
) -> Table[tuple[ChangedRecord, RecordChange]]:
    """The list of what two revisions hold differently, a row for each change; people read it file by file."""
    commit = {**commit_record(None), "commit": new}
    return Table(
        envelope="hendelser",
        beside={"fra": old, "til": new},
        record=_record,
        wrap=lambda changes: [{**commit, "endringer": changes}] if changes else [],
        keys=CHANGE_KEYS,
        flat=lambda row: as_cells(_record(row)),
        text=lambda _rows, screen: "\n\n".join("\n".join(_file(file, screen)) for file in files),
        markdown=lambda _rows, _screen: "\n\n".join(_markdown_blocks(files)),
        nothing_found=NOTHING_CHANGED,
    )


def _record(row: tuple[ChangedRecord, RecordChange]) -> EventRecord:
    file, change = row
    version = file.new or file.old
    record = change_record(_path(file), version.date if isinstance(version, Meeting) else None, change)
    return {**record, "godkjent": True} if file.was_approved else record


def _path(file: ChangedRecord) -> str:
    return file.path or file.old_path or ""


def _name(file: ChangedRecord) -> str:
    record = file.new or file.old
    if isinstance(record, Meeting):
        return _("{committee}: møtet {date}").format(committee=record.committee, date=describe_date(record.date))
    return _("{committee}: registeret").format(committee=_path(file).split("/")[1])


def _approval(file: ChangedRecord) -> str:
    """That the meeting was approved, and when; "" of one that was not."""
    before = file.was_approved
    return _("møtet var {status}").format(status=describe_status(before)) if before else ""


def _move(file: ChangedRecord) -> str:
    """Where the file was before; "" of one that was not moved."""
    moved = file.old_path and file.path and file.old_path != file.path
    return _("flyttet fra {old}").format(old=file.old_path) if moved else ""


def _file(file: ChangedRecord, screen: Screen) -> Iterator[str]:
    yield screen.style(screen.wrap(plain(_name(file))), "sterk")
    yield screen.style(_INDENT + plain(_path(file)), "dempet")
    if approval := _approval(file):
        yield screen.style(screen.wrap(approval, _INDENT, _INDENT * 2), "advarsel")
    if move := _move(file):
        yield screen.wrap(plain(move), _INDENT, _INDENT * 2)
    yield from describe_changes(file.changes, screen, _INDENT)


def _markdown_blocks(files: Sequence[ChangedRecord]) -> Iterator[str]:
    """The same as blocks of Markdown: a heading for each file, and lists of what was changed."""
    for file in files:
        yield f"### {escape_markdown(_name(file))}"
        yield " <br>".join(map(escape_markdown, filter(None, [_path(file), _approval(file), _move(file)])))
        yield from changes_in_markdown(file.changes)
    if _has_marks(files):
        yield LEGEND


def _has_marks(files: Sequence[ChangedRecord]) -> bool:
    return any(change.text for file in files for change in file.changes)


def changes_page(files: Sequence[ChangedRecord], old: str, new: str | None) -> str:
    """The same as a page by itself; ``new`` is None where the work tree was looked at."""
    title = _("Endringer fra {old} til {new}").format(old=old, new=new or _("det som ligger på disken"))
    body = [f"<h1>{html_text(title)}</h1>", *([HTML_LEGEND] if _has_marks(files) else [])]
    for file in files:
        body.append(f"<section><h2>{html_text(_name(file))}</h2>")
        body += (f'<p class="merk">{html_text(note)}</p>' for note in filter(None, [_approval(file), _move(file)]))
        body.append(f"<p>{html_text(_path(file))}</p>")
        for case, changes in by_case(file.changes):
            body += [] if case is None else [f"<h3>{html_text(capitalized(case_heading(case)))}</h3>"]
            items = "".join(f"<li>{in_html(change_words(change))}</li>" for change in changes)
            body.append(f'<ul role="list">{items}</ul>')
        body.append("</section>")
    return html_document(title, body, LISTS)
