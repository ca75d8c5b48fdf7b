"""The histories that chance makes up are what they say they are: the repository, the files and the truth agree."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.histories.generator import History, make
from tests.histories.mischief import AFTER_APPROVAL
from tests.histories.model import Meeting, Other, Point, Register
from tests.histories.truth import identity, numbered
from tests.histories.unreadable import SPOILT
from tests.histories.writing import written
from tests.support.archives import write
from tests.support.effort import examples
from tests.support.running import git, referat

SEEDS = range(1, 1 + examples(3))


Made = Callable[[int], History]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small history of a seed; made once, and only read."""
    return cache(lambda seed: make(tmp_path_factory.mktemp("history"), seed, seats=7, years=3, meetings=6))


@pytest.mark.parametrize("seed", SEEDS)
def test_git_tells_of_the_same_commits(history: Made, seed: int) -> None:
    """Every commit has the id, the parents, the author, the time and the subject that the history knows."""
    made = history(seed)
    told = git(made.root, "log", "--format=%H%x09%P%x09%an <%ae>%x09%aI%x09%cI%x09%s").splitlines()
    known = [(c.id, " ".join(c.parents), c.author, c.time, c.time, c.subject) for c in made.commits]
    assert sorted(tuple(line.split("\t")) for line in told) == sorted(known)
    assert git(made.root, "rev-parse", "HEAD").strip() == made.commits[-1].id
    assert git(made.root, "status", "--porcelain") == ""


@pytest.mark.parametrize("seed", SEEDS)
def test_parents_come_first_and_time_never_goes_back(history: Made, seed: int) -> None:
    """The commits stand in the order in which they were made."""
    times: dict[str, datetime] = {}
    for commit in history(seed).commits:
        times[commit.id] = datetime.fromisoformat(commit.time)
        assert all(times[parent] < times[commit.id] for parent in commit.parents)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_files_of_every_commit_are_those_of_the_truth(history: Made, seed: int) -> None:
    """No commit has a file more or less than the history knows."""
    made = history(seed)
    for commit in made.commits:
        paths = git(made.root, "ls-tree", "-r", "--name-only", "-z", commit.id).split("\0")[:-1]
        assert sorted(paths) == sorted(made.trees[commit.id])


@pytest.mark.parametrize("seed", SEEDS)
def test_git_sees_the_same_files_come_go_and_move(history: Made, seed: int) -> None:
    """What Git finds to be renamed, added and deleted is what the history says, but for what was no record."""
    made = history(seed)
    told, commit = set(), ""
    for line in git(made.root, "log", "-M", "--name-status", "--diff-filter=ADR", "--format=@%H").splitlines():
        if line.startswith("@"):
            commit = line[1:]
        elif line.split("\t")[-1].endswith(".yaml"):
            told.add((commit, line[0], *line.split("\t")[1:]))
    known: set[tuple[str, ...]] = {(commit.id, "R", old, new) for commit, old, new in made.renamed}
    known |= {(commit.id, "A", path) for commit, path in made.added}
    known |= {(commit.id, "D", path) for commit, path in made.deleted}
    # A note is added before the notice that takes its place; Git sees the notice as a change of the note.
    notes = {path for _commit, path, wrong in made.unreadable if wrong == "something else"}
    assert {change for change in told ^ known if change[-1] not in notes} == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_git_itself_makes_the_same_merges_and_reverts(history: Made, seed: int, tmp_path: Path) -> None:
    """`git merge` of the parents, and `git revert` of the commit that is named, give the same files."""
    made = history(seed)
    git(tmp_path, "clone", "--quiet", "--no-hardlinks", str(made.root), "copy")
    copy = tmp_path / "copy"
    for commit in made.commits:
        if commit.is_merge:
            git(copy, "checkout", "--quiet", commit.parents[0])
            git(copy, "merge", "--quiet", "--no-edit", "--no-ff", commit.parents[1])
        elif commit.kind == "revert":
            body = git(copy, "show", "--no-patch", "--format=%b", commit.id)
            git(copy, "checkout", "--quiet", commit.parents[0])
            git(copy, "revert", "--no-edit", body.split()[-1].rstrip("."))
        else:
            continue
        assert git(copy, "rev-parse", "HEAD^{tree}") == git(copy, "rev-parse", f"{commit.id}^{{tree}}")


def _points(points: tuple[Point, ...]) -> list[Any]:
    """Points as a document has them."""
    return [
        {"tekst": point.text, **({"punkter": _points(point.points)} if point.points else {}), **point.extras()}
        if point.points or point.extras()
        else point.text
        for point in points
    ]


