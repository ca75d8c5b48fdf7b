"""The notice of a meeting: what stands on its agenda, the numbers that the cases get, and the times."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, get_args

from referat_cli.i18n import _
from referat_cli.model.case_numbers import CaseNumber, has_number, names_of
from referat_cli.model.meeting import CaseType
from referat_cli.model.names import fold
from referat_cli.model.timetable import timed
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import long_date
from referat_cli.store.paths import meeting_name
from referat_cli.workflow.record import Value

if TYPE_CHECKING:
    from referat_cli.model.case_numbers import NumberSequence
    from referat_cli.model.committee import Committee
    from referat_cli.queries.followups import Followup
    from referat_cli.queries.meetings import PostponedCase
    from referat_cli.store.archive import Archive

_CLOCK = "%H:%M"
# What may stand after a title: the type of the case, how long it is to take, or both: "Budsjett (orientering, 20 min)".
_TYPES = "|".join(get_args(CaseType))
_AFTER_TITLE = re.compile(
    rf"\s*\((?:(?P<alone>{_TYPES})|(?:(?P<type>{_TYPES}),\s*)?(?P<minutes>[1-9]\d{{0,2}}) ?min(?:\.|utter)?)\)\s*$"
)
_OTHER_BUSINESS = "eventuelt"
BY_CIRCULATION = "sirkulasjon"


class Item(NamedTuple):
    """A case that is to stand on the agenda; ``minutes`` is how long it is to take.

    It gets the next number, unless it has been postponed and keeps the ``number`` that it had.
    """

    title: str
    type: str | None = None
    minutes: int | None = None
    proposal: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    follows_up: tuple[str, ...] = ()
    number: str | None = None

    def case(self, number: str) -> Value:
        """The item as a case of the record; "" for no number."""
        written: Value = ({"saksnr": number} if number else {}) | {"tittel": self.title}
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

    moetenummer: str | None = None
    moeteform: str | None = None
    moetetype: str | None = None
    start: str | None = None
    slutt: str | None = None
    moetested: str | None = None
    moeteleder: str | None = None
    referent: str | None = None

    @property
    def is_by_circulation(self) -> bool:
        """Whether the cases are decided without a meeting: there is no agenda then, nor what always stands on it."""
        return self.moeteform == BY_CIRCULATION


def item(written: str) -> Item:
    """The case that a title means, with its type and how long it is to take where that stands after it.

    >>> item("Brev fra Statsforvalteren (referatsak, 5 min)")[:3]
    ('Brev fra Statsforvalteren', 'referatsak', 5)
    """
    found = _AFTER_TITLE.search(written)
    title = " ".join((written[: found.start()] if found else written).split())
    if not title:
        raise UserError(_("En sak må ha en tittel, for eksempel --case «Budsjett (20 min)»."))
    if found is None:
        return Item(title)
    return Item(title, found["alone"] or found["type"], int(found["minutes"]) if found["minutes"] else None)


def check_titles(titles: Iterable[str], cases: Iterable[Value], day: str) -> None:
    """Raise `UserError` for a title that the meeting of a day has already: a command that was run twice."""
    has = {fold(str(case["tittel"])): f" {case['saksnr']}" if "saksnr" in case else "" for case in cases}
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


def postponed(case: "PostponedCase", *, keeps_number: bool) -> Item:
    """A case that was postponed, and comes again."""
    number = case.number if keeps_number and case.number in case.earlier else None
    return Item(case.title, case.type, earlier=case.earlier, proposal=case.proposal, number=number)


def keeps_numbers(archive: "Archive", code: str, year: str) -> bool:
    """Whether postponed cases of a committee keep their numbers, as one of that year or the year before has done."""
    numbering = archive.numbering_of(code)
    for one in (year, str(int(year) - 1)):
        for number, cases in archive.year(code, one).cases.items():
            meetings = [(held.meeting.date, meeting_name(held.path, held.meeting.date)) for held in cases]
            titles = {fold(held.case.title) for held in cases}
            if len(cases) > 1 and len(titles) == 1 and numbering.same_sequence(number, meetings[0], meetings[-1]):
                return not numbering.needs_meeting(number)
    return False


def followed_up(due: Sequence["Followup"]) -> Item:
    """What a decision asked for and is due: the points of one case."""
    number = due[0].address
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


def notice(archive: "Archive", committee: "Committee", name: str, frame: Frame, items: Sequence[Item]) -> Value:
    """The notice of the meeting of a name; its cases get the next numbers of their series."""
    numbers = next_numbers(archive, committee, name, items, frame.moetenummer)
    value: Value = {"utvalg": committee.code, "moetedato": name[: len("2026-03-04")], "status": "innkalling"}
    value |= {key: said for key, said in frame._asdict().items() if said is not None}
    value["saker"] = [one.case(number) for one, number in zip(items, numbers, strict=True)]
    if frame.is_by_circulation:
        return value
    durations = [one.minutes for one in items]
    slots = zip(names_of(numbers), times(frame.start, durations), strict=True)
    value["saksliste"] = [{"sak": case, **time} for case, time in slots]
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


def next_numbers(
    archive: "Archive", committee: "Committee", name: str, items: Sequence[Item], meeting_number: str | None = None
) -> list[str]:
    """The number of each item: its own, or the next of the committee's series; "" where cases of its type get none.

    ``name`` is that of the meeting: its date, "2026-03-04-2" for the second of a day.
    """
    numbering, date = archive.numbering_of(committee.code), name[: len("2026-03-04")]
    given: dict[NumberSequence, int] = {}
    numbers = []
    for one in items:
        if one.number is not None:
            numbers.append(one.number)
            continue
        series = numbering.series_for(one.type, date)
        if series is None:
            numbers.append("")
            continue
        meeting = _meeting_number(archive, committee.code, name, meeting_number) if series.has("moete") else 1
        sequence = series.sequence(series.parse(series.number(1, date, meeting)) or CaseNumber(), date, name)
        if sequence not in given:
            given[sequence] = _last_number(archive, committee.code, sequence, date)
        given[sequence] += 1
        numbers.append(series.number(given[sequence], date, meeting))
    return numbers


def _last_number(archive: "Archive", code: str, sequence: "NumberSequence", date: str) -> int:
    """The highest number that a sequence has; years are read only as far back as it goes on from."""
    years = [date[:4]] if sequence.begins in ("aar", "moete") else archive.years_of(code)
    found = (archive.year(code, year).running.get(sequence) for year in years)
    return next((numbers[-1] for numbers in found if numbers), 0)


def _meeting_number(archive: "Archive", code: str, name: str, stated: str | None) -> int:
    """The number of a meeting in its year: what is said of it, or the next after those before it."""
    held = [
        (meeting_name(path, meeting.date), meeting.number) for path, meeting in archive.year(code, name[:4]).meetings
    ]
    own = stated or next((number for other, number in held if other == name), None)
    if own and own.isdecimal():
        return int(own)
    before = [number for other, number in held if other < name]
    return 1 + max([len(before), *(int(number) for number in before if number and number.isdecimal())])


def with_case(value: Value, added: Item, number: str, *, in_meeting: bool, swaps: bool = True) -> tuple[Value, ...]:
    """A meeting with a case more, which gets the next number ("" for none), in the steps in which it is written.

    Before the meeting it stands before «Eventuelt», which gets that number instead: numbers follow the agenda, and
    other business is no matter of its own until somebody has raised it. It gets it first, so that what somebody has
    written beside it in the file stays beside it. Where their numbers are of two series (not ``swaps``), each keeps its
    own.
    """
    cases, rows = [*value.get("saker", ())], [*value.get("saksliste", ())]
    last = cases[-1] if cases else {}
    if in_meeting:
        return ({**value, "saker": [*cases, added.case(number) | {"tatt_opp_i_moetet": True}]},)
    if value.get("moeteform") == BY_CIRCULATION:
        return ({**value, "saker": [*cases, added.case(number)]},)
    own, *_names = reversed([*names_of(str(case.get("saksnr", "")) for case in cases)] or [""])
    if last.get("sakstype") != _OTHER_BUSINESS:
        with_it = [*cases, added.case(number)]
        row = {"sak": _name_of_last(with_it), **times(None, [added.minutes])[0]}
        return ({**value, "saksliste": [*rows, row], "saker": with_it},)
    renumbered: tuple[Value, ...] = ()
    name = _name_of_last([*cases[:-1], added.case(number)])
    if not has_number(own) and not has_number(number):  # it is called what the other was, and that one the next
        other = _name_of_last([*cases, added.case(number)])
        rows = [{**row, "sak": other} if row.get("sak") == own else row for row in rows]
        own = other
    elif swaps and has_number(own) and has_number(number):
        cases[-1] = {**last, "saksnr": number}
        rows = [{**row, "sak": number} if row.get("sak") == own else row for row in rows]
        renumbered = ({**value, "saksliste": [*rows], "saker": [*cases]},)
        own, number, name = number, own, own
    at = next((place for place, row in enumerate(rows) if row.get("sak") == own), len(rows))
    row, *later = times(rows[at].get("start") if at < len(rows) else None, [added.minutes, None])
    if at < len(rows):
        # Other business begins when the new case is over; when it is to end is for a person to say.
        rows[at] = {**{key: said for key, said in rows[at].items() if key != "start"}, **later[0]}
    rows.insert(at, {"sak": name, **row})
    cases.insert(-1, added.case(number))
    return (*renumbered, {**value, "saksliste": rows, "saker": cases})


def _name_of_last(cases: Sequence[Value]) -> str:
    """What the last of these cases is called in its meeting."""
    return [*names_of(str(case.get("saksnr", "")) for case in cases)][-1]
