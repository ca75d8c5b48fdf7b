"""Several hundred pairs by seeded chance with known truth: pairs and kinds are right, and nothing is called less."""

from collections import Counter
from functools import cache

from referat_cli.compare.points import Changes, compare
from tests.compare.points_score import called_less, ratios, score
from tests.support.redline_generator import Pair, pair_of

COUNT = 300


@cache
def compared() -> list[tuple[Pair, Changes]]:
    """Every pair with what the comparison says of it."""
    return [(pair, compare(pair.proposal, pair.decision)) for pair in map(pair_of, range(COUNT))]


def test_chance_makes_the_same_pairs_every_time() -> None:
    """A pair that fails can be looked at."""
    assert [pair_of(seed).truth for seed in range(20)] == [pair_of(seed).truth for seed in range(20)]


def test_the_pairs_are_hard_and_of_every_kind() -> None:
    """Chance must not have become kind: each sort of change is there many times."""
    kinds = [kind for pair, _changes in compared() for _source, _target, kind in pair.truth]
    assert all(
        kinds.count(kind) >= COUNT / 12
        for kind in (
            "uendret",
            "kosmetisk",
            "redaksjonell",
            "endret",
            "tilfoeyd",
            "stroeket",
            "flyttet",
            "delt",
            "slaatt_sammen",
        )
    )


def test_at_least_99_of_100_points_and_kinds_are_right() -> None:
    """Of the true pairs that many are found, of the found ones that many are true, and that many kinds are right."""
    total = sum((score(pair, changes) for pair, changes in compared()), Counter[str]())
    assert all(ratio >= 0.99 for ratio in ratios(total).values()), ratios(total)


def test_no_change_of_substance_is_called_less() -> None:
    """The worst error: none at all, of thousands of points."""
    assert [(pair.name, less) for pair, changes in compared() if (less := called_less(pair, changes))] == []
