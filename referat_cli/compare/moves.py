"""Which points were moved to another place or under another parent?

Only what is certain: a false move is worse than a missed one, which is shown as one point left out and one added. So a
moved point must be long enough that its text is not there twice by chance, there must be one such point on each side,
and where its text was changed too, no other point of the case may be nearly as alike.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence

from referat_cli.compare.alignment import Node, Pass, Scale

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

Move = tuple[Node, Node, Pass]


def find(
    removed: Sequence[Node], added: Sequence[Node], around: Sequence[Node], same_list: Callable[[Node, Node], bool]
) -> list[Move]:
    """The moves between points left out and points added; each point at most once, and none under another moved one.

    ``around`` are the other points of both trees that a text may be mistaken for; ``same_list`` tells whether the
    parents of two points are the same point.
    """
    gone, come = list(removed), list(added)
    keys: tuple[tuple[Callable[[Node], Hashable], Pass], ...] = (
        (_whole, "identisk"),
        (_text, "identisk"),
        (_plain, "kosmetisk"),
    )
    found: list[Move] = []
    for key, name in keys:
        stayed = set(map(key, around))
        pairs = [pair for pair in _unique(gone, come, key, stayed) if _is_long(*pair, key, same_list)]
        found += [(old, new, name) for old, new in pairs]
        gone, come = _without(gone, [old for old, _new in pairs]), _without(come, [new for _old, new in pairs])
    if gone and come and len(gone) * len(come) <= _WEIGHED:
        found += [(old, new, "lik") for old, new in _alike(gone, come, [*removed, *added, *around])]
    # A point under a moved one is found by comparing what stands under the two, or else the next time.
    return list(_outermost(found))


def _whole(node: Node) -> Hashable:
    return node.whole


def _text(node: Node) -> Hashable:
    return node.text


def _plain(node: Node) -> Hashable:
    return node.plain


def _unique(
    old: Sequence[Node], new: Sequence[Node], key: Callable[[Node], Hashable], stayed: set[Hashable]
) -> Iterator[tuple[Node, Node]]:
    """The pairs with the same key, where it stands once on each side and nowhere else."""
    places: dict[Hashable, list[Node]] = {}
    for node in new:
        places.setdefault(key(node), []).append(node)
    sources: dict[Hashable, list[Node]] = {}
    for node in old:
        sources.setdefault(key(node), []).append(node)
    for found, nodes in sources.items():
        if len(nodes) == 1 and len(places.get(found, ())) == 1 and found not in stayed:
            yield nodes[0], places[found][0]


def _is_long(old: Node, new: Node, key: Callable[[Node], Hashable], same_list: Callable[[Node, Node], bool]) -> bool:
    """Whether the text (for a whole point: with what stands under it) is long enough to be there only once."""
    words = sum(_length(node) for node in (_family(old) if key is _whole else [old]))
    return words >= (WORDS_SAME_LIST if same_list(old, new) else WORDS_OTHER_LIST)


def _family(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _family(child)


def _without(nodes: Sequence[Node], taken: Sequence[Node]) -> list[Node]:
    """The nodes that are not taken."""
    gone = set(map(id, taken))
    return [node for node in nodes if id(node) not in gone]


def _outermost(found: Sequence[Move]) -> Iterator[Move]:
    """The moves of points that stand under no other moved point, on either side."""
    moved = {id(node) for old, new, _name in found for node in (old, new)}
    for old, new, name in found:
        if not any(id(above) in moved for node in (old, new) for above in _above(node)):
            yield old, new, name


def _above(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _alike(old: Sequence[Node], new: Sequence[Node], around: Sequence[Node]) -> list[tuple[Node, Node]]:
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


def _length(node: Node) -> int:
    return len(_WORD.findall(node.text))
