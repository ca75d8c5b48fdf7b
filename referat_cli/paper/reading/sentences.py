"""The sentences of a line, each a piece of it.

A point ends a sentence where the next word begins one; those of abbreviations, numbers, dates and initials do not.
"""

import re
from collections.abc import Iterator

from referat_cli.paper.reading.source import Piece

# Words that are written with a point, and are seldom the last of a sentence.
_ABBREVIATION = re.compile(
    r"pkt|nr|kl|jfr?|ca|evt|bl|av?|ev|f|eks|m|fl|mv|osv|d|v|vedr|ang|adm|dir|repr?|st|dr|prof|s|t|o|gnr|bnr|fvl|koml|kml"
    r"|offl?|mht|ift|ifm|hhv|tlf|inkl|ekskl|mill|mrd|kr|r|nestl|(?:vara)?ordf|medl|var",
    re.IGNORECASE,
)
# A longer sentence tells neither of a vote nor of an election.
LONGEST = 600
# A number of so many digits is a year, and may end a sentence.
_YEAR = 4
_END = re.compile(r"[.!?]+[»”\")]*(?=\s+[«“\"(–-]?\s*[A-ZÆØÅÁČĐŊŠŦŽ0-9])")
# "forslag B" ends a sentence, "Ola E." does not.
_LETTERED = re.compile(r"\b(?:forslag|framlegg|alternativ|bokstav|og|mot|eller)(?:et)?\s+[A-ZÆØÅ]$", re.IGNORECASE)
# "første ledd bokstav a" ends a sentence too.
_ITEM_OF_LAW = re.compile(r"\bbokstav\s+[a-zæøå]$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)$")


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
    for match in _END.finditer(text):
        before = _LAST_WORD.search(text[: match.start()])
        word = before[1] if before else ""
        if match[0].startswith(".") and (
            (_ABBREVIATION.fullmatch(word) and not _ITEM_OF_LAW.search(text[: match.start()]))
            or (len(word) == 1 and word.isupper() and not _LETTERED.search(text[: match.start()]))
            or (word.isdigit() and (len(word) < _YEAR and not _ends_on_number(text, match)))
        ):
            continue
        if _is_open(text[: match.end()]):
            continue
        yield match.end()


def _ends_on_number(text: str, match: re.Match[str]) -> bool:
    """Whether a number before a point is the last word of its sentence: something stands before it, a capital after."""
    after = text[match.end() :].lstrip()
    before = text[: match.start()].rstrip()
    return bool(re.search(r"\w\.?\s+\d+(?:[/.]\d+)?$|\d\s?[-–—]\s?\d+$", before)) and after[:1].isupper()


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket is still open."""
    return text.count("«") > text.count("»") or text.count("(") > text.count(")")
