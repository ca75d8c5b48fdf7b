"""An archive in which every free text that the schemas know, and all that Git tells of it, is hostile; and its twin.

The twin has a harmless text in each place, so that an answer about the one has the same build as that about the other.
"""

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.reliability.ways_into_history import write_files
from tests.support.running import git, run
from tests.support.schema_values import Maker, as_yaml

# Texts that a terminal, a browser, a wiki, a spreadsheet or a workflow would obey, by what would obey them.
PAYLOADS: dict[str, tuple[str, ...]] = {
    "markup": (
        "<b>fet</b>", "<img src=x onerror=alert(1)>", "</td></tr></table>", "<script>alert(1)</script>", "&lt;i&gt;",
        '" onmouseover="alert(1)', "' style='x", "<!-- skjult -->", "</style><style>", "<a href='javascript:x'>a</a>",
        "<svg/onload=x>", "<details open ontoggle=x>", "&#60;u&#62;",
    ),
    "markdown": (
        "[a](http://y.no)", "![a](x.png)", "[x](javascript:y)", "<http://y.no>", "http://y.no", "www.y.no", "@kommune",
        "#7", "GH-7", "kari/saker#7", "| a | b", "`kode`", "``` sh", "~~~", "**fet**", "_skrå_", "~~bort~~", "# Tittel",
        "- punkt", "+ punkt", "* punkt", "1. punkt", "2) punkt", "> sitat", "---", "===", "***", "\\", "[ref]: http://y.no",
        "$x^2$", "[^1]", "<br>", "- [x] gjort", "    kode", "| --- |",
    ),
    "spreadsheet": (
        "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://y.no")', "\t=1", "\uff1d1+1", "\uff0b1", "\uff0d1",
        "\uff20a",        "=cmd|' /C calc'!A0", '"=1"', "a;=1+1", "'=1",
    ),
    "workflow": (
        "::error::x", "::set-output name=a::b", "%0A::error::x", "a%25b", "##[error]x", "a,line=1::x",
        "::stop-commands::x",
    ),
    "data": ('"', "\\u001b", '{"a": 1}', "null", "\U0001f468\ufe0f"),
    "lines": ("a\n::error::x", "a\n| b | c |", "a\n\n# b", "a\n- b", "a\n<b>c", "a\n=1", "a\n```"),
}  # fmt: skip
# What no record may have: it is in the names of files, in commits, and in a file that is refused.
REFUSED: dict[str, tuple[str, ...]] = {
    "terminal": (
        "\x1b[2J", "\x1b]8;;http://y.no\x07a\x1b]8;;\x07", "\x1b]0;tittel\x07", "\x9b31m", "\x07", "\r", "\x08\x08\x08",
        "\x85", "\x7f", "\x0c", "\u202e", "\u2066", "\u061c", "\u200b", "\u2060", "\ufeff", "\u2028", "\xad",
        "\U000e0041", "a\xa0b",
    ),
}  # fmt: skip
EVERY = [(kind, text) for kind, texts in (PAYLOADS | REFUSED).items() for text in texts]
_RECORDED = [text for texts in PAYLOADS.values() for text in texts]

DAY, FILE = "2026-03-04", "minutes/prove/2026/2026-03-04.yaml"
# How a payload stands in a text: before it, after it, around it, and without a space.
_FRAMES: tuple[Callable[[str, str], str], ...] = (
    lambda payload, text: f"{payload} {text}",
    lambda payload, text: f"{text} {payload}",
    lambda payload, text: f"{payload}{text}{payload}",
)


