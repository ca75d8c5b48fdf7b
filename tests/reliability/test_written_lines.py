"""A sample of `python -m tests.long written-lines`."""

from collections import Counter
from pathlib import Path

import pytest

from tests.reliability.written_lines import check


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_command_touches_its_own_lines_only(seed: int, tmp_path: Path) -> None:
    """Whatever comments, layout and line ends the file has."""
    assert check(seed, tmp_path) != Counter()
