"""The letters on a page of a PDF, and the words that they make."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

# Between two letters of a word there is no more than this part of their size, and their edges differ by no more points.
_BETWEEN, _ASKEW = 0.15, 3

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


class Looks(NamedTuple):
    """How a letter or a word is drawn, and where it leads."""

    upright: bool
    font: str
    size: float
    link: str = ""


class DrawnText(NamedTuple):
    """A letter or a word where it is drawn, in points from the upper left corner of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    looks: Looks


class LinkedArea(NamedTuple):
    """What leads somewhere, in points from the upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float
    uri: str


_Edge = Callable[[DrawnText], float]
# By place, which is found sooner than a name: a page has thousands of letters.
_x0, _x1, _top, _bottom, _looks = map(itemgetter, range(1, 6))


def words_of(letters: Iterable[DrawnText], links: Sequence[LinkedArea] = ()) -> Iterator[DrawnText]:
    """The words that letters beside each other make; each looks alike and leads to one place, from end to end.

    What does not stand upright is read down the page.
    """
    if links:
        letters = [letter._replace(looks=letter.looks._replace(link=_link_at(letter, links))) for letter in letters]
    for looks, alike in groupby(letters, _looks):
        if looks.upright:
            for line in _lines(alike, _top):
                line.sort(key=_x0)
                yield from _words(line, (_x0, _x1, _top), _BETWEEN * looks.size, _ASKEW)
        else:
            for line in _lines(alike, _x0):
                line.sort(key=itemgetter(3, 4))
                yield from _words(line, (_top, _bottom, _x0), _ASKEW, _BETWEEN * looks.size)


def _link_at(drawn: DrawnText, links: Iterable[LinkedArea]) -> str:
    """Where what is drawn leads: the link that its middle lies in; "" for none."""
    x, y = (drawn.x0 + drawn.x1) / 2, (drawn.top + drawn.bottom) / 2
    return next((link.uri for link in links if link.x0 <= x <= link.x1 and link.top <= y <= link.bottom), "")


def _lines(letters: Iterable[DrawnText], edge: _Edge) -> list[list[DrawnText]]:
    """The letters by their edge, where one is near the next."""
    found = [*letters]
    edges = sorted({edge(letter) for letter in found})
    line_of = {edges[0]: 0}
    for before, after in pairwise(edges):
        line_of[after] = line_of[before] + (after > before + _ASKEW)
    lines: list[list[DrawnText]] = [[] for _line in range(line_of[edges[-1]] + 1)]
    for letter in found:
        lines[line_of[edge(letter)]].append(letter)
    return lines


def _words(
    line: Iterable[DrawnText], edges: tuple[_Edge, _Edge, _Edge], between: float, askew: float
) -> Iterator[DrawnText]:
    """The words of letters in order, by the edges that they begin and end with, and by the one beside them."""
    begin, end, beside = edges
    word: list[DrawnText] = []
    for letter in line:
        is_blank = not letter.text or letter.text.isspace()
        if word and (
            is_blank
            or not begin(word[-1]) <= begin(letter) <= end(word[-1]) + between
            or abs(beside(letter) - beside(word[-1])) > askew
        ):
            yield _word(word)
            word = []
        if not is_blank:
            word.append(letter)
    if word:
        yield _word(word)


def _word(letters: Sequence[DrawnText]) -> DrawnText:
    texts, lefts, rights, tops, bottoms, looks = zip(*letters, strict=True)
    text = "".join(texts).translate(_LIGATURES)
    return DrawnText(text, min(lefts), max(rights), min(tops), max(bottoms), looks[0])
