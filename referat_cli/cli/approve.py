"""`referat approve`: minutes that the committee has approved."""

import shlex

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, notify
from referat_cli.cli.editing import (
    Desk,
    commit_option,
    commit_record,
    deciding_case,
    meeting_of,
    open_desk,
    save_change,
)
from referat_cli.cli.options import command, committee
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import long_date
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from referat_cli.workflow.approval import approved


@command(
    help=_(
        "Før referatet fra møtet DATO som godkjent, i saken der utvalget godkjente det. Dagen er den til møtet som "
        "hadde saken.\n\n"
        "Med --commit sjekkes endringen inn, med --tag får den også merkelappen godkjent/<utvalg>/<dato>, som sier "
        "hvordan referatet da ser ut på papir: navnet på PDF-en og summen av den."
    ),
)
@click.argument("address", metavar="DATO", shell_complete=completion.meetings)
@committee
@click.option(
    "--case", required=True, metavar="SAK", shell_complete=completion.cases, help=_("Saken der referatet ble godkjent.")
)
@commit_option
@click.option("--tag", is_flag=True, help=_("Sett merkelappen godkjent/<utvalg>/<dato> på innsjekkingen."))
@click.option("--sign", is_flag=True, help=_("Signer merkelappen."))
def approve(  # noqa: PLR0913 - one parameter an option
    address: str, committee: str | None, case: str, *, commit: bool, tag: bool, sign: bool
) -> int:
    """Record an approval."""
    if sign and not tag:
        raise UserError(_("--sign signerer merkelappen, og brukes sammen med --tag."))
    if tag and not commit:
        raise UserError(_("--tag merker innsjekkingen, og brukes sammen med --commit."))
    desk = open_desk(commits=commit)
    record = meeting_of(desk, address, committee)
    code, day = str(record.value["utvalg"]), str(record.value["moetedato"])
    number, decided = deciding_case(desk, code, case, day)
    value = approved(record.value, decided, number)
    name = f"godkjent/{code}/{record.path.rpartition('/')[2].removesuffix('.yaml')}"
    words = _("Godkjenn referatet fra {day} ({code})").format(day=long_date(day), code=code)
    if tag:
        from referat_cli.workflow.commit import check_no_tag  # noqa: PLC0415 - GitPython is heavy
        from referat_cli.workflow.commit import tag as put_tag  # noqa: PLC0415 - as above

        check_no_tag(desk.archive.snapshot.location, name)
    save_change(desk, record, value)
    recorded = _("Referatet fra {day} er ført som godkjent i sak {case}.")
    if number is None:
        recorded = _("Referatet fra {day} er ført som godkjent.")
    notify(recorded.format(day=long_date(day), case=number))
    if commit:
        tagging = f"tag {'--sign' if sign else '--annotate'} -m {shlex.quote(words)} {name}"
        commit_record(desk, record.path, words, *([tagging] if tag else []))
    if tag:
        put_tag(desk.archive.snapshot.location, name, _with_paper(desk, record.path, words), sign=sign)
        notify(_("Merkelapp: {name}").format(name=name))
    return EXIT_OK


def _with_paper(desk: Desk, path: str, words: str) -> str:
    """The words of a tag, and below them what its commit looks like on paper, where that can be made here."""
    from referat_cli.cli.papers import described_paper  # noqa: PLC0415 - only a tag needs it

    location = desk.archive.snapshot.location
    records = Records(Snapshot(location, revision=location.git.commit_of("HEAD") if location.git else None))
    try:
        return f"{words}\n\n{described_paper(records, path)}"
    except UserError as error:
        notify(_("Merkelappen sier ikke noe om papiret: {reason}").format(reason=error))
        return words
    finally:
        records.close()