def _held(meeting: Meeting) -> Iterator[tuple[str, object]]:
    """A meeting as a document has it, key by key."""
    yield from ((key, value) for key, value in meeting.simple().items() if value is not None)
    if meeting.corrections:
        yield "rettelser", [correction.record() for correction in meeting.corrections]
    if meeting.attendance is not None:
        yield (
            "deltakere",
            [{"gruppe": group, "personer": [line.record() for line in lines]} for group, lines in meeting.attendance],
        )
    yield "saksliste", [slot.record() for slot in meeting.agenda]
    cases = []
    for case in meeting.cases:
        keys: dict[str, object] = {"saksnr": case.number, **case.simple()}
        keys["forslag_til_vedtak"], keys["vedtak"] = _points(case.proposal), _points(case.decision)
        keys["eventuelt"] = list(case.other_business().values())
        cases.append({key: value for key, value in keys.items() if value})
    yield "saker", cases


def test_the_files_hold_what_the_truth_says(history: Made) -> None:
    """What a plain YAML reader finds in the files of HEAD is the model, key for key."""
    made = history(1)
    for path, document in made.head.items():
        text = (made.root / path).read_text(encoding="utf-8")
        if isinstance(document, Meeting):
            assert YAML(typ="safe", pure=True).load(text) == dict(_held(document))
        elif isinstance(document, Register):
            found = YAML(typ="safe", pure=True).load(text)
            assert found["alias"] == dict(document.aliases)
            assert [(g["gruppe"], g["rolle"], g["personer"]) for g in found["grupper"]] == [
                (group.name, group.role, [tenure.record() for tenure in group.people]) for group in document.groups
            ]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_good_version_has_the_right_form_and_no_bad_one_has(history: Made, seed: int, tmp_path: Path) -> None:
    """Of all versions of all records `referat validate` finds errors of form in those that are meant to have them."""
    made = history(seed)
    versions = dict.fromkeys(document for commit in made.commits for document in made.trees[commit.id].values())
    bad = set()
    for number, document in enumerate(versions):
        if isinstance(document, Other) and not document.wrong:
            continue
        # Meetings are judged alone; a register needs a folder of its own.
        name = f"minutes/v{number}/utvalg.yaml" if isinstance(document, Register) else f"{number}.yaml"
        write(tmp_path / ("registers" if isinstance(document, Register) else "meetings"), {name: written(document)})
        if isinstance(document, Other):
            bad.add(name)
    meetings = sorted(path.name for path in (tmp_path / "meetings").iterdir())
    told = referat(tmp_path / "meetings", "validate", "--format", "concise", *meetings).out
    told += referat(tmp_path / "registers", "validate", "--format", "concise").out
    assert "REF606" in told, "every register lies in a folder that is not its own"
    wrong = {line.partition(":")[0] for line in told.splitlines() if " REF1" in line or " REF2" in line}
    assert wrong == bad


def test_the_files_are_laid_out_as_they_should_be(history: Made) -> None:
    """`referat fmt` would change none of the files of HEAD."""
    assert referat(history(2).root, "fmt", "--check").code == 0


def test_a_seed_always_gives_the_same_commits(tmp_path: Path) -> None:
    """Two histories of one seed are the same to the last letter; another seed gives another."""
    ids = []
    for name, seed in (("first", 5), ("second", 5), ("third", 6)):
        folder = tmp_path / name
        folder.mkdir()
        ids.append([commit.id for commit in make(folder, seed, seats=5, years=1, meetings=4).commits])
    assert ids[0] == ids[1]
    assert ids[0][-1] != ids[2][-1]


def test_a_large_history_has_a_committee_of_thirty_seats_over_twelve_years(tmp_path: Path) -> None:
    """What the tests of attendance ask for is there: the seats, the years, the changes of hands, the substitutes."""
    made = make(tmp_path, 7)
    assert len({document.key for document in made.head.values() if isinstance(document, Meeting)}) > 85
    assert len(made.commits) > 500
    people, seats = made.attendance()
    assert len({(seat.group, seat.unit, seat.union) for seat in seats}) > 20
    assert max(seat["moeter"] for seat in seats.values()) > 85
    assert sum(seat["tomt"] for seat in seats.values()) > 100
    assert sum(row["som_vara"] for row in people.values()) > 100
    assert len(people) > 60


