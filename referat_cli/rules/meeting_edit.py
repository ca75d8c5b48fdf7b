"""What was done to one meeting, as the rules over history are asked of it."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from referat_cli.compare.change import RecordChange
from referat_cli.compare.identity import Canonical, as_written, find_place
from referat_cli.i18n import _
from referat_cli.model.fields import Json
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.problem import Where
from referat_cli.store.commits import Commit


class MeetingEdit(NamedTuple):
    """What one commit, or nobody's yet, did to one meeting, as the rules over history are asked of it.

    ``before`` is the last version that could be read, None where the meeting is new; ``after`` is None where it is
    gone. ``canonical_name`` gives the registered name of a spelling. ``closed`` are the points of the committee's
    decisions ("42/24#4") that a case had closed before the commit → the number of that case. ``was`` and ``became`` are
    what the file said, with the record's own keys, and ``now`` what it says today, None where it is gone.
    ``approving`` is the case in which the meeting was approved, and ``unreadable`` says that the file is there and
    cannot be read. ``approved`` is what the committee has approved since ``before``, where it has.
    ``commit`` is the commit, with no id where it is nobody's yet, and None where there may be several.
    """

    before: Meeting | None
    after: Meeting | None
    changes: tuple[RecordChange, ...] = ()
    canonical_name: Canonical = as_written
    closed: Mapping[str, str] = {}
    was: Any = None
    became: Any = None
    now: Any = None
    approving: Case | None = None
    unreadable: bool = False
    approved: Meeting | None = None
    commit: Commit | None = None

    @property
    def gone(self) -> Meeting | None:
        """The meeting that is not in the archive any more."""
        return self.before if self.after is None and not self.unreadable else None

    @property
    def undone_by(self) -> str:
        """What brings the file back with Git; to revert a merge would undo what came with it."""
        if self.commit and self.commit.id:
            short = self.commit.short_id
            return f"git checkout {short}^ -- FIL" if self.commit.is_merge else f"git revert {short}"
        restore = "git checkout HEAD -- FIL"
        return (
            restore if self.commit else _("{restore} før innsjekkingen, git revert etter den").format(restore=restore)
        )

    def place_of(self, change: RecordChange) -> Where:
        """Where the change stands in the file of today, as far as it still does."""
        if change.is_at is not None:
            return self.place_today(change.is_at)
        return find_place(change.was_at or (), self.was, self.now)

    def place_today(self, where: tuple[str | int, ...]) -> Where:
        """Where a place in the new version is in the file of today, as far as it still is."""
        return find_place(where, self.became, self.now)


# More of a value than this is read in the file.
_LONG = 80

# A slash between two figures is that of a case number.
_BETWEEN_NAMES = re.compile(r"(?<!\d)/|/(?!\d)")

# What stands under these is called by its number: «vedtak 2.3».
_NUMBERED = ("vedtak", "forslag_til_vedtak", "rettelser")


def describe_change(change: RecordChange) -> str:
    """What changed, as the record names it, with what was and what is."""
    key, _slash, name = change.field.partition("/")
    what = _BETWEEN_NAMES.sub(", ", f"{key} {name}" if key in _NUMBERED else change.field)
    if change.case and change.field != "saker":
        what = _("{what} i sak {case}").format(what=what, case=change.case)
    elif change.case:
        what = _("sak {case}").format(case=change.case)
    if change.kind == "rekkefoelge":
        return _("{what} står i en annen rekkefølge").format(what=what)
    if change.before is None:
        return _("{what} er lagt til («{after}»)").format(what=what, after=shorten(change.after))
    if change.after is None:
        return _("{what} er tatt ut («{before}»)").format(what=what, before=shorten(change.before))
    wording = change.wording or change.kind
    if change.moved_from and change.before == change.after:
        sentence = _("{what} er flyttet hit fra {number} («{text}»)")
        return sentence.format(what=what, number=change.moved_from, text=shorten(change.after))
    if wording == "kosmetisk":
        return _("{what}: bare mellomrom eller linjeskift er endret (kosmetisk)").format(what=what)
    note = _(" (redaksjonell)") if wording == "redaksjonell" else ""
    before, after = _differing(str(change.before), str(change.after)) if change.text else (change.before, change.after)
    sentence = _("{what}: «{before}» → «{after}»{note}")
    return sentence.format(what=what, before=shorten(before), after=shorten(after), note=note)


def _differing(before: str, after: str) -> tuple[str, str]:
    """Two texts without the words that they begin and end with in common, but for one on each side."""
    old, new = before.split(), after.split()
    if old == new:
        return before, after
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - start
    pairs = zip(reversed(old), reversed(new), strict=False)
    end = min(next((n for n, (a, b) in enumerate(pairs) if a != b), room), room)
    start, end = max(start - 1, 0), max(end - 1, 0)
    return tuple(  # type: ignore[return-value]  # two texts give two
        ("… " if start else "") + " ".join(words[start : len(words) - end]) + (" …" if end else "")
        for words in (old, new)
    )


def shorten(value: Json) -> str:
    """A value in one line, not longer than is read at a glance."""
    if isinstance(value, dict):
        value = [part for part in value.values() if not isinstance(part, dict | list)]
    text = ", ".join(map(shorten, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
