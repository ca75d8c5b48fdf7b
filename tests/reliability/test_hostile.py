"""A few of the repositories and calls of `hostile`."""

import os
from pathlib import Path

import pytest

from tests.reliability.hostile import HARMS, check


@pytest.mark.skipif(os.name == "nt", reason="pipes, links and signals are made otherwise")
@pytest.mark.parametrize("seed", range(2, len(HARMS), 5))
def test_a_repository_made_to_do_harm_does_none(seed: int, tmp_path: Path) -> None:
    """Some of what `python -m tests.long hostile` tries by the thousand."""
    check(seed, tmp_path)
