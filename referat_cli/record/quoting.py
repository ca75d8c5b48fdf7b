"""How is a text written in the record, so that it reads back as the same text?"""

import re

from referat_cli.record.scalars import as_quoted, resolve

# A line of the record is at most this wide, where nothing but a text makes it wider.
WIDTH = 120

# What means something else where a text begins, and what ends or divides a text that stands on a line or in brackets.
_SIGNS = tuple("?:,[]{}#&*!|>'\"%@`")
_DIVIDES = re.compile(r":(?: |$)| #|[\n\t]")
_DIVIDES_IN_BRACKETS = re.compile(r"[][{},?:\n\t]| #")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})
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


def quoted(text: str) -> str:
    """The text in double quotes."""
    return f'"{text.translate(_ESCAPES)}"'


def needs_escapes(text: str) -> bool:
    """Whether a text in double quotes would not look like itself."""
    return text.translate(_ESCAPES) != text


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
