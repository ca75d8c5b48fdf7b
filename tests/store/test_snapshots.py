"""The same question gives the right answer of every version of an archive, in every kind of repository."""

import os
import shutil
from pathlib import Path

import pytest

from referat_cli.store.paths import locate
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import write
from tests.support.asking import about, ask, cases, data, meeting, register, small, text_of
from tests.support.running import GIT_SETTINGS, environment, git, referat, repository, run


def path_of(number: int) -> str:
    """Where the meeting of a month stands."""
    return next(iter(meeting(number)))


def committed(folder: Path, *numbers: int, day: str = "", name: str = "") -> str:
    """Add these meetings, commit them (at noon of a day, or at a whole time), and give the commit's id."""
    for number in numbers:
        write(folder, meeting(number))
    when = day if "T" in day or not day else f"{day}T12:00:00+0000"
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
    git(folder, "add", "--all")
    done = run(folder, "git", "commit", "--quiet", "--allow-empty", f"--message={name or 'Record'}", **dates)
    assert done.code == 0, done.err
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose first commit holds three meetings."""
    return repository(small(tmp_path / "arkiv", 1, 2, 3))


def test_a_clean_work_tree_says_what_its_commit_holds(root: Path) -> None:
    """Asked twice, because the second answer comes from what was kept."""
    assert cases(root) == cases(root) == about(1, 2, 3)


def test_a_work_tree_is_read_as_it_stands_on_the_disk(root: Path) -> None:
    """Untracked, changed, deleted, renamed and staged files count; ignored ones do not."""
    assert cases(root) == about(1, 2, 3)
    write(root, {**meeting(4), path_of(1): meeting(1, "helikopter")[path_of(1)], ".gitignore": "2026-08-*\n"})
    write(root, meeting(8))
    (root / path_of(2)).unlink()
    moved = "minutes/prove/2026/2026-03-04-2.yaml"
    git(root, "mv", path_of(3), moved)
    write(root, meeting(6))
    git(root, "add", path_of(6))
    (root / path_of(6)).unlink()
    write(root, meeting(7))
    git(root, "add", path_of(7))
    assert cases(root) == {**about(3, 4, 7), "1/26": "helikopter"}
    assert data(root, "show", "3/26")["sak"]["sti"] == moved
    assert cases(root, "--rev", "HEAD") == about(1, 2, 3)
    git(root, "add", "--all")
    assert cases(root) == {**about(3, 4, 7), "1/26": "helikopter"}
    git(root, "commit", "--quiet", "--message=All of it")
    assert cases(root) == cases(root, "--rev", "HEAD") == {**about(3, 4, 7), "1/26": "helikopter"}
    assert cases(root, "--rev", "HEAD~1") == about(1, 2, 3)


def test_a_change_only_staged_and_taken_back_on_the_disk_is_not_answered(root: Path) -> None:
    """The disk is the answer, whatever is staged."""
    text = (root / path_of(1)).read_text(encoding="utf-8")
    write(root, meeting(1, "helikopter"))
    git(root, "add", "--all")
    write(root, {path_of(1): text})
    assert cases(root) == about(1, 2, 3)


def test_a_file_that_git_was_told_of_without_its_contents_is_read(root: Path) -> None:
    """``git add -N`` promises a file that is not staged yet."""
    write(root, meeting(4))
    git(root, "add", "--intent-to-add", path_of(4))
    assert cases(root) == about(1, 2, 3, 4)


def test_a_merge_that_is_not_resolved_is_named_and_the_rest_is_answered(root: Path) -> None:
    """The file holds both sides and Git's marks, so it is nobody's minutes."""
    git(root, "switch", "--quiet", "--create", "annen")
    committed(write(root, meeting(1, "helikopter")))
    git(root, "switch", "--quiet", "main")
    committed(write(root, meeting(1, "jordmor")))
    assert run(root, "git", "merge", "annen").code == 1
    assert cases(root) == about(2, 3)
    assert path_of(1) in ask(root, "cases").err
    assert cases(root, "--rev", "HEAD") == {**about(2, 3), "1/26": "jordmor"}
    assert cases(root, "--rev", "MERGE_HEAD") == {**about(2, 3), "1/26": "helikopter"}
    write(root, meeting(1, "fastlege"))
    git(root, "add", "--all")
    assert cases(root) == {**about(2, 3), "1/26": "fastlege"}


def test_a_revision_is_a_commit_a_tag_a_branch_or_a_short_id(root: Path) -> None:
    """An annotated tag means the commit it stands on; the work tree changes nothing of it."""
    first = git(root, "rev-parse", "HEAD").strip()
    git(root, "tag", "vedtatt")
    git(root, "tag", "--annotate", "--message=Signert", "signert")
    git(root, "branch", "gren")
    committed(root, 4)
    write(root, meeting(5))
    for revision in (first, first[:8], "vedtatt", "signert", "gren", "HEAD~1", "HEAD^", "main~1"):
        assert cases(root, "--rev", revision) == about(1, 2, 3), revision
    assert cases(root, "--rev", "HEAD") == about(1, 2, 3, 4)
    assert cases(root) == about(1, 2, 3, 4, 5)


def test_a_date_is_the_last_commit_on_the_first_parent_line_by_the_end_of_that_day(tmp_path: Path) -> None:
    """A branch merged later was not in the record yet on the day it was written."""
    root = small(tmp_path, 1)
    git(root, "init", "--quiet", "--initial-branch=main")
    committed(root, day="2026-02-01")
    git(root, "switch", "--quiet", "--create", "utkast")
    committed(root, 2, day="2026-02-10")
    git(root, "switch", "--quiet", "main")
    committed(root, 3, day="2026-02-20")
    dates = {"GIT_AUTHOR_DATE": "2026-03-01T12:00:00+0000", "GIT_COMMITTER_DATE": "2026-03-01T12:00:00+0000"}
    assert run(root, "git", "merge", "--quiet", "--no-edit", "utkast", **dates).code == 0
    assert cases(root, "--rev", "2026-02-01") == cases(root, "--rev", "2026-02-15") == about(1)
    assert cases(root, "--rev", "2026-02-28") == cases(root, "--rev", "20. februar 2026") == about(1, 3)
    for day in ("2026-03-01", "01.03.2026", "2026-12-31", "2099-12-31", "2150-01-01", "9999-12-31"):
        assert cases(root, "--rev", day) == about(1, 2, 3), day
    for day in ("2026-01-31", "1970-01-01", "1900-01-01", "0001-01-01"):
        done = ask(root, "cases", "--rev", day)
        sentence = f"referat: Ingenting var sjekket inn {day}. Det første er fra 2026-02-01.\n"
        assert (done.code, done.out, done.err) == (2, "", sentence)


def test_a_day_ends_at_midnight_where_the_commit_was_made(tmp_path: Path) -> None:
    """Half past eleven at night in Norway and in Kiribati are both that day, whatever Greenwich says."""
    root = small(tmp_path, 1)
    git(root, "init", "--quiet", "--initial-branch=main")
    committed(root, day="2026-02-01T23:30:00+1400")
    committed(root, 2, day="2026-02-02T23:30:00-1200")
    committed(root, 3, day="2026-02-03T23:30:00+0100")
    assert cases(root, "--rev", "2026-02-01") == about(1)
    assert cases(root, "--rev", "2026-02-02") == about(1, 2)
    assert cases(root, "--rev", "2026-02-03") == about(1, 2, 3)


def test_a_date_is_never_looked_up_in_the_reflog(tmp_path: Path) -> None:
    """A commit that was made and undone was never the record, and a clone has no reflog."""
    root = small(tmp_path / "a", 1)
    git(root, "init", "--quiet", "--initial-branch=main")
    committed(root, day="2026-02-01")
    committed(root, 2, day="2026-02-02")
    git(root, "reset", "--quiet", "--hard", "HEAD~1")
    assert cases(root, "--rev", "2026-02-02") == about(1)
    git(tmp_path, "clone", "--quiet", str(root), "klone")
    assert cases(tmp_path / "klone", "--rev", "2026-02-02") == about(1)


def test_a_tag_whose_name_looks_like_a_date_wins(root: Path) -> None:
    """A name that somebody gave says more than a day."""
    git(root, "tag", "2026-01-01")
    committed(root, 4, day="2025-12-01")
    assert cases(root, "--rev", "2026-01-01") == about(1, 2, 3)


@pytest.mark.parametrize(
    "revision",
    [
        "finnes-ikke",
        "",
        "^HEAD",
        "HEAD..main",
        "--all",
        "-1",
        "HEAD:minutes",
        "HEAD^{tree}",
        "0" * 40,
        "a b",
        "HEAD~99",
        "'",
        "*",
    ],
)
def test_a_revision_that_is_none_is_one_sentence(revision: str, root: Path) -> None:
    """Exit code 2, nothing on standard output, and no words of Git's."""
    committed(root, 4)
    done = ask(root, "cases", f"--rev={revision}")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: Utgaven «{revision}» finnes ikke.")
    assert done.err.count("\n") == 1


