"""What Git knows: where the repository is, which files it holds, and what stands in them.

The only module that talks to Git. A snapshot is asked of ``git`` itself, one process a question, always with ``-z`` and
never with paths on the command line, so that no name can be taken for an option.
"""

import os
import subprocess
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.store.git_output import (
    REGULAR,
    Blob,
    LoggedCommit,
    LoggedFile,
    parse_file,
    parse_log,
    split_names,
    split_stream,
)

if TYPE_CHECKING:
    from git import Git


def _no_answer(said: bytes) -> UserError:
    """What is wrong where Git does not do what it is asked, in its own words."""
    return UserError(_("Git svarer ikke: {said}").format(said=said.decode("utf-8", "replace").strip()))


def _settings() -> dict[str, str]:
    """The variables that give Git the settings of `_LOOKING`, beside those that it is given already."""
    before = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    found = {"GIT_CONFIG_COUNT": str(before + len(_LOOKING))}
    for number, (key, value) in enumerate(_LOOKING.items(), before):
        found |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return found


def is_top_of_repository(folder: Path) -> bool:
    """Whether Git would take the folder for the top of a work tree, or for a bare repository."""
    return os.path.lexists(folder / ".git") or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())


def untrusted_owner(here: Path) -> UserError:
    """What is wrong where Git does not answer for the repository around a folder because somebody else owns it."""
    top = next(folder for folder in (here, *here.parents) if is_top_of_repository(folder))
    message = _(
        "Git svarer ikke for {folder}, fordi mappen eies av en annen. Stoler du på den, kjør "
        "«git config --global --add safe.directory {folder}»."
    )
    return UserError(message.format(folder=top))


# Git sets these inside its hooks; followed blindly, they would answer for the wrong repository under -C.
_LOCAL = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")

# Those of them that say what a hook is about: what a partial commit holds, and where what is being pushed lies.
_OF_HOOKS = ("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")

# A folder is meant as it is written, also one called «møter [2024]» or «:arkiv».
_READS_PATHS = ("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS")

