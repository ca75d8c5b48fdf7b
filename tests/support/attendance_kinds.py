"""A committee of every kind in docs/oppmoete.md, made by seeded chance, and its numbers counted from the page alone.

Nothing here calls the program: a seat is found by looking at every pair of people, and a quorum by trying everything
that may have been.
"""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, NamedTuple

MARKS = ("møtt", "digitalt", "forfall", "uteblitt", "ukjent")
PRESENT = ("møtt", "digitalt")
CASES = ("1/26", "2/26", "3/26")
ROLES = {"Kommunene": "medlem", "Kommunestyret": "medlem", "Ansatte": "observatør"}

Record = dict[str, Any]


class Made(NamedTuple):
    """A register and the lists of its meetings by date, as they stand in the files."""

    register: Record
    meetings: dict[str, list[Record]]


class Numbers(NamedTuple):
    """What the page says: by person and role, by seat (its unit and its first holder), group, unit and meeting."""

    people: dict[Any, Counter[str]]
    seats: dict[Any, Counter[str]]
    groups: dict[Any, Counter[str]]
    units: dict[Any, Counter[str]]
    meetings: dict[Any, Counter[str]]
    quorate: dict[str, bool | None]


class _Sitting(NamedTuple):
    """Somebody in truth: from which meeting to which, and the line of the register."""

    group: str
    line: Record
    first: int
    last: int


def made(seed: int, count: int = 8) -> Made:
    """A committee with units of one seat and of several, dated and not, vacant times, successors, and parties."""
    chance = random.Random(seed)
    days = [(date(2025, 1, 15) + timedelta(days=30 * at)).isoformat() for at in range(count)]
    sitting: list[_Sitting] = []
    names = iter(f"Navn{number:03}" for number in range(1000))
    for group, units in (("Kommunene", 5), ("Ansatte", 3)):
        for unit in range(units):
            sitting += _unit(chance, names, group, f"Enhet {unit}", days)
    if chance.random() < 0.7:
        sitting += _party(chance, names, days)
    people: dict[str, list[Record]] = {group: [] for group in ROLES}
    for one in sitting:
        people[one.group].append(one.line)
    groups: list[Record] = [
        {"gruppe": group, "rolle": ROLES[group], "personer": lines} for group, lines in people.items() if lines
    ]
    if people["Kommunestyret"] and chance.random() < 0.7:
        next(group for group in groups if group["gruppe"] == "Kommunestyret")["plasser"] = chance.randint(4, 9)
    pool = [next(names) for _ in range(8)]
    groups.append({"gruppe": "Varaer", "rolle": "vara", "personer": [{"navn": name} for name in pool]})
    groups.append({"gruppe": "Gjester", "rolle": "gjest", "personer": [{"navn": "Gjest Én"}]})
    register = {
        "format": 2, "kode": "prove", "navn": "Prøveutvalget", "grupper": groups,
        "vedtaksfoer": chance.choice(["1/2", "over 1/2", "2/3"]),
    }  # fmt: skip
    return Made(register, {day: _list(chance, at, sitting, list(pool)) for at, day in enumerate(days)})


def _dated(chance: random.Random, line: Record, days: list[str], first: int, last: int) -> Record:
    """The line with the days that the register knows: both, one, or none."""
    known = chance.random()
    if known < 0.6:
        line["fra"] = days[first] if first else "2024-01-01"
    if known < 0.75 and last < len(days) - 1:
        line["til"] = (date.fromisoformat(days[last + 1]) - timedelta(days=1)).isoformat()
    return line


def _unit(chance: random.Random, names: Any, group: str, unit: str, days: list[str]) -> list[_Sitting]:  # noqa: ANN401
    """The people of a unit: after each other with or without a gap, or side by side."""
    found: list[_Sitting] = []
    for seat in range(chance.choice([1, 1, 1, 2, 3])):
        at, before = chance.choice([0, 0, 0, 2]), None
        while at < len(days):
            last = min(at + chance.randint(2, len(days)), len(days) - 1)
            line = _dated(chance, {"navn": next(names), "enhet": unit}, days, at, last)
            if before and chance.random() < 0.3:
                line["etter"] = before
            if group == "Ansatte" and seat:
                line["forbund"] = "NSF"
            found.append(_Sitting(group, line, at, last))
            before, at = line["navn"], last + 1 + chance.choice([0, 0, 1])
    return found


def _party(chance: random.Random, names: Any, days: list[str]) -> list[_Sitting]:  # noqa: ANN401
    """Members of parties without units: each has a seat, and a successor the one that was left."""
    found: list[_Sitting] = []
    for _seat in range(chance.randint(3, 6)):
        last = chance.choice([len(days) - 1, len(days) - 1, 3])
        line = _dated(chance, {"navn": next(names), "parti": chance.choice(["Ap", "H"])}, days, 0, last)
        found.append(_Sitting("Kommunestyret", line, 0, last))
        if last < len(days) - 1 and chance.random() < 0.7:
            after: Record = {"navn": next(names), "parti": line["parti"]}
            if chance.random() < 0.6:
                after["etter"] = line["navn"]
            found.append(
                _Sitting("Kommunestyret", _dated(chance, after, days, last + 1, len(days) - 1), last + 1, len(days) - 1)
            )
    return found


