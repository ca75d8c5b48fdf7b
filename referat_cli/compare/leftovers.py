"""What became of the points that are left over when the lists are paired: moved, split, merged, or grouped anew.

Only what is certain: a false move is worse than a missed one, which is shown as one point left out and one added. So a
moved point must be long enough that its text is not there twice by chance, there must be one such point on each side,
and where its text was changed too, no other point of the case may be nearly as alike.

A point was split where its words stand, in their order, in two or more points beside each other, and hardly anything
else does in either. A merge is the same seen from the other side, so both directions find the same.

Of lists so long that every pair cannot be weighed in a moment, only points with the same text are found again; the rest
is told as left out and added.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from referat_cli.compare.alignment import Pass, PointNode, Scale, align
from referat_cli.compare.lcs import longest_common, shared_once
from referat_cli.compare.text_diff import Tokens

# Words that a point must have, with what stands under it: inside the same list, where a line that vanished and came
# back can hardly be another one; from one list to another; and if its text was changed on the way.
WORDS_SAME_LIST = 3
WORDS_OTHER_LIST = 5
WORDS_CHANGED = 8

# How alike a moved point that was changed must be, and how much more than any other point is to either of its texts:
# points that are told apart by two words are alike too.
MOVED_ALIKE = 0.75
MOVED_MARGIN = 0.15

# Pairs of left-over points, 200 left out and 200 added, above which changed texts are not looked for, and parts only
# beside a changed point.
_WEIGHED = 40_000

# More points than this are not held against each one that may have been moved.
_AROUND = 2000

# The words of a point and of its parts are held against each other only where this bounds their pairs.
_WORD_PAIRS = 4_000_000

# Pairs of points under dropped headings and beside others, above which no more headings are looked at.
_REGROUPED = 100_000

# How much of a part must stand in the whole, and of the whole in its parts.
COVERED = 0.75

# Words that a part must have, so that it can hardly stand in the whole by chance.
PART_WORDS = 3

# How many points beside the one that is most alike are looked at.
_BESIDE = 8

_MARKS = frozenset(".;:,!?")

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
    every = [*removed, *added, *around]
    if gone and come and len(gone) * len(come) <= _WEIGHED and len(every) <= _AROUND:
        found += [(old, new, "lik") for old, new in _alike(gone, come, every)]
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


# The point of the other tree that a point is; itself where it is one that was moved or that the record names.
Partners = Mapping[int, PointNode]


class Split(NamedTuple):
    """A point, the points beside each other that it was split in, and the passage of its text that each one was.

    ``kept`` is the part that was known to be the point before, None where none was.
    """

    whole: PointNode
    parts: tuple[PointNode, ...]
    passages: tuple[str, ...]
    kept: PointNode | None


def find_splits(wholes: Sequence[PointNode], parts: Sequence[PointNode], partners: Partners) -> list[Split]:
    """The splits of points of one tree in points of the other; each point in one at most.

    ``wholes`` are the points that were changed or have no partner, ``parts`` those of the other tree without one.
    """
    free = set(map(id, parts))
    lone = sum(id(node) not in partners for node in wholes)
    found: list[Split] = []
    taken: set[int] = set()
    for whole in wholes:
        kept = partners.get(id(whole))
        if not free or len(whole.words) < 2 * PART_WORDS or (kept is None and lone * len(free) > _WEIGHED):
            continue
        runs = [_beside(kept, free)] if kept else _gaps(whole, partners, free)
        for run in runs:
            split = _split(whole, run, kept)
            if split and not taken.intersection(map(id, split.parts)):
                taken.update(map(id, split.parts))
                found.append(split)
                break
    return found


def _siblings(node: PointNode) -> list[PointNode]:
    return node.parent.children if node.parent else [node]


def _beside(kept: PointNode, free: set[int]) -> list[PointNode]:
    """A point with the free ones beside it."""
    siblings, place = _siblings(kept), kept.place
    start = end = place
    while start > max(0, place - _BESIDE) and id(siblings[start - 1]) in free:
        start -= 1
    while end < min(len(siblings), place + _BESIDE) - 1 and id(siblings[end + 1]) in free:
        end += 1
    return siblings[start : end + 1]


def _gaps(whole: PointNode, partners: Partners, free: set[int]) -> Iterator[list[PointNode]]:
    """The free points that stand where the point would: after the partner of what stood before it, and so on."""
    home = partners.get(id(whole.parent))
    if home is None:
        return
    run: list[PointNode] = []
    before = -1
    for node in [*home.children, None]:
        if node is not None and id(node) in free:
            run.append(node)
            continue
        mate = partners.get(id(node)) if node else None
        after = mate.place if mate and mate.parent is whole.parent else None
        if node is None or after is not None:
            if len(run) > 1 and before < whole.place and (after is None or whole.place < after):
                yield run
            run, before = [], -1 if after is None else after
        else:
            run = []


def _split(whole: PointNode, run: Sequence[PointNode], kept: PointNode | None) -> Split | None:
    """The points of a run that the point was split in, with its passages; None where it was not."""
    scale = Scale()
    alike = [len(node.words) >= PART_WORDS and scale.within(node.words, whole.words) >= COVERED for node in run]
    for start, end in _stretches(alike):
        parts = run[start:end]
        if kept and not any(part is kept for part in parts):
            continue
        if any(part.children for part in parts if part is not kept) or (whole.children and kept is None):
            continue
        passages = _passages(whole.text, [part.text for part in parts])
        if passages:
            return Split(whole, tuple(parts), passages, kept)
    return None


def _stretches(alike: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where two or more in a row are alike."""
    ends = [-1, *(place for place, one in enumerate(alike) if not one), len(alike)]
    for before, after in pairwise(ends):
        if after - before > 2:  # noqa: PLR2004 - two points or more between them
            yield before + 1, after


