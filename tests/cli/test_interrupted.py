"""Ctrl-C ends a long check at once, without a word from the processes that it had started."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.archives import write as write_archive
from tests.support.running import environment

# Windows has neither process groups nor this signal in the form that a terminal sends it.
if sys.platform != "win32":

    def test_ctrl_c_ends_a_long_check_with_130_and_no_traceback(tmp_path: Path) -> None:
        """The signal goes to the whole group, as a terminal sends it; the answer is the exit code alone."""
        write_archive(tmp_path, 700)
        process = subprocess.Popen(
            [sys.executable, "-m", "referat_cli", "validate"],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2
        while process.poll() is None and children(process.pid) < min(processors, 2):
            pass  # git is one child at a time; the check itself is several
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out, err.strip()) == (130, "", "")
        assert time.monotonic() - began < 10


def children(pid: int) -> int:
    """How many processes a process has started that are still there."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if listed.exists():
        return len(listed.read_text().split())
    return len(subprocess.run(["pgrep", "-P", str(pid)], check=False, capture_output=True).stdout.split())
