"""The people named on one line: their names apart, and what the line says of each of them."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from referat_cli.model.names import fold
from referat_cli.model.patterns import Pattern
from referat_cli.model.register import Register
from referat_cli.paper.reading.people.facts import MASK, take_facts
from referat_cli.paper.reading.people.first_names import (
    MOST_FIRST_NAMES,
    beside_first_name,
    has_office_before,
    is_first_name_alone,
    is_office,
)
from referat_cli.paper.reading.people.names_and_offices import (
    AFTER_NAME,
    is_function,
    is_initials,
    is_name,
    is_party,
    is_role,
    office_and_unit,
    without_office,
)
from referat_cli.paper.reading.people.remarks import CONTACT, is_reason
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import CAME, LEFT, PRESENT
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.labels import meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL, FROM, phrase
from referat_cli.paper.reading.words.sentences import ends_with_word
from referat_cli.paper.reading.words.unions import is_union

_BETWEEN = re.compile(
    r"\s*(?:/|;|\n|,(?!\s*(?:jr|sr)\b)|(?<![-–]\s)(?<=\s)og(?=\s)|(?<=\s)&(?=\s)|(?<=\s)samt(?=\s))\s*"
)
# Whom parents speak for: "3A", "7. trinn".
CLASS = r"\d{1,2}\.?\s?(?:[A-ZÆØÅ]|klasse|trinn)"
# What somebody is there for, where it stands before the name: "3B: Per Moe", "3B Per Moe".
_PREFIX = phrase(
    rf"(?P<unit>(?:\d{{1,2}}\.?\s?[A-ZÆØÅ]?|[A-ZÆØÅ]\d?)(?=\s*:| [-–] )|{CLASS}(?=\s+{CAPITAL}\w))"
    r"(?:\s*:\s*| [-–] |\s+)",
    re.NOFLAG,
)
_BEFORE_UNIT = re.compile(rf"\s*[,;]\s*(?=(?-i:{_PREFIX.pattern}))")
# Whom somebody is there for, before the name: "Bedriftshelsetjenesten ved Per Moe".
_BODY_BEFORE = phrase(rf"(?P<unit>{CAPITAL}[^,:;()]{{2,60}}?) (?:ved |v/ ?)(?={CAPITAL})", re.NOFLAG)
_FROM_UNIT = phrase(rf"\s+{FROM}\s+(?=[^\W\d])")
# "Kari Moe 3B", "Ola 7. trinn".
CLASS_AFTER = re.compile(rf"\s+(?={CLASS}$)")
_AS = phrase(r" som (?=[^\W\d])")
# What begins so tells for whom somebody met: "vara for Kari Moe".
_FOR_SOMEBODY = phrase(
    r"\(?(?:(?:\d\. ?|første |personlig |personleg )?vara\w*|møtte?|møter|møtende|møtande|stedfortreder) for "
)
SUBSTITUTE = re.compile(r"\bvara", re.IGNORECASE)
_NOBODY_CAME = phrase(rf"\(?(?:ingen|(?:ikke|ikkje) (?:møtt|{PRESENT})|forfall|fravær|[-–])\)?\.?\s*")
_GAP = re.compile(r"\s{3,}")
_DASH = phrase(r" [–—-] ", re.NOFLAG)
_SHORT = 12
_SEVERAL = 2
_INITIAL = re.compile(r"\s+[A-ZÆØÅ]\.?$")
# The end of a sentence, and of no abbreviation.
_FULL_STOP = re.compile(rf"\s(?!(?:Jr|Sr|Chr|Th)\b){CAPITAL}[\w-]+\.\s*$")
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_BETWEEN_DAYS = re.compile(r"\b(?:og|den|kun|bare)\b|[,;()]")


# How a sentence about somebody goes on: "Ola Lie (Ap) forlot møtet under behandlingen av sak 3/26."
GOES_ON = phrase(
    rf"(?:{CAME}|{LEFT}|deltok|måtte|hadde|fikk|fekk|ba|bad"
    r"|var|satt|sat|ble|blei|vart) (?!\()"
)


class PersonOnLine(NamedTuple):
    """Somebody on a line: the record's own keys, and the piece with the name.

    ``untold`` are words beside the name that belong in no record.
    """

    person: dict[str, Any]
    name: Piece
    untold: tuple[Piece, ...] = ()


def split_names(piece: Piece, register: Register | None) -> list[Piece]:
    """The names on a line, one after another: divided at marks and words, and by the register where only a blank is."""
    found: list[Piece] = []
    for part in piece.stripped(".,;").split(_BETWEEN):
        found += _divided(part.stripped(".,;") if part.raw.endswith(".") else part, register)
    return found


def _divided(piece: Piece, register: Register | None) -> list[Piece]:
    """Two registered names with nothing but a blank between them apart."""
    text = piece.raw
    if register is None or register.person(piece.text) or len(text.split()) < 4:  # noqa: PLR2004 - two names of two words
        return [piece]
    for blank in re.finditer(r"\s+", text):
        first, second = piece.part(0, blank.start()), piece.part(blank.end())
        if register.person(first.text):
            rest = _divided(second, register)
            if all(register.person(one.text) for one in rest):
                return [first, *rest]
    return [piece]


def people_on(
    piece: Piece,
    register: Register | None,
    *,
    is_list: bool,
    told: Container[str] = frozenset(),
    by_first_name: bool = False,
) -> list[Piece]:
    """A line of the list of attendance as one piece a person; ``is_list`` where names are divided by commas.

    ``told`` are names that stand elsewhere on the paper, folded; ``by_first_name`` where the paper calls people so.
    """
    if is_list and _FULL_STOP.search(piece.raw):
        piece = piece.stripped(".")
    apart = piece.split(_GAP)
    if len(apart) > 1 and all(begins_person(one, register) for one in apart):
        return [
            found
            for one in apart
            for found in people_on(one, register, is_list=is_list, told=told, by_first_name=by_first_name)
        ]
    parts = _top_level(
        piece, re.compile(r"\s*(?:;|,(?:\s+(?:og|samt)(?=\s))?|(?<=\s)[+&/](?=\s)|(?<![-–]\s)(?<=\s)og(?=\s))\s*")
    )
    parts = each_with_unit(piece) or parts
    parts = _between_brackets(parts, register) if is_list else parts
    if len(parts) <= 1:
        return _between_dashes(piece, register, is_list=is_list) or parts
    starts = [begins_person(part, register) for part in parts]
    first = _INITIAL.sub("", _bare_name(parts[0].text))  # "Kari M" is told from another Kari
    by_first_name = by_first_name or has_office_before(first) or (is_first_name_alone(first) and not is_name(first))
    if is_list and (by_first_name or _has_first_names(parts, starts)):
        # a list begins with no unit: it has no surnames
        starts = [begins or _begins_by_first_name(part) for begins, part in zip(starts, parts, strict=True)]
    elif is_list:
        for place in range(len(parts)):
            starts[place] = starts[place] or _is_one_more(place, parts, starts)
    joined_by_og = bool(re.search(r"\s(?:og|&)\s", _BRACKETS.sub("", piece.raw)))
    several = (
        is_list
        or (
            starts[0] and ((all(starts) and (len(parts) > 2 or joined_by_og)) or _all_known(parts, register, told))  # noqa: PLR2004
        )
        or (joined_by_og and sum(starts) > 1 and "sak" in fold(piece.raw).split())
        or _have_each(_OWN_CASE, parts, starts)
        or (all(starts) and _have_each(_FOR_ANOTHER, parts, starts))
        or (all(starts) and all(_IN_BRACKETS.search(part.raw) for part in parts))
    )
    if not several:
        return [piece]
    found: list[Piece] = []
    for part, starts_one in zip(parts, starts, strict=True):
        if found and not starts_one and not _is_somebody_else(part, found[-1]):
            found[-1] = Piece(part.line, found[-1].start, part.end)
        else:
            found.append(part)
    return found


def each_with_unit(piece: Piece) -> list[Piece]:
    """The people of a list with semicolons between them, most with a unit behind a comma; none where it is no such."""
    parts = _top_level(piece, re.compile(r"\s*;\s*"))
    beside = [part.raw.partition(",")[2].strip() for part in parts]
    units = [one for one in beside if one and "," not in one and not is_name(one)]
    is_such = len(parts) > 1 and len(units) * 2 > len(parts) and all(begins_person(part, None) for part in parts)
    return parts if is_such else []


_AFTER_BRACKET = re.compile(rf"(?<=\))\s+(?={CAPITAL})")


def _between_brackets(parts: Sequence[Piece], register: Register | None) -> list[Piece]:
    """The parts, those apart of which each but the last has brackets: "Ida Lie (leder) Ola Vik (FAU) Siv Nes".

    What stands after the brackets of one alone in a list is somebody too; where several have it, it may be a unit.
    """
    several = [part.split(_AFTER_BRACKET) for part in parts]
    two = [one for one in several if len(one) == _SEVERAL and not one[-1].raw.rstrip().endswith(")")]
    found: list[Piece] = []
    for part, apart in zip(parts, several, strict=True):
        is_told = apart not in two or (len(two) == 1 and len(parts) > _SEVERAL)
        found += apart if is_told and all(begins_person(one, register) for one in apart) else [part]
    return found


def _is_one_more(place: int, parts: Sequence[Piece], starts: Sequence[bool]) -> bool:
    """Whether a first name among whole ones is somebody, and no unit: it has an office, or stands after «og»."""
    part, before = parts[place], parts[place - 1]
    between = part.line.text[before.end : part.start].strip() if place else ""
    return has_office_before(_bare_name(part.text)) or (
        between in ("og", "&") and starts[place - 1] and is_first_name(part)
    )


def _is_somebody_else(part: Piece, before: Piece) -> bool:
    """Whether an office with a capital is somebody without a name: who stands before it has an office already."""
    office = _bare_name(part.text)
    return office[:1].isupper() and is_function(office) and without_office(before) is not before


# What each of several has after the name: "Siv Nes (Ap), Ola Lie (H)".
_IN_BRACKETS = re.compile(r"\([^()]+\)\s*\.?$")
_OWN_CASE = phrase(r"\s(?:på|i|under|ved|for|til) sak")
_FOR_ANOTHER = re.compile(rf"\sfor\s+{CAPITAL}")


def _have_each(what: Pattern, parts: Sequence[Piece], starts: Sequence[bool]) -> bool:
    """Whether each of several people has something of their own: "Siv Nes i sak 3/26, Ola Lie i sak 4/26"."""
    own = [what.search(part.raw) is not None for part, begins in zip(parts, starts, strict=True) if begins]
    return starts[0] and len(own) > 1 and all(own)


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


def has_unit_before(piece: Piece) -> bool:
    """Whether a line begins with what those on it are there for: "3B - Per Moe, Siv Nes"."""
    return _unit_before(piece) is not None


def _unit_before(piece: Piece) -> re.Match[str] | None:
    body = _BODY_BEFORE.match(piece.raw)
    if body and not is_name(body["unit"]) and is_name(_bare_name(piece.part(body.end()).text)):
        return body
    prefix = _PREFIX.match(piece.raw)
    name = _bare_name(re.split(r"\s+og\s", piece.raw[prefix.end() :])[0].strip()) if prefix else ""
    return prefix if is_name(name) or is_first_name_alone(name) else None


def _between_dashes(piece: Piece, register: Register | None, *, is_list: bool) -> list[Piece]:
    """Names with dashes between them; none where one of two may be the unit of the other."""
    parts = _top_level(piece, _DASH)
    least = 2 if is_list else 3
    if any(SUBSTITUTE.match(part.text) for part in parts):
        return []
    return parts if len(parts) >= least and all(begins_person(part, register) for part in parts) else []


def _begins_by_first_name(part: Piece) -> bool:
    """Whether a part of a list of first names is one more of it, also with a word that no list knows beside it."""
    return is_first_name(part) or beside_first_name(_bare_name(part.text)) is not None


def is_first_name(part: Piece) -> bool:
    """Whether a part of a list is a name without a surname: "Kari", "Per Ivar (kasserer)", "rektor Mona"."""
    return is_first_name_alone(_bare_name(part.text))


def _has_first_names(parts: Sequence[Piece], starts: Sequence[bool]) -> bool:
    """Whether a list has nobody but people, several by their first names alone, two beside each other: no units."""
    first = [not begins and is_first_name(part) for begins, part in zip(starts, parts, strict=True)]
    is_all = all(begins or alone for begins, alone in zip(starts, first, strict=True))
    short = all(len(_bare_name(part.text)) <= _SHORT for part, alone in zip(parts, first, strict=True) if alone)
    return is_all and short and sum(first) > MOST_FIRST_NAMES and any(a and b for a, b in pairwise(first))


def _all_known(parts: list[Piece], register: Register | None, told: Container[str]) -> bool:
    names = [_bare_name(part.text) for part in parts]
    return all((register is not None and register.person(name)) or fold(name) in told for name in names)


def _bare_name(text: str) -> str:
    alone = CONTACT.sub("", _PREFIX.sub("", text)).rstrip()
    return AFTER_NAME.split(alone, maxsplit=1)[0]


def begins_person(part: Piece, register: Register | None) -> bool:
    """Whether a part of a line begins with the name of somebody."""
    if _FOR_SOMEBODY.match(part.raw):
        return False
    prefix = _PREFIX.match(part.raw) or _unit_before(part)
    name = _bare_name(without_office(part.part(prefix.end()) if prefix else part).text)
    return is_name(name) or (register is not None and register.person(name) is not None)


def _top_level(piece: Piece, separator: Pattern) -> list[Piece]:
    """The parts of a piece between separators that stand outside brackets."""
    raw = piece.raw
    masked = re.sub(r"\([^()]*\)|«[^»]*»", lambda found: "x" * len(found[0]), raw)
    found, begin = [], 0
    for match in separator.finditer(masked):
        found.append(piece.part(begin, match.start()).stripped())
        begin = match.end()
    found.append(piece.part(begin).stripped())
    return [one for one in found if one.text]


def read_person(piece: Piece, register: Register | None) -> PersonOnLine:
    """Somebody as a line has it: "Navn (parti), funksjon, enhet (forbund), fra sak 3/26"."""
    piece = piece.stripped(",.;" if piece.raw.rstrip().endswith((",", ";")) else ",;")
    person: dict[str, Any] = {"navn": ""}
    if prefix := _unit_before(piece):
        person["enhet"] = prefix["unit"]
        piece = piece.part(prefix.end())
    masked, untold = _without_contacts(piece)
    masked = take_facts(masked, person)
    segments = [one for one in _segments(masked) if masked[one[0] : one[1]].strip("\x00 ,;.–-()og")]
    name = piece.part(*segments[0]).stripped(",;–-") if segments else piece
    if found := beside_first_name(name.text):
        office = next(found[key] for key in ("before", "after") if found[key])
        if is_office(office) and (found["before"] or not is_name(name.text)):
            person["funksjon"] = office
            name = name.stripped().part(*found.span("first" if found["before"] else "second"))
    elif (bare := without_office(name)) is not name:
        person["funksjon"] = name.part(0, bare.start - name.start).text.rstrip(" :").replace(": ", ", ")
        name = bare
    if (found := _OFFICE_JOINED.fullmatch(name.raw.strip())) and is_function(found["office"]):
        _add_function(found["office"], person)
        name = name.stripped().part(0, found.end("name"))
    if (found := _AS.search(name.raw)) and is_name(name.part(0, found.start()).text):
        _add_function(name.part(found.end()).text, person)
        name = name.part(0, found.start())
    name, more = _without_unit(name, register)
    rest = [(piece.part(a, b), masked[a:b]) for a, b in segments[1:]]
    _write_rest([one for one in rest if not _is_reason(one[1])], more, person, register, untold)
    name = name.stripped(".") if _FULL_STOP.search(f" {name.raw}") else name
    person["navn"] = name.text
    for key in ("parti", "enhet"):
        if is_initials(person.get(key, ""), name.text):
            untold += [part.stripped(",;") for part, _left in rest if person[key] in part.raw][:1]
            del person[key]
    return PersonOnLine(person, name, (*untold, *(part.stripped(",;") for part, left in rest if _is_reason(left))))


def _without_contacts(piece: Piece) -> tuple[str, list[Piece]]:
    """The words of somebody's line without telephone numbers and addresses, and these."""
    found = [*CONTACT.finditer(piece.raw)]
    masked = CONTACT.sub(lambda one: MASK * len(one[0]), piece.raw)
    return masked, [piece.part(*one.span()) for one in found]


