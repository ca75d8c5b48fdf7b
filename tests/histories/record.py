"""What has been committed of a generated history so far, and how does the next commit come about?"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Self

from tests.histories.model import Document, Meeting, Register, Tree
from tests.histories.people import Source
from tests.histories.repository import Commit, Importer
from tests.histories.truth import identity

AUTHORS = (
    "Åse Vik <aase.vik@example.org>",
    "Jon Bakke <jon.bakke@example.org>",
    "Mari Sæther <mari.sather@example.org>",
    "Noor Haddad <noor.haddad@example.org>",
)
CODER = "Ida Kode <ida.kode@example.org>"
Files = dict[str, Document | None]


class Record:
    """The commits so far, with all files of each. ``code`` is the committee's folder."""

    def __init__(self, source: Source, importer: Importer) -> None:
        self.source, self.importer = source, importer
        self.code = "prove"
        self.commits: list[Commit] = []
        self.trees: dict[str, Tree] = {}
        self.tree: Tree = {}
        self._clock = datetime(1, 1, 1)  # noqa: DTZ001 - see `_time`

    def on(self, day: date) -> Self:
        """Let the next commit be made that day, or later where others were made after it."""
        hours = timedelta(hours=self.source.chance.randint(8, 15), minutes=self.source.chance.randint(0, 59))
        self._clock = max(self._clock, datetime(day.year, day.month, day.day) + hours)  # noqa: DTZ001 - see `_time`
        return self

    def _time(self) -> datetime:
        """The time of the next commit, with the offset that clocks have there then."""
        self._clock += timedelta(minutes=self.source.chance.randint(1, 40), seconds=self.source.chance.randint(0, 59))
        summer = 4 <= self._clock.month <= 10
        return self._clock.replace(tzinfo=timezone(timedelta(hours=2 if summer else 1)))

    @property
    def last(self) -> Commit:
        """The newest commit of the main line."""
        return next(commit for commit in reversed(self.commits) if self.trees[commit.id] is self.tree)

    def path(self, key: int) -> str | None:
        """Where a meeting lies, None where it is gone."""
        return next((path for path, document in self.tree.items() if identity(document) == key), None)

    def meeting(self, key: int) -> Meeting | None:
        """The meeting as it stands, None where it is gone or can't be read."""
        found = self.tree.get(self.path(key) or "")
        return found if isinstance(found, Meeting) else None

    def meetings(self) -> list[Meeting]:
        """The meetings that can be read."""
        return [document for document in self.tree.values() if isinstance(document, Meeting)]

    def register_path(self) -> str:
        """Where the register lies."""
        return f"minutes/{self.code}/utvalg.yaml"

    def home(self, meeting: Meeting, second: str = "") -> str:
        """Where a meeting should lie; ``second`` is what follows the date."""
        return f"minutes/{self.code}/{meeting.date[:4]}/{meeting.date}{second}.yaml"

    def anybody(self) -> str:
        """One of those who write."""
        return self.source.chance.choice(AUTHORS)

    def commit(self, kind: str, subject: str, files: Files, author: str | None = None, body: str = "") -> Commit:
        """Commit files on the main line; None takes a file away."""
        parents = (self.last.id,) if self.commits else ()
        commit = self._write(kind, subject, _altered(self.tree, files), author, parents, body=body)
        self.tree = self.trees[commit.id]
        return commit

    def change(self, kind: str, subject: str, *meetings: Meeting, register: Register | None = None) -> Commit:
        """Commit versions of meetings where these lie now, and of the register."""
        files: Files = {self.path(meeting.key) or self.home(meeting): meeting for meeting in meetings}
        if register:
            files[self.register_path()] = register
        return self.commit(kind, subject, files)

    def side(self, kind: str, subject: str, onto: Commit, files: Files, author: str) -> Commit:
        """Commit files beside the main line, after the commit ``onto``."""
        return self._write(kind, subject, _altered(self.trees[onto.id], files), author, (onto.id,), side=True)

    def merge(self, side: Commit, files: Files, author: str) -> Commit:
        """Join a side line to the main line; ``files`` are what it brings."""
        parents = (self.last.id, side.id)
        commit = self._write("merge", f"Merge «{side.subject}»", _altered(self.tree, files), author, parents)
        self.tree = self.trees[commit.id]
        return commit

    def revert(self, commit: Commit) -> Commit | None:
        """Undo a commit of the main line, as ``git revert`` does; None where later ones touched the same files."""
        old, new = self.trees[commit.parents[0]], self.trees[commit.id]
        touched = {path for path in {*old, *new} if old.get(path) is not new.get(path)}
        if any(self.tree.get(path) is not new.get(path) for path in touched):
            return None
        subject, body = f'Revert "{commit.subject}"', f"This reverts commit {commit.id}."
        return self.commit("revert", subject, {path: old.get(path) for path in sorted(touched)}, body=body)

    def _write(  # noqa: PLR0913 - what a commit consists of
        self,
        kind: str,
        subject: str,
        tree: Tree,
        author: str | None,
        parents: tuple[str, ...],
        *,
        body: str = "",
        side: bool = False,
    ) -> Commit:
        time = self._time()
        commit = Commit("", kind, subject, author or self.anybody(), time.isoformat(), parents)
        before = self.trees[parents[0]] if parents else {}
        known = self.importer.commit(commit, int(time.timestamp()), body, (before, tree), side=side)
        commit = Commit(known, kind, subject, commit.author, commit.time, parents)
        self.commits.append(commit)
        self.trees[commit.id] = tree
        return commit


def _altered(tree: Tree, files: Files) -> Tree:
    """A tree with some of its files altered."""
    kept = {path: document for path, document in tree.items() if path not in files}
    return kept | {path: document for path, document in files.items() if document is not None}


def moved(record: Record, pairs: Iterable[tuple[str, str]], change: Callable[[Document], Document]) -> Files:
    """Files moved from path to path, each changed on the way."""
    files: Files = {}
    for old, new in pairs:
        files[old] = None
        files[new] = change(record.tree[old])
    return files
