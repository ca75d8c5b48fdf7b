"""What happened to one point of a case, followed back through the numbers that it had."""

from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.compare.change import RecordChange
from referat_cli.compare.points import bare, compare
from referat_cli.model.commitments import TASK
from referat_cli.model.meeting import Case, Meeting, Points
from referat_cli.model.proposals import RECOMMENDATION, all_proposals
from referat_cli.queries.decisions import FoundPoint
from referat_cli.queries.history import CaseEvent, MeetingOrRegister, with_points

TASKS = "oppgaver"


class _PointList(NamedTuple):
    """The list that a point stands in: what it is called in a change, and the letter of a proposal."""

    path: str
    letter: str | None = None

    def within(self, document: MeetingOrRegister | None, number: str) -> Points:
        """The points of the list in a version of the meeting; none where it has no such case."""
        cases = document.cases if isinstance(document, Meeting) else ()
        return next((self._of(case) for case in cases if case.number == number), ())

    def _of(self, case: Case) -> Points:
        if self.letter is None:
            return case.tasks if self.path == TASKS else case.decision or ()
        return next((one.points for one in all_proposals(case) if one.id == self.letter), ())


def _list_of(point: FoundPoint) -> tuple[_PointList, str]:
    """The list that a point stands in, and its number there."""
    if point.is_task:
        return _PointList(TASKS), point.number.removeprefix(TASK)
    if point.proposal is None:
        return _PointList("vedtak"), point.number
    path = "forslag_til_vedtak" if point.proposal == RECOMMENDATION else f"forslag/{point.proposal}/punkter"
    return _PointList(path, point.proposal), point.number.removeprefix(f"{point.proposal}.")


def point_events(events: Sequence[CaseEvent], point: FoundPoint) -> list[CaseEvent]:
    """The events of its case that changed a point, with those changes alone."""
    (points, number), found = _list_of(point), []
    for one in reversed(events):
        event = with_points(one)
        new, old = points.within(event.new, one.number), points.within(event.old, one.old_number)
        before = _number_before(old, new, number)
        changes = tuple(c for c in event.changes if c.case == one.number and _concerns(c, points.path, number, before))
        if changes:
            found.append(one._replace(event=event._replace(changes=changes)))
        if new and before is None:
            break
        number = before or number
    return found[::-1]


def _number_before(old: Points, new: Points, number: str) -> str | None:
    """What the point of that number was called in the version before; None where it was not there."""
    if bare(old) == bare(new):
        return number
    changes = compare(bare(old), bare(new), splits=False)
    return next((change.source for change in changes if change.target == number), None)


def _concerns(change: RecordChange, path: str, number: str, before: str | None) -> bool:
    """Whether a change is of the point or of what stands under it; what is gone goes by the number it had."""
    if path.startswith(f"{change.field}/") and (change.before is None or change.after is None):
        return True  # the proposal that it stands in came or went
    own = number if change.is_at is not None else before
    here = f"{path}/{own}"
    return own is not None and (change.field == here or change.field.startswith((f"{here}/", f"{here}.")))
