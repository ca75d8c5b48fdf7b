"""The values of words without quotes.

The rules are those of YAML 1.2's core schema as ruamel.yaml reads it: `no` is a word and `017` is seventeen. But `+3`
is a word, because that is what a case without a number is called; no value of the record is a number with a plus.
"""

import re

from referat_cli.model.patterns import LatePattern

CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

# Only a word that begins with one of these can be a number, a date or a time.
NUMERIC = frozenset("+-.0123456789")

_INT = LatePattern(r"[-+]?(?:0b[01_]+|0o?[0-7_]+|[0-9_]+|0x[0-9a-fA-F_]+)")
_PLACE = re.compile(r"\+[1-9][0-9]*")
_FLOAT = LatePattern(
    r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+"
    r"|\.[0-9_]+(?:[eE][-+][0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_DATE = LatePattern(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:(?:[Tt]|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]*)?)?\s*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?)?)?"
)
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
# With a full stop, as Norwegians write it; 4.5 is a number, 13.60 no time.
_DOTTED = re.compile(r"([01]?[0-9]|2[0-4])\.([0-5][0-9])")
_BASES = {"0b": 2, "0o": 8, "0x": 16}


_NOT_ONLY_TEXT = frozenset(CONSTANTS) | {"=", "<<"}
_LONGEST = max(map(len, _NOT_ONLY_TEXT))


def is_mere_text(word: str) -> bool:
    """Whether a word without quotes is nothing but itself, told at a glance; a number of a case takes a closer look."""
    return word[:1] not in NUMERIC and (len(word) > _LONGEST or word not in _NOT_ONLY_TEXT)


def resolve(word: str) -> str | int | float | bool | None:
    """The value of a word without quotes; ``ValueError`` where it looks like a number and is none (`-_`, `=`)."""
    if word in CONSTANTS:
        return CONSTANTS[word]
    if word[0] in NUMERIC:
        return _number(word)
    if word in {"=", "<<"}:
        raise ValueError(word)
    return word


def _number(word: str) -> str | int | float:
    """The number that a word is, or the word; ``ValueError`` also for more digits than Python reads."""
    if _FLOAT.fullmatch(word):
        digits = word.replace("_", "").lower()
        return float(digits.replace(".inf", "inf").replace(".nan", "nan"))
    if _INT.fullmatch(word) and not _PLACE.fullmatch(word):
        digits = word.replace("_", "")
        unsigned = digits.lstrip("+-")
        sign = -1 if digits.startswith("-") else 1
        base = _BASES.get(unsigned[:2])
        return sign * (int(unsigned[2:], base) if base else int(unsigned))
    return word


def as_quoted(word: str) -> str | None:
    """How a date or a time without quotes should be written (without the quotes), None for any other word."""
    if not word[:1].isdigit():
        return None
    if _DATE.fullmatch(word):
        return word
    if time := _TIME.fullmatch(word) or _DOTTED.fullmatch(word):
        hour, minute = time.group(1, 2)
        return f"{hour:0>2}:{minute}"
    return None


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def quoted(text: str) -> str:
    """The text in double quotes."""
    return f'"{text.translate(_ESCAPES)}"'


def needs_escapes(text: str) -> bool:
    """Whether a text in double quotes would not look like itself."""
    return text.translate(_ESCAPES) != text
