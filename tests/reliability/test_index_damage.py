"""A sample of `python -m tests.long index`."""

from pathlib import Path

import pytest

from tests.reliability.index_damage import check


@pytest.mark.parametrize("seed", range(1, 7))
def test_whatever_becomes_of_the_index_the_answers_are_those_of_a_fresh_clone(seed: int, tmp_path: Path) -> None:
    """And nothing outside it is touched."""
    check(seed, tmp_path)
