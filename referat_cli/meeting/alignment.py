"""Which points of two lists are the same point?

The lists are the points under the same parent in a proposal and in a decision. A pair is found by its text, never by
its number: the same text, the same but for cosmetics, or a similar one. The pairs of a list are chosen together, so
that they stand in the same order on both sides and are as many and as alike as possible.

To choose them together is safer than pass after pass: a short line that is identical must not part two long points that
only changed a word. A point that has its identical counterpart is never offered a similar one, so the passes keep their
order of strength.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from referat_cli.meeting.sequences import Pair, heaviest_chain, in_same_order, longest_common, shared_once
from referat_cli.meeting.wording import plain
from referat_cli.record.minutes import Points, as_point

# What matched a pair, the strongest first.
Pass = Literal["fra_forslag", "identisk", "kosmetisk", "lik"]

Match = tuple[int, int, Pass]

# How alike two texts must be to be the same point: the share of their words that both have, long words counting more.
# In the real minutes true pairs score .82 and more, false ones .40 and less; a point with half of its words rewritten
# has .5.
ALIKE = 0.45

# Between neighbours that stayed, a point that is less alike is still that point. Never without words in common.
ALIKE_BETWEEN = 0.33

# A list with the same points under it is the same list, whatever became of its heading.
SAME_CHILDREN = 0.5

# What a pair counts for beside its likeness: a point that stayed word for word is worth more than one that changed, and
# of two equal ones that with the same points under it.
_IDENTICAL = 1.0
_COSMETIC = 0.98
_SAME_BELOW = 0.01
_ANY = 0.001

# Lists with more pairs than this are first cut at their identical points; words in more points than this tell no two
# points apart there. This bounds the time for lists with nothing alike.
_DENSE = 10_000
_COMMON = 32
_CANDIDATES = 4
_TABLE = 50_000_000
_SIBLINGS = 120

_WORD = re.compile(r"\w+")
_LONGEST = 12


class Node:
    """A point in its tree, with what the comparison needs to know of it, found when first asked for."""

    def __init__(self, text: str, number: str, parent: "Node | None", origin: str | None) -> None:
        self.text = text
        self.number = number
        self.parent = parent
        self.origin = origin
        self.children: list[Node] = []

    @cached_property
    def plain(self) -> str:
        """The text without cosmetics."""
        return plain(self.text)

    @cached_property
    def whole(self) -> object:
        """The point and everything under it, to compare and hash."""
        return (self.text, tuple(child.whole for child in self.children)) if self.children else self.text

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, without regard to case."""
        return frozenset(_WORD.findall(self.text.lower()))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """The words of the text and of everything under it."""
        return self.words.union(*(child.all_words for child in self.children)) if self.children else self.words


def tree(points: Points) -> Node:
    """The points as nodes under a root without text; ``number`` is the point's address ("2.3"), ``origin`` its source."""
    root = Node("", "", None, None)
    _grow(root, points)
    return root


def _grow(parent: Node, points: Iterable[object]) -> None:
    before = parent.number and parent.number + "."
    for index, entry in enumerate(points, start=1):
        if isinstance(entry, str):
            parent.children.append(Node(entry, f"{before}{index}", parent, None))
            continue
        point = as_point(entry)  # type: ignore[arg-type]
        node = Node(point.text, f"{before}{index}", parent, point.from_proposal)
        parent.children.append(node)
        if point.points:
            _grow(node, point.points)


def below(node: Node) -> Iterator[Node]:
    """Every node under this one, in reading order."""
    for child in node.children:
        yield child
        yield from below(child)


def align(old: Sequence[Node], new: Sequence[Node], stated: Sequence[Pair] = ()) -> list[Match]:
    """The pairs of two lists of siblings that stand in the same order, as positions and what matched them.

    ``stated`` are pairs that the record itself names; their points are never paired with others. A stated pair that is
    missing from the answer stands in another order.
    """
    top, bottom = (0, 0) if stated else _same_ends(old, new)
    matches: list[Match] = [(index, index, "identisk") for index in range(top)]
    rows, columns = range(top, len(old) - bottom), range(top, len(new) - bottom)
    if rows and columns:
        taken = {row for row, _column in stated}, {column for _row, column in stated}
        free = [row for row in rows if row not in taken[0]], [column for column in columns if column not in taken[1]]
        matches += _solved(old, new, stated, free)
    matches += [(len(old) - rest, len(new) - rest, "identisk") for rest in range(bottom, 0, -1)]
    return matches


