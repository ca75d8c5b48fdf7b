"""A paper twice as long takes twice the steps, whatever is long in it; a long suite has longer ones."""

import pytest

from tests.paper.growing import MOST, PAPERS, steps


@pytest.mark.parametrize("name", PAPERS)
def test_the_steps_grow_with_the_length_of_the_paper(name: str) -> None:
    """Nothing on a paper is looked at again for each of its kind."""
    steps(name, 3)  # what is loaded and compiled once counts for neither
    assert steps(name, 16) < MOST * steps(name, 8)
