"""Names: how they are folded and sorted, and how near two spellings are to each other.

Only an exact spelling or a registered alias makes two names one; likeness is for suggestions, because two people of one
committee can be more alike than two spellings of one person.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from os.path import commonprefix

# ø and æ do not decompose under NFD, and people write both sides of each pair; å does, but is a letter of its own here.
_LETTERS = str.maketrans(
    {"å": "aa", "ø": "oe", "æ": "ae", "ö": "oe", "ä": "ae", "ð": "d", "þ": "th", "ß": "ss", "œ": "oe"}
)

# The letters after z, as the characters that follow it; ä and ö sort as the letters that Norwegian has for them.
_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ð": "d", "þ": "th", "ß": "ss", "ü": "y"})

# Letters with a mark that no decomposition takes away, and those that Unicode gives a name of their own, as in Sámi.
_LATIN = "LATIN SMALL LETTER (?:DOTLESS )?(?P<letter>[A-Z])(?: WITH|$)"
_NAMED = {"ŋ": "n", "ʒ": "z"}

# So many names that a name is nearly the same as tell what is wrong; of more, nobody reads.
_MOST_NEAR = 3

# Below this two names share little but a first name; a suggestion would only mislead.
NEAR = 0.6

# A shorter word is one slip from too many others.
_TELLING = 5
# A name that keeps its first and last word, or is a part of the full name with the same last word, is very near.
PART_OF_NAME = 0.95


@lru_cache(maxsize=4096)  # the names of a committee are compared with each unknown one
def fold(text: str) -> str:
    """The text as a careless keyboard would write it: small letters a–z, single spaces, no accents or punctuation.

    >>> fold("Kjetil  Høgnestad-Åsen")
    'kjetil hoegnestad aasen'
    """
    spelled = _without_marks(unicodedata.normalize("NFC", text).casefold().translate(_LETTERS))
    if not spelled.replace(" ", "").isalnum():  # few are written with more than letters
        spelled = "".join(c if c.isalnum() else " " for c in spelled)
    return " ".join(spelled.split())


def _without_marks(text: str) -> str:
    """The small letters without accents, and without the strokes and hooks that are a part of a letter: đ is d."""
    if text.isascii():
        return text
    return "".join(_bare(c) for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1024)
def _bare(letter: str) -> str:
    """The letter that Unicode names a Latin letter after: of "LATIN SMALL LETTER D WITH STROKE", d."""
    if letter.isascii():
        return letter
    name = re.match(_LATIN, unicodedata.name(letter, ""))
    return name["letter"].lower() if name else _NAMED.get(letter, letter)


# The same few people are named in every meeting.
@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """The folded text as an identifier of the letters a–z, digits and hyphens: "Kari Ås" → "kari-aas".

    A letter of another script is called what Unicode calls it: ж is zhe.
    """
    folded = fold(text)
    if not folded.isascii():
        folded = "".join(c if c.isascii() else unicodedata.name(c, "").rpartition(" ")[2].lower() for c in folded)
    return "-".join(folded.split())


def sort_key(text: str) -> tuple[str, str]:
    """The key that sorts as the Norwegian alphabet does: æ, ø, å last, and aa as å; capitals and accents mean nothing.

    A name sorts as it is written, by the first name. The text itself decides between what is otherwise equal.

    >>> sorted(["Åse", "Aamot", "Ødegård", "Ærlig", "Zahl", "émile", "Emma"], key=sort_key)
    ['émile', 'Emma', 'Zahl', 'Ærlig', 'Ødegård', 'Aamot', 'Åse']
    """
    small = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_AFTER_Z)
    return " ".join(_without_marks(small).replace("-", " ").split()), text


def names_meant(written: str, spellings: Iterable[str]) -> list[str]:
    """The spellings that a part of a name means: those that are it but for the keyboard, else those with its words.

    Where none has the words, those with words that begin so: "W. Deh" may be Wenche P. Dehli.
    """
    words = fold(written).split()
    known = {spelling: fold(spelling).split() for spelling in spellings} if words else {}
    return (
        [spelling for spelling, own in known.items() if own == words]
        or [spelling for spelling, own in known.items() if {*words} <= {*own}]
        or [spelling for spelling, own in known.items() if all(any(o.startswith(w) for o in own) for w in words)]
    )


def likeness(first: str, second: str) -> float:
    """How alike two names are, from 0 to 1: for suggestions only."""
    one, other = fold(first), fold(second)
    if one == other:
        return 1.0
    words, others = one.split(), other.split()
    if words and others and words[-1] == others[-1] and (set(words) <= set(others) or set(others) <= set(words)):
        return PART_OF_NAME
    from difflib import SequenceMatcher  # noqa: PLC0415 - most files hold no name that is nearly another

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(maxsize=1024)
def _nearest(word: str, candidates: tuple[str, ...], least: float) -> str | None:
    scored = max(((likeness(word, other), other) for other in candidates), default=(0.0, ""))
    return scored[1] if scored[0] >= least else None


def nearest(word: str, candidates: Iterable[str], least: float = NEAR) -> str | None:
    """The candidate most like the word, or None where none is near enough; ties go to the last in sorting order."""
    return _nearest(word, tuple(sorted(set(candidates))), least)


def edit_distance(first: str, second: str) -> int:
    """How many slips of the keyboard apart two texts are: a letter more, less, other, or two that changed places."""
    before: list[int] = []
    above = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and (letter, first[i - 2]) == (second[j - 2], other):
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, above = above, row
    return above[-1]


@lru_cache(maxsize=4096)
def _typed(name: str) -> str:
    """The folded name with each digit twice, so that no slip in one is a single slip."""
    return "".join(sign * (1 + sign.isdigit()) for sign in fold(name))


def one_slip_apart(one: str, other: str) -> bool:
    """Whether two spellings differ by one letter too many, too few, wrong or swapped with the next; never by a digit.

    Spellings that only differ in capitals, accents, ø for o or punctuation count as well.

    >>> one_slip_apart("Kjetil Hognestad", "Kjetil Høgnestad"), one_slip_apart("Ingrid Astad", "Ingjerd Astad")
    (True, False)
    """
    first, second = _typed(one), _typed(other)
    start = len(commonprefix([first, second]))  # noqa: RUF071 - texts, not paths
    first, second = first[start:], second[start:]
    end = len(commonprefix([first[::-1], second[::-1]]))  # noqa: RUF071
    first, second = first[: len(first) - end], second[: len(second) - end]
    return max(len(first), len(second)) <= 1 or (len(first) == 2 and first == second[::-1])  # noqa: PLR2004


def nearest_names(written: str, spellings: Iterable[str]) -> list[str]:
    """The spellings that a slip may mean: the one most like it, else those that have each of its words but for a slip.

    >>> nearest_names("dehlii", ["Wenche P. Dehli", "Per Moe"])
    ['Wenche P. Dehli']
    """
    spellings = list(spellings)
    if near := nearest(written, spellings):
        return [near]
    words = fold(written).split()
    if not words or any(len(word) < _TELLING for word in words):
        return []
    return [
        spelling
        for spelling in spellings
        if all(any(one_slip_apart(word, own) for own in fold(spelling).split()) for word in words)
    ]


def near_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of different names one slip apart, the earlier of each first; of each name with no more than three."""
    # As it is written (-1), and without the letter of each place: only those that are one slip apart meet under a key.
    kept: dict[tuple[int, str], list[str]] = {}
    for name in dict.fromkeys(names):
        letters = _typed(name)
        places = range(len(letters))
        shorter = [(at, letters[:at] + letters[at + 1 :]) for at in places]
        swapped = [(-1, letters[:at] + letters[at : at + 2][::-1] + letters[at + 2 :]) for at in places]
        longer = [(at, letters) for at in (*places, len(letters))]
        wanted = [(-1, letters), *shorter, *((-1, word) for _at, word in shorter), *swapped, *longer]
        near: dict[str, None] = {}
        for other in (other for key in wanted for other in kept.get(key, ())):
            near[other] = None
            if len(near) == _MOST_NEAR:
                break
        yield from ((other, name) for other in near)
        for key in [(-1, letters), *shorter]:
            kept.setdefault(key, []).append(name)
