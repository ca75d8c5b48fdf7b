"""How often were people there, and how often were the seats filled, over the meetings of a committee?

A person's own meetings are those held, with a list, while the person had a seat: by a dated tenure of the register, or
because the meeting lists the person there. A substitute's presence is not the holder's: they are counted apart.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from referat_cli.i18n import _, ngettext
from referat_cli.model.committee import Role
from referat_cli.model.meeting import AttendeeGroup
from referat_cli.model.names import fold
from referat_cli.model.register import SEATED, Register, contradicts_itself
from referat_cli.queries.attendance.model import Day, Filled, Note, Presence, Sitting
from referat_cli.queries.attendance.rows import ExplainRow
from referat_cli.queries.attendance.seats import Seating
from referat_cli.queries.cases import committees
from referat_cli.store.tables import unpacked

if TYPE_CHECKING:
    from referat_cli.store.records import Records

_QUOTED = re.compile("«([^»]*)»")


class Account(NamedTuple):
    """What was counted for one committee: its meetings, oldest first, and what was counted although it disagrees."""

    committee: str
    register: Register | None
    days: tuple[Day, ...]
    notes: tuple[Note, ...]


class Behind(NamedTuple):
    """One meeting behind a person's numbers."""

    sitting: Sitting
    presence: Presence


def account(committee: str, sittings: Iterable[Sitting], register: Register | None) -> Account:
    """Count the meetings of one committee, in whatever order they come."""
    seating = Seating(committee, register)
    held = sorted((s for s in sittings if s.held), key=lambda s: (s.date, s.path))
    days = tuple(seating.day(sitting) for sitting in held if sitting.groups)
    notes = list(_about(register, committee)) if held else []
    notes += [
        Note(sitting.path, _("møtet er holdt, men har ingen deltakerliste; det telles ikke"))
        for sitting in held
        if not sitting.groups
    ]
    return Account(committee, register, days, (*notes, *_gathered(note for day in days for note in day.notes)))


def _about(register: Register | None, committee: str) -> Iterable[Note]:
    """What stands in the register, or the lack of one, and touches every number."""
    if register is None:
        yield Note(
            committee,
            _("utvalget har ikke noe register som kan leses; personene telles slik møtene fører dem, uten rolle"),
        )
        return
    for _group, tenure in register.tenures():
        if contradicts_itself(tenure):
            told = _("«{name}» går ut {end}, før vedkommende går inn {start}; datoene regnes ikke med")
            yield Note(committee, told.format(name=tenure.name, end=tenure.end, start=tenure.start))


def _gathered(notes: Iterable[Note]) -> Iterable[Note]:
    """The same thing said of several meetings is said once, of the first of them."""
    places: dict[str, list[str]] = {}
    for note in notes:
        places.setdefault(note.text, []).append(note.place)
    for text, found in places.items():
        more = len(found) - 1
        others = ngettext(" (og i ett møte til)", " (og i {number} møter til)", more).format(number=more)
        yield Note(found[0], text + others if more else text)


def notes_about(counted: Account, people: frozenset[str] | None = None) -> tuple[Note, ...]:
    """The notes that touch people's numbers, of everybody by default; a sentence quotes those whom it is about."""
    if people is None:
        return counted.notes
    names = {presence.name for day in counted.days for presence in day.presences if presence.person in people}
    known = counted.register.same if counted.register else str

    def touches(note: Note) -> bool:
        quoted = _QUOTED.findall(note.text)
        return not quoted or any(known(name) in names for name in quoted)

    return tuple(filter(touches, counted.notes)) if names else ()


