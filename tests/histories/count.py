"""Who was there, and which seats were filled, by the record of one generated commit?

Counted from the model alone, meeting by meeting:

- A meeting is held when its status is more than ``innkalling``.
- A person is counted at a meeting that lists them, in the role of the group, and, where the register proves the tenure
  (it has ``fra``), at every meeting inside it: not listed there is ``ukjent``. Listed twice counts once. A line with
  ``paa_sak`` counts as ``paa_sak``, and not for the meeting.
- A substitute has the role of the one met for, and is counted there as ``som_vara``, beside the person's own meetings;
  listed as one without having met for anybody, at a meeting of their own in the role of the group.
- A seat is in force where the register proves a holder that day, where it is vacant between two holders (one has
  ``til`` before that day, another ``fra`` after it), and where the meeting lists somebody in it. It is filled by its
  holder (``moett``, ``digitalt``), else by whoever met for the holder (``vara``); all else is ``tomt``, a holder whose
  mark is ``ukjent`` too. So moeter = moett + digitalt + vara + tomt.
"""

from collections import Counter
from typing import NamedTuple

from tests.histories.model import Group, Line, Meeting, Register, Tenure, Tree

# Members and observers hold seats; the others are only listed.
SEATED = ("medlem", "observatør")
_MARKS = {"møtt": "moett", "digitalt": "digitalt", "forfall": "forfall", "uteblitt": "uteblitt", "ukjent": "ukjent"}
PRESENT = ("møtt", "digitalt")


class Seat(NamedTuple):
    """A group, with the unit and the union of the seat; where it has neither, its holder."""

    group: str
    unit: str | None
    union: str | None
    holder: str | None


class Attendance(NamedTuple):
    """The two tables: by registered name and role, and by seat; each with ``moeter`` and the other keys above zero."""

    people: dict[tuple[str, str], Counter[str]]
    seats: dict[Seat, Counter[str]]


def attendance(tree: Tree, first: str = "", last: str = "9") -> Attendance:
    """The tables as the record of a commit has them, of the meetings from the one date to the other."""
    register = next(document for document in tree.values() if isinstance(document, Register))
    people: dict[tuple[str, str], Counter[str]] = {}
    seats: dict[Seat, Counter[str]] = {}
    for meeting in held(tree, first, last):
        day = _Day(register, meeting)
        for who, counted in day.people().items():
            people.setdefault(who, Counter()).update(counted)
        for seat, filled in day.seats().items():
            seats.setdefault(seat, Counter()).update(["moeter", filled])
    return Attendance(people, seats)


def held(tree: Tree, first: str = "", last: str = "9") -> list[Meeting]:
    """The meetings held in an interval, inclusive, by date; one that can't be read isn't there."""
    found = [d for d in tree.values() if isinstance(d, Meeting) and d.status != "innkalling"]
    return sorted((m for m in found if first <= m.date <= last), key=lambda meeting: (meeting.date, meeting.key))


def seat_of(group: Group, tenure: Tenure) -> Seat:
    """The seat of a line of the register."""
    return Seat(group.name, tenure.unit, tenure.union, None if tenure.unit or tenure.union else tenure.name)


class _Day:
    """One meeting, with the register that it is counted by."""

    def __init__(self, register: Register, meeting: Meeting) -> None:
        self.register, self.date = register, meeting.date
        self.lines = [(group, line) for group, line in meeting.lines if not line.on_cases]
        self.for_cases = [(group, line) for group, line in meeting.lines if line.on_cases]
        self.roles = {group.name: group.role for group in register.groups}
        self.tenures = [(g, t) for g in register.groups if g.role in SEATED for t in g.people if t.seated]

    def _covers(self, tenure: Tenure) -> bool:
        return tenure.start is not None and tenure.start <= self.date <= (tenure.end or "9")

    def _seat_listed(self, group: str, line: Line) -> Seat | None:
        """The seat of a line that claims one: the person's own by the register, the one of that unit if several."""
        if line.meets_for or self.roles[group] not in SEATED:
            return None
        name, unit = self.register.means(line.name), line.unit and self.register.means(line.unit)
        own = {seat_of(g, t) for g, t in self.tenures if g.name == group and t.name == name}
        fitting = {s for s in own if unit in (None, s.unit) and line.union in (None, s.union)}
        if len(fitting) == 1:
            return fitting.pop()
        return Seat(group, unit, line.union, None if unit or line.union else name)

    def _role_of(self, name: str) -> str:
        """The role of one who is met for: by the list, else by the register that day."""
        listed = [g for g, line in self.lines if self.register.means(line.name) == name and not line.meets_for]
        known = [g.name for g, t in self.tenures if t.name == name and self._covers(t)]
        return self.roles[next(group for group in [*listed, *known] if self.roles[group] in SEATED)]

    def people(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Everybody of the day, with role → the keys that count one more."""
        found: dict[tuple[str, str], tuple[str, ...]] = {
            (self.register.means(line.name), self.roles[g]): ("paa_sak",) for g, line in self.for_cases
        }
        found |= {(t.name, g.role): ("moeter", "ukjent") for g, t in self.tenures if self._covers(t)}
        for group, line in self.lines:
            name = self.register.means(line.name)
            if line.meets_for:
                found[name, self._role_of(self.register.means(line.meets_for))] = ("som_vara",)
            else:
                found[name, self.roles[group]] = ("moeter", _MARKS[line.mark])
        return found

    def seats(self) -> dict[Seat, str]:
        """Every seat in force, with how it was filled."""
        lines = [(self._seat_listed(group, line), line) for group, line in self.lines]
        ways: dict[Seat, set[str]] = {seat: set() for seat, _line in lines if seat}
        of: dict[str, Seat] = {}
        ended: set[Seat] = set()
        coming: set[Seat] = set()
        for group, tenure in self.tenures:
            seat = seat_of(group, tenure)
            if self._covers(tenure):
                ways.setdefault(seat, set())
                of[tenure.name] = seat
            if tenure.end and tenure.end < self.date:
                ended.add(seat)
            if tenure.start and tenure.start > self.date:
                coming.add(seat)
        for seat in ended & coming:
            ways.setdefault(seat, set())
        of |= {self.register.means(line.name): seat for seat, line in lines if seat}
        for listed, line in lines:
            if line.mark in PRESENT and listed:
                ways[listed].add(_MARKS[line.mark])
            elif line.mark in PRESENT and line.meets_for:
                ways[of[self.register.means(line.meets_for)]].add("vara")
        order = ("moett", "digitalt", "vara")
        return {seat: next((way for way in order if way in found), "tomt") for seat, found in ways.items()}
