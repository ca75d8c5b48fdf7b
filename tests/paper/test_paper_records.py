"""The records that papers are tried with are good ones: no rule finds an error in them."""

import pytest

from tests.support.paper_bodies import BODIES
from tests.support.paper_records import errors, made


@pytest.mark.parametrize("seed", range(0, len(BODIES), 3))
def test_a_record_of_a_sort_of_committee_has_no_errors(seed: int) -> None:
    """The long suite asks it of all that it prints."""
    assert errors(made(seed)) == []
