"""The dates that a Norwegian text names."""

import re
from collections.abc import Iterator

MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()  # noqa: SIM905 - twelve words read better as words
_NAME = "|".join(MONTHS)
# A day: 30.06.25, 30.6.2025, 30. juni 2025. A month with its year: juni 2025.
DAY = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})(?!\d)|(?:{_NAME})\s+\d{{4}})"
MONTH = rf"(?:{_NAME})\s+\d{{4}}"
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<day>\d{{1,2}})\.\s?)?"
    rf"(?:(?<=[.\s])(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}|\d{{2}})(?!\d)|\b(?P<name>{_NAME})\s+(?P<full>\d{{4}}))"
)


def dates(text: str) -> Iterator[str]:
    """The dates in a text in ISO form: a day "2025-06-30", or a month "2025-06".

    A year of two digits is of our century.

    >>> list(dates("innen 30.06.25, senest 1. juli 2025, og så ut august 2025"))
    ['2025-06-30', '2025-07-01', '2025-08']
    """
    for found in _DATE.finditer(text):
        day, name = found["day"], found["name"]
        if name is None and day is None:
            continue
        year = found["full"] or found["year"]
        month = MONTHS.index(name) + 1 if name else int(found["month"])
        start = f"{year if len(year) > 2 else '20' + year}-{month:02}"  # noqa: PLR2004 - two digits of a year
        yield f"{start}-{int(day):02}" if day else start
