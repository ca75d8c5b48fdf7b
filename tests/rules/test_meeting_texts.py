"""Signs are found in the texts of a meeting however they are written, and one that is not there is not found."""

import pytest

from referat_cli.rules.meeting_texts import Sieve

SIGNS = ("xxx", "TODO", "____", " senere", "0.")
SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0"


@pytest.mark.parametrize(
    "text",
    ["Kommunen bevilger XXX kroner.", "Navn: ____", "Dette er TODO.", "Fylles ut SENERE.", "Den 3. mai."]
    + [f"Fylles ut{space}senere." for space in SPACES],
)
def test_a_sign_is_found_in_capitals_and_after_any_space(text: str) -> None:
    """All signs are looked for at once, and only then each by itself."""
    assert Sieve(["Ingen ting.", text]).having(*SIGNS) == [1]


@pytest.mark.parametrize("text", ["", "To do.", "xx x", "___", "i 2026", "todo"])
def test_a_text_without_a_sign_has_none(text: str) -> None:
    """Nor has one with a part of a sign, or with small letters for one in capitals."""
    assert Sieve(["Ingen ting.", text]).having(*SIGNS) == []


def test_every_text_with_a_sign_is_found_once() -> None:
    """However many signs it holds."""
    assert Sieve(["3. mai og 4. juni", "ingen", "XXX, xxx og TODO"]).having(*SIGNS) == [0, 2]
