"""What is left of a Norwegian word when its endings are taken off?

The rules are those of Snowball's Norwegian stemmer, version 3.1, for words in small letters and without apostrophes
(https://snowballstem.org/algorithms/norwegian/stemmer.html); a test holds them to the published program. They stand
here because stems are kept in the index, and must not change with a package.
"""

import re

_VOWEL = "aeiouyåæêòóôø"
# Endings are only taken off behind the first vowels and the consonant after them, and behind three letters.
_HEAD = re.compile(f"[^{_VOWEL}]*[{_VOWEL}]+[^{_VOWEL}]")
_LEAST = 3

# A search from the left for what ends the word finds the longest ending.
_INFLECTION = re.compile(
    "(?:a|e|ede|ande|ende|ane|ene|hetene|en|heten|ar|er|heter|as|es|edes|endes|enes|hetenes|ens|hetens|ets|et|het|ast"
    "|(?P<ers>ers)|(?P<s>s)|er(?P<t>te?))$"
)
# Behind these «ers» is a part of the word («kommers»), though not behind -skap, -hav and -giv.
_KEEPS_ERS = re.compile("(?:ind|kk|nk|amm|omm|(?<!s)kap|pp|lt|ast|øst|(?<!ha)(?<!gi)v)$")
# A genitive's «s» stands after these.
_BEFORE_S = re.compile(f"(?:[bcdfghjlmnoptvyz]|(?<!e)r|[^{_VOWEL}]k)$")
_DERIVATION = re.compile("(?:e?leg|e?ig|e?lig|els|e?lov|slov|hetslov)$")


def snowball(word: str) -> str:
    """The stem of a word.

    >>> snowball("vedtakene"), snowball("orienteringer"), snowball("orienterte")
    ('vedtak', 'orientering', 'orienter')
    """
    head = _HEAD.match(word)
    begin = max(head.end(), _LEAST) if head else len(word)
    if len(word) < _LEAST:
        return word
    word = _uninflected(word, begin)
    if word.endswith(("dt", "vt")) and len(word) - 2 >= begin:
        word = word[:-1]
    found = _DERIVATION.search(word, begin)
    return word[: found.start()] if found else word


def _uninflected(word: str, begin: int) -> str:
    found = _INFLECTION.search(word, begin)
    if not found:
        return word
    if found["t"]:
        return word[: found.start("t")]
    rest = word[: found.start()]
    kept = (found["ers"] and _KEEPS_ERS.search(rest)) or (found["s"] and not _BEFORE_S.search(rest))
    return word if kept else rest
