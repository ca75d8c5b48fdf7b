"""The texts of a meeting with their places, and which of them may hold what a rule is about."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from referat_cli.model.meeting import Case, Meeting, Point, Points, as_point, point_where
from referat_cli.model.patterns import QuickTest
from referat_cli.model.point_numbers import numbered
from referat_cli.model.problem import Where

PROPOSAL, OTHER_PROPOSAL, DECISION, TASKS = "forslag_til_vedtak", "forslag", "vedtak", "oppgaver"


class _Addresses:
    """The addresses of all points of a list, worked out when one is asked for: few rules have anything to say."""

    def __init__(self, points: Points) -> None:
        self._points = points

    @cached_property
    def by_position(self) -> dict[tuple[int, ...], str]:
        return {position: number for number, position, _point in numbered(self._points)}


class Placed(Struct, frozen=True):
    """A point where it stands: the case's index, the key of its list, the place of the list and the position in it.

    ``addresses`` are those of that list; ``written`` is the point as the record has it, a text alone or with keys. (A
    meeting has fifty, and a `NamedTuple` takes three times as long to make.)
    """

    case: int
    field: str
    root: Where
    position: tuple[int, ...]
    addresses: _Addresses
    text: str
    written: str | Point

    @property
    def number(self) -> str:
        """The address of the point in its list."""
        return self.addresses.by_position[self.position]

    @property
    def point(self) -> Point:
        """The point with its keys, of a text alone too."""
        return as_point(self.written)

    @property
    def is_text(self) -> bool:
        """Whether the record has the text alone, and no keys."""
        return isinstance(self.written, str)

    @property
    def where(self) -> Where:
        """The place of the point."""
        return (*self.root, *point_where(self.position))

    @property
    def text_where(self) -> Where:
        """The place of the point's text."""
        return self.where if self.is_text else (*self.where, "tekst")


def points_of(meeting: Meeting) -> tuple[Placed, ...]:
    """Every point of every proposal, decision and task, in the order of the file; put together once for all rules."""
    found: list[Placed] = []
    for index, case in enumerate(meeting.cases):
        for field, root, points in _lists(case):
            if points:
                _gather(found, index, field, ("saker", index, *root), _Addresses(points), points)
    return tuple(found)


def _lists(case: Case) -> Iterator[tuple[str, Where, Points | None]]:
    yield PROPOSAL, (PROPOSAL,), case.proposal
    for index, proposal in enumerate(case.proposals):
        yield OTHER_PROPOSAL, (OTHER_PROPOSAL, index, "punkter"), proposal.points
    yield DECISION, (DECISION,), case.decision
    yield TASKS, (TASKS,), case.tasks


def _gather(  # noqa: PLR0913, PLR0917 - where the list stands, and what stands in it
    found: list[Placed],
    case: int,
    field: str,
    root: Where,
    addresses: _Addresses,
    points: Points,
    position: tuple[int, ...] = (),
) -> None:
    for index, entry in enumerate(points):
        at = (*position, index)
        if isinstance(entry, str):
            found.append(Placed(case, field, root, at, addresses, entry, entry))
            continue
        found.append(Placed(case, field, root, at, addresses, entry.text, entry))
        if entry.points:
            _gather(found, case, field, root, addresses, entry.points, at)


def with_keys(points: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The points that hold more than a text."""
    return tuple([placed for placed in points if not isinstance(placed.written, str)])


def on_one_line(text: str) -> str:
    """The text as one line: white space inside a point carries no meaning."""
    return " ".join(text.split())


def _as_sign(letter: str) -> str:
    """What stands for a letter in what signs are looked for in."""
    return " " if letter.isspace() else "0" if letter.isdecimal() else letter.lower()


# Bytes, because it takes an eighth of the time to make letters small in them; each letter is one, so that places stay.
_SIGNS = bytes(ord(_as_sign(chr(code))) for code in range(256))


@cache
def _any_of(signs: tuple[str, ...]) -> QuickTest:
    """What says whether any of several signs stands in a text."""
    return QuickTest("|".join(map(_as_pattern, signs)))


def _as_pattern(sign: str) -> str:
    if sign.isupper():
        return re.escape(sign)
    letters = {"0": "[0-9]", " ": r"[\t-\r\x1c-\x20\x85\xa0]"}
    return f"(?i:{''.join(letters.get(letter) or re.escape(letter) for letter in sign)})"


class Sieve:
    """Which of many texts hold a sign, told from all of them at once: most meetings have few that a rule is about.

    A sign is written in small letters, with 0 for any digit and a space for any white space; one in capitals is looked
    for as it is.

    >>> Sieve(["Ingen frist.", "Innen 3. mai"]).having("0.", "tbd")
    [1]
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self.joined = "\n".join(texts)
        self._found: dict[tuple[str, ...], list[int]] = {}

    def having(self, *signs: str) -> list[int]:
        """The places of the texts that hold one of the signs; looked for once, because several rules seek the same."""
        if signs not in self._found:
            self._found[signs] = sorted(self._places(signs)) if _any_of(signs).holds(self.joined) else []
        return self._found[signs]

    @cached_property
    def _ends(self) -> list[int]:
        return [*accumulate(len(text) + 1 for text in self._texts)]

    @cached_property
    def _written(self) -> bytes:
        return self.joined.encode("latin-1", "replace")

    @cached_property
    def _signs(self) -> bytes:
        return self._written.translate(_SIGNS)

    def _places(self, signs: tuple[str, ...]) -> set[int]:
        found: set[int] = set()
        for sign in signs:
            texts, looked_for = (self._written if sign.isupper() else self._signs), sign.encode("latin-1")
            # A letter is found fifty times as fast as several, and many signs begin with one that is not there.
            at = texts.find(looked_for) if looked_for[:1] in texts else -1
            while at >= 0:
                place = bisect_right(self._ends, at)
                found.add(place)
                at = texts.find(looked_for, self._ends[place])
        return found


class PlacedText(NamedTuple):
    """A text where it stands: the case's index, and its place."""

    case: int
    where: Where
    text: str


class MeetingTexts:
    """The texts of a meeting's cases: titles, running texts and points."""

    def __init__(self, meeting: Meeting, points: tuple[Placed, ...]) -> None:
        self.running = tuple(_running_texts(meeting))
        self._titles = [PlacedText(c, ("saker", c, "tittel"), case.title) for c, case in enumerate(meeting.cases)]
        self._points = points

    def having(self, *signs: str, titles: bool = False) -> Iterator[PlacedText]:
        """The running texts and points that hold one of the signs, as `Sieve` has them.

        With ``titles`` also those of the cases: a title may name a day, but its «punkt 3» is another case's.
        """
        before = [*self._titles, *self.running]
        for place in self._sieve.having(*signs):
            if place >= len(before):
                placed = self._points[place - len(before)]
                yield PlacedText(placed.case, placed.text_where, placed.text)
            elif titles or place >= len(self._titles):
                yield before[place]

    def may_hold(self, sought: QuickTest) -> bool:
        """Whether any of them, or of the titles, holds what is sought; most often none does."""
        return sought.holds(self._sieve.joined)

    @cached_property
    def _sieve(self) -> Sieve:
        texts = [one.text for one in (*self._titles, *self.running)]
        return Sieve([*texts, *(placed.text for placed in self._points)])


def _running_texts(meeting: Meeting) -> Iterable[PlacedText]:
    for c, case in enumerate(meeting.cases):
        yield PlacedText(c, ("saker", c, "referat"), case.minutes)
        for o, other in enumerate(case.other_business or ()):
            yield PlacedText(c, ("saker", c, "eventuelt", o, "referat"), other.minutes)
