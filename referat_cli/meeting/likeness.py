"""How alike are two points?

As alike as the share of their words that both have. A long word says more about which point it stands in than a short
one; a number says little, for it is what is amended; and a word that many of the points have says little too, so that
lines of a list are told apart by what differs in them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from referat_cli.meeting.nodes import Node
from referat_cli.meeting.sequences import Pair

# A list with the same points under it is the same list, whatever became of its heading.
SAME_BELOW = 0.5

# A word counts for its letters, but not more than so many.
_LONGEST = 12

# Lists with more pairs than this are not weighed pair by pair: only words that stand in few points of the other list
# lead to a candidate there, and only the best few candidates are weighed. This bounds the time for lists with nothing
# alike.
_DENSE = 10_000
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

    def __init__(self, points: Sequence[Node] = ()) -> None:
        self._points = points
        self._sums: dict[frozenset[str], float] = {}

    @cached_property
    def _weights(self) -> _Weights:
        return _Weights(Counter(word for point in self._points for word in point.all_words))

    def likeness(self, old: Node, new: Node) -> float:
        """From 0 (no word in common) to 1 (the same words), of the texts alone or with what stands under them."""
        alike = self.share(old.words, new.words)
        if old.children or new.children:
            alike = max(alike, self.share(old.all_words, new.all_words))
            if any(child.all_words for child in old.children):
                same = [child.whole for child in old.children] == [child.whole for child in new.children]
                alike = max(alike, SAME_BELOW if same else 0)
        return alike

    def share(self, old: frozenset[str], new: frozenset[str]) -> float:
        """The share of two sets of words that both have, by weight."""
        common = sum(map(self._weights.__getitem__, old & new))
        return 2 * common / (self._sum(old) + self._sum(new)) if common else 0.0

    def _sum(self, words: frozenset[str]) -> float:
        known = self._sums.get(words)
        if known is None:
            known = self._sums[words] = sum(map(self._weights.__getitem__, words))
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
