"""Whom a written name means, and what the meetings say of a person."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence, Sized
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from referat_cli.model.names import fold, names_meant, nearest_names, slug, sort_key
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.tables import ROLES, unpacked

if TYPE_CHECKING:
    from referat_cli.model.register import Register
    from referat_cli.store.records import Records

Values = list[object]

_SPELLINGS = (
    "SELECT DISTINCT sp.spelling, sp.name FROM spelling sp CROSS JOIN snapshot_file USING (version) WHERE sp.kind = ?"
)

# Who is who, by registers: the committee, the id, and the name.
_IDENTITIES = """SELECT DISTINCT k.code, sp.spelling, sp.name
    FROM spelling sp CROSS JOIN snapshot_file f USING (version) CROSS JOIN committee k ON k.version = sp.version
    WHERE sp.kind = 'id'"""


def mentions(records: "Records", who: str) -> tuple[str, Values]:
    """The query of every place in the snapshot that names a person, and its values: version, place, role, written.

    ``who`` is what `people_called` calls them. A spelling means whom the register of that committee says; where it says
    nothing, the name itself, unless it is that of several people.
    """
    homes = records.rows(f"{_IDENTITIES} AND (sp.name = ? OR sp.spelling = ?)", (who, who))
    named = any(name == who for _code, _id, name in homes) or not homes
    names = sorted({name for _code, _id, name in homes} | {who})
    known = records.rows(
        f"""SELECT k.code, s.spelling, s.name FROM spelling s CROSS JOIN snapshot_file f ON f.version = s.version
        CROSS JOIN committee k ON k.version = s.version
        WHERE s.kind = 'person' AND (s.name IN ({_marks(names)}) OR s.spelling = ?)""",  # noqa: S608 - marks for the values
        (*names, who),
    )
    own = {(code, name) for code, one, name in homes if who in (one, name)}
    theirs = sorted({(code, spelling) for code, spelling, name in known if (code, name) in own})
    somebody_else = sorted({code for code, spelling, name in known if spelling == who != name})
    spellings = sorted({who, *(spelling for _code, spelling in theirs)})
    pairs = [f"{code} {spelling}" for code, spelling in theirs]
    elsewhere = who if named else ""
    # From the few rows of the name to the many of the meetings: the planner does not know which are few.
    query = f"""SELECT me.version, me.place, me.role, w.name
        FROM written w CROSS JOIN mention me ON me.written = w.id CROSS JOIN snapshot_file f ON f.version = me.version
        CROSS JOIN meeting mt ON mt.version = me.version
        WHERE w.name IN ({_marks(spellings)}) AND (mt.committee || ' ' || w.name IN ({_marks(pairs)})
            OR w.name = ? AND mt.committee NOT IN ({_marks(somebody_else)}))"""  # noqa: S608 - marks for the values
    return query, [*spellings, *pairs, elsewhere, *somebody_else]


def _marks(values: Sized) -> str:
    return ", ".join("?" * len(values))


def people_called(records: "Records", written: str, committee: str | None = None) -> list[str]:
    """Those whom a spelling or an id means: exactly as written, else as a careless keyboard would write it.

    Each is called by the registered name, or by the id where several have that name; somebody in no register is called
    what the meetings call them.
    """
    exact = {name for _spelling, name in records.rows(f"{_SPELLINGS} AND sp.spelling = ?", ("person", written))}
    if not exact:
        by_id = records.rows(
            f"{_IDENTITIES} AND sp.spelling = ? AND k.code = coalesce(?, k.code)", (written, committee)
        )
        if by_id:
            name = by_id[0][2]
            return [written if len(_ids(records, name)) > 1 else name]
        folded = fold(written)
        exact = {name for spelling, name in records.rows(_SPELLINGS, ("person",)) if fold(spelling) == folded}
    if exact:
        called = ((name, _ids(records, name)) for name in sorted(exact))
        return [
            one
            for name, ids in called
            for one in (sorted(ids) if len(ids) > 1 else [name])
            if committee is None or any(committee in ids[own] for own in ids if one in (own, name))
        ]
    named = records.rows(
        """SELECT w.name FROM written w WHERE w.name = ? AND EXISTS (
            SELECT 1 FROM mention me JOIN snapshot_file f ON f.version = me.version WHERE me.written = w.id)""",
        (written,),
    )
    return [name for (name,) in named]


def _ids(records: "Records", name: str) -> dict[str, set[str]]:
    """The ids of those who have a registered name, each with the committees that know them by it."""
    found: dict[str, set[str]] = {}
    for code, one, _name in records.rows(f"{_IDENTITIES} AND sp.name = ?", (name,)):
        found.setdefault(one, set()).add(code)
    return found


def people_like(records: "Records", written: str) -> list[str]:
    """The registered names that an unknown spelling may mean: all that it is a part of, else the nearest to it."""
    spellings: dict[str, str] = dict(records.rows(_SPELLINGS, ("person",)))
    meant = names_meant(written, spellings) or nearest_names(written, spellings)
    return sorted({spellings[one] for one in meant}, key=sort_key)


def name_of(records: "Records", who: str) -> str:
    """The registered name of somebody whom `people_called` calls by name or by id."""
    return next((name for _code, one, name in records.rows(f"{_IDENTITIES} AND sp.spelling = ?", (who,))), who)


class RegisteredBody(NamedTuple):
    """A body that registers name: its other names, and the committees whose decisions it is known to."""

    name: str
    spellings: tuple[str, ...]
    committees: tuple[str, ...]


def body_called(records: "Records", written: str, committee: str | None) -> RegisteredBody | None:
    """The body of that name in the registers, however it is spelled; of several committees the one that all mean."""
    rows = records.rows(
        """SELECT DISTINCT sp.name, sp.spelling, k.code FROM spelling sp CROSS JOIN snapshot_file USING (version)
        CROSS JOIN committee k ON k.version = sp.version WHERE sp.kind = 'organ' AND k.code = coalesce(?, k.code)
        ORDER BY k.code""",
        (committee,),
    )
    exact = [name for name, spelling, _code in rows if spelling == written]
    names = exact or [name for name, spelling, _code in rows if fold(spelling) == fold(written)]
    if not names:
        return None
    own = [(spelling, code) for name, spelling, code in rows if name == names[0]]
    spellings = sorted({spelling for spelling, _code in own} - {names[0]}, key=sort_key)
    return RegisteredBody(names[0], tuple(spellings), tuple(dict.fromkeys(code for _spelling, code in own)))


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
    party: str | None


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
    """What the archive knows of a person; ``id`` is the register's, or made of the name.

    ``numbers`` are the cases that they have a part in and the meetings that list them, by committee.
    """

    id: str
    name: str
    spellings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    numbers: dict[str, tuple[int, int]] = {}  # noqa: RUF012 - nobody writes to it

    @property
    def cases(self) -> int:
        """How many cases they have a part in."""
        return sum(cases for cases, _meetings in self.numbers.values())

    @property
    def meetings(self) -> int:
        """How many meetings list them."""
        return sum(meetings for _cases, meetings in self.numbers.values())


def everybody(records: "Records", committee: str | None) -> list[Person]:
    """Everybody in the registers, of one committee or of all, sorted as Norwegians sort."""
    counts = _counts(records, committee)
    found = _registered(records, _REGISTERS, committee)
    bearers: dict[tuple[str, str], list[str]] = {}
    for one in found.values():
        for code in {*(line.committee for line in one.lines), ""}:
            bearers.setdefault((code, one.name), []).append(one.id)
    listed = []
    for one in found.values():
        theirs = {
            code: numbers
            for code, numbers in counts.get(one.name, {}).items()
            if (bearers.get((code, one.name)) or bearers["", one.name]) == [one.id]
        }
        shared = any(len(bearers[line.committee, one.name]) > 1 for line in one.lines)
        listed.append(one._replace(numbers=_numbers(records, one.id, committee) if shared else theirs))
    return sorted(listed, key=lambda person: (sort_key(person.name), person.id))


# The registers of a committee or of all, and those that know a name or an id.
_REGISTERS = f"""SELECT k.code, v.record
    FROM committee k CROSS JOIN snapshot_file f ON f.version = k.version JOIN version v ON v.id = k.version
    WHERE f.path = '{FOLDER}/' || k.code || '/{REGISTER}' AND k.code = coalesce(?, k.code) ORDER BY k.code"""  # noqa: S608 - names of our own
_KNOWING = _REGISTERS.replace(
    "k.code = coalesce(?, k.code)",
    "k.version IN (SELECT version FROM spelling WHERE kind = 'id' AND (name = ?1 OR spelling = ?1))",
)
_LINE = ("enhet", "forbund", "fra", "til", "sak")


def _registered(records: "Records", query: str, value: str | None) -> dict[str, Person]:
    """The people of the registers that a query finds, by their ids; their cases and meetings are not counted yet.

    The registers are read as they stand: to make a `Register` of each takes longer than all else that is asked.
    """
    found: dict[str, Person] = {}
    for code, packed in records.rows(query, (value,)):
        register = json.loads(unpacked(packed))
        lines = [(group, line) for group in register.get("grupper", ()) for line in group.get("personer", ())]
        names = {line["navn"] for _group, line in lines}
        spellings: dict[str, list[str]] = {}
        for spelling, name in register.get("alias", {}).items():
            if spelling not in names:
                spellings.setdefault(name, []).append(spelling)
        for group, line in lines:
            name = line["navn"]
            one = line.get("id") or slug(name)
            person = found.get(one) or Person(one, name)
            own = (*map(line.get, _LINE), line.get("vara", False), line.get("vara_for"), line.get("parti"))
            found[one] = person._replace(
                spellings=tuple(dict.fromkeys((*person.spellings, *spellings.get(name, ())))),
                lines=(*person.lines, Line(code, group["gruppe"], group["rolle"], *own)),
            )
    return found


def _counts(records: "Records", committee: str | None) -> dict[str, dict[str, tuple[int, int]]]:
    """Everybody's registered name → in each committee, how many cases they have a part in and meetings list them."""
    from referat_cli.queries.kept import kept  # noqa: PLC0415 - a question of one person keeps nothing

    found: dict[str, dict[str, tuple[int, int]]] = {}
    for code, content in kept(records, "people", committee, partial(_count_committees, records)):
        for name, cases, meetings in json.loads(content):
            found.setdefault(name, {})[code] = cases, meetings
    return found


