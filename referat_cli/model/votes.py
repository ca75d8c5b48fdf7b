"""Whether a vote, and those of a case together, were unanimous."""

from collections.abc import Iterable
from typing import Literal

from referat_cli.model.meeting import Vote

# What the votes of a case were: somebody stood against the others, nobody did, or the record does not say.
VoteKind = Literal["delt", "enstemmig", "ukjent"]


def is_unanimous(vote: Vote) -> bool | None:
    """Whether all who voted did alike, for or against; None where the record does not say.

    A stated word stands above the numbers. A number that is missing is not zero; the names of a side are one, and
    whoever won had somebody's vote.
    """
    if vote.unanimous:
        return True
    sides = (
        (vote.votes_for, vote.voted_for),
        (vote.votes_against, vote.voted_against),
        (vote.blank, vote.voted_blank),
        (vote.abstaining, vote.abstained),
    )
    counts = [len(names) or None if number is None else max(number, len(names)) for number, names in sides]
    won = {"vedtatt": 0, "falt": 1}.get(vote.result or "")
    if won is not None and counts[won] is None:
        counts[won] = 1
    if sum(bool(count) for count in counts) > 1 or vote.by_lot or vote.casting:
        return False
    return True if None not in counts[:2] and any(counts[:2]) else None


def kind_of_votes(votes: Iterable[Vote]) -> VoteKind | None:
    """What the votes of a case were; None without any. A trial decides nothing, and says nothing here."""
    every = tuple(votes)
    told = [is_unanimous(vote) for vote in every if not vote.trial]
    if False in told:
        return "delt"
    if not every:
        return None
    return "enstemmig" if told and all(told) else "ukjent"
