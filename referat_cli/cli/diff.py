"""`referat diff`: proposals held against decisions."""

from collections.abc import Collection, Sequence
from typing import Literal

import click

from referat_cli.cli import completion
from referat_cli.cli.click_norwegian import Choice
from referat_cli.cli.console import EXIT_OK, EXIT_PROBLEMS, answer, notify, shown_from, write
from referat_cli.cli.options import command, output_format, revision
from referat_cli.cli.resolve_cases import cases_of_meeting, parse_point_address, resolve_cases, resolve_points
from referat_cli.cli.session import open_records, resolve_commit, warn_gaps, warn_unreadable
from referat_cli.i18n import _, speaking
from referat_cli.model.user_error import UserError
from referat_cli.queries.approved import approval_of
from referat_cli.queries.cases import FoundCase, found
from referat_cli.queries.decisions import about_points, as_adopted, newest_decided, newest_first, rows
from referat_cli.queries.history import Noticed, Notices
from referat_cli.render.diff.formats import STAT, comparison_table, stat_rows
from referat_cli.render.diff.sentences import View
from referat_cli.render.table import ListFormat
from referat_cli.store.commits import made_from_approved
from referat_cli.store.records import Records

# The cases, the meetings asked for as a whole, and whether one that was asked for cannot be read.
CasesAskedFor = tuple[list[FoundCase], frozenset[str], bool]
DiffFormat = ListFormat | Literal["docx", "html"]


def with_notices(
    records: Records, cases: Sequence[FoundCase], meetings: Collection[str], rev: str | None
) -> list[Noticed]:
    """The cases with the proposals of the last notices, and their commits; says on standard error which notice that is.

    Of a meeting that is asked for as a whole there are also the cases that only its notice has.
    Meetings without a notice are named and left out; raises `UserError` where none has one.
    """
    if records.location.git is None:
        message = _("{folder} er ikke i et Git-arkiv, så det har ingen historie.")
        raise UserError(message.format(folder=records.location.root))

    notices = Notices(records, resolve_commit(records.location, rev) if rev is not None else None)
    found, seen, without = [], set(), []
    for case in cases:
        if case.path not in seen:
            warn_gaps(records, notices.history(case.path).gaps)
        noticed = notices.of(case)
        if noticed is None:
            without += [case.path] if case.path not in seen else []
        else:
            if case.path not in seen:
                _notify_of_notice(case, noticed.commit.time[:10], f"{noticed.commit.short_id} {noticed.commit.subject}")
            if not noticed.proposed:
                message = _("Sak {number} sto ikke i innkallingen.").format(number=case.case.number)
                notify(message)
            found.append(noticed)
        seen.add(case.path)
    lost = [noticed for path in meetings for noticed in notices.lost(path)]
    paths = list(dict.fromkeys(noticed.found.path for noticed in (*found, *lost)))
    found = sorted([*found, *lost], key=lambda noticed: paths.index(noticed.found.path))
    shown = shown_from(records.location.root)
    message = _("{path} har ingen innkalling i historien å holde vedtaket mot.")
    if without and not found:
        raise UserError(message.format(path=shown(without[0])))
    for path in without:
        notify(message.format(path=shown(path)))
    return found


def _notify_of_notice(case: FoundCase, day: str, commit: str) -> None:
    message = _("Forslagene til møtet {date} er fra innkallingen slik den sto {day} ({commit}).")
    notify(message.format(date=case.meeting.date, day=day, commit=commit))


