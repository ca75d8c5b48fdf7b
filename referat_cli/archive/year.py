"""Which cases does a committee's year hold, and in which meetings?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from referat_cli.record.minutes import Case, Meeting


class Held(NamedTuple):
    """A case in the meeting that held it, and the path of that meeting."""

    path: str
    meeting: Meeting
    case: Case


def running_number(number: str) -> int:
    """The part of a case number that counts: of "41/24", 41."""
    return int(number.partition("/")[0])


@dataclass(frozen=True)
class Year:
    """The readable meetings of a committee's year, by path; ``complete`` where every file of it could be read."""

    year: str
    meetings: tuple[tuple[str, Meeting], ...]
    complete: bool

    @classmethod
    def of(cls, year: str, files: Iterable[tuple[str, Meeting | None]]) -> "Year":
        """The year of these files; a meeting is None where the file cannot be read."""
        found = tuple(files)
        return cls(year, tuple((p, m) for p, m in found if m), all(m for _, m in found))

    @cached_property
    def cases(self) -> dict[str, tuple[Held, ...]]:
        """Every case number → the cases that have it: more than one is a mistake that a rule tells of."""
        found: dict[str, tuple[Held, ...]] = {}
        for path, meeting in self.meetings:
            for case in meeting.cases:
                found[case.number] = (*found.get(case.number, ()), Held(path, meeting, case))
        return found

    @cached_property
    def gaps(self) -> dict[int, int]:
        """Each number that follows on numbers the year does not have → the first of those; numbering begins at 1."""
        suffix = self.year[-2:]
        numbers = sorted({running_number(number) for number in self.cases if number.endswith(suffix)})
        return {
            number: before + 1 for before, number in zip([0, *numbers], numbers, strict=False) if number > before + 1
        }
