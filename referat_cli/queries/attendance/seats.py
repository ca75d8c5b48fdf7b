"""Count one meeting: who was there in which role, and how each seat was filled.

The meeting decides what somebody was that day, the register who should have been listed. Where the two differ, or the
list differs with itself, the meeting is counted as it stands, and a note says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from referat_cli.i18n import _
from referat_cli.model.committee import Committee, Role, Tenure
from referat_cli.model.meeting import PRESENT, Attendee, Mark
from referat_cli.model.names import slug
from referat_cli.model.register import (
    SEATED,
    Register,
    Seat,
    contradicts_itself,
    describe_seat,
    holds_seat,
    identity,
    may_cover,
    stands_in,
)
from referat_cli.queries.attendance.model import (
    CountedMeeting,
    Filling,
    Holder,
    ListedPerson,
    MeetingRecord,
    Note,
    Presence,
    SeatAtMeeting,
)

# From the one that counts most: of two marks for one person in one meeting, the person was there if either says so.
_MARKS: tuple[Mark, ...] = get_args(Mark)


class MeetingCounter:
    """Counts the meetings of one committee by its register; without one, nobody has a role."""

    def __init__(self, committee: str, register: Register | None) -> None:
        """The committee's code and its register, or None where it has none."""
        self.registered = register is not None
        self.register = register or Register(Committee(format=1, code=committee, name=committee))
        self._claims: dict[tuple[str, str, str | None, str | None], tuple[str, Seat, bool]] = {}

    def count(self, record: MeetingRecord) -> CountedMeeting:
        """The people and the seats of a meeting that has an attendance list."""
        return _MeetingCount(self, record).result()

    def claimed_seat(self, group: str, attendee: Attendee) -> tuple[str, Seat, bool]:
        """The registered name, the seat that the line would have, and whether the person is only a substitute there."""
        key = group, attendee.name, attendee.unit, attendee.union
        if key not in self._claims:
            name = self.register.canonical_name(attendee.name)
            here = self.register.places.get((group, name), ())
            only = bool(here) and all(stands_in(tenure) for tenure in here)
            self._claims[key] = name, self.register.seat_of(group, attendee), only
        return self._claims[key]


