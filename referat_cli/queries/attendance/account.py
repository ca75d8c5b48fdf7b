"""How often people were there and seats were filled, over the meetings of a committee.

A person's own meetings are those held, with a list, while the person had a seat: by a dated tenure of the register, or
because the meeting lists the person there. A substitute's presence is not the holder's: they are counted apart, as are
the meetings that do not list a member of whom the register has no dates (docs/oppmoete.md).
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from referat_cli.i18n import _, ngettext
from referat_cli.model.committee import Role
from referat_cli.model.meeting import HELD, AttendeeGroup
from referat_cli.model.names import fold, slug
from referat_cli.model.register import SEATED, Register, asks_for_more_than_all, contradicts_itself
from referat_cli.model.seating import Seating
from referat_cli.queries.attendance.model import CountedMeeting, MeetingRecord, Presence, SeatAtMeeting
from referat_cli.queries.attendance.rows import Note
from referat_cli.queries.attendance.seats import MeetingCounter
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.tables import ROLE_NUMBERS, decoded, unpacked

if TYPE_CHECKING:
    from referat_cli.store.records import Records

_QUOTED = re.compile("«([^»]*)»")


class Account(NamedTuple):
    """What was counted for one committee: its meetings, oldest first, and what was counted although it disagrees."""

    committee: str
    register: Register | None
    meetings: tuple[CountedMeeting, ...]
    notes: tuple[Note, ...]
    seating: Seating


class PersonMeeting(NamedTuple):
    """One meeting behind a person's numbers, and the line of the file where the mark stands, if known."""

    record: MeetingRecord
    presence: Presence
    line: int | None = None


def account(
    committee: str,
    records: Iterable[MeetingRecord],
    register: Register | None,
    first: str | None = None,
    last: str | None = None,
) -> Account:
    """Count a committee's meetings from one day to another, given all that it has, in whatever order they come."""
    every = sorted((record for record in records if record.was_held), key=lambda record: (record.date, record.path))
    counter = MeetingCounter(committee, register, [record for record in every if record.groups])
    meetings = tuple(counter.count(first or _FIRST, last or _LAST))
    held = [record for record in every if (first or _FIRST) <= record.date <= (last or _LAST)]
    notes = list(_register_notes(register, committee)) if held else []
    notes += [
        Note(record.path, _("møtet er holdt, men har ingen deltakerliste; det telles ikke for noen"))
        for record in held
        if not record.groups
    ]
    notes += _merged(note for meeting in meetings for note in meeting.notes)
    return Account(committee, register, meetings, tuple(notes), counter.seating)


def _register_notes(register: Register | None, committee: str) -> Iterable[Note]:
    """What stands in the register, or the lack of one, and touches every number."""
    if register is None:
        yield Note(
            committee,
            _("utvalget har ikke noe register som kan leses; personene telles slik møtene fører dem, uten rolle"),
        )
        return
    if asks_for_more_than_all(register.committee.quorum):
        rule = register.committee.quorum
        yield Note(
            committee, _("vedtaksfoer er «{rule}», som er mer enn alle plassene; det regnes ikke").format(rule=rule)
        )
    for _group, tenure in register.tenures():
        if contradicts_itself(tenure):
            sentence = _("«{name}» går ut {end}, før vedkommende går inn {start}; datoene regnes ikke med")
            yield Note(committee, sentence.format(name=tenure.name, end=tenure.end, start=tenure.start))


def _merged(notes: Iterable[Note]) -> Iterable[Note]:
    """One note for the same sentence about several meetings, at the first of them."""
    places: dict[str, list[str]] = {}
    for note in notes:
        places.setdefault(note.text, []).append(note.place)
    for text, found in places.items():
        more = len(found) - 1
        others = ngettext(" (og i ett møte til)", " (og i {number} møter til)", more).format(number=more)
        yield Note(found[0], text + others if more else text)


