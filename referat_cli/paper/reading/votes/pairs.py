"""Votes on two that were set against each other: what they were, and how many voted for each."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from referat_cli.model.proposals import letter_of
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.reading import Result
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, phrase, whole_phrase
from referat_cli.paper.reading.words.vote_words import (
    ADOPTED,
    FELL,
    GIVEN,
    GOT,
    SET_UP,
    VOTED,
    VOTES,
    VOTING,
)

Addresses = tuple[str, ...]
# Words that only say in what order things went.
ADVERBS = (
    r"(?:tatt opp til votering og|teke opp til røysting og|først|fyrst|deretter|dermed|derfor|difor|så|da|då|også|òg"
    r"|etter dette|med dette|herved|så|til slutt|samlet|samla|punktvis|etterpå|videre|subsidiært|endelig|i tillegg"
    r"|etter avstemningen|etter voteringen|etter votering|ved votering|i voteringen|ved avstemning|i votering"
    r"|ved avrøysting|ved røysting|etter røysting|ved voteringen|som helhet|i sin helhet|elles|ellers|for ?øvrig)"
)
BETWEEN = (
    r"(?:ved|i|etter) (?:en )?(?:prøve)?(?:alternativ[te]? )?(?:prøve)?"
    rf"{VOTING}(?: (?:mellom|over|der|(?P<versus>mot)) (?P<between>(?:(?!\. (?-i:{CAPITAL})).)+?))?,?"
)


_RESULT = rf",? og (?:{BE} )?(?:dermed |derfor |difor |med det )?(?:{FELL}|vedtatt|vedteke|vedteken)"
_CAME_TO = rf"(?:{_RESULT})?"
_FELL = phrase(rf"\b{FELL}\b")
# Whose votes they were.
_BRACKET = r"\([^()]*(?:\([^()]*\)[^()]*)*\)"
_WHOSE = rf"(?: {_BRACKET})?"
_GOT = rf"[^.]+ {GOT} {NUMBER} {VOTES}{_WHOSE}"
_HAD = rf"(?:{GOT}|{BE} (?:{ADVERBS} )?(?:{ADOPTED}) med)"
# Two sentences of which each says how many voted for one of two, or the second how many were against it; where both
# say what came of theirs they are of a vote each, unless it was on both.
_TOLD_IN_TWO = whole_phrase(
    rf"{_GOT}\.\s+(?:{_GOT}|{NUMBER} (?:{VOTED}|{VOTES}) i?mot\b[^.]*){_CAME_TO}\.?"
    rf"|{_GOT}{_RESULT}\.\s+{_GOT}\.?"
    rf"|{BETWEEN} {GOT} [^.]+ {NUMBER} {VOTES}{_WHOSE}{_CAME_TO}\.\s+[^.]+ {_HAD} {NUMBER} {VOTES}{_WHOSE}{_CAME_TO}\.?"
)
_BY, _BY_OTHERS = rf"(?: (?P<by>{_BRACKET}))?", rf"(?: (?P<by_others>{_BRACKET}))?"
# Of two that were set against each other, how many voted for each.
_BOTH_GOT = whole_phrase(
    rf"(?P<what>.+?) {_HAD} (?P<first>{NUMBER}) {VOTES}{_BY}"
    rf"(?:(?P<result>{_RESULT})?\.|,? (?:og|mens)|,) "
    rf"(?P<other>.+?) (?:{GOT} )?(?P<second>{NUMBER})(?: {VOTES})?{_BY_OTHERS}{_CAME_TO}[.]?"
)
_BOTH_GOT_INVERTED = whole_phrase(
    rf"(?P<before>{ADVERBS}|{BETWEEN}),? {GOT} (?P<what>.+?) (?P<first>{NUMBER}) {VOTES}{_BY}"
    rf"(?:(?P<result>{_RESULT})?(?:\.|,? mens)|,? (?:og|mot)|,) (?P<other>.+?) (?:{_HAD} )?(?P<second>{NUMBER})"
    rf"(?: {VOTES})?{_BY_OTHERS}{_CAME_TO}[.]?"
)
# "Innstillingen fikk 7 stemmer mot 4 stemmer for forslag B."
_GOT_AGAINST = whole_phrase(
    rf"(?P<what>.+?) {GOT} (?P<first>{NUMBER}) {VOTES},? (?:mot|og) (?P<second>{NUMBER})(?: {VOTES})? "
    r"(?:for|til) (?P<other>[^,.;]+?)\.?"
)
# Two against each other, and their numbers after a colon: "Innstillingen mot forslag B: 7 mot 4 stemmer".
# As in "Ved votering mellom A og B fikk begge 4 stemmer.", which another sentence decides.
_EACH_GOT = whole_phrase(
    rf"{BETWEEN} {GOT} (?:hvert?|kvart?|begge|kvar)(?: (?:av (?:de|dem|dei|desse|disse)|forslag(?:ene)?"
    rf"|framlegg(?:a)?))?(?: to)? (?P<n>{NUMBER}) {VOTES}\.?"
)
_PAIR_COUNTED = whole_phrase(
    rf"(?P<what>.+?) (?:(?:{BE} )?{SET_UP} (?:opp )?)?(?:mot|og) (?P<other>[^:]+?)\s*[:–]\s*"
    rf"(?:\(?(?P<first>{NUMBER})\s*(?:[-–—/]|(?:{VOTES} )?mot)\s*(?P<second>{NUMBER})\)?"
    rf"(?: {VOTES})?|(?P<first2>{NUMBER}) {VOTES}?\s?"
    rf"(?:for|til) (?P<side>[^,;]+?)"
    rf"(?:,| og|;) (?P<second2>{NUMBER}) {VOTES}?\s?(?:for|til) (?P<side2>[^,;]+?))[.]?"
)
# As in "4 stemte for forslaget fra AU og 2 for forslaget fra Ola Lie".
_VOTED_FOR_EACH = whole_phrase(
    rf"(?:(?:{BETWEEN}|{ADVERBS}),? )?(?:det )?(?:(?:{BE}|{VOTED}) )?(?:det )?(?:{GIVEN} )?"
    rf"(?P<first>{NUMBER})(?: (?:{VOTED}|{VOTES}))?(?: {GIVEN})? for (?P<what>.+?)"
    rf"(?:,? (?:og|mens|medan)|,) (?P<second>{NUMBER}) (?:(?:{VOTED}|{VOTES}) )?for (?P<other>[^,.;]+?)[.]?"
)


def told_in_two(first: Piece, second: Piece) -> Piece | None:
    """Two sentences as one, where each may say how many voted for one of two: "A fikk 4 stemmer. B fikk 2."."""
    both = Piece(first.line, first.start, second.end) if first.line is second.line else None
    return both if both and _TOLD_IN_TWO.fullmatch(both.raw) else None


class CountedPair(NamedTuple):
    """What a vote was on, what that was set against, how many voted for each, and what a sentence says came of it.

    ``whose`` are the brackets that say whose votes those of a side were.
    """

    on: Addresses
    against: Addresses
    numbers: dict[str, int]
    result: Result | None = None
    whose: Mapping[str, Piece] = {}


def read_counted_pair(bare: Piece, proposals: ProposalsRead) -> CountedPair | None:
    """The two that a sentence gives the numbers of, None where it is no such sentence, or not understood wholly."""
    if (match := _PAIR_COUNTED.fullmatch(bare.raw)) and (found := _pair_counted(bare, match, proposals)):
        return found
    match = next(
        (
            one
            for pattern in (_VOTED_FOR_EACH, _GOT_AGAINST, _BOTH_GOT_INVERTED, _BOTH_GOT)
            if (one := pattern.fullmatch(bare.raw))
        ),
        None,
    )
    on, against = (addresses(bare.part(*match.span(one)), proposals) if match else None for one in ("what", "other"))
    if not match or not on or not against or set(on) & set(against):
        return None
    between = bare.part(*match.span("between")) if match.groupdict().get("between") else None
    if not between and go_together(on, against, proposals):
        return None
    pair = read_two(between, proposals) if between else None
    if pair and (sides := sides_of_pair(on, pair)) and sides_of_pair(against, sides):
        on, against = sides  # "mellom punkt 2 i innstillingen og forslag B fikk innstillingen 7 stemmer og forslag B 3"
    if between and not pair and (over := addresses(between, proposals)):
        on, against = (_of_point(side, over) for side in (on, against))
    told = match.groupdict().get("result")
    result: Result | None = ("falt" if _FELL.search(told) else "vedtatt") if told else None
    sides = (("for", "by"), ("imot", "by_others"))
    whose = {side: bare.part(*match.span(name)) for side, name in sides if match.groupdict().get(name)}
    return CountedPair(on, against, {"for": number(match["first"]), "imot": number(match["second"])}, result, whose)


def _of_point(side: Addresses, over: Addresses) -> Addresses:
    """What a vote over a point was on: the point, where a side is the whole that it is of."""
    return over if side == tuple({letter_of(one) for one in over}) else side


def sides_over(on: Addresses, over: Addresses, proposals: ProposalsRead) -> tuple[Addresses, Addresses] | None:
    """What a vote over a point was on, and what that was against: the point, or a proposal that would change it."""
    if on == over or _of_point(on, over) == over:
        return over, ()
    changed = [one.get("endrer", ()) for one in proposals.all if (one["id"],) == on]
    return (on, over) if changed and set(over) <= {*changed[0]} else None


def go_together(on: Addresses, against: Addresses, proposals: ProposalsRead) -> bool:
    """Whether of two one is only to be added to the other, so that a vote on one is none against the other."""
    added = {one["id"] for one in proposals.all if one.get("type") in ("tillegg", "oversendelse")}
    return any({letter_of(one) for one in side} <= added for side in (on, against))


def _pair_counted(bare: Piece, match: re.Match[str], proposals: ProposalsRead) -> CountedPair | None:
    """Two with their numbers after a colon; "forslaget" alone is the other of the two."""
    on = addresses(bare.part(*match.span("what")), proposals)
    against = addresses(bare.part(*match.span("other")), proposals)
    if not on or not against or set(on) & set(against):
        return None
    first, second = match["first"] or match["first2"], match["second"] or match["second2"]
    numbers = {"for": number(first), "imot": number(second)}
    if match["side"]:
        sides = [addresses(bare.part(*match.span(name)), proposals) for name in ("side", "side2")]
        told = [side and {letter_of(one) for one in side} for side in sides]
        pair = [{letter_of(one) for one in side} for side in (on, against)]
        turned, straight = (
            [one in (None, other) for one, other in zip(told, way, strict=True)] for way in (pair[::-1], pair)
        )
        if not any(told) or all(turned) == all(straight):
            return None
        if all(turned):
            numbers = {"for": numbers["imot"], "imot": numbers["for"]}
    return CountedPair(on, against, numbers)


# As in "Ved votering mellom A og B ble sistnevnte vedtatt".
_CALLED_BY_ORDER = whole_phrase(rf"{BETWEEN} (?:{BE}|{GOT}|{FELL}) .*?\b(?:først|fyrst|sist)(?:nevnt|nemn[dt])e\b.*")


def with_two(bare: Piece, proposals: ProposalsRead) -> ProposalsRead:
    """The proposals with the two that a sentence sets against each other and then calls by their order."""
    match = _CALLED_BY_ORDER.fullmatch(bare.raw)
    two = read_two(bare.part(*match.span("between")), proposals) if match and match["between"] else None
    return replace(proposals, two=two) if two else proposals


_AND_OR_AGAINST = whole_phrase(rf" (?:(?:{BE} )?{SET_UP} (?:opp )?mot|og|mot) |\s*[/]\s*")


def read_two(between: Piece, proposals: ProposalsRead) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What stands on either side of one "og": "innstillingen og forslag B"."""
    for match in _AND_OR_AGAINST.finditer(between.raw):
        first = addresses(between.part(0, match.start()), proposals)
        second = addresses(between.part(match.end()), proposals)
        if first and second and not set(first) & set(second):
            return first, second
    return None


def read_tie(bare: Piece, proposals: ProposalsRead) -> CountedPair | None:
    """Two of which each had the same number of votes, None where a sentence says no such thing."""
    match = _EACH_GOT.fullmatch(bare.raw)
    found = read_two(bare.part(*match.span("between")), proposals) if match and match["between"] else None
    return CountedPair(*found, {"for": number(match["n"]), "imot": number(match["n"])}) if match and found else None


def sides_of_pair(on: Addresses, pair: tuple[Addresses, Addresses]) -> tuple[Addresses, Addresses] | None:
    """Which of two that were set against each other a sentence is about, and the other; None where it is neither.

    What is said of a proposal as a whole is said of the point of it that the vote was on.
    """
    for side, other in (pair, pair[::-1]):
        letters = {letter_of(one) for one in side}
        if set(on) == set(side) or (set(on) == letters and letters.isdisjoint(map(letter_of, other))):
            return side, other
    return None
