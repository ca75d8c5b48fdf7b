"""A branch off a generated history, and what was truly done on it.

Each edit is a function of a source of chance and a version of a meeting, as those of `tests/histories/edits.py` are;
the names in the tables are what a commit of the branch may do.
"""

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Literal, NamedTuple

from tests.histories import edits
from tests.histories.edits import Edit
from tests.histories.generator import History
from tests.histories.model import Case, Correction, Document, Meeting, Other, Point, Register, Tenure, Tree
from tests.histories.people import Source
from tests.histories.texts import sentence
from tests.histories.truth import differences
from tests.histories.writing import written
from tests.support.running import git

# The points of a branch have keys that no history reaches.
_FIRST_KEY = 1_000_000


class Branch(NamedTuple):
    """A branch: the files at its start and after each of its commits, and what those did."""

    start: Tree
    trees: list[Tree]
    kinds: list[str]


def point_moved(part: Literal["proposal", "decision"]) -> Edit:
    """The first point of a list becomes the last."""

    def edit(source: Source, meeting: Meeting) -> Meeting | None:
        cases = [case for case in meeting.cases if len(_points(case, part)) > 1]
        if not cases:
            return None
        case = source.chance.choice(cases)
        first, *others = _points(case, part)
        moved = (*others, first)
        return edits.with_case(
            meeting, replace(case, proposal=moved) if part == "proposal" else replace(case, decision=moved)
        )

    return edit


def _points(case: Case, part: Literal["proposal", "decision"]) -> tuple[Point, ...]:
    return case.proposal if part == "proposal" else case.decision


def case_lost(source: Source, meeting: Meeting) -> Meeting | None:
    """A case goes out of the meeting, and out of its agenda."""
    if len(meeting.cases) < 2:
        return None
    gone = source.chance.choice(meeting.cases)
    rows = tuple(row for row in meeting.agenda if row.case != gone.number)
    return replace(meeting, cases=tuple(case for case in meeting.cases if case is not gone), agenda=rows)


def decision_lost(source: Source, meeting: Meeting) -> Meeting | None:
    """A case has no decision any more."""
    decided = [case for case in meeting.cases if case.decision]
    return edits.with_case(meeting, replace(source.chance.choice(decided), decision=())) if decided else None


def approved(_source: Source, meeting: Meeting) -> Meeting:
    """The minutes are approved."""
    year, month, _day = meeting.date.split("-")
    return replace(meeting, status="godkjent", approved=(f"{year}-{month}-28", f"99/{year[2:]}"))


def corrected(edit: Edit) -> Edit:
    """An edit of approved minutes with the entry that accounts for it."""

    def openly(source: Source, meeting: Meeting) -> Meeting | None:
        changed = edit(source, meeting)
        if changed is None or meeting.approved is None:
            return None
        keys = (change.felt.split("/")[0] for change in differences("", meeting, changed) if change.case is None)
        cases = (case.number for case in changed.cases if case not in meeting.cases)
        concerns = tuple(dict.fromkeys([*keys, *cases]))
        entry = Correction(*meeting.approved, concerns, sentence(source.chance))
        return replace(changed, corrections=(*meeting.corrections, entry))

    return openly


def reopened(_source: Source, meeting: Meeting) -> Meeting:
    """Approved minutes are a draft again."""
    return replace(meeting, status="referat", approved=None)


def upon_a_correction(source: Source, meeting: Meeting) -> Meeting | None:
    """A case that was corrected openly is altered once more, and in silence."""
    named = {name for entry in meeting.corrections for name in entry.concerns}
    cases = tuple(case for case in meeting.cases if case.number in named)
    changed = edits.word("decision")(source, replace(meeting, cases=cases))
    return edits.with_case(meeting, next(case for case in changed.cases if case not in cases)) if changed else None


