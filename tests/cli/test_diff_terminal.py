"""Proposed against adopted on a real terminal, as wide and as narrow as people have them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.running import environment

ROOT = Path(__file__).parents[2]

# Windows has no such terminals to open from a program.
if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios
    from contextlib import suppress

    def on_a_terminal(folder: Path, columns: int, *arguments: str) -> str:
        """What a person sees who runs the command on a terminal of that width."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        command = [sys.executable, "-m", "referat_cli", *arguments]
        with subprocess.Popen(
            command, cwd=folder, env=environment(TERM="xterm"), stdout=theirs, stdin=theirs
        ) as process:
            os.close(theirs)
            seen = b""
            with suppress(OSError):  # what Linux says when the other end is closed
                while piece := os.read(ours, 65536):
                    seen += piece
            process.wait()
        os.close(ours)
        return seen.decode().replace("\r\n", "\n")

    @pytest.mark.parametrize("columns", [44, 80, 120])
    def test_on_a_terminal_every_line_fits(columns: int) -> None:
        """The first line is folded too, and on a narrow screen the texts stand below their numbers."""
        text = on_a_terminal(ROOT, columns, "diff", "2024-10-29", "--color", "never")
        assert max(map(len, text.splitlines())) <= columns
        assert ("– → 1.3.1  tilføyd\n    {+knyttes opp" in text) == (columns == 44)
