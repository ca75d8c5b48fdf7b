"""A small share of the suite `spoiled-lines`: `python -m tests.long spoiled-lines` has more."""

from pathlib import Path

import pytest

from tests.paper.spoiled_lines import check


@pytest.mark.parametrize("seed", range(3))
def test_a_paper_of_spoiled_lines_is_read_or_is_one_sentence(tmp_path: Path, seed: int) -> None:
    """Whatever is gone, doubled, empty or in another place."""
    assert check(10 * seed, tmp_path)["read"]
