"""Many files are judged by several processes, and nobody can tell."""

from pathlib import Path

import pytest

from benchmarks.archives import write as write_archive
from referat_cli.rules import runner
from referat_cli.rules.runner import judge
from referat_cli.store.archive import Archive
from referat_cli.store.paths import locate
from referat_cli.store.snapshot import Snapshot
from tests.support.running import TODAY, referat, repository


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three committees over years, with a mistake in every third meeting and one register that cannot be read."""
    root = tmp_path_factory.mktemp("county")
    for index, path in enumerate(write_archive(root, 210)):
        if index % 9:
            path.unlink()
        elif index % 27 == 0:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("oppmoete: møtt", "oppmoete: forfall", 1), encoding="utf-8")
    (root / "minutes" / "utvalg-2" / "utvalg.yaml").write_text("format: [", encoding="utf-8")
    return repository(root)


def test_several_processes_find_what_one_finds(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same problems in the same order, from the disk and from what is staged."""
    monkeypatch.setattr(runner, "WORTH_A_PROCESS", 6)
    location = locate(county)
    alone = Archive(Snapshot(location))
    one_by_one = [problem for path in alone.paths for problem in judge(alone, path, TODAY)]
    assert len(alone.paths) > 2 * runner.WORTH_A_PROCESS
    assert len({problem.path for problem in one_by_one}) > 5
    for snapshot in (Snapshot(location), Snapshot(location, "staged")):
        archive = Archive(snapshot)
        assert list(runner.judge_all(archive, archive.paths, TODAY)) == one_by_one


def test_the_command_tells_the_same_for_a_folder_as_for_all(county: Path) -> None:
    """A committee judged alone, in one process, is told what it is told among the others."""
    everything = referat(county, "validate", "--format", "concise").out.splitlines()
    alone = referat(county, "validate", "--format", "concise", "minutes/utvalg-1").out.splitlines()
    assert alone == [line for line in everything if line.startswith("minutes/utvalg-1/")]
    assert alone
