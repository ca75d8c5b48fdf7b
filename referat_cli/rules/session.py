"""What is wrong with many files, found with every processor and in bounded memory?

A committee's year is the unit of work: its meetings are each other's neighbours, so what one process has read for the
first of them serves the rest, and is let go of when the last is judged.
"""

import gc
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import groupby

from referat_cli.archive.archive import Archive
from referat_cli.archive.paths import home
from referat_cli.archive.snapshot import Snapshot
from referat_cli.record.light import make_events_light
from referat_cli.record.problem import Problem
from referat_cli.rules.judge import judge

# Fewer files than this are judged sooner than another process has started (measured: 0.2 s against 2 ms a file).
WORTH_A_PROCESS = 150


def judge_all(archive: Archive, paths: Iterable[str], today: date) -> Iterator[Problem]:
    """Every problem of the files, in the order of the paths, each judged with its neighbours."""
    wanted = list(paths)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    units = [list(unit) for _year, unit in groupby(wanted, key=_year_of)]
    if processors == 1 or len(wanted) < 2 * WORTH_A_PROCESS or len(units) == 1:
        for unit in units:
            yield from _judge_unit(archive, today, unit)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a tenth of the time of checking one file

    # What is loaded now stays: collecting garbage in the processes to come need not look through it each time.
    gc.freeze()
    with ProcessPoolExecutor(processors, initializer=_begin, initargs=(archive.snapshot,)) as pool:
        try:
            with _undisturbed():
                answers = pool.map(partial(_judge_in_process, today), units)
            for problems in answers:
                yield from problems
        finally:  # nothing is left to do where all is done; after Ctrl-C, what has not begun never does
            pool.shutdown(wait=False, cancel_futures=True)


def _year_of(path: str) -> tuple[str, str | None] | None:
    where = home(path)
    return (where.committee, where.year) if where else None


def _judge_unit(archive: Archive, today: date, paths: list[str]) -> list[Problem]:
    found = [problem for path in paths for problem in judge(archive, path, today)]
    archive.forget_meetings()
    return found


# The archive of a worker process; each reads what it needs for itself.
_own: list[Archive] = []


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, so that they are born deaf to it: it is for the first one alone."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(snapshot: Snapshot) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held back
    make_events_light()
    _own[:] = [Archive(snapshot)]


def _judge_in_process(today: date, paths: list[str]) -> list[Problem]:
    return _judge_unit(_own[0], today, paths)
