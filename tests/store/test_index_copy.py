"""A question takes nothing in a repository that somebody else needs, and reads no file twice for that."""

import os
import random
import shutil
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.asking import about, ask, cases, meeting, small
from tests.support.running import Child, git, repository, run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose first commit holds three meetings; nothing has been asked of it."""
    return repository(small(tmp_path / "arkiv", 1, 2, 3))


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Path:
    """A copy of the repository, in which no file is where and when Git last saw it."""
    return Path(shutil.copytree(root, tmp_path / "kopi", copy_function=shutil.copyfile))


def noted(root: Path) -> list[Path]:
    """The copies of Git's index that are kept, finished or not."""
    return sorted((root / ".git" / "referat").glob("work-tree-*"))


def written(file: Path) -> tuple[int, int, int]:
    """What tells a file that has been written to from one that has not."""
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def to_be_read(root: Path, index: Path) -> list[str]:
    """The files that Git would have to read, by what an index notes of them."""
    done = run(root, "git", "diff-files", "--name-only", GIT_INDEX_FILE=str(index))
    return done.out.splitlines()


def test_in_a_copied_work_tree_the_second_question_reads_no_file(copied: Path) -> None:
    """What the first has seen is kept, and Git's own index is as it was."""
    index = copied / ".git" / "index"
    before = written(index)
    assert len(to_be_read(copied, index)) == 4
    assert cases(copied) == about(1, 2, 3)
    for _question in range(2):
        (kept,) = noted(copied)
        assert to_be_read(copied, kept) == []
        assert cases(copied) == about(1, 2, 3)
    assert written(index) == before
    assert len(to_be_read(copied, index)) == 4


