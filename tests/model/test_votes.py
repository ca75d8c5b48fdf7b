"""When a vote was unanimous, and when the record does not say."""

import pytest

from referat_cli.model.meeting import Vote
from referat_cli.model.votes import is_unanimous, kind_of_votes
from tests.support.rows import each


@each(
    "vote, expected",
    [
        (Vote(unanimous=True), True),
        (Vote(unanimous=True, votes_for=25), True),
        (Vote(votes_for=25, votes_against=0), True),
        # All against: it fell, and nobody stood against the others.
        (Vote(votes_for=0, votes_against=25, result="falt"), True),
        (Vote(votes_for=25, votes_against=10), False),
        (Vote(votes_for=25, votes_against=0, blank=1), False),
        (Vote(votes_for=25, votes_against=0, abstaining=1), False),
        (Vote(votes_for=25, votes_against=0, blank=0, abstaining=0, absent=3), True),
        (Vote(votes_for=25, voted_against=("Ola Lie",)), False),
        (Vote(votes_for=14, votes_against=14, casting=True), False),
        # Who won by lot, or by the vote that counted twice, had others against them.
        (Vote(casting="Kari Moe"), False),
        (Vote(by_lot=True), False),
        # Who won had votes: those named were against the others, or there was nobody to be against.
        (Vote(voted_against=("Ola Lie",), result="vedtatt"), False),
        (Vote(votes_for=3, result="falt"), False),
        (Vote(blank=2, result="vedtatt"), False),
        (Vote(votes_against=0, result="vedtatt"), True),
        # One side alone says nothing of the other.
        (Vote(votes_for=25, result="vedtatt"), None),
        (Vote(votes_against=10, result="falt"), None),
        (Vote(votes_for=25), None),
        (Vote(voted_for=("Ola Lie",)), None),
        (Vote(votes_against=10), None),
        (Vote(votes_for=0, votes_against=0), None),
        (Vote(result="vedtatt"), None),
        (Vote(), None),
    ],
)
def test_a_vote_was_unanimous_split_or_nobody_knows(vote: Vote, *, expected: bool | None) -> None:
    """By the word, the numbers or the names; never by what is missing."""
    assert is_unanimous(vote) is expected


ALL, SOME, WHO_KNOWS = Vote(unanimous=True), Vote(votes_for=2, votes_against=1), Vote(result="vedtatt")


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([], None),
        ([ALL, ALL], "enstemmig"),
        ([ALL, SOME], "delt"),
        ([SOME, WHO_KNOWS], "delt"),
        ([ALL, WHO_KNOWS], "ukjent"),
        ([Vote(votes_for=2, votes_against=1, trial=True), ALL], "enstemmig"),
        ([Vote(unanimous=True, trial=True)], "ukjent"),
    ],
)
def test_a_case_is_what_its_votes_are(votes: list[Vote], expected: str | None) -> None:
    """One that was split makes it split; a trial counts for nothing."""
    assert kind_of_votes(votes) == expected
