"""`referat add`: a case more on an agenda."""

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice, Number
from referat_cli.cli.console import EXIT_OK, notify
from referat_cli.cli.editing import (
    check_numbers_are_known,
    commit_option,
    commit_record,
    meeting_of,
    open_desk,
    register_of,
    save_change,
)
from referat_cli.cli.options import CASE_TYPES, command, committee, person_option
from referat_cli.cli.resolve_names import resolve_registered
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import long_date
from referat_cli.store.paths import meeting_name
from referat_cli.workflow.notice import check_titles, item, next_numbers, with_case


@command(
    help=_(
        "Før en sak til inn i møtet DATO. Er møtet ikke holdt, settes den på sakslisten foran «Eventuelt», som da får "
        "det nye nummeret; er referatet skrevet, føres den som tatt opp i møtet."
    ),
)
@click.argument("address", metavar="DATO", shell_complete=completion.meetings)
@committee
@click.option("--case", "title", required=True, metavar="TITTEL", help=_("Tittelen på saken."))
@click.option("--type", "kind", type=Choice(CASE_TYPES), metavar="TYPE", help=", ".join(CASE_TYPES) + ".")
@person_option("--responsible", multiple=True, help=_("Den som er saksansvarlig; kan gis flere ganger."))
@click.option("--duration", type=Number(1, 1440), metavar="MINUTTER", help=_("Hvor lenge saken skal ta."))
@commit_option
def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    address: str,
    committee: str | None,
    title: str,
    kind: str | None,
    responsible: tuple[str, ...],
    duration: int | None,
    *,
    commit: bool,
) -> int:
    """Add a case to a meeting."""
    desk = open_desk(commits=commit)
    record = meeting_of(desk, address, committee)
    code, day, status = (str(record.value[key]) for key in ("utvalg", "moetedato", "status"))
    if status not in ("innkalling", "referat"):
        sentence = _("Møtet {day} er {status}; en sak kan ikke føres inn i det.")
        raise UserError(sentence.format(day=long_date(day), status=status))
    check_numbers_are_known(desk, code, day[:4])
    register = register_of(desk, code)
    names = tuple(resolve_registered(name, register) for name in responsible)
    added = item(title)._replace(responsible=names)
    added = added._replace(type=kind or added.type, minutes=duration or added.minutes)
    check_titles([added.title], record.value.get("saker", ()), day)
    (number,) = next_numbers(desk.archive, register.committee, meeting_name(record.path, day), [added])
    other = register.numbering.series_for("eventuelt", day)
    swaps = register.numbering.series_for(added.type, day) == other
    save_change(desk, record, *with_case(record.value, added, number, in_meeting=status == "referat", swaps=swaps))
    notify(_("«{title}» er ført inn i møtet {day}.").format(title=added.title, day=long_date(day)))
    if commit:
        words = _("Før inn saken «{title}» i møtet {day} ({code})")
        commit_record(desk, record.path, words.format(title=added.title, day=long_date(day), code=code))
    return EXIT_OK
