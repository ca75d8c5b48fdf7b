"""What stands between the proposal and the decision of a case: proposals, votes, disqualification, elections, remarks.

Only what is understood wholly is taken; every other line remains as it was, and becomes running text of the record.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from referat_cli.model.problem import Where
from referat_cli.model.register import Register
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine


class Known(NamedTuple):
    """What is known before a case is read: the meeting's ISO date, who is on its list with their parties, the register.

    ``parties`` has every name of the attendance list as it is written there, None where it has no party.
    """

    date: str = ""
    parties: Mapping[str, str | None] = {}
    register: Register | None = None


def read_treatment(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, ledger: Ledger, known: Known
) -> list[SourceLine]:
    """Take what is understood out of the lines of a case, and write it into ``case``, whose place is ``where``.

    The lines that remain are returned in their order; their words are not taken.
    """
    del case, where, ledger, known
    return list(lines)
