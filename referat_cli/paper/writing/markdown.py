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
    Line,
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
_MARKS = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=[a-z0-9_+-]+:)")
_BEGINNING = re.compile(r"(?P<number>\d+)(?=[.)](?:\s|$))|(?P<mark>[-+#=:])")
# Not one that holds words together: that is a part of the text.
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_NUMBER = re.compile(r"(?P<number>\d{1,9})(?P<mark>[.)])")
# What begins a list right below a line of text; any other would be taken for more of the text.
_INTERRUPTS = re.compile(r" *(?:[-*]|1[.)]) \S")
_HARD = "\\\n"
_IN_CELL = "<br>"
# Depth in a cell, where a list cannot stand.
_INDENT = "&nbsp;&nbsp;"


def write(paper: Paper, _look: Look) -> bytes:
    """The paper as UTF-8."""
    lines = [f"# {_words(paper.title)}", "", *_blocks(paper.blocks)]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n")
    return f"{text}\n".encode()


def _words(text: str) -> str:
    """A text that shows just itself, where something stands before it."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", _WHITE_SPACE.sub(" ", plain(text)))


def _line(text: str) -> str:
    """A text that shows just itself at the beginning of a line."""
    words = _words(text)
    found = _BEGINNING.match(words)
    if not found:
        return words
    return f"{found[0]}\\{words[found.end() :]}" if found["number"] else f"\\{words}"


def _blocks(blocks: Sequence[Block], indent: str = "") -> Iterator[str]:
    """The lines of blocks, an empty one after each; lists that follow each other are marked so that they stay two.

    Facts that follow those of the head are one list with them.
    """
    bullet = "-"
    for block, before, after in zip(blocks, (None, *blocks), (*blocks[1:], None), strict=False):
        bullet = "*" if isinstance(before, Items) and isinstance(block, Items) and bullet == "-" else "-"
        last = _NUMBER.fullmatch(before.items[-1].label) if isinstance(before, Items) else None
        lines = _items(block, bullet, last["mark"] if last else "") if isinstance(block, Items) else _block(block)
        yield from (f"{indent}{line}".rstrip() for line in lines)
        if not (isinstance(block, Head) and isinstance(after, FactList)):
            yield ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * min(block.level + 1, 6)} {_words(block.text)}"
            yield from ("", _line(block.subtitle)) if block.subtitle else ()
        case Paragraph():
            yield from _text(block.text).split("\n")
        case Remark():
            yield f"*{_words(block.text).strip()}*"
        case FactList() | Head():
            yield from (f"- **{_words(fact.label)}:** {_words(fact.value)}" for fact in block.facts)
        case Signatures():
            yield from (_line(block.place), "") if block.place else ()
            yield from (f"- {_line(name)}" for name in block.names)
        case AttendanceList() | Agenda() | TextTable():
            yield from _tables(block)
        case Items():
            yield from _items(block)


def _items(block: Items, bullet: str = "-", taken: str = "") -> Iterator[str]:
    """A list; a label that Markdown would not give by itself stands as a word before the text.

    ``taken`` is the mark after the numbers of the list before it, which these would go on.
    """
    before: re.Match[str] | None = None
    for item in block.items:
        found = _NUMBER.fullmatch(item.label)
        is_own = found is not None and found["mark"] != taken and (before is None or _follows(found, before))
        before = found if is_own else None
        mark = item.label if is_own else bullet
        label = "" if is_own or item.label in ("–", "•", "") else f"{_line(item.label)} "
        text = _text(item.text) if not label else _text(item.text, within=True)
        below = " " * (len(mark) + 1)
        lines = [*_blocks(item.blocks, below)][:-1]
        if lines and not label + text:  # what is under it begins on its line
            yield f"{mark} {lines.pop(0).lstrip()}"
        else:
            first, *rest = f"{mark} {label}{text}".rstrip().split("\n")
            yield from (first, *(f"{below}{line}" for line in rest))
            yield from ("",) if lines and not _INTERRUPTS.match(lines[0]) else ()
        yield from lines


def _follows(found: re.Match[str], before: re.Match[str]) -> bool:
    return found["mark"] == before["mark"] and int(found["number"]) == int(before["number"]) + 1


def _tables(block: AttendanceList | Agenda | TextTable) -> Iterator[str]:
    match block:
        case AttendanceList():
            for group in block.groups:
                rows = [(one.person, one.present, one.absent) for one in group.people]
                names = [group.heading, *block.headings[1:]]
                yield from (*_table([*map(_words, names)], [[*map(_words, row)] for row in rows]), "")
        case Agenda():
            for day in block.days:
                yield from (f"**{_words(day.day)}**", "") if day.day else ()
                used = [place for place, heading in enumerate(block.headings) if heading]
                filled = [[*map(_words, block.headings)], *map(_row, day.slots)]
                headings, *slots = [[row[place] for place in used] for row in filled]
                yield from (*_table(headings, slots), "")
        case TextTable():
            yield from _table([*map(_cell, block.heading)], [[*map(_cell, row)] for row in block.rows])


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for line in (heading, ["---"] * len(heading), *rows):
        yield "| " + " | ".join(line) + " |"


def _row(slot: AgendaSlot) -> list[str]:
    """The cells of a slot; its points stand under its title, with their labels."""
    title = _IN_CELL.join([_words(slot.title), *_points(slot.blocks, "")])
    return [
        _words(slot.hours),
        _words(slot.number),
        title,
        _IN_CELL.join(map(_words, slot.responsible)),
        _words(slot.minutes),
    ]


def _points(blocks: Sequence[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield f"{indent}{_words(item.label)} {_cell(item.text)}"
                yield from _points(item.blocks, indent + _INDENT)
        elif isinstance(block, Paragraph):
            yield f"{indent}{_cell(block.text)}"


def _cell(text: Text) -> str:
    return _IN_CELL.join(_marked(line, within=True) for line in text)


def _text(text: Text, *, within: bool = False) -> str:
    """A text with its marks, line by line; ``within`` where something stands before it."""
    return _HARD.join(_marked(line, within=within and not place) for place, line in enumerate(text))


def _marked(line: Line, *, within: bool) -> str:
    """A line with its marks, each around as much as it can be, so that no two of a kind meet."""
    done, left = "", list(line)
    while left:
        marks = {name: _reach(left, name) for name in ("link", "strong", "emphasis") if getattr(left[0], name)}
        if not marks:
            run = left.pop(0)
            done += _words(run.text) if within or done else _line(run.text)
            continue
        name = max(marks, key=lambda one: marks[one])
        inside, left = left[: marks[name]], left[marks[name] :]
        bare = [_without(run, name) for run in inside]
        words = _marked(tuple(bare), within=True)
        if name == "link":
            if done.endswith("!"):  # else it would be a picture, which is fetched
                done = f"{done[:-1]}\\!"
            done += f"[{words}](<{inside[0].link}>)"
        else:
            done += _around(words, "**" if name == "strong" else "*")
    return done


def _reach(runs: Sequence[TextRun], name: str) -> int:
    """How many runs from the first are set alike in one way."""
    return next((n for n, run in enumerate(runs) if getattr(run, name) != getattr(runs[0], name)), len(runs))


def _without(run: TextRun, name: str) -> TextRun:
    return TextRun(
        run.text,
        strong=run.strong and name != "strong",
        emphasis=run.emphasis and name != "emphasis",
        link="" if name == "link" else run.link,
    )


def _around(words: str, mark: str) -> str:
    """Words between marks, with the white space at their ends outside, as Markdown has it."""
    inner = words.strip(" ")
    start = len(words) - len(words.lstrip(" "))
    return f"{words[:start]}{mark}{inner}{mark}{words[start + len(inner) :]}" if inner else words
