"""The notice of a meeting: what stands on its agenda, the numbers that the cases get, and the times."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.model.problem import UserError
from referat_cli.model.timetable import timed
from referat_cli.render.labels import long_date
from referat_cli.workflow.record import Value

if TYPE_CHECKING:
    from referat_cli.model.committee import Committee
    from referat_cli.queries.followups import Followup
    from referat_cli.queries.meetings import PostponedCase
    from referat_cli.store.archive import Archive

_CLOCK = "%H:%M"
# How long a case is to take, after its title: "Budsjett (20 min)".
_DURATION = re.compile(r"\s*\((?P<minutes>[1-9]\d{0,2}) ?min(?:\.|utter)?\)\s*$")
_OTHER_BUSINESS = "eventuelt"


class Item(NamedTuple):
    """A case that is to stand on the agenda, without its number; ``minutes`` is how long it is to take."""

    title: str
    type: str | None = None
    minutes: int | None = None
    proposal: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    follows_up: tuple[str, ...] = ()

    def case(self, number: str) -> Value:
        """The item as a case of the record."""
        written: Value = {"saksnr": number, "tittel": self.title}
        if self.type:
            written["sakstype"] = self.type
        lists = {
            "tidligere": self.earlier,
            "saksansvarlig": self.responsible,
            "forslag_til_vedtak": self.proposal,
            "foelger_opp": self.follows_up,
        }
        return written | {key: [*values] for key, values in lists.items() if values}


class Frame(NamedTuple):
    """What a notice says of the meeting itself, with the record's keys; nothing where nothing is said."""

    start: str | None = None
    slutt: str | None = None
    moetested: str | None = None
    moeteleder: str | None = None
    referent: str | None = None


def item(written: str) -> Item:
    """The case that a title means, with how long it is to take where the title says so: "Budsjett (20 min)"."""
    found = _DURATION.search(written)
    title = " ".join((written[: found.start()] if found else written).split())
    if not title:
        raise UserError(_("En sak må ha en tittel, for eksempel --case «Budsjett (20 min)»."))
    return Item(title, minutes=int(found["minutes"]) if found else None)


def check_titles(titles: Iterable[str], cases: Iterable[Value], day: str) -> None:
    """Raise `UserError` for a title that the meeting of a day has already: a command that was run twice."""
    has = {fold(str(case["tittel"])): f" {case['saksnr']}" for case in cases}
    for title in titles:
        if (number := has.get(fold(title))) is not None:
            sentence = _("Møtet {day} har allerede saken «{title}»{number}.")
            number = number and _(", med nummer{number}").format(number=number)
            raise UserError(sentence.format(day=long_date(day), title=title, number=number))
        has[fold(title)] = ""


def check_times(frame: Frame) -> None:
    """Raise `UserError` where a meeting would end before it begins; after midnight it may."""
    length = timed(frame.start, frame.slutt, frame.start).length
    if length is not None and length <= 0:
        sentence = _("Møtet kan ikke slutte {end} når det begynner {start}; rett --start eller --end.")
        raise UserError(sentence.format(start=frame.start, end=frame.slutt))


def approval(day: str) -> Item:
    """The approval of the minutes of a day."""
    words = long_date(day)
    proposal = _("Referatet fra {day} godkjennes.").format(day=words)
    return Item(_("Godkjenning av referat fra {day}").format(day=words), "godkjenning", proposal=(proposal,))


def postponed(case: "PostponedCase") -> Item:
    """A case that was postponed, and comes again."""
    return Item(case.title, case.type, earlier=(case.number,), proposal=case.proposal)


def followed_up(due: Sequence["Followup"]) -> Item:
    """What a decision asked for and is due: the points of one case."""
    number = due[0].number
    points = tuple(f"{number}#{one.point}" for one in due)
    return Item(_("Oppfølging av sak {number}").format(number=number), "orientering", follows_up=points)


def standing_items(committee: "Committee") -> list[Item]:
    """The items that stand on every agenda of a committee, as its register has them or as is usual."""
    titles = committee.standing_items or (_("Godkjenning av innkalling og saksliste"), _("Eventuelt"))
    return [_of_usual_type(item(title)) for title in titles]


