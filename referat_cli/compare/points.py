"""The changes from a proposal to a decision, point by point and word by word.

Two trees of points in, a list of changes out. The points under the same parent are paired first, from the top; what is
left over on both sides may have been moved; the rest was left out or added. The words are compared inside each pair.

The list holds every point, unchanged ones too, in the reading order of the decision. A point that was left out stands
where it stood in the proposal: after the point before it that stayed, before what was added there, and with its own
points under it. A moved point stands at its new place only.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct, field

from referat_cli.compare.alignment import Pass, PointNode, PointTree, align
from referat_cli.compare.leftovers import Split, dropped_headings, find_moves, find_splits
from referat_cli.compare.significance import Wording, judge_plain
from referat_cli.compare.text_diff import Words, compare_words
from referat_cli.model.meeting import Point, Points, as_point

PointChangeKind = Literal[
    "uendret", "kosmetisk", "redaksjonell", "endret", "tilfoeyd", "stroeket", "flyttet", "delt", "slaatt_sammen"
]

# Above so many points a changed point that was moved is only held against the others that were moved, left out or
# added.
_MANY = 500

# What was moved can bring to light what was moved below it, a level at a time; deeper than this nobody writes.
_ROUNDS = 20


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one point.

    ``source`` and ``target`` are its addresses ("2.3") in the proposal and in the decision, None where it is not there,
    and then its text there is None too. ``match`` is the pass that paired the two, None where nothing did. ``wording``
    says of a moved point what happened to its text, and is None for every other.

    A point that was split is told once for each point that it became: ``old_text`` is the passage of its text that
    became this one. Of a point that several were merged into, ``source`` is the first of them, ``other_sources`` are
    the rest, and ``old_texts`` the texts of all, which ``old_text`` joins with a space.

    Where a case has several proposals, ``origin`` is the point of one of them that this point came from, and where that
    is another than the source, ``origin_wording`` and ``origin_words`` say what happened to its text.
    """

    kind: PointChangeKind = field(name="art")
    source: str | None = field(name="fra")
    target: str | None = field(name="til")
    old_text: str | None = field(name="fra_tekst")
    new_text: str | None = field(name="til_tekst")
    words: Words = field(name="ord")
    match: Pass | None = field(name="treff")
    wording: Wording | None = field(name="tekst", default=None)
    other_sources: tuple[str, ...] = field(name="ogsaa_fra", default=())
    old_texts: tuple[str, ...] = field(name="fra_tekster", default=())
    origin: str | None = field(name="fra_forslag", default=None)
    origin_wording: Wording | None = field(name="fra_forslag_art", default=None)
    origin_words: Words = field(name="fra_forslag_ord", default=())


Changes = tuple[Change, ...]


class _Pairing(NamedTuple):
    """The node of the proposal that a node of the decision is, how that was found, and whether it was moved.

    ``passage`` is what of a split node became this one, of which only the ``first`` stands where the node stood, and
    only one is its ``heir``, under which its points are. ``merged`` are the nodes that were merged into this one.
    """

    old: PointNode
    match: Pass
    moved: bool
    passage: str | None = None
    first: bool = True
    heir: bool = True
    merged: tuple[PointNode, ...] = ()


def compare(proposal: Points, decision: Points, *, splits: bool = True) -> Changes:
    """The changes from a proposal to a decision: every point of both, in the reading order of the decision.

    A point's ``fra_forslag`` names the proposal's point it came from; an address that does not exist there counts for
    nothing, and of several points that name the same one the first does. Without ``splits`` a point that was split is
    told as one changed and others added, a merge the other way round.
    """
    return tuple(_PointComparison(PointTree(proposal), PointTree(decision), splits=splits).changes())


