"""`referat history`: what happened to a case or a meeting, commit by commit."""

from heapq import merge

import click

from referat_cli.cli import completion
from referat_cli.cli.console import answer, notify
from referat_cli.cli.options import command, data_format, limit, revision
from referat_cli.cli.resolve_cases import (
    find_case,
    gone_cases,
    gone_meetings,
    parse_meeting_address,
    parse_point_address,
    resolve_case,
    resolve_last_or_next,
    resolve_meeting,
    resolve_meeting_file,
    revision_asked_for,
)
from referat_cli.cli.session import open_records, warn_gaps
from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.queries.appearances import NEVER, Appearances, appearances
from referat_cli.queries.cases import meetings_called
from referat_cli.queries.decisions import point_called
from referat_cli.queries.history import CaseEvent, blame, case_events, history_of, with_points
from referat_cli.queries.people import people_called
from referat_cli.queries.point_history import point_events
from referat_cli.render.history import BLAME, HISTORY, ONELINE, EventRow
from referat_cli.render.table import ListFormat, Table
from referat_cli.store.paths import ENDINGS
from referat_cli.store.records import Records


@command(
    help=_(
        "Vis hva som har hendt med en sak (42/24), et punkt (42/24#2) eller et møte (2024-10-29, siste, neste), "
        "innsjekking for innsjekking: da det ble foreslått, vedtatt, godkjent og rettet, av hvem, og hva som ble "
        "endret etter godkjenning uten rettelse.\n\n"
        "En sak som er tatt opp igjen, følges gjennom møtene og utvalgene som har hatt den. Filen følges gjennom "
        "flyttinger og flettinger. Har arkivet flere utvalg, skriver du utvalget foran: "
        "asu:42/24. Avslutter med 1 når ingenting har hendt."
    ),
)
@click.argument("what", metavar="SAK|PUNKT|DATO", shell_complete=completion.cases_and_meetings)
@click.option("--blame", "by_point", is_flag=True, help=_("Vis hvem som ga hvert punkt i vedtaket de ordene det har."))
@click.option("--oneline", is_flag=True, help=_("Vis én linje for hver innsjekking."))
@limit
@revision
@data_format
def history(  # noqa: PLR0913 - one parameter an option
    what: str, rev: str | None, form: ListFormat, limit: int | None, *, by_point: bool, oneline: bool
) -> int:
    """Tell what happened to a case or a meeting."""
    if by_point and oneline:
        raise click.UsageError(_("--blame kan ikke brukes sammen med --oneline."))
    table = ONELINE if oneline else HISTORY
    records = open_records(rev)
    if records.location.git is None:
        message = _("{folder} er ikke i et Git-arkiv, så det har ingen historie.")
        raise UserError(message.format(folder=records.location.root))
    until = revision_asked_for(records)
    named, path = parse_meeting_address(what), resolve_last_or_next(records, what)
    if named or path or what.endswith(ENDINGS):
        if by_point:
            raise click.UsageError(_("--blame gjelder en sak, ikke et møte."))
        path = path or (_meeting_path(records, *named) if named else resolve_meeting_file(records, what))
        events, gaps = history_of(records, path, until)
        warn_gaps(records, gaps)
        return _newest([(event, None) for event in events if event.has_content], limit, table, form)
    if point := parse_point_address(what):
        if by_point:
            raise click.UsageError(_("--blame gjelder alle punktene i en sak; skriv saken uten punktet."))
        return _newest(_of_point(records, *point, until), limit, table, form)
    path, number, appeared = _case(records, what, with_gone=not by_point)
    found = _events(records, path, number, until)
    if by_point:
        return _blame(records, found, path, form)
    # One who asks for a case wants to know what came of it, in whatever meeting.
    before, after = ([_events(records, one.path, one.number, until) for one in some if one.path] for some in appeared)
    every = merge(*before, found, *after, key=lambda one: one.event.commit.time)
    return _newest([(with_points(one), one.number) for one in every if one.event.changes], limit, table, form)


def _events(records: Records, path: str, number: str, until: str | None) -> list[CaseEvent]:
    """What happened to a case of a meeting."""
    events, gaps = history_of(records, path, until)
    warn_gaps(records, gaps)
    return case_events(events, number)


def _of_point(records: Records, address: str, number: str, until: str | None) -> list[EventRow]:
    """What happened to a point of a case."""
    found = point_called(resolve_case(records, address), number)
    events = _events(records, found.found.path, found.found.case.number, until)
    return [(one.event, one.number) for one in point_events(events, found)]


def _newest(rows: list[EventRow], limit: int | None, table: Table[EventRow], form: ListFormat) -> int:
    """Print the newest of the events, as many as are asked for, and say how many there are."""
    if limit is not None and limit < len(rows):
        message = _("Viser de {limit} nyeste av {n} hendelser.")
        notify(message.format(limit=limit, n=len(rows)))
    return answer(table, rows[-limit:] if limit else rows, form)


def _case(records: Records, address: str, *, with_gone: bool) -> tuple[str, str, Appearances]:
    """The file and the number of the case, and where else it was; one that is gone is found where it stood last."""
    if not find_case(records, address):
        gone = gone_cases(records, address) if with_gone else []
        if len(gone) == 1 and gone[0].number:
            return gone[0].path, gone[0].number, NEVER
        if not gone and people_called(records, address):
            sentence = _('«{name}» er en person, ikke en sak; se «referat people "{name}" --history».')
            raise UserError(sentence.format(name=address))
    case = resolve_case(records, address)
    return case.path, case.case.number, appearances(records, case)


def _meeting_path(records: Records, committee: str, name: str) -> str:
    """The path of the meeting; one that has been deleted is found where it lay last."""
    gone = [] if meetings_called(records, name, committee) else gone_meetings(records, committee, name)
    if len(gone) == 1:
        return gone[0].path
    return resolve_meeting(records, committee, name)


def _blame(records: Records, found: list[CaseEvent], path: str, form: ListFormat) -> int:
    """Print the points of the case's decision, each with who gave it its words."""
    meeting = records.meeting(path)
    number = found[-1].number if found else ""
    decision = next((case.decision for case in meeting.cases if case.number == number), None)
    return answer(BLAME, blame(found, decision or (), records.files().get(path)), form)