def test_files_that_get_new_times_later_are_read_once(root: Path) -> None:
    """As when a backup is laid over the work tree: Git's index is the same, and the copy follows."""
    assert cases(root) == about(1, 2, 3)
    for file in (root / "minutes").rglob("*.yaml"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    assert cases(root) == about(1, 2, 3)
    (kept,) = noted(root)
    assert to_be_read(root, kept) == []


def test_after_a_commit_the_copy_is_of_the_new_index(root: Path) -> None:
    """There is one, and the answer is that of the files."""
    assert cases(root) == about(1, 2, 3)
    (before,) = noted(root)
    write(root, meeting(4))
    assert cases(root) == about(1, 2, 3, 4)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Ny")
    assert cases(root) == about(1, 2, 3, 4)
    (after,) = noted(root)
    assert before.name.split("_")[:1] == after.name.split("_")[:1]
    assert before != after
    (root / next(iter(meeting(4)))).unlink()
    assert cases(root) == about(1, 2, 3)


def test_an_edit_of_the_same_size_at_the_same_time_is_seen(root: Path) -> None:
    """Git knows by the time of its index which files it may not have seen the last of; the copy has that time."""
    for word in ("helikopter", "tannpleier", "hørselstap", "fødestuene") * 2:
        write(root, meeting(1, word))
        git(root, "commit", "--quiet", "--all", "--message=Endre")
        for now in ("fotpleiere", word):
            write(root, meeting(1, now))
            assert f"Sak om {now}" in ask(root, "cases", "-f", "csv").out


def test_work_trees_of_one_repository_have_a_copy_each(root: Path, tmp_path: Path) -> None:
    """What is noted of one is not taken for the other, and asking one does not remove what the other has."""
    git(root, "worktree", "add", "--quiet", "-b", "annen", str(tmp_path / "annen"))
    write(tmp_path / "annen", meeting(4))
    for _again in range(2):
        assert cases(root) == about(1, 2, 3)
        assert cases(tmp_path / "annen") == about(1, 2, 3, 4)
    assert len(noted(root)) == 2


def test_files_outside_the_record_are_not_taken_for_records(root: Path) -> None:
    """Git looks through the whole work tree where there is little else in it, and the answer is of the record alone."""
    write(root, {"mal.yaml": "utkast: ja\n", "notater/2026-05-04.yaml": meeting(5)[next(iter(meeting(5)))]})
    write(root, {"minutes.yaml": "tull", "minutes-gammel/prove/2026/2026-05-04.yaml": "tull"})
    done = ask(root, "cases", "-f", "csv")
    assert (done.out.count("\n"), done.err) == (4, "")


@pytest.mark.parametrize("damage", ["noise", "empty", "half", "another", "link", "folder", "pipe"])
def test_what_is_kept_is_not_trusted(damage: str, root: Path, tmp_path: Path) -> None:
    """Whatever has become of the copy, the answer is that of the files, and nothing is written through a link."""
    other = tmp_path / "fremmed"
    other.write_bytes(b"DIRC" + bytes(100))
    assert cases(root) == about(1, 2, 3)
    write(root, meeting(1, "helikopter"))
    (kept,) = noted(root)
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 8
    kept.unlink()
    if damage == "link":
        kept.symlink_to(other)
    elif damage == "folder":
        kept.mkdir()
    elif damage == "pipe":
        os.mkfifo(kept)
    else:
        half = bytes(content[: len(content) // 2])
        changed = {"noise": bytes(content), "empty": b"", "half": half, "another": b"tull" * 90}
        kept.write_bytes(changed[damage])
    for _again in range(2):
        assert cases(root) == {**about(2, 3), "1/26": "helikopter"}
    assert other.read_bytes() == b"DIRC" + bytes(100)


def test_a_folder_that_is_a_link_is_never_written_to(root: Path, tmp_path: Path) -> None:
    """What lies behind it is somebody else's; everything is read each time."""
    (tmp_path / "fremmed").mkdir()
    (root / ".git" / "referat").symlink_to(tmp_path / "fremmed")
    assert cases(root) == about(1, 2, 3)
    assert list((tmp_path / "fremmed").iterdir()) == []


def test_a_question_does_not_wait_for_a_lock(root: Path) -> None:
    """Somebody else may hold it for long, or have left it."""
    (root / ".git" / "index.lock").write_bytes(b"")
    for file in (root / "minutes").rglob("*.yaml"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    assert cases(root) == about(1, 2, 3)


def test_a_question_that_is_killed_leaves_no_lock(copied: Path) -> None:
    """At any moment of it; what it leaves of its own is gone in time, and is no hindrance before."""
    dice = random.Random(3)
    for again in range(8):
        question = Child(copied, "cases", session=True)
        if not question.is_gone(dice.uniform(0.01, 0.15)):
            with suppress(ProcessLookupError):  # it has only just begun
                os.killpg(question.pid, signal.SIGKILL)
        question.done()
        assert list((copied / ".git").glob("*.lock")) == []
        write(copied, meeting(4, f"sak{again}"))
        git(copied, "add", "--all")
        git(copied, "commit", "--quiet", "--message=Ny")
    assert "4/26" in cases(copied)
    left = copied / ".git" / "referat" / f"{noted(copied)[0].name.partition('_')[0]}_1-1.tmp"
    for file in (left, left.with_name(f"{left.name}.lock")):
        file.write_bytes(b"DIRC")
        os.utime(file, (1_700_000_000, 1_700_000_000))
    write(copied, meeting(4))
    git(copied, "add", "--all")
    assert cases(copied) == about(1, 2, 3, 4)
    assert not left.exists()
    assert not left.with_name(f"{left.name}.lock").exists()


def test_while_eight_ask_no_commit_fails(copied: Path) -> None:
    """Each question finds files that Git has not seen as they are, and would note that if it could."""
    asked: list[Child] = []
    for number in range(8):
        asked += [Child(copied, "cases") for _question in range(8 - sum(not child.is_gone(0) for child in asked))]
        for file in (copied / "minutes").rglob("*.yaml"):
            os.utime(file, (1_700_000_000 + number, 1_700_000_000))
        write(copied, meeting(4, f"sak{number}"))
        git(copied, "add", "--all")
        git(copied, "commit", "--quiet", f"--message={number}")
    assert {child.done().code for child in asked} == {0}
    assert cases(copied) == {**about(1, 2, 3), "4/26": "sak7"}
    assert len(noted(copied)) == 1
