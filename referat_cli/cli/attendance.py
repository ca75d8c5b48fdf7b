"""`referat attendance`: who was there, and which seats were filled."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, answer, current_call, notify, screen, shown_from, write
from referat_cli.cli.options import command, committee, data_format, limit, period, person_option, revision, year
from referat_cli.cli.resolve_names import resolve_committee, resolve_exact_person, resolve_person
from referat_cli.cli.session import open_records, resolve_commit, warn_gaps, warn_unreadable
from referat_cli.i18n import _, ngettext
from referat_cli.model.committee import Role
from referat_cli.model.user_error import UserError
from referat_cli.queries.attendance.kept import CommitteeTable, TableQuestion, kept_tables
from referat_cli.queries.attendance.rows import AnyBy, AnyRow, Note
from referat_cli.queries.cases import committees
from referat_cli.queries.people import name_of, people_called, people_like
from referat_cli.render.attendance import EXPLANATION, NOTHING_FOUND, TABLES, comparison
from referat_cli.render.table import ListFormat
from referat_cli.store.paths import Location
from referat_cli.store.records import Records, lines_of

if TYPE_CHECKING:
    from referat_cli.queries.attendance.account import Account, PersonMeeting
    from referat_cli.render.attendance_plot import AnyChart


class AttendanceCriteria(NamedTuple):
    """The conditions on what is counted, in every view; None sets none."""

    committee: str | None
    person: str | None
    first: str | None
    last: str | None
    roles: frozenset[Role] | None
    by: AnyBy


@command(
    help=_(
        "Vis hvem som møtte, person for person: hvor mange møter som ble holdt mens de hadde plassen, og hvor ofte de "
        "møtte, meldte forfall eller uteble. Medlemmer og observatører står hver for seg; gjester og sekretariat "
        "er med når --role ber om det.\n\n"
        "Andelen regnes av møtene der oppmøtet er kjent. Møter en vara, telles det for plassen og ikke for personen. "
        "Den som står i registeret uten datoer, og som møtet ikke fører opp, står under «Ikke ført» og er ikke med i "
        "noe annet tall.\n\n"
        "Med --by case står det for hver sak hvor mange som var til stede, hvor mange av dem som hadde stemmerett, og "
        "hvem som var borte eller inhabile.\n\n"
        "Hva som telles, og hva en plass er, står i docs/oppmoete.md.\n\n"
        "Avslutter med 1 når ingenting finnes."
    ),
)
@click.option(
    "--by",
    type=Choice(get_args(AnyBy)),
    metavar="INNDELING",
    help=_(
        "En rad for hver person (uten valg), plass (seat), gruppe (group), enhet (unit), møte (meeting) eller sak "
        "(case)."
    ),
)
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=Choice(get_args(Role)),
    metavar="ROLLE",
    help=_("Bare denne rollen: {roles}. Kan gis flere ganger.").format(roles=", ".join(get_args(Role))),
)
@person_option("--person", help=_("Bare denne personen."))
@committee
@period
@year
@person_option("--explain", help=_("Vis møtene bak tallene til en person, med fil og linje."))
@click.option("--chart", is_flag=True, help=_("Tegn oppmøtet: en linje for hver person, et tegn for hvert møte."))
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help=_("Tegn oppmøtet i en fil (.png, .svg eller .pdf), også --by seat, group eller unit; krever matplotlib."),
)
@click.option(
    "--compare",
    metavar="UTGAVE",
    shell_complete=completion.revisions,
    help=_("Vis hva som er annerledes enn i denne utgaven."),
)
@click.option("--history", is_flag=True, help=_("Vis alle senere endringer i deltakerlistene, nyeste først."))
@limit
@revision
@data_format
def attendance(  # noqa: PLR0913 - one parameter an option
    *,
    explain: str | None,
    chart: bool,
    plot: Path | None,
    compare: str | None,
    history: bool,
    limit: int | None,
    rev: str | None,
    form: ListFormat,
    **conditions: Any,  # noqa: ANN401 - those of `AttendanceCriteria`, each by its name
) -> int:
    """Show who was there."""
    views = {
        "--explain": explain is not None,
        "--chart": chart,
        "--plot": plot is not None,
        "--compare": compare is not None,
        "--history": history,
    }
    asked = AttendanceCriteria(**conditions)
    _check_options([name for name, given in views.items() if given], form, asked, limit)
    records = open_records(rev)
    criteria = asked._replace(
        committee=resolve_committee(records, asked.committee),
        person=asked.person if explain is None else explain,
        roles=frozenset(asked.roles or ()) or None,
        by=asked.by or "person",
    )
    if history:
        return _history(records, criteria, rev, limit, form)
    warn_unreadable(records)
    if compare is not None:
        return _comparison(records, criteria, compare, form)
    if explain is None and not chart and plot is None:
        counted = _count(records, criteria)
        _warn(counted.notes)
        return answer(TABLES[criteria.by], counted.rows, form)
    from referat_cli.queries.attendance.account import notes_about  # noqa: PLC0415 - as in `_count`

    found = _find(records, criteria)
    found = found._replace(accounts=list(found.accounts))
    _warn(_sentences(records, (note for account in found.accounts for note in notes_about(account, found.people))))
    if explain is not None:
        return answer(EXPLANATION, _explanation(records, criteria, found), form)
    if plot is not None:
        return _plot(records.location, criteria, found, plot)
    return _chart(criteria, found)


def _check_options(views: list[str], form: ListFormat, asked: AttendanceCriteria, limit: int | None) -> None:
    """Refuse options that mean nothing together."""
    view = views[0] if views else ""
    others = {
        "--by": asked.by and view != "--compare" and (view != "--plot" or asked.by in ("meeting", "case")),
        "--role": asked.roles and view == "--history",
        "--person": asked.person and view == "--explain",
        "--format": form != "table" and view in ("--chart", "--plot"),
    }
    refused = [*pairwise(views), *((name, view) for name, given in others.items() if view and given)]
    if limit is not None and view != "--history" and len(views) <= 1:
        raise click.UsageError(_("--limit kan bare brukes sammen med --history."))
    for one, other in refused:
        raise click.UsageError(_("{one} kan ikke brukes sammen med {other}.").format(one=one, other=other))


class _Found(NamedTuple):
    """The account of each committee, and the ids of the people asked for; None for everybody."""

    accounts: "Iterable[Account]"
    people: frozenset[str] | None


class _Counted(NamedTuple):
    """The rows of the table that is asked for, and notes as sentences."""

    rows: Sequence[AnyRow]
    notes: Sequence[str]


Resolve = Callable[[Records, str], str]


def _count(records: Records, criteria: AttendanceCriteria, resolve: Resolve = resolve_person) -> _Counted:
    """Count the meetings that are asked for; raises `UserError` with the nearest for a name that is nobody's."""
    by, roles = criteria.by, criteria.roles
    if criteria.person is None and by != "case":
        asked = TableQuestion(by, criteria.first, criteria.last, roles)
        return _counted(records, kept_tables(records, asked, criteria.committee))
    # What counts takes 6 ms to load, and what draws, or counts case by case, 9: a table that is kept needs none of it.
    from referat_cli.queries.attendance.account import notes_about  # noqa: PLC0415

    found = _find(records, criteria, resolve)
    if by == "case":
        from referat_cli.queries.attendance.cases import by_case  # noqa: PLC0415

        notes = [note for account in found.accounts for note in notes_about(account, found.people)]
        of_cases = by_case(records, criteria.committee, criteria.first, criteria.last, roles, found.people)
        return _Counted(list(of_cases), _sentences(records, notes))
    from referat_cli.queries.attendance.tables import rows  # noqa: PLC0415 - as above

    tables = (
        CommitteeTable(rows(one, by, roles, found.people), notes_about(one, found.people)) for one in found.accounts
    )
    return _counted(records, tables)


