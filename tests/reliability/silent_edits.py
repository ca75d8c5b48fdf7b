"""Whatever field of an approved record is altered, and however that comes into Git, it is told; and nothing else is.

One seed is one way of getting an edit in and one manner of it, over every field of the two schemas at once: a
repository has an approved record for each.
"""

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from referat_cli.queries.history import event_kind, history_of
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.reliability.approved_records import HONEST, MANNERS, Edit, Manner, edits, fields
from tests.reliability.ways_into_history import DISHONEST, ORDINARY, Asked, Edited, Way
from tests.support.asking import ask
from tests.support.running import Done, git
from tests.support.schema_values import ALTERATIONS, Alteration

# What stops whoever altered approved minutes.
STOPS = {"REF802", "REF803", "REF804", "REF809"}
# What `history` calls what was done to approved minutes.
TOLD_AS = {"endret_uten_rettelse", "tilbakestilt", "slettet"}


class Trial(NamedTuple):
    """One way, one manner, and what is done to the fields."""

    way: str
    manner: Manner
    how: Alteration

    @property
    def row(self) -> str:
        """What it is called in the table."""
        return f"{self.manner}: {self.way}"


# Ways that no later commit undoes: what is not committed, what is not in the work tree, and a history made anew, in
# which the altered text is the one that was approved first.
_NOT_UNDONE = ("staged", "on_the_disk", "sparse", "amended", "fixed_up", "built_anew", "unrelated")

# Every way in silence with everything that can be done to a field, and every manner with one of them in turn.
TRIALS = [Trial(way, "silent", how) for how in ALTERATIONS for way in (*ORDINARY, *DISHONEST)] + [
    Trial(way, manner, ALTERATIONS[number % 3])
    for manner in MANNERS[1:]
    for number, way in enumerate(ORDINARY)
    if not (manner == "undone" and way in _NOT_UNDONE)
]


def check(seed: int, folder: Path, every: int = 1) -> Counter[str]:
    """The trial of a seed, over all fields or every so many of them."""
    trial, chance = TRIALS[(seed - 1) % len(TRIALS)], Random(seed)
    made = edits(trial.manner, trial.how, chance, first=seed % every, every=every)
    tried = [edit for edit in made if may_be_tried(edit, trial)]
    way: Way = (ORDINARY | DISHONEST)[trial.way]
    edited = repository(folder / "arkiv", tried, trial)
    asked = way(edited)
    if trial.manner == "undone":
        undo(edited, asked)
    found = answers(edited, asked)
    wrong = [sentence for edit in tried for sentence in faults(edit, trial, asked, found)]
    assert not wrong, f"{trial}: {len(wrong)} wrong\n" + "\n".join(wrong[:20])
    count = Counter({"repositories": 1, trial.row: len(tried)})
    return count + Counter(f"field: {edit.field}" for edit in tried)


def may_be_tried(edit: Edit, trial: Trial) -> bool:
    """Whether it makes sense: no correction makes a draft of approved minutes, or is made of a register alone."""
    if trial.manner == "undone" and edit.field == "moete rettelser":  # a correction that was recorded stays
        return False
    if trial.way == "correction_reverted" and not edit.path.startswith("minutes/prove/"):
        return False
    return edit.field != "moete status" or (trial.manner != "open" and trial.way != "correction_reverted")


def judge(total: Counter[str]) -> None:
    """Every field was tried in every way, where all trials were made."""
    if total["repositories"] < len(TRIALS):
        return
    meetings = sum(kind == "moete" for _name, kind, _place in fields())
    missing = {trial.row for trial in TRIALS if total[trial.row] < meetings - 1}
    missing |= {name for name, _kind, _place in fields() if total[f"field: {name}"] < len(ORDINARY) * len(ALTERATIONS)}
    assert not missing, f"too seldom tried: {sorted(missing)}"


