"""Do two versions of the program give the same answers, byte for byte?

    python -m benchmarks.same_answers OLD_REFERAT NEW_REFERAT [--out DIR] [--keep FILE] [--only PATTERN]

The two are ``referat`` commands, each in an environment of its own with the same packages. Some hundred calls
(`same_calls`) are made of each, in copies of the same archives (`same_archives`); what comes on standard output and
standard error, the exit code, and what is written to files are held against each other. Only the folder of the copy may
differ, and the name and the size of the index: a digest of the program's own text, and what the order of writing makes
it. Leaves with 1 where anything else does; every difference is then a file in DIR.

The program is executed and never imported, so this may be run from the checkout of any version.
"""

import argparse
import contextlib
import difflib
import fcntl
import gzip
import json
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

from benchmarks.same_archives import build, environment
from benchmarks.same_calls import AskedCall, calls

_PATIENCE = 120.0
_LINES = 50
_INDEX = re.compile(rb"index-[0-9a-f-]+\.sqlite, [0-9]+,[0-9] MB")
_COMMANDS = re.compile(r"^  (\w+)  ", re.MULTILINE)
_OPTION = re.compile(r"^  (?:-\w, )?(--?[\w-]+)", re.MULTILINE)

# What a call left: standard output, standard error, the exit code, and what it wrote to files.
Answer = Mapping[str, bytes]


class Side(NamedTuple):
    """One of the two: its command, and the folder with its archives."""

    program: Path
    folder: Path

    def environment(self, call: AskedCall) -> dict[str, str]:
        """What surrounds a call: nothing that the machine or the person has set."""
        home = self.folder / "home"
        fixed = environment() | {"HOME": str(home), "MPLCONFIGDIR": str(home), "TERM": "xterm-256color", "PAGER": ""}
        return fixed | dict(call.variables)

    def answers(self, made: Sequence[AskedCall]) -> list[Answer]:
        """Make calls one after the other, and tell what they left."""
        return [self.answer(call) for call in made]

    def answer(self, call: AskedCall) -> Answer:
        """Make the call, and tell what it left."""
        archive = self.folder / call.archive
        before = _held(archive) if call.writes else {}
        command, place = [str(self.program), *call.arguments], archive / call.folder
        if call.columns:
            out, err, code = _on_terminal(command, place, self.environment(call), call.columns)
        else:
            given = (archive / call.given).read_bytes() if call.given else b""
            done = subprocess.run(
                command,
                cwd=place,
                env=self.environment(call),
                input=given,
                capture_output=True,
                check=False,
                timeout=_PATIENCE,
            )
            out, err, code = done.stdout, done.stderr, done.returncode
        after = _held(archive) if call.writes else {}
        written = {path: after.get(path, b"(gone)") for path in before | after if before.get(path) != after.get(path)}
        files = b"".join(b"== %s\n%s\n" % (os.fsencode(path), content) for path, content in sorted(written.items()))
        streams = {"standard output": out, "standard error": err, "exit code": b"%d\n" % code, "files": files}
        return {name: self._plain(content) for name, content in streams.items()}

    def _plain(self, content: bytes) -> bytes:
        """The content without what must differ between the two sides."""
        return _INDEX.sub(b"index", content.replace(os.fsencode(self.folder), b"/archives"))

    def help(self, *command: str) -> str:
        """The help of the program, or of one of its commands."""
        return self.answer(AskedCall("empty", (*command, "--help")))["standard output"].decode()

    def options(self) -> set[str]:
        """Every option of every command, as «command --option», and every command."""
        commands = _COMMANDS.findall(self.help())
        return {*commands, *(f"{name} {option}" for name in commands for option in _OPTION.findall(self.help(name)))}


def _held(archive: Path) -> dict[str, bytes]:
    """Every file of an archive outside of Git's own folder."""
    found = {}
    for folder, folders, files in os.walk(archive):
        if ".git" in folders:
            folders.remove(".git")
        for name in files:
            path = Path(folder, name)
            content = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
            found[str(path.relative_to(archive))] = content
    return found


