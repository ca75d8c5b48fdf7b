"""What a point is called: its address ("2.3", "u1") and the label that stands before it on paper.

An address is a position, never stored. A point without a number among numbered ones counts for none: it is u1, u2, and
the others are numbered as if it were not there.
"""

import re
from collections.abc import Iterator, Sequence

from referat_cli.model.meeting import Labels, Point, as_point

# A text, which `re` compiles when it is first asked for: most calls show points, and take none apart.
_PART = r"u\d+|\d+|[^\W\d_]+"


def sibling_numbers(points: Sequence[str | Point]) -> list[str]:
    """The number of each point of one list."""
    numbers, counts = [], [0, 0]
    for entry in points:
        unnumbered = not isinstance(entry, str) and entry.unnumbered
        counts[unnumbered] += 1
        numbers.append(f"{'u' * unnumbered}{counts[unnumbered]}")
    return numbers


def numbered(
    points: Sequence[str | Point], above: str = "", at: tuple[int, ...] = ()
) -> Iterator[tuple[str, tuple[int, ...], Point]]:
    """Every point of a tree in reading order: its address, its position from the top (from 0), and the point."""
    for index, (number, entry) in enumerate(zip(sibling_numbers(points), points, strict=True)):
        point = as_point(entry)
        yield f"{above}{number}", (*at, index), point
        if point.points:
            yield from numbered(point.points, f"{above}{number}.", (*at, index))


def number_at(points: Sequence[str | Point], position: tuple[int, ...]) -> str:
    """The address of the point at a position."""
    numbers = []
    for index in position:
        numbers.append(sibling_numbers(points)[index])
        points = as_point(points[index]).points or ()
    return ".".join(numbers)


def letter(index: int) -> str:
    """The letter label of a position from 0: a, b, … z, aa, ab, …"""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """A number from 1 as a Roman numeral."""
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def point_labels(points: Sequence[str | Point], labels: Labels) -> list[str]:
    """What stands before each point of one list on paper: the label that the record keeps, else that of its number.

    Nothing stands before a point without a number.
    """
    found = []
    for number, entry in zip(sibling_numbers(points), points, strict=True):
        point = as_point(entry)
        found.append(point.label or ("" if point.unnumbered else _label(int(number), labels)))
    return found


def _label(number: int, labels: Labels) -> str:
    if labels == "bokstav":
        return f"{letter(number - 1)}."
    return {"tall": f"{number}.", "romertall": f"{roman(number)}.", "strek": "-", "ingen": ""}[labels]


def position_called(points: Sequence[str | Point], written: str, labels: Labels = "tall") -> tuple[int, ...] | None:
    """The position of the point that people call "2.3", or "2a" as it is printed; None where there is none.

    ``labels`` are those of the points at the top.
    """
    position: tuple[int, ...] = ()
    for part in re.findall(_PART, written.lower()):
        printed = [label.strip("-. )").lower() for label in point_labels(points, labels)]
        letters = [letter(index) for index in range(len(points))] if position else []
        index = next(
            (names.index(part) for names in (sibling_numbers(points), printed, letters) if part in names), None
        )
        if index is None:
            return None
        position += (index,)
        point = as_point(points[index])
        labels, points = point.labels or "strek", point.points or ()
    return position or None
