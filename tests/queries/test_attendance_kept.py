"""What is kept of a committee's attendance is what would be counted now, whatever has changed since."""

import json
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


def check(root: Path, *asked: str) -> None:
    """Ask twice, and once where nothing is kept."""
    first, again = (referat(root, *asked, "--format", "json") for _time in range(2))
    with without_index():
        assert first == again == referat(root, *asked, "--format", "json")


def test_what_is_kept_is_what_would_be_counted(root: Path) -> None:
    """Each table, and one after each change of a meeting or the register, on the disk and committed."""
    for by in BY:
        check(root, "attendance", "--by", by)
    check(root, "attendance", "--from", "2026-03-05")
    check(root, "attendance", "--role", "gjest")
    for change in CHANGES:
        change(root)
        check(root, "attendance")
        check(root, "people")


def test_what_has_not_changed_is_not_counted_again(root: Path) -> None:
    """The numbers come from what is kept; what is asked with another condition is another question."""
    before = referat(root, "attendance")
    with sqlite3.connect(kept(root)) as db:
        assert db.execute("UPDATE counted SET content = replace(content, 'Kari Nordmann', 'Kari N.')").rowcount == 1
    db.close()
    assert "Kari N." in referat(root, "attendance").out
    assert referat(root, "attendance", "--year", "2026") == before


def test_only_those_who_may_know_somebody_are_counted_for_them(tmp_path: Path) -> None:
    """A person's rows are those of the whole table, by whatever the person is called in whichever committee."""
    known = REGISTER.replace("{navn: Kari Nordmann, enhet: Nordby}", "{navn: Kari Nordmann, id: kari-2, enhet: Nordby}")
    files: dict[str, str | bytes] = {
        "minutes/prove/utvalg.yaml": known,
        MEETING: HELD.replace("Kari Nordmann, opp", "Kari N. Nordmann, opp"),
    }
    for code, name in (("a", "Kari Nordmann"), ("b", "Kari-2"), ("c", "KARI NORDMANN"), ("d", "Ola Hansen")):
        files[f"minutes/{code}/2026/2026-03-04.yaml"] = HELD.replace("prove", code).replace("Kari Nordmann", name)
    root = repository(write(tmp_path, files))
    every = json.loads(referat(root, "attendance", "--format", "json").out)["rader"]
    for written, ids in {
        "Kari Nordmann": {"kari-2", "kari-nordmann"},
        "Kari N. Nordmann": {"kari-2"},
        "kari-2": {"kari-2"},
        "kari-nordmann": {"kari-nordmann"},
        "kari nordmann": {"kari-2", "kari-nordmann"},
        "Ola Hansen": {"ola-hansen"},
    }.items():
        answer = json.loads(referat(root, "attendance", "--person", written, "--format", "json").out)["rader"]
        assert answer == [row for row in every if row["person"] in ids], written
        assert answer