def _list(chance: random.Random, at: int, sitting: list[_Sitting], pool: list[str]) -> list[Record]:
    """The attendance list of a meeting: who sits, marked, forgotten, or only met for."""
    lists: dict[str, list[Record]] = defaultdict(list)
    lists["Gjester"] = [{"navn": "Gjest Én", "oppmoete": "møtt", "paa_sak": ["1/26"]}]
    for one in sitting:
        if not one.first <= at <= one.last or chance.random() < 0.12:
            continue
        mark = chance.choices(MARKS, [50, 10, 25, 5, 10])[0]
        line = {"navn": one.line["navn"], "oppmoete": mark}
        if "enhet" in one.line and chance.random() < 0.7:
            line["enhet"] = one.line["enhet"]
        own = list(CASES)
        if mark in PRESENT and chance.random() < 0.1:
            line["paa_sak"] = [own.pop(0)]
        only_met_for = False
        if (mark in ("forfall", "uteblitt") or "paa_sak" in line) and len(pool) > 1 and chance.random() < 0.5:
            parted = chance.random() < 0.3
            for case in own[:2] if parted else [None]:
                met: Record = {
                    "navn": pool.pop(),
                    "oppmoete": chance.choice(["møtt", "digitalt"]),
                    "moette_for": line["navn"],
                }
                if case or "paa_sak" in line:
                    met["paa_sak"] = [case or own[0]]
                lists["Varaer"].append(met)
            only_met_for = mark == "forfall" and chance.random() < 0.2
        if not only_met_for:
            lists[one.group].append(line)
    return [{"gruppe": group, "personer": lines} for group, lines in lists.items() if lines]


class _Holder(NamedTuple):
    """A line of the register that is a seat."""

    group: str
    unit: tuple[str | None, str | None]
    name: str
    start: str | None
    end: str | None
    after: str | None

    def may(self, day: str) -> bool:
        return (self.start or "") <= day <= (self.end or "9")

    def sits(self, day: str) -> bool:
        return self.start is not None and self.may(day)


def numbers(truth: Made) -> Numbers:
    """Every number of the committee, by the page."""
    return _Count(truth).numbers()


