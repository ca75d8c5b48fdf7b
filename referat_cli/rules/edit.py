"""What did one commit do to one meeting, and where does it stand today?"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from referat_cli.meeting.changes import itself
from referat_cli.meeting.pairing import Same
from referat_cli.meeting.record_change import RecordChange
from referat_cli.record.minutes import Meeting
from referat_cli.record.problem import Where

# What makes two items of a list the same in two versions of a meeting, by the first of these keys that both have.
_NAMES = ("saksnr", "navn", "gruppe", "sak", "tittel")


class Edit(NamedTuple):
    """What one commit, or nobody's yet, did to one meeting, as the rules over history are asked of it.

    ``before`` is the last version that could be read, None where the meeting is new; ``after`` is None where it is
    gone. ``same`` gives the registered name of a spelling. ``closed`` are the points of the committee's decisions
    ("42/24#4") that a case had closed before the commit → the number of that case. ``was`` and ``became`` are what the
    file said, with the record's own keys, and ``now`` what it says today, None where it is gone.
    """

    before: Meeting | None
    after: Meeting | None
    changes: tuple[RecordChange, ...] = ()
    same: Same = itself
    closed: Mapping[str, str] = {}
    was: Any = None
    became: Any = None
    now: Any = None

    def where(self, change: RecordChange) -> Where:
        """Where the change stands in the file of today, as far as it still does."""
        if change.is_at is not None:
            return self.there(change.is_at)
        return moved(change.was_at or (), self.was, self.now)

    def there(self, where: Where) -> Where:
        """Where a place in the new version is in the file of today, as far as it still is."""
        return moved(where, self.became, self.now)


def moved(where: Where, then: Any, now: Any) -> Where:  # noqa: ANN401 - documents
    """A place in one version of a document as a place in another: as far as it is there."""
    found: list[Any] = []
    for step in where:
        item = then[step] if _has(then, step) else None
        there = _same(step, item, now) if isinstance(step, int) and isinstance(now, list) else step
        if there is None or not _has(now, there):
            break
        found.append(there)
        then, now = item, now[there]
    return tuple(found)


def _has(value: Any, step: object) -> bool:  # noqa: ANN401 - a part of a document
    if isinstance(step, int):
        return isinstance(value, list) and 0 <= step < len(value)
    return isinstance(value, dict) and step in value


def _same(index: int, item: Any, now: list[Any]) -> int | None:  # noqa: ANN401 - a part of a document
    """The position of the item in another version of its list; None where it is not there."""
    if item in now:
        return now.index(item)
    if isinstance(item, dict):
        for name in _NAMES:
            if name in item:
                return next((n for n, other in enumerate(now) if _has(other, name) and other[name] == item[name]), None)
    return index if index < len(now) else None
