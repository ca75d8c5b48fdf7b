"""The papers that a call means: which meeting or case, as which kind of paper, and how each is to look."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

from referat_cli import __version__
from referat_cli.cli.console import notify
from referat_cli.cli.resolve_cases import (
    parse_meeting_address,
    resolve_case,
    resolve_last_or_next,
    resolve_meeting,
    resolve_meeting_file,
)
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import warn_unreadable, warn_unreadable_file
from referat_cli.i18n import _
from referat_cli.model.case_numbers import has_number
from referat_cli.model.names import slug
from referat_cli.model.user_error import UserError
from referat_cli.paper.characters import check_characters, saying_where
from referat_cli.paper.layout import paper
from referat_cli.paper.printed import Printed
from referat_cli.paper.tree import Kind
from referat_cli.paper.writing.look import Embedded, Look
from referat_cli.paper.writing.own_templates import own_templates
from referat_cli.queries.committee_names import name_of_the_day
from referat_cli.queries.meetings import MeetingCriteria, meetings
from referat_cli.store.paths import ENDINGS, FOLDER, REGISTER, meeting_name
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot

# The formats, and how their files end.
FORMATS = {"pdf": "pdf", "docx": "docx", "html": "html", "markdown": "md"}
_YEAR = re.compile(r"(?:(?P<committee>[^:]+):)?(?P<year>\d{4})")


class AskedPaper(NamedTuple):
    """A meeting that is to be printed, or the case at a place (from 0) of one; ``of_year`` where nobody named it."""

    path: str
    place: int | None = None
    of_year: bool = False


class PlannedPaper(NamedTuple):
    """A paper that is to be made: what stands on it, its kind, and what its file is called without its ending."""

    path: str
    place: int | None
    printed: Printed
    kind: Kind
    name: str


def asked_papers(records: Records, addresses: tuple[str, ...], code: str | None) -> list[AskedPaper]:
    """What the addresses mean, each paper once."""
    return list(dict.fromkeys(one for address in addresses for one in _asked(records, address, code)))


def _asked(records: Records, address: str, code: str | None) -> Iterator[AskedPaper]:
    """What an address means: meetings of a year, one meeting, or one case."""
    if found := _YEAR.fullmatch(address):
        named = resolve_committee(records, found["committee"]) if found["committee"] else code
        year = found["year"]
        warn_unreadable(records)
        rows = meetings(records, MeetingCriteria(named, f"{year}-01-01", f"{year}-12-31"), "9999-12-31")
        if not rows:
            notify(_("Ingen møter i {year}.").format(year=year))
        yield from (AskedPaper(row.path, of_year=True) for row in reversed(rows))
    elif address.endswith(ENDINGS):
        yield AskedPaper(resolve_meeting_file(records, address))
    elif path := resolve_last_or_next(records, f"{code}:{address}" if code and ":" not in address else address):
        yield AskedPaper(path)
    elif meeting := parse_meeting_address(address):
        of, name = meeting
        yield AskedPaper(resolve_meeting(records, of or code or "", name))
    else:
        case = resolve_case(records, f"{code}:{address}" if code and ":" not in address else address)
        yield AskedPaper(case.path, case.place)


def planned_paper(records: Records, asked: AskedPaper, kind: Kind | None) -> PlannedPaper | None:
    """The paper that is asked for; None of a year's meeting that has no paper of that kind.

    Raises `UserError` where a meeting or case that was named has none.
    """
    meeting = records.meeting(asked.path)
    name = name_of_the_day(records, meeting.committee, meeting.date, records.revision)
    printed = Printed(meeting, asked.path, name or meeting.committee, records.register(meeting.committee))
    register = f"{FOLDER}/{meeting.committee}/{REGISTER}"
    if printed.register is None and register in records.unreadable():
        warn_unreadable_file(records, register)
    if asked.of_year and kind == "referat" and not meeting.was_held:
        return None
    chosen = _kind(printed, asked, kind)
    return PlannedPaper(asked.path, asked.place, printed, chosen, f"{_name(printed, asked)}-{chosen}")


def _kind(printed: Printed, asked: AskedPaper, kind: Kind | None) -> Kind:
    if asked.place is not None:
        if kind not in (None, "saksprotokoll"):
            raise UserError(_("En sak blir en saksprotokoll; {kind} er av hele møtet.").format(kind=kind))
        kind = "saksprotokoll"
    elif kind == "saksprotokoll":
        raise UserError(_("En saksprotokoll er av én sak; skriv saken, for eksempel 42/24."))
    held = printed.meeting.was_held
    if kind in ("referat", "saksprotokoll") and not held:
        sentence = _("Møtet {date} er ikke holdt; det har bare en innkalling.")
        raise UserError(sentence.format(date=printed.meeting.date))
    return kind or ("referat" if held else "innkalling")


def _name(printed: Printed, asked: AskedPaper) -> str:
    """What tells the paper from the archive's others: committee, day, and case."""
    name = f"{printed.meeting.committee}-{meeting_name(asked.path, printed.meeting.date)}"
    if asked.place is None:
        return name
    case = printed.meeting.cases[asked.place]
    return f"{name}-{slug(case.number) if has_number(case.number) else asked.place + 1}"


def content_of(records: Records, planned: PlannedPaper, form: str, *, embeds: bool = False) -> bytes:
    """The paper in a format, with the record inside it where it ``embeds``."""
    writer: Any = import_module(f"referat_cli.paper.writing.{form}")
    page = paper(planned.printed, planned.kind, planned.place)
    embedded = embedded_record(records, planned.path) if embeds else None
    with look_of(records, embedded) as look, saying_where(planned.printed):
        check_characters(page)
        content: bytes = writer.write(page, look)
    return content


@contextmanager
def look_of(records: Records, embedded: Embedded | None = None) -> Iterator[Look]:
    """How the papers of an archive look, while they are made: as the templates of the same version of it say."""
    with own_templates(records.location, records.revision) as folder:
        yield Look(folder, embedded)


def embedded_record(records: Records, path: str) -> Embedded:
    """The file that a paper carries: as it stands, or without what it says of closed cases and is not public."""
    from referat_cli.document.confidential import closes_a_case, hidden_spans  # noqa: PLC0415 - few papers carry one
    from referat_cli.document.edits import new_text  # noqa: PLC0415
    from referat_cli.document.parser import read  # noqa: PLC0415

    content = Snapshot(records.location, revision=records.revision).read(path)
    if records.closures.of(path) or closes_a_case(content.decode()):
        document, public = read(content, path), records.value(path)
        if document.value != public or hidden_spans(document):
            content = new_text("moete", public).encode()
    return Embedded(path.rpartition("/")[2], content)


def described_paper(records: Records, path: str) -> str:
    """What a tag says of the paper of a meeting, as PDF: its name, the sum of its bytes, and what they rest on.

    Raises `UserError` where the paper cannot be made.
    """
    from hashlib import sha256  # noqa: PLC0415 - only a tag tells the sum
    from importlib.metadata import version  # noqa: PLC0415 - 20 ms, as above

    planned = planned_paper(records, AskedPaper(path), None)
    assert planned is not None  # noqa: S101 - it was named
    content = content_of(records, planned, "pdf")
    made_with = f"referat {__version__}, typst {version('typst')}"
    return f"Papir: {planned.name}.pdf sha256:{sha256(content).hexdigest()}\nLaget-med: {made_with}"
