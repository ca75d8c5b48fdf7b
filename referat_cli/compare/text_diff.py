"""The words of a text that were kept, deleted and inserted.

The answer is exact: kept and deleted words together are the old text, kept and inserted words the new one, white space
included. It is also meant to be read: a word that happens to stand in both versions of a rewritten passage is shown as
rewritten too, and a change is moved to where a sentence begins or ends if it can be.

A long text is cut apart at its sentences first; of what is left, a long passage is cut at words or runs of words that
stand once on both sides. A long passage without enough of these has nothing in common that is worth showing and counts
as replaced, so that time and memory are bounded whatever the texts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal

from referat_cli.compare.lcs import Block, Pair, in_same_order, longest_common, shared_once

# A token is what a reader takes as one unit, with the white space after it: an amount («120 000»), a word or a number
# with the marks inside it («KPI`ene», «30.06.25», «1,85», «42/24»), or one other character.
# The first alternative is most words and only there for speed: the others would take them too.
_TOKEN = re.compile(
    r"[A-Za-zÆØÅæøå]++\s++"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)\s*|\w+(?:['’`´]\w+|[.,:/]\d+)*\s*|\S\s*|\s+"
)

# Passages with more pairs of tokens than this are cut apart: 2,000 words against 2,000 take a few milliseconds.
_EXACT = 4_000_000

# A long passage is cut at words that stand once on both sides, else at runs of two, else of four words that do. At
# least so many must, and half of them in the same order: words of unrelated texts stand in any order.
_RUNS = (1, 2, 4)

_ENOUGH = 32

# A kept passage of more letters than this is never taken for chance.
_NEVER_CHANCE = 24

# A passage with so many words on one side is rewritten; between two of these a kept word may be there by chance.
_REWRITTEN = 2

# Names, abbreviations and numbers are what a reader looks for: they count so many times in the weight of a kept
# passage.
_SIGNAL = 3

_SENTENCE_ENDS = frozenset(".!?")

_CLAUSE_ENDS = frozenset(",;:()–—")

# Where a passage begins and ends in old, and in new.
_Passage = tuple[int, int, int, int]


class Tokens:
    """A text taken apart: ``keys`` are its words without white space, ``starts`` where each begins."""

    __slots__ = ("keys", "starts", "text")

    def __init__(self, text: str) -> None:
        found = tokens(text)
        self.text = text
        self.keys = list(map(str.rstrip, found))
        self.starts = [0, *accumulate(map(len, found))]


def tokens(text: str) -> list[str]:
    """The tokens of a text, each with the white space after it; joined they are the text."""
    found: list[str] = _TOKEN.findall(text)
    return found


def common_runs(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The runs of words or lines that stand on both sides in the same order, as far as the bound allows."""
    blocks: list[Block] = []
    # Passages still to compare, the first on top: where they begin and end on both sides.
    same = 0
    while same < min(len(old), len(new)) and old[-1 - same] == new[-1 - same]:
        same += 1
    stack = [(0, len(old) - same, 0, len(new) - same, 0)]
    while stack:
        top, bottom, left, right, cut = stack.pop()
        row, column = top, left
        while row < bottom and column < right and old[row] == new[column]:
            row, column = row + 1, column + 1
        if row > top:
            _add(blocks, (top, left, row - top))
            top, left = row, column
        if top == bottom or left == right:
            continue
        if (bottom - top) * (right - left) <= _EXACT:
            _add_common(blocks, old, new, (top, bottom, left, right))
            continue
        cuts, cut = _cuts(old[top:bottom], new[left:right], cut)
        ends = [*((top + row, left + column) for row, column in cuts), (bottom, right)]
        if len(ends) > 1:
            starts = [(top, left), *ends[:-1]]
            stack += [(*passage, cut) for passage in _passages(starts, ends)]
    if same:
        _add(blocks, (len(old) - same, len(new) - same, same))
    return blocks


def _add_common(blocks: list[Block], old: Sequence[str], new: Sequence[str], passage: _Passage) -> None:
    """Add what a passage has in common, exactly; it begins with unequal words. Equal ends need no table."""
    top, bottom, left, right = passage
    last = bottom
    while top < bottom and left < right and old[bottom - 1] == new[right - 1]:
        bottom, right = bottom - 1, right - 1
    if (bottom - top) * (right - left) > 1:
        found = longest_common(old[top:bottom], new[left:right])
        # No run of these follows another on both sides.
        blocks += [(top + row, left + column, length) for row, column, length in found]
    if bottom < last:
        _add(blocks, (bottom, right, last - bottom))


def _add(blocks: list[Block], block: Block) -> None:
    """Add a block, as a part of the last one if it follows it on both sides."""
    if blocks:
        row, column, length = blocks[-1]
        if (row + length, column + length) == block[:2]:
            blocks[-1] = (row, column, length + block[2])
            return
    blocks.append(block)


