"""What a line says of one person: the name, and what they are, where they are from and when they were there."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from referat_cli.model.register import Register
from referat_cli.paper.reading.people.deeds import begins_deed
from referat_cli.paper.reading.people.facts import MASK, take_facts
from referat_cli.paper.reading.people.first_names import beside_first_name, is_office
from referat_cli.paper.reading.people.line_starts import CLASS, SHARES, unit_before
from referat_cli.paper.reading.people.names_and_offices import (
    is_function,
    is_initials,
    is_name,
    is_office_of_committee,
    is_party,
    is_role,
    office_and_union,
    office_and_unit,
    without_office,
)
from referat_cli.paper.reading.people.remarks import CONTACT, is_reason, tells_no_substitute
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import CAME, LEFT, PRESENT
from referat_cli.paper.reading.words.bodies import is_institution
from referat_cli.paper.reading.words.clock import HOUR, O_CLOCK, dates_in
from referat_cli.paper.reading.words.phrases import CAPITAL, FROM, phrase
from referat_cli.paper.reading.words.sentences import ends_with_word
from referat_cli.paper.reading.words.unions import is_union

_FROM_UNIT = phrase(rf"\s+{FROM}\s+(?=[^\W\d])")
# "Kari Moe 3B", "Ola 7. trinn".
CLASS_AFTER = re.compile(rf"\s+(?={CLASS}$)")
_AS = phrase(r" som (?=[^\W\d])")
# The end of a sentence, and of no abbreviation.
FULL_STOP = re.compile(rf"\s(?!(?:Jr|Sr|Chr|Th)\b){CAPITAL}[\w-]+\.\s*$")
# An hour beside a name, which does not say whether somebody came then or left.
HOUR_ALONE = phrase(rf"(?:{HOUR}|{O_CLOCK}\s*\d{{1,2}})")
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_BETWEEN_DAYS = re.compile(r"\b(?:og|den|kun|bare)\b|[,;()]")
# How a sentence about somebody goes on: "Ola Lie (Ap) forlot møtet under behandlingen av sak 3/26."
GOES_ON = phrase(
    rf"(?:{CAME}|{LEFT}|deltok|måtte|hadde|fikk|fekk|ba|bad"
    r"|var|satt|sat|ble|blei|vart) (?!\()"
)
# A dash that stands beside the word before it alone, "Kari Moe- leder", or before a class, "Kari Moe-3.trinn".
_HANGING = re.compile(r"(?<=[a-zæøå])[-–](?: (?!og )(?=\S)|(?=\d))")
# "Kari Moe-rektor".
_OFFICE_JOINED = re.compile(r"(?P<name>\w+ [\w ]+)-(?P<office>[a-zæøå]{4,})")
_SHARES = phrase(SHARES)
# That somebody was there, which is said of all who are on the list.
_THERE = phrase(rf"(?:møtte?|deltok|{PRESENT})")
# What stands in small letters behind a unit and is a union has no more words.
_LONGEST_UNION = 2
_DEFINITE = re.compile(r"(?P<office>[a-zæøå-]{4,}?)(?:en|a|et)")


# What people work with, and not what they are: "psykiatri", "rehabilitering".
_FIELD = re.compile(r"(?:i|in|ing|else|sjon|het|heit|skap|rus)$")


class PersonOnLine(NamedTuple):
    """Somebody on a line: the record's own keys, and the piece with the name.

    ``untold`` are words beside the name that belong in no record.
    """

    person: dict[str, Any]
    name: Piece
    untold: tuple[Piece, ...] = ()


def read_person(piece: Piece, register: Register | None) -> PersonOnLine:
    """Somebody as a line has it: "Navn (parti), funksjon, enhet (forbund), fra sak 3/26"."""
    piece = piece.stripped(",.;" if piece.raw.rstrip().endswith((",", ";")) else ",;")
    person: dict[str, Any] = {"navn": ""}
    shares: list[Piece] = []
    if prefix := unit_before(piece):
        person["enhet"] = prefix["unit"]
        shares = [piece.part(*prefix.span("shares"))] if prefix.groupdict().get("shares") else []
        piece = piece.part(prefix.end())
    masked, untold = _without_contacts(piece)
    untold += shares
    masked = take_facts(masked, person)
    segments = [one for one in _segments(masked) if masked[one[0] : one[1]].strip("\x00 ,;.–-()og")]
    name = piece.part(*segments[0]).stripped(",;–-") if segments else piece
    if found := beside_first_name(name.text):
        office = next(found[key] for key in ("before", "after") if found[key])
        if is_office(office) and (found["before"] or not is_name(name.text)):
            person["funksjon"] = office
            name = name.stripped().part(*found.span("first" if found["before"] else "second"))
    elif (bare := without_office(name)) is not name:
        office = name.part(0, bare.start - name.start).text.rstrip(" :").replace(": ", ", ")
        person |= dict(zip(("funksjon", "forbund"), office_and_union(office) or (office,), strict=False))
        name = bare
    if (found := _OFFICE_JOINED.fullmatch(name.raw.strip())) and is_function(found["office"]):
        add_function(found["office"], person)
        name = name.stripped().part(0, found.end("name"))
    if (found := _AS.search(name.raw)) and is_name(name.part(0, found.start()).text):
        add_function(name.part(found.end()).text, person)
        name = name.part(0, found.start())
    name, more = _without_unit(name, register)
    rest = [(piece.part(a, b), masked[a:b]) for a, b in segments[1:]]
    rest = [(part, left) for part, left in rest if not _THERE.fullmatch(left.replace(MASK, " ").strip(" ,;–-()"))]
    _write_rest([one for one in rest if not _is_beside(one[1])], more, person, register, untold)
    name = name.stripped(".") if FULL_STOP.search(f" {name.raw}") else name
    person["navn"] = name.text
    for key in ("parti", "enhet", "forbund"):
        if is_initials(person.get(key, ""), name.text):
            untold += [part.stripped(",;") for part, _left in rest if person[key] in part.raw][:1]
            del person[key]
    return PersonOnLine(person, name, (*untold, *(part.stripped(",;") for part, left in rest if _is_beside(left))))


def goes_on(text: str) -> bool:
    """Whether words after a name are the rest of a sentence about somebody: "måtte gå", "åpnet møtet"."""
    return GOES_ON.match(text) is not None or begins_deed(text)


def read_beside_name(piece: Piece, register: Register | None) -> dict[str, Any]:
    """What a cell beside a name says of somebody, read as what stands after a comma: "Rådmann, Dalen kommune"."""
    told: dict[str, Any] = {}
    masked = take_facts(piece.raw, told)
    _write_rest([(piece.part(a, b), masked[a:b]) for a, b in _segments(masked)], None, told, register, [])
    return told


def _without_contacts(piece: Piece) -> tuple[str, list[Piece]]:
    """The words of somebody's line without telephone numbers, addresses and that nobody came instead, and these."""
    found = [one.span() for one in CONTACT.finditer(piece.raw)]
    found += [(a, b) for a, b in _segments(piece.raw)[1:] if tells_no_substitute(piece.raw[a:b].strip(" ,;.–-()"))]
    masked = piece.raw
    for begin, end in found:
        masked = masked[:begin] + MASK * (end - begin) + masked[end:]
    return masked, [piece.part(*one).stripped(" ,;–-") for one in found]


