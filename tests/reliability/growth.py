"""Time and memory grow with a file and no faster: every step of the way from bytes to an answer, at three sizes.

A step that takes the square of a file takes sixteen times as long for one that is four times as large. What is asked
for is less than `STEEPEST`, of the least of several times of the processor: a machine that is busy makes a time longer,
never shorter. What seems too steep is measured again, size by size in turn, until it is not or has been so every time.

Each time is that of a text which nobody has read before: what is kept from one text to the next is forgotten first.
"""

import gc
import math
import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from time import thread_time
from typing import Any, NamedTuple

from referat_cli.compare.approval import approved_text
from referat_cli.compare.outcome import case_outcome
from referat_cli.compare.points import compare
from referat_cli.compare.records import meeting_changes, register_changes
from referat_cli.compare.text_diff import compare_words
from referat_cli.document import schema
from referat_cli.document.document import Document
from referat_cli.document.formatter import canonical
from referat_cli.document.parser import read
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.texts import texts_of
from referat_cli.queries.cases import FoundCase
from referat_cli.queries.decisions import compared
from referat_cli.queries.decisions import rows as diff_rows
from referat_cli.queries.revisions import ChangedRecord
from referat_cli.queries.search import excerpt
from referat_cli.queries.search_syntax import understood
from referat_cli.render import minutes
from referat_cli.render import problems as problem_forms
from referat_cli.render.diff import html
from referat_cli.render.diff.formats import comparison_table
from referat_cli.render.diff.sentences import View
from referat_cli.render.difference import changes_table
from referat_cli.render.page import HtmlPage, MarkdownPage, TerminalPage
from referat_cli.render.screen import Screen
from referat_cli.render.table import ListFormat
from referat_cli.render.text import difference
from referat_cli.rules.needs import needs_of
from referat_cli.rules.runner import checks, fix, judge
from referat_cli.store.rows import facts_of, read_version, texts_of_record
from tests.reliability.hostile_shapes import SHAPES
from tests.reliability.mutants import PATHS
from tests.support.archives import MINUTES, REGISTER
from tests.support.judging import in_memory
from tests.support.running import TODAY

# Bytes of a file, about; and where memory is measured, whose last is far above every bound that a comparison has.
SIZES, _SIZES_OF_MEMORY = (4_000, 16_000, 64_000), (8_000, 32_000, 128_000)
# From a size to the next time may grow with the size to this power, and from the first to the last with the second:
# 1 is a line, 2 the square.
STEEPEST, _STEEP = 1.45, 1.25
# Less than this is not measured well, and is soon done: seconds, and megabytes.
_SHORT, _LITTLE = 0.02, 1.0
# What seems too steep is measured so many times again.
_AGAIN = 4
# A file so small that only the first use of a step costs anything.
_TINY = 500
# The steps whose memory is measured too, which takes several times as long as the time.
_OF_MEMORY = ("validate", "compare points", "compare meetings")
_SCREEN = Screen()
_LIST_FORMS: tuple[ListFormat, ...] = ("table", "json", "ndjson", "csv", "markdown")

Steps = Iterator[tuple[str, Callable[[], object]]]


class Measured(NamedTuple):
    """What one step took of a file of so many bytes: seconds of the processor, or megabytes."""

    size: int
    taken: float


Measure = Callable[[Callable[[], object]], float]


def check(seed: int, _folder: Path) -> Counter[str]:
    """One shape of file: every step of it at three sizes."""
    name = [*SHAPES][(seed - 1) % len(SHAPES)]
    found = [*steep(name), *memory_is_steep(name)]
    assert not found, f"«{name}»: " + "; ".join(found)
    return Counter({f"{SHAPES[name].kind} files": 1, "steps": sum(1 for _step in steps(name, _TINY))})


def judge_total(total: Counter[str]) -> None:
    """Meetings and registers were both measured."""
    missing = [kind for kind in schema.KINDS if not total[f"{kind} files"]]
    assert not missing, f"nothing of this kind was tried: {', '.join(missing)}"


