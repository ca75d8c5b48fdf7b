"""On a terminal an answer is read in the person's own pager, as Git has it; nowhere else."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import Child, Done, environment, git, on_a_terminal, repository, run, shown_on

pty = pytest.importorskip("pty", reason="a pseudo-terminal is a thing of Unix")

# A pager that shows which lines went through it.
MARKS = "sed 's/^/| /'"
READ = [["cases"], ["show", "2/26"], ["diff", "2/26"], ["rule", "REF301"], ["changes", "HEAD"]]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in Git; only read."""
    return repository(archive(tmp_path_factory.mktemp("pager")))


def seen(root: Path, *arguments: str, **variables: str) -> Done:
    """What a person sees on a terminal, and the exit code of the call."""
    ours, theirs = pty.openpty()
    # Nobody is there to leave the machine's own less; who sets the path brings another.
    own = environment(TERM="xterm", NO_COLOR="1") | ({} if "PATH" in variables else {"PAGER": ""})
    child = Child(root, *arguments, stdin=theirs, out=theirs, err=theirs, variables=own | variables)
    os.close(theirs)
    text = shown_on(ours)
    return Done(child.done().code, text, "")


@pytest.mark.parametrize("question", READ, ids=" ".join)
def test_a_question_is_answered_in_the_pager(question: list[str], root: Path) -> None:
    """Every line of it, and what is said after it; the exit code stays what it was."""
    plain = seen(root, "--no-pager", *question, REFERAT_PAGER=MARKS)
    paged = seen(root, *question, REFERAT_PAGER=MARKS)
    assert paged.code == plain.code
    if question != ["changes", "HEAD"]:  # nothing has changed, so there is nothing to read
        assert paged.out == "".join(f"| {line}\n" for line in plain.out.splitlines())


def test_what_is_said_after_the_answer_is_read_after_it(tmp_path: Path) -> None:
    """In the pager; what is said before the answer stands before it."""
    root = repository(archive(tmp_path))
    for mark in ("møtt", "digitalt"):
        write(root, {MEETING_PATH: MINUTES.replace("forfall", mark)})
        git(root, "commit", "--quiet", "--all", f"--message={mark}")
    last = seen(root, "attendance", "--history", "--limit", "1", REFERAT_PAGER=MARKS).out.splitlines()
    assert last[-1] == "| Viser den nyeste endringen; --limit gir flere."
    first = seen(root, "history", "2026-03-04", "--limit", "1", REFERAT_PAGER=MARKS).out.splitlines()
    assert first[0] == "Viser de 1 nyeste av 3 hendelser."
    assert all(line.startswith("| ") for line in first[1:])


@pytest.mark.parametrize("call", [["validate"], ["fmt", "--check"], ["status"], ["meetings", "--help"]], ids=" ".join)
def test_what_writes_asks_or_stands_in_a_hook_is_not_paged(call: list[str], root: Path) -> None:
    """A commit must never wait for somebody to leave a pager."""
    assert "| " not in [line[:2] for line in seen(root, *call, REFERAT_PAGER=MARKS).out.splitlines()]


def test_the_first_variable_that_is_set_names_it(root: Path) -> None:
    """The tool's own, then Git's, then everybody's; an empty one and cat are none."""
    own, of_git, of_all = ({name: f"sed 's/^/{name} /'"} for name in ("REFERAT_PAGER", "GIT_PAGER", "PAGER"))
    for variables in (own | of_git | of_all, of_git | of_all, of_all):
        first = next(iter(variables))
        assert seen(root, "cases", **variables).out.startswith(f"{first} Sak"), variables
    plain = seen(root, "cases", "--no-pager").out
    for none in ("", "cat"):
        assert seen(root, "cases", **(of_git | of_all | {"REFERAT_PAGER": none})).out == plain


