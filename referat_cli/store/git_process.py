"""How Git is started for a question: so that no repository decides what it runs, and so that every failure is told.

Whoever hands over a repository hands over its settings as well, and a question must not run what they name. Every
process of Git has the environment of `guarded`, and is started by `start`.
"""

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import IO, Any, ClassVar, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.git_output import split_names
from referat_cli.store.os_errors import reason_of

# What is set for every question, above what any file says.
SETTINGS = {
    # Programs: one that says which files have changed, those run when Git writes its index, one that checks signatures.
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",
    "log.showSignature": "false",
    # Git LFS, which many have set up for all repositories; `without_programs` finds filters of other names. Where a
    # process is named, and be it none, Git runs neither `clean` nor `smudge`.
    "filter.lfs.process": "",
    "filter.lfs.required": "false",
    # A file is looked at whatever somebody has set, and the history of an archive is the same for everybody.
    "core.trustctime": "true",
    "core.checkStat": "default",
    "diff.orderFile": "/dev/null",
    "log.follow": "false",
    "log.showRoot": "true",
    "mailmap.file": "",
    # To have said which file grafts are in is no warning: what Git says beside its answer is looked into.
    "advice.graftFileDeprecated": "false",
}

VARIABLES = {
    # A question notes nothing in the index of the repository, and takes no lock for it.
    "GIT_OPTIONAL_LOCKS": "0",
    # A folder is meant as it is written, also one called «møter [2024]» or «:arkiv».
    "GIT_LITERAL_PATHSPECS": "1",
    # What stands in the place of a commit, or of its parents, would hide what was done in it.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    # What a repository lacks is not fetched; a Git that does not know the first is allowed no way to do it.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    # What Git says is also read by us.
    "LC_ALL": "C",
}

# Git sets these inside its hooks; followed blindly, they would answer for the wrong repository under -C.
LOCAL = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")

# The settings of a call, `git -c`, of which the last counts; they count more than those of `GIT_CONFIG_COUNT`.
_SETTINGS_OF_CALL = "GIT_CONFIG_PARAMETERS"

# Those that say how paths are read; here they are always meant as they are written.
READS_PATHS = ("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS")

# What runs a program has a name that people choose; in these words it begins, or comes from another file. The words
# may be written in any case, a name not: «LFS» is another filter than «lfs». A name may be empty.
_RUNS_PROGRAMS = re.compile(rb'\[\s*(?i:filter(?!\s+(?-i:"lfs")\s*\])|hook|include)')
_NAMED_IN_CALL = r"(?i)\b(filter|hook|include)"
_KEY = r"(?s)(filter|hook)\.(.*)\.[^.]+"
_OFF = {
    "filter": {"process": "", "required": "false"},
    "hook": {"enabled": "false"},
}

# Else Windows looks for a program in the current folder first, which may be the archive.
if os.name == "nt":
    os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"

# The exit code with which Git says that it cannot do what it is asked.
_FATAL = 128
# As much of what Git says as is read.
_LONG = 200

Environment = Mapping[str, str]


class _Process(subprocess.Popen[bytes]):
    """A process of Git, known from before it is there: Ctrl-C may come while it is started, too."""

    known: ClassVar[list["_Process"]] = []

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - as `Popen` has them
        self.known[:] = [process for process in self.known if process.returncode is None]
        self.known.append(self)
        super().__init__(*arguments, **settings)


class Answer(NamedTuple):
    """What a call of Git left: its exit code, what it printed, and what it said on standard error."""

    code: int
    out: bytes
    said: bytes

    @property
    def is_refusal(self) -> bool:
        """Whether Git ran, and says that there is no answer: what was named is not there, or is damaged."""
        return self.code == _FATAL

    def checked(self) -> bytes:
        """What Git printed; raises `UserError` where it did not do what it was asked."""
        if self.code:
            raise failed(self.code, self.said)
        return self.out