def test_a_revision_almost_right_is_answered_with_the_nearest(root: Path) -> None:
    """Branches and tags are what people type."""
    git(root, "tag", "godkjent-2026")
    assert ask(root, "cases", "--rev", "godkjent2026").err.endswith("Mente du godkjent-2026?\n")
    assert ask(root, "cases", "--rev", "2026-02-30").err == "referat: Datoen 2026-02-30 finnes ikke.\n"


def test_a_bare_repository_answers_from_its_head(root: Path, tmp_path: Path) -> None:
    """On a server there is no work tree; a push moves the answer."""
    bare = tmp_path / "bar.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(root), str(bare))
    assert cases(bare) == cases(bare, "--rev", "main") == about(1, 2, 3)
    committed(root, 4)
    git(root, "push", "--quiet", str(bare), "main")
    assert cases(bare) == about(1, 2, 3, 4)
    assert cases(bare, "--rev", "HEAD~1") == about(1, 2, 3)
    assert cases(bare) == about(1, 2, 3, 4)


def test_linked_work_trees_share_what_was_read_and_nothing_else(root: Path, tmp_path: Path) -> None:
    """Each has its own commit and its own changes; the file is one."""
    other = tmp_path / "gren med mellomrom"
    git(root, "worktree", "add", "--quiet", "-b", "gren", str(other))
    committed(other, 4)
    write(root, meeting(5))
    for _again in range(2):
        assert cases(root) == about(1, 2, 3, 5)
        assert cases(other) == about(1, 2, 3, 4)
        assert cases(other, "--rev", "main") == about(1, 2, 3)
    assert len(list((root / ".git" / "referat").glob("*.sqlite"))) == 1
    assert not list((root / ".git" / "worktrees").rglob("*.sqlite"))


