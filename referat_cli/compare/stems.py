"""The stem of a word, as far as its inflection may differ between two wordings of one thing.

Rough on purpose: it only weighs how alike two texts are and whether they speak of the same. What is shown, judged or kept
is always the word itself.
"""

from functools import lru_cache

_ENDINGS = ("enes", "anes", "ene", "ane", "ens", "ets", "en", "et", "er", "ar", "a", "e", "s")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in small letters without its ending: "innkallingen" and "innkallinga" → "innkalling"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
