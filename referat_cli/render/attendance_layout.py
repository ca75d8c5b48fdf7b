"""How does a table of names and numbers get room on a screen, however narrow?"""

from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.render import table
from referat_cli.render.screen import Screen, plain

# What a name is folded to at the least; on a screen with less room the numbers stand below their names.
_LEAST = 20
_INDENT = "  "


class Column(NamedTuple):
    """A column: its heading, the shorter one for a narrow screen, its cells, and whether they stand right."""

    heading: str
    short: str
    cells: tuple[str, ...]
    right: bool


class Part(NamedTuple):
    """One table of several that are drawn alike; the first column holds the names.

    ``groups`` names for each row the group that it stands under, or is empty.
    """

    title: str
    columns: tuple[Column, ...]
    groups: tuple[str, ...] = ()


def drawn(parts: Sequence[Part], screen: Screen) -> str:
    """The tables below each other, all with long headings, all with short ones, or all with the numbers in lines."""
    most = [max(len(cell) for cell in [part.columns[0].heading, *part.columns[0].cells]) for part in parts]
    least = [min(_LEAST, width) for width in most]
    if not screen.terminal or _all_fit(parts, screen, most, short=False):
        short: bool | None = False
    elif _all_fit(parts, screen, least, short=True):
        # A name is folded only where shorter headings do not make room for it.
        short = not _all_fit(parts, screen, least, short=False) or _all_fit(parts, screen, most, short=True)
    else:
        short = None
    return "\n\n".join(
        "\n".join([screen.style(plain(part.title), "sterk")] * bool(part.title) + _body(part, screen, short=short))
        for part in parts
    )


def _all_fit(parts: Sequence[Part], screen: Screen, names: Sequence[int], *, short: bool) -> bool:
    return all(name <= _room(part, screen, short=short) for part, name in zip(parts, names, strict=True))


def _room(part: Part, screen: Screen, *, short: bool) -> int:
    """What the other columns leave for the names."""
    others = (max(map(len, (column.short if short else column.heading, *column.cells))) for column in part.columns[1:])
    return screen.width - sum(width + 2 for width in others) - len(_INDENT) * bool(part.groups)


def _body(part: Part, screen: Screen, *, short: bool | None) -> list[str]:
    blocks = _lines(part, screen) if short is None else _rows(part, screen, short=short)
    if not part.groups:
        return [line for block in blocks for line in block]
    body = [_INDENT + line for line in blocks.pop(0)] if short is not None else []
    last = None
    for group, block in zip(part.groups, blocks, strict=True):
        if group != last:
            body += [screen.style(line, "sterk") for line in table.fold(group, screen.width)]
        body += [_INDENT + line for line in block]
        last = group
    return body


def _rows(part: Part, screen: Screen, *, short: bool) -> list[list[str]]:
    """The line of the headings, and the lines of each row."""
    room = max(_room(part, screen, short=short), _LEAST) if screen.terminal else screen.width
    names = [table.fold(name, room) or [""] for name in part.columns[0].cells]
    if not screen.terminal:
        names = [[name] for name in part.columns[0].cells]
    rest = zip(*(column.cells for column in part.columns[1:]), strict=True)
    cells = [("\n".join(name), *row) for name, row in zip(names, rest, strict=True)]
    headings = [column.short if short else column.heading for column in part.columns]
    right = [at for at, column in enumerate(part.columns) if column.right]
    numbers = range(right[0], right[-1] + 1) if right else range(0)
    # Wide enough that nothing is folded again.
    lines = table.drawn(headings, cells, screen._replace(width=1 << 16), numbers).split("\n")
    blocks, at = [lines[:1]], 1
    for name in names:
        blocks.append(lines[at : at + len(name)])
        at += len(name)
    return blocks


def _lines(part: Part, screen: Screen) -> list[list[str]]:
    """For each row its name, and below it the numbers, each after what it counts and never broken from it."""
    width = max(screen.width - len(_INDENT) * bool(part.groups), _LEAST)
    blocks = []
    for at, name in enumerate(part.columns[0].cells):
        told = (
            f"{column.heading.lower()} {column.cells[at]}".replace(" ", "\u00a0")
            for column in part.columns[1:]
            if column.cells[at]
        )
        folded = table.fold(", ".join(told), width - len(_INDENT))
        below = [_INDENT + line.replace("\u00a0", " ") for line in folded]
        blocks.append([*table.fold(name, width), *below])
    return blocks
