"""The numbering of a Word file: lists that Word counts itself, so that each item gets just the label it has on paper.

A label is no text in Word. It comes of a list (one ``abstractNum`` and ``num`` each, so that Word begins anew), the
level in it, and what was counted before. What Word will count is reckoned here as the items come; a label that no
counting gives ("§ 3", a number left out) gets a list of its own that says just that.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from referat_cli.model.point_numbers import roman
from referat_cli.paper.writing.word_xml import Numbered, attribute, twips

# As many levels as a list of Word has.
LEVELS = 9
_BULLETS = "–•-"
# How far a level is indented more than the one above, and what a label has room for there.
INDENT_CM = 0.75
_ROOM = 4
_COUNTER = re.compile(r"(?P<parents>(?:\d+\.)*)(?P<before>\(?)(?P<counter>\d{1,4}|[A-Za-z]{1,6})(?P<after>[.):]*)")


class LevelFormat(NamedTuple):
    """How a level is counted: what Word calls its numbers, the text round them ("%1.%2"), and the first."""

    kind: str
    text: str
    start: int = 1


@dataclass
class WordList:
    """A list: the formats of its levels."""

    levels: dict[int, LevelFormat] = field(default_factory=dict)


def _letters(number: int) -> str:
    """A number as Word counts with letters: a … z, aa, bb, …"""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


_COUNTED: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
}


def _values(counter: str) -> Iterator[tuple[str, int]]:
    """The kinds of numbers that a counter may be one of, with its place among them."""
    if counter.isdecimal():
        if counter == str(int(counter)):
            yield "decimal", int(counter)
        return
    case = "lower" if counter.islower() else "upper" if counter.isupper() else ""
    if case and len(set(counter)) == 1:
        yield f"{case}Letter", (len(counter) - 1) * 26 + ord(counter[0].lower()) - ord("a") + 1
    found = next((value for value in range(1, 200) if roman(value) == counter.upper()), None) if case else None
    if found:
        yield f"{case}Roman", found


def formats(label: str, level: int, parents: str = "") -> Iterator[LevelFormat]:
    """The ways in which a label may be counted at a level; ``parents`` are the numbers above it ("2.").

    The likeliest stands first: a list begins at one.
    """
    if len(label) == 1 and label in _BULLETS:
        yield LevelFormat("bullet", label)
        return
    found = _COUNTER.fullmatch(label)
    if found:
        for kind, value in sorted(_values(found["counter"]), key=lambda one: one[1]):
            above = found["parents"]
            if level and above and above == parents:
                above = "".join(f"%{one}." for one in range(1, level + 1))
            yield LevelFormat(kind, f"{above}{found['before']}%{level + 1}{found['after']}", value)


class WordNumbering:
    """The lists of a document, made as its paragraphs come.

    ``first`` is the number of the first one that is not taken yet. A reading of the document (`WordCount`) reckons what
    Word counts; a document with tracked changes is read twice.
    """

    def __init__(self, first: int = 1) -> None:
        self.first = first
        self.lists: list[WordList] = []

    def new_list(self) -> int:
        """The number of a new list."""
        self.lists.append(WordList())
        return self.first + len(self.lists) - 1

    def level(self, at: Numbered) -> LevelFormat | None:
        """How a level of a list is counted; None where nothing has used it."""
        return self.lists[at.list - self.first].levels.get(at.level)

    def set_level(self, at: Numbered, how: LevelFormat) -> None:
        """Say how a level of a list is counted."""
        self.lists[at.list - self.first].levels[at.level] = how

    def abstract_xml(self) -> Iterator[str]:
        """The definition of each list."""
        for number, one in enumerate(self.lists, self.first):
            kind = "singleLevel" if set(one.levels) == {0} else "multilevel"
            levels = "".join(_level_xml(level, how) for level, how in sorted(one.levels.items()))
            identity = f'<w:nsid w:val="{0x1C0000 + number:08X}"/><w:multiLevelType w:val="{kind}"/>'
            yield f'<w:abstractNum w:abstractNumId="{number}">{identity}{levels}</w:abstractNum>'

    def num_xml(self) -> Iterator[str]:
        """The list itself of each definition."""
        for number in range(self.first, self.first + len(self.lists)):
            yield f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'


def _level_xml(level: int, how: LevelFormat) -> str:
    start = f'<w:start w:val="{how.start}"/>' if how.kind != "bullet" else ""
    width = len(re.sub(r"%\d", "1", how.text))
    wide = '<w:suff w:val="space"/>' if width > _ROOM + 1 else ""
    left, hanging = twips(INDENT_CM * (level + 1)), twips(INDENT_CM)
    # A level without a number still says it, or Word shows its text in another list's font.
    return (
        f'<w:lvl w:ilvl="{level}">{start}<w:numFmt w:val="{how.kind}"/>{wide}<w:lvlText w:val="{attribute(how.text)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


class WordCount:
    """What Word has counted so far in a reading of a document, from its first paragraph on."""

    def __init__(
        self,
        numbering: WordNumbering,
        main: Mapping[object, int] | None = None,
        beside: Mapping[tuple[object, int], Sequence[int]] | None = None,
    ) -> None:
        self._numbering = numbering
        # The list → the number that each of its levels has reached.
        self._counters: dict[int, dict[int, int]] = {}
        # The list's own name → the lists that its items are in, and those beside it at a level.
        self._main: dict[object, int] = {**(main or {})}
        self._beside: dict[tuple[object, int], list[int]] = {key: [*lists] for key, lists in (beside or {}).items()}

    def anew(self) -> "WordCount":
        """Another reading that has the same lists, where they give its labels, and has counted nothing."""
        return WordCount(self._numbering, self._main, self._beside)

    def place(self, of: object, level: int, label: str, after: str = "", *, like: Numbered | None = None) -> Numbered:
        """The list and level that give the next item of a list (known by ``of``) its label, which is counted there.

        ``after`` is the label that follows it, which tells "i." among letters from the first of the Roman numerals.
        ``like`` is where the item stands in another reading, which is kept if that gives the label.
        """
        level = min(level, LEVELS - 1)
        at = self._fitting(of, level, label, like) or self._opened(of, level, label, after)
        self._count(at)
        return at

    def _fitting(self, of: object, level: int, label: str, like: Numbered | None) -> Numbered | None:
        """A level that is there and comes to the label next."""
        known = [self._main[of]] if of in self._main else []
        lists = [Numbered(one, level) for one in (*known, *self._beside.get((of, level), ()))]
        for at in [*([like] if like else []), *lists]:
            if self._next_label(at) == label:
                self._main.setdefault(of, at.list)
                return at
        return None

    def _next_label(self, at: Numbered) -> str | None:
        """What Word would put before a paragraph there; None where the level is not used."""
        how = self._numbering.level(at)
        if how is None:
            return None
        counters = self._counters.get(at.list, {})
        return self._label(at, how, {**counters, at.level: counters.get(at.level, how.start - 1) + 1})

    def _label(self, at: Numbered, how: LevelFormat, counters: Mapping[int, int]) -> str:
        """The label of a level that is counted so, where the levels have reached these numbers."""

        def number(level: int) -> str:
            of = how if level == at.level else self._numbering.level(Numbered(at.list, level))
            return _COUNTED[of.kind](counters.get(level, of.start)) if of and of.kind in _COUNTED else "1"

        return re.sub(r"%(\d)", lambda found: number(int(found[1]) - 1), how.text)

    def _opened(self, of: object, level: int, label: str, after: str) -> Numbered:
        """A level that nothing used: of the list itself, else of a new list beside it."""
        main = self._main.get(of)
        if main is None:
            main = self._main[of] = self._numbering.new_list()
        at = Numbered(main, level)
        if self._numbering.level(at) is not None:
            at = Numbered(self._numbering.new_list(), level)
            self._beside.setdefault((of, level), []).append(at.list)
        self._numbering.set_level(at, self._format(at, label, after))
        return at

    def _format(self, at: Numbered, label: str, after: str) -> LevelFormat:
        """How to count so that the label comes first, and the one that follows it next if that can be."""
        counters = self._counters.get(at.list, {})
        parents = "".join(f"%{one + 1}." for one in range(at.level))
        known = all(one in counters for one in range(at.level))
        above = self._label(at, LevelFormat("decimal", parents), counters) if known else ""
        ways = [*formats(label, at.level, above)]
        for way in ways:
            if after and self._label(at, way, {**counters, at.level: way.start + 1}) == after:
                return way
        # A label by itself is a number that says only its text; a bullet is one sign to LibreOffice.
        return ways[0] if ways else LevelFormat("decimal", label)

    def _count(self, at: Numbered) -> None:
        how = self._numbering.level(at)
        counters = self._counters.setdefault(at.list, {})
        counters[at.level] = counters.get(at.level, (how.start if how else 1) - 1) + 1
        for deeper in [one for one in counters if one > at.level]:
            del counters[deeper]


def can_be_counted(label: str) -> bool:
    """Whether a label can be said to Word, which takes a percent sign before a digit for a counter."""
    return re.search(r"%\d", label) is None
