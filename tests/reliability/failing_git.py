"""A ``git`` that asks the real one and fails in a chosen way; run by the stand-in of `tests.reliability.git_failures`.

Arguments: the way, the real program, and what Git was asked.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

out, said = sys.stdout.buffer, sys.stderr.buffer


def real() -> "subprocess.CompletedProcess[bytes]":
    """What the real program answers."""
    return subprocess.run(sys.argv[2:], capture_output=True, check=False)


def half(answer: bytes) -> bytes:
    """The beginning of an answer, never one that ends where a name does: such a one may be whole."""
    end = len(answer) // 2
    while end and answer[end - 1] in b"\0\n":
        end -= 1
    return answer[:end]


def killed() -> int:
    """End as a process does that is killed."""
    out.flush()
    os.kill(os.getpid(), signal.SIGKILL)
    return 1


def printed(text: bytes, code: int = 0, complaint: bytes = b"") -> int:
    """Print and end."""
    said.write(complaint)
    out.write(text)
    return code


def killed_midway() -> int:
    """Say half, and be killed."""
    printed(half(real().stdout))
    return killed()


def closed_early() -> int:
    """Read and say nothing, and go on for a little."""
    os.close(0)
    os.close(1)
    time.sleep(0.02)
    return 0


def warned() -> int:
    """Warn at length, and answer."""
    said.write(b"warning: noe er rart\n" * 5000)
    said.flush()
    return answered()


def answered(more: bytes = b"", code: int | None = None) -> int:
    """Answer as the real program does, and go on."""
    done = real()
    return printed(done.stdout + more, done.returncode if code is None else code, done.stderr)


def waited() -> int:
    """Take its time, and answer."""
    time.sleep(0.05)
    return answered()


def too_old() -> int:
    """A Git from before 2.31, that says again what it does not know."""
    return (
        answered()
        if "--path-format=absolute" not in sys.argv
        else printed(b"--path-format=absolute\nfalse\n.git\n.git\n/\n")
    )


DUBIOUS = b"fatal: detected dubious ownership in repository\n\tgit config --global --add safe.directory x\n"
WAYS: dict[str, Callable[[], int]] = {
    "exits with 1": lambda: 1,
    "exits with 128": lambda: 128,
    "exits with 129": lambda: 129,
    "exits with 1 and says why": lambda: printed(b"", 1, b"error: noe er galt\n"),
    "exits with 128 and says why": lambda: printed(b"", 128, b"fatal: noe er galt\n"),
    "exits with 128 and says it in bytes": lambda: printed(b"", 128, b"\xff\x1b[31m\xe6\n\n"),
    "usage": lambda: printed(b"usage: git\n", 129, b"error: unknown option\n"),
    "not permitted": lambda: printed(b"", 128, b"fatal: cannot open '.git/HEAD': Permission denied\n"),
    "disk full": lambda: printed(b"", 128, b"fatal: write error: No space left on device\n"),
    "dubious ownership": lambda: printed(b"", 128, DUBIOUS),
    "is killed": killed,
    "is killed midway": killed_midway,
    "is cut short": lambda: printed(half(real().stdout)),
    "is cut short and exits with 128": lambda: printed(half(real().stdout), 128),
    "answers, and exits with 1": lambda: answered(code=1),
    "answers, and more": lambda: answered(b"og mer"),
    "answers, and a name more": lambda: answered(b"og mer\0"),
    "answers nothing": lambda: 0,
    "answers with a sentence": lambda: printed(b"git version 2.39.5\n"),
    "answers with noise": lambda: printed(bytes(range(256)) * 40),
    "answers with names": lambda: printed(b"a\0b c d e\0" * 40),
    "closes its streams": closed_early,
    "warns at length": warned,
    "is slow": waited,
    "is too old": too_old,
}

if __name__ == "__main__":
    sys.exit(WAYS[sys.argv[1]]())
