"""Points and running text, set for reading in a terminal."""

import re
from collections.abc import Iterator, Sequence

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


def running_text(text: str, screen: Screen, indent: str = "") -> Iterator[str]:
    """The lines of a Markdown text: headings stand out, paragraphs and items are folded, no word is touched."""
    for line in plain(text).strip("\n").split("\n"):
        if not line.strip():
            yield ""
        elif _HEADING.match(line):
            yield screen.style(screen.wrap(_HEADING.sub("", line), indent), "sterk")
        elif item := _ITEM.fullmatch(line):
            start = f"{indent}{item['indent']}{item['label']} "
            yield screen.wrap(item["text"], start, " " * len(start))
        else:
            yield screen.wrap(line.strip(), indent)
