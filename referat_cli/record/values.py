"""How is one text, number or nothing written after its key or dash?"""

import re
import unicodedata

from referat_cli.record import quoting
from referat_cli.record.comments import Entry, is_acceptance
from referat_cli.record.scalars import as_quoted
from referat_cli.record.traps import PROSE
from referat_cli.record.tree import Node

# Under these stand whole points and accounts, which are written as a block wherever a line could not hold them as is.
_POINTS = frozenset({"tekst", "punkter", "vedtak", "forslag_til_vedtak", "referat"})
_BLOCKS = frozenset({"|", ">"})
# Perhaps: it is also the St. Olavs hospital.
_SECOND_SENTENCE = re.compile(r"[.!?] +[^\W\d_a-zæøå]")
_STEP = 2


def word(node: Node, text: str) -> str:
    """A number, a yes or a no as it stands in the text, a date or a time with quotes; "" for any other text."""
    if not node.plain:
        return ""
    written = text[node.start : node.end]
    if not isinstance(node.value, str):
        return written
    right = as_quoted(node.value)
    if right is None:
        return ""
    # A time that is to be written otherwise is a problem to be told, not hidden in quotes.
    return quoting.quoted(right) if right == node.value else written


def lines(entry: Entry, head: str, indent: int, under: str, text: str) -> list[str] | None:
    """The lines of an entry whose value is no list and no mapping; None where it can only be left as it stands.

    ``head`` is its key or dash with what stands before it, at ``indent``; ``under`` is the key that it stands under,
    perhaps in a list.
    """
    node = entry.node
    if entry.is_empty:
        return [_with(head, entry.beside)]
    if plain := word(node, text):
        return [_with(f"{head} {plain}", entry.beside)]
    value, written = str(node.value), text[node.start : node.end]
    if node.style in _BLOCKS:
        block = quoting.block_lines(written, value)
        if _keeps_block(node, block, value, entry.beside):
            return _block(block, f"{head} {quoting.header(node.style, value, block)}", indent, entry.beside)
    elif "\n" in written:
        folded = quoting.folded_lines(written, value, node.style)
        return (
            None
            if folded is None or _needs_its_escape(value, written)
            else _block(folded, f"{head} >-", indent, entry.beside)
        )
    elif "\n" in value and (broken := quoting.text_lines(value)) is not None:
        return _block(broken, f"{head} {quoting.header('|', value, broken)}", indent, entry.beside)
    return None if _needs_its_escape(value, written) else _one_line(value, head, indent, under, entry.beside)


def _needs_its_escape(value: str, written: str) -> bool:
    """Whether letters in parts stand there by an escape: written out, they could not be told from a slip."""
    return not unicodedata.is_normalized("NFC", value) and unicodedata.is_normalized("NFC", written)


def _keeps_block(node: Node, block: list[str], value: str, comment: str) -> bool:
    """Whether a block stays one: it is of several lines, or sentences, or has a comment beside its sign."""
    if not value.strip(" \n"):
        return False
    several = len(block) > 1 or "\n" in value or _SECOND_SENTENCE.search(value) is not None
    return node.style == "|" or several or bool(comment)


def _one_line(value: str, head: str, indent: int, under: str, comment: str) -> list[str]:
    """A text without line breaks beside its key or dash, or as a block where it cannot stand there."""
    # A comment beside a text without quotes could be a part of it.
    cut = comment and under in PROSE and not is_acceptance(comment)
    plain = quoting.is_plain(value) and not cut
    written = value if plain else quoting.quoted(value)
    fits = len(head) + 1 + len(written) <= quoting.WIDTH
    hard = not plain and (under in _POINTS or quoting.needs_escapes(value))
    if (hard or not fits) and quoting.means_itself(value) and "\t" not in value and "\n" not in value:
        return _block([value], f"{head} >-", indent, comment)
    return [_with(f"{head} {written}", comment)]


def _block(block: list[str], first: str, indent: int, comment: str) -> list[str]:
    """A text as a block under its key or dash, whose line is ``first``."""
    return [_with(first, comment), *(" " * (indent + _STEP) + line if line else "" for line in block)]


def _with(line: str, comment: str) -> str:
    return f"{line} {comment}" if comment else line