def test_a_submodule_is_a_repository_of_its_own(root: Path, tmp_path: Path) -> None:
    """Its ``.git`` is a file; the repository around it has no meetings of its own."""
    around = repository(write(tmp_path / "rundt", {"les.md": "Om kommunen"}))
    git(around, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(root), "arkiv")
    assert cases(around / "arkiv") == about(1, 2, 3)
    write(around / "arkiv", meeting(4))
    assert cases(around / "arkiv" / "minutes" / "prove") == about(1, 2, 3, 4)
    assert cases(around / "arkiv", "--rev", "HEAD") == about(1, 2, 3)
    assert ask(around, "cases").err.startswith("referat: Fant ingen møter under ")


def test_a_shallow_clone_answers_and_says_what_it_cannot_see(root: Path, tmp_path: Path) -> None:
    """What is there is right; a version that is not there may just be older than the clone."""
    first = git(root, "rev-parse", "HEAD").strip()
    committed(root, 4)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "grunn")
    assert cases(tmp_path / "grunn") == cases(tmp_path / "grunn", "--rev", "HEAD") == about(1, 2, 3, 4)
    hint = " Dette er en grunn kopi, som mangler det eldste; kjør «git fetch --unshallow».\n"
    for revision in ("HEAD~1", first, "2001-01-01"):
        done = ask(tmp_path / "grunn", "cases", "--rev", revision)
        assert (done.code, done.out) == (2, "")
        assert done.err.endswith(hint)
    git(tmp_path / "grunn", "fetch", "--quiet", "--unshallow")
    assert cases(tmp_path / "grunn", "--rev", "HEAD~1") == about(1, 2, 3)


