"""The guide tells what happens: its commands are run one after the other, and what the screen shows is compared."""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.support.running import git, referat

GUIDE = (Path(__file__).parents[1] / "docs" / "veiledning.md").read_text(encoding="utf-8")
MEMBERS = GUIDE.partition("```csv\n")[2].partition("```")[0]
BLOCKS = "".join(re.findall(r"^```console\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
STEPS = re.findall(r"^\$ referat ([^\n]+)\n(.*?)(?=^\$ |\Z)", BLOCKS, re.MULTILINE | re.DOTALL)


def without_ids(text: str) -> list[str]:
    """The lines of a screen, its commits without the ids that every repository gives them anew."""
    told = re.sub(r"^(Sjekket inn:|Fra) [0-9a-f]+( til [0-9a-f]+)?", r"\1", text, flags=re.MULTILINE)
    return [line.rstrip() for line in told.splitlines()]


def test_the_guide_is_what_happens(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A year of a small committee, from a list of members to a correction."""
    cache = str(tmp_path_factory.mktemp("cache"))
    (tmp_path / "liste.csv").write_text(MEMBERS, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    assert len(STEPS) == 11
    for command, shown in STEPS:
        done = referat(tmp_path, *shlex.split(command), PRE_COMMIT_HOME=cache)
        assert done.code == 0, (command, done.err)
        assert without_ids(done.out + done.err) == without_ids(shown), command
        git(tmp_path, "config", "core.hooksPath", os.devnull)  # what the hooks do is `test_first_year`'s
    assert referat(tmp_path, "validate", "--since", "HEAD~6").code == 0
