"""Places of a paper written short, as `steder` has them: "1:14–18, 21, 21, 2:3 (5), -".

A place is page and line. It has its page where that is another one than of the place before it. Lines that follow
each other are written by the first and the last of them, one line that has several things by how many they are, and
what stands nowhere on the paper as "-".
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from referat_cli.model.patterns import LatePattern

# What stands for the place of something that the paper does not have, or where nobody knows it.
UNKNOWN_PLACE = "-"
_RUN = LatePattern(
    r"(?:-|(?:(?P<page>[0-9]{1,6}):)?(?P<line>[0-9]{1,6})(?:[–-](?P<last>[0-9]{1,6}))?)(?: \((?P<count>[0-9]{1,6})\))?"
)


class PlaceRun(NamedTuple):
    """So many places one after another: on lines that follow each other, or on the same; ``line`` 0 where unknown."""

    page: int
    line: int
    length: int
    step: int

    def places(self) -> Iterator[str]:
        """Each of them, as people read it."""
        for number in range(self.length):
            yield f"{self.page}:{self.line + number * self.step}" if self.line else UNKNOWN_PLACE


def written_places(places: Iterable[tuple[int, int] | None]) -> str:
    """Places, page and line, as one text; None where something has none."""
    parts: list[str] = []
    page = 0
    for run in _runs(places):
        head = f"{run.page}:" if run.line and run.page != page else ""
        page = run.page if run.line else page
        begin = f"{head}{run.line}" if run.line else UNKNOWN_PLACE
        if run.length == 1:
            parts.append(begin)
        else:
            parts.append(f"{begin}–{run.line + run.length - 1}" if run.step else f"{begin} ({run.length})")
    return ", ".join(parts)


def _runs(places: Iterable[tuple[int, int] | None]) -> Iterator[PlaceRun]:
    """The longest runs: first of what has the same place, then of single lines that follow each other."""
    last: PlaceRun | None = None
    for place, same in groupby(places):
        page, line = place or (0, 0)
        count = sum(1 for _one in same)
        step = 1 if line and count == 1 else 0
        if last and last.step == step == 1 and (page, line) == (last.page, last.line + last.length):
            last = last._replace(length=last.length + 1)
            continue
        if last:
            yield last
        last = PlaceRun(page, line, count, step)
    if last:
        yield last


def read_places(text: str) -> tuple[PlaceRun, ...]:
    """The runs of a text; none where it is not written as places are."""
    found: list[PlaceRun] = []
    page = 0
    for part in text.split(", "):
        run = _RUN.fullmatch(part)
        if run is None:
            return ()
        page = int(run["page"] or page)
        line, last = int(run["line"] or 0), int(run["last"] or 0)
        if last:
            found.append(PlaceRun(page, line, max(last - line + 1, 0), step=1))
        else:
            found.append(PlaceRun(page if line else 0, line, int(run["count"] or 1), step=0))
    return tuple(found)
