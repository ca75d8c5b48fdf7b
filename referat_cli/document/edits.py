"""What does a text become when some of its characters are written anew and every other stays?"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_CHARACTER = re.compile(r"\r\n|.", re.DOTALL)
_MARK = "\ufeff"


class Edit(NamedTuple):
    """What stands from ``start`` to ``end`` (offsets in the text, from 0) becomes ``text``."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; of two that overlap only the first."""
    pieces, at = [], 0
    for edit in sorted(set(edits)):
        if edit.start >= at:
            pieces += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*pieces, text[at:]])


def in_file(written: str, edits: Iterable[Edit]) -> list[Edit]:
    """Edits of a text as edits of the file it was read from, with the file's own mark and line ends."""
    if not written.startswith(_MARK) and "\r" not in written:
        return list(edits)
    starts = _starts(written)
    return [Edit(starts[edit.start], starts[edit.end], edit.text) for edit in edits]


@lru_cache(maxsize=1)
def _starts(written: str) -> list[int]:
    """Where in a file each character of the text stands that is read from it, and where the file ends."""
    begin = 1 if written.startswith(_MARK) else 0
    return [*(found.start() for found in _CHARACTER.finditer(written, begin)), len(written)]


def without_mark(written: str) -> list[Edit]:
    """What takes away the mark before a text."""
    return [Edit(0, 1, "")] if written.startswith(_MARK) else []


def single_line_ends(written: str) -> list[Edit]:
    """What ends every line of a file with one line feed."""
    return [Edit(*found.span(), "\n") for found in re.finditer(r"\r\n?", written)]
