"""The changes of what the registers say of a person, each with the commit that made it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.compare.records import register_changes
from referat_cli.model.committee import Committee
from referat_cli.store.commits import Commit
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.timeline import FileChange, own_changes, timeline
from referat_cli.store.versions import Versions

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.store.records import Records

# How long the place of a person's line is at the least: grupper, 0, personer, 3.
_LINE = 4


class RegisterChange(NamedTuple):
    """A change that one commit made in what a register says of the person."""

    commit: Commit
    committee: str
    path: str
    change: "RecordChange"


def register_history(
    records: "Records", name: str, until: str | None = None
) -> tuple[list[RegisterChange], list[FileChange]]:
    """The changes of the person of that registered name, newest first, and the changes of files that have a gap.

    A line that stands in the first version of a register is added by it.
    """
    versions = Versions(records)
    found: list[RegisterChange] = []
    gaps: list[FileChange] = []
    for code in sorted(records.names_of_committees()):
        same = records.canonical_name(code)
        for change in timeline(records, path=f"{FOLDER}/{code}/{REGISTER}", until=until):
            new = versions.record(change.after)
            if change.gap:
                gaps.append(change)
            elif isinstance(new, Committee) and change.after:
                empty = Committee(format=new.format, code=new.code, name=new.name)
                olds = [old for old in map(versions.record, change.parents) if isinstance(old, Committee)] or [empty]
                found += [
                    RegisterChange(change.commit, code, change.after.path, one)
                    for one in own_changes([register_changes(old, new) for old in olds])
                    if name in set(map(same, _names(one, olds[0], new)))
                ]
    order = {commit.id: at for at, commit in enumerate(dict.fromkeys(change.commit for change in found))}
    return sorted(found, key=lambda c: (c.commit.time, order[c.commit.id]), reverse=True), gaps


def _names(change: "RecordChange", old: Committee, new: Committee) -> Iterator[str]:
    """The names that a change is about, as written."""
    for place, register in ((change.was_at, old), (change.is_at, new)):
        if place and place[0] == "grupper" and len(place) >= _LINE:
            yield register.groups[int(place[1])].people[int(place[3])].name
    place = change.is_at or change.was_at
    if place and place[0] == "alias":
        yield from (value for value in (change.before, change.after) if isinstance(value, str))