class _Count:
    def __init__(self, truth: Made) -> None:
        self.register, self.meetings = truth
        self.holders = [
            _Holder(group["gruppe"], (line.get("enhet"), line.get("forbund")), line["navn"],
                    line.get("fra"), line.get("til"), line.get("etter"))
            for group in self.register["grupper"] if group["gruppe"] in ROLES for line in group["personer"]
        ]  # fmt: skip
        self.by_name = {holder.name: holder for holder in self.holders}
        self.stated = {g["gruppe"]: g["plasser"] for g in self.register["grupper"] if "plasser" in g}
        self.listed = {
            day: {line["navn"]: line for group in lists if group["gruppe"] in ROLES for line in group["personer"]}
            for day, lists in self.meetings.items()
        }
        self.met_for = {
            day: [line for group in lists for line in group["personer"] if "moette_for" in line]
            for day, lists in self.meetings.items()
        }
        self.shared = {self._place(one) for one, other in combinations(self.holders, 2) if self._together(one, other)}

    def _root(self, holder: _Holder) -> _Holder:
        return self._root(self.by_name[holder.after]) if holder.after else holder

    def _place(self, holder: _Holder) -> tuple[object, ...]:
        """A unit of a group; whoever has no unit is alone in one."""
        root = self._root(holder)
        return root.group, root.unit if any(root.unit) else root.name

    def _together(self, one: _Holder, other: _Holder) -> bool:
        """Whether two of one unit sat at one time: some day by the register, or in some meeting's words."""
        if self._place(one) != self._place(other) or self._root(one) == self._root(other):
            return False
        ends = [holder.end for holder in (one, other) if holder.end]
        starts = [holder.start for holder in (one, other) if holder.start]
        for day in {*ends, *starts}:
            proven = all(h.sits(day) or (h.start is None and h.end == day) for h in (one, other))
            hand_over = any(a.end == day == b.start for a, b in ((one, other), (other, one)))
            if proven and not hand_over:
                return True
        return any(
            all(self._named(holder, day) and holder.may(day) for holder in (one, other)) for day in self.meetings
        )

    def _named(self, holder: _Holder, day: str) -> bool:
        return holder.name in self.listed[day] or any(line["moette_for"] == holder.name for line in self.met_for[day])

    def _seat(self, holder: _Holder) -> tuple[object, ...]:
        place = self._place(holder)
        return (*place, self._root(holder).name) if place in self.shared else place

    def mark(self, holder: _Holder, day: str) -> str | None:
        """What a meeting is for somebody: a mark, unknown, not listed, or nothing."""
        if holder.name in self.listed[day]:
            return str(self.listed[day][holder.name]["oppmoete"])
        if holder.sits(day) or (self._named(holder, day) and holder.may(day)):
            return "ukjent"
        times = [other for other in self.meetings if holder.name in self.listed[other]]
        if holder.start is None and holder.may(day) and (not times or day >= min(times)):
            return "ikke ført"
        return None

    def seats(self, day: str) -> dict[tuple[object, ...], str]:
        """How each seat was filled that day."""
        found: dict[tuple[object, ...], str] = {}
        rank = ("møtt", "digitalt", "vara", "ukjent", "tomt", "ikke ført")
        for holder in self.holders:
            mark = self.mark(holder, day)
            if mark is None:
                continue
            met = any(line["moette_for"] == holder.name for line in self.met_for[day])
            way = (
                mark if mark in (*PRESENT, "ikke ført") else "vara" if met else "ukjent" if mark == "ukjent" else "tomt"
            )
            seat = self._seat(holder)
            old = found.get(seat, way)
            found[seat] = min(way, old, key=rank.index) if {way, old} != {"ukjent", "tomt"} else "tomt"
        for seat in {self._seat(holder) for holder in self.holders}:
            own = [holder for holder in self.holders if self._seat(holder) == seat]
            gone = any(holder.end and holder.end < day for holder in own)
            if (
                gone
                and any(holder.start and holder.start > day for holder in own)
                and found.get(seat) in (None, "ikke ført")
            ):
                found[seat] = "tomt"
        return found

    def numbers(self) -> Numbers:
        """All of them."""
        people, seats, groups, units, meetings = (defaultdict[Any, Counter[str]](Counter) for _ in range(5))
        found = Numbers(people, seats, groups, units, meetings, {})
        holders: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for day in self.meetings:
            ways = self.seats(day)
            self._count_people(found, day)
            self._count_seats(found, day, ways)
            if (day, "medlem") in found.meetings:  # where no member has a seat, there is nothing to be enough of
                found.quorate[day] = self._quorate(ways)
            for holder in self.holders:
                seat, mark = self._seat(holder), self.mark(holder, day)
                if mark and (mark != "ikke ført" or ways[seat] == mark):
                    holders[seat].add(holder.name)
        named = {(seat[0], seat, frozenset(holders[seat])): counts for seat, counts in found.seats.items()}
        return found._replace(seats=named)

    def _count_people(self, found: Numbers, day: str) -> None:
        for holder in self.holders:
            mark, role = self.mark(holder, day), ROLES[holder.group]
            if mark:
                found.people[holder.name, role][mark] += 1
                found.groups[holder.group,][mark] += 1
                found.units[holder.group, holder.unit[0]][mark] += 1
                found.meetings[day, role][mark] += 1
        for line in self.met_for[day]:
            role = ROLES[self.by_name[line["moette_for"]].group]
            found.people[line["navn"], role]["som vara"] += 1

    def _count_seats(self, found: Numbers, day: str, ways: dict[tuple[object, ...], str]) -> None:
        for seat, way in ways.items():
            group, filled = str(seat[0]), "tomt" if way == "ukjent" else way
            found.seats[seat][filled] += 1
            for counts in self._parts(found, day, group, seat):
                counts.update(
                    plasser=way != "ikke ført", besatt=filled not in ("tomt", "ikke ført"), vara=filled == "vara"
                )
        for group, number in self.stated.items():
            named = sum(seat[0] == group and way != "ikke ført" for seat, way in ways.items())
            for counts in self._parts(found, day, group):
                counts.update(plasser=number - named)

    @staticmethod
    def _parts(found: Numbers, day: str, group: str, seat: tuple[object, ...] = ()) -> list[Counter[str]]:
        """What a seat, or a group as a whole, is a part of."""
        parts = [found.groups[group,], found.meetings[day, ROLES[group]]]
        unit = next((holder[0] for holder in seat[1:2] if isinstance(holder, tuple)), None) if seat else None
        return [*parts, found.units[group, unit]] if seat else parts

    def _quorate(self, ways: dict[tuple[object, ...], str]) -> bool | None:
        """Whether enough of the members' seats were filled, by everything that may have been."""
        members = {seat: way for seat, way in ways.items() if ROLES[str(seat[0])] == "medlem"}
        rule = self.register["vedtaksfoer"]
        answers = set()
        open_groups = [str(seat[0]) for seat, way in members.items() if way == "ikke ført"]
        unknown = sum(way == "ukjent" for way in members.values())
        inside = sum(group in self.stated for group in open_groups)
        outside = len(open_groups) - inside
        known = Counter(str(seat[0]) for seat, way in members.items() if way != "ikke ført")
        total = sum({**known, **self.stated}.values())
        filled = sum(way in ("møtt", "digitalt", "vara") for way in members.values())
        for there, more, of_more, stated in product(
            range(unknown + 1), range(outside + 1), range(outside + 1), range(inside + 1)
        ):
            if of_more <= more:
                seats, full = total + more, filled + there + of_more + stated
                answers.add(
                    {"1/2": 2 * full >= seats, "over 1/2": 2 * full > seats, "2/3": 3 * full >= 2 * seats}[rule]
                )
        return answers.pop() if len(answers) == 1 else None