def _is_beside(left: str) -> bool:
    """Whether what is left of a part of a line says why somebody was away, is an hour, shares or a mark, or nothing."""
    bare = left.replace(MASK, " ").strip(" \t\n\xa0,;")
    bare = bare.strip("().") if bare.endswith(".") else bare.strip("()")
    is_mark = len(bare) == 1 and bare.islower() and bare != "x"  # "Siv Nes (f)"
    return is_mark or is_reason(bare) or any(alone.fullmatch(bare) for alone in (HOUR_ALONE, _SHARES))


def add_function(text: str, person: dict[str, Any]) -> None:
    """Put an office beside those that somebody has already."""
    person["funksjon"] = ", ".join(filter(None, (person.get("funksjon"), text)))


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
    for place, (written, left) in enumerate(parts):
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
        elif inside and units and text[:1].islower() and len(text.split()) > _LONGEST_UNION and not is_union(text):
            untold.append(part)  # "Siv Nes, Dalen kommune (første del av møtet)"
        elif in_union := office_and_union(text):
            add_function(in_union[0], person)
            person["forbund"] = in_union[1]
        elif inside:
            _write_bracketed(text, part, units, person, register)
        elif not units and text == part.text and (both := office_and_unit(part.raw)):
            add_function(both["office"], person)
            units.append(part.part(*both.span("unit")))
        elif _tells_office(text, units, person, [after.text for after, _left in parts[place + 1 :]]):
            add_function(text, person)
        elif not units and "parti" not in person and is_party(text, register):
            person["parti"] = text
        else:
            units.append(part)
    _write_unit(units, person, register, untold)


def _write_unit(units: list[Piece], person: dict[str, Any], register: Register | None, untold: list[Piece]) -> None:
    """Where somebody is from, in several parts."""
    if units and (register is None or register.unit(units[0].text) not in register.units):
        told = [one for one in units if goes_on(one.text) or _is_office_of_another(one.text)]
        units = [one for one in units if one not in told]
        untold += told
    if units:
        whole = Piece(units[0].line, units[0].start, units[-1].end)
        person["enhet"] = whole.stripped(",;." if ends_with_word(whole.raw) else ",;").text


def _tells_office(text: str, units: Sequence[Piece], person: dict[str, Any], after: Sequence[str]) -> bool:
    """Whether a part says what somebody is; after where they are from only a word for it: "Siv Nes, KS, observatør".

    So does a small word before where they work, "Siv Nes, jordmor, Dalen kommune".
    """
    if goes_on(text):
        return False  # "tiltrådte som vara"
    if units:
        is_more = "funksjon" not in person or is_office_of_committee(text)
        return not after and is_more and text[:1].islower() and is_function(text)
    is_word = text.isalpha() and text.islower() and not (is_institution(text) or _FIELD.search(text))
    is_role_here = is_role(text) or (is_word and bool(after) and is_institution(after[0]))
    return is_function(text) or ("funksjon" not in person and is_role_here)


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
        add_function(both["office"], person)
        person["enhet"] = both["unit"]
    elif is_role(text) and not is_union(text):
        add_function(text, person)
    elif units or is_union(text):
        person["forbund"] = text
    elif text.casefold() != "x":
        person["enhet"] = text
