"""When somebody of the list came and left, as a sentence tells it: "Siv Nes forlot møtet kl. 12."."""

import re
from typing import Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.reading import PeopleRead
from referat_cli.paper.reading.people.facts import MASK, take_facts
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import CAME, LEFT, PRESENT
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

# When somebody of the list came and left: "Lie og Nes forlot møtet kl. 20.", "Lie (Ap) fikk permisjon fra sak 4/26."
_CAME_AND_LEFT = phrase(
    rf"(?P<names>{CAPITAL}[^:.]*?(?: \([^()]*\))?) (?P<told>(?:{CAME}|møtte|{LEFT}"
    rf"|måtte|fikk|fekk|hadde|ble|blei|vart|var|deltok)\b.*)",
    re.DOTALL,
)
_WHEN_THERE = frozenset({"oppmoete", "kom", "gikk", "fra_sak", "til_sak", "gikk_foer", "ikke_sak"})
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_AND = re.compile(r"\s*,\s*|\s+og\s+")
# How many were left then, which no key has.
_LEFT_THERE = rf"{NUMBER} (?:medlem|representant|røysteføre)\w*(?: {PRESENT})?"
# The words of such a sentence beside what it says.
_SAYS_NO_MORE = phrase(
    r"(?:\s|[,.;–]|\b(?:og|ble|blei|vart|fikk|fekk|hadde|innvilget|innvilga|gitt|møtet|dermed|deretter|da|var)\b"
    rf"|\b{_LEFT_THERE})*"
)


class PeopleTold(NamedTuple):
    """Those of the list whom a sentence begins with, and what it says of them."""

    people: list[dict[str, Any]]
    told: str


def tells_when(sentence: Piece) -> bool:
    """Whether a sentence says when somebody came or left, and no more."""
    return _facts_of_when(sentence) is not None


def read_when_told(piece: Piece, reading: PeopleRead, *, keeps: bool = False) -> bool:
    """A sentence that says when some of the list came or left; ``keeps`` where its words are of something else too."""
    people, facts = when_told(piece, reading) or ((), {})
    if not people or not all(reading.may_have_been_there(person, facts) for person in people):
        return False
    for person in people:
        reading.note_when(person, facts, piece)
    if keeps:
        return True
    if told := phrase(_LEFT_THERE).search(piece.raw):
        reading.ledger.guess(
            piece.part(*told.span()), _("deltakere"), _("hvor mange som var igjen, har ingen plass i referatet")
        )
    reading.ledger.label(piece)
    return True


def when_told(piece: Piece, reading: PeopleRead) -> tuple[list[dict[str, Any]], dict[str, Any]] | None:
    """Those of the list of whom a sentence says when they were there, and what: "Lie og Nes forlot møtet kl. 20"."""
    told = people_who(piece, reading)
    _found, facts = _facts_of_when(piece) or (None, {})
    return (told.people, facts) if told and facts else None


def people_who(piece: Piece, reading: PeopleRead) -> PeopleTold | None:
    """Those of the list of whom a sentence tells that they did something, and what."""
    found = _CAME_AND_LEFT.fullmatch(piece.raw)
    names = [_IN_BRACKETS.sub("", one.text) for one in piece.part(*found.span("names")).split(_AND)] if found else []
    people = [person for name in names if (person := reading.person_called(name))]
    return PeopleTold(people, found["told"]) if found and people and len(people) == len(names) else None


def _facts_of_when(sentence: Piece) -> tuple[re.Match[str], dict[str, Any]] | None:
    """What a sentence says of when some were there."""
    found = _CAME_AND_LEFT.fullmatch(sentence.raw)
    facts: dict[str, Any] = {}
    left = take_facts(found["told"], facts).replace(MASK, " ") if found else ""
    is_whole = facts and facts.keys() <= _WHEN_THERE and facts.get("oppmoete", "digitalt") == "digitalt"
    is_whole = is_whole and _SAYS_NO_MORE.fullmatch(left)
    return (found, facts) if found and is_whole else None
