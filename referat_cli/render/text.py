"""Points, running text, and the difference between two versions of a file, set for reading in a terminal."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.identity_numbers import without_identity_numbers
from referat_cli.model.meeting import Labels, Point, as_point
from referat_cli.model.point_numbers import point_labels
from referat_cli.render.screen import Screen, plain
from referat_cli.store.paths import is_record

_HEADING = re.compile(r"#{1,6}\s+")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<label>[-*•]|\d+[.)])\s+(?P<text>.*)")


def points(entries: Sequence[str | Point], screen: Screen, indent: str = "", labels: Labels = "tall") -> Iterator[str]:
    """The lines of a tree of points, with numbers at the top and the marks below that each point asks for."""
    for label, entry in zip(point_labels(entries, labels), entries, strict=True):
        point = as_point(entry)
        start = f"{indent}{plain(label)} " if label else indent
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


# As many lines as are shown around a change.
_AROUND = 3

# A line of a difference: what became of it (" " nothing), and its text.
_Line = tuple[Literal[" ", "-", "+"], str]


def difference(path: str, before: bytes, after: bytes, screen: Screen) -> str:
    """A unified diff that Git and patch can apply where nothing is hidden; "" where nothing differs.

    A carriage return and any other control character is made visible, because a terminal would obey it. What is of a
    closed case, and identity numbers, are not shown.
    """
    old, new = _lines(before), _lines(after)
    closes = is_record(path) and (b"lukket" in before or b"lukket" in after)
    public = _public(before, old, closes=closes), _public(after, new, closes=closes)
    hunks = [line for hunk in _hunks(_side_by_side(old, new, *public)) for line in hunk]
    lines = [f"--- a/{path}", f"+++ b/{path}", *hunks] if hunks else []
    return "\n".join(_shown(line, screen) for line in lines)


def _public(content: bytes, lines: list[str], *, closes: bool) -> list[str]:
    """The lines as they may be shown, of a file that may close a case."""
    if closes:
        from referat_cli.document.parser import read  # noqa: PLC0415 - few files close a case

        document = read(content, "")
        hidden = _("(linjen er av en lukket sak, og vises ikke)")
        lines = [hidden if document.hides(number) else line for number, line in enumerate(lines, 1)]
    return [without_identity_numbers(line) for line in lines]


def _side_by_side(old: list[str], new: list[str], shown_old: list[str], shown_new: list[str]) -> list[_Line]:
    """Every line of both as it is shown, what was taken out before what came in its place."""
    from referat_cli.compare.text_diff import common_runs  # noqa: PLC0415 - a case is shown without a comparison

    found: list[_Line] = []
    row = column = 0
    for top, left, length in [*common_runs(old, new), (len(old), len(new), 0)]:
        found += [("-", line) for line in shown_old[row:top]]
        found += [("+", line) for line in shown_new[column:left]]
        row, column = top + length, left + length
        found += [(" ", line) for line in shown_old[top:row]]
    return found


def _hunks(lines: list[_Line]) -> Iterator[list[str]]:
    """The changed lines with those around them; above each run the line that says where it stands."""
    changed = [at for at, (sign, _text) in enumerate(lines) if sign != " "]
    # A run ends where the next change is so far away that what is shown around the two does not meet.
    far = [place for place, (at, then) in enumerate(pairwise(changed), 1) if then - at > 2 * _AROUND]
    rows, columns, reached = 1, 1, 0
    for first, last in pairwise([0, *far, len(changed)]) if changed else ():
        start, end = max(changed[first] - _AROUND, 0), changed[last - 1] + 1 + _AROUND
        kept = start - reached
        shown = lines[start:end]
        taken, come = (sum(sign != other for sign, _text in shown) for other in "+-")
        rows, columns, reached = rows + kept, columns + kept, start + len(shown)
        yield [f"@@ -{_span(rows, taken)} +{_span(columns, come)} @@", *(sign + text for sign, text in shown)]
        rows, columns = rows + taken, columns + come


def _span(start: int, length: int) -> str:
    """Where so many lines stand, as a unified diff says it; of none the line before."""
    return str(start) if length == 1 else f"{start if length else start - 1},{length}"


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
