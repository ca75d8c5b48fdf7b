"""What does an archive cost as it grows? The figures of docs/scale.md.

    python -m benchmarks.growth [--keep FOLDER]

makes repositories of invented committees, of more and more meetings with three commits each, and of the same meetings
with more and more commits, and prints a row each: Git's own folder, the index, its first build, some questions, and a
check of every file. Times are of work, user and system, of all processes of a call: what grows with the archive is told
apart from what else the machine does. What is short is the least of a few.
"""

import argparse
import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import peers, repositories
from benchmarks.asking import asked
from benchmarks.timing import Run, run

MEETINGS = (1_000, 2_000, 5_000, 10_000, 20_000)
LATER = (0, 7, 17)
_COLUMNS = (
    "meetings",
    "commits",
    "Git",
    "index",
    "first build",
    "largest process",
    "`cases --person`",
    "`search`",
    "`attendance`",
    "`validate`, cold",
    "the same again",
)


def measure(folder: Path, meetings: int, later: int) -> str:
    """A row of the table."""
    if not folder.exists():
        repositories.make(folder, meetings, later)
    git = folder / ".git"
    shutil.rmtree(git / "referat", ignore_errors=True)
    commits = subprocess.run(
        ["git", "rev-list", "--count", "HEAD"], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    ).stdout.strip()
    referat = peers.referat()
    size = _megabytes(git)
    build = run([*referat, "index", "--rebuild"], folder)
    index = _megabytes(git / "referat")
    questions = [_least(asked(name), folder) for name in ("cases --person", "search", "attendance of everything")]
    cold, again = run([*referat, "validate"], folder), _least([*referat, "validate"], folder)
    cells = (
        f"{meetings:,}",
        f"{int(commits):,}",
        f"{size:.0f} MB",
        f"{index:.0f} MB",
        f"{build.work:.1f} s",
        f"{build.memory:.0f} MB",
        *(f"{question.work:.2f} s" for question in questions),
        f"{cold.work:.1f} s",
        f"{again.work:.2f} s",
    )
    return f"| {' | '.join(cells)} |"


def _least(command: Sequence[str], folder: Path) -> Run:
    """The one of four runs with least work; the first only warms up."""
    return min([run(command, folder) for _time in range(4)][1:], key=lambda one: one.work)


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--keep", type=Path, help="where the repositories are made and kept")
    options.add_argument("--meetings", type=int, nargs="+", default=MEETINGS)
    options.add_argument("--later", type=int, nargs="+", default=LATER, help="commits of a meeting after the third")
    chosen = options.parse_args()
    print(f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|")
    with contextlib.ExitStack() as stack:
        made = (chosen.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))).resolve()
        for meetings in chosen.meetings:
            print(measure(made / f"repository-{meetings}", meetings, 0), flush=True)
        for later in chosen.later:
            folder = made / f"repository-{chosen.meetings[0]}-{later}"
            print(measure(folder, chosen.meetings[0], later), flush=True)


if __name__ == "__main__":
    main()
