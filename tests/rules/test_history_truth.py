"""Of generated histories whose truth is known, everything done after the fact is told, and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from referat_cli.compare.approval import uncorrected_changes
from referat_cli.model.problem import Problem
from referat_cli.queries.history import history_of, kind
from referat_cli.rules.history_runner import judge_since
from referat_cli.store.archive import Archive
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import working_tree
from tests.histories.generator import Event, History, make
from tests.histories.model import Meeting

Made = Callable[[int], History]

SEEDS = range(4)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small history of a seed; made once, and only read."""
    return cache(lambda seed: make(tmp_path_factory.mktemp("history"), seed, seats=6, years=3, meetings=5))


def judged(root: Path, since: str) -> list[Problem]:
    """Every problem of what was done since a commit."""
    location = locate(root)
    return judge_since(Records(location), Archive(working_tree(location)), since)[0]


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
    assert made.silent
    assert told(problems, "REF802") == true(made.silent)
    authors = {commit.id: commit.author.partition(" <")[0] for commit in made.commits}
    for problem in problems:
        assert problem.origin
        assert problem.origin.author == authors[problem.origin.commit or ""]
        assert f"(innsjekking {(problem.origin.commit or '')[:7]} av {problem.origin.author})" in problem.message


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rule_and_the_history_name_the_same_commits(seed: int, history: Made) -> None:
    """Each change that the history of the files calls uncorrected is a finding of that commit, and no other is."""
    made = history(seed)
    events = history_of(Records(locate(made.root))).events
    silent = {event.commit.id for event in events if uncorrected_changes(event.old, event.new, event.changes)}
    assert silent == set(told(judged(made.root, made.commits[0].id), "REF802"))
    called = {event.commit.id for event in events if kind(event) == "endret_uten_rettelse"}
    reopened = {event.commit.id for event in events if kind(event) == "tilbakestilt"}
    assert called <= silent <= called | reopened


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
    assert {p.code for p in problems} <= {"REF801", "REF802", "REF803", "REF804", "REF805", "REF807"}


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
    """From each tenth commit of the main line: the same problems, but for those of the commits it comes from."""
    made = history(seed)
    parents = {commit.id: commit.parents for commit in made.commits}
    whole = judged(made.root, made.commits[0].id)
    for commit in made.main_line[5::10]:
        before, waiting = set(), [commit.id]
        while waiting:
            if (one := waiting.pop()) not in before:
                before.add(one)
                waiting += parents[one]
        assert judged(made.root, commit.id) == [p for p in whole if p.origin and p.origin.commit not in before]
