"""How a line that names people begins: with somebody's name, or with what they are there for."""

import re

from referat_cli.model.register import Register
from referat_cli.paper.reading.people.first_names import is_first_name_alone
from referat_cli.paper.reading.people.names_and_offices import AFTER_NAME, is_name, without_office
from referat_cli.paper.reading.people.remarks import CONTACT
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import PRESENT
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

# Whom parents speak for: "3A", "7. trinn".
CLASS = r"\d{1,2}\.?\s?(?:[A-ZÆØÅ]|klasse|kl\.?|trinn)"
# What somebody is there for, where it stands before the name: "3B: Per Moe", "3B Per Moe".
_PREFIX = phrase(
    rf"(?P<unit>(?:\d{{1,2}}\.?\s?[A-ZÆØÅ]?|[A-ZÆØÅ]\d?)(?=\s*:| [-–] )|{CLASS}(?=\s+{CAPITAL}\w))"
    r"(?:\s*:\s*| [-–] |\s+)",
    re.NOFLAG,
)
_AND = re.compile(r"\s+og\s")
_BEFORE_UNIT = re.compile(rf"\s*[,;]\s*(?=(?-i:{_PREFIX.pattern}))")
# How much of a company somebody votes for: "250 aksjer".
SHARES = r"\d[\d .]* ?(?:aksje(?:r|ar)?|andel(?:er|ar)?|seksjon(?:er|ar)?|stemmer?|røyster?|%|prosent)"
# Whom somebody is there for, before the name: "Bedriftshelsetjenesten ved Per Moe", "Fjell AS, 250 aksjer, ved ...",
# "Dalen kommune – Per Moe".
_BODY_BEFORE = phrase(
    rf"(?P<unit>{CAPITAL}[^,:;()]{{2,60}}?)(?:,? \(?(?P<shares>{SHARES})\)?)?"
    rf"(?:,? (?:(?:representert|møtte) )?(?:ved |v/ ?)|(?P<dash> [–-] ))(?=(?:[a-zæøå.]+ ){{0,2}}{CAPITAL})",
    re.NOFLAG,
)
# What begins so tells for whom somebody met: "vara for Kari Moe".
_FOR_SOMEBODY = phrase(
    r"\(?(?:(?:\d\. ?|første |personlig |personleg )?vara\w*|møtte?|møter|møtende|møtande|stedfortreder) for "
)
_NOBODY_CAME = phrase(rf"\(?(?:ingen|(?:ikke|ikkje) (?:møtt|{PRESENT})|forfall|fravær|[-–])\)?\.?\s*")


def begins_person(part: Piece, register: Register | None) -> bool:
    """Whether a part of a line begins with the name of somebody."""
    if _FOR_SOMEBODY.match(part.raw):
        return False
    prefix = _PREFIX.match(part.raw) or unit_before(part)
    name = bare_name(without_office(part.part(prefix.end()) if prefix else part).text)
    return is_name(name) or (register is not None and register.person(name) is not None)


def is_first_name(part: Piece) -> bool:
    """Whether a part of a list is a name without a surname: "Kari", "Per Ivar (kasserer)", "rektor Mona"."""
    return is_first_name_alone(bare_name(part.text))


def bare_name(text: str) -> str:
    """A name without what stands before and behind it: a class, brackets, a telephone number, when they came."""
    alone = CONTACT.sub("", _PREFIX.sub("", text)).rstrip()
    return AFTER_NAME.split(alone, maxsplit=1)[0]


def has_unit_before(piece: Piece) -> bool:
    """Whether a line begins with what those on it are there for: "3B - Per Moe, Siv Nes"."""
    return unit_before(piece) is not None


def unit_before(piece: Piece) -> re.Match[str] | None:
    """What a line begins with that those on it are there for, and what divides it from the first name."""
    body = _BODY_BEFORE.match(piece.raw)
    is_unit = body is not None and (not body["dash"] or is_institution(body["unit"]) or is_body(body["unit"]))
    if body and is_unit and not is_name(body["unit"]):
        first = piece.part(body.end()).split(_AND)[0]
        if is_name(bare_name(without_office(first).text)):
            return body
    prefix = _PREFIX.match(piece.raw)
    name = bare_name(piece.part(prefix.end()).split(_AND)[0].text) if prefix else ""
    return prefix if is_name(name) or is_first_name_alone(name) else None


def units_apart(piece: Piece) -> list[Piece]:
    """The parts of a line that has several units, each before those who are there for it: "1A: Siv, 1B: Per, Ola"."""
    parts = piece.split(_BEFORE_UNIT)
    named = [part for part in parts if has_unit_before(part)]
    others = [part for part in parts if part not in named]
    return parts if len(named) > 1 and all(map(names_nobody_of_unit, others)) else [piece]


def names_nobody_of_unit(part: Piece) -> bool:
    """Whether a part of a line says of a unit that nobody came for it: "9B: ikke møtt"."""
    prefix = _PREFIX.match(part.raw)
    return prefix is not None and _NOBODY_CAME.fullmatch(part.raw, prefix.end()) is not None
