"""What became of a generated record from one version to the next, told as the project tells it?

It is known by the keys of the model, and told in one form: ``felt`` is a path with "/", of a point with its new number
where it has one. ``before`` and ``after`` are the record's own values; of a line, a slot or a correction that came or
went, the whole mapping.

What came or went whole is told so: a case as ``saker`` with its title, and nothing of what is in it; a line of the list
or of the register as its mapping, without a word of its group. A point that came or went is its text, and each point
under it, and each of its other keys, is a change of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tests.histories.model import Case, Document, Line, Meeting, Other, Point, Register, Tenure, Tree


@dataclass(frozen=True)
class Change:
    """One change: of the meeting ``date`` (None: of the register), in a case or in none."""

    path: str
    date: str | None
    case: str | None
    felt: str
    before: object
    after: object


Told = tuple[str | None, str, object, object]


def differences(path: str, old: Document, new: Document) -> list[Change]:
    """What changed between two versions of one record, which now lies at ``path``; nothing of what is no record."""
    if isinstance(old, Other) and old.hides:
        old = old.hides
    if old is new:
        return []
    if isinstance(old, Meeting) and isinstance(new, Meeting):
        return [Change(path, new.date, *told) for told in _meeting(old, new)]
    if isinstance(old, Register) and isinstance(new, Register):
        return [Change(path, None, *told) for told in _register(old, new)]
    return []


def identity(document: Document) -> object:
    """What makes two documents versions of one; None of what is no record. A spoilt meeting is still that meeting."""
    if isinstance(document, Other):
        document = document.hides or document
    if isinstance(document, Meeting):
        return document.key
    return "register" if isinstance(document, Register) else None


def between(old: Tree, new: Tree) -> list[Change]:
    """What changed between two commits in the records that both have, wherever they lie."""
    before = {identity(document): document for document in old.values()}
    told: list[Change] = []
    for path, document in sorted(new.items()):
        if (same := identity(document)) is not None and same in before:
            told += differences(path, before[same], document)
    return told


def _values(label: str, old: dict[str, object], new: dict[str, object]) -> Iterator[Told]:
    """The keys of two mappings that differ."""
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield None, f"{label}/{key}" if label else key, old.get(key), new.get(key)


def _meeting(old: Meeting, new: Meeting) -> Iterator[Told]:
    yield from _values("", old.simple(), new.simple())
    for index, (was, now) in enumerate(zip_longest(old.corrections, new.corrections)):
        if was != now:
            yield None, f"rettelser/{index + 1}", was and was.record(), now and now.record()
    before = {line.key: (group, line) for group, line in old.lines}
    after = {line.key: (group, line) for group, line in new.lines}
    for key in dict.fromkeys([*before, *after]):
        yield from _line("deltakere", before.get(key), after.get(key))
    slots_before, slots_after = ({slot.name: slot.record() for slot in m.agenda} for m in (old, new))
    for name in dict.fromkeys([*slots_before, *slots_after]):
        yield from _mapping(f"saksliste/{name}", slots_before.get(name), slots_after.get(name))
    cases_before, cases_after = ({case.number: case for case in m.cases} for m in (old, new))
    for number in dict.fromkeys([*cases_before, *cases_after]):
        for told in _case(cases_before.get(number), cases_after.get(number)):
            yield number, *told[1:]


def _register(old: Register, new: Register) -> Iterator[Told]:
    yield from _values("", {"kode": old.code, "navn": old.name}, {"kode": new.code, "navn": new.name})
    yield from _values("alias", dict(old.aliases), dict(new.aliases))
    before, after = ({t.key: (group.name, t) for group in r.groups for t in group.people} for r in (old, new))
    for key in dict.fromkeys([*before, *after]):
        yield from _line("grupper", before.get(key), after.get(key))


def _mapping(label: str, old: dict[str, object] | None, new: dict[str, object] | None) -> Iterator[Told]:
    """What stands on one line: come or gone whole, or changed in a key."""
    if old is None or new is None:
        yield None, label, old, new
    else:
        yield from _values(label, old, new)


def _line(label: str, old: tuple[str, Line | Tenure] | None, new: tuple[str, Line | Tenure] | None) -> Iterator[Told]:
    """A person's line in a group; lines of one key never change their group or their name."""
    group, line = new or old or ("", None)
    if line:
        was, now = (side[1].record() if side else None for side in (old, new))
        yield from _mapping(f"{label}/{group}/{line.name}", was, now)


def _case(old: Case | None, new: Case | None) -> Iterator[Told]:
    if old is None or new is None:
        yield None, "saker", old and old.title, new and new.title
        return
    yield from _values("", old.simple(), new.simple())
    yield from _points("forslag_til_vedtak", old.proposal, new.proposal)
    yield from _points("vedtak", old.decision, new.decision)
    was, now = old.other_business(), new.other_business()
    for title in dict.fromkeys([*was, *now]):
        yield from _mapping(f"eventuelt/{title}", was.get(title), now.get(title))


def numbered(points: tuple[Point, ...], above: str = "") -> Iterator[tuple[str, Point]]:
    """Every point with its number: "2", "2.1"."""
    for index, point in enumerate(points):
        number = f"{above}{index + 1}"
        yield number, point
        yield from numbered(point.points, f"{number}.")


def _points(label: str, old: tuple[Point, ...], new: tuple[Point, ...]) -> Iterator[Told]:
    before = {point.key: (number, point) for number, point in numbered(old)}
    after = {point.key: (number, point) for number, point in numbered(new)}
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        number = (now or was or ("",))[0]
        old_text, new_text = (side and side[1].text for side in (was, now))
        if old_text != new_text:
            yield None, f"{label}/{number}", old_text, new_text
        extras = (side[1].extras() if side else {} for side in (was, now))
        yield from _values(f"{label}/{number}", *extras)
