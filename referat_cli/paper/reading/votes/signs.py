"""Whether a text tells of votes, understood or not."""

from collections.abc import Sequence

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.sides import TALLY
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import BE, THE_CASE, UNANIMOUSLY, WAS, phrase
from referat_cli.paper.reading.words.vote_words import (
    ADOPTED,
    FELL,
    GIVEN,
    GOT,
    MAJORITY,
    NO_SUPPORT,
    REJECTED,
    VOTED,
    VOTES,
    VOTING,
)

_LABEL = phrase(
    rf"(?:(?P<trial>prøve){VOTING}|(?:(?:alternativ|ende?leg|endelig|punktvis) )?{VOTING}(?:er|ar|sresultat)?"
    rf"|stemmegivning(?:en)?|resultat av {VOTING}|(?:det {WAS} )?(?:røysta|votert|stemt) over(?= ?:)"
    rf"|det {WAS} {GIVEN} {NUMBER} {VOTES}(?= ?:))\s*[:.–-]?\s*"
)
_BRACKETED = phrase(r"\((?P<told>[^()]*(?:\([^()]*\)[^()]*)*)\)\.?")
_ON_ORDER = phrase(rf"det {WAS} (?:votert|stemt|røysta) (?:punktvis|over punktene hver for seg)[.:]?")
_NOT_ADOPTED = phrase(rf"\b(?:{FELL}|{REJECTED})\b")
# What stands before how a proposal went in a decision that says no more, and what it went like.
_PROPOSED = r"[\w-]*(?:forslag|framlegg|innstilling|tilråding|endring)\w*(?: til vedtak)?"
_REJECTED = phrase(
    rf"(?:(?:{_PROPOSED}|de[nt]te|{THE_CASE})\b[^.]*?)?\b(?:{FELL}|{REJECTED}"
    rf"|(?:{GOT}|oppnådde|hadde) ikk(?:e|je) (?:[\w/]+ ){{0,3}}?{MAJORITY})\b[^.]{{0,60}}\.?"
)
# What is said of a decision that is in no words of its own: "som innstillingen", "i tråd med framlegget".
_AS_PROPOSED = rf"(?:som|i (?:tråd|samsvar) med) (?:(?:[\w-]+s )?{_PROPOSED}|foreslått|føreslått|tilrådd|innstilt)"
_ADOPTED = phrase(
    rf"(?:{_PROPOSED} {BE} )?(?:{UNANIMOUSLY} )?(?:{ADOPTED}|valgte?|valde?|tatt til følge|teke til følgje)"
    rf"(?: {UNANIMOUSLY})?(?: {_AS_PROPOSED})?\.?"
    rf"|(?:(?:{UNANIMOUSLY} )?{_AS_PROPOSED}|{_PROPOSED} (?:vedtas|tiltres|vedtakast))(?:,? {UNANIMOUSLY})?\.?"
)


def tells_of_rejection(text: str) -> bool:
    """Whether a text says that what was voted on was not adopted."""
    return _NOT_ADOPTED.search(text) is not None


def is_rejected(decided: Sequence[object]) -> bool:
    """Whether a decision is that the proposal fell: "Forslaget fikk ikke 2/3 flertall og falt."."""
    return any(_REJECTED.match(str(point).strip()) for point in decided)


def is_only_adopted(decided: Sequence[object]) -> bool:
    """Whether a decision says that what was proposed was adopted, and nothing else: "Vedtatt"."""
    return bool(decided) and all(_ADOPTED.fullmatch(str(point).strip()) for point in decided)


def is_only_outcome(decided: Sequence[object]) -> bool:
    """Whether a decision says what became of the proposal, and nothing else: "Vedtatt", "Forslaget falt."."""
    return all(_ADOPTED.fullmatch(str(point).strip()) or _REJECTED.fullmatch(str(point)) for point in decided)


def tells_only_the_order(text: str) -> bool:
    """Whether a sentence only says that the points were voted on one by one, as the votes after it show."""
    return _ON_ORDER.fullmatch(text.strip()) is not None


