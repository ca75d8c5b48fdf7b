"""When did which commit change what the registers say of a person?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from referat_cli.compare.records import register_changes
from referat_cli.model.committee import Committee
from referat_cli.store.commits import Commit, Step, steps
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.tables import unpacked
from referat_cli.store.versions import rows_of

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.store.records import Records

KEYS = ("commit", "emne", "forfatter", "tid", "utvalg", "sti", "felt", "foer", "etter")

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
) -> tuple[list[RegisterChange], list[Step]]:
    """The changes of the person of that registered name, newest first, and the steps to versions that cannot be used.

    A line that stands in the first version of a register is added by it.
    """
    found: list[RegisterChange] = []
    unused: list[Step] = []
    for code in sorted(records.names_of_committees()):
        register = records.register(code)
        if register is None:
            continue
        past = steps(records, path=f"{FOLDER}/{code}/{REGISTER}", until=until)
        versions = _versions(records, past)
        last: dict[str, Committee] = {}  # a version that cannot be used → the one that counts for it
        for step in past:
            new = versions.get(step.blob or "")
            old = versions.get(step.old_blob or "") or last.get(step.old_blob or "")
            if step.path is None or step.others:
                continue
            if new is None:
                unused.append(step)
                if old and step.blob:
                    last[step.blob] = old
                continue
            before = old or Committee(format=new.format, code=new.code, name=new.name)
            found += [
                RegisterChange(step.commit, code, step.path, change)
                for change in register_changes(before, new)
                if name in set(map(register.same, _names(change, before, new)))
            ]
    order = {commit.id: at for at, commit in enumerate(dict.fromkeys(change.commit for change in found))}
    return sorted(found, key=lambda c: (c.commit.time, order[c.commit.id]), reverse=True), unused


def _versions(records: "Records", past: list[Step]) -> dict[str, Committee]:
    blobs = [blob for step in past for blob in (step.blob, step.old_blob) if blob]
    query = "SELECT v.blob, v.record FROM version v WHERE v.readable AND {blobs}"
    rows = rows_of(records, query, blobs, "utvalg")
    return {blob: msgspec.json.decode(unpacked(record), type=Committee) for blob, record in rows}


def _names(change: "RecordChange", old: Committee, new: Committee) -> Iterator[str]:
    """The names that a change is about, as written."""
    for place, register in ((change.was_at, old), (change.is_at, new)):
        if place and place[0] == "grupper" and len(place) >= _LINE:
            yield register.groups[int(place[1])].people[int(place[3])].name
    place = change.is_at or change.was_at
    if place and place[0] == "alias":
        yield from (value for value in (change.before, change.after) if isinstance(value, str))
