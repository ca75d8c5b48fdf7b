"""What each commit did to the files is what Git says, however the index came to know it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from referat_cli.store.commits import CommittedFile, commits, committed_files, followed
from referat_cli.store.database import drop
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from referat_cli.store.timeline import timeline
from tests.histories.generator import History, make
from tests.support.archives import NOTICE, REGISTER, write
from tests.support.running import git, repository

MEETING = "minutes/prove/2026/2026-03-04.yaml"

Made = Callable[[int], History]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small history of a seed; made once, and only read."""
    return cache(lambda seed: make(tmp_path_factory.mktemp("history"), seed, seats=6, years=2, meetings=5))


def committed(root: Path, subject: str, files: dict[str, str | None]) -> str:
    """The id of a commit with these files; None removes one."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", f"--message={subject}")
    return git(root, "rev-parse", "HEAD").strip()


def told(root: Path, path: str | None = None) -> list[tuple[str, str | None, str | None]]:
    """Subject, path and old path of each step."""
    return [(s.commit.subject, s.path, s.old_path) for s in committed_files(Records(Snapshot(locate(root))), path=path)]


def test_a_new_file_a_change_and_a_rename_are_steps_of_one_file(tmp_path: Path) -> None:
    """The meeting that was put off is the one that was called, and the register is another file."""
    root = repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER}))
    later = "minutes/prove/2026/2026-03-11.yaml"
    committed(root, "Call", {MEETING: NOTICE})
    committed(root, "Put off", {MEETING: None, later: NOTICE.replace("2026-03-04", "2026-03-11")})
    committed(root, "Word", {later: NOTICE.replace("legevakt", "jordmor")})
    assert told(root, later) == [("Call", MEETING, None), ("Put off", later, MEETING), ("Word", later, later)]
    assert told(root)[0] == ("Begin", "minutes/prove/utvalg.yaml", None)
    assert told(root, MEETING) == told(root, later)


def test_another_file_in_the_place_of_a_renamed_one_has_its_own_history(tmp_path: Path) -> None:
    """A meeting that comes to stand where one was moved from is not that one."""
    root = repository(write(tmp_path, {MEETING: NOTICE}))
    later = "minutes/prove/2026/2026-03-11.yaml"
    committed(root, "Put off", {MEETING: None, later: NOTICE})
    committed(root, "Call", {MEETING: "utvalg: prove\nmoetedato: '2026-03-04'\nstatus: innkalling\n"})
    assert [subject for subject, *_paths in told(root, later)] == ["Begin", "Put off"]
    assert [subject for subject, *_paths in told(root, MEETING)] == ["Call"]


def test_a_deleted_file_that_comes_back_is_the_same(tmp_path: Path) -> None:
    """What stood at a path, went and came again is told as one."""
    root = repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER, MEETING: NOTICE}))
    committed(root, "Delete", {MEETING: None})
    committed(root, "Bring back", {MEETING: NOTICE})
    assert [subject for subject, *_paths in told(root, MEETING)] == ["Begin", "Delete", "Bring back"]


def test_a_merge_tells_only_what_it_did_itself(tmp_path: Path) -> None:
    """Where it takes one side's file as it is, it did nothing; where a file is as on neither side, all sides are told.

    A file that was changed on one side and moved on the other is followed from both.
    """
    root = repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER, MEETING: NOTICE}))
    later = "minutes/prove/2026/2026-03-11.yaml"
    git(root, "checkout", "--quiet", "-b", "side")
    committed(root, "Side", {MEETING: NOTICE.replace("legevakt", "jordmor")})
    git(root, "checkout", "--quiet", "main")
    committed(root, "Register", {"minutes/prove/utvalg.yaml": REGISTER.replace("Prøveutvalget", "Utvalget")})
    committed(root, "Put off", {MEETING: None, later: NOTICE.replace("2026-03-04", "2026-03-11")})
    git(root, "merge", "--quiet", "--no-ff", "--message=Merge", "side")
    found = [step for step in committed_files(Records(Snapshot(locate(root)))) if step.commit.subject == "Merge"]
    assert [(step.path, step.old_path, [o.path for o in step.parents[1:] if o]) for step in found] == [
        (later, later, [MEETING])
    ]
    assert sorted(subject for subject, *_paths in told(root, later)) == ["Begin", "Merge", "Put off", "Side"]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_index_follows_head_wherever_it_goes(history: Made, seed: int, tmp_path: Path) -> None:
    """Moved from commit to commit, forwards and back, it tells what a new index tells, and what Git is asked anew."""
    made = history(seed)
    git(tmp_path, "clone", "--quiet", str(made.root), "copy")
    root = tmp_path / "copy"
    line = [commit.id for commit in made.commits]
    for number in (20, len(line) - 3, 40, len(line) - 1, 5, len(line) - 2):
        git(root, "checkout", "--quiet", line[number])
        records = Records(Snapshot(locate(root)))
        moved, known = committed_files(records), commits(records)
        records.db.close()
        asked = Records(Snapshot(locate(root), revision=line[0]))
        assert committed_files(asked, until=line[number]) == moved
        assert commits(asked, until=line[number]) == known
        asked.db.close()
    drop(locate(root))
    assert committed_files(Records(Snapshot(locate(root)))) == moved


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_commits_stand_after_their_parents_and_are_those_of_the_truth(history: Made, seed: int) -> None:
    """Every commit is there once, with its author, time and subject, and none before a parent."""
    made = history(seed)
    found = commits(Records(Snapshot(locate(made.root))))
    places = {commit.id: place for place, commit in enumerate(found)}
    assert all(places[parent] < places[commit.id] for commit in found for parent in commit.parents)
    truth = [(c.id, c.parents, c.author.partition(" <")[0], c.time, c.subject) for c in made.commits]
    assert sorted(commit[:5] for commit in found) == sorted(truth)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_came_went_and_moved_is_what_the_truth_says(history: Made, seed: int) -> None:
    """Additions, deletions and renames, but for a note that stood where a notice came."""
    made = history(seed)
    found = [step for step in committed_files(Records(Snapshot(locate(made.root)))) if len(step.commit.parents) < 2]
    notes = {path for _commit, path, wrong in made.unreadable if wrong == "something else"}

    def known(step: CommittedFile) -> bool:
        return (step.path or step.old_path) not in notes

    renamed = {(s.commit.id, s.old_path, s.path) for s in found if s.path and s.old_path and s.path != s.old_path}
    added = {(s.commit.id, s.path) for s in found if s.path and not s.old_path and known(s)}
    deleted = {(s.commit.id, s.old_path) for s in found if not s.path and known(s)}
    assert renamed == {(commit.id, old, new) for commit, old, new in made.renamed}
    assert added == {(commit.id, path) for commit, path in made.added if path not in notes}
    assert deleted == {(commit.id, path) for commit, path in made.deleted}


def test_a_committee_has_its_own_steps(history: Made) -> None:
    """All of them, whether it is asked of the index or of Git."""
    made = history(1)
    records = Records(Snapshot(locate(made.root)))
    code = next(path for path in made.head if path.startswith("minutes/")).split("/")[1]
    below = f"minutes/{code}/"
    every = [s for s in committed_files(records) if below in f"{s.path} {s.old_path}"]
    assert committed_files(records, committee=code) == every
    first = made.commits[9].id
    assert committed_files(records, since=first, until=records.snapshot.commit) == [
        step for step in committed_files(records) if step.commit.id in {c.id for c in commits(records, since=first)}
    ]


def test_a_path_asked_for_is_followed_as_among_all(history: Made) -> None:
    """To ask for one file finds what following it through everything does."""
    made = history(2)
    records = Records(Snapshot(locate(made.root)))
    every = committed_files(records)
    for path in made.head:
        if path.endswith(".yaml"):
            assert committed_files(records, path=path) == followed(every, path)


def test_a_shallow_clone_marks_where_it_ends(history: Made, tmp_path: Path) -> None:
    """The files of its oldest commit are not new there; when the rest is fetched, they are as they were."""
    made = history(1)
    git(tmp_path, "clone", "--quiet", "--depth=3", made.root.as_uri(), "copy")
    root = tmp_path / "copy"
    records = Records(Snapshot(locate(root)))
    cut = {step.commit.id for step in committed_files(records) if step.commit.cut}
    assert cut == set((root / ".git/shallow").read_text(encoding="ascii").split())
    records.db.close()
    git(root, "fetch", "--quiet", "--unshallow")
    assert not any(step.commit.cut for step in committed_files(Records(Snapshot(locate(root)))))
    whole = committed_files(Records(Snapshot(locate(made.root))))
    assert len(committed_files(Records(Snapshot(locate(root))))) == len(whole)


def test_inside_a_hook_of_another_repository_the_own_one_answers(
    history: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Git sets for its hooks is not followed into another archive."""
    made = history(1)
    git(tmp_path, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / ".git/index"))
    records = Records(Snapshot(locate(made.root)))
    first = made.commits[0].id
    found = committed_files(records, since=first, until=made.commits[-1].id)
    assert found
    assert first not in {step.commit.id for step in found}


