"""What stands between the proposal and the decision of a case: proposals, votes, disqualification, elections, remarks.

Only what is understood wholly is taken; every other line remains as it was, and becomes running text of the record.
"""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.model.problem import Where
from referat_cli.paper.reading.case_parts import CaseReader
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.sentences import sentences
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.statements import read_statement
from referat_cli.paper.reading.who import Known

__all__ = ["Known", "lines_of_decision", "read_treatment"]

_ON_DECISION = re.compile(
    r"(?:(?:vedtaket|avgjerda|innstillinga?(?:en)?|forslaget|framlegget|vedtak)\s*:?\s+(?:ble|vart|blei|var|er)?\s*)?"
    r"(?:(?:enstemmig|einstemmig|samrøystes)(?:\s+(?:vedtatt|vedteke|vedteken|godkjent|godkjend|vedtak))?"
    r"|(?:vedtatt|vedteke|vedteken)\s+(?:enstemmig|samrøystes|(?:med|mot)\s+.{1,80}))\s*\.?$"
    r"|(?:votering|avstemning|avstemming|røysting|avrøysting)(?:sresultat)?\s*:",
    re.IGNORECASE,
)
_LONGEST = 300


def read_treatment(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, ledger: Ledger, known: Known
) -> list[SourceLine]:
    """Take what is understood out of the lines of a case, and write it into ``case``, whose place is ``where``.

    The lines that remain are returned in their order; their words are not taken. Of a line of which a part is
    understood, the rest remains as a line of its own, in the same place.
    """
    return CaseReader(lines, case, where, ledger, known).read()


def lines_of_decision(lines: Sequence[SourceLine]) -> int:
    """How many of the lines under the heading of a decision are its text, before what tells how it was made.

    What follows is for `read_treatment`: "Enstemmig vedtatt.", "Vedtaket var enstemmig.", "Protokolltilførsel fra …:".
    """
    known = Known()
    for at, line in enumerate(lines):
        if at and not line.cells and (_tells_of_decision(line) or read_statement(whole(line).stripped(), known)):
            return at
    return len(lines)


def _tells_of_decision(line: SourceLine) -> bool:
    """Whether all of a line tells how a vote went, without a word of what was decided."""
    text = line.text.strip()
    return bool(text) and len(text) < _LONGEST and all(_ON_DECISION.match(one.text) for one in sentences(whole(line)))
