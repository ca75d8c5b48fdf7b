"""How a council voted: the cases that were split, every vote, every voter, and what is worked out."""

from pathlib import Path

import pytest

from tests.support.asking import ask, data
from tests.support.council import council
from tests.support.running import repository


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council's two meetings; only read."""
    return repository(council(tmp_path_factory.mktemp("kommune")))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--vote", "delt"], ["6/26", "2/26", "3/26", "4/26"]),
        (["--vote", "enstemmig"], ["1/26"]),
        (["--vote", "delt", "--to", "2026-03-31", "--outcome", "uten_forslag"], ["4/26"]),
        # What somebody proposed or voted on by name is theirs, and so is what they were elected to or disqualified in.
        (["--person", "Tor Berg"], ["6/26", "3/26", "4/26", "5/26"]),
        (["--person", "siv nes"], ["6/26", "4/26", "5/26"]),
        (["--person", "per vik", "--vote", "delt"], ["6/26", "3/26", "4/26"]),
    ],
)
def test_cases_are_found_by_how_they_were_voted_on(asked: list[str], expected: list[str], root: Path) -> None:
    """A case with an election alone was not voted on."""
    rows = data(root, "cases", *asked)["saker"]
    assert [row["saksnr"] for row in rows] == expected


def test_a_case_says_how_it_was_voted_on(root: Path) -> None:
    """In data; null where no vote was taken."""
    rows = data(root, "cases", "--to", "2026-03-31")["saker"]
    assert {row["saksnr"]: row["stemmegivning"] for row in rows} == {
        "1/26": "enstemmig", "2/26": "delt", "3/26": "delt", "4/26": "delt", "5/26": None
    }  # fmt: skip
    assert ask(root, "cases", "--vote", "ukjent").code == 2
