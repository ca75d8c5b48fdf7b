"""A small share of the suite `growth`: `python -m tests.long growth` has every shape and every step."""

from time import thread_time

import pytest

from tests.reliability.growth import memory_is_steep, steep, steps

# What grew with the square of the file before, and is soon measured.
SHAPES = ("«pkt. 3 og 4 og …»", "one number for all cases", "one point followed up", "stated sources")


@pytest.mark.parametrize("shape", SHAPES)
def test_rules_and_comparison_grow_with_the_file_and_no_faster(shape: str) -> None:
    """At three sizes, each four times the one before."""
    assert steep(shape, (1_000, 4_000, 16_000), ("rule ", "compare points", "validate as full")) == []


def test_an_outcome_is_read_out_of_a_long_clause_in_time() -> None:
    """Each word is looked at a few times. What is read once is kept, so that only the first time is measured."""
    taken = []
    for size in (16_000, 128_000):
        work = next(work for step, work in steps("one long clause", size) if step == "rows")
        began = thread_time()
        work()
        taken.append(thread_time() - began)
    assert taken[1] < 16 * taken[0]


def test_memory_grows_with_the_file_and_no_faster() -> None:
    """Of the shape that took 456 MB for 80 kB."""
    assert memory_is_steep("«pkt. 3 og 4 og …»", "validate", (2_000, 8_000)) == ""
