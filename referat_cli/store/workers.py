"""Work shared among the processors, so that memory stays bounded and Ctrl-C is heard once."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
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
    gone when this ends, and when the first process does: by themselves where all is answered, at once where nobody
    wants the rest. Where the machine lets nobody start them, or ends one of them, the first process answers itself.
    """
    from multiprocessing import active_children  # noqa: PLC0415 - a tenth of the time of checking a file

    # What is loaded now stays: collecting garbage in the processes to come need not look through it each time.
    gc.freeze()
    others = active_children()
    here = _here(work, begin, given)
    waiting: deque[tuple[Task, Future[Result] | None]] = deque()
    finished = False
    pool = None
    try:
        with _undisturbed():
            pool = _pool(begin, given)
        for task in tasks:
            waiting.append((task, _submit(pool, work, task)))
            if len(waiting) > _WAITING * processors():
                yield _answer(here, *waiting.popleft())
        while waiting:
            yield _answer(here, *waiting.popleft())
        finished = True
    finally:
        # Waited for here: what is left to the end of the program can meet a pool that is half closed by then.
        with _undisturbed():
            if pool and not finished:
                _end(pool, [process for process in active_children() if process not in others])
            if pool:
                pool.shutdown(cancel_futures=True)


def _here(
    work: Callable[[Task], Result], begin: Callable[..., None] | None, given: tuple[Any, ...]
) -> Callable[[Task], Result]:
    """The work as it is done in this process, which begins with it at its first task."""

    @cache
    def begun() -> None:
        if begin:
            begin(*given)

    def work_here(task: Task) -> Result:
        begun()
        return work(task)

    return work_here


def _submit(pool: "ProcessPoolExecutor | None", work: Callable[[Task], Result], task: Task) -> "Future[Result] | None":
    """A task given to the processes; None where there are none, or not any more."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as in `spread`

    with suppress(BrokenProcessPool):
        return pool.submit(work, task) if pool else None
    return None


def _answer(work: Callable[[Task], Result], task: Task, future: "Future[Result] | None") -> Result:
    """The answer of the processes to a task, or the work's own where one of them was ended from outside."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as in `spread`

    with suppress(BrokenProcessPool):
        if future:
            return future.result()
    return work(task)


def _pool(begin: Callable[..., None] | None, given: tuple[Any, ...]) -> "ProcessPoolExecutor | None":
    """The processes, started before a task opens a pipe that they would hold open without knowing.

    None where the machine allows too few processes, threads or open files.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as in `spread`
    from multiprocessing import active_children  # noqa: PLC0415 - as in `spread`

    others = active_children()
    try:
        pool = ProcessPoolExecutor(processors(), initializer=_begin, initargs=(begin, given))
        pool.submit(_begun).result()
    except (OSError, RuntimeError):  # a pool of which a process has ended is such an error, too
        for process in active_children():
            if process not in others:
                process.kill()
                process.join()
        return None
    return pool


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
    Thread(target=_end_with_first_process, daemon=True).start()
    if begin:
        begin(*given)


def _end_with_first_process() -> None:
    """End when the first process does: killed, it can tell nobody, and whoever waits for a task would wait for ever."""
    from multiprocessing import parent_process  # noqa: PLC0415 - as in `spread`

    if first := parent_process():
        first.join()
        os._exit(1)
