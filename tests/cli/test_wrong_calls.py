"""Whatever is wrong with a call, the answer is one Norwegian sentence and exit code 2."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
import pytest

import referat_cli.cli
from referat_cli.cli.click_norwegian import Command, CommandGroup, Number, error_sentence
from referat_cli.cli.main import referat
from referat_cli.cli.options import Day, period
from tests.support.archives import archive
from tests.support.asking import ask
from tests.support.rows import each

# Words of click's sentences that no Norwegian sentence has.
ENGLISH = re.compile(
    r"\b(is|not|the|valid|invalid|value|values|range|option|argument|arguments|requires|takes|take|missing|required|"
    r"unexpected|got|extra|such|no|does|try|help for|choose|one of|integer|float|boolean|file|directory|path|could|"
    r"match|format|error|must|be|given|was|were|usage|command)\b",
    re.IGNORECASE,
)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by its name."""
    ctx = click.Context(referat)
    for name in referat.list_commands(ctx):
        command = referat.get_command(ctx, name)
        assert command
        yield name, command


def wrong_values(param: click.Option) -> list[str]:
    """What an option of this kind cannot be."""
    if isinstance(param.type, Number):
        return ["abc", "1.5", "-1", "", *(["99999999"] if param.type.most else [])]
    if isinstance(param.type, click.Choice):
        return ["tull", ""]
    return ["i fjor", "2026-02-30", ""] if isinstance(param.type, Day) else []


def wrong_calls() -> Iterator[list[str]]:
    """Each command with each of its options wrong, and with what no command takes."""
    for name, command in commands():
        # Enough of what it must have that nothing else is wrong.
        needed = [word for param in command.params if isinstance(param, click.Argument) for word in _filled(param)]
        yield [name, *needed, "--finnes-ikke"] if name != "search" else [name]
        yield [name, *needed, "--color"]
        yield [name, *needed, "-C"]
        for param in command.params:
            if isinstance(param, click.Argument):
                if param.nargs == 1:
                    yield [name, *needed, "1", "2", "3"]
                if param.required:
                    yield [name]
            elif isinstance(param, click.Option):
                spelled = param.opts[0]
                if param.is_flag:
                    yield [name, *needed, f"{param.opts[-1]}=ja"]
                else:
                    yield [name, *needed, spelled]
                for value in wrong_values(param):
                    yield [name, *needed, spelled, value]


def _filled(param: click.Argument) -> list[str]:
    return ["2/26"] if param.required else []


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive; only read."""
    return archive(tmp_path_factory.mktemp("archive"))


@each("call", list(wrong_calls()))
def test_a_wrong_call_of_any_command_is_a_norwegian_sentence(call: list[str], root: Path) -> None:
    """No option of any command is refused in click's own words."""
    done = ask(root, *call)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: ")
    assert done.err.count("\n") == 1
    # What was written, and what the command is called, may be anything.
    said = re.sub(r"«[^»]*»|--?[a-z-]+|velg mellom .*?\.|Mente du .*\?", "", done.err)
    assert not ENGLISH.search(said), done.err


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (click.INT, "abc"),
        (click.IntRange(1, 3), "7"),
        (click.FLOAT, "abc"),
        (click.FloatRange(0, 1), "7"),
        (click.BOOL, "kanskje"),
        (click.UUID, "abc"),
        (click.Choice(["en", "to"]), "tre"),
        (click.DateTime(), "i fjor"),
        (click.Path(exists=True), "finnes/ikke"),
        (click.File(), "finnes/ikke"),
        (click.Tuple([int, int]), "abc"),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_a_type_of_clicks_own_that_a_command_comes_to_use_speaks_norwegian_too(
    kind: "click.ParamType[object]", value: str
) -> None:
    """As an option and as an argument, with a wrong value, with none and with too many."""
    times = 2 if isinstance(kind, click.Tuple) else 1
    command = Command("prøv", params=[click.Option(["--valg"], type=kind), click.Argument(["ord"], type=kind)])
    for arguments in (["--valg", *[value] * times, "x"], ["--valg"], [value] * times, [value] * 5, []):
        with pytest.raises(click.UsageError) as refused:
            command.main(arguments, standalone_mode=False)
        said = error_sentence(refused.value).replace(value, "").replace("--valg", "").replace("--help", "")
        assert said.strip()
        assert not ENGLISH.search(said), said


