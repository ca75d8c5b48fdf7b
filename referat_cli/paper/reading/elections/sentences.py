"""The sentences that minutes tell of elections with: who was elected to what, and who was put up."""

import re
from collections.abc import Iterable

from referat_cli.paper.reading.elections.offices import (
    LETTERED,
)
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import VARA
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, FOLLOWING, RULING, TAKEN, UNANIMOUSLY, Phrase, phrase
from referat_cli.paper.reading.words.vote_words import ADOPTED, GOT, VOTES

_HOW = (
    r"(?:enstemmig|einstemmig|samrøystes|ved akklamasjon|med akklamasjon|ved skriftlig valg|skriftlig|skriftleg"
    r"|hemmelig|hemmeleg|ved loddtrek[nk]ing)"
)
_TERM = (
    r"(?:,? (?:for|fram til|frem til|til|ut|i)(?: resten av)? (?:(?:perioden|valgperioden|valperioden|åra|årene) ?)?"
    rf"(?:{NUMBER} år|[\d–-]*(?: ?år)?))?"
)
# What heads those who were elected, and may say how: "Følgende ble valgt ved akklamasjon:".
_FORM = r"(?:ved|med) (?:akklamasjon|(?:skriftlig|skriftleg|hemmelig|hemmeleg) (?:valg|val|avstemning|avrøysting))"
_THEY = rf"(?:{FOLLOWING}|desse|disse)(?: personer| personar| kandidater| kandidatar)?"
HEADING = phrase(
    r"(?:valg(?:ene)?|val|valgresultat|resultat av valget|valgt ble"
    rf"|{_THEY} {BE} (?:{UNANIMOUSLY} )?(?:(?P<early>{_FORM}) )?(?:valgte?|valde?|valt)(?: (?P<how>{_FORM}))?"
    rf"(?P<term>{_TERM})"
    rf"|(?P<form>{_FORM}) {BE} {_THEY} (?:valgte?|valde?|valt))\s*:?"
)
_OFFICE = r"(?P<office>[^.,:]+?)"
_END = rf"(?:,? (?P<how>{_HOW}))?\.?"
# What a sentence says beside: for how long, and by how many.
_YEARS = (
    rf"(?:,? (?:for|i|ut) (?:(?:{NUMBER}|eitt|ett) år|(?:resten av )?(?:valg|val)?(?:perioden|årene|åra|året)"
    r"(?: \d{4}(?: ?[-–] ?\d{2,4})?)?))"
)
_MORE = rf"(?P<more>{_YEARS}?(?: med {NUMBER}(?: (?:av|mot) {NUMBER})? {VOTES})?)"
_FOR_YEARS = rf"(?P<more>{_YEARS})?"
# "Som leder ble valgt Kari Moe.", "Til varaordfører for 2 år ble Ola Lie valgt."
AS = phrase(
    rf"(?:som|til) {_OFFICE}{_FOR_YEARS} {BE} (?P<early>{_HOW} )?"
    r"(?:(?:gjen)?(?:valgte?|valde?|valt|attvald):? (?P<names>.+?)|"
    rf"(?P<names2>.+?) (?P<early2>{_HOW} )?(?:gjen|att)?(?:valgte?|valde?|valt)){_END}"
)
# "Kari Moe ble enstemmig valgt til leder."
TO = phrase(
    rf"(?P<names>.+?) {BE} (?:dermed |deretter |så |foreslått og )?(?P<early>{_HOW} )?(?:gjen|att)?"
    rf"(?:valgte?|valde?|valt) (?:til|som)(?: ny(?:e|tt)?)? {_OFFICE}{_MORE}{_END}"
)
# "Styret konstituerte seg med Kari Moe som leder."
_CONSTITUTED = phrase(
    rf"(?i:[\w-]+ (?:konstituerte|konstituerer|har konstituert|konstituerar) seg med) (?P<names>{CAPITAL}.+?) som "
    rf"{_OFFICE}{_END}",
    re.NOFLAG,
)
# "Årsmøtet valgte enstemmig Kari Moe til leder.", "Det ble vedtatt å velge Kari Moe som leder."
_CHOSE = phrase(
    rf"(?:(?i:det {BE} (?P<early>{_HOW} )?(?:vedtatt|vedteke|bestemt) å (?:velge|velja)|[\w-]+ (?:valgte|valde))"
    rf"(?P<early2> {_HOW})?) (?P<names>{CAPITAL}.+?) (?:som|til)(?: ny(?:e|tt)?)? {_OFFICE}{_MORE}{_END}",
    re.NOFLAG,
)
# Behind words that say that somebody was elected: «Valgt ble Kari Moe som leder, Ola Lie som referent».
_THESE_WERE = phrase(
    rf"(?i:valgte? {BE}|{FOLLOWING} {BE} (?:valgte?|valde?)):\s*(?P<names>{CAPITAL}.+?) (?i:til|som) {_OFFICE}{_END}",
    re.NOFLAG,
)
ELECTED = (AS, TO, _CONSTITUTED, _CHOSE, _THESE_WERE)
# What goes on with another election: "…, og som referent Ola Lie.", "… og Ola Lie til referent."
_AND_ANOTHER = phrase(r",? og |, ")
_THESE = rf"(?P<names>{CAPITAL}(?:(?! (?:som|til) ).)+?)"
_AS_TOO = phrase(rf"(?:som|til) (?P<office>[a-zæøå]+) {_THESE}{_END}", re.NOFLAG)
_TO_TOO = phrase(rf"{_THESE} (?:som|til) (?P<office>[a-zæøå]+){_END}", re.NOFLAG)
# "Leder: Kari Moe", under the heading of elections
LISTED = phrase(
    r"(?P<office>(?:\d\. )?[^:.]+?)(?: \((?P<form>[^()]+)\))?\s*: (?P<names>.+?)(?:, etter (?P<after>.+?))?\.?",
    re.NOFLAG,
)
# "Leder: Kari Moe fikk 20 stemmer, Ola Lie fikk 17 stemmer.", before the sentence that says who was elected
STOOD_FOR = phrase(rf"(?P<office>[^.:]+?)\s*:\s*(?={CAPITAL}[^.:]+ (?i:{GOT}) )", re.NOFLAG)
# "Valgt: Kari Moe", in a case that says in its title, or in a heading, to what
CHOSEN = phrase(
    rf"(?:{RULING}: )?(?:(?:(?:{FOLLOWING}|desse|disse) {BE} )?(?:valgte?|valde?|valt)"
    rf"(?:\s*(?:{BE}\s*)?:|\s+{BE})\s+(?P<names>.+?)"
    rf"|(?P<names2>.+?) {BE} (?:dermed )?(?P<early>{_HOW} )?(?:gjen|att)?(?:valgte?|valde?|valt){_MORE}){_END}"
)
# As a decision says it: "Som leder velges Kari Moe for perioden 2026–2027.", "Ola Lie vert vald til nestleiar."
_IS_ELECTED = r"(?:velges|veljast|(?:blir|vert) (?:gjen|att)?(?:valgte?|valde?|valt)|gjenvelges|attveljast)"
DECIDED_AS = phrase(
    rf"(?:som|til)(?: ny(?:e|tt)?)? {_OFFICE}(?P<term>{_TERM}) {_IS_ELECTED} (?:{_HOW} )?"
    rf"(?P<names>.+?)(?P<more>{_TERM})\.?"
)
DECIDED_TO = phrase(
    rf"(?P<names>.+?) {_IS_ELECTED} (?:{_HOW} )?(?:til|som)(?: ny(?:e|tt)?)? {_OFFICE}(?P<more>{_TERM})\.?"
)
DECIDED = phrase(rf"(?P<names>.+?) {_IS_ELECTED}(?P<more>{_TERM})\.?")
PROPOSED_AS = phrase(
    rf"{LETTERED}(?:som|til)(?: ny(?:e|tt)?)? {_OFFICE}(?P<more>{_TERM}),? {BE} (?:foreslått|føreslått|føreslegen):? "
    r"(?P<names>.+?)\.?"
)
# "Kari Moe ble foreslått som leder."
PROPOSED_TO = phrase(
    rf"(?P<names>{CAPITAL}.+?) (?i:{BE} (?:foreslått|føreslått|føreslegen|innstilt) (?:til|som))(?: ny(?:e|tt)?)? "
    rf"{_OFFICE}(?P<more>{_TERM})\.?",
    re.NOFLAG,
)
# As the case says in its title to what: "Valgkomiteen foreslo Kari Moe og Ola Lie for to år."
PUT_UP = phrase(rf"(?i:[\w-]+ (?:foreslo|føreslo|innstilte på)) (?P<names>{CAPITAL}.+?)(?P<more>{_TERM})\.?", re.NOFLAG)
JOINED = phrase(rf"(?P<names>.+?) (?:til|som)(?: ny(?:e|tt)?)? {_OFFICE}(?P<more>{_TERM})\.?")
# What came of those who were proposed: "Vedtak: Valgt ved akklamasjon".
ONLY_ELECTED = phrase(
    rf"(?:{RULING}: )?(?:(?:(?:de|dei|alle|samtlige|samtlege) )?"
    r"(?:begge|alle|samtlige|samtlege|han|hun|ho|de|dei|foreslåtte|føreslåtte|føreslegne|innstilte"
    rf"|kandidat(?:ene|ane)) {BE} )?"
    rf"(?:{UNANIMOUSLY} )?(?:(?:gjen|att)?(?:valgte?|valde?|valt)|(?P<adopted>{ADOPTED}))"
    r"(?: (?:ved|med) (?P<form>akklamasjon))?\.?"
)
IN_WRITING = phrase(r"\b(?:skriftlig|skriftleg|hemmelig|hemmeleg)(?= (?:valg|val)\b)")
# Who is the substitute of somebody elected, at the end of the sentence: ", med Siv Nes som vara".
WITH_SUBSTITUTE = phrase(rf",? med (?P<names>{CAPITAL}.+?) som (?i:(?:personleg |personlig )?{VARA})\.?$", re.NOFLAG)
_BY_VOTES = rf" med (?P<votes>{NUMBER}) {VOTES}"
ELECTED_WITH = phrase(_BY_VOTES)
ELECTED_BY = phrase(rf"(?:valgt|vald){_BY_VOTES}\.?")
BLANK = phrase(rf"(?P<blank>{NUMBER}) blanke?(?: {VOTES})?\.?")
LOT = phrase("loddtrek")
_ALL = "(?:alle|samtlige|samtlege|begge)"
# How those before were elected: "Alle valgene var enstemmige.", "Valgt ved akklamasjon.", "Enstemmig."
HOW_ELECTED = phrase(
    rf"(?:(?P<every>(?:{_ALL} )?(?:valgene|vala|valg|val)|(?:de |dei )?{_ALL})|(?P<one>valget|valet))?"
    rf"(?: (?:{BE}|skjedde|foregikk|føregjekk))?"
    rf"(?: ?(?P<verb>(?:gjen|att)?(?:valgte?|valde?|valt)|avgjort|{TAKEN}|foretatt|føretatt|gjennomført|holdt|halde))?"
    rf" ?(?P<how>{_HOW})e?(?P<verb2> (?:gjen|att)?(?:valgte?|valde?|valt))?\.?"
)
SUBSTITUTES = re.compile(
    rf"{VARA}(?:\s*:|\s+(?:{BE}|blir)(?=\s))\s*(?P<names>.+?)(?:\s+{BE}\s+valgt)?\.?"
    rf"|(?P<names2>.+?)\s+{BE}\s+(?:personleg |personlig )?{VARA}\.?",
    re.IGNORECASE,
)
NOBODY = ("ingen", "ingen ble valgt", "ingen vart valde")


