"""What is wrong with many files, found with every processor and in bounded memory?

A committee's year is the unit of work: its meetings are each other's neighbours, so what one process has read for the
first of them serves the rest, and is let go of when the last is judged.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from referat_cli.archive.archive import Archive
from referat_cli.archive.paths import home
from referat_cli.archive.snapshot import Snapshot
from referat_cli.archive.workers import processors, spread
from referat_cli.record.problem import Problem
from referat_cli.rules.judge import judge

# Fewer files than this are judged sooner than another process has started (measured: 0.2 s against 2 ms a file).
WORTH_A_PROCESS = 150


def judge_all(archive: Archive, paths: Iterable[str], today: date) -> Iterator[Problem]:
    """Every problem of the files, in the order of the paths, each judged with its neighbours."""
    wanted = list(paths)
    units = [list(unit) for _year, unit in groupby(wanted, key=_year_of)]
    if processors() == 1 or len(wanted) < 2 * WORTH_A_PROCESS or len(units) == 1:
        for unit in units:
            yield from _judge_unit(archive, today, unit)
        return
    for problems in spread(partial(_judge_in_process, today), units, _begin, (archive.snapshot,)):
        yield from problems


def _year_of(path: str) -> tuple[str, str | None] | None:
    where = home(path)
    return (where.committee, where.year) if where else None


def _judge_unit(archive: Archive, today: date, paths: list[str]) -> list[Problem]:
    found = [problem for path in paths for problem in judge(archive, path, today)]
    archive.forget_meetings()
    return found


# The archive of a worker process; each reads what it needs for itself.
_own: list[Archive] = []


def _begin(snapshot: Snapshot) -> None:
    _own[:] = [Archive(snapshot)]


def _judge_in_process(today: date, paths: list[str]) -> list[Problem]:
    return _judge_unit(_own[0], today, paths)
