"""What Git knows: where the repository is, which files it holds, and what stands in them.

The only module that knows what to ask Git, by way of `store/git_process.py`: one process a question, with ``-z`` where
names come, and what people have written behind ``--`` or on standard input, so that no name is taken for an option.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.git_output import (
    REGULAR,
    Blob,
    blob_id,
    check_ids,
    parse_hidden,
    split_lines,
    split_names,
    split_stream,
)
from referat_cli.store.git_process import (
    Answer,
    ask,
    begin,
    failed,
    finish,
    partial_clone,
    start,
    stream,
    understood,
)
from referat_cli.store.index_copy import OPTIONS, copy_index
from referat_cli.store.own_folder import own_folder

if TYPE_CHECKING:
    import subprocess

    from referat_cli.store.git_log import LoggedCommit, LoggedFile


# How `cat-file` answers with an id.
_OBJECT = rb"([0-9a-f]{40}|[0-9a-f]{64}) \w+ \d+\n"

# How long the ids are that most repositories have.
_SHA1 = 40

# The years in which Git takes a date for what it says.
_FIRST_YEAR, _LAST_YEAR = 1971, 2098


class Repository(NamedTuple):
    """A repository: its top folder, where Git keeps its things, and the environment in which Git answers for it.

    ``common`` is what linked work trees share. A bare repository has no work tree: its top is Git's own folder.
    """

    top: Path
    folder: Path
    common: Path
    bare: bool
    environment: tuple[tuple[str, str], ...]

    def _answer(self, *arguments: str, given: bytes = b"") -> Answer:
        return ask(self.top, dict(self.environment), *arguments, given=given)

    def _said(self, *arguments: str) -> bytes:
        """What one git command prints; raises `UserError` where Git does not do it."""
        return self._answer(*arguments).checked()

    def _lines(self, *arguments: str) -> list[str]:
        """The lines that one git command prints; raises `UserError` as `_said` does."""
        listed = self._said(*arguments)
        with understood():
            return split_lines(listed)

    def _begun(self, *arguments: str, **variables: str) -> "subprocess.Popen[bytes]":
        """A git command that runs while we do something else."""
        return start(self.top, dict(self.environment) | variables, *arguments)

    def begin_status(self, folder: str) -> Callable[[], tuple[bytes, bool]]:
        """Let Git begin to compare the work tree with the newest commit; the function returned waits for its answer.

        With it comes whether Git warned of something, as of a folder that it could not look into.

        Git notes what it has seen of the files in a copy of its index (`index_copy`), and takes no lock in the
        repository. Raises `UserError` where it does not answer.
        """
        form = ("--porcelain=v2", "--branch", "--no-ahead-behind", "--untracked-files=all", "--no-renames", "-z")
        # Within a submodule Git would look by a process of its own, with the settings that stand there.
        whole = ("status", *form, "--ignore-submodules=dirty")
        of_folder = (*whole, "--", folder)
        copy = None
        # In a hook the index may be one that Git has made for this commit alone.
        if "GIT_INDEX_FILE" not in dict(self.environment) and (kept_in := own_folder(self.common, make=True)):
            copy = copy_index(self.folder, kept_in, folder)
        if copy is None:
            process = self._begun(*of_folder)
        else:
            # What Git has seen of folders it takes only where it looks through all of them.
            process = self._begun(*OPTIONS, *(whole if copy.mostly_records else of_folder), **copy.variables)

        def answer() -> tuple[bytes, bool]:
            status = finish(process)
            if copy and status.code:
                copy.discard()
            elif copy:
                copy.keep()
            return (self._said(*of_folder), True) if status.code else (status.out, bool(status.said))

        return answer

    def begin_hidden(self, folder: str) -> Callable[[], dict[str, tuple[str, bool]]]:
        """Let Git begin to list the files that it has been told not to look at; the function returned waits for it.

        They are those of ``--assume-unchanged`` and ``--skip-worktree``, with the blobs that the next commit holds, and
        whether they may be absent from the disk, as in a sparse checkout.
        """
        process = self._begun("ls-files", "-v", "--stage", "-z", "--", folder)

        def answer() -> dict[str, tuple[str, bool]]:
            listed = finish(process).checked()
            with understood():
                return parse_hidden(listed)

        return answer

    def ignored(self, folder: str) -> list[str]:
        """The files below a folder of the work tree that Git is told to leave out."""
        listed = self._said("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", folder)
        with understood():
            return split_names(listed)

    def names_of_files(self) -> list[str]:
        """Every file of the repository, ignored ones left out, and those of the newest commit where there are none."""
        listed = b"" if self.bare else self._said("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        if not listed and (head := self.commit_of("HEAD")):
            listed = self._said("ls-tree", "-r", "-z", "--name-only", "--full-tree", head)
        with understood():
            return split_names(listed)

    def commit_of(self, revision: str) -> str | None:
        """The commit that a revision or a tag names; None where there is none of that name.

        Raises `UserError` where Git does not answer, or what is named is damaged.
        """
        commit = self._object(f"{revision}^{{commit}}", is_there=revision == "HEAD")
        if revision == "HEAD" and commit is None:
            self.check_unborn()
        return commit

    def check_unborn(self) -> None:
        """Raise `UserError` where Git says that there are no commits because it may not read the branch."""
        try:
            branch = self.common / (self.folder / "HEAD").read_text(encoding="utf-8").strip().removeprefix("ref: ")
            if not S_ISREG(branch.lstat().st_mode):
                return
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return
        except OSError:
            branch = self.folder
        message = _("Git kan ikke lese hva som er sjekket inn. Gi deg selv tilgang til {file}, og prøv igjen.")
        raise UserError(message.format(file=branch))

    def _object(self, name: str, *, is_there: bool = False) -> str | None:
        """The id of what has a name, and None where nothing has; ``is_there`` says that Git must know the name."""
        named = name.encode("utf-8", "surrogateescape")
        if b"\n" in named or b"\0" in named:
            return None
        answer = self._answer("cat-file", "--batch-check", given=named + b"\n")
        if answer.is_refusal and not is_there:  # Git gives up on names such as «@{upstream}» where there is none
            return None
        said = answer.checked()
        if found := re.fullmatch(_OBJECT, said):
            return found[1].decode()
        if answer.said.startswith(b"error: ") and b": expected commit type" not in answer.said:  # a tree or a file
            raise failed(1, answer.said)
        with understood():
            if said not in (named + b" missing\n", named + b" ambiguous\n"):
                raise ValueError(said)
        return None

    def commit_by(self, day: str) -> str | None:
        """The last commit on the first-parent line of HEAD by the end of a day (``YYYY-MM-DD``); None before the first.

        A commit is of the day that it was where it was made, so that the answer is the same on every machine.
        """
        # Nowhere on earth is a day later than 14 hours before it is in Greenwich, or earlier than 12 after.
        end = date.fromisoformat(day)
        before: tuple[str, ...] = ()
        if _FIRST_YEAR <= end.year <= _LAST_YEAR:
            before = (f"--before={(end + timedelta(days=2)).isoformat()}T00:00:00Z",)
        command = ("log", "--first-parent", "--format=%H %cs", *before, "HEAD", "--")
        if not self.commit_of("HEAD"):
            return None
        with stream(self._begun(*command)) as lines:
            for line in lines:
                commit, made = line.decode("ascii").split()
                if made <= day:
                    return commit
        return None

    def first_day(self) -> str | None:
        """The day of the oldest commit on the first-parent line of HEAD; None where there is no commit."""
        if not self.commit_of("HEAD"):
            return None
        return self._lines("log", "--first-parent", "--format=%cs", "HEAD", "--")[-1]

    def files_of(self, commit: str, folder: str) -> Mapping[str, Blob]:
        """The files below a folder in a commit → their blobs, None for what is no regular file."""
        return files_of_commit(self, commit, folder)

    def list_files(self, commit: str, folder: str) -> dict[str, Blob]:
        """The same, asked of Git anew."""
        check_ids(commit)
        files: dict[str, Blob] = {}
        listed = self._said("ls-tree", "-r", "-z", "--full-tree", commit, "--", folder)
        with understood():
            if not listed and self._object(f"{commit}:{folder}"):
                raise ValueError(folder)  # a folder that is there is never empty
            for entry in split_names(listed):
                about, _tab, name = entry.partition("\t")
                mode, _kind, blob = about.split()
                files[name] = blob if mode in REGULAR else None
        return files

    def differing(self, old: str, new: str, folder: str) -> dict[str, tuple[bool, Blob]] | None:
        """The files below a folder that two commits hold differently → whether the new one has it, and its blob there.

        None where one of the commits is not to be had.
        """
        parts = self._diff_tree("--no-renames", old, new, folder)
        if parts is None:
            return None
        found: dict[str, tuple[bool, Blob]] = {}
        with understood():
            for about, name in zip(parts, parts, strict=True):
                _old_mode, mode, _old_blob, blob, kind = about.split()
                found[name] = (kind != "D", blob if mode in REGULAR else None)
        return found

    def log(self, folder: str, tip: str, without: Iterable[str] = ()) -> "Iterator[LoggedCommit]":
        """The commits that ``tip`` comes from and ``without`` do not, parents first, and what each did below a folder.

        A merge has the files that differ from all its parents. Renames are what Git takes for such. Authors are called
        as ``.mailmap`` has it. Raises `UserError` where the answer is cut short.
        """
        from referat_cli.store.git_log import parse_log  # noqa: PLC0415 - most questions are about now

        order = ("--topo-order", "--reverse", "--full-history", "--sparse", "--encoding=UTF-8")
        files = ("--raw", "--no-abbrev", "-M", "-c", "--combined-all-paths", "-z", "--format=%H%n%P%n%aN%n%aI%n%ct%n%s")
        without, last = tuple(without), None
        check_ids(tip, *without)
        with understood():
            printed = self._printed("log", *order, *files, tip, "--not", *without, "--", folder)
            for commit in parse_log(split_stream(printed)):
                last = commit.id
                yield commit
            # The tip is the last, if it is there at all: else the answer has been cut short between two commits.
            if last != tip and (last or self._lines("rev-list", "--count", tip, "--not", *without, "--") != ["0"]):
                raise ValueError(last)

    def _printed(self, *arguments: str) -> Iterator[bytes]:
        """What a git command prints, as it comes."""
        with stream(self._begun(*arguments)) as printed:
            while piece := printed.read(1 << 16):
                yield piece

    def has(self, commits: Sequence[str]) -> bool:
        """Whether the repository has all these commits, though no branch may lead to them."""
        check_ids(*commits)
        answer = self._answer("cat-file", "--batch-check", given="".join(f"{one}\n" for one in commits).encode())
        return b" missing\n" not in answer.checked()

    def begin_ancestry(self, tips: Sequence[str], without: str) -> Callable[[], list[str] | None]:
        """Let Git begin to find the commits that ``tips`` come from and ``without`` does not.

        The function returned waits for them; None where one of the given is not to be had.
        """
        check_ids(*tips, without)
        interval = (*tips, "--not", without, "--")
        count = begin(self.top, dict(self.environment), "rev-list", "--count", *interval)

        def found() -> list[str] | None:
            counted = count()
            if counted.is_refusal:
                return None
            with understood():
                if counted.checked() == b"0\n":
                    return []
                commits = self._lines("rev-list", *interval)
                if len(commits) != int(counted.out):
                    raise ValueError(counted.out)
            return commits

        return found

    def changed_files(self, old: str, new: str, folder: str) -> "list[LoggedFile]":
        """What became of the files below a folder from one commit to another; raises `UserError` as `files_of` does."""
        from referat_cli.store.git_log import parse_file  # noqa: PLC0415 - as above

        parts = self._diff_tree("-M", old, new, folder)
        with understood():
            if parts is None:
                raise ValueError(new)
            return [parse_file(about, parts) for about in parts]

    def _diff_tree(self, renames: str, old: str, new: str, folder: str) -> Iterator[str] | None:
        """What `diff-tree` prints of two commits; None where one is not to be had."""
        # Git says whose files follow, also where none do: the new commit against itself, at last, ends the answer, so
        # that none is taken for whole that is not.
        check_ids(old, new)
        pairs = f"{new} {old}\n{new} {new}\n".encode()
        form = ("-r", "-z", "--raw", "--always", "--stdin", renames)
        answer = self._answer("diff-tree", *form, "--", folder, given=pairs)
        if answer.is_refusal or (answer.code == 0 and not answer.out):
            return None
        with understood():
            first, *parts, last = split_names(answer.checked())
            if (first, last) != (new, new):
                raise ValueError(first)
        return iter(parts)

    def merge_base(self, one: str, other: str) -> str | None:
        """The newest commit that two come from; None where they have nothing in common."""
        check_ids(one, other)
        answer = self._answer("merge-base", one, other)
        with understood():
            return None if answer.code == 1 else split_lines(answer.checked())[0]

    @property
    def mailmap(self) -> str:
        """What tells one version of ``.mailmap`` from another; "" where there is none."""
        file = self.top / ".mailmap"
        try:  # Git follows no link there
            return f"{zlib.crc32(file.read_bytes()):08x}" if S_ISREG(file.lstat().st_mode) else ""
        except OSError:
            return ""

    @property
    def cut(self) -> frozenset[str]:
        """The commits of a shallow clone whose parents it lacks."""
        file = self.common / "shallow"
        with understood():
            return frozenset(file.read_text(encoding="ascii").split() if file.exists() else ())

    def makes_line_feeds(self, name: str) -> bool:
        """Whether Git would keep a text file with other line ends than Windows gives it on the disk."""
        listed = self._said("check-attr", "-z", "text", "eol", "--", name)
        with understood():
            _name, _text, text, _same, _eol, eol = split_names(listed)
        by_setting = text == "unspecified" and self._setting("core.autocrlf") in ("true", "input")
        return text in ("set", "auto") or (text != "unset" and eol in ("lf", "crlf")) or by_setting

    def is_empty_remote(self, branch: str) -> bool:
        """Whether a branch such as ``origin/main`` is of a remote repository that nothing has come from yet."""
        remote, _slash, name = branch.partition("/")
        there = bool(name) and self._setting(f"remote.{remote}.url") != ""
        return there and not any(other.startswith(f"{remote}/") for other in self.names())

    def _setting(self, key: str) -> str:
        return self._lines("config", "--default=", "--get", "--end-of-options", key)[0]

    def names(self) -> list[str]:
        """The names of branches and tags, as people call them."""
        return self._lines("for-each-ref", "--format=%(refname:short)")

    def blobs(self, ids: Iterable[str]) -> Iterator[bytes]:
        """The contents of blobs, in order, from one process; raises `UserError` where the repository lacks one."""
        blobs = tuple(ids)
        check_ids(*blobs)
        kind = "sha1" if blobs and len(blobs[0]) == _SHA1 else "sha256"
        process = self._begun("cat-file", "--batch")
        with stream(process, "".join(f"{blob}\n" for blob in blobs).encode()) as contents:
            for blob in blobs:
                header = contents.readline().split()
                if header[1:] == [b"missing"]:
                    raise self._lacking(blob)
                name, _kind, size = header
                content = contents.read(int(size))
                if name != blob.encode() or contents.read(1) != b"\n" or blob_id(content, kind) != blob:
                    raise ValueError(blob)
                yield content

    def _lacking(self, blob: str) -> UserError:
        """What is wrong where the repository does not have what stands in a file."""
        if any(self.common.glob("objects/pack/*.promisor")):
            return partial_clone()
        message = _("Git-arkivet mangler innholdet {blob}; kjør «git fsck», eller hent arkivet på nytt.")
        error = UserError(message.format(blob=blob))
        error.in_doubt = True
        return error


@lru_cache(maxsize=2)
def files_of_commit(git: Repository, commit: str, folder: str) -> Mapping[str, Blob]:
    """What a commit holds, which never changes; the two ends of a branch are asked for again and again."""
    return git.list_files(commit, folder)
