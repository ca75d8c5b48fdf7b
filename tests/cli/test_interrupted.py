"""Ctrl-C ends a long check at once, without a word from the processes that it had started."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.archives import write as write_archive
from tests.support.asking import ask, small
from tests.support.running import Done, environment, repository

# The command itself, with two processes to share the work; what each is asked first it says to a pipe, with its id, and
# then it takes as long as there is.
_COMMAND = """
import os, signal, sys
from referat_cli.cli.main import main
from referat_cli.rules import runner

def judge_for_ever(today, paths):
    with open("began", "w") as pipe:
        print(os.getpid(), file=pipe, flush=True)
        signal.pause()

runner.processors = lambda: 2
runner._judge_in_process = judge_for_ever

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which the tests themselves may be deaf to
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("part", ["__init__", "communicate"])
def test_ctrl_c_ends_the_git_that_was_started(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it has just begun, and when it is waited for; no warning says that it still runs."""
    begun: list[subprocess.Popen[bytes]] = []
    real = getattr(subprocess.Popen, part)

    def interrupted(process: subprocess.Popen[bytes], *arguments: object, **settings: object) -> None:
        if part == "__init__":
            real(process, *arguments, **settings)
        begun.append(process)
        raise KeyboardInterrupt

    root = repository(small(tmp_path, 1))
    monkeypatch.setattr(subprocess.Popen, part, interrupted)
    assert ask(root, "cases") == Done(130, "", "\n")
    assert begun
    assert None not in {process.returncode for process in begun}


# Windows has neither process groups nor this signal in the form that a terminal sends it.
if sys.platform != "win32":

    def test_ctrl_c_ends_a_long_check_with_130_and_no_traceback(tmp_path: Path) -> None:
        """The signal goes to the whole group, as a terminal sends it; the answer is the exit code alone.

        It comes when a process is at work, whenever that is: nothing here depends on how fast anything goes.
        """
        write_archive(tmp_path, 320)
        (tmp_path / "command.py").write_text(_COMMAND, encoding="utf-8")
        os.mkfifo(tmp_path / "began")
        process = subprocess.Popen(
            [sys.executable, "command.py", "validate"],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        Thread(target=let_nobody_wait, args=(process, tmp_path / "began"), daemon=True).start()
        try:
            with (tmp_path / "began").open(encoding="ascii") as pipe:
                worker = int(pipe.readline())
                os.killpg(process.pid, signal.SIGINT)
                out, err = process.communicate(timeout=60)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        assert (process.returncode, out, err.strip()) == (130, "", "")
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def let_nobody_wait(process: subprocess.Popen[str], pipe: Path) -> None:
    """Open a pipe when a process has ended, so that whoever waits for a word from it gets none."""
    process.wait()
    os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))
