"""Points, running text, and the difference between two versions of a file, set for reading in a terminal."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from referat_cli.model.meeting import Labels, Point, as_point, point_label
from referat_cli.render.screen import Screen, plain

_HEADING = re.compile(r"#{1,6}\s+")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<label>[-*•]|\d+[.)])\s+(?P<text>.*)")


def points(entries: Sequence[str | Point], screen: Screen, indent: str = "", labels: Labels = "tall") -> Iterator[str]:
    """The lines of a tree of points, with numbers at the top and the marks below that each point asks for."""
    for index, entry in enumerate(entries):
        point = as_point(entry)
        start = f"{indent}{plain(point_label(point, index, labels))} "
        yield screen.wrap(plain(point.text) or "…", start, " " * len(start))
        yield from points(point.points or (), screen, " " * len(start), point.labels or "strek")


class RunningPart(NamedTuple):
    """A line of a Markdown text: a heading, an item of a list with its indent and label, a paragraph, or nothing."""

    kind: Literal["overskrift", "punkt", "avsnitt"]
    text: str
    indent: str = ""
    label: str = ""


def running_parts(text: str) -> Iterator[RunningPart]:
    """The lines of a Markdown text and what each is."""
    for line in text.strip("\n").split("\n"):
        if _HEADING.match(line):
            yield RunningPart("overskrift", _HEADING.sub("", line))
        elif item := _ITEM.fullmatch(line):
            yield RunningPart("punkt", item["text"], item["indent"], item["label"])
        else:
            yield RunningPart("avsnitt", line.strip())


def running_text(text: str, screen: Screen, indent: str = "") -> Iterator[str]:
    """The lines of a Markdown text: headings stand out, paragraphs and items are folded, no word is touched."""
    for part in running_parts(plain(text)):
        if part.kind == "overskrift":
            yield screen.style(screen.wrap(part.text, indent), "sterk")
        elif part.kind == "punkt":
            start = f"{indent}{part.indent}{part.label} "
            yield screen.wrap(part.text, start, " " * len(start))
        else:
            yield screen.wrap(part.text, indent) if part.text else ""


_COLOURS = {"+": "tilfoeyd", "-": "stroeket", "@": "info"}


def difference(path: str, before: bytes, after: bytes, screen: Screen) -> str:
    """A unified diff that Git and patch can apply where nothing is hidden; "" where nothing differs.

    A carriage return and any other control character is made visible, because a terminal would obey it.
    """
    from difflib import unified_diff  # noqa: PLC0415 - a millisecond, and no question shows the difference of files

    lines = unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}", lineterm="")
    return "\n".join(_shown(line, screen) for line in lines)


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8", "replace")
    lines = text.split("\n")
    if lines[-1]:
        lines[-1] += "\n\\ No newline at end of file"
    else:
        lines.pop()
    return lines


def _shown(line: str, screen: Screen) -> str:
    colour = _COLOURS.get(line[:1])
    # An empty line of a text is shown as the blank that stands for "unchanged", and nothing after it.
    return screen.style(plain(line), colour) if colour else plain(line)
