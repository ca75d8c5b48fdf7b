"""Findings about a document, and the places where they stand.

Wrong data is such a value; a wrong call is an exception (`user_error.UserError`).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple, TypeVar

from referat_cli.i18n import _, ngettext

Found = TypeVar("Found")

# Of these the meaning is certain, so that the record answers questions while it waits to be put right: other signs for
# the same letters, a mark before the text, other line ends, a time that is kept as it is written.
HARMLESS = frozenset({"REF106", "REF107", "REF108", "REF116"})

# More than this from one file tells a reader nothing more.
MOST = 20

# Of what is readable so many of one kind (a code) are told each by itself, and of the others how many they are.
MOST_OF_A_KIND = 100

# As much of a line as is shown around a place, and of a sentence.
_SHOWN = 1000

_EXCERPT = 60


class TextProblem(NamedTuple):
    """Something wrong at ``start`` (an offset in the text, from 0), ``width`` characters wide.

    ``more`` is as in `Problem`.
    """

    code: str
    start: int
    message: str
    step: str
    width: int = 1
    more: int = 0


def excerpt(text: str) -> str:
    """The text on one line, shortened, so that it fits inside a sentence; what cannot be shown is shown as "�"."""
    words = " ".join(text[: 4 * _EXCERPT].split())
    words = "".join(char if char.isprintable() else "\ufffd" for char in words)
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"


Severity = Literal["feil", "advarsel", "info"]


class Key(NamedTuple):
    """The last step of a place: the key of that name itself, not the value under it."""

    name: str


class Within(NamedTuple):
    """The last step of a place: the ``nth`` time (from 0) that ``text`` stands inside the value."""

    text: str
    nth: int = 0


# A place in a document, from the top: keys, list positions (from 0), and perhaps a last step that narrows it.
# ("saker", 3, "vedtak", 0), ("saker", 3, Key("vedtakk")), ("saker", 3, "referat", Within("[her](#)")).
Where = tuple[str | int | Key | Within, ...]


class Place(NamedTuple):
    """A place in a file as an editor counts it: line and column from 1, ``width`` in characters.

    ``key_line`` is the line of the key that the place belongs to: for a word inside a block of text it is where the
    block began, and so where a comment about it can stand.
    """

    line: int = 1
    column: int = 1
    width: int = 1
    key_line: int = 1


def shortened(sentence: str) -> str:
    """A sentence that nobody would read to its end, because the file has such a name or value, without its end."""
    return sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()} …"


def around(line: str, column: int) -> tuple[str, int]:
    """A line, or of a long one the part that holds the column, and how many characters are left out before it."""
    cut = max(0, column - 1 - _SHOWN // 2) if len(line) > _SHOWN else 0
    return line[cut : cut + _SHOWN], cut


class Finding(NamedTuple):
    """What a rule says of a place: a sentence with the offending value, and the next step.

    ``right`` is what is to be written there, where that is the one thing that can be meant; else "".
    """

    where: Where
    message: str
    step: str = ""
    right: str = ""


Findings = Iterator[Finding]


class Origin(NamedTuple):
    """Who brought a problem in: the id of a commit and its author; both None of what is not committed."""

    commit: str | None
    author: str | None


class Problem(NamedTuple):
    """A finding with everything a reader needs: the file, the place, the code, the sentence and the next step.

    ``path`` is relative to the root of the archive, with forward slashes. ``source`` is the line of the file, for the
    caret. ``accepted`` is the reason that the record gives for leaving it, or None. ``origin`` is known of what was
    found in the history. ``more`` is not 0 of a problem that stands for so many others of its kind in the file, and
    ``cut`` is how many characters of a long line are left out before ``source``. ``right`` is as in `Finding`.
    """

    code: str
    severity: Severity
    path: str
    place: Place
    message: str
    step: str = ""
    fixable: bool = False
    accepted: str | None = None
    source: str = ""
    origin: Origin | None = None
    more: int = 0
    cut: int = 0
    right: str = ""


# What tells of something confidential: the line is not shown, and the sentence names no value.
WITHOUT_SOURCE = frozenset({"REF580", "REF581"})

# What tells that an approved text is not as it was approved, and nothing accounts for it.
OF_APPROVED_TEXTS = frozenset({"REF802", "REF803", "REF804", "REF809"})


def bounded(
    found: Iterable[Found], problem: Callable[[Found], Problem], most: int = MOST_OF_A_KIND
) -> Iterator[Problem]:
    """The problems of one kind in a file: the first ``most`` each by itself, the others as one that says how many.

    Only what is told is made a problem of, so that the time and the memory are bounded however much is found.
    """
    rest = iter(found)
    yield from map(problem, islice(rest, most))
    for first in rest:
        more = 1 + sum(1 for _found in rest)
        message = ngettext("ett avvik til av samme slag", "{n} avvik til av samme slag, det første her", more)
        step = _("rett dem som er vist hver for seg, og kontroller på nytt")
        yield problem(first)._replace(message=message.format(n=more), step=step, more=more)