def test_everything_happens_somewhere(history: Made) -> None:
    """Over a few seeds every kind of commit occurs, and every kind of truth has something to tell."""
    histories = [history(seed) for seed in range(1, 9)]
    kinds = {commit.kind for made in histories for commit in made.commits}
    # A branch is made of commits of other kinds.
    assert {*AFTER_APPROVAL, *SPOILT} - {"branch", "branch_same"} <= kinds
    drafts = {"draft_person_added", "draft_person_removed", "draft_mark", "draft_word", "draft_proposal", "draft_mixed"}
    notices = {"notice_case_added", "notice_case_removed", "notice_word", "notice_title", "notice_point", "postponed"}
    rest = {"minutes_proposal", "seats", "merge", "side", "beside_side", "revert", "back", "mended", "moved_home"}
    assert drafts | notices | rest | {"committee_moved", "something_else"} <= kinds
    for made in histories:
        assert made.silent
        assert made.after_notice
        assert made.attendance_history
        assert made.renamed
        assert made.unreadable
    assert any(made.backwards for made in histories)
    assert any(made.deleted for made in histories)
    assert any(made.removed_person for made in histories)
    assert any(event.older_entry for made in histories for event in made.silent)


def test_every_silent_commit_is_among_the_silent(history: Made) -> None:
    """What the generator altered in silence stands in the truth, and what it corrected properly does not."""
    for made in (history(seed) for seed in SEEDS):
        silent = {event.commit.id for event in made.silent}
        for commit in made.commits:
            if commit.kind.startswith("silent_") or commit.kind in ("several", "corrected_elsewhere", "other_day"):
                assert commit.id in silent
            elif commit.kind.startswith(("corrected_", "notice", "draft_", "approved", "moved_home", "second")):
                assert (commit.id in silent) == (commit.kind in ("corrected_elsewhere", "second_edited"))


def test_a_mark_changed_and_changed_back_is_told_twice(history: Made) -> None:
    """The history of attendance has both changes, and the second undoes the first."""
    for made in (history(seed) for seed in SEEDS):
        told = {event.commit.id: event for event in made.attendance_history}
        for number, commit in enumerate(made.commits):
            if commit.kind == "back":
                back = told[commit.id]
                there = next(
                    told[c.id]
                    for c in reversed(made.commits[:number])
                    if c.kind == "there" and told[c.id].change.felt == back.change.felt
                )
                assert (there.change.before, there.change.after) == (back.change.after, back.change.before)


def test_the_first_recording_is_no_later_change(history: Made) -> None:
    """The commit that records the minutes has lines to tell of, and none of them in the history of attendance."""
    for made in (history(seed) for seed in SEEDS):
        minutes = [commit for commit in made.commits if commit.kind in ("minutes", "minutes_proposal")]
        assert all(any(c.felt.startswith("deltakere/") for c in made.told(commit)) for commit in minutes)
        assert not {commit.id for commit in minutes} & {event.commit.id for event in made.attendance_history}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_commit_of_a_point_is_the_last_that_gave_it_its_words(history: Made, seed: int) -> None:
    """The file has the words in that commit, and had not in the one before, if it was there."""
    made = history(seed)
    meetings = [(path, d) for path, d in made.head.items() if isinstance(d, Meeting)]
    paths = {(commit.id, new): old for commit, old, new in made.renamed}
    shown = cache(lambda version: git(made.root, "show", version))
    for _path, meeting in meetings:
        for case in meeting.cases:
            blamed = made.blame(case.number)
            for number, point in numbered(case.decision):
                commit = blamed[number]
                lies = next(p for p, d in made.trees[commit.id].items() if identity(d) == meeting.key)
                lay = paths.get((commit.id, lies), lies)
                assert point.text in shown(f"{commit.id}:{lies}")
                before = made.trees[commit.parents[0]][lay]
                assert isinstance(before, Meeting)
                then = [old for part in before.cases if part.number == case.number for old in part.decision]
                assert point.text not in [old.text for _number, old in numbered(tuple(then))]


def test_the_record_of_a_day_is_that_of_the_main_line(history: Made) -> None:
    """A day has the last commit of the main line up to its end; side lines count from their merge."""
    made = history(1)
    line = git(made.root, "log", "--first-parent", "--reverse", "--format=%H").split()
    assert [commit.id for commit in made.main_line] == line
    first = made.commits[0]
    assert made.as_of("2000-01-01") is None
    assert made.as_of(first.time[:10]) == first
    assert made.as_of("2100-01-01") == made.commits[-1]
