"""A small share of the suite `growth`: `python -m tests.long growth` has every shape and every step."""

import pytest

from tests.reliability.growth import memory_is_steep, steep

# What grew with the square of the file before, and is soon measured.
SHAPES = ("«pkt. 3 og 4 og …»", "one number for all cases", "one point followed up", "stated sources")


@pytest.mark.parametrize("shape", SHAPES)
def test_rules_and_comparison_grow_with_the_file_and_no_faster(shape: str) -> None:
    """At three sizes, each four times the one before."""
    assert steep(shape, (1_000, 4_000, 16_000), ("rule ", "compare points", "validate as full")) == []


def test_memory_grows_with_the_file_and_no_faster() -> None:
    """Of the shape that took 456 MB for 80 kB."""
    assert memory_is_steep("«pkt. 3 og 4 og …»", "validate", (2_000, 8_000)) == ""
