"""The list of the people of the registers, and the page of one of them."""

from collections.abc import Iterator, Sequence

from referat_cli.i18n import _
from referat_cli.queries.cases import CASE_KEYS, CaseRow
from referat_cli.queries.people import Line, MeetingPresence, Person
from referat_cli.render.cases import CASES
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table, json_envelope

_KEYS = ("person", "navn", "alias", "saker", "moeter", "plasser")
_LINE = ("utvalg", "gruppe", "rolle", "enhet", "forbund", "fra", "til", "sak", "vara", "vara_for")
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
    seat = ", ".join(filter(None, (line.group, unit)))
    if line.substitute_for:
        return _("{place}, vara for {name}").format(place=seat, name=line.substitute_for)
    return _("{place}, vara").format(place=seat) if line.substitute and line.role != "vara" else seat


def _flat(row: tuple[Person, Line]) -> dict[str, object]:
    """A line of a register as a spreadsheet has it, with the person."""
    person, line = row
    return {**_record(person), **dict(zip(_LINE, line, strict=True))}


# A row for each line of a register; in JSON a record for each person.
PEOPLE: Table[Person] = Table(
    envelope="personer",
    columns=[
        Column(_("Navn"), lambda row: row[0].name),
        Column(_("Utvalg"), lambda row: row[1].committee, distinctive=True),
        Column(_("Rolle"), lambda row: row[1].role),
        Column(_("Møter"), lambda row: str(row[0].meetings), number=True),
        Column(_("Saker"), lambda row: str(row[0].cases), number=True),
        Column(_("Tid"), lambda row: time(row[1]), optional=True),
        Column(_("Plass"), lambda row: place(row[1]), optional=True),
    ],
    keys=(*_KEYS[:-1], *_LINE),
    record=_record,
    expand=lambda person: [(person, line) for line in person.lines],
    flat=_flat,
    nothing_found=_("Ingen står i registrene."),
)


def page(person: Person, cases: Sequence[CaseRow], presences: Sequence[MeetingPresence], screen: Screen) -> str:
    """One person: seats over time, other spellings, meetings and cases."""
    return "\n".join(_page(person, cases, presences, screen))


def _page(
    person: Person, cases: Sequence[CaseRow], presences: Sequence[MeetingPresence], screen: Screen
) -> Iterator[str]:
    yield screen.style(plain(person.name), "sterk")
    if person.spellings:
        yield screen.wrap(_("Også skrevet: {names}").format(names=plain(", ".join(person.spellings))), "", "  ")
    several = len({line.committee for line in person.lines} | {presence.committee for presence in presences}) > 1
    yield from _section(_("Plasser"), screen)
    for line in person.lines:
        text = ", ".join(filter(None, (place(line), line.role, time(line))))
        if line.case:
            text = _("{text} (sak {case})").format(text=text, case=line.case)
        yield screen.wrap(plain(f"{line.committee}: {text}" if several else text), "- ", "  ")
    if not person.lines:
        yield _("Står ikke i noe register.")
    yield from _section(_("Møter ({count})").format(count=person.meetings), screen)
    for presence in presences:
        yield screen.wrap(plain(_presence(presence, several=several)), "- ", "  ")
    yield from _section(_("Saker ({count})").format(count=person.cases), screen)
    if cases:
        yield CASES.render(cases, "table", screen)


def _section(heading: str, screen: Screen) -> Iterator[str]:
    yield ""
    yield screen.style(heading.upper(), "sterk")


def _presence(presence: MeetingPresence, *, several: bool) -> str:
    text = f"{presence.date}  {presence.mark}"
    if several:
        text = f"{presence.committee}: {text}"
    if presence.substitute_for:
        text = _("{text}, møtte for {name}").format(text=text, name=presence.substitute_for)
    if presence.on_cases:
        text = _("{text}, på sak {cases}").format(text=text, cases=", ".join(presence.on_cases))
    return _("{text} ({group})").format(text=text, group=presence.group)


def page_json(person: Person, cases: Sequence[CaseRow], presences: Sequence[MeetingPresence]) -> str:
    """The same as data."""
    record = _record(person) | {
        "saker": [dict(zip(CASE_KEYS, row, strict=True)) for row in cases],
        "moeter": [dict(zip(_PRESENCE, presence, strict=True)) for presence in presences],
    }
    return json_envelope({"person": record})
