"""The records that papers are tried with are good ones: no rule finds an error in them."""

import pytest

from referat_cli.rules.runner import judge
from tests.support.judging import in_memory
from tests.support.paper_bodies import BODIES
from tests.support.paper_records import PaperRecord, made
from tests.support.running import TODAY


def errors(record: PaperRecord) -> list[str]:
    """What the rules call an error in the files of a record."""
    files = record.files()
    archive = in_memory({path: text.encode() for path, text in files.items()})
    day = TODAY.replace(year=2028)
    found = [problem for path in files for problem in judge(archive, path, day)]
    return [problem.message for problem in found if problem.severity == "feil"]


@pytest.mark.parametrize("seed", range(0, len(BODIES), 3))
def test_a_record_of_a_sort_of_committee_has_no_errors(seed: int) -> None:
    """The long suite asks it of all that it prints."""
    assert errors(made(seed)) == []
