"""The comparison of proposals and decisions in a terminal."""

from collections.abc import Iterator, Sequence

from referat_cli.render.diff import marks
from referat_cli.render.diff.sentences import CaseText, PointText, View, meeting_line
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
        blocks += ["\n".join(_case(view.case(case), screen, place_too=not whole)) for case in cases]
    return "\n\n".join(blocks)


def _case(case: CaseText, screen: Screen, *, place_too: bool) -> Iterator[str]:
    # The first line is one that programs find whole, folded only where a person looks at it.
    line = plain(f"{case.number} {case.headline}")
    yield screen.style(screen.wrap(line, "", _INDENT) if screen.terminal else line, "sterk")
    yield screen.wrap(plain(case.title))
    if place_too:
        yield screen.style(screen.wrap(plain(case.place)), "dempet")
    yield from (screen.wrap(plain(note)) for note in case.notes)
    if case.points:
        yield ""
        yield from _points(case.points, screen)
    if case.unchanged:
        yield ""
        yield screen.style(_INDENT + case.unchanged, "dempet")


def _points(points: Sequence[PointText], screen: Screen) -> Iterator[str]:
    """The points in three columns, number, kind and text; on a narrow screen the text stands below."""
    first, second = max(len(point.numbers) for point in points), max(len(point.kind) for point in points)
    hang = " " * (len(_INDENT) + first + 2 + second + 2)
    room = max(screen.width, 30) - len(hang)
    if room < _NARROW:
        hang = _INDENT * 2
        room = max(screen.width, 30) - len(hang)
    for point in points:
        start = f"{_INDENT}{point.numbers:{first}}  {point.kind:{second}}  "
        head = screen.style(start, "dempet") if point.change.kind == "uendret" else start
        lines = marks.fold(point.words, screen, room)
        if point.reason:
            lines += [screen.style(line, "dempet") for line in screen.wrap(point.reason).split("\n")]
        if len(start) == len(hang):
            yield (head + lines[0]).rstrip()
            lines = lines[1:]
        else:
            yield head.rstrip()
        yield from (hang + line for line in lines)
