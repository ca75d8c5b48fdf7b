"""Whom a written name means, and what the meetings say of a person."""

import json
from collections.abc import Sized
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.names import fold, nearest, slug, sort_key
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.tables import ROLES, unpacked

if TYPE_CHECKING:
    from referat_cli.store.records import Records

_SPELLINGS = (
    "SELECT DISTINCT sp.spelling, sp.name FROM spelling sp JOIN snapshot_file USING (version) WHERE sp.kind = 'person'"
)


Values = list[object]


def mentions(records: "Records", name: str) -> tuple[str, Values]:
    """The query of every place in the snapshot that names a person, and its values: version, place, role, written.

    A spelling means whom the register of that committee says; where it says nothing, the name itself.
    """
    known = records.rows(
        """SELECT k.code, s.spelling, s.name FROM spelling s JOIN snapshot_file f ON f.version = s.version
        JOIN committee k ON k.version = s.version WHERE s.kind = 'person' AND (s.name = ? OR s.spelling = ?)""",
        (name, name),
    )
    theirs = sorted({(code, spelling) for code, spelling, person in known if person == name})
    somebody_else = sorted({code for code, spelling, person in known if spelling == name != person})
    spellings = sorted({name, *(spelling for _code, spelling in theirs)})
    pairs = [f"{code} {spelling}" for code, spelling in theirs]
    # From the few rows of the name to the many of the meetings: the planner does not know which are few.
    query = f"""SELECT me.version, me.place, me.role, w.name
        FROM written w CROSS JOIN mention me ON me.written = w.id CROSS JOIN snapshot_file f ON f.version = me.version
        CROSS JOIN meeting mt ON mt.version = me.version
        WHERE w.name IN ({_marks(spellings)}) AND (mt.committee || ' ' || w.name IN ({_marks(pairs)})
            OR w.name = ? AND mt.committee NOT IN ({_marks(somebody_else)}))"""  # noqa: S608 - marks for the values
    return query, [*spellings, *pairs, name, *somebody_else]


def _marks(values: Sized) -> str:
    return ", ".join("?" * len(values))


def people_called(records: "Records", written: str) -> list[str]:
    """The registered names that a spelling means: exactly as written, else as a careless keyboard would write it.

    Somebody in no register is called what the meetings call them.
    """
    exact = records.rows(f"{_SPELLINGS} AND sp.spelling = ?", (written,))
    if exact:
        return sorted({name for _spelling, name in exact})
    folded = fold(written)
    spellings = records.rows(_SPELLINGS)
    near = sorted({name for spelling, name in spellings if fold(spelling) == folded})
    if near:
        return near
    named = records.rows(
        """SELECT w.name FROM written w WHERE w.name = ? AND EXISTS (
            SELECT 1 FROM mention me JOIN snapshot_file f ON f.version = me.version WHERE me.written = w.id)""",
        (written,),
    )
    return [name for (name,) in named]


def people_like(records: "Records", written: str) -> list[str]:
    """The registered names that an unknown spelling may mean: everybody with its words, else the one nearest to it."""
    spellings: dict[str, str] = dict(records.rows(_SPELLINGS))
    words = set(fold(written).split())
    having = {name for name in spellings.values() if words <= set(fold(name).split())} if words else set()
    if having:
        return sorted(having)
    near = nearest(written, spellings)
    return [spellings[near]] if near else []


class Line(NamedTuple):
    """A line of a register about a person: where they sat or stood in, since when and until when, where known."""

    committee: str
    group: str
    role: str
    unit: str | None
    union: str | None
    start: str | None
    end: str | None
    case: str | None
    substitute: bool
    substitute_for: str | None


class MeetingPresence(NamedTuple):
    """A meeting that lists a person: in which group, with which mark, for whom, to which cases."""

    committee: str
    date: str
    group: str
    mark: str
    substitute_for: str | None
    on_cases: tuple[str, ...]
    path: str


class Person(NamedTuple):
    """What the archive knows of a person; ``id`` is the register's, or made of the name."""

    id: str
    name: str
    spellings: tuple[str, ...]
    lines: tuple[Line, ...]
    cases: int
    meetings: int


def everybody(records: "Records", committee: str | None = None) -> list[Person]:
    """Everybody in the registers, of one committee or of all, sorted as Norwegians sort."""
    counts = _counts(records, committee)
    found = (
        person._replace(cases=cases, meetings=meetings)
        for name, person in _registered(records, _REGISTERS, committee).items()
        for cases, meetings in [counts.get(name, (0, 0))]
    )
    return sorted(found, key=lambda person: sort_key(person.name))


# The registers of a committee or of all, and those that know a name.
_REGISTERS = f"""SELECT k.code, v.record
    FROM committee k JOIN snapshot_file f ON f.version = k.version JOIN version v ON v.id = k.version
    WHERE f.path = '{FOLDER}/' || k.code || '/{REGISTER}' AND k.code = coalesce(?, k.code) ORDER BY k.code"""  # noqa: S608 - names of our own
