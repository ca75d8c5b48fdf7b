"""`referat history`: what happened to a case or a meeting, commit by commit."""

import click

from referat_cli.cli import completion
from referat_cli.cli.console import answer
from referat_cli.cli.options import command, data_format, limit, revision
from referat_cli.cli.resolve_cases import parse_meeting_address, resolve_case, resolve_meeting, resolve_meeting_file
from referat_cli.cli.session import open_records, resolve_commit, warn_gaps
from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.queries.history import CaseEvent, Event, blame, case_events, history_of, with_points
from referat_cli.render.history import BLAME, HISTORY
from referat_cli.render.table import ListFormat
from referat_cli.store.commits import committed_files
from referat_cli.store.paths import ENDINGS, home
from referat_cli.store.records import Records


@command(
    help=_(
        "Vis hva som har hendt med en sak (42/24) eller et møte (2024-10-29), innsjekking for innsjekking: da det ble "
        "foreslått, vedtatt, godkjent og rettet, av hvem, og hva som ble endret etter godkjenning uten rettelse.\n\n"
        "Filen følges gjennom flyttinger og flettinger. Har arkivet flere utvalg, skriver du utvalget foran: "
        "asu:42/24. Avslutter med 1 når ingenting har hendt."
    ),
)
@click.argument("what", metavar="SAK|DATO", shell_complete=completion.cases_and_meetings)
@click.option("--blame", "by_point", is_flag=True, help=_("Vis hvem som ga hvert punkt i vedtaket de ordene det har."))
@limit
@revision
@data_format
def history(what: str, rev: str | None, form: ListFormat, limit: int | None, *, by_point: bool) -> int:
    """Tell what happened to a case or a meeting."""
    records = open_records(rev)
    if records.location.git is None:
        message = _("{folder} er ikke i et Git-arkiv, så det har ingen historie.")
        raise UserError(message.format(folder=records.location.root))
    until = resolve_commit(records.location, rev) if rev is not None else None
    named = parse_meeting_address(what)
    if named or what.endswith(ENDINGS):
        if by_point:
            raise click.UsageError(_("--blame gjelder en sak, ikke et møte."))
        path = _meeting_path(records, until, *named) if named else resolve_meeting_file(records, what)
        events, gaps = history_of(records, path, until)
        warn_gaps(records, gaps)
        rows: list[tuple[Event, str | None]] = [(event, None) for event in events if event.has_content]
        return answer(HISTORY, rows[:limit], form)
    case = resolve_case(records, what)
    events, gaps = history_of(records, case.path, until)
    warn_gaps(records, gaps)
    found = case_events(events, case.case.number)
    if by_point:
        return _blame(records, found, case.path, form)
    rows = [(with_points(one), one.number) for one in found if one.event.changes]
    return answer(HISTORY, rows[:limit], form)


def _meeting_path(records: Records, until: str | None, committee: str, name: str) -> str:
    """The path of the meeting; one that has been deleted is found where it lay last."""
    try:
        return resolve_meeting(records, committee, name)
    except UserError:
        files = committed_files(records, committee=committee or None, until=until)
        lay = {file.old_path for file in files if not (file.path and home(file.path))}
        gone = [path for path in lay if path and path.endswith(f"/{name}.yaml")]
        if len(gone) != 1:
            raise
        return gone[0]


def _blame(records: Records, found: list[CaseEvent], path: str, form: ListFormat) -> int:
    """Print the points of the case's decision, each with who gave it its words."""
    meeting = records.meeting(path)
    number = found[-1].number if found else ""
    decision = next((case.decision for case in meeting.cases if case.number == number), None)
    return answer(BLAME, blame(found, decision or (), records.files().get(path)), form)
