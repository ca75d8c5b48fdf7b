"""What became of a case that decides nothing, as its text begins or ends by saying: "Saken ble trukket."."""

from collections.abc import Sequence
from typing import Any

from referat_cli.compare.noun_phrases import Context
from referat_cli.compare.wordings import statements
from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.other_business import is_other_business
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.phrases import THE_CASE, phrase
from referat_cli.paper.reading.words.sentences import sentences

_NOT_DECIDED = frozenset({"utsatt", "tilbakesendt", "oversendt", "trukket", "avvist", "ikke_behandlet"})
_OF_CASE = phrase(rf"\b{THE_CASE}\b")
_OF_PROPOSAL = phrase(r"forslag|framlegg")
# What was not done in some other meeting: "Saken er ikke behandlet før."
_EARLIER = phrase(r"\b(?:før|tidligere|tidlegare)\.?$")
# What says itself what became of a case.
_DECIDES = ("vedtak", "votering", "forslag", "valg", "utfall", "eventuelt")


def write_told_outcome(lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    """Write the outcome that the last sentence of a case tells, or the first; the sentence stays in the text.

    Of other business that is so only where nothing else is told: else it became of the topic that was raised.
    """
    if reading.is_notice or any(key in case for key in _DECIDES):
        return
    told = [one for line in lines if not line.cells for one in sentences(whole(line).stripped("*"))]
    if is_other_business(case["tittel"]) and (told[1:] or not any(_OF_CASE.match(one.text) for one in told)):
        return
    context = Context([case["tittel"]], case.get("saksnr", ""))
    for sentence in (*told[-1:], *told[:1]):
        is_of_case = _OF_CASE.search(sentence.text) or (len(told) == 1 and not _OF_PROPOSAL.search(sentence.text))
        outcome = outcome_told(sentence.text, context, is_alone=len(told) == 1) if is_of_case else None
        if outcome:
            case["utfall"] = outcome
            reading.ledger.place((*where, "utfall"), sentence)
            reading.ledger.guess(sentence, f"utfall: {case['utfall']}", _("står i en sak som ikke har noe vedtak"))
            return


def outcome_told(text: str, context: Context, *, is_alone: bool) -> str | None:
    """What became of a case that decides nothing, where a text says that beyond doubt and nothing else."""
    if _EARLIER.search(text):
        return None
    said = statements(text, context, opening=is_alone)
    return said[0].verdict if len(said) == 1 and said[0].sure and said[0].verdict in _NOT_DECIDED else None
