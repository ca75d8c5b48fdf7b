"""How fast are the questions and the index, beside what they could not be faster than?

    pip install -e ".[bench]"
    python -m benchmarks.queries

makes repositories of 100, 1,000 and 10,000 invented meetings with three versions each (``--folders SMALL MIDDLE LARGE``
takes ready ones, which ``python -m benchmarks.repositories`` makes) and prints a row a wish: the ratio measured, the
largest wished for, whether it is met, and the two medians. Runs are whole processes, in turn. A command that this
version does not have is said to be "not there". Some rows need commits; afterwards the repository is as it was.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import ready, repositories
from benchmarks.archives import OLDEST, InventedCommittee, planned
from benchmarks.stream import versions as streamed
from benchmarks.timing import Run, run
from benchmarks.wishes import HEAD, Bench, Wish

SIZES = (100, 1_000, 10_000)
# As people run it, which is a little sooner there than with -m.
SCRIPT = Path(sys.executable).with_name("referat")
REFERAT = [sys.executable, str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "referat_cli"]

# The first committee is the same in every repository, and nobody else has its people and its projects: so the answers
# are equally long, some twenty rows, and what differs is only what they are found among.
FIRST = InventedCommittee(0)
PERSON = FIRST.people[24]
CASE = f"{FIRST.code}:5/19"
OLDEST_CODE = InventedCommittee(OLDEST).code
QUERIES = {
    "cases --person": ["cases", "--person", PERSON],
    "show": ["show", CASE],
    "search": ["search", FIRST.projects[0]],
    "people": ["people", PERSON],
}
WARM = "cases --person"


def referat(folder: Path, *arguments: str) -> list[str]:
    """A command of this project, asked in a repository."""
    return [*REFERAT, "-C", str(folder), *arguments]


def start_up(bench: Bench) -> None:
    """The help, against the import that it cannot do without."""
    commands = {"help": [*REFERAT, "--help"], "click": [sys.executable, "-c", "import click"]}
    runs, reasons = bench.measure(commands, 2 * bench.rounds)
    bench.hold("--help : import click", 1.5, runs, ("help", "click"), reasons)


def warm(bench: Bench, folders: dict[int, Path], database: Path) -> None:
    """Each query, against a table that is ready and against itself in a small repository."""
    small, large = min(folders), max(folders)
    for name, arguments in QUERIES.items():
        commands = {str(size): referat(folder, *arguments) for size, folder in folders.items()}
        commands["ready"] = [sys.executable, ready.__file__, str(database)]
        runs, reasons = bench.measure(commands)
        bench.hold(f"{name}, {large} meetings : ready table", 1.5, runs, (str(large), "ready"), reasons)
        for size in folders:
            if size != small:
                pair = (str(size), str(small))
                bench.hold(f"{name}, {size} meetings : {small} meetings", 1.5, runs, pair, reasons)
    often = {str(size): referat(folder, "search", "sykehuset") for size, folder in folders.items()}
    runs, reasons = bench.measure(often)
    name = f"search for a word of every meeting, {large} : {small} meetings"
    bench.hold(name, 1.5, runs, (str(large), str(small)), reasons)


@contextmanager
def committed_again(folder: Path) -> Iterator[None]:
    """Whatever is committed inside is gone afterwards; raises `RuntimeError` where there is work to be lost."""
    if _git(folder, "status", "--porcelain"):
        message = f"{folder} has changes that are not committed"
        raise RuntimeError(message)
    before = _git(folder, "rev-parse", "HEAD")
    try:
        yield
    finally:
        _git(folder, "reset", "--hard", "--quiet", before)


def commit(folder: Path, path: str, number: int) -> None:
    """Commit a new version of a meeting: a word more in what was said of its first case."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("    referat: |\n      ", f"    referat: |\n      Nytt {number}: ", 1), encoding="utf-8"
    )
    identity = ["-c", "user.name=Sekretariatet", "-c", "user.email=sekretariatet@example.org"]
    _git(folder, *identity, "commit", "--quiet", "--message", f"Correct {path}", "--", path)


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def after_a_commit(bench: Bench, size: int, folder: Path) -> None:
    """The first query after each of some new commits, against the next one."""
    name, command = f"{WARM} after one new commit : warm, {size} meetings", referat(folder, *QUERIES[WARM])
    reason = bench.missing(command)
    if reason:
        bench.tell(Wish(name, 2, None, why=reason))
        return
    paths = [plan.path for plan in planned(size)]
    first: list[Run] = []
    second: list[Run] = []
    with committed_again(folder):
        for number in range(bench.rounds):
            commit(folder, paths[(37 * number + size // 2) % size], number)
            first.append(run(command, bench.folder))
            second.append(run(command, bench.folder))
    bench.hold(name, 2, {"first": first, "second": second}, ("first", "second"), {})


def unchanged(bench: Bench, size: int, folder: Path) -> None:
    """A tree that was validated before, against what Git takes to say that nothing has changed."""
    commands = {"validate": referat(folder, "validate"), "status": ["git", "-C", str(folder), "status"]}
    # Where verdicts are not kept it is judged anew each time, and that is slow enough to be seen in one round.
    runs, reasons = bench.measure(commands, 1)
    if "validate" in runs and runs["validate"][0].wall < 1:
        runs, reasons = bench.measure(commands)
    bench.hold(f"validate, unchanged tree of {size} : git status", 5, runs, ("validate", "status"), reasons)


def first_build(bench: Bench, size: int, folder: Path, rounds: int) -> None:
    """The index of all history from nothing, against reading every version and keeping nothing."""
    name = f"index --rebuild, {size} meetings"
    build = referat(folder, "index", "--rebuild")
    stream = [sys.executable, "-m", "benchmarks.stream", str(folder)]
    runs, reasons = bench.measure({"build": build, "stream": stream}, rounds)
    wall, memory = statistics.median(r.wall for r in runs["stream"]), max(r.memory for r in runs["stream"])
    versions = sum(1 for _version in streamed(folder))
    print(f"  (to stream {versions} versions takes {wall:.1f} s, and {memory:.0f} MB in the largest process)")
    bench.hold(f"{name} : stream", 2, runs, ("build", "stream"), reasons)
    largest = max((r.memory for r in runs.get("build", [])), default=None)
    bench.tell(Wish(f"{name}: largest process", 500, largest, "MB", reasons["build"]))
    kept = sum(file.stat().st_size for file in (folder / ".git" / "referat").rglob("*") if file.is_file())
    each = None if reasons["build"] else kept / versions / 1000
    bench.tell(Wish(f"{name}: kept for each version", 15, each, "kB", reasons["build"]))


def history(bench: Bench, folder: Path) -> None:
    """Questions of history and attendance, against a warm query of the same repository."""
    asked: dict[str, tuple[float, list[str]]] = {
        f"history {CASE}": (3, ["history", CASE]),
        "changes HEAD~1..": (2, ["changes", "HEAD~1.."]),
        "attendance, 200 meetings": (2, ["attendance", "--committee", OLDEST_CODE]),
        "attendance --history --limit 50, 200 meetings": (
            3,
            ["attendance", "--committee", OLDEST_CODE, "--history", "--limit", "50"],
        ),
    }
    commands = {WARM: referat(folder, *QUERIES[WARM])}
    commands |= {name: referat(folder, *arguments) for name, (_most, arguments) in asked.items()}
    runs, reasons = bench.measure(commands)
    for name, (most, _arguments) in asked.items():
        bench.hold(f"{name} : {WARM}", most, runs, (name, WARM), reasons)


def whole_archive(bench: Bench, folders: dict[int, Path]) -> None:
    """Attendance of everybody everywhere: ten times the meetings may take ten times as long."""
    middle, large = sorted(folders)[-2:]
    commands = {str(size): referat(folders[size], "attendance") for size in (middle, large)}
    runs, reasons = bench.measure(commands, 3)
    name = f"attendance of the whole archive, {large} : {middle} meetings"
    bench.hold(name, large / middle, runs, (str(large), str(middle)), reasons)


def main() -> None:
    """Make the repositories, measure, and say how many wishes are met."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--folders", type=Path, nargs=3, metavar=("SMALL", "MIDDLE", "LARGE"), help="ready repositories"
    )
    options.add_argument("--sizes", type=int, nargs=3, default=SIZES, help="how many meetings each has")
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--slow-rounds", type=int, default=3, help="rounds of the first build")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folders = dict(zip(chosen.sizes, (chosen.folders or map(Path(temporary).joinpath, "abc")), strict=True))
        if not chosen.folders:
            for size, folder in folders.items():
                repositories.make(folder, size)
        folders = {size: folder.resolve() for size, folder in folders.items()}
        ready.make(str(Path(temporary) / "ready.db"))
        large = max(folders)
        bench = Bench(Path(__file__).parents[1], chosen.rounds)
        print(HEAD)
        start_up(bench)
        for size in sorted(folders)[1:]:
            first_build(bench, size, folders[size], chosen.slow_rounds)
        warm(bench, folders, Path(temporary) / "ready.db")
        for size, folder in folders.items():
            after_a_commit(bench, size, folder)
        unchanged(bench, large, folders[large])
        history(bench, folders[large])
        whole_archive(bench, folders)
    met = sum(wish.found is not None and wish.found <= wish.most for wish in bench.wishes)
    left_out = sum(wish.found is None for wish in bench.wishes)
    print(f"{met} of {len(bench.wishes)} met, {left_out} left out")


if __name__ == "__main__":
    main()
