"""`python -m tests.long NAME --seed --count`: one suite, with a progress bar and a table at the end."""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exc

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
    with click.progressbar(answers(name, seeds, jobs), len(seeds), label=name, file=sys.stderr) as found:
        for seed, answer in zip(seeds, found, strict=True):
            if isinstance(answer, str):
                faults[seed] = answer
            else:
                total += answer
    return total, faults


def unmet(suite: Suite, total: Counter[str]) -> str:
    """Why the sum of all cases is not as it must be; empty where it is."""
    try:
        suite.judge(total)
    except AssertionError as error:
        return str(error)
    return ""


@click.command()
@click.argument("name", required=False, type=click.Choice(list(SUITES)))
@click.option("--seed", default=1, help="The seed of the first case.")
@click.option("--count", type=click.IntRange(min=1), help="How many cases; the suite's own number by default.")
@click.option("--jobs", default=2, type=click.IntRange(min=1), help="How many processes.")
def main(name: str | None, seed: int, count: int | None, jobs: int) -> None:
    """Run a suite; exit 1 where a law does not hold, with the seeds that show it. Without NAME, list the suites."""
    if name is None:
        click.echo(tabulate([(key, suite.cases, suite.summary) for key, suite in SUITES.items()], tablefmt="plain"))
        return
    suite = SUITES[name]
    seeds = range(seed, seed + (count or suite.cases))
    total, faults = run(name, seeds, jobs)
    wrong = unmet(suite, total)
    rows = [("cases", len(seeds)), ("failed", len(faults)), *sorted(total.items())]
    click.echo(tabulate(rows, headers=[name, f"seeds {seeds[0]}-{seeds[-1]}"]))
    for one, fault in list(faults.items())[:5]:
        click.echo(f"\npython -m tests.long {name} --seed {one} --count 1\n{fault}")
    if wrong:
        click.echo(f"\n{wrong}")
    sys.exit(1 if faults or wrong else 0)


if __name__ == "__main__":
    main()
