"""How the tests run the command and Git, as a person would: as processes, in a folder, with a clean environment."""

import atexit
import json
import os
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[2]
# The day on which every test is run.
TODAY = date(2026, 6, 10)
# The settings of Git in place of a person's own.
GIT_SETTINGS = Path(__file__).with_name("gitconfig")

# What a person's machine may hold that would change an answer, or reach outside the test.
_OWN = ("GIT_", "REFERAT_", "GITHUB_", "NO_COLOR", "COLUMNS", "PRE_COMMIT", "PYTHON")


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
    """Run ``referat`` in a folder, as a process; nothing it ever says may be a traceback."""
    if hasattr(os, "fork"):
        done = _forked(folder, arguments, stdin, environment(**variables))
    else:
        done = run(folder, sys.executable, "-m", "referat_cli", *arguments, stdin=stdin, **variables)
    assert "Traceback" not in done.err + done.out
    return done


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


def _forked(folder: Path, arguments: tuple[str, ...], stdin: str | None, variables: dict[str, str]) -> Done:
    """The answer of a child of the fork server; its streams are files, as those of a pipe are read to the end."""
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write((stdin or "").encode())
        given.seek(0)
        _begin(folder, arguments, variables, [given.fileno(), out.fileno(), err.fileno()])
        code = _end_of_child()
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode().replace("\r\n", "\n"))
    return Done(code, *texts)


def _begin(folder: Path, arguments: tuple[str, ...], variables: dict[str, str], streams: list[int]) -> None:
    line, _process = _server()
    request = json.dumps([str(folder), arguments, variables]).encode()
    line.sendall(len(request).to_bytes(4))
    socket.send_fds(line, [request], streams)


def _end_of_child() -> int:
    line, _process = _server()
    return int.from_bytes(line.recv(4, socket.MSG_WAITALL), signed=True)


def on_a_terminal(folder: Path, columns: int, *arguments: str, **variables: str) -> str:
    """What a person sees who runs ``referat`` on a terminal of that width; Windows has none to open from a program."""
    import fcntl  # noqa: PLC0415 - not there on Windows
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    _begin(folder, arguments, environment(TERM="xterm") | variables, [theirs] * 3)
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # how a terminal says that nobody writes to it any more
        while piece := os.read(ours, 65536):
            seen += piece
    os.close(ours)
    _end_of_child()
    return seen.decode().replace("\r\n", "\n")


def git(folder: Path, *arguments: str) -> str:
    """Run one git command that must succeed, and return what it prints."""
    done = run(folder, "git", *arguments)
    assert done.code == 0, done.err
    return done.out


def repository(folder: Path) -> Path:
    """Make the folder a Git repository with everything in it committed."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=Begin")
    return folder
