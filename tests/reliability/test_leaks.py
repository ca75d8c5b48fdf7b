"""A sample of the suite of leaks, and that it can find one."""

from collections import Counter
from pathlib import Path

import pytest

from tests.reliability import leaks


@pytest.mark.parametrize("seed", [3, 8])
def test_nothing_of_a_closed_case_is_shown(seed: int, tmp_path: Path) -> None:
    """Whatever is said of it too much."""
    assert leaks.check(seed, tmp_path)["leaks"] == 1


def test_a_reader_that_empties_no_case_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The suite sees what is shown."""
    monkeypatch.setattr("referat_cli.store.rows.without_leaks", lambda meeting: meeting)
    seeds = range(1, len(leaks.trials()) + 1)
    minutes = leaks.Trial("sak: referat", "referat", "sjekket inn")
    seed = next(seed for seed in seeds if leaks.trials()[(seed * 37) % len(leaks.trials())] == minutes)
    with pytest.raises(AssertionError, match="shows it"):
        leaks.check(seed, tmp_path)


def test_what_was_not_tried_is_missed() -> None:
    """When all trials have been made."""
    leaks.judge(Counter({"leaks": 1}))
    with pytest.raises(AssertionError, match="never tried"):
        leaks.judge(Counter({"leaks": len(leaks.trials())}))