def repository(folder: Path, tried: list[Edit], trial: Trial) -> Edited:
    """A repository in which the records of these edits are approved, or drafts if they are edited as such."""
    before, after = (
        {path: sides[side].encode() for edit in tried for path, sides in edit.files.items()} for side in (0, 1)
    )
    after = {path: text for path, text in after.items() if text != before[path]}
    if trial.way == "merged_and_approval_dropped":
        after = {path: _as_draft(text) for path, text in after.items()}
    drafts = {path: _as_draft(text) for path, text in before.items()}
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    edited = Edited(folder, before, after, drafts)
    edited.commit(drafts)
    edited.git("tag", "utkast")
    edited.commit(before, GIT_COMMITTER_DATE="2026-06-10T00:00:00Z", GIT_AUTHOR_DATE="2026-06-10T00:00:00Z")
    edited.git("tag", "godkjent")
    if trial.way == "correction_reverted":
        corrected = {
            path: sides[1].encode()
            for edit in edits("open", trial.how, Random(1))
            for path, sides in edit.files.items()
            if path in after
        }
        edited.commit(corrected)
        edited.git("tag", "--force", "godkjent")
    return edited


def _as_draft(text: bytes) -> bytes:
    """The minutes as they were before the approval."""
    return text.replace(b'\nstatus: "godkjent"', b'\nstatus: "referat"', 1)


def undo(edited: Edited, asked: Asked) -> None:
    """Put everything back as it was approved."""
    edited.commit({asked.moved.get(path, path): text for path, text in edited.before.items()})


class Answers(NamedTuple):
    """What each question said of each path: (code, severity), whether accepted, and the kinds of its events."""

    since: Done
    problems: dict[str, list[dict[str, Any]]]
    hook: dict[str, list[dict[str, Any]]] | None
    events: dict[str, set[str]]


def answers(edited: Edited, asked: Asked) -> Answers:
    """What the tool says after an edit."""
    since = ask(edited.folder, "validate", "--since", asked.since, "-f", "json")
    events: dict[str, set[str]] = {}
    if asked.history:
        for event in history_of(Records(Snapshot(locate(edited.folder)))).events:
            events.setdefault(str(event.path or event.old_path), set()).add(event_kind(event))
    return Answers(since, _by_path(since), _by_path(asked.hook) if asked.hook else None, events)


def _by_path(done: Done) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for problem in json.loads(done.out)["problemer"] if done.out else []:
        found.setdefault(problem["sti"], []).append(problem)
    return found


def faults(edit: Edit, trial: Trial, asked: Asked, found: Answers) -> list[str]:
    """Why what was said of an edit is not right, as sentences."""
    path = asked.moved.get(edit.path, edit.path)
    if asked.code is not None:
        return [] if found.since.code == asked.code else [f"the code is {found.since.code}"]
    # What was moved, and lost most of what it said, is told as deleted from where it was.
    places = dict.fromkeys((path, edit.path))
    problems = [problem for place in places for problem in found.problems.get(place, [])]
    events = {event for place in places for event in found.events.get(place, set())}
    hook = (found.hook or {}).get(path, []) if trial.manner != "undone" else []  # which came before it was undone
    said = f"{edit.field} in {path}: since {_codes(problems)}, hook {_codes(hook)}, history {events or None}"
    if trial.manner in HONEST:
        alarms = [p for p in (*problems, *hook) if p["kode"] in {*STOPS, "REF811"} and p["alvor"] != "info"]
        return [f"a false alarm of {said}"] if alarms else []
    if not edit.told:
        return []
    of_register = path.endswith("utvalg.yaml")
    stops = [p for p in problems if p["alvor"] == "feil" and p["godtatt"] is None]
    wrong = []
    if not (problems if of_register else stops):
        wrong.append(f"not told of: {said}")
    if found.hook is not None and not hook:
        wrong.append(f"not told by the hook: {said}")
    if asked.history and not of_register and not events & TOLD_AS:
        wrong.append(f"not told by history: {said}")
    return wrong


def _codes(problems: list[dict[str, Any]]) -> list[str]:
    return [f"{problem['kode']} {problem['alvor']}" for problem in problems]
