"""What the head of a paper is read with, and what its title has said."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.register import Register
from referat_cli.paper.reading.head.facts import HeadFact
from referat_cli.paper.reading.head.mail_head import Sent
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.clock import Found, dates_in, days_told


@dataclass
class TitleRead:
    """What the title of a paper says: whose it is, with which code, which kind of paper; None where it does not say.

    ``is_extract`` is whether it is of one case, ``goes_on`` whether the line below may say whose it is, and ``year``
    the one that it has without a day: "Protokoll fra årsmøte 2026".
    """

    committee: str | None = None
    code: str | None = None
    kind: Literal["innkalling", "avlyst", "referat"] | None = None
    is_extract: bool = False
    goes_on: bool = False
    year: str = ""


class HeadReading(NamedTuple):
    """What the head is read with, what it departs from, and what the title said."""

    record: dict[str, Any]
    register: Register | None
    ledger: Ledger
    departures: list[dict[str, str]]
    title: TitleRead
    # The e-mail with the minutes.
    sent: Sent | None
    # Facts that wait until the day of the meeting is known.
    waiting: list[HeadFact]
    # The year that the numbers of the cases have.
    year: str = ""
    # The first whole date of the paper, whatever it is of.
    dated: str = ""

    def days_in(self, text: str) -> list[Found]:
        """The days of a text; in an e-mail also those without a year, before it was sent."""
        return days_told(text) or (self.sent.days_in(text) if self.sent else [])

    def days_of_meeting(self, text: str) -> list[Found]:
        """The days of a text that says when it was; without a year they have that of the cases or the title.

        Where neither has one, they are those nearest to the date that the paper has.
        """
        if found := self.days_in(text):
            return found
        if year := self.year or self.title.year:
            return days_told(text, year)
        return self._days_near(text)

    def _days_near(self, text: str) -> list[Found]:
        """The days of a text in the year that brings them nearest to the first whole date of the paper."""
        if not self.dated:
            return []
        years = (f"{int(self.dated[:4]) + step}" for step in (0, -1, 1))
        every = [days for year in years if (days := days_told(text, year))]
        return min(every, key=lambda days: abs(_ordinal(days[0].value) - _ordinal(self.dated)), default=[])

    def tell_year(self, piece: Piece, day: str) -> None:
        """Tell that a day has no year of its own, and where it is from."""
        if dates_in(piece.raw):
            return
        if self.sent:
            why = _("dagen har ikke noe år; meldingen med referatet er sendt {sent}").format(sent=self.sent.day)
        elif self.year:
            why = _("dagen har ikke noe år; sakene er nummerert i {year}").format(year=self.year)
        elif self.title.year:
            why = _("dagen har ikke noe år; tittelen har {year}").format(year=self.title.year)
        else:
            why = _("dagen har ikke noe år; den nærmeste dagen til {dated} i papiret er tatt").format(dated=self.dated)
        self.ledger.guess(piece, day, why)


def _ordinal(day: str) -> int:
    """A number that grows with the day, which need not be one that there is: "2023-02-29" was read."""
    year, month, of_month = map(int, day.split("-"))
    return (year * 12 + month) * 31 + of_month
