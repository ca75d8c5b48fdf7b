"""The two real meetings pass, and every slip that they accept is a slip that the tool sees."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.support.running import referat, repository

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "minutes").rglob("*.yaml"))
ACCEPTANCE = re.compile(r" *# referat: godta (?P<code>REF\d{3}) (?P<reason>.+)$")
# (file, number of the line from 0) of every acceptance in the record.
ACCEPTED = [
    (path.relative_to(ROOT).as_posix(), number)
    for path in FILES
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
    if ACCEPTANCE.search(line)
]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A repository of its own with the record that comes with the tool."""
    shutil.copytree(ROOT / "minutes", tmp_path / "minutes")
    return repository(tmp_path)


def test_the_record_is_the_register_and_two_meetings() -> None:
    """Three files, each beginning with the line that editors read."""
    assert [path.name for path in FILES] == ["2023-09-06.yaml", "2024-10-29.yaml", "utvalg.yaml"]
    for path in FILES:
        assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../../")


def test_the_two_meetings_pass(record: Path) -> None:
    """Nothing must be mended, and what is said about them fits a screen."""
    done = referat(record, "validate")
    assert done.code == 0
    assert len(done.out.splitlines()) <= 20
    assert done.err.startswith("3 filer kontrollert: ingen feil")


def test_full_lists_the_accepted_slips(record: Path) -> None:
    """Five links that lead nowhere and a sentence that stops, each with its reason."""
    done = referat(record, "validate", "--format", "full")
    assert done.out.count("REF504 godtatt: lenken «[her](#)» peker ikke noe sted") == 5
    assert done.out.count("REF505 godtatt: setningen stopper etter «og det»") == 1
    assert done.out.count("= godtatt: ") == len(ACCEPTED)


@pytest.mark.parametrize(("path", "number"), ACCEPTED, ids=[f"{path}:{number + 1}" for path, number in ACCEPTED])
def test_removing_an_acceptance_shows_the_slip_at_its_line(path: str, number: int, record: Path) -> None:
    """The finding comes back on the same line as before, now unaccepted, and it is the only new one."""

    def told() -> list[dict[str, object]]:
        answer: list[dict[str, object]] = json.loads(referat(record, "validate", path, "-f", "json").out)["problemer"]
        return answer

    before = told()
    lines = (record / path).read_text(encoding="utf-8").splitlines(keepends=True)
    found = ACCEPTANCE.search(lines[number])
    assert found
    lines[number] = ACCEPTANCE.sub("", lines[number])
    (record / path).write_text("".join(lines), encoding="utf-8")
    after = told()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    old, new = changed[0]
    assert (old["kode"], old["godtatt"], new) == (found["code"], found["reason"], {**old, "godtatt": None})
