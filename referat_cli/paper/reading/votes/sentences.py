"""The sentences in which minutes tell how a vote went, and what each of them says.

Only what is understood from the first word to the last is a vote; the words of it are what it was on, by how many, and
what it came to.
"""

import re
from collections.abc import Mapping

from referat_cli.paper.reading.people.who import read_names
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead, addresses
from referat_cli.paper.reading.votes.counts import VoteCount, read_count
from referat_cli.paper.reading.votes.decision_headings import HEADING_OF_DECISION, HEADINGS_OF_DECISION
from referat_cli.paper.reading.votes.matter import is_named_matter, may_be_matter
from referat_cli.paper.reading.votes.pairs import (
    ADVERBS,
    BETWEEN,
    read_counted_pair,
    read_two,
    sides_of_pair,
)
from referat_cli.paper.reading.votes.reading import Result, VoteReading
from referat_cli.paper.reading.votes.signs import BEGINS_WITH_COUNT, is_rejected, strip_label
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import (
    BE,
    THE_CASE,
    UNANIMOUSLY,
    phrase,
    whole_phrase,
)
from referat_cli.paper.reading.words.sentences import LONGEST
from referat_cli.paper.reading.words.vote_words import (
    AGREED,
    FELL,
    GOT,
    NOT_ADOPTED,
    RESULT,
    SET_UP,
    VOTED,
    VOTES,
    VOTING,
)

_MIDDLE = rf"(?:(?:{ADVERBS}|{UNANIMOUSLY}) )*"
_COUNTED = r"(?:(?:med|mot|ved) [^.]*? )?"


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
# The numbers before what they are of: "4 – 2 for Høyres forslag.", "4 mot 2 stemmer for innstillingen".
_COUNT_FIRST = whole_phrase(
    rf"(?P<first>{NUMBER})\s*(?:[-–—]|mot)\s*(?P<second>{NUMBER})(?: {VOTES})? "
    r"(?:for|til fordel for) (?P<what>[^,.;]+?)[.]?"
)
# What those who were against were for: "med 6 mot 2 stemmer, som ble avgitt for forslag B".
_OTHERS_FOR = whole_phrase(
    rf"(?P<rest>.+ i?mot {NUMBER} {VOTES}),? "
    rf"(?P<given>(?:som {BE} )?(?:avgitt|gitt|avgjeven|avgjevne|gjeven|gjevne) |som (?=gikk|gjekk))?"
    r"(?:(?:til fordel )?for|(?:gikk|gjekk) til) (?P<other>[^,.;]+)[.]?"
)
AGAINST = whole_phrase(
    rf"(?P<what>.+?) (?:{BE} )?(?:{SET_UP}|votert|røysta) (?:opp )?mot (?P<other>.+?)"
    rf"(?:(?:,| og|, og)(?: {BE})? (?P<middle>{_MIDDLE})(?P<result>{RESULT})"
    r"(?P<how>(?:[\s,.(].*)?)|(?P<none>,.*)?[.]?)"
)
VOTED_OVER = whole_phrase(
    rf"(?:(?:det|der) {BE}|(?:{ADVERBS}),? {BE} det) (?:{ADVERBS} )?(?:alternativt )?"
    r"(?:stemt|votert|røysta|avrøysta|voterte)"
    rf"(?: (?P<middle>{UNANIMOUSLY}))?(?: alternativt)? (?:over|på) (?P<what>.+?)"
    rf"(?:,? som (?:{BE} )?(?P<middle2>{_MIDDLE})(?P<result>{RESULT}))?"
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
    rf"(?:vedtaket {BE} )?(?P<middle>{UNANIMOUSLY}|{AGREED})(?: (?:i|blant) \w+)?(?P<how>,? med .+?)?[.]?"
)
_AGREED_ON = whole_phrase(rf"det {BE} (?P<middle>{AGREED})(?: (?:i|blant) \w+)? om (?P<what>.+?)[.]?")
_TAKEN = whole_phrase(rf"vedtak(?:et)?(?: {BE})? (?:fattet|gjort|truffet) (?P<how>.+)")
_VOTED_FOR = whole_phrase(
    rf"(?P<first>{NUMBER}) {VOTED} for(?: (?!og\b)(?P<what>.+?))?,?(?: og)? (?P<second>{NUMBER}) "
    rf"(?:{VOTED} )?i?mot(?: \((?P<against>[^()]*(?:\([^()]*\)[^()]*)*)\))?(?P<others>(?:(?:,| og) .+)?)[.]?"
)
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
_GOT_EACH_WAY = whole_phrase(
    rf"(?P<what>.+?) {GOT} (?P<first>{NUMBER})(?: {VOTES})?(?: for)?[,.]?(?: og| mens)? "
    rf"(?P<how>{NUMBER} (?:(?:{VOTES}|{VOTED}) )?i?mot\b(?! \d).*)"
)
_NAMES_SIDE = whole_phrase(rf"{NUMBER} (?:(?:{VOTES}|{VOTED}) )?for\b")


