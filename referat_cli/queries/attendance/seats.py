"""Count meetings: who was there in which role, and how each seat was filled (docs/oppmoete.md).

The meeting decides what somebody was that day, the register who should have been listed. Where the two differ, or the
list differs with itself, the meeting is counted as it stands, and a note says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import get_args

from referat_cli.i18n import _
from referat_cli.model.committee import Committee, Role
from referat_cli.model.meeting import PRESENT, Attendee, Mark, at_once, comes_or_goes
from referat_cli.model.names import slug
from referat_cli.model.register import (
    SEATED,
    Meant,
    Register,
    Seat,
    contradicts_itself,
    describe_seat,
    holds_seat,
    identity,
    may_cover,
    stands_in,
)
from referat_cli.model.seating import Holder, Seating
from referat_cli.queries.attendance.model import (
    NOT_LISTED,
    CountedGroup,
    CountedMeeting,
    Filling,
    ListedPerson,
    MeetingRecord,
    Presence,
    SeatAtMeeting,
)
from referat_cli.queries.attendance.rows import Note

# From the one that counts most: of two marks for one person in one meeting, the person was there if either says so.
_MARKS: tuple[Mark, ...] = get_args(Mark)


class MeetingCounter:
    """Counts the meetings of one committee by its register; without one, nobody has a role.

    ``records`` are all that the committee has held, with a list, in the order of their dates: what they name together
    tells how many seats a unit has, and since when an undated member is known.
    """

    def __init__(self, committee: str, register: Register | None, records: Sequence[MeetingRecord]) -> None:
        self.registered = register is not None
        self.register = register or Register(Committee(format=1, code=committee, name=committee))
        self._lists = [_List(self, record) for record in records]
        self.seating = Seating(self.register, ((one.record.date, one.holders()) for one in self._lists))
        self.first_listed: dict[tuple[str, str], str] = {}
        for one in self._lists:
            for line in one.seated:
                self.first_listed.setdefault((line.person, line.group), one.record.date)

    def count(self, first: str, last: str) -> Iterator[CountedMeeting]:
        """The people and the seats of the meetings from one day to another, both with."""
        return (_MeetingCount(self, one).result() for one in self._lists if first <= one.record.date <= last)


class _List:
    """An attendance list, with the meaning of each line and what disagrees in it."""

    def __init__(self, counter: MeetingCounter, record: MeetingRecord) -> None:
        self.registered, self.register, self.record = counter.registered, counter.register, record
        self.notes: dict[str, None] = {}
        self.lines = list(self._lines())

    def note(self, sentence: str, **values: object) -> None:
        """Say that something was counted although it disagrees."""
        self.notes[sentence.format(**values)] = None

    @cached_property
    def seated(self) -> list[ListedPerson]:
        """The lines that hold a seat; one for single cases not, where the same person has another line."""
        whole = {line.person for line in self.lines if line.sits and not line.cases}
        return [line for line in self.lines if line.sits and not (line.cases and line.person in whole)]

    def holders(self) -> Iterator[Holder]:
        """Those whom the list names as holders of a seat: in a line of their own, or as the one somebody met for."""
        listed = {line.name for line in self.seated}
        for line in self.lines:
            if line.sits:
                yield Holder(line.place, line.person)
            elif line.met_for and line.met_for not in listed:
                yield from self.met_for(line.met_for)[:1]

    def met_for(self, name: str) -> list[Holder]:
        """The places that somebody who was met for may have had that day, by the register."""
        return [
            Holder(self.register.place(group, tenure), identity(tenure))
            for group, tenure in self.register.lines.get(name, ())
            if holds_seat(group, tenure) and may_cover(tenure, self.record.date)
        ]

    def _lines(self) -> Iterator[ListedPerson]:
        groups = self.record.groups or ()
        for group in groups:
            if self.registered and group.group not in self.register.groups:
                sentence = _("gruppen «{group}» står ikke i registeret; de som er ført der, telles uten rolle")
                self.note(sentence, group=group.group)
        lines = [(g, p, attendee) for g, group in enumerate(groups) for p, attendee in enumerate(group.people)]
        meant = list(self.register.people_meant([(groups[g].group, a) for g, _p, a in lines], self.record.date))
        listed = Counter(one.name for one in meant)
        for (g, p, attendee), one in zip(lines, meant, strict=True):
            if listed[one.name] < len(one.people):
                sentence = _("flere heter «{name}», og listen viser ikke hvem; telles som den første")
                self.note(sentence, name=one.name)
            yield self._line(("deltakere", g, "personer", p), groups[g].group, attendee, one)

    def _line(self, where: tuple[str | int, ...], group: str, attendee: Attendee, meant: Meant) -> ListedPerson:
        name, role = meant.name, self.register.roles.get(group)
        whom = self.register.canonical_name(attendee.substitute_for) if attendee.substitute_for else None
        if whom == name:
            self.note(_("«{name}» er ført som vara for seg selv; telles som en vanlig linje"), name=name)
            whom = None
        mark = attendee.mark
        if mark not in _MARKS:
            sentence = _("«{name}» er ført med oppmøtet «{mark}», som er ukjent; telles som ikke ført")
            self.note(sentence, name=name, mark=mark)
            mark = "ukjent"
        sits = (role in SEATED or role is None) and not whom and not self.register.is_open(group)
        here = self.register.places.get((group, name), ()) if sits else ()
        if here and all(stands_in(tenure) for tenure in here):
            role, sits = "vara", False
        if role == "vara" and mark in PRESENT and not whom and not attendee.on_cases:
            self.note(_("«{name}» er ført som vara uten moette_for; telles ikke i noen plass"), name=attendee.name)
        line = ListedPerson(where, group, attendee, name, meant.person, role, mark, meant.place, sits, whom)
        # Somebody who was there for single cases may be anybody; a member keeps the seat.
        return line._replace(sits=False) if sits and line.cases and not self.backed(line) else line

    def backed(self, line: ListedPerson) -> bool:
        """Whether the register has the person in a seat of the group that day, or may have."""
        group = self.register.groups.get(line.group)
        return group is not None and any(
            contradicts_itself(tenure) or may_cover(tenure, self.record.date)
            for tenure in self.register.places.get((line.group, line.name), ())
            if identity(tenure) == line.person and holds_seat(group, tenure)
        )


class _MeetingCount:
    """One meeting while it is counted."""

    def __init__(self, counter: MeetingCounter, listed: _List) -> None:
        self.counter, self.listed = counter, listed
        self.register, self.record, self.seating = counter.register, listed.record, counter.seating
        counted = {group.group for group in listed.record.groups or () if group.headcount and not group.people}
        self.counts = tuple(self._group_counts(counted))
        in_force = self.seating.in_force(self.record.date)
        self.proven = {seat: found for seat, found in in_force.items() if seat.group not in counted}
        self.notes = dict(listed.notes)
        self.seated = [line._replace(seat=self._seat(line)) for line in listed.seated]
        self.substitutes: dict[Seat, list[ListedPerson]] = {}
        # Those who were met for and are not listed: the seat → the person's id and name.
        self.met_for: dict[Seat, tuple[str, str]] = {}

    def note(self, sentence: str, **values: object) -> None:
        self.notes[sentence.format(**values)] = None

    def result(self) -> CountedMeeting:
        """Everything about the meeting; substitutes are placed first, because the absent are told who met instead."""
        met = list(self._substitutes())
        present = [*self._holders(), *self._missing(), *met]
        present += self._others({presence.person for presence in present})
        present += self._for_cases({presence.person for presence in present})
        seats = {seat.seat: seat for seat in self._seats()}
        for presence in list(self._not_listed(present)):
            present.append(presence)
            if presence.seat:
                empty = SeatAtMeeting(presence.seat, presence.role, {}, NOT_LISTED)
                seat = seats.setdefault(presence.seat, empty)
                if seat.by == NOT_LISTED:
                    seat.holders[presence.person] = presence.name
        notes = tuple(Note(self.record.path, text) for text in self.notes)
        stated = {
            group.group: (group.role, group.seats)
            for group in self.register.committee.groups
            if group.seats and group.role in SEATED and not group.open
        }
        return CountedMeeting(self.record, tuple(present), tuple(seats.values()), notes, stated, self.counts)

    def _group_counts(self, counted: set[str]) -> Iterator[CountedGroup]:
        """The groups of which the list has only numbers."""
        for group in self.record.groups or ():
            if group.headcount and group.group in counted:
                there, role = group.headcount.present, self.register.roles.get(group.group)
                seated = role in SEATED and not self.register.is_open(group.group)
                yield CountedGroup(group.group, role, there, group.headcount.of, seated)

    def _seat(self, line: ListedPerson) -> Seat:
        return self.seating.seat(Holder(line.place, line.person))

    def _presence(self, line: ListedPerson) -> Presence:
        unit, attendee = line.seat.unit if line.seat else None, line.attendee
        if not unit and attendee.unit:
            unit = self.register.unit(attendee.unit)
        names = [substitute.name for substitute in self.substitutes.get(line.seat, ())] if line.seat else []
        instead = line.mark not in PRESENT or line.cases
        return Presence(
            line.person, line.name, line.role, line.group, unit, line.mark, line.where, line.seat,
            substitutes=tuple(names) if instead else (), cases=line.cases,
        )  # fmt: skip

    def _holders(self) -> Iterator[Presence]:
        """Those listed in a seat, each once; twice only for one whom the register has in two seats of two roles."""
        backed = {line.where for line in self.seated if self.listed.backed(line)}
        for line in self.seated:
            if self.counter.registered and line.role and line.where not in backed:
                self._no_seat(line)
        for lines in _by_person(self.seated).values():
            if len(lines) == 1:
                yield self._presence(lines[0])
                continue
            if len({line.mark for line in lines}) > 1:
                marks = _(" og ").join(f"«{line.mark}»" for line in lines)
                self.note(_("«{name}» er ført med {marks}"), name=lines[0].name, marks=marks)
            roles = dict.fromkeys(line.role for line in lines if line.where in backed) or {lines[0].role: None}
            for role in dict.fromkeys(line.role for line in lines if line.role not in roles):
                self.note(_("«{name}» er også ført som {role}; telles én gang"), name=lines[0].name, role=role or "–")
            for role in roles:
                theirs = [line for line in lines if line.role == role]
                cases = tuple(dict.fromkeys(case for line in theirs for case in line.cases))
                yield self._presence(_best(theirs))._replace(cases=cases)

    def _no_seat(self, line: ListedPerson) -> None:
        sentence = (
            _("«{name}» har etter registeret ikke plass i {group} denne dagen; telles slik møtet fører det")
            if line.name in self.register.people
            else _("«{name}» står ikke i registeret; telles i {group}, slik møtet fører det")
        )
        self.note(sentence, name=line.attendee.name, group=line.group)

    def _missing(self) -> Iterator[Presence]:
        """Those who had a seat by the register, or were met for, and are listed in none: not recorded."""
        listed = _by_person(self.seated)
        counted: set[tuple[str, Role | None]] = {(line.person, line.role) for line in self.seated}
        proven = [(seat, identity(tenure), tenure.name) for seat, found in self.proven.items() for tenure in found]
        for seat, person, name in proven:
            role = self.register.roles[seat.group]
            if any(line.seat == seat for line in listed.get(person, ())):
                continue
            words = {"name": name, "seat": describe_seat(seat)}
            if person in listed and not any(self._proven(line) for line in listed[person]):
                sentence = _("«{name}» har plass {seat} etter registeret; telles i {group}, der møtet fører navnet")
                self.note(sentence, **words, group=listed[person][0].group)
                continue
            if (person, role) in counted:
                sentence = _("«{name}» har også plass {seat}, men er ikke ført der; «{name}» telles én gang")
                self.note(sentence, **words)
                continue
            counted.add((person, role))
            if seat not in self.met_for:
                sentence = _("«{name}» har plass {seat}, men er ikke ført der; oppmøtet telles som ukjent")
                self.note(sentence, **words)
            yield self._unlisted(seat, person, name)
        for seat, (person, name) in self.met_for.items():
            if (once := (person, self.register.roles[seat.group])) not in counted:
                counted.add(once)
                yield self._unlisted(seat, person, name)

    def _unlisted(self, seat: Seat, person: str, name: str) -> Presence:
        """Somebody whom the list lacks, at the place where a line would stand."""
        groups = {group.group: g for g, group in enumerate(self.record.groups or ())}
        where = ("deltakere", groups[seat.group]) if seat.group in groups else ("deltakere",)
        names = tuple(line.name for line in self.substitutes.get(seat, ()))
        role = self.register.roles[seat.group]
        return Presence(
            person, name, role, seat.group, seat.unit, "ukjent", where, seat, listed=False, substitutes=names
        )

    def _not_listed(self, present: Sequence[Presence]) -> Iterator[Presence]:
        """The members without dates whom the list does not name: since a meeting first listed them, if any has."""
        known = {presence.person for presence in present} | {line.person for line in self.listed.lines}
        day = self.record.date
        for group, tenure in self.register.holders():
            person = identity(tenure)
            wrong = contradicts_itself(tenure)
            if person in known or (tenure.start and not wrong) or not (wrong or may_cover(tenure, day)):
                continue
            if any(one.group == group.group for one in self.counts):
                continue
            if day < self.counter.first_listed.get((person, group.group), ""):
                continue
            known.add(person)
            seat = self.seating.seat(Holder(self.register.place(group, tenure), person))
            yield self._unlisted(seat, person, tenure.name)._replace(mark=NOT_LISTED)

    def _proven(self, line: ListedPerson) -> bool:
        tenures = self.proven.get(line.seat, ()) if line.seat else ()
        return any(identity(tenure) == line.person for tenure in tenures)

    def _substitutes(self) -> Iterator[Presence]:
        """Those who met for another, with the other's role; their seats are filled, but not by the holders."""
        met: set[tuple[str, str]] = set()
        for line in self.listed.lines:
            whom = line.met_for
            if not whom or (line.person, whom) in met:
                continue
            if line.mark not in PRESENT:
                sentence = _("«{name}» skulle møte for «{whom}», men er ført med «{mark}»; plassen er ikke fylt")
                self.note(sentence, name=line.name, whom=whom, mark=line.mark)
                continue
            met.add((line.person, whom))
            seats = self._seats_of(whom)
            if not seats:
                sentence = _("«{name}» møtte for «{whom}», som ikke har noen plass denne dagen")
                self.note(sentence, name=line.name, whom=whom)
            there = [one for one in self.seated if one.seat in seats and one.name == whom and one.mark in PRESENT]
            if any(at_once(line.attendee, one.attendee) for one in there):
                sentence = _("«{name}» møtte for «{whom}», som selv er ført som til stede; plassen telles én gang")
                self.note(sentence, name=line.name, whom=whom)
            for seat in seats:
                others = [other for other in self.substitutes.get(seat, ()) if at_once(line.attendee, other.attendee)]
                if others:
                    sentence = _("både «{other}» og «{name}» møtte for «{whom}»; plassen telles én gang")
                    self.note(sentence, other=others[0].name, name=line.name, whom=whom)
                self.substitutes.setdefault(seat, []).append(line)
            role = self.register.roles.get(seats[0].group) if seats else line.role
            yield self._presence(line)._replace(role=role, met_for=whom)

    def _seats_of(self, name: str) -> list[Seat]:
        """The seats that somebody who was met for had: listed, proven, left vacant, or the only one registered."""
        listed = _by_person(line for line in self.seated if line.name == name)
        if listed:
            # Of several of the name it is one who was away, and for whom nobody has met yet.
            away = [lines for lines in listed.values() if _best(lines).mark not in PRESENT] or [*listed.values()]
            free = [lines for lines in away if not any(line.seat in self.substitutes for line in lines)]
            return list(dict.fromkeys(line.seat for line in (free or away)[0] if line.seat))
        proven = [seat for seat, tenures in self.proven.items() if any(t.name == name for t in tenures)]
        possible = self.listed.met_for(name)
        seats = proven or list(dict.fromkeys(self.seating.seat(holder) for holder in possible))[:1]
        if seats:
            for holder in possible:
                if self.seating.seat(holder) in seats:
                    self.met_for.setdefault(self.seating.seat(holder), (holder.person, name))
            if not proven:
                self.note(_("«{name}» ble møtt for, men er ikke ført i plassen denne dagen"), name=name)
            return seats
        left = (
            self.seating.seat(Holder(self.register.place(group, tenure), identity(tenure)))
            for group, tenure in self.register.lines.get(name, ())
            if holds_seat(group, tenure)
        )
        vacant = [seat for seat in left if seat in self.proven and not self.proven[seat]][:1]
        if vacant:
            self.note(_("«{name}» ble møtt for, men er ikke ført i plassen denne dagen"), name=name)
        return vacant

    def _others(self, counted: set[str]) -> Iterator[Presence]:
        """Guests, the secretariat and substitutes without a seat, who are not counted already."""
        others = (line for line in self.listed.lines if not line.sits and not line.met_for and not line.cases)
        for lines in _by_person(line for line in others if line.person not in counted).values():
            yield self._presence(_best(line for line in lines if line.role == lines[0].role))

    def _for_cases(self, counted: set[str]) -> Iterator[Presence]:
        """Those without a seat who were there for single cases only."""
        found = (line for line in self.listed.lines if line.cases and line.person not in counted)
        for lines in _by_person(found).values():
            cases = tuple(dict.fromkeys(case for line in lines for case in line.cases))
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
            holders = {line.person: line.name for line in lines}
            holders |= {identity(tenure): tenure.name for tenure in self.proven.get(seat, ())}
            if not holders and met:
                person, name = self.met_for.get(seat) or (slug(met[0].met_for or ""), met[0].met_for or "")
                holders = {person: name}
            if len(holders) > 1:
                names = _(" og ").join(f"«{name}»" for name in holders.values())
                sentence = _("{names} har begge plassen {seat}; den telles én gang")
                self.note(sentence, names=names, seat=describe_seat(seat))
            present = [line for line in lines if line.mark in PRESENT]
            # Who says when the one seat was left may have taken the other then.
            fillers += {line.name for line in present or met if not comes_or_goes(line.attendee)}
            by: Filling = "vara" if met else "tomt"
            if present:
                by = "møtt" if any(line.mark == "møtt" for line in present) else "digitalt"
            recorded = not holders or any(line.mark != "ukjent" for line in lines)
            yield SeatAtMeeting(seat, self.register.roles.get(seat.group), holders, by, recorded)
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
