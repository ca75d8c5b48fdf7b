"""On which line of its file does a value of the snapshot stand?"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from referat_cli.archive.snapshot import Unreadable, read_file

if TYPE_CHECKING:
    from referat_cli.archive.records import Records
    from referat_cli.record.problem import Where


def lines_of(records: "Records", wanted: "Sequence[tuple[str, Where]]") -> list[int | None]:
    """The line of each value, given the path of its file and the place in it; None where the file is gone meanwhile.

    Files are read here, each once, because the index knows no lines.
    """
    from referat_cli.record.reading import read  # noqa: PLC0415 - few questions read files

    documents = {path: read(content, path) for path, content in _contents(records, {path for path, _where in wanted})}
    return [documents[path].place(where).line if path in documents else None for path, where in wanted]


def _contents(records: "Records", paths: set[str]) -> Iterator[tuple[str, bytes]]:
    """What stands in each file of the snapshot."""
    location = records.location
    for path in sorted(paths & records.held.from_disk):
        try:
            yield path, read_file(location.root, path)
        except Unreadable:
            continue
    rest = paths - records.held.from_disk
    if rest and location.git:
        blobs = {path: blob for path, blob in records.rows("SELECT path, blob FROM held") if path in rest and blob}
        yield from zip(blobs, location.git.blobs(blobs.values()), strict=True)
