"""The sentences in which minutes tell how a vote went, and what each of them says.

Only what is understood from the first word to the last is a vote; the words of it are what it was on, by how many, and
what it came to.
"""

import re

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount, read_count
from referat_cli.paper.reading.votes.decision_headings import HEADING_OF_DECISION, HEADINGS_OF_DECISION
from referat_cli.paper.reading.votes.matter import is_named_matter, is_noun, may_be_matter
from referat_cli.paper.reading.votes.numbers_alone import read_numbers, result_of_decision
from referat_cli.paper.reading.votes.pairs import (
    ADVERBS,
    BETWEEN,
    Addresses,
    read_two,
    sides_of_pair,
    sides_over,
    with_two,
)
from referat_cli.paper.reading.votes.reading import Result, VoteReading
from referat_cli.paper.reading.votes.signs import strip_label
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import (
    BE,
    PUT_BY,
    THE_CASE,
    UNANIMOUSLY,
    phrase,
    whole_phrase,
)
from referat_cli.paper.reading.words.sentences import LONGEST
from referat_cli.paper.reading.words.vote_words import (
    AGREED,
    ALL_VOTED_FOR,
    FELL,
    GIVEN,
    GOT,
    NOT_ADOPTED,
    RESULT,
    SET_UP,
    VOTED,
    VOTES,
    VOTING,
)

_MIDDLE = rf"(?:(?:{ADVERBS}|{UNANIMOUSLY}) )*"
_COUNTED = r"(?:(?:med|mot|ved|under) [^.]*? )?"


