"""What a remark on a case says of all of it: that it came up in the meeting, or was not treated there."""

import re
from typing import Any

from referat_cli.compare.noun_phrases import Context
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.outcome import outcome_told
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.phrases import FROM, phrase

_RAISED = phrase(
    r"(?:(?:ny )?(?:sak )?(?:(?:tatt|teken|teke|satt|sett|meldt|lagt|fremmet|fremja|reist|reiste|ført|kom) )?"
    r"(?:(?:opp|inn|til|fram|frem|på (?:saks?listen|saks?lista|sakskartet|dagsorden)) )?(?:i|under) møtet?|ny sak)\.?"
)
# A remark in brackets behind a title, or after a dash; "utsatt fra mai" is what became of it before.
_BEHIND = re.compile(r"\s*\((?P<in>[^()]+)\)\s*$|\s+[–-]\s+(?P<after>[^\s()][^()–]*)$")
_BEFORE = phrase(rf"\b{FROM}\b")


def is_raised(text: str) -> bool:
    """Whether a text says that a case came up in the meeting, and nothing else: "Tatt opp i møtet"."""
    return _RAISED.fullmatch(text.strip()) is not None


def read_remark_on_title(title: Piece, case: dict[str, Any], where: Where, reading: CaseReading) -> Piece:
    """A title without such a remark behind it, which is written: "Parkering (tatt opp i møtet)", "Tomt – trukket"."""
    found = _BEHIND.search(title.raw)
    bare = title.part(0, found.start()).stripped() if found else title
    remark = title.part(*found.span("in" if found["in"] else "after")) if found else title
    if not found or not bare.text or _BEFORE.search(remark.raw):
        return title
    outcome = outcome_told(remark.text, Context([bare.text], case.get("saksnr", "")), is_alone=True)
    if is_raised(remark.raw):
        case["tatt_opp_i_moetet"] = True
        reading.ledger.value((*where, "tatt_opp_i_moetet"), remark)
    elif outcome:
        case["utfall"] = outcome
        reading.ledger.value((*where, "utfall"), remark)
    else:
        return title
    return bare