def _on_terminal(
    command: Sequence[str], place: Path, variables: Mapping[str, str], columns: int
) -> tuple[bytes, bytes, int]:
    """What a command shows on a terminal of so many columns: on standard output, on standard error; its exit code."""
    ours, theirs = zip(pty.openpty(), pty.openpty(), strict=True)
    for terminal in theirs:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, columns, 0, 0))
    process = subprocess.Popen(
        command, cwd=place, env=variables, stdin=subprocess.DEVNULL, stdout=theirs[0], stderr=theirs[1]
    )
    for terminal in theirs:
        os.close(terminal)
    patience = threading.Timer(_PATIENCE, process.kill)
    patience.start()
    shown = {terminal: bytearray() for terminal in ours}
    waiting = list(ours)
    while waiting:
        for terminal in select.select(waiting, [], [])[0]:
            piece = b""
            with contextlib.suppress(OSError):  # what Linux says when nobody writes to it any more
                piece = os.read(terminal, 1 << 16)
            shown[terminal] += piece
            if not piece:
                waiting.remove(terminal)
                os.close(terminal)
    code = process.wait()
    patience.cancel()
    return bytes(shown[ours[0]]), bytes(shown[ours[1]]), code


def _sides(programs: Sequence[Path], folder: Path) -> list[Side]:
    """The two sides, each with the archives; their folders' names are as long as each other."""
    build(folder / "made")
    sides = []
    for program, name in zip(programs, ("old", "new"), strict=True):
        side = Side(program, folder / name)
        shutil.copytree(folder / "made", side.folder, symlinks=True)
        (side.folder / "home").mkdir()
        # What matplotlib gathers about fonts at its first start takes long, and it says so.
        python = program.parent / "python"
        warm = [str(python), "-c", "import matplotlib.font_manager"]
        if python.exists():
            subprocess.run(warm, env=side.environment(AskedCall("", ())), capture_output=True, check=False)
        sides.append(side)
    return sides


def _difference(call: AskedCall, old: Answer, new: Answer) -> str:
    """The call and a unified diff of each stream that differs; empty where none does."""
    told = []
    for stream in old:
        if old[stream] != new[stream]:
            a, b = (_lines(answer[stream]) for answer in (old, new))
            told += list(difflib.unified_diff(a, b, f"old {stream}", f"new {stream}", lineterm=""))
    return "\n".join([str(call), *told, ""]) if told else ""


def _lines(content: bytes) -> list[str]:
    """The lines of a content, in which every byte can be seen."""
    text = content.decode("utf-8", "backslashreplace")
    return [line.replace("\r", "\\r").replace("\x1b", "\\e") for line in text.split("\n")]


def _chains(made: Sequence[AskedCall]) -> list[list[AskedCall]]:
    """The calls, cut where order does not matter: those that share an archive are made one after the other."""
    chains: dict[str, list[AskedCall]] = {}
    for call in made:
        # From the empty archive many ask the real one.
        chains.setdefault("asu" if call.archive == "empty" else call.archive, []).append(call)
    return list(chains.values())