def test_a_detached_head_is_as_good_as_a_branch(root: Path) -> None:
    """Nobody need know what it is to get an answer."""
    committed(root, 4)
    git(root, "checkout", "--quiet", "--detach", "HEAD~1")
    write(root, meeting(5))
    assert cases(root) == about(1, 2, 3, 5)
    assert cases(root, "--rev", "main") == about(1, 2, 3, 4)


def test_a_repository_without_a_commit_answers_from_the_disk(tmp_path: Path) -> None:
    """On the first day nothing has been committed, staged or not; an orphan branch is the same again."""
    root = small(tmp_path, 1, 2)
    git(root, "init", "--quiet", "--initial-branch=main")
    assert cases(root) == about(1, 2)
    git(root, "add", path_of(1))
    assert cases(root) == about(1, 2)
    done = ask(root, "cases", "--rev", "2026-01-01")
    assert (done.code, done.err) == (2, "referat: Ingenting var sjekket inn 2026-01-01.\n")
    assert ask(root, "cases", "--rev", "HEAD").code == 2
    committed(root)
    assert cases(root) == about(1, 2)
    git(root, "switch", "--quiet", "--orphan", "ny")
    assert ask(root, "cases").err.startswith("referat: Fant ingen møter")
    write(root, {**register(), **meeting(3)})
    assert cases(root) == about(3)
    assert cases(root, "--rev", "main") == about(1, 2)


def test_an_archive_may_lie_below_a_folder_of_the_repository(tmp_path: Path) -> None:
    """Two of them in one repository know nothing of each other, from whatever folder the call comes."""
    small(tmp_path / "kommune" / "a", 1, 2)
    small(tmp_path / "kommune" / "b", 3)
    root = repository(tmp_path / "kommune")
    for _again in range(2):
        assert cases(root / "a") == cases(root / "a" / "minutes" / "prove" / "2026") == about(1, 2)
        assert cases(root / "b") == about(3)
    committed(root / "b", 4)
    write(root / "a", meeting(5))
    assert cases(root / "a") == about(1, 2, 5)
    assert cases(root / "b") == about(3, 4)
    assert cases(root / "b", "--rev", "HEAD~1") == about(3)
    assert cases(root / "a", "--rev", "HEAD") == about(1, 2)


@pytest.mark.parametrize("name", ["Møter og saker", "æøå", "[2024]", ":arkiv", "a*b?", "-rf", "«sitat»", "!x"])
def test_a_folder_may_be_called_anything(name: str, tmp_path: Path) -> None:
    """Above the archive and below the top, with spaces, Norwegian letters and signs that Git gives a meaning."""
    top = tmp_path / f"{name} topp"
    small(top / name, 1, 2)
    small(top / "x", 3)
    repository(top)
    write(top / name, meeting(4))
    assert cases(top / name) == about(1, 2, 4)
    assert cases(top / name, "--rev", "HEAD") == about(1, 2)
    committed(top)
    assert cases(top / name) == about(1, 2, 4)
    assert cases(top / name, "--rev", "HEAD~1") == about(1, 2)