def strip_label(sentence: Piece) -> tuple[Piece, bool]:
    """A sentence without brackets around it and "Votering:" before it, and whether that said that it was a trial."""
    if bracketed := _BRACKETED.fullmatch(sentence.raw):
        sentence = sentence.part(*bracketed.span("told"))
    match = _LABEL.match(sentence.raw)
    if match is None or not match[0].rstrip().endswith((":", ".", "–")):
        return sentence, False
    return sentence.part(match.end()).stripped(), match["trial"] is not None


def is_vote_label(text: str) -> bool:
    """Whether a line is nothing but the heading of votes."""
    return bool(_LABEL.fullmatch(text.strip()))


def looks_like_count(text: str) -> bool:
    """Whether a text is how many voted for something and against it, and nothing else: "5 for, 1 mot", "6-1"."""
    return bool(_COUNTS.fullmatch(text.strip()) or TALLY.fullmatch(text.strip()))


def looks_like_vote(text: str) -> bool:
    """Whether a sentence tells of a vote, understood or not: where the text of a proposal ends."""
    return bool(_LOOKS.search(text) or _LABEL.match(text))


BEGINS_WITH_COUNT = phrase(rf"(?:med )?{NUMBER} (?:(?:{VOTES}|{VOTED}) )?(?:for|mot|imot)\b|\d+\s?[-–]\s?\d+\b")
_COUNTS = phrase(
    rf"(?:(?:med )?{NUMBER} (?:(?:{VOTES}|{VOTED}) )?(?:for|mot)(?:[ ,;/]*(?:og )?(?:{NUMBER})?\s*(?:i?mot"
    rf"|blank[et]?|avholdende|avholdne|avsto|{VOTES}))*"
    rf"|(?:med )?{NUMBER} (?:{VOTES} )?mot {NUMBER}"
    rf"|\d{{1,3}}\s?[-–]\s?\d{{1,3}}(?: {VOTES})?)\.?"
)
_LOOKS = phrase(
    rf"^\s*{NUMBER} {VOTED} for\b|\b{BE} (?:\w+ ){{0,6}}?"
    r"(?:enstemmig|einstemmig|samrøystes|satt opp mot|sett opp mot|vedtatt|vedteke|forkastet|nedstemt|trukket"
    r"|trekt)\b|\b(?:innstillinga?(?:en)?|[\w-]*forslag(?:et|ene)?(?: [\w.]+| (?:fra|til) [\w. ]{1,40}?)?"
    r"|[\w-]*framlegg(?:et)?(?: \w+| (?:frå|til) [\w. ]{1,40}?)?) "
    rf"(?:{FELL}|{GOT})\b|\b{FELL} med\b|\bmot (?:[\w-]+ ){{1,3}}?{VOTES}\b"
    rf"|\b{VOTED} (?:i?mot|blankt)\b|\b(?:avstod?|avholdt seg|heldt seg) fr[aå] å (?:stemme|røyste?)\b"
    rf"|:\s+{NUMBER}(?: \([^()]*\))? (?:{VOTES} )?i?mot {NUMBER}\b|^\s*"
    rf"{UNANIMOUSLY}(?!\w)|^\s*(?:vedtatt|vedteke|godkjent|godkjend) (?:(?:med|mot) (?:\d+\b|[^.]{{1,60}}\b{VOTES}\b)"
    r"|\(?\d+\s?[-–/])"
    rf"|^\s*(?:ved|i) (?:alternativ )?(?:prøve)?{VOTING}|^\s*(?:\w+ )?{_PROPOSED} {UNANIMOUSLY}(?!\w)"
    rf"|^\s*det {WAS} (?:votert|røysta|stemt)|\b{NO_SUPPORT}\b"
    rf"|^\s*(?:{VOTES}|{VOTED}) (?:for|mot) [^:.]{{1,60}}: {NUMBER}\b"
)
