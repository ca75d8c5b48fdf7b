"""The lines of papers, a few of them gone, doubled, emptied or shuffled: each paper is read, whatever stands where."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.formats.runs import words_of
from referat_cli.paper.reading.meeting import read_meeting
from referat_cli.paper.reading.source import SourceDocument, SourceLine
from tests.paper.corpus import minutes, names

_PAPERS_A_SEED, _MOST_SPOILED = 20, 6
# The work on a paper of the corpus; the slowest of thousands took a tenth.
_SECONDS = 5
_LABELS = ("1.", "6.", "a)", "–", "•")
_SIGNS = (".", ":", "-", "(", ")", "–", "1", "§")


@cache
def _paper(name: str) -> SourceDocument:
    document = minutes(name)
    return read_document(document.file, document.content)


def _emptied(line: SourceLine, dice: random.Random) -> list[SourceLine]:
    """A row without the words of a cell, or of all; a line of a sign alone."""
    if not line.cells:
        return [replace(line, text=dice.choice(_SIGNS), marks=(), links=())]
    gone = dice.choice([range(len(line.cells)), [dice.randrange(len(line.cells))]])
    return [replace(line, cells=tuple(() if place in gone else cell for place, cell in enumerate(line.cells)))]


def _cut(line: SourceLine, dice: random.Random) -> list[SourceLine]:
    return [replace(line, text=line.text[dice.randrange(len(line.text) + 1) :], marks=(), links=())]


def _shuffled(line: SourceLine, dice: random.Random) -> list[SourceLine]:
    words = line.text.split()
    dice.shuffle(words)
    return [replace(line, text=" ".join(words), marks=(), links=())]


def _of_another_kind(line: SourceLine, dice: random.Random) -> list[SourceLine]:
    if line.cells:
        return [line]
    if dice.random() < 1 / 3:
        return [replace(line, kind="item", label=dice.choice(_LABELS))]
    return [replace(line, kind=dice.choice(["paragraph", "heading"]), label="")]


def _below_an_item_without_words(line: SourceLine, dice: random.Random) -> list[SourceLine]:
    item = replace(line, kind="item", label=dice.choice(_LABELS), text="", cells=(), spans=(), marks=(), links=())
    return [item, line]


_WAYS: tuple[Callable[[SourceLine, random.Random], list[SourceLine]], ...] = (
    lambda _line, _dice: [],
    lambda line, _dice: [line, replace(line)],
    _emptied,
    _cut,
    _shuffled,
    _of_another_kind,
    _below_an_item_without_words,
)


def spoiled(document: SourceDocument, dice: random.Random) -> SourceDocument:
    """The document with a few of its lines spoiled, or in the place of others."""
    lines = list(document.lines)
    for _ in range(dice.randint(1, _MOST_SPOILED)):
        place = dice.randrange(len(lines))
        lines[place : place + 1] = dice.choice(_WAYS)(lines[place], dice)
        if dice.random() < 0.2 and lines:
            lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
        if not lines:
            return document
    kept = (line for line in lines if line.cells or line.text.strip() or line.label)
    return document._replace(lines=tuple(kept))


def check(seed: int, _folder: Path) -> Counter[str]:
    """Twenty spoiled papers: each is read within bounds of time, or is one sentence."""
    dice = random.Random(seed)
    total: Counter[str] = Counter()
    for _ in range(_PAPERS_A_SEED):
        name = dice.choice(names())
        document = spoiled(_paper(name), dice)
        began = time.process_time()
        try:
            reading = read_meeting(document, None)
        except UserError:
            total["refused"] += 1
        else:
            total["read"] += 1
            total["cases"] += len(reading.record.get("saker", ()))
            total["words left"] += sum(len(words_of(one.text)) for one in reading.ledger.unplaced())
        assert time.process_time() - began < _SECONDS, name
    return total


def judge(total: Counter[str]) -> None:
    """Nearly every paper is read, and its cases are found."""
    assert total["read"] > 20 * total["refused"]
    assert total["cases"] > 2 * total["read"]
