"""Who sits in a generated committee, who takes over from whom, and who comes to a meeting?"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from tests.histories import texts
from tests.histories.model import Group, Line, Listed, Register, Tenure

_OBSERVERS = [
    "Statsforvalteren",
    "Fylkeskommunen",
    "Høyskolen",
    "Pasientombudet",
    "KS",
    "Helseforetaket",
    "Frivillighetssentralen",
]
VARA, GUESTS, SECRETARIAT = "Vararepresentanter", "Andre til stede", "Sekretariatet"
ABSENT = ("forfall", "uteblitt")
_MARKS = ("møtt", "digitalt", "forfall", "uteblitt", "ukjent")
_WEIGHTS = (58, 14, 17, 6, 5)


class Source:
    """Where a history gets its chance, its new names and its new keys from."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._names = texts.names(self.chance)
        self._keys = count(1)

    def name(self) -> str:
        """An invented name that nobody has had."""
        return next(self._names)

    def key(self) -> int:
        """A key that nothing has had."""
        return next(self._keys)

    def happens(self, share: float) -> bool:
        """Whether something happens that happens in this share of the cases."""
        return self.chance.random() < share


@dataclass
class Chair:
    """A seat, and who holds it now; ``past`` are those who left it."""

    group: str
    unit: str | None
    union: str | None
    holder: Tenure | None
    past: tuple[str, ...] = ()


