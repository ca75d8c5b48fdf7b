"""Minutes of many sorts of committees, in layouts unlike ours, are read as they were written down by hand."""

import pytest

from tests.paper.corpus import judged, minutes, names, read, score

# Committees such as the one whose minutes were there first; what others write is less alike.
LIKE_OURS = {
    *("samarbeidsutvalg", "arbeidsutvalg", "fagraad", "pasientforum", "partnerskap", "brukerutvalg", "nettverk"),
    *("strategisk", "overordnet", "politisk"),
}


@pytest.mark.parametrize("name", names())
def test_minutes_are_read_as_they_are_meant(name: str) -> None:
    """At least 99 of 100 fields of committees like ours, and 95 of others."""
    document = minutes(name)
    found = judged(document.truth, read(document))
    wrong = [one for one in found if not one.is_right]
    assert score(found) >= (0.99 if name in LIKE_OURS else 0.95), wrong
