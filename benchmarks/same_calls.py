"""Which calls must a version of the program answer as another one does?

They stand in ``calls/`` as a person would type them, a line each, in a file for the archive that they are asked of. A
line may begin with

    *              ask it in every format that the command has; a line without a format of its own takes them in turn
    ~              ask it twice: on a narrow terminal without colour, and on a wide one
    =              ask it as it stands, without a format
    +              hold what it writes to files against each other, too
    tty:60         ask on a terminal of so many columns
    in:minutes     ask from this folder below the archive
    stdin:FILE     give it this file of the archive on standard input
    NAME=VALUE     ask with this variable set

and ``{case:7}``, ``{decided:7}``, ``{meeting:7}``, ``{path:7}``, ``{person:7}`` or ``{commit:7}`` stand for the one
that the archive has at that place.
"""

import re
import shlex
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.same_archives import environment

_ROWS = ("", "json", "ndjson", "csv", "markdown")
# The formats of a command; the empty one is what it answers in where nobody asks.
FORMATS: dict[str, tuple[str, ...]] = {
    "attendance": _ROWS,
    "cases": _ROWS,
    "changes": _ROWS,
    "diff": (*_ROWS, "html"),
    "followups": _ROWS,
    "history": _ROWS,
    "people": _ROWS,
    "rule": ("", "json", "markdown"),
    "search": _ROWS,
    "show": ("", "json", "markdown", "html"),
    "validate": ("", "full", "json", "markdown", "github", "sarif"),
}
_LOOKS = ("tty:40 NO_COLOR=1", "tty:110")

# The archives whose calls stand in a file each, in the order in which they are asked.
_ARCHIVES = ("asu", "years", "lives", "desk", "problems", "styles", "shallow", "bare", "fresh", "plain", "empty")


class AskedCall(NamedTuple):
    """One call: the archive and the folder in it, what is typed, and what is around it."""

    archive: str
    arguments: tuple[str, ...]
    folder: str = ""
    variables: tuple[tuple[str, str], ...] = ()
    columns: int = 0
    given: str = ""
    writes: bool = False

    @property
    def command(self) -> str:
        """The command that the call is of; the program itself where it names none that there is."""
        known = (*FORMATS, "fmt", "index")
        return next((word for word in self.arguments if word in known), "referat")

    @property
    def form(self) -> str:
        """What the answer is to look like."""
        words = self.arguments
        asked = next((after for word, after in pairwise(words) if word in {"-f", "--format"}), "")
        if "--help" in words or "-h" in words:
            asked = "help"
        if "_REFERAT_COMPLETE" in dict(self.variables):
            asked = "completion"
        return f"{asked or 'default'}{', terminal' if self.columns else ''}"

    def __str__(self) -> str:
        """The call as it would be typed, with the archive before it."""
        around = [f"{name}={shlex.quote(value)}" for name, value in self.variables]
        terminal = [f"[{self.columns} columns]"] if self.columns else []
        given = [f"< {self.given}"] if self.given else []
        place = f"{self.archive}/{self.folder}".rstrip("/")
        return " ".join([f"{place}:", *terminal, *around, "referat", *map(shlex.quote, self.arguments), *given])


def calls(archives: Path) -> list[AskedCall]:
    """Every call of the archives in a folder, in the order in which they are to be made."""
    found: list[AskedCall] = []
    for archive in _ARCHIVES:
        text = (Path(__file__).parent / "calls" / f"{archive}.txt").read_text(encoding="utf-8")
        names = _Names(archives / archive)
        turns: Counter[str] = Counter()
        for line in filter(None, text.splitlines()):
            found += _calls(archive, names.filled(line), turns)
    return found


def _calls(archive: str, line: str, turns: Counter[str]) -> Iterator[AskedCall]:
    """The calls of a line; ``turns`` counts the formats that a command has had."""
    sign, rest = (line[0], line[1:]) if line[0] in "*~=+" else ("", line)
    if sign == "~":
        yield from (_call(archive, f"{look} {rest}") for look in _LOOKS)
        return
    call = _call(archive, rest)
    call = call._replace(writes=call.writes or sign == "+")
    forms: Sequence[str] = FORMATS.get(call.command, ("",))
    if sign in {"=", "+"}:
        forms = ("",)
    elif not sign:
        forms = (forms[turns[call.command] % len(forms)],)
        turns[call.command] += 1
    for form in forms:
        yield call._replace(arguments=(*call.arguments, *(("--format", form) if form else ())))


def _call(archive: str, line: str) -> AskedCall:
    """The call of a line that has no sign before it but ``+``."""
    bare = line.strip()
    call = AskedCall(archive, (), writes=bare.startswith("+"))
    words = shlex.split(bare.removeprefix("+"))
    variables: list[tuple[str, str]] = []
    while words:
        name, equals, value = words[0].partition("=")
        kind, colon, rest = words[0].partition(":")
        if equals and re.fullmatch("[A-Z_]+", name):
            variables.append((name, value.replace("\\n", "\n")))
        elif colon and kind == "tty":
            call = call._replace(columns=int(rest))
        elif colon and kind == "in":
            call = call._replace(folder=rest)
        elif colon and kind == "stdin":
            call = call._replace(given=rest)
        else:
            break
        del words[0]
    return call._replace(arguments=tuple(words), variables=tuple(variables))


class _Names:
    """What the archive in a folder calls its own."""

    def __init__(self, folder: Path) -> None:
        meetings = sorted(folder.glob("minutes/*/*/*.yaml"))
        texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in meetings if path.is_file()}
        registers = sorted(folder.glob("minutes/*/utvalg.yaml"))
        several = len(registers) > 1
        cases = re.compile(r"^  - saksnr: (\S+)$(?:(?!\n  - )[\s\S])*?(?=^    vedtak:$|^  - |\Z)", re.MULTILINE)
        self._names: dict[str, list[str]] = {"case": [], "decided": []}
        for path, text in texts.items():
            for case in cases.finditer(text):
                address = f"{path.parts[-3]}:{case[1]}" if several else case[1]
                self._names["case"].append(address)
                if text.startswith("    vedtak:", case.end()):
                    self._names["decided"].append(address)
        self._names["meeting"] = sorted({path.stem for path in texts})
        self._names["path"] = [str(path.relative_to(folder)) for path in texts]
        people = re.findall(
            r"^ +- \{?navn: ([^,}\n]+)", "".join(path.read_text(encoding="utf-8") for path in registers), re.MULTILINE
        )
        self._names["person"] = list(dict.fromkeys(name for name in people if " " in name))
        self._names["commit"] = _commits(folder) if (folder / ".git").exists() else []

    def filled(self, line: str) -> str:
        """The line with names for what stands for them."""

        def named(found: re.Match[str]) -> str:
            names = self._names[found[1]]
            return names[int(found[2]) % len(names)]

        return re.sub(r"\{(\w+):(-?\d+)\}", named, line)


def _commits(folder: Path) -> list[str]:
    """The commits of the main line, the first one first."""
    command = ["git", "rev-list", "--reverse", "--abbrev-commit", "--first-parent", "HEAD"]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    return done.stdout.decode().split()
