"""A small share of the suite `papers`: `python -m tests.long papers` has more."""

from pathlib import Path

import pytest

from tests.reliability.mutated_papers import check


@pytest.mark.parametrize("seed", range(2))
def test_a_spoiled_paper_is_read_or_is_one_sentence(tmp_path: Path, seed: int) -> None:
    """In every format, within bounds of time."""
    check(10 * seed, tmp_path)
