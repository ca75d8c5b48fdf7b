"""How fast are the questions of a large archive, beside what no answer could be faster than?

That is a table that is ready: a Python that imports what any such tool imports, and prints 20 rows of it (`ready`).
"""

from datetime import date
from pathlib import Path

from benchmarks import peers, ready
from benchmarks.archives import FIRST_YEAR, OLDEST, YEARS, InventedCommittee, Planned
from benchmarks.commits import as_before, commit
from benchmarks.table import BenchmarkTable, Bound
from benchmarks.timing import side_by_side

# The first committee is the same in every repository, and nobody else has its people and its projects: so the answers
# are equally long, some twenty rows, and what differs is only what they are found among.
FIRST = InventedCommittee(0)
OLDEST_CODE = InventedCommittee(OLDEST).code
QUESTIONS: dict[str, list[str]] = {
    "cases --person": ["cases", "--person", FIRST.people[24]],
    "show": ["show", f"{FIRST.code}:5/19"],
    "search": ["search", FIRST.projects[0]],
    "people": ["people", FIRST.people[24]],
    "search, a word of every meeting": ["search", "sykehuset"],
    "attendance of everything": ["attendance"],
    "attendance of 200 meetings": ["attendance", "--committee", OLDEST_CODE],
    "attendance --history": ["attendance", "--committee", OLDEST_CODE, "--history", "--limit", "50"],
    "attendance --history of everything": ["attendance", "--history", "--limit", "50"],
    "history": ["history", f"{FIRST.code}:5/19"],
    "changes HEAD~1..": ["changes", "HEAD~1.."],
    "meetings": ["meetings", "--limit", "20"],
    "followups, where there are none": ["followups", "--committee", FIRST.code],
    "cases --outcome": ["cases", "--outcome", "vedtatt_endret", "--limit", "20"],
    "people of everybody": ["people"],
    "attendance --person": ["attendance", "--person", FIRST.people[24]],
    "attendance --year": ["attendance", "--year", "2020"],
}
FIRST_QUESTIONS = ("cases --person", "search")
# What these rest on the first build leaves to whoever asks first.
PUT_OFF = (
    "history",
    "attendance of 200 meetings",
    "attendance of everything",
    "cases --outcome",
    "attendance --history of everything",
)
WARM = "cases --person"
_READY = "a ready table"
_WARM = f"`{WARM}`"
_AGAINST_READY = {
    "cases --person": Bound(1.5, 1.3),
    "show": Bound(1.5, 1.3),
    "search": Bound(1.5, 1.3),
    "people": Bound(1.5, 1.3),
    "search, a word of every meeting": Bound(2.2, 1.6),
    "attendance of everything": Bound(3, 1.8),
}
_AGAINST_WARM = {
    "attendance of 200 meetings": 2.0,
    "attendance --history": 3.0,
    "history": 3.0,
    "changes HEAD~1..": 2.0,
    "meetings": 3.0,
    "followups, where there are none": 2.0,
    "people of everybody": 3.0,
    "attendance --person": 3.0,
    "attendance --year": 3.0,
}
_BRANCH = 10
_NEXT = date(FIRST_YEAR + YEARS, 1, 14), 1, date(FIRST_YEAR + YEARS, 2, 18)


def asked(name: str) -> list[str]:
    """The command of a question."""
    return [*peers.referat(), *QUESTIONS[name]]


def measure(table: BenchmarkTable, size: int, folder: Path, scratch: Path, rounds: int) -> None:
    """The rows of a repository of so many meetings."""
    database = scratch / "ready.db"
    ready.make(str(database))
    theirs = [peers.ready_python(scratch), ready.__file__, str(database)]
    for name, bound in _AGAINST_READY.items():
        runs = side_by_side({"ours": asked(name), "theirs": theirs}, folder, rounds, warm=2)
        table.hold(f"`{name}`, {size:,}", _READY, runs["ours"], runs["theirs"], bound)
        if name.startswith("attendance"):
            table.hold_memory(f"`{name}`, {size:,}: largest process", runs["ours"], Bound(90))
    for name, most in _AGAINST_WARM.items():
        # The invented meetings ask nobody to do anything, and where nothing is found the exit code is 1.
        accept = (0, 1) if "none" in name else (0,)
        runs = side_by_side({"ours": asked(name), "theirs": asked(WARM)}, folder, rounds, accept)
        table.hold(f"`{name}`, {size:,}", _WARM, runs["ours"], runs["theirs"], Bound(most))
    commands = {"ours": [*peers.referat(), "--help"], "theirs": [theirs[0], "-c", "import click"]}
    runs = side_by_side(commands, folder, rounds)
    table.hold("`--help`", "`import click`", runs["ours"], runs["theirs"], Bound(1.5))
    commands = {"ours": [*peers.referat(), "validate"], "theirs": ["git", "status"]}
    runs = side_by_side(commands, folder, rounds)
    job = f"`validate` of an unchanged tree, {size:,}"
    table.hold(job, "`git status`", runs["ours"], runs["theirs"], Bound(4, 2.5))
    with as_before(folder):
        # Each of ten committees writes the minutes of its next meeting.
        for number in range(_BRANCH):
            plan = Planned(InventedCommittee(number), *_NEXT)
            commit(folder, plan.path, plan.text())
        commands = {"ours": [*peers.referat(), "review", f"HEAD~{_BRANCH}..HEAD"], "theirs": asked(WARM)}
        runs = side_by_side(commands, folder, rounds, (0, 1))
        job = f"`review` of a branch of {_BRANCH} meetings, {size:,}"
        table.hold(job, _WARM, runs["ours"], runs["theirs"], Bound(6, 3))
