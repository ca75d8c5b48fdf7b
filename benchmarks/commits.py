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


def commit(folder: Path, path: str, number: int) -> None:
    """Commit a new version of a meeting: a word more in what was said of its first case."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    more = text.replace("    referat: |\n      ", f"    referat: |\n      Nytt {number}: ", 1)
    file.write_text(more, encoding="utf-8")
    identity = ["-c", "user.name=Sekretariatet", "-c", "user.email=sekretariatet@example.org"]
    _git(folder, *identity, "commit", "--quiet", "--message", f"Correct {path}", "--", path)


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()
