"""Where a case was appeared before, and where it was taken up again: through meetings and committees.

A case that comes again keeps its number or gets a new one. Of a new one ``tidligere`` says what it was; of the same one
that it was not finished, or has the same title.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.case_names import CaseAddress, case_address, parse_address
from referat_cli.model.case_numbers import bare, folded, has_number
from referat_cli.model.meeting import UNFINISHED, CaseOutcome, Outcome
from referat_cli.model.names import fold
from referat_cli.store.paths import meeting_name

if TYPE_CHECKING:
    from referat_cli.queries.cases import FoundCase
    from referat_cli.store.records import Records, Row


class Appearance(NamedTuple):
    """One time that a case was appeared, or is to be: in a meeting of the archive, or as the record names it.

    ``number`` is what the case is called in its meeting, and ``address`` how it is asked for in an archive of one
    committee; of one that the archive does not have both are as written, and ``path`` is "".
    """

    committee: str
    number: str
    date: str = ""
    path: str = ""
    place: int = 0
    status: str = ""
    title: str = ""
    outcome: Outcome | None = None
    derived: bool = False
    certain: bool = True
    address: str = ""

    @property
    def became(self) -> CaseOutcome | None:
        """What became of it; None where the meeting has not been held, or where nothing is known."""
        return CaseOutcome(self.outcome, bool(self.derived), bool(self.certain)) if self.outcome else None

    @property
    def meeting(self) -> str:
        """The name of the meeting."""
        return meeting_name(self.path, self.date)

    @property
    def day(self) -> tuple[str, int, str]:
        """What puts appearances in their order: the second meeting of a day is after the first."""
        return self.date, len(self.path), self.path


_COLUMNS = """mt.committee, cs.number, mt.date, f.path, cs.place, mt.status, cs.title, cs.outcome, cs.derived,
    cs.certain"""
_CASES = """FROM {few} CROSS JOIN snapshot_file f ON f.version = few.version
    CROSS JOIN meeting mt ON mt.version = few.version
    CROSS JOIN case_ cs ON cs.version = few.version AND cs.place = few.place"""
_CALLED = _CASES.format(few="(SELECT version, place FROM case_ WHERE called = ?) few")
_NAMING = _CASES.format(few="(SELECT DISTINCT version, place FROM earlier WHERE address IN (?, ?, ?, ?)) few")


class Appearances(NamedTuple):
    """The appearances of one case before and after one of them, each in the order of the meetings."""

    before: tuple[Appearance, ...]
    after: tuple[Appearance, ...]


NEVER = Appearances((), ())


def appearances(records: "Records", found: "FoundCase") -> Appearances:
    """Where a case was before, and where it came later."""
    (own,) = [
        one
        for one in _called(records, found.meeting.committee, found.case.number)
        if (one.path, one.place) == (found.path, found.place)
    ] or [Appearance(found.meeting.committee, found.case.number, found.meeting.date, found.path, found.place)]
    before, after = _follow(own, _earlier, records), _follow(own, _later, records)
    known = {*before}
    return Appearances(tuple(before), tuple(one for one in after if one not in known))


def _follow(
    own: Appearance, step: "Callable[[Records, Appearance], Iterator[Appearance]]", records: "Records"
) -> list[Appearance]:
    """All that a step leads to from a appearance, however many steps it takes."""
    seen, waiting = {own}, [own]
    while waiting:
        for one in step(records, waiting.pop()):
            if one not in seen:
                seen.add(one)
                if one.path:
                    waiting.append(one)
    return sorted(seen - {own}, key=lambda one: one.day)


def _called(records: "Records", committee: str, number: str) -> list[Appearance]:
    """The committee's cases of a number."""
    rows = records.case_rows(_COLUMNS, _CALLED, (folded(number),))
    return [_appearance(records, row) for row in rows if row[0] == committee]


def _appearance(records: "Records", row: "Row") -> Appearance:
    one = Appearance(*row)
    return one._replace(address=case_address(one.meeting, one.number, records.numbering(one.committee)))


def _earlier(records: "Records", own: Appearance) -> Iterator[Appearance]:
    """The appearances that one names as earlier, and those of the same number."""
    for address in records.meeting(own.path).cases[own.place].earlier:
        asked = parse_address(bare(address))
        named = [one for one in _meant(records, asked, asked.committee or own.committee) if _is_before(one, own)]
        yield from named
        if not named and folded(address) != folded(own.number):
            yield Appearance(asked.committee or own.committee, asked.number, asked.meeting, address=address)
    for one in _of_same_number(records, own):
        if _is_before(one, own) and _comes_again(one, own):
            yield one


def _later(records: "Records", own: Appearance) -> Iterator[Appearance]:
    """The appearances that name one as earlier, and those of the same number."""
    own_meeting = f"{own.meeting}/{own.number}"
    addresses = (own.number, own_meeting, f"{own.committee}:{own.number}", f"{own.committee}:{own_meeting}")
    for row in records.case_rows(_COLUMNS, _NAMING, [folded(one) for one in addresses]):
        later = _appearance(records, row)
        if _is_before(own, later) and own in _earlier(records, later):
            yield later
    for one in _of_same_number(records, own):
        if _is_before(own, one) and _comes_again(own, one):
            yield one


def _is_before(one: Appearance, other: Appearance) -> bool:
    """Whether one is before another; of two committees that met on one day nobody knows which was first."""
    if one.date == other.date and one.committee != other.committee:
        return True
    return one.day < other.day


def _meant(records: "Records", asked: CaseAddress, committee: str) -> list[Appearance]:
    return [one for one in _called(records, committee, asked.number) if asked.meeting in ("", one.meeting)]


def _of_same_number(records: "Records", own: Appearance) -> Iterator[Appearance]:
    if not has_number(own.number):
        return
    numbering = records.numbering(own.committee)
    for one in _called(records, own.committee, own.number):
        if one.path != own.path and numbering.same_sequence(
            own.number, (own.date, own.meeting), (one.date, one.meeting)
        ):
            yield one


def _comes_again(first: Appearance, second: Appearance) -> bool:
    """Whether a number in two meetings is of one case: numbers of a meeting that was called off may be used again."""
    return fold(first.title) == fold(second.title) or (first.outcome in UNFINISHED and first.status != "avlyst")
