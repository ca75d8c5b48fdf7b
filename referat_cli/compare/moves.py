"""The points that were moved to another place in their list, or to another list.

Only what is certain: a false move is worse than a missed one, which is shown as one point left out and one added. So a
moved point must be long enough that its text is not there twice by chance, there must be one such point on each side,
and where its text was changed too, no other point of the case may be nearly as alike.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter

from referat_cli.compare.alignment import Pass, PointNode, Scale
from referat_cli.compare.lcs import shared_once

# Words that a point must have, with what stands under it: inside the same list, where a line that vanished and came
# back can hardly be another one; from one list to another; and if its text was changed on the way.
WORDS_SAME_LIST = 3
WORDS_OTHER_LIST = 5
WORDS_CHANGED = 8

# How alike a moved point that was changed must be, and how much more than any other point is to either of its texts:
# points that are told apart by two words are alike too.
MOVED_ALIKE = 0.75
MOVED_MARGIN = 0.15

# Pairs of left-over points above which changed texts are not looked for: 200 points left out and 200 added.
_WEIGHED = 40_000

_WORD = re.compile(r"\w+")

Move = tuple[PointNode, PointNode, Pass]

_Key = Callable[[PointNode], Hashable]

# What a moved point has in common with itself, the surest first: all of it, its text, its text without cosmetics.
_WHOLE: _Key = attrgetter("whole")
_KEYS: tuple[tuple[_Key, Pass], ...] = (
    (_WHOLE, "identisk"),
    (attrgetter("text"), "identisk"),
    (attrgetter("plain"), "kosmetisk"),
)


def find_moves(
    removed: Sequence[PointNode],
    added: Sequence[PointNode],
    around: Sequence[PointNode],
    same_list: Callable[[PointNode, PointNode], bool],
) -> list[Move]:
    """The moves between points left out and points added; each point at most once, and none under another moved one.

    ``around`` are the other points of both trees that a text may be mistaken for; ``same_list`` tells whether the
    parents of two points are the same point.
    """
    gone, come = list(removed), list(added)
    found: list[Move] = []
    for key, name in _KEYS:
        stayed: set[Hashable] = set(map(key, around))
        pairs = [pair for pair in _unique(gone, come, key, stayed) if _is_long(*pair, key, same_list)]
        found += [(old, new, name) for old, new in pairs]
        gone, come = _without(gone, [old for old, _new in pairs]), _without(come, [new for _old, new in pairs])
    if gone and come and len(gone) * len(come) <= _WEIGHED:
        found += [(old, new, "lik") for old, new in _alike(gone, come, [*removed, *added, *around])]
    # A point under a moved one is found by comparing what stands under the two, or else the next time.
    return list(_outermost(found))


def _unique(
    old: Sequence[PointNode], new: Sequence[PointNode], key: _Key, stayed: set[Hashable]
) -> Iterator[tuple[PointNode, PointNode]]:
    """The pairs with the same key, where it stands once on each side and nowhere else."""
    keys_old, keys_new = list(map(key, old)), list(map(key, new))
    for row, column in shared_once(keys_old, keys_new):
        if keys_old[row] not in stayed:
            yield old[row], new[column]


def _is_long(old: PointNode, new: PointNode, key: _Key, same_list: Callable[[PointNode, PointNode], bool]) -> bool:
    """Whether the text (for a whole point: with what stands under it) is long enough to be there only once."""
    words = sum(_length(node) for node in (_family(old) if key is _WHOLE else [old]))
    return words >= (WORDS_SAME_LIST if same_list(old, new) else WORDS_OTHER_LIST)


def _family(node: PointNode) -> Iterator[PointNode]:
    yield node
    for child in node.children:
        yield from _family(child)


def _without(nodes: Sequence[PointNode], taken: Sequence[PointNode]) -> list[PointNode]:
    """The nodes that are not taken."""
    gone = set(map(id, taken))
    return [node for node in nodes if id(node) not in gone]


def _outermost(found: Sequence[Move]) -> Iterator[Move]:
    """The moves of points that stand under no other moved point, on either side."""
    moved = {id(node) for old, new, _name in found for node in (old, new)}
    for old, new, name in found:
        if not any(id(above) in moved for node in (old, new) for above in _above(node)):
            yield old, new, name


def _above(node: PointNode) -> Iterator[PointNode]:
    while node.parent is not None:
        node = node.parent
        yield node


def _alike(
    old: Sequence[PointNode], new: Sequence[PointNode], around: Sequence[PointNode]
) -> list[tuple[PointNode, PointNode]]:
    """The pairs that are alike, and clearly more alike than either is to any other point."""
    scale = Scale(around)
    long_old, long_new = ([node for node in nodes if _length(node) >= WORDS_CHANGED] for nodes in (old, new))
    alike = {(id(a), id(b)): scale.share(a.words, b.words) for a in long_old for b in long_new}
    pairs = []
    for a, b in ((a, b) for a in long_old for b in long_new if alike[id(a), id(b)] >= MOVED_ALIKE):
        others = [node.words for node in around if node is not a and node is not b]
        nearest = max((scale.share(node.words, words) for node in (a, b) for words in others), default=0.0)
        if nearest <= alike[id(a), id(b)] - MOVED_MARGIN:
            pairs.append((a, b))
    return pairs


def _length(node: PointNode) -> int:
    return len(_WORD.findall(node.text))
