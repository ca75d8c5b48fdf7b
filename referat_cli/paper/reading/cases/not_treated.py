"""What became of a case that was not treated, as its text begins with: "Saken ble trukket før møtet."."""

from collections.abc import Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.phrases import BE, THE_CASE, phrase
from referat_cli.paper.reading.words.sentences import sentences

_HOW = r"(?: (?:av|fra|frå|før|i|under|på) [^.]{1,60})?\.?"
_OUTCOMES = {
    "trukket": phrase(rf"(?:{THE_CASE} )?(?:{BE} )?(?:utgår|utgikk|utgjekk|trukket|trekt|trukken){_HOW}"),
    "ikke_behandlet": phrase(
        rf"(?:{THE_CASE} )?(?:{BE} )?(?:ikke|ikkje) (?:behandlet|behandla|handsama|tatt opp|teken opp){_HOW}"
    ),
}


def note_not_treated(lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    """That a case in which nothing was decided was withdrawn or not treated; the text says it too."""
    first = next((line for line in lines if not line.cells and line.text.strip()), None)
    told = sentences(whole(first))[:1] if first and not case.keys() & {"vedtak", "votering", "utfall"} else []
    for outcome, pattern in _OUTCOMES.items():
        if told and pattern.fullmatch(told[0].raw):
            case["utfall"] = outcome
            reading.ledger.place((*where, "utfall"), told[0])
            reading.ledger.guess(told[0], f"utfall: {outcome}", _("lest som at saken ikke ble behandlet"))
