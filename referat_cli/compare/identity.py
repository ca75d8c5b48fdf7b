"""By what is each part of a record known again, and what is it called in a change?"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from referat_cli.compare.lcs import same_ends
from referat_cli.model.fields import fields

# A spelling of a name → the registered name.
Same = Callable[[str], str]

# What two versions of an item have in common, None where it says nothing.
Key = Callable[[Struct, Same], Hashable]


def by(first: str, *others: str) -> Key:
    """Items with the same values under these keys of the record; none where the first is not written."""

    def key(item: Struct, _same: Same) -> Hashable:
        known = fields(type(item))
        value = getattr(item, known[first].attribute)
        if value in (None, ()):
            return None
        return (value, *(getattr(item, known[name].attribute) for name in others))

    return key


def by_person(*others: str) -> Key:
    """Lines of the same person, however spelled, with the same values under these keys of the record."""

    def key(item: Struct, same: Same) -> Hashable:
        known = fields(type(item))
        name: str = getattr(item, known["navn"].attribute)
        return (same(name), *(getattr(item, known[other].attribute) for other in others))

    return key


def all_but(key_of_item: str) -> Key:
    """Items that say the same but under one key; none where they say nothing else."""

    def key(item: Struct, _same: Same) -> Hashable:
        known = [field for name, field in fields(type(item)).items() if name != key_of_item]
        values = tuple(getattr(item, field.attribute) for field in known)
        return values if any(map(_says_something, values)) else None

    return key


def _says_something(value: object) -> bool:
    return value not in (None, (), "", True, False)


def _itself(item: Struct, _same: Same) -> Hashable:
    return item


def pairs(olds: Sequence[Struct], news: Sequence[Struct], keys: Sequence[Key], same: Same) -> dict[int, int]:
    """The positions of the new items that are old ones, and where those stood.

    Items that are equal come first, from both ends, then the keys in their order. Of several that have the same key the
    first old one is the first new one, so that an item that stands twice is no mistake here.
    """
    start, end = same_ends(olds, news, lambda item: item)
    found = {column: column for column in range(start)}
    found |= {len(news) - back: len(olds) - back for back in range(1, end + 1)}
    left_old, left_new = list(range(start, len(olds) - end)), list(range(start, len(news) - end))
    for key in (_itself, *keys):
        if not left_old or not left_new:
            break
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for row in reversed(left_old):
            if (value := key(olds[row], same)) is not None:
                waiting[value].append(row)
        for column in left_new:
            rows = waiting.get(key(news[column], same))
            if rows:
                found[column] = rows.pop()
        taken = set(found.values())
        left_old = [row for row in left_old if row not in taken]
        left_new = [column for column in left_new if column not in found]
    return found


@dataclass(frozen=True)
class Listed:
    """A list whose items are known by what they say, not by where they stand.

    ``keys`` find an item again, the surest first. ``names`` are the keys that an item is called by in a path, the first
    that is written; its number where none is. ``shape`` is what stands in it. Of an item that came or went ``told`` is
    the key that is told (None: all of it), and ``opened`` a list in it that is then told item by item. The items of a
    ``numbered`` list are the cases: what stands in them is told by their numbers, not by a path. The key of an
    ``unnamed`` list is left out of the path: a person stands in the group, not in the people of the group.
    """

    keys: tuple[Key, ...]
    names: tuple[str, ...]
    shape: "Shape"
    told: str | None = None
    opened: str | None = None
    numbered: bool = False
    unnamed: bool = False


@dataclass(frozen=True)
class Held:
    """A mapping with keys of its own."""

    shape: "Shape"


# A text is told word by word; points go through their own comparison; a look-up is told key by key.
Part = Literal["tekst", "punkter", "oppslag"] | Listed | Held

# What stands under each key; what is not named here is a value that is told as a whole.
Shape = Mapping[str, Part]

_SLOTS = Listed(
    keys=(by("sak", "tittel"), by("sak"), by("tittel"), all_but("tittel"), all_but("sak")),
    names=("sak", "tittel", "start"),
    shape={"tittel": "tekst", "punkter": "punkter"},
)

_ATTACHMENTS = Listed(keys=(by("tittel"), all_but("tittel")), names=("tittel",), shape={"tittel": "tekst"})

_OTHER_BUSINESS = Listed(
    keys=(by("tittel"), all_but("tittel")), names=("tittel",), shape={"tittel": "tekst", "referat": "tekst"}
)

# A case that is the same but for its number was renumbered, also where another has its old number now. One that has
# only its title in common with the one that is gone was, too.
_CASES = Listed(
    keys=(by("saksnr", "tittel"), all_but("saksnr"), by("saksnr"), by("tittel")),
    names=("saksnr",),
    shape={
        "tittel": "tekst",
        "undertittel": "tekst",
        "forslag_til_vedtak": "punkter",
        "referat": "tekst",
        "vedlegg": _ATTACHMENTS,
        "vedtak": "punkter",
        "eventuelt": _OTHER_BUSINESS,
    },
    told="tittel",
    numbered=True,
)

# A person is never another: a line with another name is another line, unless the register knows the two as one. One
# person can have several lines in a group, for several cases or units.
_LINES = Listed(
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

ATTENDANCE = Listed(
    keys=(by("gruppe"), by("personer")), names=("gruppe",), shape={"personer": _LINES}, opened="personer"
)

CORRECTIONS = Listed(
    keys=(by("dato", "sak", "gjelder"), by("dato", "tekst"), all_but("dato"), by("dato", "sak"), by("tekst")),
    names=(),
    shape={"tekst": "tekst"},
)

_DEPARTURES = Listed(
    keys=(by("felt", "sak"), by("felt", "skrevet"), all_but("felt"), by("felt")),
    names=("felt",),
    shape={"skrevet": "tekst"},
)

MEETING: Shape = {
    "moetested": "tekst",
    "kilde": Held({"avvik": _DEPARTURES}),
    "rettelser": CORRECTIONS,
    "deltakere": ATTENDANCE,
    "saksliste": _SLOTS,
    "saker": _CASES,
}

_TENURES = Listed(
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
    "organer": Listed(keys=(by("navn"), all_but("navn")), names=("navn",), shape={}),
    "alias": "oppslag",
    "grupper": Listed(
        keys=(by("gruppe"), by("personer")),
        names=("gruppe",),
        shape={"overskrift": "tekst", "personer": _TENURES},
        opened="personer",
    ),
}
