"""Git fails in every way, at every call: the answer is the healthy one, or a sentence and exit code 2."""

import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability import failing_git
from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, archive, write
from tests.support.asking import ask, meeting
from tests.support.calls import calls
from tests.support.running import Done, git, repository

# Ways in which there is no Git to ask.
NO_GIT = ("is missing", "may not be run", "is no program", "is a folder")
WAYS = (*failing_git.WAYS, *NO_GIT)
APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
_STAND_IN = """\
#!/bin/sh
echo >>'{log}'
[ "$(wc -l <'{log}')" {test} {number} ] && exec '{python}' -ES '{program}' '{way}' '{git}' "$@"
exec '{git}' "$@"
"""


def overwritten(name: str, content: bytes = b"s\xf8ppel\0") -> Callable[[Path, random.Random], None]:
    """Something else in a file of Git's."""

    def damage(root: Path, _dice: random.Random) -> None:
        (root / ".git" / name).write_bytes(content)

    return damage


def cut(root: Path, dice: random.Random) -> None:
    """The end of one of Git's files is gone; of its index Git may take what is left for the whole."""
    files = sorted(path for path in (root / ".git").rglob("*") if path.is_file() and path.name != "index")
    file = dice.choice([path for path in files if not {"hooks", "referat", "logs"} & {*path.parts}])
    content = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(content[: len(content) // 2])


def objects(root: Path) -> list[Path]:
    """The files of Git's objects."""
    return sorted(path for path in (root / ".git" / "objects").glob("??/*"))


def lost(root: Path, dice: random.Random) -> None:
    """An object is gone."""
    dice.choice(objects(root)).unlink()


def garbled(root: Path, dice: random.Random) -> None:
    """An object holds what is none."""
    file = dice.choice(objects(root))
    file.chmod(0o644)
    file.write_bytes(dice.randbytes(40))


def exchanged(root: Path, dice: random.Random) -> None:
    """The contents of one file are under the id of another."""
    versions = git(root, "rev-list", "--objects", "--all", "--filter=object:type=blob", "--filter-provided-objects")
    one, other = dice.sample(sorted({line.split()[0] for line in versions.splitlines()}), 2)
    paths = [root / ".git" / "objects" / blob[:2] / blob[2:] for blob in (one, other)]
    paths[0].chmod(0o644)
    paths[0].write_bytes(paths[1].read_bytes())


def packed(root: Path, dice: random.Random) -> None:
    """A pack of objects has other bytes in the middle."""
    git(root, "repack", "-qad")
    (pack,) = (root / ".git" / "objects" / "pack").glob("*.pack")
    content = bytearray(pack.read_bytes())
    start = dice.randrange(len(content) - 20)
    content[start : start + 20] = dice.randbytes(20)
    pack.chmod(0o644)
    pack.write_bytes(content)


def elsewhere(target: str) -> Callable[[Path, random.Random], None]:
    """A file in the place of Git's folder, which says that it lies elsewhere."""

    def damage(root: Path, _dice: random.Random) -> None:
        (root / ".git").rename(root.parent / "flyttet")
        (root / ".git").write_text(target, encoding="utf-8")

    return damage


def looped(root: Path, _dice: random.Random) -> None:
    """A link to itself in the place of Git's folder."""
    (root / ".git").rename(root.parent / "flyttet")
    (root / ".git").symlink_to(".git")


def replaced_by_folder(name: str) -> Callable[[Path, random.Random], None]:
    """A folder in the place of a file of Git's."""

    def damage(root: Path, _dice: random.Random) -> None:
        (root / ".git" / name).unlink()
        (root / ".git" / name).mkdir()

    return damage


def emptied(root: Path, _dice: random.Random) -> None:
    """No objects at all."""
    shutil.rmtree(root / ".git" / "objects")


DAMAGES: dict[str, Callable[[Path, random.Random], None]] = {
    "has a HEAD that is none": overwritten("HEAD"),
    "has an empty HEAD": overwritten("HEAD", b""),
    "has a HEAD that names what it lacks": overwritten("HEAD", b"1" * 40 + b"\n"),
    "has a folder for HEAD": replaced_by_folder("HEAD"),
    "has an index that is none": overwritten("index"),
    "has a folder for its index": replaced_by_folder("index"),
    "has settings that are none": overwritten("config"),
    "has a branch that is none": overwritten("refs/heads/main"),
    "has packed branches that are none": overwritten("packed-refs"),
    "has a list of shallow commits that is none": overwritten("shallow"),
    "has a graph of commits that is none": overwritten("objects/info/commit-graph"),
    "has a file that is cut": cut,
    "has lost an object": lost,
    "has an object that is none": garbled,
    "has an object in the place of another": exchanged,
    "has a damaged pack": packed,
    "has lost all objects": emptied,
    "is said to be where nothing is": elsewhere("gitdir: ../borte\n"),
    "is said to be nowhere": elsewhere("s\xf8ppel"),
    "is a link to itself": looped,
}


@cache
def _kept() -> "TemporaryDirectory[str]":
    """The folder of the archive, removed when the process ends."""
    return TemporaryDirectory(prefix="referat-")


@cache
def template() -> Path:
    """An archive with a past: a notice, minutes, an approval; and with edits, one staged and one that is not."""
    root = Path(_kept().name) / "arkiv"
    repository(write(archive(root), {MEETING_PATH: NOTICE}))
    git(root, "branch", "eldre")
    for text in (MINUTES, APPROVED):
        write(root, {MEETING_PATH: text, **meeting(6)})
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=Neste")
    write(root, meeting(4))
    git(root, "add", "--all")
    write(root, {**meeting(5), **{path: str(text).replace("Sak om", "Ny sak om") for path, text in meeting(6).items()}})
    assert ask(root, "fmt").code == 0  # so that nothing is left for a question to do
    return root


def answer(call: tuple[str, ...], folder: Path, variables: dict[str, str] | None = None) -> Done:
    """What is answered, with ``arkiv`` for the folder, and without the numbers that are of the moment."""
    done = ask(folder, *call, variables=variables)
    if call[0] == "index" and done.code < 2:
        return Done(0, "", "")
    return Done(done.code, done.out.replace(str(folder), "arkiv"), done.err.replace(str(folder), "arkiv"))


@cache
def _healthy(call: tuple[str, ...]) -> Done:
    with TemporaryDirectory() as folder:
        return answer(call, shutil.copytree(template(), Path(folder) / "arkiv"))


def stand_in(folder: Path, way: str, number: int, *, ever_after: bool) -> dict[str, str]:
    """The variables with which ``git`` fails in a way at the n-th call, and perhaps at all later ones."""
    folder.mkdir()
    program = folder / "git"
    found = shutil.which("git")
    assert found
    path = f"{folder}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    if way == "is a folder":
        program.mkdir()
    elif way != "is missing":
        names = {"log": folder / "kall", "program": failing_git.__file__, "way": way, "git": found}
        names |= {"python": sys.executable, "test": "-ge" if ever_after else "-eq", "number": number}
        text = _STAND_IN.format(**names) if way != "is no program" else "\x00\x01"
        program.write_text(text, encoding="utf-8")
        program.chmod(0o644 if way == "may not be run" else 0o755)
    return {"PATH": str(folder) if way in NO_GIT else path}


def questions() -> list[tuple[str, ...]]:
    """Every call that asks an archive something and writes no drawing."""
    more = [
        ("changes", "eldre...HEAD"),
        ("cases", "--rev", "2999-01-01"),
        ("cases", "--rev", "ukjent"),
        ("index", "--rebuild"),
    ]
    return [call for call in (*calls(), *more) if call[0] != "rule" and not set(call) & {"--plot", "--drop", "--fix"}]


def check(seed: int, folder: Path) -> Counter[str]:
    """One question of one archive, by a Git that fails or cannot read it; and again, when the failure is over."""
    dice = random.Random(seed)
    call = dice.choice(questions())
    way = (*WAYS, *DAMAGES)[seed % len((*WAYS, *DAMAGES))]
    root = shutil.copytree(template(), folder / "arkiv", symlinks=True)
    case = f"{' '.join(call)}: Git {way}"
    if dice.random() < 0.5:
        case += ", warm"
        ask(root, "validate")
        ask(root, "history", "2/26")
    expected = _healthy(call)
    if way in DAMAGES:
        DAMAGES[way](root, dice)
        kind = judge_answer(answer(call, root), expected, case)
    else:
        number, ever_after = 1 + min(dice.randrange(7), dice.randrange(7)), dice.random() < 0.3
        case += f" at call {number}{' and after' if ever_after else ''}"
        variables = stand_in(folder / "bin", way, number, ever_after=ever_after)
        kind = judge_answer(answer(call, root, variables), expected, case)
        assert answer(call, root) == expected, f"{case}; afterwards"
    return Counter({"questions": 1, f"Git {way}": 1, kind: 1})


def judge_answer(done: Done, expected: Done, case: str) -> str:
    """Whether it is the healthy answer or a sentence; anything else is wrong."""
    assert "Feil i referat" not in done.err, (case, done)
    if done == expected:
        return "the healthy answer"
    assert (done.code, done.out) == (2, ""), (case, done, expected)
    last = done.err.splitlines()[-1]
    assert last.startswith("referat: "), (case, done)
    assert "\x1b" not in last, (case, done)
    return "a sentence"


def judge(total: Counter[str]) -> None:
    """Each way has occurred, and both answers."""
    assert {f"Git {way}" for way in (*WAYS, *DAMAGES)} <= set(total), total
    assert {"a sentence", "the healthy answer"} <= set(total), total
