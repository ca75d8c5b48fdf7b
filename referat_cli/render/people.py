"""The list of the people of the registers, and the page of one of them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.case_names import titled
from referat_cli.queries.cases import CASE_KEYS, CaseRow
from referat_cli.queries.people import Line, MeetingPresence, Person
from referat_cli.render import labels
from referat_cli.render.cases import CASES
from referat_cli.render.data_forms import Record
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table
from referat_cli.store.paths import meeting_name

if TYPE_CHECKING:
    from referat_cli.queries.contributions import Contributions

_KEYS = ("person", "navn", "alias", "saker", "moeter", "plasser")
_LINE = ("utvalg", "gruppe", "rolle", "enhet", "forbund", "fra", "til", "sak", "vara", "vara_for", "parti")
# What somebody did in cases: the lists of a page, and the keys of a row of any of them.
_DONE = ("stemmer", "forslag", "habilitet", "valg", "protokolltilfoersler")
_OF_DONE = (
    *("id", "type", "paa_vegne_av", "utfall", "som", "begrunnelse", "hjemmel", "verv", "stemmer", "tekst"),
    *("nr", "gjelder", "satt_opp_mot", "resultat", "stemme", "utledet"),
)
_PRESENCE = ("utvalg", "moetedato", "gruppe", "oppmoete", "moette_for", "paa_sak", "sti")


def _record(person: Person) -> dict[str, object]:
    return {
        "person": person.id,
        "navn": person.name,
        "alias": person.spellings,
        "saker": person.cases,
        "moeter": person.meetings,
        "plasser": [dict(zip(_LINE, line, strict=True)) for line in person.lines],
    }


def time(line: Line) -> str:
    """Since when and until when, as far as the register knows."""
    if line.start and line.end:
        return _("{start} til {end}").format(start=line.start, end=line.end)
    if line.start:
        return _("fra {start}").format(start=line.start)
    return _("til {end}").format(end=line.end) if line.end else ""


def place(line: Line) -> str:
    """Where somebody sits, or for whom they stand in."""
    unit = " ".join(filter(None, (line.unit, f"({line.union})" if line.union else "")))
    seat = ", ".join(filter(None, (line.group, unit, line.party)))
    if line.substitute_for:
        return _("{place}, vara for {name}").format(place=seat, name=line.substitute_for)
    return _("{place}, vara").format(place=seat) if line.substitute and line.role != "vara" else seat


class _Row(NamedTuple):
    """A line of a register about a person; the person's numbers in a committee stand at the first line of it."""

    person: Person
    line: Line
    cases: int | None = None
    meetings: int | None = None


def _rows(person: Person) -> Iterator[_Row]:
    told: set[str] = set()
    for line in person.lines:
        numbers = () if line.committee in told else person.numbers.get(line.committee, (0, 0))
        told.add(line.committee)
        yield _Row(person, line, *numbers)


def _flat(row: _Row) -> dict[str, object]:
    """A line of a register as a spreadsheet has it, with the person."""
    numbers = {"saker": row.cases, "moeter": row.meetings}
    return {**_record(row.person), **numbers, **dict(zip(_LINE, row.line, strict=True))}


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


# A row for each line of a register; in JSON a record for each person.
PEOPLE: Table[Person] = Table(
    envelope="personer",
    columns=[
        Column(_("Navn"), lambda row: labels.person(row.person.name, row.person.id)),
        Column(_("Utvalg"), lambda row: row.line.committee, distinctive=True),
        Column(_("Rolle"), lambda row: row.line.role),
        Column(_("Ført opp"), lambda row: _number(row.meetings), number=True),
        Column(_("Saker"), lambda row: _number(row.cases), number=True),
        Column(_("Tid"), lambda row: time(row.line), optional=True),
        Column(_("Plass"), lambda row: place(row.line), optional=True),
    ],
    keys=(*_KEYS[:-1], *_LINE),
    record=_record,
    expand=_rows,
    flat=_flat,
    nothing_found=_("Ingen står i registrene."),
)


