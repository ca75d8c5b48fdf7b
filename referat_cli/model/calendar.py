"""The months and the days of the week by name, and what is over for good."""

from datetime import date, timedelta

MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()  # noqa: SIM905 - twelve words read better as words
WEEKDAYS = (
    *("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    *("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
)


def is_long_past(day: str, today: date) -> bool:
    """Whether a day was half a year ago: what was called for that day has been held, or was called off."""
    return (today - timedelta(days=182)).isoformat() > day
