"""How is work shared among the processors, so that memory stays bounded and Ctrl-C is heard once?"""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")

# How many pieces of work wait for each processor: enough that none stands idle, few enough to fit in memory.
_WAITING = 3


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    answer: Callable[[Question], Answer],
    questions: Iterable[Question],
    begin: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
) -> Iterator[Answer]:
    """The answers to the questions, in order, from as many processes as there are processors.

    ``begin`` is called with ``given`` once in each process. Ctrl-C is for the first process alone; what has not begun
    by then never does.
    """
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - a tenth of the time of checking a file

    # What is loaded now stays: collecting garbage in the processes to come need not look through it each time.
    gc.freeze()
    with ProcessPoolExecutor(processors(), initializer=_begin, initargs=(begin, given)) as pool:
        waiting: deque[Future[Answer]] = deque()
        try:
            # The processes start here, before a question opens a pipe that they would hold open without knowing.
            with _undisturbed():
                pool.submit(_begun).result()
            for question in questions:
                waiting.append(pool.submit(answer, question))
                if len(waiting) > _WAITING * processors():
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:  # nothing is left to do where all is done
            pool.shutdown(wait=False, cancel_futures=True)


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


def _begun() -> None:
    """Answer that there is a process to answer."""


def _begin(begin: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    from referat_cli.record.light import make_events_light  # noqa: PLC0415 - who has nothing to read does without

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held back
    make_events_light()
    if begin:
        begin(*given)