# The point of the recommendation that a vote is on, before the sentence of it: "Punkt 2: Innstillingen ble vedtatt."
AT_POINT = whole_phrase(r"(?P<point>(?:punkt|pkt\.?) (?:nr\.? )?\d+(?: ?[a-z])?)\s*[:–-]\s*(?=\S)")


def read_vote(sentence: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """What a sentence says of a vote, None where it does not, or not wholly."""
    bare, trial = strip_label(sentence)
    if not bare.text or len(bare.raw) > LONGEST:
        return None
    if told := _OTHERS_FOR.fullmatch(bare.raw):
        other = addresses(bare.part(*told.span("other")), proposals)
        reading = read_vote(bare.part(0, told.end("rest")), proposals)
        if reading and other and set(other) == set(reading.against):
            return reading
        if told["given"] or (reading and reading.result):
            if not (reading and other and reading.on) or reading.against or set(other) & set(reading.on):
                return None
            return reading._replace(against=other, trial=trial)
    if reading := _on_point(bare, proposals) or _by_form(bare, proposals):
        return reading._replace(trial=True) if trial else reading
    return _counted(bare, proposals, trial=trial)


def _on_point(bare: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """A vote on the recommendation whose sentence begins with the point of it that was voted on."""
    point = AT_POINT.match(bare.raw)
    on = addresses(bare.part(*point.span("point")), proposals) if point else None
    reading = read_vote(bare.part(point.end()), proposals) if point and on else None
    return reading._replace(on=on) if on and reading and reading.on == ("A",) else None


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
        _UNANIMOUS_ALONE,
        _UNANIMOUS_AS,
        _NO_VERB,
    ):
        match = pattern.fullmatch(bare.raw)
        if match and (reading := _reading(bare, match, proposals)):
            return reading
    return None


def _counted(bare: Piece, proposals: ProposalsRead, *, trial: bool) -> VoteReading | None:
    """What a sentence says that has the numbers of two sides, and no word for what came of it."""
    if match := _VOTED_FOR.fullmatch(bare.raw):
        on = addresses(bare.part(*match.span("what")), proposals) if match["what"] else ()
        numbers = {"for": number(match["first"]), "imot": number(match["second"])}
        if on is not None and (count := _with_the_rest(bare, match, numbers, proposals)):
            result = result_of_decision(numbers, proposals) if not on else None
            return VoteReading(on, (), None, count, result, trial, recalled=not on)
    if match := _COUNT_FIRST.fullmatch(bare.raw):
        on = addresses(bare.part(*match.span("what")), proposals) or ()
        numbers = {"for": number(match["first"]), "imot": number(match["second"])}
        if on and numbers["for"] > numbers["imot"]:
            return VoteReading(on, (), None, VoteCount(numbers), "vedtatt", trial)
    if pair := read_counted_pair(bare, proposals):
        return VoteReading(
            pair.on, pair.against, None, VoteCount(pair.numbers, keeps="(" in bare.raw), _of_more(pair.numbers), trial
        )
    for read in (_got_for_and_against, _count_of_decision):
        if found := read(bare, proposals, trial=trial):
            return found
    if (match := _COUNT_ALONE.fullmatch(bare.raw)) and (reading := _count_alone(bare, match, proposals)):
        return reading._replace(trial=True) if trial else reading
    return None


def _got_for_and_against(bare: Piece, proposals: ProposalsRead, *, trial: bool) -> VoteReading | None:
    """How many were for a proposal and against it, and the decision says its result: "Det fikk 12 for og 17 mot."."""
    match = _GOT_EACH_WAY.fullmatch(bare.raw)
    on = addresses(bare.part(*match.span("what")), proposals) if match else None
    votes_for = {"for": number(match["first"])} if match else {}
    count = read_count(bare.part(*match.span("how")), proposals.known, None, votes_for) if match and on else None
    if not on or count is None or "imot" not in count.values:
        return None
    return VoteReading(on, (), None, count, result_of_decision(count.values, proposals), trial)


def result_of_decision(numbers: Mapping[str, int], proposals: ProposalsRead) -> Result | None:
    """What a vote of which only the numbers are told came to: the decision says so, also where more was needed."""
    decided = proposals.case.get("vedtak") or ()
    if numbers["for"] < numbers["imot"]:
        return "falt"
    if is_rejected(decided):
        return "falt"
    return "vedtatt" if decided and numbers["for"] > numbers["imot"] else None


def _with_the_rest(
    bare: Piece, match: re.Match[str], numbers: dict[str, int], proposals: ProposalsRead
) -> VoteCount | None:
    """The numbers of a vote, with who a bracket says were against, and how many were on neither side."""
    count = read_count(bare.part(*match.span("others")), proposals.known, None, numbers)
    if count is None or not match["against"]:
        return count
    who = read_names(bare.part(*match.span("against")), proposals.known)
    if who is None or who.groups or len(who.names) != numbers["imot"]:
        count.keeps = True
        return count
    count.values["stemte_imot"], count.names["stemte_imot"] = proposals.known.full_names(who.names), list(who.names)
    return count


# "Mot 1 stemme (Lie)." after a decision.
_AGAINST_ALONE = whole_phrase(rf"mot {NUMBER} {VOTES}(?: \([^()]*\))?\.?")


def _count_of_decision(sentence: Piece, proposals: ProposalsRead, *, trial: bool) -> VoteReading | None:
    """Numbers alone, which are those of the decision that they stand under: "5 for, 1 mot", "6-1"."""
    is_against = _AGAINST_ALONE.fullmatch(sentence.raw) is not None
    if not ((is_against or BEGINS_WITH_COUNT.match(sentence.raw)) and proposals.case.get("vedtak")):
        return None
    result: Result = "falt" if is_rejected(proposals.case["vedtak"]) else "vedtatt"
    count = read_count(sentence, proposals.known, result)
    votes_for = count.values.get("for") if count else None
    if count is None or (is_against and result == "falt"):
        return None
    if not is_against and (votes_for is None or (result == "vedtatt" and votes_for <= count.values.get("imot", 0))):
        return None
    return VoteReading((), (), None, count, result, trial, recalled=True)


# What was adopted with changes that the decision has: "Innstillingen med de endringer som fremkom i møtet".
_WITH_CHANGES_TOLD = whole_phrase(
    r"(?P<what>.+?),? med (?:de[tn]? |dei )?(?:endring|tillegg|merknad|presisering|justering)\w* "
    r"(?:som|fra|frå|nevnt|gjort|foreslått|føreslått|i|under) .+"
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
    between = groups.get("between")
    if between is not None:
        pair = read_two(sentence.part(*match.span("between")), proposals)
        if sides := pair and sides_of_pair(on, pair):
            on, against = sides
        elif addresses(sentence.part(*match.span("between")), proposals) != on:
            return None
    trial = bool(groups.get("trial") or groups.get("trial2"))
    if not on and not (count.values or count.minority_names or (recalled and count.keeps)):
        return None  # "Regnskapet ble godkjent" may be anything; a vote has somebody who voted
    is_heading = match.re == HEADING_OF_DECISION and not count.minority_names
    if not count.values and ((result is None and not against) or is_heading):
        return None
    return VoteReading(on, against, matter, count, result, trial, recalled)


def _of_more(numbers: dict[str, int]) -> Result | None:
    """What came of the first of two that were set against each other."""
    if numbers["for"] == numbers["imot"]:
        return None
    return "vedtatt" if numbers["for"] > numbers["imot"] else "falt"


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
    on = addresses(what, proposals) or ()
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


def _count_alone(sentence: Piece, match: re.Match[str], proposals: ProposalsRead) -> VoteReading | None:
    """A vote whose result is left to the numbers: "Innstillingen: 25 for, 10 mot"."""
    what = sentence.part(*match.span("what"))
    on = addresses(what, proposals) or ()
    how = sentence.part(*match.span("how"))
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
