"""`referat import`: minutes on paper taken into the archive."""

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from referat_cli.cli import completion
from referat_cli.cli.console import (
    EXIT_OK,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    current_call,
    notify,
    progress,
    shown_from,
    today,
    write,
)
from referat_cli.cli.imported import Imported, summary, tell
from referat_cli.cli.options import command
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import nothing_found
from referat_cli.document.schema import typed
from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting
from referat_cli.model.names import slug
from referat_cli.model.problem import Problem
from referat_cli.model.register import Register
from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.account import account, nothing_left
from referat_cli.paper.reading.carried import carried_record
from referat_cli.paper.reading.documents import MOST_BYTES, read_document
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.meeting import read_meeting
from referat_cli.paper.reading.names import new_people, suggested_register
from referat_cli.paper.reading.report import ReadIn, report
from referat_cli.paper.reading.source import SourceDocument
from referat_cli.paper.reading.whose import code_of_first_line, committees_named
from referat_cli.paper.writing.look import TEMPLATES, Look
from referat_cli.render.labels import capitalized, listed
from referat_cli.rules.runner import judge
from referat_cli.store.archive import Archive
from referat_cli.store.find_repository import find_repository
from referat_cli.store.os_errors import reason_of
from referat_cli.store.paths import FOLDER, REGISTER, Location, locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from referat_cli.workflow.taken_over import TakenOver, carried_over, taken_over, write_both

# Said where a committee has no register; of a new archive the call says so itself, with what to do.
_NO_REGISTER = "REF605"
# How files begin that are hidden, or that Word keeps beside a document that is open.
_OWN = (".", "~$")
# A longer word in capitals is a name that a letterhead prints so: "KOMMUNESTYRET", and not "ASU".
_LONGEST_CODE = 6


