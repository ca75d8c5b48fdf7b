"""The machine, or a colleague at the same time, stands in the way: the answer is the same, or one sentence says why."""

import atexit
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from tests.reliability.commands import CALLS, QUESTIONS, WRITERS, make, meeting_of, path_of, record
from tests.support.archives import write
from tests.support.modes import with_mode
from tests.support.running import Child, Done, environment, git, referat, run

MEETINGS = 12
_A_WHILE = 60.0
# Said by a library that has no way to say it otherwise, and ends the process.
_OUT_OF_MEMORY = "memory allocation of"

# What a case was: the command, the fault, and what came of it.
Told = tuple[str, str]


@cache
def template() -> Path:
    """The repository that each case begins with, in which every question has been asked."""
    folder = Path(tempfile.mkdtemp(prefix="referat-faults-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    root = make(folder / "arkiv", MEETINGS)
    for question in QUESTIONS.values():
        referat(root, *question)
    return root


def begun(folder: Path, *, kept: bool) -> Path:
    """A copy of the repository, with what is kept of it or without."""
    root = folder / "arkiv"
    shutil.copytree(template(), root, symlinks=True)
    if not kept:
        shutil.rmtree(root / ".git" / "referat")
    return root


@cache
def healthy(command: str) -> tuple[Done, dict[str, bytes]]:
    """What a command answers where nothing stands in the way, and the work tree that it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        root = begun(Path(folder), kept=True)
        return referat(root, *CALLS[command]), record(root)


def outcome(done: Done, command: str, told: Told) -> str:
    """How a call went: as ever, or refused in one sentence; anything else is a fault."""
    assert "Feil i referat" not in done.err, (told, done)
    assert "Traceback" not in done.err, (told, done)
    if done == healthy(command)[0] or (command.startswith("index") and done.code in {0, 1}):
        return "answered"
    if done.code == -6 and _OUT_OF_MEMORY in done.err:
        return "out of memory in a library"
    assert done.code == 2, (told, done)
    assert done.err.startswith("referat: "), (told, done)
    assert done.err.count("\n") == 1, (told, done)
    return "refused"


def limited(root: Path, command: str, dice: Random) -> Counter[str]:
    """Files may not grow, or few may be open, or there is little memory; a sentence, which goes to a file, has room."""
    name, most = dice.choice([
        ("RLIMIT_FSIZE", dice.choice([700, 5000, 40_000, 100_000, 200_000])),
        ("RLIMIT_NOFILE", dice.randint(4, 40)),
        ("RLIMIT_AS", dice.randint(1, 400) * 1_000_000),
    ])  # fmt: skip
    told = (command, f"{name} {most}")
    done = Child(root, *CALLS[command], limits={name: most}).done(checked=False)
    return Counter({name: 1, f"limit: {outcome(done, command, told)}": 1})


def without_streams(root: Path, command: str, dice: Random) -> Counter[str]:
    """A stream is full, closed, or read by nobody any more."""
    what = dice.choice(["full out", "full err", "closed in", "closed out", "closed err", "all closed", "unread out"])
    told, expected = (command, what), healthy(command)[0]
    unread, theirs = os.pipe()
    os.close(unread)
    with Path("/dev/full").open("wb") as full:
        child = Child(
            root,
            *CALLS[command],
            out={"full out": full.fileno(), "unread out": theirs}.get(what),
            err=full.fileno() if what == "full err" else None,
            closed={"closed in": [0], "closed out": [1], "closed err": [2], "all closed": [0, 1, 2]}.get(what, []),
        )
        done = child.done()
    os.close(theirs)
    if what in {"full out", "closed out"}:
        assert not expected.out or outcome(done, command, told) == "refused", (told, done)
    elif what == "unread out":
        assert done.err == expected.err, (told, done)
        assert command == "index" or done.code == expected.code, (told, done)  # it says whether anything is kept
    elif what == "full err":
        assert done.code == (2 if expected.err else expected.code), (told, done)
    elif what == "closed err":
        assert done.code == expected.code, (told, done)
        assert command.startswith("index") or done.out == expected.out, (told, done)
    elif what == "closed in":
        assert outcome(done, command, told) == "answered", told
    else:
        assert done.code == (2 if expected.out else expected.code), (told, done)
    return Counter({f"stream: {what}": 1})


def forbidden(root: Path, command: str, dice: Random) -> Counter[str]:
    """A file or a folder of the record or of Git may not be read, or not be written in."""
    kinds = {
        "a meeting": root / path_of(3),
        "the register": root / "minutes/prove/utvalg.yaml",
        "a year": (root / path_of(3)).parent,
        "the record": root / "minutes",
        "the folder of the index": root / ".git/referat",
        "the index": next(root.glob(".git/referat/index-*.sqlite"), root / ".git/referat"),
        "Git's folder": root / ".git",
        "Git's objects": root / ".git/objects",
        "Git's index": root / ".git/index",
        "Git's HEAD": root / ".git/HEAD",
    }
    kind = dice.choice([kind for kind, path in kinds.items() if path.exists()])
    mode = dice.choice([0o000, 0o444, 0o555, 0o600])
    told = (command, f"{kind} {mode:o}")
    with with_mode(kinds[kind], mode):
        done = Child(root, *CALLS[command], obeys_modes=True).done()
    if kind in {"a meeting", "the register", "a year", "the record"} and "kan ikke" in done.out + done.err:
        assert "prove" in done.out + done.err or "minutes" in done.out + done.err, (told, done)
        result = "named"
    else:
        result = outcome(done, command, told)
    return Counter({f"mode: {kind}": 1, f"mode: {result}": 1})


def bare_environment(root: Path, command: str, dice: Random) -> Counter[str]:
    """A variable that most machines have leads nowhere."""
    variables, kind = environment(), dice.choice(["no HOME", "HOME leads nowhere", "TMPDIR leads nowhere", "TMPDIR"])
    variables.pop("HOME", None)
    if kind == "HOME leads nowhere":
        variables["HOME"] = str(root / "borte")
    if kind.startswith("TMPDIR"):
        variables["TMPDIR"] = str(root / ("borte" if kind.endswith("nowhere") else "minutes"))
    done = Child(root, *CALLS[command], variables=variables).done()
    assert outcome(done, command, (command, kind)) == "answered", (command, kind, done)
    return Counter({f"variable: {kind}": 1})


def moved_clock(root: Path, command: str, dice: Random) -> Counter[str]:
    """Files, commits and what is kept have times of the future, of long ago, or all the same."""
    kind = dice.choice(["all the same", "of the future", "before 1970", "any"])
    times: dict[str, Callable[[], int]] = {
        "all the same": lambda: 1_600_000_000,
        "of the future": lambda: 4_000_000_000,
        "before 1970": lambda: -86_400,
        "any": lambda: dice.randrange(2**31),
    }

    def wind(folder: Path) -> None:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                os.utime(path, (times[kind](),) * 2)

    wind(root)
    result = outcome(referat(root, *CALLS[command]), command, (command, kind))
    assert result == "answered", (command, kind)
    day = f"@{dice.choice([1, 1_600_000_000, 4_000_000_000])} +0000"
    number = dice.randrange(MEETINGS)
    write(root, {path_of(number): meeting_of(number, "helikopter")})
    wind(root / "minutes")
    seen_as_by_a_fresh_clone(root, dice)
    referat(root, "index", "--drop")
    committed = run(root, "git", "commit", "--no-verify", "-qam", "Later", GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
    assert committed.code == 0, committed
    seen_as_by_a_fresh_clone(root, dice)
    return Counter({f"clock: {kind}": 1})


def seen_as_by_a_fresh_clone(root: Path, dice: Random) -> None:
    """A question and the gate answer as they do where nothing is kept."""
    for question in (dice.choice(sorted(set(QUESTIONS) - {"validate"})), "validate"):
        answer = referat(root, *QUESTIONS[question])
        with tempfile.TemporaryDirectory() as folder:
            other = Path(folder) / "arkiv"
            shutil.copytree(root, other, ignore=shutil.ignore_patterns("referat*"), copy_function=shutil.copyfile)
            assert referat(other, *QUESTIONS[question]) == answer, question


def crowded(root: Path, _command: str, dice: Random) -> Counter[str]:
    """Eight processes ask and judge while somebody commits, changes branches and lets Git tidy up."""
    git(root, "branch", "annen")
    commits = [git(root, "rev-parse", "HEAD").strip()]
    asked = [["cases", "-f", "csv"], ["validate", "-f", "json"]] + 2 * [["cases", "--rev", "annen", "-f", "csv"]]
    children = [(question, Child(root, *question)) for question in asked * 2]
    for number in dice.sample(range(MEETINGS), 3):
        unfinished = root / ".git" / "lagres"  # as an editor saves: in one step
        unfinished.write_text(meeting_of(number, dice.choice(["jordmor", "helikopter"])), encoding="utf-8")
        unfinished.replace(root / path_of(number))
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=One more")
        commits.append(git(root, "rev-parse", "HEAD").strip())
        git(root, *dice.choice([("gc", "--quiet", "--prune=now"), ("branch", f"gren{number}"), ("status",)]))
    answers: list[tuple[list[str], Done]] = []
    for question, child in children:
        assert child.is_gone(_A_WHILE), question
        answers.append((question, child.done()))
    git(root, "switch", "--quiet", "annen")
    git(root, "switch", "--quiet", "main")
    truths = _truths(root, commits)
    for question, done in answers:
        of_branch = "--rev" in question
        allowed = truths["cases"][:1] if of_branch else truths[question[0]]
        assert done in allowed, (question, done)
    assert referat(root, "cases", "-f", "csv") == truths["cases"][-1]
    return Counter({"crowd: answers": len(answers)})


def _truths(root: Path, commits: list[str]) -> dict[str, list[Done]]:
    """What each commit's files are answered and judged with, in a folder that nobody else asks."""
    found: dict[str, list[Done]] = {"cases": [], "validate": []}
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "arkiv"
        shutil.copytree(root, other, ignore=shutil.ignore_patterns("referat*"))
        for commit in commits:
            git(other, "switch", "--quiet", "--detach", commit)
            found["cases"].append(referat(other, "cases", "-f", "csv"))
            found["validate"].append(referat(other, "validate", "-f", "json"))
    return found


Fault = Callable[[Path, str, Random], Counter[str]]
FAULTS: dict[str, tuple[Fault, int]] = {
    "limits": (limited, 6),
    "streams": (without_streams, 4),
    "modes": (forbidden, 5),
    "variables": (bare_environment, 2),
    "clock": (moved_clock, 2),
    "crowd": (crowded, 1),
}


def check(seed: int, folder: Path) -> Counter[str]:
    """One fault, one command; and when it is over everything is as ever."""
    dice = Random(f"faults {seed}")
    name = dice.choices(list(FAULTS), [weight for _fault, weight in FAULTS.values()])[0]
    command = dice.choice([*CALLS, *WRITERS])
    root = begun(folder, kept=dice.random() < 0.6)
    before = record(root)
    counts = FAULTS[name][0](root, command, dice)
    if name in {"limits", "streams", "modes", "variables"}:
        after = healthy(command)[1]
        found = record(root)
        # A drawing, or a new notice, is made of what could be read, and the rest has been named.
        made = {path for path in found.keys() - before.keys() if path.endswith(".svg") or command == "new"}
        answers = made if counts["mode: named"] else set()
        for path in (found.keys() | before.keys() | after.keys()) - answers:
            assert found.get(path) in (before.get(path), after.get(path)), (command, counts, path)
        seen_as_by_a_fresh_clone(root, dice)
    assert [path.name for path in root.rglob(".referat-*")] == [], (command, counts)
    return counts + Counter({f"command: {command}": 1, f"fault: {name}": 1})


def judge(total: Counter[str]) -> None:
    """Every command, every fault and both outcomes have occurred."""
    kinds = {f"command: {command}" for command in CALLS} | {f"fault: {name}" for name in FAULTS}
    missing = sorted((kinds | {"limit: answered", "limit: refused", "mode: answered", "mode: refused"}) - set(total))
    assert not missing, missing
