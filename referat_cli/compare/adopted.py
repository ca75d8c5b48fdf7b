"""What a decision is held against: the proposal that was adopted.

Most cases have one proposal, the recommendation, and its points go by their numbers. Where another was adopted, its
points are addressed "B.1". A decision put together from several proposals none of which is the recommendation is held
against all that was adopted of them.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from referat_cli.compare.significance import plain
from referat_cli.model.meeting import Case, Point, Points, Proposal, as_point, walk
from referat_cli.model.point_numbers import numbered, sibling_numbers
from referat_cli.model.proposals import (
    RECOMMENDATION,
    Treatment,
    is_amendment,
    letter_of,
    treatment,
)


class Adopted(NamedTuple):
    """What a decision is held against.

    ``main`` is the proposal that was adopted, by the votes or because the decision has just its words; None where
    nothing says so, and then the decision is held against the recommendation. ``with_it`` are the others that were
    adopted. ``points`` are those that the decision is compared with, ``addresses`` their numbers there → what they are
    called.
    """

    treated: Treatment
    main: Proposal | None
    with_it: tuple[Proposal, ...]
    points: Points
    addresses: Mapping[str, str]


def adopted(case: Case) -> Adopted:
    """What the decision of a case is held against."""
    treated = treatment(case)
    if not (case.proposals or case.votes):
        return Adopted(treated, None, (), case.proposal or (), {})
    main, with_it = treated.main, treated.with_it
    if treated.procedure and (main is None or treated.outcome(main.id) is None):
        main, with_it = treated.procedure, ()
    if main is None:
        main = _worded_alike(case, [one.proposal for one in treated.proposals if one.outcome is None])
    elif main and treated.outcome(main.id) is None:  # amended, perhaps until nothing of it is left
        main = _worded_alike(case, with_it) or main
        with_it = tuple(one for one in with_it if one.id != main.id)
    if main is None or main.id == RECOMMENDATION:
        return Adopted(treated, main, with_it, case.proposal or (), {})
    parts = [main, *(one for one in with_it if not is_amendment(one))]
    points: list[str | Point] = []
    addresses: dict[str, str] = {}
    for part in parts:
        kept = [
            (f"{part.id}.{number}", entry)
            for number, entry in zip(sibling_numbers(part.points), part.points, strict=True)
            if len(parts) == 1 or _is_kept(f"{part.id}.{number}", treated)
        ]
        before = len(points)
        points += [entry for _address, entry in kept]
        for here, (address, entry) in zip(sibling_numbers(points)[before:], kept, strict=True):
            addresses[here] = address
            below = numbered(as_point(entry).points or ())
            addresses |= {f"{here}.{number}": f"{address}.{number}" for number, _position, _point in below}
    return Adopted(treated, main, with_it, tuple(points), addresses)


def _is_kept(address: str, treated: Treatment) -> bool:
    """Whether a point of an adopted proposal was adopted: where its points were voted on, only those that won were."""
    own = {one: result for one, result, _vote in treated.points if letter_of(one) == letter_of(address)}
    if "vedtatt" in own.values():
        return any(result == "vedtatt" for one, result in own.items() if f"{one}.".startswith(f"{address}."))
    return own.get(address) != "falt"


def _worded_alike(case: Case, proposals: Iterable[Proposal]) -> Proposal | None:
    """The one of these proposals, the recommendation apart, whose words the decision has just so."""
    decided = _words(case.decision)
    if not any(decided) or decided == _words(case.proposal):
        return None
    return next((one for one in proposals if one.id != RECOMMENDATION and _words(one.points) == decided), None)


def _words(points: Points | None) -> list[tuple[int, str]]:
    return [(len(position), plain(point.text)) for position, point in walk(points or ())]
