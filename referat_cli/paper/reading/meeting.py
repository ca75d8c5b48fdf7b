"""A meeting read from the lines of a document: the record that the paper gives, and where every word of it went."""

from typing import Any

from referat_cli.model.register import Register
from referat_cli.paper.reading.ledger import DocumentReading, Ledger
from referat_cli.paper.reading.source import SourceDocument


def read_meeting(document: SourceDocument, register: Register | None) -> DocumentReading:
    """The record that a document is the paper of, with the record's own keys, and the account of its words.

    ``register`` is that of the committee, None where there is none yet. Nothing is invented: what the paper does not
    say has no key, and words that are not understood stay unplaced in the ledger.
    """
    ledger = Ledger(document.lines)
    record: dict[str, Any] = {}
    if register is not None:
        record["utvalg"] = register.committee.code
    return DocumentReading(record, ledger)
