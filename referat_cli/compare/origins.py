"""The changes from what was adopted to a decision, and which point of which proposal each of its points came from.

The origin is stated in the record (``fra_forslag``), given by what an adopted amendment puts instead of what, or found
where the words tell. What fell is no origin, whatever numbers its points have.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec.structs import replace

from referat_cli.compare.adopted import Adopted, adopted
from referat_cli.compare.points import Change, Changes, compare
from referat_cli.compare.significance import Wording, judge_plain, plain
from referat_cli.compare.text_diff import Words, compare_words
from referat_cli.model.meeting import Case, Point, Points, as_point
from referat_cli.model.point_numbers import numbered, sibling_numbers
from referat_cli.model.proposals import RECOMMENDATION, all_proposals, letter_of, origin_address, point_of

# How little was changed, from the least; all but the last leave no doubt where a point came from.
_CLOSENESS = ("uendret", "kosmetisk", "redaksjonell", "endret")


def decision_changes(case: Case, against: Adopted | None = None, *, origins: bool = True) -> Changes:
    """The changes from what was adopted to the decision, each with the point that it came from if ``origins``."""
    if not (case.proposals or case.votes):
        return compare(case.proposal or (), case.decision or ())
    comparison = _Comparison(case, against or adopted(case))
    changes = comparison.changes()
    return tuple(comparison.with_origins(changes)) if case.proposals and origins else changes


class _Comparison:
    """The decision of a case with several proposals, or with votes, beside what it is held against."""

    def __init__(self, case: Case, against: Adopted) -> None:
        self._decision, self._against = case.decision or (), against
        # Every point of every proposal → its text.
        self._texts = {
            f"{proposal.id}.{number}": point.text
            for proposal in all_proposals(case)
            for number, _position, point in numbered(proposal.points)
        }
        # The addresses of what the decision is held against → their numbers there.
        self._numbers = {address: number for number, address in against.addresses.items()}
        if not self._numbers:
            self._numbers = {f"{RECOMMENDATION}.{number}": number for number, _at, _point in numbered(against.points)}
        # The points that an adopted amendment changes → those that stand instead; and these → the numbers of the first.
        self._amended = {instead: address for address, instead in self._amendments() if instead in self._numbers}
        self._instead_of = {address: self._numbers[instead] for instead, address in self._amended.items()}

    def _amendments(self) -> Iterator[tuple[str, str]]:
        """The points of adopted amendments, and those that won over another, with what each stands instead of."""
        fell = {point.vote: point.address for point in self._against.treated.points if point.result == "falt"}
        for point in self._against.treated.points:
            if point.result == "vedtatt" and point.vote in fell:
                yield point.address, fell[point.vote]
        for proposal in self._against.with_it:
            if proposal.type != "tillegg":
                instead_of = [address for address in proposal.amends if point_of(address)]
                own = (f"{proposal.id}.{number}" for number in sibling_numbers(proposal.points))
                yield from zip(own, instead_of, strict=False)

    def changes(self) -> Changes:
        """The changes from what was adopted to the decision."""
        changes = compare(self._against.points, self._with_sources(self._decision, self._put_instead()))
        return tuple(map(self._readdressed, changes))

    def _put_instead(self) -> dict[str, str]:
        """The points of the decision that an adopted amendment put there → the number of what they stand instead of."""
        unchanged = {plain(self._texts[address]) for address in self._numbers} if self._instead_of else set()
        others = {
            number: point.text
            for number, _position, point in numbered(self._decision if self._instead_of else ())
            if plain(point.text) not in unchanged
        }
        found = self._matched(self._instead_of, others)
        return {number: self._instead_of[address] for number, (_closeness, address) in found.items()}

    def _matched(self, addresses: Iterable[str], texts: Mapping[str, str]) -> dict[str, tuple[int, str]]:
        """The points with these texts that came from one of the addresses: how close it is, and which."""
        pool = list(addresses)
        by_words = {plain(self._texts[address]): address for address in reversed(pool) if address in self._texts}
        found = {
            number: (0 if text == self._texts[address] else 1, address)
            for number, text in texts.items()
            if (address := by_words.get(plain(text)))
        }
        used = {address for _closeness, address in found.values()}
        rest = [number for number in texts if number not in found]
        for _letter, some in groupby(pool, key=letter_of) if rest else ():
            own = [address for address in some if address not in used and address in self._texts]
            old, new = tuple(self._texts[address] for address in own), tuple(texts[number] for number in rest)
            for change in compare(old, new, splits=False):
                kind = change.wording or change.kind
                if change.source and change.target and kind in _CLOSENESS:
                    number, candidate = (
                        rest[int(change.target) - 1],
                        (_CLOSENESS.index(kind), own[int(change.source) - 1]),
                    )
                    found[number] = min(found.get(number, candidate), candidate, key=lambda one: one[0])
        return found

    def _with_sources(self, points: Points, instead: Mapping[str, str], above: str = "") -> Points:
        """The points, each with the number that it came from as the comparison reads it."""
        return tuple(
            self._with_source(as_point(point), instead, f"{above}{number}")
            for number, point in zip(sibling_numbers(points), points, strict=True)
        )

    def _with_source(self, point: Point, instead: Mapping[str, str], number: str) -> Point:
        source = instead.get(number)
        if point.from_proposal is not None:
            source = (self._numbers | self._instead_of).get(origin_address(point.from_proposal))
        below = self._with_sources(point.points, instead, f"{number}.") if point.points else None
        return replace(point, from_proposal=source, points=below)

    def _readdressed(self, change: Change) -> Change:
        addresses = self._against.addresses
        if not addresses or change.source is None:
            return change
        others = tuple(addresses[one] for one in change.other_sources)
        return replace(change, source=addresses[change.source], other_sources=others)

    def with_origins(self, changes: Changes) -> Iterator[Change]:
        """The changes, each with where its point came from."""
        stated = {
            number: origin_address(point.from_proposal)
            for number, _position, point in numbered(self._decision)
            if point.from_proposal
        }
        explained = {change.target: _is_explained(change) or change.target in stated for change in changes}
        unexplained = {c.target: c.new_text or "" for c in changes if c.target and not explained[c.target]}
        elsewhere = self._matched(self._elsewhere(), unexplained) if unexplained else {}
        for change in changes:
            if change.target:
                own = origin_address(change.source) if change.source else None
                found = own if explained[change.target] else self._found(own, elsewhere.get(change.target))
                yield self._with_origin(change, own, stated.get(change.target, found))
            else:
                yield change

    def _found(self, own: str | None, elsewhere: tuple[int, str] | None) -> str | None:
        """Where a point came from whose words differ from those of its source, or that has none."""
        if elsewhere and (own is None or elsewhere[0] < len(_CLOSENESS) - 1):
            return elsewhere[1]
        return self._amended.get(own or "", own)

    def _with_origin(self, change: Change, own: str | None, origin: str | None) -> Change:
        if origin is None or origin == own or origin not in self._texts:
            return replace(change, origin=origin) if origin else change
        old, new = self._texts[origin], change.new_text or ""
        kind: Wording = "uendret" if old == new else judge_plain(plain(old), plain(new))
        words: Words = compare_words(old, new) if kind != "uendret" else ()
        return replace(change, origin=origin, origin_wording=kind, origin_words=words)

    def _elsewhere(self) -> list[str]:
        """The points of other proposals that the decision may have, those that were adopted first."""
        treated, with_it = self._against.treated, {proposal.id for proposal in self._against.with_it}
        held_against = {letter_of(address) for address in self._numbers}
        others = [one for one in treated.proposals if one.id not in held_against]
        addresses = (
            f"{one.id}.{number}"
            for one in sorted(others, key=lambda one: one.id not in with_it)
            for number, _position, _point in numbered(one.proposal.points)
        )
        return [address for address in addresses if treated.may_be_origin(address)]


def _is_explained(change: Change) -> bool:
    """Whether a point is just what it came from, cosmetics and spelling apart."""
    return change.source is not None and (change.wording or change.kind) in _CLOSENESS[:-1]
