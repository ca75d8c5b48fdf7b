"""How does a committee number its cases?"""

import re
from functools import lru_cache

_PARTS = {
    "{nr}": r"(?P<nr>\d+)",
    "{aar}": r"(?P<aar>\d{4})",
    "{aar:4}": r"(?P<aar>\d{4})",
    "{aar:2}": r"(?P<aar>\d{2})",
}
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


@lru_cache(maxsize=64)
def _pattern(numbering: str) -> re.Pattern[str]:
    pieces = [_PARTS.get(piece, re.escape(piece)) for piece in re.split(r"(\{[^}]*\})", numbering)]
    return re.compile("".join(pieces))


def parts(number: str, numbering: str) -> tuple[int, str | None] | None:
    """The running number and the year as written (None where the format has none), or None if the form is another.

    >>> parts("41/24", "{nr}/{aar:2}")
    (41, '24')
    """
    found = _pattern(numbering).fullmatch(number)
    if not found:
        return None
    return int(found["nr"]), found.groupdict().get("aar")


def example(numbering: str, year: str) -> str:
    """A case number of that form, for messages: of the year "2024", "41/24"."""
    return _PLACEHOLDER.sub(lambda m: "41" if m[0] == "{nr}" else year[-2:] if m[0] == "{aar:2}" else year, numbering)
