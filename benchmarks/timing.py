"""How long does a command take, beside others, on a machine that others use as well?

Commands are run in turn, A B B A …, as whole processes, so that none always comes after the same other. What is told
is the median of each and of the ratios pair by pair, which hold when the speed of the machine drifts. Memory is the
largest single process, as the kernel accounts it.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One finished run: seconds on the clock, seconds of work, and the largest process in MB."""

    wall: float
    work: float
    memory: float


def run(command: Sequence[str], folder: Path, accept: Sequence[int] = (0,)) -> Run:
    """Run a command to its end, its output thrown away; raises `RuntimeError` for an exit code not accepted."""
    # A process of its own in between, so that the kernel's account of finished children is of this command alone.
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        began = time.perf_counter()
        with Path(os.devnull).open("wb") as nowhere:
            code = subprocess.call(command, cwd=folder, stdout=nowhere, stderr=nowhere)
        wall = time.perf_counter() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        scale = 1024 if sys.platform != "darwin" else 1024 * 1024
        os.write(writer, f"{code} {wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss / scale}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        code_text, wall_text, work, memory = pipe.read().split()
    os.waitpid(child, 0)
    if int(code_text) not in accept:
        message = f"{' '.join(command[:4])} … left with {code_text}"
        raise RuntimeError(message)
    return Run(float(wall_text), float(work), float(memory))


def side_by_side(
    commands: Mapping[str, Sequence[str]], folder: Path, rounds: int, accept: Sequence[int] = (0,), warm: int = 1
) -> dict[str, list[Run]]:
    """Every command so many times uncounted, then in turn for so many rounds, every second one backwards.

    ``accept`` are the exit codes of one that has done its work; raises `RuntimeError` for any other.
    """
    for command in commands.values():
        for _time in range(warm):
            run(command, folder, accept)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds):
        for name, command in list(commands.items())[:: -1 if number % 2 else 1]:
            runs[name].append(run(command, folder, accept))
    return runs


def ratio(first: Sequence[Run], second: Sequence[Run]) -> float:
    """The median, over the pairs, of how many times longer the first took on the clock."""
    return statistics.median(a.wall / b.wall for a, b in zip(first, second, strict=True))
