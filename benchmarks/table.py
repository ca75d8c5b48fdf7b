"""What was measured, against what, what it must be, and what is aimed for: the table of docs/performance.md."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.timing import Run, ratio

_COLUMNS = ("job", "against", "measured", "must", "aim", "", "clock", "work", "largest process")
HEAD = f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|"


@dataclass(frozen=True)
class Bound:
    """What a figure must be and what is aimed for: at most so much, or where more is better at least."""

    must: float
    aim: float | None = None
    at_least: bool = False

    def judged(self, found: float) -> str:
        """Which of the two the figure reaches."""
        for bound, word in ((self.aim, "aim"), (self.must, "must")):
            if bound is not None and (found >= bound if self.at_least else found <= bound):
                return word
        return "**no**"

    def told(self, bound: float | None) -> str:
        """A bound as text; nothing where there is none."""
        return "" if bound is None else f"{'≥' if self.at_least else '≤'} {bound:g}"


@dataclass
class BenchmarkTable:
    """The rows, each printed as it is found."""

    rows: list[str] = field(default_factory=list)
    missed: int = 0

    def hold(self, job: str, against: str, ours: Sequence[Run], theirs: Sequence[Run], bound: Bound) -> None:
        """A row of pairs: how many times as long ours takes; how many times as fast it is where more is better."""
        found = ratio(theirs, ours) if bound.at_least else ratio(ours, theirs)
        self.tell(job, against, f"{found:.2f}×", bound, found, ours, theirs)

    def note(self, job: str, against: str, ours: Sequence[Run], theirs: Sequence[Run]) -> None:
        """A row that nothing was set for beforehand."""
        self._tell([job, against, f"{ratio(ours, theirs):.2f}×", "", "", ""], ours, theirs)

    def hold_memory(self, job: str, ours: Sequence[Run], bound: Bound) -> None:
        """A row of what the largest process took, in MB."""
        found = max(run.memory for run in ours)
        self.tell(job, "", f"{found:.0f} MB", bound, found, ours)

    def tell(self, job: str, against: str, measured: str, bound: Bound, found: float, *runs: Sequence[Run]) -> None:
        """A row with what was measured, and how it stands to its bounds."""
        judged = bound.judged(found)
        self.missed += judged.startswith("*")
        self._tell([job, against, measured, bound.told(bound.must), bound.told(bound.aim), judged], *runs)

    def _tell(self, cells: list[str], *runs: Sequence[Run]) -> None:
        clock = " / ".join(_seconds(statistics.median(run.wall for run in some)) for some in runs)
        work = " / ".join(_seconds(statistics.median(run.work for run in some)) for some in runs)
        memory = " / ".join(f"{max(run.memory for run in some):.0f} MB" for some in runs)
        self.rows.append(f"| {' | '.join([*cells, clock, work, memory])} |")
        print(self.rows[-1], flush=True)


def _seconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
