"""Whatever a record says of a closed case beyond what is public, the check stops it, and no answer shows it.

One seed is one thing that is said too much, where it stands, in which state of the meeting, and how it came there.
"""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from referat_cli.document.parser import read
from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, write
from tests.support.calls import calls
from tests.support.running import Done, git, referat
from tests.support.schema_values import Maker, as_yaml, schema

# A word that stands nowhere else.
WORD = "Qvistebarnet"
_FORMATS = ("full", "concise", "json", "markdown", "github", "sarif")
_PUBLIC = {"saksnr": "2/26", "tittel": "Personalsak", "lukket": {"hjemmel": "kommuneloven § 11-5 andre ledd"}}
# How many of the questions are asked of one archive.
_ASKED = 25

Record = dict[str, Any]


def _secret(_text: str, most: int) -> str:
    return WORD[:most]


@cache
def _full() -> str:
    return json.dumps(Maker("moete", 7, _secret).document())


def in_case(key: str) -> Callable[[Record], None]:
    """A key of the closed case, with everything that may stand below it."""

    def leak(meeting: Record) -> None:
        meeting["saker"][-1][key] = json.loads(_full())["saker"][0][key]

    return leak


def in_slot(key: str) -> Callable[[Record], None]:
    """A key of the case's row of the agenda."""

    def leak(meeting: Record) -> None:
        value = json.loads(_full())["saksliste"][0][key]
        meeting["saksliste"][-1][key] = value

    return leak


def in_correction(meeting: Record) -> None:
    """What was corrected."""
    meeting["rettelser"] = [{"dato": "2026-05-06", "gjelder": ["2/26"], "tekst": f"{WORD} skal være med."}]


def in_departure(meeting: Record) -> None:
    """What the paper says."""
    meeting["kilde"] = {
        "dokument": "referat.pdf",
        "avvik": [{"sak": "2/26", "felt": "vedtak", "skrevet": f"{WORD} får medhold."}],
    }


@cache
def leaks() -> dict[str, Callable[[Record], None]]:
    """Everything that can be said too much, by its place; a key that comes to the schema is in them by itself."""
    keys = schema("moete")["$defs"]["sak"]["properties"]
    found = {f"sak: {key}": in_case(key) for key in keys if key not in _PUBLIC}
    found |= {f"post: {key}": in_slot(key) for key in ("tittel", "punkter", "ansvarlig")}
    return found | {"rettelse": in_correction, "avvik": in_departure}


_COMMENTS = ("merknad over saken", "merknad i saken", "merknad ved tittelen", "merknad under saken")
_STATES = ("innkalling", "referat", "godkjent")
# On the disk alone, committed, committed and put right, and public before the case was closed.
_WAYS = ("disken", "sjekket inn", "rettet", "lukket etterpå")


class Trial(NamedTuple):
    """What is said too much, in which state of the meeting, and how it came there."""

    what: str
    state: str
    way: str


def trials() -> list[Trial]:
    """Every one of them."""
    whats = (*leaks(), *_COMMENTS)
    found = [Trial(what, state, way) for way in _WAYS for state in _STATES for what in whats]
    return [trial for trial in found if trial.way != "lukket etterpå" or not trial.what.startswith(("merk", "rett"))]


def check(seed: int, folder: Path) -> Counter[str]:
    """One trial: what is asked of the archive never has the word in its answer."""
    trial, chance = trials()[(seed * 37) % len(trials())], Random(seed)
    root = folder / "arkiv"
    stands = _build(root, trial)
    if stands:
        for form in chance.sample(_FORMATS, 2):
            answer = referat(root, "validate", "--format", form)
            assert answer.code == 1, f"{trial}: not stopped"
            assert "REF580" in answer.out, f"{trial}: not told of"
            _silent(trial, ("validate", form), answer)
    asked = [call for call in calls() if call[0] not in {"rule", "index"}]
    for call in (*chance.sample(asked, _ASKED), ("search", WORD, "-f", "json"), ("show", "2/26", "-f", "json")):
        _silent(trial, call, referat(root, *call))
    if trial.way != "lukket etterpå":  # what was public once stands in the index as it does in Git
        assert not _in_index(root), f"{trial}: {_in_index(root)} of the index has it"
    return Counter({"leaks": 1, f"way: {trial.way}": 1, f"where: {trial.what}": 1})


