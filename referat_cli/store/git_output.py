"""What does Git say of a commit and its files?"""

from collections.abc import Iterator
from typing import IO, NamedTuple

# What is a file to us; a link or a repository within the repository is none.
REGULAR = ("100644", "100755")

# The id of a blob; None for what is no regular file, or is gone.
Blob = str | None


class PastFile(NamedTuple):
    """A file that a commit gave another content or another name: path and blob, None where it is not there any more.

    ``before`` has the path and the blob that it had in each parent, (None, None) where it was not there.
    """

    path: str | None
    blob: Blob
    before: tuple[tuple[str | None, Blob], ...]


class Past(NamedTuple):
    """A commit as Git tells of it; ``made`` is when it was put in, in seconds, ``time`` when it was written."""

    id: str
    parents: tuple[str, ...]
    author: str
    time: str
    made: int
    subject: str
    files: tuple[PastFile, ...]


def past_commits(parts: Iterator[str]) -> Iterator[Past]:
    """The commits of an answer of `Repository.past`."""
    head: list[str] = []
    files: list[PastFile] = []
    for part in parts:
        about = part.lstrip("\n")
        if about.startswith(":"):
            files.append(past_file(about, parts))
        elif about:
            if head:
                yield _past(head, files)
            head, files = about.split("\n"), []
    if head:
        yield _past(head, files)


def _past(head: list[str], files: list[PastFile]) -> Past:
    commit, parents, author, time, made, *subject = head
    return Past(commit, tuple(parents.split()), author, time, int(made), " ".join(subject), tuple(files))


def past_file(about: str, parts: Iterator[str]) -> PastFile:
    """A file, from what Git says of it and the paths that come after."""
    count = len(about) - len(about.lstrip(":"))
    said = about[count:].split()
    modes, blobs, kinds = said[: count + 1], said[count + 1 : 2 * count + 2], said[-1]
    held = [blob if mode in REGULAR else None for mode, blob in zip(modes, blobs, strict=True)]
    if count == 1:
        old = next(parts)
        names = [old, next(parts) if kinds[0] in "RC" else old]
    else:
        names = [next(parts) for _ in range(count + 1)]
    before = tuple((name, blob) if blob else (None, None) for name, blob in zip(names[:-1], held[:-1], strict=True))
    return PastFile(names[-1] if held[-1] else None, held[-1], before)


def names_in(listed: bytes) -> list[str]:
    """What stands between null characters; a name that is no UTF-8 keeps its bytes."""
    return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]


def parts_of(stream: IO[bytes]) -> Iterator[str]:
    """What stands between null characters of a long answer, as it comes."""
    rest = b""
    while piece := stream.read(1 << 16):
        *whole, rest = (rest + piece).split(b"\0")
        yield from (name.decode("utf-8", "surrogateescape") for name in whole)


# How Git writes the id of nothing.
_NOTHING = frozenset("0")


class Status(NamedTuple):
    """How a work tree differs from its newest commit (None where nothing has been committed).

    ``staged`` is what the next commit changes: path → the blob that it will hold, None where it removes the file;
    ``conflicts`` are the paths whose merge is not resolved. ``touched`` are all paths whose file on the disk may differ
    from the commit, untracked ones among them.
    """

    commit: str | None
    staged: dict[str, Blob]
    conflicts: frozenset[str]
    touched: tuple[str, ...]


def status(listed: bytes, below: str) -> Status:
    """How the work tree differs, by the answer to `Repository.begin_status`; paths are from below that folder."""
    commit: str | None = None
    staged: dict[str, Blob] = {}
    conflicts, touched = set(), []
    for entry in names_in(listed):
        kind, _, rest = entry.partition(" ")
        if kind == "#":
            key, _, value = rest.partition(" ")
            if key == "branch.oid" and value != "(initial)":
                commit = value
            continue
        if kind == "?":
            touched.append(rest.removeprefix(below))
            continue
        fields = rest.split(" ", 7 if kind == "1" else 9)
        name = fields[-1].removeprefix(below)
        touched.append(name)
        if kind == "u":
            conflicts.add(name)
        elif fields[0][0] != ".":
            staged[name] = fields[6] if fields[3] in REGULAR and set(fields[6]) != _NOTHING else None
    return Status(commit, staged, frozenset(conflicts), tuple(touched))