def _count_committees(records: "Records", committees: Sequence[str]) -> Iterator[bytes]:
    """Of each committee the numbers of everybody there, counted in one look through all that is mentioned."""
    query = f"""SELECT mt.committee, coalesce(sp.name, w.name),
            count(DISTINCT CASE WHEN me.place >= 0 THEN me.version || ' ' || me.place END),
            count(DISTINCT CASE WHEN me.role = {ROLES.index("deltakere")} THEN me.version END)
        FROM mention me JOIN snapshot_file f ON f.version = me.version JOIN meeting mt ON mt.version = me.version
        JOIN written w ON w.id = me.written
        LEFT JOIN (SELECT k.code, s.spelling, s.name FROM committee k JOIN snapshot_file USING (version)
            JOIN spelling s ON s.version = k.version AND s.kind = 'person') sp
            ON sp.code = mt.committee AND sp.spelling = w.name
        WHERE mt.committee IN (SELECT value FROM json_each(?)) GROUP BY 1, 2"""  # noqa: S608 - a number of our own
    found: dict[str, list[tuple[str, int, int]]] = {code: [] for code in committees}
    for code, *numbers in records.rows(query, (json.dumps(committees),)) if committees else ():
        found[code].append(tuple(numbers))
    return (json.dumps(numbers).encode() for numbers in found.values())


