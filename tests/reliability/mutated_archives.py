"""An archive that holds a spoiled file is asked everything: whatever is remembered of it, the answers are the same."""

import random
import shutil
from collections import Counter
from pathlib import Path

from referat_cli.store import database
from referat_cli.store.paths import locate
from tests.reliability.mutants import WAYS, mutant
from tests.support.archives import MEETING_PATH, REGISTER_PATH, archive, write
from tests.support.asking import ask, meeting
from tests.support.calls import calls
from tests.support.running import Done, git, repository

# How many of all calls an archive is asked; each of them four or five times.
_ASKED = 6
# What is asked about the index itself, what draws a picture, and what reads from standard input.
_LEFT_OUT = {"index"}, {"--plot", "--stdin-filename"}
# What the answer of these rests on beside the files: commits, which a folder without Git has not.
_OF_COMMITS = {"history", "changes", "review", "status"}
_OPTIONS_OF_COMMITS = {"--rev", "--since", "--history", "--compare", "--against", "--staged", "--changed", "--blame"}


def questions() -> list[tuple[str, ...]]:
    """Every call that writes nothing; of the commands that write, the call that only shows what they would."""
    asked = []
    for call in calls():
        if call[0] in _LEFT_OUT[0] or _LEFT_OUT[1].intersection(call):
            continue
        if call[0] == "fmt" and not {"--check", "--diff"}.intersection(call):
            asked.append((*call, "--check"))
        elif "--fix" in call:
            asked.append((*call, "--diff"))
        elif "--diff" not in call or call[0] != "validate":
            asked.append(call)
    return asked


def check(seed: int, folder: Path) -> Counter[str]:
    """The archive of a seed, spoiled in the work tree, then committed, then without Git."""
    dice = random.Random(f"archive {seed}")
    spoiled = mutant(f"archive {seed}")
    root = archive(folder / "arkiv")
    write(root, {**meeting(5), **meeting(6)})
    repository(root)
    git(root, "commit", "--quiet", "--allow-empty", "--message=Igjen")
    asked = dice.sample(questions(), _ASKED)
    for call in asked:  # so that something is remembered of the good file
        _answer(root, call)
    path = spoiled.path if dice.random() < 0.9 else "minutes/prove/2026/2026-09-09.yaml"
    write(root, {path: spoiled.content})
    on_disk = _warm_and_fresh(root, asked, dice)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Ødelagt")
    committed = _warm_and_fresh(root, asked, dice)
    bare = shutil.copytree(root, folder / "kopi", ignore=shutil.ignore_patterns(".git"))
    counted: Counter[str] = Counter(spoiled.done)
    for call in asked:
        counted[call[0]] += 1
        if call[0] in _OF_COMMITS or _OPTIONS_OF_COMMITS.intersection(call) or b"godkjent" in spoiled.content:
            continue
        if "er tatt ut av møtet" in committed[call].err:
            continue  # only a history knows that, and by which commit
        assert committed[call] == on_disk[call], f"{call}: other when committed"
        assert _answer(bare, call) == _in(committed[call], root, bare), f"{call}: other without Git"
        counted["without Git"] += 1
    counted["a file in its place"] += path in {MEETING_PATH, REGISTER_PATH}
    return counted


def judge(total: Counter[str]) -> None:
    """Every command has been asked, of every way of spoiling a file."""
    missing = [name for name in {*WAYS, *(call[0] for call in questions())} if not total[name]]
    assert not missing, f"nothing of this kind was tried: {', '.join(missing)}"


def _warm_and_fresh(root: Path, asked: list[tuple[str, ...]], dice: random.Random) -> dict[tuple[str, ...], Done]:
    """The answers with what is remembered, which are those of an index that is made anew."""
    warm = {call: _answer(root, call) for call in asked}
    for call in asked:
        if dice.random() < 0.5:
            database.drop(locate(root))
        assert _answer(root, call) == warm[call], f"{call}: other when asked anew"
    return warm


def _answer(root: Path, call: tuple[str, ...]) -> Done:
    done = ask(root, *call)
    assert done.code in {0, 1, 2}, f"{call}: {done}"
    return done


def _in(done: Done, root: Path, other: Path) -> Done:
    """The answer as it would be in another folder."""
    return Done(done.code, *(text.replace(str(root), str(other)) for text in (done.out, done.err)))
