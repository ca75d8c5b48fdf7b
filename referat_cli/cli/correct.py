"""`referat correct`: a correction of approved minutes."""

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, notify
from referat_cli.cli.editing import commit_option, commit_record, deciding_case, meeting_of, open_desk, save_change
from referat_cli.cli.options import command, committee
from referat_cli.i18n import _
from referat_cli.model.case_numbers import name_meant, names_of
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import listed, long_date
from referat_cli.workflow.approval import corrected


@command(
    help=_(
        "Før en rettelse i det godkjente referatet fra møtet DATO: hva som er rettet, og saken der utvalget vedtok "
        "det. Selve teksten rettes i filen, før eller etter; begge deler sjekkes inn sammen."
    ),
)
@click.argument("address", metavar="DATO", shell_complete=completion.meetings)
@committee
@click.option(
    "--case", required=True, metavar="SAK", shell_complete=completion.cases, help=_("Saken der rettelsen ble vedtatt.")
)
@click.option(
    "--concerns",
    multiple=True,
    required=True,
    shell_complete=completion.cases,
    metavar="SAK|FELT",
    help=_("Det som er rettet: et saksnummer, eller en opplysning om møtet, som deltakere. Kan gis flere ganger."),
)
@click.option("--text", required=True, metavar="TEKST", help=_("Hva som er rettet, i en setning."))
@commit_option
def correct(  # noqa: PLR0913 - one parameter an option
    address: str, committee: str | None, case: str, concerns: tuple[str, ...], text: str, *, commit: bool
) -> int:
    """Record a correction."""
    desk = open_desk(commits=commit)
    record = meeting_of(desk, address, committee)
    code, day = str(record.value["utvalg"]), str(record.value["moetedato"])
    number, decided = deciding_case(desk, code, case, day)
    numbers = [*names_of(str(one.get("saksnr", "")) for one in record.value.get("saker", ()))]
    named = [name_meant(one, numbers) or one.strip() for part in concerns for one in part.split(",")]
    keys = [key for key in record.value if key not in ("utvalg", "moetedato", "godkjent")]
    for one in named:
        if one not in numbers and one not in keys:
            sentence = _("Møtet {day} har ingen «{name}» å rette; det har {all}.")
            raise UserError(sentence.format(day=long_date(day), name=one, all=listed([*numbers, *keys])))
    save_change(desk, record, corrected(record.value, decided, number, named, text))
    recorded = _("Rettelsen er ført i referatet fra {day}, vedtatt i sak {case}.")
    if number is None:
        recorded = _("Rettelsen er ført i referatet fra {day}.")
    notify(recorded.format(day=long_date(day), case=number))
    if commit:
        words = _("Rett referatet fra {day}: {what} ({code})")
        commit_record(desk, record.path, words.format(day=long_date(day), what=listed(named), code=code))
    return EXIT_OK