def changed(root: Path) -> list[tuple[str, str | None, list[str], str | None]]:
    """Of each change of a meeting: subject, path after, the paths compared with, and why nothing can be told."""
    return [
        (c.commit.subject, c.after and c.after.path, [parent.path for parent in c.parents], c.gap)
        for c in timeline(Records(Snapshot(locate(root))))
        if "utvalg" not in f"{c.path}{c.old_path}"
    ]


LATER = "minutes/prove/2026/2026-03-11.yaml"
ANOTHER = NOTICE.replace("2026-03-04", "2026-03-11").replace("1/26", "8/26").replace("2/26", "9/26")


def test_two_files_spoilt_alike_are_each_compared_with_what_they_were(tmp_path: Path) -> None:
    """Both were emptied, which is one content to Git; each is mended from its own last version."""
    root = repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER, MEETING: NOTICE, LATER: ANOTHER}))
    committed(root, "Empty", {MEETING: "", LATER: ""})
    committed(root, "Mend", {MEETING: NOTICE, LATER: ANOTHER})
    assert changed(root)[2:] == [
        ("Empty", MEETING, [MEETING], "ulest"),
        ("Empty", LATER, [LATER], "ulest"),
        ("Mend", MEETING, [MEETING], None),
        ("Mend", LATER, [LATER], None),
    ]
    assert all(c.before == c.after for c in timeline(Records(Snapshot(locate(root)))) if c.commit.subject == "Mend")


