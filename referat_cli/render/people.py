"""What do the people of the registers look like?"""

from collections.abc import Callable, Iterator, Sequence

from referat_cli.i18n import _
from referat_cli.queries.cases import CASE_KEYS, CaseRow
from referat_cli.queries.people import Line, Person, Presence
from referat_cli.render import table as listing
from referat_cli.render.cases import CASES
from referat_cli.render.screen import Screen, plain

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
    told = ", ".join(filter(None, (line.group, unit)))
    if line.substitute_for:
        return _("{place}, vara for {name}").format(place=told, name=line.substitute_for)
    return _("{place}, vara").format(place=told) if line.substitute and line.role != "vara" else told


def _flat(people: Sequence[Person]) -> list[tuple[Person, Line]]:
    """A row a line of a register."""
    return [(person, line) for person in people for line in person.lines]


def _columns(rows: Sequence[tuple[Person, Line]]) -> list[tuple[str, Callable[[tuple[Person, Line]], str]]]:
    columns: list[tuple[str, Callable[[tuple[Person, Line]], str]]] = [
        (_("Navn"), lambda row: row[0].name),
        (_("Rolle"), lambda row: row[1].role),
        (_("Møter"), lambda row: str(row[0].meetings)),
        (_("Saker"), lambda row: str(row[0].cases)),
        (_("Tid"), lambda row: time(row[1])),
        (_("Plass"), lambda row: place(row[1])),
    ]
    columns = [(heading, read) for heading, read in columns if any(read(row) for row in rows)]
    if len({line.committee for _person, line in rows}) > 1:
        columns.insert(1, (_("Utvalg"), lambda row: row[1].committee))
    return columns


def _numbers(columns: Sequence[tuple[str, object]]) -> range:
    at = [index for index, (heading, _read) in enumerate(columns) if heading in (_("Møter"), _("Saker"))]
    return range(at[0], at[-1] + 1) if at else range(0)


def table(people: Sequence[Person], screen: Screen) -> str:
    """A table for people: a row for each line of a register."""
    rows = _flat(people)
    columns = _columns(rows)
    return listing.table(rows, columns, screen, _numbers(columns))


def markdown(people: Sequence[Person], screen: Screen) -> str:
    """The same table as Markdown."""
    rows = _flat(people)
    return listing.markdown(rows, _columns(rows), screen)


def _csv(people: Sequence[Person]) -> str:
    records = [
        {**_record(person), "alias": person.spellings, **dict(zip(_LINE, line, strict=True)), "saker": person.cases}
        for person, line in _flat(people)
    ]
    return listing.csv_of(records, (*_KEYS[:-1], *_LINE))


FORMATS: dict[str, Callable[[Sequence[Person], Screen], str]] = {
    "table": table,
    "json": lambda people, _screen: listing.as_json([_record(person) for person in people], "personer"),
    "ndjson": lambda people, _screen: listing.ndjson([_record(person) for person in people]),
    "csv": lambda people, _screen: _csv(people),
    "markdown": markdown,
}


def page(person: Person, cases: Sequence[CaseRow], presences: Sequence[Presence], screen: Screen) -> str:
    """One person: seats over time, other spellings, meetings and cases."""
    return "\n".join(_page(person, cases, presences, screen))


def _page(person: Person, cases: Sequence[CaseRow], presences: Sequence[Presence], screen: Screen) -> Iterator[str]:
    yield screen.style(plain(person.name), "sterk")
    if person.spellings:
        yield screen.wrap(_("Også skrevet: {names}").format(names=plain(", ".join(person.spellings))), "", "  ")
    several = len({line.committee for line in person.lines} | {presence.committee for presence in presences}) > 1
    yield from _section(_("Plasser"), screen)
    for line in person.lines:
        told = ", ".join(filter(None, (place(line), line.role, time(line))))
        if line.case:
            told = _("{told} (sak {case})").format(told=told, case=line.case)
        yield screen.wrap(plain(f"{line.committee}: {told}" if several else told), "- ", "  ")
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


def _presence(presence: Presence, *, several: bool) -> str:
    told = f"{presence.date}  {presence.mark}"
    if several:
        told = f"{presence.committee}: {told}"
    if presence.substitute_for:
        told = _("{told}, møtte for {name}").format(told=told, name=presence.substitute_for)
    if presence.on_cases:
        told = _("{told}, på sak {cases}").format(told=told, cases=", ".join(presence.on_cases))
    return _("{told} ({group})").format(told=told, group=presence.group)


def page_json(person: Person, cases: Sequence[CaseRow], presences: Sequence[Presence]) -> str:
    """The same as data."""
    import json  # noqa: PLC0415 - people read the other form

    record = _record(person) | {
        "saker": [dict(zip(CASE_KEYS, row, strict=True)) for row in cases],
        "moeter": [dict(zip(_PRESENCE, presence, strict=True)) for presence in presences],
    }
    return json.dumps({"versjon": 1, "person": record}, ensure_ascii=False, indent=2)