def test_inside_a_hook_the_repository_that_is_asked_about_answers(root: Path, tmp_path: Path) -> None:
    """Git sets its own variables there, and they belong to the repository of the hook alone."""
    other = repository(small(tmp_path / "annet", 5))
    hook = {"GIT_DIR": str(root / ".git"), "GIT_INDEX_FILE": str(root / ".git" / "index"), "GIT_PREFIX": "minutes/"}
    write(root, meeting(4))
    assert cases(root, variables=hook) == about(1, 2, 3, 4)
    assert cases(root, "--rev", "HEAD", variables=hook) == about(1, 2, 3)
    assert cases(other, variables=hook) == about(5)


def test_a_hook_of_a_commit_of_one_file_can_ask(root: Path, tmp_path: Path) -> None:
    """A partial commit has an index of its own; the disk is the answer there too."""
    answer = tmp_path / "svar"
    hook = root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nexec python -m referat_cli cases -f ndjson >'{answer}'\n", encoding="utf-8")
    hook.chmod(0o755)
    write(root, {**meeting(4), **meeting(5)})
    git(root, "add", path_of(4), path_of(5))
    done = run(root, "git", "commit", "--quiet", "--message=En fil", "--", path_of(4))
    assert (done.code, done.err) == (0, "")
    assert answer.read_text(encoding="utf-8").count("\n") == 5
    assert cases(root) == about(1, 2, 3, 4, 5)
    assert cases(root, "--rev", "HEAD") == about(1, 2, 3, 4)


def test_a_server_can_ask_of_what_is_being_pushed(root: Path, tmp_path: Path) -> None:
    """Before a push is received its objects lie in quarantine, where Git's variables say."""
    bare, answer = tmp_path / "bar.git", tmp_path / "svar"
    git(tmp_path, "clone", "--quiet", "--bare", str(root), str(bare))
    hook = bare / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/sh\nread old new name\nexec python -m referat_cli cases --rev $new -f ndjson >'{answer}'\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    committed(root, 4)
    git(root, "push", "--quiet", str(bare), "main")
    assert answer.read_text(encoding="utf-8").count("\n") == 4
    assert cases(bare) == about(1, 2, 3, 4)


