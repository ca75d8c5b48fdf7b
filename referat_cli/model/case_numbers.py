"""Case numbers: how a committee writes, counts and orders them. No other module knows what a number looks like.

A register has one form for all cases, or several series: for some types of cases, and for some days. A form is text
with parts that stand for something else, as «PS {nr}/{aar:2}»; after the running number, or last, a number may have a
letter of its own («12/26 B»). Running numbers begin at 1 again with the year where the form has one, with the meeting
where it has the meeting's number or a chapter, with the period where it has a season; else never. ``omstart`` of the
register says otherwise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from referat_cli.model.number_forms import loose_pattern_of, matched, mention_of, pattern_of, write_form

# When running numbers begin at 1 again: with the year, the meeting, the period, never.
Restart = Literal["aar", "moete", "periode", "aldri"]

# Where a season begins, unless the register gives the first days of periods.
_SEASON = "08-01"

# What the name of a case without a number begins with.
_NO_NUMBER = "+"

# Here and below patterns that few calls need are texts, which `re` compiles when they are first asked for.
# What people write around a number: a word before it, and spaces in it, also those that Word does not break.
_WORD = r"(?i)^\s*sak(?:en|s?nr\.?|s?nummer)?(?![^\W\d_])[:.]?\s*"
_AROUND = rf"{_WORD}|\s"
_LIKE_A_NUMBER = r"(?i)(?:sak:? *)?([0-9]{1,4}) *[-/.\\ ] *([0-9]{4}|[0-9]{2})\.?"


class CaseNumber(NamedTuple):
    """A number taken apart, in the order that numbers sort by.

    ``year`` is as written, "24" or "2024", or a season; what a form does not have is "" or 0.
    """

    year: str = ""
    meeting: int = 0
    chapter: int = 0
    running: int = 0
    letter: str = ""

    def is_of(self, year: str) -> bool:
        """Whether a case of that year, "2024", may have the number."""
        return not self.year or year.endswith(_years_in(self.year))

    def is_after(self, year: str) -> bool:
        """Whether the number is of a later year than "2024"; where it has two digits, of the same century."""
        return bool(self.year) and all(year[: -len(one)] + one > year for one in _years_in(self.year))


@lru_cache(maxsize=256)
def _years_in(written: str) -> tuple[str, ...]:
    """The years of a number: one, or those of a season."""
    return (written,) if written.isdecimal() else tuple(re.findall(r"\d+", written))


class NumberSequence(NamedTuple):
    """Numbers that go on from one another: of one form, in one year, meeting, period and chapter (``scope``)."""

    form: str
    begins: Restart
    scope: str
    chapter: int

    def begins_in(self, year: str) -> bool:
        """Whether it begins at 1 in a year, and does not go on from an earlier one."""
        return self.begins in ("aar", "moete") or (self.begins == "periode" and self.scope.startswith(year))


class Counted(NamedTuple):
    """A number among those that it is counted with; ``place`` is that of its case in the meeting, from 0."""

    sequence: NumberSequence
    running: int
    place: int


class NumberFormat(NamedTuple):
    """One series: how its numbers are written, and when they begin at 1 again.

    It is for some types of cases, or for all others, and from one day to another.
    """

    form: str
    types: tuple[str, ...] = ()
    restart: Restart | None = None
    periods: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None

    def fits(self, number: str) -> bool:
        """Whether a number has this form."""
        return _fits(self.form, number)

    def parse(self, number: str) -> CaseNumber | None:
        """The number taken apart, also one of a sister form; None for what is no such number.

        >>> NumberFormat("PS {nr}/{aar:2}").parse("PS 41/24")
        CaseNumber(year='24', meeting=0, chapter=0, running=41, letter='')
        """
        return _parsed(self.form, number)

    def has(self, part: str) -> bool:
        """Whether the form has that part: "aar", "kap", "moete", "sesong"."""
        return f"{{{part}" in self.form

    @property
    def is_padded(self) -> bool:
        """Whether running numbers have zeros before them."""
        return self.has("nr:")

    @property
    def begins_again(self) -> Restart:
        """When the numbers begin at 1 again, as the register says or as the form does."""
        return self.restart or _begins_again(self.form)

    @property
    def needs_meeting(self) -> bool:
        """Whether a number alone does not say which case it is, so that the date of its meeting is needed."""
        with_year = self.has("aar") or self.has("sesong")
        return self.begins_again != "aldri" and not (with_year and (self.begins_again != "moete" or self.has("moete")))

    @property
    def is_ambiguous(self) -> bool:
        """Whether two numbers stand so close in the form that nobody can tell where the second begins."""
        return re.search(r"\{(nr|kap|moete)[^}]*\}\{(nr|kap|moete)", self.form) is not None

    def overlaps(self, other: "NumberFormat") -> bool:
        """Whether both series are used on some day."""
        first = max(self.start or "", other.start or "")
        last = min(self.end or first, other.end or first)
        return first <= last

    def is_in_force(self, date: str) -> bool:
        """Whether the series is used that day."""
        return (self.start is None or self.start <= date) and (self.end is None or date <= self.end)

    def period_of(self, date: str) -> str:
        """The first day of the period that a day is in, or of its season; "" before the first."""
        if self.periods:
            return max((first for first in self.periods if first <= date), default="")
        return f"{_season_year(date, self.periods)}-{_SEASON}" if self.has("sesong") else ""

    def number(self, running: int, date: str, meeting: int = 1, chapter: int = 1) -> str:
        """The number with that running number on a day, or in the year "2024": of 41, "41/24"."""
        first = _season_year(date, self.periods)
        values = {"aar": date[:4], "moete": f"{meeting}", "kap": f"{chapter}"}
        return write_form(self.form, {**values, "nr": f"{running}", "sesong": f"{first}/{(first + 1) % 100:02}"})

    def rewritten(self, number: str, date: str, *, words: bool = True) -> str | None:
        """A number that somebody wrote in another way, in this form: "ps 5-2026" as "PS 5/26"; None for others.

        ``words``: whether the words of the form stand in it.
        """
        pattern, written = loose_pattern_of(self.form, words), number.strip(" .,")
        found = pattern.fullmatch(written) or pattern.fullmatch(re.sub(_WORD, "", written))
        if not found:
            return None
        values = {part: value for part, value in found.groupdict().items() if value}
        if "aar" in values:
            values["aar"] = date[:2] + values["aar"][-2:]
        return write_form(self.form, values)

    def renumbered(self, number: str, running: int) -> str:
        """The number with another running number: of "41/24" and 42, "42/24"."""
        found = matched(self.form, number)
        if not found:
            return number
        width = int(self.form.partition("{nr:")[2][:1] or 1)
        return f"{number[: found.start('nr')]}{running:0{width}}{number[found.end('nr') :]}"

    def sequence(self, number: CaseNumber, date: str, meeting: str) -> NumberSequence:
        """What the number is counted with: its form, and what it begins again with; ``meeting`` is the one it is in."""
        return _sequence(self, number[:3], date, meeting)


class Numbering(NamedTuple):
    """How a committee numbers its cases: its series, none where cases have no numbers."""

    formats: tuple[NumberFormat, ...]

    def fits(self, number: str) -> bool:
        """Whether a number has one of the committee's own forms."""
        for one in self.formats:  # noqa: SIM110 - asked of every number: to make a generator takes longer than the rest
            if one.fits(number):
                return True
        return False

    def format_of(self, number: str, date: str = "") -> NumberFormat | None:
        """The series that a number is of: one that was in force that day, where several have its form."""
        found = self._taken_apart(number, date)
        return found[0] if found else None

    def _taken_apart(self, number: str, date: str = "") -> tuple[NumberFormat, CaseNumber] | None:
        """The series that a number is of, and the number as that has it; None for what is no number."""
        # As most committees have it, and asked of every number there is.
        one = self.formats[0] if len(self.formats) == 1 else self._one_of_several(number, date)
        parsed = one.parse(number) if one else None
        return (one, parsed) if one and parsed else None

    def _one_of_several(self, number: str, date: str) -> NumberFormat | None:
        own = [self.formats[index] for index in _formats_of(tuple(one.form for one in self.formats), number)]
        return next((one for one in own if one.is_in_force(date)), own[0] if own else None)

    def is_in_use(self, number: str, date: str) -> bool:
        """Whether a number has the form of a series that is used that day."""
        for one in self.formats:  # noqa: SIM110 - as in `fits`
            if one.fits(number) and one.is_in_force(date):
                return True
        return False

    def series_for(self, kind: str | None, date: str) -> NumberFormat | None:
        """The series that a case of a type gets its number from on a day; None where it gets none."""
        own = [one for one in self.formats if one.is_in_force(date)]
        of_type = (one for one in own if kind in one.types)
        return next(of_type, next((one for one in own if not one.types), None))

    def parse(self, number: str) -> CaseNumber | None:
        """The number taken apart as the series that it is of has it; None for what is no number."""
        found = self._taken_apart(number)
        return found[1] if found else None

    def order(self, number: str) -> tuple[int, CaseNumber] | None:
        """The key that a committee's numbers sort by: series by series; None for what is no number."""
        found = self._taken_apart(number)
        return (self.formats.index(found[0]), found[1]) if found else None

    def example(self, date: str) -> str:
        """A number of the committee's own form, for messages: of the year "2024", "41/24"."""
        one = self.series_for(None, date) if len(date) > len("2024") else None
        one = one or next(iter(self.formats), None)
        return one.number(41, date) if one else ""

    def examples(self, date: str) -> list[str]:
        """A number of each series that is used on a day, or of all where none is."""
        own = [one for one in self.formats if one.is_in_force(date)] or self.formats
        return list(dict.fromkeys(one.number(41, date) for one in own))

    def rewritten(self, number: str, kind: str | None, date: str) -> str | None:
        """The number that a text in another form means in the committee's own; None where it may be several.

        A number without the words of its series («5/26» for «PS 5/26») is of the series of its type.
        """
        in_force = [one for one in self.formats if one.is_in_force(date)] or self.formats
        found = [*dict.fromkeys(filter(None, (one.rewritten(number, date) for one in in_force)))]
        if found:
            return found[0] if len(found) == 1 else None
        series = self.series_for(kind, date)
        return series.rewritten(number, date, words=False) if series else None

    def same(self, number: str, date: str) -> str:
        """What is the same for all ways of writing one number."""
        return as_said(number if self.fits(number) else self.rewritten(number, None, date) or number)

    def needs_meeting(self, number: str) -> bool:
        """Whether the date of the meeting is needed to say which case a number is."""
        one = self.format_of(number)
        return one is not None and one.needs_meeting

    def renumbered(self, number: str, running: int) -> str:
        """The number with another running number: of "41/24" and 42, "42/24"."""
        one = self.format_of(number)
        return one.renumbered(number, running) if one else number

    def running(self, number: str) -> int:
        """The running number of a number; 0 of what is none."""
        parsed = self.parse(number)
        return parsed.running if parsed else 0

    def without_zeros(self, number: str) -> str:
        """The number without zeros before its running number, unless its form has them."""
        found = self._taken_apart(number)
        return found[0].renumbered(number, found[1].running) if found and not found[0].is_padded else number

    def counted(self, numbers: Iterable[str], date: str, meeting: str) -> list[Counted]:
        """The numbers of a meeting that are of its own day, in order, each with its place among them all."""
        found = []
        for place, number in enumerate(numbers):
            if (apart := self._taken_apart(number, date)) and apart[1].is_of(date[:4]):
                found.append(Counted(apart[0].sequence(apart[1], date, meeting), apart[1].running, place))
        return sorted(found)

    def same_sequence(self, number: str, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether a number means one and the same case in two meetings, each given by its date and name."""
        return self._sequence(number, *one) == self._sequence(number, *other)

    def _sequence(self, number: str, date: str, meeting: str) -> NumberSequence | None:
        found = self._taken_apart(number, date)
        return found[0].sequence(found[1], date, meeting) if found else None

    def mentions(self, text: str) -> Iterator[re.Match[str]]:
        """Where a text names a case, «sak 41/24 i»: with its ``number``, and the word ``after`` it or None."""
        for one in self.formats:
            pattern, in_every_mention = mention_of(one.form)
            if in_every_mention.search(text):
                yield from pattern.finditer(text)


# How a committee numbers its cases whose register does not say.
USUAL_FORM = "{nr}/{aar:2}"
USUAL = Numbering((NumberFormat(USUAL_FORM),))


def numbering_of(written: str | Iterable[Mapping[str, object]]) -> Numbering:
    """How a committee numbers its cases, by ``saksnummer`` of its register: a form, or series by the record's keys."""
    if isinstance(written, str):
        return Numbering((NumberFormat(written),))
    return Numbering(tuple(_format_of(series) for series in written))


def _format_of(series: Mapping[str, object]) -> NumberFormat:
    names = {"sakstype": "types", "omstart": "restart", "perioder": "periods", "fra": "start", "til": "end"}
    values = {names.get(key, key): tuple(v) if isinstance(v, list | tuple) else v for key, v in series.items()}
    return NumberFormat(**values)  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def _begins_again(form: str) -> Restart:
    parts = {name for name in ("aar", "moete", "kap", "sesong") if f"{{{name}" in form}
    if "moete" in parts or ("kap" in parts and "aar" not in parts):
        return "moete"
    if "sesong" in parts:
        return "periode"
    return "aar" if "aar" in parts else "aldri"


# The numbers of a year are judged and taken apart for each of its meetings.
@lru_cache(maxsize=4096)
def _fits(form: str, number: str) -> bool:
    return pattern_of(form).fullmatch(number) is not None


@lru_cache(maxsize=4096)
def _parsed(form: str, number: str) -> CaseNumber | None:
    found = matched(form, number)
    if not found:
        return None
    parts = found.groupdict()
    return CaseNumber(
        parts.get("aar") or parts.get("sesong") or "",
        int(parts.get("moete") or 0),
        int(parts.get("kap") or 0),
        int(parts["nr"]),
        (parts.get("letter") or parts.get("tail") or "").upper(),
    )


@lru_cache(maxsize=4096)
def _formats_of(forms: tuple[str, ...], number: str) -> tuple[int, ...]:
    """The positions of the forms that a number has, or else of those that can read it."""
    own = tuple(index for index, form in enumerate(forms) if pattern_of(form).fullmatch(number))
    return own or tuple(index for index, form in enumerate(forms) if matched(form, number))


# The numbers of a meeting are counted together, and it is asked of each.
@lru_cache(maxsize=1024)
def _sequence(series: NumberFormat, parts: tuple[str, int, int], date: str, meeting: str) -> NumberSequence:
    """What a number is counted with, by its year, its meeting and its chapter."""
    (year, of_meeting, chapter), begins = parts, series.begins_again
    scope = ""
    if begins == "aar":
        scope = _full_year(year, date) if series.has("aar") else date[:4]
    elif begins == "moete":
        scope = f"{year} {of_meeting}" if of_meeting else meeting
    elif begins == "periode":
        scope = year if series.has("sesong") else series.period_of(date)
    return NumberSequence(series.form, begins, scope, chapter)


def _full_year(year: str, date: str) -> str:
    """A year of four digits: of two, in the century of a day."""
    return date[: 4 - len(year)] + year


def _season_year(date: str, periods: tuple[str, ...]) -> int:
    """The year that a day's season began in; a year alone is one that it begins in."""
    first = periods[-1][len("2024-") :] if periods else _SEASON
    return int(date[:4]) - (len(date) > len("2024") and date[len("2024-") :] < first)


def as_said(number: str) -> str:
    """The number as a person says it, however the year and zeros are written: "2/2026" and "02/26" are "2/26"."""
    found = USUAL.parse(number)
    if not found:
        return folded(number)
    return f"{found.running}{found.letter}/{found.year[-2:]}"


def names_of(numbers: Iterable[str]) -> Iterator[str]:
    """What the cases of a meeting are called there, by their numbers: of the third that has none, "+3"."""
    count = 0
    for number in numbers:
        count += not has_number(number)
        yield number or f"{_NO_NUMBER}{count}"


def has_number(name: str) -> bool:
    """Whether a case is called by a number of its own, also in its address; no number begins as "+3" does."""
    return name != "" and (_NO_NUMBER not in name or not name.rpartition("/")[2].startswith(_NO_NUMBER))


def may_be_number(name: str) -> bool:
    """Whether a word is a case number rather than a key of the record or a name: there is a digit in it."""
    return any(letter.isdigit() for letter in name)


def bare(address: str) -> str:
    """A number or an address without the word and the spaces that people write in it: "Sak 41 / 24" is "41/24"."""
    return re.sub(_AROUND, "", address)


def folded(name: str) -> str:
    """A number without its spaces and capitals, to find the case that a person means: "Ps 5 / 26" is "ps5/26"."""
    return bare(name).casefold()


def name_meant(written: str, names: Sequence[str]) -> str | None:
    """The one of these names that a person means, whatever the spaces and capitals; None where none is, or several."""
    if written in names:
        return written
    same = [name for name in names if folded(name) == folded(written)]
    return same[0] if len(same) == 1 else None


def suggest(text: str) -> str | None:
    """The number that a text such as "sak 41-24" means, to be suggested; None for what is like no number."""
    found = re.fullmatch(_LIKE_A_NUMBER, text.strip())
    return f"{found[1]}/{found[2]}" if found else None