# What may be done to a meeting, by what it is.
OF_NOTICES: dict[str, Edit] = {
    "notice: word": edits.word("proposal"),
    "notice: point added": edits.point_added("proposal"),
    "notice: point removed": edits.point_removed("proposal"),
    "notice: point moved": point_moved("proposal"),
    "notice: title": edits.title,
    "notice: case lost": case_lost,
    "notice: place": edits.venue,
}
OF_MINUTES: dict[str, Edit] = {
    "minutes: mark flipped": edits.mark,
    "minutes: line removed": edits.line_removed,
    "minutes: word": edits.word("decision"),
    "minutes: point added": edits.point_added("decision"),
    "minutes: point removed": edits.point_removed("decision"),
    "minutes: point moved": point_moved("decision"),
    "minutes: deadline": edits.deadline,
    "minutes: prose": edits.prose,
    "minutes: case lost": case_lost,
    "minutes: decision lost": decision_lost,
    "minutes: approved": approved,
}
OF_APPROVED: dict[str, Edit] = {
    **{f"approved: {kind.partition(': ')[2]}": edit for kind, edit in OF_MINUTES.items() if edit is not approved},
    "approved: title": edits.title,
    "approved: place": edits.venue,
    "approved: substitute": edits.substitute_for_another,
    "approved: reopened": reopened,
    "approved: upon a correction": upon_a_correction,
    **{
        f"corrected: {kind}": corrected(edit)
        for kind, edit in {
            "word": edits.word("decision"),
            "mark flipped": edits.mark,
            "point moved": point_moved("decision"),
            "place": edits.venue,
        }.items()
    },
}
_BY_STATUS = {"innkalling": OF_NOTICES, "referat": OF_MINUTES, "godkjent": OF_APPROVED}
OF_REGISTERS = ("register: person", "register: spelling")
OF_FILES = ("file: deleted", "file: moved", "file: spoilt")
KINDS = (*OF_NOTICES, *OF_MINUTES, *OF_APPROVED, *OF_REGISTERS, *OF_FILES)


def branch_off(history: History, source: Source, name: str) -> Branch:
    """A branch of that name with a few commits, which begins somewhere on the main line; it is checked out."""
    source._keys = count(_FIRST_KEY)  # noqa: SLF001 - of a source that makes a history they begin at one
    line = history.main_line
    begun = line[source.chance.randrange(len(line) // 3, len(line))]
    git(history.root, "checkout", "--quiet", "-b", name, begun.id)
    start = history.trees[begun.id]
    trees, kinds = [start], []
    # Half of the branches are of one meeting, so that one edit comes upon another.
    meetings = sorted(path for path, document in start.items() if isinstance(document, Meeting))
    only = source.chance.choice(meetings) if meetings and source.happens(0.5) else None
    for number in range(source.chance.randint(1, 5)):
        kind, tree = _edited(source, trees[-1], only)
        if tree is not None:
            _commit(history.root, trees[-1], tree, f"{number}: {kind}")
            trees.append(tree)
            kinds.append(kind)
    return Branch(start, trees[1:], kinds)


def _edited(source: Source, tree: Tree, only: str | None) -> tuple[str, Tree | None]:
    """Something done to one file of a tree, or to the one that is meant."""
    meetings = [(path, document) for path, document in sorted(tree.items()) if isinstance(document, Meeting)]
    draw = source.chance.random()
    if draw < 0.1 or not meetings:
        return _of_register(source, tree)
    path, meeting = source.chance.choice([one for one in meetings if one[0] == only] or meetings)
    if draw < 0.2:
        return _of_file(source, tree, path, meeting)
    table = _BY_STATUS[meeting.status]
    kind = source.chance.choice(sorted(table))
    if meeting.corrections and source.happens(0.3):
        kind = "approved: upon a correction" if meeting.status == "godkjent" else kind
    changed = table[kind](source, meeting)
    return kind, None if changed is None else {**tree, path: changed}


def _of_register(source: Source, tree: Tree) -> tuple[str, Tree | None]:
    kind = source.chance.choice(OF_REGISTERS)
    found = [(path, document) for path, document in tree.items() if isinstance(document, Register)]
    if len(found) != 1:
        return kind, None
    ((path, register),) = found
    if kind == "register: person":
        *others, last = register.groups
        person = Tenure(source.key(), f"Ny {sentence(source.chance).split()[0]}nes")
        register = replace(register, groups=(*others, replace(last, people=(*last.people, person))))
    else:
        known = {means for _spelling, means in register.aliases}
        names = [t.name for group in register.groups for t in group.people if t.name not in known and " " in t.name]
        if not names:
            return kind, None
        name = source.chance.choice(names)
        first, _space, last_name = name.partition(" ")
        register = replace(register, aliases=(*register.aliases, (f"{first} Q. {last_name}", name)))
    return kind, {**tree, path: register}


def _of_file(source: Source, tree: Tree, path: str, meeting: Meeting) -> tuple[str, Tree | None]:
    kind = source.chance.choice(OF_FILES)
    others = {other: document for other, document in tree.items() if other != path}
    if kind == "file: moved":
        to = path.replace(f"{meeting.date}.yaml", f"{meeting.date}-2.yaml")
        return kind, None if to == path or to in tree else {**others, to: meeting}
    if kind == "file: spoilt":
        return kind, {**others, path: _spoilt(meeting)}
    return kind, others


def _spoilt(meeting: Meeting) -> Document:
    return Other("saker: [\n", "half a file", meeting)


def _commit(root: Path, old: Tree, new: Tree, subject: str) -> None:
    for path in old.keys() - new.keys():
        (root / path).unlink()
    for path, document in new.items():
        if old.get(path) is not document:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(written(document), encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", f"--message={subject}")
