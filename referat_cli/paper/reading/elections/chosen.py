"""Those who were elected, in the words that name them, and what stands of the election beside a name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.people.who import Known, read_names, split_outside_brackets
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import VARA
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import BETWEEN_NAMES, CAPITAL, phrase
from referat_cli.paper.reading.words.vote_words import VOTES

_BETWEEN = phrase(rf"\t\s*|{BETWEEN_NAMES}", re.NOFLAG)
_ORDER = phrase(rf"\d{{1,2}}\.\s*(?:(?i:{VARA}):? )?(?={CAPITAL})", re.NOFLAG)
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)$")
_YEAR = r"\d{4}(?:\s*[-–/]\s*\d{2,4})?"
_BESIDE_ONCE = (
    rf"(?:(?:(?:gjen|att|ny)?(?:valgt|vald)(?: for| med)? |(?:alle |begge )?(?:for |i )?)?{NUMBER} (?:{VOTES}|år)"
    rf"|(?:(?:valgt|vald|for|til|fram til|frem til|ut) ){{0,2}}(?:perioden |åra |årene )?{_YEAR}"
    rf"|(?:valgt|vald|valt) (?:ved|med) akklamasjon|{NUMBER} blanke?(?: {VOTES})?"
    r"|gjenvalgt?|attvald?|attval|ny(?:e|valg|valgt|vald)?|(?:ikke |ikkje )?på valg?|(?:ved )?akklamasjon"
    r"|enstemmig|samrøystes)"
)
_BESIDE = phrase(rf"{_BESIDE_ONCE}(?:[ ,]+{_BESIDE_ONCE})*")


# The substitute of somebody, beside the name.
_OWN = r"(?:personleg |personlig )?"
_WITH_SUBSTITUTE = phrase(rf"\s*(?:\((?:med )?{_OWN}{VARA}:? (?P<inside>[^()]+)\)| med {_OWN}{VARA}:? (?P<after>.+))$")


class Chosen(NamedTuple):
    """The names of those who were elected, and beside them what the record has no place for: "(gjenvalg)", "2 år".

    ``substitutes`` stand beside those for whom they may meet.
    """

    names: list[Piece]
    beside: list[Piece]
    substitutes: Sequence[Piece] = ()


def read_chosen(named: Piece, known: Known) -> Chosen | None:
    """Who is named; None where any of it is not understood, or somebody stands there twice.

    The party of somebody stays with the name where the list does not have it.
    """
    names: list[Piece] = []
    beside: list[Piece] = []
    substitutes: list[Piece] = []
    for part in split_outside_brackets(named.stripped("."), _BETWEEN):
        if names and _is_beside(part.text):
            beside.append(part)
            continue
        order = _ORDER.match(part.raw)
        one = part.part(order.end()) if order else part
        if found := _WITH_SUBSTITUTE.search(one.raw):
            other = read_names(one.part(*found.span("inside" if found["inside"] else "after")), known)
            if other is None or other.groups:
                return None
            substitutes += other.names
            one = one.part(0, found.start())
        bracket = _BRACKET.search(one.raw)
        bare = one.part(0, bracket.start()) if bracket else one
        who = read_names(one, known)
        if who and len(who.names) == 1 and not who.groups:
            names.append(who.names[0])
        elif bracket and is_name(bare.raw) and (_is_beside(bracket["inside"]) or is_function(bracket["inside"])):
            names.append(bare)
            beside.append(one.part(bracket.start("inside") - 1))
        elif bracket and read_names(bare, known):
            names.append(one)
        else:
            return None
    return Chosen(names, beside, substitutes) if names and len({one.text for one in names}) == len(names) else None


def _is_beside(text: str) -> bool:
    """Whether words beside a name say for how long, by how many or how somebody was elected: "2 år (gjenvalg)"."""
    return _BESIDE.fullmatch(re.sub(r"[()]", "", text).strip()) is not None
