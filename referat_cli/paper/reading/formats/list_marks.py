"""The labels of lists: how a list counts, and which beginnings of a line are labels and not prose."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.model.calendar import MONTHS

# What stands after an ordinal: "§ 6, 1. ledd", "2. gangs behandling".
_ORDINAL = frozenset({"ledd", "punktum", "gangs", "gongs", "kvartal", "tertial", "halvår", "vara", "varamedlem"})
# "3. feb. 2026"; with a capital it is Jan.
_SHORT_MONTHS = frozenset({*(month[:3] for month in MONTHS), "sept"})
# What stands for a mark that has no sign of its own.
BULLET = "•"

_NUMBER = re.compile(r"(?P<number>\d{1,3})[a-f]?(?P<end>[.)])(?=\s|$)")
# "13.30 – 14.15" is when something was.
_PARTS = re.compile(r"(?!\d{1,2}\.[0-5]\d\s*[-–—]\s*\d{1,2}[.:][0-5]\d\b)(?P<parts>\d{1,3}(?:\.\d{1,3})+)[.)]?(?=\s|$)")
# A capital with a full stop is the beginning of a name.
_LETTER = re.compile(r"(?P<letter>[a-zæøå](?=[.)])|[A-ZÆØÅ](?=\)))(?P<end>[.)])(?=\s|$)")
_ROMAN = re.compile(
    r"(?P<roman>(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?P<end>[.)])(?=\s|$)"
)
# A dash or a dot may stand close to the word: "-Kari kjøper kake".
_BULLET = re.compile(
    r"(?P<bullet>[-–—•·*+‣⁃◦▪▫●○■□–➢➤→➔►▶⇒>✓✔o\uf0a7\uf0b7\uf02d\uf0d8\uf0fc](?=\s|$)|[-–•](?=[^\W\d_]{3}))"
)

_ROMANS = tuple(
    zip(
        ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"],
        [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1],
        strict=True,
    )
)
_MOST_ROMAN = 4000


# A day in figures with a short year, whose month is no number of a list with a nought before it: "22.10.26".
_DAY = re.compile(r"\s*(?:[12]\d|3[01]|0?[1-9])\.(?:0?[1-9]|1[0-2])\.\d\d(?![\d.])")


def begins_with_day(text: str) -> bool:
    """Whether a text begins with a day in figures, and with no label of a list."""
    return _DAY.match(text) is not None


def begins_with_ordinal(text: str) -> bool:
    """Whether the number that a text begins with counts the word after it: "3. mars", "1. varamedlem: Kari Moe"."""
    found = _NUMBER.match(text.lstrip())
    after = text.lstrip()[found.end() :].split(maxsplit=1) if found and found["end"] == "." else []
    word = after[0].rstrip(",.:") if after else ""
    return word.casefold() in MONTHS or word in _ORDINAL or word in _SHORT_MONTHS


class ListMark(NamedTuple):
    """A label: as it stands, what style it is of ("1.", "a)", "i.", "-"), its number, and where the text begins."""

    label: str
    style: str
    number: int | None
    end: int

    def as_roman(self) -> "ListMark":
        """The same, where its letter is a Roman number."""
        return self._replace(style=f"i{self.label[-1]}", number=roman_value(self.label[:-1]))


def list_mark(text: str) -> ListMark | None:
    """The label that a line begins with, by its looks; None where it has none, or begins with a date."""
    if found := _NUMBER.match(text):
        return None if begins_with_ordinal(text) else _mark(text, found.end(), f"1{found['end']}", int(found["number"]))
    if found := None if begins_with_day(text) else _PARTS.match(text):
        number = found["parts"]
        return _mark(text, found.end(), f"{number.count('.')}.1", int(number.rpartition(".")[2]))
    if found := _BULLET.match(text):
        return _mark(text, found.end(), found[0], None)
    return _lettered(text)


def _lettered(text: str) -> ListMark | None:
    if found := _LETTER.match(text):
        case = "a" if found["letter"].islower() else "A"
        return _mark(text, found.end(), case + found["end"], ord(found["letter"].casefold()) - ord("a") + 1)
    if found := _ROMAN.match(text):
        case = "i" if found["roman"].islower() else "I"
        return _mark(text, found.end(), case + found["end"], roman_value(found["roman"]))
    return None


def ordinal(number: int, style: str) -> str:
    """A number as a list counts: style "decimal", "lower-alpha", "upper-alpha", "lower-roman" or "upper-roman"."""
    if style.endswith("alpha") and number > 0:
        # After z comes aa, then bb, as Word counts; browsers go on with ab.
        shown = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style.endswith("roman") and 0 < number < _MOST_ROMAN:
        shown = "".join(sign * count for sign, count in _roman_parts(number))
    else:
        return str(number)
    return shown.upper() if style.startswith("upper") else shown


def _roman_parts(number: int) -> Iterator[tuple[str, int]]:
    for sign, value in _ROMANS:
        yield sign, number // value
        number %= value


def roman_value(roman: str) -> int:
    """The value of a small Roman number."""
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in roman.casefold()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _mark(text: str, end: int, style: str, number: int | None) -> ListMark:
    begin = end + len(text[end:]) - len(text[end:].lstrip())
    return ListMark(text[:end], style, number, begin)