class Texts:
    """The texts of an archive, each with the harmless one that stands in its place in the twin."""

    def __init__(self, seed: int, *, harmless: bool) -> None:
        self._seed, self._harmless = seed, harmless
        # The harmless text → the hostile one.
        self.hostile: dict[str, str] = {}
        self.tried: list[str] = []
        # A person of the register, by the name in this archive.
        self.person = ""

    def text(self, harmless: str, most: int = 500) -> str:
        """The text of one field, no longer than that, whose harmless text is another than every other field's."""
        number = len(self.hostile)
        payload = _RECORDED[(self._seed + number) % len(_RECORDED)]
        hostile = _FRAMES[(self._seed // len(_RECORDED) + number) % len(_FRAMES)](payload, harmless)
        self.hostile[harmless] = hostile if len(hostile) <= most else harmless
        return harmless if self._harmless else self.hostile[harmless]

    def of_minutes(self, text: str) -> str:
        """A text that has been given, on one line and after a word: what begins a line may be a list of the minutes."""
        said = f"Sagt: {text}".replace("\n", " ")
        self.hostile = {
            **{harmless: hostile for harmless, hostile in self.hostile.items() if hostile != text},
            **{f"Sagt: {harmless}": said for harmless, hostile in self.hostile.items() if hostile == text},
        }
        return said

    def of_git(self, harmless: str) -> str:
        """A text of Git's: the author or the subject of a commit, a file's name."""
        payload = EVERY[(self._seed + len(self.tried)) % len(EVERY)][1]
        self.tried.append(payload)
        return harmless if self._harmless else f"{payload} {harmless} {payload}"


def hostile_archive(folder: Path, texts: Texts) -> Path:
    """A repository of a register and a meeting: called, held, approved, and altered in silence."""
    register = Maker("utvalg", 1, texts.text).document() | {"kode": "prove", "saksnummer": "{nr}/{aar:2}"}
    meeting = Maker("moete", 300, texts.text).document() | {"utvalg": "prove", "moetedato": DAY}
    _made_consistent(register, meeting)
    for case in meeting["saker"]:
        parts = [(part, "referat") for part in (case, *case.get("eventuelt", ()))]
        parts += [(statement, "tekst") for statement in case.get("protokolltilfoersler", ())]
        for part, key in parts:
            if key in part:  # which has paragraphs and lists of its own
                part[key] = texts.of_minutes(part[key])
    texts.person = register["grupper"][0]["personer"][0]["navn"]
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    files = {"minutes/prove/utvalg.yaml": as_yaml(register)}
    for version in _versions(meeting, texts):
        _commit(folder, {**files, FILE: as_yaml(version)}, texts)
    register["grupper"][0]["rolle"] = "observatør"
    name = re.sub("[/\0]", "∕", texts.of_git("notat"))[:60]
    place = f"{texts.of_git('Rådhuset')} \x07"  # which is refused in the twin too
    refused = {"utvalg": "prove", "moetedato": "2026-05-06", "status": "innkalling", "moetested": place}
    others = {f"minutes/prove/2026/{name}.yaml": "x\n", FILE.replace("03-04", "05-06"): json.dumps(refused) + "\n"}
    _commit(folder, {"minutes/prove/utvalg.yaml": as_yaml(register), **others}, texts)
    return folder


def _made_consistent(register: dict[str, Any], meeting: dict[str, Any]) -> None:
    """Let the list name those whom the register knows, and the decision be the proposal with a word more."""
    for group, listed in zip(register["grupper"], meeting["deltakere"], strict=True):
        listed["gruppe"] = group["gruppe"]
        group.setdefault("personer", [{"navn": line["navn"]} for line in listed["personer"]])
        for person, line in zip(group["personer"], listed["personer"], strict=True):
            line["navn"] = person["navn"]
            person.pop("vara", None)
    first = register["grupper"][0]["personer"][0]
    first |= {"fra": "2020-01-01", "til": "2030-12-31"}
    register["alias"] = dict.fromkeys(register["alias"], first["navn"])
    for number, case in enumerate(meeting["saker"], 1):
        case["saksnr"] = f"{number}/26"
        case["vedtak"] = [*copy.deepcopy(case.get("forslag_til_vedtak", [])), *case.get("vedtak", [])]
        case.pop("utfall", None)
    meeting["moeteleder"] = first["navn"]


def _versions(meeting: dict[str, Any], texts: Texts) -> Iterator[dict[str, Any]]:
    """The meeting when it was called, held, approved, and altered after that."""
    notice = copy.deepcopy(meeting) | {"status": "innkalling"}
    for key in ("godkjent", "rettelser", "deltakere"):
        notice.pop(key, None)
    for case in notice["saker"]:
        case.pop("vedtak", None)
    yield notice
    held = copy.deepcopy(meeting) | {"status": "referat"}
    held.pop("godkjent")
    held.pop("rettelser")
    yield held
    approved = copy.deepcopy(meeting) | {"status": "godkjent"}
    yield approved
    altered = copy.deepcopy(approved)
    altered["moetested"] = texts.text("Biblioteket")
    altered["saker"][0]["vedtak"][0]["tekst"] = texts.text("Noe annet ble vedtatt.")
    altered["saker"][0]["tittel"] = texts.text("En annen tittel")
    altered["deltakere"][0]["personer"][0]["oppmoete"] = "forfall"
    yield altered


def _commit(folder: Path, tree: dict[str, str], texts: Texts) -> None:
    """A commit whose author and subject are hostile."""
    write_files(folder, {path: text.encode("utf-8", "surrogatepass") for path, text in tree.items()})
    git(folder, "add", "--all")
    author, subject = re.sub("[<>\n\0]", "", texts.of_git("Kari")), texts.of_git("Rett")
    done = run(
        folder, "git", "commit", "--quiet", "--allow-empty", "--cleanup=verbatim", f"--message={subject}",
        f"--author={author} <a@example.org>",
    )  # fmt: skip
    assert done.code == 0, done
