"""The pairs of two lists of points that are the same point.

The lists are the points under the same parent in a proposal and in a decision. A pair is found by its text, never by
its number: the same text, the same but for cosmetics, or a similar one. The pairs of a list are chosen together, so
that they stand in the same order on both sides and are as many and as alike as possible.

To choose them together is safer than pass after pass: a short line that is identical must not part two long points that
only changed a word. A point that has its identical counterpart is never offered a similar one, so the passes keep their
order of strength.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from os.path import commonprefix
from typing import Literal

from referat_cli.compare.lcs import Block, Pair, heaviest_chain, in_same_order, longest_common, same_ends, shared_once
from referat_cli.compare.significance import plain
from referat_cli.compare.spelling import stem
from referat_cli.model.meeting import Points
from referat_cli.model.point_numbers import sibling_numbers

_WORD = re.compile(r"\w+")


class PointNode:
    """A point in its tree, with what the comparison needs to know of it, found when first asked for.

    ``number`` is the point's address ("2.3"), ``place`` its position in its list, ``origin`` the address that its
    ``fra_forslag`` names.
    """

    def __init__(self, text: str, number: str, parent: "PointNode | None", origin: str | None) -> None:
        self.text = text
        self.number = number
        self.parent = parent
        self.place = len(parent.children) if parent else 0
        self.origin = origin
        self.children: list[PointNode] = []

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
        """The stems of the words of the text, without regard to case."""
        return frozenset(map(stem, _WORD.findall(self.text.lower())))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """The words of the text and of everything under it."""
        return self.words.union(*(child.all_words for child in self.children)) if self.children else self.words


class PointTree:
    """A tree of points: ``root`` is a node without text above the points, ``nodes`` are the points in reading order."""

    def __init__(self, points: Points) -> None:
        self.root = PointNode("", "", None, None)
        self.nodes: list[PointNode] = []
        self._grow(self.root, points)

    def _grow(self, parent: PointNode, points: Points) -> None:
        before = f"{parent.number}." if parent.number else ""
        for own, entry in zip(sibling_numbers(points), points, strict=True):
            number = f"{before}{own}"
            if isinstance(entry, str):
                node = PointNode(entry, number, parent, None)
                below = None
            else:
                node = PointNode(entry.text, number, parent, entry.from_proposal)
                below = entry.points
            parent.children.append(node)
            self.nodes.append(node)
            if below:
                self._grow(node, below)


# A list with the same points under it is the same list, whatever became of its heading.
SAME_BELOW = 0.5

# A word counts for its letters, but not more than so many.
_LONGEST = 12

# Lists with more pairs than this are not weighed pair by pair: only words that stand in few points of the other list
# lead to a candidate there, and only the best few candidates are weighed. This bounds the time for lists with nothing
# alike.
_DENSE_LETTERS = 10_000

_COMMON = 32

_CANDIDATES = 4


class _Weights(dict[str, float]):
    """What each word counts for, found when first asked for; ``times``: in how many points it stands."""

    def __init__(self, times: Mapping[str, int]) -> None:
        self._times = times

    def __missing__(self, word: str) -> float:
        letters = min(len(word), _LONGEST) - 1.0 if word.isalpha() else 1.0
        self[word] = letters / max(1.0, self._times.get(word, 0) / 2)
        return self[word]


class Scale:
    """How much each word says about which point it stands in, among given points; among none, each by itself."""

    def __init__(self, points: Sequence[PointNode] = ()) -> None:
        self._points = points
        self._sums: dict[frozenset[str], float] = {}

    @cached_property
    def _weights(self) -> _Weights:
        return _Weights(Counter(word for point in self._points for word in point.all_words))

    def likeness(self, old: PointNode, new: PointNode) -> float:
        """From 0 (no word in common) to 1 (the same words), of the texts alone or with what stands under them."""
        alike = self.share(old.words, new.words)
        if old.children or new.children:
            alike = max(alike, self.share(old.all_words, new.all_words))
            if self._is_above(old, new, alike) or self._is_above(new, old, alike):
                alike = 0.0
            if any(child.all_words for child in old.children):
                same = [child.whole for child in old.children] == [child.whole for child in new.children]
                alike = max(alike, SAME_BELOW if same else 0)
        return alike

    def _is_above(self, heading: PointNode, node: PointNode, as_heading: float) -> bool:
        """Whether a point is rather one of those under a heading than the heading: that was dropped or added.

        Where both have too many points under them to hold each against each, it is not.
        """
        if len(heading.children) * len(node.children) > _DENSE_LETTERS:
            return False
        for child in heading.children:
            alike = self.share(child.all_words, node.all_words)
            if alike > as_heading and all(
                self.share(child.all_words, below.all_words) < alike for below in node.children
            ):
                return True
        return False

    def within(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of a set of words stands in another one, by weight."""
        return sum(map(self._weights.__getitem__, part & whole)) / (self._sum(part) or 1)

    def share(self, old: frozenset[str], new: frozenset[str]) -> float:
        """The share of two sets of words that both have, by weight."""
        common = sum(map(self._weights.__getitem__, old & new))
        return 2 * common / (self._sum(old) + self._sum(new)) if common else 0.0

    def _sum(self, words: frozenset[str]) -> float:
        known = self._sums.get(words)
        if known is None:
            known = self._sums[words] = sum(map(self._weights.__getitem__, words))
        return known

    def candidates(self, old: Sequence[PointNode], new: Sequence[PointNode]) -> list[Pair]:
        """The pairs that share a word; in long lists only a word that stands in few points of the other side."""
        if len(old) * len(new) <= _DENSE_LETTERS:
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


