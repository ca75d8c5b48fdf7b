"""Which archives does a version of the program have to answer from, before it may take another one's place?

    asu       the two real meetings, with the commits in which they came
    years     200 invented meetings of two committees: called, held, approved; some corrected, some altered in silence
    lives     a committee with everything that befalls minutes: merges, reverts, moves, deletions, unreadable versions
    desk      a small one with work going on: staged, changed, new, gone
    problems  what every page of docs/rules.md shows as wrong, and files that are no minutes at all
    styles    one meeting in a dozen ways to write it
    shallow, bare, fresh, plain, empty: with little history, no work tree, no commit, no Git, nothing

All are made from seeds, without the program itself.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.archives import CASES, Planned, planned
from tests.histories.generator import make as make_history
from tests.support.archives import HELD, MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, merged, spelled_out
from tests.support.variations import MEETING as ANY_MEETING
from tests.support.variations import REGISTER as ANY_REGISTER
from tests.support.variations import written

ROOT = Path(__file__).parents[1]
MEETINGS = 200
# The tag that the archives with a history have in the middle of it.
TAG = "midtveis"

_PAGE = re.compile(r"^### .*?(REF\d{3}) .*?^Feil:\n\n```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_OF_HISTORY = "REF8"


def build(folder: Path) -> None:
    """Make every archive in a folder, each in one of its own."""
    for name, make in _ARCHIVES.items():
        (folder / name).mkdir(parents=True)
        make(folder / name)


def environment() -> dict[str, str]:
    """An environment without the machine's own settings, in which Git makes the same commits wherever it is run."""
    when = "2026-01-15T12:00:00+01:00"
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Åse Vik"), ("EMAIL", "aase@example.org"), ("DATE", when))
    }
    none = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "Europe/Oslo", **none, **identity}


def _git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(), input=given, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().strip()


def _committed(folder: Path) -> None:
    """Make the folder a repository with all that it holds in one commit."""
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message=Begin")


def _put(folder: Path, path: str, content: str | bytes) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content if isinstance(content, bytes) else content.encode())


