"""The templates of an archive, as they are on the disk or were in a commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from referat_cli.paper.writing.look import TEMPLATES
from referat_cli.store.paths import Location


@contextmanager
def own_templates(location: Location, revision: str | None) -> Iterator[Path | None]:
    """The folder of an archive that has its templates; None where it has none, or is a link out of the archive.

    Those of a commit lie in a folder of their own until the paper is made, so that an old paper is as it was.
    """
    if revision is not None and location.git:
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - 8 ms, and few papers are of a commit

        with TemporaryDirectory(prefix="referat-") as made:
            yield _of_commit(location, revision, Path(made))
        return
    folder = location.root / TEMPLATES
    yield folder if folder.is_dir() and folder.resolve().is_relative_to(location.root.resolve()) else None


def _of_commit(location: Location, revision: str, made: Path) -> Path | None:
    """Write the templates of a commit into a folder; links are left out, for where they lead is no part of it."""
    assert location.git is not None  # noqa: S101 - a revision is a repository's
    listed = location.git.files_of(revision, location.below + TEMPLATES)
    blobs = {name.removeprefix(location.below): blob for name, blob in listed.items() if blob}
    for name, content in zip(blobs, location.git.blobs(blobs.values()), strict=True):
        file = made / name
        if file.resolve().is_relative_to(made.resolve()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return made / TEMPLATES if (made / TEMPLATES).is_dir() else None
