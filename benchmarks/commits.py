"""A repository in which something is committed to be measured, and which is afterwards as it was."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def as_before(folder: Path) -> Iterator[None]:
    """Whatever is committed inside is gone afterwards; raises `RuntimeError` where there is work to be lost."""
    if _git(folder, "status", "--porcelain"):
        message = f"{folder} has changes that are not committed"
        raise RuntimeError(message)
    before = _git(folder, "rev-parse", "HEAD")
    try:
        yield
    finally:
        _git(folder, "reset", "--hard", "--quiet", before)


def commit(folder: Path, path: str, text: str) -> None:
    """Commit a meeting with this text."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    _git(folder, "add", "--", path)
    identity = ["-c", "user.name=Sekretariatet", "-c", "user.email=sekretariatet@example.org"]
    _git(folder, *identity, "commit", "--quiet", "--message", f"Record {path}", "--", path)


def commit_with_more(folder: Path, path: str, number: int) -> None:
    """Commit a new version of a meeting: a word more in what was said of its first case."""
    text = (folder / path).read_text(encoding="utf-8")
    commit(folder, path, text.replace("    referat: |\n      ", f"    referat: |\n      Nytt {number}: ", 1))


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()
