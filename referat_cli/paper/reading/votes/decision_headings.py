"""Headings of a decision that say how it was made: "Enstemmig vedtak", "Styret vedtok mot én stemme:"."""

from referat_cli.paper.reading.words.phrases import BE, FOLLOWING, LETTER, RULING, UNANIMOUSLY, whole_phrase
from referat_cli.paper.reading.words.vote_words import AGREED, DECIDED

_WHOSE = r"(?: (?:i|av|fra|frå) [\w ]{1,40})"
HEADING_OF_DECISION = whole_phrase(
    rf"(?:(?:{LETTER}[\w-]*(?:s| sitt)? )?(?P<middle>{UNANIMOUSLY}|omforent)e? "
    rf"(?:{RULING}{_WHOSE}?|(?:innstilling|tilråding)(?: til [\w ]{{1,60}})?)|"
    rf"[\w ]{{0,40}}?{RULING}(?:et|en|a)?{_WHOSE}??"
    rf"(?:\s*[(,–-]\s*| (?=(?:mot|med|{UNANIMOUSLY}|{AGREED})\b))(?P<how>[^():]+(?: \([^()]*\))?)\)?)\s*[:.]?"
)
# "Generalforsamlingen fattet enstemmig følgende vedtak:", "Det vart samrøystes gjort slikt vedtak:", "Styret fattet
# følgende vedtak mot én stemme (Lie):".
DECISION_MADE = whole_phrase(
    rf"(?=[^:]*\b(?:{UNANIMOUSLY}|mot|med))"  # it says how
    rf"{LETTER}[^.:]{{0,80}}? (?:fattet|fatta|gjorde|traff|tok"
    rf"|{BE}(?: (?P<middle2>{UNANIMOUSLY}))? (?:fattet|fatta|gjort|truffet))"
    rf"(?: (?P<middle>{UNANIMOUSLY}))?(?: (?:{FOLLOWING}|slikt|dette))?(?: (?P<early>{UNANIMOUSLY})e?)? vedtak"
    r"(?: (?P<how>(?:mot|med) [^:.]+))?\s*:?"
)
# "Enstemmig vedtatt:", "Det vart samrøystes vedteke:", "Styret vedtok mot én stemme:".
_DECIDED_SO = whole_phrase(
    rf"(?=[^:]*\b(?:{UNANIMOUSLY}|mot|med))(?:{LETTER}[^.:]{{0,60}}? )??(?:(?P<early>{UNANIMOUSLY}) )?{DECIDED}"
    rf"(?: {FOLLOWING})?(?:,? (?P<middle>{UNANIMOUSLY}))?(?: {FOLLOWING})?(?:,? (?P<how>(?:mot|med) [^:.]+))?\s*:"
)
HEADINGS_OF_DECISION = (HEADING_OF_DECISION, DECISION_MADE, _DECIDED_SO)