def test_a_repository_with_longer_ids_is_like_any_other(tmp_path: Path) -> None:
    """SHA-256 names the same contents in twice as many letters."""
    root = small(tmp_path, 1, 2)
    git(root, "init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    committed(root)
    write(root, {**meeting(3), path_of(1): meeting(1, "helikopter")[path_of(1)]})
    assert cases(root) == {**about(2, 3), "1/26": "helikopter"}
    committed(root)
    assert cases(root) == {**about(2, 3), "1/26": "helikopter"}
    assert cases(root, "--rev", "HEAD~1") == about(1, 2)


def test_a_checkout_with_windows_line_ends_is_the_same_record(root: Path, tmp_path: Path) -> None:
    """Git changes the line ends on the way out; what the record says is not changed by that."""
    git(tmp_path, "clone", "--quiet", "--config", "core.autocrlf=true", str(root), "vindu")
    windows = tmp_path / "vindu"
    assert b"\r\n" in (windows / path_of(1)).read_bytes()
    assert cases(windows) == about(1, 2, 3)
    text = text_of(1, "helikopter").replace("\n", "\r\n")
    write(windows, {path_of(1): text.encode()})
    assert cases(windows) == {**about(2, 3), "1/26": "helikopter"}


def test_a_meeting_that_is_a_link_within_the_archive_is_read_on_the_disk(root: Path) -> None:
    """In a revision a link has no contents of its own, and is named, so that no answer is silently short."""
    (root / "utkast.yaml").write_text(text_of(4), encoding="utf-8")
    (root / path_of(4)).symlink_to(Path("../../../utkast.yaml"))
    assert cases(root) == about(1, 2, 3, 4)
    committed(root)
    assert cases(root) == about(1, 2, 3, 4)
    assert cases(root, "--rev", "HEAD") == cases(root, "--rev", "HEAD~1") == about(1, 2, 3)
    assert path_of(4) in ask(root, "cases", "--rev", "HEAD").err
    assert ask(root, "cases", "--rev", "HEAD~1").err == ""
    write(root, {"utkast.yaml": meeting(4, "helikopter")[path_of(4)]})
    assert cases(root) == {**about(1, 2, 3), "4/26": "helikopter"}


@pytest.mark.parametrize("target", ["/etc/hostname", "2026-09-04.yaml", "."])
def test_a_link_that_leads_out_or_nowhere_is_named(target: str, root: Path) -> None:
    """Whoever may write a link must not have the machine's files read to them."""
    (root / path_of(9 - 1)).symlink_to(target)
    done = ask(root, "cases")
    assert done.code == 0
    assert path_of(8) in done.err
    assert cases(root) == about(1, 2, 3)
    assert ask(root, "changes").code == 0
    assert f"{path_of(8)}:1:1: REF101" in ask(root, "validate", "--since", "HEAD").out


def test_an_ignored_file_that_git_does_not_keep_any_more_is_no_part_of_the_archive(root: Path) -> None:
    """It lies on the disk all the same; neither a question nor a rule sees it, and a check of the whole says so."""
    git(root, "rm", "--quiet", "--cached", path_of(2))
    assert cases(root) == about(1, 2, 3)
    write(root, {".git/info/exclude": path_of(2)})
    assert cases(root) == about(1, 3)
    for paths, left_out in (([], [path_of(2)]), (["minutes"], [])):
        *notes, checked = ask(root, "validate", *paths).err.splitlines()
        assert [note.partition(" er utelatt i .gitignore")[0] for note in notes] == left_out
        assert checked.startswith("3 filer kontrollert")


def test_a_sparse_checkout_is_answered_from_what_git_keeps(root: Path) -> None:
    """A file that Git has not written out is read and judged as it stands in the commit."""
    git(root, "update-index", "--skip-worktree", path_of(2))
    (root / path_of(2)).unlink()
    assert cases(root) == about(1, 2, 3)
    for paths in ([], ["minutes"]):
        assert ask(root, "validate", *paths).err.startswith("4 filer kontrollert")
        assert "REF101" not in ask(root, "validate", *paths).out


def test_a_folder_and_a_pipe_in_a_meetings_place_are_named(root: Path) -> None:
    """A pipe would wait for ever to be read."""
    os.mkfifo(root / path_of(4))
    (root / path_of(1)).unlink()
    (root / path_of(1)).mkdir()
    write(root, {f"{path_of(1)}/fil.txt": "x"})
    assert cases(root) == about(2, 3)


def test_without_git_the_folder_is_the_archive(tmp_path: Path) -> None:
    """There is one version, and it says so when asked for another."""
    root = small(tmp_path / "arkiv", 1, 2)
    assert cases(root) == about(1, 2)
    write(root, meeting(3))
    assert cases(root / "minutes") == about(1, 2, 3)
    done = ask(root, "cases", "--rev", "HEAD")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"referat: {root} er ikke i et Git-arkiv, så det har bare én utgave.\n"
    assert ask(root, "index").code == 1


def test_a_repository_on_a_machine_without_git_is_no_plain_folder(root: Path, tmp_path: Path) -> None:
    """What was approved, what is staged and what became of a case would all be left out without a word."""
    nothing = tmp_path / "tom"
    nothing.mkdir()
    done = ask(root, "cases", variables={"PATH": str(nothing)})
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"referat: Git finnes ikke på denne maskinen, og {root} er et Git-arkiv. "
        "Installer Git 2.31 eller nyere, og prøv igjen.\n"
    )
    loose = small(tmp_path / "mappe", 1, 2)
    assert cases(loose, variables={"PATH": str(nothing)}) == about(1, 2)


