"""What Git prints of a history, as values: commits and their files."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.store.git_output import REGULAR, Blob, check_ids


class LoggedFile(NamedTuple):
    """A file that a commit gave another content or another name: path and blob, None where it is not there any more.

    ``before`` has the path and the blob that it had in each parent, (None, None) where it was not there.
    """

    path: str | None
    blob: Blob
    before: tuple[tuple[str | None, Blob], ...]


_TIME = r"\d{4}-\d\d-\d\dT"
# As late as the index can hold.
_LATEST = 2**62


class LoggedCommit(NamedTuple):
    """A commit as Git tells of it; ``made`` is when it was put in, in seconds, ``time`` when it was written.

    A time that Git does not tell is 0 and «ukjent».
    """

    id: str
    parents: tuple[str, ...]
    author: str
    time: str
    made: int
    subject: str
    files: tuple[LoggedFile, ...]


def parse_log(parts: Iterator[str]) -> Iterator[LoggedCommit]:
    """The commits of an answer of `Repository.log`."""
    head: list[str] = []
    files: list[LoggedFile] = []
    for part in parts:
        about = part.lstrip("\n")
        if about.startswith(":"):
            files.append(parse_file(about, parts))
        elif about:
            if head:
                yield _commit(head, files)
            head, files = about.split("\n"), []
    if head:
        yield _commit(head, files)


def _commit(head: list[str], files: list[LoggedFile]) -> LoggedCommit:
    commit, parents, author, time, made, *subject = head
    check_ids(commit, *parents.split())
    # Git does not say when a commit was made whose time is before 1970, or none.
    time = time if re.match(_TIME, time) else _("ukjent")
    seconds = min(int(made), _LATEST) if made.isdecimal() else 0
    return LoggedCommit(commit, tuple(parents.split()), author, time, seconds, " ".join(subject), tuple(files))


def parse_file(about: str, parts: Iterator[str]) -> LoggedFile:
    """A file, from what Git says of it and the paths that come after."""
    count = len(about) - len(about.lstrip(":"))
    fields = about[count:].split()
    modes, blobs, kinds = fields[: count + 1], fields[count + 1 : 2 * count + 2], fields[-1]
    regular = [blob if mode in REGULAR else None for mode, blob in zip(modes, blobs, strict=True)]
    if count == 1:
        old = _next(parts)
        names = [old, _next(parts) if kinds[0] in "RC" else old]
    else:
        names = [_next(parts) for _ in range(count + 1)]
    before = tuple((name, blob) if blob else (None, None) for name, blob in zip(names[:-1], regular[:-1], strict=True))
    return LoggedFile(names[-1] if regular[-1] else None, regular[-1], before)


def _next(parts: Iterator[str]) -> str:
    for part in parts:
        return part
    message = "the answer ends before a name"
    raise ValueError(message)