_PLAIN = whole_phrase(
    rf"(?P<what>.+?) {BE} (?P<middle>{_MIDDLE}{_COUNTED}{_MIDDLE})(?P<result>{RESULT})"
    r"(?P<how>(?:[\s,.(].*)?)"
)
_INVERTED = whole_phrase(
    rf"(?P<before>(?:{ADVERBS}|(?:med|mot) .+?|{BETWEEN})(?: {ADVERBS})?),? {BE} (?P<early>{_MIDDLE})"
    rf"(?P<what>.+?) (?P<middle>{_MIDDLE}{_COUNTED}{_MIDDLE})(?P<result>{RESULT})(?P<how>(?:[\s,.(].*)?)"
)
_FALLS = whole_phrase(rf"(?P<what>.+?) (?P<middle>{_MIDDLE}{_COUNTED})(?P<result>{FELL})(?P<how>(?:[\s,.(].*)?)")
_FALLS_INVERTED = whole_phrase(
    rf"(?P<before>{ADVERBS}|(?:med|mot) .+?|{BETWEEN}),? (?P<result>{FELL}) (?P<what>.+?)"
    r"(?P<how>(?:(?:,)? (?:med|mot|ved|enstemmig|samrøystes) .*)?[.]?)"
)
_GOT = whole_phrase(
    rf"(?P<what>.+?) {GOT} (?P<how>.+?)(?:,)? (?:og )?(?:(?:og |{BE} |dermed |med det |derfor )*)"
    rf"(?P<middle>(?:{UNANIMOUSLY} )?)(?P<result>{RESULT})(?P<more>(?:[\s,.(].*)?)"
)
_GOT_INVERTED = whole_phrase(
    rf"(?P<before>{ADVERBS}|{BETWEEN}),? {GOT} (?P<what>.+?) "
    rf"(?P<how>[^ ]+ {VOTES}\b.*?)(?:,)? (?:og )?(?:(?:og |{BE} |dermed |med det |derfor )*)"
    rf"(?P<result>{RESULT})(?P<more>(?:[\s,.(].*)?)"
)
# What those who were against were for: "med 6 mot 2 stemmer, som ble avgitt for forslag B".
_OTHERS_FOR = whole_phrase(
    rf"(?P<rest>.+ i?mot {NUMBER} {VOTES}),? "
    rf"(?P<given>(?:som {BE} )?{GIVEN} |som (?=gikk|gjekk))?"
    r"(?:(?:til fordel )?for|(?:gikk|gjekk) til) (?P<other>[^,.;]+)[.]?"
)
AGAINST = whole_phrase(
    rf"(?P<what>.+?) (?:{BE} )?(?:{SET_UP}|votert|røysta) (?:opp )?mot (?P<other>.+?)"
    rf"(?:(?:,| og|, og)(?: {BE})? (?P<middle>{_MIDDLE})(?P<result>{RESULT})"
    rf"(?P<how>(?:[\s,.(].*)?)|(?P<none>,(?! {PUT_BY}).*)?[.]?)"
)
VOTED_OVER = whole_phrase(
    rf"(?:(?:det|der) {BE}|(?:{ADVERBS}),? {BE} det) (?:{ADVERBS} )?(?:alternativt )?"
    r"(?:stemt|votert|røysta|avrøysta|voterte)"
    rf"(?: (?P<middle>{UNANIMOUSLY}))?(?: alternativt)? (?:over|på) (?P<what>.+?)"
    r"(?P<how>(?:[\s,(]\s*(?:med|mot|\d|[(]).*)?[.]?)"
)
_SUBJECTLESS = whole_phrase(rf"(?P<middle>(?:{_MIDDLE}))(?P<result>{RESULT})(?P<how>(?:[\s,.(].*)?)")
_DECISION = whole_phrase(
    r"(?:vedtaket|avgjerda|avgjørelsen|beslutningen|uttalelsen|uttalen|fråsegna|høringsuttalelsen|høyringsfråsegna) "
    rf"{BE} (?:fattet |gjort )?(?P<middle>{UNANIMOUSLY})"
    r"(?P<how>(?:[\s,.(].*)?)"
)
# What a body did, in place of what was done: "Utvalget sluttet seg enstemmig til innstillingen."
_BODY_VOTED = whole_phrase(
    rf"(?:(?:et|eit) (?P<early>{UNANIMOUSLY}) \w+|\w+) "
    rf"(?:vedtok|godkjente|godkjende|tiltrådte|(?:sluttet|slutta) seg) (?P<middle>(?:{UNANIMOUSLY} )?)(?:til )?"
    r"(?P<what>.+?)(?P<how>(?:,? (?:med|mot) .*)?[.]?)"
)
# "Enst. som rådmannens forslag.", "Samrøystes som tilrådd."
_UNANIMOUS_AS = whole_phrase(
    rf"(?P<middle>{UNANIMOUSLY})(?: (?:vedtatt|vedteke))? (?:som|i samsvar med|i tråd med|i tråd med) (?P<what>.+?)\.?"
)
_UNANIMOUS_ALONE = whole_phrase(
    rf"(?:vedtaket {BE} )?(?P<middle>{UNANIMOUSLY}|{AGREED}|{ALL_VOTED_FOR})"
    r"(?: (?:i|blant) \w+)?(?P<how>,? med .+?)?[.]?"
)
_ALL_VOTED = whole_phrase(rf"(?P<middle>{ALL_VOTED_FOR}) (?P<what>.+?)[.]?")
_AGREED_ON = whole_phrase(rf"det {BE} (?P<middle>{AGREED})(?: (?:i|blant) \w+)? om (?P<what>.+?)[.]?")
_TAKEN = whole_phrase(rf"vedtak(?:et)?(?: {BE})? (?:fattet|gjort|truffet) (?P<how>.+)")
# A case that is put off by a vote, with no proposal of it: the sentence itself says what was voted on.
_CASE_WAITS = whole_phrase(
    rf"(?P<what>{THE_CASE} {BE} (?P<middle>{_MIDDLE})(?:vedtatt |vedteke )?"
    r"(?:utsatt|utsett|oversendt|oversend|trukket|trekt|sendt tilbake|send attende)(?: til [^.]+?)?)"
    r"(?P<how>,? (?:med|mot) [^.]+)?\."
)
# A proposal that all sent on: "Forslaget ble enstemmig oversendt kommunedirektøren."
_SENT_ON = whole_phrase(
    rf"(?P<what>.+?)(?: {BE})? (?P<middle>{UNANIMOUSLY}) (?:oversendt|oversend|sendt over)(?: [^.]+)?\.?"
)
_NO_VERB = whole_phrase(rf"(?P<what>.+?)(?:\s*[:–-])? (?P<middle>{_MIDDLE})(?P<result>{RESULT})(?P<how>(?:[\s,.(].*)?)")
_PRESENT = whole_phrase(
    rf"(?P<what>.+?) (?:vedtas|vedtakast|godkjennes|tiltres) (?P<middle>{UNANIMOUSLY}|med|mot)(?P<how>(?: .*)?[.]?)"
)
_GOT_VOTES = whole_phrase(rf"(?:til sammen )?({NUMBER})(?: av (?:de |dei )?{NUMBER})? {VOTES}\b")
_COUNT_ALONE = whole_phrase(r"(?P<what>.+?)\s*[:–] (?P<how>.+)")
# What one got, and what that came to, behind a colon: "2 stemmer (falt)".
_GOT_ALONE = whole_phrase(rf"(?P<n>{NUMBER}) {VOTES}\W+(?P<result>{RESULT})\W*")
_NAMES_SIDE = whole_phrase(rf"{NUMBER} (?:(?:{VOTES}|{VOTED}) )?for\b")


