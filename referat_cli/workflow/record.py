"""A file of the record that is to be written: read as it stands on the disk, and replaced in one step."""

from pathlib import Path
from typing import Any, NamedTuple

from referat_cli.document.document import Document
from referat_cli.document.edits import new_text, rewritten
from referat_cli.document.parser import read
from referat_cli.document.schema import Kind, fits
from referat_cli.i18n import _
from referat_cli.model.problem import Problem
from referat_cli.model.user_error import UserError
from referat_cli.store.archive import Archive
from referat_cli.store.atomic_write import store, write_file
from referat_cli.store.paths import FOLDER, kind_of

# A record, or a part of it, with its own keys.
Value = dict[str, Any]


class OpenRecord(NamedTuple):
    """A record as it is read, and its value, which may be changed."""

    path: str
    document: Document
    value: Value


def open_record(archive: Archive, path: str) -> OpenRecord:
    """The record of a path; raises `UserError` where it cannot be read or has not the form of its kind."""
    entry = archive.entry(path)
    if entry.meeting is None and entry.committee is None:
        sentence = _("{path} kan ikke leses, og blir ikke rørt; se «referat validate {path}».")
        raise UserError(sentence.format(path=path))
    value = entry.document.value
    return OpenRecord(path, entry.document, {**value})


def changed_text(record: OpenRecord, value: Value, *more: Value) -> str:
    """The file with another value, and then with others, each written into what the one before it left.

    Raises `UserError` where it could not be read, or a comment stands in the way.
    """
    text = _changed_text(record, value)
    if not more:
        return text
    return changed_text(OpenRecord(record.path, read(text.encode(), record.path), value), *more)


def _changed_text(record: OpenRecord, value: Value) -> str:
    try:
        return _readable(rewritten(record.document, kind_of(record.path), value), record.path)
    except ValueError:
        _readable(new_text(kind_of(record.path), value), record.path)
        sentence = _("{path} kan ikke endres uten at en merknad i den blir borte. Gjør endringen i filen selv.")
        raise UserError(sentence.format(path=record.path)) from None


def _readable(text: str, path: str) -> str:
    """The text, when it reads as a record of its kind; raises `UserError` where something in it cannot stand there."""
    document = read(text.encode(), path)
    wrong = [one for one in document.problems if one.severity == "feil"] if not document.readable else []
    for problem in (*wrong, *_problems_of_form(document, kind_of(path))):
        sentence = _("{message}; {step}. Ingenting er skrevet.")
        raise UserError(sentence.format(message=problem.message, step=problem.step))
    return text


def _problems_of_form(document: Document, kind: Kind) -> tuple[Problem, ...]:
    if kind == "moete" and fits(document.likely_value, kind):
        return ()
    from referat_cli.document.schema_errors import problems  # noqa: PLC0415 - most records have their form

    return problems(document, kind)


def save(archive: Archive, record: OpenRecord, text: str) -> None:
    """Replace a file of the archive, as it was read."""
    store(archive.snapshot.location, record.path, text.encode(), record.document.raw.encode())


def add(archive: Archive, path: str, value: Value) -> None:
    """Write a new file, with the line that lets an editor explain it; raises `UserError` where there is one."""
    if (archive.root / path).exists():
        raise UserError(_("{path} finnes fra før.").format(path=path))
    text = _readable(editor_heading(archive.root, path) + new_text(kind_of(path), value), path)
    file = archive.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, text.encode(), archive.snapshot.location, path)


def editor_heading(root: Path, path: str) -> str:
    """The line that lets an editor explain a file of an archive; "" where the archive has no schemas."""
    schema = f"schema/{kind_of(path)}.schema.json"
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{schema}\n" if (root / schema).is_file() else ""


def path_of(committee: str, name: str) -> str:
    """Where a meeting's file stands: its name is the date, and of a second one that day "-2" after it."""
    return f"{FOLDER}/{committee}/{name[:4]}/{name}.yaml"
