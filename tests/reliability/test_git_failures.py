"""Git fails in a few of the ways of `git_failures`, and in those that leave no other sign than the sentence."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.git_failures import DAMAGES, WAYS, answer, check, stand_in, template
from tests.support.running import environment


@pytest.mark.parametrize("seed", range(3, len(WAYS) + len(DAMAGES), 7))
def test_a_failure_of_git_is_a_sentence_or_makes_no_difference(seed: int, tmp_path: Path) -> None:
    """Some of what `python -m tests.long git-failures` does by the thousand."""
    check(seed, tmp_path)


SENTENCES = {
    "is missing": (
        "Git finnes ikke på denne maskinen, og arkiv er et Git-arkiv. Installer Git 2.31 eller nyere, og prøv igjen."
    ),
    "may not be run": "Git kan ikke startes (du mangler tilgang). Se om «git --version» svarer, og prøv igjen.",
    "is too old": "Git på denne maskinen er for gammel. Installer Git 2.31 eller nyere, og prøv igjen.",
    "is killed": "Git ble stoppet før svaret var ferdig (signal 9). Prøv igjen.",
    "is cut short": (
        "Git svarer ikke: svaret er ikke helt, eller ikke det som ble spurt om. "
        "Prøv igjen, og kjør «git fsck» hvis det hender på nytt."
    ),
}


@pytest.mark.parametrize("way", SENTENCES)
def test_the_sentence_says_what_to_do(way: str, tmp_path: Path) -> None:
    """In Norwegian, and in one line."""
    done = answer(("cases",), template(), stand_in(tmp_path / "bin", way, 1, ever_after=True))
    assert (done.code, done.out, done.err) == (2, "", f"referat: {SENTENCES[way]}\n")


# The tests themselves may be deaf to the signal, as what runs in the background is.
_HEARS_CTRL_C = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("referat_cli", run_name="__main__", alter_sys=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="a stand-in is a shell script")
def test_whoever_waits_for_a_slow_git_may_stop(tmp_path: Path) -> None:
    """Ctrl-C ends the question, and Git with it."""
    begun = tmp_path / "begynt"
    os.mkfifo(begun)
    (tmp_path / "git").write_text(f"#!/bin/sh\ncat >/dev/null\necho $$ >'{begun}'\nexec sleep 60\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    variables = environment()
    variables["PATH"] = f"{tmp_path}{os.pathsep}{variables['PATH']}"
    command = [sys.executable, "-c", _HEARS_CTRL_C, "-C", str(template()), "history", "2/26"]
    process = subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    git_process = int(begun.read_text(encoding="utf-8"))  # waits until Git is waited for
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == (b"", b"\n")
    assert process.returncode == 130
    with pytest.raises(ProcessLookupError):
        os.kill(git_process, 0)


@pytest.mark.skipif(os.name == "nt", reason="a stand-in is a shell script")
def test_ctrl_c_that_reaches_git_first_is_ctrl_c(tmp_path: Path) -> None:
    """A terminal sends it to all that were started; whichever hears it first, nothing is said of Git."""
    (tmp_path / "git").write_text("#!/bin/sh\ncat >/dev/null\nkill -INT $$\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    variables = environment()
    variables["PATH"] = f"{tmp_path}{os.pathsep}{variables['PATH']}"
    done = answer(("history", "2/26"), template(), variables)
    assert (done.code, done.out, done.err) == (130, "", "\n")