def _passages(starts: list[Pair], ends: list[Pair]) -> Iterator[_Passage]:
    """The passages between two cuts, the last first."""
    for (top, left), (bottom, right) in zip(reversed(starts), reversed(ends), strict=True):
        yield top, bottom, left, right


def _cuts(old: Sequence[str], new: Sequence[str], cut: int) -> tuple[list[Pair], int]:
    """Where to cut a long passage, if anywhere, and which length of runs to try on the parts."""
    for tried in range(cut, len(_RUNS)):
        length = _RUNS[tried]
        if tried and not _may_stand_once(old, new, length):
            continue
        once = shared_once(_grams(old, length), _grams(new, length)) if length > 1 else shared_once(old, new)
        if len(once) >= _ENOUGH:
            found = in_same_order(once)
            return (found if 2 * len(found) >= len(once) else []), tried + 1
    return [], len(_RUNS)


def _may_stand_once(old: Sequence[str], new: Sequence[str], length: int) -> bool:
    """Whether runs of this length can stand once on both sides: enough words are shared, and not the same few ones."""
    words = set(new)
    return len(words) ** length >= len(new) and len(words.intersection(old)) >= _ENOUGH


def _grams(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    """Every run of so many words."""
    return list(zip(*(words[offset:] for offset in range(length)), strict=False))


def _slid(blocks: list[Block], old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The blocks, with each passage that stands on one side only moved to where a reader expects it.

    «A. [B. ]A. C.» can as well be «[A. B. ]A. C.»: the words are the same. Best is where the block before vanishes,
    then the start or end of a sentence, then of a clause.
    """
    slid: list[Block] = []
    for block in blocks:
        row, column, length = block
        if slid:
            above, before, size = slid[-1]
            if above + size == row or before + size == column:
                words, start, end = (new, before + size, column) if above + size == row else (old, above + size, row)
                if words[start - 1] == words[end - 1] or words[start] == words[end]:
                    alone = len(slid) > 1 or (above > 0 and before > 0)
                    step = _best_step(words, start, end, (size, length), alone=alone)
                    slid[-1] = (above, before, size + step)
                    if not size + step:
                        slid.pop()
                    row, column, length = row + step, column + step, length - step
        if length:
            slid.append((row, column, length))
    return slid


def _best_step(words: Sequence[str], start: int, end: int, room: Pair, *, alone: bool) -> int:
    """How many words the passage ``start`` to ``end`` should slide to the right (to the left below 0).

    ``room`` is the length of the blocks before and after; ``alone``: there is another change before the block before.
    """
    left = 0
    while left < room[0] and words[start - 1 - left] == words[end - 1 - left]:
        left += 1
    right = 0
    while right < room[1] and words[start + right] == words[end + right]:
        right += 1
    if left == room[0] and alone:
        return -left

    def fit(step: int) -> Pair:
        edge = words[start + step - 1] if start + step else "."
        last = words[end + step - 1]
        rank = (2 if edge in _SENTENCE_ENDS else edge in _CLAUSE_ENDS) + (2 if last in _SENTENCE_ENDS else 0)
        return rank, -abs(step)

    return max(range(-left, right + 1), key=fit)


def _meaningful(blocks: list[Block], old: Tokens, new: Tokens) -> list[Block]:
    """The blocks without those between two rewritten passages that weigh less than either: they are there by chance."""
    starts_old, starts_new = old.starts, new.starts
    kept: list[Block] = []

    def by_chance(block: Block, after: Pair) -> bool:
        row, column, length = block
        top, left, above = kept[-1] if kept else (0, 0, 0)
        # One word put for another is no rewritten passage.
        if max(row - top, column - left) - above < _REWRITTEN or (
            max(after[0] - row, after[1] - column) - length < _REWRITTEN
        ):
            return False
        earlier = starts_old[row] - starts_old[top + above] + starts_new[column] - starts_new[left + above]
        later = starts_old[after[0]] - starts_old[row + length] + starts_new[after[1]] - starts_new[column + length]
        return 2 * sum(map(_weight, old.keys[row : row + length])) <= min(earlier, later)

    ends = [*((row, column) for row, column, _length in blocks[1:]), (len(old.keys), len(new.keys))]
    for block, after in zip(blocks, ends, strict=False):
        row, _column, length = block
        if starts_old[row + length] - starts_old[row] > _NEVER_CHANCE or not by_chance(block, after):
            kept.append(block)
            continue
        # What was kept before it now stands beside a longer change.
        while kept:
            row, _column, length = last = kept.pop()
            if starts_old[row + length] - starts_old[row] > _NEVER_CHANCE or not by_chance(last, after):
                kept.append(last)
                break
    return kept


def _weight(word: str) -> int:
    """What a kept word weighs: its letters, more for numbers and names, nothing for a mark."""
    if not word[:1].isalnum():
        return 0
    return len(word) if word.islower() else len(word) * _SIGNAL


WordKind = Literal["uendret", "stroeket", "tilfoeyd"]

# The words of a pair of texts in reading order; a deleted passage comes before what was inserted in its place.
Words = tuple[tuple[WordKind, str], ...]

# Texts of more characters than this together are cut apart at their sentences.
_LONG = 16_000


def compare_words(old: str, new: str) -> Words:
    """The words of two texts: ``(kind, text)`` where a kind never stands twice in a row.

    Comparing backwards gives the same words with deleted and inserted exchanged. Two equal texts give one kept passage,
    two empty ones nothing.
    """
    if old == new:
        return (("uendret", old),) if old else ()
    # Several answers can be equally good; always comparing in one direction makes both directions choose the same.
    backwards = old > new
    words: list[tuple[WordKind, str]] = []
    kept = ""
    for gone, come, then in _joined(_changes(*((new, old) if backwards else (old, new)))):
        if gone or come:
            struck, added = (come, gone) if backwards else (gone, come)
            words += [("uendret", kept), ("stroeket", struck), ("tilfoeyd", added)]
            kept = then
        else:
            kept += then
    words.append(("uendret", kept))
    return tuple((kind, text) for kind, text in words if text)


# A change and what is kept after it: the old passage, the new one, the kept one.
_Change = tuple[str, str, str]


def _changes(old: str, new: str) -> Iterator[_Change]:
    """The changes of two texts, sentence by sentence if they are long."""
    if len(old) + len(new) <= _LONG:
        yield from _word_changes(old, new)
        return
    sentences_old, sentences_new = _sentences(old), _sentences(new)
    same = in_same_order(shared_once(sentences_old, sentences_new))
    row = column = 0
    for top, left in [*same, (len(sentences_old), len(sentences_new))]:
        yield from _word_changes("".join(sentences_old[row:top]), "".join(sentences_new[column:left]))
        row, column = top + 1, left + 1
        if top < len(sentences_old):
            yield "", "", sentences_old[top]


def _sentences(text: str) -> list[str]:
    """The sentences of a text, each with the white space after it; joined they are the text."""
    parts = text.split(". ")
    return [*(part + ". " for part in parts[:-1]), parts[-1]]


def _word_changes(old: str, new: str) -> Iterator[_Change]:
    """The changes of two passages, word by word."""
    if not old or not new:
        if old or new:
            yield old, new, ""
        return
    before, after = Tokens(old), Tokens(new)
    blocks = _meaningful(_slid(common_runs(before.keys, after.keys), before.keys, after.keys), before, after)
    blocks.append((len(before.keys), len(after.keys), 0))
    start_old = start_new = 0
    for row, column, length in blocks:
        end_old, end_new = before.starts[row], after.starts[column]
        gone, come = old[start_old:end_old], new[start_new:end_new]
        start_old, start_new = before.starts[row + length], after.starts[column + length]
        same = old[end_old:start_old]
        if same == new[end_new:start_new]:
            yield gone, come, same
        else:
            yield gone, come, ""
            yield from _space_changes(before, after, (row, column, length))


def _space_changes(old: Tokens, new: Tokens, block: Block) -> Iterator[_Change]:
    """A kept passage whose white space differs: each difference belongs to the change after the word."""
    row, column, length = block
    gone = come = ""
    for step in range(length):
        key = old.keys[row + step]
        yield gone, come, key
        gone = old.text[old.starts[row + step] + len(key) : old.starts[row + step + 1]]
        come = new.text[new.starts[column + step] + len(key) : new.starts[column + step + 1]]
        if gone == come:
            yield "", "", gone
            gone = come = ""
    yield gone, come, ""


def _joined(changes: Iterator[_Change]) -> Iterator[_Change]:
    """The changes with nothing kept between them made one, and white space that both sides begin or end with kept."""
    gone = come = ""
    for old, new, kept in changes:
        gone += old
        come += new
        if not kept:
            continue
        if gone[-1:] == " " == come[-1:] and gone[:1] > " " < come[:1] and gone[-2:-1] > " ":
            # By far the most common: words with one space after them.
            yield gone[:-1], come[:-1], " " + kept
        elif gone and come and (gone[-1] == come[-1] or gone[0] == come[0]):
            yield from _without_shared_space(gone, come, kept)
        else:
            yield gone, come, kept
        gone = come = ""
    if gone or come:
        yield from _without_shared_space(gone, come, "")


def _without_shared_space(gone: str, come: str, kept: str) -> Iterator[_Change]:
    shortest = min(len(gone), len(come))
    end = 0
    while end < shortest and gone[-1 - end] == come[-1 - end] and gone[-1 - end].isspace():
        end += 1
    start = 0
    while start < shortest - end and gone[start] == come[start] and gone[start].isspace():
        start += 1
    if start:
        yield "", "", gone[:start]
    yield gone[start : len(gone) - end], come[start : len(come) - end], gone[len(gone) - end :] + kept
