"""The laws of several proposals: what fell changes nothing, and letters are only names."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from referat_cli.compare.origins import decision_changes
from referat_cli.compare.outcome import derive_outcome
from referat_cli.compare.points import compare
from referat_cli.model.fields import as_json
from referat_cli.model.meeting import Case, Points, Proposal, ProposalType, Vote
from referat_cli.model.proposals import treatment

# Whole sentences, so that each point tells where it came from.
SENTENCES = (
    "Skolene i bygda beholdes.",
    "Budsjettet økes med en million kroner.",
    "Det bygges ny barneskole på Nes.",
    "Rådmannen rapporterer hvert år til formannskapet.",
    "Bussen til Vik går oftere i ferien.",
    "Biblioteket får søndagsåpent fra høsten.",
    "Kommunen søker staten om midler til flomsikring.",
    "Svømmehallen stenges mens taket tettes.",
)
POINTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map(tuple)
TYPES: st.SearchStrategy[ProposalType | None] = st.sampled_from(
    [None, "alternativt", "endring", "tillegg", "utsettelse"]
)
NUMBERS = st.integers(0, 3)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case with up to three other proposals, and votes on them."""
    letters = "BCD"[: draw(NUMBERS)]
    proposals = tuple(Proposal(id=one, type=draw(TYPES), points=draw(POINTS)) for one in letters)
    recommended = draw(st.one_of(st.none(), POINTS))
    every = [*(["A"] if recommended is not None else []), *letters]
    votes = []
    for _vote in range(draw(NUMBERS) if every else 0):
        on = draw(st.sampled_from(every))
        against = draw(st.sampled_from([None, *every]))
        given_for, given_against = draw(NUMBERS), draw(NUMBERS)
        other = (against,) if against and against != on else ()
        votes.append(Vote(on=(on,), against=other, votes_for=given_for, votes_against=given_against))
    decision = draw(st.one_of(st.none(), POINTS))
    return Case(title="Skole", proposal=recommended, proposals=proposals, votes=tuple(votes), decision=decision)


@given(cases(), POINTS)
def test_a_proposal_that_fell_changes_no_decision(case: Case, points: Points) -> None:
    """Neither the outcome nor what each point is held against, though it has the words of the decision."""
    fell = Proposal(id="Q", points=case.decision or points, outcome="falt")
    more = msgspec.structs.replace(case, proposals=(*case.proposals, fell))
    before, after = treatment(case), treatment(more)
    assert after.proposals[:-1] == before.proposals
    assert (after.main, after.with_it, after.procedure) == (before.main, before.with_it, before.procedure)
    if before.proposals:
        assert derive_outcome(more) == derive_outcome(case)
    assert [(one.source, one.target, one.kind) for one in decision_changes(more)] == [
        (one.source, one.target, one.kind) for one in decision_changes(case)
    ]


@given(cases())
def test_letters_are_only_names(case: Case) -> None:
    """Called otherwise everywhere, in the same order, the proposals say the same."""
    names = {"B": "K", "C": "L", "D": "M"}

    def renamed(value: Any) -> Any:  # noqa: ANN401 - any JSON
        if isinstance(value, dict):
            return {key: renamed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [renamed(item) for item in value]
        head, dot, rest = value.partition(".") if isinstance(value, str) else ("", "", "")
        return f"{names[head]}{dot}{rest}" if head in names else value

    other = msgspec.convert(renamed(as_json(case)), Case)
    assert derive_outcome(other) == derive_outcome(case)
    told = json.loads(msgspec.json.encode(decision_changes(case)))
    assert json.loads(msgspec.json.encode(decision_changes(other))) == renamed(told)


@given(st.lists(POINTS, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_a_decision_put_together_from_proposals_finds_each_origin(texts: list[Points], order: Any) -> None:  # noqa: ANN401
    """Each sentence in one proposal only, and none of them voted on."""
    seen: set[object] = set()
    proposals = []
    for letter, points in zip("BCD", texts, strict=False):
        own = tuple(point for point in points if point not in seen)
        seen.update(own)
        proposals.append(Proposal(id=letter, points=own))
    origins = {point: f"{one.id}.{number}" for one in proposals for number, point in enumerate(one.points, start=1)}
    decision = list(origins)
    order.shuffle(decision)
    case = Case(title="Skole", proposals=tuple(proposals), decision=tuple(decision))
    found = {change.target: change.origin for change in decision_changes(case) if change.target}
    assert found == {str(number): origins[point] for number, point in enumerate(decision, start=1)}


@given(st.one_of(st.none(), POINTS), st.one_of(st.none(), POINTS))
def test_a_case_of_one_proposal_is_compared_as_ever(proposal: Points | None, decision: Points | None) -> None:
    """Without votes and other proposals there is nothing to tell of either."""
    case = Case(title="Skole", proposal=proposal, decision=decision)
    changes = decision_changes(case)
    assert changes == compare(proposal or (), decision or ())
    assert all(change.origin is None for change in changes)
