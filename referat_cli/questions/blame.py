"""Which commit gave each point of a decision the words that it has?"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from referat_cli.archive.history import Commit
from referat_cli.meeting.redline import compare
from referat_cli.questions.history import Document, OfCase
from referat_cli.record.minutes import Meeting, Points, point_number, walk

# The commit of each point, by its number; None for one that no commit gave, as far as is known.
Given = dict[str, Commit | None]


class Blamed(NamedTuple):
    """A point of the decision as it stands, its words, and the commit that gave it them."""

    number: str
    text: str
    commit: Commit | None


def blame(events: Iterable[OfCase], decision: Points, blob: str | None = None) -> list[Blamed]:
    """Each point of a decision as it stands in a version of its file, by the events of its case.

    Words that no commit has given yet have no commit.

    A point that moved, in its list or with its file, keeps its words and so its commit; a merge gives no words that one
    of its sides had. What was deleted and brought back has the words it had.
    """
    known: dict[str, tuple[Points, Given]] = {}
    last: tuple[Points, Given] = ((), {})
    for event, number, old_number in events:
        now = _decision(event.new, number)
        sides = [known[blob] for blob in event.olds if blob in known] or [(_decision(event.old, old_number), {})]
        sides = [side if side[0] else last for side in sides]
        given: Given = {point_number(at): event.commit for at, _point in walk(now)}
        for points, theirs in sides:
            given |= _kept(points, now, theirs)
        if now:
            last = (now, given)
        if event.blob:
            known[event.blob] = (now, given)
    points, theirs = known.get(blob or "", last)
    final = _kept(points, decision, theirs)
    return [Blamed(point_number(at), point.text, final.get(point_number(at))) for at, point in walk(decision)]


def _decision(document: Document | None, number: str) -> Points:
    if not isinstance(document, Meeting):
        return ()
    return next((case.decision or () for case in document.cases if case.number == number), ())


def _kept(old: Points, new: Points, given: Mapping[str, Commit | None]) -> Given:
    """The points of a new decision that have the words they had, each with the commit it had."""
    if not old or not new:
        return {}
    return {
        change.target: given.get(change.source)
        for change in compare(old, new)
        if change.source and change.target and change.old_text == change.new_text
    }
