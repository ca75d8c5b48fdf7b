"""Which proposal a sentence says was withdrawn."""

import re
from typing import Any

from referat_cli.paper.reading.people.who import read_who
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.sentences import LONGEST

_WITHDRAWN = (
    phrase(
        rf"(?P<what>.+?) (?:{BE} )?(?:deretter )?(?:trukket|trekt)(?: tilbake)?(?: av (?P<who>.+?))?"
        r"(?: (?:før|etter|under|i) [^.]{1,40})?\.?"
    ),
    phrase(
        r"(?P<who>.+?) (?:trakk|drog|trekte) (?:deretter )?(?P<what>[^.]*?(?:forslag|framlegg)[^.]*?)"
        r"(?: tilbake)?\.?"
    ),
)


def read_withdrawn(sentence: Piece, proposals: ProposalsRead) -> str | None:
    """The letter of the proposal that a sentence says was withdrawn; None where it does not say so, or not which."""
    if len(sentence.raw) > LONGEST:
        return None
    for pattern in _WITHDRAWN:
        match = pattern.fullmatch(sentence.raw)
        if match is None:
            continue
        who = read_who(sentence.part(*match.span("who")), proposals.known) if match["who"] else None
        if match["who"] and who is None:
            continue
        what = sentence.part(*match.span("what"))
        own = re.fullmatch(
            r"(?:sitt\s+)?(?:[a-zæøå]*forslag(?:et)?|[a-zæøå]*framlegg(?:et)?)(?:\s+sitt)?", what.text, re.IGNORECASE
        )
        if who and own:
            names = [one.text.casefold() for one in (*who.names, *who.groups)]
            found = [one["id"] for one in proposals.all if _by(one, names)]
            if len(found) == 1:
                return str(found[0])
        found_addresses = addresses(what, proposals)
        if (
            found_addresses
            and len(found_addresses) == 1
            and found_addresses[0] != "A"
            and "." not in found_addresses[0]
        ):
            return found_addresses[0]
    return None


def _by(proposal: dict[str, Any], names: list[str]) -> bool:
    by = [str(one).casefold() for one in (*proposal.get("forslagsstiller", ()), *proposal.get("paa_vegne_av", ()))]
    return all(any(name in (one, one.split()[-1]) for one in by) for name in names)