def _is_reason(left: str) -> bool:
    """Whether what is left of a part of a line says why somebody was away, or nothing."""
    bare = left.replace(MASK, " ").strip(" \t\n\xa0,;")
    return is_reason(bare.strip("().") if bare.endswith(".") else bare.strip("()"))


def _add_function(text: str, person: dict[str, Any]) -> None:
    """Put an office beside those that somebody has already."""
    person["funksjon"] = ", ".join(filter(None, (person.get("funksjon"), text)))


# A dash that stands beside the word before it alone, "Kari Moe- leder", or before a class, "Kari Moe-3.trinn".
_HANGING = re.compile(r"(?<=[a-zæøå])[-–](?: (?!og )(?=\S)|(?=\d))")
# "Kari Moe-rektor".
_OFFICE_JOINED = re.compile(r"(?P<name>\w+ [\w ]+)-(?P<office>[a-zæøå]{4,})")


def _segments(masked: str) -> list[tuple[int, int]]:
    """The parts of a line: the name, then what stands in brackets or between commas after it."""
    found, begin, depth = [], 0, 0
    for at, letter in enumerate(masked):
        if letter == "(":
            if not depth:
                found.append((begin, at))
                begin = at
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
            if not depth:
                found.append((begin, at + 1))
                begin = at + 1
        elif (not depth and letter in ",\x00\t") or (
            not depth and (masked[at : at + 3] in (" – ", " - ", "   ") or _HANGING.match(masked, at))
        ):
            found.append((begin, at))
            begin = at + (3 if letter == " " else 1)
    found.append((begin, len(masked)))
    return [(a, b) for a, b in found if masked[a:b].strip(" \x00,;")]


