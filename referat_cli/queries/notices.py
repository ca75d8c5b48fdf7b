"""The proposals of the notice that was sent out."""

from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.meeting import Case, Meeting
from referat_cli.queries.cases import FoundCase
from referat_cli.queries.history import case_events, history_of, last_notice
from referat_cli.store.commits import Commit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from referat_cli.queries.history import Event, History
    from referat_cli.store.records import Records


class Noticed(NamedTuple):
    """A case with the proposal that the last notice had instead of its own, and the commit of that notice.

    ``proposed`` tells whether the notice had the case at all.
    """

    found: FoundCase
    commit: Commit
    proposed: bool


class Notices:
    """The notices of meetings, each meeting's history read once."""

    def __init__(self, records: "Records", until: str | None = None) -> None:
        self._records, self._until = records, until
        self._histories: dict[str, History] = {}

    def history(self, path: str) -> "History":
        """What happened to a meeting."""
        if path not in self._histories:
            self._histories[path] = history_of(self._records, path, self._until)
        return self._histories[path]

    def of(self, found: FoundCase) -> Noticed | None:
        """The case as the last version of its meeting proposed it that was a notice; None where there was no notice."""
        events = self.history(found.path).events
        notice = last_notice(events)
        if notice is None or not isinstance(notice.new, Meeting):
            return None
        number = _number_at(events, notice.commit, found.case.number)
        case = next((case for case in notice.new.cases if case.number == number), None)
        return Noticed(_proposed(found, case), notice.commit, case is not None)


def _number_at(events: "Iterable[Event]", commit: Commit, number: str) -> str:
    """The number that a case had in a commit."""
    events = tuple(events)
    places = {event.commit.id: place for place, event in enumerate(events)}
    later = [one for one in case_events(events, number) if places[one.event.commit.id] > places[commit.id]]
    return later[0].old_number if later else number


def _proposed(found: FoundCase, case: Case | None) -> FoundCase:
    """The case with another's proposal."""
    from msgspec.structs import replace  # noqa: PLC0415 - this question is seldom asked

    cases = list(found.meeting.cases)
    cases[found.place] = replace(found.case, proposal=case.proposal if case else None)
    return found._replace(meeting=replace(found.meeting, cases=tuple(cases)))
