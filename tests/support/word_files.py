"""A Word file as a test reads it: its paragraphs with the labels that Word counts, and its tracked changes decided.

Written from the specification (ECMA-376) and not from what writes our files: labels follow from ``numbering.xml`` and
the paragraphs before, and a paragraph whose mark is struck goes into the next.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import docx
from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Decision = Literal["accept", "reject"]
# The Roman digits of ones, tens and hundreds, least first.
_ROMAN = [
    ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"],
    ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"],
    ["", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"],
]


class WordParagraph(NamedTuple):
    """A paragraph: the name of its style, its level in a list (None: it is in none), its label and its words."""

    style: str
    level: int | None
    label: str
    text: str


def word_document(content: bytes) -> Document:
    """The document of a file."""
    return docx.Document(BytesIO(content))


def decided(document: Document, decision: Decision) -> Document:
    """The document after all its tracked changes were accepted, or rejected."""
    gone, stays = ("del", "ins") if decision == "accept" else ("ins", "del")
    body = document.element.body
    for mark in [*body.iter(f"{W}pPrChange")]:
        settings = mark.getparent()
        settings.remove(mark)
        if decision == "reject":
            settings.getparent().replace(settings, deepcopy(mark[0]))
    struck = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None]
    for change in [*body.iter(f"{W}{gone}")]:
        if change.getparent().tag == f"{W}p":
            change.getparent().remove(change)
    for change in [*body.iter(f"{W}{stays}")]:
        for inner in [*change]:
            change.addprevious(inner)
        change.getparent().remove(change)
    for text in [*body.iter(f"{W}delText")]:
        text.tag = f"{W}t"
    for one in struck:
        following = one.getnext()
        assert following is not None
        assert following.tag == f"{W}p", "a struck paragraph has one to go into"
        start = 0 if following.find(f"{W}pPr") is None else 1
        for at, run in enumerate([inner for inner in one if inner.tag != f"{W}pPr"], start):
            following.insert(at, run)
        body.remove(one)
    return document


def paragraphs(document: Document) -> list[WordParagraph]:
    """The paragraphs in order, those of cells too."""
    names = {style.style_id: style.name or "" for style in document.styles}
    count = _Count(document)
    found = []
    for one in document.element.body.iter(f"{W}p"):
        style, number = one.find(f"{W}pPr/{W}pStyle"), one.find(f"{W}pPr/{W}numPr")
        level = None if number is None else int(number.find(f"{W}ilvl").get(f"{W}val"))
        label = "" if number is None else count.label(int(number.find(f"{W}numId").get(f"{W}val")), level or 0)
        name = names[style.get(f"{W}val")] if style is not None else "Normal"
        found.append(WordParagraph(name, level, label, words_of(one)))
    return found


def words_of(element: Any) -> str:  # noqa: ANN401 - an element of lxml, whose types are not told
    """The words of an element; a line that is broken and a tab are blanks."""
    parts = [one.text or "" if one.tag in (f"{W}t", f"{W}delText") else " " for one in element.iter(*_WORDS)]
    return " ".join("".join(parts).split())


_WORDS = (f"{W}t", f"{W}delText", f"{W}tab", f"{W}br")


class _Count:
    """What Word counts from the first paragraph on."""

    def __init__(self, document: Document) -> None:
        root = document.part.numbering_part.element
        levels = {
            one.get(f"{W}abstractNumId"): {int(level.get(f"{W}ilvl")): level for level in one.iter(f"{W}lvl")}
            for one in root.iter(f"{W}abstractNum")
        }
        self._levels = {
            int(one.get(f"{W}numId")): levels[one.find(f"{W}abstractNumId").get(f"{W}val")]
            for one in root.iter(f"{W}num")
        }
        self._reached: dict[int, dict[int, int]] = {}

    def label(self, of: int, level: int) -> str:
        """The label of the next paragraph there."""
        reached = self._reached.setdefault(of, {})
        reached[level] = reached.get(level, self._start(of, level) - 1) + 1
        for deeper in [one for one in reached if one > level]:
            del reached[deeper]
        text = self._value(of, level, "lvlText")
        return re.sub(r"%(\d)", lambda found: self._shown(of, int(found[1]) - 1), text)

    def _value(self, of: int, level: int, key: str) -> str:
        found = self._levels[of][level].find(f"{W}{key}")
        return "" if found is None else str(found.get(f"{W}val"))

    def _start(self, of: int, level: int) -> int:
        return int(self._value(of, level, "start") or 0)

    def _shown(self, of: int, level: int) -> str:
        number = self._reached[of].get(level, self._start(of, level))
        kind = self._value(of, level, "numFmt")
        if kind.endswith("Letter"):
            shown = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
        elif kind.endswith("Roman"):
            digits = zip(_ROMAN, reversed(str(number % 1000)), strict=False)
            shown = "m" * (number // 1000) + "".join(reversed([signs[int(digit)] for signs, digit in digits]))
        else:
            assert kind == "decimal", kind
            shown = str(number)
        return shown.upper() if kind.startswith("upper") else shown


def under_headings(found: list[WordParagraph]) -> Iterator[tuple[str, list[WordParagraph]]]:
    """The paragraphs under each heading of the first level."""
    places = [at for at, one in enumerate(found) if one.style.lower() == "heading 1"]
    for start, end in pairwise([*places, len(found)]):
        yield found[start].text, found[start + 1 : end]