def _of_usual_type(one: Item) -> Item:
    """A standing item with the type that its title says, and the proposal that such a one always has."""
    opening, approval_word, other = _("Godkjenning av innkalling og saksliste"), _("Godkjenning"), _("Eventuelt")
    if fold(one.title) == fold(opening):
        return one._replace(type="godkjenning", proposal=(_("Innkalling og saksliste godkjennes."),))
    if fold(one.title) == fold(other):
        return one._replace(type=_OTHER_BUSINESS)
    return one._replace(type="godkjenning") if fold(one.title).startswith(fold(approval_word)) else one


def agenda(standing: Sequence[Item], approvals: Iterable[Item], others: Iterable[Item]) -> list[Item]:
    """The items of a meeting in their order: the first standing one, approvals, the rest, and other business last."""
    last = [one for one in standing if one.type == _OTHER_BUSINESS]
    first = [one for one in standing if one.type != _OTHER_BUSINESS]
    return [*first[:1], *approvals, *first[1:], *others, *last]


def notice(archive: "Archive", committee: "Committee", date: str, frame: Frame, items: Sequence[Item]) -> Value:
    """The notice of a meeting; its cases get the next numbers of the year."""
    numbers = next_numbers(archive, committee, date, len(items))
    value: Value = {"utvalg": committee.code, "moetedato": date, "status": "innkalling"}
    value |= {key: said for key, said in frame._asdict().items() if said is not None}
    durations = [one.minutes for one in items]
    value["saksliste"] = [{"sak": n, **time} for n, time in zip(numbers, times(frame.start, durations), strict=True)]
    value["saker"] = [one.case(number) for one, number in zip(items, numbers, strict=True)]
    return value


def times(start: str | None, durations: Sequence[int | None]) -> list[Value]:
    """When each item of an agenda begins and ends, as far as that is known; else how many minutes it has."""
    found: list[Value] = []
    at = datetime.strptime(start, _CLOCK) if start else None  # noqa: DTZ007 - a time of no day
    for minutes in durations:
        end = at + timedelta(minutes=minutes) if at and minutes else None
        if at and end:
            found.append({"start": at.strftime(_CLOCK), "slutt": end.strftime(_CLOCK)})
        elif at:
            found.append({"start": at.strftime(_CLOCK)})
        else:
            found.append({"minutter": minutes} if minutes else {})
        at = end
    return found


def next_numbers(archive: "Archive", committee: "Committee", date: str, count: int) -> list[str]:
    """The next case numbers of a committee's year, on from the highest that any meeting of it has."""
    year = archive.year(committee.code, date[:4])
    numbering = archive.numbering_of(committee.code)
    taken = numbering.running_of(year.cases, date[:4])
    last = taken[-1][0] if taken else 0
    return [numbering.number(last + more, date[:4]) for more in range(1, count + 1)]


def with_case(value: Value, added: Item, number: str, *, in_meeting: bool) -> tuple[Value, ...]:
    """A meeting with a case more, which gets the next number, in the steps in which it is written.

    Before the meeting it stands before «Eventuelt», which gets that number instead: numbers follow the agenda, and
    other business is no matter of its own until somebody has raised it. It gets it first, so that what somebody has
    written beside it in the file stays beside it.
    """
    cases, rows = [*value.get("saker", ())], [*value.get("saksliste", ())]
    last = cases[-1] if cases else {}
    if in_meeting:
        return ({**value, "saker": [*cases, added.case(number) | {"tatt_opp_i_moetet": True}]},)
    if last.get("sakstype") != _OTHER_BUSINESS:
        row = {"sak": number, **times(None, [added.minutes])[0]}
        return ({**value, "saksliste": [*rows, row], "saker": [*cases, added.case(number)]},)
    own = last["saksnr"]
    cases[-1] = {**last, "saksnr": number}
    rows = [{**row, "sak": number} if row.get("sak") == own else row for row in rows]
    renumbered = {**value, "saksliste": [*rows], "saker": [*cases]}
    at = next((place for place, row in enumerate(rows) if row.get("sak") == number), len(rows))
    row, *later = times(rows[at].get("start") if at < len(rows) else None, [added.minutes, None])
    if at < len(rows):
        # Other business begins when the new case is over; when it is to end is for a person to say.
        rows[at] = {**{key: said for key, said in rows[at].items() if key != "start"}, **later[0]}
    rows.insert(at, {"sak": own, **row})
    cases.insert(-1, added.case(own))
    return renumbered, {**value, "saksliste": rows, "saker": cases}
