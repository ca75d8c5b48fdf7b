"""For which cases of its meeting a line of the attendance list was there.

A line says it by cases (``paa_sak``, ``fra_sak``, ``til_sak``, ``gikk_foer``, ``ikke_sak``), by days or by the clock.
Cases come in the order of the record, never of their numbers; the clock of a case is its slot's on the agenda.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from referat_cli.model.case_names import case_called
from referat_cli.model.meeting import Attendee, Meeting, part_of_meeting
from referat_cli.model.timetable import Timed, filled_in, minute, slot_days, timetable_of

# Of each case whether somebody was there for it: None where the record does not tell.
Span = tuple[bool | None, ...]


class Hours(NamedTuple):
    """What is known of when a case was treated, in minutes: not before ``start``, and not after ``end``."""

    start: int | None
    end: int | None


class Cases:
    """The cases of a meeting, in their order, with what is known of their days and hours."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.number = len(meeting.cases)

    def span(self, line: Attendee) -> Span:
        """For which cases a line says that the person was there, whatever the mark."""
        if not part_of_meeting(line):
            return (True,) * self.number
        known = [self._by_cases(line), self._by_days(line), self._by_clock(line)]
        return tuple(map(_all_of, zip(*known, strict=True)))

    def between(self, first: str | None, last: str | None) -> Span:
        """The cases from one to another, both with; None for all where the meeting has no such case."""
        start, end = (case_called(self.meeting, written) if written else None for written in (first, last))
        if (first and start is None) or (last and end is None):
            return (None,) * self.number
        return tuple(
            (start is None or start <= place) and (end is None or place <= end) for place in range(self.number)
        )

    def named(self, cases: Iterable[str]) -> frozenset[int]:
        """The places of cases that a line names; of one that the meeting does not have nothing is known."""
        places = (case_called(self.meeting, written) for written in cases)
        return frozenset(place for place in places if place is not None)

    def _by_cases(self, line: Attendee) -> Span:
        before = case_called(self.meeting, line.left_before) if line.left_before else self.number
        stayed = tuple(None if before is None else place < before for place in range(self.number))
        between = self.between(line.from_case, line.to_case)
        if line.from_case and not any(
            came is not False and left is not False for came, left in zip(between, stayed, strict=True)
        ):
            return (None,) * self.number  # who left before coming contradicts the line itself
        known = [between, stayed, self._out(line.not_cases)]
        if line.on_cases:
            known.append(tuple(None if there is None else not there for there in self._out(line.on_cases)))
        return tuple(map(_all_of, zip(*known, strict=True)))

    def _out(self, named: Sequence[str]) -> Span:
        """Of each case whether it is none of those named; unknown where one is named that the meeting does not have."""
        places = self.named(named)
        unknown = any(case_called(self.meeting, written) is None for written in named)
        return tuple(False if place in places else None if unknown else True for place in range(self.number))

    def _by_days(self, line: Attendee) -> Span:
        if not line.days:
            return (True,) * self.number
        days = self.meeting.days or (self.meeting.date,)
        return tuple(None if day is None else days[day] in line.days for day in self.days)

    def _by_clock(self, line: Attendee) -> Span:
        """The clock speaks where the line names no case for the same; of several days, where it names one of them."""
        came = None if line.from_case else line.came
        left = None if line.to_case or line.left_before else line.left
        if not (came or left):
            return (True,) * self.number
        if len(self.meeting.days) > 1 and len(line.days) != 1:
            return (None,) * self.number
        day = self.meeting.days.index(line.days[0]) if line.days and line.days[0] in self.meeting.days else 0
        begins = self._begins(day)
        start, end = minute(came, begins), minute(left, begins)
        if start is not None and end is not None and end <= start:
            return (None,) * self.number
        later = day * 24 * 60
        return tuple(
            _all_of((_had_come(start, clock, later), _had_not_left(end, clock, later))) for clock in self._clocks
        )

    def _begins(self, day: int) -> str | None:
        first = self.meeting.start if day == 0 else None
        slots = zip(self.meeting.agenda, slot_days(self.meeting), strict=True)
        return first or next((slot.start for slot, of in slots if of == day and slot.start), None)

    @cached_property
    def _slots(self) -> list[list[int]]:
        """The slots of each case."""
        found: list[list[int]] = [[] for _case in self.meeting.cases]
        for at, slot in enumerate(self.meeting.agenda):
            place = case_called(self.meeting, slot.case) if slot.case else None
            if place is not None:
                found[place].append(at)
        return found

    @cached_property
    def days(self) -> tuple[int | None, ...]:
        """Which of the meeting's days each case was treated on."""
        days = slot_days(self.meeting)
        own = ({days[at] for at in slots} for slots in self._slots)
        known = (found.pop() if len(found) == 1 else None for found in own)
        return filled_in(known, last=max(len(self.meeting.days) - 1, 0))

    @cached_property
    def _clocks(self) -> tuple[Hours, ...]:
        """When each case was treated, as far as the agenda tells; it does not where the cases came in another order."""
        times = timetable_of(self.meeting)
        slots = [at for own in self._slots for at in own]
        if slots != sorted(slots):
            return (Hours(*times.whole),) * self.number
        bounds = _bounds(times.slots, times.whole)
        clocks = [Hours(bounds[own[0]].start, bounds[own[-1]].end) if own else Hours(None, None) for own in self._slots]
        start, end = times.whole
        starts, ends = [], []
        for clock in clocks:
            start = start if clock.start is None else clock.start
            starts.append(start)
        for clock in reversed(clocks):
            end = end if clock.end is None else clock.end
            ends.append(end)
        return tuple(map(Hours, starts, reversed(ends)))


def _bounds(slots: Sequence[Timed], whole: Timed) -> list[Hours]:
    """Between what times each slot lies: its own, else those nearest to it."""
    starts, ends = [], []
    known = whole.start
    for slot in slots:
        known = slot.start if slot.start is not None else known
        starts.append(known)
        known = slot.end if slot.end is not None else known
    known = whole.end
    for slot in reversed(slots):
        known = slot.end if slot.end is not None else known
        ends.append(known)
        known = slot.start if slot.start is not None else known
    return list(map(Hours, starts, reversed(ends)))


def _had_come(came: int | None, clock: Hours, later: int) -> bool | None:
    if came is None:
        return True
    if clock.start is not None and came + later <= clock.start:
        return True
    return False if clock.end is not None and came + later >= clock.end else None


def _had_not_left(left: int | None, clock: Hours, later: int) -> bool | None:
    if left is None:
        return True
    if clock.end is not None and left + later >= clock.end:
        return True
    return False if clock.start is not None and left + later <= clock.start else None


def _all_of(known: Iterable[bool | None]) -> bool | None:
    """Whether all are true; unknown where one is, and none is false."""
    found = set(known)
    return False if False in found else None if None in found else True