def _without_unit(name: Piece, register: Register | None) -> tuple[Piece, Piece | None]:
    """A name apart from its unit: "Kari Moe fra NAV", or a registered one after a blank alone."""
    for found in (_FROM_UNIT.search(name.raw), CLASS_AFTER.search(name.raw)):
        if found and (is_name(name.part(0, found.start()).text) or found.re is CLASS_AFTER):
            return name.part(0, found.start()), name.part(found.end())
    if register is None or register.person(name.text):
        return name, None
    for blank in reversed([*re.finditer(r"\s+", name.raw)]):
        first, rest = name.part(0, blank.start()), name.part(blank.end())
        if register.person(first.text) and register.unit(rest.text) in register.units:
            return first, rest
    return name, None


def _write_rest(
    parts: Sequence[tuple[Piece, str]],
    unit: Piece | None,
    person: dict[str, Any],
    register: Register | None,
    untold: list[Piece],
) -> None:
    """What stands after a name: party, office, unit and union; each part with what of it has not been read.

    A part that goes on as a sentence is no unit, and becomes one of the ``untold``.
    """
    units: list[Piece] = [unit] if unit else []
    for written, left in parts:
        part = written.stripped(",;")
        raw = left.strip(" \t\n\xa0,;")
        inside = _BRACKETS.fullmatch(f" {raw}")
        text = " ".join((inside["inside"] if inside else raw).replace(MASK, " ").split())
        text = text.strip(" ,;–-") if inside else text.strip(" ,;.–-")
        if not text or text.endswith(":"):
            continue
        days = dates_in(text)
        if days and not _BETWEEN_DAYS.sub("", text[: days[0].start] + text[days[-1].end :]).strip():
            person["dager"] = [day.value for day in days]
        elif inside:
            _write_bracketed(text, part, units, person, register)
        elif not units and text == part.text and (both := office_and_unit(part.raw)):
            _add_function(both["office"], person)
            units.append(part.part(*both.span("unit")))
        elif (not units or written is parts[-1][0]) and _tells_office(text, units, person):
            _add_function(text, person)
        elif not units and "parti" not in person and is_party(text, register):
            person["parti"] = text
        else:
            units.append(part)
    if units and (register is None or register.unit(units[0].text) not in register.units):
        told = [one for one in units if GOES_ON.match(one.text) or _is_office_of_another(one.text)]
        units = [one for one in units if one not in told]
        untold += told
    if units:
        whole = Piece(units[0].line, units[0].start, units[-1].end)
        person["enhet"] = whole.stripped(",;." if ends_with_word(whole.raw) else ",;").text


