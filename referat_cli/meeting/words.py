"""Which words of a text were kept, deleted and inserted?

The answer is exact: kept and deleted words together are the old text, kept and inserted words the new one, white space
included. It is also meant to be read: a word that happens to stand in both versions of a rewritten passage is shown as
rewritten too, and a change is moved to where a sentence begins or ends if it can be.

A long text is cut apart at its sentences first; of what is left, a long passage is cut at words or runs of words that
stand once on both sides. A long passage without enough of these has nothing in common that is worth showing and counts
as replaced, so that time and memory are bounded whatever the texts.
"""

from collections.abc import Iterator
from typing import Literal

from referat_cli.meeting.passages import Tokens, kept_passages
from referat_cli.meeting.sequences import Block, in_same_order, shared_once

WordKind = Literal["uendret", "stroeket", "tilfoeyd"]

# The words of a pair of texts in reading order; a deleted passage comes before what was inserted in its place.
Words = tuple[tuple[WordKind, str], ...]

# Texts of more characters than this together are cut apart at their sentences.
_LONG = 16_000


def compare(old: str, new: str) -> Words:
    """The words of two texts: ``(kind, text)`` where a kind never stands twice in a row.

    Comparing backwards gives the same words with deleted and inserted exchanged. Two equal texts give one kept passage,
    two empty ones nothing.
    """
    if old == new:
        return (("uendret", old),) if old else ()
    # Several answers can be equally good; always comparing in one direction makes both directions choose the same.
    backwards = old > new
    first: WordKind = "tilfoeyd" if backwards else "stroeket"
    second: WordKind = "stroeket" if backwards else "tilfoeyd"
    words: list[tuple[WordKind, str]] = []
    kept = ""
    for gone, come, then in _joined(_changes(*((new, old) if backwards else (old, new)))):
        if gone or come:
            if kept:
                words.append(("uendret", kept))
            changed = [(first, gone)] if gone else []
            if come:
                changed.insert(len(changed) if second == "tilfoeyd" else 0, (second, come))
            words += changed
            kept = then
        else:
            kept += then
    if kept:
        words.append(("uendret", kept))
    return tuple(words)


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
    blocks = kept_passages(before, after)
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
