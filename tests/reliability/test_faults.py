"""A few of the cases of `python -m tests.long faults`."""

from pathlib import Path

import pytest

from tests.reliability.faults import check


@pytest.mark.parametrize("seed", [10, 17])  # a crowd, which is dear, is in tests/store
def test_whatever_stands_in_the_way_the_answer_is_the_same_or_one_sentence(seed: int, tmp_path: Path) -> None:
    """And afterwards everything is as ever."""
    assert check(seed, tmp_path)
