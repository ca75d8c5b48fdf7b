"""How the tests ask what is wrong with a file: in this process, with a fixed day, as lines of text."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from referat_cli.model.problem import Problem
from referat_cli.rules.runner import judge
from referat_cli.store.archive import Archive
from referat_cli.store.paths import Location, locate
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import TODAY


def problems(root: Path, path: str, today: date = TODAY) -> list[Problem]:
    """Every problem of one file of the archive below the root, accepted ones too."""
    return judge(Archive(Snapshot(locate(root))), path, today)


def told(  # noqa: PLR0913, PLR0917 - one parameter for each thing that a test varies
    root: Path,
    meeting: str = MINUTES,
    register: str = REGISTER,
    path: str = MEETING_PATH,
    others: dict[str, str] | None = None,
    today: date = TODAY,
) -> list[str]:
    """What is said of the one file when the archive holds this meeting, this register and these others."""
    write(root, {REGISTER_PATH: register, MEETING_PATH: meeting, **(others or {})})
    return [f"{p.place.line}: {p.code} {p.message}" for p in problems(root, path, today) if p.accepted is None]


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each change made once; a change that finds nothing to change is a mistake in the test."""
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def in_memory(contents: Mapping[str, bytes]) -> Archive:
    """An archive of these files, which lies nowhere."""
    return Archive(Snapshot(Location(Path("ingensteds"), None)), contents)
