"""How right the comparison of a generated pair is, counted point by point."""

from collections import Counter

from referat_cli.compare.points import Changes
from tests.support.redline_generator import Pair

# From nothing to substance: what is less than what.
_LESS = {"uendret": 0, "kosmetisk": 1, "redaksjonell": 2}


def score(pair: Pair, changes: Changes) -> Counter[str]:
    """The points of the truth, those found, those paired right, and those whose kind is right too."""
    truth = {(source, target) for source, target, _kind in pair.truth}
    told = {
        (source, change.target, change.kind) for change in changes for source in (change.source, *change.other_sources)
    }
    answer = {(source, target) for source, target, _kind in told}
    kinds = pair.truth & told
    return Counter(
        {"points": len(truth), "found": len(answer), "paired right": len(truth & answer), "kind right": len(kinds)}
    )


def ratios(total: Counter[str]) -> dict[str, float]:
    """Of the true pairs, the found ones; of the found pairs, the true ones; and of the true kinds, those told."""
    return {
        "true pairs found": total["paired right"] / total["points"],
        "found pairs true": total["paired right"] / total["found"],
        "kinds right": total["kind right"] / total["points"],
    }


def called_less(pair: Pair, changes: Changes) -> list[object]:
    """The changes of substance that are called less than they are."""
    truth = {(source, target): kind for source, target, kind in pair.truth}
    found: list[object] = []
    for change in changes:
        true = truth.get((change.source, change.target), "uendret")
        answer = change.wording or change.kind if true != "flyttet" else change.kind
        if _LESS.get(answer, 3) < _LESS.get(true, 3):
            found.append(change)
    return found
