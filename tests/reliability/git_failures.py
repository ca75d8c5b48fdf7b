"""Git fails in every way, at every call: the answer is the healthy one, or a sentence and exit code 2."""

import os
import random
import shutil
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.reliability import failing_git
from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, archive, write
from tests.support.asking import ask, meeting
from tests.support.calls import calls
from tests.support.running import Done, git, repository

# Ways in which there is no Git to ask.
NO_GIT = ("is missing", "may not be run", "is no program", "is a folder")
WAYS = (*failing_git.WAYS, *NO_GIT)
APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
# The numbers of what is kept, and the file that a drawing is written to, are of the moment.
_OF_THE_MOMENT = ("index", "--plot")
_STAND_IN = """\
#!/bin/sh
echo >>'{log}'
[ "$(wc -l <'{log}')" {test} {number} ] && exec '{python}' -ES '{program}' '{way}' '{git}' "$@"
exec '{git}' "$@"
"""


@cache
def template() -> Path:
    """An archive with a past: a notice, minutes, an approval, an edit that is staged, one that is not, and a new file."""
    root = Path(mkdtemp(prefix="referat-git-")) / "arkiv"
    repository(write(archive(root), {MEETING_PATH: NOTICE}))
    git(root, "branch", "eldre")
    for text in (MINUTES, APPROVED):
        write(root, {MEETING_PATH: text, **meeting(2)})
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=Neste")
    write(root, meeting(4))
    git(root, "add", "--all")
    write(root, {**meeting(5), **{path: str(text).replace("Sak om", "Ny sak om") for path, text in meeting(2).items()}})
    return root


def healthy_answer(call: tuple[str, ...], folder: Path) -> Done:
    """What is answered where nothing fails, with ``arkiv`` for the folder."""
    return without_folder(ask(folder, *call), folder)


def without_folder(done: Done, folder: Path) -> Done:
    """An answer in which the folder is called ``arkiv``."""
    return Done(done.code, done.out.replace(str(folder), "arkiv"), done.err.replace(str(folder), "arkiv"))


@cache
def _healthy(call: tuple[str, ...]) -> Done:
    folder = Path(mkdtemp(prefix="referat-frisk-"))
    try:
        return healthy_answer(call, shutil.copytree(template(), folder / "arkiv"))
    finally:
        shutil.rmtree(folder)


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
    more = [("changes", "eldre...HEAD"), ("cases", "--rev", "2999-01-01"), ("cases", "--rev", "ukjent"), ("index", "--rebuild")]
    return [call for call in (*calls(), *more) if call[0] != "rule" and not set(call) & {"--plot", "--drop", "--fix"}]


def check(seed: int, folder: Path) -> Counter[str]:
    """One question of one archive, by a Git that fails; and what is answered afterwards, when it does not."""
    dice = random.Random(seed)
    call = dice.choice(questions())
    way = WAYS[seed % len(WAYS)]
    root = shutil.copytree(template(), folder / "arkiv")
    warm = dice.random() < 0.5
    if warm:
        ask(root, "validate")
        ask(root, "history", "2/26")
    number, ever_after = 1 + min(dice.randrange(7), dice.randrange(7)), dice.random() < 0.3
    variables = stand_in(folder / "bin", way, number, ever_after=ever_after)
    case = f"{' '.join(call)}: Git {way} at call {number}{' and after' if ever_after else ''}, {'warm' if warm else 'cold'}"
    expected = _healthy(call)
    done = without_folder(ask(root, *call, variables=variables), root)
    kind = judge_answer(done, expected, case, of_the_moment=bool(set(call) & set(_OF_THE_MOMENT)))
    afterwards = healthy_answer(call, root)
    judge_answer(afterwards, expected, f"{case}; afterwards", of_the_moment=bool(set(call) & set(_OF_THE_MOMENT)))
    assert afterwards.code == expected.code, case
    return Counter({"questions": 1, f"Git {way}": 1, kind: 1})


def judge_answer(done: Done, expected: Done, case: str, *, of_the_moment: bool) -> str:
    """Whether it is the healthy answer or a sentence; anything else is wrong."""
    assert "Feil i referat" not in done.err, (case, done)
    if done == expected or (of_the_moment and done.code == expected.code):
        return "the healthy answer"
    assert (done.code, done.out) == (2, ""), (case, done, expected)
    last = done.err.splitlines()[-1]
    assert last.startswith("referat: "), (case, done)
    assert "\x1b" not in last, (case, done)
    return "a sentence"


def judge(total: Counter[str]) -> None:
    """Each way has occurred, and both answers."""
    assert {f"Git {way}" for way in WAYS} <= set(total), total
    assert total["a sentence"] and total["the healthy answer"], total
