"""The lines of a document in one form, whatever it was read from: items with their labels, and wrapped lines joined.

Plain text says with its looks what other formats say outright: an item is known by the mark before it, and a line that
was full goes on in the next.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from referat_cli.model.calendar import MONTHS
from referat_cli.paper.reading.formats.list_marks import begins_with_day, begins_with_ordinal
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.source import LineKind, Piece, SourceDocument, SourceLine, whole
from referat_cli.paper.reading.words.labels import CASE, HEAD, PART, SECTION, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL

_MARKDOWN = (".md", ".markdown")
_SIGNS = "-–—•·▪●○◦‣*"
_BULLET = rf"[{_SIGNS}\uf0b7\uf0a7]|o(?=\s|$)"
_LABEL = re.compile(
    rf"\s*(?:(?P<bullet>{_BULLET})(?:\s+|$)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}[a-f]?[.)]|\d{1,2}(?:\.[1-9]\d?){1,2}|\(\d{1,2}\))(?:\s+|$)"
    r"|(?P<letter>[a-zæøå][.)])\s+|(?P<roman>[ivx]{1,5}[.)]|[IVX]{1,5}[.)])\s+)"
)
_BREAK = re.compile(r"\n")
_LABELLED = re.compile(rf"\s*{CAPITAL}\w*(?: \w+){{0,4}}:(?:\s|$)")
_DATE = re.compile(rf"\s*\d{{1,2}}\.\s*(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_TIME = re.compile(r"\s*\d{1,2}[.:][0-5]\d(?:\s|$|\s*[-–])")
_FINAL = tuple(".:!?")
# The label of the next item of a list, after a sentence or a part of one.
_NEXT_WITHIN = re.compile(
    rf"[.;:!?]\s+(?P<label>\(?(?:\d{{1,2}}|[a-z])[.)])\s+(?={CAPITAL})(?!(?i:{'|'.join(MONTHS)})\b)"
)
# A line is full where the next word would have made it longer than this share of the longest lines.
_FULL = 0.8
# As much of a line that ends a sentence: the next may begin a paragraph.
_FULL_SENTENCE = 0.87
# Where so many lines stand beside each other, blank lines are between paragraphs, and not between lines.
_BESIDE = 0.2
# Lines shorter than this tell nothing of how long lines are.
_SHORTEST = 40
# Where lines are longer, each is a paragraph of its own.
_UNWRAPPED = 140


class Layout(NamedTuple):
    """How a document sets its lines: whether they stand as they were typed, how long they are, and how far apart."""

    is_loose: bool = False
    is_markdown: bool = False
    width: int = 0
    gap: int = 1


class Block(NamedTuple):
    """A paragraph, a heading, an item or a row: the lines of it, and its label and depth where it is an item."""

    lines: tuple[SourceLine, ...]
    kind: LineKind = "paragraph"
    label: str = ""
    level: int = 0

    @property
    def line(self) -> SourceLine:
        """Its first line."""
        return self.lines[0]

    @property
    def pieces(self) -> list[Piece]:
        """Its words."""
        return [whole(line).stripped() for line in self.lines]

    @property
    def text(self) -> str:
        """Its words as one text; a number that its prose counts with belongs to them."""
        words = [
            f"{line.label} {piece.text}" if place and line.label else piece.text
            for place, (line, piece) in enumerate(zip(self.lines, self.pieces, strict=True))
        ]
        return " ".join(filter(None, words))


def layout_of(document: SourceDocument) -> Layout:
    """How a document sets its lines."""
    name = document.name.lower()
    lines = [line for line in document.lines if line.origin == "body" and not line.cells]
    if not document.is_wrapped:
        return Layout()
    lengths = sorted(len(line.text.strip()) for line in lines if len(line.text.strip()) >= _SHORTEST)
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    filled = [line for line in lines if line.text.strip()]
    every = [(before, after, after.place.line - before.place.line) for before, after in pairwise(filled)]
    gaps = [gap for before, _after, gap in every if gap > 0 and _is_long(before, width)]
    beside = sum(1 for _before, _after, gap in every if gap == 1)
    gap = max(set(gaps), key=gaps.count) if gaps and beside < len(every) * _BESIDE else 1
    goes_on = (
        apart == gap and after.text.strip()[:1].islower() for before, after, apart in every if _is_long(before, width)
    )
    if not any(goes_on):
        gap = 1  # they are paragraphs, and none is as long as a line
    is_markdown = name.endswith(_MARKDOWN) or any(line.kind == "heading" for line in lines)  # no plain text says that
    return Layout(is_loose=True, is_markdown=is_markdown or width > _UNWRAPPED, width=width, gap=gap)


def _is_long(line: SourceLine, width: int) -> bool:
    return len(line.text.strip()) >= width * _FULL


def uniform(lines: Iterable[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines with the labels of items taken off, and rows of one cell as the lines of it; without empty ones.

    A paragraph that was broken within is several lines where one of them begins with a label.
    """
    above = 0
    for line in (part for one in lines for part in _broken(one, ledger)):
        if line.cells:
            cells = [[one for one in cell if one.text.strip() or one.cells] for cell in line.cells]
            if len(line.cells) == 1:
                yield from uniform(cells[0], ledger)
            elif any(cells):
                yield line
        elif line.kind == "heading" and line.label and not _is_label(line.text):
            yield ledger.joined([whole(line)], replace(line, label=""), [f"{line.label} "])
        elif line.text.strip() or line.label:
            item = line if _is_ordinal(line, above) else as_item(line, ledger)
            above = int(item.label[:-1]) if item.label[:-1].isdecimal() else above
            yield item


