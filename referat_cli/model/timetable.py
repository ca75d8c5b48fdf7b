"""When a meeting and the slots of its agenda begin and end, over midnight and several days too."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from referat_cli.model.meeting import Meeting

_DAY = 24 * 60


class Timed(NamedTuple):
    """A slot, or the meeting itself, with its times in minutes from the midnight before the meeting."""

    start: int | None
    end: int | None

    @property
    def length(self) -> int | None:
        """How many minutes it lasts, None where it does not say."""
        return self.end - self.start if self.start is not None and self.end is not None else None


class Timetable(NamedTuple):
    """The times of a meeting and those of its slots."""

    whole: Timed
    slots: tuple[Timed, ...]


def timetable_of(meeting: Meeting) -> Timetable:
    """The times of the meeting and those of its slots.

    A time before the beginning of its day is of the next day where that is less than twelve hours after it. Of a
    meeting over several days a slot whose day is not known has no times; the meeting ends on the last day.
    """
    days = slot_days(meeting)
    begins: dict[int, str | None] = {0: meeting.start} if meeting.start else {}
    for slot, day in zip(meeting.agenda, days, strict=True):
        if slot.start and day is not None:
            begins.setdefault(day, slot.start)
    slots = tuple(
        Timed(None, None) if day is None else _later(timed(slot.start, slot.end, begins.get(day)), day)
        for slot, day in zip(meeting.agenda, days, strict=True)
    )
    last = max(len(meeting.days) - 1, 0)
    begin, end = timed(meeting.start, None, begins.get(0)), timed(None, meeting.end, begins.get(last))
    return Timetable(Timed(begin.start, _later(end, last).end), slots)


def timed(start: str | None, end: str | None, first: str | None) -> Timed:
    """The times of a slot, or of a meeting itself, where the meeting begins at ``first``."""
    return Timed(minute(start, first), minute(end, first))


@lru_cache(maxsize=1024)  # a committee meets at the same hours
def minute(time: str | None, first: str | None) -> int | None:
    """A time of the day in minutes from the midnight before a meeting that begins at ``first``."""
    if not time or not first:
        return None if not time else _minutes(time)
    after = (_minutes(time) - _minutes(first)) % _DAY
    return _minutes(first) + after if time >= first or after < _DAY // 2 else _minutes(time)


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _later(times: Timed, days: int) -> Timed:
    if not days:
        return times
    start, end = times
    return Timed(None if start is None else start + days * _DAY, None if end is None else end + days * _DAY)


def slot_days(meeting: Meeting) -> tuple[int | None, ...]:
    """Which of the meeting's days each slot is of, from 0: a day holds until the next; None where none is written."""
    if len(meeting.days) <= 1:
        return (0,) * len(meeting.agenda)
    if not any(slot.day in meeting.days for slot in meeting.agenda):
        return (None,) * len(meeting.agenda)
    days, day = [], 0
    for slot in meeting.agenda:
        day = meeting.days.index(slot.day) if slot.day in meeting.days else day
        days.append(day)
    return tuple(days)


def filled_in(days: Iterable[int | None], last: int) -> tuple[int | None, ...]:
    """The days of things in their order, each that is not known the same as those around it where these agree."""
    known: Sequence[int | None] = tuple(days)
    before, after = [], []
    day: int = 0
    for one in known:
        day = day if one is None else one
        before.append(day)
    day = last
    for one in reversed(known):
        day = day if one is None else one
        after.append(day)
    return tuple(
        one if one is not None else earlier if earlier == later else None
        for one, earlier, later in zip(known, before, reversed(after), strict=True)
    )
