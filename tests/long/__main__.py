"""`python -m tests.long NAME --seed --count`: one suite or all, with a progress bar and a table at the end."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exc
from typing import NamedTuple

import click
from tabulate import tabulate

from tests.long.suites import SUITES, Suite


def check(name: str, seed: int) -> Counter[str] | str:
    """What the case of a seed was made of, or why a law does not hold of it."""
    with TemporaryDirectory() as folder:
        try:
            return SUITES[name].check(seed, Path(folder))
        except Exception:  # noqa: BLE001 - the fault is the answer, and the next case is still asked
            return format_exc()


def answers(name: str, seeds: range, jobs: int) -> Iterator[Counter[str] | str]:
    """One answer a seed, in order."""
    if jobs == 1:
        yield from map(partial(check, name), seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(check, name), seeds, chunksize=max(min(len(seeds) // (jobs * 8), 20), 1))


def run(name: str, seeds: range, jobs: int) -> tuple[Counter[str], dict[int, str]]:
    """What all cases were made of, and the faults by seed."""
    total: Counter[str] = Counter()
    faults = {}
    asked = 0
    try:
        with click.progressbar(answers(name, seeds, jobs), len(seeds), label=name, file=sys.stderr) as found:
            for asked, answer in enumerate(found, 1):
                if isinstance(answer, str):
                    faults[seeds[asked - 1]] = answer
                else:
                    total += answer
    except BrokenProcessPool as error:
        faults[seeds[asked]] = f"{error} The cases from here on were not tried."
    return total, faults


def unmet(suite: Suite, total: Counter[str]) -> str:
    """Why the sum of all cases is not as it must be; empty where it is."""
    try:
        suite.judge(total)
    except AssertionError as error:
        return str(error)
    return ""


class Result(NamedTuple):
    """What a suite came to: its line in the last table, and whether every law held."""

    name: str
    cases: int
    failed: int
    minutes: float
    held: bool


def report(name: str, seeds: range, jobs: int) -> Result:
    """Run a suite, and print what it tried and what failed."""
    began = time.monotonic()
    total, faults = run(name, seeds, jobs)
    wrong = unmet(SUITES[name], total)
    rows = [("cases", len(seeds)), ("failed", len(faults)), *SUITES[name].rows(total)]
    click.echo(tabulate(rows, headers=[name, f"seeds {seeds[0]}-{seeds[-1]}"]))
    for one, fault in list(faults.items())[:20]:
        click.echo(f"\npython -m tests.long {name} --seed {one} --count 1\n{fault}")
    if wrong:
        click.echo(f"\n{wrong}")
    return Result(name, len(seeds), len(faults), (time.monotonic() - began) / 60, not faults and not wrong)


@click.command()
@click.argument("name", required=False, type=click.Choice([*SUITES, "all"]))
@click.option("--seed", default=1, help="The seed of the first case.")
@click.option("--count", type=click.IntRange(min=1), help="How many cases; the suite's own number by default.")
@click.option("--jobs", default=2, type=click.IntRange(min=1), help="How many processes.")
def main(name: str | None, seed: int, count: int | None, jobs: int) -> None:
    """Run a suite, or "all" of them; exit 1 where a law does not hold, with the seeds that show it.

    Without NAME, list the suites.
    """
    if name is None:
        click.echo(tabulate([(key, suite.cases, suite.summary) for key, suite in SUITES.items()], tablefmt="plain"))
        return
    results = []
    for one in SUITES if name == "all" else [name]:
        results.append(report(one, range(seed, seed + (count or SUITES[one].cases)), jobs))
        click.echo()
    if name == "all":
        rows = [(*result[:-1], "yes" if result.held else "NO") for result in results]
        headers = ["suite", "cases", "failed", "minutes", "holds"]
        click.echo(tabulate(rows, headers=headers, tablefmt="github", floatfmt=".1f"))
    sys.exit(0 if all(result.held for result in results) else 1)


if __name__ == "__main__":
    main()