def test_what_git_cannot_answer_is_said_in_a_sentence(root: Path) -> None:
    """A broken index of Git's own is no empty archive."""
    (root / ".git" / "index").write_bytes(b"tull")
    done = ask(root, "cases")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: Git svarer ikke: ")


def test_contents_that_the_repository_has_lost_are_said_to_be_lost(root: Path) -> None:
    """It is Git's to mend; nothing is kept of it, so that the answer is right afterwards."""
    blob = git(root, "rev-parse", f"HEAD:{path_of(2)}").strip()
    lost = root / ".git" / "objects" / blob[:2] / blob[2:]
    kept = lost.with_name("kept")
    lost.rename(kept)
    done = ask(root, "cases")
    assert (done.code, done.out) == (2, "")
    assert blob in done.err
    kept.rename(lost)
    assert cases(root) == about(1, 2, 3)


def test_a_persons_own_git_settings_change_no_answer(root: Path, tmp_path: Path) -> None:
    """Settings that change what Git prints, or how it looks for changes."""
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[status]\nshowUntrackedFiles = no\nrenames = copies\nshort = true\nbranch = true\nshowStash = true\n"
        "relativePaths = true\n[core]\nquotePath = true\npager = false\nuntrackedCache = true\n[log]\n"
        "showSignature = true\nfollow = true\ndate = relative\n[diff]\nrenames = copies\nnoprefix = true\n"
        "relative = true\nexternal = false\n[color]\nui = always\n[user]\nname = Ola\n",
        encoding="utf-8",
    )
    own = {"GIT_CONFIG_GLOBAL": str(settings), "GIT_ICASE_PATHSPECS": "1", "LC_ALL": "C"}
    committed(root, 4, day="2026-02-02")
    write(root, meeting(5))
    assert cases(root, variables=own) == about(1, 2, 3, 4, 5)
    assert cases(root, "--rev", "HEAD~1", variables=own) == about(1, 2, 3)
    assert cases(root, "--rev", "HEAD", variables=own) == about(1, 2, 3, 4)
    assert ask(root, "index", "--rebuild", variables=own).code == 0
    assert cases(root, variables=own) == about(1, 2, 3, 4, 5)


def test_a_repository_that_is_moved_or_copied_goes_on(root: Path, tmp_path: Path) -> None:
    """What was kept goes along; what it said of the old place is not believed in the new."""
    assert cases(root) == about(1, 2, 3)
    shutil.copytree(root, tmp_path / "kopi")
    committed(tmp_path / "kopi", 4)
    root.rename(tmp_path / "flyttet")
    assert cases(tmp_path / "kopi") == about(1, 2, 3, 4)
    assert cases(tmp_path / "flyttet") == about(1, 2, 3)


def test_a_process_answers_as_this_one_does(root: Path) -> None:
    """The other tests here ask within one process; a person starts one for each question."""
    for question in (["cases"], ["show", "2/26"], ["people", "Kari Nordmann"], ["search", "legevakt"]):
        assert referat(root, *question) == ask(root, *question)
    assert environment()["GIT_CONFIG_GLOBAL"] == str(GIT_SETTINGS)


@pytest.mark.parametrize("and_committed", [True, False])
def test_a_file_saved_while_it_is_judged_is_no_hidden_edit(root: Path, *, and_committed: bool) -> None:
    """Git sees it when it is asked again, so nobody has asked it not to look; whether or not it is committed too."""
    snapshot = Snapshot(locate(root), hidden=True)
    assert snapshot.files[path_of(1)]
    write(root, meeting(1, "helikopter"))
    if and_committed:
        committed(root)
    assert b"helikopter" in snapshot.read(path_of(1))
    assert snapshot.differing == set()