def _in_index(root: Path) -> list[str]:
    """The tables of the index that have the word anywhere."""
    (path,) = (root / ".git" / "referat").glob("*.sqlite")
    found = []
    with closing(sqlite3.connect(path)) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            values = (value for row in db.execute(f'SELECT * FROM "{table}"') for value in row)  # noqa: S608 - its own
            if any(WORD in _text(value) for value in values):
                found.append(table)
    return found


def _text(value: object) -> str:
    """A value of the index as a text, unpacked where it is packed."""
    if isinstance(value, bytes):
        with suppress(zlib.error):
            value = zlib.decompress(value)
        return value.decode(errors="replace")
    return str(value)


def _silent(trial: Trial, call: tuple[str, ...], answer: Done) -> None:
    said = answer.out + answer.err
    assert "Traceback" not in said, f"{trial}: {call}"
    assert WORD not in said, f"{trial}: {' '.join(call)} shows it"
    assert answer.code in {0, 1, 2}, f"{trial}: {call} ends with {answer.code}"


def _build(root: Path, trial: Trial) -> bool:
    """An archive in which something was said too much; whether it still is."""
    clean, said = _meeting(trial.state, None), _meeting(trial.state, trial.what)
    older = said if trial.way == "lukket etterpå" else clean
    if trial.way == "lukket etterpå":
        older = "".join(
            line for line in said.splitlines(keepends=True) if "lukket:" not in line and "hjemmel: " not in line
        )
    write(root, {REGISTER_PATH: REGISTER.replace("format: 1", "format: 2"), MEETING_PATH: older})
    git(root, "init", "--quiet", "--initial-branch=main")
    _commit(root)
    write(root, {MEETING_PATH: clean if trial.way == "lukket etterpå" else said})
    if trial.way == "disken":
        return True
    _commit(root)
    if trial.way == "rettet":
        write(root, {MEETING_PATH: clean})
        _commit(root)
    return trial.way == "sjekket inn"


def _commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Record the meeting")


def _meeting(state: str, what: str | None) -> str:
    """The invented meeting with a closed case, of which it says what it may, or this too."""
    meeting: Record = read((NOTICE if state == "innkalling" else MINUTES).encode(), "").value
    meeting["status"] = state
    if state == "godkjent":
        meeting["godkjent"] = {"dato": "2026-05-06"}
    meeting["saker"][-1] = dict(_PUBLIC)
    meeting["saksliste"][-1].pop("ansvarlig", None)
    if what in leaks():
        leaks()[what](meeting)
    text = as_yaml(meeting)
    if what not in _COMMENTS:
        return text
    start = text.index('  - saksnr: "2/26"')
    title = text.index("\n", text.index("tittel", start))
    end = text.index("\n", text.index("hjemmel", start)) + 1
    at, comment = {
        "merknad over saken": (start, f"  # {WORD}\n"),
        "merknad i saken": (title + 1, f"    # {WORD}\n"),
        "merknad ved tittelen": (title, f" # {WORD}"),
        "merknad under saken": (end, f"    # {WORD}\n"),
    }[what or ""]
    return text[:at] + comment + text[at:]


def judge(total: Counter[str]) -> None:
    """Everything was tried, where all trials were made."""
    if total["leaks"] < len(trials()):
        return
    whats = {*leaks(), *_COMMENTS}
    missing = {what for what in whats if not total[f"where: {what}"]}
    assert not missing, f"never tried: {sorted(missing)}"
