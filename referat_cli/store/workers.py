"""Work shared among the processors, so that memory stays bounded and Ctrl-C is heard once."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

# How many pieces of work wait for each processor: enough that none stands idle, few enough to fit in memory.
_WAITING = 3


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    begin: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
) -> Iterator[Result]:
    """The answers to the tasks, in order, from as many processes as there are processors.

    ``begin`` is called with ``given`` once in each process. Ctrl-C is for the first process alone. The processes are
    gone when this ends: by themselves where all is answered, at once where nobody wants the rest.
    """
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - a tenth of the time of checking a file
    from multiprocessing import active_children  # noqa: PLC0415 - as above

    # What is loaded now stays: collecting garbage in the processes to come need not look through it each time.
    gc.freeze()
    others = active_children()
    pool = ProcessPoolExecutor(processors(), initializer=_begin, initargs=(begin, given))
    waiting: deque[Future[Result]] = deque()
    finished = False
    try:
        # The processes start here, before a task opens a pipe that they would hold open without knowing.
        with _undisturbed():
            pool.submit(_begun).result()
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) > _WAITING * processors():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        finished = True
    finally:
        # Waited for here: what is left to the end of the program can meet a pool that is half closed by then.
        with _undisturbed():
            if not finished:
                _end(pool, [process for process in active_children() if process not in others])
            pool.shutdown(cancel_futures=True)


def _end(pool: "ProcessPoolExecutor", processes: list["BaseProcess"]) -> None:
    """End processes that are in the middle of something.

    One may be in the middle of an answer, and whoever reads it would wait for the rest for as long as anybody could
    write it, this process too. Before Python 3.14 (`kill_workers`) a pool has no public way to be ended like that.
    """
    writer = getattr(getattr(pool, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()
    for process in processes:
        process.kill()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, which then never hear it, and while they end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begun() -> None:
    """Answer that there is a process to answer."""


def _begin(begin: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held back
    if begin:
        begin(*given)
