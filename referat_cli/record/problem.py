"""What is a finding about a document, and where does it stand?

Wrong data is such a value; a wrong call is an exception.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple


class WrongCall(Exception):  # noqa: N818 - it names what the person did, not a fault of the program
    """The call asks for something that cannot be answered; the text is one sentence for the person."""


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


class Finding(NamedTuple):
    """What a rule says of a place: a sentence with the offending value, and the next step."""

    where: Where
    message: str
    step: str = ""


Findings = Iterator[Finding]


class Origin(NamedTuple):
    """Who brought a problem in: the id of a commit and its author; both None of what is not committed."""

    commit: str | None
    author: str | None


class Problem(NamedTuple):
    """A finding with everything a reader needs: the file, the place, the code, the sentence and the next step.

    ``path`` is relative to the root of the archive, with forward slashes. ``source`` is the line of the file, for the
    caret. ``accepted`` is the reason that the record gives for leaving it, or None. ``origin`` is known of what was
    found in the history.
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
