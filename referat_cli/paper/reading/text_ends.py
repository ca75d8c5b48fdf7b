"""Where the text of a proposal or a remark ends: at the next thing that minutes tell."""

import re

from referat_cli.paper.reading.case_proposals import ProposalsRead
from referat_cli.paper.reading.impartiality import HEADING as IMPARTIALITY
from referat_cli.paper.reading.proposals import read_opening, read_withdrawn
from referat_cli.paper.reading.sentences import sentences
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.statements import read_statement
from referat_cli.paper.reading.vote_sentences import is_vote_label, looks_like_vote
from referat_cli.paper.reading.who import Known

# What somebody did in the meeting, as minutes tell it.
_DID = (
    r"(?:orienterte|redegjorde|gjennomgikk|gjennomgjekk|gikk\s+gjennom|gjekk\s+gjennom|gjorde\s+greie|svarte|svara"
    r"|innledet|innleidde|tok\s+(?:opp|ordet)|hadde\s+ordet|ba"
    r"\s+om|bad\s+om|stilte|stilte\s+spørsmål"
    r"|kommenterte|takket|takka|viste\s+til|opplyste|informerte|presenterte|foreslo|føreslo|fremmet|fremma|fremja"
    r"|trakk|la\s+fram|la\s+frem|mente|meinte"
    r"|uttalte|spurte|spurde|ønsket|ønska|ønskte|fratrådte|tiltrådte|forlot|møtte|kom|gikk|gjekk|fikk|fekk|hadde"
    r"|påpekte|peikte|sa|støttet|støtta|erklærte"
    r"|stemte|røysta|leste|las|innkalte|hevet|heva|satte|refererte|kunngjorde|deltok|svarer)"
)
_ROLE = (
    r"(?:(?:vara)?ordfører(?:en)?|(?:vara)?ordførar(?:en)?|(?:møte|utvalgs|nest|gruppe|styre)?lede?r(?:en)?|(?:møte"
    r"|nest|gruppe|styre)?leiar(?:en)?|rådmann(?:en)?"
    r"|kommunedirektør(?:en)?|representanten|saksbehandler(?:en)?|administrasjonen|flere|fleire|dirigenten|møtet"
    r"|forslagsstiller(?:en)?|\w+sjef(?:en)?)"
)
_NAMED = r"(?-i:[A-ZÆØÅ][\w'’-]+(?:\s+[A-ZÆØÅ][\w.'’-]*){1,4}(?:\s*,\s*[A-ZÆØÅ]\w*)?)(?:\s*\([^()]{1,40}\))?"
# A body, and what it did; what it is to do is part of a proposal.
_BODY_DID = (
    r"(?:\w*(?:utvalget|utvalet|styret|rådet|komiteen|nemnda|møtet|tinget|skapet|gruppa|gruppen|representantene"
    r"|representantane"
    r"|medlemmene|medlemene|delegatene))\s+(?:drøftet|drøfta|diskuterte|behandlet|behandla|handsama|ble|vart|hadde"
    r"|fikk|fekk"
    r"|gikk|gjekk|var|mente|meinte|ønsket|ønska|vurderte|gjennomgikk|besluttet|vedtok|sluttet|slutta|gjorde|tok|kom"
    r"|la|satte|sette)"
)
_BODY = re.compile(rf"{_BODY_DID}\b", re.IGNORECASE)
_TELLS = re.compile(
    rf"(?:{_ROLE}|{_NAMED})(?:\s+og\s+{_NAMED})?\s+(?:\([^()]*\)\s+)?{_DID}\b"
    rf"|{_BODY_DID}\b|(?:det\s+(?:var|kom)|debatten|diskusjonen|drøftinga)\b"
    r"|(?:debatt|ordskifte|drøfting|gruppemøte|pause|til\s+stede|møtet\s+(?:ble|vart)|saken\s+(?:ble|har)|saka"
    r"\s+(?:vart|har)|etter\s+(?:debatten?|ordskiftet)"
    r"|i\s+debatten|ordet\s+til|følgende\s+(?:hadde|tok|deltok|talte)|tatt\s+ordet|det\s+(?:ble|vart)\s+(?:stilt"
    r"|gitt|orientert|votert|røysta|stemt|opplyst|diskutert|bedt))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:forslag|framlegg|behandling|handsaming|møtebehandling|saksbehandling|vedtak|votering|referat|merknader"
    r"|innstilling|protokolltilførs(?:el|ler)"
    r"|oppgaver|oppgåver|vedlegg|valg|val|eventuelt|saksopplysninger|saksutredning|vurdering|konklusjon|debatt"
    r"|ordskifte|oppfølging)\b[^.:]{0,60}:?",
    re.IGNORECASE,
)


def ends_text(line: SourceLine, proposals: ProposalsRead, *, voted: bool) -> bool:
    """Whether a line is no part of a text that stands above it."""
    if line.cells or line.kind == "heading" or not line.text.strip():
        return True
    text = line.text.strip()
    if line.kind != "item" and (_PART.fullmatch(text) or IMPARTIALITY.fullmatch(text) or is_vote_label(text)):
        return True
    return tells(line, proposals, voted=voted)


def tells(line: SourceLine, proposals: ProposalsRead, *, voted: bool) -> bool:
    """Whether the first sentence of a line tells of the meeting."""
    piece = whole(line).stripped()
    first = next(iter(sentences(piece)), piece)
    if tells_of_meeting(first.text, proposals.known) or read_statement(piece, proposals.known):
        return True
    return bool(
        read_opening(piece, proposals, voted=voted)
        or read_opening(first, proposals, voted=voted)
        or read_withdrawn(first, proposals)
    )


def tells_of_body(text: str) -> bool:
    """Whether a sentence tells what the body did: "Styret vedtok å vente"."""
    return _BODY.match(text) is not None


def tells_of_meeting(text: str, known: Known) -> bool:
    """Whether a sentence tells what happened in the meeting, in place of what is proposed or remarked."""
    if looks_like_vote(text) or _TELLS.match(text):
        return True
    name = next((name for name in known.parties if text.startswith(name)), None)
    return bool(name and re.match(rf"(?:\s*\([^()]*\))?(?:,\s*\w+,?)?\s+{_DID}\b", text[len(name) :]))