def _is_ordinal(line: SourceLine, above: int) -> bool:
    """Whether a paragraph begins with a number that counts the word after it, and goes on with no list: "10. trinn"."""
    found = _LABEL.match(line.text) if line.kind == "paragraph" else None
    label = (found["number"] or "") if found else ""
    is_counted = label.endswith(".") and label[:-1].isdecimal() and line.text[found.end() :][:1].islower()  # type: ignore[union-attr]
    return is_counted and int(label[:-1]) not in (1, above + 1)


def _broken(line: SourceLine, ledger: Ledger) -> list[SourceLine]:
    begins = [begin for begin, end, mark in line.marks if mark == "**" and _names_part(line.text, begin, end)]
    if begins and line.kind == "paragraph":
        bounds = [0, *begins, len(line.text)]
        pieces = [whole(line).part(begin, end).stripped() for begin, end in pairwise(bounds)]
        return [ledger.part(piece, strong=False) for piece in pieces if piece.text]
    parts = [part for part in whole(line).split(_BREAK) if part.text] if line.kind in ("paragraph", "item") else []
    if len(parts) < 2:  # noqa: PLR2004 - several lines
        return [line]
    if begins := _list_begins(parts, line.label):
        bounds = [*([0] if begins[0] else []), *begins, len(parts)]
        first, *others = [whole(line).part(parts[a].start, parts[b - 1].end) for a, b in pairwise(bounds)]
        same = {"kind": line.kind, "label": line.label, "level": line.level, "strong": line.strong}
        return [ledger.part(first, **same), *(ledger.part(piece, strong=line.strong) for piece in others)]
    if line.kind == "item":
        return [line]
    heading = [ledger.part(parts[0], kind="heading", strong=True)] if _stands_over(parts[0]) else []
    below = parts[len(heading) :]
    if any(_LABELLED.match(part.raw) for part in below):
        return [*heading, *(ledger.part(part, strong=line.strong) for part in below)]
    return [*heading, ledger.part(whole(line).part(below[0].start))] if heading else [line]


def _list_begins(parts: Sequence[Piece], label: str) -> list[int]:
    """Where the items of a list begin within a paragraph: lines that count on, or have one sign before them.

    ``label`` is what stands before the first of them, where that is taken off already.
    """
    labels = [(0, label)] if label else []
    for at, part in enumerate(parts):
        found = None if (label and not at) or _DATE.match(part.raw) else _LABEL.match(part.raw)
        labels += [(at, (found["bullet"] or found["number"] or found["letter"] or "").strip())] if found else []
    counts_on = all(_is_next(one, two) for (_at, one), (_below, two) in pairwise(labels))
    is_list = len(labels) > 1 and (counts_on or (is_mark(labels[0][1]) and len({one for _at, one in labels}) == 1))
    return [at for at, _label in labels] if is_list else []


