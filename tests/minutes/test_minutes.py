"""Every example is a good record, says what its page shows of it, and is answered as the page tells."""

import shlex
import shutil
from pathlib import Path

import pytest

from referat_cli.document.formatter import canonical
from referat_cli.rules.runner import judge
from referat_cli.store.archive import Archive
from referat_cli.store.paths import kind_of, locate
from referat_cli.store.snapshot import Snapshot
from tests.minutes.__main__ import PAGE
from tests.minutes.examples import FOLDER, Example, examples, is_answer, overview, stands_in
from tests.support.asking import ask
from tests.support.running import TODAY, repository

EXAMPLES = examples()


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the archive of every example in a folder of its own; only asked."""
    root = tmp_path_factory.mktemp("eksempler")
    for example in EXAMPLES:
        shutil.copytree(example.folder / "minutes", root / example.name / "minutes")
    return repository(root)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_answered_as_its_page_tells(example: Example, archives: Path) -> None:
    """What the page shows of the record stands there, and the commands answer what stands below them."""
    records = [file.read_text(encoding="utf-8") for file in example.folder.rglob("*.yaml")]
    assert [piece for piece in example.excerpts if not any(stands_in(piece, text) for text in records)] == []
    calls = list(example.calls)
    assert example.excerpts
    assert calls
    for arguments, answer in calls:
        done = ask(archives / example.name, *arguments)
        assert (done.code == 2) == answer.startswith("referat: "), (arguments, done.err)
        assert is_answer(answer, done.out or done.err), (arguments, done.out or done.err)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_a_good_record(example: Example, archives: Path) -> None:
    """It has no errors, no warnings but those that its page shows, and the layout that `fmt` gives."""
    archive = Archive(Snapshot(locate(archives / example.name)))
    shown = "".join(answer for arguments, answer in example.calls if arguments[0] == "validate")
    for path in archive.paths:
        found = [problem for problem in judge(archive, path, TODAY) if problem.severity != "info"]
        assert [problem for problem in found if problem.code not in shown] == []
        document = archive.entry(path).document
        assert canonical(document, kind_of(path)) == document.text


def test_what_the_readme_shows_of_a_council_is_its_answer(archives: Path) -> None:
    """Word for word."""
    readme = (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    command, _end, shown = (
        readme.partition("<!-- council -->\n```text\n$ referat ")[2].partition("```")[0].partition("\n")
    )
    done = ask(archives / "alternativ-votering", *shlex.split(command))
    assert done.out.strip() == shown.strip()


def test_every_folder_is_an_example() -> None:
    """And each is about one thing."""
    assert sorted(example.name for example in EXAMPLES) == sorted(page.parent.name for page in FOLDER.glob("*/svar.md"))


def test_the_page_is_made_of_the_examples() -> None:
    """After a change of one: ``python -m tests.minutes``."""
    assert PAGE.read_text(encoding="utf-8") == overview()
