"""The people named on one line: their names apart, and what the line says of each of them."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.paper.reading.attendance_headings import NOT_MET
from referat_cli.paper.reading.clock import dates_in, times_in
from referat_cli.paper.reading.labels import meaning_of, word_set
from referat_cli.paper.reading.names_and_offices import (
    AFTER_NAME,
    CAPITAL,
    NO_NAME,
    is_function,
    is_initials,
    is_name,
    is_party,
    is_role,
    without_office,
)
from referat_cli.paper.reading.people_remarks import CONTACT, is_reason
from referat_cli.paper.reading.phrases import FROM, phrase
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.unions import is_union

_BETWEEN = re.compile(
    r"\s*(?:/|;|\n|,(?!\s*(?:jr|sr)\b)|(?<![-–]\s)(?<=\s)og(?=\s)|(?<=\s)&(?=\s)|(?<=\s)samt(?=\s))\s*"
)
# What is shortened so is no party.
ORGANIZATIONS = word_set(
    "fau ffo safo nav nho lo ks hr bht ppt amu smu sfo bup dps uio uib ntnu oslomet nmbu uit hf rhf iks su samu kfu"
)
# What somebody is there for, where it stands before the name: "3B: Per Moe".
_PREFIX = phrase(r"(?P<unit>\d{1,2}\.?\s?[A-ZÆØÅ]?|[A-ZÆØÅ]\d?)(?:\s*:\s*| [-–] )", re.NOFLAG)
_FROM_UNIT = phrase(r"\s+(?:fra|frå)\s+(?=[^\W\d])")
# "Kari Moe 3B", "Ola 7. trinn".
_CLASS = re.compile(r"\s+(?=\d{1,2}\.?\s?(?:[A-ZÆØÅ]|klasse|trinn)$)")
_AS = phrase(r" som (?=[^\W\d])")
# What begins so tells for whom somebody met: "vara for Kari Moe".
_FOR_SOMEBODY = phrase(
    r"\(?(?:(?:\d\. ?|første |personlig |personleg )?vara\w*|møtte?|møter|møtende|møtande|stedfortreder) for "
)
SUBSTITUTE = re.compile(r"\bvara", re.IGNORECASE)
_GAP = re.compile(r"\s{3,}")
_DASH = phrase(r" [–—-] ", re.NOFLAG)
_FIRST_NAME = re.compile(rf"{CAPITAL}[a-zæøåäöéü]+(?:-{CAPITAL}[a-zæøåäöéü]+)?")
_WITH_OFFICE = re.compile(
    rf"(?P<before>[a-zæøå]{{3,}}) (?P<first>{_FIRST_NAME.pattern})"
    rf"|(?P<second>{_FIRST_NAME.pattern}) (?P<after>[a-zæøå]{{3,}})"
)
_FIRST_NAMES = 2
_SHORT = 10
# The end of a sentence, and of no abbreviation.
_FULL_STOP = re.compile(r"\s[A-ZÆØÅ][\w-]{2,}\.\s*$")
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_CASE = r"(?:[A-ZÆØÅ]{1,4}(?:-sak)?\s)?\d{1,4}(?:\s?[/-]\s?\d{2,4}|\.\d{1,3})?(?:\s?[A-Z]\b)?|«[^»]+»"
_CASES = rf"(?P<cases>(?:{_CASE})(?:\s*(?:,|og|\+|&|-|–|til)\s*(?:sak\s*)?(?:{_CASE}))*)"
_HOUR = r"(?:kl(?:okk[ae]n?)?\.?\s*\d{1,2}(?:[.:]?\d\d)?|\d{1,2}[.:]\d\d(?![.\d]))"
_CAME_OR_LEFT = re.compile(r"(?:an)?kom|gikk|gjekk|forl[oeé]t|dro|reiste|måtte|tiltrådte|fratrådte", re.IGNORECASE)
_SAK = r"(?:s\.|sak(?:e[nr]|ene|ane|a)?(?:\s?nr\.?)?|(?=(?-i:PS|RS|FS|KS|FT|FU|KU)\s\d))\s*"
_MORE = _CASES.replace("cases", "more")
_FROM_ON = rf"(?:{FROM}(?: og med)?|f\.?\s?o\.?\s?m\.?)"
# What a line says of when somebody was there, by the record's keys.
_CAME = r"(?:(?:an)?kom|møtte|tiltrådte)(?: (?:til|inn i|i|på) møtet)?"
_LEFT = (
    r"(?:gikk|gjekk|forlot|forlét|forlet|fratrådte|dro|drog|reiste|måtte gå|måtte forlate)"
    r"(?: (?:ut |(?:ut )?(?:av |fra |frå ))?møtet)?"
)
_FACTS: dict[str, re.Pattern[str]] = {
    key: phrase(pattern)
    for key, pattern in {
        "ikke_sak": (
            r"(?:(?:ute|ikke til stede|ikkje til stades|fraværende|permisjon|forlot møtet|inhabil) "
            r"(?:under|i|på|ved|for)"
            rf"|(?:ikke|ikkje|unntatt|unnateke|med unntak av)(?: (?:under|i|på|ved|for))?) {_SAK}{_CASES}"
        ),
        "gikk_foer": (
            rf"{_LEFT} (?:før|{_FROM_ON}) {_SAK}{_CASES}"
            rf"|(?:(?:hadde|har|fikk|fekk|meldte?) )?(?:forfall|permisjon|fri|fravær|fråvær) {_FROM_ON} {_SAK}{_MORE}"
        ),
        "til_sak": (
            rf"(?:{_LEFT} etter|til og med|t\.o\.m\.?|tom\.?|(?<!kom\s)(?<!møtte\s)(?<!møtet\s)til) {_SAK}{_CASES}"
        ),
        "fra_sak": (
            rf"(?:{_CAME} (?:til|før|under|ved|{FROM})|{FROM}(?: og med)?"
            rf"|f\.o\.m\.?|fom\.?) {_SAK}{_CASES}"
        ),
        "paa_sak": (
            rf"(?:til stede |deltok |møtte )?(?:på|under|i|ved|for|til) {_SAK}{_CASES}|(?:^|(?<=[(,]))\s*{_SAK}"
            rf"{_MORE}"
        ),
        "kom": (
            rf"(?:{_CAME}|til stede|tilstede|deltok|(?<!permisjon\s){FROM}) (?:fra |frå |ca\.? )?"
            rf"(?P<time>{_HOUR})"
        ),
        "gikk": (rf"(?:{_LEFT}|permisjon {FROM}|til) (?:ca\.? )?(?P<time>{_HOUR})"),
        "stemmerett": r"(?P<yes>med|uten|utan) (?:stemmerett|røysterett)",
        "talerett": r"(?P<yes>med|uten|utan) (?:talerett|tale-? og forslagsrett)",
        "digitalt": (
            r"(?:deltok |deltar |deltek |møtte |var med )?(?:på |via |pr\.? |over )?"
            r"(?:teams|digitalt|zoom|video|skjerm|telefon|fjernmøte|nett|link|nettmøte)"
            r"(?:\s*\(digitalt\))?(?=\W|$)"
        ),
        "ukjent": r"oppmøtet er ikke ført|oppmøtet er ikkje ført",
        "uteblitt": (
            r"(?:uteble(?:v|i|ve|vet)?|uteblitt|(?:har )?(?:ikke|ikkje|uten å|utan å)(?: ha)? (?:meldt?|melde)"
            r"(?: (?:fra|frå|ifra|ifrå|forfall))?|ugyldig (?:fravær|fråvær|forfall))(?=\W|$)"
        ),
        "forfall": r"(?:meldt )?(?:forfall|avbud)(?=\W|$)",
        NOT_MET: r"(?:ikke|ikkje) (?:møtt|til\s?ste?a?de?s?)(?=\W|$)",
        "permisjon": (r"(?:foreldre|fødsels|velferds|studie|omsorgs|omsuts|svangerskaps)?permisjon(?=\W|$)"),
        "moette_for": (
            r"(?:møtte|møtt|møter|møtende|vara(?:medlem|representant)?|stedfortreder|varamann) for "
            r"(?P<for>[^,;()]+?)(?=\s*(?:$|[,;()]|\s(?:på|fra|frå|i) sak))|(?:^|(?<=\())\s*for (?P<for2>[^,;()]+)"
            r"|\sfor (?P<for3>[^,;()]+)(?=$|\s*\([^()]*\)$)"
        ),
    }.items()
}
# The case that somebody came or left in, after the hour.
_CASE_AFTER_HOUR = phrase(
    rf"(?<=\x00)\s*,?\s*\(?(?:(?P<when>etter|før|under|i|ved|til|{FROM}) )?{_SAK}(?P<case>{_CASE})\)?"
)
_AT_HOUR = {
    "kom": {
        "": "fra_sak",
        **dict.fromkeys(("før", "under", "i", "ved", "til", "fra", "frå"), "fra_sak"),
        "etter": "fra_sak",
    },
    "gikk": {"": "til_sak", **dict.fromkeys(("etter", "under", "i", "ved", "til"), "til_sak"), "før": "gikk_foer"}
    | dict.fromkeys(("fra", "frå"), "gikk_foer"),
}
_LISTED = ("ikke_sak", "paa_sak")
# What has been read of a line, so that no name or unit is taken to have it.
_MASK = "\x00"
_BETWEEN_DAYS = re.compile(r"\b(?:og|den|kun|bare)\b|[,;()]")


# How a sentence about somebody goes on: "Ola Lie (Ap) forlot møtet under behandlingen av sak 3/26."
GOES_ON = phrase(
    r"(?:forlot|forlét|gikk|gjekk|kom|ankom|fratrådte|tiltrådte|reiste|dro|drog|deltok|måtte|hadde|fikk|fekk|ba|bad"
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
    piece: Piece, register: Register | None, *, is_list: bool, told: Container[str] = frozenset()
) -> list[Piece]:
    """A line of the list of attendance as one piece a person; ``is_list`` where names are divided by commas.

    ``told`` are names that stand elsewhere on the paper, folded.
    """
    if is_list and _FULL_STOP.search(piece.raw):
        piece = piece.stripped(".")
    apart = piece.split(_GAP)
    if len(apart) > 1 and all(begins_person(one, register) for one in apart):
        return [found for one in apart for found in people_on(one, register, is_list=is_list, told=told)]
    parts = _top_level(
        piece, re.compile(r"\s*(?:;|,(?:\s+(?:og|samt)(?=\s))?|(?<=\s)\+(?=\s)|(?<![-–]\s)(?<=\s)og(?=\s))\s*")
    )
    if len(parts) == 1:
        return _between_dashes(piece, register, is_list=is_list) or parts
    starts = [begins_person(part, register) for part in parts]
    if is_list and ((not starts[0] and is_first_name(parts[0])) or _has_first_names(parts, starts)):
        # a list begins with no unit: it has no surnames
        starts = [begins or _begins_by_first_name(part) for begins, part in zip(starts, parts, strict=True)]
    joined_by_og = bool(re.search(r"\sog\s", _BRACKETS.sub("", piece.raw)))
    several = (
        is_list
        or (
            starts[0] and ((all(starts) and (len(parts) > 2 or joined_by_og)) or _all_known(parts, register, told))  # noqa: PLR2004
        )
        or (joined_by_og and sum(starts) > 1 and "sak" in fold(piece.raw).split())
    )
    if not several:
        return [piece]
    found: list[Piece] = []
    for part, starts_one in zip(parts, starts, strict=True):
        if found and not starts_one:
            found[-1] = Piece(part.line, found[-1].start, part.end)
        else:
            found.append(part)
    return found


def has_unit_before(piece: Piece) -> bool:
    """Whether a line begins with what those on it are there for: "3B - Per Moe, Siv Nes"."""
    prefix = _PREFIX.match(piece.raw)
    return prefix is not None and is_name(_bare_name(piece.raw[prefix.end() :].strip()))


def _between_dashes(piece: Piece, register: Register | None, *, is_list: bool) -> list[Piece]:
    """Names with dashes between them; none where one of two may be the unit of the other."""
    parts = _top_level(piece, _DASH)
    least = 2 if is_list else 3
    if any(SUBSTITUTE.match(part.text) for part in parts):
        return []
    return parts if len(parts) >= least and all(begins_person(part, register) for part in parts) else []


def _with_office(text: str) -> re.Match[str] | None:
    """A first name with a word before or after it; none of what belongs to a body: "Styrets medlem"."""
    found = _WITH_OFFICE.fullmatch(text)
    first = fold(found["first"] or found["second"]) if found else ""
    return found if first and {first, first.removesuffix("s")}.isdisjoint(NO_NAME) else None


def _begins_by_first_name(part: Piece) -> bool:
    """Whether a part of a list of first names is one more of it, also with a word that no list knows beside it."""
    return is_first_name(part) or _with_office(_bare_name(part.text)) is not None


def without_office_of_first_name(name: str) -> str:
    """A first name without what somebody is before or after it: "rektor Mona", "Ove kasserer"."""
    found = _with_office(name)
    office = (found["before"] or found["after"]) if found else ""
    return (found["first"] or found["second"]) if found and is_role(office) else name


def is_first_name(part: Piece) -> bool:
    """Whether a part of a list is a name without a surname: "Kari", "Per Ivar (kasserer)"."""
    name = without_office_of_first_name(_bare_name(part.text))
    words = name.split()
    return (
        0 < len(words) <= _FIRST_NAMES
        and all(_FIRST_NAME.fullmatch(word) for word in words)
        and not (is_function(name) or is_party(name))
        and NO_NAME.isdisjoint(fold(name).split())
    )


def _has_first_names(parts: Sequence[Piece], starts: Sequence[bool]) -> bool:
    """Whether a list has nobody but people, several by their first names alone, two beside each other: no units."""
    first = [not begins and is_first_name(part) for begins, part in zip(starts, parts, strict=True)]
    is_all = all(begins or alone for begins, alone in zip(starts, first, strict=True))
    short = all(len(_bare_name(part.text)) <= _SHORT for part, alone in zip(parts, first, strict=True) if alone)
    return is_all and short and sum(first) > _FIRST_NAMES and any(a and b for a, b in pairwise(first))


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
    prefix = _PREFIX.match(part.raw)
    name = _bare_name(without_office(part.part(prefix.end()) if prefix else part).text)
    return is_name(name) or (register is not None and register.person(name) is not None)


def _top_level(piece: Piece, separator: re.Pattern[str]) -> list[Piece]:
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
    if (prefix := _PREFIX.match(piece.raw)) and is_name(_bare_name(piece.raw[prefix.end() :].strip())):
        person["enhet"] = prefix["unit"]
        piece = piece.part(prefix.end())
    masked, untold = _without_contacts(piece)
    for key, pattern in _FACTS.items():
        while found := pattern.search(masked):
            if not _write_fact(key, found, person):
                break
            masked = masked[: found.start()] + _MASK * (found.end() - found.start()) + masked[found.end() :]
    masked = _case_of_hour(masked, person)
    segments = [one for one in _segments(masked) if masked[one[0] : one[1]].strip("\x00 ,;.–-()og")]
    name = piece.part(*segments[0]).stripped(",;–-") if segments else piece
    if found := _with_office(name.text):
        office = next(found[key] for key in ("before", "after") if found[key])
        if is_role(office) and not is_name(name.text):
            person["funksjon"] = office
            name = name.stripped().part(*found.span("first" if found["before"] else "second"))
    elif (bare := without_office(name)) is not name:
        person["funksjon"] = name.part(0, bare.start - name.start).text.rstrip(" :").replace(": ", ", ")
        name = bare
    if (found := _AS.search(name.raw)) and is_name(name.part(0, found.start()).text):
        _add_function(name.part(found.end()).text, person)
        name = name.part(0, found.start())
    name, more = _without_unit(name, register)
    rest = [(piece.part(a, b), masked[a:b]) for a, b in segments[1:]]
    _write_rest([one for one in rest if not _is_reason(one[1])], more, person, register, untold)
    person["navn"] = name.text
    if is_initials(person.get("parti", ""), name.text):
        untold.append(next(part.stripped(",;") for part, _left in rest if person["parti"] in part.raw))
        del person["parti"]
    return PersonOnLine(person, name, (*untold, *(part.stripped(",;") for part, left in rest if _is_reason(left))))


def _case_of_hour(masked: str, person: dict[str, Any]) -> str:
    """What is left of a line without the case in which somebody came or left at an hour: "kl. 15, etter sak 4/26"."""
    keys = _AT_HOUR["kom" if "kom" in person else "gikk"] if {"kom", "gikk"} & person.keys() else {}
    found = _CASE_AFTER_HOUR.search(masked) if keys else None
    if found:
        person[keys[(found["when"] or "").casefold()]] = " ".join(found["case"].split())
        return masked[: found.start()] + _MASK * (found.end() - found.start()) + masked[found.end() :]
    if keys and len(person.get("paa_sak", ())) == 1:
        (person[keys[""]],) = person.pop("paa_sak")
    return masked


def _without_contacts(piece: Piece) -> tuple[str, list[Piece]]:
    """The words of somebody's line without telephone numbers and addresses, and these."""
    found = [*CONTACT.finditer(piece.raw)]
    masked = CONTACT.sub(lambda one: _MASK * len(one[0]), piece.raw)
    return masked, [piece.part(*one.span()) for one in found]


