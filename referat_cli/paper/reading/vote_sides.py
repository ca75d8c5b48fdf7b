"""Sentences that name who, or how many, were on each side of a vote."""

from referat_cli.paper.reading.numerals import NUMBER
from referat_cli.paper.reading.phrases import phrase

SIDES = {
    "for": "stemte_for",
    "imot": "stemte_imot",
    "mot": "stemte_imot",
    "blankt": "stemte_blankt",
    "blanke": "stemte_blankt",
    "avholdende": "avholdt_seg",
    "røysta ikkje": "avholdt_seg",
    "stemte ikke": "avholdt_seg",
    "ikke til stede": "ikke_til_stede",
    "ikkje til stades": "ikke_til_stede",
}
COUNTS = {
    "stemte_for": "for",
    "stemte_imot": "imot",
    "stemte_blankt": "blanke",
    "avholdt_seg": "avholdende",
    "ikke_til_stede": "fravaerende",
}
_SIDE = "|".join(sorted(SIDES, key=len, reverse=True))
_VOTED = r"(?:stemte|stemde|røysta|røystet)"
# Names after their side: "Imot (2): Ola Lie (Ap), Siv Nes.", "For forslaget stemte 29: …", "Mot stemte Eva Lund."
_VOTES = r"(?:(?:antall |antal |tal )?(?:stemmer|røyster) )?"
_OF_WHAT = r"(?: (?:vedtaket|forslaget|framlegget|innstillingen|innstillinga))?"
LISTED = phrase(rf"{_VOTES}(?P<side>{_SIDE}){_OF_WHAT}\s*(?:\((?P<count>{NUMBER})\))?\s*:\s*(?P<names>.+?)\.?")
# How many were on one side, on a line of its own: "Antall stemmer for vedtaket: 33".
COUNT_OF_SIDE = phrase(rf"{_VOTES}(?:{_SIDE}){_OF_WHAT}\s*:\s*{NUMBER}\.?")
# How many were on each side, in one row.
_NUMBERED = rf"{_VOTES}(?:{_SIDE})\s*[:=]?\s*{NUMBER}(?!\w)(?: (?:stemmer?|røyster?))?"
ON_SIDE = phrase(rf"(?P<side>{_SIDE})\s*[:=]?\s*(?P<n>{NUMBER})(?!\w)")
TALLY = phrase(rf"{_NUMBERED}(?:[\s,;/.–-]+{_NUMBERED})+[\s.]*")
SIDE_VOTED = phrase(
    rf"(?P<side>for|imot|mot) (?:(?P<what>.+?) )?{_VOTED}\s*:?\s*"
    rf"(?:(?P<count>{NUMBER})\b(?: (?:stk|representanter))?\s*:?\s*)?(?P<names>.+?)?\.?"
)
SO_MANY_VOTED = phrase(
    rf"(?P<count>{NUMBER}) (?:stk\.? |representant(?:er|ar) |medlem(?:m?er) )?"
    r"(?:stemte|stemde|røysta|røystet|stemmer?|røyster?|røyst)"
    r"(?: (?:ble|vart) (?:avgitt|gitt))? (?P<side>imot|mot|for) (?P<what>[^.(),:]+?)"
    r"(?:\s*(?:\(|: ?|, )(?P<names>[^()]+(?:\([^()]*\)[^()]*)*)\)?)?\.?"
)
THEY_VOTED = phrase(rf"(?P<names>.+?) {_VOTED} (?P<side>imot|mot|for|blankt)(?: (?P<what>[^.]+?))?\.?")