def person(
    records: "Records", who: str, committee: str | None = None, listed: "Sequence[MeetingPresence] | None" = None
) -> Person:
    """What the archive knows of a person as `people_called` calls them, in one committee or in all.

    ``listed`` are the meetings that list them, where the caller has them. Somebody in no register is known by the name.
    """
    found = (one for one in _registered(records, _KNOWING, who).values() if who in (one.id, one.name))
    known = next(found, Person(slug(who), who))
    return known._replace(
        spellings=tuple(sorted(known.spellings, key=sort_key)),
        lines=tuple(line for line in known.lines if committee in (None, line.committee)),
        numbers=_numbers(records, who, committee, listed),
    )


def _numbers(
    records: "Records", who: str, committee: str | None, listed: "Sequence[MeetingPresence] | None" = None
) -> dict[str, tuple[int, int]]:
    """The cases that somebody has a part in and the meetings that list them, by committee."""
    query, values = mentions(records, who)
    cases = records.rows(
        f"""SELECT mt.committee, count(DISTINCT CASE WHEN me.place >= 0 THEN me.version || ' ' || me.place END)
        FROM ({query}) me CROSS JOIN meeting mt ON mt.version = me.version
        WHERE mt.committee = coalesce(?, mt.committee) GROUP BY 1""",  # noqa: S608 - our own query
        (*values, committee),
    )
    listed = presences(records, who, committee) if listed is None else listed
    meetings = Counter(code for code, _path in {(one.committee, one.path) for one in listed})
    return {code: (number, meetings[code]) for code, number in cases}


