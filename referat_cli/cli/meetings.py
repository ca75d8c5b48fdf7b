"""`referat meetings`: the list of meetings."""

import click

from referat_cli.cli.console import answer, today
from referat_cli.cli.options import command, committee, data_format, limit, period, revision, year
from referat_cli.cli.resolve_names import resolve_committee
from referat_cli.cli.session import open_records, warn_unreadable
from referat_cli.i18n import _
from referat_cli.queries.meetings import MeetingCriteria
from referat_cli.queries.meetings import meetings as meetings_of
from referat_cli.render.meetings import MEETINGS
from referat_cli.render.table import ListFormat


@command(
    help=_(
        "List opp møtene, det nyeste først, med det hvert av dem mangler: et referat som ikke er skrevet, eller ikke "
        "er godkjent.\n\n"
        "Avslutter med 1 når ingen møter finnes."
    ),
)
@committee
@period
@year
@click.option("--next", "which", flag_value="next", help=_("Bare det neste møtet."))
@click.option("--last", "which", flag_value="last", help=_("Bare det siste møtet som er holdt."))
@limit
@revision
@data_format
def meetings(  # noqa: PLR0913, PLR0917 - one parameter an option
    committee: str | None,
    first: str | None,
    last: str | None,
    which: str | None,
    limit: int | None,
    rev: str | None,
    form: ListFormat,
) -> int:
    """List the meetings."""
    records = open_records(rev)
    warn_unreadable(records)
    day = str(today())
    rows = meetings_of(records, MeetingCriteria(resolve_committee(records, committee), first, last), day)
    if which == "next":
        rows = [row for row in rows if row.date >= day and row.status == "innkalling"][-1:]
    elif which == "last":
        rows = [row for row in rows if row.status in ("referat", "godkjent")][:1]
    return answer(MEETINGS, rows[:limit], form)