# A file is looked at whatever somebody has set, so that no edit is passed over: neither a program that says what has
# changed is asked, nor is a file taken for unchanged because its size and its time are.
_LOOKING = {"core.fsmonitor": "false", "core.trustctime": "true", "core.checkStat": "default"}

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

    def git(self, *arguments: str) -> bytes:
        """What one git command prints; raises `UserError` where Git says no."""
        try:
            return self._asked(*arguments)
        except subprocess.CalledProcessError as error:
            raise _no_answer(error.stderr) from None

    def _asked(self, *arguments: str) -> bytes:
        """What one git command prints; raises `subprocess.CalledProcessError` where Git says no."""
        done = subprocess.run(  # noqa: S603 - arguments are this module's own constants
            ["git", *arguments],  # noqa: S607 - git is found where the person's own git is
            cwd=self.top,
            env=dict(self.environment),
            capture_output=True,
            check=True,
        )
        return done.stdout

    def _begun(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A git command that runs while we do something else."""
        return subprocess.Popen(  # noqa: S603 - as in `git`
            ["git", *arguments],  # noqa: S607
            cwd=self.top,
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def begin_status(self, folder: str) -> Callable[[], tuple[bytes, bool]]:
        """Let Git begin to compare the work tree with the newest commit; the function returned waits for its answer.

        With it comes whether Git warned of something, as of a folder that it could not look into.

        As when a person asks, Git may note which files it has found unchanged, so that it need not read them again;
        where the disk takes no more, it is asked without noting anything. Raises `UserError` where it does not answer.
        """
        form = ("--porcelain=v2", "--branch", "--no-ahead-behind", "--untracked-files=all", "--no-renames", "-z")
        command = ("status", *form, "--", folder)
        process = self._begun(*command)

        def answer() -> tuple[bytes, bool]:
            listed, said = process.communicate()
            return (self.git("--no-optional-locks", *command), True) if process.returncode else (listed, bool(said))

        return answer

    def begin_hidden(self, folder: str) -> Callable[[], dict[str, tuple[str, bool]]]:
        """Let Git begin to list the files that it has been told not to look at; the function returned waits for it.

        They are those of ``--assume-unchanged`` and ``--skip-worktree``, with the blobs that the next commit holds, and
        whether they may be absent from the disk, as in a sparse checkout.
        """
        process = self._begun("ls-files", "-v", "--stage", "-z", "--", folder)

        def answer() -> dict[str, tuple[str, bool]]:
            listed, said = process.communicate()
            if process.returncode:
                raise _no_answer(said)
            entries = (entry.partition("\t") for entry in split_names(listed))
            found = ((about.split(), name) for about, _tab, name in entries)
            return {
                name: (blob, tag in "Ss") for (tag, _mode, blob, _stage), name in found if tag == "S" or tag.islower()
            }

        return answer

    def names_of_files(self) -> list[str]:
        """Every file of the repository, ignored ones left out, and those of the newest commit where there are none."""
        listed = None if self.bare else self._output("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        return split_names(listed or self._output("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD") or b"")

    def commit_of(self, revision: str) -> str | None:
        """The commit that a revision or a tag names; None where there is none of that name."""
        commit = self._line("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        return commit if commit and commit.isalnum() else None  # «^HEAD» means everything but HEAD

    def commit_by(self, day: str) -> str | None:
        """The last commit on the first-parent line of HEAD by the end of a day (``YYYY-MM-DD``); None before the first.

        A commit is of the day that it was where it was made, so that the answer is the same on every machine.
        """
        # Nowhere on earth is a day later than 14 hours before it is in Greenwich, or earlier than 12 after.
        end = date.fromisoformat(day)
        before: tuple[str, ...] = ()
        if _FIRST_YEAR <= end.year <= _LAST_YEAR:
            before = (f"--before={(end + timedelta(days=2)).isoformat()}T00:00:00Z",)
        command = ("log", "--first-parent", "--no-show-signature", "--format=%H %cs", *before, "HEAD", "--")
        with self._begun(*command) as process:
            assert process.stdout  # noqa: S101 - a pipe
            found = (line.decode().split() for line in process.stdout)
            commit = next((commit for commit, made in found if made <= day), None)
            process.kill()
        return commit

    def first_day(self) -> str | None:
        """The day of the oldest commit on the first-parent line of HEAD; None where there is no commit."""
        days = self._line("log", "--first-parent", "--no-show-signature", "--format=%cs", "HEAD", "--")
        return days.split()[-1] if days else None

    def files_of(self, commit: str, folder: str) -> dict[str, Blob]:
        """The files below a folder in a commit → their blobs, None for what is no regular file."""
        files: dict[str, Blob] = {}
        for entry in split_names(self.git("ls-tree", "-r", "-z", "--full-tree", commit, "--", folder)):
            about, _, name = entry.partition("\t")
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
        for about, name in zip(parts, parts, strict=True):
            _old_mode, mode, _old_blob, blob, kind = about.split()
            found[name] = (kind != "D", blob if mode in REGULAR else None)
        return found

    def log(self, folder: str, tip: str, without: Iterable[str] = ()) -> Iterator[LoggedCommit]:
        """The commits that ``tip`` comes from and ``without`` do not, parents first, and what each did below a folder.

        A merge has the files that differ from all its parents. Renames are what Git takes for such. Authors are called
        as ``.mailmap`` has it. Raises `UserError` where the answer is cut short.
        """
        order = ("--topo-order", "--reverse", "--full-history", "--sparse", "--no-show-signature", "--encoding=UTF-8")
        files = ("--raw", "--no-abbrev", "-M", "-c", "--combined-all-paths", "-z", "--format=%H%n%P%n%aN%n%aI%n%ct%n%s")
        from git.exc import GitCommandError  # noqa: PLC0415 - as in `_python`

        process = self._python().log(*order, *files, tip, "--not", *without, "--", folder, as_process=True)
        cut_short = None
        try:
            yield from parse_log(split_stream(process.stdout))
        except ValueError as error:
            cut_short = error
        try:
            process.wait()
        except GitCommandError as error:
            raise _no_answer(str(error.stderr).encode()) from None
        if cut_short:
            raise _no_answer(str(cut_short).encode()) from None

    def ancestry(self, tip: str, without: str) -> list[str] | None:
        """The commits that ``tip`` comes from and ``without`` does not; None where one of them is not to be had."""
        listed = self._output("rev-list", tip, "--not", without, "--")
        return None if listed is None else listed.decode().split()

    def changed_files(self, old: str, new: str, folder: str) -> list[LoggedFile] | None:
        """What became of the files below a folder from one commit to another; None where one is not to be had."""
        parts = self._diff_tree("-M", old, new, folder)
        return None if parts is None else [parse_file(about, parts) for about in parts]

    def _diff_tree(self, renames: str, old: str, new: str, folder: str) -> Iterator[str] | None:
        listed = self._output("diff-tree", "-r", "-z", "--raw", renames, old, new, "--", folder)
        return None if listed is None else iter(split_names(listed))

    def merge_base(self, one: str, other: str) -> str | None:
        """The newest commit that two come from; None where they have nothing in common."""
        said = self._line("merge-base", one, other)
        return said.split()[0] if said else None

    @property
    def mailmap(self) -> str:
        """What tells one version of ``.mailmap`` from another; "" where there is none."""
        try:
            return f"{zlib.crc32((self.top / '.mailmap').read_bytes()):08x}"
        except OSError:
            return ""

    @property
    def cut(self) -> frozenset[str]:
        """The commits of a shallow clone whose parents it lacks."""
        file = self.common / "shallow"
        return frozenset(file.read_text(encoding="ascii").split() if file.exists() else ())

    def _python(self) -> "Git":
        """Git by way of GitPython, which answers for this repository whatever a hook has set."""
        from git import Git  # noqa: PLC0415 - its import costs more than most answers

        git, ours = Git(self.top), dict(self.environment)
        own: dict[str, Path | str] = {"GIT_DIR": self.folder}
        own |= {"GIT_COMMON_DIR": self.common, "GIT_OBJECT_DIRECTORY": self.common / "objects"}
        own |= {"GIT_INDEX_FILE": self.folder / "index", "GIT_WORK_TREE": self.top, "GIT_PREFIX": ""}
        hidden = {name: str(own.get(name, "0")) for name in _LOCAL + _READS_PATHS if name in os.environ}
        names = (*_LOCAL, *_READS_PATHS, "GIT_NO_REPLACE_OBJECTS")
        git.update_environment(**(hidden | {name: ours[name] for name in names if name in ours}))
        return git

    def makes_line_feeds(self, name: str) -> bool:
        """Whether Git would keep a text file with other line ends than Windows gives it on the disk."""
        text, eol = split_names(self.git("check-attr", "-z", "text", "eol", "--", name))[2::3]
        by_setting = text == "unspecified" and self._line("config", "core.autocrlf") in ("true", "input")
        return text in ("set", "auto") or (text != "unset" and eol in ("lf", "crlf")) or by_setting

    def is_empty_remote(self, branch: str) -> bool:
        """Whether a branch such as ``origin/main`` is of a remote repository that nothing has come from yet."""
        remote, _slash, name = branch.partition("/")
        there = bool(name) and self._line("config", "--get", f"remote.{remote}.url") is not None
        return there and not any(other.startswith(f"{remote}/") for other in self.names())

    def names(self) -> list[str]:
        """The names of branches and tags, as people call them."""
        return self.git("for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()

    def _line(self, *arguments: str) -> str | None:
        said = self._output(*arguments)
        return said.decode("utf-8", "surrogateescape").strip() or None if said is not None else None

    def _output(self, *arguments: str) -> bytes | None:
        try:
            return self._asked(*arguments)
        except (subprocess.CalledProcessError, ValueError):  # a null character cannot be part of any name
            return None

    def blobs(self, ids: Iterable[str]) -> Iterator[bytes]:
        """The contents of blobs, in order, from one process; raises `UserError` where the repository lacks one."""
        with self._begun("cat-file", "--batch") as process:
            assert process.stdin and process.stdout  # noqa: S101, PT018 - both are pipes
            blobs = tuple(ids)
            # Fed from a thread: with thousands of ids both pipes fill up, and each side would wait for the other.
            Thread(target=_feed, args=(process.stdin, blobs), daemon=True).start()
            try:
                for blob in blobs:
                    header = process.stdout.readline().split()
                    if len(header) != len(("id", "kind", "size")):
                        message = _(
                            "Git-arkivet mangler innholdet {blob}; kjør «git fsck», eller hent arkivet på nytt."
                        )
                        raise UserError(message.format(blob=blob))
                    size = int(header[2])
                    yield process.stdout.read(size)
                    process.stdout.read(1)
            finally:  # all has been said, or nobody wants the rest
                process.kill()


def _feed(pipe: IO[bytes], ids: tuple[str, ...]) -> None:
    try:
        pipe.write("".join(f"{blob}\n" for blob in ids).encode())
        pipe.close()
    except BrokenPipeError:
        return  # the reader stopped early


def find(directory: Path) -> Repository | None:
    """The repository that holds the directory; None without Git or outside every one.

    Raises `UserError` where there is one and Git does not answer for it: what it holds must not be taken for a folder.

    Inside a hook, Git's own variables are followed when they belong to this repository: a partial commit is judged from
    the temporary index that holds just what is committed, a push from the quarantine in which its objects lie.
    """
    # Git looks for the same from the directory upwards. Where there is nothing to find, to ask it takes 10 ms in vain.
    here = Path(os.path.realpath(directory))
    tops = [folder for folder in (here, *here.parents) if is_top_of_repository(folder)]
    ours = _of_the_person(here, tops)
    if not tops and not ours:
        return None
    outside = {name: value for name, value in os.environ.items() if name not in _LOCAL + _READS_PATHS}
    # What stands in the place of a commit would hide what was done in it.
    outside |= ours | _settings() | {"GIT_LITERAL_PATHSPECS": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
    questions = ("--is-bare-repository", "--git-dir", "--git-common-dir", "--show-toplevel")
    try:
        # In a bare repository Git says the first three, and then that there is no top.
        done = subprocess.run(  # noqa: PLW1510, S603 - as in `Repository.git`
            ["git", "rev-parse", "--path-format=absolute", *questions],  # noqa: S607
            cwd=next(folder for folder in (here, *here.parents) if folder.is_dir()),
            env=outside,
            capture_output=True,
        )
    except OSError:
        return None
    said = done.stdout.decode("utf-8", "surrogateescape").splitlines()
    bare = said[:1] == ["true"]
    if len(said) < len(questions) - bare:
        if b"safe.directory" in done.stderr:  # the one word of it that is the same in every language
            raise untrusted_owner(here)
        message, why = _("Git svarer ikke for {folder}: {said}"), done.stderr.decode("utf-8", "replace").strip()
        raise UserError(message.format(folder=tops[0] if tops else here, said=why))
    folder, common = Path(said[1]), Path(said[2])
    if Path(os.environ.get("GIT_DIR", folder)).resolve() == folder.resolve():
        outside |= {name: os.path.abspath(os.environ[name]) for name in _OF_HOOKS if os.environ.get(name)}  # noqa: PTH100
    return Repository(folder if bare else Path(said[3]), folder, common, bare, tuple(outside.items()))


def _of_the_person(here: Path, tops: Sequence[Path]) -> dict[str, str]:
    """Git's own variables where a person has said with them which repository the folder is of.

    It lies in the work tree that they name, and no repository of its own stands between.
    """
    tree, folder = os.environ.get("GIT_WORK_TREE"), os.environ.get("GIT_DIR")
    if not tree or not folder:
        return {}
    top = Path(os.path.realpath(tree))
    if not here.is_relative_to(top) or any(nearer.is_relative_to(top) for nearer in tops):
        return {}
    named = (name for name in _LOCAL if os.environ.get(name) and name != "GIT_PREFIX")
    return {name: os.path.abspath(os.environ[name]) for name in named}  # noqa: PTH100
