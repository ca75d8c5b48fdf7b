"""Who was there for each case of a meeting, with a vote or without.

It follows from the attendance list, the cases in the order of the record, days and clock (`model.spans`), from who was
disqualified, and from who met for whom. What the record does not tell is unknown, and so is what it contradicts.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct

from referat_cli.model.committee import Committee, Role
from referat_cli.model.meeting import PRESENT, Attendee, Case, Impartiality, Meeting, part_of_meeting
from referat_cli.model.names import slug
from referat_cli.model.problem import Where
from referat_cli.model.register import SEATED, Register, contradicts_itself, holds_seat, identity, may_cover, stands_in
from referat_cli.model.spans import Cases, Span

# Outside are those whom the case was not for: a guest at other cases, a substitute whose holder was there.
State = Literal["present", "away", "disqualified", "unknown", "outside"]

# Of a person's several lines the one that counts most.
_ORDER: tuple[State, ...] = ("present", "unknown", "disqualified", "away", "outside")

# Those of these roles have no vote, unless their line says so.
WITHOUT_VOTE: frozenset[Role | None] = frozenset({"observatør", "gjest", "sekretariat"})

# In the record: nobody met for the one who was disqualified.
NOBODY = "ingen"


class CasePerson(NamedTuple):
    """One person at one case: the registered name, the id, and as what.

    ``may_vote`` is whether the person has a vote when there, None where it is not known. ``sits`` is whether a seat is
    the person's own; ``met_for`` whom a substitute met for. ``line`` is the one of the list and ``where`` its place,
    None where it has none.
    """

    name: str
    person: str
    state: State
    may_vote: bool | None
    role: Role | None
    group: str | None = None
    party: str | None = None
    remote: bool = False
    sits: bool = False
    met_for: str | None = None
    where: Where | None = None
    line: Attendee | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether it is not known that the person was there with a vote, or that there was none of the person's."""
        if self.state == "unknown":
            return self.may_vote is not False
        return self.state == "present" and self.may_vote is None


class Nameless(NamedTuple):
    """How many of a group were there, where the record does not name them."""

    group: str
    role: Role | None
    number: int


class CasePresence(Struct, frozen=True, dict=True):
    """Who was there for one case; each person once, in the order of the list, then those whom it lacks.

    ``complete`` is whether all who may have voted are among the people. ``called`` gives the registered name of a
    spelling.
    """

    people: tuple[CasePerson, ...]
    nameless: tuple[Nameless, ...]
    complete: bool
    called: Callable[[str], str]

    def of(self, state: State) -> tuple[CasePerson, ...]:
        """Those in a state."""
        return tuple(one for one in self.people if one.state == state)

    @property
    def present(self) -> tuple[CasePerson, ...]:
        """Those who were there, in the room or from afar."""
        return self.of("present")

    @cached_property
    def voters(self) -> tuple[CasePerson, ...]:
        """Those who were there with a vote."""
        return tuple(one for one in self.people if one.state == "present" and one.may_vote)

    @cached_property
    def certain(self) -> bool:
        """Whether it is known of everybody with a vote who was there."""
        some = any(one.may_vote and one.state != "outside" for one in self.people)
        return self.complete and some and not any(one.is_unsure for one in self.people)

    @cached_property
    def possible_voters(self) -> tuple[CasePerson, ...]:
        """Those who were there with a vote, or may have been."""
        return tuple(one for one in self.people if one.may_vote and one.state in ("present", "unknown"))

    @property
    def missing(self) -> tuple[CasePerson, ...]:
        """Those with a seat of their own who were away."""
        return tuple(one for one in self.people if one.state == "away" and one.sits)

    @property
    def disqualified(self) -> tuple[CasePerson, ...]:
        """Those who were disqualified."""
        return self.of("disqualified")

    @property
    def unknown(self) -> tuple[CasePerson, ...]:
        """Those of whom nobody knows."""
        return self.of("unknown")

    def find(self, written: str) -> CasePerson | None:
        """The one whom a spelling names."""
        return self._by_name.get(self.called(written))

    @cached_property
    def _by_name(self) -> dict[str, CasePerson]:
        """The first of each name."""
        return {one.name: one for one in reversed(self.people)}


