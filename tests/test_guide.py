"""The guide tells what happens: its commands are run one after the other, and what the screen shows is compared."""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.paper.word import word_document
from tests.support.running import git, referat

GUIDE = (Path(__file__).parents[1] / "docs" / "veiledning.md").read_text(encoding="utf-8")
# The year of a small committee, the evening of a council, and minutes on paper, each in an archive of its own.
YEAR, _, REST = GUIDE.partition("## Et møte i et kommunestyre\n")
COUNCIL, _, PAPER = REST.partition("## Fjorårets Word-filer inn, årets papir ut\n")


def blocks(part: str, kind: str) -> list[str]:
    """What stands in the blocks of a kind in a part of the guide."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)


def steps(part: str) -> list[tuple[str, str]]:
    """The commands of a part, each with what the screen shows."""
    shown = "".join(blocks(part, "console"))
    return re.findall(r"^\$ referat ([^\n]+)\n(.*?)(?=^\$ |\Z)", shown, re.MULTILINE | re.DOTALL)


def without_ids(text: str) -> list[str]:
    """The lines of a screen, its commits without the ids that every repository gives them anew."""
    told = re.sub(r"^(Sjekket inn:|Fra|SHA-256:) [0-9a-f]+( til [0-9a-f]+)?", r"\1", text, flags=re.MULTILINE)
    return [line.rstrip() for line in told.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new repository."""
    (tmp_path / ".git").mkdir()
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    return tmp_path


def follow(folder: Path, command: str, shown: str, cache: str) -> None:
    """Run a command of the guide, and compare the screen."""
    done = referat(folder, *shlex.split(command), PRE_COMMIT_HOME=cache)
    assert done.code == 0, (command, done.err)
    assert without_ids(done.out + done.err) == without_ids(shown), command
    git(folder, "config", "core.hooksPath", os.devnull)  # what the hooks do is `test_first_year`'s


def test_the_guide_is_what_happens(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A year of a small committee, from a list of members to a correction."""
    cache = str(tmp_path_factory.mktemp("cache"))
    (folder / "liste.csv").write_text(blocks(YEAR, "csv")[0], encoding="utf-8")
    assert len(steps(YEAR)) == 15
    for command, shown in steps(YEAR):
        follow(folder, command, shown, cache)
    assert referat(folder, "validate", "--since", "HEAD~6").code == 0


def test_the_evening_of_a_council_is_what_happens(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A notice, the proposals that a person writes into it, and the minutes in one line."""
    cache = str(tmp_path_factory.mktemp("cache"))
    (folder / "liste.csv").write_text(blocks(COUNCIL, "csv")[0], encoding="utf-8")
    (proposals,) = blocks(COUNCIL, "yaml")
    first = proposals.partition("\n")[0]
    for command, shown in steps(COUNCIL):
        follow(folder, command, shown, cache)
        if command.startswith("new"):
            meeting = folder / "minutes/kommunestyret/2026/2026-03-04.yaml"
            before, _, after = meeting.read_text(encoding="utf-8").partition(first)
            rest = after[after.index("  - saksnr: PS 4/26") :]
            meeting.write_text(before + proposals + rest, encoding="utf-8")
    assert referat(folder, "validate").code == 0
    assert referat(folder, "fmt", "--check").code == 0


def test_minutes_on_paper_go_in_and_out_as_told(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A Word file of last year becomes a meeting, that Word and PDF, and the Word file the same meeting again."""
    cache = str(tmp_path_factory.mktemp("cache"))
    (folder / "liste.csv").write_text(blocks(PAPER, "csv")[0], encoding="utf-8")
    (folder / "oktober.docx").write_bytes(word_document(blocks(PAPER, "text")[0]))
    for command, shown in steps(PAPER):
        follow(folder, command, shown, cache)
    meeting = folder / "minutes/raad/2025/2025-10-14.yaml"
    assert referat(folder, "validate").code == 0
    assert referat(folder, "fmt", "--check").code == 0
    record = meeting.read_bytes()
    meeting.unlink()
    meeting.with_suffix(".import.md").unlink()
    assert referat(folder, "import", "raad-2025-10-14-referat.docx").code == 0
    assert meeting.read_bytes() == record
