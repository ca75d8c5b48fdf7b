"""The stem of a word, as far as its inflection may differ between two wordings of one thing.

Rough on purpose: it only weighs how alike two texts are and whether they speak of the same. What is shown, judged or
kept is always the word itself.
"""

from functools import lru_cache

from referat_cli.compare.spelling import one_spelling

_ENDINGS = ("enes", "anes", "ene", "ane", "ens", "ets", "en", "et", "er", "ar", "a", "e", "s")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in small letters, in one of its spellings and without its ending: "utlysninga" → "utlysing"."""
    word = one_spelling(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
