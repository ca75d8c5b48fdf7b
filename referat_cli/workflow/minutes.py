"""A notice turned into minutes: everybody who was to be there with a mark, and the decisions that were as proposed."""

from collections.abc import Container, Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from msgspec import convert

from referat_cli.compare.adopted import adopted
from referat_cli.i18n import _
from referat_cli.model.committee import Group, Tenure
from referat_cli.model.meeting import PRESENT, Case, Mark
from referat_cli.model.proposals import RECOMMENDATION
from referat_cli.model.register import SEATED, Register, contradicts_itself, may_cover, stands_in, substitutes
from referat_cli.model.user_error import UserError
from referat_cli.workflow.record import Value
from referat_cli.workflow.votes import proposals_of

# Who is expected: those who hold seats, and the secretariat.
_EXPECTED = SEATED | {"sekretariat"}


class Expected(NamedTuple):
    """Somebody who was to be at a meeting, in a group of the register."""

    group: Group
    tenure: Tenure


class Substitution(NamedTuple):
    """Who met for whom: registered names, and the cases where it was not for the whole meeting."""

    substitute: str
    holder: str
    cases: tuple[str, ...] = ()


class PartThere(NamedTuple):
    """For which part of the meeting somebody was there: a key of their line and its value."""

    name: str
    key: str
    value: str | tuple[str, ...]


class Guest(NamedTuple):
    """Somebody who was there for single cases, or for the whole meeting."""

    name: str
    cases: tuple[str, ...] = ()


def expected(register: Register, date: str) -> list[Expected]:
    """Everybody who may hold a seat that day, and the secretariat, group by group as the register has them."""
    return [
        Expected(group, tenure)
        for group, tenure in register.tenures()
        if group.role in _EXPECTED
        and not stands_in(tenure)
        and not contradicts_itself(tenure)
        and may_cover(tenure, date)
    ]


class GroupCount(NamedTuple):
    """How many of a group were there, and of how many, where nobody is named."""

    group: str
    present: int
    of: int | None = None


class Attendance(NamedTuple):
    """Who was there: marks by registered name, who met for whom, guests, and who was not there all the time.

    Somebody without a mark is left out.
    """

    people: Sequence[Expected]
    marks: dict[str, Mark]
    substitutions: Sequence[Substitution] = ()
    guests: Sequence[Guest] = ()
    parts: Sequence[PartThere] = ()
    headcounts: Sequence[GroupCount] = ()


def attendance(there: Attendance, register: Register) -> list[Value]:
    """The attendance list: every group with its people and their marks, substitutes and guests in their own groups."""
    people, marks, substitutions, guests, parts, headcounts = there
    lists: dict[str, list[Value]] = {}
    for group, tenure in people:
        if tenure.name in marks:
            own = {part.key: _written(part.value) for part in parts if part.name == tenure.name}
            lists.setdefault(group.group, []).append(_line(tenure, marks[tenure.name]) | own)
    for substitution in substitutions:
        name, tenure = _substitute_line(register, substitution, people)
        met = {"moette_for": substitution.holder}
        on_cases = {"paa_sak": [*substitution.cases]} if substitution.cases else {}
        lists.setdefault(name, []).append(_line(tenure, "møtt") | met | on_cases)
    if guests:
        of_guests = next((group.group for group in register.committee.groups if group.role == "gjest"), _("Gjester"))
        for guest in guests:
            on_cases = {"paa_sak": [*guest.cases]} if guest.cases else {}
            lists.setdefault(of_guests, []).append({"navn": guest.name, "oppmoete": "møtt", **on_cases})
    order = [group.group for group in register.committee.groups]
    found: list[Value] = [{"gruppe": name, "personer": [*people]} for name, people in lists.items()]
    for heading, number, of in headcounts:
        found.append({"gruppe": heading, "antall": {"moett": number} | ({} if of is None else {"av": of})})
    return sorted(found, key=lambda one: order.index(one["gruppe"]) if one["gruppe"] in order else len(order))