class _MeetingCount:
    """One meeting while it is counted."""

    def __init__(self, counter: MeetingCounter, record: MeetingRecord) -> None:
        self.counter = counter
        self.register = counter.register
        self.record = record
        self.proven = self.register.in_force(record.date)
        self.notes: dict[str, None] = {}
        self.lines = list(self._lines())
        self.seated = [line for line in self.lines if line.seat and not line.met_for]
        self.substitutes: dict[Seat, list[ListedPerson]] = {}

    def note(self, sentence: str, **values: object) -> None:
        self.notes[sentence.format(**values)] = None

    def result(self) -> CountedMeeting:
        """Everything about the meeting; substitutes are placed first, because the absent are told who met instead."""
        met = list(self._substitutes())
        present = [*self._holders(), *self._missing(), *met]
        present += self._others({presence.person for presence in present})
        present += self._for_cases({presence.person for presence in present})
        seats = tuple(self._seats())
        notes = tuple(Note(self.record.path, text) for text in self.notes)
        return CountedMeeting(self.record, tuple(present), seats, notes)

    def _lines(self) -> Iterator[ListedPerson]:
        """Every line of the list with its meaning."""
        for g, group in enumerate(self.record.groups or ()):
            role = self.register.roles.get(group.group)
            if role is None and self.counter.registered:
                self.note(
                    _("gruppen «{group}» står ikke i registeret; de som er ført der, telles uten rolle"),
                    group=group.group,
                )
            for p, attendee in enumerate(group.people):
                yield self._line(("deltakere", g, "personer", p), group.group, role, attendee)

    def _line(self, where: tuple[str | int, ...], group: str, role: Role | None, attendee: Attendee) -> ListedPerson:
        name, seat, only_substitute = self.counter.claimed_seat(group, attendee)
        whom = self.register.canonical_name(attendee.substitute_for) if attendee.substitute_for else None
        if whom == name:
            self.note(_("«{name}» er ført som vara for seg selv; telles som en vanlig linje"), name=name)
            whom = None
        mark = attendee.mark
        if mark not in _MARKS:
            self.note(
                _("«{name}» er ført med oppmøtet «{mark}», som er ukjent; telles som ikke ført"), name=name, mark=mark
            )
            mark = "ukjent"
        sits = (role in SEATED or role is None) and not attendee.on_cases and not whom
        if sits and only_substitute:
            role, sits = "vara", False
        if role == "vara" and mark in PRESENT and not whom and not attendee.on_cases:
            self.note(_("«{name}» er ført som vara uten moette_for; telles ikke i noen plass"), name=attendee.name)
        person = self._person(name, seat)
        return ListedPerson(where, group, attendee, name, person, role, mark, seat if sits else None, whom)

    def _person(self, name: str, seat: Seat) -> str:
        ids = self.register.identities(name)
        if len(ids) > 1:
            ids = self.register.identified(name, seat, self.record.date)
            if len(ids) > 1:
                self.note(_("flere heter «{name}», og listen viser ikke hvem; telles som den første"), name=name)
        return ids[0] if ids else slug(name) or name

    def _presence(self, line: ListedPerson) -> Presence:
        unit, attendee = line.seat.unit if line.seat else None, line.attendee
        if not unit and attendee.unit:
            unit = self.register.unit(attendee.unit)
        names = [substitute.name for substitute in self.substitutes.get(line.seat, ())] if line.seat else []
        return Presence(
            line.person, line.name, line.role, line.group, unit, line.mark, line.where, line.seat,
            substitutes=tuple(names) if line.mark not in PRESENT else (),
        )  # fmt: skip

    def _holders(self) -> Iterator[Presence]:
        """Those listed in a seat, each once; twice only for one whom the register has in two seats of two roles."""
        for line in self.seated:
            if self.counter.registered and line.role and not self._backed(line):
                self._no_seat(line)
        for lines in _by_person(self.seated).values():
            if len(lines) == 1:
                yield self._presence(lines[0])
                continue
            if len({line.mark for line in lines}) > 1:
                marks = _(" og ").join(f"«{line.mark}»" for line in lines)
                self.note(_("«{name}» er ført med {marks}"), name=lines[0].name, marks=marks)
            roles = dict.fromkeys(line.role for line in lines if self._backed(line)) or {lines[0].role: None}
            for role in dict.fromkeys(line.role for line in lines if line.role not in roles):
                self.note(_("«{name}» er også ført som {role}; telles én gang"), name=lines[0].name, role=role or "–")
            for role in roles:
                yield self._presence(_best(line for line in lines if line.role == role))

    def _backed(self, line: ListedPerson) -> bool:
        """Whether the register has the person in a seat of the group that day, or may have."""
        group = self.register.groups.get(line.group)
        here = self.register.places.get((line.group, line.name), ())
        day = self.record.date
        return group is not None and any(
            holds_seat(group, t) and (contradicts_itself(t) or may_cover(t, day)) for t in here
        )

    def _no_seat(self, line: ListedPerson) -> None:
        sentence = (
            _("«{name}» har etter registeret ikke plass i {group} denne dagen; telles slik møtet fører det")
            if line.name in self.register.people
            else _("«{name}» står ikke i registeret; telles i {group}, slik møtet fører det")
        )
        self.note(sentence, name=line.attendee.name, group=line.group)

    def _missing(self) -> Iterator[Presence]:
        """Those whom the register proves to have a seat, and who are listed in none: not recorded."""
        listed = _by_person(self.seated)
        groups = {group.group: g for g, group in enumerate(self.record.groups or ())}
        counted: set[tuple[str, Role | None]] = {(line.person, line.role) for line in self.seated}
        for seat, tenures in self.proven.items():
            role = self.register.roles[seat.group]
            for tenure in tenures:
                person = identity(tenure)
                if any(line.seat == seat for line in listed.get(person, ())):
                    continue
                words = {"name": tenure.name, "seat": describe_seat(seat)}
                if person in listed and not any(self._proven(line) for line in listed[person]):
                    sentence = _("«{name}» har plass {seat} etter registeret; telles i {group}, der møtet fører navnet")
                    self.note(sentence, **words, group=listed[person][0].group)
                    continue
                if (person, role) in counted:
                    sentence = _("«{name}» har også plass {seat}, men er ikke ført der; «{name}» telles én gang")
                    self.note(sentence, **words)
                    continue
                counted.add((person, role))
                sentence = _("«{name}» har plass {seat}, men er ikke ført der; oppmøtet telles som ukjent")
                self.note(sentence, **words)
                where = ("deltakere", groups[seat.group]) if seat.group in groups else ("deltakere",)
                missing = Presence(person, tenure.name, role, seat.group, seat.unit, "ukjent", where, seat)
                names = tuple(line.name for line in self.substitutes.get(seat, ()))
                yield missing._replace(listed=False, substitutes=names)

    def _proven(self, line: ListedPerson) -> bool:
        tenures = self.proven.get(line.seat, ()) if line.seat else ()
        return any(identity(tenure) == line.person for tenure in tenures)

    def _substitutes(self) -> Iterator[Presence]:
        """Those who met for another, with the other's role; their seats are filled, but not by the holders."""
        met: set[tuple[str, str]] = set()
        for line in self.lines:
            whom = line.met_for
            if not whom or line.attendee.on_cases or (line.person, whom) in met:
                continue
            if line.mark not in PRESENT:
                sentence = _("«{name}» skulle møte for «{whom}», men er ført med «{mark}»; plassen er ikke fylt")
                self.note(sentence, name=line.name, whom=whom, mark=line.mark)
                continue
            met.add((line.person, whom))
            seats = self._seats_of(whom)
            if not seats:
                self.note(
                    _("«{name}» møtte for «{whom}», som ikke har noen plass denne dagen"), name=line.name, whom=whom
                )
            if any(holder.name == whom and holder.mark in PRESENT for holder in self.seated):
                sentence = _("«{name}» møtte for «{whom}», som selv er ført som til stede; plassen telles én gang")
                self.note(sentence, name=line.name, whom=whom)
            for seat in seats:
                self.substitutes.setdefault(seat, []).append(line)
            role = self.register.roles.get(seats[0].group) if seats else line.role
            yield self._presence(line)._replace(role=role, met_for=whom)

    def _seats_of(self, name: str) -> list[Seat]:
        """The seats that somebody who was met for had: listed, proven, left vacant, or the only one registered."""
        listed = [line.seat for line in self.seated if line.name == name and line.seat]
        if listed:
            return list(dict.fromkeys(listed))
        proven = [seat for seat, tenures in self.proven.items() if any(t.name == name for t in tenures)]
        if proven:
            return proven
        own = [
            (self.register.seat(group, tenure), tenure)
            for group, tenure in self.register.lines.get(name, ())
            if holds_seat(group, tenure)
        ]
        vacant = [seat for seat, _tenure in own if seat in self.proven and not self.proven[seat]]
        possible = vacant or [seat for seat, tenure in own if may_cover(tenure, self.record.date)]
        if possible:
            self.note(_("«{name}» ble møtt for, men er ikke ført i plassen denne dagen"), name=name)
        return list(dict.fromkeys(possible))[:1]

    def _others(self, counted: set[str]) -> Iterator[Presence]:
        """Guests, the secretariat and substitutes without a seat, who are not counted already."""
        others = (line for line in self.lines if not line.seat and not line.met_for and not line.attendee.on_cases)
        for lines in _by_person(line for line in others if line.person not in counted).values():
            yield self._presence(_best(line for line in lines if line.role == lines[0].role))

    def _for_cases(self, counted: set[str]) -> Iterator[Presence]:
        """Those who were there for single cases only."""
        found = (line for line in self.lines if line.attendee.on_cases and line.person not in counted)
        for lines in _by_person(found).values():
            cases = tuple(dict.fromkeys(case for line in lines for case in line.attendee.on_cases))
            yield self._presence(_best(lines))._replace(cases=cases)

    def _seats(self) -> Iterator[SeatAtMeeting]:
        """Every seat in force: those listed in the order of the list, then those that nobody is listed in."""
        claims: dict[Seat, list[ListedPerson]] = {}
        for line in self.seated:
            if line.seat:
                claims.setdefault(line.seat, []).append(line)
        fillers: list[str] = []
        for seat in {**claims, **self.proven, **self.substitutes}:
            lines, met = claims.get(seat, []), self.substitutes.get(seat, [])
            proven: tuple[Tenure, ...] = self.proven.get(seat, ())
            holders = {line.person: line.name for line in lines} | {identity(t): t.name for t in proven}
            if seat not in claims and seat not in self.proven:
                holders = {self._person(line.met_for, seat): line.met_for for line in met if line.met_for}
            if len(holders) > 1:
                names = _(" og ").join(f"«{name}»" for name in holders.values())
                self.note(
                    _("{names} har begge plassen {seat}; den telles én gang"), names=names, seat=describe_seat(seat)
                )
            present = [line for line in lines if line.mark in PRESENT]
            fillers += {line.name for line in present or met}
            by: Filling = "vara" if met else "tomt"
            if present:
                by = "møtt" if any(line.mark == "møtt" for line in present) else "digitalt"
            role, had_it = self.register.roles.get(seat.group), (Holder(*holder) for holder in holders.items())
            yield SeatAtMeeting(seat, role, tuple(had_it), by)
        several = Counter(fillers) if len(set(fillers)) < len(fillers) else {}
        for name, number in sorted(several.items()):
            if number > 1:
                self.note(_("«{name}» fyller {number} plasser; alle telles"), name=name, number=number)


def _by_person(lines: Iterable[ListedPerson]) -> dict[str, list[ListedPerson]]:
    """The lines of each person, by id."""
    found: dict[str, list[ListedPerson]] = {}
    for line in lines:
        found.setdefault(line.person, []).append(line)
    return found


def _best(lines: Iterable[ListedPerson]) -> ListedPerson:
    """The line that counts where one person has several: one that says that the person was there."""
    return min(lines, key=lambda line: _MARKS.index(line.mark))
