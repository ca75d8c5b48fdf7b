"""What may not be opened is told of by name, by every question, also where Git takes it for unchanged."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, REGISTER_PATH, archive, write
from tests.support.asking import meeting
from tests.support.modes import with_mode
from tests.support.running import Child, Done, referat, repository

FOLDER = "minutes/prove/2026"


def ask(root: Path, *arguments: str) -> Done:
    """The answer to a person who may do what the modes of files say, and no more."""
    return Child(root, *arguments, obeys_modes=True).done()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository that nothing has been asked of."""
    return repository(archive(tmp_path))


# What is closed, with which mode, and what is told of.
CLOSED = {
    "a meeting": (MEETING_PATH, 0o000, [MEETING_PATH]),
    "a register": (REGISTER_PATH, 0o000, [REGISTER_PATH]),
    "a folder": (FOLDER, 0o000, [FOLDER, MEETING_PATH]),
    "a folder whose names alone may be seen": (FOLDER, 0o666, [MEETING_PATH]),
    "everything": ("minutes", 0o000, ["minutes", MEETING_PATH, REGISTER_PATH]),
}


@pytest.mark.parametrize("under_git", [True, False])
@pytest.mark.parametrize("what", CLOSED)
def test_what_may_not_be_opened_is_named(what: str, root: Path, *, under_git: bool) -> None:
    """By a question on standard error, by the gate as an error, whether or not anything was asked before."""
    closed, mode, named = CLOSED[what]
    if not under_git:
        (root / ".git").rename(root / "gjemt")
        named = [path for path in named if path == closed or mode]  # what lies in a closed folder, nobody knows
    before = referat(root, "cases")
    with with_mode(root / closed, mode):
        done = ask(root, "cases", "-f", "csv")
        told = [f"{path} kan ikke leses og er ikke med i svaret; se «referat validate {path}»" for path in named]
        assert sorted(line for line in done.err.splitlines() if "kan ikke leses" in line) == sorted(told)
        assert (MEETING_PATH in done.out) == (closed == REGISTER_PATH)
        judged = ask(root, "validate", "-f", "concise")
        assert judged.code == 1
        assert {path for path in named if f"{path}:1:1: REF101 " in judged.out} == set(named)
        if under_git:  # the history, too, is judged without what stands on the disk
            assert f"{named[-1]} kan ikke leses" in ask(root, "validate", "--since", "HEAD").err
    assert referat(root, "cases") == before
    assert referat(root, "validate").code == 0


def test_an_archive_that_nobody_may_write_in_answers_as_ever(root: Path) -> None:
    """Nothing is kept and nothing is said of it; a command that writes says what it could not write."""
    write(root, meeting(4))
    healthy = [referat(root, *question) for question in (["cases"], ["validate"], ["history", "1/26"])]
    assert referat(root, "index", "--drop").code == 0
    ugly = (root / MEETING_PATH).read_text(encoding="utf-8").replace("status: referat", "status:   referat")
    paths = [path for path in [root, *root.rglob("*")] if path.is_dir()]
    write(root, {MEETING_PATH: ugly})
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555)
    try:
        assert [ask(root, *question) for question in (["cases"], ["validate"], ["history", "1/26"])] == healthy
        sentence = f"referat: {MEETING_PATH} kan ikke skrives: du mangler tilgang.\n"
        assert ask(root, "fmt", MEETING_PATH) == Done(2, "", sentence)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == ugly


@pytest.mark.parametrize("closed", [".git", ".git/referat"])
def test_an_index_that_cannot_be_removed_is_not_said_to_be_gone(root: Path, closed: str) -> None:
    """A name that is to be forgotten may stand in it."""
    assert referat(root, "cases").code == 0
    (root / closed).chmod(0o555)
    done = ask(root, "index", "--drop")
    for folder in [root / ".git", *(root / ".git").glob("referat*")]:
        folder.chmod(0o755)
    told = f"Alt som er husket i {root / '.git'}, lot seg ikke slette. Se om du kan skrive der, og prøv igjen."
    assert done == Done(2, "", f"referat: {told}\n")
    assert referat(root, "index", "--drop").code == 0
    assert [path.name for path in (root / ".git").glob("referat*")] == []


def test_a_record_in_which_only_names_may_be_seen_is_named(root: Path) -> None:
    """Also where a question cannot be answered at all."""
    assert referat(root, "status").code == 0
    with with_mode(root / "minutes", 0o600):
        done = ask(root, "status")
    assert done.code == 2
    assert done.err.startswith("referat: Svaret kan ikke gis: ")
    assert "minutes" in done.err
