"""How many of a committee's seats must be filled for it to decide?"""

import re

_RULE = re.compile(r"(?P<more>over )?(?P<number>[1-9]\d{0,2})(?:/(?P<of>[1-9]\d{0,2}))?")


def needed(rule: str | None, seats: int) -> int | None:
    """How many of so many seats the committee's rule asks for; None without a rule, or with one that says nothing.

    A rule is a share or a number, at least that or «over» it. The municipal act's own is "1/2": at least half of the
    members (kommuneloven § 11-9).

    >>> needed("1/2", 15), needed("over 1/2", 16), needed("8", 16), needed(None, 16)
    (8, 9, 8, None)
    """
    found = _RULE.fullmatch(rule) if rule else None
    if not found:
        return None
    number, of = int(found["number"]), int(found["of"] or 1)
    total = number * seats if found["of"] else number
    return total // of + 1 if found["more"] else -(-total // of)
