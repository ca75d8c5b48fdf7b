"""Case numbers: how a committee writes, counts and orders them. No other module knows what a number looks like."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

# The parts of a form that stand for something else; what is between them stands for itself.
_PARTS = {
    "{nr}": r"(?P<nr>\d{1,4})",
    "{aar}": r"(?P<aar>\d{4})",
    "{aar:4}": r"(?P<aar>\d{4})",
    "{aar:2}": r"(?P<aar>\d{2})",
}
_PART = re.compile(r"(\{[^}]*\})")

# What the schema lets stand as a number, whatever form the committee has chosen.
_ANY_FORM = re.compile(r"(?P<nr>\d{1,4})/(?P<aar>\d{2,4})")

# A case named in running text, and the word after it. Few texts have a slash before digits, and those are found sooner.
_MENTION = re.compile(r"(?<![\w-])[Ss]ak(?:en|ene)?\s(?P<number>\d{1,4}/(?:\d{4}|\d\d))(?![\d/])(?P<after>\s+\w+)?")
_IN_EVERY_MENTION = re.compile(r"/\d\d")

# What the name of a case without a number begins with.
_NO_NUMBER = "+"

# What people write around a number: a word before it, and spaces in it, also those that Word does not break.
_AROUND = re.compile(r"^\s*sak\b:?|\s", re.IGNORECASE)
_LIKE_A_NUMBER = re.compile(r"(?:sak:? *)?([0-9]{1,4}) *[-/.\\ ] *([0-9]{4}|[0-9]{2})\.?", re.IGNORECASE)


class CaseNumber(NamedTuple):
    """A number taken apart, in the order that numbers sort by; ``year`` is as written, "24" or "2024"."""

    year: str
    running: int

    def is_of(self, year: str) -> bool:
        """Whether a case of that year, "2024", may have the number."""
        return year.endswith(self.year)

    def is_after(self, year: str) -> bool:
        """Whether the number is of a later year than "2024"; where it has two digits, of the same century."""
        return year[: -len(self.year)] + self.year > year


class NumberFormat(NamedTuple):
    """How a committee numbers its cases, from 1 each year; ``form`` is ``saksnummer`` in its register."""

    form: str

    def fits(self, number: str) -> bool:
        """Whether a number has the committee's own form."""
        return _pattern(self.form).fullmatch(number) is not None

    def parse(self, number: str) -> CaseNumber | None:
        """The number taken apart, also one of another form that the schema lets stand; None for what is no number.

        >>> NumberFormat("{nr}/{aar:2}").parse("41/24")
        CaseNumber(year='24', running=41)
        """
        return _parsed(self.form, number)

    def example(self, year: str) -> str:
        """A number of the committee's own form, for messages: of the year "2024", "41/24"."""
        return self.number(41, year)

    def number(self, running: int, year: str) -> str:
        """The number with that running number of the year "2024": of 41, "41/24"."""
        written = {"{nr}": str(running), "{aar:2}": year[-2:]}
        return _PART.sub(lambda part: written.get(part[0], year), self.form)

    def renumbered(self, number: str, running: int) -> str:
        """The number with another running number: of "41/24" and 42, "42/24"."""
        found = _matched(self.form, number)
        return f"{number[: found.start('nr')]}{running}{number[found.end('nr') :]}" if found else number

    def running_of(self, numbers: Iterable[str], year: str) -> list[tuple[int, int]]:
        """The running numbers of those that are of a year, "2024", in order, each with its position among them all."""
        parsed = ((self.parse(number), index) for index, number in enumerate(numbers))
        return sorted((found.running, index) for found, index in parsed if found and found.is_of(year))


# That of a committee whose register does not say.
USUAL = NumberFormat("{nr}/{aar:2}")


# The numbers of a year are taken apart for each of its meetings.
@lru_cache(maxsize=4096)
def _parsed(form: str, number: str) -> CaseNumber | None:
    found = _matched(form, number)
    return CaseNumber(found["aar"], int(found["nr"])) if found else None


def _matched(form: str, number: str) -> re.Match[str] | None:
    return _pattern(form).fullmatch(number) or _ANY_FORM.fullmatch(number)


@lru_cache(maxsize=64)
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile("".join(_PARTS.get(piece, re.escape(piece)) for piece in _PART.split(form)))


def as_said(number: str) -> str:
    """The number as a person says it, however the year and zeros are written: "2/2026" and "02/26" are "2/26"."""
    found = USUAL.parse(number)
    return f"{found.running}/{found.year[-2:]}" if found else number


def mentions(text: str) -> Iterator[re.Match[str]]:
    """Where a text names a case, «sak 41/24 i»: with its ``number``, and the word ``after`` it or None."""
    return _MENTION.finditer(text) if "/" in text and _IN_EVERY_MENTION.search(text) else iter(())


def name_without_number(count: int) -> str:
    """What a case without a number is called in its meeting: of the third such, "+3"."""
    return f"{_NO_NUMBER}{count}"


def has_number(name: str) -> bool:
    """Whether a case is called by a number of its own; no number begins as the name of one without does."""
    return name != "" and not name.startswith(_NO_NUMBER)


def may_be_number(name: str) -> bool:
    """Whether a word is a case number rather than a key of the record or a name: there is a digit in it."""
    return any(letter.isdigit() for letter in name)


def bare(address: str) -> str:
    """A number or an address without the word and the spaces that people write in it: "Sak 41 / 24" is "41/24"."""
    return _AROUND.sub("", address)


def folded(name: str) -> str:
    """A number without its spaces and capitals, to find the case that a person means: "Ps 5 / 26" is "ps5/26"."""
    return bare(name).casefold()


def suggest(text: str) -> str | None:
    """The number that a text such as "sak 41-24" means, to be suggested; None for what is like no number."""
    found = _LIKE_A_NUMBER.fullmatch(text.strip())
    return f"{found[1]}/{found[2]}" if found else None