class _PointComparison:
    """The two trees, and what has been found so far; nodes are known by their identity."""

    def __init__(self, old: PointTree, new: PointTree, *, splits: bool) -> None:
        self._old, self._new = old, new
        self._found: dict[int, _Pairing] = {}
        self._used: set[int] = set()
        # The pairs that the record names: target → source and back.
        self._sources, self._targets = _stated(old, new)
        self._pair(old.root, new.root, "identisk", moved=False)
        for source, target in self._targets.values():
            if id(target) not in self._found:
                self._pair(source, target, "fra_forslag", moved=True)
        for _round in range(_ROUNDS):
            if not (self._find_regrouped() or self._find_moves()):
                break
        if splits:
            self._find_splits()

    def _pair(self, old: PointNode, new: PointNode, match: Pass, *, moved: bool) -> None:
        """Note a pair, and pair what stands under it."""
        found, used = self._found, self._used
        found[id(new)] = _Pairing(old, match, moved)
        used.add(id(old))
        waiting = [(old, new)]
        while waiting:
            for source, target, how, elsewhere in self._children(*waiting.pop()):
                found[id(target)] = _Pairing(source, how, elsewhere)
                used.add(id(source))
                if source.children and target.children:
                    waiting.append((source, target))

    def _children(self, old: PointNode, new: PointNode) -> Iterator[tuple[PointNode, PointNode, Pass, bool]]:
        """The pairs of the points under two nodes that are the same point, as far as they are not paired yet."""
        used, found, sources, targets = self._used, self._found, self._sources, self._targets
        olds = [
            node
            for node in old.children
            if id(node) not in used and (id(node) not in targets or targets[id(node)][1].parent is new)
        ]
        news = [
            node
            for node in new.children
            if id(node) not in found and (id(node) not in sources or sources[id(node)].parent is old)
        ]
        rows = {id(node): row for row, node in enumerate(olds)} if sources else {}
        stated = [(rows[id(sources[id(node)])], column) for column, node in enumerate(news) if id(node) in sources]
        in_order = align(olds, news, stated)
        yield from ((olds[row], news[column], match, False) for row, column, match in in_order)
        moved = set(stated).difference((row, column) for row, column, _match in in_order)
        yield from ((olds[row], news[column], "fra_forslag", True) for row, column in sorted(moved))

    def _find_moves(self) -> bool:
        """Pair the points that were certainly moved; whether there were any."""
        removed, added = self._lone()
        if not removed or not added:
            return False
        around = [node for node in self._old.nodes if id(node) in self._used]
        around += [node for node in self._new.nodes if id(node) in self._found]
        found = find_moves(removed, added, around if len(around) <= _MANY else [], self._is_same_list)
        for old, new, match in found:
            if id(old) not in self._used and id(new) not in self._found:
                self._pair(old, new, match, moved=True)
        return bool(found)

    def _lone(self) -> tuple[list[PointNode], list[PointNode]]:
        """The nodes of both trees that are not paired."""
        olds = [node for node in self._old.nodes if id(node) not in self._used]
        return olds, [node for node in self._new.nodes if id(node) not in self._found]

    def _partners(self) -> dict[int, PointNode]:
        """Each paired node of one tree with that of the other, both ways."""
        nodes = {id(node): node for node in [self._new.root, *self._new.nodes]}
        pairs = [(nodes[key], pairing.old) for key, pairing in self._found.items()]
        return {id(new): old for new, old in pairs} | {id(old): new for new, old in pairs}

    def _find_regrouped(self) -> bool:
        """Pair the points that stood or stand under a heading that was dropped or added; whether there were any."""
        olds, news = self._lone()
        if not olds or not news or not any(node.children for node in (*olds, *news)):
            return False
        partners, free = self._partners(), set(map(id, (*olds, *news)))
        pairs = [
            *dropped_headings([node for node in olds if node.children], partners, free, added=False),
            *dropped_headings([node for node in news if node.children], partners, free, added=True),
        ]
        times = Counter(id(node) for old, new, _match in pairs for node in (old, new))
        alone = [(old, new, match) for old, new, match in pairs if times[id(old)] == times[id(new)] == 1]
        for old, new, match in alone:
            if id(old) not in self._used and id(new) not in self._found:
                self._pair(old, new, match, moved=True)
        return bool(alone)

    def _find_splits(self) -> None:
        """Note the points that were split or merged, where a changed point or several lone ones show it."""
        olds, news = self._lone()
        if not olds and not news:
            return
        partners = self._partners()
        changed = [
            (pairing.old, node)
            for node in self._new.nodes
            if (pairing := self._found.get(id(node))) and pairing.match == "lik" and not pairing.moved
            if pairing.old.plain != node.plain
        ]
        splits = find_splits([*(old for old, _new in changed), *olds], news, partners) if news else []
        merges = find_splits([*(new for _old, new in changed), *news], olds, partners) if olds else []
        times = Counter(id(node) for split in (*splits, *merges) for node in (split.whole, split.kept, *split.parts))
        for split in splits:
            if self._stands_alone(split, times):
                self._note_split(split)
        for merge in merges:
            if self._stands_alone(merge, times):
                self._note_merge(merge)

    @staticmethod
    def _stands_alone(split: Split, times: Counter[int]) -> bool:
        """Whether none of its nodes is part of another split or merge."""
        return all(times[id(node)] == 1 + (node is split.kept) for node in (split.whole, *split.parts))

    def _note_split(self, split: Split) -> None:
        whole, heir = split.whole, split.kept or split.parts[0]
        self._used.add(id(whole))
        for part, passage in zip(split.parts, split.passages, strict=True):
            first = part is split.parts[0]
            self._found[id(part)] = _Pairing(whole, "lik", moved=False, passage=passage, first=first, heir=part is heir)

    def _note_merge(self, merge: Split) -> None:
        self._used.update(map(id, merge.parts))
        old = merge.kept or merge.parts[0]
        self._found[id(merge.whole)] = _Pairing(old, "lik", moved=False, merged=merge.parts)

    def _is_same_list(self, old: PointNode, new: PointNode) -> bool:
        """Whether two points stand under the same point."""
        above = self._found.get(id(new.parent))
        return above is not None and above.old is old.parent

    def changes(self) -> Iterator[Change]:
        """Every change, in the reading order of the decision."""
        return self._under(self._old.root, self._new.root)

    def _under(self, old: PointNode | None, new: PointNode) -> Iterator[Change]:
        """The changes of the points under a node of the decision and the node of the proposal that it is, if any."""
        sources = old.children if old else []
        reached = 0
        waiting: list[PointNode] = []
        for node in new.children:
            found = self._found.get(id(node))
            if found is None or found.moved or not found.first:
                waiting.append(node)
                continue
            if sources[reached] is not found.old or waiting:
                start = reached
                reached = sources.index(found.old, start)
                yield from self._gap(sources[start:reached], waiting)
                waiting = []
            reached += 1
            if node.children or found.old.children:
                yield from self._here(node)
            else:
                yield _change(node, found)
        yield from self._gap(sources[reached:], waiting)

    def _gap(self, sources: Sequence[PointNode], targets: Sequence[PointNode]) -> Iterator[Change]:
        """The changes between two points that stayed: first what was left out there, then what came."""
        for node in sources:
            yield from self._left_out(node)
        for node in targets:
            yield from self._here(node)

    def _left_out(self, node: PointNode) -> Iterator[Change]:
        """A point that was left out, with what was left out under it; nothing if it only stands elsewhere."""
        if id(node) in self._used:
            return
        words: Words = (("stroeket", node.text),) if node.text else ()
        yield Change(
            kind="stroeket", source=node.number, target=None, old_text=node.text, new_text=None, words=words, match=None
        )
        for child in node.children:
            yield from self._left_out(child)

    def _here(self, node: PointNode) -> Iterator[Change]:
        """A point of the decision, with what became of the points under it."""
        found = self._found.get(id(node))
        old = found.old if found and found.heir else None
        yield _change(node, found)
        if node.children or (old and old.children):
            yield from self._under(old, node)


