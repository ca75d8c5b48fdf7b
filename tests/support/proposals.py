"""A case with several proposals, written as in a record."""

from textwrap import dedent

import msgspec

from referat_cli.document.parser import read
from referat_cli.document.schema import typed
from referat_cli.model.meeting import Case, Meeting


def written_case(text: str) -> Case:
    """The case that has these lines beside its number and title."""
    body = "".join(f"    {line}\n" for line in dedent(text).strip("\n").split("\n"))
    record = (
        f'utvalg: prove\nmoetedato: "2026-03-04"\nstatus: referat\nsaker:\n  - saksnr: 1/26\n    tittel: Skole\n{body}'
    )
    document = read(record.encode(), "")
    assert document.readable, record
    meeting = typed(document.value, "moete")
    assert isinstance(meeting, Meeting), record
    return meeting.cases[0]


def same_case(case: Case, **changed: object) -> Case:
    """The case with some of its fields changed."""
    return msgspec.structs.replace(case, **changed)