def test_without_a_variable_it_is_less_with_gits_settings(root: Path, tmp_path: Path) -> None:
    """A person's own settings of less stay; without less, or on a terminal that shows nothing, there is no pager."""
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\necho "LESS=$LESS LV=$LV"\ncat\n', encoding="utf-8")
    less.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{environment()['PATH']}"
    assert seen(root, "cases", PATH=path).out.startswith("LESS=FRX LV=-c\nSak")
    assert seen(root, "cases", PATH=path, LESS="R").out.startswith("LESS=R LV=-c\nSak")
    assert seen(root, "cases", PATH=path, TERM="dumb").out.startswith("Sak")
    less.unlink()
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("git", "sh"):
        (programs / name).symlink_to(next(p for d in path.split(os.pathsep) if (p := Path(d) / name).exists()))
    assert seen(root, "cases", PATH=str(programs)).out.startswith("Sak")


def test_a_pipe_and_a_file_never_have_one(root: Path) -> None:
    """Nor is its module loaded."""
    done = run(root, "referat", "cases", REFERAT_PAGER=MARKS, PYTHONPROFILEIMPORTTIME="1")
    assert done.out.startswith("Sak")
    assert "referat_cli.cli.console" in done.err
    assert "referat_cli.cli.pager" not in done.err


def test_a_pager_that_cannot_be_started_loses_nothing(root: Path) -> None:
    """The shell says why, and the answer comes as it is."""
    plain = seen(root, "cases", "--no-pager").out
    out = seen(root, "cases", REFERAT_PAGER="./finnes-ikke --her").out
    assert out.endswith(plain)
    assert "finnes-ikke" in out.removesuffix(plain)


def test_leaving_the_pager_early_is_no_error(root: Path) -> None:
    """Whatever is left of the answer, and the exit code is the answer's own."""
    assert seen(root, "rule", REFERAT_PAGER="head -n 1") == Done(
        0, seen(root, "--no-pager", "rule").out.splitlines()[0] + "\n", ""
    )
    assert seen(root, "rule", REFERAT_PAGER="true") == Done(0, "", "")
    assert seen(root, "diff", "2/26", "--exit-code", REFERAT_PAGER="false") == Done(1, "", "")


def test_a_repository_names_no_pager(tmp_path: Path) -> None:
    """What Git would run by its settings is a stranger's."""
    root = repository(archive(tmp_path / "arkiv"))
    for key in ("core.pager", "pager.cases", "pager.show", "pager.diff"):
        git(root, "config", key, f"touch {tmp_path}/ran; cat")
    programs = f"{tmp_path}{os.pathsep}{environment()['PATH']}"
    (tmp_path / "less").write_text("#!/bin/sh\ncat\n", encoding="utf-8")
    (tmp_path / "less").chmod(0o755)
    assert seen(root, "show", "2/26", PATH=programs).out.startswith("Sak 2/26")
    assert not (tmp_path / "ran").exists()


# What a pager does with Ctrl-C is its own affair: this one says so, and shows that it was left alone until then.
LISTENS = """\
import signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
sys.stdin.read()
print("klar", flush=True)
signal.sigwait({signal.SIGINT})
print("fanget", flush=True)
"""


def test_ctrl_c_is_the_pagers(root: Path, tmp_path: Path) -> None:
    """It ends a search in less, not the call: that waits until the pager is left, and says nothing."""
    (tmp_path / "pager.py").write_text(LISTENS, encoding="utf-8")
    ours, theirs = pty.openpty()
    variables = environment(TERM="xterm", REFERAT_PAGER=f"exec {sys.executable} {tmp_path}/pager.py")
    child = Child(root, "cases", stdin=theirs, out=theirs, err=theirs, variables=variables, session=True)
    os.close(theirs)
    text = b""
    while b"klar" not in text:
        text += os.read(ours, 1024)
    os.killpg(child.pid, signal.SIGINT)
    with suppress(OSError):
        while piece := os.read(ours, 1024):
            text += piece
    os.close(ours)
    assert (child.done().code, text) == (0, b"klar\r\nfanget\r\n")


def test_a_terminal_without_a_pager_sees_what_it_saw(root: Path) -> None:
    """The same text, in the same order, whether or not it was held back for a pager."""
    assert on_a_terminal(root, 80, "show", "2/26") == on_a_terminal(root, 80, "--no-pager", "show", "2/26")
