"""What stands between the proposal and the decision of a case: proposals, votes, disqualification, elections, remarks.

Only what is understood wholly is taken; every other line remains as it was, and becomes running text of the record.
"""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.first_names import is_somebody
from referat_cli.paper.reading.people.who import Known
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.treatment.parts import CaseReader
from referat_cli.paper.reading.treatment.text_ends import tells, tells_of_body
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.decision_headings import HEADINGS_OF_DECISION
from referat_cli.paper.reading.votes.majority import begins_with_majority
from referat_cli.paper.reading.votes.sides import COUNT_OF_SIDE, LISTED
from referat_cli.paper.reading.votes.signs import looks_like_count
from referat_cli.paper.reading.words.clock import DAY
from referat_cli.paper.reading.words.phrases import BETWEEN_NAMES, UNANIMOUSLY, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.vote_words import AGREED, VOTES, VOTING

__all__ = ["Known", "lines_of_text", "read_treatment", "says_how"]

_ON_DECISION = re.compile(
    r"(?:(?:vedtaket|avgjerda|innstillinga?(?:en)?|forslaget|framlegget|vedtak)\s*:?\s+(?:ble|vart|blei|var|er)?\s*)?"
    rf"(?:{UNANIMOUSLY}(?:\s+(?:vedtatt|vedteke|vedteken|godkjent|godkjend|vedtak))?"
    r"|(?:fattet|gjort|truffet)\s+(?:mot|med)\s+.{1,80}|(?:vedtatt|vedteke|vedteken)\s+(?:enstemmig|samrøystes|(?:med|mot)\s+.{1,80}))\s*\.?$"
    rf"|{VOTING}(?:sresultat)?\s*:",
    re.IGNORECASE,
)
# What was remarked on the decision is none of it: "Merknad til vedtaket: Ola Lie ønsket en annen farge.".
_REMARK = phrase(r"(?:merknad(?:er)?|kommentar(?:er)?|anmerkning(?:er)?)(?: (?:til|fra|frå|i) [^:]{1,60})?: ")
_BETWEEN = phrase(BETWEEN_NAMES)
# What tells in a heading how many were for and against, or that all were; a day or a case beside it tells neither.
_WHICH = phrase(rf"{DAY}|\d{{1,4}}/\d{{2,4}}")
_HOW_VOTED = phrase(rf"{UNANIMOUSLY}|dissens|{AGREED}|\b(?:mot|med)\b|\d|{VOTES}")
_LONGEST = 300


def read_treatment(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, ledger: Ledger, known: Known
) -> list[SourceLine]:
    """Take what is understood out of the lines of a case, and write it into ``case``, whose place is ``where``.

    The lines that remain are returned in their order; their words are not taken. Of a line of which a part is
    understood, the rest remains as a line of its own, in the same place.
    """
    return CaseReader(lines, case, where, ledger, known).read()


def lines_of_text(lines: Sequence[SourceLine], known: Known, *, decided: bool) -> int:
    """How many of the lines under the heading of a proposal, or of a decision (``decided``), are its text.

    What follows is for `read_treatment`: "Ivar Hestad foreslo at saken utsettes.", "Vedtaket var enstemmig.",
    "Protokolltilførsel fra …:".
    """
    proposals = ProposalsRead({}, known)
    for at, line in enumerate(lines):
        if not at or line.cells or line.kind == "item" or line.text.strip()[:1].islower():
            continue
        if at == 1 and lines[0].text.rstrip().endswith(":"):
            continue  # the text that the first leads up to
        if decided and tells_of_body(line.text.strip()):
            continue  # "Styret vedtok å vente" is a decision
        if _tells_of_decision(line) or (line.kind != "heading" and tells(line, proposals, voted=True)):
            return at
    return len(lines)


def says_how(heading: str) -> bool:
    """Whether the heading of a decision says how it was made: "Enstemmig vedtak", "Vedtak (2 mot 1 stemme)"."""
    return _HOW_VOTED.search(_WHICH.sub("", heading)) is not None and any(
        form.fullmatch(heading.strip()) for form in HEADINGS_OF_DECISION
    )


def _tells_of_decision(line: SourceLine) -> bool:
    """Whether a line tells how a vote went, or what it took, or is a remark, without a word of what was decided."""
    text = line.text.strip()
    if (
        _REMARK.match(text)
        or looks_like_count(text)
        or COUNT_OF_SIDE.fullmatch(text)
        or begins_with_majority(whole(line).stripped())
    ):
        return True
    if side := LISTED.fullmatch(text):
        return all(is_somebody(name) for name in _BETWEEN.split(side["names"]))
    return bool(text) and len(text) < _LONGEST and all(_ON_DECISION.match(one.text) for one in sentences(whole(line)))
