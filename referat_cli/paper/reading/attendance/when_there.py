"""When somebody of the list came and left, as a sentence tells it: "Siv Nes forlot møtet kl. 12."."""

import re
from typing import Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.reading import PeopleRead
from referat_cli.paper.reading.people.facts import MASK, take_facts
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import CAME, LEFT, PRESENT
from referat_cli.paper.reading.words.clock import O_CLOCK
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import CAPITAL, FROM, phrase

# When somebody of the list came and left: "Lie og Nes forlot møtet kl. 20.", "Lie (Ap) fikk permisjon fra sak 4/26."
_CAME_AND_LEFT = phrase(
    rf"(?P<names>{CAPITAL}[^:.]*?(?: \([^()]*\))?) (?P<told>(?:{CAME}|møtte|{LEFT}"
    rf"|måtte|fikk|fekk|hadde|ble|blei|vart|var|deltok|permittert)\b.*)",
    re.DOTALL,
)
# The same with when before who: "Kl. 14.30 forlot Ola Lie møtet.", "Etter sak 4/26 gikk Siv Nes."
_WHEN_FIRST = phrase(
    rf"(?P<when>(?:etter|før|under|ved|til|{FROM}|{O_CLOCK})\s?[^:,]+?(?::\d\d)?),? "
    rf"(?P<did>{CAME}|{LEFT}|møtte|deltok) (?P<names>(?-i:{CAPITAL})[^:.,]*?)"
    r"(?P<where> (?:ut av |fra |frå |til )?møtet)?\.?"
)
_WHEN_THERE = frozenset({"oppmoete", "kom", "gikk", "fra_sak", "til_sak", "gikk_foer", "ikke_sak", "paa_sak"})
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_AND = re.compile(r"\s*,\s*|\s+og\s+")
# How many were left then, which no key has.
_LEFT_THERE = rf"{NUMBER} (?:medlem|representant|røysteføre)\w*(?: {PRESENT})?"
_TOOK_PART = rf"(?:deltok|deltek|deltar|(?:tok|tek|tar) (?:del|sete|plass)|med|møtte|satt|{PRESENT})"
# The words of such a sentence beside what it says.
_SAYS_NO_MORE = phrase(
    r"(?:\s|[,.;–()]|\b(?:og|ble|blei|vart|fikk|fekk|hadde|innvilget|innvilga|gitt|(?:resten av )?møtet|dermed|deretter"
    r"|da|var)\b"
    rf"|\b{_TOOK_PART}(?: (?:i|på|ved) (?:møtet|møtes|behandling(?:en|a)|handsaminga))?\b"
    rf"|\b{_LEFT_THERE})*"
)


class PeopleTold(NamedTuple):
    """Those of the list whom a sentence begins with, and what it says of them."""

    people: list[dict[str, Any]]
    told: str


class _Said(NamedTuple):
    """The names in a sentence that says when some were there, and what it says."""

    names: Piece
    told: str


def tells_when(sentence: Piece) -> bool:
    """Whether a sentence says when somebody came or left, and no more."""
    return bool(_facts_of_when(sentence))


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
    facts = _facts_of_when(piece)
    return (told.people, facts) if told and facts else None


def people_who(piece: Piece, reading: PeopleRead) -> PeopleTold | None:
    """Those of the list of whom a sentence tells that they did something, and what."""
    said = _said_in(piece)
    names = [_IN_BRACKETS.sub("", one.text) for one in said.names.split(_AND)] if said else []
    people = [person for name in names if (person := reading.person_called(name))]
    return PeopleTold(people, said.told) if said and people and len(people) == len(names) else None


def _said_in(sentence: Piece) -> _Said | None:
    """The names in a sentence that says what some did, and what it says."""
    if found := _WHEN_FIRST.fullmatch(sentence.raw):
        told = f"{found['did']}{found['where'] or ''} {found['when']}"
    elif found := _CAME_AND_LEFT.fullmatch(sentence.raw):
        told = found["told"]
    return _Said(sentence.part(*found.span("names")), told) if found else None


def _facts_of_when(sentence: Piece) -> dict[str, Any]:
    """What a sentence says of when some were there; nothing where it says more."""
    said = _said_in(sentence)
    facts: dict[str, Any] = {}
    left = take_facts(said.told, facts).replace(MASK, " ") if said else ""
    is_whole = facts and facts.keys() <= _WHEN_THERE and facts.get("oppmoete", "digitalt") == "digitalt"
    return facts if is_whole and _SAYS_NO_MORE.fullmatch(left) else {}
