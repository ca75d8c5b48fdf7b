"""Which wishes are met: what was measured, against what, and how large may it be?"""

import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Run, ratio, run

Command = Sequence[str]
Runs = dict[str, list[Run]]

WRONG_CALL = 2


@dataclass(frozen=True)
class Wish:
    """One row: what is wished of it, and what was found; where nothing could be measured, why."""

    name: str
    most: float
    found: float | None
    unit: str = "×"
    why: str = ""
    clock: str = ""

    def line(self) -> str:
        """The row as text."""
        if self.found is None:
            return f"{self.name:<66} {'–':>10} {self.most:>8g} {self.unit:<3} {self.why}"
        met = "met" if self.found <= self.most else "NOT met"
        return f"{self.name:<66} {self.found:>10.2f} {self.most:>8g} {self.unit:<3} {met:<8} {self.clock}"


HEAD = f"{'':<66} {'measured':>10} {'wish':>8}"


class Bench:
    """Runs commands in turn in a folder, leaves out those that this version does not have, and gathers the rows."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        self.wishes: list[Wish] = []

    def missing(self, command: Command) -> str:
        """Why a command cannot be measured, after one run that also warms it up; empty where it can be."""
        done = subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
        if done.returncode == 0:
            return ""
        said = (done.stderr.strip().splitlines() or ["no hit"])[0]
        return f"not there: {said}" if done.returncode == WRONG_CALL else f"left with {done.returncode}: {said}"

    def measure(self, commands: Mapping[str, Command], rounds: int = 0) -> tuple[Runs, dict[str, str]]:
        """Each command that works, in turn; and why the others do not."""
        reasons = {name: self.missing(command) for name, command in commands.items()}
        there = {name: command for name, command in commands.items() if not reasons[name]}
        runs: Runs = {name: [] for name in there}
        for _round in range(rounds or self.rounds):
            for name, command in there.items():
                runs[name].append(run(command, self.folder))
        return runs, reasons

    def hold(self, name: str, most: float, runs: Runs, pair: tuple[str, str], reasons: Mapping[str, str]) -> None:
        """Gather and print a row: the first of the pair may take so many times as long as the second."""
        first, second = pair
        if first in runs and second in runs:
            clock = " / ".join(f"{1000 * statistics.median(r.wall for r in runs[key]):.0f} ms" for key in pair)
            self.tell(Wish(name, most, ratio(runs[first], runs[second]), clock=clock))
        else:
            self.tell(Wish(name, most, None, why=reasons.get(first) or reasons.get(second) or ""))

    def tell(self, wish: Wish) -> None:
        """Gather a row, and print it at once."""
        self.wishes.append(wish)
        print(wish.line(), flush=True)
