"""The majority that a decision takes: "Flertallskrav: 2/3", "Forslaget krever to tredjedels flertall."."""

import re
from typing import NamedTuple

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.vote_words import MAJORITY

_SHARES = {"to tre": "2/3", "tre fj": "3/4", "tre fi": "3/4", "fire fem": "4/5", "ni tid": "9/10"}
_HALF = r"(?:(?:alminneli|vanle|vanli|simpel|enkel)\w*|1/2|50\s*%)"
_MORE_THAN_HALF = re.compile(_HALF)
_SHARE = (
    r"(?P<share>[1-9]\s*/\s*[1-9]0?|(?:to tre(?:dje?|de?)?|tre fjerde|tre fire|fire femte|ni tiende)del\w*"
    rf"|{_HALF})(?:\s*\(\d+(?:[.,]\d+)?\s*%\))?"
)
_ENOUGH = r"(?:(?:det |me[ei]?r enn |minst )?(?:nødvendige?|naudsynte?|påkrevde?|kvalifiserte?|tilstrekkelige?) )?"
_MORE_THAN = "(?:(?:me[ei]?r enn|minst|over) )?"
# "2/3 flertall", "kvalifisert flertall (2/3)", "det nødvendige flertallet på to tredjedeler".
OF_SHARE = (
    rf"{_ENOUGH}{_MORE_THAN}(?:{MAJORITY}(?:et|skravet)? ?(?:på |om |\()(?:minst )?{_SHARE}\)?"
    rf"|{_SHARE.replace('<share>', '<share2>')} {MAJORITY}(?:et)?)"
)
_NEEDED = phrase(
    rf"(?:(?:{MAJORITY}s?krav(?:et)?|krav til {MAJORITY})\s*:?\s+(?:er )?"
    r"|(?:(?:det|de[nt]te|[\w-]*(?:forslag|vedtak|framlegg|endring|sak)\w*)(?: her)? )?"
    r"(?:krevdes|kravdest|kreves|krevst|krever|krevde|(?:var|er|har) krav (?:om|til)) (?:minst )?)"
    rf"{_SHARE}(?: {MAJORITY})?\.?"
)
_SO = r"(?: (?:ikk(?:e|je)|dermed|altså|derfor|også|med dette))*"
# "Nødvendig 2/3 flertall ble ikke oppnådd.", "Dermed er kravet om to tredjedels flertall oppfylt."
_REACHED = phrase(
    rf"(?:(?:dermed|altså|da|med dette) {BE} )?(?:kravet? (?:om|til) |krav (?:om|til) )?{OF_SHARE}"
    rf"(?: {BE})?{_SO} (?:oppnådd|nådd|oppfylt)\.?"
)
# "Forslaget fikk dermed nødvendig 2/3 flertall."
_HAS = phrase(
    rf"(?:det|dette|[\w-]*(?:forslag|vedtak|framlegg|endring)\w*) (?:er|var|utgjør|fikk|fekk|har|hadde|oppnådde){_SO} "
    rf"{OF_SHARE}\.?"
)


class MajorityNeeded(NamedTuple):
    """The share that a decision takes, "" of more than half, the words for it, and the sentence that they stand in."""

    share: str
    written: Piece
    sentence: Piece


def read_majority(sentence: Piece) -> MajorityNeeded | None:
    """What a sentence says that a decision takes; None where it says something else."""
    found = next((found for form in (_NEEDED, _REACHED, _HAS) if (found := form.fullmatch(sentence.raw))), None)
    if not found:
        return None
    written = sentence.part(*span_of_share(found))
    return MajorityNeeded(share_of(written.text), written, sentence)


def span_of_share(found: re.Match[str]) -> tuple[int, int]:
    """Where what matched `OF_SHARE` has the share."""
    return found.span("share" if found["share"] else "share2")


def share_of(written: str) -> str:
    """A share in digits, "" of more than half: of "to tredjedels" «2/3»."""
    words = " ".join(written.casefold().split())
    if _MORE_THAN_HALF.match(words):
        return ""
    return next((share for begin, share in _SHARES.items() if words.startswith(begin)), words.replace(" ", ""))


def begins_with_majority(line: Piece) -> bool:
    """Whether the first sentence of a line says what majority a decision takes."""
    return any(read_majority(one) for one in sentences(line)[:1])
