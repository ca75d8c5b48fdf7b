"""What Git prints, as values: names, ids, and how a work tree differs."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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
        whole, end, rest = (rest + piece).rpartition(b"\0")
        if end:
            yield from whole.decode("utf-8", "surrogateescape").split("\0")
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
