"""Where are the two meetings that were taken over from paper, and how are they read?"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.verbatim import paper_2023, paper_2024
from tests.verbatim.paper import Paper
from tests.verbatim.recorded import Record

ROOT = Path(__file__).parents[2]
MINUTES = ROOT / "minutes" / "asu"
SOURCES = ROOT / "tests" / "sources"
REGISTER = MINUTES / "utvalg.yaml"
MEETINGS = {"2023-09-06": MINUTES / "2023" / "2023-09-06.yaml", "2024-10-29": MINUTES / "2024" / "2024-10-29.yaml"}


@cache
def load(path: Path) -> Any:  # noqa: ANN401  a document of any shape
    """The document in the file; the one place here that reads YAML. What it gives is shared: copy before a change."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def meeting_of(day: str) -> Record:
    """The record of the day's meeting; shared, as `load` gives it."""
    document: Record = load(MEETINGS[day])
    return document


def register() -> Record:
    """The committee's register; shared, as `load` gives it."""
    document: Record = load(REGISTER)
    return document


@cache
def paper_of(day: str) -> Paper:
    """The printed minutes of the day."""
    read = {"2023-09-06": paper_2023.read, "2024-10-29": paper_2024.read}[day]
    return read(SOURCES / meeting_of(day)["kilde"]["dokument"])


def case_of(meeting: Record, number: str) -> Record:
    """The meeting's case of that number."""
    found: Record = next(case for case in meeting["saker"] if case["saksnr"] == number)
    return found


def attendees(meeting: Record) -> Iterator[tuple[str, Record]]:
    """Every line of the attendance list, with its group."""
    for group in meeting["deltakere"]:
        for line in group["personer"]:
            yield group["gruppe"], line
