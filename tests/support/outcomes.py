"""The outcomes that the texts of a case give, of texts alone."""

from referat_cli.compare.outcome import Derived, case_outcome, derive_outcome
from referat_cli.compare.points import compare
from referat_cli.model.meeting import Case, Outcome, Points, Status


def follow(proposal: Points | None, decision: Points | None, *, title: str = "", number: str = "") -> Derived:
    """What follows from a proposal and a decision, and whether it is certain; the same where the changes are known."""
    case = Case(number=number, title=title, proposal=proposal, decision=decision)
    found = derive_outcome(case)
    assert found == derive_outcome(case, compare(proposal or (), decision or ()))
    return found


def derived(proposal: Points | None, decision: Points | None) -> Outcome:
    """What follows from a proposal and a decision."""
    return follow(proposal, decision).outcome


def outcome(case: Case, status: Status) -> Outcome | None:
    """What became of a case, without how that is known."""
    found = case_outcome(case, status)
    return found.outcome if found else None
