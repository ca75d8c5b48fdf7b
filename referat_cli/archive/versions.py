"""What stands in the versions that commits and the work tree hold, each read once and found again by its blob?"""

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from referat_cli.archive.filling import Wanted, add
from referat_cli.archive.history import Commit, Step
from referat_cli.archive.paths import FOLDER, is_record, kind_of

if TYPE_CHECKING:
    from referat_cli.archive.records import Records
    from referat_cli.record.minutes import Meeting

# What is not committed yet has no id, no author and no time.
NOT_COMMITTED = Commit("", (), "", "", "")
# A version is asked for when it comes and when the next one takes its place, most often soon after.
_KEPT = 256


class Versions:
    """The meetings in the index, by the ids of their blobs, whichever snapshot holds them."""

    def __init__(self, records: "Records") -> None:
        self._records = records
        self.meeting = lru_cache(_KEPT)(self._meeting)

    def see_to(self, steps: Iterable[Step]) -> None:
        """Read what these steps speak of and the index has not read yet."""
        blobs = {
            (blob, kind_of(path))
            for step in steps
            for path, blob in ((step.path, step.blob), (step.old_path, step.old_blob), *step.others)
            if path and blob
        }

        def fill(db: sqlite3.Connection) -> None:
            known = "SELECT 1 FROM version WHERE blob = ? AND kind = ?"
            wanted = [Wanted(*version) for version in sorted(blobs) if not db.execute(known, version).fetchone()]
            if wanted:
                db.execute("COMMIT")  # a question of the records stands in a transaction that only reads
                try:
                    add(db, self._records.location, wanted)
                finally:
                    db.execute("BEGIN")

        self._records.asked(fill)

    def value(self, blob: str) -> Any:  # noqa: ANN401 - whatever the file says
        """What a meeting says, with the record's own keys; None for what is no meeting, or cannot be read."""
        encoded = self._json(blob)
        return None if encoded is None else json.loads(encoded)

    def _meeting(self, blob: str) -> "Meeting | None":
        """The meeting in a blob; None for what is no meeting, or cannot be read."""
        import msgspec  # noqa: PLC0415 - only who reads a whole meeting pays

        from referat_cli.record.minutes import Meeting  # noqa: PLC0415

        encoded = self._json(blob)
        return None if encoded is None else msgspec.json.decode(encoded, type=Meeting)

    def _json(self, blob: str) -> bytes | None:
        from referat_cli.record.encoding import unpacked  # noqa: PLC0415 - as above

        query = "SELECT record FROM version WHERE blob = ? AND kind = 'moete' AND readable"
        return next((unpacked(record) for (record,) in self._records.rows(query, (blob,))), None)


def uncommitted(records: "Records") -> list[Step]:
    """How the files on the disk differ from the newest commit, as steps that nobody has committed; no renames are told.

    ``records`` are those of the disk.
    """
    location, commit = records.location, records.held.commit
    if location.git is None or location.git.bare or commit is None:
        return []
    listed = location.git.files_of(commit, location.below + FOLDER)
    was = {name.removeprefix(location.below): blob for name, blob in listed.items() if blob and is_record(name)}
    now: dict[str, str] = dict(records.rows("SELECT path, blob FROM held"))
    # What is there and cannot be opened has not gone.
    closed = set(records.held.unopened)
    return [
        Step(NOT_COMMITTED, path if path in now else None, path if path in was else None, now.get(path), was.get(path))
        for path in sorted({*was, *now} - closed)
        if was.get(path) != now.get(path)
    ]
