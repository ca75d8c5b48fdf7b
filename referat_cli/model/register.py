"""The register of a committee: its people by any of their spellings, and the seats that they hold on a day."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from msgspec import Struct, to_builtins

from referat_cli.i18n import _
from referat_cli.model.case_numbers import Numbering, numbering_of
from referat_cli.model.committee import Committee, Group, Role, Tenure
from referat_cli.model.meeting import Attendee
from referat_cli.model.names import fold, names_meant, nearest_names, one_slip_apart, slug, sort_key

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

_RULE = re.compile(r"(?P<more>over )?(?P<number>[1-9]\d{0,2})(?:/(?P<of>[1-9]\d{0,2}))?")


def required_seats(rule: str | None, seats: int) -> int | None:
    """How many of so many seats the committee's rule asks for; None without a rule, or with one that says nothing.

    A rule is a share or a number, at least that or «over» it. The municipal act's own is "1/2": at least half of the
    members (kommuneloven § 11-9).

    >>> required_seats("1/2", 15), required_seats("over 1/2", 16), required_seats("8", 16), required_seats(None, 16)
    (8, 9, 8, None)
    """
    found = _RULE.fullmatch(rule) if rule else None
    if not found:
        return None
    number, of = int(found["number"]), int(found["of"] or 1)
    total = number * seats if found["of"] else number
    return total // of + 1 if found["more"] else -(-total // of)


def asks_for_more_than_all(rule: str | None) -> bool:
    """Whether a rule asks for a share that no number of seats can give, as "3/2" and "over 1/1" do."""
    return rule is not None and "/" in rule and all((required_seats(rule, seats) or 0) > seats for seats in (1, 1000))


# The roles whose people hold seats: they are expected at every meeting, and their seats are counted.
SEATED: frozenset[Role] = frozenset({"medlem", "observatør"})


class Seat(NamedTuple):
    """A seat: a unit in a group, and a union of it; ``holder`` is whose seat it is where the unit has several, or none.

    A party is no part of it: those of one party sit side by side.
    """

    group: str
    unit: str | None = None
    union: str | None = None
    holder: str | None = None


def describe_seat(seat: Seat) -> str:
    """A seat as part of a sentence: "i Kommunene for Nordby"."""
    unit = ", ".join(filter(None, (seat.unit, seat.union)))
    return _("i {group} for {unit}").format(group=seat.group, unit=unit) if unit else _("i {}").format(seat.group)


class Meant(NamedTuple):
    """What a line of an attendance list means: the registered name, the person's id, and the place that it would have.

    ``people`` are all whom the line may mean: more than one where several of one name cannot be told apart.
    """

    name: str
    person: str
    place: Seat
    people: tuple[str, ...]


def stands_in(tenure: Tenure) -> bool:
    """Whether a line of the register is marked as a substitute's."""
    return tenure.substitute or tenure.substitute_for is not None


def holds_seat(group: Group, tenure: Tenure) -> bool:
    """Whether a line of the register is a seat: no substitute's is, no guest's, and none of an open group."""
    return group.role in SEATED and not group.open and not stands_in(tenure)


def substitutes(group: Group, tenure: Tenure) -> bool:
    """Whether a line of the register makes somebody a substitute."""
    return group.role == "vara" or stands_in(tenure)


def may_cover(tenure: Tenure, date: str) -> bool:
    """Whether the tenure may have been in force that day: a date that is missing is unknown and contradicts nothing."""
    return (tenure.start is None or tenure.start <= date) and (tenure.end is None or date <= tenure.end)


def covers(tenure: Tenure, date: str) -> bool:
    """Whether the tenure is proven to have been in force that day: it had begun, and had not ended."""
    return tenure.start is not None and may_cover(tenure, date)


def contradicts_itself(tenure: Tenure) -> bool:
    """Whether the tenure ends before it begins: then its dates prove nothing."""
    return tenure.start is not None and tenure.end is not None and tenure.end < tenure.start