def _is_reason(left: str) -> bool:
    """Whether what is left of a part of a line says why somebody was away, or nothing."""
    bare = left.replace(_MASK, " ").strip(" \t\n\xa0,;")
    return is_reason(bare.strip("()"))


def _add_function(text: str, person: dict[str, Any]) -> None:
    """Put an office beside those that somebody has already."""
    person["funksjon"] = ", ".join(filter(None, (person.get("funksjon"), text)))


# A dash that stands beside the word before it alone: "Kari Moe- leder".
_HANGING = re.compile(r"(?<=[a-zæøå])[-–] (?!og )(?=\S)")


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


def _write_fact(key: str, found: re.Match[str], person: dict[str, Any]) -> bool:
    if key in ("kom", "gikk"):
        if found["time"][0].isdecimal() and not _CAME_OR_LEFT.match(found[0]):
            return False  # "fra 01.08" may be a date
        times = times_in(found["time"])
        if times:
            person[key] = times[0].value
        return bool(times)
    if key in ("stemmerett", "talerett"):
        person[key] = found["yes"].lower() == "med"
    elif key in ("digitalt", "ukjent", "uteblitt", "forfall", NOT_MET, "permisjon"):
        person["oppmoete"] = key
    elif key == "moette_for":
        written = (found["for"] or found["for2"] or found["for3"]).partition(_MASK)[0].strip(" .,")
        if found["for3"] and not is_name(written):
            return False
        first, _blank, rest = written.partition(" ")
        person[key] = rest if is_function(first) and is_name(rest) else written
    else:
        cases = re.findall(_CASE, found["cases"] or found["more"])
        person[key] = [" ".join(case.split()) for case in cases] if key in _LISTED else cases[0]
    return True


