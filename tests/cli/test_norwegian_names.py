"""Each command has a Norwegian name too."""

from pathlib import Path

import pytest

from referat_cli.cli.main import referat
from tests.support.archives import archive
from tests.support.asking import ask


@pytest.mark.parametrize("name", ["søk", "sok", "soek", "SØK"])
def test_a_norwegian_name_is_written_as_the_keyboard_has_it(tmp_path: Path, name: str) -> None:
    """With or without the letters that not every keyboard has."""
    root = archive(tmp_path)
    done = ask(root, name, "legevakt")
    assert done.code == 0
    assert done == ask(root, "search", "legevakt")


def test_every_norwegian_name_stands_beside_its_command_in_the_help(tmp_path: Path) -> None:
    """And no two commands have one name."""
    lines = [line.split()[:2] for line in ask(tmp_path, "--help").out.splitlines()]
    for first, other in referat.norwegian.items():
        assert [f"{first},", other] in lines
    names = [*referat.summaries, *referat.norwegian.values()]
    assert len(set(names)) == len(names)


def test_an_unknown_name_is_answered_with_the_nearest_in_either_language(tmp_path: Path) -> None:
    """A person who writes Norwegian is answered in it."""
    assert "Mente du «saker»?" in ask(tmp_path, "sakr").err
    assert "Mente du «cases»?" in ask(tmp_path, "case").err


@pytest.mark.parametrize("word", ["help", "hjelp"])
def test_help_may_be_asked_for_first(tmp_path: Path, word: str) -> None:
    """As in Git."""
    assert ask(tmp_path, word, "saker") == ask(tmp_path, "cases", "--help")
    assert ask(tmp_path, word) == ask(tmp_path, "--help")


def test_json_has_a_short_option(tmp_path: Path) -> None:
    """Wherever an answer comes as JSON."""
    root = archive(tmp_path)
    for question in (["cases"], ["show", "2/26"], ["diff", "2/26"], ["validate"], ["attendance"], ["meetings"]):
        short = ask(root, *question, "--json")
        assert short.out.startswith("{")
        assert short == ask(root, *question, "-f", "json")