@pytest.mark.parametrize("name", [n for n, c in commands() if {"first", "last"} <= {p.name for p in c.params}])
def test_a_time_that_ends_before_it_begins_is_refused_by_every_command_that_takes_one(name: str, root: Path) -> None:
    """In the same words."""
    words = ["hus"] if name == "search" else []
    done = ask(root, name, *words, "--from", "2026-01-02", "--to", "2026-01-01")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"referat: --from 2026-01-02 er etter --to 2026-01-01. Se «referat {name} --help».\n"


def test_the_year_and_a_time_are_refused_together_wherever_both_are_asked_for(root: Path) -> None:
    """In the same words."""
    for name, command in commands():
        if "year" in {param.name for param in command.params}:
            needed = [word for param in command.params if isinstance(param, click.Argument) for word in _filled(param)]
            done = ask(root, name, *needed, "--year", "2026", "--from", "2026-01-02")
            assert (done.code, done.out) == (2, "")
            assert "--year kan ikke brukes sammen med --from eller --to." in done.err


def test_a_command_keeps_its_name_and_its_options_when_it_asks_for_a_time() -> None:
    """What refuses a time stands around the command, and is not seen."""

    @period
    def asked(*, first: datetime | None, last: datetime | None) -> str:
        """Ask."""
        return f"{first} {last}"

    command = click.command(asked)
    assert (command.name, [param.name for param in command.params]) == ("asked", ["first", "last"])
    assert command.main(["--from", "2026-01-01"], standalone_mode=False) == "2026-01-01 None"


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["show", "\udcff"], "Ingen heter «<U+DCFF>».\n"),
        (["people", "\udcff"], "Ingen heter «<U+DCFF>».\n"),
        (["diff", "\udcff"], "Saken «<U+DCFF>» finnes ikke.\n"),
        (["cases", "--person", "a\udcff"], "--person har tegn som ikke lar seg lese; skriv det på nytt."),
        (
            ["new", "2026-12-02", "--case", "a", "--case", "\udcff"],
            "--case har tegn som ikke lar seg lese; skriv det på",
        ),
    ],
)
def test_bytes_that_are_no_letters_are_refused(call: list[str], sentence: str, root: Path) -> None:
    """As a terminal of another coding sends them; nothing is found or written."""
    done = ask(root, *call)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: {sentence}")


def test_a_call_that_names_no_command_is_refused(root: Path) -> None:
    """With options of its own; without anything at all the help is shown."""
    done = ask(root)
    assert (done.code, done.out, done.err) == (2, "", "referat: Kommandoen mangler. Se «referat --help».\n")


def test_every_command_of_the_table_stands_in_the_module_of_its_name_and_no_other_does() -> None:
    """A new command is its module, its test and a line in the table."""
    folder = Path(referat_cli.cli.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if "\n@command(" in path.read_text(encoding="utf-8")}
    modules = {name.removesuffix("_") for name in modules}  # as after a keyword: `cli/import_.py`
    assert {name for name, _command in commands()} == modules


def test_a_line_in_the_table_without_a_command_says_what_is_missing() -> None:
    """Whoever adds a command reads which function she forgot."""
    group = CommandGroup(name="referat", summaries={"console": "En modul uten kommando."})
    with pytest.raises(LookupError, match=r"referat_cli\.cli\.console has no command called console"):
        group.get_command(click.Context(group), "console")


@each("name", [name for name, _command in commands()])
def test_the_help_lists_options_and_no_arguments_among_them(name: str, root: Path) -> None:
    """Every line under «Valg» begins with an option."""
    lines = ask(root, name, "--help").out.partition("\nValg:\n")[2].splitlines()
    starts = [line for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert starts
    assert [line for line in starts if not line.startswith("  -")] == []


def test_folders_follow_each_other_as_in_git(root: Path) -> None:
    """`-C a -C b` stands in a/b."""
    done = ask(root / "minutes", "-C", "..", "-C", "minutes/prove", "cases", "-f", "json")
    assert done == ask(root, "cases", "-f", "json")
