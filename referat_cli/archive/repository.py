"""What does Git know: where is the repository, which files does it hold, and what stands in them?

The only module that talks to Git. A snapshot is asked of ``git`` itself, one process a question, always with ``-z`` and
never with paths on the command line, so that no name can be taken for an option.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

# Git sets these inside its hooks; followed blindly, they would answer for the wrong repository under -C.
_LOCAL = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
_REGULAR = ("100644", "100755")


class Repository(NamedTuple):
    """A work tree under Git: its top folder, and the environment in which Git answers for it."""

    top: Path
    environment: tuple[tuple[str, str], ...]

    def git(self, *arguments: str) -> bytes:
        """What one git command prints; raises `subprocess.CalledProcessError` where Git says no."""
        import subprocess  # noqa: PLC0415 - see `find`

        done = subprocess.run(  # noqa: S603 - arguments are this module's own constants
            ["git", *arguments],  # noqa: S607 - git is found where the person's own git is
            cwd=self.top,
            env=dict(self.environment),
            capture_output=True,
            check=True,
        )
        return done.stdout

    def worktree_files(self, folder: str) -> list[str]:
        """The files below a folder, tracked or not, but for ignored ones; relative to the top, with slashes.

        A tracked file that is gone from the disk is not among them.
        """
        listed = self.git("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder)
        names = sorted({name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name})
        return [name for name in names if os.path.lexists(self.top / name)]

    def staged_files(self, folder: str) -> dict[str, str | None]:
        """The staged regular files below a folder → their blob ids; None for one whose merge is not resolved."""
        staged: dict[str, str | None] = {}
        for entry in self.git("ls-files", "-z", "--stage", "--", folder).split(b"\0"):
            if entry:
                about, _, name = entry.decode("utf-8", "surrogateescape").partition("\t")
                mode, blob, stage = about.split()
                if mode in _REGULAR:
                    staged[name] = blob if stage == "0" else None
        return staged

    def staged_changes(self, folder: str) -> list[str]:
        """The files below a folder that the next commit adds, changes or removes."""
        listed = self.git("diff", "--cached", "--name-only", "--no-renames", "-z", "--", folder)
        return [name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name]

    def blobs(self, ids: Iterable[str]) -> Iterator[bytes]:
        """The contents of blobs, in order, from one process."""
        import subprocess  # noqa: PLC0415 - see `find`
        from threading import Thread  # noqa: PLC0415

        with subprocess.Popen(
            ["git", "cat-file", "--batch"],  # noqa: S607
            cwd=self.top,
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdin and process.stdout  # noqa: S101, PT018 - both are pipes
            wanted = tuple(ids)
            # Fed from a thread: with thousands of ids both pipes fill up, and each side would wait for the other.
            Thread(target=_feed, args=(process.stdin, wanted), daemon=True).start()
            for _ in wanted:
                size = int(process.stdout.readline().split()[2])
                yield process.stdout.read(size)
                process.stdout.read(1)


def _feed(pipe: IO[bytes], ids: tuple[str, ...]) -> None:
    try:
        pipe.write("".join(f"{blob}\n" for blob in ids).encode())
        pipe.close()
    except BrokenPipeError:
        return  # the reader stopped early


def find(directory: Path) -> Repository | None:
    """The repository whose work tree holds the directory; None without Git or outside every work tree.

    Inside a hook, Git's own GIT_INDEX_FILE is followed when it belongs to this repository: a partial commit is judged
    from the temporary index that holds just what is committed.
    """
    # Git looks for the same from the directory upwards. Where there is nothing to find, to ask it takes 10 ms in vain.
    here = Path(os.path.realpath(directory))
    if not any(os.path.lexists(folder / ".git") for folder in (here, *here.parents)):
        return None
    import subprocess  # noqa: PLC0415 - not needed where there is no repository

    outside = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--path-format=absolute", "--show-toplevel", "--git-dir"],  # noqa: S607
            cwd=directory,
            env=outside,
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    top, folder = (Path(line) for line in done.stdout.decode("utf-8", "surrogateescape").splitlines()[:2])
    index = os.environ.get("GIT_INDEX_FILE")
    if index and Path(os.environ.get("GIT_DIR", folder)).resolve() == folder.resolve():
        outside["GIT_INDEX_FILE"] = str(Path(index).absolute())
    return Repository(top, tuple(outside.items()))