def test_a_file_moved_to_where_nobody_looks_is_gone_until_it_comes_back(tmp_path: Path) -> None:
    """And then it is compared with what it was, also where Git sees no move."""
    aside = "minutes/prove/gammelt.yaml"
    root = repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER, MEETING: NOTICE}))
    committed(root, "Put aside", {MEETING: None, aside: NOTICE})
    committed(root, "Change aside", {aside: "notater: ingen\n"})
    committed(root, "Bring back", {MEETING: NOTICE.replace("legevakt", "jordmor")})
    assert changed(root)[1:] == [("Put aside", None, [MEETING], None), ("Bring back", MEETING, [MEETING], None)]
    assert [c.returned for c in timeline(Records(Snapshot(locate(root)))) if c.commit.subject == "Bring back"] == [True]


def test_a_meeting_moved_without_git_seeing_it_is_one(tmp_path: Path) -> None:
    """The same day and cases in the same commit, though the texts are so different that Git finds two files."""
    place = "minutes/annet/2026/2026-03-04.yaml"
    root = repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER, MEETING: NOTICE}))
    rewritten = NOTICE.replace("\n", "  # avskrift fra protokollen, side 4\n").replace("legevakt", "jordmor")
    committed(root, "Move", {MEETING: None, place: rewritten})
    assert {("Move", place, None), ("Move", None, MEETING)} <= set(told(root))
    assert changed(root)[1:] == [("Move", place, [MEETING], None)]
    assert {c.latest_path for c in timeline(Records(Snapshot(locate(root)))) if c.commit.subject == "Begin"} >= {place}


def test_what_a_merge_did_to_a_file_of_one_side_alone_is_compared_with_that_side(tmp_path: Path) -> None:
    """The main line never had the meeting; the merge brings it in, and changes it."""
    root = repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER}))
    git(root, "checkout", "--quiet", "-b", "side")
    committed(root, "Call", {MEETING: NOTICE})
    git(root, "checkout", "--quiet", "main")
    committed(root, "Register", {"minutes/prove/utvalg.yaml": REGISTER.replace("Prøveutvalget", "Utvalget")})
    git(root, "merge", "--quiet", "--no-ff", "--no-commit", "side")
    committed(root, "Merge", {MEETING: NOTICE.replace("legevakt", "jordmor")})
    assert changed(root) == [("Call", MEETING, [], None), ("Merge", MEETING, [MEETING], None)]
