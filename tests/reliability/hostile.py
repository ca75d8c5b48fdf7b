"""A repository and a call that somebody has made to do harm: it is answered in time, and nothing else happens."""

import io
import os
import random
import shutil
import signal
import socket
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR
from tempfile import TemporaryDirectory
from types import FrameType
from unittest.mock import patch

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.asking import ask
from tests.support.calls import VALUES, calls
from tests.support.running import Done, git, repository
from tests.support.traps import Traps, disturb, lay, trapped

# So long is waited for any answer, on a machine that has other things to do.
_SECONDS = 30
# What stands outside the archive, and in no answer about it.
OUTSIDE = "Hemmelighetskremmeriet"
_YEAR = MEETING_PATH.rpartition("/")[0]

Harm = Callable[[Path, Path, random.Random], None]


def link(name: str, target: str) -> Harm:
    """A link at a path; ``{ute}`` is the folder outside the archive."""

    def harm(root: Path, outside: Path, _dice: random.Random) -> None:
        path = root / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target.format(ute=outside))

    return harm


def named(name: bytes) -> Harm:
    """A record under a name."""

    def harm(root: Path, _outside: Path, dice: random.Random) -> None:
        folder = os.fsencode(root / dice.choice([_YEAR, "minutes", "minutes/prove"]))
        with suppress(OSError), open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(MINUTES.encode())

    return harm


def committee_named(name: str) -> Harm:
    """A committee under a name."""

    def harm(root: Path, _outside: Path, _dice: random.Random) -> None:
        with suppress(OSError):
            write(root, {f"minutes/{name}/utvalg.yaml": REGISTER, f"minutes/{name}/2026/2026-03-04.yaml": MINUTES})

    return harm


def configured(key: str, value: str) -> Harm:
    """A setting of the repository."""

    def harm(root: Path, outside: Path, _dice: random.Random) -> None:
        git(root, "-c", "core.fsmonitor=false", "config", "--replace-all", key, value.format(ute=outside))

    return harm


def pipe(root: Path, _outside: Path, dice: random.Random) -> None:
    """A pipe into which nobody writes."""
    os.mkfifo(root / dice.choice([_YEAR, "minutes"]) / "2026-05-04.yaml")


def pipe_for_the_register(root: Path, _outside: Path, _dice: random.Random) -> None:
    """A pipe in the place of the register."""
    (root / REGISTER_PATH).unlink(missing_ok=True)
    os.mkfifo(root / REGISTER_PATH)


def end_of_a_line(root: Path, _outside: Path, _dice: random.Random) -> None:
    """A socket."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line, chdir(root / _YEAR):
        line.bind("2026-06-04.yaml")


def nested(root: Path, outside: Path, _dice: random.Random) -> None:
    """A repository of its own within the record, with programs in its settings."""
    _repository_at(root / "minutes" / "nytt", outside)


def nested_bare(root: Path, _outside: Path, _dice: random.Random) -> None:
    """A folder that Git takes for a bare repository."""
    git(root.parent, "init", "--quiet", "--bare", str(root / "minutes" / "prove" / "bart"))


def git_elsewhere(root: Path, outside: Path, _dice: random.Random) -> None:
    """A file that says that the repository of the record's folder lies outside."""
    other = outside / "annet"
    _repository_at(other, outside)
    write(root, {"minutes/.git": f"gitdir: {other}/.git\n"})


def _repository_at(folder: Path, outside: Path) -> None:
    repository(write(folder, {"2026/2026-01-04.yaml": MINUTES}))
    lay(folder, Traps(outside.parent / "feller"))


def odd_index(root: Path, outside: Path, dice: random.Random) -> None:
    """What is kept is somebody else's: a link to a folder outside, or files that are none."""
    own = root / ".git" / "referat"
    if dice.random() < 0.5:
        shutil.rmtree(own, ignore_errors=True)
        own.symlink_to(outside)
    else:
        ask(root, "cases")
        for file in filter(Path.is_file, own.glob("*")):
            file.unlink()
            file.symlink_to(outside / "hemmelig.yaml")