def steep(name: str, sizes: tuple[int, ...] = SIZES, only: tuple[str, ...] = ("",)) -> list[str]:
    """The steps of a shape that grow faster than its file, with their times; ``only`` those of that beginning."""
    for step, work in steps(name, _TINY):  # what is loaded when it is first needed
        if step.startswith(only):
            work()
    first = measured(name, sizes, only, seconds)
    suspects = {step: times for step, times in first.items() if len(times) == len(sizes) and is_steep(times, _SHORT)}
    for _time in range(_AGAIN if suspects else 0):
        again = measured(name, sizes, tuple(suspects), seconds)
        least = {
            step: [min(pair, key=lambda one: one.taken) for pair in zip(suspects[step], again[step], strict=True)]
            for step in suspects
        }
        suspects = {step: times for step, times in least.items() if is_steep(times, _SHORT)}
    return [_told(step, times, "s") for step, times in suspects.items()]


def memory_is_steep(
    name: str, sizes: tuple[int, ...] = _SIZES_OF_MEMORY, only: tuple[str, ...] = _OF_MEMORY
) -> list[str]:
    """The steps of a shape that take more memory than its file accounts for; the largest size decides, where needed.

    A comparison has a table that is as large as the square of a text until a bound.
    """
    first = measured(name, sizes[:2], only, megabytes)
    suspects = {step: both for step, both in first.items() if len(both) > 1 and is_steep(both, _LITTLE)}
    if not suspects:
        return []
    last = measured(name, sizes[2:], tuple(suspects), megabytes)
    return [
        _told(step, found, "MB") for step, both in suspects.items() if is_steep(found := [*both, *last[step]], _LITTLE)
    ]


def measured(name: str, sizes: tuple[int, ...], only: tuple[str, ...], measure: Measure) -> dict[str, list[Measured]]:
    """What the steps of these beginnings took, by size."""
    found: dict[str, list[Measured]] = {}
    for size in sizes:
        length = len(SHAPES[name].made(size)[0].encode("utf-8", "surrogatepass"))
        for step, work in steps(name, size):
            if step.startswith(only):
                found.setdefault(step, []).append(Measured(length, measure(work)))
    return found


def _told(step: str, found: list[Measured], unit: str) -> str:
    return f"{step} {', '.join(f'{one.size}: {one.taken:.3f} {unit}' for one in found)}"


def is_steep(found: list[Measured], little: float) -> bool:
    """Whether it grows faster than it may, in the last step and on the whole, and is more than a little."""
    first, before, last = found[0], found[-2], found[-1]
    return last.taken > little and _power(before, last) > STEEPEST and _power(first, last) > _STEEP


def _power(before: Measured, after: Measured) -> float:
    """The power of the size that it grew with."""
    return math.log(after.taken / max(before.taken, 1e-6)) / math.log(after.size / before.size)


def seconds(work: Callable[[], object]) -> float:
    """The time of the processor that the work takes, done once: the second time an archive would know its answer."""
    forget()
    gc.disable()  # what it costs to look through all that is there says nothing of the work
    try:
        began = thread_time()
        work()
        return thread_time() - began
    finally:
        gc.enable()


def megabytes(work: Callable[[], object]) -> float:
    """The memory that the work takes, at its highest."""
    forget()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def forget() -> None:
    """Forget what the program keeps of texts that it has read: all that it keeps so many of and no more.

    What is kept without a bound is the program's own: its schemas, its lists of words.
    """
    for kept in _bounded_caches(len(sys.modules)):
        kept.cache_clear()


@lru_cache(maxsize=1)
def _bounded_caches(_loaded: int) -> set[Any]:
    """The functions that keep a bounded number of answers, in the modules that are loaded."""
    modules = [module for name, module in sys.modules.items() if name.startswith("referat_cli.")]
    kept = {value for module in modules for value in vars(module).values() if isinstance(value, type(_bounded_caches))}
    return {one for one in kept if one.cache_parameters()["maxsize"] is not None}


def steps(name: str, size: int) -> Steps:
    """Every step from the bytes of a shape to an answer, ready to be measured."""
    kind, made = SHAPES[name]
    text, other = made(size)
    content, path = text.encode("utf-8", "surrogatepass"), PATHS[kind]
    yield from _of_a_file(content, path, kind)
    document = read(content, path)
    record = schema.typed(document.value, kind) if document.readable else None
    after = read(other.encode("utf-8", "surrogatepass"), path) if other else None
    then = schema.typed(after.value, kind) if after and after.readable else None
    if isinstance(record, Meeting):
        yield from _of_a_meeting(record, document, path)
    if isinstance(record, Meeting) and isinstance(then, Meeting):
        yield from _of_two_meetings(record, then, path)
    elif isinstance(record, Committee) and isinstance(then, Committee):
        yield "compare registers", lambda: register_changes(record, then)


