"""A small share of the suite `growth`: `python -m tests.long growth` has every shape and every step."""

import pytest

from referat_cli.store.stemming import stem
from tests.reliability.growth import Measured, is_steep, memory_is_steep, seconds, steep

# What grew with the square of the file before, and is soon measured.
SHAPES = ("«pkt. 3 og 4 og …»", "one number for all cases", "one point followed up", "stated sources")


@pytest.mark.parametrize("shape", SHAPES)
def test_rules_and_comparison_grow_with_the_file_and_no_faster(shape: str) -> None:
    """At three sizes, each four times the one before."""
    assert steep(shape, (1_000, 4_000, 16_000), ("rule ", "compare points", "validate as full")) == []


# What took the square of a file only where it is long: an outcome of one clause, two versions with many equal lines.
LONG = (("one long clause", "outcome"), ("cases", "fmt --diff"))


@pytest.mark.parametrize(("shape", "step"), LONG)
def test_a_long_file_takes_no_longer_than_it_is_long(shape: str, step: str) -> None:
    """At two sizes, one eight times the other."""
    assert steep(shape, (6_000, 48_000), (step,)) == []


def test_what_is_measured_has_not_been_read_before() -> None:
    """What is kept of a text for the next one who asks is forgotten before each time."""
    for _time in range(2):
        seconds(lambda: stem("vedtakene"))
        assert stem.cache_info().hits == 0


def test_memory_grows_with_the_file_and_no_faster() -> None:
    """Of the shape that took 456 MB for 80 kB."""
    assert memory_is_steep("«pkt. 3 og 4 og …»", (2_000, 8_000, 32_000), ("validate",)) == []


def test_a_table_that_has_a_bound_is_no_growth() -> None:
    """What grows with the square of a text until a bound is not told, and what goes on is."""
    sizes = (8_000, 32_000, 128_000)
    until_a_bound, on_and_on = ([*map(Measured, sizes, taken)] for taken in ((0.17, 1.27, 1.78), (0.17, 1.27, 20.3)))
    assert not is_steep(until_a_bound, 1.0)
    assert is_steep(on_and_on, 1.0)
