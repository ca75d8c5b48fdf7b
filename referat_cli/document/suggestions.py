"""Suggestions of what somebody meant who wrote a word, a date, a time or a case number.

Only suggestions come from here: a person reads them and decides, so a likely reading is good enough, and where two are
as likely there is none.
"""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, time

from referat_cli.model import case_numbers
from referat_cli.model.calendar import MONTHS
from referat_cli.model.names import edit_distance, fold, slug

_DAY_FIRST = re.compile(r"([0-9]{1,2})[./ -]+([0-9]{1,2}|[a-z]+)[./ -]+([0-9]{4}|[0-9]{2})\.?")
_YEAR_FIRST = re.compile(r"([0-9]{4})([./-]?)([0-9]{1,2})\2([0-9]{1,2})\.?")
_TIME = r"(?i)(?:kl\.? *)?([0-9]{1,2})(?:[.:,]?([0-9]{2}))?"

# A year of two digits from here on is of the last century: archives reach back, calendars do not reach far forward.
_LAST_CENTURY = 70
# What people write for a key or a value of the record, beside slips of the keyboard.
_WORDS = {
    "digital": ("digitalt",),
    "dato": ("moetedato",),
    "fravær": ("forfall",),
    "avstemning": ("votering",),
    "inhabil": ("habilitet",),
    "innstilling": ("forslag_til_vedtak",),
    "leder": ("moeteleder",),
    "ordstyrer": ("moeteleder",),
    "rom": ("moetested",),
    "protokolltilførsel": ("protokolltilfoersler",),
    "saksnr": ("sak",),
    "saksnummer": ("saksnr", "sak"),
    "sekretær": ("referent",),
    "sted": ("moetested",),
    "teams": ("digitalt",),
    "til stede": ("møtt",),
    "x": ("møtt",),
}

# What stands before a point on paper, and is pasted with it: a picture of a bullet, which may be one of Word's own, or
# a dash, a letter or a number before a space.
_BULLET = r"\s*([•‣⁃◦▪▫●○■□·∙⋅➢✓\ue000-\uf8ff]|-(?=\w)|(?:[–—*o]|[0-9]{1,2}[.)]|[a-z]\))(?=\s))"
# The signs that keyboards and text editors make for quotes; only the straight ones are quotes to the record.
_CURLY = "«»“”„‟‘’‚‛‹›´`"
_CURLED = f"(?s)[{_CURLY}].*[{_CURLY}]"

# A word this short has too many neighbours for two slips, or for being a part of another word.
_SHORT = 4


def skeleton(word: str) -> str:
    """What is left of a word without spaces, capitals and the ways to write æ, ø and å: "Møte Dato" → "motedato"."""
    letters = fold(word).replace(" ", "")
    return letters.replace("oe", "o").replace("aa", "a").replace("ae", "a")


def same_word(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is the same word, however æ, ø, å, spaces and capitals are written."""
    bare = skeleton(word)
    return next((other for other in candidates if skeleton(other) == bare), None)


_OTHER_WORDS = {skeleton(word): meanings for word, meanings in _WORDS.items()}


def known_word(word: str, candidates: Collection[str]) -> str | None:
    """The candidate that is the same word, or that people use the word for: "teams" → "digitalt"."""
    meanings = (other for other in _OTHER_WORDS.get(skeleton(word), ()) if other in candidates)
    return same_word(word, candidates) or next(meanings, None)


def nearest_word(word: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that is one slip away (two, in a longer word); None where two are as near."""
    bare = skeleton(word)
    most = 1 if len(bare) <= _SHORT else 2
    near = ((skeleton(other), other) for other in candidates)
    apart = sorted((edit_distance(bare, word), other) for word, other in near if abs(len(word) - len(bare)) <= most)
    if not apart or apart[0][0] > most or (len(apart) > 1 and apart[1][0] == apart[0][0]):
        return None
    return apart[0][1]


def part_of_word(word: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that the word is a part of, or that is a part of it: "forslag" → "forslag_til_vedtak"."""
    bare = skeleton(word)
    if len(bare) < _SHORT:
        return None
    found = [other for other in candidates if bare in skeleton(other) or skeleton(other) in bare]
    return found[0] if len(found) == 1 else None


def leading_bullet(text: str) -> str | None:
    """The sign that a pasted point begins with: "• Innkalling" → "•", "1. Innkalling" → "1."."""
    found = re.match(_BULLET, text)
    return found[1] if found else None


def in_curly_quotes(text: str) -> bool:
    """Whether the text stands in quotes that are not straight: “13:00” or «13:00»."""
    return re.fullmatch(_CURLED, text.strip()) is not None


def without_quotes(text: str) -> str:
    """The text without quotes around it, of whatever kind."""
    return text.strip().strip(_CURLY + "\"'").strip()


def _date(text: str) -> str | None:
    folded = text.strip().casefold()
    if match := _YEAR_FIRST.fullmatch(folded):
        year, month, day = match[1], match[3], match[4]
    elif match := _DAY_FIRST.fullmatch(folded):
        day, month, year = match.groups()
    else:
        return None
    if month in MONTHS:
        month = str(MONTHS.index(month) + 1)
    if len(year) < len("2024"):
        year = f"{19 if int(year) >= _LAST_CENTURY else 20}{year}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:  # an unknown month, or no such day
        return None


def _time(text: str) -> str | None:
    match = re.fullmatch(_TIME, text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    try:
        return time(hour, minute).isoformat("minutes")
    except ValueError:  # no such hour or minute
        return None


def _code(text: str) -> str | None:
    return slug(text) or None


_READERS: dict[str, Callable[[str], str | None]] = {
    "dato": _date,
    "klokkeslett": _time,
    "saksnr": case_numbers.suggest,
    "kode": _code,
}


def read_as(form: str, text: str) -> str | None:
    """The text as the form wants it ("dato", "klokkeslett", "saksnr", "kode"); None where it cannot be read so.

    >>> read_as("dato", "29. oktober 2024")
    '2024-10-29'
    """
    reader = _READERS.get(form)
    return reader(text) if reader else None
