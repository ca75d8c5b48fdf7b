"""The lines of a case as a document gives them: "# " begins a heading, "1. ", "a) " and "- " items, "|" a row."""

import re
from typing import Any

from referat_cli.model.meeting import Meeting
from referat_cli.paper.reading.formats.runs import row_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import DocumentPlace, SourceLine
from referat_cli.paper.reading.treatment.treatment import Known, read_treatment

_ITEM = re.compile(r"(\s*)(\d+\.|[a-z]\)|[-–])\s+")
WHERE = ("saker", 0)
# The members of a council of invented people.
COUNCIL: dict[str, str | None] = {
    "Kari Moe": "Sp",
    "Ola Lie": "Ap",
    "Siv Nes": "Ap",
    "Per Vik": "H",
    "Eva Lund": "SV",
    "Tor Berg": "H",
    "Anne Dal": "V",
    "Jon Foss": None,
}
KNOWN = Known("2026-03-04", COUNCIL)


def source_lines(text: str) -> list[SourceLine]:
    """The lines of a text, empty ones left out."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        place = DocumentPlace(1, number)
        if line.startswith("# "):
            found.append(SourceLine(place, line[2:], "heading", level=2))
        elif line.startswith("|"):
            cells = [[SourceLine(place, cell.strip())] for cell in line.strip("| ").split("|")]
            found.append(row_of(cells, [1] * len(cells), is_header=False))
        elif item := _ITEM.match(line):
            found.append(SourceLine(place, line[item.end() :], "item", item[2], len(item[1]) // 2))
        elif line.strip():
            found.append(SourceLine(place, line.strip()))
    return found


def read(text: str, case: dict[str, Any], known: Known = KNOWN) -> tuple[dict[str, Any], list[str], Ledger]:
    """What is read of a case into its record, the texts of the lines that remain, and the account of the words."""
    lines = source_lines(text)
    ledger = Ledger(lines)
    record = {key: list(value) if isinstance(value, list) else value for key, value in case.items()}
    rest = read_treatment(lines, record, WHERE, ledger, known)
    return record, [" ".join(one.text for one in line.lines()).strip() for line in rest], ledger


def parties_of(meeting: Meeting) -> dict[str, str | None]:
    """The names of an attendance list with their parties."""
    return {person.name: person.party for group in meeting.attendance or () for person in group.people}