class Seating:
    """The committee as it sits now: the register, and the seats behind it."""

    def __init__(self, source: Source, code: str, seats: int, first: str) -> None:
        self.source, self.first = source, first
        self.chairs = [self._chair(group, unit, union, first) for group, unit, union in _places(seats)]
        self.pool = [source.name() for _ in range(max(3, seats // 4))]
        self.guests = [source.name() for _ in range(4)]
        self.office = [source.name() for _ in range(3)]
        roles = dict.fromkeys((chair.group for chair in self.chairs), "medlem")
        roles |= {group: "observatør" for group in ("Ansatterepresentanter", "Observatører") if group in roles}
        groups = [
            Group(name, role, tuple(c.holder for c in self.chairs if c.group == name and c.holder))
            for name, role in roles.items()
        ]
        named = Tenure(source.key(), self.pool[0], substitute_for=groups[0].people[0].name)
        general = Tenure(source.key(), self.pool[1], unit=groups[0].people[-1].unit, substitute=True)
        groups[0] = replace(groups[0], people=(*groups[0].people, named, general))
        for name, role, people in (
            (VARA, "vara", self.pool),
            (GUESTS, "gjest", self.guests),
            (SECRETARIAT, "sekretariat", self.office),
        ):
            groups.append(Group(name, role, tuple(Tenure(source.key(), person) for person in people)))
        self.register = Register(code, "Prøveutvalget", tuple(groups), (("Nordby kommune", "Nordby"),))

    def _chair(self, group: str, unit: str | None, union: str | None, first: str) -> Chair:
        start = first if self.source.happens(0.5) else None
        return Chair(group, unit, union, Tenure(self.source.key(), self.source.name(), unit, union, start))

    def spelled_otherwise(self) -> Register | None:
        """The register with another spelling of somebody's name."""
        known = {means for _spelling, means in self.register.aliases}
        free = [c.holder.name for c in self.chairs if c.holder and c.holder.name not in known]
        if not free:
            return None
        name = self.source.chance.choice(free)
        first, last = name.split(" ")
        alias = (f"{first} {self.source.chance.choice('ABDEFG')}. {last}", name)
        return replace(self.register, aliases=tuple(sorted([*self.register.aliases, alias])))

    def hand_over(self, day: str, case: str) -> None:
        """Change the register as a meeting of that day reports: newcomers from it, leavers the day before.

        A seat with a unit may stand vacant for a while. Of one who sits, it may only now be known since when.
        """
        register = self.register
        before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        for chair in self.chairs:
            leaver, leaves = chair.holder, self.source.happens(0.025)
            if leaver and leaves and (leaver.start or "") <= before:
                register = _with(register, chair.group, replace(leaver, end=before, case=leaver.case or case))
                chair.past, chair.holder = (*chair.past, leaver.name), None
                if chair.unit and self.source.happens(0.4):
                    continue
            elif leaver and not leaver.start and self.source.happens(0.02):
                chair.holder = replace(leaver, start=self.first)
                register = _with(register, chair.group, chair.holder)
            if chair.holder is None and (leaves or self.source.happens(0.4)):
                name = self._newcomer(chair)
                chair.holder = Tenure(self.source.key(), name, chair.unit, chair.union, day, case=case)
                register = _with(register, chair.group, chair.holder)
                if leaver and leaver is not chair.holder:
                    register = self._inherited(register, leaver.name, name)
        self.register = register

    def _newcomer(self, chair: Chair) -> str:
        """Somebody new, now and then a substitute who becomes a member, or one who held the seat before."""
        sitting = {other.holder.name for other in self.chairs if other.holder}
        back = [name for name in chair.past[:-1] if name not in sitting]
        if back and chair.unit and self.source.happens(0.3):
            return self.source.chance.choice(back)
        if len(self.pool) > 3 and self.source.happens(0.1):
            return self.pool.pop()
        return self.source.name()

    def _inherited(self, register: Register, leaver: str, newcomer: str) -> Register:
        """A named substitute of the leaver is mostly the newcomer's."""
        for group in register.groups:
            for tenure in group.people:
                if tenure.substitute_for == leaver and self.source.happens(0.7):
                    register = _with(register, group.name, replace(tenure, substitute_for=newcomer))
        return register

    def arrivals(self, cases: list[str]) -> tuple[Listed, list[tuple[str, Line]]]:
        """The attendance list of a meeting with these cases, and the lines that were forgotten in it."""
        source, chance = self.source, self.source.chance
        groups: dict[str, list[Line]] = {}
        forgotten: list[tuple[str, Line]] = []
        pool = chance.sample(self.pool, len(self.pool))
        stood_in: list[Line] = []
        for chair in self.chairs:
            if not chair.holder:
                continue
            mark = chance.choices(_MARKS, _WEIGHTS)[0]
            unit = f"{chair.unit} kommune" if chair.unit == "Nordby" and source.happens(0.1) else chair.unit
            line = Line(source.key(), self._spelled(chair.holder.name), mark, unit, chair.union)
            if mark in ABSENT and pool and source.happens(0.5):
                how = chance.choice(["møtt", "møtt", "digitalt"])
                stood_in.append(Line(source.key(), pool.pop(), how, meets_for=self._spelled(chair.holder.name)))
            elif source.happens(0.03) and groups.get(chair.group):
                forgotten.append((chair.group, line))
                continue
            groups.setdefault(chair.group, []).append(line)
            if source.happens(0.01):
                groups[chair.group].append(replace(line, key=source.key()))
        if pool and source.happens(0.1):
            stood_in.append(Line(source.key(), pool.pop(), chance.choice(["møtt", "forfall"])))
        groups[VARA] = stood_in
        groups[GUESTS] = [
            Line(source.key(), name, "møtt", on_cases=(chance.choice(cases),) if source.happens(0.7) else ())
            for name in chance.sample(self.guests, chance.randint(0, 3))
        ]
        groups[SECRETARIAT] = [
            Line(source.key(), name, chance.choice(["møtt", "møtt", "digitalt", "forfall"])) for name in self.office
        ]
        order = [group.name for group in self.register.groups]
        return tuple((name, tuple(groups[name])) for name in order if groups.get(name)), forgotten

    def _spelled(self, name: str) -> str:
        """The name, now and then by another of its spellings."""
        others = [written for written, means in self.register.aliases if means == name]
        return self.source.chance.choice(others) if others and self.source.happens(0.3) else name


def _places(seats: int) -> list[tuple[str, str | None, str | None]]:
    """The seats of the committee: with a unit, without, and with a unit and a union."""
    observers = min(len(_OBSERVERS), max(1, seats // 6))
    staff = max(1, seats // 4)
    hospital = max(1, seats // 6)
    places: list[tuple[str, str | None, str | None]] = []
    places += [("Kommunene", unit, None) for unit in texts.UNITS[: seats - observers - staff - hospital]]
    places += [("Sykehuset", None, None)] * hospital
    unions = len(texts.UNIONS)
    places += [("Ansatterepresentanter", texts.UNITS[n // unions], texts.UNIONS[n % unions]) for n in range(staff)]
    return places + [("Observatører", unit, None) for unit in _OBSERVERS[:observers]]


def _with(register: Register, group: str, tenure: Tenure) -> Register:
    """The register with a line of a group changed, or added last among those who hold seats."""
    groups = []
    for found in register.groups:
        people = found.people
        if found.name == group and any(t.key == tenure.key for t in people):
            people = tuple(tenure if t.key == tenure.key else t for t in people)
        elif found.name == group:
            people = (*people, tenure)
        groups.append(replace(found, people=people))
    return replace(register, groups=tuple(groups))
