"""The majority that a decision takes: "Flertallskrav: 2/3", "Forslaget krever to tredjedels flertall."."""

from typing import NamedTuple

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.vote_words import MAJORITY

_SHARES = {"to tred": "2/3", "tre fj": "3/4", "tre fi": "3/4", "fire fem": "4/5", "ni tid": "9/10"}
_SHARE = (
    r"(?P<share>[1-9]\s*/\s*[1-9]0?|(?:to tredj?e|tre fjerde|tre fire|fire femte|ni tiende)del\w*"
    r"|(?P<more_than_half>(?:alminneli|vanle|vanli|simpel|enkel)\w*|1/2|50\s*%))(?:\s*\(\d+(?:[.,]\d+)?\s*%\))?"
)
_NEEDED = phrase(
    rf"(?:(?:{MAJORITY}s?krav(?:et)?|krav til {MAJORITY})\s*:?\s+(?:er )?"
    r"|(?:(?:det|de[nt]te|[\w-]*(?:forslag|vedtak|framlegg|endring|sak)\w*)(?: her)? )?"
    r"(?:krevdes|kravdest|kreves|krevst|krever|krevde|(?:var|er|har) krav (?:om|til)) (?:minst )?)"
    rf"{_SHARE}(?: {MAJORITY})?\.?"
)
# "Nødvendig 2/3 flertall ble ikke oppnådd."
_REACHED = phrase(
    rf"(?:nødvendig |naudsynt |påkrevd |(?:kravet?|krav) (?:om|til) )?{_SHARE} {MAJORITY}(?:et)? {BE} (?:ikk(?:e|je) )?"
    r"(?:dermed )?(?:oppnådd|nådd|oppfylt)\.?"
)


class MajorityNeeded(NamedTuple):
    """The share that a decision takes, "" of more than half, the words for it, and the sentence that they stand in."""

    share: str
    written: Piece
    sentence: Piece


def read_majority(sentence: Piece) -> MajorityNeeded | None:
    """What a sentence says that a decision takes; None where it says something else."""
    found = _NEEDED.fullmatch(sentence.raw) or _REACHED.fullmatch(sentence.raw)
    if not found:
        return None
    written = sentence.part(*found.span("share"))
    words = " ".join(written.text.casefold().split())
    share = next((share for begin, share in _SHARES.items() if words.startswith(begin)), words.replace(" ", ""))
    return MajorityNeeded("" if found["more_than_half"] else share, written, sentence)


def begins_with_majority(line: Piece) -> bool:
    """Whether the first sentence of a line says what majority a decision takes."""
    return any(read_majority(one) for one in sentences(line)[:1])