def guarded(outside: Environment) -> dict[str, str]:
    """The environment in which Git is asked: the outer one, with the variables and the settings above."""
    return _configured({**outside, **VARIABLES}, SETTINGS)


def _configured(environment: Environment, settings: Mapping[str, str]) -> dict[str, str]:
    """The environment with further settings, which count more than those in files and in any variable before."""
    before = environment.get(_SETTINGS_OF_CALL, "")
    return {**environment, _SETTINGS_OF_CALL: f"{before} {_quoted(settings)}".lstrip()}


def _quoted(settings: Mapping[str, str]) -> str:
    """Settings as ``git -c`` hands them on to the processes that it starts."""
    return " ".join("=".join("'" + part.replace("'", "'\\''") + "'" for part in item) for item in settings.items())


def without_programs(environment: Environment, top: Path, folders: Iterable[Path]) -> dict[str, str]:
    """The environment in which no filter and no hook that settings name is run either.

    Git has no word that turns them all off, so they are turned off by their names, which it is asked for where a file
    may have any, or the call itself: those of the repository, in its folders, of the person and of the machine.
    """
    own = (folder / name for folder in folders for name in ("config", "config.worktree"))
    files = (*own, *_files_of_others(environment))
    of_call = environment.get(_SETTINGS_OF_CALL, "").replace(_quoted(SETTINGS), "")
    keys = [value for name, value in environment.items() if name.startswith("GIT_CONFIG_KEY_")]
    if not re.search(_NAMED_IN_CALL, " ".join([of_call, *keys])) and not any(
        _RUNS_PROGRAMS.search(_content(file)) for file in files
    ):
        return dict(environment)
    listed = ask(top, environment, "config", "--list", "--name-only", "--null").checked()
    with understood():
        found = list(filter(None, (re.fullmatch(_KEY, name) for name in split_names(listed))))
    named = dict.fromkeys((key[1], key[2]) for key in found)
    off = {f"{kind}.{name}.{key}": value for kind, name in named for key, value in _OFF[kind].items()}
    return _configured(environment, off)


