"""Whether so many of the members' seats were filled at a meeting as the committee's rule asks for."""

from collections import Counter
from typing import NamedTuple

from referat_cli.model.meeting import PRESENT
from referat_cli.model.register import Register, asks_for_more_than_all, required_seats
from referat_cli.queries.attendance.model import NOT_LISTED, CountedMeeting


class Quorum(NamedTuple):
    """How many seats were filled and must be, and whether it is enough: None without a rule, or where it is unsure.

    Where the number of seats is unsure, only ``at_least`` says how many are asked for.
    """

    filled: int = 0
    needed: int | None = None
    at_least: int | None = None
    quorate: bool | None = None


def quorum_of(register: Register | None, meeting: CountedMeeting) -> Quorum:
    """The quorum of a meeting, counted over all members.

    What is not known counts both ways: whoever may have been there, and seats that may be more than those counted.
    Only where that changes nothing is the answer given.
    """
    if register is None:
        return Quorum()
    rule = register.committee.quorum
    members = [seat for seat in meeting.seats if seat.role == "medlem"]
    counted: dict[str, int] = Counter(seat.seat.group for seat in members if seat.by != NOT_LISTED)
    stated = {group: number for group, (role, number) in meeting.stated.items() if role == "medlem"}
    nameless = [count for count in meeting.counts if count.role == "medlem" and count.seated]
    counted |= {count.group: count.whole for count in nameless}
    total = sum({**counted, **stated}.values())
    fewest = required_seats(rule, total)
    if rule is None or fewest is None or asks_for_more_than_all(rule):
        return Quorum()
    filled = sum(seat.by not in ("tomt", NOT_LISTED) for seat in members)
    filled += sum(count.present for count in nameless)
    unbounded = any(count.of is None and count.group not in stated for count in nameless)
    if open_groups := [group.group for group in register.committee.groups if group.open and group.role == "medlem"]:
        unbounded = True
        filled += sum(one.group in open_groups and one.mark in PRESENT for one in meeting.presences)
        filled += sum(count.present for count in meeting.counts if count.group in open_groups)
    if unbounded and "/" in rule:  # a share of nobody knows how many
        return Quorum(filled, at_least=fewest)
    unknown = sum(seat.by == "tomt" and not seat.recorded for seat in members)
    unlisted = [seat for seat in members if seat.by == NOT_LISTED]
    more = sum(seat.seat.group not in stated for seat in unlisted)
    most = [required_seats(rule, total + extra) or 0 for extra in range(more + 1)]
    possible = any(filled + unknown + len(unlisted) - more + extra >= most[extra] for extra in range(more + 1))
    return Quorum(
        filled,
        needed=fewest if max(most) == fewest else None,
        at_least=fewest,
        quorate=True if filled >= max(most) else None if possible else False,
    )