def _counted(records: Records, tables: Iterable[CommitteeTable]) -> _Counted:
    """The tables of committees as one, with their notes as sentences."""
    counted: list[AnyRow] = []
    notes: list[Note] = []
    for table in tables:
        counted += table.rows
        notes += table.notes
    return _Counted(counted, _sentences(records, notes))


def _find(records: Records, criteria: AttendanceCriteria, resolve: Resolve = resolve_person) -> _Found:
    """What there is to count; ``resolve`` says whom an unknown spelling means."""
    from referat_cli.queries.attendance.account import accounts, accounts_of_person  # noqa: PLC0415 - as in `_count`

    committee, person, first, last, *_view = criteria
    if person is None:
        codes = [committee] if committee is not None else committees(records)
        return _Found(accounts(records, codes, first, last), None)
    found, ids = accounts_of_person(records, person, committee, first, last)
    if not ids:
        found, ids = accounts_of_person(records, resolve(records, person), committee, first, last)
    return _Found(found, ids)


def _sentences(records: Records, notes: Iterable[Note]) -> list[str]:
    """The notes as people read them, each once."""
    shown = shown_from(records.location.root)

    def place(named: str) -> str:
        from referat_cli.queries.attendance.account import register_path  # noqa: PLC0415 - as in `_count`

        path = named if "/" in named else register_path(records, named)
        return shown(path) if path else named

    sentences = (_("{place}: {sentence}.").format(place=place(note.place), sentence=note.text) for note in notes)
    return list(dict.fromkeys(sentences))


