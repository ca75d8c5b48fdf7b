"""Files and folders that a person may not use as they like."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def with_mode(path: Path, mode: int) -> Iterator[None]:
    """A file or a folder that may be used in this way, while it lasts."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        with suppress(FileNotFoundError):  # it was the index, and has been removed
            path.chmod(before)
