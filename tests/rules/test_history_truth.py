"""Of generated histories whose truth is known, everything done after the fact is told, and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from referat_cli.compare.approval import uncorrected_changes
from referat_cli.compare.change import RecordChange
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting as MeetingRecord
from referat_cli.model.problem import Problem
from referat_cli.queries.attendance.history import HistoryCriteria, attendance_history
from referat_cli.queries.history import blame, case_events, event_kind, history_of, register_history
from referat_cli.queries.interval import done_since
from referat_cli.rules.history_runner import judge_since
from referat_cli.store.archive import Archive
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.histories.generator import Event, History, make
from tests.histories.model import Meeting
from tests.histories.truth import identity
from tests.support.effort import examples

Made = Callable[[int], History]

SEEDS = range(examples(2))


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small history of a seed; made once, and only read."""
    return cache(lambda seed: make(tmp_path_factory.mktemp("history"), seed, seats=6, years=3, meetings=5))


@cache
def judged(root: Path, since: str) -> list[Problem]:
    """Every problem of what was done since a commit; judged once, because several tests look at it."""
    location = locate(root)
    snapshot = Snapshot(location)
    records = Records(snapshot)
    return judge_since(records, Archive(snapshot), done_since(records, snapshot, since))[0]


def told(problems: Iterable[Problem], code: str) -> Counter[str | None]:
    """How many problems of a code each commit has."""
    return Counter(p.origin.commit for p in problems if p.code == code and p.origin)


def true(events: Iterable[Event]) -> Counter[str | None]:
    """How many events each commit has."""
    return Counter(event.commit.id for event in events)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_silent_edit_of_approved_minutes_is_told_and_nothing_else(seed: int, history: Made) -> None:
    """Through renames, side lines, reverts and versions that cannot be read: change by change, by commit and author."""
    made = history(seed)
    problems = judged(made.root, made.commits[0].id)
    of_the_whole = [p for p in problems if p.origin and p.origin.commit is None]
    assert made.silent
    assert told([p for p in problems if p not in of_the_whole], "REF802") == true(made.silent)
    assert {(p.code, p.path) for p in of_the_whole} == {("REF802", path) for path in made.rewritten}
    authors = {commit.id: commit.author.partition(" <")[0] for commit in made.commits}
    for problem in problems:
        if problem in of_the_whole:
            assert problem.message.endswith(f"(sammenlignet med {made.commits[0].id[:7]})")
            continue
        assert problem.origin
        assert problem.origin.author == authors[problem.origin.commit or ""]
        assert f"(innsjekking {(problem.origin.commit or '')[:7]} av {problem.origin.author})" in problem.message


def people(records: Records) -> Iterator[str]:
    """Everybody whom the register has, by the registered name."""
    for code in records.names_of_committees():
        committee = records.committee(code)
        assert committee
        yield from {line.name for group in committee.groups for line in group.people}


def concerns_people(change: RecordChange) -> bool:
    """Whether a change concerns somebody's line or spelling, or the name of a group."""
    place = change.is_at or change.was_at or ("",)
    return place[0] == "alias" or (place[0] in ("deltakere", "grupper") and (len(place) > 3 or place[-1] == "gruppe"))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_question_of_the_history_names_the_same_commits(seed: int, history: Made) -> None:
    """The rules, the history of files, attendance, registers and points: each finds its part of one and the same."""
    made = history(seed)
    records = Records(Snapshot(locate(made.root)))
    events = history_of(records).events
    altered = [event for event in events if event.old is not None and event.new is not None]

    silent = {event.commit.id for event in events if uncorrected_changes(event.old, event.new, event.changes)}
    called = {event.commit.id for event in events if event_kind(event) == "endret_uten_rettelse"}
    reopened = {event.commit.id for event in events if event_kind(event) == "tilbakestilt"}
    by_rule = set(told(judged(made.root, made.commits[0].id), "REF802")) - {None}
    assert silent == by_rule == {e.commit.id for e in made.silent}
    assert called <= silent <= called | reopened

    listed = {
        event.commit.id
        for event in altered
        if isinstance(event.old, MeetingRecord) and event.old.attendance is not None
        if any(map(concerns_people, event.changes))
    }
    attendance, _unreadable, _more = attendance_history(records, HistoryCriteria())
    assert listed == {change.commit.id for change in attendance} == {e.commit.id for e in made.attendance_history}

    registered = {e.commit.id for e in altered if event_kind(e) == "register" and any(map(concerns_people, e.changes))}
    of_people = {change.commit.id for name in people(records) for change in register_history(records, name)[0]}
    begun = {event.commit.id for event in events if isinstance(event.new, Committee) and event.old is None}
    assert of_people - begun == registered

    decided = {
        e.commit.id for e in events for c in e.changes if c.case and c.field.split("/")[0] in ("saker", "vedtak")
    }
    blamed = set()
    for path in (path for path, document in made.head.items() if isinstance(document, Meeting)):
        of_file = history_of(records, path).events
        for case in records.meeting(path).cases:
            blamed |= {point.commit for point in blame(case_events(of_file, case.number), case.decision or ())}
    assert blamed
    assert {commit and commit.id for commit in blamed} <= decided