def _warn(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        notify(sentence)


def _explanation(records: Records, criteria: AttendanceCriteria, found: _Found) -> "list[PersonMeeting]":
    """The meetings behind a person's numbers, with the line of each mark in its file."""
    from referat_cli.queries.attendance.account import meetings_behind  # noqa: PLC0415 - as in `_count`

    meetings = [
        meeting
        for account in found.accounts
        for meeting in meetings_behind(account, found.people or frozenset())
        if criteria.roles is None or meeting.presence.role in criteria.roles
    ]
    lines = lines_of(records, [(meeting.record.path, meeting.presence.where) for meeting in meetings])
    return [meeting._replace(line=line) for meeting, line in zip(meetings, lines, strict=True)]


def _chart(criteria: AttendanceCriteria, found: _Found) -> int:
    """Draw the attendance on the terminal."""
    from referat_cli.queries.attendance.chart import chart  # noqa: PLC0415 - as in `_count`
    from referat_cli.render.attendance_chart import picture  # noqa: PLC0415 - as above

    charts = [chart(account, criteria.roles, found.people) for account in found.accounts]
    pictures = [picture(charted, screen()) for charted in charts if charted.lines]
    if not pictures:
        notify(NOTHING_FOUND)
        return EXIT_PROBLEMS
    write("\n\n".join(pictures))
    return EXIT_OK


def _plot(location: Location, criteria: AttendanceCriteria, found: _Found, file: Path) -> int:
    """Draw the attendance in a file, which has room for one committee."""
    from referat_cli.queries.attendance.chart import chart, chart_by, in_seat_order  # noqa: PLC0415 - as in `_count`
    from referat_cli.render.attendance_plot import plot  # noqa: PLC0415 - as above
    from referat_cli.store.atomic_write import write_file  # noqa: PLC0415 - as above

    by = criteria.by
    drawn: list[AnyChart] = [
        chart_by(account, by, criteria.roles, found.people)
        if by == "seat" or by == "group" or by == "unit"  # noqa: PLR1714 - so that the type is known
        else in_seat_order(account, chart(account, criteria.roles, found.people))
        for account in found.accounts
    ]
    drawn = [charted for charted in drawn if charted.lines]
    if not drawn:
        notify(NOTHING_FOUND)
        return EXIT_PROBLEMS
    if len(drawn) > 1:
        codes = ", ".join(charted.committee for charted in drawn)
        raise UserError(_("En tegning viser ett utvalg; velg med --committee: {codes}.").format(codes=codes))
    picture = plot(drawn[0], file)
    write_file((current_call().directory / file).resolve(), picture, location, str(file))
    notify(_("Tegnet {file}.").format(file=file))
    return EXIT_OK


def _comparison(records: Records, criteria: AttendanceCriteria, revision: str, form: ListFormat) -> int:
    """Show what differs in the table from how it stood in a revision."""
    from referat_cli.queries.attendance.tables import compare_rows  # noqa: PLC0415 - as in `_count`

    earlier = open_records(revision)
    warn_unreadable(earlier)
    written = criteria.person
    if written is not None and not any(people_called(source, written) for source in (records, earlier)):
        # Whom a part of a name means is found once, so that both versions are asked about one person.
        source = next((one for one in (records, earlier) if people_like(one, written)), records)
        criteria = criteria._replace(person=resolve_person(source, written))
    counted: list[_Counted] = []
    unknown: list[UserError] = []
    for source in (earlier, records):
        try:
            counted.append(_count(source, criteria, resolve_exact_person))
        except UserError as nobody:  # somebody may be known to one of the two alone
            unknown.append(nobody)
            counted.append(_Counted((), ()))
    if len(unknown) == len(counted):
        raise unknown[-1]
    before, after = counted
    sentence = _("I utgaven {revision}: {sentence}")
    _warn(sentence.format(revision=revision, sentence=note) for note in before.notes if note not in after.notes)
    _warn(after.notes)
    registers = {row.committee: records.register(row.committee) for row in chain(before.rows, after.rows)}
    compared = compare_rows(before.rows, after.rows, registers)
    return answer(comparison(revision), compared, form)


def _history(
    records: Records, criteria: AttendanceCriteria, revision: str | None, limit: int | None, form: ListFormat
) -> int:
    """Show every later change of the attendance lists, and name the versions that could not be used."""
    # To import what compares versions takes a sixth of the time of all else, and the tables need none of it.
    from referat_cli.queries.attendance.history import HistoryCriteria, attendance_history  # noqa: PLC0415
    from referat_cli.render.line_history import ATTENDANCE_HISTORY  # noqa: PLC0415

    person = name_of(records, resolve_person(records, criteria.person)) if criteria.person is not None else None
    conditions = HistoryCriteria(criteria.committee, person, criteria.first, criteria.last)
    until = resolve_commit(records.location, revision) if revision is not None else None
    found, unreadable, more = attendance_history(records, conditions, until, limit)
    warn_gaps(records, unreadable)
    code = answer(ATTENDANCE_HISTORY, found, form)
    if more:
        sentence = ngettext(
            "Viser den nyeste endringen; --limit gir flere.",
            "Viser de {shown} nyeste endringene; --limit gir flere.",
            len(found),
        )
        notify(sentence.format(shown=len(found)))
    return code