def page_text(page: "PersonPage", screen: Screen) -> Iterator[str]:
    """The lines of the page: seats over time, other spellings, meetings and cases."""
    person, cases, presences, told = page
    yield screen.style(plain(labels.person(person.name, person.id)), "sterk")
    if person.spellings:
        yield screen.wrap(_("Også skrevet: {names}").format(names=plain(", ".join(person.spellings))), "", "  ")
    several = len({line.committee for line in person.lines} | {presence.committee for presence in presences}) > 1
    yield from section(_("Plasser"), screen)
    for line in person.lines:
        text = ", ".join(filter(None, (place(line), line.role, time(line))))
        if line.case:
            text = _("{text} (sak {case})").format(text=text, case=line.case)
        yield screen.wrap(plain(f"{line.committee}: {text}" if several else text), "- ", "  ")
    if not person.lines:
        yield _("Står ikke i noe register.")
    yield from section(_("Møter ({count})").format(count=person.meetings), screen)
    for presence in presences:
        yield screen.wrap(plain(_presence(presence, several=several)), "- ", "  ")
    yield from section(_("Saker ({count})").format(count=person.cases), screen)
    if cases:
        yield CASES.render(cases, "table", screen)
    if told:
        from referat_cli.render.contributions import contribution_lines  # noqa: PLC0415 - most archives have none

        for heading, lines in contribution_lines(told, screen):
            yield from section(heading, screen)
            yield from lines


def section(heading: str, screen: Screen) -> Iterator[str]:
    """The heading of a part of a page."""
    yield ""
    yield screen.style(heading.upper(), "sterk")


def _presence(presence: MeetingPresence, *, several: bool) -> str:
    text = f"{meeting_name(presence.path, presence.date)}  {presence.mark}"
    if several:
        text = f"{presence.committee}: {text}"
    if presence.substitute_for:
        text = _("{text}, møtte for {name}").format(text=text, name=presence.substitute_for)
    if presence.on_cases:
        text = _("{text}, på sak {cases}").format(text=text, cases=labels.listed(presence.on_cases))
    return _("{text} ({group})").format(text=text, group=presence.group)


class PersonPage(NamedTuple):
    """A person with the cases that name them, the meetings that list them, and what they did in the cases."""

    person: Person
    cases: Sequence[CaseRow]
    presences: Sequence[MeetingPresence]
    told: "Contributions | None" = None


def page_record(page: PersonPage) -> dict[str, object]:
    """The page as the contract of `people` and `show` has it."""
    record = _record(page.person) | {
        "saker": [dict(zip(CASE_KEYS, row, strict=True)) for row in page.cases],
        "moeter": [dict(zip(_PRESENCE, presence, strict=True)) for presence in page.presences],
        **{key: [] for key in _DONE},
    }
    if page.told:
        from referat_cli.render.contributions import contribution_records  # noqa: PLC0415 - as above

        record |= contribution_records(page.told)
    return record


class _PageRow(NamedTuple):
    """One thing that is known of a person: a line of a register, a meeting or a case."""

    person: Person
    what: str
    committee: str
    text: str
    record: Record


def _page_rows(page: PersonPage) -> Iterator[_PageRow]:
    """Everything on the page, a row each; a row by itself where nothing is known but the name."""
    person, rows = page.person, []
    for line in person.lines:
        text = ", ".join(filter(None, (place(line), line.role, time(line))))
        rows.append(_PageRow(person, "plass", line.committee, text, dict(zip(_LINE, line, strict=True))))
    for one in page.presences:
        about = dict(zip(_PRESENCE, one, strict=True))
        rows.append(_PageRow(person, "møte", one.committee, _presence(one, several=False), about))
    for case in page.cases:
        record: Record = dict(zip(CASE_KEYS, case, strict=True))
        rows.append(_PageRow(person, "sak", case.committee, titled(case.number, case.title, "  "), record))
    if page.told:
        from referat_cli.render.contributions import contribution_rows  # noqa: PLC0415 - as above

        rows += [_PageRow(person, *one) for one in contribution_rows(page.told)]
    yield from rows or [_PageRow(person, "", "", _("Står ikke i noe register."), {})]


# A person as rows: what the page has, in the forms that have nothing but rows. In JSON lines it is one record.
PERSON: Table[PersonPage] = Table(
    envelope="person",
    columns=[
        Column(_("Navn"), lambda row: labels.person(row.person.name, row.person.id)),
        Column(_("Hva"), lambda row: row.what),
        Column(_("Utvalg"), lambda row: row.committee, distinctive=True),
        Column(_("Beskrivelse"), lambda row: row.text),
    ],
    keys=list(dict.fromkeys((*_KEYS[:-1], "hva", *_LINE, *_PRESENCE, *CASE_KEYS, *_OF_DONE))),
    record=page_record,
    expand=_page_rows,
    flat=lambda row: {**_record(row.person), "hva": row.what, **row.record},
)