def _is_next(label: str, after: str) -> bool:
    """Whether a number or a letter is the one after another: "1." and "2.", "a)" and "b)"."""
    one, two = label.strip("()."), after.strip("().")
    if one.isdecimal() and two.isdecimal():
        return int(two) == int(one) + 1
    return one.isalpha() and two.isalpha() and len(one) == len(two) == 1 and ord(two) == ord(one) + 1


def _stands_over(first: Piece) -> bool:
    """Whether the first line of a paragraph is bold, and no label, so that it is the heading of the others."""
    begin, end, mark = first.line.marks[0] if first.line.marks else (1, 0, "")
    is_bold = (
        mark == "**" and begin == first.start and not first.line.text[min(first.end, end) : max(first.end, end)].strip()
    )
    return is_bold and not _is_label(first.text)


def _is_label(text: str) -> bool:
    """Whether a text is a label, or the heading of a list of attendance, and not what a case may be called."""
    is_part = meaning_of(text, PART) not in (None, "other", "treatment")
    return is_part or any(meaning_of(text, one) for one in (HEAD, CASE, SECTION)) or is_attendance_heading(text)


def _names_part(text: str, begin: int, end: int) -> bool:
    """Whether bold words within a paragraph begin a part of a case there: after a sentence, and with a colon."""
    name, before = text[begin:end].strip(), text[:begin].rstrip()
    is_label = name.endswith(":") or text[end:].lstrip().startswith(":")
    return is_label and before.endswith(_FINAL[:1]) and meaning_of(name, PART) in ("proposal", "decision", "treatment")


def is_labelled(text: str) -> bool:
    """Whether a text begins with few words and a colon, as a label and its value do."""
    return _LABELLED.match(f"{text} ") is not None


def as_item(line: SourceLine, ledger: Ledger) -> SourceLine:
    """A line whose text begins with the label of an item as that item; every other line as it is."""
    if line.kind == "heading" or not (found := _LABEL.match(line.text)) or _DATE.match(line.text):
        return line
    if begins_with_day(line.text) or begins_with_ordinal(line.text):
        return line
    if found["number"] and _TIME.match(line.text) and not found["number"].endswith((".", ")")):
        return line
    is_inner = line.kind == "item"
    if is_inner and (line.label not in _MARKS or found["roman"]):
        return line
    if is_inner and (found["number"] or "").endswith(".") and line.text[found.end() :][:1].islower():
        return line  # "10. trinn" is an ordinal
    label = (found["bullet"] or found["number"] or found["letter"] or found["roman"]).strip()
    taken = whole(line).part(0, found.end())
    indent = len(line.text) - len(line.text.lstrip())
    ledger.label(taken)
    text = whole(line).part(found.end())
    return ledger.part(text, kind="item", label=label, level=line.level if is_inner else indent, strong=line.strong)


def items_within(line: SourceLine, ledger: Ledger) -> list[SourceLine]:
    """An item, and those on its line that count on, each after a sentence: "1. Porten males. 2. Taket legges."."""
    bounds, label = [0], line.label
    for found in _NEXT_WITHIN.finditer(line.text) if line.kind == "item" else ():
        if _is_next(label, found["label"]) and found["label"][-1] == label[-1]:
            bounds, label = [*bounds, found.start("label")], found["label"]
    first, *others = [whole(line).part(begin, end).stripped() for begin, end in pairwise([*bounds, len(line.text)])]
    if not others:
        return [line]
    same = {"kind": line.kind, "label": line.label, "level": line.level, "strong": line.strong}
    return [ledger.part(first, **same), *(as_item(ledger.part(one), ledger) for one in others)]


_MARKS = (*_SIGNS, "o", "")


def is_mark(label: str) -> bool:
    """Whether the label of an item says no number or letter."""
    return label in _MARKS or not any(letter.isalnum() for letter in label)


