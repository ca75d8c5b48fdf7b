"""What the head of a paper is read with, and what its title has said."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from referat_cli.model.register import Register
from referat_cli.paper.reading.head_facts import HeadFact
from referat_cli.paper.reading.ledger import Ledger


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
    # Facts that wait until the day of the meeting is known.
    waiting: list[HeadFact]