HARMS: dict[str, Harm] = {
    "link to a file outside": link(f"{_YEAR}/2026-07-04.yaml", "{ute}/hemmelig.yaml"),
    "link in the place of the meeting": link(MEETING_PATH, "{ute}/hemmelig.yaml"),
    "link in the place of the register": link(REGISTER_PATH, "{ute}/utvalg.yaml"),
    "link to a folder outside": link("minutes/nytt", "{ute}"),
    "link in the place of the year": link(_YEAR, "{ute}"),
    "link in the place of the record": link("minutes", "{ute}/minutes"),
    "link to itself": link(f"{_YEAR}/2026-08-04.yaml", "2026-08-04.yaml"),
    "link to its own folder": link(f"{_YEAR}/ring", "."),
    "link to the root": link(f"{_YEAR}/rot", "/"),
    "link to what never ends": link(f"{_YEAR}/2026-09-04.yaml", "/dev/zero"),
    "link to the terminal": link(f"{_YEAR}/2026-10-04.yaml", "/dev/stdin"),
    "names of authors that never end": link(".mailmap", "/dev/zero"),
    "names of authors from outside": link(".mailmap", "{ute}/navn"),
    "attributes that never end": link(".gitattributes", "/dev/zero"),
    "what is ignored never ends": link("minutes/.gitignore", "/dev/zero"),
    "pipe": pipe,
    "pipe for the register": pipe_for_the_register,
    "socket": end_of_a_line,
    "name that is no text": named(b"2026-01-0\xe6.yaml"),
    "name with a line end": named(b"2026-01-01\n2026.yaml"),
    "name with an escape": named(b"\x1b[2J\x1b]0;x\x07.yaml"),
    "name like an option": named(b"--output=ute.yaml"),
    "name with a turn of direction": named("\u202elmay.4002\u2066.yaml".encode()),
    "name that is long": named(b"a" * 250 + b".yaml"),
    "name with quotes": named(b"\"';$(touch ute)`touch ute`&|.yaml"),
    "committee like an option": committee_named("--output=ute"),
    "committee like a pattern": committee_named(":(glob)**"),
    "committee with a line end": committee_named("a\nb"),
    "committee called dots": committee_named("..."),
    "repository within": nested,
    "bare repository within": nested_bare,
    "repository elsewhere": git_elsewhere,
    "work tree elsewhere": configured("core.worktree", "{ute}"),
    "objects elsewhere": link(".git/objects/info/alternates", "{ute}/hemmelig.yaml"),
    "settings from outside": configured("include.path", "{ute}/hemmelig.yaml"),
    "said to be bare": configured("core.bare", "true"),
    "a form of repository that is not known": configured("core.repositoryFormatVersion", "99"),
    "what is kept is somebody else's": odd_index,
}

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "filter.lfs.process=")


def linked_tree(root: Path, _marks: Traps) -> Path:
    """Another work tree of the same repository."""
    git(root, *_SAFE, "worktree", "add", "--quiet", "--detach", "../tre")
    return root.parent / "tre"


def bare_clone(root: Path, marks: Traps) -> Path:
    """A clone without files, as on a server."""
    git(root, *_SAFE, "clone", "--quiet", "--bare", ".", "../bart.git")
    bare = root.parent / "bart.git"
    lay(bare, marks, bare)
    return bare


PLACES: dict[str, Callable[[Path, Traps], Path]] = {
    "in the archive": lambda root, _marks: root,
    "in a folder of the archive": lambda root, _marks: root / _YEAR,
    "in a repository within the archive": lambda root, _marks: root / "minutes" / "indre",
    "in Git's own folder": lambda root, _marks: root / ".git",
    "in a linked work tree": linked_tree,
    "in a bare clone": bare_clone,
}

# What a person may be led to write, or to paste.
WORDS = (
    *(
        "--output=ute",
        "--upload-pack=touch ute",
        "-",
        "--",
        "-h",
        "--help",
        "-C",
        "",
        " ",
        "%s%n",
        "{0}",
        "$(touch ute)",
    ),
    *(
        "@",
        "@{-1}",
        "@{u}",
        "HEAD@{99999}",
        ":/x",
        ":0:minutes",
        "HEAD^{/x}",
        "^HEAD",
        "..",
        "...",
        "HEAD..",
        "HEAD:minutes",
    ),
    *(
        "refs/heads/main",
        "a\nb",
        "\x1b[31m\x07",
        "\u202exam",
        "\udcff\udcfe",
        "../ute/hemmelig.yaml",
        "{ute}/hemmelig.yaml",
    ),
    *("/dev/zero", "/dev/stdin", "minutes/../../ute", "C:\\x", "x" * 20_000, "9" * 400, "0000-00-00", "9999-12-31"),
)


@cache
def _kept() -> "TemporaryDirectory[str]":
    """The folder of the repository, removed when the process ends."""
    return TemporaryDirectory(prefix="referat-")


@cache
def template() -> Path:
    """A repository with a program wherever there may be one, and what lies outside it."""
    folder = Path(_kept().name)
    trapped(folder)
    secret = MINUTES.replace("Samarbeid om legevakt", OUTSIDE)
    ute = {"hemmelig.yaml": secret, "minutes/prove/2026/2026-03-04.yaml": secret, "2026/2026-02-04.yaml": secret}
    ute |= {"utvalg.yaml": REGISTER.replace("Nora Lie", OUTSIDE), "minutes/prove/utvalg.yaml": REGISTER}
    write(folder / "ute", {**ute, "2026-03-04.yaml": secret, "navn": f"{OUTSIDE} <sekretariatet@example.org>\n"})
    return folder


