"""What does a meeting's paper cost, to make and to read back, start included?

There is no peer that does the same, so these rows are seconds of work, of the larger of the two real meetings.
"""

import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import peers
from benchmarks.table import BenchmarkTable, Bound
from benchmarks.timing import Run, run

ROOT = Path(__file__).parents[1]
MEETING = "2024-10-29"
_RENDER = {"pdf": Bound(0.4), "docx": Bound(1), "html": Bound(1)}
_IMPORT = Bound(3)
_READ_BACK = ("pdf", "docx", "html", "md")
_MEMORY = Bound(200)


def measure(table: BenchmarkTable, rounds: int) -> None:
    """The rows: each format made, and each read back."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, bound in _RENDER.items():
            paper = folder / f"paper.{name}"
            command = [*peers.referat(), "render", MEETING, "-f", name, "-o", str(paper)]
            _tell(table, f"`render` of 13 pages as {name}", _runs(command, rounds), bound)
        run([*peers.referat(), "render", MEETING, "-f", "markdown", "-o", str(folder / "paper.md")], ROOT)
        for name in _READ_BACK:
            runs = [_read(folder / f"paper.{name}") for _round in range(rounds)]
            _tell(table, f"`import` of them from {name}", runs, _IMPORT)
            table.hold_memory(f"`import` of them from {name}: largest process", runs, _MEMORY)


def _runs(command: Sequence[str], rounds: int) -> list[Run]:
    run(command, ROOT)
    return [run(command, ROOT) for _round in range(rounds)]


def _read(paper: Path) -> Run:
    """The paper read into a folder of its own, where nothing is in the way."""
    with tempfile.TemporaryDirectory() as out:
        return run([*peers.referat(), "import", str(paper), "-o", out], ROOT, (0, 1))


def _tell(table: BenchmarkTable, job: str, runs: Sequence[Run], bound: Bound) -> None:
    work = statistics.median(one.work for one in runs)
    table.tell(job, "", f"{work:.2f} s of work", bound, work, runs)