def _files_of_others(environment: Environment) -> Iterator[Path]:
    """Where the settings of the person and of the machine are, as far as this can be known without asking Git."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - never raises
    own = environment.get("GIT_CONFIG_GLOBAL")
    other = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    yield from [Path(own)] if own else [home / ".gitconfig", other / "git" / "config"]
    if machine := environment.get("GIT_CONFIG_SYSTEM"):
        yield Path(machine)
        return
    yield Path("/etc/gitconfig")
    # Elsewhere it is where Git is: `/opt/homebrew/bin/git`, `C:\\Program Files\\Git\\cmd\\git.exe`.
    for folder in map(Path, os.get_exec_path(environment)):
        if (folder / "git").exists() or (folder / "git.exe").exists():
            yield folder.parent / "etc" / "gitconfig"


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""
    except OSError:
        return b""


def start(
    folder: Path, environment: Environment, *arguments: str, said: "IO[bytes] | int" = subprocess.PIPE
) -> "subprocess.Popen[bytes]":
    """Begin to ask Git something; raises `UserError` where it cannot be started."""
    try:
        return _Process(
            ["git", *arguments],  # where the person's own is; arguments are ours, and names of people come after "--"
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        )
    except FileNotFoundError:
        message = _(
            "Git finnes ikke på denne maskinen, og {folder} er et Git-arkiv. Installer Git 2.31 eller nyere, og prøv "
            "igjen."
        )
        raise UserError(message.format(folder=folder)) from None
    except OSError as error:
        message = _("Git kan ikke startes ({reason}). Se om «git --version» svarer, og prøv igjen.")
        raise UserError(message.format(reason=reason_of(error))) from None


def end_all() -> None:
    """End what was started and nobody has waited for, because the call was interrupted or is over."""
    while _Process.known:
        process = _Process.known.pop()
        if process.returncode is None and process.pid is not None:
            process.kill()
            with suppress(OSError), process:  # its pipes are closed, and it is waited for until it is gone
                pass


def finish(process: "subprocess.Popen[bytes]", given: bytes = b"") -> Answer:
    """Wait for what was begun."""
    out, said = process.communicate(given)
    return Answer(process.returncode, out, said)


@contextmanager
def stream(process: "subprocess.Popen[bytes]", given: bytes = b"") -> Iterator[IO[bytes]]:
    """What a process prints, as it comes; whoever has read enough stops it.

    Raises `UserError` where it ends in another way than it should, or prints what cannot be read.
    """
    said: list[bytes] = []
    ended, wrong = False, None
    with process:
        stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
        assert stdin and stdout and stderr  # noqa: S101, PT018 - they are pipes
        # Fed and heard from threads: a full pipe would let each side wait for the other.
        threads = [Thread(target=_feed, args=(stdin, given)), Thread(target=lambda: said.append(stderr.read()))]
        for thread in threads:
            thread.start()
        try:
            try:
                yield stdout
            except (ValueError, IndexError) as error:
                wrong = error
            ended = not stdout.read(1)
        finally:
            if not ended:
                process.kill()
            for thread in threads:
                thread.join()
    if ended and process.returncode:
        raise failed(process.returncode, said[0])
    if wrong:
        with understood():
            raise wrong


def _feed(pipe: IO[bytes], given: bytes) -> None:
    for step in (lambda: pipe.write(given), pipe.close):
        with suppress(BrokenPipeError):  # the reader stopped early, which is seen by what it answers
            step()


def begin(folder: Path, environment: Environment, *arguments: str, given: bytes = b"") -> Callable[[], Answer]:
    """Begin to ask Git something; the function returned waits for its answer, whatever it is.

    Raises `UserError` where Git cannot be started, the function where it was stopped.
    """
    process = start(folder, environment, *arguments)

    def wait() -> Answer:
        answer = finish(process, given)
        if answer.code < 0:
            raise failed(answer.code, answer.said)
        return answer

    return wait


def ask(folder: Path, environment: Environment, *arguments: str, given: bytes = b"") -> Answer:
    """Ask Git something and wait for its answer, as `begin` has it."""
    return begin(folder, environment, *arguments, given=given)()


def failed(code: int, said: bytes) -> UserError | KeyboardInterrupt:
    """Why Git did not answer, by its exit code and what it said."""
    if code == -signal.SIGINT:  # Ctrl-C goes to all that were started as well, and may reach them first
        return KeyboardInterrupt()
    if code < 0:
        return UserError(_("Git ble stoppet før svaret var ferdig (signal {number}). Prøv igjen.").format(number=-code))
    if b"promisor remote" in said:
        return partial_clone()
    message = _("Git svarer ikke: {reason}. Kjør «git status» og «git fsck» for å se hva som er galt, og prøv igjen.")
    return UserError(message.format(reason=failure_reason(code, said)))


def partial_clone() -> UserError:
    """What is wrong where a clone was made without all that its history holds; nothing is fetched for a question."""
    return UserError(
        _("Dette er en delvis kopi, som mangler noe av det du spør om. Kjør «git fetch --refetch --no-filter».")
    )


def failure_reason(code: int, said: bytes) -> str:
    """Why Git says that it does not answer, in one line."""
    lines = said.decode("utf-8", "replace").splitlines()
    told = [line for line in lines if line.startswith(("fatal: ", "error: "))] or list(filter(str.strip, lines))
    if not told:
        return _("det stanset med kode {code}").format(code=code)
    return " ".join(told[0].removeprefix("fatal: ").split())[:_LONG].rstrip(".")


@contextmanager
def understood() -> Iterator[None]:
    """While an answer of Git is read: one that is cut short, or is none, is a failure like any other."""
    try:
        yield
    except (ValueError, IndexError) as error:
        message = _(
            "Git svarer ikke: svaret er ikke helt, eller ikke det som ble spurt om. Prøv igjen, og kjør «git fsck» "
            "hvis det hender på nytt."
        )
        raise UserError(message) from error
