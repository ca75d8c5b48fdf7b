"""A paper as Markdown: its words, and nothing that they could be taken for."""

import re
from collections.abc import Iterator, Sequence

from referat_cli.paper.tree import (
    Agenda,
    AgendaSlot,
    AttendanceList,
    Block,
    FactList,
    Head,
    Heading,
    Items,
    Paper,
    Paragraph,
    Remark,
    Signatures,
    Text,
    TextRun,
    TextTable,
)
from referat_cli.paper.writing.look import Look
from referat_cli.render.screen import plain

# What means something to a reader of Markdown wherever it stands, and what does where a line begins with it.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&]")
_BEGINNING = re.compile(r"(?P<number>\d+)(?=[.)](?:\s|$))|(?P<mark>[-+#=:])")
_HARD = "\\\n"


def write(paper: Paper, _look: Look) -> bytes:
    """The paper as UTF-8."""
    lines = [f"# {_words(paper.title)}", "", *_blocks(paper.blocks)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _words(text: str) -> str:
    """A text that shows just itself, where something stands before it."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", re.sub(r"\s+", " ", plain(text)))


def _line(text: str) -> str:
    """A text that shows just itself at the beginning of a line."""
    words = _words(text)
    found = _BEGINNING.match(words)
    if not found:
        return words
    return f"{found[0]}\\{words[found.end() :]}" if found["number"] else f"\\{words}"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:  # noqa: C901 - a branch a kind of block
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {_words(block.text)}"
            yield from ("", _line(block.subtitle)) if block.subtitle else ()
        case Paragraph():
            yield _text(block.text)
        case Remark():
            yield f"*{_words(block.text)}*"
        case FactList() | Head():
            yield from (f"- **{_words(fact.label)}:** {_words(fact.value)}" for fact in block.facts)
        case Items():
            yield from _items(block)
        case AttendanceList():
            for group in block.groups:
                rows = [(one.person, one.present, one.absent) for one in group.people]
                yield from (*_table([group.heading, *block.headings[1:]], rows), "")
        case Agenda():
            yield from _agenda(block)
        case TextTable():
            yield from _table([_cell(cell) for cell in block.heading], [[*map(_cell, row)] for row in block.rows])
        case Signatures():
            yield from (_line(block.place), "") if block.place else ()
            yield from (f"- {_words(name)}" for name in block.names)


def _items(block: Items, indent: str = "") -> Iterator[str]:
    """A list; a label that is no number stands as a word before its text."""
    for item in block.items:
        is_number = item.label[:-1].isdigit() and item.label[-1] in ".)"
        mark = item.label if is_number else "-"
        label = "" if is_number or item.label in ("–", "•", "") else f"{_words(item.label)} "
        below = indent + " " * (len(mark) + 1)
        yield f"{indent}{mark} {label}{_text(item.text, below)}".rstrip()
        for inner in item.blocks:
            if isinstance(inner, Items):
                yield from _items(inner, below)
            else:
                yield from ("", *(f"{below}{line}".rstrip() for line in _block(inner)), "")


def _agenda(agenda: Agenda) -> Iterator[str]:
    for day in agenda.days:
        yield from (f"**{_words(day.day)}**", "") if day.day else ()
        yield from (*_table(agenda.headings, [*map(_row, day.slots)]), "")


def _row(slot: AgendaSlot) -> tuple[str, str, str, str, str]:
    """The cells of a slot; its points stand after its title, as many marks deep as they are."""
    points = [f"{'–' * depth} {text}" for depth, text in _points(slot.blocks, 1)]
    title = " ".join(filter(None, (slot.title, *points)))
    return slot.hours, slot.number, title, ", ".join(slot.responsible), slot.minutes


def _points(blocks: Sequence[Block], depth: int) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield depth, _cell(item.text)
                yield from _points(item.blocks, depth + 1)
        elif isinstance(block, Paragraph):
            yield depth, _cell(block.text)


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for line in (heading, ["---"] * len(heading), *rows):
        yield "| " + " | ".join(cell if cell == "---" else _words(cell) for cell in line) + " |"


def _cell(text: Text) -> str:
    """A text on one line, without its marks."""
    return " ".join("".join(run.text for run in line) for line in text)


def _text(text: Text, indent: str = "") -> str:
    """A text with its marks, line by line."""
    return f"{_HARD}{indent}".join(_marked(line) for line in text)


def _marked(line: Sequence[TextRun]) -> str:
    return "".join(_run(run, first=not place) for place, run in enumerate(line))


def _run(run: TextRun, *, first: bool) -> str:
    words = _line(run.text) if first else _words(run.text)
    if run.link:
        words = f"[{words}](<{run.link}>)"
    mark = "**" * run.strong + "*" * run.emphasis
    if not mark:
        return words
    inner = words.strip()
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{mark}{inner}{mark[::-1]}{after}"