def _tagged(folder: Path) -> None:
    """Put the tag on the commit in the middle of the main line."""
    line = _git(folder, "rev-list", "--first-parent", "HEAD").split()
    _git(folder, "tag", TAG, line[len(line) // 2])


def _asu(folder: Path) -> None:
    """The real record as of the last commit that touched it."""
    last = _git(ROOT, "log", "-1", "--format=%H", "--", "minutes")
    _git(folder, "clone", "--quiet", "--no-checkout", str(ROOT), ".")
    _git(folder, "checkout", "--quiet", "--force", "-B", "main", last)
    _git(folder, "remote", "remove", "origin")


class _Commit(NamedTuple):
    """One version of one file, by its mark, with who committed it, when, and in which words."""

    moment: datetime
    path: str
    mark: int
    author: str
    subject: str


def _years(folder: Path) -> None:
    """The invented meetings, as Git takes them in: the texts, and then the commits in the order of time."""
    _git(folder, "init", "--quiet", "--initial-branch=main")
    stream = bytearray()
    commits: list[_Commit] = []

    def commit(day: date, path: str, text: str, author: str, subject: str) -> None:
        mark = len(commits) + 1
        content = text.encode()
        stream.extend(b"blob\nmark :%d\ndata %d\n" % (mark, len(content)) + content + b"\n")
        moment = datetime.combine(day, time(12), UTC) + timedelta(minutes=len(commits) % 600)
        commits.append(_Commit(moment, path, mark, author, subject))

    for plan in planned(MEETINGS):
        committee = plan.committee
        author = committee.groups[-1][2][0][0]
        register = f"minutes/{committee.code}/utvalg.yaml"
        if register not in {earlier.path for earlier in commits}:
            first, second = _registers(plan)
            commit(plan.day - timedelta(30), register, first, author, f"Register {committee.code}")
            commit(plan.day + timedelta(800), register, second, author, f"Note who sits in {committee.code} now")
        for days, subject, text in _versions(plan):
            commit(plan.day + timedelta(days), plan.path, text, author, f"{subject} {committee.code} {plan.day}")
    for done in sorted(commits):
        when = f"{done.moment.timestamp():.0f} +0100"
        who = f"{done.author} <sekretariatet@example.org> {when}"
        words = done.subject.encode()
        head = f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata {len(words)}\n".encode()
        stream.extend(head + words + f"\nM 100644 :{done.mark} {done.path}\n\n".encode())
    _git(folder, "fast-import", "--quiet", "--force", given=bytes(stream))
    _git(folder, "reset", "--hard", "--quiet", "main")
    _tagged(folder)


def _registers(plan: Planned) -> tuple[str, str]:
    """A committee's register with substitutes and guests; and two years later, when somebody has left a seat."""
    text = plan.committee.register()
    more = [("Vararepresentanter", "vara", _SUBSTITUTES), ("Andre til stede", "gjest", (_GUEST,))]
    for group, role, names in more:
        text += f"  - gruppe: {group}\n    rolle: {role}\n    personer:\n"
        text += "".join(f"      - {{navn: {name}}}\n" for name in names)
    text = text.replace("grupper:\n", f"alias:\n  {_GUEST.upper()}: {_GUEST}\ngrupper:\n", 1)
    name, unit = plan.committee.groups[0][2][3]
    line = f"      - {{navn: {name}, enhet: {unit}}}\n"
    left, came = plan.day + timedelta(800), plan.day + timedelta(801)
    seats = f'{line[:-2]}, til: "{left}"}}\n      - {{navn: {_HEIR}, enhet: {unit}, fra: "{came}"}}\n'
    return text, text.replace(line, seats, 1)


_SUBSTITUTES = ("Vigdis Varland", "Viggo Varmo")
_GUEST = "Gjertrud Gjestvang"
_HEIR = "Arve Arvesen"

_LIST = re.compile(r"^deltakere:\n.*?\n\n", re.DOTALL | re.MULTILINE)
_TREATED = re.compile(r"^    referat: \|\n.*?(?=^  - saksnr|\Z)", re.DOTALL | re.MULTILINE)
_ABSENT = re.compile(r"navn: ([^,]+), oppmoete: (forfall)")
_PRESENT = re.compile(r"oppmoete: (møtt|digitalt)")
_DECIDED = re.compile(r"(?<=^    vedtak:\n)      - >-\n((?:        .*\n)+)", re.MULTILINE)
_WORKER = re.compile(r"^    saksbehandler: .*\n", re.MULTILINE)


def _versions(plan: Planned) -> Iterator[tuple[int, str, str]]:
    """The versions of a meeting: how many days after it, in which words, and what the file held then."""
    chance = Random(f"versions {plan.path}")
    held = _eventful(plan, chance)
    yield -14, "Call", _TREATED.sub("", _LIST.sub("", held)).replace("status: referat", "status: innkalling", 1)
    yield 7, "Record", held
    if chance.random() < 0.2:
        held = held.replace(
            "forslag_til_vedtak:\n      - >-\n        ", "forslag_til_vedtak:\n      - >-\n        Nå ", 1
        )
        yield 12, "Correct the draft of", held
    wait = (plan.next_day - plan.day).days + 1
    number = plan.first + CASES if plan.next_day.year == plan.day.year else 1
    approval = f'status: godkjent\ngodkjent: {{dato: "{plan.next_day}", sak: {number}/{plan.next_day:%y}}}'
    approved = held.replace("status: referat", approval, 1)
    yield wait, "Approve", approved
    kind = chance.choice(("", "", "", "corrected", "silent", "mark", "spoilt", "reopened"))
    mark = _PRESENT.search(approved, chance.randrange(len(approved) // 8))
    absent = f"{approved[: mark.start(1)]}forfall{approved[mark.end(1) :]}" if mark else approved
    if kind == "corrected":
        entry = f'  - {{dato: "{plan.next_day}", gjelder: [deltakere], tekst: Oppmøtet er rettet.}}'
        yield wait + 20, "Correct", absent.replace("\n\ndeltakere:", f"\nrettelser:\n{entry}\n\ndeltakere:", 1)
    elif kind == "silent":
        yield wait + 30, "Tidy", _DECIDED.sub(lambda found: found[0].replace(" og ", " eller "), approved, count=3)
    elif kind == "mark":
        yield wait + 25, "Tidy who came to", absent
    elif kind == "spoilt":
        yield wait + 40, "Tidy the layout of", approved.replace("saker:\n", 'saker: "\n', 1)
        yield wait + 41, "Mend", absent
    elif kind == "reopened":
        yield wait + 50, "Reopen", held
        yield wait + 60, "Approve again", absent


def _eventful(plan: Planned, chance: Random) -> str:
    """The minutes with what a plain meeting has not: substitutes, a guest, deadlines, and what they lead to later."""
    text = plan.text()
    absent = list(_ABSENT.finditer(text))
    lines = [
        f"      - {{navn: {who}, oppmoete: møtt, moette_for: {found[1]}}}\n"
        for who, found in zip(_SUBSTITUTES, absent, strict=False)
    ]
    listed = "  - gruppe: Vararepresentanter\n    personer:\n" + "".join(lines) if lines else ""
    listed += "  - gruppe: Andre til stede\n    personer:\n"
    listed += f"      - {{navn: {_GUEST}, oppmoete: digitalt, paa_sak: [{plan.first}/{plan.day:%y}]}}\n"
    for found in reversed(absent[2:]):
        if chance.random() < 0.3:
            text = text[: found.start(2)] + chance.choice(("uteblitt", "ukjent")) + text[found.end(2) :]
    text = text.replace("\n\nsaksliste:", f"\n{listed}\nsaksliste:", 1)
    text = _DECIDED.sub(lambda found: _owed(found, plan.day, chance), text)
    if plan.first > CASES and chance.random() < 0.7:
        earlier = f"{plan.first - chance.randint(1, CASES)}/{plan.day:%y}#1"
        text = _WORKER.sub(lambda found: f"{found[0]}    foelger_opp: [{earlier}]\n", text, count=1)
    return text


def _owed(found: re.Match[str], day: date, chance: Random) -> str:
    """The first point of a decision, often with what it asks somebody for."""
    if chance.random() < 0.4:
        return found[0]
    text = "".join(f"  {line}\n" for line in found[1].splitlines())
    due = f'        frist: "{day + timedelta(chance.randint(30, 700))}"\n' if chance.random() < 0.7 else ""
    whose = f"        ansvarlig: [{chance.choice(('AU', 'Arbeidsutvalget', 'Sekretariatet'))}]\n"
    return f"      - tekst: >-\n{text}{due}{whose if not due or chance.random() < 0.6 else ''}"


def _lives(folder: Path) -> None:
    make_history(folder, 7, seats=14, years=6, meetings=7, moves=True)
    _tagged(folder)


def _desk(folder: Path) -> None:
    """A work tree in the middle of everything."""
    make_history(folder, 5, seats=8, years=2, meetings=5, moves=False)
    files = sorted(folder.glob("minutes/*/*/*.yaml"))

    def edit(place: Path, old: str, new: str) -> None:
        text = place.read_text(encoding="utf-8")
        assert old in text, f"{place} has no {old}"  # noqa: S101 - the archive would hold less than is said of it
        place.write_text(text.replace(old, new, 1), encoding="utf-8")

    edit(files[1], "oppmoete: møtt", "oppmoete: forfall")
    edit(files[2], " skal ", " må ")
    edit(files[-1], "status: ", "status:  ")
    _git(folder, "add", "--all")
    edit(files[2], " skal ", " bør ")
    edit(files[3], "oppmoete: forfall", "oppmoete: digitalt")
    register = next(folder.glob("minutes/*/utvalg.yaml"))
    edit(register, "personer:\n", "personer:\n      - {navn: Nina Nyvalgt}\n")
    new = files[-1].with_name("2019-12-03.yaml")
    _put(new.parent, new.name, NOTICE.replace("2026-03-04", "2019-12-03").replace("/26", "/19"))
    _git(folder, "rm", "--quiet", str(files[4].relative_to(folder)))
    files[5].unlink()


def _problems(folder: Path) -> None:
    """A committee for every rule's bad example, and one for what is no minutes; history's rules see the work tree."""
    pages = dict(_PAGE.findall((ROOT / "docs" / "rules.md").read_text(encoding="utf-8")))
    assert len(pages) > 50, "docs/rules.md has another form"  # noqa: S101 - as in _desk
    for code, text in pages.items():
        before, _, _after = text.partition("\n---\n") if code.startswith(_OF_HISTORY) else (text, "", "")
        _example(folder, code, before)
    for path, content in _NO_MINUTES.items():
        _put(folder, f"minutes/filer/2026/{path}.yaml", content)
    _put(folder, "minutes/filer/utvalg.yaml", REGISTER.replace("prove", "filer"))
    (folder / "minutes/filer/2026/2026-09-01.yaml").symlink_to("../../../lenke.yaml")
    (folder / "minutes/filer/2026/2026-09-02.yaml").symlink_to("2026-09-02.yaml")
    _put(folder, "lenke.yaml", NOTICE)
    _put(folder, "notat.txt", "hei\n")
    _committed(folder)
    (folder / "minutes/filer/2026/2026-09-03.yaml").mkdir()
    for code, text in pages.items():
        if code.startswith(_OF_HISTORY):
            after = text.partition("\n---\n")[2]
            (folder / MEETING_PATH.replace("prove", code.lower())).unlink()
            if not after.startswith("# filen er slettet"):
                _example(folder, code, after)


def _example(folder: Path, code: str, text: str) -> None:
    """The files of one example, in a committee with the name of the rule."""
    files: dict[str, str | bytes] = {REGISTER_PATH: REGISTER, MEETING_PATH: NOTICE}
    if code in _MADE:
        files[MEETING_PATH] = _MADE[code]
    elif text.startswith("# minutes/"):
        files[text.partition("\n")[0].removeprefix("# ")] = spelled_out(text + "\n")
    else:
        files[MEETING_PATH] = merged(text, HELD if text.startswith("# et møte som er holdt") else NOTICE)
    for path, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        _put(folder, path.replace("prove", code.lower()), raw.replace(b"prove", code.lower().encode()))


# What no lines of YAML can show, and the page describes in words.
_MADE = {
    "REF102": NOTICE + "#" * 5_000_001,
    "REF115": NOTICE + "moetested: " + "[" * 10_000 + "]" * 10_000 + "\n",
}

_NO_MINUTES: dict[str, bytes] = {
    "2026-01-01": b"",
    "2026-01-02": b"\n  \n\n",
    "2026-01-03": b"\x00\x01\x02PNG\xff\xfe" * 400,
    "2026-01-04": NOTICE.replace("legevakt", "sjukehus på Øya").encode("latin-1"),
    "2026-01-05": NOTICE.encode("utf-16"),
    "2026-01-06": b"\xef\xbb\xbf" + NOTICE.encode(),
    "2026-01-07": NOTICE.replace("\n", "\r\n").encode(),
    "2026-01-08": NOTICE.replace("Samarbeid", "\x1b[31mSamarbeid").encode(),
    "2026-01-09": b"- a\n- b\n",
    "2026-01-10": b"hei\n",
    "2026-01-11": MINUTES.encode()[: MINUTES.index('slutt: "11:00"') + 10],
    "2026-01-12": b'"\\e[2Jn\xc3\xb8kkel": "\\e]0;tittel\\a"\n' + NOTICE.encode(),
    "2026-01-13": MINUTES.replace("prove", "filer").replace("2026-03-04", "2026-01-13").encode(),
    "2026-01-14": MINUTES.replace("Kari", "Karin").replace("11:00", "08:00").replace("møtt", "motte").encode(),
    "ikke-en-dato": NOTICE.encode(),
    "\x1b[31m\x07": NOTICE.encode(),
}


def _styles(folder: Path) -> None:
    for number in range(12):
        chance = Random(number)
        code = f"stil-{number}"
        for path, document in ((REGISTER_PATH, ANY_REGISTER), (MEETING_PATH, ANY_MEETING)):
            text = written(document, chance, accepts=number % 2 == 1)
            _put(folder, path.replace("prove", code), text.replace("prove", code))
    _committed(folder)


def _shallow(folder: Path) -> None:
    """The last commits of the archive `lives`."""
    _git(folder, "clone", "--quiet", "--depth=25", f"file://{folder.parent / 'lives'}", ".")
    _git(folder, "remote", "remove", "origin")


def _bare(folder: Path) -> None:
    _git(folder, "clone", "--quiet", "--bare", str(folder.parent / "asu"), ".")
    _git(folder, "remote", "remove", "origin")


def _fresh(folder: Path) -> None:
    """A repository without a commit."""
    _put(folder, REGISTER_PATH, REGISTER)
    _put(folder, MEETING_PATH, MINUTES)
    _git(folder, "init", "--quiet", "--initial-branch=main")


def _plain(folder: Path) -> None:
    shutil.copytree(folder.parent / "asu" / "minutes", folder / "minutes")


def _empty(_folder: Path) -> None:
    pass


_ARCHIVES: dict[str, Callable[[Path], None]] = {
    "asu": _asu,
    "years": _years,
    "lives": _lives,
    "desk": _desk,
    "problems": _problems,
    "styles": _styles,
    "shallow": _shallow,
    "bare": _bare,
    "fresh": _fresh,
    "plain": _plain,
    "empty": _empty,
}
