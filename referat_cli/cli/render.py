"""`referat render`: the paper of a meeting or a case."""

from collections.abc import Sequence
from pathlib import Path

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, notify, progress
from referat_cli.cli.options import command, committee, revision
from referat_cli.cli.paper_files import deliver, paper_target
from referat_cli.cli.papers import FORMATS, asked_papers, content_of, planned_paper
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import open_records
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.paper.tree import KINDS, Kind

# The formats that a terminal can show.
_TEXTS = ("html", "markdown")
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
    if output is None and any(one.of_year for one in asked):
        output = "."  # of a year even one is a file: how many meetings it had is nothing to know beforehand
    target = paper_target(output, form, FORMATS[form], len(asked), is_text=form in _TEXTS)
    planned = [one for one in (planned_paper(records, paper, kind) for paper in asked) if one]
    if left_out := len(asked) - len(planned):
        notify(_("{n} av møtene er ikke holdt, og har ikke noe referat.").format(n=left_out))
    files = [target.of(one.name) for one in planned]
    _check_apart(files)
    for done, (one, file) in enumerate(zip(planned, files, strict=True)):
        progress(done, len(planned), _("Skriver papirene: {done} av {of}"), _MANY_PAPERS)
        content = content_of(records, one, form, embeds=with_source or form == "docx")
        deliver(content, file, records)
    progress(len(planned), len(planned), _("Skriver papirene: {done} av {of}"), _MANY_PAPERS)
    return EXIT_OK if planned else EXIT_PROBLEMS


def _check_apart(files: Sequence[Path | None]) -> None:
    """Raise `UserError` where two papers of a call would be one file: the numbers of two cases may be spelled alike."""
    for place, file in enumerate(files):
        if file is not None and file in files[:place]:
            sentence = _("To av papirene ville ligget i {file}. Skriv dem hver for seg, med navn (-o).")
            raise UserError(sentence.format(file=file.name))


def _form_of(output: str | None) -> str | None:
    """The format that the name of a file says that it is of."""
    ending = Path(output or "").suffix.lower()
    return next((form for form, own in FORMATS.items() if ending == f".{own}"), None)
