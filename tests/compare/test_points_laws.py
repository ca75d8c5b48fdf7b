"""The laws of the comparison, over trees of every shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_cli.compare.points import Change, bare, compare
from referat_cli.model.meeting import Point, Points, as_point, walk
from referat_cli.model.point_numbers import number_at, numbered
from tests.compare.applied_points import accept, reject
from tests.support.outcomes import follow

# Few words, so that points are equal, alike and empty by chance; some are long enough to be moved.
WORDS = st.sampled_from(["ASU", "ber", "AU", "om", "ikke", "rapporten", "Orientering.", "30.06.25", "tiltak", "saken"])
TEXTS = st.lists(WORDS, max_size=10).map(" ".join)
DISTINCT = st.integers(min_value=0, max_value=10**9).map(
    lambda number: " ".join(f"ord{digit}{number}" for digit in range(number % 9 + 3))
)


def trees(texts: st.SearchStrategy[str], *, unnumbered: bool = False) -> st.SearchStrategy[Points]:
    """Trees of points with such texts, three levels deep at most; some without a number where that is asked for."""
    own: st.SearchStrategy[str | Point] = texts
    if unnumbered:
        own = st.one_of(texts, st.builds(lambda text: Point(text=text, unnumbered=True), texts))
    leaves = own
    for _level in range(2):
        below = st.lists(leaves, max_size=4).map(tuple)
        parents = st.builds(lambda text, points: Point(text=text, points=points), texts, below)
        leaves = st.one_of(own, parents)
    return st.lists(leaves, max_size=6).map(tuple)


def turned(change: Change) -> tuple[object, ...]:
    """The change as it would look from the other side."""
    back = {"stroeket": "tilfoeyd", "tilfoeyd": "stroeket"}
    words = tuple(sorted((back.get(kind, kind), text) for kind, text in change.words))
    kind = back.get(change.kind, change.kind)
    return kind, change.target, change.source, change.new_text, change.old_text, words, change.match, change.wording


def as_it_is(change: Change) -> tuple[object, ...]:
    """The change, comparable with a turned one."""
    words = tuple(sorted(change.words))
    texts = change.old_text, change.new_text
    return (change.kind, change.source, change.target, *texts, words, change.match, change.wording)


@given(trees(TEXTS), trees(TEXTS))
def test_accepting_all_changes_gives_the_decision(proposal: Points, decision: Points) -> None:
    """And the changes themselves know every word of it."""
    assert accept(proposal, compare(proposal, decision)) == bare(decision)


@given(trees(TEXTS), trees(TEXTS))
def test_rejecting_all_changes_gives_the_proposal(proposal: Points, decision: Points) -> None:
    """Whatever the committee did."""
    assert reject(decision, compare(proposal, decision)) == bare(proposal)


@given(trees(TEXTS, unnumbered=True))
def test_equal_trees_give_silence(points: Points) -> None:
    """Every point is there, and unchanged where it stood."""
    changes = compare(points, points)
    assert {change.kind for change in changes} <= {"uendret"}
    assert [(change.source, change.target) for change in changes] == [
        (number, number) for number, _position, _point in numbered(points)
    ]


@given(trees(TEXTS), trees(TEXTS))
def test_comparing_backwards_swaps_added_and_removed(proposal: Points, decision: Points) -> None:
    """The same pairs are found in both directions."""
    forwards = sorted(map(as_it_is, _ones(compare(proposal, decision))), key=repr)
    assert forwards == sorted(map(turned, _ones(compare(decision, proposal))), key=repr)
    there, back = compare(proposal, decision), compare(decision, proposal)
    assert sorted(_joins(there)) == sorted((target, source) for source, target in _joins(back))


@given(trees(TEXTS), trees(TEXTS))
def test_the_outcome_is_the_same_where_the_changes_are_known(proposal: Points, decision: Points) -> None:
    """What is found without comparing is what the comparison says."""
    follow(proposal, (*proposal[:1], *decision))


def _ones(changes: tuple[Change, ...]) -> list[Change]:
    """The changes of one point into one."""
    return [change for change in changes if change.kind not in ("delt", "slaatt_sammen")]


def _joins(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    """The pairs of points that were split or merged."""
    return [
        (source, change.target or "")
        for change in changes
        if change.kind in ("delt", "slaatt_sammen")
        for source in (change.source or "", *change.other_sources)
    ]


def edited(points: Points, position: tuple[int, ...], text: str) -> Points:
    """The tree with another text at one place."""
    done = list(points)
    point = as_point(done[position[0]])
    if len(position) == 1:
        done[position[0]] = Point(text=text, points=point.points)
    else:
        done[position[0]] = Point(text=point.text, points=edited(point.points or (), position[1:], text))
    return tuple(done)


@given(trees(st.one_of(DISTINCT, TEXTS.filter(str.strip))), st.data())
def test_a_change_inside_one_point_never_touches_another(points: Points, data: st.DataObject) -> None:
    """Every other point is unchanged where it stood, also those under the one that changed."""
    places = [position for position, _point in walk(points)]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    text = data.draw(TEXTS)
    changes = compare(points, edited(points, place, text))
    others = [change for change in changes if number_at(points, place) not in {change.source, change.target}]
    assert [(change.kind, change.source, change.target) for change in others] == [
        ("uendret", number, number) for number, position, _point in numbered(points) if position != place
    ]


@given(trees(TEXTS, unnumbered=True), trees(TEXTS, unnumbered=True))
def test_every_point_of_both_stands_in_the_list_once(proposal: Points, decision: Points) -> None:
    """And those of the decision in its reading order."""
    changes = compare(proposal, decision)
    sources = [source for change in changes for source in (change.source, *change.other_sources) if source]
    split = [change.source for change in changes if change.kind == "delt"]
    assert sorted({*sources}) == sorted(number for number, _position, _point in numbered(proposal))
    assert all(sources.count(source) == max(1, split.count(source)) for source in sources)
    assert [change.target for change in changes if change.target] == [
        number for number, _position, _point in numbered(decision)
    ]


def test_changes_of_another_proposal_are_refused() -> None:
    """Accepting is no way to make up a text."""
    changes = compare(("En tekst om saken.",), ("En annen tekst om saken.",))
    with pytest.raises(ValueError, match="do not fit point 1"):
        accept(("Noe helt annet.",), changes)
    with pytest.raises(ValueError, match="say nothing of point 2"):
        accept(("En tekst om saken.", "Og en til."), changes)