@command(
    help=_(
        "Vis hva som ble endret fra forslag til vedtak, ord for ord: i en sak (42/24), i et punkt (42/24#2), i et møte "
        "(2024-10-29 eller filen), eller i det nyeste møtet med vedtak.\n\n"
        "Bare det som ble endret, vises: [-strøket-] og {+tilføyd+}. Har arkivet flere utvalg, skriver du utvalget "
        "foran: asu:42/24.\n\n"
        "Med -f docx blir det en Word-fil med sporede endringer: godtar du alle, har du vedtaket, og avviser du alle, "
        "har du forslaget."
    ),
)
@click.argument("what", nargs=-1, metavar="[SAK|DATO|FIL]...", shell_complete=completion.cases_and_meetings)
@click.option("--full", is_flag=True, help=_("Vis også det som er uendret."))
@click.option("--explain", is_flag=True, help=_("Si hvorfor to punkter regnes som det samme punktet."))
@click.option("--stat", is_flag=True, help=_("Vis en tabell: alle saker i arkivet, eller de du ber om."))
@output_format(
    ["table", "json", "ndjson", "csv", "markdown", "docx", "html"],
    _(
        "table, json, ndjson, csv, markdown (til en pull request), html (en side til nett og utskrift) eller docx "
        "(en Word-fil med sporede endringer)."
    ),
    default="table",
)
@click.option(
    "--exit-code", "by_difference", is_flag=True, help=_("Avslutt med 1 når noe er forskjellig, om så bare et tegn.")
)
@click.option(
    "--against",
    type=Choice(["proposal", "notice"]),
    default="proposal",
    metavar="HVA",
    help=_("proposal (forslaget slik det står) eller notice (slik det sto i den siste innkallingen)."),
)
@click.option("-o", "--output", metavar="FIL|MAPPE", help=_("Word-filen, eller mappen den skal ligge i (-f docx)."))
@revision
def diff(  # noqa: PLR0913 - one parameter an option
    what: tuple[str, ...],
    rev: str | None,
    form: DiffFormat,
    against: str,
    output: str | None,
    *,
    full: bool,
    explain: bool,
    stat: bool,
    by_difference: bool,
) -> int:
    """Show what was changed from proposal to decision."""
    if stat and form in ("docx", "html"):
        raise click.UsageError(_("--stat finnes ikke som {form}.").format(form=form))
    if output and form != "docx":
        raise click.UsageError(_("-o er for en Word-fil; skriv -f docx."))
    records = open_records(rev)
    points = resolve_points(records, what)
    cases, meetings, unread = _asked_for(records, what) if what else _newest(records, stat=stat)
    names = records.names_of_committees()
    until = resolve_commit(records.location, rev) if rev is not None else None
    paths_of_cases = list(dict.fromkeys(case.path for case in cases))
    # Of a whole archive only those are looked at whose present version was made from an approved one.
    approved = made_from_approved(records, set(paths_of_cases)) if stat and not what else paths_of_cases
    approvals = {path: approval_of(records, path, until) for path in approved}
    if against == "notice":
        noticed = with_notices(records, cases, meetings, rev)
        changed = [
            as_adopted(one.found, approvals.get(one.found.path), names, proposed=False)._replace(
                notice=one.commit, lost=one.lost
            )
            for one in noticed
        ]
    else:
        changed = [as_adopted(case, approvals.get(case.path), names) for case in cases]
    changed = [about_points(case, points.get((case.found.path, case.found.place), ())) for case in changed]
    view = View(changed, meetings, full=full or bool(points), explain=explain)
    with speaking(records.language(case.meeting.committee for case in cases)):
        code = _redlines(view, records, output) if form == "docx" else _answer(view, form, stat=stat)
    if unread:
        return EXIT_PROBLEMS
    return EXIT_PROBLEMS if by_difference and any(case.differs for case in changed) else code


def _asked_for(records: Records, what: tuple[str, ...]) -> CasesAskedFor:
    """The cases of the addresses, each of which may end in a point."""
    named = (parse_point_address(address) for address in what)
    return resolve_cases(
        records, tuple(point[0] if point else address for point, address in zip(named, what, strict=True))
    )


def _newest(records: Records, *, stat: bool) -> CasesAskedFor:
    """The cases of the newest meetings that decided something; for statistics, those of all meetings."""
    warn_unreadable(records)
    if stat:
        return found(records, newest_first(records)), frozenset(), False
    paths = newest_decided(records)
    return [case for path in paths for case in cases_of_meeting(records, path)], frozenset(paths), False


def _redlines(view: View, records: Records, output: str | None) -> int:
    """Write the comparison as a Word file with tracked changes."""
    from referat_cli.cli.paper_files import deliver, paper_target  # noqa: PLC0415 - few want a Word file
    from referat_cli.cli.papers import look_of  # noqa: PLC0415
    from referat_cli.paper.writing.word_redlines import redlines_name, write_redlines  # noqa: PLC0415

    if not view.cases:
        return _answer(view, "table", stat=False)
    file = paper_target(output, "docx", "docx", 1, is_text=False).of(redlines_name(view))
    language = records.language(case.found.meeting.committee for case in view.cases)
    with look_of(records) as look:
        deliver(write_redlines(view, look, language), file, records)
    return EXIT_OK


def _answer(view: View, form: ListFormat | Literal["html"], *, stat: bool) -> int:
    """Write the comparison and give the exit code: a page by itself, or a list in one of its forms."""
    if form == "html":
        from referat_cli.render.diff.html import page  # noqa: PLC0415 - few want a page

        if view.cases:
            write(page(view))
            return EXIT_OK
        form = "table"
    if stat:
        return answer(STAT, stat_rows(view.cases, total=form in ("table", "markdown")), form)
    return answer(comparison_table(view), rows(view.cases), form)
