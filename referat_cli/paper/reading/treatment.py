"""What stands between the proposal and the decision of a case: proposals, votes, disqualification, elections, remarks.

Only what is understood wholly is taken; every other line remains as it was, and becomes running text of the record.
"""

from collections.abc import Sequence
from typing import Any

from referat_cli.model.problem import Where
from referat_cli.paper.reading.case_parts import CaseReader
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine
from referat_cli.paper.reading.who import Known

__all__ = ["Known", "read_treatment"]


def read_treatment(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, ledger: Ledger, known: Known
) -> list[SourceLine]:
    """Take what is understood out of the lines of a case, and write it into ``case``, whose place is ``where``.

    The lines that remain are returned in their order; their words are not taken. Of a line of which a part is
    understood, the rest remains as a line of its own, in the same place.
    """
    return CaseReader(lines, case, where, ledger, known).read()
