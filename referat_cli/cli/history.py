"""The commands that tell what happened to the record through Git."""

from typing import TYPE_CHECKING

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, asked, notify, screen, write
from referat_cli.cli.options import data_format, everywhere, limit, revision
from referat_cli.cli.resolve_cases import as_date, case_called, meeting_held, meeting_in
from referat_cli.cli.session import opened
from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.render.screen import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from referat_cli.queries.history import Blamed, Event, OfCase, Told, Unseen
    from referat_cli.store.records import Records

_SHORT = 7


@click.command(
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
@everywhere
def history(what: str, rev: str | None, form: str, limit: int | None, *, by_point: bool) -> int:
    """Tell what happened to a case or a meeting."""
    from referat_cli.store.paths import ENDINGS  # noqa: PLC0415 - it finds Git

    records = opened(rev)
    if records.location.git is None:
        told = _("{folder} er ikke i et Git-arkiv, så det har ingen historie.")
        raise UserError(told.format(folder=records.location.root))
    until = None
    if rev is not None:
        from referat_cli.cli.resolve_names import commit_called  # noqa: PLC0415 - most questions are about now

        until = commit_called(records.location, rev)
    named = as_date(what)
    if named or what.endswith(ENDINGS):
        if by_point:
            raise click.UsageError(_("--blame gjelder en sak, ikke et møte."))
        path = _meeting_path(records, until, *named) if named else meeting_in(records, what, asked().directory)
        events = _events(records, path, until).events
        return _answer([(event, None) for event in events if event.says_something], form, limit)
    case = case_called(records, what)
    from referat_cli.queries.history import of_case, with_points  # noqa: PLC0415

    found = of_case(_events(records, case.path, until).events, case.case.number)
    if by_point:
        return _blame(records, found, case.path, form)
    return _answer([(with_points(one), one.number) for one in found if one.event.changes], form, limit)


def _meeting_path(records: "Records", until: str | None, committee: str, name: str) -> str:
    """The path of the meeting; one that has been deleted is found where it lay last."""
    try:
        return meeting_held(records, committee, name)
    except UserError:
        from referat_cli.store.commits import steps  # noqa: PLC0415 - only what is gone is looked for so

        lay = {step.old_path for step in steps(records, committee=committee or None, until=until) if not step.path}
        gone = [path for path in lay if path and path.endswith(f"/{name}.yaml")]
        if len(gone) != 1:
            raise
        return gone[0]


def _events(records: "Records", path: str, until: str | None) -> "Told":
    """What happened to a file; what cannot be told is said on standard error."""
    from referat_cli.compare.records import itself  # noqa: PLC0415
    from referat_cli.queries.history import told as told_of  # noqa: PLC0415
    from referat_cli.store.commits import steps  # noqa: PLC0415
    from referat_cli.store.versions import Versions  # noqa: PLC0415

    register = records.register(path.split("/")[1])
    found = steps(records, path=path, until=until)
    told = told_of(found, Versions(records), register.same if register else itself)
    name_unseen(told.unseen)
    return told


def name_unseen(unseen: "Iterable[Unseen]") -> None:
    """Say which versions cannot be told of, and where a shallow clone begins."""
    for one in unseen:
        sentence = (
            _("{path} kan ikke leses slik den sto i {commit} ({subject}); det neste sammenlignes med utgaven før.")
            if one.why == "ulest"
            else _(
                "Historien til {path} begynner med {commit} ({subject}): kopien er grunn. Kjør «git fetch --unshallow»."
            )
        )
        commit = one.commit
        notify(plain(sentence.format(path=one.path, commit=commit.id[:_SHORT], subject=commit.subject)))


def _answer(found: "list[tuple[Event, str | None]]", form: str, limit: int | None) -> int:
    from referat_cli.render import history as render  # noqa: PLC0415

    shown = found[:limit]
    events, numbers = [event for event, _number in shown], [number for _event, number in shown]
    if form in ("table", "markdown"):
        text = render.events(events, numbers, screen()) if form == "table" else ""
        if form == "markdown" and shown:
            text = render.markdown(lambda narrow: render.events(events, numbers, narrow), screen())
        write(text)
    else:
        from referat_cli.render import history as data  # noqa: PLC0415 - people read other forms

        records = [data.event_record(*one) for one in shown]
        if form == "json":
            write(data.as_json({"hendelser": records}))
        elif shown:
            rows = records if form == "ndjson" else data.event_rows(records)
            write(data.ROWS[form](rows, (*data.EVENT_KEYS, *data.CHANGE_KEYS)))
    return EXIT_OK if shown else EXIT_PROBLEMS


def _blame(records: "Records", found: "list[OfCase]", path: str, form: str) -> int:
    """Tell of each point who gave it its words."""
    from referat_cli.queries.history import blame  # noqa: PLC0415

    meeting = records.meeting(path)
    number = found[-1].number if found else ""
    decision = next((case.decision for case in meeting.cases if case.number == number), None)
    blob = next((blob for (blob,) in records.rows("SELECT blob FROM held WHERE path = ?", (path,))), None)
    points = blame(found, decision or (), blob)
    _emit_blame(points, form)
    return EXIT_OK if points else EXIT_PROBLEMS


def _emit_blame(points: "list[Blamed]", form: str) -> None:
    from referat_cli.render import history as data  # noqa: PLC0415
    from referat_cli.render import history as render  # noqa: PLC0415

    if form == "table":
        write(render.blamed(points, screen()))
    elif form == "markdown":
        write(render.markdown(lambda narrow: render.blamed(points, narrow), screen()) if points else "")
    elif form == "json":
        write(data.as_json({"punkter": [data.blame_record(point) for point in points]}))
    elif points:
        write(data.ROWS[form]([data.blame_record(point) for point in points], data.BLAME_KEYS))