def _of_a_file(content: bytes, path: str, kind: schema.Kind) -> Steps:
    files = {PATHS["moete"]: MINUTES.encode(), PATHS["utvalg"]: REGISTER.encode(), path: content}

    def with_places() -> object:
        document = read(content, path)
        return document.root, document.acceptances

    yield "read", lambda: read(content, path)
    if len(content) < SIZES[2]:
        yield "read in Python", lambda: read(content, path, pure=True)
    yield "places", with_places
    yield "form", lambda: in_memory(files).entry(path)
    yield "rows", lambda: read_version(("blob", kind, content))
    archive = in_memory(files)
    entry = archive.entry(path)
    if entry.document.readable or entry.supposed is not None:
        given = needs_of(archive, entry, TODAY)
        for rule, rule_check, arguments in checks(frozenset(given), entry.keys):
            needs = arguments(given)
            yield f"rule {rule.code}", lambda ask=rule_check, needs=needs: sum(1 for _ in ask(*needs))  # type: ignore[misc]
    yield "validate", lambda: judge(in_memory(files), path, TODAY)
    problems = judge(archive, path, TODAY)
    for form, write in problem_forms.FORMATS.items():
        report = problem_forms.Report(problems, 1, str)
        yield f"validate as {form}", lambda write=write, report=report: write(report, _SCREEN)  # type: ignore[misc]
    yield "fix", lambda: fix(in_memory(files), [path], TODAY, lambda _problem: True)
    if entry.document.readable:
        yield "fmt", lambda: canonical(read(content, path), kind)
        laid_out = canonical(entry.document, kind).encode()
        yield "fmt --diff", lambda: difference(path, content, laid_out, Screen(colour=True))


def _of_a_meeting(record: Meeting, document: Document, path: str) -> Steps:
    facts = facts_of(record, document.value)
    yield "words", lambda: texts_of_record((1, facts.record))
    texts = [text.text for text in texts_of(document.value)]
    for asked in ("saken helse*", '"a a"', "og vedtas"):
        query = understood(asked)
        yield f"excerpts of {asked}", lambda query=query: [excerpt(text, query) for text in texts]  # type: ignore[misc]
    yield "outcome", lambda: [case_outcome(case, record.status) for case in record.cases]
    yield "compare points", lambda: [compare(case.proposal or (), case.decision or ()) for case in record.cases]
    yield "compare texts", lambda: [compare_words(one, other) for one, other in pairwise(texts)]
    cases = [compared(FoundCase(path, record, place), {}) for place in range(len(record.cases))]
    view = View(cases, frozenset([path]), full=True, explain=True)
    for form in _LIST_FORMS:
        yield f"diff as {form}", lambda form=form: comparison_table(view).render(diff_rows(cases), form, _SCREEN)  # type: ignore[misc]
    yield "diff as html", lambda: html.page(view)
    outcomes = [case.known for case in cases]
    pages: tuple[Callable[[], TerminalPage], ...] = (lambda: TerminalPage(_SCREEN), MarkdownPage, HtmlPage)
    for number, page in enumerate(pages):
        yield (
            f"show as {('text', 'markdown', 'html')[number]}",
            lambda page=page: minutes.meeting(  # type: ignore[misc]
                record, path, outcomes, None, page(), committee="Prøveutvalget"
            ),
        )
    yield "show as json", lambda: minutes.meeting_json(document.value, outcomes, path)


def _of_two_meetings(before: Meeting, after: Meeting, path: str) -> Steps:
    yield "compare meetings", lambda: meeting_changes(before, after)
    yield "compare back", lambda: meeting_changes(after, before)
    yield "approved text", lambda: approved_text([before, after])
    changes = meeting_changes(before, after)
    file = ChangedRecord(path, path, before, after, changes)
    table = changes_table([file], "a" * 40, "b" * 40)
    rows = [(file, change) for change in changes]
    for form in _LIST_FORMS:
        yield f"changes as {form}", lambda form=form: table.render(rows, form, _SCREEN)  # type: ignore[misc]
