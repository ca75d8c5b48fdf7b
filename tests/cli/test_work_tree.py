"""Git looks at the work tree while the modules that answer are loaded."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from referat_cli.cli import work_tree
from referat_cli.cli.console import Call
from referat_cli.cli.main import referat as group
from tests.support.asking import about, ask, cases, small
from tests.support.running import ROOT, environment, repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose first commit holds three meetings."""
    return repository(small(tmp_path / "arkiv", 1, 2, 3))


def begun(root: Path, *arguments: str) -> bool:
    """Whether a call with these arguments lets Git begin at once."""
    call = Call()
    call.folder = str(root)
    with click.Context(group, obj=call) as ctx:
        work_tree.begin_look(ctx, arguments)
        return call.look is not None


def test_a_question_about_the_disk_is_begun_at_once(root: Path) -> None:
    """One about another place, another version or itself is not, nor is what asks nothing.

    Nor is a new index: what Git notes as it looks lies beside the old one, and would go with it.
    """
    assert begun(root, "cases", "--person", "Kari Nordmann")
    assert not begun(root, "index")
    assert not begun(root, "index", "--rebuild")
    assert not begun(root, "cases", "--rev", "HEAD")
    assert not begun(root, "cases", "--rev=HEAD")
    assert not begun(root, "cases", "-C", ".")
    assert not begun(root, "cases", "--help")
    assert not begun(root, "rule")
    assert not begun(root)


def test_every_command_that_opens_the_records_is_begun_at_once() -> None:
    """The list of them is that of the modules."""
    modules = (ROOT / "referat_cli" / "cli").glob("*.py")
    opening = {file.stem for file in modules if re.search(r"= open_records\(rev\)", file.read_text(encoding="utf-8"))}
    assert opening == work_tree.QUESTIONS


def test_it_is_begun_before_the_module_is_loaded(root: Path) -> None:
    """What answers is not there yet."""
    program = (
        "import sys; from referat_cli.store.git import Repository; begin = Repository.begin_status\n"
        "def told(*args): print('referat_cli.cli.cases' in sys.modules); return begin(*args)\n"
        "Repository.begin_status = told; from referat_cli.cli.main import main; main(['cases', '-f', 'csv'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[0] == "False"
    assert len(done.stdout.splitlines()) == 5


def test_what_is_begun_in_vain_is_ended(root: Path, tmp_path: Path) -> None:
    """The arguments are wrong, or there is nothing to look at: the sentence is theirs."""
    assert ask(root, "cases", "--year", "abc").code == 2
    assert ask(root, "cases", "--tull").code == 2
    (tmp_path / "tom").mkdir()
    assert ask(tmp_path / "tom", "cases").err.startswith("referat: Fant ingen møter under")
    assert cases(root) == about(1, 2, 3)
