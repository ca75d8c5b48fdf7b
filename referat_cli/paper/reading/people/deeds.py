"""Sentences that tell what somebody did, and so put nobody on a list: "Styrets leder, Kari Moe, åpnet møtet."."""

import re

from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

# How what somebody did in a meeting begins.
_DID = (
    r"(?:(?:åpn|opn|ønsk|led|leid|lei|innled|innleid|takk|hels|minn|svar|avslutt|opplys|orient|vis|stil|mein"
    r"|men|før|les|skildr|fortal)(?:et|a|de|te)|\w+erte|\w*gjorde|la|ga|gav|gikk|gjekk|holdt|heldt|tok|ba|bad|sa"
    r"|foreslo|føreslo|las|skrev|skreiv|spurte|spurde|hevet|heva)"
)
# What somebody did before, in the same sentence: "Ola Lie viste til høringen, og fremmet forslag …". That they asked to
# speak, or wished what they then moved, is nothing more that was said.
DID_BEFORE = (
    r"(?: (?:(?:ba om|bad om|fikk|fekk|tok|hadde) ordet(?: til [\w ]{1,30}?)?"
    r"|(?:ønsk(?:et|a|te)|ynskte)\b[^:]{0,160}?,?"
    r"|(?P<said>(?-i:[a-zæøå]+(?:te|de|et|a|ok|om|ekk|ikk))\b[^:]{0,160}?),?) og)?"
)
_BEGINS_DEED = phrase(rf"{_DID}(?:\.| \S)", re.NOFLAG)
_BESIDE = r"[^.,:;()]+"
_SENTENCE = phrase(
    rf"(?:{_BESIDE}, (?P<name>{CAPITAL}{_BESIDE}?)(?: \([^()]*\))?,"
    rf"|(?P<first>{CAPITAL}{_BESIDE}?)(?:, {_BESIDE},| \([^()]*\))) {_DID}(?: [^:]+)?\.",
    re.NOFLAG,
)


def tells_deed(sentence: Piece) -> bool:
    """Whether a sentence names somebody with what they are beside the name, and tells what this one did."""
    found = _SENTENCE.fullmatch(sentence.raw)
    return found is not None and is_name((found["name"] or found["first"]).strip())


def begins_deed(text: str) -> bool:
    """Whether words that stand after a name tell what this one did: "ønsket velkommen"."""
    return _BEGINS_DEED.match(text) is not None
