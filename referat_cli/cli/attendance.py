"""The command that tells who was there, and which seats were filled."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, current_call, notify, screen, shown_from, write
from referat_cli.cli.options import command, committee, data_format, limit, period, revision, year
from referat_cli.cli.resolve_names import resolve_person
from referat_cli.cli.session import open_records, warn_unreadable
from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from referat_cli.model.committee import Role
    from referat_cli.queries.attendance.account import Account
    from referat_cli.queries.attendance.rows import Row
    from referat_cli.queries.attendance.tables import By
    from referat_cli.store.records import Records

_BY = ("person", "seat", "group", "unit", "meeting")

_ROLES = ("medlem", "observatør", "vara", "gjest", "sekretariat")

# What every view needs of the slow modules; they are loaded while Git looks.
_NEEDED = ("queries.attendance.account", "queries.attendance.tables", "render.attendance")


class Asking(NamedTuple):
    """What is asked for, in every view."""

    committee: str | None
    person: str | None
    first: str | None
    last: str | None
    roles: "frozenset[Role] | None"
    by: "By"


@command(
    help=_(
        "Vis hvem som møtte, person for person: hvor mange møter som ble holdt mens de hadde plassen, og hvor ofte de "
        "møtte, meldte forfall eller uteble. Medlemmer og observatører står hver for seg; gjester og sekretariat "
        "er med når --role ber om det.\n\n"
        "Andelen regnes av møtene der oppmøtet er ført. Møter en vara, telles det for plassen og ikke for personen.\n\n"
        "Avslutter med 1 når ingenting finnes."
    ),
)
@click.option(
    "--by",
    type=Choice(_BY),
    metavar="INNDELING",
    help=_("En rad for hver person (uten valg), plass (seat), gruppe (group), enhet (unit) eller møte (meeting)."),
)
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=Choice(_ROLES),
    metavar="ROLLE",
    help=_("Bare denne rollen: {roles}. Kan gis flere ganger.").format(roles=", ".join(_ROLES)),
)
@click.option("--person", metavar="NAVN", help=_("Bare denne personen."))
@committee
@period
@year
@click.option("--explain", metavar="NAVN", help=_("Vis møtene bak tallene til en person, med fil og linje."))
@click.option("--chart", is_flag=True, help=_("Tegn oppmøtet: en linje for hver person, et tegn for hvert møte."))
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help=_("Tegn oppmøtet i en fil (.png, .svg eller .pdf); krever matplotlib."),
)
@click.option("--compare", metavar="UTGAVE", help=_("Sammenlign med slik arkivet var i denne utgaven."))
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
    form: str,
    **options: object,
) -> int:
    """Tell who was there."""
    chosen = {
        "--explain": explain is not None,
        "--chart": chart,
        "--plot": plot is not None,
        "--compare": compare is not None,
        "--history": history,
    }
    _agree([name for name, given in chosen.items() if given], form, options, limit)
    records = open_records(rev)
    if explain is not None:
        options["person"] = explain
    wanted = _wanted(records, **options)  # type: ignore[arg-type]  # click gives each option by its name
    if history:
        return changes_told(records, wanted, rev, limit, form)
    warn_unreadable(records)
    if compare is not None:
        return tables_compared(records, wanted, compare, form)
    if explain is not None:
        return _explained(records, wanted, form)
    return _drawn(records, wanted, plot) if chart or plot else _table(records, wanted, form)


def _agree(views: list[str], form: str, options: dict[str, object], limit: int | None) -> None:
    """Refuse options that say nothing together."""
    told = _("{one} kan ikke brukes sammen med {other}.")
    if len(views) > 1:
        raise click.UsageError(told.format(one=views[0], other=views[1]))
    view = views[0] if views else ""
    if limit is not None and view != "--history":
        raise click.UsageError(_("--limit kan bare brukes sammen med --history."))
    if view and view != "--compare" and options["by"]:
        raise click.UsageError(told.format(one="--by", other=view))
    if view == "--history" and options["roles"]:
        raise click.UsageError(told.format(one="--role", other=view))
    if view == "--explain" and options["person"]:
        raise click.UsageError(told.format(one="--person", other=view))
    if view in ("--chart", "--plot") and form != "table":
        raise click.UsageError(told.format(one="--format", other=view))


def _wanted(  # noqa: PLR0913 - one parameter an option
    records: "Records",
    *,
    by: "By | None",
    roles: "tuple[Role, ...]",
    person: str | None,
    committee: str | None,
    first: date | None,
    last: date | None,
    year: int | None,
) -> Asking:
    """What is asked for, with the committee called by its code."""
    from referat_cli.cli.resolve_names import resolve_committee  # noqa: PLC0415

    return Asking(
        resolve_committee(records, committee) if committee is not None else None,
        person,
        f"{year:04}-01-01" if year else str(first) if first else None,
        f"{year:04}-12-31" if year else str(last) if last else None,
        frozenset(roles) or None,
        by or "person",
    )


def counted(records: "Records", wanted: Asking) -> "tuple[list[Account], frozenset[str] | None]":
    """The meetings of each committee, counted, and the ids of the people who are asked for, None for everybody.

    Raises `UserError` with the nearest for a name that is nobody's.
    """
    from referat_cli.queries.attendance.account import accounts  # noqa: PLC0415

    found = list(accounts(records, wanted.committee, wanted.first, wanted.last))
    if wanted.person is None:
        return found, None
    from referat_cli.cli.resolve_names import resolve_person  # noqa: PLC0415
    from referat_cli.queries.attendance.account import find_person_ids  # noqa: PLC0415

    people = find_person_ids(found, wanted.person)
    return found, frozenset(people or find_person_ids(found, resolve_person(records, wanted.person)))


def notes_of(records: "Records", found: "list[Account]", people: frozenset[str] | None) -> dict[str, None]:
    """What was counted although something in the record does not agree, as sentences, of those who are asked for."""
    from referat_cli.queries.attendance.account import (  # noqa: PLC0415
        notes_about,
        register_path,
    )

    shown = shown_from(records.location.root)

    def place(named: str) -> str:
        path = named if "/" in named else register_path(records, named)
        return shown(path) if path else named

    return dict.fromkeys(
        _("{place}: {sentence}.").format(place=place(n.place), sentence=n.text)
        for account in found
        for n in notes_about(account, people)
    )


def tell(sentences: "Iterable[str]") -> None:
    """Say sentences to the person."""
    for sentence in sentences:
        notify(sentence)


def answered(found: "Sequence[object]", form: str, text: "Callable[[], str]") -> int:
    """Write an answer, an empty one as JSON alone, and give the exit code."""
    if found or form == "json":
        write(text())
    return EXIT_OK if found else EXIT_PROBLEMS


def _table(records: "Records", wanted: Asking, form: str) -> int:
    from referat_cli.queries.attendance.tables import rows  # noqa: PLC0415
    from referat_cli.render.attendance import FORMATS  # noqa: PLC0415

    found, people = counted(records, wanted)
    tell(notes_of(records, found, people))
    told = [row for account in found for row in rows(account, wanted.by, wanted.roles, people)]
    return answered(told, form, lambda: FORMATS[form](told, screen()))


def _explained(records: "Records", wanted: Asking, form: str) -> int:
    from referat_cli.queries.attendance.account import explain, meetings_behind  # noqa: PLC0415
    from referat_cli.render.attendance import EXPLAINED  # noqa: PLC0415
    from referat_cli.store.records import lines_of  # noqa: PLC0415

    found, people = counted(records, wanted)
    tell(notes_of(records, found, people))
    meetings = [
        meeting
        for account in found
        for meeting in meetings_behind(account, people or frozenset())
        if wanted.roles is None or meeting.presence.role in wanted.roles
    ]
    lines = lines_of(records, [(meeting.record.path, meeting.presence.where) for meeting in meetings])
    told = [explain(meeting, line) for meeting, line in zip(meetings, lines, strict=True)]
    return answered(told, form, lambda: EXPLAINED[form](told, screen()))


def _drawn(records: "Records", wanted: Asking, file: Path | None) -> int:
    """The picture on the terminal, or the drawing in a file, which holds one committee."""
    from referat_cli.queries.attendance.chart import chart, in_seat_order  # noqa: PLC0415

    found, people = counted(records, wanted)
    tell(notes_of(records, found, people))
    charts = [(account, chart(account, wanted.roles, people)) for account in found]
    charts = [(account, drawn) for account, drawn in charts if drawn.lines]
    if file is None:
        from referat_cli.render.attendance_chart import picture  # noqa: PLC0415

        return answered(charts, "table", lambda: "\n\n".join(picture(drawn, screen()) for _account, drawn in charts))
    if len(charts) > 1:
        codes = ", ".join(account.committee for account, _drawn in charts)
        raise UserError(_("En tegning viser ett utvalg; velg med --committee: {codes}.").format(codes=codes))
    for account, drawn in charts:
        from referat_cli.render.attendance_plot import plot  # noqa: PLC0415

        plot(in_seat_order(account, drawn), current_call().directory / file)
        tell([_("Tegnet {file}.").format(file=file)])
    return EXIT_OK if charts else EXIT_PROBLEMS


def tables_compared(records: "Records", wanted: Asking, revision: str, form: str) -> int:
    """The table as the record stood in a revision, as it stands, and what differs."""
    from referat_cli.cli.session import open_records  # noqa: PLC0415
    from referat_cli.queries.attendance.tables import (  # noqa: PLC0415
        compare_rows,
        rows,
    )
    from referat_cli.render.attendance_compared import FORMATS  # noqa: PLC0415

    earlier = open_records(revision)
    warn_unreadable(earlier)
    tables: list[list[Row]] = []
    notes = []
    unknown = []
    for source in (earlier, records):
        try:
            found, people = counted(source, wanted)
        except UserError as nobody:  # somebody may be known to one of the two alone
            unknown.append(nobody)
            found, people = [], frozenset()
        tables.append([row for account in found for row in rows(account, wanted.by, wanted.roles, people)])
        notes.append(notes_of(source, found, people))
    if len(unknown) == len(tables):
        raise unknown[-1]
    then = _("I utgaven {revision}: {sentence}")
    tell(then.format(revision=revision, sentence=note) for note in notes[0] if note not in notes[1])
    tell(notes[1])
    told = compare_rows(*tables)
    return answered(told, form, lambda: FORMATS[form](told, revision, screen()))


def changes_told(records: "Records", wanted: Asking, revision: str | None, limit: int | None, form: str) -> int:
    """Every later change of the attendance lists, and the versions that could not be used."""
    from referat_cli.queries.attendance.history import HistoryCriteria, attendance_history  # noqa: PLC0415
    from referat_cli.render.line_history import FORMATS  # noqa: PLC0415

    name = resolve_person(records, wanted.person) if wanted.person is not None else None
    asked = HistoryCriteria(wanted.committee, name, wanted.first, wanted.last)
    until = None
    if revision is not None:
        from referat_cli.cli.session import resolve_commit  # noqa: PLC0415

        until = resolve_commit(records.location, revision)
    found, unused, more = attendance_history(records, asked, until, limit)
    shown = shown_from(records.location.root)
    told = _("{path} kan ikke leses slik filen var i {commit} ({time}), og den utgaven er hoppet over.")
    tell(
        told.format(path=shown(version.path or ""), commit=version.commit.id[:10], time=version.commit.time[:10])
        for version in unused
    )
    code = answered(found, form, lambda: FORMATS[form](found, screen()))
    if more:
        shown_of = ngettext(
            "Viser den nyeste endringen; --limit gir flere.",
            "Viser de {shown} nyeste endringene; --limit gir flere.",
            len(found),
        )
        tell([shown_of.format(shown=len(found))])
    return code


def register_told(records: "Records", name: str, revision: str | None, form: str) -> int:
    """A person's seats, and who changed what the registers say of them."""
    from referat_cli.cli.history import warn_gaps  # noqa: PLC0415
    from referat_cli.queries.people import person  # noqa: PLC0415
    from referat_cli.queries.register_history import register_history  # noqa: PLC0415
    from referat_cli.render.register_history import FORMATS  # noqa: PLC0415

    until = None
    if revision is not None:
        from referat_cli.cli.session import resolve_commit  # noqa: PLC0415

        until = resolve_commit(records.location, revision)
    found, gaps = register_history(records, name, until)
    warn_gaps(change for change in gaps if change.gap == "grunn")
    shown = shown_from(records.location.root)
    told = _("{path} kan ikke leses slik filen var i {commit} ({time}), og den utgaven er hoppet over.")
    tell(
        told.format(path=shown(change.path or ""), commit=change.commit.id[:10], time=change.commit.time[:10])
        for change in gaps
        if change.gap == "ulest"
    )
    known = person(records, name)
    return answered(found, form, lambda: FORMATS[form](known, found, screen()))
