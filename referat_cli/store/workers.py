"""Work shared among the processors, so that memory stays bounded and Ctrl-C is heard once."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from queue import SimpleQueue

    # Where the answer to a task is awaited, and a task that waits with that.
    _Awaited = SimpleQueue[tuple[Any, ...]]
    _Asked = tuple[object, _Awaited]

Task = TypeVar("Task")
Result = TypeVar("Result")

# How many pieces of work wait for each processor: enough that none stands idle, few enough to fit in memory.
_WAITING = 3
# So many answers at most are taken for each task that is given out: where more wait than that, none shall stand idle.
_AT_ONCE = 2
# How long the longest wait is.
_SECONDS = 0.5


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    begin: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
    ahead: int = 0,
) -> Iterator[Result]:
    """The answers to the tasks, in order, from as many processes as there are processors.

    ``begin`` is called with ``given`` once in each process. So many tasks are given out ``ahead`` of the first answer,
    if that is more than usual, and then worked off little by little. Ctrl-C is for the first process alone. The
    processes are gone when this ends, and when the first process does: by themselves where all is answered, at once
    where nobody wants the rest. Where the machine lets nobody start them, or ends one of them, the first process
    answers itself.
    """
    from queue import SimpleQueue  # noqa: PLC0415 - a tenth of the time of checking a file, with what it is used with

    # What is loaded now stays: collecting garbage in the processes to come need not look through it each time.
    gc.freeze()
    here = _here(work, begin, given)
    waiting: deque[tuple[Task, _Awaited | None]] = deque()
    asked: SimpleQueue[_Asked | None] = SimpleQueue()
    helpers: list[_Helper] = []
    threads: list[Thread] = []
    finished = False
    most_waiting = _WAITING * processors()
    try:
        with _undisturbed():
            helpers = _helpers(work, begin, given)
            threads = _threads(helpers, asked)
        for number, task in enumerate(tasks):
            waiting.append((task, _submit(asked, task) if threads else None))
            for _answered in range(_AT_ONCE if number >= ahead else 0):
                if len(waiting) > most_waiting:
                    yield _answer(here, *waiting.popleft())
        while waiting:
            yield _answer(here, *waiting.popleft())
        finished = True
    finally:
        # Waited for here, so that the end of the program meets nothing that is half closed.
        with _undisturbed():
            for helper in helpers:
                helper.end(at_once=not finished)
            for _thread in threads:
                asked.put(None)
            for thread in threads:
                thread.join()
            for helper in helpers:
                helper.wait()


class _Helper(NamedTuple):
    """A process that does the work too, and the line to it, which nobody else has.

    One that is ended in the middle of a word can so leave nobody waiting: what is half said ends there.
    """

    process: "BaseProcess"
    line: "Connection"

    def answer(self, task: Task) -> tuple[Any, ...]:
        """What it answers to a task; nothing where it cannot."""
        try:
            self.line.send((task,))
            answer: tuple[Any, ...] = self.line.recv()
        except (OSError, EOFError):
            return ()
        return answer

    def end(self, *, at_once: bool) -> None:
        """Let it end: when it has answered, or in the middle of something."""
        if at_once:
            self.process.kill()
            return
        with suppress(OSError):
            self.line.send(())

    def wait(self) -> None:
        """Wait until it has ended."""
        self.process.join()
        self.process.close()
        self.line.close()


def _helpers(work: Callable[..., object], begin: Callable[..., None] | None, given: tuple[Any, ...]) -> list[_Helper]:
    """The processes, started before a task opens a pipe that they would hold open without knowing.

    There are none where the machine allows too few processes or open files.
    """
    from multiprocessing import Pipe, Process  # noqa: PLC0415 - as in `spread`

    helpers: list[_Helper] = []
    try:
        for _number in range(processors()):
            ours, theirs = Pipe()
            with theirs:
                process = Process(target=_serve, args=(theirs, work, begin, given), daemon=True)
                try:
                    process.start()
                except OSError:
                    ours.close()
                    raise
            helpers.append(_Helper(process, ours))
    except OSError:
        for helper in helpers:
            helper.end(at_once=True)
            helper.wait()
        return []
    return helpers


def _serve(
    line: "Connection", work: Callable[..., object], begin: Callable[..., None] | None, given: tuple[Any, ...]
) -> None:
    """Answer one task after the other; where that fails, the first process tries it, and says why."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held back
    with suppress(Exception):
        Thread(target=_end_with_first_process, daemon=True).start()
        if begin:
            begin(*given)
        while task := line.recv():
            answer: tuple[object, ...] = ()
            with suppress(Exception):
                answer = (work(*task),)
            line.send(answer)


def _end_with_first_process() -> None:
    """End when the first process does: killed, it can tell nobody, and whoever waits for a task would wait for ever."""
    from multiprocessing import parent_process  # noqa: PLC0415 - as in `spread`

    if first := parent_process():
        first.join()
        os._exit(1)


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


def _threads(helpers: list[_Helper], asked: "SimpleQueue[_Asked | None]") -> list[Thread]:
    """The threads that speak with the processes, one with each; fewer, or none, where the machine has no more.

    The program does not wait for them at its end: a second Ctrl-C may come before anybody could tell them to end.
    """
    threads = [Thread(target=_speak, args=(helper, asked), daemon=True) for helper in helpers]
    started = []
    with suppress(RuntimeError):
        for thread in threads:
            thread.start()
            started.append(thread)
    return started


def _speak(helper: _Helper, asked: "SimpleQueue[_Asked | None]") -> None:
    """Give a process one task after the other, until there are no more."""
    while one := asked.get():
        task, awaited = one
        awaited.put(helper.answer(task))


def _submit(asked: "SimpleQueue[_Asked | None]", task: object) -> "_Awaited":
    """A task for whichever process is idle next."""
    # Not a `Future`: to load those takes the first process 5 ms, in which all others wait for their first task.
    from queue import SimpleQueue  # noqa: PLC0415 - as in `spread`

    awaited: _Awaited = SimpleQueue()
    asked.put((task, awaited))
    return awaited


def _answer(work: Callable[[Task], Result], task: Task, asked: "SimpleQueue[tuple[Result, ...]] | None") -> Result:
    """The answer of another process to a task, or the work's own where there is none."""
    for result in _awaited(asked) if asked else ():
        return result
    return work(task)


def _awaited(asked: "SimpleQueue[tuple[Result, ...]]") -> tuple[Result, ...]:
    """The answer, when it comes; Ctrl-C that comes right before a wait is heard after it, so none is long."""
    from queue import Empty  # noqa: PLC0415 - as in `spread`

    while True:
        with suppress(Empty):
            return asked.get(timeout=_SECONDS)


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