def check(seed: int, folder: Path) -> Counter[str]:
    """One call of one repository, asked twice: the second time what is kept is there."""
    dice = random.Random(seed)
    world = shutil.copytree(template(), folder / "verden", symlinks=True)
    root, outside = world / "arkiv", world / "ute"
    _move_traps(world)
    harms = [[*HARMS][seed % len(HARMS)], *dice.sample([*HARMS], dice.randrange(3))]
    for harm in harms:
        # One may stand in the way of another, and Git refuses to go on after some.
        with suppress(FileNotFoundError, FileExistsError, NotADirectoryError, AssertionError):
            HARMS[harm](root, outside, dice)
    if (
        dice.random() < 0.3
        and (root / "minutes").is_dir()
        and not {"said to be bare", "work tree elsewhere"} & {*harms}
    ):
        with suppress(AssertionError):
            git(root, *_SAFE, "add", "--all")
    call = _call(dice, outside)
    marks = Traps(world / "feller")
    place = dice.choice([*PLACES]) if dice.random() < 0.4 else "in the archive"
    here = root
    with suppress(AssertionError):  # Git refuses some of what has been done
        here = PLACES[place](root, marks)
    case = f"{call!r} {place} with {', '.join(dict.fromkeys(harms))}"
    for _again in range(2):
        with suppress(OSError):
            disturb(root)
        marks.sprung()
        before = contents(world)
        done = answer(here if here.is_dir() else root, call)
        assert done.code in (0, 1, 2), (case, done)
        assert marks.sprung() == set(), case
        assert OUTSIDE not in done.out + done.err or _names_it(call), (case, done)
        changed = {
            path for path, was in (before.items() ^ contents(world).items()) if not _may_change(path, call, was[0])
        }
        assert changed == set(), (case, changed)
    return Counter({"calls": 2, place: 1, f"exit {done.code}": 1, **dict.fromkeys(harms, 1)})


def _call(dice: random.Random, outside: Path) -> tuple[str, ...]:
    """A call of the table, with words that mean something else to a program in the place of some."""

    def value(kind: str) -> str:
        # A drawing may be written anywhere; here it is written in the archive.
        if dice.random() < 0.5 or kind == "FIL":
            return VALUES[kind]
        return dice.choice(WORDS).replace("{ute}", str(outside))

    call = dice.choice(calls(value))
    if "--plot" in call:
        return (*call[:-1], "tegning.svg")
    return call if dice.random() < 0.8 else (*call, dice.choice(WORDS).replace("{ute}", str(outside)))


def _names_it(call: tuple[str, ...]) -> bool:
    """Whether a person has asked for a file outside by its name."""
    return any("ute" in word for word in call)


def _may_change(path: str, call: tuple[str, ...], mode: int) -> bool:
    """Whether a call may write there: what is kept, and what a person asks to be written."""
    if "git/referat/" in path or (path.endswith("git/referat") and S_ISDIR(mode)):
        return True
    writes = (call[0] == "fmt" and not {"--check", "--diff"} & {*call}) or ("--fix" in call and "--diff" not in call)
    if writes:
        return path.startswith(("arkiv/minutes/", "tre/minutes/")) or (path.startswith("ute/") and _names_it(call))
    return "--plot" in call and path.endswith("/tegning.svg")


def _move_traps(world: Path) -> None:
    """Let the programs and the settings that name them speak of this copy."""
    old, new = os.fsencode(template()), os.fsencode(world)
    for file in (*(world / "feller").rglob("*"), *world.rglob("config"), *(world / "arkiv/.git/hooks").glob("*")):
        if file.is_file():
            file.write_bytes(file.read_bytes().replace(old, new))


def contents(world: Path) -> dict[str, tuple[int, str]]:
    """Everything there is, without following links: the kind and the contents of each path."""
    found = {}
    for within, folders, names in os.walk(world):
        for name in (*folders, *names):
            path = Path(within, name)
            mode = path.lstat().st_mode
            what = (
                str(path.readlink())
                if path.is_symlink()
                else sha256(path.read_bytes()).hexdigest()
                if path.is_file()
                else ""
            )
            found[os.fsencode(path.relative_to(world)).decode("utf-8", "replace")] = (mode, what)
    return {path: what for path, what in found.items() if not path.startswith("feller")}


def answer(root: Path, call: tuple[str, ...]) -> Done:
    """What is answered at a prompt in the archive, in time."""
    stdin = io.TextIOWrapper(io.BytesIO(b"utvalg: prove\n"))
    with chdir(root), patch.object(sys, "stdin", stdin), _in_time():
        return ask(root, *call)


@contextmanager
def _in_time() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"no answer in {_SECONDS} seconds")  # noqa: EM102, TRY003

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def judge(total: Counter[str]) -> None:
    """Each harm has been tried, and each exit code has been given."""
    assert {*HARMS, *PLACES, "exit 0", "exit 1", "exit 2"} <= set(total), total
