"""What does a meeting look like in which a tired secretary has made so many slips?

Each slip is one that a rule knows and tells of once: eight kinds, from a name of one letter too few to a date that does
not exist. Where in the meeting each stands is drawn from the text itself, so the same meeting has the same slips.
"""

import re
from collections.abc import Callable
from random import Random

Slip = Callable[[str, Random], str]

_PARAGRAPH = re.compile(r"^    referat: \|\n      (?=[A-ZÆØÅ])", re.MULTILINE)
_HANDLER = re.compile(r"^    saksbehandler: \[.*?(.)\]$", re.MULTILINE)
_DECISION = re.compile(r"^    vedtak:\n      - >-\n        (?=[A-ZÆØÅ])", re.MULTILINE)
_FIRST_ON_THE_AGENDA = re.compile(r'(start: "09:00", slutt: "09):40"')


def _said(sentence: str) -> Slip:
    """The slip of saying this in one of the cases."""

    def say(text: str, chance: Random) -> str:
        place = chance.choice(list(_PARAGRAPH.finditer(text)))
        return f"{text[: place.end()]}{sentence} {text[place.end() :]}"

    return say


def _misspelt_name(text: str, chance: Random) -> str:
    """The last letter of somebody who prepared a case is missing."""
    place = chance.choice(list(_HANDLER.finditer(text)))
    return text[: place.start(1)] + text[place.end(1) :]


def _deadline_not_recorded(text: str, chance: Random) -> str:
    """A decision says until when, and no key does."""
    place = chance.choice(list(_DECISION.finditer(text)))
    return f"{text[: place.end()]}Frist er 1. mai 2035. {text[place.end() :]}"


def _overlap(text: str, _chance: Random) -> str:
    """The first case on the agenda ends after the second has begun."""
    return _FIRST_ON_THE_AGENDA.sub(r'\1:45"', text, count=1)


SLIPS: tuple[Slip, ...] = (
    _misspelt_name,
    _said("Rapporten kommer 31. februar."),
    _said("Utvalget møtes mandag 1. januar 2019."),
    _said("Se [avtalen]() om dette."),
    _said("Prosjektet koster XXX kroner."),
    _deadline_not_recorded,
    _overlap,
    _said("Dette følger av punkt 9."),
)


def with_slips(text: str, number: int) -> str:
    """A meeting's text with the first so many of the slips; raises `ValueError` where there are not so many."""
    if number > len(SLIPS):
        message = f"there are {len(SLIPS)} slips, not {number}"
        raise ValueError(message)
    chance = Random(text)
    for slip in SLIPS[:number]:
        text = slip(text, chance)
    return text