def notes_about(counted: Account, people: frozenset[str] | None) -> tuple[Note, ...]:
    """The notes that touch these people's numbers, None for everybody's; a sentence quotes those whom it is about."""
    if people is None:
        return counted.notes
    names = {
        presence.name for meeting in counted.meetings for presence in meeting.presences if presence.person in people
    }
    registered = counted.register.canonical_name if counted.register else str

    def touches(note: Note) -> bool:
        quoted = _QUOTED.findall(note.text)
        return not quoted or any(registered(name) in names for name in quoted)

    return tuple(filter(touches, counted.notes)) if names else ()


def find_person_ids(accounts: Iterable[Account], written: str) -> tuple[str, ...]:
    """The ids of those whom a name, an alias or an id means: exactly, else however it is spelled."""
    exact: dict[str, None] = {}
    alike: dict[str, None] = {}
    for counted in accounts:
        name = counted.register.canonical_name(written) if counted.register else written
        folded = fold(name)
        people = dict.fromkeys((one.name, one.person) for meeting in counted.meetings for one in meeting.presences)
        exact |= {person: None for own, person in people if name == own or written == person}
        exact |= dict.fromkeys(counted.register.identities(name) if counted.register else ())
        alike |= {person: None for own, person in people if fold(own) == folded}
    return tuple(exact or alike)


def narrow(
    counted: Account, roles: frozenset[Role] | None = None, people: frozenset[str] | None = None
) -> tuple[CountedMeeting, ...]:
    """The meetings with only these roles and these people; without roles, all who have seats, or whose role is unknown.

    «vara» is everybody who met for another, whatever the role that gave.
    """

    def has_role(role: Role | None) -> bool:
        return role is None or role in SEATED if roles is None else role in roles

    def keep_person(presence: Presence) -> bool:
        as_substitute = bool(presence.met_for) and roles is not None and "vara" in roles
        return (has_role(presence.role) or as_substitute) and (people is None or presence.person in people)

    def keep_seat(seat: SeatAtMeeting) -> bool:
        return has_role(seat.role) and (people is None or not people.isdisjoint(seat.holders))

    return tuple(
        meeting._replace(
            presences=tuple(filter(keep_person, meeting.presences)),
            seats=tuple(filter(keep_seat, meeting.seats)),
            stated={}
            if people is not None
            else {group: own for group, own in meeting.stated.items() if has_role(own[0])},
            counts=() if people is not None else tuple(one for one in meeting.counts if has_role(one.role)),
        )
        for meeting in counted.meetings
    )


def meetings_behind(counted: Account, people: frozenset[str]) -> list[PersonMeeting]:
    """The meetings behind people's numbers, newest first, in every role; `Presence.where` is the place in the file."""
    return [
        PersonMeeting(meeting.record, presence)
        for meeting in reversed(counted.meetings)
        for presence in meeting.presences
        if presence.person in people
    ]


# Before and after every date.
_FIRST, _LAST = "", "9999-99-99"

_GROUPS = msgspec.json.Decoder(tuple[AttendeeGroup, ...])


def decode_groups(lines: bytes | None) -> tuple[AttendeeGroup, ...] | None:
    """The groups of an attendance list as a row of the index stores it."""
    return None if lines is None else _GROUPS.decode(unpacked(lines))


_RECORD = """SELECT v.record FROM snapshot_file f JOIN version v ON v.id = f.version
    WHERE f.path = ? AND v.readable"""


def register_path(records: "Records", committee: str) -> str | None:
    """The path of a committee's register from the root of the archive."""
    found = records.rows(
        "SELECT f.path FROM committee c JOIN snapshot_file f USING (version) WHERE c.code = ?", (committee,)
    )
    return next((path for (path,) in found), None)


class Material(NamedTuple):
    """What a committee's account is made of, packed as the index has it, so that another process can count it.

    ``meetings`` are paths, dates, statuses and lists; a meeting by circulation is not there unless it lists somebody.
    """

    committee: str
    meetings: tuple[tuple[str, str, str, bytes | None], ...]
    register: bytes | None


