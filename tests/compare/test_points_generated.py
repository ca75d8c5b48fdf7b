"""Several hundred pairs by seeded chance with known truth: pairs and kinds are right, and nothing is called less."""

from functools import cache

from referat_cli.compare.points import Changes, compare
from tests.support.redline_generator import Pair, pairs

COUNT = 600
LESS = {"uendret": 0, "kosmetisk": 1, "redaksjonell": 2}


@cache
def compared() -> list[tuple[Pair, Changes]]:
    """Every pair with what the comparison says of it."""
    return [(pair, compare(pair.proposal, pair.decision)) for pair in pairs(COUNT)]


def test_chance_makes_the_same_pairs_every_time() -> None:
    """A pair that fails can be looked at."""
    assert [pair.truth for pair in pairs(20)] == [pair.truth for pair in pairs(20)]


def test_the_pairs_are_hard_and_of_every_kind() -> None:
    """Chance must not have become kind: each sort of change is there many times."""
    kinds = [kind for pair, _changes in compared() for _source, _target, kind in pair.truth]
    assert all(
        kinds.count(kind) >= 50
        for kind in ("uendret", "kosmetisk", "redaksjonell", "endret", "tilfoeyd", "stroeket", "flyttet")
    )


def test_at_least_99_of_100_points_are_paired_right() -> None:
    """Of the true pairs that many are found, and of the found ones that many are true."""
    true = found = both = 0
    for pair, changes in compared():
        truth = {(source, target) for source, target, _kind in pair.truth}
        answer = {(change.source, change.target) for change in changes}
        true, found, both = true + len(truth), found + len(answer), both + len(truth & answer)
    assert both / true >= 0.99
    assert both / found >= 0.99


def test_at_least_99_of_100_kinds_are_right() -> None:
    """From, to and kind together."""
    right = sum(
        len(pair.truth & {(change.source, change.target, change.kind) for change in changes})
        for pair, changes in compared()
    )
    assert right / sum(len(pair.truth) for pair, _changes in compared()) >= 0.99


def test_no_change_of_substance_is_called_less() -> None:
    """The worst error: none at all, of thousands of points."""
    called_less = []
    for pair, changes in compared():
        truth = {(source, target): kind for source, target, kind in pair.truth}
        for change in changes:
            true = truth.get((change.source, change.target), "uendret")
            said = change.wording or change.kind if true != "flyttet" else change.kind
            if LESS.get(said, 3) < LESS.get(true, 3):
                called_less.append((pair.name, change))
    assert called_less == []
