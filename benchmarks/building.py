"""What does the index cost: to build over all history, and at the first question after that or after a commit?"""

import sys
from pathlib import Path

from benchmarks import peers
from benchmarks.archives import planned
from benchmarks.asking import FIRST_QUESTIONS, PUT_OFF, asked
from benchmarks.commits import as_before, commit_with_more
from benchmarks.stream import versions as streamed
from benchmarks.table import BenchmarkTable, Bound
from benchmarks.timing import Run, run

_STREAM = "every version read once, nothing kept"
_WARM = "the next time"


def measure(table: BenchmarkTable, repositories: dict[int, Path], rounds: int) -> None:
    """The rows of each repository: the first build, what is asked first, and what is asked after a commit."""
    for size, folder in repositories.items():
        builds, streams = [], []
        first: dict[str, list[Run]] = {name: [] for name in FIRST_QUESTIONS}
        second: dict[str, list[Run]] = {name: [] for name in FIRST_QUESTIONS}
        stream = [sys.executable, "-m", "benchmarks.stream", str(folder)]
        for _round in range(rounds):
            streams.append(run(stream, Path(__file__).parents[1]))
            for name in FIRST_QUESTIONS:
                builds.append(run([*peers.referat(), "index", "--rebuild"], folder))
                first[name].append(run(asked(name), folder))
                second[name].append(run(asked(name), folder))
        job = f"first build, {size:,} meetings in 3 versions"
        # The builds of a round are all held against its one stream.
        table.hold(job, _STREAM, builds, [one for one in streams for _name in FIRST_QUESTIONS], Bound(2, 1.6))
        for name in FIRST_QUESTIONS:
            table.hold(f"`{name}` first after the build, {size:,}", _WARM, first[name], second[name], Bound(2))
        for name in PUT_OFF:
            run([*peers.referat(), "index", "--rebuild"], folder)
            runs = ([run(asked(name), folder)] for _time in "12")
            table.note(f"`{name}` first after the build, {size:,}", _WARM, *runs)
        # The last of them has read every version that there is.
        index = sum(file.stat().st_size for file in (folder / ".git" / "referat").rglob("index-*"))
        kept = index / 1000 / sum(1 for _version in streamed(folder))
        table.tell(f"every version read, {size:,}: kept for each", "", f"{kept:.1f} kB", Bound(15), kept)
        _after_a_commit(table, size, folder, max(rounds, 5))


def _after_a_commit(table: BenchmarkTable, size: int, folder: Path, rounds: int) -> None:
    name = "cases --person"
    paths = [plan.path for plan in planned(size)]
    first: list[Run] = []
    second: list[Run] = []
    with as_before(folder):
        for number in range(rounds):
            commit_with_more(folder, paths[(37 * number + size // 2) % size], number)
            first.append(run(asked(name), folder))
            second.append(run(asked(name), folder))
    table.hold(f"`{name}` after one new commit, {size:,}", _WARM, first, second, Bound(2))
