"""Spellings of one word: the regular alternations of written Norwegian (and a little English).

Each rule brings two spellings to one. A rule stands here only where both are accepted, or one is a common slip, and
where no two different words are parted by nothing else; its comment gives the reason, and what is left out because of
it. Held against the word lists of both written languages (900,000 and 600,000 forms). Left out, because they would make
one of two words: a letter doubled («telleutstyr» and «teleutstyr»), the plurals -ar and -er («eksemplar», «eksempler»),
-ane and -ene («momentane», «momentene»), and -lege for -lige («underlege», «underlige»).
"""

from functools import lru_cache

from referat_cli.model.patterns import LatePattern

_CONSONANT = "[bcdfghjklmnpqrstvwxz]"

# What is written → what it compares as.
RULES: tuple[tuple[str, str], ...] = (
    # «fram» and «frem» are both bokmål; not before m, where «fremme» and «framme» are two words.
    (r"fram(?!m)", "frem"),
    # nynorsk and radical bokmål «sjuk» for «syk», alone and in every compound; «sjukling» is no «sykling»
    (r"sjuk(?!ling)", "syk"),
    # «veg» and «vei», both bokmål; «vegg» and «kveg» are other words
    (r"(?<!k)veg(?!g)", "vei"),
    # «høg» and «høy», both bokmål
    (r"høg(?=d|sk|est|ere|are)", "høy"),
    # nynorsk vowels: «skule», «teneste», «høyring», «løysing», «følgje», «gjere»; «høyre» is a side too, «skuler» a
    # look
    (r"skul(?=e(?!r|nde|t\b|te)|ar|ane)", "skol"),
    (r"teneste", "tjeneste"),
    (r"høyring", "høring"),
    (r"løysing", "løsning"),
    (r"følgj(?=e|a)", "følg"),
    (r"gjer(?=ing|e\b|est)", "gjør"),
    (r"straum", "strøm"),
    # verbal nouns in -ing and -ning: after s with a prefix («utlysing», «avløsing»), since without one they are two
    # words («lesing», «lesning»), and as -ømming and -ømning; («avstemming», «avledning», «bygging» have another
    # meaning than their likes)
    (r"(ut|opp|inn|av|an|hen|på|over|til|for|fra)(ly|lø|vi|le)sning", r"\1\2sing"),
    (r"ømning", "ømming"),
    (r"følgning", "følging"),
    # the definite form of nouns in -ing, which are never neuter: «innstillinga», «innstillingen»
    (r"inga\b", "ingen"),
    # nynorsk adjectives in -leg, and nouns in -heit
    (r"(\w{3})leg(are|ast)?\b", r"\1lig\2"),
    (r"(\w{3})heit(a|en)?\b", r"\1het\2"),
    # the accent at the end of long words («komité», «resymé»); «armé» and «entré» are other words without it
    (r"(\w{5})é", r"\1e"),
    (r"komité", "komite"),
    # «e-post» and «epost»
    (r"\be-(?=\w{4})", "e"),
    # slips that make no other word: «op» for «opp» before a consonant, one s for two before -skap («felleskap»), one
    # letter for two before the suffix -ering («rekrutering», «instalering»)
    (rf"\bop(?={_CONSONANT})(?!p)", "opp"),
    (r"(?<=\w\w)s?skap", "skap"),
    (r"([tl])\1(?=ering)", r"\1"),
    # English: -ise and -ize, «programme»
    (r"(\w{4})iz(?=e|ation|ing)", r"\1is"),
    (r"programme\b", "program"),
)
_RULES = tuple((LatePattern(written), same) for written, same in RULES)


def is_same_word(old: str, new: str) -> bool:
    """Whether two words in small letters are one word, spelled otherwise."""
    return one_spelling(old) == one_spelling(new)


def one_spelling(word: str) -> str:
    """A word in small letters in the one of its spellings that is compared."""
    for written, same in _RULES:
        word = written.sub(same, word)
    return word


# Endings by which forms of one word differ, the longest first, and how much of a word must be left without one.
_ENDINGS = ("enes", "anes", "ene", "ane", "ens", "ets", "en", "et", "er", "ar", "a", "e", "s")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in small letters, in one of its spellings and without its ending: "utlysninga" → "utlysing".

    Rough on purpose: it only weighs how alike two texts are and whether they speak of the same. What is shown, judged
    or kept is always the word itself.
    """
    word = one_spelling(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
