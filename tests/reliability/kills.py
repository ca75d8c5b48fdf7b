"""A command is killed at any moment; afterwards everything is as if it had been done, or had never been begun."""

import atexit
import os
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from tests.reliability.commands import CALLS, CHANGE_RECORD, QUESTIONS, WRITERS, make, meeting_of, path_of, record
from tests.support.archives import write
from tests.support.running import Child, Done, referat

MEETINGS = 42
# Small, as the archive: so several processes share the work, and several transactions keep it.
SETTINGS = {
    "referat_cli.store.loader._WORTH_PROCESSES": 30,
    "referat_cli.store.loader._BATCH": 4,
    "referat_cli.store.loader._TRANSACTION": 12,
    "referat_cli.rules.runner.WORTH_A_PROCESS": 20,
}
# Whatever was started has ended by itself so soon after its command, on a machine that does much else too.
_A_WHILE = 10.0
# Questions of a fresh clone build the index; those of an archive with new files add to it.
STATES = ("fresh", "asked")
_QUESTIONS_EACH = 4


def _kill(number: int) -> Callable[[int], None]:
    return lambda pid: os.kill(pid, number)


def _kill_group(number: int) -> Callable[[int], None]:
    def kill(pid: int) -> None:
        try:
            os.killpg(pid, number)
        except ProcessLookupError:  # so early that it has no group of its own
            os.kill(pid, number)

    return kill


def _kill_helper(pid: int) -> None:
    """One of the processes that it has started: one that shares its work, or Git."""
    helpers = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    if helpers:
        os.kill(int(helpers[-1]), signal.SIGKILL)


KILLS: dict[str, Callable[[int], None]] = {
    "everything": _kill_group(signal.SIGKILL),
    "the first process": _kill(signal.SIGKILL),
    "one that it started": _kill_helper,
    "asked to end": _kill(signal.SIGTERM),
    "all asked to end": _kill_group(signal.SIGTERM),
    "Ctrl-C": _kill_group(signal.SIGINT),
}
_WEIGHTS = (5, 4, 2, 1, 1, 2)


