"""What is told of a generated history is what happened: every event, every silent edit, every point's commit."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from referat_cli.compare.approval import uncorrected_changes
from referat_cli.compare.change import RecordChange
from referat_cli.queries.history import Event, blame, case_events, history_of, last_notice
from referat_cli.queries.history import History as Told
from referat_cli.queries.revisions import between, difference
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.histories.generator import History, make
from tests.histories.model import Meeting, Other
from tests.histories.truth import Change, numbered
from tests.support.effort import examples

SEEDS = range(1, 1 + examples(2))

Made = Callable[[int], History]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small history of a seed; made once, and only read."""
    return cache(lambda seed: make(tmp_path_factory.mktemp("history"), seed, seats=7, years=3, meetings=6))


@cache
def events(root: Path, path: str | None = None) -> Told:
    """What is told of all files, or of one."""
    return history_of(Records(Snapshot(locate(root))), path)


def is_told_one_by_one(change: RecordChange) -> bool:
    """Whether the truth tells of it: not of the groups of a list, nor of the order of what is in both."""
    place = change.is_at or change.was_at or ()
    return change.kind != "rekkefoelge" and not (
        (place[:1] == ("deltakere",) or place[:1] == ("grupper",)) and len(place) < 4
    )


def said(value: object) -> str:
    """A value, in whatever order its keys stand."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def of_truth(changes: list[Change]) -> Counter[tuple[object, ...]]:
    """The changes of the truth, each with what it says."""
    return Counter((c.date, c.case, c.felt, said(c.before), said(c.after)) for c in changes)


def of_event(event: Event, changes: tuple[RecordChange, ...]) -> Iterator[tuple[object, ...]]:
    """The changes of an event in the same form."""
    for change in filter(is_told_one_by_one, changes):
        only_written = change.before in ([], None) and change.after in ([], None)
        if only_written or (change.kind == "flyttet" and change.before == change.after):
            continue
        yield event.date, change.case, change.field, said(change.before), said(change.after)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_commit_tells_what_it_did_and_nothing_else(history: Made, seed: int) -> None:
    """Change for change, for the meetings and the register, and a merge tells nothing."""
    made = history(seed)
    found: dict[str, Counter[tuple[object, ...]]] = {}
    for event in events(made.root).events:
        if event.old is not None and event.new is not None:
            found.setdefault(event.commit.id, Counter()).update(of_event(event, event.changes))
    for commit in made.commits:
        assert found.get(commit.id, Counter()) == of_truth(made.told(commit)), (commit.kind, commit.subject)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_silent_edit_of_an_approved_text_is_caught(history: Made, seed: int) -> None:
    """And nothing is called silent that a correction names."""
    made = history(seed)
    found = {
        (event.commit.id, row)
        for event in events(made.root).events
        for row in of_event(event, tuple(uncorrected_changes(event.old, event.new, event.changes)))
    }
    silent = {(event.commit.id, row) for event in made.silent for row in of_truth([event.change])}
    assert found == silent
    assert silent


@pytest.mark.parametrize("seed", SEEDS)
def test_the_history_of_a_case_has_its_changes(history: Made, seed: int) -> None:
    """Those of the case, wherever its meeting's file has lain."""
    made = history(seed)
    for path, document in made.head.items():
        if not isinstance(document, Meeting):
            continue
        theirs = events(made.root, path).events
        for case in document.cases:
            found = Counter(
                (event.commit.id, *row)
                for event, number, _old in case_events(theirs, case.number)
                if event.old is not None and event.new is not None
                for row in of_event(event, tuple(change for change in event.changes if change.case == number))
            )
            known = Counter(
                (event.commit.id, *row)
                for event in made.events
                if event.change.case == case.number
                for row in of_truth([event.change])
            )
            assert found == known


@pytest.mark.parametrize("seed", SEEDS)
def test_each_point_has_the_commit_that_gave_it_its_words(history: Made, seed: int) -> None:
    """Through renumbering, renames, merges and reverts."""
    made = history(seed)
    asked = 0
    for path, document in made.head.items():
        if not isinstance(document, Meeting):
            continue
        theirs = events(made.root, path).events
        last = theirs[-1].new
        assert last
        for case in document.cases:
            decision = next(c.decision or () for c in getattr(last, "cases", ()) if c.number == case.number)
            found = {b.number: b.commit and b.commit.id for b in blame(case_events(theirs, case.number), decision)}
            assert found == {number: commit.id for number, commit in made.blame(case.number).items()}
            asked += len(list(numbered(case.decision)))
    assert asked


@pytest.mark.parametrize("seed", SEEDS)
def test_the_last_notice_of_a_meeting_is_found(history: Made, seed: int) -> None:
    """With the commit that made it."""
    made = history(seed)
    for path, document in made.head.items():
        if isinstance(document, Meeting):
            notice = last_notice(events(made.root, path).events)
            assert (notice and notice.commit.id) == made.notices[document.key][0].id


@pytest.mark.parametrize("seed", SEEDS)
def test_what_cannot_be_read_is_named_with_path_and_commit(history: Made, seed: int) -> None:
    """Every such version, and no other."""
    made = history(seed)
    found = {(unseen.commit.id, unseen.path) for unseen in events(made.root).gaps}
    assert {(commit.id, path) for commit, path, _why in made.unreadable} <= found
    carried = {
        (commit.id, path)
        for commit in made.commits
        for path, document in made.trees[commit.id].items()
        if isinstance(document, Other) and path.endswith(".yaml")
    }
    assert found <= carried


@pytest.mark.parametrize("seed", SEEDS)
def test_two_revisions_differ_in_what_changed_between_them(history: Made, seed: int) -> None:
    """Whatever lies between, in the records that both have."""
    made = history(seed)
    records = Records(Snapshot(locate(made.root)))
    for old, new in ((10, 60), (30, 31), (5, len(made.commits) - 1), (70, 40)):
        one, other = made.commits[old].id, made.commits[new].id
        before, after = made.trees[one], made.trees[other]
        if any(isinstance(d, Other) and p.endswith(".yaml") for p, d in [*before.items(), *after.items()]):
            continue
        if {p for p in before if p.endswith("utvalg.yaml")} != {p for p in after if p.endswith("utvalg.yaml")}:
            continue  # so much was written meanwhile that Git does not know the files of another folder again
        found = Counter[tuple[object, ...]]()
        for changed in difference(records, between(records, one, other)).files:
            if changed.old is not None and changed.new is not None:
                date = getattr(changed.new, "date", None)
                found.update((date, *row[1:]) for row in of_event(_event(changed.changes), changed.changes))
        assert found == of_truth(made.between(one, other))


def _event(changes: tuple[RecordChange, ...]) -> Event:
    return Event(None, None, None, None, None, changes)  # type: ignore[arg-type]
