"""A file as it was read: its value, its problems, and the place of everything in it."""

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Any

from referat_cli.document.comments import Acceptance, acceptances, may_accept
from referat_cli.document.confidential import hidden_spans
from referat_cli.document.nodes import Node, Tree
from referat_cli.document.parts import TextParts
from referat_cli.i18n import _
from referat_cli.model.identity_numbers import has_identity_number, without_identity_numbers
from referat_cli.model.problem import (
    MOST_OF_A_KIND,
    WITHOUT_SOURCE,
    Finding,
    Key,
    Place,
    Problem,
    Severity,
    TextProblem,
    Where,
    Within,
    around,
    bounded,
    shortened,
)


@dataclass(eq=False, kw_only=True)
class Document:
    """A file as it was read.

    ``text`` has lines ended by line feeds and no mark before it, ``value`` is what it says, lists and scalars as in
    YAML 1.2. Where ``readable`` is false the value is None and nothing may be concluded from it; ``problems`` says why.
    """

    path: str
    text: str
    value: Any = None
    # What a file that is not readable would say without the characters that are told of; None where that is in doubt.
    supposed: Any = None
    readable: bool = True
    problems: tuple[Problem, ...] = ()
    # Places and acceptances are found when they are first asked for: most files are read for their value alone.
    parse: Callable[[], Tree] = field(repr=False, default=Tree)
    # The codes of which each problem is told, however many they are; of others as many as somebody reads.
    every: frozenset[str] = frozenset()
    # Whether there is nothing unusual in the text, so that the lines of a part of it tell where it begins and ends.
    ordinary: bool = field(repr=False, default=False)
    # The text with the mark before it and the carriage returns that the file has, None where it has neither.
    in_file: str | None = field(repr=False, default=None)

    @property
    def likely_value(self) -> Any:  # noqa: ANN401 - whatever the file says
        """What the file says, or would say without the characters that are told of; None where that is in doubt."""
        return self.value if self.readable else self.supposed

    def has(self, where: Where) -> bool:
        """Whether there is something at a place, as far as the file can be read."""
        value = self.likely_value
        for step in where:
            there = range(len(value)) if isinstance(value, list) else value if isinstance(value, dict) else ()
            if step not in there:
                return False
            value = value[step]
        return True

    @property
    def raw(self) -> str:
        """The text as it stands in the file, character by character."""
        return self.text if self.in_file is None else self.in_file

    @cached_property
    def _tree(self) -> Tree:
        return self.parse()

    @cached_property
    def _parts(self) -> TextParts:
        return TextParts(self.text, self.value)

    def forget_places(self) -> None:
        """Let go of where everything stands, which takes the most memory; asked for again, it is read again."""
        for places in ("_tree", "_parts", "_lines", "_line_starts"):
            self.__dict__.pop(places, None)

    @property
    def root(self) -> Node | None:
        """The value as a tree that knows where everything stands, None where there is none."""
        return self._tree.root

    @cached_property
    def acceptances(self) -> tuple[Acceptance, ...]:
        """The problems that the file itself accepts; none where what it says is in doubt."""
        return acceptances(self.text, self._tree) if self.readable and may_accept(self.text) else ()

    @cached_property
    def acceptances_by_line(self) -> dict[int, list[Acceptance]]:
        """Those of each line."""
        found: dict[int, list[Acceptance]] = {}
        for acceptance in self.acceptances:
            found.setdefault(acceptance.line, []).append(acceptance)
        return found

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        # The lengths of the lines before, and a line feed for each of them.
        return [*map(add, accumulate(map(len, self._lines[:-1]), initial=0), range(len(self._lines)))]

    def place(self, where: Where) -> Place:
        """The place of a value in the file, or of the longest part of ``where`` that exists.

        A list or a mapping on lines of its own and an empty value are shown at their key, and so is a mapping that
        lacks a key.
        """
        node, key, last = self._find(where)
        if node is not None and isinstance(last, Key) and last.name in node.keys:
            return self._place(node.keys[last.name], node.keys[last.name])
        if node is None or (node is self._top and not isinstance(last, Within)):
            return Place()
        if isinstance(last, Within):
            start, end = self._within(node, last)
            return self._place(node, key or node, start, end)
        if key is not None and (node.has_own_lines or last is not None or node.start == node.end):
            return self._place(key, key)
        if node.has_own_lines:
            first = next(iter(node.keys.values()), node)
            return self._place(node, node, node.start, max(first.end, node.start + 1))
        return self._place(node, key or node)

    def offset(self, place: Place) -> int:
        """Where in the text a place begins."""
        return self._line_starts[place.line - 1] + place.column - 1

    def line(self, number: int) -> str:
        """The line of that number (from 1) as it stands in the file, "" where there is none."""
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""

    def written(self, where: Where) -> str:
        """A scalar or a key as it is written in the file (`15.10` of the number 15.1), "" where there is none."""
        node, _, last = self._find(where)
        if node is not None and isinstance(last, Key):
            node = node.keys.get(last.name)
        elif last is not None:
            return ""
        return self.text[node.start : node.end].rstrip("\n") if node is not None and node.kind == "scalar" else ""

    def problem(self, finding: Finding, code: str, severity: Severity) -> Problem:
        """The finding as a problem of this file, with place and source line."""
        return self.problem_at(self.place(finding.where), finding, code, severity)

    def problems_of(self, findings: Iterable[Finding], code: str, severity: Severity) -> Iterator[Problem]:
        """The findings of one kind as problems, as many as are told."""
        most = sys.maxsize if code in self.every else MOST_OF_A_KIND
        return bounded(findings, lambda finding: self.problem(finding, code, severity), most)

    def problem_at(self, place: Place, about: Finding | TextProblem, code: str, severity: Severity) -> Problem:
        """What is said of a place as a problem of this file; what is confidential is not in it."""
        source, cut = around(self.line(place.line), place.column)
        # A text or a path that is quoted may have line ends; what is said of it is one line, as every format has it.
        message, step = (shortened(text.replace("\n", " ")) for text in (about.message, about.step))
        right = about.right if isinstance(about, Finding) else ""
        if code in WITHOUT_SOURCE or self.hides(place.line):
            source, cut = "", 0
            if code not in WITHOUT_SOURCE:
                message = _("avviket står i en lukket sak, så teksten vises ikke")
                step = _("les «referat rule {code}», og rett det i filen").format(code=code)
        if has_identity_number(source):
            source, cut = "", 0
        message, step = without_identity_numbers(message), without_identity_numbers(step)
        return Problem(code, severity, self.path, place, message, step, source=source, cut=cut, right=right)

    def hides(self, line: int) -> bool:
        """Whether a line is of a closed case that says more than it may."""
        if not self._hidden_spans or not 1 <= line <= len(self._lines):
            return False
        start = self._line_starts[line - 1]
        end = start + len(self.line(line))
        return any(begin < end and start < stop for begin, stop in self._hidden_spans)

    @cached_property
    def _hidden_spans(self) -> list[tuple[int, int]]:
        return hidden_spans(self)

    def add_problems(self, problems: Sequence[TextProblem]) -> None:
        """Take over what the reader found, in the order of the text."""
        for problem in sorted(problems, key=lambda problem: problem.start):
            line = bisect_right(self._line_starts, problem.start)
            column = problem.start - self._line_starts[line - 1] + 1
            width = max(1, min(problem.width, len(self.line(line)) - column + 1))
            place = Place(line, column, width, line)
            self.problems += (self.problem_at(place, problem, problem.code, "feil")._replace(more=problem.more),)

    @property
    def _lines_tell(self) -> bool:
        """Whether places are found without the tree of the whole file, which nobody has asked for yet."""
        return self.ordinary and "_tree" not in self.__dict__

    @property
    def _top(self) -> Node | None:
        """The node of the whole file."""
        return self._parts.top if self._lines_tell else self.root

    def _find(self, where: Where) -> tuple[Node | None, Node | None, Key | Within | str | int | None]:
        """The node that ``where`` leads to, the key it stands under, and the step that could not be taken (if any)."""
        node, rest = self._parts.find(where) if self._lines_tell else (None, where)
        if node is None:
            node, rest = self.root, where
        if node is None:
            return None, None, None
        for step in rest:
            if isinstance(step, Key | Within) or step not in node.items:
                return node, node.key, step
            node = node.items[step]
        return node, node.key, None

    def _within(self, node: Node, part: Within) -> tuple[int, int]:
        """Where a part of a text stands in the file; spaces in it may be line breaks there."""
        begin = node.text_start(self.text)
        words = part.text.split()
        if node.kind == "scalar" and words:
            pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
            for index, found in enumerate(pattern.finditer(self.text, begin, node.end)):
                if index == part.nth:
                    return found.span()
        return node.start, node.end

    def _place(self, node: Node, key: Node, start: int | None = None, end: int | None = None) -> Place:
        """The place of a node, or of a part of it, as far as its first line goes."""
        start = node.start if start is None else start
        end = node.end if end is None else end
        line = bisect_right(self._line_starts, start)
        line_start = self._line_starts[line - 1]
        room = len(self.line(line).rstrip()) - (start - line_start)
        width = max(1, min(end - start, room))
        return Place(line, start - line_start + 1, width, bisect_right(self._line_starts, key.start))
