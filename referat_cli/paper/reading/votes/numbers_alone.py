"""The sentences that give the numbers of two sides, and no word for what came of the vote."""

import re
from collections.abc import Mapping

from referat_cli.model.proposals import RECOMMENDATION
from referat_cli.paper.reading.people.who import read_names
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount, read_count
from referat_cli.paper.reading.votes.pairs import BETWEEN, read_counted_pair
from referat_cli.paper.reading.votes.reading import Result, VoteReading
from referat_cli.paper.reading.votes.sides import LOSING_SIDES
from referat_cli.paper.reading.votes.signs import BEGINS_WITH_COUNT, is_rejected
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import BE, whole_phrase
from referat_cli.paper.reading.words.vote_words import GOT, VOTED, VOTER, VOTES

# The numbers before what they are of: "4 – 2 for Høyres forslag.", "4 mot 2 stemmer for innstillingen".
_COUNT_FIRST = whole_phrase(
    rf"(?P<first>{NUMBER})\s*(?:[-–—]|mot)\s*(?P<second>{NUMBER})(?: {VOTES})? "
    r"(?:for|til fordel for) (?P<what>[^,.;]+?)[.]?"
)
_VOTED_FOR = whole_phrase(
    rf"(?P<first>{NUMBER})(?: {VOTER})?(?: {VOTED} for| (?:{VOTED} )?ja)(?: (?!og\b|[–-])(?P<what>.+?))?,?"
    rf"(?: og| mens| –| -)? (?P<second>{NUMBER}) (?:{VOTED} )?(?:i?mot|nei)"
    r"(?: \((?P<against>[^()]*(?:\([^()]*\)[^()]*)*)\))?(?P<others>(?:(?:,| og) .+)?)[.]?"
)
# "Ved votering over forslaget stemte 2 for og 5 mot."
_OVER_EACH_WAY = whole_phrase(rf"{BETWEEN} (?:{VOTED}|{BE} det|{GOT} det) (?P<how>{NUMBER} (?:{VOTES} )?for\b.*)")
_GOT_EACH_WAY = whole_phrase(
    rf"(?P<what>.+?) {GOT} (?P<first>{NUMBER})(?: {VOTES})?(?: for)?[,.]?(?: og| mens)? "
    rf"(?P<how>{NUMBER} (?:(?:{VOTES}|{VOTED}) )?i?mot\b(?! \d).*)"
)


def read_numbers(bare: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """What a sentence says that has the numbers of two sides, and no word for what came of it."""
    if match := _VOTED_FOR.fullmatch(bare.raw):
        on = addresses(bare.part(*match.span("what")), proposals) if match["what"] else ()
        numbers = {"for": number(match["first"]), "imot": number(match["second"])}
        if on is not None and (count := _with_the_rest(bare, match, numbers, proposals)):
            is_of_decision = not on or (on == (RECOMMENDATION,) and not proposals.decided_otherwise)
            result = result_of_decision(numbers, proposals) if is_of_decision else None
            return VoteReading(on, (), None, count, result, recalled=not on)
    if match := _COUNT_FIRST.fullmatch(bare.raw):
        on = addresses(bare.part(*match.span("what")), proposals) or ()
        numbers = {"for": number(match["first"]), "imot": number(match["second"])}
        if on and numbers["for"] > numbers["imot"]:
            return VoteReading(on, (), None, VoteCount(numbers), "vedtatt")
    if pair := read_counted_pair(bare, proposals):
        count = VoteCount(pair.numbers)
        for side, named in pair.whose.items():
            _put_whose(named, side, count, proposals)
        return VoteReading(pair.on, pair.against, None, count, pair.result or _of_more(pair.numbers))
    return _got_for_and_against(bare, proposals) or _count_of_decision(bare, proposals)


def _got_for_and_against(bare: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """How many were for a proposal and against it, and the decision says its result: "Det fikk 12 for og 17 mot."."""
    match = _OVER_EACH_WAY.fullmatch(bare.raw) or _GOT_EACH_WAY.fullmatch(bare.raw)
    groups = match.groupdict() if match else {}
    what = next((name for name in ("between", "what") if groups.get(name)), None)
    on = addresses(bare.part(*match.span(what)), proposals) if match and what else None
    votes_for = {"for": number(groups["first"])} if "first" in groups else {}
    count = read_count(bare.part(*match.span("how")), proposals.known, None, votes_for) if match and on else None
    if not on or count is None or "imot" not in count.values:
        return None
    count.names_sides = True
    return VoteReading(on, (), None, count, result_of_decision(count.values, proposals))


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
    if count is None:
        return None
    count.names_sides = True
    if not match["against"]:
        return count
    _put_whose(bare.part(*match.span("against")), "imot", count, proposals)
    return count


def _put_whose(named: Piece, side: str, count: VoteCount, proposals: ProposalsRead) -> None:
    """Put those who are named as all of a side into a count; anybody else, as a party, stays in the running text."""
    who = read_names(named.stripped("()"), proposals.known)
    if who is None or who.groups or len(who.names) != count.values[side]:
        count.keeps = True
        return
    key = f"stemte_{side}"
    count.values[key], count.names[key] = proposals.known.full_names(who.names), list(who.names)


# "Mot 1 stemme (Lie).", "Mot Ola Lies stemme." after a decision.
_AGAINST_ALONE = whole_phrase(rf"mot [^.()]{{1,60}} {VOTES}(?: \([^()]*\))?\.?")


def _count_of_decision(sentence: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """Numbers alone, which are those of the decision that they stand under: "5 for, 1 mot", "6-1"."""
    is_against = _AGAINST_ALONE.fullmatch(sentence.raw) is not None
    if not ((is_against or BEGINS_WITH_COUNT.match(sentence.raw)) and proposals.case.get("vedtak")):
        return None
    result: Result = "falt" if is_rejected(proposals.case["vedtak"]) else "vedtatt"
    count = read_count(sentence, proposals.known, result)
    if count is None or count.values == {"imot": 0}:  # "Ingen stemte mot." says the same as before
        return None
    votes_for = count.values.get("for")
    is_of_losers = is_against or count.values.keys() <= LOSING_SIDES  # "3 stemte imot, 1 avholdende."
    if is_of_losers and result == "falt":
        return None
    if not is_of_losers and (votes_for is None or (result == "vedtatt" and votes_for <= count.values.get("imot", 0))):
        return None
    return VoteReading((), (), None, count, result, recalled=True)


def _of_more(numbers: dict[str, int]) -> Result | None:
    """What came of the first of two that were set against each other."""
    if numbers["for"] == numbers["imot"]:
        return None
    return "vedtatt" if numbers["for"] > numbers["imot"] else "falt"
