"""Texts as they are written in the record, so that they read back as the same texts."""

import re
import unicodedata

from referat_cli.document.comments import CommentedNode, is_acceptance
from referat_cli.document.nodes import Node
from referat_cli.document.pitfalls import PROSE
from referat_cli.document.scalars import as_quoted, needs_escapes, quoted, resolve

# A line of the record is at most this wide, where nothing but a text makes it wider.
WIDTH = 120

# What means something else where a text begins, and what ends or divides a text that stands on a line or in brackets.
_SIGNS = tuple("?:,[]{}#&*!|>'\"%@`")

_DIVIDES = re.compile(r":(?: |$)| #|[\n\t]")

_DIVIDES_IN_BRACKETS = re.compile(r"[][{},?:\n\t]| #")

# Days as Norwegians write them are quoted as other dates are.
_DAY = re.compile(r"[0-9]+(?:\.[0-9]+)+\.?")

_WORD = re.compile(r"[a-z_][a-z0-9_]*")


def is_word(key: str) -> bool:
    """Whether a key is a plain word, which needs no quotes and can stand anywhere."""
    return _WORD.fullmatch(key) is not None and not _means_more(key)


def means_itself(text: str) -> bool:
    """Whether a text without quotes would be read as that text: no number, date or time, nothing empty."""
    return bool(text) and text.strip(" ") == text and not _means_more(text)


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Whether a text can stand without quotes; between brackets commas, colons and question marks divide it."""
    if not means_itself(text) or text.startswith(_SIGNS) or text == "-" or text.startswith(("- ", "---")):
        return False
    return not (_DIVIDES_IN_BRACKETS if in_brackets else _DIVIDES).search(text)


def in_brackets(text: str) -> str:
    """The text as it is written between brackets."""
    return text if is_plain(text, in_brackets=True) else quoted(text)


def header(style: str, text: str, lines: list[str]) -> str:
    """The sign above a block of text: `|` or `>`, how far the text is indented if it begins with a space, how it ends.

    ``lines`` are those of the block; what is read of it is ``text``.
    """
    first = next((line for line in lines if line.strip(" ")), "")
    indented = "2" if first.startswith(" ") else ""
    ends = "-" if not text.endswith("\n") else "+" if text.endswith("\n\n") or not text.strip("\n") else ""
    return style + indented + ends


def block_lines(written: str, text: str) -> list[str]:
    """The lines of a block of text without their indentation, from the block as it stands.

    There are blank ones at the end only where the text ends with them.
    """
    lines = written.split("\n")[1:]
    if lines and not lines[-1].strip(" "):
        lines.pop()
    first = next((line for line in lines if line.strip(" ")), "")
    # The indentation is what stands before the text itself, which may begin with spaces of its own.
    body = text.lstrip("\n")
    indentation = len(first) - len(first.lstrip(" ")) - (len(body) - len(body.lstrip(" ")))
    lines = [line[indentation:] for line in lines]
    if not text.endswith("\n\n"):
        while lines and not lines[-1]:
            lines.pop()
    return lines


def folded_lines(written: str, text: str, style: str) -> list[str] | None:
    """The lines of a text that goes over several without a block, None where a block would not read as the same."""
    if style == '"' and "\\" in written:
        return None
    if style:
        written = written[1:-1]
    if style == "'":
        written = written.replace("''", "'")
    if text.strip(" \n") != text or not text:
        return None
    return [line.strip(" ") for line in written.split("\n")]


def text_lines(text: str) -> list[str] | None:
    """The lines of a text with line breaks of its own as a block `|`, None where a block cannot hold it."""
    if "\t" in text or not text.strip(" \n"):
        return None
    return text.removesuffix("\n").split("\n")


def _means_more(word: str) -> bool:
    """Whether a word without quotes is, or looks like, more than a text."""
    if as_quoted(word) is not None or _DAY.fullmatch(word):
        return True
    try:
        return not isinstance(resolve(word), str)
    except ValueError:
        return True


# Under these stand whole points and accounts, which are written as a block wherever a line could not hold them as is.
_POINTS = frozenset({"tekst", "punkter", "vedtak", "forslag_til_vedtak", "referat"})

# Perhaps: it is also the St. Olavs hospital.
_SECOND_SENTENCE = re.compile(r"[.!?] +[^\W\d_a-zæøå]")

_STEP = 2


def written_word(node: Node, text: str) -> str:
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
    return quoted(right) if right == node.value else written


def scalar_lines(entry: CommentedNode, head: str, indent: int, under: str, text: str) -> list[str] | None:
    """The lines of an entry whose value is no list and no mapping; None where it can only be left as it stands.

    ``head`` is its key or dash with what stands before it, at ``indent``; ``under`` is the key that it stands under,
    perhaps in a list.
    """
    node = entry.node
    if entry.node.is_empty:
        return [_with(head, entry.beside)]
    if plain := written_word(node, text):
        return [_with(f"{head} {plain}", entry.beside)]
    value, written = str(node.value), text[node.start : node.end]
    if node.is_block_text:
        block = block_lines(written, value)
        if _keeps_block(node, block, value, entry.beside):
            return _block(block, f"{head} {header(node.style, value, block)}", indent, entry.beside)
    elif "\n" in written:
        folded = folded_lines(written, value, node.style)
        return (
            None
            if folded is None or _needs_its_escape(value, written)
            else _block(folded, f"{head} >-", indent, entry.beside)
        )
    elif "\n" in value and (own_lines := text_lines(value)) is not None:
        return _block(own_lines, f"{head} {header('|', value, own_lines)}", indent, entry.beside)
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
    plain = is_plain(value) and not cut
    written = value if plain else quoted(value)
    fits = len(head) + 1 + len(written) <= WIDTH
    hard = not plain and (under in _POINTS or needs_escapes(value))
    if (hard or not fits) and means_itself(value) and "\t" not in value and "\n" not in value:
        return _block([value], f"{head} >-", indent, comment)
    return [_with(f"{head} {written}", comment)]


def _block(block: list[str], first: str, indent: int, comment: str) -> list[str]:
    """A text as a block under its key or dash, whose line is ``first``."""
    return [_with(first, comment), *(" " * (indent + _STEP) + line if line else "" for line in block)]


def _with(line: str, comment: str) -> str:
    return f"{line} {comment}" if comment else line