def _solved(
    old: Sequence[Node], new: Sequence[Node], stated: Sequence[Pair], free: tuple[Sequence[int], Sequence[int]]
) -> list[Match]:
    """The best pairs. Of equally good ones both directions choose the same, for it is always one direction that is asked."""
    rows, columns = free
    if [old[row].text for row in rows] <= [new[column].text for column in columns]:
        return _Lists(old, new, stated).solve(rows, columns)
    backwards = _Lists(new, old, [(column, row) for row, column in stated]).solve(columns, rows)
    return [(row, column, match) for column, row, match in backwards]


def _same_ends(old: Sequence[Node], new: Sequence[Node]) -> Pair:
    """How many points are the same at the start, and of the rest at the end, with everything under them."""
    shortest = min(len(old), len(new))
    top = 0
    while top < shortest and old[top].text == new[top].text and old[top].whole == new[top].whole:
        top += 1
    bottom = 0
    while bottom < shortest - top and old[-1 - bottom].whole == new[-1 - bottom].whole:
        bottom += 1
    return top, bottom


class _Lists:
    """Two lists of siblings, and how the pairs between them weigh."""

    def __init__(self, old: Sequence[Node], new: Sequence[Node], stated: Sequence[Pair]) -> None:
        self.old, self.new, self.stated = old, new, stated

    def solve(self, rows: Sequence[int], columns: Sequence[int]) -> list[Match]:
        """The best pairs of these points, together with the stated ones."""
        if len(rows) * len(columns) <= _DENSE or self.stated:
            return self._chosen(rows, columns)
        matches: list[Match] = []
        above, before = 0, 0
        for row, column, length in [*self._identical(rows, columns), (len(rows), len(columns), 0)]:
            if row > above and column > before:
                matches += self._chosen(rows[above:row], columns[before:column])
            matches += [(rows[row + step], columns[column + step], "identisk") for step in range(length)]
            above, before = row + length, column + length
        return matches

    def _identical(self, rows: Sequence[int], columns: Sequence[int]) -> list[tuple[int, int, int]]:
        """The identical points of two long lists, as runs in the same order."""
        old, new = [self.old[row].text for row in rows], [self.new[column].text for column in columns]
        if len(old) * len(new) <= _TABLE:
            return longest_common(old, new)
        return [(row, column, 1) for row, column in in_same_order(shared_once(old, new))]

    def _chosen(self, rows: Sequence[int], columns: Sequence[int]) -> list[Match]:
        """The pairs that together weigh most, and then those that their neighbours speak for."""
        found: dict[Pair, tuple[float, Pass]] = dict.fromkeys(self.stated, (_IDENTICAL, "fra_forslag"))
        left = self._same(rows, columns, found)
        likeness = self._likeness(*left)
        for pair, alike in likeness.items():
            if alike >= ALIKE:
                found[pair] = (alike - ALIKE + _ANY, "lik")
        chain = heaviest_chain((pair, weight) for pair, (weight, _pass) in found.items())
        matches: list[Match] = [(*pair, found[pair][1]) for pair in chain]
        rest = {pair: alike - ALIKE_BETWEEN + _ANY for pair, alike in likeness.items() if alike >= ALIKE_BETWEEN}
        matches += [(*pair, "lik") for pair in _between(rest, chain)]
        return sorted(matches)

    def _same(
        self, rows: Sequence[int], columns: Sequence[int], found: dict[Pair, tuple[float, Pass]]
    ) -> tuple[list[int], list[int]]:
        """Put into ``found`` the pairs with the same text, then those but for cosmetics; the points that are left."""
        left = list(rows), list(columns)
        passes: tuple[tuple[Pass, float], ...] = (("identisk", _IDENTICAL), ("kosmetisk", _COSMETIC))
        for name, weight in passes:
            texts_old = {row: self._text(self.old[row], name) for row in left[0]}
            texts_new = {column: self._text(self.new[column], name) for column in left[1]}
            places: dict[str, list[int]] = {}
            for column, text in texts_new.items():
                places.setdefault(text, []).append(column)
            for row, text in texts_old.items():
                for column in places.get(text, ())[: _DENSE // len(rows) + 1]:
                    same_below = self.old[row].whole == self.new[column].whole
                    found.setdefault((row, column), (weight - ALIKE + same_below * _SAME_BELOW, name))
            times_old, times_new = Counter(texts_old.values()), Counter(texts_new.values())
            left = (
                [row for row, text in texts_old.items() if times_old[text] > times_new[text]],
                [column for column, text in texts_new.items() if times_new[text] > times_old[text]],
            )
        return left

    @staticmethod
    def _text(node: Node, name: Pass) -> str:
        return node.text if name == "identisk" else node.plain

    def _likeness(self, rows: Sequence[int], columns: Sequence[int]) -> dict[Pair, float]:
        """How alike the points of two lists are, for pairs that have a word in common that tells points apart."""
        if not rows or not columns:
            return {}
        siblings = max(len(self.old), len(self.new)) <= _SIBLINGS
        around = [*self.old, *self.new] if siblings else [self.old[r] for r in rows] + [self.new[c] for c in columns]
        scale = Scale(around)
        alike: dict[Pair, float] = {}
        for row, column in scale.candidates([self.old[r] for r in rows], [self.new[c] for c in columns]):
            pair = rows[row], columns[column]
            alike[pair] = scale.likeness(self.old[pair[0]], self.new[pair[1]])
        return alike


def _between(likeness: dict[Pair, float], chain: Sequence[Pair]) -> Iterator[Pair]:
    """The best pairs inside the gaps of a chain: a point that changed much, beside one that stayed."""
    if not chain:
        return
    end = (sys.maxsize, sys.maxsize)
    for (top, left), (bottom, right) in zip([(-1, -1), *chain], [*chain, end], strict=True):
        gap = {
            (row, column): weight
            for (row, column), weight in likeness.items()
            if top < row < bottom and left < column < right
        }
        if gap:
            yield from heaviest_chain(gap.items())


class Scale:
    """How much each word says about which point it stands in, among given points."""

    def __init__(self, points: Iterable[Node]) -> None:
        self._times = Counter(word for point in points for word in point.all_words)
        self._weights: dict[str, float] = {}
        self._sums: dict[frozenset[str], float] = {}

    def weight(self, word: str) -> float:
        """A long word says more than a short one, a number little (it is what is amended), a word of many points little."""
        known = self._weights.get(word)
        if known is None:
            letters = min(len(word), _LONGEST) - 1.0 if word.isalpha() else 1.0
            known = self._weights[word] = letters / max(1.0, self._times[word] / 2)
        return known

    def likeness(self, old: Node, new: Node) -> float:
        """From 0 (no word in common) to 1 (the same words), of the texts alone or with what stands under them."""
        alike = self.share(old.words, new.words)
        if old.children or new.children:
            alike = max(alike, self.share(old.all_words, new.all_words))
            if old.children and new.children and old.all_words != old.words:
                same = [child.whole for child in old.children] == [child.whole for child in new.children]
                alike = max(alike, SAME_CHILDREN if same else 0)
        return alike

    def share(self, old: frozenset[str], new: frozenset[str]) -> float:
        """The share of two sets of words that both have, by weight."""
        common = sum(map(self.weight, old & new))
        return 2 * common / (self._sum(old) + self._sum(new)) if common else 0.0

    def _sum(self, words: frozenset[str]) -> float:
        known = self._sums.get(words)
        if known is None:
            known = self._sums[words] = sum(map(self.weight, words))
        return known

    def candidates(self, old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
        """The pairs that share a word; in long lists only a word that stands in few points of the other side."""
        if len(old) * len(new) <= _DENSE:
            return [(row, column) for row in range(len(old)) for column in range(len(new))]
        places: dict[str, list[int]] = {}
        for column, node in enumerate(new):
            for word in node.all_words:
                places.setdefault(word, []).append(column)
        pairs: set[Pair] = set()
        for row, node in enumerate(old):
            telling = (places[word] for word in node.all_words if len(places.get(word, ())) in range(1, _COMMON + 1))
            shared = Counter(column for columns in telling for column in columns)
            pairs.update((row, column) for column, times in shared.most_common(_CANDIDATES) if times > 1)
        return sorted(pairs)
