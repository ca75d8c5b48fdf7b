"""Numbers as minutes write them, in digits or in words."""

import re

_ONES: dict[str, int] = {
    **dict.fromkeys(("null", "ingen"), 0),
    **dict.fromkeys(("en", "ein", "ett", "eitt", "én", "éin", "éi", "ei", "et", "eitt"), 1),
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "åtte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
}
_TENS: dict[str, int] = {
    "tjue": 20,
    "tretti": 30,
    "førti": 40,
    "femti": 50,
    "seksti": 60,
    "sytti": 70,
    "åtti": 80,
    "nitti": 90,
}
_WORDS = _ONES | _TENS

# Thousands have a space or a point between them: "3 190", "12.450".
_DIGITS = r"[1-9]\d{0,2}(?:[\s.]\d{3})+(?!\d)|\d{1,6}"
_OVER_TWENTY = rf"(?:{'|'.join(_TENS)})(?:en|ein|to|tre|fire|fem|seks|sju|syv|åtte|ni)?"
NUMBER = rf"(?:{_DIGITS}|{_OVER_TWENTY}|{'|'.join(_ONES)})"


def number(written: str) -> int:
    """The value of what `NUMBER` matches."""
    word = written.casefold()
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    if word in _WORDS:
        return _WORDS[word]
    tens = next(one for one in _TENS if word.startswith(one))
    return _TENS[tens] + _WORDS[word.removeprefix(tens)]
