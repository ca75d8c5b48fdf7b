"""How each part of a record is found again in another version, and what it is called in a change."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from referat_cli.compare.lcs import same_ends
from referat_cli.model.fields import fields, written
from referat_cli.model.meeting import Meeting

# A spelling of a name → the registered name.
Canonical = Callable[[str], str]

# What two versions of an item have in common, None where it says nothing.
ItemKey = Callable[[Struct, Canonical], Hashable]


def as_written(name: str) -> str:
    """The spelling as it is: where no register says that two spellings are one name."""
    return name


def by(first: str, *others: str) -> ItemKey:
    """Items with the same values under these keys of the record; none where the first is not written."""

    def key(item: Struct, _canonical_name: Canonical) -> Hashable:
        values = _values(item, first, *others)
        return None if values[0] in (None, (), "") else values

    return key


def by_person(*others: str) -> ItemKey:
    """Lines of the same person, however spelled, with the same values under these keys of the record."""

    def key(item: Struct, canonical_name: Canonical) -> Hashable:
        name, *values = _values(item, "navn", *others)
        return (canonical_name(name), *values)

    return key


def all_but(key_of_item: str) -> ItemKey:
    """Items that say the same but under one key; none where they say nothing else."""

    def key(item: Struct, _canonical_name: Canonical) -> Hashable:
        values = _values(item, *(name for name in fields(type(item)) if name != key_of_item))
        return values if any(value not in (None, (), "", True, False) for value in values) else None

    return key


def _values(item: Struct, *names: str) -> tuple[Any, ...]:
    """What an item has under these keys of the record."""
    known = fields(type(item))
    return tuple(written(item, known[name]) for name in names)


def _whole_item(item: Struct, _canonical_name: Canonical) -> Hashable:
    return item


def pair_items(
    olds: Sequence[Struct], news: Sequence[Struct], keys: Sequence[ItemKey], canonical_name: Canonical
) -> dict[int, int]:
    """The positions of the new items that are old ones, and where those stood.

    Items that are equal come first, from both ends, then the keys in their order. Of several that have the same key the
    first old one is the first new one, so that an item that stands twice is no mistake here.
    """
    start, end = same_ends(olds, news, lambda item: item)
    found = {column: column for column in range(start)}
    found |= {len(news) - back: len(olds) - back for back in range(1, end + 1)}
    left_old, left_new = list(range(start, len(olds) - end)), list(range(start, len(news) - end))
    for key in (_whole_item, *keys):
        if not left_old or not left_new:
            break
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for row in reversed(left_old):
            if (value := key(olds[row], canonical_name)) is not None:
                waiting[value].append(row)
        for column in left_new:
            rows = waiting.get(key(news[column], canonical_name))
            if rows:
                found[column] = rows.pop()
        taken = set(found.values())
        left_old = [row for row in left_old if row not in taken]
        left_new = [column for column in left_new if column not in found]
    return found


@dataclass(frozen=True)
class ItemList:
    """A list whose items are paired by what they say, not by where they stand.

    ``keys`` find an item again, the surest first. ``names`` are the keys that an item is called by in a path, the first
    that is written; its number where none is. ``shape`` is what stands in it. Of an item that came or went
    ``shown_key`` is the key that the change shows (None: all of it), and ``inner_list`` a list in it that has a change
    for each item. The items of a ``numbered`` list are the cases: what stands in them goes by their numbers, not by a
    path. The key of an ``unnamed`` list is left out of the path: a person stands in the group, not in the people of it.
    """

    keys: tuple[ItemKey, ...]
    names: tuple[str, ...]
    shape: "Shape"
    shown_key: str | None = None
    inner_list: str | None = None
    numbered: bool = False
    unnamed: bool = False


@dataclass(frozen=True)
class Nested:
    """A mapping with keys of its own."""

    shape: "Shape"


# A text is compared word by word, points by their own comparison, a look-up key by key.
Part = Literal["tekst", "punkter", "oppslag"] | ItemList | Nested

# What stands under each key; what is not named here is a value that changes as a whole.
Shape = Mapping[str, Part]

_SLOTS = ItemList(
    keys=(by("sak", "tittel"), by("sak"), by("tittel"), all_but("tittel"), all_but("sak")),
    names=("sak", "tittel", "start"),
    shape={"tittel": "tekst", "punkter": "punkter"},
)

_ATTACHMENTS = ItemList(keys=(by("tittel"), all_but("tittel")), names=("tittel",), shape={"tittel": "tekst"})

_OTHER_BUSINESS = ItemList(
    keys=(by("tittel"), all_but("tittel")), names=("tittel",), shape={"tittel": "tekst", "referat": "tekst"}
)

_PROPOSALS = ItemList(keys=(by("id", "punkter"), by("punkter"), by("id")), names=("id",), shape={"punkter": "punkter"})

_VOTES = ItemList(
    keys=(by("gjelder", "satt_opp_mot"), by("tekst"), all_but("gjelder"), by("gjelder")), names=("gjelder",), shape={}
)

_ELECTIONS = ItemList(
    keys=(by("verv"), all_but("verv")),
    names=("verv",),
    shape={"kandidater": ItemList(keys=(by("navn"),), names=("navn",), shape={})},
)

_STATEMENTS = ItemList(
    keys=(by("av", "paa_vegne_av"), by("tekst")), names=("av", "paa_vegne_av"), shape={"tekst": "tekst"}
)

# A case that is the same but for its number was renumbered, also where another has its old number now. One that has
# only its title in common with the one that is gone was, too.
CASES = ItemList(
    keys=(by("saksnr", "tittel"), all_but("saksnr"), by("saksnr"), by("tittel")),
    names=("saksnr",),
    shape={
        "tittel": "tekst",
        "undertittel": "tekst",
        "lukket": Nested({}),
        "forslag_til_vedtak": "punkter",
        "forslag": _PROPOSALS,
        "habilitet": ItemList(keys=(by_person(),), names=("navn",), shape={"begrunnelse": "tekst"}),
        "referat": "tekst",
        "vedlegg": _ATTACHMENTS,
        "votering": _VOTES,
        "vedtak": "punkter",
        "valg": _ELECTIONS,
        "protokolltilfoersler": _STATEMENTS,
        "oppgaver": "punkter",
        "eventuelt": _OTHER_BUSINESS,
    },
    shown_key="tittel",
    numbered=True,
)


def with_names_of(old: Meeting, new: Meeting) -> Meeting:
    """The old version of a meeting, its cases without number called what they are called in the new one.

    One that the new version has not is called by nothing that a case of it is.
    """
    if all(case.is_numbered for case in old.cases):
        return old
    names = {
        row: new.cases[column].number
        for column, row in pair_items(old.cases, new.cases, CASES.keys, as_written).items()
    }
    others = (f"{case.number}–" for case in old.cases)
    cases = (
        case if case.is_numbered else replace(case, number=names.get(row, other))
        for row, (case, other) in enumerate(zip(old.cases, others, strict=True))
    )
    return replace(old, cases=tuple(cases))


# A person is never another: a line with another name is another line, unless the register knows the two as one. One
# person can have several lines in a group, for several cases or units.
_LINES = ItemList(
    keys=(
        by("navn", "enhet", "paa_sak"),
        by_person("enhet", "paa_sak"),
        by("navn", "paa_sak"),
        by_person("paa_sak"),
        by("navn"),
        by_person(),
    ),
    names=("navn",),
    shape={},
    unnamed=True,
)

ATTENDANCE = ItemList(
    keys=(by("gruppe"), by("personer")),
    names=("gruppe",),
    shape={"personer": _LINES, "antall": Nested({})},
    inner_list="personer",
)

CORRECTIONS = ItemList(
    keys=(by("dato", "sak", "gjelder"), by("dato", "tekst"), all_but("dato"), by("dato", "sak"), by("tekst")),
    names=(),
    shape={"tekst": "tekst"},
)

_DEPARTURES = ItemList(
    keys=(by("felt", "sak"), by("felt", "skrevet"), all_but("felt"), by("felt")),
    names=("felt",),
    shape={"skrevet": "tekst"},
)

_SOURCE_PLACES = ItemList(keys=(by("del"), by("linjer")), names=("del",), shape={})

MEETING: Shape = {
    "moetested": "tekst",
    "kilde": Nested({"avvik": _DEPARTURES}),
    "rettelser": CORRECTIONS,
    "deltakere": ATTENDANCE,
    "saksliste": _SLOTS,
    "saker": CASES,
    "steder": _SOURCE_PLACES,
}

_TENURES = ItemList(
    keys=(
        by("navn", "enhet", "forbund", "fra"),
        by_person("enhet", "forbund", "fra"),
        by("navn", "enhet"),
        by_person("enhet"),
        by("navn"),
        by_person(),
    ),
    names=("navn",),
    shape={},
    unnamed=True,
)

REGISTER: Shape = {
    "navn": "tekst",
    "organer": ItemList(keys=(by("navn"), all_but("navn")), names=("navn",), shape={}),
    "alias": "oppslag",
    "grupper": ItemList(
        keys=(by("gruppe"), by("personer")),
        names=("gruppe",),
        shape={"overskrift": "tekst", "personer": _TENURES},
        inner_list="personer",
    ),
}

# What makes two items of a list the same where the whole of them is not: the first of these keys that both have.
_NAMES = ("saksnr", "navn", "gruppe", "sak", "tittel")


def find_place(where: tuple[str | int, ...], before: Any, after: Any) -> tuple[str | int, ...]:  # noqa: ANN401 - documents
    """A place in one version of a document as a place in another, as far as it is there; both as plain values."""
    found: list[Any] = []
    for step in where:
        item = before[step] if _is_in(before, step) else None
        there = _find_item(step, item, after) if isinstance(step, int) and isinstance(after, list) else step
        if there is None or not _is_in(after, there):
            break
        found.append(there)
        before, after = item, after[there]
    return tuple(found)


def _is_in(value: Any, step: object) -> bool:  # noqa: ANN401 - a part of a document
    if isinstance(step, int):
        return isinstance(value, list) and 0 <= step < len(value)
    return isinstance(value, dict) and step in value


def _find_item(index: int, item: Any, now: list[Any]) -> int | None:  # noqa: ANN401 - a part of a document
    """The position of the item in another version of its list; None where it is not there."""
    if item in now:
        return now.index(item)
    if isinstance(item, dict):
        for name in _NAMES:
            if name in item:
                same = (n for n, other in enumerate(now) if _is_in(other, name) and other[name] == item[name])
                return next(same, None)
    return index if index < len(now) else None
