"""The marks of a list of attendance: what a cross, a word or its column says of somebody."""

import re
from typing import Any

from referat_cli.model.names import fold
from referat_cli.paper.reading.people.list_headings import PRESENCE, mark_of
from referat_cli.paper.reading.words.attendance_words import REMOTE, VARA
from referat_cli.paper.reading.words.labels import word_set

_CROSSES = frozenset({"x", "✓", "✔", "☒", "☑", "ja", "1"})
_WORD = re.compile(r"\w+")
# The words of a mark that say whether somebody was there and how, and nothing else.
_KNOWN = word_set("x ja nei ikke ikkje moett moette moeter permisjon uteblitt meldt m t j n f ff mf fo av og paa via")
# What stands for that somebody was not there.
_AWAY = word_set("nei n f ff mf fo")
# That somebody else came: "vara", "ved vara".
_INSTEAD = re.compile(rf"\s*(?:(?:ved|v/)\s*)?{VARA}(?:\s+(?:møtte|møtt))?\s*", re.IGNORECASE)
_REMOTE = re.compile(rf"\b{REMOTE}\b", re.IGNORECASE)
# The columns whose mark says all, whatever it is.
_OF_COLUMN = {"missing": "uteblitt", "remote": "digitalt"}
# What stands where a mark may be set and none is.
_EMPTY = re.compile(r"[\s☐□▢◻⬜_–—−-]*")


def is_mark(text: str) -> bool:
    """Whether a cell of a column of marks has one: an empty box or a dash is none."""
    return _EMPTY.fullmatch(text) is None


def is_cross(text: str) -> bool:
    """Whether a text is a cross or a word that stands for one, and nothing else."""
    return text.strip().casefold() in _CROSSES


def is_understood(text: str) -> bool:
    """Whether a mark or a status says no more than whether somebody was there."""
    words = _WORD.findall(fold(_REMOTE.sub(" ", PRESENCE.sub(" ", text))))
    return is_cross(text) or bool(_INSTEAD.fullmatch(text)) or _KNOWN.issuperset(words)


def write_mark(column: str, text: str, person: dict[str, Any]) -> None:
    """What stands in the column of those who were there, or of those who were not."""
    word = fold(text)
    if column in _OF_COLUMN:
        person["oppmoete"] = _OF_COLUMN[column]
    elif column == "absent":
        absent = {"ikke moett": "uteblitt", "ikkje moett": "uteblitt", "uteblitt": "uteblitt", "permisjon": "permisjon"}
        person["oppmoete"] = absent.get(word, "forfall")
    elif _INSTEAD.fullmatch(text):
        person["oppmoete"] = "forfall"
    elif _AWAY.intersection(word.split()[:1]):
        person["oppmoete"] = "permisjon" if "permisjon" in word else "forfall"
    else:
        person["oppmoete"] = "møtt"
        write_status(text, person)


def write_status(text: str, person: dict[str, Any]) -> None:
    """What a word in a column of its own says."""
    word = fold(text)
    found = PRESENCE.search(text)
    if "moett" in word and _INSTEAD.fullmatch(text):
        person["oppmoete"] = "forfall"  # "Vara" alone may be what somebody is
    elif _REMOTE.search(text):
        person["oppmoete"] = "digitalt"
    elif "permisjon" in word:
        person["oppmoete"] = "permisjon"
    elif found:
        person["oppmoete"] = mark_of(found)
    elif _AWAY.intersection(word.split()[:1]):
        person["oppmoete"] = "forfall"
