"""Sentences that name who, or how many, were on each side of a vote."""

from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import BE, WAS, phrase
from referat_cli.paper.reading.words.vote_words import VOTED, VOTER, VOTES

SIDES = {
    word: side
    for side, words in {
        "stemte_for": "for, ja",
        "stemte_imot": "imot, mot, i mot, nei",
        "stemte_blankt": "blankt, blanke, blank",
        "avholdt_seg": "avholdende, avhaldande, avstod, avsto, avstår, røysta ikkje, stemte ikke, ikke stemt",
        "ikke_til_stede": "ikke til stede, ikkje til stades, fraværende, fråverande",
    }.items()
    for word in words.split(", ")
}
COUNTS = {
    "stemte_for": "for",
    "stemte_imot": "imot",
    "stemte_blankt": "blanke",
    "avholdt_seg": "avholdende",
    "ikke_til_stede": "fravaerende",
}
# What says of a vote nothing of those who won.
LOSING_SIDES = {
    one for side in ("stemte_imot", "stemte_blankt", "avholdt_seg", "ikke_til_stede") for one in (side, COUNTS[side])
}
THE_DECISION = ("saken", "saka", "vedtaket", "avgjerda", "beslutningen", "avgjørelsen")
_SIDE = "|".join(sorted(SIDES, key=len, reverse=True))
# Names after their side: "Imot (2): Ola Lie (Ap), Siv Nes.", "For forslaget stemte 29: …", "Mot stemte Eva Lund."
_VOTES = rf"(?:antall |antal |tal )?(?:(?:{VOTES}|{VOTED}) )?"
_OF_WHAT = r"(?: (?:vedtak(?:et)?|forslaget|framlegget|innstillingen|innstillinga))?"
_NAMED = phrase(rf"{_VOTES}(?P<side>{_SIDE}){_OF_WHAT}")
LISTED = phrase(
    rf"{_VOTES}(?P<side>{_SIDE})(?: {VOTES})?{_OF_WHAT}\s*(?:\((?P<count>{NUMBER})\))?\s*:\s*(?P<names>.+?)\.?"
)
# How many were on one side, on a line of its own: "Antall stemmer for vedtaket: 33", "Stemmer for styrets forslag: 24".
COUNT_OF_SIDE = phrase(
    rf"(?:{_VOTES}(?:{_SIDE})(?: {VOTES})?{_OF_WHAT}|(?:{VOTES}|{VOTED}) (?:for|mot) [^:.]{{1,60}}?)"
    rf"\s*[:=]\s*{NUMBER}(?: {VOTES})?\.?"
)
# How many were on each side, in one row.
_NUMBERED = rf"{_VOTES}(?:{_SIDE})\s*[:=]?\s*{NUMBER}(?!\w)(?: {VOTES})?"
ON_SIDE = phrase(rf"(?P<side>{_SIDE})\s*[:=]?\s*(?P<n>{NUMBER})(?!\w)")
TALLY = phrase(rf"{_NUMBERED}(?:[\s,;/.–-]+(?:og )?{_NUMBERED})+[\s.]*")
SIDE_VOTED = phrase(
    rf"(?P<side>for|imot|mot) (?:(?P<what>.+?) )?{VOTED}\s*:?\s*"
    rf"(?:(?P<count>{NUMBER})\b(?: (?:stk|representanter))?\s*:?\s*)?(?P<names>.+?)?\.?"
)
SO_MANY_VOTED = phrase(
    rf"(?P<count>{NUMBER}) (?:stk\.? |representant(?:er|ar) |medlem(?:m?er) )?"
    rf"(?:{VOTED}|{VOTES})(?: {WAS} (?:avgitt|gitt))? (?P<side>imot|mot|for) (?P<what>[^.(),:]+?)"
    r"(?:\s*(?:\(|: ?|, )(?P<names>[^()]+(?:\([^()]*\)[^()]*)*)\)?)?\.?"
)
# Who the smaller side were: "Mindretallet bestod av Ola Lie og Siv Nes."
MINORITY = phrase(
    rf"(?:mindretallet|mindretalet) (?:bestod av|besto av|{BE}|utgjorde|utgjordes av):? (?P<names>[^.]+)\.?"
)
THEY_VOTED = phrase(
    rf"(?:(?:(?P<count>{NUMBER}) {VOTER} \()(?P<these>[^()]+)\)"
    r"|(?:(?:et|eit) mindretal(?:l)?,? (?:bestående av |beståande av |av )?)?(?P<names>.+?)) "
    rf"(?:(?:{VOTED} (?P<side>imot|mot|for|blankt)|(?P<dissented>tok dissens|dissenterte))"
    r"(?: (?:på |i |til |fra |frå )?(?P<what>[^.]+?))?"
    r"|(?P<abstained>avstod?|avholdt seg|heldt seg|unnlot)(?: fr[aå])?(?: å (?:stemme|røyste?|avgi stemme))?)\.?"
)


def side_named(text: str) -> str | None:
    """The side that a text names and nothing else, as the record calls those who were on it: "Stemte mot"."""
    match = _NAMED.fullmatch(text.strip())
    return SIDES[" ".join(match["side"].casefold().split())] if match else None
