"""An option of one value that is given twice is refused everywhere: one of the two would go without a word."""

from pathlib import Path

import click
import pytest

from referat_cli.cli.main import referat
from tests.support.archives import archive
from tests.support.asking import ask
from tests.support.rows import each


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is only asked."""
    return archive(tmp_path_factory.mktemp("arkiv"))


def single_valued() -> list[tuple[str, str]]:
    """Every command with each of its options of one value."""
    top = click.Context(referat)
    commands = {name: referat.get_command(top, name) for name in referat.summaries}
    return [
        (name, option.opts[-1])
        for name, command in commands.items()
        if command
        for option in command.params
        if isinstance(option, click.Option) and not (option.multiple or option.is_flag)
    ]


@each("name, option", single_valued())
def test_an_option_of_one_value_is_given_once(root: Path, name: str, option: str) -> None:
    """With the same value twice too: it is a slip all the same."""
    done = ask(root, name, option, "x", option, "y")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"referat: {option} er gitt flere ganger; gi det én gang. Se «referat {name} --help».\n"


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["meetings", "--next", "--last"], "--next kan ikke brukes sammen med --last."),
        (["cases", "-f", "csv", "--json"], "--json kan ikke brukes sammen med -f csv."),
        (["cases", "-f", "csv", "--format", "json"], "--format er gitt flere ganger; gi det én gang."),
        (["--color", "never", "--color", "always", "cases"], "--color er gitt flere ganger; gi det én gang."),
    ],
)
def test_two_options_that_mean_one_thing_are_not_given_together(root: Path, call: list[str], sentence: str) -> None:
    """However each of them is written."""
    done = ask(root, *call)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: {sentence}")


@pytest.mark.parametrize(
    "call",
    [
        ["cases", "--json", "-f", "json"],
        ["cases", "--json", "--json"],
        ["search", "legevakt", "--in", "vedtak", "--in", "tittel"],
        ["-C", ".", "-C", ".", "cases"],
    ],
)
def test_what_may_be_given_twice_is(root: Path, call: list[str]) -> None:
    """An option of several values, and one that says the same."""
    assert ask(root, *call).code == 0
