"""Every command as the suites call it: those that only ask, and those that write; a new one is given its place here."""

from pathlib import Path

from referat_cli.cli.main import referat
from tests.support.archives import REGISTER, write
from tests.support.running import git, repository

QUESTIONS: dict[str, list[str]] = {
    "validate": ["validate", "-f", "json"],
    "validate --since": ["validate", "--since", "HEAD~1", "-f", "json"],
    "fmt --check": ["fmt", "--check"],
    "rule": ["rule", "REF301"],
    "cases": ["cases", "-f", "json"],
    "show": ["show", "3/25"],
    "diff": ["diff", "3/25", "-f", "json"],
    "search": ["search", "legevakt", "-f", "json"],
    "people": ["people", "-f", "json"],
    "attendance": ["attendance", "-f", "json"],
    "followups": ["followups", "-f", "json"],
    "history": ["history", "3/25", "-f", "json"],
    "changes": ["changes", "HEAD~1..HEAD", "-f", "json"],
}

# What each writes: files of the record, a picture, or what is kept of the archive alone.
WRITERS: dict[str, list[str]] = {
    "fmt": ["fmt"],
    "validate --fix": ["validate", "--fix", "-f", "concise"],
    "attendance --plot": ["attendance", "--plot", "oppmøte.svg"],
    "index --rebuild": ["index", "--rebuild"],
    "index --drop": ["index", "--drop"],
}


# What tells of the tool's own files has another answer in each folder.
OTHERS: dict[str, list[str]] = {"index": ["index"]}
CALLS = {**QUESTIONS, **WRITERS, **OTHERS}
# Those after which questions have other answers.
CHANGE_RECORD = ("fmt", "validate --fix")


def unclassified() -> set[str]:
    """The commands of the command line that no suite calls."""
    return set(referat.summaries) - {arguments[0] for arguments in CALLS.values()}


def path_of(number: int) -> str:
    """Where the meeting of a number lies: a hundred a year, from 2023."""
    year, place = 2023 + number // 100, number % 100
    return f"minutes/prove/{year}/{year}-{place // 9 + 1:02}-{place % 9 * 3 + 1:02}.yaml"


_MEETING = """\
utvalg: prove
moetedato: "{date}"
moeteleder: Kari Nordmann
referent: Åse Vik
status: referat

deltakere:
  - gruppe: Kommunene
    personer:
      - {{navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}}
  - gruppe: Sekretariatet
    personer:
      - {{navn: Åse Vik, oppmoete: møtt}}

saksliste:
  - {{sak: {number}}}

saker:
  - saksnr: {number}
    tittel: Sak om {word}
    sakstype: beslutning
    saksansvarlig: [Kari Nordmann]
    forslag_til_vedtak:
      - Åse Vik legger fram en plan for {word}.
    vedtak:
      - Åse Vik legger fram en plan for all {word}.
"""


def meeting_of(number: int, word: str) -> str:
    """A meeting as few people leave it: every third one is not laid out, in every fifth a name has letters in parts."""
    date = path_of(number)[-15:-5]
    text = _MEETING.format(date=date, number=f"{number % 100 + 1}/{date[2:4]}", word=word)
    if number % 3 == 0:
        text = text.replace("status: ", "status:   ")
    if number % 5 == 0:
        text = text.replace("Åse", "A\N{COMBINING RING ABOVE}se")
    return text


def make(root: Path, meetings: int) -> Path:
    """A repository of so many meetings, the last twenty of them written anew in its second commit."""
    everyone = range(meetings)
    write(root, {"minutes/prove/utvalg.yaml": REGISTER})
    write(root, {path_of(number): meeting_of(number, "legevakt") for number in everyone})
    repository(root)
    write(root, {path_of(number): meeting_of(number, "ambulanse") for number in everyone[-20:]})
    git(root, "commit", "--quiet", "--all", "--message=Rewrite")
    git(root, "gc", "--quiet")
    return root


def record(root: Path) -> dict[str, bytes]:
    """Everything in the work tree, by its path."""
    files = (path for path in root.rglob("*") if path.is_file() and root / ".git" not in path.parents)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
