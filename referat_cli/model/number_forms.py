"""The forms of case numbers: what one looks like, what people write for it, where a text names one, how it is written.

Only `model.case_numbers` asks; it knows what the numbers mean.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby

_LETTER = "[A-ZÆØÅa-zæøå]"
# The parts of a form that stand for something else; what is between them stands for itself.
_PARTS = {
    "{nr}": rf"(?P<nr>[0-9]{{1,4}})(?P<letter>{_LETTER}(?![^\W\d_]))?",
    "{nr:2}": rf"(?P<nr>[0-9]{{2,4}})(?P<letter>{_LETTER}(?![^\W\d_]))?",
    "{nr:3}": rf"(?P<nr>[0-9]{{3,4}})(?P<letter>{_LETTER}(?![^\W\d_]))?",
    "{aar}": r"(?P<aar>[0-9]{4})",
    "{aar:4}": r"(?P<aar>[0-9]{4})",
    "{aar:2}": r"(?P<aar>[0-9]{2})",
    "{kap}": r"(?P<kap>[0-9]{1,3})",
    "{moete}": r"(?P<moete>[0-9]{1,4})",
    "{sesong}": r"(?P<sesong>(?:[0-9]{4}|[0-9]{2})[-/–](?:[0-9]{4}|[0-9]{2}))",
}
# What has any number of zeros before it, as people write it.
_COUNTED = r"\(\?P<(nr|kap|moete)>\[0-9\]\{\d,(\d)\}\)"
_PART = re.compile(r"(\{[^}]*\})")
# A letter that stands last, after a space or none.
_TAIL = rf"(?: ?(?P<tail>{_LETTER}))?"
# In loose writing any of these may stand for any other, with spaces around; a space may be missing.
_SIGNS = r"\s*[-–/.\\ _]\s*"
# What the schema once let stand as a number, whatever form the committee had chosen.
_ANY_FORM = r"(?P<nr>\d{1,4})/(?P<aar>\d{2,4})"
# The forms that every register had then; only these read each other's numbers.
_WITH_YEAR = frozenset({"{nr}/{aar}", "{nr}/{aar:2}", "{nr}/{aar:4}"})
# A case named in running text: what stands before the number, what may not follow it, and the word after it.
_BEFORE = r"(?<![\w-])[Ss]ak(?:en|ene)?\s"
# The number of a case in another archive has a year, and is often called so; a number without one is the committee's.
_BEFORE_WITHOUT_YEAR = r"(?<![\w-])[Ss]ak(?:s?nr\.?|s?nummer|en|ene)?\s"
_AFTER = r"(?![\d/]|[.-]\d)(?P<after>\s+\w+)?"


@lru_cache(maxsize=64)
def pattern_of(form: str) -> re.Pattern[str]:
    """What a number of a form looks like."""
    return re.compile(_in_a_row([*(_PARTS.get(piece, re.escape(piece)) for piece in _PART.split(form)), _TAIL]))


def matched(form: str, number: str) -> re.Match[str] | None:
    """A number of a form taken apart, also one of a sister form."""
    return pattern_of(form).fullmatch(number) or (re.fullmatch(_ANY_FORM, number) if form in _WITH_YEAR else None)


def _in_a_row(patterns: Iterable[str]) -> str:
    """The patterns one after another; of a part that stands twice in a form the first is read."""
    named: set[str] = set()

    def once(found: re.Match[str]) -> str:
        again = found[1] in named
        named.add(found[1])
        return "?:" if again else found[0]

    return re.sub(r"\?P<(\w+)>", once, "".join(patterns))


@lru_cache(maxsize=64)
def loose_pattern_of(form: str, words: bool) -> re.Pattern[str]:  # noqa: FBT001 - a key of the cache
    """What people may write for a number of a form, with the words of the form or without."""
    pieces = []
    for piece in _PART.split(form):
        if piece in _PARTS:
            pieces.append(_loose_part(piece))
        elif words or not any(letter.isalpha() for letter in piece):
            pieces += [_loose_literal("".join(signs)) for _kind, signs in groupby(piece, _kind_of_sign)]
    return re.compile(_in_a_row([*pieces, _TAIL]), re.IGNORECASE)


def _loose_part(part: str) -> str:
    """What people may write for a part of a form: any number of zeros before it, the year in two digits or four."""
    if part.startswith("{aar"):
        return r"(?P<aar>[0-9]{2,4})"
    return re.sub(_COUNTED, r"0*(?P<\1>[0-9]{1,\2})", _PARTS[part])


def _kind_of_sign(sign: str) -> str:
    return "word" if sign.isalnum() else "space" if sign.isspace() else "between" if sign in "-–/.\\_" else sign


def _loose_literal(signs: str) -> str:
    """What people may write for signs of one kind in a form."""
    kind = _kind_of_sign(signs[0])
    if kind == "space":
        return rf"(?:{_SIGNS}|\s*)"
    return _SIGNS if kind == "between" else re.escape(signs) if kind == "word" else rf"\s*{re.escape(signs)}\s*"


@lru_cache(maxsize=64)
def mention_of(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a text names a case of a form, and what stands in every text that does: few have that."""
    parts = [_PARTS.get(piece, re.escape(piece)) for piece in _PART.split(form)]
    if form in _WITH_YEAR:
        any_year = r"(?P<number>\d{1,4}/(?:\d{4}|\d\d))(?![\d/])(?P<after>\s+\w+)?"
        return re.compile(_BEFORE + any_year), re.compile(r"/\d\d")
    number = re.sub(r"\?P<\w+>", "?:", "".join(parts).replace(r"\ ", r"\s"))
    starts_with_word = re.match(r"[^\W\d_]{2,}", form)
    before = rf"(?:{_BEFORE})?(?<![\w-])" if starts_with_word else _BEFORE
    if not starts_with_word and "{aar" not in form and "{sesong" not in form:
        before = _BEFORE_WITHOUT_YEAR
    return re.compile(f"{before}(?P<number>{number}){_AFTER}"), re.compile(
        re.escape(starts_with_word[0]) if starts_with_word else "[Ss]ak"
    )


def write_form(form: str, values: Mapping[str, str]) -> str:
    """A form with the values of its parts: ``nr``, ``aar`` of four digits, ``kap``, ``moete``, ``sesong``, letters."""

    def write(part: re.Match[str]) -> str:
        name, _colon, width = part[0].strip("{}").partition(":")
        if name == "aar":
            return values["aar"][-int(width or 4) :]
        if name == "nr":
            return f"{int(values['nr']):0{width or 1}}{values.get('letter', '').upper()}"
        return values[name].lstrip("0") or "0" if name != "sesong" else values[name]

    tail = values.get("tail", "").upper()
    return _PART.sub(write, form) + (f" {tail}" if tail else "")
