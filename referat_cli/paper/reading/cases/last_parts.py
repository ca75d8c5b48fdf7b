"""What a case ends with under a word that names no decision, and is one: "Anbefaling:", "Oppsummering:".

A body that advises others has nothing else that it arrives at.
"""

from collections.abc import Sequence

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.unlabelled_decisions import decides
from referat_cli.paper.reading.source import whole
from referat_cli.paper.reading.votes.signs import looks_like_vote
from referat_cli.paper.reading.words.labels import word_set
from referat_cli.paper.reading.words.sentences import sentences

_ADVICE = word_set("anbefaling anbefalinger tilraading tilraadning tilraadingar")
_SUMMARY = word_set("oppsummering oppsummert")
# What may stand below what was decided.
_BELOW = ("tasks", "attachments", "whose")


def with_last_as_decision(parts: Sequence[CasePart], reading: CaseReading) -> list[CasePart]:
    """The parts; what a case without a decision ends with is one, where it advises or says what the body does."""
    last = next((place for place in reversed(range(len(parts))) if parts[place].meaning not in _BELOW), None)
    if reading.is_notice or last is None or any(part.meaning == "decision" for part in parts):
        return [*parts]
    part, before = parts[last], parts[:last]
    if part.heading is None or not part.lines or not (_advises(part, before) or _sums_up(part)):
        return [*parts]
    why = _("saken har ingen overskrift «Vedtak», og dette står sist")
    reading.ledger.guess(whole(part.lines[0]), "vedtak", why)
    heading = part.heading._replace(meaning="decision")
    return [*before, part._replace(heading=heading), *parts[last + 1 :]]


def _advises(part: CasePart, before: Sequence[CasePart]) -> bool:
    """Whether a part is the advice that a treatment came to: something was told before, and nobody voted on it."""
    is_advice = part.heading is not None and fold(part.heading.label.text) in _ADVICE
    is_last_word = not any(looks_like_vote(line.text) for line in part.lines)
    return is_advice and is_last_word and any(one.lines for one in before)


def _sums_up(part: CasePart) -> bool:
    """Whether a part sums up by what the body decided: "Oppsummering: Rådet tar saken til orientering."."""
    is_summary = part.heading is not None and fold(part.heading.label.text) in _SUMMARY
    first = sentences(whole(part.lines[0]))[:1]
    return is_summary and bool(first) and decides(first[0].text)
