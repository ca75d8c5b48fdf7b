"""National identity numbers in a text: eleven digits whose two check digits are right.

They begin with the day of birth, shifted for some: 40 is added to the day of a D-number, and 20, 40, 60, 65 or 80 to
the month of one that a hospital or a test has made. Those of the health service begin with 8 or 9, and have no day. An
account number has eleven digits as well, and a check digit that is the second of these; it is written 1234.56.78903, or
else fails the first one, or names no day, nearly always.
"""

import re
from collections.abc import Iterator

# Ordinary, hard and narrow spaces and a line break with the indentation of the next line.
_SPACE = r"(?:[ \u00a0\u202f]|[ ]?\n[ ]*)"
_NUMBER = re.compile(
    rf"(?<![0-9])(?:[0-9]{{6}}|[0-9]{{2}}(?P<sign>[. /-])[0-9]{{2}}(?P=sign)[0-9]{{2}})"
    rf"{_SPACE}?[-–]?{_SPACE}?[0-9]{{3}}{_SPACE}?[0-9]{{2}}(?![0-9])"
)
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHIFTS_OF_MONTHS = (0, 20, 40, 60, 65, 80)
_SHIFT_OF_DAYS = 40
_ELEVEN = 11


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where each national identity number of a text begins and ends."""
    for found in _NUMBER.finditer(text):
        if is_identity_number("".join(filter(str.isdigit, found[0]))):
            yield found.span()


def has_identity_number(text: str) -> bool:
    """Whether a national identity number stands in a text."""
    return next(identity_numbers(text), None) is not None


def without_identity_numbers(text: str) -> str:
    """The text with an asterisk in the place of each digit of such a number."""
    for start, end in reversed(list(identity_numbers(text))):
        text = text[:start] + re.sub("[0-9]", "*", text[start:end]) + text[end:]
    return text


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits are a national identity number."""
    numbers = [int(digit) for digit in digits]
    if len(numbers) != _ELEVEN or not (_has_day(digits) or digits[0] in "89"):
        return False
    return all(_sum(numbers, weights) % _ELEVEN == 0 for weights in (_FIRST, _SECOND))


def _sum(numbers: list[int], weights: tuple[int, ...]) -> int:
    return sum(number * weight for number, weight in zip(numbers, weights, strict=False))


def _has_day(digits: str) -> bool:
    """Whether the digits begin with a day, however it is shifted."""
    day, month = int(digits[:2]), int(digits[2:4])
    day -= _SHIFT_OF_DAYS if day > _SHIFT_OF_DAYS else 0
    return any(1 <= day <= _DAYS[month - shift - 1] for shift in _SHIFTS_OF_MONTHS if 1 <= month - shift <= len(_DAYS))
