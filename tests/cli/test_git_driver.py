"""Git itself shows a meeting readably: with the page's line, hunks name the case and words are words."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.support.running import git, repository, run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
LINE = re.search(r"^<!-- git -->\n```sh\n(.*)\n```$", PAGE, re.MULTILINE)
MEETING = "minutes/asu/2024/2024-10-29.yaml"

# A locale in which «æøå» are letters, and one in which they are bytes.
LOCALES = ["C.UTF-8", "C"]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with the two real meetings, where the page's line has been run."""
    shutil.copytree(ROOT / "minutes", tmp_path / "minutes")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    repository(tmp_path)
    assert LINE
    words = shlex.split(LINE[1])
    between = words.index("&&")
    for command in (words[:between], words[between + 1 :]):
        assert command[:2] == ["git", "config"]
        git(tmp_path, *command[1:])
    return tmp_path


def change(root: Path, old: str, new: str) -> None:
    """Change a text where it stands last in the meeting."""
    text = (root / MEETING).read_text(encoding="utf-8")
    before, found, after = text.rpartition(old)
    assert found
    (root / MEETING).write_text(before + new + after, encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("old", "new", "heading"),
    [
        ("rapporterer status til ASU innen 30.06.25", "rapporterer status til ASU innen 31.12.25", "saksnr: 42/24"),
        ("Saken utsettes til første halvår i 2025", "Saken utsettes til første halvår i 2026", "saksnr: 45/24"),
        ("Pakkeforløp hjem for", "Pakkeforløp heim for", "saksnr: 49/24"),
        ("Christoffer Strøm, oppmoete: møtt", "Christoffer Strøm, oppmoete: forfall", "gruppe: Fagrådsledere"),
        ('start: "15:45"', 'start: "15:40"', "saksliste:"),
    ],
)
def test_a_hunk_names_the_case_or_the_part_of_the_meeting(
    old: str, new: str, heading: str, locale: str, clone: Path
) -> None:
    """In what is not committed yet, and in the history."""
    change(clone, old, new)
    headings = re.compile(r"^@@ .* @@ (.*)$", re.MULTILINE)
    assert headings.findall(run(clone, "git", "diff", LC_ALL=locale).out) == [heading]
    git(clone, "commit", "--quiet", "--all", "--message=Change")
    assert headings.findall(run(clone, "git", "log", "-p", "-1", LC_ALL=locale).out) == [heading]
    assert headings.findall(run(clone, "git", "show", LC_ALL=locale).out) == [heading]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("utlysings- og", "utlysnings- og", "[-utlysings-]{+utlysnings+}- og"),
        ("første halvår i 2025.", "første halvår i 2026.", "første halvår i [-2025-]{+2026+}."),
        ("innen 30.06.25.", "innen 31.12.25.", "innen [-30.06.25-]{+31.12.25+}."),
        ("Forsterket utskrivningsteam, 4,5 mill.", "Forsterket utskrivningsteam, 4,6 mill.", "[-4,5-]{+4,6+} mill."),
        ("møter med flere drøftinger", "møter med flere drøftelser", "flere [-drøftinger-]{+drøftelser+},"),
        ("Pakkeforløp hjem", "Pakkeforlåp hjem", "[-Pakkeforløp-]{+Pakkeforlåp+} hjem"),
    ],
)
def test_words_are_words(old: str, new: str, shown: str, locale: str, clone: Path) -> None:
    """Marks do not belong to the word beside them, a date or an amount is one word, and «æøå» break none."""
    change(clone, old, new)
    assert shown in run(clone, "git", "diff", "--word-diff", LC_ALL=locale).out


def test_the_readme_shows_what_git_shows(clone: Path) -> None:
    """The hunk in docs/checking.md is that of the real meeting."""
    change(clone, "rapporterer status til ASU innen 30.06.25", "rapporterer status til ASU innen 31.12.25")
    text = git(clone, "diff", "--word-diff")
    hunk = text[text.index("@@") :]
    assert f"$ git diff --word-diff\n{hunk}```" in PAGE