def may_have_taken_part(records: "Records", who: str) -> bool:
    """Whether the archive may have votes of a person, or what they did in a case beside having a task there."""
    if records.rows("SELECT 1 FROM case_ WHERE voting IS NOT NULL LIMIT 1"):
        return True
    query, values = mentions(records, who)
    first = ROLES.index("forslagsstiller")
    return bool(records.rows(f"SELECT 1 FROM ({query}) WHERE role >= {first} LIMIT 1", values))  # noqa: S608 - our own


def presences(records: "Records", who: str, committee: str | None = None) -> list[MeetingPresence]:
    """The meetings that list a person, newest first."""
    mentioned, values = mentions(records, who)
    query = f"""SELECT DISTINCT mt.committee, mt.date, f.path, me.name, r.lines
        FROM ({mentioned}) me CROSS JOIN snapshot_file f ON f.version = me.version
        CROSS JOIN meeting mt ON mt.version = me.version CROSS JOIN roster r ON r.id = mt.roster
        WHERE me.role = {ROLES.index("deltakere")} AND mt.committee = coalesce(?, mt.committee)
        ORDER BY mt.date DESC, mt.committee, f.path"""  # noqa: S608 - numbers
    rows = records.rows(query, (*values, committee))
    by_id = name_of(records, who) != who
    return [
        MeetingPresence(
            code, date, group, line["oppmoete"], line.get("moette_for"), tuple(line.get("paa_sak", ())), path
        )
        for code, date, path, written, roster in rows
        for group, line in _lines_of(
            json.loads(unpacked(roster)), written, records.register(code) if by_id else None, date, who
        )
    ]


def _lines_of(
    roster: list[dict[str, Any]], written: str, register: "Register | None", date: str, who: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The lines of a list that have a name, each with its group; by the register only those that mean a person."""
    if register is None:
        for group in roster:
            for line in group.get("personer", ()):
                if line["navn"] == written:
                    yield group["gruppe"], line
        return
    from msgspec import convert  # noqa: PLC0415 - few names are those of several people

    from referat_cli.model.meeting import Attendee  # noqa: PLC0415 - as above

    lines = [(group["gruppe"], line) for group in roster for line in group.get("personer", ())]
    meant = register.people_meant([(group, convert(line, Attendee)) for group, line in lines], date)
    for (group, line), one in zip(lines, meant, strict=True):
        if line["navn"] == written and one.person == who:
            yield group, line
