"""A notice turned into minutes: everybody who was to be there with a mark, and the decisions that were as proposed."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.committee import Group, Tenure
from referat_cli.model.meeting import Mark
from referat_cli.model.problem import UserError
from referat_cli.model.register import SEATED, Register, contradicts_itself, may_cover, stands_in, substitutes
from referat_cli.render.labels import listed
from referat_cli.workflow.record import Value

# Who is expected: those who hold seats, and the secretariat.
_EXPECTED = SEATED | {"sekretariat"}


class Expected(NamedTuple):
    """Somebody who was to be at a meeting, in a group of the register."""

    group: Group
    tenure: Tenure


class Substitution(NamedTuple):
    """Who met for whom: registered names."""

    substitute: str
    holder: str


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


def attendance(
    people: Sequence[Expected],
    marks: dict[str, Mark],
    substitutions: Sequence[Substitution],
    guests: Sequence[Guest],
    register: Register,
) -> list[Value]:
    """The attendance list: every group with its people and their marks, substitutes and guests in their own groups.

    ``marks`` are by registered name; somebody without one is left out.
    """
    lists: dict[str, list[Value]] = {}
    for group, tenure in people:
        if tenure.name in marks:
            lists.setdefault(group.group, []).append(_line(tenure, marks[tenure.name]))
    for substitution in substitutions:
        name, tenure = _substitute_line(register, substitution, people)
        lists.setdefault(name, []).append(_line(tenure, "møtt") | {"moette_for": substitution.holder})
    if guests:
        of_guests = next((group.group for group in register.committee.groups if group.role == "gjest"), _("Gjester"))
        for guest in guests:
            on_cases = {"paa_sak": [*guest.cases]} if guest.cases else {}
            lists.setdefault(of_guests, []).append({"navn": guest.name, "oppmoete": "møtt", **on_cases})
    order = [group.group for group in register.committee.groups]
    names = sorted(lists, key=lambda name: order.index(name) if name in order else len(order))
    return [{"gruppe": name, "personer": [*lists[name]]} for name in names]


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


def prepared_decisions(cases: Sequence[Value], as_proposed: Sequence[str] | None) -> list[Value]:
    """The cases with the decision that was as proposed; None means every case that has a proposal.

    Raises `UserError` for a case that the meeting does not have, or that has no proposal, or has a decision already.
    """
    numbers = [str(case["saksnr"]) for case in cases]
    proposed = [str(case["saksnr"]) for case in cases if case.get("forslag_til_vedtak")]
    check_cases(as_proposed or (), numbers)
    for number in as_proposed or ():
        if number not in proposed:
            raise UserError(_("Sak {number} har ikke noe forslag til vedtak å vedta.").format(number=number))
    chosen = proposed if as_proposed is None else as_proposed
    return [
        {**case, "vedtak": deepcopy(case["forslag_til_vedtak"])}
        if case["saksnr"] in chosen and "vedtak" not in case
        else case
        for case in cases
    ]


def check_cases(named: Iterable[str], numbers: Sequence[str]) -> None:
    """Raise `UserError` for a case that is named, and that the meeting does not have."""
    for number in named:
        if number not in numbers:
            sentence = _("Møtet har ingen sak {number}; det har {numbers}.")
            raise UserError(sentence.format(number=number, numbers=listed(numbers)))


def check_substitutes(substitutions: Sequence[Substitution], people: Sequence[Expected]) -> None:
    """Raise `UserError` for two substitutes of one person, one of two, or one who has a seat already."""
    seated = {one.tenure.name for one in people if one.group.role in SEATED}
    for place, one in enumerate(substitutions):
        if one.substitute in seated:
            sentence = _("{name} har selv en plass i møtet, og kan ikke møte for {holder}.")
            raise UserError(sentence.format(name=one.substitute, holder=one.holder))
        for other in substitutions[:place]:
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
