"""What two sequences have in common, in the same order.

All that can be kept (`longest_common`), the safe places to cut a long pair apart (`shared_once`, `in_same_order`), and
the best choice among weighed pairs (`heaviest_chain`). All are exact; the caller bounds the size.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import count
from typing import TypeVar

Item = TypeVar("Item")

Pair = tuple[int, int]

# A run that stands on both sides: where it begins in old and in new, and its length.
Block = tuple[int, int, int]


def longest_common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """A longest common subsequence, as runs that follow each other on both sides, in order.

    Time and memory grow with ``len(old) * len(new)``, but 30 cells at a time: each row of the table is one whole
    number, in which a 0 says that the length grows at that column (the bit-vector method of Hyyrö, 2004: «Bit-parallel
    LCS-length computation revisited»). The rows are kept, so that the way back can be read from them.
    """
    columns: dict[Hashable, int] = {}
    bit = 1
    for item in new:
        columns[item] = columns.get(item, 0) | bit
        bit <<= 1
    row = bit - 1
    rows = [row]
    for places in map(columns.get, old):
        if places:
            here = row & places
            row = (row + here) | (row - here)
        rows.append(row)
    return _way_back(rows, old, new)


def _way_back(rows: list[int], old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """The runs of a longest common subsequence, read from the last row of the table upwards."""
    runs: list[Block] = []
    row, column = len(old), len(new)
    while row and column:
        bottom = row
        # Two equal ends are always a pair of some longest answer.
        while row and column and old[row - 1] == new[column - 1]:
            row, column = row - 1, column - 1
        if row < bottom:
            runs.append((row, column, bottom - row))
            continue
        # The last column up to here at which the length grows, in the first row where it does, holds the next pair.
        column = (~rows[row] & ((1 << column) - 1)).bit_length()
        if column:
            bit = 1 << (column - 1)
            while not rows[row - 1] & bit:
                row -= 1
    runs.reverse()
    return runs


def same_ends(old: Sequence[Item], new: Sequence[Item], key: Callable[[Item], object]) -> Pair:
    """How many items are the same at the start of both, and of the rest at the end; ``key`` is what makes them so."""
    shortest = min(len(old), len(new))
    start = 0
    while start < shortest and key(old[start]) == key(new[start]):
        start += 1
    end = 0
    while end < shortest - start and key(old[-1 - end]) == key(new[-1 - end]):
        end += 1
    return start, end


def shared_once(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The positions of what stands exactly once on both sides, in the order of ``old``.

    What stands once on both sides is seldom there by chance (the idea of Cohen's «patience diff»).
    """
    times_old, times_new = Counter(old), Counter(new)
    places_old, places_new = dict(zip(old, count())), dict(zip(new, count()))
    # A counter keeps the order in which it met its items.
    once = [item for item, times in times_old.items() if times == 1 == times_new.get(item)]
    return [(places_old[item], places_new[item]) for item in once]


def in_same_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Of pairs sorted by row, no row or column twice, a longest run whose columns rise too. Takes p·log p time."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_row, column) in enumerate(pairs):
        if not ends or column > ends[-1]:  # by far the most common
            before.append(last[-1] if last else -1)
            ends.append(column)
            last.append(index)
            continue
        length = bisect_left(ends, column)
        before.append(last[length - 1] if length else -1)
        ends[length], last[length] = column, index
    return [pairs[index] for index in _chain(last[-1] if last else -1, before)]


def _chain(last: int, before: Sequence[int]) -> list[int]:
    """The indices that lead to the last one, each but the first with the one before it; below 0 is none."""
    chain = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    chain.reverse()
    return chain


def heaviest_chain(weights: Iterable[tuple[Pair, float]]) -> list[Pair]:
    """Of weighed pairs, those in the same order on both sides that together weigh most (the global optimum).

    ``weights`` are ``((row, column), weight)`` with weights above 0. Of chains that weigh the same, the one whose pairs
    come first in both lists. Takes p·log p time for p pairs.
    """
    pairs = sorted(weights, key=lambda pair: (pair[0][0], -pair[0][1]))
    size = 1 + max((column for (_row, column), _weight in pairs), default=0)
    # A binary indexed tree: the best chain that ends before a column.
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    heaviest = (0.0, -1)
    for index, ((_row, column), weight) in enumerate(pairs):
        place, below = column, (0.0, -1)
        while place > 0:
            if best[place][0] > below[0]:
                below = best[place]
            place -= place & -place
        before.append(below[1])
        here = (below[0] + weight, index)
        if here[0] > heaviest[0]:
            heaviest = here
        place = column + 1
        while place <= size:
            if here[0] > best[place][0]:
                best[place] = here
            place += place & -place
    return [pairs[index][0] for index in _chain(heaviest[1], before)]
