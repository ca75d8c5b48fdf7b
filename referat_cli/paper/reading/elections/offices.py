"""What somebody was elected to, where it stands beside the name or in another line: a heading, the title."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from referat_cli.paper.reading.people.names_and_offices import is_function
from referat_cli.paper.reading.people.who import Known, Who, is_person, read_names
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import VARA
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, RULING, phrase

# "Kari Moe, styreleder, 2 år" under the heading of those who were elected
_NAME_FIRST = phrase(
    rf"(?P<names>[^,:;]+?)(?:,| [–-]) (?P<office>[^,:;\d]+?)(?P<more>(?:,| [–-])? \(?(?:for |i )?{NUMBER} år\)?)?\.?",
    re.NOFLAG,
)
# What a title names before it says that somebody is elected: "Akan-utvalget – valg av ny representant".
_OF_WHAT = r"(?:[^:–]+(?: [–-]|:) )?"
_OFFICE_OF_TITLE = phrase(rf"{_OF_WHAT}(?:(?:valg|val|nyvalg|suppleringsvalg) av|vel[gj][ea]) (?P<office>.+)")
# "Valg av leder", "Velge dirigent", "Foreta følgende valg".
_ELECTS = phrase(
    rf"{_OF_WHAT}(?:(?:ny|supplerings)?(?:valg|val)|vel[gj][ea]|foreta (?:[\w-]+ )?(?:valg|val)"
    r"|konstituering(?:en|a)?)\b"
)
# How many are elected, before what they are elected to: "Valg av to nye medlemmer".
_HOW_MANY = phrase(rf"^{NUMBER} (?:nye? )?")
# Somebody elected so is the substitute of who was elected before.
_SUBSTITUTE = phrase(rf"(?:første |1\. )?(?:personleg |personlig )?{VARA}")
# The letter of an election among several: "A. Som styreleder ble foreslått Kari Moe".
LETTERED = r"(?:[A-Z][.):]? )?"
# What a line says that those below it were elected to, and for how long: "Styreleder (2 år)", "Valg av 2 styremedlemmer
# Velges for 2 år".
_OFFICE_ABOVE = phrase(
    rf"(?P<elects>(?:valg|val) av (?:{NUMBER} )?)?(?P<office>[^():]+?)"
    rf"(?P<term>\s*\([^()]*\)|[,.–-]?\s*(?:(?:velges|veljast|valgt|vald) )?(?:for|i) {NUMBER} år)?\s*[:.]?"
)
# The same of those who were put forward: "Som styreleder for 2 år ble foreslått:".
_STOOD_ABOVE = phrase(
    rf"{LETTERED}(?:som|til)(?: ny(?:e|tt)?)? (?P<office>[^():,]+?)(?P<term>,? (?:for|i) {NUMBER} år)?,? "
    rf"{BE} (?:foreslått|føreslått)\s*:"
)
_AFTER = re.compile(r"\s+etter\s+(?=[A-ZÆØÅ])")
_NO_OFFICE = re.compile(
    rf"^(?:for|imot|mot|blankt|stemmer|{RULING}|merknad|sak|forslag|framlegg|habilitet)\b|innstilling|tilråding"
    r"|\bsom\b|kandidat|foresl|føresl|stemme|røyst|\bvel[gj]|\bvalg(?:te?|et|ene|resultat)?\b|\bval(?:et|a|de?)?\b|(?<!^\d)[.;:]",
    re.IGNORECASE,
)
_MOST_WORDS = 12


# The number or letter of an election before any sentence: "A Som leder ble valgt Kari Moe", "C Leder: Kari Moe".
ENUMERATOR = re.compile(
    rf"(?:(?!I\s)[A-Z](?:\.\d)?|\d\d?)[.):]?\s+(?=(?:Som|Til)\s|{CAPITAL}[\w-]+(?:\s{CAPITAL}|(?:\s[^:.]*)?:\s))"
)


class OfficeAbove(NamedTuple):
    """A line that says what those below it were elected to, the office in it, and for how long.

    ``stood`` is whether they were only put forward for it.
    """

    line: Piece
    office: Piece
    term: Piece | None
    stood: bool = False


def office_above(line: Piece, *, is_heading: bool) -> OfficeAbove | None:
    """The office that a line names for those below it: a heading, or "Valg av 2 styremedlemmer" alone."""
    stood = _STOOD_ABOVE.fullmatch(line.raw)
    found = stood or _OFFICE_ABOVE.fullmatch(line.raw)
    if found is None or not is_office(found["office"]) or not (stood or is_heading or found["elects"]):
        return None
    term = line.part(*found.span("term")) if found["term"] else None
    return OfficeAbove(line, line.part(*found.span("office")), term, stood=stood is not None)


def is_election(title: str) -> bool:
    """Whether the title of a case says that it elects somebody."""
    return _ELECTS.match(title) is not None


def office_of_title(title: str) -> str:
    """The office that a case elects somebody to, by its title: of "Valg av leder" «leder»."""
    found = _OFFICE_OF_TITLE.fullmatch(title)
    return found["office"] if found else ""


def is_substitute(office: str, case: Mapping[str, Any], *, in_list: bool) -> bool:
    """Whether somebody was elected as the substitute of those before, of the office in the title or alone.

    In a list that no title names the office of, each line has its own.
    """
    titled, elections = _HOW_MANY.sub("", office_of_title(str(case.get("tittel", "")))), case.get("valg", [])
    before = elections[-1] if elections else {}
    is_of_title = f"{titled} ".startswith(f"{before.get('verv')} ")
    is_theirs = is_of_title if titled else not in_list and len(elections) == 1
    return is_theirs and "varamedlemmer" not in before and _SUBSTITUTE.fullmatch(office) is not None


def office_last(sentence: Piece) -> re.Match[str] | None:
    """Who was elected, with the office after the name: "Kari Moe, styreleder, 2 år"."""
    match = _NAME_FIRST.fullmatch(sentence.raw)
    return match if match and is_function(match["office"]) else None


def with_predecessor(office: Piece, known: Known) -> tuple[Piece, Who | None]:
    """An office, and who had it before: "medlem i styret etter Ola Lie (Ap)"."""
    after = _AFTER.search(office.raw)
    who = read_names(office.part(after.end()), known) if after else None
    if not after or not who or not all(is_person(name.text, known) for name in who.names):
        return office, None
    return office.part(0, after.start()), who


def is_office(text: str) -> bool:
    """Whether words may be what somebody is elected to."""
    return len(text.split()) <= _MOST_WORDS and not _NO_OFFICE.search(text)