@cache
def template(state: str) -> Path:
    """The repository that each case begins with, of this process: as cloned, or asked and then written in."""
    folder = Path(tempfile.mkdtemp(prefix="referat-kills-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if state == "fresh":
        return make(folder / "arkiv", MEETINGS)
    root = begun("fresh", folder)
    for question in QUESTIONS.values():
        referat(root, *question)
    write(root, {path_of(number): meeting_of(number, "jordmor") for number in range(10)})
    return root


def begun(state: str, folder: Path) -> Path:
    """A copy of the repository, for something to be done to."""
    root = folder / "arkiv"
    shutil.copytree(template(state), root, symlinks=True)
    return root


@cache
def healthy(state: str, command: str) -> tuple[Done, float, dict[str, bytes]]:
    """What a command answers where nobody kills it, how long it takes, and the work tree that it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        root = begun(state, Path(folder))
        child = Child(root, *CALLS[command], session=True, settings=SETTINGS)
        start = time.monotonic()
        child.is_gone(60)
        seconds = time.monotonic() - start
        return child.done(), seconds, record(root)


@cache
def clone(state: str, writer: str) -> Path:
    """A fresh clone in which a writer has done its work; "" is none."""
    folder = Path(tempfile.mkdtemp(prefix="referat-kills-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write(folder, dict(healthy(state, writer)[2] if writer else record(template(state))))
    shutil.copytree(template("fresh") / ".git", folder / ".git")
    return folder


@cache
def answer(state: str, writer: str, question: str) -> Done:
    """What a question is answered of such a clone."""
    return referat(clone(state, writer), *QUESTIONS[question])


def check(seed: int, folder: Path) -> Counter[str]:
    """One command is killed, and every law of what comes after is tried."""
    dice = Random(f"kills {seed}")
    state = dice.choice(STATES)
    command = dice.choice([*CALLS, *WRITERS, *3 * ("validate", "cases", "search", "fmt", "validate --fix")])
    how = dice.choices(list(KILLS), _WEIGHTS)[0]
    root = begun(state, folder)
    done, seconds, after = healthy(state, command)
    ended, in_time = killed(root, CALLS[command], KILLS[how], dice.uniform(0, 1.1) * seconds)
    told = f"{command} ({state}), {how}: {ended}"
    if how == "one that it started" or not in_time:
        assert is_same_answer(command, ended, done) or ended.code == 2, told
        assert ended.code != 2 or ended.err.startswith("referat: ") and ended.err.count("\n") == 1, told  # noqa: RUF021
    if how == "Ctrl-C" and not is_same_answer(command, ended, done):
        assert (ended.code, ended.err.strip()) in {(130, ""), (-signal.SIGINT, "")}, told
    every_file_is_old_or_new(record(root), record(template(state)), after, told)
    nothing_harmful_is_left(root, told, may_be_locked=command == "init" and how == "everything")
    questions = dice.sample(sorted(QUESTIONS), _QUESTIONS_EACH)
    if command in WRITERS:
        half_done_is_told_as_it_is(root, questions.pop(), told)
        finish(root, command, after, told)
    for question in questions:
        writer = command if command in CHANGE_RECORD else ""
        assert referat(root, *QUESTIONS[question]) == answer(state, writer, question), (told, question)
    return Counter(
        {
            f"command: {command}": 1,
            f"kill: {how}": 1,
            f"archive: {state}": 1,
            "killed": in_time,
            "questions after": len(questions),
        }
    )


def is_same_answer(command: str, ended: Done, done: Done) -> bool:
    """Whether a command has answered as where nobody kills it; what `index` says is of the folder and of the disk."""
    return ended == done or (command.startswith("index") and (ended.code, ended.err) == (done.code, done.err))


def killed(root: Path, arguments: list[str], kill: Callable[[int], None], seconds: float) -> tuple[Done, bool]:
    """What a command leaves that is killed after a time, and whether it was still at work then; nobody outlives it."""
    child = Child(root, *arguments, session=True, settings=SETTINGS)
    in_time = not child.is_gone(seconds)
    try:
        if in_time:
            kill(child.pid)
        assert child.is_gone(_A_WHILE), f"{arguments} has left a process"
    except ProcessLookupError:  # it has ended meanwhile
        in_time = False
    finally:
        if not child.is_gone(0):
            _kill_group(signal.SIGKILL)(child.pid)
    done = child.done(checked=False)
    assert "Feil i referat" not in done.err, done
    assert "Traceback" not in done.err, done
    _git_has_ended(child.pid)
    return done, in_time


def _git_has_ended(session: int) -> None:
    """What was started, and is no child of this process any more, ends by itself."""
    end = time.monotonic() + _A_WHILE
    while time.monotonic() < end:
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    message = f"a process of {session} is still there"
    raise AssertionError(message)


def every_file_is_old_or_new(
    found: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes], told: str
) -> None:
    """Nothing is half, nothing is gone, and nothing is there that a whole run would not have made."""
    for path in found.keys() | before.keys() | after.keys():
        assert found.get(path) in (before.get(path), after.get(path)), (told, path)


def nothing_harmful_is_left(root: Path, told: str, *, may_be_locked: bool) -> None:
    """No lock that would stop Git, and nothing unfinished but what stands in Git's own folder.

    A lock of the tool's own copy of Git's index stops nobody: each question has its own, and removes old ones. Nobody
    can take away the lock of Git's settings who was killed while they were written; the next `init` names it.
    """
    locks = {path.relative_to(root / ".git").as_posix() for path in (root / ".git").rglob("*.lock")}
    if may_be_locked and "config.lock" in locks:
        (root / ".git" / "config.lock").unlink()
        locks.remove("config.lock")
    assert {lock for lock in locks if not lock.startswith("referat/")} == set(), told


def half_done_is_told_as_it_is(root: Path, question: str, told: str) -> None:
    """With what the killed command has kept, and without it, the answer is the same."""
    answer = referat(root, *QUESTIONS[question])
    assert referat(root, "index", "--drop").code == 0, told
    assert referat(root, *QUESTIONS[question]) == answer, (told, question)


def finish(root: Path, writer: str, after: dict[str, bytes], told: str) -> None:
    """Called once more, the command does what is left."""
    if record(root) != after:
        assert referat(root, *WRITERS[writer]).code in {0, 1}, told
    assert record(root) == after, told


def judge(total: Counter[str]) -> None:
    """Every command, every way of being killed and every archive has occurred, and most kills came in time."""
    kinds = {f"command: {command}" for command in CALLS} | {f"kill: {how}" for how in KILLS}
    missing = sorted((kinds | {f"archive: {state}" for state in STATES}) - set(total))
    assert not missing, missing
    assert total["killed"] >= sum(total[kind] for kind in kinds if kind.startswith("kill")) / 2, total["killed"]
