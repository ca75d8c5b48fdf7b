"""The processes that share the work are gone when it ends, however it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.running import environment, run

# What a program says of itself when it is done with its questions: the threads and the processes that it still has.
_LEFT = """
import multiprocessing, threading
print([t.name for t in threading.enumerate()], multiprocessing.active_children())
"""
_NOTHING_LEFT = "['MainThread'] []\n"

_BEGUN = """
import multiprocessing, os, resource, signal
from multiprocessing.connection import Connection
from referat_cli.store import workers

workers.processors = lambda: 2

def double(number):
    return 2 * number

def never(number):
    os.write(1, f"{os.getpid()}\\n".encode())
    while True:
        signal.pause()

def big(number):
    return bytes(3_000_000 + number)

def killed(number):
    if multiprocessing.parent_process() and number % 20 == 10:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(number)

def broken(number):
    raise ValueError(number)

def killed_while_it_speaks():
    def half(line, content):
        os.write(line.fileno(), bytes(content)[:6])
        os.kill(os.getpid(), signal.SIGKILL)
    if multiprocessing.parent_process():
        Connection._send = half
"""


def program(text: str, folder: Path) -> Path:
    """A program that shares work between two processes."""
    path = folder / "program.py"
    path.write_text(_BEGUN + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("print(list(workers.spread(double, range(50))))", f"{[2 * number for number in range(50)]}\n"),
        ("answers = workers.spread(double, range(50)); print(next(answers)); answers.close()", "0\n"),
        (
            "for _ in range(20): answers = workers.spread(big, range(50)); next(answers); answers.close()\nprint(1)",
            "1\n",
        ),
        (
            "answers = workers.spread(len, [bytes(1 << 20)] * 50); print(next(answers)); answers.close()",
            f"{1 << 20}\n",
        ),
        ("try: list(workers.spread(broken, range(50)))\nexcept ValueError as error: print(error)", "0\n"),
        ("try: list(workers.spread(double, (1 // 0 for _ in 'a')))\nexcept ZeroDivisionError: print('delt')", "delt\n"),
        ("print(list(workers.spread(killed, range(50))))", f"{[2 * number for number in range(50)]}\n"),
        (
            "print(list(workers.spread(double, range(50), killed_while_it_speaks)))",
            f"{[2 * number for number in range(50)]}\n",
        ),
        (
            "resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))\nprint(list(workers.spread(double, range(50))))",
            f"{[2 * number for number in range(50)]}\n",
        ),
    ],
    ids=[
        "all is answered",
        "nobody wants the rest",
        "an answer is half told",
        "a question is half asked",
        "a process cannot answer",
        "there is no question",
        "a process is killed from outside",
        "a process is killed in the middle of its answer",
        "no process can be started",
    ],
)
def test_nothing_is_left_when_the_answers_end(text: str, said: str, tmp_path: Path) -> None:
    """Neither a process nor the thread that looks after them, so the program's end has nothing to meet half closed."""
    done = run(tmp_path, sys.executable, str(program(text + _LEFT, tmp_path)))
    assert (done.code, done.err, done.out) == (0, "", said + _NOTHING_LEFT)


# Windows has neither process groups nor this signal in the form that a terminal sends it.
if sys.platform != "win32":

    def test_ctrl_c_ends_processes_that_would_never_end(tmp_path: Path) -> None:
        """The signal goes to the whole group, as a terminal sends it, and more than once; nobody outlives the first."""
        # The tests themselves may be deaf to the signal, as what runs in the background is.
        text = "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        text += "try: list(workers.spread(never, range(50)))\nexcept KeyboardInterrupt: raise SystemExit(130)"
        process = subprocess.Popen(
            [sys.executable, str(program(text, tmp_path))],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        assert process.stdout
        try:
            started = [int(process.stdout.readline()) for _ in range(2)]
            os.killpg(process.pid, signal.SIGINT)
            os.killpg(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=30)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        assert (out, err) == ("", "")
        # The second signal may come when Python has let go of its handler, and ends it: a shell says 130 of either.
        assert process.returncode in {130, -signal.SIGINT}
        for pid in started:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)

    def test_when_the_first_process_is_killed_the_others_end(tmp_path: Path) -> None:
        """It can tell nobody; their streams, which are its own, are closed when the last of them has gone."""
        process = subprocess.Popen(
            [sys.executable, str(program("list(workers.spread(never, range(50)))", tmp_path))],
            env=environment(),
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        assert process.stdout
        started = [int(process.stdout.readline()) for _ in range(2)]
        process.kill()
        try:
            out, _err = process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            for pid in started:
                os.kill(pid, signal.SIGKILL)
            raise
        assert out == b""
