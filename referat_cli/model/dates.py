"""The times that a Norwegian text names, in bokmål and nynorsk: days, months, parts of a year, years, meetings.

One grammar serves everything that reads a deadline. What a text says is read as a span of days; a year that is not
written is that of the first such time that is not over on the day the text is from.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from referat_cli.model.calendar import MONTHS, WEEKDAYS
from referat_cli.model.patterns import LatePattern

_MONTH_NUMBERS = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_MONTH = "|".join(MONTHS)
_YEAR = r"(?:19|20)\d\d"
_NTH = r"(?P<nth>\d\.|(?:først|fyrst|andr|tredj|fjerd|femt|sjett)e|annet|anna)\s"
_NUMBERS = {"fø": 1, "fy": 1, "an": 2, "tr": 3, "fj": 4, "fe": 5, "sj": 6}
# How many months each part of a year has, and the first and last month of each season, by how its name begins.
_PARTS = {"kvartal": 3, "tertial": 4, "halvår": 6}
_SEASONS = {"v": (1, 6), "s": (6, 8), "h": (7, 12)}

_DAY = LatePattern(
    rf"(?<![\w./-])(?:(?P<iso>{_YEAR}-\d\d-\d\d)(?![\w-])"
    rf"|(?P<day>\d\d?)\.?\s?(?P<name>{_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des)\b\.?)(?!\w)"
    rf"(?:,?\s(?P<year>{_YEAR})(?!\d))?"
    rf"|(?P<d>\d\d?)(?P<sep>\.\s?|/|-)(?P<m>\d\d?)(?:(?:(?P=sep)|[-/]|\s)(?P<y>{_YEAR}|\d\d)(?![\d/-]|\.\d)|(?P<alone>\.?)(?![\d/-]|\.\d)))"
)
_NUMBER = re.compile(r"\d+")
# What may stand before a time, and moves it.
_BEFORE = LatePattern(
    r"(?:\b(?P<before>før)\s+|\b(?P<within>inn[ae]n)\s+)?(?:(?P<end>\b(?:utgangen|slutten|utløpet|utgongen)\s+av\s+|\but\s+)|"
    r"(?P<begin>\b(?:begynnelsen|starten|byrjinga|inngangen)\s+(?:av|til)\s+))?(?:(?:møtet?\s+)?i\s+)?$",
    re.IGNORECASE,
)
# Words that set a deadline.
_WORD = LatePattern(r"\b(?:(?:inn[ae]n|senest|seinast|før)\b|\w*frist(?:en)?\b:?)", re.IGNORECASE)
# In small letters and with 0 for any digit, one of these stands in every text that sets a deadline: a day or a year is
# named in figures, and a month without its year by its end.
SIGNS_OF_A_DEADLINE = ("0", "utgangen ", "utgongen ", "slutten ", "ut ")
# As much may stand between such a word and the time, in the same sentence.
_BETWEEN = LatePattern(r"[^;:!?\n]{0,60}")


# All that may stand between «innen» and its time: «innen psykisk helse» is a field, and sets no deadline.
_NEAR = LatePattern(
    rf"\s+(?:(?:den|og\smed|ut|(?:utgangen|utgongen|slutten|utløpet|begynnelsen|starten|byrjinga|midten)\sav|inngangen\stil"
    rf"|{'|'.join(WEEKDAYS)}),?\s+)*",
    re.IGNORECASE,
)


class Time(NamedTuple):
    """A time that a text names: where it stands, and the first and last day that it may mean, in ISO form.

    ``last`` is "" for a day that no calendar has. ``due`` is the last day for what is to be done by then. ``meeting``
    is which of a year's meetings is named, 0 for the next and -1 for the last; the year is that of ``first``.
    """

    text: str
    start: int
    is_day: bool
    has_year: bool
    first: str
    last: str
    due: str
    meeting: int | None = None

    @property
    def end(self) -> int:
        """Where the time ends in the text."""
        return self.start + len(self.text)

    @property
    def is_named(self) -> bool:
        """Whether the name of a month stands in it."""
        return any(letter.isalpha() for letter in self.text)

    def may_be(self, day: str) -> bool:
        """Whether a day may be what the text means."""
        return self.first <= day <= self.last


# The first and last day that a time covers, given the year; ValueError for a day that is not in the calendar.
_Span = Callable[[int], tuple[date, date]]


def _months(first: int, last: int) -> _Span:
    return lambda year: (date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _one_day(month: int, day: int) -> _Span:
    return lambda year: (date(year, month, day), date(year, month, day))


def _month(found: re.Match[str]) -> _Span:
    number = _MONTH_NUMBERS[found["month"][:3].lower()]
    return _months(number, number)


def _number(nth: str) -> int:
    """The number of "1." or «første»."""
    return int(nth[0]) if nth[0].isdigit() else _NUMBERS[nth[:2].lower()]


def _part(found: re.Match[str]) -> _Span:
    number, months = _number(found["nth"] or found["q"]), _PARTS[(found["part"] or "kvartal").lower()]
    return _months(number * months - months + 1, number * months)


def _season(found: re.Match[str]) -> _Span:
    if found["season"].startswith(("vi", "Vi")):
        return lambda year: (date(year, 1, 1), date(year, 3, 31))
    return _months(*_SEASONS[found["season"][0].lower()])


def _week(found: re.Match[str]) -> _Span:
    week = int(found["week"])
    return lambda year: (date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))


_SEASON_WORDS = ("vår", "sommer", "sommar", "høst", "haust", "vinter")
# How each time that is longer than a day is written, with "{year}" for a year that may follow, and what it covers; one
# of the words before it stands, in small letters, in every text that has it.
_LONGER: tuple[tuple[Collection[str], LatePattern, Callable[[re.Match[str]], _Span]], ...] = tuple(
    (
        words,
        LatePattern(rf"(?<![\w-])(?:{written})(?:\s(?:i\s|av\s)?(?P<year>{_YEAR}))?(?!\w|[./-]\d)", re.IGNORECASE),
        span,
    )
    for words, written, span in (
        (MONTHS, rf"(?P<month>{_MONTH})(?:-?møte[tr]?)?", _month),
        ((*_PARTS, "q"), rf"(?:{_NTH}(?P<part>kvartal|tertial|halvår)(?:et)?|Q(?P<q>[1-4]))", _part),
        (_SEASON_WORDS, rf"(?P<season>(?:{'|'.join(_SEASON_WORDS)})(?:en)?)", _season),
        (("uke", "veke"), r"(?:uke|veke)\s(?P<week>\d\d?)", _week),
        (
            ("år",),
            r"(?:årsskiftet|nyttår|årets\s(?:utgang|slutt)|utgangen\sav\såret)",
            lambda _found: _one_day(12, 31),
        ),
        (("jul",), r"jul(?:en|a)?", lambda _found: _one_day(12, 24)),
        (("år",), r"(?:året|inneværende\sår|(?P<next>neste\sår))", lambda _found: _months(1, 12)),
    )
)
_BARE_YEAR = LatePattern(rf"(?<![\w./-])(?P<year>{_YEAR})(?![\w/]|[.,-]\d)")
_MEETING = LatePattern(
    rf"(?:{_NTH}|\b(?P<which>neste|siste)\s)(?:ordinære\s)?møtet?(?:\si\s(?P<year>{_YEAR}))?(?!\w)", re.IGNORECASE
)
_WEEKDAY = LatePattern(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})(?:\sden)?,?\s$", re.IGNORECASE)


def times(text: str, day: str) -> Iterator[Time]:
    """Every time that a text of that day names, in the order of the text.

    >>> [(time.text, time.due) for time in times("innen 30.06.25, eller ut august", "2025-03-01")]
    [('30.06.25', '2025-06-30'), ('august', '2025-08-31')]
    """
    found = [*days(text, day), *_longer(text, day)]
    end = 0
    for time in sorted(found, key=lambda time: (time.start, -len(time.text))):
        if time.start >= end:
            yield time
            end = time.end


def days(text: str, day: str) -> Iterator[Time]:
    """Every single day that a text names; without a year only with the month's name, or after a deadline's word."""
    for found in _days_in(text):
        if found["iso"]:
            year, month, number = map(int, found["iso"].split("-"))
        else:
            written = found["year"] or found["y"]
            year = int(written if not written or len(written) > 2 else f"20{written}") if written else 0  # noqa: PLR2004
            month = int(found["m"]) if found["m"] else _MONTH_NUMBERS[found["name"][:3].lower()]
            number = int(found["d"] or found["day"])
        if found["m"] and (not 1 <= month <= len(MONTHS) or not (year or _is_deadline(found, text))):
            continue
        yield _time(found, text, day, year, _one_day(month, number))


def _days_in(text: str) -> Iterator[re.Match[str]]:
    """Where a text has a day: it begins with a number, and numbers are found in a tenth of the time."""
    end = 0
    for number in _NUMBER.finditer(text):
        if number.start() >= end and (found := _DAY.match(text, number.start())):
            end = found.end()
            yield found


def _is_deadline(found: re.Match[str], text: str) -> bool:
    """Whether a day and a month in numbers stand right after a word that sets a deadline; 1.5 may be a number."""
    if found["sep"] != "/" and not found["alone"] and len(found["d"]) == len(found["m"]) == 1:
        return False
    words = _WORD.finditer(text, max(found.start() - 20, 0), found.start())
    return any(not text[word.end() : found.start()].strip() for word in words)


def _longer(text: str, day: str) -> Iterator[Time]:
    small = text.casefold()
    for words, pattern, span in _LONGER:
        for found in pattern.finditer(text) if any(word in small for word in words) else ():
            year = int(found["year"] or 0)
            if "next" in found.re.groupindex and found["next"]:
                year = int(day[:4]) + 1
            yield _time(found, text, day, year, span(found))
    for found in _BARE_YEAR.finditer(text):
        yield _time(found, text, day, int(found["year"]), _months(1, 12))
    for found in _MEETING.finditer(text):
        of = found["year"] or day[:4]
        nth = _number(found["nth"]) if found["nth"] else {"neste": 0, "siste": -1}[found["which"].lower()]
        yield Time(
            text=found[0],
            start=found.start(),
            is_day=False,
            has_year=found["year"] is not None,
            first=f"{of}-01-01",
            last=f"{of}-12-31",
            due=f"{of}-12-31",
            meeting=nth,
        )


def _time(found: re.Match[str], text: str, day: str, year: int, span: _Span) -> Time:
    """The time that was found, moved by what stands before it."""
    is_day = found.re == _DAY
    covered = _first_since(span, day) if not year else _of_year(span, year)
    if covered is None:
        return Time(found[0], found.start(), is_day, bool(year), "", "", "")
    first, last = covered
    due = last
    shift = _BEFORE.search(text[max(found.start() - 40, 0) : found.start()])
    if shift and shift["end"]:
        first = last
    elif shift and shift["begin"]:
        first, last, due = first - timedelta(days=1), first + (last - first) / 3, first
    elif shift and shift["before"]:
        first, last, due = first - timedelta(days=1), first, first - timedelta(days=1)
    elif shift and shift["within"] and not is_day:
        first -= timedelta(days=1)
    return Time(found[0], found.start(), is_day, bool(year), first.isoformat(), last.isoformat(), due.isoformat())


def _of_year(span: _Span, year: int) -> tuple[date, date] | None:
    """What a time of a year covers, None where that year has no such day."""
    try:
        return span(year)
    except ValueError:
        return None


def _first_since(span: _Span, day: str) -> tuple[date, date] | None:
    """What the first such time covers that is not over that day; the 29th of February may be eight years away."""
    years = (_of_year(span, int(day[:4]) + later) for later in range(9))
    return next((covered for covered in years if covered and covered[1].isoformat() >= day), None)


class Deadline(NamedTuple):
    """A deadline in a text: from the word that sets it to the end of its time, as written, and the time."""

    text: str
    time: Time


def deadlines(text: str, day: str) -> Iterator[Deadline]:
    """The deadlines that a text of that day sets: a word such as «innen» or «senest», and the time soon after it.

    A time without a year is one only where it is a day or the end of a month; «før» stands right before its time.

    >>> [deadline.text for deadline in deadlines("AU svarer innen utgangen av mai 2026.", "2026-03-01")]
    ['innen utgangen av mai 2026']
    """
    words = [*_WORD.finditer(text)]
    named = [*times(text, day)] if words else []
    begin = 0
    for word in words:
        room = _BETWEEN.match(text, word.end())
        after = [time for time in named if room and word.end() <= time.start <= room.end()]
        if word.start() < begin or not after or not _sets_deadline(text, word, after[0]):
            continue
        begin = after[0].end
        yield Deadline(text[word.start() : begin], after[0])


def _sets_deadline(text: str, word: re.Match[str], time: Time) -> bool:
    between = text[word.end() : time.start]
    if time.meeting is not None or re.search(r"\.\s", between) or (word[0].lower() == "før" and between.strip()):
        return False
    if word[0].lower() in ("innen", "innan") and not _NEAR.fullmatch(between):
        return False
    if time.is_day:
        return True
    ends = re.search(r"\b(?:utgangen|slutten|utgongen)\s+av\s+$|\but\s+$", between) is not None
    return ends or (time.has_year and word[0].lower() != "før" and not _BARE_YEAR.fullmatch(time.text))


class Weekday(NamedTuple):
    """A weekday that stands before a day: where it begins, how it is written, and the one that the day is."""

    start: int
    written: str
    right: str

    @property
    def is_right(self) -> bool:
        """Whether the day is one, in either written language."""
        return self.written.lower() in (self.right, WEEKDAYS[WEEKDAYS.index(self.right) + 7])


def weekday_beside(text: str, time: Time) -> Weekday | None:
    """The weekday that stands right before a day with its year, None where there is none."""
    start = max(time.start - 20, 0)
    before = _WEEKDAY.search(text[start : time.start])
    if not before or not time.last or not time.has_year:
        return None
    right = WEEKDAYS[date.fromisoformat(time.last).weekday()]
    return Weekday(start + before.start(), before["weekday"], right)
