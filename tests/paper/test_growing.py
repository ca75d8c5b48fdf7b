"""A paper twice as long takes twice the steps, whatever is long in it; a long suite has longer ones."""

import pytest

from tests.paper.growing import MOST, PAPERS, steps


@pytest.mark.parametrize("name", PAPERS)
def test_the_steps_grow_with_the_length_of_the_paper(name: str) -> None:
    """Nothing on a paper is looked at again for each of its kind."""
    steps(name, 3)  # what is loaded and compiled once counts for neither
    assert steps(name, 16) < MOST * steps(name, 8)


def test_a_table_of_pairs_is_not_looked_through_from_each_of_its_rows() -> None:
    """Any of them may be the first of a proposal, but none has so many labels."""
    steps("table.html", 3)
    assert steps("table.html", 80) < MOST * steps("table.html", 40)
