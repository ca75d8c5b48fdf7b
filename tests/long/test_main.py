"""A run of the long suites says what was tried of each, and passes when every law of every suite held."""

import os
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.long import __main__ as long
from tests.long.suites import SUITES, Suite
from tests.support.running import ROOT


def sound(seed: int, folder: Path) -> Counter[str]:
    """A case in which every law holds."""
    assert not list(folder.iterdir())
    return Counter({"even" if seed % 2 == 0 else "odd": 1})


def third_fails(seed: int, _folder: Path) -> Counter[str]:
    """A law that the third seed breaks."""
    assert seed != 3, "three is too many"
    return Counter()


def ends_at_three(seed: int, _folder: Path) -> Counter[str]:
    """A case in which the process itself is lost."""
    if seed == 3:
        os._exit(1)
    return Counter()


def both(total: Counter[str]) -> None:
    """Odd and even seeds must both have occurred."""
    assert len(total) == 2, "only one kind occurred"


@pytest.fixture
def suites(monkeypatch: pytest.MonkeyPatch) -> dict[str, Suite]:
    """Three suites in the place of the real ones, under names that the command knows."""
    names = list(SUITES)[:3]
    made = dict(zip(names, [Suite("a", 4, sound, both), Suite("b", 5, third_fails), Suite("c", 2, sound)], strict=True))
    monkeypatch.setattr(long, "SUITES", made)
    return made


def test_all_suites_run_in_turn_and_one_that_fails_fails_the_run(suites: dict[str, Suite]) -> None:
    """Each with its own number of cases; those after the one that failed are tried too."""
    first, second, third = suites
    done = CliRunner().invoke(long.main, ["all", "--jobs", "1"])
    assert done.exit_code == 1
    assert f"python -m tests.long {second} --seed 3 --count 1\n" in done.stdout
    assert "three is too many" in done.stdout
    table = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines() if line[:1] == "|"]
    assert [[*row[:3], row[4]] for row in table[2:]] == [
        [first, "4", "0", "yes"],
        [second, "5", "1", "NO"],
        [third, "2", "0", "yes"],
    ]


def test_one_suite_passes_and_its_judge_is_asked(suites: dict[str, Suite]) -> None:
    """What every case passes may still fail as a whole."""
    first, *_others = suites
    done = CliRunner().invoke(long.main, [first, "--jobs", "1"])
    assert (done.exit_code, [line.split() for line in done.stdout.splitlines()[2:]]) == (
        0,
        [["cases", "4"], ["failed", "0"], ["even", "2"], ["odd", "2"], []],
    )
    done = CliRunner().invoke(long.main, [first, "--jobs", "1", "--count", "1"])
    assert done.exit_code == 1
    assert "only one kind occurred" in done.stdout


def test_a_process_that_is_lost_is_a_case_that_failed(
    suites: dict[str, Suite], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seeds that nobody tried are not called tried."""
    first, *_others = suites
    monkeypatch.setitem(suites, first, Suite("a", 5, ends_at_three))
    done = CliRunner().invoke(long.main, [first, "--jobs", "2"])
    assert done.exit_code == 1
    assert "The cases from here on were not tried." in done.stdout


def test_every_suite_is_described() -> None:
    """What a case is and what must hold, in the page that has the table of the last long run."""
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert [name for name in SUITES if f"| `{name}` |" not in page] == []
