"""What is printed of a record and read back is the record: a sample of the long suite, and examples of meetings."""

from collections import Counter
from pathlib import Path

import pytest

from referat_cli.document.parser import read
from tests.minutes.examples import FOLDER
from tests.paper.round_trip import (
    BAR,
    FORMATS,
    WITH_SOURCE,
    Record,
    carried,
    counted,
    on_paper,
    ratio,
    read_back,
    worst,
)
from tests.support.paper_records import PaperRecord, made
from tests.support.running import ROOT

# Setting and reading a PDF takes most of the time.
SEEDS = {"docx": (1, 2), "pdf": (15,), "html": (3, 4), "markdown": (5, 8, 9)}


def load(file: Path) -> Record:
    """What a file of the record says."""
    value: Record = read(file.read_bytes(), file.name).value
    return value


def recorded(archive: Path) -> list[PaperRecord]:
    """The meetings of an archive that were held, each with the register of its committee."""
    registers = {file.parent.name: load(file) for file in archive.rglob("utvalg.yaml")}
    return [
        PaperRecord(0, registers[file.parent.parent.name], load(file), str(file))
        for file in sorted(archive.rglob("2*.yaml"))
        if file.parent.parent.name in registers and load(file)["status"] in ("referat", "godkjent")
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_words_of_a_paper_say_the_record(form: str) -> None:
    """In each format 99 of 100 fields come back, without what a paper may carry inside."""
    total: Counter[str] = Counter()
    for seed in SEEDS[form]:
        record = made(seed)
        total += counted(record.meeting, read_back(on_paper(record, form), form, record.known))
    assert ratio(total) >= BAR, worst(total)


def test_the_words_of_an_example_say_its_record() -> None:
    """A sixth of those of `tests/minutes` and the two meetings that were taken over."""
    total: Counter[str] = Counter()
    every = [one for folder in (FOLDER, ROOT / "minutes") for one in recorded(folder)]
    for record in every[::6]:
        total += counted(record.meeting, read_back(on_paper(record, "markdown"), "markdown", record.known))
    assert ratio(total) >= BAR, worst(total)


@pytest.mark.parametrize("form", WITH_SOURCE)
def test_a_paper_carries_its_record_bit_for_bit(form: str) -> None:
    """Word always, PDF where it is asked to."""
    record = made(2)
    assert carried(record, form) == record.files()[record.path].encode()
