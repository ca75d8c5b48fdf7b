"""What Git prints, as values: commits, their files, and how a work tree differs."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from referat_cli.i18n import _

# What is a file to us; a link or a repository within the repository is none.
REGULAR = ("100644", "100755")

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def check_ids(*ids: str) -> None:
    """Raise `ValueError` for what is no id: it may come from the index, and Git would take it for something else."""
    for one in ids:
        if not _ID.fullmatch(one):
            raise ValueError(one)


# The id of a blob; None for what is no regular file, or is gone.
Blob = str | None


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
    if not all(map(_ID.fullmatch, [commit, *parents.split()])):
        raise ValueError(commit)
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


def blob_id(content: bytes, kind: str) -> str:
    """The id that Git gives the bytes of a file, by the kind of ids that it has."""
    from hashlib import new  # noqa: PLC0415 - 4 ms, and most questions find no file that differs

    found = new(kind, usedforsecurity=False)
    found.update(b"blob %d\0" % len(content))
    found.update(content)
    return found.hexdigest()


def split_lines(listed: bytes) -> list[str]:
    """The lines of an answer; raises `ValueError` where it is cut short."""
    if listed and not listed.endswith(b"\n"):
        raise ValueError(listed[-1:])
    return listed.decode("utf-8", "surrogateescape").split("\n")[:-1]


def split_names(listed: bytes) -> list[str]:
    """What ends in null characters; a name that is no UTF-8 keeps its bytes.

    Raises `ValueError` where the answer is cut short.
    """
    _check_whole(listed)
    return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]


def _check_whole(listed: bytes) -> None:
    if listed and not listed.endswith(b"\0"):
        raise ValueError(listed[-1:])


# What Git has been told not to look at, in an answer of `ls-files -v`.
_HIDDEN = re.compile(rb"\0([Sa-z] [^\0]*)")


def parse_hidden(listed: bytes) -> dict[str, tuple[str, bool]]:
    """The files of an answer to `Repository.begin_hidden`; raises `ValueError` where it is cut short."""
    _check_whole(listed)
    found: dict[str, tuple[str, bool]] = {}
    # Nearly none is: half a millisecond for 10,000, and 14 where each is taken apart.
    for entry in _HIDDEN.findall(b"\0" + listed):
        about, _tab, name = entry.decode("utf-8", "surrogateescape").partition("\t")
        tag, _mode, blob, _stage = about.split()
        found[name] = (blob, tag in "Ss")
    return found


def split_stream(pieces: Iterable[bytes]) -> Iterator[str]:
    """What ends in null characters in a long answer, as it comes; raises `ValueError` where it is cut short."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\0")
        yield from (name.decode("utf-8", "surrogateescape") for name in whole)
    if rest:
        raise ValueError(rest[-1:])


# How Git writes the id of nothing.
_NOTHING = frozenset("0")


class WorkTreeStatus(NamedTuple):
    """How a work tree differs from its newest commit (None where nothing has been committed).

    ``staged`` is what the next commit changes: path → the blob that it will hold, None where it removes the file, empty
    where it makes it something else than a file, such as a link; ``conflicts`` are the paths whose merge is not
    resolved. ``touched`` are all paths whose file on the disk may differ from the commit, untracked ones among them,
    and whether Git sees a file there: one that the next commit removes and that lies there all the same may be ignored.
    """

    commit: str | None
    staged: dict[str, Blob]
    conflicts: frozenset[str]
    touched: dict[str, bool]


def parse_status(listed: bytes, below: str, folder: str) -> WorkTreeStatus:
    """How a folder of the work tree differs, by the answer to `Repository.begin_status`.

    Paths are without ``below``, with which that of the folder begins. What lies elsewhere is left out. Raises
    `ValueError` for what is no such answer.
    """
    if not listed.startswith(b"# branch.oid "):
        raise ValueError(listed[:1])
    commit: str | None = None
    staged: dict[str, Blob] = {}
    conflicts: set[str] = set()
    touched: dict[str, bool] = {}
    for entry in split_names(listed):
        kind, _, rest = entry.partition(" ")
        if kind == "#":
            key, _, value = rest.partition(" ")
            if key == "branch.oid" and value != "(initial)":
                commit = value
            continue
        if kind not in ("1", "u", "?"):  # renames are not asked for
            raise ValueError(kind)
        fields = [rest] if kind == "?" else rest.split(" ", 7 if kind == "1" else 9)
        path = fields[-1].rstrip("/")  # a repository of its own ends in a slash
        if path != folder and not path.startswith(f"{folder}/"):
            continue
        name = path.removeprefix(below)
        if kind == "?":
            touched[name] = True
            continue
        touched[name] = "D" not in fields[0] or kind == "u"
        if kind == "u":
            conflicts.add(name)
        elif fields[0][0] != ".":
            staged[name] = None if set(fields[6]) == _NOTHING else fields[6] if fields[3] in REGULAR else ""
    return WorkTreeStatus(commit, staged, frozenset(conflicts), touched)
