"""Which items of two versions of a list are the same one?"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from msgspec import Struct

from referat_cli.record.typed import fields

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
    start, end = _same_ends(olds, news)
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


def _same_ends(olds: Sequence[Struct], news: Sequence[Struct]) -> tuple[int, int]:
    """How many items are equal at the start of both lists, and how many at the end."""
    shortest = min(len(olds), len(news))
    start = end = 0
    while start < shortest and olds[start] == news[start]:
        start += 1
    while end < shortest - start and olds[-1 - end] == news[-1 - end]:
        end += 1
    return start, end
