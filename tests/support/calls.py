"""Every call that the table of commands allows, so that what holds of all of them holds of a new one by itself."""

from collections.abc import Callable, Iterator
from functools import cache

import click

from referat_cli.cli.main import referat
from tests.support.archives import MEETING_PATH

# What stands for a value of each kind, by the word that the help has for it, in an archive of `tests.support.archives`.
VALUES = {
    "ANTALL": "2",
    "DATO": "2026-03-04",
    "FIL": MEETING_PATH,
    "KODE": "REF301",
    "KODER": "REF3",
    "NAVN": "Kari Nordmann",
    "PARTI": "Ap",
    "ORD": "legevakt",
    "SAK": "2/26",
    "STIER": MEETING_PATH,
    "UTGAVE": "HEAD~1",
    "UTVALG": "prove",
    "ÅR": "2026",
}

# The commands that write what a secretary says, which is more than the table of commands can tell.
WRITING = frozenset({"add", "approve", "correct", "fix", "import", "init", "minutes", "new", "render"})

# What a person may write that is something else to a program.
Values = Callable[[str], str]


@cache
def commands() -> dict[str, click.Command]:
    """Every command by its name."""
    context = click.Context(referat)
    found = ((name, referat.get_command(context, name)) for name in referat.list_commands(context))
    return {name: command for name, command in found if command is not None}


def questions() -> dict[str, click.Command]:
    """Every command that asks, or lays out what is there."""
    return {name: command for name, command in commands().items() if name not in WRITING}


def usual(kind: str) -> str:
    """The value that stands for a kind."""
    return next(value for key, value in VALUES.items() if key == kind)


def calls(value: Values = usual) -> list[tuple[str, ...]]:
    """Each question alone, with what it must have, and once with each of its options."""
    return [call for name, command in questions().items() for call in _calls(name, command, value)]


def plain_calls() -> list[tuple[str, ...]]:
    """Each question alone, with what it must have."""
    return [next(_calls(name, command, usual)) for name, command in questions().items()]


def _calls(name: str, command: click.Command, value: Values) -> Iterator[tuple[str, ...]]:
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    needed = [value(_kind(argument)) for argument in arguments if argument.required]
    yield (name, *needed)
    for argument in arguments:
        if not argument.required:
            yield (name, value(_kind(argument)))
    for option in command.params:
        # The folder is where the test stands, and colour is nobody's question.
        if not isinstance(option, click.Option) or option.name in ("folder", "color", "no_pager"):
            continue
        for written in option.opts if option.is_flag else option.opts[-1:]:
            yield (name, *needed, written, *_values(option, value))


def _values(option: click.Option, value: Values) -> list[str]:
    if option.is_flag:
        return []
    if isinstance(option.type, click.Choice):
        return [str(option.type.choices[-1])]
    return [value(_kind(option))]


def _kind(parameter: click.Parameter) -> str:
    """The word for the kind of a value: «SAK|DATO» is a case, «[STIER]...» are paths."""
    word = (parameter.metavar or "").strip("[].").split("|")[0]
    return "UTGAVE" if word.startswith("A..B") else word
