"""National identity numbers in a text: eleven digits whose two check digits are right.

They begin with the day of birth, shifted for some: 40 is added to the day of a D-number, and 20, 40, 60, 65 or 80 to
the month of one that a hospital or a test has made. Those of the health service begin with 8 or 9, and have no day. An
account number has eleven digits as well, and a check digit that is the second of these; it is written 1234.56.78903, or
else fails the first one, or names no day, nearly always.
"""

import re
from collections.abc import Iterator

# The whole of a number, or its last five digits.
_DIGITS = re.compile("[0-9]{5,}")
# The first six digits, and what may stand between them and the last five: spaces, hard or narrow, a line break, a dash.
_BIRTH = re.compile(r"[0-9]{6}|[0-9]{2}(?P<sign>[. /-])[0-9]{2}(?P=sign)[0-9]{2}")
_BETWEEN = " \u00a0\u202f\n-–"
_BEFORE = 60
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHIFTS_OF_MONTHS = (0, 20, 40, 60, 65, 80)
_SHIFT_OF_DAYS = 40
_ELEVEN, _LAST = 11, 5


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where each national identity number of a text begins and ends."""
    # Few texts have five digits in a row, and to see that takes a twentieth of the time of looking for them; most have
    # no letter but those of Latin-1, and are nearly at hand in it.
    if b"00000" not in text.encode("latin-1", "replace").translate(_ZEROS):
        return
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        if end - start == _LAST:
            start = _start_of_birth(text, start)
        if end - start >= _ELEVEN and found.end() - found.start() in {_LAST, _ELEVEN}:
            digits = "".join(filter(str.isdigit, text[start:end]))
            if is_identity_number(digits):
                yield start, end


def _start_of_birth(text: str, at: int) -> int:
    """Where the six digits begin that stand before a place; the place itself where none do."""
    before = text[max(0, at - _BEFORE) : at].rstrip(_BETWEEN)
    end = max(0, at - _BEFORE) + len(before)
    for length in (6, 8):
        start = end - length
        if start >= 0 and _BIRTH.fullmatch(text, start, end) and not text[max(0, start - 1) : start].isdigit():
            return start
    return at


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
