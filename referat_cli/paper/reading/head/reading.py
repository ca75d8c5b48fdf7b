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

    ``is_extract`` is whether it is of one case, and ``goes_on`` whether the line below may say whose it is.
    """

    committee: str | None = None
    code: str | None = None
    kind: Literal["innkalling", "avlyst", "referat"] | None = None
    is_extract: bool = False
    goes_on: bool = False


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

    def days_in(self, text: str) -> list[Found]:
        """The days of a text; in an e-mail also those without a year, before it was sent."""
        return days_told(text) or (self.sent.days_in(text) if self.sent else [])

    def days_of_meeting(self, text: str) -> list[Found]:
        """The days of a text that says when it was; without a year also those of the year of the cases."""
        return self.days_in(text) or (days_told(text, self.year) if self.year else [])

    def tell_year(self, piece: Piece, day: str) -> None:
        """Tell that a day has no year but that of an e-mail, or of the cases."""
        if dates_in(piece.raw):
            return
        if self.sent:
            why = _("dagen har ikke noe år; meldingen med referatet er sendt {sent}").format(sent=self.sent.day)
        else:
            why = _("dagen har ikke noe år; sakene er nummerert i {year}").format(year=self.year)
        self.ledger.guess(piece, day, why)
