"""`referat render`: the paper of a meeting or a case."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import (
    EXIT_OK,
    EXIT_PROBLEMS,
    current_call,
    notify,
    progress,
    shown_from,
    write,
    write_bytes,
)
from referat_cli.cli.options import command, committee, revision
from referat_cli.cli.resolve_cases import (
    parse_meeting_address,
    resolve_case,
    resolve_last_or_next,
    resolve_meeting,
    resolve_meeting_file,
    revision_asked_for,
)
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import open_records
from referat_cli.i18n import _
from referat_cli.model.case_numbers import has_number
from referat_cli.model.names import slug
from referat_cli.model.problem import UserError
from referat_cli.paper.layout import Printed, paper
from referat_cli.paper.tree import KINDS, Kind, Paper
from referat_cli.paper.writing.look import TEMPLATES, Embedded, Look
from referat_cli.queries.history import name_of_the_day
from referat_cli.queries.meetings import MeetingCriteria, meetings
from referat_cli.store.atomic_write import write_file
from referat_cli.store.paths import ENDINGS, meeting_name
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot

# The formats, the module that writes each, and whether it is text that a terminal can show.
FORMATS = {"pdf": "pdf", "docx": "docx", "html": "html", "markdown": "md"}
_TEXTS = ("html", "markdown")
_YEAR = re.compile(r"(?:(?P<committee>[^:]+):)?(?P<year>\d{4})")
_STDOUT = "-"


class Asked(NamedTuple):
    """A meeting that is to be printed, or the case at a place (from 0) of one."""

    path: str
    place: int | None = None


@command(
    help=_(
        "Skriv møtet DATO som papir: innkallingen eller referatet, med oppmøte, saksliste og en side for hver sak. "
        "En sak (42/24) blir en saksprotokoll. Et årstall er alle møtene det året, «siste» det siste som er holdt.\n\n"
        "Papiret blir en fil der du står, og en fil som finnes fra før, blir ikke skrevet over med mindre du sier "
        "hvilken med -o. html og markdown vises på skjermen når du ikke sier noe annet.\n\n"
        "Utvalgets eget utseende ligger i mappen maler/ i arkivet («referat init --templates»)."
    ),
)
@click.argument("addresses", nargs=-1, required=True, metavar="DATO|SAK|ÅR...", shell_complete=completion.anything)
@click.option(
    "-f",
    "--format",
    "form",
    type=Choice([*FORMATS]),
    default="pdf",
    metavar="FORMAT",
    help=_("pdf, docx, html eller markdown; pdf når ikke noe annet er sagt."),
)
@click.option(
    "--kind",
    type=Choice(KINDS),
    metavar="SLAG",
    help=_("innkalling, referat eller saksprotokoll; ellers det møtet er kommet til, og av en sak saksprotokollen."),
)
@click.option(
    "-o", "--output", metavar="FIL|MAPPE", help=_("Filen, eller mappen, papiret skal ligge i; - er skjermen.")
)
@click.option("--with-source", is_flag=True, help=_("Legg referatets egen fil ved i PDF-en (PDF/A-3a)."))
@committee
@revision
def render(  # noqa: PLR0913, PLR0917 - one parameter an option
    addresses: tuple[str, ...],
    form: str,
    kind: Kind | None,
    output: str | None,
    committee: str | None,
    rev: str | None,
    *,
    with_source: bool,
) -> int:
    """Print meetings and cases."""
    if with_source and form != "pdf":
        raise UserError(_("--with-source gjelder PDF; en Word-fil har alltid referatet med seg."))
    records = open_records(rev)
    code = resolve_committee(records, committee) if committee else None
    asked = [one for address in addresses for one in _asked(records, address, code)]
    target = _target(output, form, len(asked))
    writer: Any = import_module(f"referat_cli.paper.writing.{form}")
    for done, one in enumerate(asked):
        progress(done, len(asked))
        printed = _printed(records, one)
        chosen = _kind(printed, one, kind)
        page = paper(printed, chosen, one.place)
        content = writer.write(page, _look(records, one, embeds=with_source or form == "docx"))
        _deliver(content, _file(target, printed, page, one, form), records, replaces=target.names_file)
    return EXIT_OK if asked else EXIT_PROBLEMS


class Target(NamedTuple):
    """Where papers go: a folder, or the file (None: standard output) that the call names."""

    folder: Path
    file: Path | None
    names_file: bool


def _target(output: str | None, form: str, number: int) -> Target:
    """Where the papers go; raises `UserError` where several would be one file."""
    here = current_call().directory
    if output is None:
        return Target(here, None, names_file=form in _TEXTS and number == 1)
    if output == _STDOUT:
        if number > 1:
            raise UserError(_("-o - er for ett papir; her er det {number}.").format(number=number))
        return Target(here, None, names_file=True)
    place = here / output
    if place.is_dir() or output.endswith("/") or (number > 1 and not place.suffix):
        return Target(place, None, names_file=False)
    if number > 1:
        raise UserError(
            _("-o {file} er én fil, og her er det {number} papirer; gi en mappe.").format(file=output, number=number)
        )
    return Target(place.parent, place, names_file=True)


def _asked(records: Records, address: str, code: str | None) -> Iterator[Asked]:
    """What an address means: meetings of a year, one meeting, or one case."""
    if found := _YEAR.fullmatch(address):
        named = resolve_committee(records, found["committee"]) if found["committee"] else code
        year = found["year"]
        rows = meetings(records, MeetingCriteria(named, f"{year}-01-01", f"{year}-12-31"), "9999-12-31")
        if not rows:
            notify(_("Ingen møter i {year}.").format(year=year))
        yield from (Asked(row.path) for row in reversed(rows))
    elif address.endswith(ENDINGS):
        yield Asked(resolve_meeting_file(records, address))
    elif path := resolve_last_or_next(records, f"{code}:{address}" if code and ":" not in address else address):
        yield Asked(path)
    elif meeting := parse_meeting_address(address):
        of, name = meeting
        yield Asked(resolve_meeting(records, of or code or "", name))
    else:
        case = resolve_case(records, f"{code}:{address}" if code and ":" not in address else address)
        yield Asked(case.path, case.place)


def _printed(records: Records, one: Asked) -> Printed:
    meeting = records.meeting(one.path)
    name = name_of_the_day(records, meeting.committee, meeting.date, revision_asked_for(records))
    return Printed(meeting, one.path, name or meeting.committee, records.register(meeting.committee))


def _kind(printed: Printed, one: Asked, kind: Kind | None) -> Kind:
    """Which paper it is; raises `UserError` for one that there is not."""
    if one.place is not None:
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


def _look(records: Records, one: Asked, *, embeds: bool) -> Look:
    folder = records.location.root / TEMPLATES
    embedded = None
    if embeds:
        name = one.path.rpartition("/")[2]
        snapshot = Snapshot(records.location, revision=revision_asked_for(records))
        embedded = Embedded(name, snapshot.read(one.path))
    return Look(folder if folder.is_dir() else None, embedded)


def _file(target: Target, printed: Printed, page: Paper, one: Asked, form: str) -> Path | None:
    """The file that a paper goes to; None where it is shown."""
    if target.names_file:
        return target.file
    name = f"{printed.meeting.committee}-{meeting_name(one.path, printed.meeting.date)}"
    if one.place is not None:
        case = printed.meeting.cases[one.place]
        name += f"-{slug(case.number) if has_number(case.number) else one.place + 1}"
    return target.folder / f"{name}-{page.kind}.{FORMATS[form]}"


def _deliver(content: bytes, file: Path | None, records: Records, *, replaces: bool) -> None:
    """Show a paper, or write it to its file; raises `UserError` where that would overwrite one not named."""
    if file is None:
        write_bytes(content)
        return
    if file.exists() and not replaces:
        sentence = _("{file} finnes fra før, og er ikke skrevet over; si hvor papiret skal ligge med -o.")
        raise UserError(sentence.format(file=file.name))
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, content, records.location, str(file))
    write(shown_from(file.parent)(file.name))
