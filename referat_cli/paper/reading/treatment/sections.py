"""The headings within the treatment of a case: votes, impartiality, candidates and elections, and what needs them."""

import re
from collections.abc import Sequence

from referat_cli.paper.reading.elections.candidates import STOOD
from referat_cli.paper.reading.elections.sentences import HEADING as ELECTIONS
from referat_cli.paper.reading.source import SourceLine
from referat_cli.paper.reading.treatment.impartiality import HEADING as IMPARTIALITY
from referat_cli.paper.reading.votes.signs import is_vote_label
from referat_cli.paper.reading.words.phrases import WAS

# What a line is about that needs the heading of its part.
_ABOUT = {
    "impartiality": re.compile(r"habil|ugild|\bgild|fratr|tiltr|vara", re.IGNORECASE),
    "votes": re.compile(
        r"vot|stem|røyst|vedt|falt|fall\b|fell\b|innstilling|forslag|framlegg|tilråding|punkt", re.IGNORECASE
    ),
}
# Headings that only announce proposals or remarks.
ANNOUNCES = re.compile(
    r"(?:(?:nye|framsatte|fremsatte|framsette|innkomne|fremmede)\s+)?(?:\w*forslag|\w*framlegg)(?:ene|a)?"
    r"(?:\s+(?:(?:fremmet|fremma|framsatt|framsett|lagt\s+fram)\s+)?i\s+møtet)?\s*:?"
    rf"|protokolltilførs(?:el|ler|lar|le)\s*:?|(?:disse|følgende|desse)\s+forslag(?:ene)?\s+{WAS}\s+fremmet\s*:?",
    re.IGNORECASE,
)


def section_of(line: SourceLine) -> str:
    """What part of a case a line is the heading of."""
    text = line.text.strip()
    if is_vote_label(text) and not line.label:
        return "votes"
    if IMPARTIALITY.fullmatch(text):
        return "impartiality"
    if STOOD.fullmatch(text):
        return "candidates"
    return "elections" if ELECTIONS.fullmatch(text) else ""


def are_about_another(lines: Sequence[SourceLine], section: str) -> bool:
    """Whether what is left below a section needs no heading of that section above it."""
    if not lines or lines[0].kind == "heading" or section_of(lines[0]):
        return True
    return section in _ABOUT and not _ABOUT[section].search(lines[0].text)