def people_called(accounts: Iterable[Account], written: str) -> tuple[str, ...]:
    """The ids of those whom a name, an alias or an id means, by committee; exact first, else however it is spelled."""
    accounts = list(accounts)
    exact: dict[str, None] = {}
    alike: dict[str, None] = {}
    for counted in accounts:
        name = counted.register.same(written) if counted.register else written
        for day in counted.days:
            for person in day.presences:
                if name == person.name or written == person.person:
                    exact[person.person] = None
                elif fold(name) == fold(person.name):
                    alike[person.person] = None
        for known in counted.register.identities(name) if counted.register else ():
            exact[known] = None
    return tuple(exact or alike)


def narrowed(
    counted: Account, roles: frozenset[Role] | None = None, people: frozenset[str] | None = None
) -> tuple[Day, ...]:
    """The meetings with only these roles and these people; without roles, all who have seats, or whose role is unknown.

    «vara» is everybody who met for another, whatever the role that gave.
    """

    def wanted(role: Role | None) -> bool:
        return role is None or role in SEATED if roles is None else role in roles

    def person(presence: Presence) -> bool:
        as_substitute = bool(presence.met_for) and roles is not None and "vara" in roles
        return (wanted(presence.role) or as_substitute) and (people is None or presence.person in people)

    def seat(filled: Filled) -> bool:
        return wanted(filled.role) and (people is None or any(h.person in people for h in filled.holders))

    return tuple(
        day._replace(
            presences=tuple(filter(person, day.presences)),
            seats=tuple(filter(seat, day.seats)),
        )
        for day in counted.days
    )


def behind(counted: Account, people: frozenset[str]) -> list[Behind]:
    """The meetings behind people's numbers, newest first, in every role; `Presence.where` is the place in the file."""
    return [
        Behind(day.sitting, presence)
        for day in reversed(counted.days)
        for presence in day.presences
        if presence.person in people
    ]


def explained(found: Behind, line: int | None = None) -> ExplainRow:
    """A meeting behind a person's numbers as programs get it, with the line of the file where the caller knows it."""
    sitting, presence = found
    return ExplainRow(
        committee=sitting.committee,
        date=sitting.date,
        person=presence.person,
        name=presence.name,
        mark=presence.mark,
        listed=presence.listed,
        counted=presence.own,
        role=presence.role,
        group=presence.group,
        unit=presence.unit,
        union=presence.seat.union if presence.seat else None,
        substitutes=presence.substitutes,
        met_for=presence.met_for,
        cases=presence.cases,
        path=sitting.path,
        line=line,
    )


_QUERY = """SELECT h.path, mt.date, mt.status, r.lines
    FROM meeting mt JOIN held h ON h.version = mt.version LEFT JOIN roster r ON r.id = mt.roster
    WHERE mt.committee = ? AND mt.date BETWEEN ? AND ?"""

# Before and after every date.
_FIRST, _LAST = "", "9999-99-99"

_LISTS = msgspec.json.Decoder(tuple[AttendeeGroup, ...])


def attendance_list(lines: bytes | None) -> tuple[AttendeeGroup, ...] | None:
    """The attendance list that a row of the index holds."""
    return None if lines is None else _LISTS.decode(unpacked(lines))


def sittings(records: "Records", committee: str, first: str | None = None, last: str | None = None) -> list[Sitting]:
    """The meetings of a committee from one day to another, both with."""
    rows = records.rows(_QUERY, (committee, first or _FIRST, last or _LAST))
    return [Sitting(committee, date, path, status, attendance_list(lines)) for path, date, status, lines in rows]


def register_path(records: "Records", committee: str) -> str | None:
    """Where the register of a committee lies, from the root of the archive."""
    found = records.rows("SELECT h.path FROM committee c JOIN held h USING (version) WHERE c.code = ?", (committee,))
    return next((path for (path,) in found), None)


def accounts(
    records: "Records", committee: str | None = None, first: str | None = None, last: str | None = None
) -> Iterator[Account]:
    """What is counted of one committee, or of each that there is, one after the other by their codes."""
    for code in [committee] if committee is not None else committees(records):
        found = sittings(records, code, first, last)
        if found:
            yield account(code, found, records.register(code))
