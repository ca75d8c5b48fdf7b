"""`referat new`: the notice of a meeting."""

from collections.abc import Sequence
from typing import Any, get_args

import click

from referat_cli.cli.click_norwegian import Choice
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
from referat_cli.cli.options import Clock, MeetingName, command, committee, person_option
from referat_cli.cli.resolve_names import resolve_registered
from referat_cli.cli.session import warn_unreadable
from referat_cli.i18n import _, ngettext, speaking
from referat_cli.model.meeting import MeetingForm, MeetingType
from referat_cli.model.register import Register
from referat_cli.model.user_error import UserError
from referat_cli.queries.cases import meetings_called
from referat_cli.queries.followups import FollowupCriteria, followups
from referat_cli.queries.meetings import postponed_cases, unapproved
from referat_cli.render.labels import long_date
from referat_cli.workflow.notice import (
    Frame,
    Item,
    agenda,
    approval,
    check_times,
    check_titles,
    followed_up,
    item,
    keeps_numbers,
    notice,
    postponed,
    standing_items,
)
from referat_cli.workflow.record import add, path_of

MEETING_FORMS, MEETING_TYPES = get_args(MeetingForm), get_args(MeetingType)


@command(
    help=_(
        "Skriv innkallingen til møtet DATO: de stående sakene, godkjenning av referater som venter på det, saker som "
        "er utsatt, det som skal være gjort innen møtet, og sakene du gir med --case. Numrene fortsetter der forrige "
        "møte slapp.\n\n"
        "Hvor lenge en sak skal ta, skrives etter tittelen: --case «Budsjett (20 min)». Står --start der også, får "
        "sakslisten klokkeslett. Sakstypen kan stå der også: --case «Brev fra Statsforvalteren (referatsak)».\n\n"
        "Et møte til samme dag skrives med tallet etter: 2024-10-29-2."
    ),
)
@click.argument("name", type=MeetingName(), metavar="DATO")
@committee
@click.option("--start", type=Clock(), metavar="KL", help=_("Når møtet begynner, for eksempel 13:00."))
@click.option("--end", "slutt", type=Clock(), metavar="KL", help=_("Når møtet slutter."))
@click.option("--place", "moetested", metavar="STED", help=_("Hvor møtet er."))
@click.option("--number", "moetenummer", metavar="NUMMER", help=_("Nummeret på møtet, når møtene er nummerert."))
@click.option("--form", "moeteform", type=Choice(MEETING_FORMS), metavar="FORM", help=", ".join(MEETING_FORMS) + ".")
@click.option(
    "--type", "moetetype", type=Choice(MEETING_TYPES), metavar="TYPE", help=_("konstituerende eller ekstraordinært.")
)
@person_option("--chair", "moeteleder", help=_("Møtelederen; en del av navnet er nok."))
@person_option("--secretary", "referent", help=_("Referenten; en del av navnet er nok."))
@click.option("--case", "cases", multiple=True, metavar="TITTEL", help=_("En sak til; kan gis flere ganger."))
@commit_option
def new(name: str, committee: str | None, cases: tuple[str, ...], *, commit: bool, **asked: Any) -> int:  # noqa: ANN401 - the frame
    """Write the notice of a meeting."""
    desk = open_desk(commits=commit)
    code = chosen_committee(desk, committee)
    register = register_of(desk, code)
    for key in ("moeteleder", "referent"):
        if asked[key] is not None:
            asked[key] = resolve_registered(asked[key], register)
    frame, day = Frame(**asked), name[: len("2024-10-29")]
    check_times(frame)
    check_numbers_are_known(desk, code, day[:4])
    path = path_of(code, name)
    _check_is_next(desk, code, name)
    asked_for = [item(case) for case in cases]
    check_titles([one.title for one in asked_for], (), day)
    if frame.is_by_circulation:
        if not asked_for:
            raise UserError(_("Si hvilken sak som skal avgjøres uten møte: --case «Ny bankavtale»."))
        items = asked_for
    else:
        items = _agenda(desk, register, code, day, asked_for)
    add(desk.archive, path, notice(desk.archive, register.committee, name, frame, items))
    write(shown_from(desk.archive.root)(path))
    sentence = ngettext(
        "Innkalling med {n} sak. Se over den, og kjør «referat validate».",
        "Innkalling med {n} saker. Se over den, og kjør «referat validate».",
        len(items),
    )
    notify(sentence.format(n=len(items)))
    if commit:
        words = _("Innkall møtet {day} ({code})").format(day=long_date(day), code=code)
        commit_record(desk, path, words)
    return EXIT_OK


def _agenda(desk: Desk, register: Register, code: str, day: str, asked_for: Sequence[Item]) -> list[Item]:
    """What is to stand on the agenda: what always does, approvals, what waits, and what is asked for.

    What waits in a file that cannot be read is not there, and the file is named.
    """
    warn_unreadable(desk.records)
    called = _titles_of_the_day(desk, code, day)
    with speaking(register.committee.language):  # what is written into the record is in the record's language
        waiting = [one for one in _waiting(desk, code, day) if one.title not in called]
        approvals = [approval(other) for other in unapproved(desk.records, code, day)]
        approvals = [one for one in approvals if one.title not in called]
        return agenda(standing_items(register.committee), approvals, [*waiting, *asked_for])


def _check_is_next(desk: Desk, code: str, name: str) -> None:
    """Raise `UserError` where the day has that meeting, or lacks the one before it."""
    day, number = name[: len("2024-10-29")], int(name[len("2024-10-29-") :] or 1)
    path = path_of(code, name)
    if desk.archive.has(path):
        held = desk.archive.entry(path).meeting
        if held is not None and held.status == "avlyst":
            sentence = _("Møtet {day} er avlyst: {path}. Skal det holdes likevel, sett «status: innkalling» i filen.")
            raise UserError(sentence.format(day=long_date(day), path=path))
        sentence = _(
            "Møtet {day} finnes fra før: {path}. En sak til føres inn med «referat add {name} --case …», og et møte "
            "til den dagen med «referat new {other}»."
        )
        other = f"{day}-{number + 1}"
        raise UserError(sentence.format(day=long_date(day), path=path, name=name, other=other))
    before = day if number == 2 else f"{day}-{number - 1}"  # noqa: PLR2004 - the first has no number
    if number > 1 and not desk.archive.has(path_of(code, before)):
        raise UserError(
            _("Det er ikke noe møte {name}, så det neste er det; kjør «referat new {name}».").format(name=before)
        )


def _titles_of_the_day(desk: Desk, code: str, day: str) -> set[str]:
    """The titles of the cases that another meeting of the day has been called for."""
    paths = [path for of, path in meetings_called(desk.records, day, code) if of == code]
    return {case.title for path in paths for case in desk.records.meeting(path).cases}


def _waiting(desk: Desk, code: str, day: str) -> list[Item]:
    """The cases that were postponed, and what is due by the meeting, case by case."""
    due = [
        one
        for one in followups(desk.records, FollowupCriteria(code, last=day), day)
        if one.state in ("aapen", "forfalt") and any(deadline <= day for deadline in one.deadlines)
    ]
    numbers = dict.fromkeys(one.address for one in due)
    cases = postponed_cases(desk.records, code, day)
    keeps_number = bool(cases) and keeps_numbers(desk.archive, code, day[:4])
    again = [postponed(case, keeps_number=keeps_number) for case in cases]
    return [*again, *(followed_up([one for one in due if one.address == number]) for number in numbers)]
