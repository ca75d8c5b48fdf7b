"""The proposals of a case, and what became of each: stated, or by the votes in their order.

An address is a proposal ("B") or a point of one ("B.1", "A.u1"). Proposal A is the recommendation. Nothing is said to
have been adopted or to have fallen that the record does not prove: a vote whose result cannot be worked out decides
nothing, and takes back what an earlier one had decided for the moment.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from referat_cli.model.meeting import Case, Point, Points, Proposal, ProposalOutcome, Vote, VoteResult
from referat_cli.model.point_numbers import numbered

RECOMMENDATION = "A"

# Adopted, these decide nothing of the matter itself: it waits, or somebody else gets it.
PROCEDURAL = frozenset({"utsettelse", "tilbakesendelse", "oversendelse"})
_AMENDING = frozenset({"endring", "tillegg"})


class TreatedProposal(NamedTuple):
    """A proposal and what became of it; None where nothing decided it.

    ``vote`` is the index of the vote that did. ``in_part`` is whether only points of it were voted on.
    """

    proposal: Proposal
    outcome: ProposalOutcome | None
    vote: int | None = None
    in_part: bool = False

    @property
    def id(self) -> str:
        """The letter of the proposal."""
        return self.proposal.id


class TreatedPoint(NamedTuple):
    """A point that was voted on by itself, and how the vote of that index went."""

    address: str
    result: VoteResult
    vote: int


class Treatment(NamedTuple):
    """What became of the proposals of a case.

    ``proposals`` are all of them, A first. ``main`` is the one that the decision is to be compared with, ``with_it``
    are the others that were adopted beside it: what amends it, and what was added. ``procedure`` is an adopted proposal
    that the case waits or goes elsewhere. ``points`` says of points that were voted on by themselves what became of
    them. ``unwritten`` are the results of the votes on what is not written as a proposal.
    """

    proposals: tuple[TreatedProposal, ...] = ()
    main: Proposal | None = None
    with_it: tuple[Proposal, ...] = ()
    procedure: Proposal | None = None
    points: tuple[TreatedPoint, ...] = ()
    unwritten: tuple[VoteResult | None, ...] = ()

    def outcome(self, letter: str) -> ProposalOutcome | None:
        """What became of the proposal of that letter; None also where there is none."""
        return next((one.outcome for one in self.proposals if one.id == letter), None)

    @property
    def not_adopted(self) -> tuple[TreatedProposal, ...]:
        """The proposals that fell, were withdrawn, or were never decided."""
        beside = {proposal.id for proposal in (self.main, self.procedure, *self.with_it) if proposal}
        return tuple(one for one in self.proposals if one.outcome != "vedtatt" and one.id not in beside)

    @property
    def all_fell(self) -> bool:
        """Whether every proposal that was not withdrawn fell."""
        left = [one.outcome for one in self.proposals if one.outcome != "trukket"]
        return bool(left) and all(outcome == "falt" for outcome in left)

    def may_be_origin(self, address: str) -> bool:
        """Whether a decision may have taken that point over: nothing says that it, or its proposal, was not adopted."""
        results = {point.address: point.result for point in self.points}
        if results and (above := [results[one] for one in _up(address) if one in results]):
            return above[0] == "vedtatt"
        return self.outcome(letter_of(address)) in ("vedtatt", None)


def has_recommendation(case: Case) -> bool:
    """Whether the case has a proposal A, with or without its text; an empty list is none that was never voted on."""
    if case.proposal or case.recommended_by is not None:
        return True
    voted_on = (address for vote in case.votes for address in (*vote.on, *vote.against))
    return case.proposal is not None and any(letter_of(address) == RECOMMENDATION for address in voted_on)


def all_proposals(case: Case) -> tuple[Proposal, ...]:
    """Every proposal of the case, the recommendation first."""
    if not has_recommendation(case):
        return case.proposals
    by = (case.recommended_by,) if case.recommended_by else ()
    return (Proposal(id=RECOMMENDATION, proposers=by, points=case.proposal or ()), *case.proposals)


def letter_of(address: str) -> str:
    """The proposal of an address: "B" of "B.1"."""
    return address.partition(".")[0]


def point_of(address: str) -> str:
    """The point of an address: "1" of "B.1", "" of "B"."""
    return address.partition(".")[2]


def origin_address(written: str) -> str:
    """The address that ``fra_forslag`` means: "4" is point 4 of the recommendation."""
    return written if written[:1].isupper() else f"{RECOMMENDATION}.{written}"


def points_by_letter(case: Case) -> dict[str, dict[str, Point] | None]:
    """The letter of each proposal → its points by their addresses; None where its text is not recorded."""
    return {
        one.id: {f"{one.id}.{number}": point for number, _at, point in numbered(one.points)} or None
        for one in all_proposals(case)
    }


def is_amendment(proposal: Proposal) -> bool:
    """Whether a proposal would change another, and is no decision by itself."""
    return proposal.type in _AMENDING or (proposal.type is None and bool(proposal.amends))


def amended_proposals(proposal: Proposal) -> frozenset[str]:
    """The letters of the proposals that an amendment would change: A where it does not say."""
    if not is_amendment(proposal):
        return frozenset()
    return frozenset(map(letter_of, proposal.amends)) or frozenset({RECOMMENDATION})


def _up(address: str) -> list[str]:
    """A point's address and those of the points above it, the nearest first; not the proposal's own."""
    parts = address.split(".")
    return [".".join(parts[:depth]) for depth in range(len(parts), 1, -1)]


def vote_result(vote: Vote) -> VoteResult | None:
    """What a vote came to: stated, or by its numbers where they leave no doubt.

    Blank votes count for nothing in most bodies, but not in all; so where they could turn the result, it is unknown. A
    casting vote or a drawing of lots decides a tie, and which way only the record can say.
    """
    if vote.result:
        return vote.result
    votes_for, votes_against = counted(vote)
    if votes_for is None or votes_against is None or not votes_for + votes_against:
        return None
    if votes_for == votes_against and not vote.majority:
        return _by_casting_vote(vote)
    blank = vote.blank if vote.blank is not None else len(vote.voted_blank)
    if vote.majority:
        blank += vote.abstaining if vote.abstaining is not None else len(vote.abstained)
        enough = _reaches(vote.majority, votes_for, votes_for + votes_against + blank)
        too_few = not _reaches(vote.majority, votes_for, votes_for + votes_against)
    else:
        enough = votes_for > votes_against + blank
        too_few = votes_against > votes_for + (blank if vote.against else 0)
    if enough:
        return "vedtatt"
    return "falt" if too_few else None


def counted(vote: Vote) -> tuple[int | None, int | None]:
    """How many voted for and against: the numbers, else the names of that side; None where the record has neither."""
    votes_for = vote.votes_for if vote.votes_for is not None else len(vote.voted_for) or None
    votes_against = vote.votes_against if vote.votes_against is not None else len(vote.voted_against) or None
    if vote.unanimous:
        if votes_for and votes_against is None:
            votes_against = 0
        elif votes_against and votes_for is None:
            votes_for = 0
    return votes_for, votes_against


def votes_of(letter: str, vote: Vote) -> tuple[int | None, int | None]:
    """How many voted for a proposal that took part in a vote, and how many for the other side."""
    votes_for, votes_against = counted(vote)
    is_on = any(letter_of(address) == letter for address in vote.on)
    return (votes_for, votes_against) if is_on else (votes_against, votes_for)


def _reaches(majority: str, votes: int, of: int) -> bool:
    """Whether so many of so many are the majority that was called for; half is not enough, two thirds are."""
    share, whole = map(int, majority.split("/"))
    if share * 2 <= whole:
        return votes * whole > of * share
    return votes * whole >= of * share


def _by_casting_vote(vote: Vote) -> VoteResult | None:
    """The result of a tie, where the one with the casting vote stands on one side."""
    if isinstance(vote.casting, str):
        if vote.casting in vote.voted_for:
            return "vedtatt"
        if vote.casting in vote.voted_against:
            return "falt"
    return None


def treatment(case: Case) -> Treatment:
    """What became of the proposals of a case."""
    if not (case.proposals or case.votes):  # as of most cases
        return Treatment(tuple(TreatedProposal(one, None) for one in all_proposals(case)))
    return _treatment(case.proposal, case.recommended_by, case.proposals, case.votes)


# The versions of a meeting are read after each other, and most of their cases are the same.
@lru_cache(maxsize=1024)
def _treatment(
    proposal: Points | None, recommended_by: str | None, proposals: tuple[Proposal, ...], votes: tuple[Vote, ...]
) -> Treatment:
    case = Case(title="", proposal=proposal, recommended_by=recommended_by, proposals=proposals, votes=votes)
    every = all_proposals(case)
    count = _VoteCount(every)
    for index, vote in enumerate(votes):
        if not vote.trial:
            count.add(index, vote)
    treated = count.treated()
    adopted = [one for one in treated if one.outcome == "vedtatt"]
    matter = [one for one in adopted if one.proposal.type not in PROCEDURAL]
    main = _main(matter, treated)
    return Treatment(
        treated,
        main,
        tuple(one.proposal for one in matter if main and one.id != main.id and _belongs(one.proposal, main)),
        next((one.proposal for one in adopted if one.proposal.type in PROCEDURAL), None),
        tuple(TreatedPoint(one, result, at) for one, (at, result) in count.results.items() if point_of(one)),
        tuple(vote_result(vote) for vote in votes if not vote.on and not vote.trial),
    )


def _main(adopted: list[TreatedProposal], treated: Iterable[TreatedProposal]) -> Proposal | None:
    """What the decision is compared with: A, else the first that was adopted.

    Where only amendments or single points were adopted, it is what they change, if nothing decided that by itself.
    """
    bases = [one for one in adopted if not is_amendment(one.proposal)]
    if any(one.id == RECOMMENDATION or not one.in_part for one in bases):
        return bases[0].proposal
    undecided = {one.id: one.proposal for one in treated if one.outcome is None}
    changed = (letter for one in adopted for letter in sorted(amended_proposals(one.proposal) or {RECOMMENDATION}))
    found = next((undecided[letter] for letter in changed if letter in undecided), None)
    return found or next((one.proposal for one in (*bases, *adopted)), None)


def _belongs(adopted: Proposal, main: Proposal) -> bool:
    """Whether another adopted proposal is part of what the main one became: not an amendment of one that fell.

    An addition that does not say to what is one to whatever was adopted.
    """
    if not is_amendment(adopted) or is_amendment(main) or (adopted.type == "tillegg" and not adopted.amends):
        return True
    return main.id in amended_proposals(adopted)


class _VoteCount:
    """The votes as they are counted: for each address the vote that decided it last, and how.

    Where what was adopted by itself is then voted on together with more, the first of the two is the one that decided.
    """

    def __init__(self, proposals: tuple[Proposal, ...]) -> None:
        self._proposals = {proposal.id: proposal for proposal in proposals}
        self.results: dict[str, tuple[int, VoteResult]] = {}
        self._together: dict[str, int] = {}  # on how many proposals the deciding vote was

    def add(self, index: int, vote: Vote) -> None:
        """Count one vote. What stands on both sides is not what it is about: it is adopted with either."""
        result = vote_result(vote)
        on = [address for address in vote.on if address not in vote.against]
        against = [address for address in vote.against if address not in vote.on]
        if result is None:
            for address in (*vote.on, *vote.against):
                self.results.pop(address, None)
            return
        for address in vote.on:
            if address not in on:
                self._adopt(address, index, vote.on)
        winners, losers = (on, against) if result == "vedtatt" else (against, on)
        if result == "falt" and vote.against and (vote.majority or not self._are_one(winners)):
            # The one side fell, but the record does not say that, or which of, the other won.
            for address in winners:
                self.results.pop(address, None)
            winners = []
        for address in winners:
            self._adopt(address, index, winners)
        for address in losers:
            if self._is_amended_by(address, winners):
                self.results.pop(address, None)  # as it stood it fell, and lives on as amended
            else:
                self.results[address] = (index, "falt")

    def _adopt(self, address: str, index: int, together: Iterable[str]) -> None:
        """Count something as adopted, together with what else stood on its side."""
        number = len(set(map(letter_of, together)))
        before = self.results.get(address)
        if before and before[1] == "vedtatt" and self._together.get(address, number) < number:
            return
        self.results[address] = (index, "vedtatt")
        self._together[address] = number

    def _are_one(self, addresses: list[str]) -> bool:
        """Whether these are one alternative together: one proposal and what amends it, or points of one."""
        letters = {letter_of(address) for address in addresses}
        known = self._proposals
        standing = [one for one in letters if one not in known or not is_amendment(known[one])]
        return len(letters) == 1 or len(standing) <= 1

    def _is_amended_by(self, address: str, winners: list[str]) -> bool:
        """Whether a whole proposal lost to amendments of it alone."""
        found = [self._proposals.get(letter_of(winner)) for winner in winners]
        return bool(found) and not point_of(address) and all(one and address in amended_proposals(one) for one in found)

    def treated(self) -> tuple[TreatedProposal, ...]:
        """Every proposal with what became of it: stated, by a vote on it, or by the votes on its points.

        The recommendation falls where an alternative to it was adopted.
        """
        found = [self._treated(proposal) for proposal in self._proposals.values()]
        won = any(one.proposal.type == "alternativt" and one.outcome == "vedtatt" and not one.in_part for one in found)
        if won and found[0].id == RECOMMENDATION and found[0].outcome is None:
            found[0] = found[0]._replace(outcome="falt")
        return tuple(found)

    def _treated(self, proposal: Proposal) -> TreatedProposal:
        index, result = self.results.get(proposal.id) or self._by_points(proposal)
        in_part = proposal.outcome is None and proposal.id not in self.results and result is not None
        return TreatedProposal(proposal, proposal.outcome or result, index, in_part)

    def _by_points(self, proposal: Proposal) -> tuple[int | None, VoteResult | None]:
        """What the votes on its points make of a proposal: adopted if one was, fallen if all did."""
        own = {one: found for one, found in self.results.items() if letter_of(one) == proposal.id}
        adopted = [index for index, result in own.values() if result == "vedtatt"]
        if adopted:
            return max(adopted), "vedtatt"
        fell = [index for address, (index, _result) in own.items() if address.count(".") == 1]
        top = len(proposal.points)
        return (max(fell), "falt") if fell and len(fell) == top else (None, None)