def _without_unit(name: Piece, register: Register | None) -> tuple[Piece, Piece | None]:
    """A name apart from its unit: "Kari Moe fra NAV", or a registered one after a blank alone."""
    for found in (_FROM_UNIT.search(name.raw), _CLASS.search(name.raw)):
        if found and (is_name(name.part(0, found.start()).text) or found.re is _CLASS):
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
        text = " ".join((inside["inside"] if inside else raw).replace(_MASK, " ").split())
        text = text.strip(" ,;–-") if inside else text.strip(" ,;.–-")
        if not text:
            continue
        days = dates_in(text)
        if days and not _BETWEEN_DAYS.sub("", text[: days[0].start] + text[days[-1].end :]).strip():
            person["dager"] = [day.value for day in days]
        elif inside:
            _write_bracketed(text, part, units, person, register)
        elif not units and (is_function(text) or ("funksjon" not in person and is_role(text))):
            _add_function(text, person)
        elif not units and "parti" not in person and is_party(text, register):
            person["parti"] = text
        else:
            units.append(part)
    if units and (register is None or register.unit(units[0].text) not in register.units):
        told = [one for one in units if GOES_ON.match(one.text)]
        units = [one for one in units if one not in told]
        untold += told
    if units:
        whole = Piece(units[0].line, units[0].start, units[-1].end)
        person["enhet"] = whole.stripped(",;").text


def _write_bracketed(
    text: str, part: Piece, units: list[Piece], person: dict[str, Any], register: Register | None
) -> None:
    if units and text.isdecimal():
        units.append(part)
    elif not units and is_party(text, register) and "moette_for" in person and "parti" in person:
        return  # the party of the one who was away
    elif not units and "parti" not in person and is_party(text, register):
        person["parti"] = text
    elif not units and "," in text and any(is_role(one.strip()) or is_reason(one) for one in text.split(",")):
        for one in re.split(r"\s*,\s*", text):
            if not is_reason(one):
                _write_bracketed(one, part, [], person, register)
    elif is_role(text) and not is_union(text):
        _add_function(text, person)
    elif units or is_union(text):
        person["forbund"] = text
    elif meaning_of(text, {"x": "x"}) is None:
        is_short = text.isalpha() and text.isupper()  # "AP" may be a party, "10A" is a class
        person["parti" if is_short and fold(text) not in ORGANIZATIONS else "enhet"] = text
