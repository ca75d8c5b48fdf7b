"""What changed in the records between two revisions, or between one and the work tree."""

from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.meeting import Meeting
from referat_cli.queries.history import MeetingOrRegister, record_changes
from referat_cli.store.paths import FOLDER, home
from referat_cli.store.versions import FileVersion, Versions

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.store.records import Records

# A file is the same under another name where so much of it is, as Git has it.
_ALIKE = 0.5


class VersionPair(NamedTuple):
    """A file in two revisions, None where it is not."""

    before: FileVersion | None
    after: FileVersion | None


class ChangedRecord(NamedTuple):
    """A record that changed: paths, what it said and says, and the changes."""

    old_path: str | None
    path: str | None
    old: MeetingOrRegister | None
    new: MeetingOrRegister | None
    changes: "tuple[RecordChange, ...]"

    @property
    def was_approved(self) -> Meeting | None:
        """The meeting as it was before the change, where it was approved then."""
        return self.old if isinstance(self.old, Meeting) and self.old.status == "godkjent" else None


class Difference(NamedTuple):
    """What changed, by path; and the versions that cannot be read: the path, and whether it is the new one."""

    files: tuple[ChangedRecord, ...]
    unreadable: tuple[tuple[str, bool], ...]


def between(records: "Records", old: str, new: str) -> list[VersionPair]:
    """The record files that differ in two commits; renames are what Git takes for such."""
    location = records.location
    files = location.git.changed_files(old, new, location.below + FOLDER) if location.git else None
    pairs = (
        VersionPair(*(_archived(name and name.removeprefix(location.below), blob) for name, blob in ends))
        for ends in ((*file.before, (file.path, file.blob)) for file in files or ())
    )
    return [pair for pair in pairs if pair.before or pair.after]


def _archived(path: str | None, blob: str | None) -> FileVersion | None:
    return FileVersion(path, blob) if path and blob and home(path) else None


def to_work_tree(records: "Records", old: str) -> list[VersionPair]:
    """The record files that stand otherwise on the disk than in a commit, new ones among them.

    A file that is gone and one that is new are the same under another name where half of them is alike.
    """
    git, below = records.location.git, records.location.below
    listed = git.files_of(old, below + FOLDER) if git else {}
    then = {name.removeprefix(below): blob for name, blob in listed.items()}
    now: dict[str, str] = dict(
        records.rows("SELECT path, blob FROM snapshot_file WHERE kind IS NOT NULL AND blob IS NOT NULL")
    )
    differing = sorted(path for path in then.keys() | now.keys() if then.get(path) != now.get(path))
    before = {path: version for path in differing if (version := _archived(path, then.get(path)))}
    after = {path: FileVersion(path, now[path]) for path in differing if path in now}
    found = [VersionPair(before[path], after[path]) for path in before if path in after]
    gone = [version for path, version in before.items() if path not in after]
    came = sorted(version for path, version in after.items() if path not in before)
    versions = Versions(records)
    versions.readable([*gone, *came])
    documents = {version: versions.record(version) for version in gone}
    for version in came:
        new = versions.record(version)
        best = max(((_alike(old, new), then) for then, old in documents.items()), default=(0.0, None))
        was = best[1] if best[0] >= _ALIKE else None
        if was:
            del documents[was]
        found.append(VersionPair(was, version))
    found += [VersionPair(version, None) for version in documents]
    return sorted(found, key=path_of)


def path_of(pair: VersionPair) -> str:
    """Where the file of a pair lies, or lay where it is gone."""
    version = pair.after or pair.before
    return version.path if version else ""


def _alike(one: MeetingOrRegister | None, other: MeetingOrRegister | None) -> float:
    """How much of two documents is the same, from 0 to 1, by their parts."""
    if one is None or other is None or type(one) is not type(other):
        return 0.0
    import msgspec  # noqa: PLC0415 - few files are moved

    ours, theirs = (set(msgspec.json.encode(side).split(b",")) for side in (one, other))
    return len(ours & theirs) / max(len(ours), len(theirs))


def difference(records: "Records", pairs: list[VersionPair]) -> Difference:
    """The changes of these files, meetings by date; what only is written in another way is none."""
    versions = Versions(records)
    readable = versions.readable([version for pair in pairs for version in pair if version])
    files, unreadable = [], []
    for pair in pairs:
        wrong = [(version.path, version is pair.after) for version in pair if version and version not in readable]
        if wrong:
            unreadable += wrong
            continue
        old, new = map(versions.record, pair)
        changes = record_changes(old, new, records.canonical_name(path_of(pair).split("/")[1]))
        old_path, path = (version and version.path for version in pair)
        if changes or (old_path and path and old_path != path):
            files.append(ChangedRecord(old_path, path, old, new, changes))
    return Difference(tuple(files), tuple(unreadable))