# What matched a pair, the strongest first.
Pass = Literal["fra_forslag", "identisk", "kosmetisk", "lik"]

Match = tuple[int, int, Pass]

# How alike two texts must be to be the same point. In the real minutes true pairs have .8 and more of their words in
# common, false ones .4 and less; a point with half of its words rewritten has .5.
ALIKE = 0.45

# Between neighbours that stayed, a point that is less alike is still that point; there its words count in full even if
# its siblings have them too. Never without words in common.
ALIKE_BETWEEN = 0.36

# Beside points that stayed, a text of which so much stands unchanged at its start and its end needs no counting of
# words.
SAME_ENDS = 0.6

# What a pair counts for: a point that stayed word for word more than one that changed, and of two equal ones that with
# the same points under it. What is just alike enough still counts for something.
_IDENTICAL = 1.0

_COSMETIC = 0.98

_SAME_BELOW = 0.01

_ANY = 0.001

# Lists with more pairs than this are first cut at their identical points, and those with more than the second number at
# points that stand once on both sides. Of longer lists than the third number, words tell points apart by themselves.
_DENSE = 10_000

_TABLE = 50_000_000

_SIBLINGS = 120


def align(old: Sequence[PointNode], new: Sequence[PointNode], stated: Sequence[Pair] = ()) -> list[Match]:
    """The pairs of two lists of siblings that stand in the same order, as positions and what matched them.

    ``stated`` are pairs that the record itself names; their points are never paired with others. A stated pair that is
    missing from the answer stands in another order.
    """
    top, bottom = (0, 0) if stated else same_ends(old, new, attrgetter("whole"))
    matches: list[Match] = [(index, index, "identisk") for index in range(top)]
    rows, columns = range(top, len(old) - bottom), range(top, len(new) - bottom)
    if rows and columns:
        taken_old, taken_new = {row for row, _column in stated}, {column for _row, column in stated}
        free = [row for row in rows if row not in taken_old], [column for column in columns if column not in taken_new]
        # Of equally good answers both directions choose the same, for it is always one direction that is asked.
        if [old[row].text for row in free[0]] <= [new[column].text for column in free[1]]:
            matches += _Lists(old, new, stated).solve(*free, beside=bool(top or bottom))
        else:
            turned = _Lists(new, old, [(column, row) for row, column in stated])
            solved = turned.solve(free[1], free[0], beside=bool(top or bottom))
            matches += [(row, column, match) for column, row, match in solved]
    matches += [(len(old) - rest, len(new) - rest, "identisk") for rest in range(bottom, 0, -1)]
    return matches


