"""A meeting taken over from paper: which file it becomes, what stands in it, and the two files written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from referat_cli.document.edits import folded, new_text
from referat_cli.document.parser import read
from referat_cli.i18n import _
from referat_cli.model.case_numbers import has_number
from referat_cli.model.closed import without_leaks
from referat_cli.model.hidden_characters import HIDDEN
from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.carried import CarriedRecord
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.places import source_places
from referat_cli.paper.reading.report import ENDING
from referat_cli.paper.reading.source import SourceDocument
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.store.archive import Archive
from referat_cli.store.atomic_write import write_file
from referat_cli.store.os_errors import reason_of
from referat_cli.store.paths import Location
from referat_cli.workflow.record import Value, editor_heading, path_of

# What is no letter of a text, and what parts its lines and is no line break everywhere.
_HIDDEN, _SEPARATOR = re.compile(f"[{HIDDEN}]"), re.compile("[\u2028\u2029\x0b\x0c\x85]")


class TakenOver(NamedTuple):
    """A meeting taken over: its path in the archive, the file, and what it says.

    ``hidden`` is how many characters of the document nobody sees, and no record may have.
    """

    path: str
    content: bytes
    value: Value
    hidden: int = 0

    @property
    def report_path(self) -> str:
        """Where the report of it stands."""
        return self.path.removesuffix(".yaml") + ENDING


def taken_over(archive: Archive, document: SourceDocument, reading: DocumentReading, code: str) -> TakenOver:
    """The file of a meeting that was read; raises `UserError` where it is none, or stands in the archive already."""
    record = without_leaks({**reading.record, "utvalg": code})  # a paper may say more of a closed case than is public
    if not isinstance(record.get("moetedato"), str):
        day = _day_without_year(document)
        sentence = _("{file} ser ikke ut som et møtereferat: fant ingen møtedato.")
        if day:
            sentence = _("{file} sier ikke hvilket år møtet var: «{day}». Skriv året i dokumentet, og prøv igjen.")
        raise UserError(sentence.format(file=document.name, day=day))
    if not any(record.get(key) for key in ("saker", "deltakere", "saksliste")):
        sentence = _("{file} ser ikke ut som et møtereferat: fant verken saker, saksliste eller deltakere.")
        raise UserError(sentence.format(file=document.name))
    record["kilde"] = {**record.get("kilde", {}), "dokument": document.name, "sha256": document.sha256}
    if places := source_places(record, reading.ledger.places):
        record["steder"] = places
    hidden = Counter[str]()
    record = {key: _visible(value, hidden) for key, value in record.items()}
    path = free_path(archive, document, record)
    text = editor_heading(archive.root, path) + folded(new_text("moete", record))
    content = text.encode()
    return TakenOver(path, content, read(content, path).value or record, hidden.total())


def _day_without_year(document: SourceDocument) -> str:
    """The first day that a document names, where it says no year; empty where it names none."""
    told = ((line.text, dates_in(line.text, "2000")) for line in document.lines)
    return next((text[dates[0].start : dates[0].end] for text, dates in told if dates), "")


def _visible(value: Any, hidden: Counter[str]) -> Any:  # noqa: ANN401 - a record, or a part of it
    """A value as a record may have it: each letter in one part, without what nobody sees, which is counted."""
    if isinstance(value, dict):
        return {key: _visible(inner, hidden) for key, inner in value.items()}
    if isinstance(value, list):
        return [_visible(inner, hidden) for inner in value]
    if not isinstance(value, str):
        return value
    text = _SEPARATOR.sub(" ", unicodedata.normalize("NFC", value))
    hidden.update(_HIDDEN.findall(text))
    return _HIDDEN.sub("", text)


def carried_over(archive: Archive, document: SourceDocument, carried: CarriedRecord) -> TakenOver:
    """The file of a meeting whose paper carries it, byte for byte; raises `UserError` where it stands there already."""
    number = int(carried.name.removeprefix(carried.value["moetedato"]).lstrip("-") or 1)
    path = free_path(archive, document, carried.value, number)
    return TakenOver(path, carried.content, carried.value)


def free_path(archive: Archive, document: SourceDocument, record: Mapping[str, Any], first: int = 1) -> str:
    """Where a meeting is written: under its date, or with the next number where another one stands there.

    ``first`` is the number that it says itself. Raises `UserError` where what stands there may well be the same
    meeting: no two of a day have a case in common.
    """
    code, day = str(record["utvalg"]), str(record["moetedato"])
    numbers = _numbers(record)
    for number in range(first, 100):
        path = path_of(code, day if number == 1 else f"{day}-{number}")
        if not archive.has(path) and not (archive.root / path).exists():
            return path
        there = archive.entry(path).document.value if archive.has(path) else None
        others = _numbers(there) if isinstance(there, Mapping) else set()
        if not numbers or not others or numbers & others:
            break
    source = there.get("kilde") if isinstance(there, Mapping) else None
    same = isinstance(source, Mapping) and source.get("sha256") == document.sha256
    why = _("{file} er hentet inn før: {path} finnes, og er ikke rørt.")
    if not same:
        why = _("{path} finnes fra før, og er ikke rørt; {file} er ikke hentet inn.")
    raise UserError(why.format(file=document.name, path=path))


def _numbers(record: Mapping[str, Any]) -> set[str]:
    """The numbers of a meeting's cases."""
    cases = record.get("saker")
    numbers = (case.get("saksnr") for case in cases if isinstance(case, Mapping)) if isinstance(cases, list) else ()
    return {number for number in numbers if isinstance(number, str) and has_number(number)}


def write_both(location: Location, meeting: TakenOver, report: str) -> None:
    """Write a meeting and its report, and nothing over what is there; the meeting comes last.

    A report that stands there already is the same one, which an import left that did not come to its end.
    """
    file, beside = location.root / meeting.path, location.root / meeting.report_path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if beside.exists() and beside.read_bytes() != report.encode():
            sentence = _("{path} finnes fra før, og er ikke rørt; slett den for å hente inn møtet på nytt.")
            raise UserError(sentence.format(path=meeting.report_path))
    except OSError as error:
        raise UserError(_("{file} kan ikke skrives: {reason}.").format(file=file, reason=reason_of(error))) from None
    write_file(beside, report.encode(), location, meeting.report_path)
    write_file(file, meeting.content, location, meeting.path)