@pytest.mark.parametrize("seed", SEEDS)
def test_every_other_thing_done_after_the_fact_is_told_and_nothing_else(seed: int, history: Made) -> None:
    """Proposals after the notice, a status that went back, lines that went, and meetings that went."""
    made = history(seed)
    problems = judged(made.root, made.commits[0].id)
    assert told(problems, "REF801") == true(made.after_notice)
    assert told(problems, "REF803") == true(made.backwards)
    assert told(problems, "REF805") == true(made.removed_person)
    gone = [(commit.id, made.trees[commit.parents[0]][path]) for commit, path in made.deleted]
    notices = {commit for commit, was in gone if isinstance(was, Meeting) and was.status == "innkalling"}
    assert told(problems, "REF804") == Counter(commit for commit, _was in gone if commit not in notices)
    assert told(problems, "REF807") == Counter(notices)
    assert set(told(problems, "REF812")) == set(drafts_with_another_decision(made))
    assert {p.code for p in problems} <= {"REF801", "REF802", "REF803", "REF804", "REF805", "REF807", "REF812"}


def drafts_with_another_decision(made: History) -> Iterator[str]:
    """The commits, merges apart, by which minutes that are not approved have another text in a decision."""
    for commit in made.commits:
        before = made.trees[commit.parents[0]] if len(commit.parents) == 1 else {}
        known = {identity(document): document for document in before.values()}
        for document in made.trees[commit.id].values():
            was = known.get(identity(document))
            if (
                isinstance(document, Meeting)
                and isinstance(was, Meeting)
                and was.status == document.status == "referat"
            ):
                decisions = [{case.number: case.decision for case in meeting.cases} for meeting in (was, document)]
                if any(text and decisions[1].get(number) != text for number, text in decisions[0].items()):
                    yield commit.id


@pytest.mark.parametrize("seed", SEEDS)
def test_every_problem_stands_on_a_line_that_is_there(seed: int, history: Made) -> None:
    """The file is that of today, after all renames, unless the meeting is gone; then it is the first line."""
    made = history(seed)
    for problem in judged(made.root, made.commits[0].id):
        path = made.root / problem.path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else [""]
        assert 1 <= problem.place.line <= len(lines)
        assert problem.source == (lines[problem.place.line - 1] if path.exists() else "")
        assert path.exists() or problem.path not in made.head


@pytest.mark.parametrize("seed", SEEDS)
def test_a_later_beginning_leaves_out_what_came_before_and_changes_nothing_else(seed: int, history: Made) -> None:
    """From commits along the main line: the same problems, but for those of the commits it comes from."""
    made = history(seed)
    parents = {commit.id: commit.parents for commit in made.commits}
    whole = judged(made.root, made.commits[0].id)
    apart = max(len(made.main_line) // examples(3), 1)
    for commit in made.main_line[apart // 2 :: apart]:
        before, waiting = set(), [commit.id]
        while waiting:
            if (one := waiting.pop()) not in before:
                before.add(one)
                waiting += parents[one]
        assert judged(made.root, commit.id) == [p for p in whole if p.origin and p.origin.commit not in before]