class _Lists:
    """Two lists of siblings, and how the pairs between them weigh."""

    def __init__(self, old: Sequence[PointNode], new: Sequence[PointNode], stated: Sequence[Pair]) -> None:
        self.old, self.new, self.stated = old, new, stated
        # How much words say among the siblings, and each by itself.
        self._among = Scale([*old, *new] if max(len(old), len(new)) <= _SIBLINGS else ())
        self._alone = Scale()

    def solve(self, rows: Sequence[int], columns: Sequence[int], *, beside: bool) -> list[Match]:
        """The best pairs of these points, with the stated ones; ``beside``: they stand beside others that stayed."""
        if len(rows) * len(columns) <= _DENSE or self.stated:
            return self._chosen(rows, columns, beside=beside)
        matches: list[Match] = []
        above, before = 0, 0
        identical = self._identical(rows, columns)
        beside = beside or bool(identical)
        for row, column, length in [*identical, (len(rows), len(columns), 0)]:
            if row > above and column > before:
                matches += self._chosen(rows[above:row], columns[before:column], beside=beside)
            matches += [(rows[row + step], columns[column + step], "identisk") for step in range(length)]
            above, before = row + length, column + length
        return matches

    def _identical(self, rows: Sequence[int], columns: Sequence[int]) -> list[Block]:
        """The identical points of two long lists, as runs in the same order."""
        old, new = [self.old[row].text for row in rows], [self.new[column].text for column in columns]
        # Where no text stands twice, the longest run of pairs is the longest common subsequence.
        once = len(set(old)) == len(old) and len(set(new)) == len(new)
        if once or len(old) * len(new) > _TABLE:
            return [(row, column, 1) for row, column in in_same_order(shared_once(old, new))]
        return longest_common(old, new)

    def _chosen(self, rows: Sequence[int], columns: Sequence[int], *, beside: bool) -> list[Match]:
        """The pairs that together weigh most, and then those that their neighbours speak for."""
        if len(rows) == len(columns) == 1 and not self.stated:
            return self._alone_in_gap(rows[0], columns[0], beside=beside)
        found: dict[Pair, tuple[float, Pass]] = dict.fromkeys(self.stated, (_COSMETIC - ALIKE, "fra_forslag"))
        left = self._same(rows, columns, found)
        likeness = self._likeness(*left)
        for pair, alike in likeness.items():
            if alike >= ALIKE:
                found[pair] = (alike - ALIKE + _ANY, "lik")
        chain = heaviest_chain((pair, weight) for pair, (weight, _pass) in found.items())
        matches: list[Match] = [(*pair, found[pair][1]) for pair in chain]
        if chain or beside:
            matches += [(*pair, "lik") for pair in self._between(likeness, chain)]
        return sorted(matches)

    def _alone_in_gap(self, row: int, column: int, *, beside: bool) -> list[Match]:
        """The same answer for one point on each side, found at once."""
        old, new = self.old[row], self.new[column]
        if old.text == new.text:
            return [(row, column, "identisk")]
        if old.plain == new.plain:
            return [(row, column, "kosmetisk")]
        if beside and _shared_ends(old.text, new.text) >= SAME_ENDS:
            return [(row, column, "lik")]
        alike = self._among.likeness(old, new)
        if alike >= ALIKE or (beside and max(alike, self._alone.likeness(old, new)) >= ALIKE_BETWEEN):
            return [(row, column, "lik")]
        return []

    def _between(self, likeness: dict[Pair, float], chain: Sequence[Pair]) -> Iterator[Pair]:
        """The best pairs inside the gaps of a chain: a point that changed much, beside one that stayed."""
        rows, columns = [row for row, _column in chain], [column for _row, column in chain]
        gaps: dict[int, list[tuple[Pair, float]]] = {}
        for (row, column), alike in likeness.items():
            gap = bisect_left(rows, row)
            if gap != bisect_left(columns, column) or row in rows[gap : gap + 1] or column in columns[gap : gap + 1]:
                continue
            weight = max(alike, self._alone.likeness(self.old[row], self.new[column])) - ALIKE_BETWEEN
            if weight >= 0:
                gaps.setdefault(gap, []).append(((row, column), weight + _ANY))
        for pairs in gaps.values():
            yield from heaviest_chain(pairs)

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
    def _text(node: PointNode, name: Pass) -> str:
        return node.text if name == "identisk" else node.plain

    def _likeness(self, rows: Sequence[int], columns: Sequence[int]) -> dict[Pair, float]:
        """How alike the points of two lists are, for pairs that have a word in common that tells points apart."""
        pairs = self._among.candidates([self.old[row] for row in rows], [self.new[column] for column in columns])
        near = ((rows[row], columns[column]) for row, column in pairs)
        return {(row, column): self._among.likeness(self.old[row], self.new[column]) for row, column in near}


def _shared_ends(old: str, new: str) -> float:
    """The share of the longer text that both begin or end with."""
    start = len(commonprefix([old, new]))  # noqa: RUF071 - texts, not paths
    end = len(commonprefix([old[start:][::-1], new[start:][::-1]]))  # noqa: RUF071
    return (start + end) / (max(len(old), len(new)) or 1)