def _passages(whole: str, parts: Sequence[str]) -> tuple[str, ...]:
    """The passages of a text that its parts were, in their order; none where they do not make up the text."""
    tokens = Tokens(whole)
    words = [(number, word) for number, part in enumerate(parts) for word in Tokens(part).keys]
    own = [word.lower() for word in tokens.keys]
    if len(own) * len(words) > _WORD_PAIRS:
        return ()
    kept = longest_common(own, [word.lower() for _number, word in words])
    matched = [(row + step, words[column + step][0]) for row, column, length in kept for step in range(length)]
    letters = sum(map(len, own)) or 1
    if sum(len(own[row]) for row, _number in matched) < COVERED * letters:
        return ()
    cuts: list[int] = []
    last = 0
    rows_of: list[list[int]] = [[] for _part in parts]
    for row, number in matched:
        rows_of[number].append(row)
    sizes = Counter[int]()
    for number, word in words:
        sizes[number] += len(word)
    for number, rows in enumerate(rows_of):
        size = sizes[number] or 1
        if sum(len(own[row]) for row in rows) < COVERED * size:
            return ()
        if number:
            cuts.append(tokens.starts[_cut(own, last, rows[0])])
        last = rows[-1]
    return _cut_at(whole, cuts)


def _cut(words: Sequence[str], last: int, first: int) -> int:
    """The word at which the next passage begins: after a mark between the two, else where its first kept word is."""
    for place in range(first, last, -1):
        if words[place - 1] in _MARKS:
            return place
    return first


def _cut_at(text: str, cuts: Sequence[int]) -> tuple[str, ...]:
    """The passages of a text; the one space between two is left out."""
    passages = []
    for start, end in pairwise([0, *cuts, len(text)]):
        passage = text[start:end]
        if end < len(text):
            if not passage[-1:].isspace():
                return ()
            if passage.endswith(" ") and not passage[-2:-1].isspace():
                passage = passage[:-1]
        passages.append(passage)
    return tuple(passages)


def dropped_headings(
    headings: Sequence[PointNode], partners: Partners, free: set[int], *, added: bool
) -> Iterator[Move]:
    """The pairs (old, new) of the points under headings that were dropped: they now stand beside the others.

    At least half of those under a heading must, word for word. With ``added`` the headings are new ones, over points
    that stood beside the others.
    """
    pairs = 0
    free_under: dict[int, tuple[list[PointNode], set[str]]] = {}
    for heading in headings:
        home = partners.get(id(heading.parent))
        if home is None:
            continue
        if id(home) not in free_under:
            around = [node for node in home.children if id(node) in free]
            free_under[id(home)] = around, {node.plain for node in around}
        below, (beside, texts) = [node for node in heading.children if id(node) in free], free_under[id(home)]
        if 2 * sum(node.plain in texts for node in below) < max(len(heading.children), 1):
            continue
        pairs += len(below) * len(beside)
        if pairs > _REGROUPED:
            continue
        olds, news = (beside, below) if added else (below, beside)
        matches = align(olds, news)
        exact = [match for match in matches if match[2] != "lik"]
        words = sum(len(olds[row].words) for row, _column, _pass in exact)
        if 2 * len(exact) >= len(heading.children) and words >= PART_WORDS:
            yield from ((olds[row], news[column], found) for row, column, found in matches)
