"""How long does it take to read every version of every meeting once, and keep nothing?

    python -m benchmarks.stream REPOSITORY

is what the first build of the index is held against: one process asks ``git log --raw`` which versions there are and
deals them out, and as many processes as there are processors take them from ``git cat-file --batch`` and parse them,
with the reader and in the way that the commands do it. Prints how many were read.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from threading import Thread
from typing import IO

from referat_cli.document.parser import read

# So many versions are dealt out at a time: the fewer, the more evenly; the more, the seldomer somebody waits.
_PIECE = 200

_content: list[subprocess.Popen[bytes]] = []


def versions(folder: Path) -> Iterator[tuple[str, str]]:
    """The blob and the path of every version in the history of HEAD, each blob once."""
    command = ["git", "log", "--raw", "--no-abbrev", "--no-renames", "--format=", "--", "minutes"]
    seen: set[str] = set()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8") as log:
        assert log.stdout  # noqa: S101 - it is a pipe
        for line in log.stdout:
            if not line.startswith(":"):
                continue
            about, path = line.rstrip("\n").split("\t")
            blob = about.split(" ")[3]
            if blob not in seen and path.endswith(".yaml") and blob.strip("0"):
                seen.add(blob)
                yield blob, path


def pieces(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """The same, so many at a time."""
    piece: list[tuple[str, str]] = []
    for version in versions(folder):
        piece.append(version)
        if len(piece) == _PIECE:
            yield piece
            piece = []
    yield piece


def parsed(piece: Sequence[tuple[str, str]]) -> int:
    """Parse these versions, and say how many could be read."""
    source, sink = _content[0].stdout, _content[0].stdin
    assert source and sink  # noqa: S101, PT018 - both are pipes
    # Asked from a thread, so that Git finds the next while this one is parsed.
    Thread(target=_ask, args=(sink, [blob for blob, _path in piece])).start()
    count = 0
    for _blob, path in piece:
        size = int(source.readline().split()[2])
        count += read(source.read(size + 1)[:-1], path).readable
    return count


def _ask(sink: IO[bytes], blobs: Sequence[str]) -> None:
    sink.write("".join(f"{blob}\n" for blob in blobs).encode())
    sink.flush()


def _begin(folder: Path) -> None:
    _content[:] = [
        subprocess.Popen(["git", "cat-file", "--batch"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    ]


def main() -> None:
    """Read everything, and say how much it was."""
    folder = Path(sys.argv[1])
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    gc.freeze()
    with ProcessPoolExecutor(processors, initializer=_begin, initargs=(folder,)) as pool:
        print(sum(pool.map(parsed, pieces(folder))))


if __name__ == "__main__":
    main()
