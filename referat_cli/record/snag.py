"""What has the reader found wrong, and between which characters of the text?"""

from typing import NamedTuple

# Of these the meaning is certain, so that the record answers questions while it waits to be put right: other signs for
# the same letters, a mark before the text, other line ends, a time that is kept as it is written.
HARMLESS = frozenset({"REF106", "REF107", "REF108", "REF116"})

# A hundred times a long meeting; a bigger file is something else.
MAX_BYTES = 5_000_000

# More than this from one file tells a reader nothing more.
MOST = 20

_EXCERPT = 60


class Snag(NamedTuple):
    """Something wrong at ``start`` (an offset in the text, from 0), ``width`` characters wide."""

    code: str
    start: int
    message: str
    step: str
    width: int = 1


def excerpt(text: str) -> str:
    """The text on one line, shortened, so that it fits inside a sentence; what cannot be shown is shown as "�"."""
    words = " ".join(text[: 4 * _EXCERPT].split())
    words = "".join(char if char.isprintable() else "\ufffd" for char in words)
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"
