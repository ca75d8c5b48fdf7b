"""How does a work tree differ from its newest commit?"""

from typing import NamedTuple

from referat_cli.archive.past import REGULAR, Blob
from referat_cli.archive.repository import names_in

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


def status(listed: bytes) -> Status:
    """How the work tree differs, from what the process prints that `Repository.begin_status` began."""
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
            touched.append(rest)
            continue
        fields = rest.split(" ", 7 if kind == "1" else 9)
        name = fields[-1]
        touched.append(name)
        if kind == "u":
            conflicts.add(name)
        elif fields[0][0] != ".":
            staged[name] = fields[6] if fields[3] in REGULAR and set(fields[6]) != _NOTHING else None
    return Status(commit, staged, frozenset(conflicts), tuple(touched))
