"""That the minutes are approved, when and in which case: at the top, under the last case or on every page."""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.phrases import phrase

# What was approved without being named is these minutes: "Godkjent i møte 4. mars", and no "Godkjent søknad".
_APPROVED = phrase(
    r"(?:(?:møte)?(?:referatet|protokollen|møteboka?) (?:er |ble |blei |vart )?)?godkjen[dt]"
    r"(?P<rest>(?: (?=(?:i|av|på|den|ved|under|per|digitalt|elektronisk|med)\b|\d)|\s*[:,(–-]|\s*$).*)"
)
_IN_CASE = re.compile(r"\bsak\s+(\S+(?:\s\d\S*)?)")


def approval_in(text: str) -> dict[str, str] | None:
    """When and in which case a text says that the minutes were approved; None where it does not say so, or more."""
    approved = _APPROVED.fullmatch(text.strip(" ()."))
    dates = dates_in(approved["rest"]) if approved else []
    if not approved or not (dates or not approved["rest"].strip(" .")):
        return None
    case = _IN_CASE.search(approved["rest"], dates[0].end) if dates else None
    told = {"dato": dates[0].value} if dates else {}
    return told | ({"sak": case[1].strip(".,()")} if case else {})


def read_approval(text: str, pieces: Sequence[Piece], record: dict[str, Any], ledger: Ledger) -> bool:
    """Whether a text says that the minutes are approved, and nothing else: "Godkjent i møte 4. mars 2026, sak 1/26"."""
    told = approval_in(text)
    if told is None:
        return False
    record["status"] = "godkjent"
    ledger.value(("godkjent" if told else "status",), *pieces)
    if told:
        record["godkjent"] = told
    return True


def read_dated_approval(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a line says on which day the minutes were approved: far from the top that alone is said of them.

    Other minutes were approved before the meeting.
    """
    told = approval_in(piece.text)
    if told and told["dato"] <= record.get("moetedato", ""):
        return False
    if told and ledger:
        read_approval(piece.text, [piece], record, ledger)
    return bool(told)


def read_approval_on_pages(record: dict[str, Any], ledger: Ledger) -> None:
    """That the minutes are approved, where only what surrounds every page says when."""
    for piece in ledger.runs("furniture"):
        if "godkjent" not in record:
            read_dated_approval(piece, record, ledger)
