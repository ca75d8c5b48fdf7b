"""Where an archive lies, and what a path in it says of the document there."""

import os
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.find_repository import begin_find

if TYPE_CHECKING:
    from referat_cli.document.schema import Kind
    from referat_cli.store.git import Repository

# The record's folder below the root of an archive.
FOLDER = "minutes"
REGISTER = "utvalg.yaml"
# How the name of a record ends, and how it ends where a program or a person has named it a little wrong: such a file is
# told about, because else nobody would know that it is not read.
ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")

# What a folder may be called: not by bytes that are no letters, nor as such a name is stored, with backslashes.
_NAME = r"[^/\\\ud800-\udfff]+"
_DOCUMENT = (
    rf"(?:(?P<root>.*)/)?{FOLDER}/(?P<committee>{_NAME})/"
    rf"(?:(?P<year>{_NAME})/(?P<date>\d{{4}}-\d{{2}}-\d{{2}})(?:-\d+)?\.yaml|{re.escape(REGISTER)})"
)


class Home(NamedTuple):
    """What a path says of the document in it; ``year`` and ``date`` are None for a register."""

    committee: str
    year: str | None = None
    date: str | None = None


@cache
def _document() -> re.Pattern[str]:
    """What the path of a document looks like; a question that finds its rows does not ask."""
    return re.compile(_DOCUMENT)


@lru_cache(maxsize=4096)
def home(path: str) -> Home | None:
    """What the archive's layout says of a path, or None where the path is not in the layout.

    It is remembered, because the check of a file asks ten times.
    """
    found = _document().fullmatch(path)
    return Home(found["committee"], found["year"], found["date"]) if found and found["root"] is None else None


def file_stem(path: str) -> str:
    """What the file of a meeting is called without its ending: the date, or the date and a number."""
    return path.rpartition("/")[2].partition(".")[0]


def meeting_name(path: str, date: str) -> str:
    """What tells a meeting from others of its committee: the date, and of a second one that day its file's number."""
    name = file_stem(path)
    return name if name.startswith(f"{date}-") else date


def kind_of(path: str) -> "Kind":
    """Which schema a file answers to, by its name alone."""
    return "utvalg" if path.rsplit("/", 1)[-1] == REGISTER else "moete"


def is_record(name: str) -> bool:
    """Whether a file of that name is a record, or is meant to be."""
    return name.lower().endswith(ENDINGS)


def may_be_folder(path: str) -> bool:
    """Whether what Git has at a path, and is no file, may be a folder in another way: a link to one, a repository."""
    return "." not in path.rpartition("/")[2]


def ordered(paths: Iterable[str]) -> tuple[str, ...]:
    """A committee's register before its meetings: a mistake in it is the cause of theirs, and is told first."""
    return tuple(sorted(paths, key=lambda path: (path.split("/")[:2], path.count("/"), path)))


class Location(NamedTuple):
    """Where an archive lies: the folder that holds ``minutes/``, and the repository around it, if there is one."""

    root: Path
    git: "Repository | None"

    @property
    def below(self) -> str:
        """What Git puts before the archive's own paths: "" or "some/folder/"."""
        return _below(self.root, self.git.top) if self.git else ""


@lru_cache(maxsize=8)
def _below(root: Path, top: Path) -> str:
    """The way from the top of a repository to a folder, kept because it is asked for with each file of a history."""
    relative = root.resolve().relative_to(top.resolve()).as_posix()
    return "" if relative == "." else relative + "/"


def locate(directory: Path) -> Location:
    """The archive that a directory belongs to: the nearest folder from it upwards that holds ``minutes/``.

    The search ends at the top of the Git work tree. Where there is no such folder, the archive may lie below the
    directory, or elsewhere in the repository; where there is none at all, the root is the directory itself. Raises
    `UserError` where there are several.
    """
    return begin_locate(directory)()


def begin_locate(directory: Path) -> Callable[[], Location]:
    """Begin to find the archive that a directory belongs to, as `locate` has it; the function returned waits for it."""
    find = begin_find(directory)
    return lambda: _located(directory, find())


def _located(directory: Path, git: "Repository | None") -> Location:
    empty = directory
    for folder in () if git and git.bare else (directory, *directory.parents):
        if (folder / FOLDER).is_dir():
            if _holds_records(folder / FOLDER):
                return Location(folder, git)
            empty = folder
        if git and folder.resolve() == git.top.resolve():
            break
    roots = _roots(directory, git)
    below = [root for root in roots if root.resolve().is_relative_to(directory.resolve())]
    chosen = below or roots
    if len(chosen) > 1:
        message = _("Det er flere arkiv her: {folders}. Velg ett, for eksempel med «-C {first}».")
        folders = [os.path.relpath(root, directory).replace(os.sep, "/") for root in chosen]
        raise UserError(message.format(folders=", ".join(folders), first=folders[0]))
    return Location(chosen[0] if chosen else empty, git)


def _roots(directory: Path, git: "Repository | None") -> list[Path]:
    """The archives of a repository; without Git those in the folders of the directory, because it may be any."""
    if git is None:
        return sorted(folder.parent for folder in directory.glob(f"*/{FOLDER}") if _holds_records(folder))
    found = filter(None, map(_document().fullmatch, git.names_of_files()))
    return sorted({git.top / (record["root"] or "") for record in found})


def _holds_records(folder: Path) -> bool:
    """Whether anything in a folder, or something that is not looked into here, may be a record."""
    closed: list[OSError] = []
    seen: list[str] = []
    for within, folders, names in os.walk(folder, onerror=closed.append):
        if any(map(is_record, names)):
            return True
        seen += [os.path.join(within, name) for name in folders]  # noqa: PTH118 - there may be many
    return bool(closed) or any(map(os.path.islink, seen))
