"""Which words may say what a vote was on, where that is no proposal of the case."""

import re

from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.words.phrases import BE, FROM, WAS, phrase

_OF_PROPOSAL = re.compile(r"forslag|framlegg|innstilling|tilråding|\bpunkt|\bpkt|alternativ|\bvedtak", re.IGNORECASE)
# What is proposed, beside it or before whose it is; one that is no more than named was told of nowhere else.
_OF_MATTER = phrase(
    rf"(?:forslag|framlegg)(?:et)? (?:{FROM} [^:]{{2,60}}? )?(?:til|om) (?!vedtak|punkt|pkt|innstilling)"
    rf"|^(?:ett?|eitt?) [\w-]*(?:forslag|framlegg) {FROM}\b"
)
_NO_MATTER = phrase(
    rf"\b(?:som(?! hel(?:het|skap)\b| heilskap\b)|(?<!om\s)at|og {WAS}|hvor|der|{BE}|han|hun|ho|de|dei|vi|jeg|har|hadde"
    r"|skal|skulle)\b|[:;.?!](?:\s|$)"
)
# What a body adopts, named in a word or a few: "budsjettet", "regnskapet for 2024 og 2025", "årsrapporten og
# årsregnskapet"; of several each may be a bare word: "innkalling, saksliste og forretningsorden".
_NAMED = r"[\w-]+(?:et|en|a|ene|ane)"
_NOUN = phrase(r"\w{3,}(?:et|en|a|ene|ane)")
_NAMES_MATTER = phrase(
    rf"(?:{_NAMED}|[\w-]+(?:, [\w-]+)*(?:,? og [\w-]+))(?: (?:for|til|fra|frå) [\w.-]+(?: og [\w.-]+)?)?"
)
_NAMES_NOTHING = re.compile(
    r"de[nt]|dette|sak(?:en|a)|begge|alle|h[ao]n|hun|ho|vedtaket"
    r"|(?:de[nt] )?(?:først|fyrst|sist)(?:nevnte|nemnde|nemnte)",
    re.IGNORECASE,
)
_MOST_WORDS = 14


def may_be_matter(what: Piece, proposals: ProposalsRead) -> bool:
    """Whether these words say what was voted on that is not a proposal: "Ordførerens forslag til møteplan"."""
    words = what.text.split()
    if len(words) > _MOST_WORDS or _NO_MATTER.search(what.text) or not what.text[:1].isalnum():
        return False
    if _NAMES_NOTHING.fullmatch(what.text):
        return False
    if _OF_PROPOSAL.search(what.text) and not _OF_MATTER.search(what.text):
        return not proposals.has_recommendation and not proposals.all and what.text[:1].isupper() and len(words) > 1
    return True


def is_noun(text: str) -> bool:
    """Whether a text names what a body adopts in one word: "Planen"."""
    return _NOUN.fullmatch(text) is not None and not _NAMES_NOTHING.fullmatch(text)


def is_named_matter(text: str) -> bool:
    """Whether a text names what a body adopts in a word or a few."""
    return _NAMES_MATTER.fullmatch(text) is not None
