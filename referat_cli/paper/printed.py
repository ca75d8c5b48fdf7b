"""A meeting that is to be put on paper, and how forms write its days and hours."""

import re
from typing import NamedTuple

from referat_cli.model.committee import PaperForm
from referat_cli.model.meeting import Meeting
from referat_cli.model.register import Register

_USUAL = PaperForm()
_HOUR = re.compile(r"(\bkl\. \d\d):(?=\d\d\b)")


class Printed(NamedTuple):
    """A meeting that is to be put on paper.

    ``path`` is its file, ``committee`` the name that the committee had that day. ``register`` is None where it cannot
    be read.
    """

    meeting: Meeting
    path: str
    committee: str
    register: Register | None = None

    @property
    def form(self) -> PaperForm:
        """How the committee's papers are set."""
        return self.register.committee.paper if self.register else _USUAL

    @property
    def language(self) -> str:
        """The written Norwegian of the committee: "nb" or "nn"."""
        return self.register.committee.language if self.register else "nb"


def short_date(date: str) -> str:
    """An ISO date as forms have it: "2024-10-29" → "29.10.2024"."""
    year, month, day = date.split("-")
    return f"{day}.{month}.{year}"


def with_hours(words: str) -> str:
    """Words in which hours are said as in the record, as forms have them: "kom kl. 17:40" → "kom kl. 17.40"."""
    return _HOUR.sub(r"\1.", words)


def hours(start: str | None, end: str | None) -> str:
    """When something begins and ends as forms have it: "13.00 – 17.00", or "13.00" where nobody knows the end yet."""
    times = [time.replace(":", ".") if time else "" for time in (start, end)]
    return " – ".join(times).strip() if end else times[0]
