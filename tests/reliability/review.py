"""Of every branch the reviewer is told what was done, and nothing else: repositories are generated, edits are known.

One seed is a committee's history, a branch off it, and two stretches of the history itself, which have merges, reverts,
moves and versions that cannot be read. What the review says, as data, is held against the model.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from referat_cli.model.problem import Problem
from referat_cli.queries.history import event_kind, history_of
from referat_cli.queries.interval import done_since
from referat_cli.render.folded import LIMIT
from referat_cli.rules.history_runner import judge_since
from referat_cli.store.archive import Archive
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.histories.generator import History, make
from tests.histories.model import Case, Document, Meeting, Other, Point, Tree
from tests.histories.people import Source
from tests.histories.truth import Change, between, differences, identity, numbered
from tests.reliability.branches import KINDS, branch_off
from tests.reliability.silent_edits import STOPS, TOLD_AS
from tests.support.asking import ask
from tests.support.running import git

_FORMS = ("markdown", "table", "html")


class Stretch(NamedTuple):
    """What a review is of: what is written on the command line, the two commits, and all trees from the first on."""

    written: str
    since: str
    until: str
    trees: Sequence[Tree]
    onto: Tree | None = None


def check(seed: int, folder: Path, *, alone: bool = False) -> Counter[str]:
    """The branch of a seed, and two stretches of the history unless the branch is tried ``alone``."""
    folder.mkdir(exist_ok=True)
    history = make(folder, seed, seats=5, years=1, meetings=5)
    source = Source(seed)
    count = Counter[str]()
    for stretch in () if alone else stretches(history, source):
        count += check_review(folder, stretch, _FORMS[seed % len(_FORMS)])
    branch = branch_off(history, source, "gren")
    since = git(folder, "merge-base", "main", "gren").strip()
    until = git(folder, "rev-parse", "gren").strip()
    trees = [branch.start, *branch.trees]
    onto = history.trees[history.main_line[-1].id]
    count += check_review(folder, Stretch("main...gren", since, until, trees, onto), _FORMS[seed % len(_FORMS)])
    return count + Counter(branch.kinds)


def judge(total: Counter[str]) -> None:
    """Each kind of edit was made, where there were many branches."""
    if total["reviews"] < 1000:
        return
    missing = [
        kind
        for kind in (*KINDS, "approved since", "silent", "corrected", "lost cases", "moved points")
        if not total[kind]
    ]
    assert not missing, f"never tried: {missing}"


def stretches(history: History, source: Source) -> Iterator[Stretch]:
    """Two stretches of the main line, the second to its end."""
    line = history.main_line
    first = source.chance.randrange(3, len(line) - 6)
    for start, end in ((first, first + 5), (source.chance.randrange(3, len(line) - 1), len(line) - 1)):
        since, until = line[start].id, line[end].id
        inside = git(history.root, "rev-list", f"{since}..{until}").split()
        # What was done beside the main line comes with the merge.
        on_line = [commit.id for commit in line[: end + 1] if commit.id in inside]
        trees = [history.trees[commit] for commit in (since, *on_line)]
        yield Stretch(f"{since}..{until}", since, until, trees)


def check_review(folder: Path, stretch: Stretch, form: str) -> Counter[str]:
    """One review, held against the truth; what it was made of."""
    done = ask(folder, "review", stretch.written, "-f", "json")
    told = json.loads(done.out)
    truth = Truth.of(stretch.trees)
    since = {one["sti"] for one in told["godkjente_endret"] if one["hva"] == "godkjent_siden"}
    told["godkjente_endret"] = [one for one in told["godkjente_endret"] if one["hva"] != "godkjent_siden"]
    wrong = [
        *_differing("approved since", since, approved_since(stretch, truth)),
        *faults(told, truth),
        *disagreements(folder, stretch, told, done.code if told["uten_rettelse"] or not since else done.code - 1),
        *faults_of_text(folder, stretch, told, form),
    ]
    assert not wrong, f"{stretch.written}: {len(wrong)} wrong\n" + "\n".join(wrong[:12])
    return Counter(
        {
            "reviews": 1,
            "changes": len(truth.changes),
            "approved since": len(since),
            "silent": sum(a.fate != "rettet" for a in truth.approved.values()),
            "corrected": sum(a.fate == "rettet" for a in truth.approved.values()),
            "lost meetings": len(truth.lost["moete"]),
            "lost cases": len(truth.lost["sak"]),
            "lost points": len(truth.lost["punkt"]),
            "moved points": len(truth.moved),
            "flipped marks": truth.marks.total(),
        }
    )


class Approved(NamedTuple):
    """An approved meeting that was touched: its fate, and the changes that nothing accounts for."""

    fate: str
    uncorrected: Counter[tuple[object, ...]]


class Truth(NamedTuple):
    """What was done between two trees, by the model."""

    changes: list[Change]
    approved: dict[str, Approved]
    lost: dict[str, set[tuple[object, ...]]]
    moved: set[tuple[str, str, str]]
    marks: Counter[tuple[object, ...]]
    unreadable: set[str]

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> "Truth":
        """The truth of the first tree and the last, with what lay between for what was approved then."""
        old, new = trees[0], trees[-1]
        spoilt = {
            path
            for tree, other in ((old, new), (new, old))
            for path, document in tree.items()
            if _wrong(document) and other.get(path) is not document
        }
        hidden = {identity(tree[path]) for tree in (old, new) for path in spoilt if path in tree}
        both = [_without(tree, hidden) for tree in (old, new)]
        changes = between(both[0], both[1])
        lost: dict[str, set[tuple[object, ...]]] = {"moete": set(), "sak": set(), "punkt": set(), "vedtak": set()}
        moved: set[tuple[str, str, str]] = set()
        now = {identity(document): (path, document) for path, document in both[1].items()}
        for path, was in both[0].items():
            if not isinstance(was, Meeting):
                continue
            if was.key not in now:
                lost["moete"].add((path,))
                continue
            lies, is_now = now[was.key]
            assert isinstance(is_now, Meeting)
            _compare(lies, was, is_now, lost, moved)
        listed = {m.key for m in both[0].values() if isinstance(m, Meeting) and m.attendance is not None}
        marks: Counter[tuple[object, ...]] = Counter(
            (c.path, c.felt, c.before, c.after)
            for c in changes
            if c.felt.startswith("deltakere/") and c.felt.endswith("/oppmoete") and identity(both[1][c.path]) in listed
        )
        return cls(changes, dict(_approved(trees)), lost, moved, marks, spoilt)


def approved_since(stretch: Stretch, truth: Truth) -> set[str]:
    """Where the meetings lie that the branch altered as drafts, and the main line has approved since, otherwise."""
    began, ended = stretch.trees[0], stretch.trees[-1]
    newest = {path: one for path, one in (stretch.onto or {}).items() if isinstance(one, Meeting)}
    now = {identity(document): (path, document) for path, document in ended.items()}
    found = set()
    for path, was in began.items():
        there = newest.get(path)
        if not isinstance(was, Meeting) or was.status == "godkjent" or there is None or there.status != "godkjent":
            continue
        lies, ends_as = now.get(was.key, (path, None))
        if lies not in truth.unreadable and ends_as not in (was, there):
            found.add(lies)
    return found


def _wrong(document: Document) -> bool:
    return isinstance(document, Other) and document.wrong is not None


def _without(tree: Tree, hidden: set[object]) -> Tree:
    return {path: document for path, document in tree.items() if identity(document) not in hidden - {None}}


def _compare(
    path: str, was: Meeting, now: Meeting, lost: dict[str, set[tuple[object, ...]]], moved: set[tuple[str, str, str]]
) -> None:
    """What a meeting has lost, and in which lists points stand in another order."""
    cases = {case.number: case for case in now.cases}
    for case in was.cases:
        if case.number not in cases:
            lost["sak"].add((path, case.number, case.title))
            continue
        after = cases[case.number]
        if case.decision and not after.decision:
            lost["vedtak"].add((path, case.number, after.title))
        for part, old, new in _lists(case, after):
            here = {point.key for _number, point in numbered(new)}
            if not (part == "vedtak" and not new):
                gone = ((number, point) for number, point in numbered(old) if point.key not in here)
                lost["punkt"] |= {(path, case.number, point.text, f"{part}/{number}") for number, point in gone}
            if _in_order(old, here) != _in_order(new, {point.key for _number, point in numbered(old)}):
                moved.add((path, case.number, part))


def _lists(old: Case, new: Case) -> tuple[tuple[str, tuple[Point, ...], tuple[Point, ...]], ...]:
    return ("forslag_til_vedtak", old.proposal, new.proposal), ("vedtak", old.decision, new.decision)


def _in_order(points: tuple[Point, ...], kept: set[int]) -> list[int]:
    return [point.key for _number, point in numbered(points) if point.key in kept]


def _approved(trees: Sequence[Tree]) -> Iterator[tuple[str, Approved]]:
    """The approved meetings that were touched, by the path that they have or had last."""
    keys = dict.fromkeys(
        key for tree in trees for document in tree.values() if isinstance(key := identity(document), int)
    )
    for key in keys:
        found = [next(((p, d) for p, d in tree.items() if identity(d) == key), None) for tree in trees]
        lies = next(place[0] for place in reversed(found) if place)
        documents = [place[1] if place else None for place in found]
        if all(document is documents[0] for document in documents):
            continue  # nobody has touched it
        first = documents[0].hides if isinstance(documents[0], Other) else documents[0]
        versions = [d for d in (first, *documents[1:]) if isinstance(d, Meeting)]
        if touched := _touched(versions, documents[-1]):
            yield lies, touched


def _touched(versions: list[Meeting], now: Document | None) -> Approved | None:
    """What became of a meeting that had these versions, if it was ever approved and is not as it was then."""
    approved = [version for version in versions if version.status == "godkjent"]
    if not approved:
        return None
    adopted = approved[0]
    for later in approved[1:]:
        adopted = _as_corrected(adopted, later)
    if isinstance(now, Other) or now is None:
        return Approved("ulest" if now else "slettet", Counter())
    assert isinstance(now, Meeting)
    left, reordered = _unaccounted(adopted, now), _reordered(adopted, now)
    fate = "satt_tilbake" if now.status != "godkjent" else "endret" if left or reordered else "rettet"
    if fate == "rettet" and approved[0] == adopted:
        return None
    return Approved(fate, rows(left))


def _unaccounted(adopted: Meeting, later: Meeting) -> list[Change]:
    """What differs from what was adopted, and no new correction names."""
    named = {name for entry in later.corrections if entry not in adopted.corrections for name in entry.concerns}
    return [
        change
        for change in differences("", adopted, later)
        if (change.case or change.felt.split("/")[0]) not in named
        and not (change.felt.startswith("rettelser/") and change.before is None)
        and not (later.status != "godkjent" and change.case is None and change.felt in ("status", "godkjent"))
    ]


def _reordered(adopted: Meeting, later: Meeting) -> set[str]:
    """The cases whose points stand in another order, and no new correction names them."""
    moved: set[tuple[str, str, str]] = set()
    _compare("", adopted, later, {"sak": set(), "punkt": set(), "vedtak": set()}, moved)
    named = {name for entry in later.corrections if entry not in adopted.corrections for name in entry.concerns}
    return {case for _path, case, _part in moved} - named


def _as_corrected(adopted: Meeting, later: Meeting) -> Meeting:
    """What was adopted, with what the new corrections of a later version name."""
    if not _unaccounted(adopted, later) and not _reordered(adopted, later):
        return later
    entries = tuple(entry for entry in later.corrections if entry not in adopted.corrections)
    named = {name for entry in entries for name in entry.concerns}
    theirs = {case.number: case for case in later.cases if case.number in named}
    adopted = replace(
        adopted,
        corrections=(*adopted.corrections, *entries),
        cases=tuple(theirs.get(c.number, c) for c in adopted.cases if c.number not in named or c.number in theirs),
    )
    if "deltakere" in named:
        adopted = replace(adopted, attendance=later.attendance)
    if "moetested" in named:
        adopted = replace(adopted, venue=later.venue)
    if "saksliste" in named:
        adopted = replace(adopted, agenda=later.agenda)
    return replace(adopted, approved=later.approved) if "godkjent" in named else adopted


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def rows(changes: Iterable[Change]) -> Counter[tuple[object, ...]]:
    """The changes of the truth, each with what it says."""
    return Counter((change.case, change.felt, _said(change.before), _said(change.after)) for change in changes)


def told_rows(changes: Iterable[dict[str, Any]]) -> Counter[tuple[object, ...]]:
    """The changes of an answer in the same form: not of a group of a list, an order, or a point that only moved."""
    return Counter(
        (change["saksnr"], change["felt"], _said(change["foer"]), _said(change["etter"]))
        for change in changes
        if change["art"] != "rekkefoelge"
        and not (change["felt"].split("/")[0] in ("deltakere", "grupper") and change["felt"].count("/") < 2)
        and not (change["foer"] in ([], None) and change["etter"] in ([], None))
        and not (change["art"] == "flyttet" and change["foer"] == change["etter"])
    )


def faults(told: dict[str, Any], truth: Truth) -> Iterator[str]:
    """What an answer says that is not so, and what it does not say."""
    yield from _differing("changes", _changes_told(told), _changes_true(truth))
    yield from _differing(
        "approved",
        {a["sti"]: a["hva"] for a in told["godkjente_endret"]},
        {p: a.fate for p, a in truth.approved.items()},
    )
    for one in told["godkjente_endret"]:
        if one["sti"] in truth.approved and one["hva"] in ("endret", "satt_tilbake"):
            yield from _differing(
                f"uncorrected in {one['sti']}", told_rows(one["uten_rettelse"]), truth.approved[one["sti"]].uncorrected
            )
    deleted = {sti for (sti,) in truth.lost["moete"]}
    for kind, expected in truth.lost.items():
        found = {
            tuple(one[key] for key in ("sti", "saksnr", "tekst", "punkt") if one.get(key))
            for one in told["tapt"]
            if one["hva"] == kind and (kind == "moete" or one["sti"] not in deleted)
        }
        yield from _differing(f"lost: {kind}", found, expected)
    moved = {
        (meeting["sti"], change["saksnr"], change["felt"].split("/")[0])
        for meeting in told["moeter"]
        for change in meeting["endringer"]
        if change["art"] == "flyttet"
    }
    yield from _differing("moved", moved, truth.moved)
    marks = Counter(
        (change["sti"], change["felt"], change["foer"], change["etter"])
        for one in told["oppmoete"]
        for change in one["endringer"]
        if change["felt"].endswith("/oppmoete")
    )
    yield from _differing("marks", marks, truth.marks)
    yield from _differing("unreadable", {one["sti"] for one in told["ulest"]}, truth.unreadable)


def _changes_told(told: dict[str, Any]) -> dict[str, Counter[tuple[object, ...]]]:
    known = [one for one in told["moeter"] if one["status_foer"]] + told["registre"]
    return {one["sti"]: found for one in known if (found := told_rows(one["endringer"]))}


def _changes_true(truth: Truth) -> dict[str, Counter[tuple[object, ...]]]:
    paths = dict.fromkeys(change.path for change in truth.changes)
    return {path: rows(change for change in truth.changes if change.path == path) for path in paths}


def _differing(what: str, found: Any, expected: Any) -> Iterator[str]:  # noqa: ANN401 - any two of a kind
    if found != expected:
        yield f"{what}: told {_only(found, expected)}, true {_only(expected, found)}"


def _only(one: Any, other: Any) -> Any:  # noqa: ANN401 - as above
    """What the one has that the other has not."""
    if isinstance(one, Counter):
        return list((one - other).elements())
    if isinstance(one, set):
        return sorted(one - other, key=str)
    return {
        key: (_only(value, other.get(key, type(value)())) if isinstance(value, Counter) else value)
        for key, value in one.items()
        if other.get(key) != value
    }


def disagreements(folder: Path, stretch: Stretch, told: dict[str, Any], code: int) -> Iterator[str]:
    """Where the verdict is not that of ``validate --since``, or of the history."""
    snapshot = Snapshot(locate(folder), revision=stretch.until)
    records = Records(snapshot)
    problems = judge_since(records, Archive(snapshot), done_since(records, snapshot, stretch.since))[0]
    approved = {one["sti"] for one in told["godkjente_endret"]}
    stopped = {problem.path for problem in problems if _stops(problem, approved)}
    silent = {one["sti"] for one in told["godkjente_endret"] if one["hva"] != "rettet"}
    yield from _differing("stopped by validate", silent, stopped)
    if (code, told["uten_rettelse"]) != (int(bool(silent)), len(silent)):
        yield f"the code is {code}, and {told['uten_rettelse']} are counted of {len(silent)}"
    for one in told["godkjente_endret"]:
        events = history_of(records, one["sti"], stretch.until).events
        kinds = {event_kind(event) for event in events}
        if one["hva"] in ("endret", "satt_tilbake", "slettet") and not kinds & TOLD_AS:
            yield f"the history of {one['sti']} knows nothing of it: {sorted(kinds)}"


def _stops(problem: Problem, approved: set[str]) -> bool:
    """Whether a problem is that an approved text was touched without a correction."""
    certain = problem.code in ("REF802", "REF809") or problem.path in approved
    return problem.severity == "feil" and problem.code in STOPS and certain


def faults_of_text(folder: Path, stretch: Stretch, told: dict[str, Any], form: str) -> Iterator[str]:
    """Where the text for people says another thing than the data, or is too long."""
    done = ask(folder, "review", stretch.written, "-f", form)
    if len(done.out) > LIMIT:
        yield f"{form} is {len(done.out)} characters"
    first = done.out.partition("<h1>")[2] if form == "html" else done.out
    first = first.splitlines()[0]
    if ("uten rettelse" in first) != bool(told["uten_rettelse"]) or told["dom"].split()[0] not in first:
        yield f"the first line of {form} is {first!r}"
    for one in told["tapt"]:
        if one["hva"] == "sak" and str(one["saksnr"]) not in done.out:
            yield f"{form} does not name case {one['saksnr']}"
