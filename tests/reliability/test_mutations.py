"""A small share of the suite `mutations`: `python -m tests.long mutations` has a hundred thousand."""

import random

import pytest

from tests.reliability.mutants import mutant
from tests.reliability.mutations import check_one


@pytest.mark.parametrize("seed", range(4))
def test_every_law_holds_of_spoiled_files(seed: int) -> None:
    """Twelve files of a seed."""
    for number in range(12):
        name = f"ordinary {seed}.{number}"
        check_one(mutant(name), random.Random(name))
