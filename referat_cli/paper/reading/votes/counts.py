"""By how many something was adopted or fell, who they were, and what decided it: the end of a sentence about a vote.

"med 25 mot 10 stemmer (Ap, SV)", "mot 3 stemmer, avgitt av FrP", "ved loddtrekning", "med leders dobbeltstemme".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from referat_cli.paper.reading.people.who import Known, read_groups, read_names, read_who
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.majority import OF_SHARE, share_of, span_of_share
from referat_cli.paper.reading.words.attendance_words import ABSENT, PRESENT
from referat_cli.paper.reading.words.bodies import DEFINITE_BODY
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import BE, FROM, LETTER, UNANIMOUSLY, Phrase, phrase
from referat_cli.paper.reading.words.vote_words import AGREED, ALL_VOTED_FOR, GIVEN, MAJORITY, VOTED, VOTES, VOTING


@dataclass
class VoteCount:
    """What was read of a vote beside its matter: keys of the record, and the pieces that its names stand in.

    ``keeps`` is whether something was said that the record has no key for, as ``parties`` alone: the sentence then
    stays in the running text too.
    """

    values: dict[str, Any] = field(default_factory=dict)
    names: dict[str, list[Piece]] = field(default_factory=dict)
    minority_names: list[Piece] = field(default_factory=list)
    keeps: bool = False
    # Whether it was adopted with changes that nobody is named for: the decision has them, where it has other words.
    changed: bool = False
    # Whether each number has its side beside it: "22 stemmer for, 13 mot".
    names_sides: bool = False
    # The number that was read last: a bracket after it says who these were.
    last: str = ""
    parties: frozenset[str] = frozenset()


def _pattern(text: str) -> Phrase:
    return phrase(r"[\s,;]*(?:(?:og|samt) )?" + text.replace("VOTES", VOTES))


def _number(name: str) -> str:
    return f"(?P<{name}>{NUMBER})"


# Words of how people vote, and a bracket that has one of them.
_FORMS = (
    r"h[åa]nds?opprekk?n?ing|akklamasjon|navneopprop|namneopprop|opprop|stemmesedd?e?l\w*|røystesetel\w*"
    r"|røystesetlar|skriftlig|skriftleg|hemmelig|hemmeleg|løynleg|elektronisk|digitalt?|anonymt?|stilltiende"
    r"|stående applaus|e-post|sms|sirkulasjon|applaus"
)
_OF_WAY = rf"(?: (?:{VOTING}|valg|val))?"
_HELD = "(?:holdt|halde|gjennomført|foretatt|brukt|nytta)"
_IT_WAS = rf"(?:[\w ]{{1,40}}? {BE} det|det {BE}) (?:så |deretter )?"
_FORM_TOLD = phrase(
    rf"{_IT_WAS}(?:stemt|votert|røysta) (?:ved |med |per )?(?P<form>{_FORMS})\.?"
    rf"|{_IT_WAS}(?:{_HELD} )?(?P<form2>{_FORMS}) {VOTING}\.?"
    rf"|(?P<form3>{_FORMS}) {VOTING}(?: {BE} {_HELD})?\.?|{VOTING} {BE} (?P<form4>{_FORMS})\.?"
)
_TWO = _pattern(
    rf"(?:med )?{_number('first')}(?: \((?P<whose>[^()]*)\))? (?:VOTES )?(?:for )?(?:mot|imot) {_number('second')}"
    r"(?: \((?P<whose2>[^()]*)\)(?= VOTES))?(?: VOTES)?(?: imot| mot)?"
    r"(?!\w)"
)
_IN_BRACKETS = _pattern(
    rf"\({_number('first')} (?:VOTES )?(?:(?:for,? )?(?:og )?|mot )(?:mot )?{_number('second')}(?: i?mot)?(?: VOTES)?\)"
)
_FOR_AND_AGAINST = _pattern(
    rf"(?:med )?{_number('first')} (?:VOTES |stemte |røysta )?(?:for|for forslaget),? (?:og )?"
    rf"{_number('second')} (?:VOTES |stemte |røysta )?"
    r"(?:i?mot)(?!\w)"
)
_DASHED = _pattern(rf"(?:med )?\(?{_number('first')}\s*[-–—/]\s*{_number('second')}\)?(?: VOTES)?(?!\w| {MAJORITY})")
_AGAINST_LEFT = _pattern(
    rf"(?:med )?\(?{_number('second')} (?:VOTES |stemte |røysta )?(?:imot|mot)(?: VOTES)?(?=[\s,.;()]|$)(?! \d)\)?"
)
_MINORITY = _pattern(rf"mot (?:(?:disse|desse|de|dei)(?: samme| same)? )?{_number('minority')}(?: VOTES)?(?!\w)")
_FOR = _pattern(rf"med {_number('first')} VOTES(?: for)?(?!\w)")
_BRACKETED_FOR = _pattern(rf"\({_number('first')} VOTES\)")
_AGAINST_WHOM = _pattern(
    r"mot (?:(?:stemmene?|stemma|røysta|røystene) (?:fra|frå|til) (?P<from>[^.;]+)|(?P<of>[^.;()]+?)"
    r"(?:s|'|’| sin| sine| si) VOTES)"
)
_DISSENT = _pattern(r"(?:med|under) dissens(?:,? (?:fra|frå|av) (?P<from>[^.;()]+)| \((?P<of>[^()]+)\))")
_DISSENT_ALONE = _pattern(r"(?:med|under) dissens(?!\w)")
_FOR_ALONE = _pattern(rf"{_number('first')} (?:(?:VOTES|{VOTED}) )?for(?: forslaget| framlegget)?(?!\w)")
_GIVEN_BY = _pattern(
    rf"(?:\((?P<in>[^()]*(?:\([^()]*\)[^()]*)*)\)|(?:{GIVEN} av|(?:{NUMBER} VOTES )?{FROM}) (?P<by>[^.;]+))"
)
_CASTING = _pattern(
    r"(?:med|ved|etter) (?:(?!\d)\w+ (?:si |sin )?)?dobbelt(?:stemmen?|stemma|røysta?)"
    r"(?: (?:til|fra|frå) (?P<casting>[^,.;()]+))?(?=[\s,.;(]|$)"
)
_LOT = _pattern(r"(?:ved|etter|med) loddtrek[nk]ing")
_BLANK = _pattern(rf"{_number('blank')} (?:stemte |VOTES )?blan(?:kt|ke?)(?: VOTES| stemmesedler)?(?!\w)")
_ABSTAINING = _pattern(
    rf"{_number('abstaining')} (?:stemte ikke|avholdende|avholdne|(?:avsto|avstod|avholdt seg|heldt seg)"
    r"(?: fr[aå] å (?:stemme|røyste?))?|unnlot å stemme"
    r"|som ikkje røysta|røysta ikkje)"
)
_ABSENT = _pattern(rf"{_number('absent')} (?:{ABSENT}|(?:ikke|ikkje) {PRESENT})")
_MAJORITY = _pattern(rf"\(?(?:dvs\. |altså )?(?:med|krav om)?\s*{OF_SHARE}\)?")
_FORM = _pattern(
    rf"(?:(?:ved|med|per) )?(?:\((?P<form>(?:[\w-]+ ){{0,3}}(?:{_FORMS})(?: [\w-]+){{0,3}})\)|"
    rf"(?P<form2>(?:{_FORMS}){_OF_WAY})(?!\w))"
)
_SAYS_NOTHING = _pattern(
    r"(?:i samsvar med (?:innstillingen|innstillinga|forslaget|framlegget)|i tråd med innstillingen"
    rf"|med (?:[a-zæøå]+ ){{1,3}}{MAJORITY}\s*:?"
    r"|som (?:foreslått|føreslått|innstilt|tilrådd|innstillinga?(?:en)?|forslaget|framlegget)"
    r"|uten merknader|utan merknader|uten endringer|(?:i sin )?helhet|i medhold av innstillingen|av "
    rf"{DEFINITE_BODY})(?!\w)"
)
# What was adopted beside the proposal stands in the decision, in its own words.
_AS_CHANGED = _pattern(
    r"med (?:(?:den|de|dei|det|denne|disse|d[ei]sse|følgende|fylgjande|følgjande) )?"
    r"(?:(?:foreslåtte|føreslåtte|nevnte|nemnde|omtalte|vedtatte|gjorte) )?"
    r"(?:merknad|endring|rett[ei]|tilføy|tillegg|presisering)\w*"
    rf"(?: (?:som|i|under|fra|frå|av|om|gjort|nevnt) (?:(?!\s(?:mot|med) {NUMBER}(?!\w))[^,.;()])+"
    rf"|(?: (?!(?:mot|med|og|{NUMBER}|{UNANIMOUSLY})(?!\w))[^\s,.;()]+)+)?(?!\w)"
)
_OF_THOSE_THERE = _pattern(
    rf"(?:av|blant) (?:alle |samtlige |samtlege )?(?:(?:de|dei|d[ei]sse) )?(?:{NUMBER} )?"
    r"(?:(?:medlemm?er|representant[ea]r|delegat[ea]r"
    r"|stemmeberettigede|røysteføre) )?(?:som (?:var|er) )?"
    rf"(?:{PRESENT}|fr[ae]mmøtte"
    r")(?: (?:medlemm?er|medlemm?ene|representant[ea]r|delegat[ea]r))?(?!\w)"
)
# Votes that owners have by their shares are no number of votes: "12 % av stemmene".
_SHARE = _pattern(
    r"(?:(?:med|mot) )?\d{1,3}(?:[.,]\d+)?\s?(?:%|prosent|pst\.?)(?: av (?:(?:de|dei) )?(?:\w+e )?"
    r"(?:VOTES|stemmene|røystene|[\w-]*(?:andelene|andelane|delene|delane|aksjene|aksjane|kapitalen)))?(?!\w)"
)
_UNANIMOUS = _pattern(
    rf"(?:{UNANIMOUSLY}|{AGREED}|{ALL_VOTED_FOR}|uten motstemmer|utan motrøyster|med alle stemmer|mot ingen(?: VOTES)?)"
    r"(?!\w)"
)


def read_count(
    piece: Piece, known: Known, result: str | None, before: dict[str, Any] | None = None
) -> VoteCount | None:
    """All of a piece as the end of a sentence about a vote with that result; None where some of it is not understood.

    ``before`` is what was read of the vote before it.
    """
    count, at = VoteCount(dict(before or {}), last=next(iter(before or {}), "")), 0
    end = len(piece.raw.rstrip(" \t\n\xa0.!"))
    while at < end:
        step = _step(piece, at, known, result, count)
        if step is None or step <= at:
            return None if piece.raw[at:end].strip(" \t\n\xa0,;") else count
        at = step
    return count


def read_form(sentence: Piece) -> Piece | None:
    """How a sentence says that people voted, and nothing else: "Det ble stemt ved håndsopprekning."."""
    match = _FORM_TOLD.fullmatch(sentence.raw)
    name = next((name for name, said in match.groupdict().items() if said), None) if match else None
    return sentence.part(*match.span(name)) if match and name else None


def _step(piece: Piece, at: int, known: Known, result: str | None, count: VoteCount) -> int | None:
    """Read what stands at a place; where the next thing begins, or None."""
    for pattern, read in _READERS:
        match = pattern.match(piece.raw, at)
        if match and match.end() > at and read(_Ending(piece, match, known, result, count)):
            return match.end()
    return None


# Whose names stand in a bracket after a number; "" where they are those who lost.
_SIDES = {
    **dict.fromkeys(("for", "imot", "both"), ""),
    "blanke": "stemte_blankt",
    "avholdende": "avholdt_seg",
    "fravaerende": "ikke_til_stede",
}
_Reader = Callable[["_Ending"], bool]


class _Ending(NamedTuple):
    """A part of what a sentence says at its end, the result of the vote, and the count that it belongs to."""

    piece: Piece
    match: re.Match[str]
    known: Known
    result: str | None
    counted: VoteCount


def _both(ending: _Ending) -> bool:
    if {"for", "imot"} & ending.counted.values.keys():
        return False
    ending.counted.values |= {"for": number(ending.match["first"]), "imot": number(ending.match["second"])}
    ending.counted.last = "both"
    ending.counted.names_sides = ending.match.re == _FOR_AND_AGAINST
    whose = (("whose", "stemte_for"), ("whose2", "stemte_imot")) if ending.match.re == _TWO else ()
    return all(_whose(ending, group, side) for group, side in whose if ending.match[group])


def _whose(ending: _Ending, group: str, side: str) -> bool:
    """Who the votes of a side were, in a bracket right after their number: "5 (Ap, Sp) mot 4 (H) stemmer"."""
    named = ending.piece.part(*ending.match.span(group))
    if (who := read_names(named, ending.known)) and not who.groups:
        ending.counted.names[side] = list(who.names)
        ending.counted.values[side] = ending.known.full_names(who.names)
        return True
    ending.counted.keeps = True
    return bool(read_groups(named, ending.known) or _without_counts(named))


def _against(ending: _Ending) -> bool:
    return _set(ending.counted, "imot", number(ending.match["second"]))


def _in_favour(ending: _Ending) -> bool:
    bracketed = ending.match.re == _BRACKETED_FOR
    return _set(
        ending.counted, "imot" if bracketed and ending.result == "falt" else "for", number(ending.match["first"])
    )


def _losing(ending: _Ending) -> bool:
    """Those that "mot 3 stemmer" are: those who were against what was adopted, or for what fell."""
    return _set(ending.counted, "for" if ending.result == "falt" else "imot", number(ending.match["minority"]))


# "(FrP imot)", "(Ola Lie stemte mot)".
_VOTED = phrase(rf"\s(?:{VOTED} )?(?:i?mot|i mot|for)\s*$")


def _given_by(ending: _Ending) -> bool:
    """Who the smaller side were: people have a place in the record, parties alone have none."""
    which = "in" if ending.match["in"] is not None else "by"
    if which == "in" and ending.counted.last not in _SIDES:
        return False
    named = ending.piece.part(*ending.match.span(which))
    if voted := _VOTED.search(named.raw):
        named = named.part(0, voted.start())
    side = (
        "stemte_for"
        if ending.counted.last == "for" and ending.result != "falt"
        else _SIDES.get(ending.counted.last, "")
    )
    who = read_names(named, ending.known) if side else None
    if who is None or side in ending.counted.names:
        return (
            _who_lost(named, ending.known, ending.counted)
            if ending.counted.last in ("both", "for", "imot", "")
            else False
        )
    ending.counted.names[side] = list(who.names)
    ending.counted.values[side] = ending.known.full_names(who.names)
    ending.counted.keeps = ending.counted.keeps or bool(who.groups)
    return True


def _against_whom(ending: _Ending) -> bool:
    return _who_lost(
        ending.piece.part(*ending.match.span("from" if ending.match["from"] else "of")), ending.known, ending.counted
    )


def _who_lost(named: Piece, known: Known, count: VoteCount) -> bool:
    bare = _without_counts(named)
    if who := read_names(named, known):
        there = {one.text for one in count.minority_names}
        count.minority_names += [one for one in who.names if one.text not in there]
        count.keeps = count.keeps or bool(who.groups)
        return True
    groups = read_groups(named, known)
    if groups or read_who(named, known) or bare or _SOMEBODY.fullmatch(named.raw):
        count.parties = frozenset(one.text.casefold() for one in groups or ())
        count.keeps = True
        return True
    return False


# Whom the list does not know: "Tangen kommune", "de ansattes representanter".
_SOMEBODY = phrase(
    rf"(?:{LETTER}[\w-]*(?: [\w-]+)? kommune|(?:de |dei )?[\w-]+(?:s|es|ane|ene)? (?:representant\w*|medlem\w*)"
    r"|[\w-]*(?:representantene|representantane|medlemmene|medlemene|organisasjonene|organisasjonane))"
)
_WITH_COUNT = rf"(?:\d+|{NUMBER} (?:{VOTES} )?(?:{FROM} )?)?[A-ZÆØÅa-zæøå/]+(?:\s*[:(-]?\s*{NUMBER}\)?)?"
_PARTY_WITH_COUNT = phrase(rf"\s*{_WITH_COUNT}(?:(?:\s*[,+]\s*| og ){_WITH_COUNT})*\s*", re.NOFLAG)
_HAS_NUMBER = phrase(rf"\d|\b{NUMBER} (?:{VOTES} )?{FROM}\b")


def _without_counts(named: Piece) -> bool:
    """Whether these are parties with how many of each: "3 Ap, 2 SV"."""
    return bool(_PARTY_WITH_COUNT.fullmatch(named.raw)) and _HAS_NUMBER.search(named.raw) is not None


def _casting(ending: _Ending) -> bool:
    if ending.match["casting"] is None:
        ending.counted.values["dobbeltstemme"] = True
        return True
    who = read_names(ending.piece.part(*ending.match.span("casting")), ending.known)
    if who is None:
        ending.counted.values["dobbeltstemme"] = True
        return bool(re.fullmatch(r"\w+", ending.match["casting"]))
    if len(who.names) != 1:
        return False
    ending.counted.values["dobbeltstemme"] = who.names[0].text
    ending.counted.names["dobbeltstemme"] = [who.names[0]]
    return True


def _fact(key: str, name: str | None) -> _Reader:
    def read(ending: _Ending) -> bool:
        return _set(ending.counted, key, number(ending.match[name]) if name else True)

    return read


def _form(ending: _Ending) -> bool:
    span = ending.match.span("form" if ending.match["form"] else "form2")
    written = ending.piece.part(*span).stripped()
    ending.counted.names["form"] = [written]
    return _set(ending.counted, "form", written.text)


def _majority(ending: _Ending) -> bool:
    written = ending.piece.part(*span_of_share(ending.match)).stripped()
    share = share_of(written.text)
    if share:
        ending.counted.names["flertall"] = [written]
    return not share or _set(ending.counted, "flertall", share)


def _nothing(ending: _Ending) -> bool:
    del ending
    return True


def _kept(ending: _Ending) -> bool:
    """What the record has no key for stays in the running text."""
    ending.counted.keeps = True
    return True


def _as_changed(ending: _Ending) -> bool:
    """Changes stay in the running text where the record says whose they are nowhere else."""
    names_somebody = any(letter.isupper() for letter in ending.match[0])
    ending.counted.keeps = ending.counted.keeps or names_somebody
    ending.counted.changed = True
    return True


def _of_those_there(ending: _Ending) -> bool:
    """How many were there stays in the running text."""
    ending.counted.keeps = ending.counted.keeps or re.search(r"\d", ending.match[0]) is not None
    return True


def _set(count: VoteCount, key: str, value: object) -> bool:
    if key in count.values:
        return False
    count.values[key] = value
    count.last = key
    return True


_READERS: tuple[tuple[Phrase, _Reader], ...] = (
    (_UNANIMOUS, _fact("enstemmig", None)),
    (_SHARE, _kept),
    (_AS_CHANGED, _as_changed),
    (_CASTING, _casting),
    (_LOT, _fact("loddtrekning", None)),
    (_BLANK, _fact("blanke", "blank")),
    (_ABSTAINING, _fact("avholdende", "abstaining")),
    (_ABSENT, _fact("fravaerende", "absent")),
    (_FOR_AND_AGAINST, _both),
    (_IN_BRACKETS, _both),
    (_TWO, _both),
    (_DASHED, _both),
    (_AGAINST_LEFT, _against),
    (_MINORITY, _losing),
    (_FOR, _in_favour),
    (_FOR_ALONE, _in_favour),
    (_BRACKETED_FOR, _in_favour),
    (_FORM, _form),
    (_AGAINST_WHOM, _against_whom),
    (_DISSENT, _against_whom),
    (_DISSENT_ALONE, _kept),
    (_MAJORITY, _majority),
    (_OF_THOSE_THERE, _of_those_there),
    (_SAYS_NOTHING, _nothing),
    (_GIVEN_BY, _given_by),
)
