"""The manual pages say what the help says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from man.__main__ import PAGES, pages
from referat_cli.cli.main import referat
from tests.support.asking import ask
from tests.support.running import environment


def test_the_pages_are_those_of_the_help_texts() -> None:
    """After a change of a help text: ``python -m man``."""
    kept = {file.name: file.read_text(encoding="utf-8") for file in PAGES.iterdir()}
    assert kept == dict(pages())


@pytest.mark.parametrize("name", ["", *sorted(referat.summaries)])
def test_a_page_has_every_word_of_the_help(name: str, tmp_path: Path) -> None:
    """In the same order, but for the headings and the line of the name."""
    helped = ask(tmp_path, *filter(None, [name]), "--help").out
    page = (PAGES / f"{'-'.join(filter(None, ['referat', name]))}.1").read_text(encoding="utf-8")
    words = iter(_words(page))
    missing = [word for word in _words(re.sub(r"(?m)^\w+:", "", helped)) if word not in words]
    assert missing == []


def _words(text: str) -> list[str]:
    """The words of a text, however it is folded, and without what troff needs."""
    return re.sub(r"(?m)^\.[A-Z]+ ?|\\&", "", text.replace("\\-", "-")).split()


@pytest.mark.skipif(not shutil.which("man"), reason="no man here")
def test_man_shows_a_page_as_it_is_written() -> None:
    """Norwegian letters, dashes and signs that troff has a meaning for."""
    shown = subprocess.run(
        ["man", "--warnings", "-l", str(PAGES / "referat-show.1")],
        env=environment(LC_ALL="C.UTF-8", MANWIDTH="100"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stderr == ""
    assert "referat-show - vis en sak, et punkt, et møte eller en person" in shown.stdout
    assert "\n       --rev UTGAVE\n" in shown.stdout
