"""What is kept of a committee's attendance is what would be counted now, whatever has changed since."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from referat_cli.store.database import without_index
from tests.support.archives import HELD, REGISTER, write
from tests.support.running import git, referat, repository

MEETING = "minutes/prove/2026/2026-03-04.yaml"
LATER = HELD.replace("2026-03-04", "2026-05-06").replace("1/26", "3/26").replace("2/26", "4/26")
BY = ("person", "seat", "group", "unit", "meeting")

CHANGES: tuple[Callable[[Path], object], ...] = (
    lambda root: write(root, {"minutes/prove/2026/2026-05-06.yaml": LATER}),
    lambda root: write(
        root, {"minutes/prove/utvalg.yaml": REGISTER.replace("Ola Hansen, enhet: Vestby", "Ola Hansen")}
    ),
    lambda root: write(root, {MEETING: HELD.replace("oppmoete: møtt", "oppmoete: forfall")}),
    lambda root: git(root, "commit", "-qam", "Rett oppmøtet"),
    lambda root: (root / MEETING).unlink(),
    lambda root: git(root, "restore", "."),
    lambda root: (root / "minutes/prove/utvalg.yaml").unlink(),
)


def kept(root: Path) -> Path:
    """The file of the index."""
    (file,) = (root / ".git" / "referat").glob("*.sqlite")
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A committee of one meeting, committed."""
    return repository(write(tmp_path, {"minutes/prove/utvalg.yaml": REGISTER, MEETING: HELD}))


def check(root: Path, by: str) -> None:
    """Ask twice, and once where nothing is kept."""
    first, again = (referat(root, "attendance", "--by", by, "--format", "json") for _time in range(2))
    with without_index():
        assert first == again == referat(root, "attendance", "--by", by, "--format", "json")


def test_what_is_kept_is_what_would_be_counted(root: Path) -> None:
    """Each table, and one after each change of a meeting or the register, on the disk and committed."""
    for by in BY:
        check(root, by)
    for change in CHANGES:
        change(root)
        check(root, "person")


def test_what_has_not_changed_is_not_counted_again(root: Path) -> None:
    """The numbers come from what is kept; those that are asked for with a condition do not."""
    before = referat(root, "attendance")
    with sqlite3.connect(kept(root)) as db:
        assert db.execute("UPDATE counted SET content = replace(content, 'Kari Nordmann', 'Kari N.')").rowcount == 1
    db.close()
    assert "Kari N." in referat(root, "attendance").out
    assert referat(root, "attendance", "--year", "2026") == before
