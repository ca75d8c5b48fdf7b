"""The dates and times of day in the head of a paper, as Norwegians write them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.model.calendar import MONTHS, WEEKDAYS

O_CLOCK = r"kl(?:okk[ae]n?)?\.?:?"
HOUR = rf"(?:{O_CLOCK}\s*\d{{1,2}}(?:[.:]?\d\d)?|\d{{1,2}}[.:]\d\d(?!\.?\d))"
WEEKDAY = f"(?:{'|'.join(dict.fromkeys(WEEKDAYS))})"
MONTH = f"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des)"
_NUMBERS = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_DATE = re.compile(
    rf"(?<![\d.])(?<!kl\s)(?<!kl\.)(?<!kl\.\s)(?<!klokk[ae]\s)(?<!klokken\s)(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?P<day>\d\d?)\s?(?:[./]|-(?!\d\d?\.))\s?(?P<month>\d\d?)(?:\s?[./-]\s?|\s(?=(?:19|20)\d\d))(?P<year>(?:19|20)?\d\d)"
    rf"|(?P<d>\d\d?)\.?\s*(?P<name>{MONTH})\b\.?,?\s*(?P<y>(?:19|20)\d\d|'?(?:2[4-9]|3\d)(?!\s?[.:/]?\d|\s*(?:kr|%|stk|personer|til)))?"
    rf")(?![\d])",
    re.IGNORECASE,
)
# A day as headings name it: "den 3.2.2026", "tirsdag 3. februar 2026", "2026-02-03".
DAY = (
    rf"(?:{WEEKDAY}\s+)?(?:den\s+)?(?:\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{2,4}}"
    rf"|\d{{1,2}}\.?\s?{MONTH}\.?\s\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
# The first of two days that share their month: "21. og 22. april 2026", "21.–22.04.2026".
_DAY_BEFORE = re.compile(r"(?<![\d.:])(?P<day>\d{1,2})\.?\s*(?:[-–—]|og)\s*$")
# What joins the first day of a meeting and the last.
_UP_TO = re.compile(r"[-–—]|\b(?:og|til)\b")
# The year of a day that the hours part from it: "4. mars kl. 10–12 2026".
_YEAR_AFTER_HOURS = re.compile(
    rf"[\s,(]*{O_CLOCK}\s*\d{{1,2}}(?:[.:]?\d\d)?(?:\s*(?:[-–—]|til)\s*(?:{O_CLOCK}\s*)?\d{{1,2}}(?:[.:]?\d\d)?)?"
    r"[\s,)]+(?P<year>(?:19|20)\d\d)(?![\d.:])",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?:(?<![\d./:-])|(?<=^\d-)|(?<=^\d\d-)|(?<=[^\d./:-]\d-)|(?<=[^\d./:-]\d\d-))(?:{O_CLOCK}\s*(?P<alone>\d{{1,2}}|\d{{4}})(?![\d.:/]\d|\d)"
    rf"|(?:{O_CLOCK}\s*)?(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?![\d./]\d|\d))",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"\s*(?:[-–—]|til|to)\s*(?:{O_CLOCK}\s*)?", re.IGNORECASE)
# In a column of an agenda, one time below the other.
_BELOW = re.compile(r"\s+(?=\d{1,2}[.:][0-5]\d(?![\d./:]))")
_BARE = re.compile(r"(?P<hour>[01]?\d|2[0-4])(?:[.:]?(?P<minute>[0-5]\d))?(?![\d/])")


# The hour that a span begins at, where the minutes of its end alone say that these are hours: "10–11.30".
_HOUR_BEFORE = re.compile(r"(?<![\d./:-])(?P<hour>[01]?\d|2[0-4])\s*[-–—]\s*$")


class Found(NamedTuple):
    """A date (ISO) or a time of day (``hh:mm``), and where it stands in the text."""

    value: str
    start: int
    end: int


def dates_in(text: str, year: str = "") -> list[Found]:
    """The dates of a text; ``year`` is that of those that say none, which are else left out."""
    found: list[Found] = []
    for match in _DATE.finditer(text):
        if value := _iso(match, year):
            before = _DAY_BEFORE.search(text, 0, match.start())
            if before and int(before["day"]) < int(value[-2:]) and not match["iso"]:
                found.append(Found(f"{value[:-2]}{int(before['day']):02}", before.start(), before.end()))
            found.append(Found(value, match.start(), match.end()))
    return found


def is_day_alone(text: str) -> bool:
    """Whether a line is a day and nothing else, as over who signs: "3. mai 2026"."""
    days = dates_in(text)
    return len(days) == 1 and not text[: days[0].start].strip() and not text[days[0].end :].strip(" .")


def days_told(text: str, year: str = "") -> list[Found]:
    """The dates of a text; the first day of several has the year of the last: "13. mai kl. 9 – 14. mai 2024".

    A day whose year stands behind its hours ends there: "4. mars kl. 10–12 2026".
    """
    days = dates_in(text, year or "2000")
    if days and (hours := _YEAR_AFTER_HOURS.match(text, days[-1].end)):
        *before, last = dates_in(text[: days[-1].end], hours["year"])
        return [*before, last._replace(end=hours.end())]
    dates = dates_in(text, year)
    every = dates_in(text, dates[-1].value[:4]) if dates else dates
    joined = bool(every) and every[0] != dates[0] and _UP_TO.search(text, every[0].end, dates[0].start) is not None
    return every if joined else dates


# Years of two digits after this are of the century before: minutes of "22.04.99" are there, and of 2099 none.
_LATEST = "69"


def _iso(found: re.Match[str], year: str) -> str:
    if found["iso"]:
        return found["iso"]
    written = found["year"] or found["y"] or year
    if not written:
        return ""
    month = int(found["month"]) if found["month"] else _NUMBERS[found["name"][:3].lower()]
    day = int(found["day"] or found["d"])
    if not (1 <= month <= len(MONTHS) and 1 <= day <= 31):  # noqa: PLR2004 - the days of a month
        return ""
    written = written.lstrip("'")
    century = "19" if written > _LATEST else "20"
    full = written if len(written) == len("2024") else f"{century}{written}"
    return f"{full}-{month:02}-{day:02}"


def times_in(text: str) -> list[Found]:
    """The times of day of a text, dates left out: "kl. 13.00 – 17.00", "18:00", "kl 18", "kl. 17-19"."""
    taken = [(found.start, found.end) for found in dates_in(text, "2000")]
    found: list[Found] = []
    at = 0
    while match := _TIME.search(text, at):
        at = match.end()
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if before := _hour_before(text, match, taken):
            found.append(before)
        found.append(Found(_clock(match["hour"] or match["alone"], match["minute"]), match.start(), match.end()))
        between = _SPAN.match(text, at)
        after = _BARE.match(text, between.end()) if between else None
        if after and not any(start < after.end() and after.start() < end for start, end in taken):
            found.append(Found(_clock(after["hour"], after["minute"]), after.start(), after.end()))
            at = after.end()
    return found


def _hour_before(text: str, time: re.Match[str], dates: Sequence[tuple[int, int]]) -> Found | None:
    """The hour without minutes that a span to a time begins at, where it is no day: "10–11.30"."""
    found = _HOUR_BEFORE.search(text, 0, time.start()) if time["hour"] else None
    if (
        not found
        or int(found["hour"]) > int(time["hour"])
        or any(a < found.end() and found.start() < b for a, b in dates)
    ):
        return None
    return Found(_clock(found["hour"], None), *found.span("hour"))


def _clock(hour: str, minute: str | None) -> str:
    if len(hour) == len("1800"):
        hour, minute = hour[:2], hour[2:]
    return f"{int(hour) % 24:02}:{minute or '00'}"


def hours_alone(text: str) -> list[Found]:
    """The times of a text that is nothing else: "1830", "18-20", "19.00 til 21"; a label says that they are hours."""
    first = _BARE.match(text)
    between = _SPAN.match(text, first.end()) if first else None
    last = _BARE.match(text, between.end()) if between else None
    if not first or (last or first).end() != len(text.rstrip(" .")):
        return []
    return [Found(_clock(one["hour"], one["minute"]), one.start(), one.end()) for one in (first, last) if one]


def hours_of_day(text: str) -> list[Found]:
    """The times of a text that says when a meeting was; after the day they need no word: "4.3.26, 10–12"."""
    told = times_in(text) or hours_alone(text)
    end = max((day.end for day in dates_in(text)), default=0)
    rest = text[end:].lstrip(" ,;–-")
    start = len(text) - len(rest)
    behind = hours_alone(rest) if end and not told else []
    return told or [one._replace(start=one.start + start, end=one.end + start) for one in behind if behind[1:]]


def hours_in(text: str) -> list[Found]:
    """The times at the beginning of a row of an agenda, which need no word before them: "13.00-13.20", "0900–1000"."""
    found: list[Found] = []
    at = 0
    while match := _BARE.match(text, at):
        if not match["minute"] and not found:
            break
        found.append(Found(_clock(match["hour"], match["minute"]), match.start(), match.end()))
        between = _SPAN.match(text, match.end()) or _BELOW.match(text, match.end())
        if not between or len(found) > 1:
            break
        at = between.end()
    return found
