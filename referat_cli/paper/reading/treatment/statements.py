"""The remarks that somebody had entered in the minutes: the line that opens one, and what of it there is."""

import re
from typing import NamedTuple

from referat_cli.paper.reading.people.who import Known, Who, read_groups, read_names, read_who
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.phrases import BE, FOLLOWING, FROM, ON_BEHALF_OF, WAS, whole_phrase
from referat_cli.paper.reading.words.vote_words import VOTED

_REMARK = (
    r"(?:protokolltilførs(?:el(?:en)?|le(?:n|r|ne)?|lar)|protokolltilføyelse|protokollmerknad|protokollmerknaden"
    r"|protokolltillegg|stemmeforklaring|røystforklaring|særmerknad(?:er)?|dissens(?:er|ar)?)"
)
_BEHALF = rf"(?:\s*,? {ON_BEHALF_OF} (?P<behalf>[^:]+?))?"
_TEXT = r"\s*(?::\s*(?P<text>.*)|\.?)"
_FROM = whole_phrase(
    rf"{_REMARK}\s*(?:til (?:saken|saka|sak [\w/ -]+?|protokollen) )?(?:fra|frå|fremmet av|ved|av|v/|–|-|,)\s*"
    rf"(?P<who>[^:]{{1,200}}?){_TEXT}"
)
# What somebody did who also asked: "Ola Lie stemte mot og ba om følgende protokolltilførsel: …".
_DID = rf"(?P<voted> {VOTED} (?:i?mot|for|blankt)(?: [^:.]{{1,40}}?)?)?(?(voted) og)"
_ASKED = whole_phrase(
    rf"(?P<who>.{{2,200}}?){_DID} (?:ba|bad|krevde|kravde|ønsket|ønskte|ønska|leverte|fremmet|fremma|la fram|hadde"
    r"|kom med|fikk|fekk) (?:om )?(?:å få |få )?(?:protokollført |ført |tilført |innført )?"
    r"(?:(?:i )?protokollen )?(?:følgende|fylgjande|følgjande|slik|ei|en|denne)?\s*"
    rf"(?:{_REMARK}|protokollført|ført i protokollen|ført til protokollen|i protokollen|merknad til protokollen)"
    rf"(?: {FOLLOWING})?(?: til (?:saken|protokollen))?{_BEHALF}{_TEXT}"
)
# "Ola Lie ba om å få ført følgende til protokollen: …", "Ola Lie ønsket følgende protokollført: …".
_ASKED_THIS = whole_phrase(
    rf"(?P<who>.{{2,200}}?){_DID} (?:ba|bad|krevde|kravde|ønsket|ønskte|ønska|fikk|fekk|ville ha) "
    rf"(?:om )?(?:å få |at )?(?:{FOLLOWING} (?:{BE} |måtte bli |skulle bli )?)?"
    rf"(?:protokollført|(?:til|inn)?ført (?:{FOLLOWING} )?(?:inn )?(?:i|til) protokollen)(?: {FOLLOWING})?"
    rf"{_BEHALF}{_TEXT}"
)
_WAS_GIVEN = whole_phrase(
    rf"(?:{FOLLOWING} )?{_REMARK} {WAS} (?:levert|innlevert|avgitt|avgjeven|gitt|gjeven|fremmet|fremma|lagt fr[ae]m"
    rf"|sett fram|satt fr[ae]m) (?:av|{FROM}) (?P<who>[^:]{{1,200}}?){_TEXT}"
)
_BARE = whole_phrase(rf"{_REMARK}\s*(?::\s*(?P<text>.*))?")


# In so many letters a remark says that it is one.
_OPENING = 400
_KEYWORD = re.compile(r"protokoll|stemmeforklaring|røystforklaring|særmerknad|dissens", re.IGNORECASE)
# Whom a remark without an author begins with: "Ola Lie og Siv Nes mener at …".
_SAYS = whole_phrase(
    rf"(?P<who>[^.:]{{2,120}}?) (?:{VOTED}|mener|mente|meiner|meinte|ønsk\w+|viser|viste"
    r"|vil|er|ber|ba|bad|støtt\w+|har|tar|tek"
    r"|tok|kan|peker|peikar|reserverer|tilrår)\b"
)


# Under a heading of remarks: "Frå Ola Lie (Ap): …".
_NAMED = whole_phrase(rf"(?:{FROM} )?(?P<who>[^:]{{2,120}}):\s*(?P<text>.+)")


# Whose remark it is, where they are called together and nobody knows who they are.
_COLLECTIVE = whole_phrase(r"(?:de|dei) [\w -]{4,60}")


class StatementOpening(NamedTuple):
    """Who had a remark entered; ``text`` is what of it stands on the same line, None where it follows.

    ``voted`` are the words that say how they voted.
    """

    who: Who
    text: Piece | None
    voted: Piece | None = None


def may_open_remark(sentence: Piece) -> bool:
    """Whether a sentence has a word that a remark cannot do without."""
    return _KEYWORD.search(sentence.raw) is not None


def author_of(text: Piece, known: Known) -> Who:
    """Whose a remark is that says so itself; nobody where it does not."""
    found = _SAYS.match(text.raw)
    return (read_names(text.part(*found.span("who")), known) if found else None) or Who()


def read_statement(line: Piece, known: Known) -> StatementOpening | None:
    """The remark that a line opens; None where it opens none."""
    if not _KEYWORD.search(line.raw, 0, _OPENING):
        return None
    for pattern in (_FROM, _WAS_GIVEN, _ASKED_THIS, _ASKED, _BARE):
        match = pattern.fullmatch(line.raw)
        if match is None:
            continue
        groups = match.groupdict()
        who = read_who(line.part(*match.span("who")), known) if groups.get("who") else Who()
        if who is None and _COLLECTIVE.fullmatch(groups["who"].strip()):
            who = Who((), (line.part(*match.span("who")).stripped(),))
        if who is None:
            continue
        if groups.get("behalf"):
            behalf = read_groups(line.part(*match.span("behalf")), known)
            if behalf is None:
                continue
            who = who.on_behalf_of(behalf)
        text = line.part(*match.span("text")).stripped() if groups.get("text") else None
        voted = line.part(match.start("who"), match.end("voted")) if groups.get("voted") else None
        return StatementOpening(who, text, voted)
    return None


def read_named_remark(line: Piece, known: Known) -> StatementOpening | None:
    """The remark that a line under a heading of remarks is: whose it is, and its text."""
    match = _NAMED.fullmatch(line.raw)
    who = read_who(line.part(*match.span("who")), known) if match else None
    return StatementOpening(who, line.part(*match.span("text")).stripped()) if match and who else None
