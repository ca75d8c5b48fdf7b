"""`referat new`: the notice of a meeting."""

from datetime import date
from typing import Any

import click

from referat_cli.cli import completion
from referat_cli.cli.console import EXIT_OK, notify, shown_from, write
from referat_cli.cli.editing import (
    Desk,
    check_numbers_are_known,
    chosen_committee,
    commit_option,
    commit_record,
    open_desk,
    register_of,
)
from referat_cli.cli.options import Clock, Day, command, committee
from referat_cli.cli.resolve_names import resolve_registered
from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.queries.followups import FollowupCriteria, followups
from referat_cli.queries.meetings import postponed_cases, unapproved
from referat_cli.render.labels import long_date
from referat_cli.workflow.notice import (
    Frame,
    Item,
    agenda,
    approval,
    check_titles,
    followed_up,
    item,
    notice,
    postponed,
    standing_items,
)
from referat_cli.workflow.record import add, path_of


@command(
    help=_(
        "Skriv innkallingen til møtet DATO: de stående sakene, godkjenning av referater som venter på det, saker som "
        "er utsatt, det som skal være gjort innen møtet, og sakene du gir med --case. Numrene fortsetter der forrige "
        "møte slapp.\n\n"
        "Hvor lenge en sak skal ta, skrives etter tittelen: --case «Budsjett (20 min)». Står --start der også, får "
        "sakslisten klokkeslett."
    ),
)
@click.argument("day", type=Day(), metavar="DATO")
@committee
@click.option("--start", type=Clock(), metavar="KL", help=_("Når møtet begynner, for eksempel 13:00."))
@click.option("--end", "slutt", type=Clock(), metavar="KL", help=_("Når møtet slutter."))
@click.option("--place", "moetested", metavar="STED", help=_("Hvor møtet er."))
@click.option(
    "--chair",
    "moeteleder",
    metavar="NAVN",
    shell_complete=completion.people,
    help=_("Møtelederen; en del av navnet er nok."),
)
@click.option(
    "--secretary",
    "referent",
    metavar="NAVN",
    shell_complete=completion.people,
    help=_("Referenten; en del av navnet er nok."),
)
@click.option("--case", "cases", multiple=True, metavar="TITTEL", help=_("En sak til; kan gis flere ganger."))
@commit_option
def new(day: date, committee: str | None, cases: tuple[str, ...], *, commit: bool, **asked: Any) -> int:  # noqa: ANN401 - the frame
    """Write the notice of a meeting."""
    desk = open_desk(commits=commit)
    code = chosen_committee(desk, committee)
    register = register_of(desk, code)
    for key in ("moeteleder", "referent"):
        if asked[key] is not None:
            asked[key] = resolve_registered(asked[key], register)
    check_numbers_are_known(desk, code, str(day.year))
    path = path_of(code, day.isoformat())
    if desk.archive.has(path):
        held = desk.archive.entry(path).meeting
        if held is not None and held.status == "avlyst":
            sentence = _("Møtet {day} er avlyst: {path}. Skal det holdes likevel, sett «status: innkalling» i filen.")
            raise UserError(sentence.format(day=long_date(day.isoformat()), path=path))
        sentence = _("Møtet {day} finnes fra før: {path}. En sak til føres inn med «referat add {iso} --case …».")
        raise UserError(sentence.format(day=long_date(day.isoformat()), path=path, iso=day))
    asked_for = [item(case) for case in cases]
    check_titles([one.title for one in asked_for], (), day.isoformat())
    waiting = _waiting(desk, code, day.isoformat())
    approvals = [approval(other) for other in unapproved(desk.records, code, day.isoformat())]
    items = agenda(standing_items(register.committee), approvals, [*waiting, *asked_for])
    add(desk.archive, path, notice(desk.archive, register.committee, day.isoformat(), Frame(**asked), items))
    write(shown_from(desk.archive.root)(path))
    notify(_("Innkalling med {n} saker. Se over den, og kjør «referat validate».").format(n=len(items)))
    if commit:
        words = _("Innkall møtet {day} ({code})").format(day=long_date(day.isoformat()), code=code)
        commit_record(desk, path, words)
    return EXIT_OK


def _waiting(desk: Desk, code: str, day: str) -> list[Item]:
    """The cases that were postponed, and what is due by the meeting, case by case."""
    due = [
        one
        for one in followups(desk.records, FollowupCriteria(code, last=day), day)
        if one.state in ("aapen", "forfalt") and any(deadline <= day for deadline in one.deadlines)
    ]
    numbers = dict.fromkeys(one.number for one in due)
    again = [postponed(case) for case in postponed_cases(desk.records, code, day)]
    return [*again, *(followed_up([one for one in due if one.number == number]) for number in numbers)]
