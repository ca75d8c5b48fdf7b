"""A few of the cases of `python -m tests.long kills`."""

from pathlib import Path

import pytest

from tests.reliability import kills


@pytest.mark.parametrize("seed", [105, 120])
def test_whatever_is_killed_everything_is_as_if_it_had_been_done_or_never_begun(seed: int, tmp_path: Path) -> None:
    """A question that builds the index, and a command that writes: files, answers, locks and processes."""
    assert kills.check(seed, tmp_path)
