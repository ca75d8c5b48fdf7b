"""Write the manual pages anew: ``python -m man``. What a page says is what ``--help`` says."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from referat_cli import __version__
from referat_cli.cli.click_norwegian import Command
from referat_cli.cli.main import referat

# Where they are kept; the wheel has them as share/man/man1, where `man` looks beside the folder of the command.
PAGES = Path(__file__).with_name("man1")


def pages() -> Iterator[tuple[str, str]]:
    """The name of each page, and what stands in it: one of the whole, and one for each command."""
    top = click.Context(referat, info_name="referat", **referat.context_settings)
    names = referat.list_commands(top)
    commands = [f"{name}, {other}" if (other := referat.norwegian.get(name)) else name for name in names]
    listed = [
        ".SH KOMMANDOER",
        *_definitions(zip(commands, map(referat.summaries.__getitem__, names), strict=True)),
    ]
    about = "møtereferater som tekst under Git"
    yield "referat.1", _page(referat, top, about, listed, [f"referat-{name}" for name in names])
    for name in names:
        command = referat.get_command(top, name)
        assert isinstance(command, Command)  # noqa: S101 - the group has the commands that it lists
        with click.Context(command, parent=top, info_name=name) as ctx:
            summary = referat.summaries[name].rstrip(".")
            yield f"referat-{name}.1", _page(command, ctx, summary[0].lower() + summary[1:], [], ["referat"])


def _page(command: Command, ctx: click.Context, about: str, more: list[str], others: Iterable[str]) -> str:
    name = ctx.command_path.replace(" ", "-")
    lines = [
        f'.TH "{name.upper()}" "1" "" "referat {__version__}" "Referat"',
        ".SH NAVN",
        f"{_text(name)} \\- {_text(about)}",
        ".SH BRUK",
        f".B {_text(ctx.command_path)}",
        _text(" ".join(command.collect_usage_pieces(ctx))),
        ".SH BESKRIVELSE",
        "\n.PP\n".join(_text(paragraph) for paragraph in (command.help or "").split("\n\n")),
        ".SH VALG",
        *_definitions(command.option_records(ctx)),
        *more,
        ".SH SE OGSÅ",
        ",\n".join(f".BR {_text(other)} (1)" for other in others).replace(" (1),", " (1),"),
    ]
    return "\n".join(lines) + "\n"


def _definitions(records: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in records:
        yield f".TP\n.B {_text(name)}\n{_text(text)}"


def _text(written: str) -> str:
    """A text as troff shows it: no sign in it is a command or an escape, and a dash is what people type."""
    marked = " ".join(written.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{marked}" if marked.startswith((".", "'")) else marked


if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for old in PAGES.glob("*.1"):
        old.unlink()
    for file, content in pages():
        (PAGES / file).write_text(content, encoding="utf-8", newline="\n")
