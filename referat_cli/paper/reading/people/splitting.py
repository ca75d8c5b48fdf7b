"""Which people a line names: their names apart, each with what is said of them."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from referat_cli.model.names import fold
from referat_cli.model.patterns import Pattern
from referat_cli.model.register import Register
from referat_cli.paper.reading.people.first_names import (
    MOST_FIRST_NAMES,
    beside_first_name,
    has_office_before,
    is_first_name_alone,
)
from referat_cli.paper.reading.people.line_starts import bare_name, begins_person, is_first_name, unit_before
from referat_cli.paper.reading.people.list_headings import SUBSTITUTES
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name, is_role, without_office
from referat_cli.paper.reading.people.person import FULL_STOP
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

_BETWEEN = re.compile(
    r"\s*(?:/|;|\n|,(?!\s*(?:jr|sr)\b)|(?<![-–]\s)(?<=\s)og(?=\s)|(?<=\s)&(?=\s)|(?<=\s)samt(?=\s))\s*"
)
_APART = re.compile(r"\s*(?:;|,(?:\s+(?:og|samt)(?=\s))?|(?<=\s)[+&/](?=\s)|(?<![-–]\s)(?<=\s)og(?=\s))\s*")
_AND = ("og", "&")
_GAP = re.compile(r"\s{3,}")
_DASH = phrase(r" [–—-] ", re.NOFLAG)
_SHORT = 12
_SEVERAL = 2
_INITIAL = re.compile(r"\s+[A-ZÆØÅ]\.?$")
# What each of several has after the name: "Siv Nes (Ap), Ola Lie (H)".
_IN_BRACKETS = re.compile(r"\([^()]+\)\s*\.?$")
# What says of an office that it is that of somebody else: "vara for ordfører".
_OF_ANOTHER = phrase(r"\b(?:for|av|til|fra|frå|med) ")
_OWN_CASE = phrase(r"\s(?:på|i|under|ved|for|til) sak")
_FOR_ANOTHER = re.compile(rf"\sfor\s+{CAPITAL}")
_AFTER_BRACKET = re.compile(rf"(?<=\))\s+(?={CAPITAL})")


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
    if is_list and FULL_STOP.search(piece.raw):
        piece = piece.stripped(".")
    apart = piece.split(_GAP)
    if len(apart) > 1 and all(begins_person(one, register) for one in apart):
        return [
            found
            for one in apart
            for found in people_on(one, register, is_list=is_list, told=told, by_first_name=by_first_name)
        ]
    body = unit_before(piece)
    parts = _top_level(piece.part(body.end() if body else 0), _APART)
    parts[:1] = [Piece(piece.line, piece.start, one.end) for one in parts[:1]]
    parts = each_with_unit(piece) or parts
    parts = _between_brackets(parts, register) if is_list else parts
    if len(parts) <= 1:
        return _between_dashes(piece, register, is_list=is_list) or parts
    starts = [begins_person(part, register) for part in parts]
    first = _INITIAL.sub("", bare_name(parts[0].text))  # "Kari M" is told from another Kari
    by_first_name = by_first_name or has_office_before(first) or (is_first_name_alone(first) and not is_name(first))
    if is_list and (by_first_name or _has_first_names(parts, starts)):
        # a list begins with no unit: it has no surnames
        starts = [begins or _begins_by_first_name(part) for begins, part in zip(starts, parts, strict=True)]
    elif is_list:
        for place in range(len(parts)):
            starts[place] = starts[place] or _is_one_more(place, parts, starts)
    joined_by_og = bool(re.search(r"\s(?:og|&)\s", re.sub(r"\([^()]*\)", "", piece.raw)))
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
    if not several and not any(starts := _by_offices(parts)):
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
    """Whether a first name among whole ones is somebody, and no unit: it has an office, or stands beside «og».

    Before «og» it does where the one above has brackets already: "Ola Lie (3B), Siv og Jon Nes (4A)".
    """
    part, before = parts[place], parts[place - 1]
    above = part.line.text[before.end : part.start].strip() if place else ""
    below = part.line.text[part.end : parts[place + 1].start].strip() if place + 1 < len(parts) else ""
    is_beside = above in _AND or (above == "," and below in _AND and before.raw.endswith(")"))
    return has_office_before(bare_name(part.text)) or (is_beside and starts[place - 1] and is_first_name(part))


def _is_somebody_else(part: Piece, before: Piece) -> bool:
    """Whether an office with a capital is somebody without a name: who stands before it has an office already."""
    office = bare_name(part.text)
    return office[:1].isupper() and is_function(office) and without_office(before) is not before


def _by_offices(parts: Sequence[Piece]) -> list[bool]:
    """Of each part, whether it is one more of several people who each have an office before the name.

    Where the first has none, an office may be that of theirs: "Siv Nes, daglig leder Dalen Hotell".
    """
    starts = [_begins_with_office(part) for part in parts]
    return [starts[0] and sum(starts) > 1 and one for one in starts]


def _begins_with_office(part: Piece) -> bool:
    """Whether a part is what somebody is and then the name: nobody is from there, "rektor Siv Nes"."""
    bare = without_office(part)
    office = part.part(0, bare.start - part.start).text
    return bare is not part and is_role(office) and not _OF_ANOTHER.search(office)


def _have_each(what: Pattern, parts: Sequence[Piece], starts: Sequence[bool]) -> bool:
    """Whether each of several people has something of their own: "Siv Nes i sak 3/26, Ola Lie i sak 4/26"."""
    own = [what.search(part.raw) is not None for part, begins in zip(parts, starts, strict=True) if begins]
    return starts[0] and len(own) > 1 and all(own)


def _between_dashes(piece: Piece, register: Register | None, *, is_list: bool) -> list[Piece]:
    """Names with dashes between them; none where one of two may be the unit of the other."""
    parts = _top_level(piece, _DASH)
    least = 2 if is_list else 3
    if any(SUBSTITUTES.match(part.text) for part in parts):
        return []
    return parts if len(parts) >= least and all(begins_person(part, register) for part in parts) else []


def _begins_by_first_name(part: Piece) -> bool:
    """Whether a part of a list of first names is one more of it, also with a word that no list knows beside it."""
    return is_first_name(part) or beside_first_name(bare_name(part.text)) is not None


def _has_first_names(parts: Sequence[Piece], starts: Sequence[bool]) -> bool:
    """Whether a list has nobody but people, several by their first names alone, two beside each other: no units."""
    first = [not begins and is_first_name(part) for begins, part in zip(starts, parts, strict=True)]
    is_all = all(begins or alone for begins, alone in zip(starts, first, strict=True))
    short = all(len(bare_name(part.text)) <= _SHORT for part, alone in zip(parts, first, strict=True) if alone)
    return is_all and short and sum(first) > MOST_FIRST_NAMES and any(a and b for a, b in pairwise(first))


def _all_known(parts: list[Piece], register: Register | None, told: Container[str]) -> bool:
    names = [bare_name(part.text) for part in parts]
    return all((register is not None and register.person(name)) or fold(name) in told for name in names)


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
