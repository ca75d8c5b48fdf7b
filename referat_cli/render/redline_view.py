"""Which cases are shown as compared, and how much of them?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from referat_cli.meeting.redline import Change
from referat_cli.questions.decisions import Compared
from referat_cli.render.redline_words import said, stated


@dataclass(frozen=True)
class View:
    """What was asked for: the cases, the meetings among them that are shown as a whole, and how much of each case.

    ``meetings`` are their paths. ``full`` shows unchanged points too, ``explain`` what paired two points.
    """

    cases: Sequence[Compared]
    meetings: frozenset[str] = frozenset()
    full: bool = False
    explain: bool = False

    def parts(self) -> Iterator[tuple[bool, list[Compared]]]:
        """The cases, those of one meeting together; whether they are the meeting as a whole."""
        for path, cases in groupby(self.cases, key=lambda case: case.found.path):
            yield path in self.meetings, list(cases)

    @property
    def changed(self) -> bool:
        """Whether any word is shown as struck or added."""
        return any(
            kind != "uendret" for case in self.cases for point in self.points(case) for kind, _text in point.words
        )

    def says_more(self, case: Compared) -> bool:
        """Whether there is more to show of a case than its line in a table."""
        return bool(self.points(case) or stated(case))

    def points(self, case: Compared) -> list[Change]:
        """The points to show of a case: those that changed, or all of them.

        Of a case with only a proposal or only a decision there is nothing to hold against each other, so its points are
        shown only where all are asked for.
        """
        if self.full:
            return list(case.changes)
        return [change for change in said(case.changes) if change.kind != "uendret"] if case.compared else []
