"""The changes that commits made to recorded attendance lists: marks, substitutes and lines.

The first recording of a list is no change. A version that cannot be used is left out, and the next one that can be is
compared with the last before it; so is a list that is taken away, or a file that is deleted, when it comes back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.queries.attendance.account import decode_groups
from referat_cli.store.commits import Commit, Step, files_of, steps
from referat_cli.store.paths import home, kind_of
from referat_cli.store.versions import rows_of

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.model.meeting import AttendeeGroup
    from referat_cli.store.records import Records

KEYS = (
    "commit", "emne", "forfatter", "tid", "moetedato", "navn", "felt", "foer", "etter", "etter_godkjenning",
    "utvalg", "gruppe", "sti",
)  # fmt: skip

# How long the place of a group's own key is, and at the least that of a line: deltakere, 0, personer, 3.
_GROUP_KEY, _LINE = 3, 4


class AttendanceChange(NamedTuple):
    """One change that one commit made; ``name`` is the registered one, None where it is of a whole group."""

    commit: Commit
    committee: str
    date: str
    path: str
    group: str
    name: str | None
    after_approval: bool
    change: "RecordChange"


class UnreadableVersion(NamedTuple):
    """A version that cannot be read or used, and the commit that made it."""

    commit: Commit
    path: str


class HistoryCriteria(NamedTuple):
    """The conditions on the changes; None sets none. The person goes by the registered name."""

    committee: str | None = None
    person: str | None = None
    first: str | None = None
    last: str | None = None


class _MeetingVersion(NamedTuple):
    """A version of a meeting without its list; ``roster`` is the number of the list in the index, None for none."""

    committee: str
    date: str
    status: str
    roster: int | None


class _ListChange(NamedTuple):
    """A step from one list to another: the version before it in each parent, and the version after it.

    ``committee`` is the one that the file belongs to in the end, under whose name it is asked for.
    """

    step: Step
    committee: str
    olds: tuple[_MeetingVersion, ...]
    new: _MeetingVersion


def attendance_history(
    records: "Records", criteria: HistoryCriteria, until: str | None = None, limit: int | None = None
) -> tuple[list[AttendanceChange], list[UnreadableVersion], bool]:
    """The changes, newest commit first; the versions that cannot be used; and whether the limit leaves some out.

    ``until`` is the last commit of the history, None for HEAD.
    """
    found = [
        step
        for step in _steps(records, criteria.committee, until)
        if kind_of(step.path or step.old_path or "") == "moete"
    ]
    versions = _versions(records, found)
    owners = _owners(records, found, versions, criteria.committee)
    unreadable: list[UnreadableVersion] = []
    lists = _ListCache(records)
    changes: list[AttendanceChange] = []
    for pair in _newest_commit_first(list(_pairs(found, owners, versions, unreadable))):
        if _matches(pair, criteria):
            changes += (
                change for change in _changes_of(pair, lists, records) if criteria.person in (None, change.name)
            )
        if limit is not None and len(changes) > limit:
            break
    return changes[:limit], unreadable[::-1], limit is not None and len(changes) > limit


def _newest_commit_first(pairs: list[_ListChange]) -> Iterator[_ListChange]:
    """The changes by commit; those of one commit keep their order."""
    for _commit, found in groupby(reversed(pairs), lambda pair: pair.step.commit.id):
        yield from reversed(list(found))


def _matches(pair: _ListChange, criteria: HistoryCriteria) -> bool:
    first, last = criteria.first or "", criteria.last or "9999-99-99"
    return first <= pair.new.date <= last and criteria.committee in (None, pair.committee)


def _changes_of(pair: _ListChange, lists: "_ListCache", records: "Records") -> Iterator[AttendanceChange]:
    """The changes of one step: of a merge, only what no parent had."""
    from referat_cli.compare.records import attendance_changes, itself  # noqa: PLC0415 - few steps change a list

    register = records.register(pair.committee)
    same = register.same if register else itself
    new = lists.of(pair.new)
    first, *others = [attendance_changes(lists.of(old), new, same) for old in pair.olds]
    in_others = [{(change.field, str(change.after)) for change in changes} for changes in others]
    for change in first:
        if not all((change.field, str(change.after)) in changes for changes in in_others):
            continue
        place = change.was_at if change.is_at is None else change.is_at
        listed = lists.of(pair.olds[0]) if change.is_at is None else new
        if listed is None or place is None or len(place) < _GROUP_KEY:
            continue  # the list itself, a group or an order: nobody's mark
        group = listed[int(place[1])]
        name = same(group.people[int(place[3])].name) if len(place) >= _LINE else None
        if name is None and place[-1] != "gruppe":
            continue
        approved = pair.olds[0].status == "godkjent"
        yield AttendanceChange(
            pair.step.commit,
            pair.committee,
            pair.new.date,
            pair.step.path or "",
            group.group,
            name,
            approved,
            change,
        )


def _steps(records: "Records", committee: str | None, until: str | None) -> list[Step]:
    """What commits did to the files of a committee, oldest first; its folder may have had other names."""
    if committee is None:
        return steps(records, until=until)
    found: dict[str, list[Step]] = {}
    waiting = [committee]
    while waiting:
        code = waiting.pop()
        found[code] = steps(records, committee=code, until=until)
        for step in found[code]:
            for name in filter(None, (step.path, step.old_path)):
                other = where.committee if (where := home(name)) else code
                if other not in found and other not in waiting:
                    waiting.append(other)
    if len(found) == 1:
        return found[committee]
    every = dict.fromkeys(step for several in found.values() for step in several)
    order = {commit: at for at, commit in enumerate(dict.fromkeys(s.commit.id for s in steps(records, until=until)))}
    return sorted(every, key=lambda step: order[step.commit.id])


def _versions(records: "Records", found: Iterable[Step]) -> dict[str, _MeetingVersion]:
    """The versions that can be used, by blob."""
    blobs = [
        blob
        for step in found
        for blob in (step.blob, step.old_blob, *(other.blob for other in step.others))
        if blob is not None
    ]
    query = """SELECT v.blob, mt.committee, mt.date, mt.status, mt.roster
        FROM version v JOIN meeting mt ON mt.version = v.id WHERE {blobs}"""
    return {row[0]: _MeetingVersion(*row[1:]) for row in rows_of(records, query, blobs, "moete")}


def _owners(
    records: "Records", found: Sequence[Step], versions: Mapping[str, _MeetingVersion], committee: str | None
) -> list[str]:
    """The committee that the file of each step belongs to, because folders change their names.

    It is the one that the file names now, or named last where the file is gone.
    """
    keys, paths = files_of(found)
    owners: dict[int, str] = {}
    for key, step in zip(keys, found, strict=True):
        if version := versions.get(step.blob or ""):
            owners[key] = version.committee
    query = """SELECT h.path, mt.committee FROM meeting mt JOIN held h ON h.version = mt.version
        WHERE mt.committee = coalesce(?, mt.committee)"""
    owners |= {paths[path]: code for path, code in records.rows(query, (committee,)) if path in paths}
    return [owners.get(key, "") for key in keys]


def _pairs(
    found: Sequence[Step],
    owners: Sequence[str],
    versions: Mapping[str, _MeetingVersion],
    unreadable: list[UnreadableVersion],
) -> Iterator[_ListChange]:
    """The steps that may have changed a list that was recorded before, oldest first."""
    # What counts for an unusable blob, and for a deleted file: the last version before it that can be used.
    standing: dict[str, _MeetingVersion] = {}
    gone: dict[str, _MeetingVersion] = {}
    listless: set[str] = set()  # versions without a list that had one before

    def before(blob: str | None, path: str | None) -> _MeetingVersion | None:
        version = (versions.get(blob) or standing.get(blob)) if blob else gone.get(path or "")
        return version if version and (version.roster is not None or blob in listless) else None

    for step, committee in zip(found, owners, strict=True):
        old, new = before(step.old_blob, step.path), versions.get(step.blob or "")
        if step.path is None:
            if old and step.old_path:
                gone[step.old_path] = old
            continue
        if new is None:
            unreadable.append(UnreadableVersion(step.commit, step.path))
            if old and step.blob:
                standing[step.blob] = old
                listless.update([step.blob] if old.roster is None else [])
            continue
        if old is None:
            continue
        if new.roster is None and step.blob:
            listless.add(step.blob)
        others = [before(other.blob, other.path) for other in step.others]
        olds = (old, *(other for other in others if other))
        if all(version.roster != new.roster for version in olds):
            yield _ListChange(step, committee, olds, new)


class _ListCache:
    """The attendance lists of the index, decoded when they are asked for."""

    def __init__(self, records: "Records") -> None:
        self._records = records

    def of(self, version: _MeetingVersion) -> "tuple[AttendeeGroup, ...] | None":
        """The list of a version."""
        if version.roster is None:
            return None
        ((lines,),) = self._records.rows("SELECT lines FROM roster WHERE id = ?", (version.roster,))
        return decode_groups(lines)