def identity(tenure: Tenure) -> str:
    """What tells the person of a line from all others: the id that the register gives, else a slug of the name."""
    return tenure.id or slug(tenure.name)


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """Each key → its values, in their order."""
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


class Register(Struct, frozen=True, dict=True):
    """A committee's register, ready to be asked."""

    committee: Committee

    def tenures(self) -> Iterator[tuple[Group, Tenure]]:
        """Every line of the register with its group, in the order of the file."""
        for group in self.committee.groups:
            for tenure in group.people:
                yield group, tenure

    @cached_property
    def numbering(self) -> Numbering:
        """How the committee numbers its cases."""
        written = self.committee.numbering
        return numbering_of(written if isinstance(written, str) else map(to_builtins, written))

    @cached_property
    def people(self) -> frozenset[str]:
        """The registered names."""
        return frozenset(tenure.name for _, tenure in self.tenures())

    @cached_property
    def units(self) -> frozenset[str]:
        """The registered units."""
        return frozenset(tenure.unit for _, tenure in self.tenures() if tenure.unit)

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The groups by their names."""
        return {group.group: group for group in self.committee.groups}

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The role of each group."""
        return {group.group: group.role for group in self.committee.groups}

    @cached_property
    def seated_groups(self) -> frozenset[str]:
        """The groups whose people hold seats."""
        return frozenset(name for name, group in self.groups.items() if group.role in SEATED and not group.open)

    def is_open(self, group: str) -> bool:
        """Whether anybody may meet in a group (``aapen``)."""
        return group in self.groups and self.groups[group].open

    @cached_property
    def places(self) -> dict[tuple[str, str], tuple[Tenure, ...]]:
        """A group and a registered name → the person's lines in that group."""
        return _grouped(((group.group, tenure.name), tenure) for group, tenure in self.tenures())

    @cached_property
    def lines(self) -> dict[str, tuple[tuple[Group, Tenure], ...]]:
        """Every registered name → its lines, each with its group."""
        return _grouped((tenure.name, (group, tenure)) for group, tenure in self.tenures())

    @cached_property
    def bodies(self) -> dict[str, str]:
        """Every name of every body → the body's own name."""
        names = {}
        for body in self.committee.bodies:
            names[body.name] = body.name
            names.update(dict.fromkeys(body.aliases, body.name))
        return names

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every spelling of a person → the registered name."""
        known = {spelling: name for spelling, name in self.committee.aliases.items() if name in self.people}
        return known | {name: name for name in self.people}

    def person(self, written: str) -> str | None:
        """The registered name that a spelling means: itself or by an exact alias; None where nobody is known so."""
        return self.spellings.get(written)

    def canonical_name(self, written: str) -> str:
        """The registered name, or the spelling itself: what two lines of one person have in common."""
        return self.spellings.get(written, written)

    def unit(self, written: str) -> str:
        """The registered unit that a spelling means, or the spelling itself."""
        registered = self.committee.aliases.get(written)
        return registered if registered in self.units and written not in self.units else written

    def body(self, written: str) -> str | None:
        """The body's own name, or None where no body is known so."""
        return self.bodies.get(written)

    def identities(self, name: str) -> tuple[str, ...]:
        """The people who have a name: one, unless the register tells two apart by id; none of an unknown name."""
        return self._identities.get(name, ())

    @cached_property
    def _identities(self) -> dict[str, tuple[str, ...]]:
        return {
            name: tuple(dict.fromkeys(identity(tenure) for _group, tenure in lines))
            for name, lines in self.lines.items()
        }

    def identified(self, name: str, place: Seat, date: str) -> tuple[str, ...]:
        """Those of a name whom a line in a group that day may mean: those with that place, that group, and that day."""
        if len(people := self.identities(name)) == 1:
            return people
        lines = self.lines.get(name, ())
        for fits in (
            # Without a unit the place is that of the name, and everybody's who has it.
            [t for g, t in lines if holds_seat(g, t) and self.place(g, t) == place and may_cover(t, date)]
            if place.holder is None
            else [],
            [t for g, t in lines if g.group == place.group and may_cover(t, date)],
            [t for g, t in lines if g.group == place.group],
        ):
            if fits:
                return tuple(dict.fromkeys(identity(tenure) for tenure in fits))
        return people or (slug(name) or name,)

    def people_meant(self, lines: Iterable[tuple[str, Attendee]], date: str) -> Iterator["Meant"]:
        """Whom each line of an attendance list means, given its group and itself.

        Of several of one name it is one who has that place, that group and that day; where that leaves several, the
        first whom no line of the group has meant yet.
        """
        taken: set[tuple[str, str]] = set()
        for group, attendee in lines:
            written = group, attendee.name, attendee.unit, attendee.union
            if known := self._certainly_meant.get(written):
                taken.add((group, known.person))
                yield known
                continue
            name, place = self.canonical_name(attendee.name), self.place_of(group, attendee)
            people = self.identified(name, place, date)
            person = people[0]
            if len(people) > 1:
                person = next((one for one in people if (group, one) not in taken), person)
            taken.add((group, person))
            if place.holder is not None and len(self.identities(name)) > 1:
                own = {self.place(g, t) for g, t in self.lines[name] if g.group == group and identity(t) == person}
                place = own.pop() if len(own) == 1 else place._replace(holder=person)
            found = Meant(name, person, place, people)
            if len(self.identities(name)) == 1:
                self._certainly_meant[written] = found
            yield found

    @cached_property
    def _certainly_meant(self) -> dict[tuple[str, str, str | None, str | None], "Meant"]:
        """Lines of lists that mean the same whatever the day and the other lines: one person alone has the name."""
        return {}

    def people_called(self, written: str, among: Iterable[str] | None = None) -> list[str]:
        """The registered names that a spelling or a part of one means, of all people or of some."""
        exact = self.person(written)
        some = self.people if among is None else {*among}
        if exact is not None and exact in some:
            return [exact]
        known = {spelling: name for spelling, name in self.spellings.items() if name in some}
        return sorted({known[one] for one in names_meant(written, known)}, key=sort_key)

    def suggestions(self, written: str) -> tuple[str, ...]:
        """The registered names that an unknown spelling may mean; never to be put in its place without asking.

        A part of names, such as a first name, may mean everybody who has it; else it is what is nearest to it. The same
        slip comes again from meeting to meeting, so what was found is kept.
        """
        if written not in self._suggestions:
            self._suggestions[written] = self._suggested(written)
        return self._suggestions[written]

    @cached_property
    def _suggestions(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _suggested(self, written: str) -> tuple[str, ...]:
        if named := self.people_called(written):
            return tuple(named)
        near = map(self.canonical_name, nearest_names(written, self.spellings))
        return tuple(sorted(set(near), key=sort_key))

    def misspelt(self, written: str) -> bool:
        """Whether an unknown name is so near a registered one that it can hardly be somebody else's.

        It is one slip from it, or a part of it, such as a first name.
        """
        words = set(fold(written).split())
        return any(words <= set(fold(name).split()) or one_slip_apart(written, name) for name in self.spellings)

    def standing_substitutes(self, date: str) -> Iterator[tuple[str, str]]:
        """Who is the named substitute for whom, where nothing contradicts it that day: registered names both."""
        for tenure in self._named_substitutes:
            if may_cover(tenure, date) and tenure.substitute_for:
                yield tenure.name, self.canonical_name(tenure.substitute_for)

    @cached_property
    def _named_substitutes(self) -> tuple[Tenure, ...]:
        return tuple(tenure for _, tenure in self.tenures() if tenure.substitute_for)

    def place(self, group: Group, tenure: Tenure) -> Seat:
        """The seat of a line of the register, as if its unit had one; `Seating` knows how many it has."""
        unit = self.unit(tenure.unit) if tenure.unit else None
        return Seat(group.group, unit, tenure.union, None if unit or tenure.union else identity(tenure))

    def place_of(self, group: str, attendee: Attendee) -> Seat:
        """The same of a line of an attendance list, which may leave out what the register knows.

        The answer is the person's only place in the group that the written unit and union do not contradict; otherwise
        what is written. Whether the line holds a seat at all is `holds_seat` of the group's lines in the register.
        """
        written = group, attendee.name, attendee.unit, attendee.union
        place = self._places_of.get(written)
        if place is None:
            place = self._places_of[written] = self._find_place(*written)
        return place

    @cached_property
    def _places_of(self) -> dict[tuple[str, str, str | None, str | None], Seat]:
        """What was found, because the same people stand in every list of the year."""
        return {}

    def _find_place(self, group: str, person: str, written: str | None, union: str | None) -> Seat:
        name = self.canonical_name(person)
        unit = self.unit(written) if written else None
        places = {
            place
            for registered, tenure in self.lines.get(name, ())
            if registered.group == group and holds_seat(registered, tenure)
            for place in (self.place(registered, tenure),)
            if unit in (None, place.unit) and union in (None, place.union)
        }
        if len(places) == 1:
            return places.pop()
        return Seat(group, unit, union, None if unit or union else slug(name) or name)

    def parties(self, written: str, date: str) -> tuple[str, ...]:
        """The parties that the register has for somebody that day; a party is the person's, whichever the seat."""
        lines = [tenure for _group, tenure in self.lines.get(self.canonical_name(written), ()) if tenure.party]
        that_day = [tenure for tenure in lines if may_cover(tenure, date)]
        return tuple(dict.fromkeys(tenure.party for tenure in that_day or lines if tenure.party))

    def sits_undoubtedly(self, group: str, attendee: Attendee) -> bool:
        """Whether a line is of somebody who has that very seat in the group, whatever the day.

        It is remembered, because the same people stand in every list of the year, and this is so of nearly all.
        """
        written = group, attendee.name, attendee.unit, attendee.union
        found = self._undoubted.get(written)
        if found is None:
            found = self._undoubted[written] = self._has_undated_seat(*written)
        return found

    @cached_property
    def _undoubted(self) -> dict[tuple[str, str, str | None, str | None], bool]:
        return {}

    def _has_undated_seat(self, group: str, written: str, unit: str | None, union: str | None) -> bool:
        undated = (t for t in self.places.get((group, self.canonical_name(written)), ()) if not (t.start or t.end))
        return any(not stands_in(t) and unit in (None, t.unit) and union in (None, t.union) for t in undated)

    def holders(self) -> Iterator[tuple[Group, Tenure]]:
        """Every line of the register that is a seat."""
        return ((group, tenure) for group, tenure in self.tenures() if holds_seat(group, tenure))

    def proven(self, date: str) -> Iterator[tuple[Group, Tenure]]:
        """The holders whom the register proves to be in office that day."""
        return ((group, tenure) for group, tenure in self._dated_holders if covers(tenure, date))

    @cached_property
    def _dated_holders(self) -> tuple[tuple[Group, Tenure], ...]:
        """Those whose lines say when they began, and do not contradict themselves."""
        return tuple((group, t) for group, t in self.holders() if t.start and not contradicts_itself(t))

    def predecessor(self, group: Group, tenure: Tenure) -> tuple[Group, Tenure] | None:
        """The line of whoever a line of the register came after (``etter``): in the same group, if there is one."""
        if tenure.successor_of is None:
            return None
        name = self.canonical_name(tenure.successor_of)
        lines = [(g, t) for g, t in self.lines.get(name, ()) if holds_seat(g, t) and t is not tenure]
        return next((line for line in lines if line[0].group == group.group), lines[0] if lines else None)