_KNOWING = _REGISTERS.replace(
    "k.code = coalesce(?, k.code)", "k.version IN (SELECT version FROM spelling WHERE name = ? AND kind = 'person')"
)
_LINE = ("enhet", "forbund", "fra", "til", "sak")


def _registered(records: "Records", query: str, value: str | None) -> dict[str, Person]:
    """The people of the registers that a query finds, by their names; their cases and meetings are not counted yet.

    The registers are read as they stand: to make a `Register` of each takes longer than all else that is asked.
    """
    found: dict[str, Person] = {}
    for code, text in records.ask(lambda db: [(row[0], unpacked(row[1])) for row in db.execute(query, (value,))]):
        register = json.loads(text)
        aliases: dict[str, list[str]] = {}
        for spelling, name in register.get("alias", {}).items():
            aliases.setdefault(name, []).append(spelling)
        lines: dict[str, list[Line]] = {}
        ids: dict[str, str] = {}
        for group in register.get("grupper", ()):
            for line in group.get("personer", ()):
                name = line["navn"]
                own = (*map(line.get, _LINE), line.get("vara", False), line.get("vara_for"))
                lines.setdefault(name, []).append(Line(code, group["gruppe"], group["rolle"], *own))
                if "id" in line:
                    ids.setdefault(name, line["id"])
        for name, theirs in lines.items():
            person = found.get(name) or Person(ids.get(name) or slug(name), name, (), (), 0, 0)
            spellings = (spelling for spelling in aliases.get(name, ()) if spelling not in lines)
            found[name] = person._replace(
                spellings=tuple(dict.fromkeys((*person.spellings, *spellings))), lines=(*person.lines, *theirs)
            )
    return found


def _counts(records: "Records", committee: str | None) -> dict[str, tuple[int, int]]:
    """Everybody's registered name → how many cases they have a part in, and how many meetings list them."""
    query = f"""SELECT coalesce(sp.name, w.name),
            count(DISTINCT CASE WHEN me.place >= 0 THEN me.version || ' ' || me.place END),
            count(DISTINCT CASE WHEN me.role = {ROLES.index("deltakere")} THEN me.version END)
        FROM mention me JOIN snapshot_file f ON f.version = me.version JOIN meeting mt ON mt.version = me.version
        JOIN written w ON w.id = me.written
        LEFT JOIN (SELECT k.code, s.spelling, s.name FROM committee k JOIN snapshot_file USING (version)
            JOIN spelling s ON s.version = k.version AND s.kind = 'person') sp
            ON sp.code = mt.committee AND sp.spelling = w.name
        WHERE mt.committee = coalesce(?, mt.committee) GROUP BY 1"""  # noqa: S608 - a number of our own
    return {name: (cases, meetings) for name, cases, meetings in records.rows(query, (committee,))}


def person(records: "Records", name: str) -> Person:
    """What the archive knows of the person of that registered name; somebody in no register is known by the name."""
    found = _registered(records, _KNOWING, name).get(name) or Person(slug(name), name, (), (), 0, 0)
    query, values = mentions(records, name)
    ((cases, meetings),) = records.rows(
        f"""SELECT count(DISTINCT CASE WHEN place >= 0 THEN version || ' ' || place END),
            count(DISTINCT CASE WHEN role = {ROLES.index("deltakere")} THEN version END)
        FROM ({query})""",  # noqa: S608 - our own query
        values,
    )
    spellings = tuple(sorted(found.spellings, key=sort_key))
    return found._replace(spellings=spellings, cases=cases, meetings=meetings)


def presences(records: "Records", name: str) -> list[MeetingPresence]:
    """The meetings that list a person, newest first."""
    mentioned, values = mentions(records, name)
    query = f"""SELECT DISTINCT mt.committee, mt.date, f.path, me.name, r.lines
        FROM ({mentioned}) me CROSS JOIN snapshot_file f ON f.version = me.version
        CROSS JOIN meeting mt ON mt.version = me.version CROSS JOIN roster r ON r.id = mt.roster
        WHERE me.role = {ROLES.index("deltakere")} ORDER BY mt.date DESC, mt.committee, f.path"""  # noqa: S608 - numbers
    rows = records.ask(lambda db: [(*row[:4], unpacked(row[4])) for row in db.execute(query, values)])
    return [
        MeetingPresence(
            committee,
            date,
            group["gruppe"],
            line["oppmoete"],
            line.get("moette_for"),
            tuple(line.get("paa_sak", ())),
            path,
        )
        for committee, date, path, written, roster in rows
        for group in json.loads(roster)
        for line in group["personer"]
        if line["navn"] == written
    ]