_MEETINGS = """SELECT f.path, mt.date, mt.status, r.lines
    FROM meeting mt JOIN snapshot_file f ON f.version = mt.version LEFT JOIN roster r ON r.id = mt.roster
    WHERE mt.committee = ?"""


def material(records: "Records", committee: str) -> Material:
    """What a committee's account is made of: all its meetings, because what a seat is does not depend on the question.

    Nobody was to come where cases were decided by circulation; such a meeting is counted only where it lists who took
    part.
    """
    meetings = tuple(
        (path, date, status, lines)
        for path, date, status, lines in records.rows(_MEETINGS, (committee,))
        if lines is not None or not (status in HELD and records.meeting(path).form == "sirkulasjon")
    )
    register = next((record for (record,) in records.rows(_RECORD, (f"{FOLDER}/{committee}/{REGISTER}",))), None)
    return Material(committee, meetings, register)


def account_of(made_of: Material, first: str | None, last: str | None) -> Account | None:
    """Count what an account is made of; None where there is no meeting of these days."""
    code, meetings, register = made_of
    if not any((first or _FIRST) <= date <= (last or _LAST) for _path, date, _status, _lines in meetings):
        return None
    found = [MeetingRecord(code, date, path, status, decode_groups(lines)) for path, date, status, lines in meetings]
    return account(code, found, Register(decoded(register, "utvalg")) if register else None, first, last)


def accounts(
    records: "Records", codes: Iterable[str], first: str | None = None, last: str | None = None
) -> Iterator[Account]:
    """Count committees one after the other, each let go of when the next is counted."""
    for code in codes:
        if counted := account_of(material(records, code), first, last):
            yield counted


def accounts_of_person(
    records: "Records",
    written: str,
    committee: str | None,
    first: str | None,
    last: str | None,
) -> tuple[list[Account], frozenset[str]]:
    """The ids of those whom a name, an alias or an id means, and the accounts of the committees that may know them.

    Others are not counted: of ten thousand meetings in a hundred committees one committee takes .3 s, all of them 14 s.
    """
    asked = {slug(written)}
    known = _naming(records, asked)
    found = list(accounts(records, known if committee is None else known & {committee}, first, last))
    ids = frozenset(find_person_ids(found, written))
    if not ids <= asked:
        more = _naming(records, ids) - known
        found += accounts(records, more if committee is None else more & {committee}, first, last)
    return sorted(found, key=lambda one: one.committee), ids


def _naming(records: "Records", slugs: Collection[str]) -> set[str]:
    """The committees whose registers or lists have a name, a spelling or an id that becomes one of these."""
    spellings = "SELECT DISTINCT sp.spelling FROM spelling sp CROSS JOIN snapshot_file USING (version)"
    names = {name for query in (spellings, "SELECT name FROM written") for (name,) in records.rows(query)}
    meant = json.dumps([name for name in names if slug(name) in slugs])
    registers = """SELECT DISTINCT k.code FROM spelling sp CROSS JOIN snapshot_file f ON f.version = sp.version
        CROSS JOIN committee k ON k.version = sp.version WHERE sp.spelling IN (SELECT value FROM json_each(?))"""
    lists = f"""SELECT DISTINCT mt.committee FROM written w CROSS JOIN mention me ON me.written = w.id
        CROSS JOIN snapshot_file f ON f.version = me.version CROSS JOIN meeting mt ON mt.version = me.version
        WHERE w.name IN (SELECT value FROM json_each(?))
            AND me.role IN ({ROLE_NUMBERS["deltakere"]}, {ROLE_NUMBERS["moette_for"]})"""  # noqa: S608 - our own numbers
    return {code for query in (registers, lists) for (code,) in records.rows(query, (meant,))}