def blocks_of(lines: Sequence[SourceLine], layout: Layout) -> list[Block]:
    """The lines as paragraphs, headings, items and rows, those that were wrapped joined."""
    found: list[Block] = []
    for line in lines:
        if found and _goes_on(found[-1], line, layout):
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, line))
        else:
            found.append(Block((line,), line.kind, line.label, line.level))
    return found


def joined_lines(lines: Sequence[SourceLine], layout: Layout, ledger: Ledger) -> list[SourceLine]:
    """The lines with those that were wrapped made one again."""
    found = []
    for block in blocks_of(lines, layout):
        labels = ["", *(f"{line.label} " if line.label else "" for line in block.lines[1:])]
        found.append(block.line if len(block.lines) == 1 else ledger.joined(block.pieces, block.line, labels))
    return found


def _goes_on(block: Block, line: SourceLine, layout: Layout) -> bool:  # noqa: C901, PLR0911 - a return a way of setting
    """Whether a line is the rest of a block."""
    last = block.lines[-1]
    if line.cells or last.cells or block.kind == "heading" or line.kind == "heading":
        return False
    before, text = last.text.strip(), line.text.strip()
    if line.kind == "item":
        return _counts_on(block, line)
    if not before:  # an item whose text stands under its label
        return block.kind == "item" and line.level > 0
    turned = last.place.page != line.place.page
    if not layout.is_loose:
        if block.kind == "item" and line.kind == "paragraph" and text[:1] == "(" and text[-1:] == ")":
            return not before.endswith(_FINAL)
        return turned and text[:1].islower() and not before.endswith(_FINAL) and line.kind == "paragraph"
    is_new = is_labelled(text) or (turned and _ends_as_heading(text, layout))
    if (is_new and before.endswith(_FINAL)) or (is_labelled(text) and _LABELLED.match(before)):
        return False
    if before.endswith(":") and block.kind == "paragraph" and _indent(line) > _indent(last):
        return False
    gap = layout.gap if turned else line.place.line - last.place.line
    if gap == 1 and last.text.endswith("  ") and not before.endswith(":"):
        return True
    if layout.is_markdown or (gap == 1 and layout.gap == 1):
        is_full = _is_full(before, text, layout) and not before.endswith(":")
        return gap == 1 and (layout.is_markdown or is_full or text[:1].islower())
    if gap > layout.gap and before.rstrip("\"»”)'").endswith(_FINAL):
        return False
    if text[:1].islower() or text[:1] == "(":
        return not before.endswith(_FINAL) or _is_full(before, text, layout)
    if gap == 1 < layout.gap and not before.endswith(":"):
        return _is_full(before, text, layout)
    return _is_full(before, text, layout) and not before.endswith(":")


def _ends_as_heading(text: str, layout: Layout) -> bool:
    """Whether a line neither ends a sentence nor is full, or leads up to what stands below it."""
    return text.endswith(":") or (len(text) < layout.width * _FULL and not text.endswith(_FINAL))


def _indent(line: SourceLine) -> int:
    return len(line.text) - len(line.text.lstrip())


def _is_full(before: str, after: str, layout: Layout) -> bool:
    word = after.split(maxsplit=1)[0]
    share = _FULL_SENTENCE if before.endswith(_FINAL) else _FULL
    return len(before) + 1 + len(word) > layout.width * share


def _counts_on(block: Block, line: SourceLine) -> bool:
    """Whether what looks like an item is a number in the prose before it: "3) dette,", "4) hint"; "på", "5. trinn"."""
    number = line.label.rstrip(").")
    if not number.isdecimal() or block.kind == "row":
        return False
    words = " ".join(one.text for one in block.lines).rstrip()
    if line.label.endswith(")"):
        following, before = f" {int(number) + 1})", f" {int(number) - 1})"
        return (following in f" {line.text}" and not words.endswith(":")) or before in f" {words}"
    is_next = _is_next(block.label, line.label)
    if not line.text.strip():  # "tabell", "1."
        return block.kind == "item" and not is_next and bool(words) and not words.endswith((*_FINAL, ";"))
    return line.text[:1].islower() and bool(words) and not is_next and not words.endswith((*_FINAL, ";"))
