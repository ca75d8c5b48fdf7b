"""What became of one point of a decision?"""

from typing import NamedTuple

from referat_cli.language import _
from referat_cli.meeting.redline import Change, compare
from referat_cli.questions.cases import FoundCase
from referat_cli.record.minutes import Point, point_number, walk
from referat_cli.record.problem import WrongCall


class FoundPoint(NamedTuple):
    """A point of a decision, or of the proposal where nothing has been decided yet, under its number.

    ``change`` is what became of it, None where there are no two texts to compare.
    """

    found: FoundCase
    number: str
    point: Point
    proposed: bool
    change: Change | None


def point_called(found: FoundCase, number: str) -> FoundPoint:
    """The point of that number ("2.3"); raises `WrongCall` where the decision has none."""
    case, held = found.case, found.meeting.status != "innkalling"
    proposed = not held or case.decision is None
    points = {point_number(at): point for at, point in walk((case.proposal if proposed else case.decision) or ())}
    if number not in points:
        where = _("Forslaget") if proposed else _("Vedtaket")
        if not points:
            raise WrongCall(_("Sak {case} har ingen punkter.").format(case=case.number))
        told = _("{where} i sak {case} har ikke noe punkt {number}; det siste er {last}.")
        raise WrongCall(told.format(where=where, case=case.number, number=number, last=list(points)[-1]))
    changes = compare(case.proposal or (), case.decision or ()) if held and case.proposal and case.decision else ()
    change = next((change for change in changes if change.target == number), None)
    return FoundPoint(found, number, points[number], proposed, change)
