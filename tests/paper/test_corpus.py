"""Minutes of many sorts of committees, in layouts unlike ours, are read as they were written down by hand."""

import pytest

from tests.paper.corpus import judged, minutes, names, read, score
from tests.paper.retyped import FORMS, papers, retyped

# Committees such as the one whose minutes were there first; what others write is less alike.
LIKE_OURS = {
    *("samarbeidsutvalg", "arbeidsutvalg", "fagraad", "pasientforum", "partnerskap", "brukerutvalg", "nettverk"),
    *("strategisk", "overordnet", "politisk", "akuttutvalg-nettside"),
}


@pytest.mark.parametrize("name", names())
def test_minutes_are_read_as_they_are_meant(name: str) -> None:
    """At least 99 of 100 fields of committees like ours, and 95 of others."""
    document = minutes(name)
    found = judged(document.truth, read(document))
    wrong = [one for one in found if not one.is_right]
    assert score(found) >= (0.99 if name in LIKE_OURS else 0.95), wrong


@pytest.mark.parametrize("form", FORMS)
def test_minutes_are_read_alike_in_every_form_that_they_are_typed_in(form: str) -> None:
    """What is a heading, an item or a row in one format may only look like one in another."""
    typed = {name: retyped(minutes(name), form) for name in papers(form)}
    found = {name: judged(document.truth, read(document)) for name, document in typed.items()}
    low = {name: [one for one in fields if not one.is_right] for name, fields in found.items() if score(fields) < 0.95}
    assert low == {}
    assert sum(map(score, found.values())) / len(found) >= 0.99