def _tells_office(text: str, units: Sequence[Piece], person: dict[str, Any]) -> bool:
    """Whether a part says what somebody is; after where they are from only a word for it: "Siv Nes, KS, observatør"."""
    if units:
        return "funksjon" not in person and text[:1].islower() and is_function(text)
    return is_function(text) or ("funksjon" not in person and is_role(text))


_DEFINITE = re.compile(r"(?P<office>[a-zæøå-]{4,}?)(?:en|a|et)")


def _is_office_of_another(text: str) -> bool:
    """Whether a part of a list is somebody without a name: "soknepresten"."""
    found = _DEFINITE.fullmatch(text)
    return found is not None and is_function(found["office"])


def _write_bracketed(
    text: str, part: Piece, units: list[Piece], person: dict[str, Any], register: Register | None
) -> None:
    if units and text.isdecimal():
        units.append(part)
    elif not units and is_party(text, register) and ("parti" not in person or "moette_for" in person):
        person.setdefault("parti", text)  # the second is that of the one who was away
    elif not units and "," in text and any(is_role(one.strip()) or is_reason(one) for one in text.split(",")):
        for one in re.split(r"\s*,\s*", text):
            if not is_reason(one):
                _write_bracketed(one, part, [], person, register)
    elif not units and (both := office_and_unit(text)):
        _add_function(both["office"], person)
        person["enhet"] = both["unit"]
    elif is_role(text) and not is_union(text):
        _add_function(text, person)
    elif units or is_union(text):
        person["forbund"] = text
    elif meaning_of(text, {"x": "x"}) is None:
        person["enhet"] = text