@command(
    help=_(
        "Ta referater på papir inn i arkivet: Word (docx), PDF, HTML, Markdown eller ren tekst. Hver FIL, "
        "eller hver fil i en mappe, blir en møtefil, og ved siden av den en rapport (DATO.import.md) som sier hvor "
        "hvert ord ble av. Ingenting blir diktet opp eller utelatt: det som kunne leses på flere måter, og det som "
        "ikke ble forstått, står i rapporten.\n\n"
        "Utvalget er det papiret nevner, eller det eneste i arkivet. En møtefil som finnes fra før, blir ikke rørt.\n\n"
        "Avslutter med 0 når alt er plassert og møtet er i orden, 1 når noe må ses på, og 2 når en fil ikke kan tas "
        "inn."
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FIL|MAPPE...", type=click.Path(path_type=Path))
@click.option(
    "--committee",
    metavar="UTVALG",
    shell_complete=completion.committees,
    help=_("Utvalget møtet hører til, ved kode eller navn."),
)
@click.option("-o", "--output", metavar="MAPPE", help=_("Arkivet filene skal ligge i; ellers det du står i."))
def import_(files: tuple[Path, ...], committee: str | None, output: str | None) -> int:
    """Take minutes in, each file by itself; what is wrong with them is asked when all are there."""
    shelf = _shelf(output)
    code = _committee(shelf, committee)
    documents = [document for file in files for document in _documents(file)]
    taken: list[Imported] = []
    show_progress = partial(progress, of=len(documents), words=_("Leser dokumentene: {done} av {of}"), many=2)
    for done, file in enumerate(documents):
        show_progress(done)
        try:
            one = _take_in(shelf, file, code)
        except Exception as error:  # whatever one document is like, the others are taken in
            if not isinstance(error, UserError) and (len(documents) == 1 or "REFERAT_DEBUG" in os.environ):
                raise
            show_progress(len(documents))
            notify(_("referat: {sentence}").format(sentence=_refusal(file, error)))
        else:
            show_progress(len(documents))
            write(summary(one, shown_from(shelf.location.root)))
            taken.append(one)
    problems = _judged(shelf, taken)
    tell(shelf.location, taken, problems)
    if len(taken) < len(documents):
        return EXIT_USAGE
    wrong = any(one.severity == "feil" for one in problems)
    settled = all(one.told.account.is_complete and not one.told.edits for one in taken)
    return EXIT_OK if settled and not wrong else EXIT_PROBLEMS


def _refusal(file: Path, error: Exception) -> str:
    """Why a document is not taken in; a fault of the tool is a sentence as well."""
    if isinstance(error, UserError):
        named = file.name in str(error)
        return str(error) if named else _("{file}: {sentence}").format(file=file, sentence=error)
    if isinstance(error, MemoryError):
        return _("{file} er for stor for denne maskinen.").format(file=file)
    sentence = _("Feil i referat ved {file} ({kind}: {error}). Meld den gjerne; med REFERAT_DEBUG=1 vises hvor.")
    return sentence.format(file=file, kind=type(error).__name__, error=error)


class Shelf(NamedTuple):
    """Where meetings go: the archive, the registers by their codes, and the files that are or will be there besides.

    Where the registers are ``borrowed`` from another archive, there may be committees that they do not know;
    ``unreadable`` are the paths of those that cannot be read.
    """

    location: Location
    registers: dict[str, Register]
    contents: dict[str, bytes]
    borrowed: bool = False
    unreadable: tuple[str, ...] = ()

    def archive(self) -> Archive:
        """The archive as it is now."""
        return Archive(Snapshot(self.location), self.contents)


def _shelf(output: str | None) -> Shelf:
    """The archive that a call is about; raises `UserError` where there is none, and none is named.

    A new one is judged by the registers of the archive that the call stands in.
    """
    here = current_call().directory
    if output is None:
        shelf = Shelf(locate(here), {}, {})
        if not shelf.archive().paths:
            way_on = _(" Med -o sier du hvilken mappe møtet skal ligge i.")
            raise UserError(str(nothing_found(shelf.location)) + way_on)
    else:
        root = here / output
        if root.exists() and not root.is_dir():
            raise UserError(_("{file} er en fil; gi en mappe med -o.").format(file=output))
        there = next(folder for folder in (root, *root.parents) if folder.is_dir())
        shelf = Shelf(Location(root, find_repository(there)), {}, {})
    archive = shelf.archive()
    borrowed = output is not None and not any(archive.committees())
    if borrowed:
        with suppress(UserError):
            own = Archive(Snapshot(locate(here)))
            for entry in own.committees():
                shelf.contents[entry.path] = own.read(entry.path)
            archive = shelf.archive()
    registers = {entry.register.committee.code: entry.register for entry in archive.committees() if entry.register}
    unreadable = tuple(entry.path for entry in archive.committees() if not entry.register)
    return shelf._replace(registers=registers, borrowed=borrowed, unreadable=unreadable)


def _committee(shelf: Shelf, written: str | None) -> str | None:
    """The code of the committee that a call names; None where the papers say it."""
    if written is None:
        return None
    if not shelf.borrowed and shelf.registers:
        return resolve_committee(Records(Snapshot(shelf.location), progress), written)
    called = (code for code, one in shelf.registers.items() if slug(written) in (code, slug(one.committee.name)))
    return next(called, slug(written))


def _take_in(shelf: Shelf, file: Path, code: str | None) -> Imported:
    """Take one document in: the meeting, and what there is to tell.

    Raises `UserError` where it cannot be taken in.
    """
    content = _content(file)
    document = read_document(file.name, content)
    register = shelf.registers.get(code) if code else _register(shelf, document)
    if (path := f"{FOLDER}/{code}/{REGISTER}") in shelf.unreadable:
        raise _unreadable(path)
    folder = shelf.location.root / TEMPLATES
    carried = carried_record(document, content, register, Look(folder if folder.is_dir() else None))
    if carried and not carried.refusal:
        meeting = carried_over(shelf.archive(), document, carried)
        told = ReadIn(document, meeting.path, nothing_left(document), remarks=(_TAKEN,))
    else:
        meeting, told = _read_in(shelf, document, register, code)
        if carried:
            told = told._replace(remarks=(carried.refusal, *told.remarks), edits=carried.edits)
    write_both(shelf.location, meeting, report(_as_typed(shelf, told)))
    shelf.contents[meeting.path] = meeting.content
    return Imported(meeting, told, has_register=register is not None)


def _read_in(
    shelf: Shelf, document: SourceDocument, register: Register | None, code: str | None
) -> tuple[TakenOver, ReadIn]:
    """The meeting that the words of a document are read as, and what there is to tell of that."""
    reading = read_meeting(document, register)
    named = code is not None
    code = code or (register.committee.code if register else reading.record.get("utvalg"))
    supposed = code or code_of_first_line(document)
    meeting = taken_over(shelf.archive(), document, reading, supposed)
    told = ReadIn(document, meeting.path, account(document, reading.ledger, meeting.value))
    remarks = []
    if register and not named and not committees_named(document, [register]):
        sentence = _("Papiret nevner ikke {name}; det er ført der fordi arkivet ikke har andre utvalg.")
        remarks.append(sentence.format(name=register.committee.name))
    if not code:
        sentence = _("{file} sier ikke hvilket utvalg det er; ført under «{code}». Si det ellers med --committee.")
        remarks.append(sentence.format(file=document.name, code=supposed))
    if meeting.hidden:
        sentence = _("{n} usynlige tegn, som et referat ikke kan ha, er tatt bort.")
        remarks.append(sentence.format(n=meeting.hidden))
    return meeting, _with_people(told._replace(remarks=tuple(remarks)), reading.ledger, meeting, register)


def _documents(file: Path) -> list[Path]:
    """The files that a name of the call stands for: itself, or those of a folder, not those of folders in it.

    Raises `UserError` of a folder without any. What a system or Word keeps there of its own is none of them.
    """
    folder = current_call().directory / file
    try:
        if not folder.is_dir():
            return [file]
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise UserError(_("{file} kan ikke leses: {reason}.").format(file=file, reason=reason_of(error))) from None
    found = [file / name for name in names if not name.startswith(_OWN)]
    if not found:
        raise UserError(_("{file} er en mappe uten filer.").format(file=file))
    return found


def _content(file: Path) -> bytes:
    """The bytes of a document; raises `UserError` where they cannot be had."""
    path = current_call().directory / file
    try:
        if path.exists() and not path.is_file():
            raise UserError(_("{file} er ingen vanlig fil.").format(file=file))
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # of one that is larger the rest is not needed to refuse it
    except OSError as error:
        raise UserError(_("{file} kan ikke leses: {reason}.").format(file=file, reason=reason_of(error))) from None


def _register(shelf: Shelf, document: SourceDocument) -> Register | None:
    """The register of the committee that a document names, or the only one; None where there is none at all."""
    registers = [*shelf.registers.values()]
    asks = shelf.borrowed or bool(shelf.unreadable) or len(registers) > 1
    named = committees_named(document, registers) if asks else registers
    if len(named) == 1:
        return named[0]
    if shelf.unreadable:
        raise _unreadable(shelf.unreadable[0])
    if shelf.borrowed or not registers:
        return None
    sentence = _("{file} nevner ingen av utvalgene i arkivet ({codes}); velg ett med --committee.")
    if named:
        sentence = _("{file} kan være fra flere utvalg ({codes}); velg ett med --committee.")
    codes = listed(sorted(one.committee.code for one in named or registers), _(" og "))
    raise UserError(sentence.format(file=document.name, codes=codes))


def _unreadable(path: str) -> UserError:
    return UserError(_("{path} kan ikke leses; se «referat validate {path}».").format(path=path))


def _judged(shelf: Shelf, taken: Sequence[Imported]) -> list[Problem]:
    """What is wrong with the meetings in their archive."""
    archive = shelf.archive()
    return [
        problem
        for one in taken
        for problem in judge(archive, one.meeting.path, today())
        if problem.accepted is None and (one.has_register or problem.code != _NO_REGISTER)
    ]


def _with_people(told: ReadIn, ledger: Ledger, meeting: TakenOver, register: Register | None) -> ReadIn:
    """What is told with the people whom the register does not know, or a register where there is none."""
    record = typed(meeting.value, "moete")
    if not isinstance(record, Meeting):
        return told
    if register is None:
        written = (piece.text for where, piece in ledger.values if where == ("utvalg",))
        name = next(written, record.committee)
        if name.isupper() and " " not in name and len(name) > _LONGEST_CODE:
            name = name.lower()
        name = capitalized(name)
        return told._replace(register=suggested_register(name, record), committee=name)
    people = tuple(new_people(record, register))
    every = ledger.places
    places = {one.name: place for one in people if (place := every.get((*one.where, "navn")))}
    return told._replace(people=people, places=places)


def _as_typed(shelf: Shelf, told: ReadIn) -> ReadIn:
    """What is told, with paths as the person would type them."""
    shown = shown_from(shelf.location.root)
    committee = told.path.split("/")[1]
    return told._replace(path=shown(told.path), register_path=shown(f"{FOLDER}/{committee}/{REGISTER}"))


# What is said of a paper that carries its record.
_TAKEN = _("Dokumentet har med seg referatets egen fil, og den sier det samme som papiret. Den er tatt som den er.")
