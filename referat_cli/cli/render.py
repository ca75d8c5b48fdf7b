"""`referat render`: the paper of a meeting or a case."""

import sys
from pathlib import Path
from typing import NamedTuple

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
from referat_cli.cli.papers import FORMATS, PlannedPaper, asked_papers, content_of, planned_paper
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import open_records
from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.paper.tree import KINDS, Kind
from referat_cli.store.atomic_write import write_file
from referat_cli.store.os_errors import reason_of
from referat_cli.store.records import Records

# The formats that a terminal can show.
_TEXTS = ("html", "markdown")
_STDOUT = "-"
# So many papers take a while.
_MANY_PAPERS = 3


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
    metavar="FORMAT",
    help=_("pdf, docx, html eller markdown; ellers det filen i -o slutter på, eller pdf."),
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
    form: str | None,
    kind: Kind | None,
    output: str | None,
    committee: str | None,
    rev: str | None,
    *,
    with_source: bool,
) -> int:
    """Print meetings and cases."""
    form = form or _form_of(output) or "pdf"
    if with_source and form != "pdf":
        raise UserError(_("--with-source gjelder PDF; en Word-fil har alltid referatet med seg."))
    records = open_records(rev)
    code = resolve_committee(records, committee) if committee else None
    asked = asked_papers(records, addresses, code)
    target = _target(output, form, len(asked))
    planned = [one for one in (planned_paper(records, paper, kind) for paper in asked) if one]
    if left_out := len(asked) - len(planned):
        notify(_("{n} av møtene er ikke holdt, og har ikke noe referat.").format(n=left_out))
    files = [_file(target, one, form) for one in planned]
    for done, (one, file) in enumerate(zip(planned, files, strict=True)):
        progress(done, len(planned), _("Skriver papirene: {done} av {of}"), _MANY_PAPERS)
        content = content_of(records, one, form, embeds=with_source or form == "docx")
        _deliver(content, file, records)
    progress(len(planned), len(planned), _("Skriver papirene: {done} av {of}"), _MANY_PAPERS)
    return EXIT_OK if planned else EXIT_PROBLEMS


class PaperTarget(NamedTuple):
    """Where papers go: a folder, or the file (None: standard output) that the call names."""

    folder: Path
    file: Path | None
    names_file: bool


def _form_of(output: str | None) -> str | None:
    """The format that the name of a file says that it is of."""
    ending = Path(output or "").suffix.lower()
    return next((form for form, own in FORMATS.items() if ending == f".{own}"), None)


def _target(output: str | None, form: str, number: int) -> PaperTarget:
    """Where the papers go; raises `UserError` where several would be one file, or the name is that of another kind."""
    here = current_call().directory
    if output is None:
        return PaperTarget(here, None, names_file=form in _TEXTS and number == 1)
    if output == _STDOUT:
        if number > 1:
            raise UserError(_("-o - er for ett papir; her er det {number}.").format(number=number))
        if form not in _TEXTS and sys.stdout and sys.stdout.isatty():
            raise UserError(_("{form} kan ikke vises på skjermen; si hvor filen skal ligge med -o.").format(form=form))
        return PaperTarget(here, None, names_file=True)
    place = here / output
    if place.is_dir() or output.endswith("/") or not (place.suffix or place.exists()):
        return PaperTarget(place, None, names_file=False)
    if place.suffix.lower() != f".{FORMATS[form]}" or (place.exists() and not place.is_file()):
        sentence = _("-o {file} er verken en mappe eller en fil som slutter på .{ending}.")
        raise UserError(sentence.format(file=output, ending=FORMATS[form]))
    if number > 1:
        raise UserError(
            _("-o {file} er én fil, og her er det {number} papirer; gi en mappe.").format(file=output, number=number)
        )
    return PaperTarget(place.parent, place, names_file=True)


def _file(target: PaperTarget, planned: PlannedPaper, form: str) -> Path | None:
    """The file of a paper, None where it is shown; raises `UserError` where it is there, and nobody named it."""
    if target.names_file:
        return target.file
    file = target.folder / f"{planned.name}.{FORMATS[form]}"
    if file.exists() or file.is_symlink():
        sentence = _("{file} finnes fra før, og blir ikke skrevet over. Flytt den, eller gi filen et navn med -o.")
        raise UserError(sentence.format(file=_shown(file)))
    return file


def _shown(file: Path) -> str:
    return shown_from(file.parent)(file.name)


def _deliver(content: bytes, file: Path | None, records: Records) -> None:
    """Show a paper, or write it to its file."""
    if file is None:
        write_bytes(content)
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = _("{folder} kan ikke lages: {reason}.")
        raise UserError(sentence.format(folder=_shown(file.parent), reason=reason_of(error))) from None
    write_file(file, content, records.location, _shown(file))
    write(_shown(file))
