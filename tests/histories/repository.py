"""How does a generated history become a real Git repository, quickly?"""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.histories.model import Tree
from tests.histories.writing import written
from tests.support.running import environment, git

# The branch that side lines are written on; it is gone when the history is made.
_SIDE = "refs/heads/arbeid"
# Who puts the commits in, which is somebody else than those who wrote them.
_COMMITTER = "Arkivet <arkivet@example.org>"


@dataclass(frozen=True)
class Commit:
    """One commit, as Git tells of it; ``kind`` is what the generator wanted with it."""

    id: str
    kind: str
    subject: str
    author: str
    time: str
    parents: tuple[str, ...]

    @property
    def is_merge(self) -> bool:
        """Whether the commit joins two lines."""
        return len(self.parents) > 1


class Importer:
    """A running ``git fast-import`` that answers every commit with its id; used as a context."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        git(folder, "init", "--quiet", "--initial-branch=main")
        command = ["git", "fast-import", "--quiet", "--force", "--done"]
        self._running = subprocess.Popen(
            command, cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._marks: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        """Write what is left, and fill the work tree."""
        self._pipe.write(b"done\n")
        self._pipe.close()
        answered = self._running.stdout
        if answered:
            answered.close()
        code = self._running.wait()
        if error is None:
            assert code == 0, "git fast-import failed"
            git(self.folder, "update-ref", "-d", _SIDE)
            git(self.folder, "reset", "--quiet", "--hard", "main")

    @property
    def _pipe(self) -> IO[bytes]:
        pipe = self._running.stdin
        assert pipe is not None
        return pipe

    def commit(self, commit: Commit, seconds: int, body: str, trees: tuple[Tree, Tree], *, side: bool) -> str:
        """Write a commit whose files go from the first tree, its first parent's, to the second; its id."""
        mark = len(self._marks) + 1
        when = f"{seconds} {commit.time[-6:].replace(':', '')}"
        message = (f"{commit.subject}\n\n{body}" if body else commit.subject) + "\n"
        head = [f"commit {_SIDE if side else 'refs/heads/main'}", f"mark :{mark}"]
        head += [f"author {commit.author} {when}", f"committer {_COMMITTER} {when}"]
        parts = ["\n".join(head).encode() + b"\n", _data(message)]
        for word, parent in zip(("from", "merge"), commit.parents, strict=False):
            parts.append(f"{word} :{self._marks[parent]}\n".encode())
        old, new = trees
        parts += [f"D {path}\n".encode() for path in old if path not in new]
        for path, document in new.items():
            if path not in old or (old[path] is not document and old[path] != document):
                parts += [f"M 100644 inline {path}\n".encode(), _data(written(document))]
        parts.append(f"get-mark :{mark}\n".encode())
        self._pipe.write(b"".join(parts))
        self._pipe.flush()
        answer = self._running.stdout
        assert answer is not None
        known = answer.readline().decode().strip()
        self._marks[known] = mark
        return known


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%s\n" % (len(content), content)
