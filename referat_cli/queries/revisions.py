"""What changed in the records between two revisions, or between one and the work tree?"""

from typing import TYPE_CHECKING, NamedTuple

from referat_cli.compare.records import itself
from referat_cli.queries.history import Document, compared
from referat_cli.store.paths import FOLDER, home, is_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from referat_cli.compare.change import RecordChange
    from referat_cli.store.records import Records
    from referat_cli.store.versions import Versions

# A file is the same under another name where so much of it is, as Git has it.
_ALIKE = 0.5


class Pair(NamedTuple):
    """A file in two revisions: path and blob in each, None where it is not."""

    old_path: str | None
    old_blob: str | None
    path: str | None
    blob: str | None


class Changed(NamedTuple):
    """A record that changed: paths, what it said and says, and the changes."""

    old_path: str | None
    path: str | None
    old: Document | None
    new: Document | None
    changes: "tuple[RecordChange, ...]"


class Difference(NamedTuple):
    """What changed, by path; and the versions that cannot be read: the path, and whether it is the new one."""

    files: tuple[Changed, ...]
    unread: tuple[tuple[str, bool], ...]


def between(records: "Records", old: str, new: str) -> list[Pair]:
    """The record files that two commits hold differently; renames are what Git takes for such."""
    location = records.location
    files = location.git.changed_files(old, new, location.below + FOLDER) if location.git else None
    found = []
    for file in files or ():
        ((old_path, old_blob),) = file.before
        before, after = (name and name.removeprefix(location.below) for name in (old_path, file.path))
        pair = Pair(*_record(before, old_blob), *_record(after, file.blob))
        if pair.path or pair.old_path:
            found.append(pair)
    return found


def _record(path: str | None, blob: str | None) -> tuple[str | None, str | None]:
    return (path, blob) if path and is_record(path) and home(path) else (None, None)


def to_work_tree(records: "Records", old: str, versions: "Versions") -> list[Pair]:
    """The record files that stand otherwise on the disk than in a commit, new ones among them.

    A file that is gone and one that is new are the same under another name where half of them is alike.
    """
    git, below = records.location.git, records.location.below
    then = {name.removeprefix(below): blob for name, blob in (git.files_of(old, below + FOLDER) if git else {}).items()}
    before = {path: blob for path, blob in then.items() if blob and is_record(path) and home(path)}
    after = {path: blob for path, blob in records.rows("SELECT path, blob FROM held WHERE kind IS NOT NULL") if blob}
    pairs = [Pair(path, before[path], path, after[path]) for path in before if path in after]
    found = [pair for pair in pairs if pair.old_blob != pair.blob]
    gone = {path: blob for path, blob in before.items() if path not in after}
    came = {path: blob for path, blob in after.items() if path not in before}
    versions.read([*gone.items(), *came.items()])
    for path, blob in sorted(came.items()):
        best = max(
            ((_alike(versions.document(name, was), versions.document(path, blob)), name) for name, was in gone.items()),
            default=(0.0, ""),
        )
        was = gone.pop(best[1]) if best[0] >= _ALIKE else None
        found.append(Pair(best[1] if was else None, was, path, blob))
    found += [Pair(path, blob, None, None) for path, blob in gone.items()]
    return sorted(found, key=lambda pair: pair.path or pair.old_path or "")


def _alike(one: Document | None, other: Document | None) -> float:
    """How much of two documents is the same, from 0 to 1, by their parts."""
    if one is None or other is None or type(one) is not type(other):
        return 0.0
    import msgspec  # noqa: PLC0415 - few files are moved

    ours, theirs = (set(msgspec.json.encode(side).split(b",")) for side in (one, other))
    return len(ours & theirs) / max(len(ours), len(theirs))


def difference(records: "Records", pairs: list[Pair], versions: "Versions") -> Difference:
    """The changes of these files, meetings by date; what only is written in another way is none."""
    versions.read((path, blob) for pair in pairs for path, blob in (pair[:2], pair[2:]))
    files, unread = [], []
    for pair in pairs:
        wrong = list(_unread(pair, versions))
        if wrong:
            unread += wrong
            continue
        old, new = versions.document(pair.old_path, pair.old_blob), versions.document(pair.path, pair.blob)
        register = records.register(str((pair.path or pair.old_path or "").split("/")[1]))
        changes = compared(old, new, register.same if register else itself)
        moved = pair.old_path and pair.path and pair.old_path != pair.path
        if changes or moved:
            files.append(Changed(pair.old_path, pair.path, old, new, changes))
    return Difference(tuple(files), tuple(unread))


def _unread(pair: Pair, versions: "Versions") -> "Iterator[tuple[str, bool]]":
    """The sides of a pair that cannot be read."""
    for path, blob, new in ((pair.old_path, pair.old_blob, False), (pair.path, pair.blob, True)):
        if path and blob and versions.document(path, blob) is None:
            yield path, new