def each_elected(sentence: Piece, patterns: Iterable[Phrase]) -> list[tuple[Piece, re.Match[str]]]:
    """The parts of a sentence that elects several: "Som leder ble valgt Kari Moe, og som referent Ola Lie."."""
    for between in _AND_ANOTHER.finditer(sentence.raw):
        first = sentence.part(0, between.start())
        one = next((match for form in patterns if (match := form.fullmatch(first.raw))), None)
        if one and (others := _each_of_others(sentence.part(between.end()))):
            return [(first, one), *others]
    return []


def _each_of_others(words: Piece) -> list[tuple[Piece, re.Match[str]]]:
    """The parts of what goes on with other elections; [] where any of it is not understood."""
    if match := _another(words):
        return [(words, match)]
    for between in _AND_ANOTHER.finditer(words.raw):
        first = words.part(0, between.start())
        if (match := _another(first)) and (others := _each_of_others(words.part(between.end()))):
            return [(first, match), *others]
    return []


def _another(words: Piece) -> re.Match[str] | None:
    """What goes on with one other election."""
    return _AS_TOO.fullmatch(words.raw) or _TO_TOO.fullmatch(words.raw)


def form_told(sentence: Piece, match: re.Match[str]) -> Piece | None:
    """How a sentence of an election says that people voted; None where it does not."""
    for name in ("form", "how", "early", "early2"):
        if match.groupdict().get(name):
            piece = sentence.part(*match.span(name)).stripped()
            word = re.match(r"(?:ved|med)\s+", piece.raw, re.IGNORECASE)
            return piece.part(word.end()) if word else piece
    return None


def is_put_up(text: str) -> bool:
    """Whether a sentence says who was proposed for an office: "Som leder ble foreslått Kari Moe"."""
    return any(form.fullmatch(text.strip()) for form in (PROPOSED_AS, PROPOSED_TO))


def tells_of_election(text: str) -> bool:
    """Whether a sentence says who was elected to what: "Ola Lie ble enstemmig valgt som nestleder."."""
    return any(form.fullmatch(text.strip()) for form in (AS, TO))
