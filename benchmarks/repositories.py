"""What does a realistic repository of any size look like, with its history?

    python -m benchmarks.repositories FOLDER MEETINGS

makes one of invented meetings: each was called, held and approved, in three commits by the committee's secretaries. The
same number gives the same repository, commit by commit. Git takes it in through ``git fast-import``.
"""

import argparse
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, repeat
from pathlib import Path
from random import Random
from typing import IO, NamedTuple

from benchmarks.archives import CASES, InventedCommittee, Planned, planned
from referat_cli.model.names import slug

# A notice holds no attendance, and of a case what is known before the meeting.
_ATTENDANCE = re.compile(r"^deltakere:\n.*?\n\n", re.DOTALL | re.MULTILINE)
_HELD = re.compile(r"^    referat: \|\n.*?(?=^  - saksnr|\Z)", re.DOTALL | re.MULTILINE)
_ATTENDED = re.compile(r"oppmoete: (møtt|digitalt)")
_OTHER_WAY = {"møtt": "digitalt", "digitalt": "møtt"}
_PARAGRAPH = re.compile(r"^      (?=[A-ZÆØÅ])", re.MULTILINE)
_CORRECTED = 0.3  # of all minutes, when they are approved
_NOT_WORTH_A_PROCESS = 200
_AT_A_TIME = 1000


class PlannedCommit(NamedTuple):
    """One version of one file, by its mark, with who committed it, when, and in which words."""

    moment: datetime
    path: str
    mark: int
    author: str
    subject: str


def versions(plan: Planned, later: int = 0) -> list[str]:
    """The notice, the minutes, and the minutes as approved, some of them corrected then; and so many later ones."""
    minutes = plan.text()
    notice = _HELD.sub("", _ATTENDANCE.sub("", minutes)).replace("status: referat", "status: innkalling", 1)
    number = plan.first + CASES if plan.next_day.year == plan.day.year else 1
    approval = f'{{dato: "{plan.next_day}", sak: {number}/{plan.next_day:%y}}}'
    approved = minutes.replace("status: referat", f"status: godkjent\ngodkjent: {approval}", 1)
    approved = _corrected(approved, Random(plan.path))
    return [notice, minutes, approved, *(_PARAGRAPH.sub(f"      Lagt til {n}: ", approved, 1) for n in range(later))]


def _corrected(minutes: str, chance: Random) -> str:
    """The minutes, sometimes with a word more in what was said, sometimes with another mark; else as they are."""
    if chance.random() < _CORRECTED:
        place = chance.choice([found.end() for found in _PARAGRAPH.finditer(minutes)])
        minutes = minutes[:place] + "Rettet: " + minutes[place:]
    if chance.random() < _CORRECTED:
        mark = chance.choice(list(_ATTENDED.finditer(minutes)))
        minutes = minutes[: mark.start(1)] + _OTHER_WAY[mark[1]] + minutes[mark.end(1) :]
    return minutes


def make(folder: Path, meetings: int, later: int = 0) -> Path:
    """Make a repository of so many meetings in a folder that is empty or not there, check it out, and return it.

    Each meeting is committed three times, and so many times later.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        message = f"{folder} is not empty"
        raise FileExistsError(message)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    with subprocess.Popen(
        ["git", "fast-import", "--quiet", "--force"], cwd=folder, env=_environment(), stdin=subprocess.PIPE
    ) as process:
        assert process.stdin  # noqa: S101 - it is a pipe
        with process.stdin as stream:
            _tell(stream, meetings, later)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, "git fast-import")
    _git(folder, "reset", "--hard", "--quiet", "main")
    return folder


def _tell(stream: IO[bytes], meetings: int, later: int) -> None:
    """Every text first, a meeting's versions side by side so that Git keeps the differences; then every commit."""
    commits: list[PlannedCommit] = []
    mark = 0
    seen: set[str] = set()
    for plan, texts in _written(planned(meetings), later):
        committee = plan.committee
        if committee.code not in seen:
            seen.add(committee.code)
            _blob(stream, mark := mark + 1, committee.register())
            commits.append(_registered(plan, mark))
        for text in texts:
            _blob(stream, mark := mark + 1, text)
        commits += _stages(plan, mark - len(texts) + 1, later)
    for commit in sorted(commits):
        _commit(stream, commit)


def _written(plans: Iterator[Planned], later: int) -> Iterator[tuple[Planned, list[str]]]:
    """The meetings with their versions; many are written by as many processes as there are processors."""
    some = list(islice(plans, _NOT_WORTH_A_PROCESS))
    yield from zip(some, map(versions, some, repeat(later)), strict=True)
    if len(some) < _NOT_WORTH_A_PROCESS:
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        while some := list(islice(plans, _AT_A_TIME)):
            yield from zip(some, pool.map(versions, some, repeat(later), chunksize=25), strict=True)


def _registered(plan: Planned, mark: int) -> PlannedCommit:
    """The commit of a committee's register, before its first notice."""
    code = plan.committee.code
    path = f"minutes/{code}/utvalg.yaml"
    return PlannedCommit(_at(plan.day - timedelta(30)), path, mark, _author(plan.committee, 0), f"Register {code}")


def _stages(plan: Planned, mark: int, later: int) -> Iterable[PlannedCommit]:
    """The commits of a meeting; the first version has this mark."""
    committee, path, chance = plan.committee, plan.path, Random(plan.path)
    what = f"the meeting of {committee.code} on {plan.day}"
    stages = [(plan.day - timedelta(14), "Call"), (plan.day + timedelta(7), "Record"), (plan.next_day, "Approve")]
    stages += [(plan.next_day + timedelta(1 + number), "Add to") for number in range(later)]
    for step, (when, verb) in enumerate(stages):
        author = _author(committee, chance.randrange(3))
        yield PlannedCommit(_at(when), path, mark + step, author, f"{verb} {what}")


def _at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _author(committee: InventedCommittee, number: int) -> str:
    """One of the committee's secretaries, as Git writes people."""
    name = committee.groups[-1][2][number][0]
    return f"{name} <{slug(name)}@example.org>"


def _blob(stream: IO[bytes], mark: int, text: str) -> None:
    content = text.encode()
    stream.write(b"blob\nmark :%d\ndata %d\n" % (mark, len(content)) + content + b"\n")


def _commit(stream: IO[bytes], commit: PlannedCommit) -> None:
    when = f"{commit.moment.timestamp():.0f} +0100"
    subject = f"{commit.subject}\n".encode()
    head = f"commit refs/heads/main\nauthor {commit.author} {when}\ncommitter {commit.author} {when}\n"
    stream.write(head.encode() + b"data %d\n" % len(subject) + subject)
    stream.write(f"M 100644 :{commit.mark} {commit.path}\n\n".encode())


def _environment() -> dict[str, str]:
    """An environment in which Git answers for the folder it stands in, whatever is set outside."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=_environment(), check=True)


def main() -> None:
    """Make one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("meetings", type=int)
    chosen = options.parse_args()
    make(chosen.folder, chosen.meetings)


if __name__ == "__main__":
    main()
