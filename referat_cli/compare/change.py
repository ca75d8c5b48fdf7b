"""One change between two versions of a record, in the record's own terms."""

from typing import Literal, NamedTuple

from referat_cli.compare.significance import Wording, judge
from referat_cli.compare.text_diff import Words, compare_words
from referat_cli.model.fields import Json

# A place in a document, as rules name it: keys, and positions from 0.
ChangePlace = tuple[str | int, ...]

# What became of it, in the words of the comparison of points; ``rekkefoelge`` is the order of a list.
ChangeKind = Literal["endret", "kosmetisk", "redaksjonell", "tilfoeyd", "stroeket", "flyttet", "rekkefoelge"]


class RecordChange(NamedTuple):
    """One change of a meeting or a register.

    ``case`` is the number of the case (the new one, where it has one) for what stands under ``saker``, and None for
    everything else, the agenda too. ``field`` is the path of what changed ("vedtak/2.3/frist"); for people, and not
    unique where a record says a thing twice. ``was_at`` and ``is_at`` are exact: the place in the old and in the new
    document, None where the item that it belongs to is not there; a key that is not written has the place it would
    have.

    ``before`` and ``after`` are the values. A list whose items have changes of their own has one itself only where it
    would else be lost whether it is written: as ``[]``, without its items. Of a case
    that came or went they are its title. ``text`` says that the values are texts, to be shown word by word. Of a point
    that was moved ``moved_from`` is the number it had, and ``wording`` what happened to its text.
    """

    case: str | None
    field: str
    before: Json
    after: Json
    kind: ChangeKind
    was_at: ChangePlace | None
    is_at: ChangePlace | None
    text: bool = False
    moved_from: str | None = None
    wording: Wording | None = None

    @property
    def words(self) -> Words:
        """The kept, deleted and inserted words of a text, compared when asked for; nothing for other values."""
        before, after = self.before, self.after
        if not self.text or not isinstance(before, str | None) or not isinstance(after, str | None):
            return ()
        if before is None or after is None:
            kind: Literal["tilfoeyd", "stroeket"] = "tilfoeyd" if before is None else "stroeket"
            text = after if before is None else before
            return ((kind, text),) if text else ()
        return compare_words(before, after)


class Cursor(NamedTuple):
    """Where the comparison stands: the path so far, the place in both documents, and the case it is in."""

    path: str
    was: ChangePlace | None
    now: ChangePlace | None
    case: str | None = None

    def under(self, key: str) -> "Cursor":
        """The place of a key."""
        return Cursor(
            f"{self.path}/{key}" if self.path else key,
            None if self.was is None else (*self.was, key),
            None if self.now is None else (*self.now, key),
            self.case,
        )

    def at(self, row: int | None, column: int | None) -> "Cursor":
        """The place of an item of a list, in the old document and in the new; None where it is not there."""
        was = None if row is None or self.was is None else (*self.was, row)
        return self._replace(was=was, now=None if column is None or self.now is None else (*self.now, column))

    def change(self, before: Json, after: Json, *, text: bool = False) -> RecordChange:
        """The change of a value here."""
        kind: ChangeKind = "endret"
        if before is None:
            kind = "tilfoeyd"
        elif after is None:
            kind = "stroeket"
        elif text and isinstance(before, str) and isinstance(after, str):
            wording = judge(before, after)
            kind = "endret" if wording == "uendret" else wording
        return RecordChange(self.case, self.path, before, after, kind, self.was, self.now, text=text)
