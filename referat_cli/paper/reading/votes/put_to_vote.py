"""What a sentence says was put to the vote, alone or against another, where the next tells what came of it."""

from dataclasses import replace
from itertools import islice

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import read_count
from referat_cli.paper.reading.votes.pairs import ADVERBS, Addresses, read_two, sides_of_pair
from referat_cli.paper.reading.votes.reading import Result, VoteReading
from referat_cli.paper.reading.votes.sentences import AGAINST, AT_POINT, VOTED_OVER, read_vote
from referat_cli.paper.reading.votes.signs import strip_label, tells_of_rejection
from referat_cli.paper.reading.words.phrases import BE, phrase, whole_phrase
from referat_cli.paper.reading.words.sentences import LONGEST
from referat_cli.paper.reading.words.vote_words import RESULT, SET_UP, VOTING

_SET_UP = whole_phrase(
    rf"(?:(?:det|der) {BE} (?:så |deretter )?(?:votert|stemt|røysta|avrøysta|foretatt|gjennomført)?(?: en)?"
    r"(?: alternativt| alternativ votering| alternativ røysting| alternativ avstemning)? mellom "
    rf"(?P<between>.+?)[.:]?|(?:alternativ )?{VOTING} mellom "
    rf"(?P<between2>.+?)[.:]?|(?:det|der) {BE} (?:så |deretter )?(?:votert|stemt|røysta|avrøysta)(?: alternativt)?"
    r" over (?P<over>.+?) (?:opp )?mot (?P<under>[^.:]+?)[.:]?"
    rf"|(?:det|der) {BE} (?:{ADVERBS} )?(?:votert|stemt|røysta|avrøysta) alternativt over (?P<between3>.+?)[.:]?"
    r"|\w+ (?:satte|sette) (?P<one>.+?) opp mot (?P<two>.+?)[.:]?"
    rf"|(?P<between4>.+?) {BE} {SET_UP} (?:opp )?mot (?:hverandre|kvarandre)[.:]?)"
)
_BETWEEN = ("between", "between2", "between3", "between4")
# Two and no word for what was done with them, behind a label: "Alternativ votering: Innstillingen mot forslag B."
_BARE_PAIR = whole_phrase(r"(?P<one>[^.:]+?) mot (?P<two>[^.:]+?)[.:]?")
_PUT_TO_VOTE = whole_phrase(
    rf"(?:(?:{ADVERBS}),? {BE} (?P<what>.+?)|(?P<what2>.+?) {BE}(?: {ADVERBS})?) "
    rf"(?:(?:satt|sett|tatt|teke|lagt) (?:under|opp til|fram til|til) {VOTING}|(?:votert|stemt|røysta) over)[.:]?"
)


def read_pair(sentence: Piece, proposals: ProposalsRead) -> tuple[Addresses, Addresses] | None:
    """What a sentence that tells no result says was set against each other, or was put to the vote alone."""
    bare, _trial = strip_label(sentence)
    if len(bare.raw) > LONGEST:
        return None
    if point := AT_POINT.match(bare.raw):
        on = addresses(bare.part(*point.span("point")), proposals)
        found = read_pair(bare.part(point.end()), proposals)
        return (on, found[1]) if on and found and found[0] == ("A",) else found
    return _set_up(bare, proposals) or _put_to_vote(bare, proposals)


# What parts it from how it went: "A mot B: B vedtatt", "A ble satt opp mot B, og sistnevnte ble vedtatt", "Det ble
# stemt over A, som ble vedtatt".
_PARTED = phrase(rf":\s|,? (?:og|der|hvor|kor|mens|hvorpå|kvarpå) |,? som (?:{BE} )?(?:{ADVERBS} )?|,\s")
_MOST_PARTS = 6
_IS_PUT = phrase(rf"\bmot\b|\bmellom\b|\bover\b|\btil {VOTING}|\bunder {VOTING}")


def read_put_and_vote(bare: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """What one sentence says was put to the vote, alone or against another, and how the vote on it went."""
    if len(bare.raw) > LONGEST or not _IS_PUT.search(bare.raw):
        return None
    for parted in islice(_PARTED.finditer(bare.raw), _MOST_PARTS):
        before, after = bare.part(0, parted.start()), bare.part(parted.end()).stripped()
        two = read_two(before, proposals) if parted[0].startswith(":") else None
        two = two or _set_up(before, proposals) or _put_to_vote(before, proposals)
        reading = read_vote(after, replace(proposals, two=two)) or _only_result(after, proposals) if two else None
        if two is None or reading is None or not reading.result:
            continue
        sides = two if reading.recalled else sides_of_pair(reading.on, two) if two[1] else None
        if sides and set(reading.against) <= set(sides[1]):
            return reading._replace(on=sides[0], against=sides[1], matter=None, recalled=False)
    return None


_RESULT = whole_phrase(rf"(?P<result>{RESULT})(?P<how>\b.*)")


def _only_result(after: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """What came of it, where no number is told: "vedtatt", "vedtatt med stort flertall"."""
    match = _RESULT.fullmatch(after.raw)
    count = read_count(after.part(*match.span("how")), proposals.known, None) if match else None
    result: Result = "falt" if tells_of_rejection(after.raw) else "vedtatt"
    return VoteReading((), (), None, count, result, recalled=True) if count else None


def _set_up(bare: Piece, proposals: ProposalsRead) -> tuple[Addresses, Addresses] | None:
    """Two that were set against each other."""
    match = _SET_UP.fullmatch(bare.raw)
    if match and (between := next((name for name in _BETWEEN if match[name]), "")):
        return read_two(bare.part(*match.span(between)), proposals)
    names = ("over", "under") if match and match["over"] else ("one", "two") if match else ("what", "other")
    match = match or AGAINST.fullmatch(bare.raw)
    if match is None and (match := _BARE_PAIR.fullmatch(bare.raw)):
        names = ("one", "two")
    if match is None or (names[0] == "what" and (match["result"] or match["none"])):
        return None
    first, second = (addresses(bare.part(*match.span(name)), proposals) for name in names)
    return (first, second) if first and second and not set(first) & set(second) else None


def _put_to_vote(bare: Piece, proposals: ProposalsRead) -> tuple[Addresses, Addresses] | None:
    """What was put to the vote, against nothing else: "Innstillingen ble satt under avstemning."."""
    match = _PUT_TO_VOTE.fullmatch(bare.raw)
    span = match.span("what" if match["what"] else "what2") if match else (0, 0)
    if not match and (match := VOTED_OVER.fullmatch(bare.raw)):
        span = (match.start("what"), len(bare.raw.rstrip(". ")))
    on = addresses(bare.part(*span), proposals) if match else None
    return (on, ()) if on else None