def _answers(sides: Sequence[Side], chains: Sequence[Sequence[AskedCall]]) -> list[list[Answer]]:
    """What each side answers to the calls of each chain, with as many calls at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [[pool.submit(side.answers, chain) for side in sides] for chain in chains]
        return [[answer for run in runs for answer in run[number].result()] for number in range(len(sides))]


def _kept_answers(keep: Path, key: str, side: Side, chains: Sequence[Sequence[AskedCall]]) -> list[Answer]:
    """What the side answers, from the file where it was kept; else asked for, and kept there."""
    if keep.exists():
        kept = json.loads(gzip.decompress(keep.read_bytes()))
        if kept["key"] == key:
            return [{name: text.encode("latin-1") for name, text in answer.items()} for answer in kept["answers"]]
    (answers,) = _answers([side], chains)
    written = [{name: content.decode("latin-1") for name, content in answer.items()} for answer in answers]
    keep.write_bytes(gzip.compress(json.dumps({"key": key, "answers": written}).encode(), 1))
    return answers


def _key(side: Side, made: Sequence[AskedCall]) -> str:
    """A digest of what the answers of a side hang on, but for its own text: the day, the archives and the calls."""
    said = sha1(f"{date.today()} {side.program}".encode(), usedforsecurity=False)  # noqa: DTZ011 - the program's day
    for archive in dict.fromkeys(side.folder / call.archive for call in made):
        command = ["git", "rev-parse", "HEAD"]
        if (archive / ".git").exists():
            said.update(subprocess.run(command, cwd=archive, capture_output=True, check=False).stdout)
            for path, content in sorted(_held(archive).items()):
                said.update(os.fsencode(path) + content)
    said.update("\n".join(map(str, made)).encode())
    return said.hexdigest()


def _table(compared: Sequence[tuple[AskedCall, str]]) -> None:
    """Print how many calls of each command, in each format, were answered alike."""
    rows = Counter((call.command, call.form, bool(difference)) for call, difference in compared)
    print(f"{'command':<12} {'format':<20} {'same':>6} {'differs':>8}")
    for command, form in sorted({row[:2] for row in rows}):
        same, differs = (rows[command, form, differing] for differing in (False, True))
        print(f"{command:<12} {form:<20} {same or '':>6} {differs or '':>8}")
    same, differs = (sum(differing == bool(difference) for _, difference in compared) for differing in (False, True))
    print(f"{'':<12} {'':<20} {same:>6} {differs:>8}")


def _offered(sides: Sequence[Side], made: Sequence[AskedCall]) -> bool:
    """Print which commands and options only one has, and which no call uses; whether both have the same."""
    old, new = (side.options() for side in sides)
    for name, only in (("OLD", old - new), ("NEW", new - old)):
        if only:
            print(f"only in {name}: {', '.join(sorted(only))}")
    used = {f"{call.command} {word}" for call in made for word in call.arguments} | {call.command for call in made}
    everywhere = {"-C", "--color", "--help"}
    unused = {option for option in old | new if option not in used and option.split()[-1] not in everywhere}
    if unused:
        print(f"in no call: {', '.join(sorted(unused))}")
    return old == new


def _kept(out: Path, differences: Sequence[tuple[AskedCall, str]]) -> None:
    """Write every difference to a file of its own."""
    out.mkdir(parents=True, exist_ok=True)
    for number, (call, difference) in enumerate(differences, 1):
        (out / f"{number:03}-{call.archive}-{call.command}.diff").write_text(difference, encoding="utf-8")


def main() -> int:
    """Ask both, and tell whether they answer alike."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("old", type=Path)
    options.add_argument("new", type=Path)
    options.add_argument("--out", type=Path, help="write a unified diff of every difference to files in this folder")
    options.add_argument("--keep", type=Path, help="keep OLD's answers in this file for the day, and take them from it")
    options.add_argument("--only", default="", help="make only the calls in which this regular expression is found")
    chosen = options.parse_args()
    programs = [Path(os.path.abspath(program)) for program in (chosen.old, chosen.new)]  # noqa: PTH100 - keeps links
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="same-answers-") as temporary:
        sides = _sides(programs, Path(temporary).resolve())
        every = calls(Path(temporary) / "made")
        chains = _chains([call for call in every if re.search(chosen.only, str(call))])
        made = [call for chain in chains for call in chain]
        if chosen.keep:
            before = _kept_answers(chosen.keep, _key(sides[0], made), sides[0], chains)
            (after,) = _answers(sides[1:], chains)
        else:
            before, after = _answers(sides, chains)
        alike = _offered(sides, every)
    compared = [(call, _difference(call, *both)) for call, *both in zip(made, before, after, strict=True)]
    _table(compared)
    differences = [(call, difference) for call, difference in compared if difference]
    for call, _difference_of_it in differences:
        print(f"differs: {call}")
    if chosen.out:
        _kept(chosen.out, differences)
    print(f"{len(compared)} calls of each in {time.perf_counter() - began:.0f} s: {len(differences)} answers differ")
    return 0 if alike and not differences else 1


if __name__ == "__main__":
    sys.exit(main())
