"""What of a file is not shown to anybody, whatever is wrong with it: closed cases, and national identity numbers.

A closed case that says no more than it may is shown as others are.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from referat_cli.document.comments import CommentedNode, attach_comments, end_of, is_acceptance
from referat_cli.document.nodes import line_start
from referat_cli.i18n import _
from referat_cli.model.closed import CLOSED, closed_cases, leaks, references
from referat_cli.model.identity_numbers import identity_numbers
from referat_cli.model.patterns import LatePattern, QuickTest
from referat_cli.model.problem import Finding, Place, Problem, bounded

if TYPE_CHECKING:
    from referat_cli.document.document import Document

# A key that closes a case, as far as a text that cannot be read shows it.
_CLOSES = LatePattern(r"""(?:^[ \t]*(?:-[ \t]+)?|[{,]\s*)["']?lukket["']?[ \t]*:""", re.MULTILINE)

# Every identity number ends in so many, and few files have them.
_FIVE_DIGITS = QuickTest("[0-9]{5}")

# From where to where in the text.
Span = tuple[int, int]


def closes_a_case(text: str) -> bool:
    """Whether a file seems to close a case."""
    return "lukket" in text and _CLOSES.search(text) is not None


def hidden_spans(document: "Document") -> list[Span]:
    """The parts of a file that are of closed cases and may hold more than they may; the whole of one in doubt."""
    if not closes_a_case(document.text):
        return []
    if document.root is None or document.likely_value is None:
        return [(0, len(document.text))]
    value = document.likely_value
    if not closed_cases(value):  # a key that closes something stands where no case is, or in a text
        return [(0, len(document.text))] if _has_key(value, CLOSED) else []
    places = {where[:3] if where[0] == "kilde" else where[:2] for where in leaks(value)}
    places |= {("saker", place) for place in closed_with_comments(document)}
    if not places:
        return []
    whole = attach_comments(document.root, document.text)
    return [_span(whole, where, document.text) for where in places]


def _has_key(value: object, key: str) -> bool:
    """Whether a key stands anywhere in a value."""
    pending = [value]
    while pending:
        found = pending.pop()
        if isinstance(found, dict):
            if key in found:
                return True
            pending += found.values()
        elif isinstance(found, list):
            pending += found
    return False


def _span(entry: CommentedNode, where: Iterable[str | int], text: str) -> Span:
    """An entry with all the lines around it that no other has; one between brackets is hidden with all of these."""
    start, end = entry.start, end_of(entry)
    for step in where:
        at = next((at for at, below in enumerate(entry.below) if _is_at(below, at, step)), None)
        if at is None:
            break
        before, after = entry.below[max(at - 1, 0)], entry.below[at + 1 : at + 2]
        start = end_of(before) if at else start
        entry = entry.below[at]
        end = after[0].start if after else max(end_of(entry), _end_of_line(text, end_of(entry)))
        if entry.tail or not after:
            end = max(end, _last_comment(text, end))
    return start, end


def _is_at(entry: CommentedNode, at: int, step: str | int) -> bool:
    return entry.key.value == step if entry.key is not None and isinstance(step, str) else at == step


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _last_comment(text: str, at: int) -> int:
    """Where the lines end that hold nothing but comments, from there on."""
    found = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:#[^\n]*)?").match(text, at)
    return found.end() if found else at


def closed_with_comments(document: "Document") -> Iterator[int]:
    """The places of the closed cases that have comments beside, above or below what they say, acceptances aside."""
    value: Any = document.likely_value
    closed = closed_cases(value)
    if not closed or document.root is None or "#" not in document.text:
        return
    whole = attach_comments(document.root, document.text)
    cases = next((entry for entry in whole.below if entry.key and entry.key.value == "saker"), None)
    for place, name in enumerate(references(value)):
        if name in closed and cases is not None and place < len(cases.below) and _has_comment(cases.below[place]):
            yield place


def _has_comment(entry: CommentedNode) -> bool:
    comments = filter(None, (*entry.above, entry.head, entry.beside, *entry.tail))
    return entry.inside or any(not is_acceptance(one) for one in comments) or any(map(_has_comment, entry.below))


def identity_problems(document: "Document") -> Iterator[Problem]:
    """What is said of each national identity number in a file, in its texts and its comments."""
    if not _FIVE_DIGITS.holds(document.text):
        return iter(())
    return bounded(identity_numbers(document.text), lambda span: _identity_problem(document, *span))


def _identity_problem(document: "Document", start: int, end: int) -> Problem:
    line_number = document.text.count("\n", 0, start) + 1
    column = start - line_start(document.text, start) + 1
    place = Place(line_number, column, max(1, min(end, _end_of_line(document.text, start)) - start), line_number)
    message = _("her står et fødselsnummer eller D-nummer, som ikke skal stå i et referat")
    step = _("ta nummeret ut av filen; er det ikke et slikt nummer, godta REF581 med en begrunnelse")
    return document.problem_at(place, Finding((), message, step), "REF581", "feil")
