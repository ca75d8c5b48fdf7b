"""How the tests run the command and Git, as a person would: as processes, in a folder, with a clean environment."""

import atexit
import gc
import json
import os
import select
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile, mkdtemp
from typing import Any
from unittest.mock import patch

from referat_cli.cli.main import main

ROOT = Path(__file__).parents[2]
# The day on which every test is run.
TODAY = date(2026, 6, 10)
# The settings of Git in place of a person's own.
GIT_SETTINGS = Path(__file__).with_name("gitconfig")

# What a person's machine may hold that would change an answer, or reach outside the test.
_OWN = ("GIT_", "REFERAT_", "GITHUB_", "NO_COLOR", "COLUMNS", "PAGER", "LESS", "PRE_COMMIT", "PYTHON")


@dataclass(frozen=True)
class Done:
    """What a finished call left: its exit code and its two streams."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """An environment without the machine's own settings; this Python's installed commands come first on the path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Sekretariatet"), ("EMAIL", "sekretariatet@example.org"))
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    quiet = {"GIT_CONFIG_GLOBAL": str(GIT_SETTINGS), "GIT_CONFIG_SYSTEM": os.devnull}
    day = {"REFERAT_TODAY": TODAY.isoformat()}
    return {**kept, **quiet, **identity, **day, "PATH": path, "PYTHONWARNINGS": "error", **more}


def run(folder: Path, *command: str, stdin: str | None = None, **variables: str) -> Done:
    """Run a command in a folder and wait for it."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(**variables),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def referat(folder: Path, *arguments: str, stdin: str | None = None, **variables: str) -> Done:
    """What ``referat`` answers in a folder: in this process, with an environment and streams of its own.

    Nothing it ever says may be a traceback. What only a process can show (limits, signals, streams that nobody has) is
    asked of a `Child`, and what a start does of a process that is started the long way.
    """
    before = Path.cwd()
    os.chdir(folder)
    try:
        return answered(arguments, environment(**variables), stdin)
    finally:
        os.chdir(before)


def answered(arguments: Sequence[str], variables: Mapping[str, str], stdin: str | None = None) -> Done:
    """What ``referat`` answers in this folder and process."""
    given, *streams = (
        TextIOWrapper(BytesIO(text.encode()), encoding="utf-8", errors="surrogateescape")
        for text in (stdin or "", "", "")
    )
    out, err = streams
    gc.freeze()  # so that only what this call leaves is looked through, and its files are closed as a process does
    with (
        patch.dict(os.environ, variables, clear=True),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            code = main(list(arguments))
        except SystemExit as ending:  # so click ends an answer to Tab
            code = ending.code if isinstance(ending.code, int) else 0
    gc.collect()
    gc.unfreeze()
    texts = []
    for stream in streams:
        stream.seek(0)
        texts.append(stream.read())
    assert "Traceback" not in texts[0] + texts[1]
    return Done(code, *texts)


@cache
def _server() -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
    """The fork server of this process, and our end of the line to it; it ends when the line does."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", "tests.support.fork_server", str(theirs.fileno())]
    server = subprocess.Popen(command, cwd=ROOT, env=environment(), pass_fds=[theirs.fileno()])
    theirs.close()
    atexit.register(_end, ours, server)
    return ours, server


def _end(line: socket.socket, server: "subprocess.Popen[bytes]") -> None:
    line.close()
    server.wait()


def _asked(request: dict[str, Any], files: Sequence[int] = ()) -> int:
    """The fork server's answer to a request."""
    line, _process = _server()
    data = json.dumps(request).encode()
    line.sendall(len(data).to_bytes(4))
    if files:
        socket.send_fds(line, [data], files)
    else:
        line.sendall(data)
    return int.from_bytes(line.recv(4, socket.MSG_WAITALL), signed=True)


class Child:
    """A call that has begun in a child of the fork server; its streams are files, unless it is given others.

    ``hindered`` is what `fork_server` reads: ``session``, ``settings``, ``limits``, ``closed``, ``obeys_modes``.
    """

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        stdin: str | int | None = None,
        out: int | None = None,
        err: int | None = None,
        variables: Mapping[str, str] | None = None,
        **hindered: Any,  # noqa: ANN401 - plain values
    ) -> None:
        self._files = [TemporaryFile() for _stream in range(3)]  # noqa: SIM115 - closed when it has ended
        given, *streams = (file.fileno() for file in self._files)
        if isinstance(stdin, int):
            given = stdin
        else:
            self._files[0].write((stdin or "").encode())
            self._files[0].seek(0)
        out, err = (stream if own is None else own for own, stream in zip((out, err), streams, strict=True))
        self._alive, held = os.pipe()
        request = {"folder": str(folder), "arguments": arguments, **hindered}
        request["environment"] = environment() if variables is None else dict(variables)
        self.pid = _asked(request, [given, out, err, held])
        os.close(held)

    def is_gone(self, seconds: float) -> bool:
        """Whether the child, and every process that it has shared its work with, ends within so many seconds."""
        return bool(select.select([self._alive], [], [], seconds)[0])

    def done(self, *, checked: bool = True) -> Done:
        """What the child left when it has ended; nothing it ever says may be a traceback."""
        code = _asked({"wait": self.pid})
        os.close(self._alive)
        texts = []
        for stream in self._files:
            stream.seek(0)
            texts.append(stream.read().decode().replace("\r\n", "\n"))
            stream.close()
        assert not checked or "Traceback" not in texts[1] + texts[2], texts
        return Done(code, *texts[1:])


def shown_on(terminal: int) -> str:
    """All that is written to a terminal until nobody has it open any more; then it is closed."""
    seen = b""
    with suppress(OSError):  # how a terminal says that nobody writes to it any more
        while piece := os.read(terminal, 65536):
            seen += piece
    os.close(terminal)
    return seen.decode().replace("\r\n", "\n")


def on_a_terminal(folder: Path, columns: int, *arguments: str, **variables: str) -> str:
    """What a person sees who runs ``referat`` on a terminal of that width; Windows has none to open from a program."""
    import fcntl  # noqa: PLC0415 - not there on Windows
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    own = environment(TERM="xterm", REFERAT_PAGER="")  # nobody is there to leave a pager
    child = Child(folder, *arguments, stdin=theirs, out=theirs, err=theirs, variables=own | variables)
    os.close(theirs)
    seen = shown_on(ours)
    child.done()
    return seen


def git(folder: Path, *arguments: str) -> str:
    """Run one git command that must succeed, and return what it prints."""
    done = run(folder, "git", *arguments)
    assert done.code == 0, done.err
    return done.out


@cache
def _nothing_committed() -> Path:
    """What Git makes of a new repository: it is the same each time, and soon copied."""
    folder = Path(mkdtemp(prefix="referat-"))
    atexit.register(shutil.rmtree, folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder / ".git"


def repository(folder: Path) -> Path:
    """Make the folder a Git repository with everything in it committed."""
    if (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    else:
        shutil.copytree(_nothing_committed(), folder / ".git")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=Begin")
    return folder
