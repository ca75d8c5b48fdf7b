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
    "show": ["show", "3/26"],
    "diff": ["diff", "3/26", "-f", "json"],
    "search": ["search", "legevakt", "-f", "json"],
    "people": ["people", "-f", "json"],
    "attendance": ["attendance", "-f", "json"],
    "followups": ["followups", "-f", "json"],
    "votes": ["votes", "--by", "person", "-f", "json"],
    "history": ["history", "3/26", "-f", "json"],
    "changes": ["changes", "HEAD~1..HEAD", "-f", "json"],
    "review": ["review", "HEAD~1...HEAD", "-f", "json"],
    "meetings": ["meetings", "-f", "json"],
    "render -f markdown": ["render", "2026-01-14", "-f", "markdown"],
    "status": ["status", "-f", "json"],
}

# What each writes: files of the record, a picture, or what is kept of the archive alone.
WRITERS: dict[str, list[str]] = {
    "fmt": ["fmt"],
    "validate --fix": ["validate", "--fix", "-f", "concise"],
    "attendance --plot": ["attendance", "--plot", "oppmøte.svg"],
    "import": ["import", "papir.txt"],
    "render": ["render", "2026-01-14", "-f", "html", "-o", "papir.html"],
    "index --rebuild": ["index", "--rebuild"],
    "index --drop": ["index", "--drop"],
    "fix": ["fix"],
    "init": ["init", "annet", "--code", "annet", "--name", "Det andre utvalget"],
    "new": ["new", "2026-09-02", "--case", "Ny vei (20 min)"],
    "add": ["add", "2026-03-04", "--case", "Ny vei"],
    "minutes": ["minutes", "2026-03-04", "--present", "all", "--adopted-as-proposed", "all"],
    "approve": ["approve", "2026-01-28", "--case", "3/26"],
    "correct": ["correct", "2026-01-14", "--case", "2/26", "--concerns", "1/26", "--text", "Et ord er rettet."],
}


# What tells of the tool's own files has another answer in each folder.
OTHERS: dict[str, list[str]] = {"index": ["index"]}
CALLS = {**QUESTIONS, **WRITERS, **OTHERS}
# Those after which questions have other answers.
CHANGE_RECORD = ("fmt", "validate --fix", "fix", "new", "add", "minutes", "approve", "correct", "import")


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


# What the commands that write need: approved minutes, minutes that wait for it, and a notice.
_LATEST = {
    "2026-01-14": ("1/26", 'status: godkjent\ngodkjent: {dato: "2026-01-28", sak: 2/26}\n'),
    "2026-01-28": ("2/26", "status: referat\n"),
    "2026-03-04": ("3/26", "status: innkalling\n"),
}


# The minutes of another meeting, on paper.
_PAPER = """\
Møtereferat

Møtedato: 06.05.2026
Møteleder: Kari Nordmann
Referent: Åse Vik

Til stede: Kari Nordmann, Åse Vik

Sak 4/26 Ny vei

Vedtak:
Veien bygges.
"""


def _latest(date: str, number: str, status: str) -> str:
    text = _MEETING.format(date=date, number=number, word="brannvern").replace("status: referat\n", status)
    if "innkalling" in status:
        before, _list, after = text.partition("deltakere:\n")
        text = (before + "saksliste:" + after.partition("saksliste:")[2]).partition("    vedtak:\n")[0]
    return text


def make(root: Path, meetings: int) -> Path:
    """A repository of so many meetings and three of 2026, the last twenty written anew in its second commit."""
    everyone = range(meetings)
    write(root, {"minutes/prove/utvalg.yaml": REGISTER.replace("format: 1", "format: 2")})
    latest = {date: _latest(date, number, status) for date, (number, status) in _LATEST.items()}
    write(root, {f"minutes/prove/2026/{date}.yaml": text for date, text in latest.items()})
    write(root, {path_of(number): meeting_of(number, "legevakt") for number in everyone})
    write(root, {"papir.txt": _PAPER})
    repository(root)
    write(root, {path_of(number): meeting_of(number, "ambulanse") for number in everyone[-20:]})
    git(root, "commit", "--quiet", "--all", "--message=Rewrite")
    git(root, "gc", "--quiet")
    return root


def record(root: Path) -> dict[str, bytes]:
    """Everything in the work tree, by its path."""
    files = (path for path in root.rglob("*") if path.is_file() and root / ".git" not in path.parents)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
