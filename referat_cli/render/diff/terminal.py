"""The comparison of proposals and decisions in a terminal."""

from collections.abc import Iterator, Sequence

from referat_cli.compare.points import Change
from referat_cli.i18n import _
from referat_cli.queries.decisions import Compared
from referat_cli.render.diff import marks
from referat_cli.render.diff.sentences import (
    View,
    headline,
    kind_words,
    meeting_line,
    numbers,
    place,
    reason,
    stated,
    unchanged,
)
from referat_cli.render.screen import Screen, plain

_INDENT = "  "
# A column of text narrower than this is harder to read than the text below its number.
_NARROW = 36


def text(view: View, screen: Screen) -> str:
    """What became of each case and what was changed in it; a meeting as a whole is summed up first."""
    blocks = []
    for whole, cases in view.parts():
        if whole:
            blocks.append(screen.style(screen.wrap(plain(meeting_line(cases)), "", _INDENT), "sterk"))
        blocks += ["\n".join(_case(case, view, screen, place_too=not whole)) for case in cases]
    return "\n\n".join(blocks)


def _first_line(line: str, screen: Screen) -> str:
    """The summary of a case: one line, which programs find whole, folded only where a person looks at it."""
    line = plain(line)
    return screen.style(screen.wrap(line, "", _INDENT) if screen.terminal else line, "sterk")


def _case(case: Compared, view: View, screen: Screen, *, place_too: bool) -> Iterator[str]:
    record = case.found.case
    yield _first_line(f"{record.number} {headline(case)}", screen)
    yield screen.wrap(plain(record.title))
    if place_too:
        yield screen.style(screen.wrap(plain(place(case))), "dempet")
    if note := stated(case):
        yield screen.wrap(note)
    if points := view.points(case):
        yield ""
        yield from _points(points, view, screen)
        if not view.full and (same := unchanged(case.changes)):
            yield ""
            yield screen.style(_INDENT + same, "dempet")


def _points(points: Sequence[Change], view: View, screen: Screen) -> Iterator[str]:
    """The points in three columns, number, kind and text; on a narrow screen the text stands below."""
    kinds = [kind_words(change) for change in points]
    first, second = max(len(numbers(change)) for change in points), max(map(len, kinds))
    hang = " " * (len(_INDENT) + first + 2 + second + 2)
    room = max(screen.width, 30) - len(hang)
    if room < _NARROW:
        hang = _INDENT * 2
        room = max(screen.width, 30) - len(hang)
    for change, kind in zip(points, kinds, strict=True):
        same = change.kind == "uendret"
        start = f"{_INDENT}{numbers(change):{first}}  {kind:{second}}  "
        head = screen.style(start, "dempet") if same else start
        lines = marks.fold(change.words, screen, room)
        if not any(lines):
            lines = [_("(tomt punkt)")]
        if view.explain:
            lines += [screen.style(line, "dempet") for line in screen.wrap(reason(change)).split("\n")]
        if len(start) == len(hang):
            yield (head + lines[0]).rstrip()
            lines = lines[1:]
        else:
            yield head.rstrip()
        yield from (hang + line for line in lines)
