"""Commits that are odd, hidden or cut short change no answer without a word."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import environment, git, referat, repository

OTHER = MINUTES.replace("om legevakt i helgene", "om legevakt alltid")


def odd_commit(root: Path, text: str, author: str, committer: str) -> str:
    """A commit whose times are written as they are; the commit."""
    write(root, {MEETING_PATH: text})
    git(root, "add", "--all")
    tree, parent = git(root, "write-tree").strip(), git(root, "rev-parse", "HEAD").strip()
    people = f"author Per Moe <p@example.org>{author}\ncommitter Per Moe <p@example.org>{committer}"
    raw = f"tree {tree}\nparent {parent}\n{people}\n\nRett\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=root, env=environment(), input=raw, capture_output=True, encoding="utf-8", check=True,
    ).stdout.strip()  # fmt: skip
    git(root, "reset", "--quiet", "--hard", made)
    return made


@pytest.mark.parametrize(
    ("author", "committer"),
    [
        (" 1772800000 +0100", " -100 +0100"),
        (" -100 +0100", " 1772800000 +0100"),
        (" 99999999999999999999999 +0100", " 99999999999999999999999 +0100"),
        ("", ""),
        (" 1772800000", " 1772800000"),
    ],
    ids=["put in before 1970", "written before 1970", "beyond 64 bits", "no time", "no zone"],
)
def test_a_commit_with_an_odd_time_is_told_like_any_other(author: str, committer: str, tmp_path: Path) -> None:
    """Its time is as Git shows it, or unknown."""
    root = repository(archive(tmp_path))
    made = odd_commit(root, OTHER, author, committer)
    last = referat(root, "history", "2/26").out.split("\n\n")[-1]
    assert (
        f"  {made[:7]} Per Moe: Rett\n  vedtak 1: Kommunene går sammen om legevakt [-i helgene-]{{+alltid+}}.\n" in last
    )
    done = referat(root, "validate", "--since", "HEAD~1", "-f", "concise")
    assert (done.code, "vedtak 1 i sak 2/26" in done.out) == (0, True)
    assert referat(root, "attendance", "--history").err.startswith("Ingen senere endringer")


def test_what_stands_in_the_place_of_a_commit_hides_nothing(tmp_path: Path) -> None:
    """`git replace` is for looking at history, not for making it."""
    root = repository(archive(tmp_path))
    first = git(root, "rev-parse", "HEAD").strip()
    write(root, {MEETING_PATH: OTHER})
    git(root, "commit", "--quiet", "--all", "--message=Rett")
    told = referat(root, "history", "2/26").out
    git(root, "replace", git(root, "rev-parse", "HEAD").strip(), first)
    assert referat(root, "history", "2/26").out == told
    assert "vedtak 1 i sak 2/26" in referat(root, "validate", "--since", first, "-f", "concise").out


def test_people_are_called_as_the_mailmap_has_it(tmp_path: Path) -> None:
    """Also where it is written after the history was read."""
    root = repository(archive(tmp_path))
    assert " Sekretariatet: " in referat(root, "history", "2/26").out
    write(root, {".mailmap": "Åse Lund <sekretariatet@example.org> Sekretariatet <sekretariatet@example.org>\n"})
    assert " Åse Lund: " in referat(root, "history", "2/26").out


def test_a_history_that_git_cannot_read_to_its_end_is_told(tmp_path: Path) -> None:
    """And no half of it is given for the whole."""
    root = repository(archive(tmp_path))
    first = git(root, "rev-parse", "HEAD").strip()
    write(root, {MEETING_PATH: OTHER})
    git(root, "commit", "--quiet", "--all", "--message=Rett")
    os.remove(root / ".git" / "objects" / first[:2] / first[2:])  # noqa: PTH107 - a read-only file
    done = referat(root, "history", "2/26")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: Git svarer ikke: ")
