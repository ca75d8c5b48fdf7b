"""How many seats a committee has, and whose each is (docs/oppmoete.md).

Whether the people of a unit have one seat after each other or one each cannot be told from the register alone: they
have one each where two of them sit together, by their dates or because a meeting names both.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from referat_cli.model.committee import Tenure
from referat_cli.model.register import Register, Seat, contradicts_itself, covers, identity, may_cover

# Of so many lines about one place each is held against each; no register has more, and the time stays bounded.
MOST_LINES = 200


class Holder(NamedTuple):
    """A person in a place: a group, and a unit or a union of it."""

    place: Seat
    person: str


class Seating:
    """The seats of a committee by its register, and by those whom its meetings name as holders, each with its date."""

    def __init__(self, register: Register, meetings: Iterable[tuple[str, Iterable[Holder]]] = ()) -> None:
        self._tenures: dict[Holder, list[Tenure]] = {}
        self._before: dict[Holder, Holder] = {}
        for group, tenure in register.holders():
            holder = Holder(register.place(group, tenure), identity(tenure))
            self._tenures.setdefault(holder, []).append(tenure)
            if other := register.predecessor(group, tenure):
                self._before[holder] = Holder(register.place(*other), identity(other[1]))
        self._several = self._overlapping() | self._named_together(meetings)
        self._dated: dict[Seat, list[Tenure]] = {}
        for holder, tenures in self._tenures.items():
            dated = [t for t in tenures if (t.start or t.end) and not contradicts_itself(t)]
            if dated:
                self._dated.setdefault(self.seat(holder), []).extend(dated)

    def seat(self, holder: Holder) -> Seat:
        """The seat of a holder: that of whoever the holder came after, where the register says so."""
        first = self._first(holder)
        return first.place._replace(holder=first.person) if first.place in self._several else first.place

    def in_force(self, date: str) -> dict[Seat, tuple[Tenure, ...]]:
        """The seats that the register proves to be in force that day → who is proven to hold them.

        A tenure proves its seat from its first day to its last, or on where it has not ended. A seat that one dated
        holder has left and another has not yet taken is in force and vacant: nobody holds it. A seat that only undated
        people have held is in force at the meetings that list it, and not here.
        """
        found = {}
        for seat, tenures in self._dated.items():
            holders = tuple(tenure for tenure in tenures if covers(tenure, date))
            left = any(tenure.end and tenure.end < date for tenure in tenures)
            coming = any(tenure.start and tenure.start > date for tenure in tenures)
            if holders or (left and coming):
                found[seat] = holders
        return found

    def _first(self, holder: Holder) -> Holder:
        """Whose seat it was first."""
        seen = {holder}
        while (other := self._before.get(holder)) and other not in seen:
            holder = other
            seen.add(holder)
        return holder

    def _overlapping(self) -> set[Seat]:
        """The units of which two holders are in office on one day by their dates."""
        dated: dict[Seat, list[tuple[str, Tenure]]] = {}
        for holder, tenures in self._tenures.items():
            place, person = self._first(holder)
            dated.setdefault(place, []).extend((person, t) for t in tenures if not contradicts_itself(t))
        return {
            place
            for place, theirs in dated.items()
            if any(
                one != other and _sit_together(a, b) for (one, a), (other, b) in combinations(theirs[:MOST_LINES], 2)
            )
        }

    def _named_together(self, meetings: Iterable[tuple[str, Iterable[Holder]]]) -> set[Seat]:
        """The units of which one meeting names two holders whom no date of the register forbids."""
        found: set[Seat] = set()
        for date, named in meetings:
            there: dict[Seat, str] = {}
            for holder in named:
                own = self._tenures.get(holder, ())
                if not own or any(contradicts_itself(tenure) or may_cover(tenure, date) for tenure in own):
                    place, person = self._first(holder)
                    if there.setdefault(place, person) != person:
                        found.add(place)
        return found


def day_of_both(one: Tenure, other: Tenure) -> str | None:
    """A day on which two tenures are both proven to be in force, or None; one that only ends is proven that one day."""
    days = sorted(day for tenure in (one, other) for day in (tenure.start or tenure.end,) if day)
    latest = days[-1] if len(days) == 2 else None  # noqa: PLR2004 - both are dated
    return latest if latest and may_cover(one, latest) and may_cover(other, latest) else None


def _sit_together(one: Tenure, other: Tenure) -> bool:
    """Whether two were in office together: for more than the day on which one of them went and the other came."""
    day = day_of_both(one, other)
    return day is not None and (one.end, other.start) != (day, day) and (one.start, other.end) != (day, day)