# The point of the recommendation that a vote is on, before the sentence of it: "Punkt 2: Innstillingen ble vedtatt."
AT_POINT = whole_phrase(r"(?P<point>(?:punkt|pkt\.?) (?:nr\.? )?\d+(?: ?[a-z])?)\s*[:–-]\s*(?=\S)")


_BY_TRIAL = phrase(r"(?:ved|i|etter) (?:en )?(?:alternativ[te]? )?prøve")


def read_vote(sentence: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """What a sentence says of a vote, None where it does not, or not wholly."""
    bare, trial = strip_label(sentence)
    trial = trial or _BY_TRIAL.match(bare.raw) is not None
    if not bare.text or len(bare.raw) > LONGEST:
        return None
    proposals = with_two(bare, proposals)
    if told := _OTHERS_FOR.fullmatch(bare.raw):
        other = addresses(bare.part(*told.span("other")), proposals)
        reading = read_vote(bare.part(0, told.end("rest")), proposals)
        if reading and other and set(other) == set(reading.against):
            return reading
        if told["given"] or (reading and reading.result):
            if not (reading and other and reading.on) or reading.against or set(other) & set(reading.on):
                return None
            return reading._replace(against=other, trial=trial)
    reading = (
        _on_point(bare, proposals)
        or _by_form(bare, proposals)
        or read_numbers(bare, proposals)
        or _count_alone(bare, proposals)
    )
    return reading._replace(trial=True) if reading and trial else reading


def _on_point(bare: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """A vote whose sentence begins with the point that was voted on, or on what would be in its place."""
    point = AT_POINT.match(bare.raw)
    on = addresses(bare.part(*point.span("point")), proposals) if point else None
    reading = read_vote(bare.part(point.end()), proposals) if point and on else None
    if on and reading and reading.against == ("A",):
        return reading._replace(against=on)
    if on and reading and reading.on == ("A",):
        return reading._replace(on=on)
    return reading if on and reading and proposals.would_change(on, reading.on) else None


def _by_form(bare: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """A vote that a sentence of a known form tells."""
    for pattern in (
        AGAINST,
        VOTED_OVER,
        _INVERTED,
        _FALLS_INVERTED,
        _PLAIN,
        _GOT,
        _GOT_INVERTED,
        _FALLS,
        _PRESENT,
        _SUBJECTLESS,
        _DECISION,
        _TAKEN,
        *HEADINGS_OF_DECISION,
        _CASE_WAITS,
        _SENT_ON,
        _BODY_VOTED,
        _AGREED_ON,
        _ALL_VOTED,
        _UNANIMOUS_ALONE,
        _UNANIMOUS_AS,
        _NO_VERB,
    ):
        match = pattern.fullmatch(bare.raw)
        if match and (reading := _reading(bare, match, proposals)):
            return reading
    return None


# What was adopted with changes that the decision has: "Innstillingen med de endringer som fremkom i møtet", "… med
# forslaget fra Ola Lie".
_WITH_CHANGES_TOLD = whole_phrase(
    r"(?P<what>.+?),? med (?:(?:de[tn]?|dei|dette|eit?t?|et|en|ei|[\w./-]+s) )?"
    r"(?:(?:endring|tillegg|merknad|presisering|justering)\w* "
    r"(?:som|fra|frå|nevnt|gjort|foreslått|føreslått|i|under) .+"
    rf"|\w*(?:forslag|framlegg)\w*(?: {PUT_BY} .+)?)"
)
# Sentences that tell only of what was adopted.
_OF_WHAT_WAS_DECIDED = (
    _UNANIMOUS_AS,
    _TAKEN,
    _PRESENT,
    _DECISION,
    _CASE_WAITS,
    _SENT_ON,
    *HEADINGS_OF_DECISION,
    _BODY_VOTED,
    _AGREED_ON,
    _ALL_VOTED,
)


def _reading(sentence: Piece, match: re.Match[str], proposals: ProposalsRead) -> VoteReading | None:
    groups = match.groupdict()
    is_of_decision = match.re in _OF_WHAT_WAS_DECIDED or (match.re == _UNANIMOUS_ALONE and proposals.case.get("vedtak"))
    result = "vedtatt" if is_of_decision else _result_of(groups.get("result"))
    on, against, matter = _matter(sentence, match, proposals)
    changed = _WITH_CHANGES_TOLD.fullmatch(groups.get("what") or "") if not (on or matter) else None
    if changed:
        on = addresses(sentence.part(match.start("what"), match.start("what") + changed.end("what")), proposals) or ()
    recalled = "what" not in groups or (not (on or matter) and _is_sole(groups["what"], proposals))
    if not (on or matter or recalled):
        return None
    count = _count(sentence, match, proposals, result)
    if count is None:
        return None
    count.keeps = count.keeps or changed is not None
    if match.re == VOTED_OVER and {"for", "imot"} <= count.values.keys():
        result = result or result_of_decision(count.values, proposals)
    if groups.get("between") is not None:
        sides = _sides_between(sentence.part(*match.span("between")), on, proposals, is_versus=bool(groups["versus"]))
        if sides is None:
            return None
        on, against = sides[0], sides[1] or against
    if not on and not (count.values or count.minority_names or (recalled and count.keeps)):
        return None  # "Regnskapet ble godkjent" may be anything; a vote has somebody who voted
    is_heading = match.re == HEADING_OF_DECISION and not count.minority_names
    if not count.values and ((result is None and not against) or is_heading):
        return None
    return VoteReading(on, against, matter, count, result, recalled=recalled)


def _sides_between(
    named: Piece, on: Addresses, proposals: ProposalsRead, *, is_versus: bool
) -> tuple[Addresses, Addresses] | None:
    """What a sentence is about and what that was set against, by what it says the vote was between, over or against.

    None where that is something else.
    """
    alone = addresses(named, proposals)
    if is_versus:
        return (on, alone) if alone and not set(alone) & set(on) else None
    pair = read_two(named, proposals)
    sides = sides_of_pair(on, pair) if pair else None
    return sides or sides_over(on, alone or (), proposals)


_SOLE = phrase(
    r"(?:det (?:fremlagte |framlagte )?|dette )?(?:forslaget|framlegget|uttalelsen|uttalen|fråsegna|høringsuttalelsen)"
    r"(?: til (?:vedtak|uttalelse|fråsegn|høringsuttalelse))?"
)


def _is_sole(what: str, proposals: ProposalsRead) -> bool:
    """Whether words mean the one text of a case, in which nothing is read as a proposal."""
    is_alone = not (proposals.has_recommendation or proposals.all)
    return is_alone and _SOLE.fullmatch(what.strip(" ,:")) is not None


def _matter(
    sentence: Piece, match: re.Match[str], proposals: ProposalsRead
) -> tuple[tuple[str, ...], tuple[str, ...], Piece | None]:
    """What a vote was on, what that was set against, and the words for it where it is no proposal of the case."""
    groups = match.groupdict()
    if "what" not in groups:
        return (), (), None
    what = sentence.part(*match.span("what")).stripped(",:")
    if match.re == _CASE_WAITS:
        return (), (), what
    on = addresses(what, proposals) or (proposals.about(what.text) if is_noun(what.text) else ())
    other: tuple[str, ...] = ()
    if groups.get("other"):
        other = addresses(sentence.part(*match.span("other")), proposals) or ()
        if not other:
            return (), (), None
    if match.re == _BODY_VOTED and not on and not is_named_matter(what.text):
        return (), (), None
    if on or match.re == _AGREED_ON or (match.re in (_NO_VERB, VOTED_OVER) and not may_be_matter(what, proposals)):
        return on, other, None
    return (), other, what if may_be_matter(what, proposals) else None


def _count(sentence: Piece, match: re.Match[str], proposals: ProposalsRead, result: Result | None) -> VoteCount | None:
    """What the parts of a sentence around what the vote was on say of how it went, taken together."""
    whole = VoteCount()
    for name in ("before", "early", "middle", "middle2", "how", "more"):
        written = match.groupdict().get(name)
        if not written or not written.strip(" .,"):
            continue
        piece = sentence.part(*match.span(name))
        if name == "before" and match.groupdict().get("between") is not None:
            continue
        piece = _without_adverbs(piece)
        if match.re in (_GOT, _GOT_INVERTED) and name == "how":
            count = _votes_got(piece, proposals, result)
        else:
            count = read_count(piece, proposals.known, result)
        if count is None or whole.values.keys() & count.values.keys() - {"enstemmig"}:
            return None
        whole.values |= count.values
        whole.names |= count.names
        whole.minority_names += count.minority_names
        whole.keeps = whole.keeps or count.keeps or (count.changed and not proposals.decided_otherwise)
        whole.names_sides = whole.names_sides or count.names_sides
        whole.parties |= count.parties
    return whole


_ADVERB = phrase(rf"\b{ADVERBS}\b|^(?:ved|i|etter) (?:prøve)?(?:alternativ )?(?:prøve)?{VOTING}$")


def _without_adverbs(piece: Piece) -> Piece:
    """The same without words that only say in what order things went, at its ends."""
    while True:
        piece = piece.stripped(",")
        begins = _ADVERB.match(piece.raw)
        if begins and begins.end():
            piece = piece.part(begins.end())
            continue
        ends = next((one for one in _ADVERB.finditer(piece.raw) if one.end() == len(piece.raw)), None)
        if ends is None or not piece.raw:
            return piece
        piece = piece.part(0, ends.start())


def _votes_got(piece: Piece, proposals: ProposalsRead, result: Result | None) -> VoteCount | None:
    """How many voted for what got so many: "25 stemmer mot 10", "12 stemmer (Ap, SV)"."""
    if found := read_count(piece, proposals.known, result):
        return found
    match = _GOT_VOTES.match(piece.raw)
    return read_count(piece.part(match.end()), proposals.known, result, {"for": number(match[1])}) if match else None


def _count_alone(sentence: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """A vote whose result is left to the numbers: "Innstillingen: 25 for, 10 mot"."""
    match = _COUNT_ALONE.fullmatch(sentence.raw)
    if match is None:
        return None
    what = sentence.part(*match.span("what"))
    on = addresses(what, proposals) or ()
    how = sentence.part(*match.span("how"))
    if on and (got := _GOT_ALONE.fullmatch(how.raw)):
        return VoteReading(on, (), None, VoteCount({"for": number(got["n"])}), _result_of(got["result"]))
    if on and (found := _SUBJECTLESS.fullmatch(how.raw)) and (told := _reading(how, found, proposals)):
        return told._replace(on=on, recalled=False)  # "Innstillingen med vedtatt tillegg: Vedtatt mot 4 stemmer"
    count = read_count(how, proposals.known, None)
    names_sides = _NAMES_SIDE.match(match["how"]) is not None  # "Flertallskrav: 2/3" has none
    is_told = "enstemmig" in (values := count.values if count else {}) or (
        "for" in values and (len(values) > 1 or (names_sides and on))
    )
    if count is None or not is_told:
        return None
    matter = what if not on and names_sides and may_be_matter(what, proposals) else None
    return VoteReading(on, (), matter, count, None) if on or matter else None


def _result_of(word: str | None) -> Result | None:
    if word is None:
        return None
    folded = " ".join(word.casefold().split())
    return "falt" if re.fullmatch(NOT_ADOPTED, folded) else "vedtatt"