def _stated(old: PointTree, new: PointTree) -> tuple[dict[int, PointNode], dict[int, tuple[PointNode, PointNode]]]:
    """The pairs that the record names: the source of each target, and each source with its target."""
    sources: dict[int, PointNode] = {}
    targets: dict[int, tuple[PointNode, PointNode]] = {}
    with_origin = [(node, node.origin) for node in new.nodes if node.origin]
    numbers = {node.number: node for node in old.nodes} if with_origin else {}
    for node, origin in with_origin:
        source = numbers.get(origin.removeprefix("A."))
        if source is not None and id(source) not in targets:
            targets[id(source)] = (source, node)
            sources[id(node)] = source
    return sources, targets


def _change(node: PointNode, found: _Pairing | None) -> Change:
    """What became of a point that stands in the decision."""
    new = node.text
    if found is None:
        words: Words = (("tilfoeyd", new),) if new else ()
        return Change(
            kind="tilfoeyd", source=None, target=node.number, old_text=None, new_text=new, words=words, match=None
        )
    if found.merged or found.passage is not None:
        return _joined_change(node, found)
    old = found.old.text
    wording: Wording = "uendret" if old == new else judge_plain(found.old.plain, node.plain)
    return Change(
        kind="flyttet" if found.moved else wording,
        source=found.old.number,
        target=node.number,
        old_text=old,
        new_text=new,
        words=compare_words(old, new),
        match=found.match,
        wording=wording if found.moved else None,
    )


def _joined_change(node: PointNode, found: _Pairing) -> Change:
    """What became of a point that is a part of another one, or several of them."""
    texts = tuple(old.text for old in found.merged)
    old = " ".join(texts) if found.passage is None else found.passage
    sources = [old.number for old in found.merged] or [found.old.number]
    return Change(
        kind="slaatt_sammen" if found.merged else "delt",
        source=sources[0],
        target=node.number,
        old_text=old,
        new_text=node.text,
        words=compare_words(old, node.text),
        match=found.match,
        other_sources=tuple(sources[1:]),
        old_texts=texts,
    )


def bare(points: Points) -> Points:
    """The points with nothing but their texts, whether they are numbered, and the points under them."""
    return tuple(_bare(as_point(point)) for point in points)


def _bare(point: Point) -> str | Point:
    if not point.points and not point.unnumbered:
        return point.text
    return Point(text=point.text, unnumbered=point.unnumbered, points=bare(point.points) if point.points else None)