def presences(meeting: Meeting, register: Register | None) -> tuple[CasePresence, ...]:
    """Who was there, case by case in the order of the record; without a register nobody is known to have a vote."""
    return PresenceByCase(meeting, register).cases


class _Line(NamedTuple):
    """A line of the list with its meaning, or somebody in office whom it lacks; ``span`` is for which cases."""

    found: CasePerson
    span: Span
    part: bool
    everywhere: bool  # whether the person was to be there for all cases

    def at(self, place: int) -> CasePerson:
        """The person as the line alone has it at a case."""
        line = self.found.line
        if line is None:
            return self.found
        there = self.span[place]
        if there is False:
            state: State = "away" if self.everywhere else "outside"
        elif line.mark not in PRESENT and line.mark != "ukjent":
            state = "outside" if self.found.met_for else "away"
        else:
            state = "present" if there and line.mark in PRESENT else "unknown"
        return self.found._replace(state=state)


class PresenceByCase:
    """The presence of one meeting, worked out when it is asked for."""

    def __init__(self, meeting: Meeting, register: Register | None) -> None:
        self.meeting = meeting
        self.register = register or Register(Committee(format=1, code=meeting.committee, name=meeting.committee))
        self.order = Cases(meeting)

    @cached_property
    def cases(self) -> tuple[CasePresence, ...]:
        """Who was there, case by case."""
        # In most meetings the same people were there for all cases: what follows from who they are is asked once.
        same: dict[int, CasePresence] = {}
        found = []
        for case, people in zip(self.meeting.cases, self._by_lines, strict=True):
            if case.impartiality:
                found.append(self._of(self._treated(case, people)))
                continue
            if id(people) not in same:
                same[id(people)] = self._of(people)
            found.append(same[id(people)])
        return tuple(found)

    def _of(self, people: tuple[CasePerson, ...]) -> CasePresence:
        complete = self._is_complete and not any(one.may_vote is None and one.is_unsure for one in people)
        return CasePresence(people, self._nameless, complete, self.register.canonical_name)

    @cached_property
    def lines(self) -> tuple[_Line, ...]:
        """The lines of the list, then those in office whom it lacks."""
        listed = list(self._listed())
        seats = {line.found.name: line.found for line in listed if line.found.sits}
        listed = [
            line._replace(found=self._as_substitute(line.found, seats)) if line.found.met_for else line
            for line in listed
        ]
        return (*listed, *self._lacking({line.found.person for line in listed}))

    def _listed(self) -> Iterator[_Line]:
        groups = self.meeting.attendance or ()
        lines = [(g, p, attendee) for g, group in enumerate(groups) for p, attendee in enumerate(group.people)]
        meant = self.register.people_meant([(groups[g].group, a) for g, _p, a in lines], self.meeting.date)
        for (g, p, attendee), one in zip(lines, meant, strict=True):
            group = groups[g].group
            role = self.register.roles.get(group)
            whom = self.register.canonical_name(attendee.substitute_for) if attendee.substitute_for else None
            whom = None if whom == one.name else whom
            own = self.register.places.get((group, one.name), ())
            if not whom and role in SEATED and own and all(stands_in(tenure) for tenure in own):
                role = "vara"
            sits = role in SEATED and not whom and not self.register.is_open(group)
            sits = sits and (not attendee.on_cases or self._registered(group, one.person))
            party = attendee.party or self._party(one.name)
            # Whoever had a vote as a substitute met for a member, though it is not said for whom.
            met_as: Role | None = "medlem" if role == "vara" and attendee.may_vote else role
            found = CasePerson(
                one.name, one.person, "unknown", self._may_vote(attendee, role, one.name), met_as, group, party,
                attendee.mark == "digitalt", sits, whom, ("deltakere", g, "personer", p), attendee,
            )  # fmt: skip
            everywhere = not whom and (sits or not attendee.on_cases) and role != "vara"
            yield _Line(found, self.order.span(attendee), bool(part_of_meeting(attendee)), everywhere)

    def _registered(self, group: str, person: str) -> bool:
        """Whether somebody may have held a seat of the group that day by the register."""
        return any(
            g.group == group
            and identity(tenure) == person
            and (contradicts_itself(tenure) or may_cover(tenure, self.meeting.date))
            for g, tenure in self.register.holders()
        )

    def _party(self, name: str) -> str | None:
        """The party that the register has for somebody that day, if it has one."""
        parties = self.register.parties(name, self.meeting.date)
        return parties[0] if len(parties) == 1 else None

    def _may_vote(self, attendee: Attendee, role: Role | None, name: str) -> bool | None:
        if attendee.may_vote is not None:
            return attendee.may_vote
        if role == "vara":
            # Whom a substitute met for may be told by the case alone.
            return False if name in self._instead else None
        if role is None:
            return False if attendee.on_cases else None
        return role == "medlem"

    @cached_property
    def _instead(self) -> frozenset[str]:
        """Those who met for somebody disqualified."""
        named = (one.substitute for case in self.meeting.cases for one in case.impartiality)
        return frozenset(self.register.canonical_name(name) for name in named if name and name != NOBODY)

    def _as_substitute(self, found: CasePerson, seats: dict[str, CasePerson]) -> CasePerson:
        """A substitute has the role and the vote of whoever it was for."""
        if not found.met_for or found.line is None:
            return found
        roles = [g.role for g, tenure in self.register.lines.get(found.met_for, ()) if holds_seat(g, tenure)]
        if holder := seats.get(found.met_for):
            role, may_vote = holder.role, holder.may_vote
        elif roles or found.role != "vara":
            role = roles[0] if roles else found.role
            may_vote = role == "medlem" if role else None
        elif "observatør" in self.register.roles.values():
            role, may_vote = found.role, None
        else:  # all the seats that there are have votes
            role, may_vote = "medlem", True
        own = found.line.may_vote
        return found._replace(role=role, may_vote=may_vote if own is None else own)

    def _lacking(self, listed: set[str]) -> Iterator[_Line]:
        """Those in office whom the list lacks: nobody knows of them, but where all in office were asked."""
        asked = self.meeting.form == "sirkulasjon" and self.meeting.attendance is None
        for group, tenure in self.register.holders():
            person = identity(tenure)
            if person in listed or contradicts_itself(tenure) or not may_cover(tenure, self.meeting.date):
                continue
            if any(group.group == counted.group for counted in self._nameless):  # nobody there is named
                continue
            name = self.register.canonical_name(tenure.name)
            if tenure.start is None and not asked and name not in self._met_for:
                continue
            listed.add(person)
            state: State = "present" if asked and tenure.start else "unknown"
            found = CasePerson(
                name, person, state, group.role == "medlem", group.role, group.group, self._party(name), sits=True
            )
            yield _Line(found, (None,) * self.order.number, part=False, everywhere=True)

    @cached_property
    def _met_for(self) -> frozenset[str]:
        groups = self.meeting.attendance or ()
        names = (attendee.substitute_for for group in groups for attendee in group.people)
        return frozenset(self.register.canonical_name(name) for name in names if name)

    @cached_property
    def _by_lines(self) -> tuple[tuple[CasePerson, ...], ...]:
        """Those at each case by the lines; where these say the same of two cases, the same tuple."""
        number = self.order.number
        known: dict[tuple[bool | None, ...], tuple[CasePerson, ...]] = {}
        columns = zip(*(line.span for line in self.lines), strict=True) if self.lines else [()] * number
        return tuple(
            known[column] if column in known else known.setdefault(column, self._at(place))
            for place, column in enumerate(columns)
        )

    def _at(self, place: int) -> tuple[CasePerson, ...]:
        people: dict[str, CasePerson] = {}
        part: dict[str, bool] = {}
        for line in self.lines:
            one = line.at(place)
            before = people.get(one.person)
            if before is None or _rank(one) < _rank(before):
                people[one.person], part[one.person] = one, line.part
        self._take_turns(people, part)
        return tuple(people.values())

    def _treated(self, case: Case, people: tuple[CasePerson, ...]) -> tuple[CasePerson, ...]:
        """Those at a case when it was said who was disqualified in it."""
        found = {one.person: one for one in people}
        for decided in case.impartiality:
            if decided.outcome == "inhabil":
                self._disqualify(found, decided)
        return tuple(found.values())

    def _take_turns(self, people: dict[str, CasePerson], part: dict[str, bool]) -> None:
        """One of a holder and the substitutes was there, where the list has several.

        It is the one whose line is for a part of the meeting, where no other's is; else nobody knows. A holder whom the
        list lacks was away: somebody met instead.
        """
        for name in sorted({one.met_for for one in people.values() if one.met_for}):
            holders = [one for one in people.values() if one.name == name and one.sits]
            substitutes = [one for one in people.values() if one.met_for == name]
            if len(holders) == 1 and holders[0].line is None and any(one.state == "present" for one in substitutes):
                holder = holders.pop()
                people[holder.person] = holder._replace(state="away")
            claim = [one for one in (*holders, *substitutes) if one.state in ("present", "unknown")]
            if len(holders) > 1 or len(claim) < 2 or not any(one.state == "present" for one in claim):  # noqa: PLR2004
                continue
            first = [one for one in claim if part[one.person]] or claim
            there = first[0] if len(first) == 1 else None
            for one in claim:
                if there and there.state == "present":
                    state: State = "present" if one is there else "away" if one.sits else "outside"
                else:
                    state = "unknown" if one in first or there else "outside"
                people[one.person] = one._replace(state=state)

    def _disqualify(self, people: dict[str, CasePerson], decided: Impartiality) -> None:
        """Somebody disqualified was away, and whoever met instead had the vote."""
        name = self.register.canonical_name(decided.name)
        found = [one for one in people.values() if one.name == name]
        if len(found) > 1:  # nobody can tell which of one name it was
            people.update({one.person: one._replace(state="unknown") for one in found if one.state == "present"})
            return
        one = found[0] if found else self._unlisted(name)
        noted_away = one.line is not None and one.line.mark not in (*PRESENT, "ukjent")
        people[one.person] = one if noted_away else one._replace(state="disqualified")
        if not decided.substitute or decided.substitute == NOBODY:
            return
        instead = self.register.canonical_name(decided.substitute)
        there = next((other for other in people.values() if other.name == instead), None) or self._unlisted(instead)
        if not there.sits:
            vote = there.line.may_vote if there.line else None
            there = there._replace(
                may_vote=one.may_vote if vote is None else vote, role=one.role, met_for=name, state="present"
            )
        people[there.person] = there

    def _unlisted(self, name: str) -> CasePerson:
        """Somebody whom only the case names."""
        people = self.register.identities(name)
        roles = [group.role for group, tenure in self.register.lines.get(name, ()) if holds_seat(group, tenure)]
        role = roles[0] if roles else None
        vote = role == "medlem" if role else None
        person = people[0] if people else slug(name) or name
        return CasePerson(name, person, "unknown", vote, role, party=self._party(name))

    @cached_property
    def _nameless(self) -> tuple[Nameless, ...]:
        """The groups of which the record does not name all."""
        found = []
        for group in self.meeting.attendance or ():
            named = sum(attendee.mark in PRESENT for attendee in group.people)
            if group.headcount and (number := group.headcount.present - named) > 0:
                found.append(Nameless(group.group, self.register.roles.get(group.group), number))
        return tuple(found)

    @cached_property
    def _is_complete(self) -> bool:
        """Whether there is a list that names everybody with a vote, and does not only count them."""
        groups = self.meeting.attendance
        if groups is None and self.meeting.form != "sirkulasjon":
            return False
        roles = [group.role for group in self._nameless]
        roles += [self.register.roles.get(one.group) for one in groups or () if not (one.people or one.headcount)]
        return all(role in WITHOUT_VOTE for role in roles)


def _rank(one: CasePerson) -> tuple[int, bool]:
    return _ORDER.index(one.state), not one.may_vote
