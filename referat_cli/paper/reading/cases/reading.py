"""What every case of a paper is read with."""

from typing import NamedTuple

from referat_cli.model.register import Register
from referat_cli.paper.reading.cases.flow import Layout
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.who import Known


class OtherBusinessOnPaper:
    """The other business of a meeting: what the cases for it treated, and what was announced (None: nothing said)."""

    def __init__(self, *, has_case: bool) -> None:
        self.has_case = has_case
        self.treated: set[str] = set()
        self.announced: set[str] | None = None


class CaseReading(NamedTuple):
    """What every case is read with."""

    layout: Layout
    register: Register | None
    ledger: Ledger
    known: Known
    departures: list[dict[str, str]]
    other: OtherBusinessOnPaper
    is_notice: bool = False
