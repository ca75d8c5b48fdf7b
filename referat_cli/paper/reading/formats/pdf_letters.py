"""The letters on a page of a PDF, and the words that they make."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

# Between two letters of a word there is no more than this part of their size, and their edges differ by no more points.
_BETWEEN, _ASKEW = 0.15, 3

# Letters that many fonts set as one sign.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


class Looks(NamedTuple):
    """How a letter or a word is drawn, and where it leads."""

    upright: bool
    font: str
    size: float
    link: str = ""

    @property
    def between(self) -> float:
        """How far letters of a word may be from each other."""
        return _BETWEEN * self.size


class DrawnText(NamedTuple):
    """A word where it is drawn, in points from the upper left corner of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    looks: Looks


class LetterRun(NamedTuple):
    """Letters of a word that were drawn one after another along a line, and where each begins and ends.

    A blank is a run of its own, and so is each letter that does not stand upright.
    """

    texts: Sequence[str]
    lefts: Sequence[float]
    rights: Sequence[float]
    top: float
    bottom: float
    looks: Looks

    @property
    def is_blank(self) -> bool:
        """Whether nothing is seen of it."""
        return is_blank(self.texts[0])

    def letters(self) -> Iterator["LetterRun"]:
        """Each letter by itself."""
        for text, left, right in zip(self.texts, self.lefts, self.rights, strict=True):
            yield LetterRun((text,), (left,), (right,), *self[3:])


class LinkedArea(NamedTuple):
    """What leads somewhere, in points from the upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float
    uri: str


_Edge = Callable[[LetterRun], float]


def is_blank(text: str) -> bool:
    """Whether nothing is seen of a letter; a damaged font may say that one has no text."""
    return not text or text.isspace()


def spelt_out(sign: str) -> str:
    """The letters that a sign stands for."""
    return sign.translate(_LIGATURES)


def words_of(runs: Iterable[LetterRun], links: Sequence[LinkedArea] = ()) -> Iterator[DrawnText]:
    """The words that letters beside each other make; each looks alike and leads to one place, from end to end.

    What does not stand upright is read down the page.
    """
    if links:
        runs = [part for run in runs for part in _by_link(run, links)]
    for looks, alike in groupby(runs, _looks):
        if looks.upright:
            for line in _lines(alike, _top):
                yield from _words(_from_left(line), (_x0, _last_x0, _last_x1, _top), looks.between, _ASKEW)
        else:
            for line in _lines(alike, _x0):
                line.sort(key=attrgetter("top", "bottom"))
                yield from _words(line, (_top, _top, _bottom, _x0), _ASKEW, looks.between)


def _x0(run: LetterRun) -> float:
    return run.lefts[0]


def _last_x0(run: LetterRun) -> float:
    return run.lefts[-1]


def _last_x1(run: LetterRun) -> float:
    return run.rights[-1]


_top, _bottom, _looks = map(attrgetter, ("top", "bottom", "looks"))


def _by_link(run: LetterRun, links: Sequence[LinkedArea]) -> Iterator[LetterRun]:
    """The run, or each of its letters with where it leads, if it stands beside a link."""
    middle = (run.top + run.bottom) / 2
    beside = [link for link in links if link.top <= middle <= link.bottom]
    if not beside:
        yield run
        return
    for letter in run.letters():
        yield letter._replace(looks=run.looks._replace(link=_link_at(letter, beside)))


def _link_at(letter: LetterRun, links: Iterable[LinkedArea]) -> str:
    """Where a letter leads: the link that its middle lies in; "" for none."""
    x = (letter.lefts[0] + letter.rights[0]) / 2
    return next((link.uri for link in links if link.x0 <= x <= link.x1), "")


def _lines(runs: Iterable[LetterRun], edge: _Edge) -> list[list[LetterRun]]:
    """The runs by their edge, where one is near the next."""
    found = [*runs]
    edges = sorted({edge(run) for run in found})
    line_of = {edges[0]: 0}
    for before, after in pairwise(edges):
        line_of[after] = line_of[before] + (after > before + _ASKEW)
    lines: list[list[LetterRun]] = [[] for _line in range(line_of[edges[-1]] + 1)]
    for run in found:
        lines[line_of[edge(run)]].append(run)
    return lines


def _from_left(line: Sequence[LetterRun]) -> list[LetterRun]:
    """The runs of a line from the left; where one begins within another, each letter by itself."""
    ordered = sorted(line, key=_x0)
    if any(after.lefts[0] <= before.lefts[-1] for before, after in pairwise(ordered)):
        ordered = sorted((letter for run in line for letter in run.letters()), key=_x0)
    return ordered


def _words(
    line: Iterable[LetterRun], edges: tuple[_Edge, _Edge, _Edge, _Edge], between: float, askew: float
) -> Iterator[DrawnText]:
    """The words of runs in order, by where their first and last letters begin, where they end, and the edge beside."""
    first, last, end, beside = edges
    word: list[LetterRun] = []
    for run in line:
        is_apart = run.is_blank
        if word and (
            is_apart
            or not last(word[-1]) <= first(run) <= end(word[-1]) + between
            or abs(beside(run) - beside(word[-1])) > askew
        ):
            yield _word(word)
            word = []
        if not is_apart:
            word.append(run)
    if word:
        yield _word(word)


def _word(runs: Sequence[LetterRun]) -> DrawnText:
    texts, lefts, rights, top, bottom, looks = runs[0]
    text, x0, x1 = "".join(texts), lefts[0], max(rights)
    if len(runs) > 1:
        text = "".join([letter for run in runs for letter in run.texts])
        x0, x1 = min([run.lefts[0] for run in runs]), max([max(run.rights) for run in runs])
        top, bottom = min([run.top for run in runs]), max([run.bottom for run in runs])
    return DrawnText(text, x0, x1, top, bottom, looks)
