"""The repositories that speed is measured in are ones that this tool would have been used to make."""

import re
from pathlib import Path

import pytest

from benchmarks import archives, councils
from benchmarks.repositories import make
from benchmarks.slips import SLIPS
from tests.support.archives import write
from tests.support.running import git, referat

MEETINGS = 6
STAGES = ("innkalling", "referat", "godkjent")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committee's first six meetings, with their history."""
    return make(tmp_path_factory.mktemp("county") / "repository", MEETINGS)


def history(repository: Path) -> dict[str, list[str]]:
    """Each meeting's versions as Git tells them, the oldest first."""
    paths = git(repository, "ls-files", "minutes/*/20*.yaml").split()
    return {
        path: [
            git(repository, "show", f"{commit}:{path}")
            for commit in git(repository, "log", "--reverse", "--format=%H", "--", path).split()
        ]
        for path in paths
    }


def test_every_meeting_was_called_held_and_approved(repository: Path) -> None:
    """Git tells three versions of each, with the statuses in that order, and the tree is the last of them."""
    told = history(repository)
    assert len(told) == MEETINGS
    for path, versions in told.items():
        assert tuple(re.findall(r"^status: (\w+)$", "".join(versions), re.MULTILINE)) == STAGES
        assert ["vedtak:" in version.replace("forslag_til_vedtak:", "") for version in versions] == [False, True, True]
        assert (repository / path).read_text(encoding="utf-8") == versions[-1]
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "fsck", "--strict") == ""


@pytest.mark.parametrize("stage", range(len(STAGES)), ids=STAGES)
def test_every_version_is_without_a_finding(repository: Path, tmp_path: Path, stage: int) -> None:
    """No rule has anything to say of the meetings as they were called, as they were held, or as they were approved.

    It is judged on the first day of the archive, when no call is old.
    """
    register = "minutes/utvalg-0/utvalg.yaml"
    files: dict[str, str | bytes] = {path: versions[stage] for path, versions in history(repository).items()}
    files[register] = (repository / register).read_bytes()
    first = min(path.rpartition("/")[2].removesuffix(".yaml") for path in files if path != register)
    today = ("--today", first) if STAGES[stage] == "innkalling" else ()
    done = referat(write(tmp_path, files), "validate", "--format", "concise", *today)
    assert (done.code, done.out, done.err.strip()) == (0, "", f"{MEETINGS + 1} filer kontrollert: ingen feil")


def test_the_same_number_gives_the_same_commits(repository: Path, tmp_path: Path) -> None:
    """Commit for commit: the id of the last one is that of everything before it."""
    again = make(tmp_path / "again", MEETINGS)
    assert git(again, "rev-parse", "HEAD") == git(repository, "rev-parse", "HEAD")


def test_history_has_several_authors_in_the_order_of_days(repository: Path) -> None:
    """The register comes first, and no commit is older than the one before it."""
    lines = git(repository, "log", "--reverse", "--format=%at|%an|%s").splitlines()
    moments, authors, subjects = zip(*(line.split("|") for line in lines), strict=True)
    assert len(lines) == 3 * MEETINGS + 1
    assert list(moments) == sorted(moments, key=int)
    assert len(set(authors)) == 3
    assert subjects[0] == "Register utvalg-0"


def test_a_meeting_has_as_many_findings_as_slips_and_each_of_another_kind(tmp_path: Path) -> None:
    """What the dear path is measured with is what a secretary would be told: eight things a meeting, of eight rules."""
    archives.write(tmp_path, 2, len(SLIPS))
    told = referat(tmp_path, "validate", "--format", "concise").out.splitlines()
    by_file = [re.match(r"(\S+?):\S+ (REF\d{3}) ", line) for line in told]
    found = sorted(line.groups() for line in by_file if line)
    assert len(found) == len(told) == 2 * len(SLIPS)
    assert len(set(found)) == len(found)


def test_councils_vote_without_a_finding(tmp_path: Path) -> None:
    """Votes by party and by name, proposals that fell, and nothing to tell of any."""
    councils.write(tmp_path, 12)
    done = referat(tmp_path, "validate", "--format", "concise")
    assert (done.code, done.out, done.err.strip()) == (0, "", "13 filer kontrollert: ingen feil")
    assert "stemte_imot" in "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("2015-*.yaml"))
