"""What a body proposed in a sentence of the minutes that they call its proposal: "Styret foreslo å øke avgiften."."""

from collections.abc import Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.bodies import DEFINITE_BODY
from referat_cli.paper.reading.words.phrases import FROM, phrase
from referat_cli.paper.reading.words.sentences import LONGEST, sentences

_PROPOSED = phrase(
    rf"(?P<who>{DEFINITE_BODY}) (?:foreslo|føreslo|foreslår|føreslår|(?:gjorde|fremmet|fremja|fremma|hadde|la fr[ae]m)"
    r"(?: (?:et|eit))? (?:forslag|framlegg) om),? (?:(?:at|å) )?(?P<text>.+)"
)


def read_proposal_of_body(lines: Sequence[SourceLine], case: dict[str, Any], where: Where, ledger: Ledger) -> None:
    """Take it for the recommendation, where the case has no other and a later sentence speaks of it by whose it is."""
    if "forslag_til_vedtak" in case or "innstilling_fra" in case:
        return
    every = [one for line in lines if not line.cells for one in sentences(whole(line))]
    for at, sentence in enumerate(every):
        found = _PROPOSED.fullmatch(sentence.raw) if len(sentence.raw) <= LONGEST else None
        if found is None:
            continue
        who = found["who"]
        its = phrase(
            rf"\b{who}(?:s| sitt?)? (?:\w*forslag|framlegg|innstilling)|(?:forslag|framlegg)\w* (?:{FROM}|til) {who}\b"
        )
        if not any(its.search(one.raw) for one in every[at + 1 :]):
            continue
        case["innstilling_fra"] = ledger.value((*where, "innstilling_fra"), sentence.part(*found.span("who")))
        case["forslag_til_vedtak"] = [
            ledger.value((*where, "forslag_til_vedtak", 0), sentence.part(*found.span("text")))
        ]
        ledger.label(sentence)
        ledger.guess(sentence, f"forslag_til_vedtak: {found['text']}", _("lest som forslaget som det ble stemt over"))
        return