def _written(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else [*value]


def away_while_substituted(
    substitutions: Sequence[Substitution], parts: Sequence[PartThere], elsewhere: Container[tuple[str, str]]
) -> list[PartThere]:
    """The parts of a meeting that people were there for, with the cases in which others met for them.

    ``elsewhere`` are the people and cases of whom the record says so itself, as of who is disqualified.
    """
    found = {(part.name, part.key): part for part in parts}
    for one in substitutions:
        cases = tuple(case for case in one.cases if (one.holder, case) not in elsewhere)
        if not cases:
            continue
        known = found.get((one.holder, "ikke_sak"))
        before = known.value if known is not None and isinstance(known.value, tuple) else ()
        found[one.holder, "ikke_sak"] = PartThere(one.holder, "ikke_sak", tuple(dict.fromkeys((*before, *cases))))
    return [*found.values()]


def check_parts(parts: Sequence[PartThere], marks: dict[str, Mark]) -> None:
    """Raise `UserError` for somebody who was there for a part of the meeting, and was not there."""
    for part in parts:
        mark = marks.get(part.name)
        if mark not in PRESENT:
            sentence = _("{name} er ført med {mark}, og kan ikke ha kommet eller gått.")
            raise UserError(sentence.format(name=part.name, mark=mark or _("ingenting")))


def _line(tenure: Tenure, mark: Mark) -> Value:
    line: Value = {"navn": tenure.name, "oppmoete": mark}
    known = {"enhet": tenure.unit, "forbund": tenure.union, "parti": tenure.party}
    return line | {key: value for key, value in known.items() if value}


def _substitute_line(register: Register, who: Substitution, people: Sequence[Expected]) -> tuple[str, Tenure]:
    """The group that a substitute is listed in, and their line of the register."""
    for group, tenure in register.lines.get(who.substitute, ()):
        if substitutes(group, tenure):
            return group.group, tenure
    name = next(expected.group.group for expected in people if expected.tenure.name == who.holder)
    return name, Tenure(name=who.substitute)


def prepared_decisions(cases: Sequence[Value], names: Sequence[str], as_proposed: Sequence[int] | None) -> list[Value]:
    """The cases with the decision that was as proposed; None means every case of which that can be told.

    ``names`` are what the cases are called, and ``as_proposed`` their places. Raises `UserError` for one of these that
    has no proposal, or whose votes do not say that one was adopted as it stood.
    """
    found = []
    for place, case in enumerate(cases):
        if as_proposed is None:
            is_asked_for = len(proposals_of(case)) == 1 or "votering" in case
        else:
            is_asked_for = place in as_proposed
        points = _adopted_points(case) if is_asked_for else None
        if is_asked_for and not points and as_proposed is not None:
            sentence = _("Sak {number} har ikke noe forslag til vedtak å vedta.")
            if proposals_of(case):
                sentence = _(
                    "Voteringene i sak {number} sier ikke at ett forslag ble vedtatt uendret; skriv vedtaket i filen."
                )
            raise UserError(sentence.format(number=names[place]))
        found.append({**case, "vedtak": deepcopy(points)} if points and "vedtak" not in case else case)
    return found


def _adopted_points(case: Value) -> Sequence[Any] | None:
    """The points that were adopted, by the votes where there are any; None where no proposal alone was."""
    against = adopted(convert(case, Case))
    if against.with_it or (against.main is None and case.get("votering")):
        return None
    if against.main is None or against.main.id == RECOMMENDATION:
        return case.get("forslag_til_vedtak")
    return next((one.get("punkter") for one in case["forslag"] if one["id"] == against.main.id), None)


def check_substitutes(substitutions: Sequence[Substitution], people: Sequence[Expected]) -> None:
    """Raise `UserError` for two substitutes of one person, one of two, or one who has a seat already."""
    seated = {one.tenure.name for one in people if one.group.role in SEATED}
    for place, one in enumerate(substitutions):
        if one.substitute in seated:
            sentence = _("{name} har selv en plass i møtet, og kan ikke møte for {holder}.")
            raise UserError(sentence.format(name=one.substitute, holder=one.holder))
        for other in substitutions[:place]:
            if one.cases and other.cases and not set(one.cases) & set(other.cases):
                continue
            if one.substitute == other.substitute:
                sentence = _("{name} kan ikke møte for både {one} og {other}.")
                raise UserError(sentence.format(name=one.substitute, one=other.holder, other=one.holder))
            if one.holder == other.holder:
                sentence = _("{name} kan ikke ha både {one} og {other} som vara.")
                raise UserError(sentence.format(name=one.holder, one=other.substitute, other=one.substitute))


def groups_of(people: Sequence[Expected]) -> Iterator[tuple[str, list[Expected]]]:
    """The people group by group."""
    for name in dict.fromkeys(expected.group.group for expected in people):
        yield name, [expected for expected in people if expected.group.group == name]
