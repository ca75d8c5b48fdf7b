"""The sentences of a line, each a piece of it.

A point ends a sentence where the next word begins one; those of abbreviations, numbers, dates and initials do not.
"""

import re
from collections.abc import Iterator

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.vote_words import VOTES

# Words that are written with a point, and are seldom the last of a sentence.
_ABBREVIATION = re.compile(
    r"pkt|\w*nr|kl|jfr?|ca|evt|bl|av?|ev|f|eks|m|fl|mv|osv|d|v|vedr|ang|adm|\w*dir|rep|\w*repr|st|dr|prof|s|t|o|fvl|koml|kml"
    r"|offl?|mht|ift|ifm|hhv|tlf|inkl|ekskl|mill|mrd|kr|r|nestl|(?:vara)?ordf|\w*medl|var|\w*insp|\w*sekr|\w*koord|saksbeh",
    re.IGNORECASE,
)
_MONTH = re.compile(r"jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des", re.IGNORECASE)
# Of these, what may as well be the last: "for 4000 kr. Enstemmig."; a number after it goes on ("kr. 4000").
_MAY_END = re.compile(r"kr|mill|mrd|osv|mv", re.IGNORECASE)
# A longer sentence tells neither of a vote nor of an election.
LONGEST = 600
# A number of so many digits is a year, and may end a sentence.
_YEAR = 4
_END = re.compile(r"[.!?]+[»”\")]*(?=\s+[«“\"(–-]?\s*[A-ZÆØÅÁČĐŊŠŦŽ0-9])")
# "forslag B" ends a sentence, "Ola E." does not.
_LETTERED = re.compile(r"\b(?:forslag|framlegg|alternativ|bokstav|og|mot|eller)(?:et)?\s+[A-ZÆØÅ]$", re.IGNORECASE)
# What follows the point after one letter that is no initial: "forslaget fra H. Innstillingen ble vedtatt."
_NO_SURNAME = re.compile(
    r"\s+(?:\w*(?:forslag|framlegg|innstilling|tilråding|vedtak|votering|punkt)\w*|sak(?:en|a)|de[nt]?|dette|dei|dermed"
    r"|deretter|etter|ved|for|mot|begge|alle|så|til)\b",
    re.IGNORECASE,
)
# "første ledd bokstav a" ends a sentence too.
_ITEM_OF_LAW = re.compile(r"\bbokstav\s+[a-zæøå]$", re.IGNORECASE)
_WORD_AT_END = re.compile(r"[a-zæøå]{4,}\.\s*$")
# A number that something stands before; after a colon it may be that of a point, unless votes are counted.
_NUMBER_AT_END = re.compile(
    rf"(?:[\w§]\.?|\bkl\.?:|\b{VOTES}\b[^.:]*:)\s+\d+(?:[/.:]\d+)?$|\d\s?[-–—]\s?\d+$", re.IGNORECASE
)
_HOUR_AT_END = re.compile(r"\bkl\.?:?\s*\d{1,2}[.:]\d\d$", re.IGNORECASE)
_COUNTED = re.compile(r"\s+\d+\s+[a-zæøå]{3}")
_LAST_WORD = re.compile(r"(\w+)$")
# So much before a point tells whether it ends a sentence: the time does not grow with the square of a long text.
_NEAR = 100


def ends_with_word(text: str) -> bool:
    """Whether a text ends with a point after a word that nobody shortens so, and so as a sentence does."""
    return _WORD_AT_END.search(text) is not None


def sentences(piece: Piece) -> list[Piece]:
    """The sentences of a piece in their order; none of white space alone."""
    begin, found = 0, []
    for end in (*_ends(piece.raw), len(piece.raw)):
        sentence = piece.part(begin, end).stripped()
        begin = end
        if sentence.text:
            found.append(sentence)
    return found


def _ends(text: str) -> Iterator[int]:
    quotations = brackets = counted = 0
    for match in _END.finditer(text):
        quotations += _opened(text, "«»", counted, match.end())
        brackets += _opened(text, "()", counted, match.end())
        counted = match.end()
        near = text[max(match.start() - _NEAR, 0) : match.start()]
        before = _LAST_WORD.search(near)
        word = before[1] if before else ""
        if match[0].startswith(".") and (
            (_is_abbreviated(word, text[match.end() :][:_NEAR]) and not _ITEM_OF_LAW.search(near))
            or (len(word) == 1 and word.isupper() and not _ends_on_letter(near, text, match.end()))
            or (word.isdigit() and (len(word) < _YEAR and not _ends_on_number(near, text[counted : counted + _NEAR])))
        ):
            continue
        if quotations <= 0 and brackets <= 0:
            yield match.end()


def _ends_on_letter(before: str, text: str, after: int) -> bool:
    """Whether a capital before a point is what something is called by, and no initial: no name comes after."""
    return bool(_LETTERED.search(before) or (before[:-1].strip() and _NO_SURNAME.match(text, after)))


def _is_abbreviated(word: str, after: str) -> bool:
    """Whether the point after a word is its own, and ends no sentence before what comes after."""
    is_last = _MAY_END.fullmatch(word) and after.lstrip()[:1].isalpha()
    is_month = _MONTH.fullmatch(word) is not None and after.lstrip()[:1].isdecimal()  # "13. jan. 2026"
    return is_month or (_ABBREVIATION.fullmatch(word) is not None and not is_last)


def _ends_on_number(before: str, after: str) -> bool:
    """Whether a number before a point is the last word of its sentence: something stands before it, a capital after.

    After an hour another number may stand that counts something: "til kl. 14.30. 8 medlemmer til stede."
    """
    is_last = _NUMBER_AT_END.search(before.rstrip()) is not None and after.lstrip()[:1].isupper()
    return is_last or (_HOUR_AT_END.search(before) is not None and _COUNTED.match(after) is not None)


def _opened(text: str, pair: str, start: int, end: int) -> int:
    """How many quotations or brackets a stretch opens that it does not close."""
    return text.count(pair[0], start, end) - text.count(pair[1], start, end)
