"""Where the text of a proposal or a remark ends: at the next thing that minutes tell."""

import re

from referat_cli.paper.reading.people.names_and_offices import is_function
from referat_cli.paper.reading.people.who import Known
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.treatment.impartiality import HEADING as IMPARTIALITY
from referat_cli.paper.reading.treatment.proposals import read_opening
from referat_cli.paper.reading.treatment.statements import read_statement
from referat_cli.paper.reading.treatment.withdrawn import read_withdrawn
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.majority import begins_with_majority
from referat_cli.paper.reading.votes.signs import is_vote_label, looks_like_vote
from referat_cli.paper.reading.words.bodies import DEFINITE_BODY
from referat_cli.paper.reading.words.phrases import CAPITAL, WAS, phrase
from referat_cli.paper.reading.words.sentences import sentences

# What somebody did in the meeting, as minutes tell it.
_DID = (
    r"(?:orienterte|redegjorde|gjennomgikk|gjennomgjekk|gikk gjennom|gjekk gjennom|gjorde greie|svarte|svara"
    r"|innledet|innleidde|tok (?:opp|ordet|dissens)|dissenterte"
    r"|hadde ordet|ba om|bad om|stilte|stilte spørsmål|kommenterte|takket"
    r"|takka|viste til|opplyste|informerte|presenterte|foreslo|føreslo|fremmet|fremma|fremja|trakk|la fram|la frem"
    r"|mente|meinte|uttalte|spurte|spurde|ønsket|ønska|ønskte|fratrådte|fråtrådte|tiltrådte|meld(?:te|e)|forlot|møtte|kom|gikk|gjekk|fikk"
    r"|fekk|hadde|begrunnet|begrunna|grunngav|grunnga|påpekte|peikte|sa|støttet|støtta|erklærte|stemte|røysta|leste|las|innkalte|hevet|heva|satte"
    r"|refererte|kunngjorde|deltok|svarer)"
)
_ROLE = (
    r"(?:(?:vara)?ordfører(?:en)?|(?:vara)?ordførar(?:en)?|(?:møte|utvalgs|nest|gruppe|styre)?lede?r(?:en)?|"
    r"(?:møte|nest|gruppe|styre)?leiar(?:en)?|rådmann(?:en)?|kommunedirektør(?:en)?|representanten|saksbehandler"
    r"(?:en)?|administrasjonen|flere|fleire|dirigenten|møtet|forslagsstiller(?:en)?|\w+sjef(?:en)?)"
)
_NAMED = rf"(?-i:{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w.'’-]*){{1,4}}(?:\s*,\s*{CAPITAL}\w*)?)(?:\s*\([^()]{{1,40}}\))?"
# A body, and what it did; what it is to do is part of a proposal.
_BODY_DID = (
    rf"(?:{DEFINITE_BODY}|\w*(?:representantene|representantane|medlemmene|medlemene|delegatene)) "
    r"(?:drøftet|drøfta|diskuterte|behandlet|behandla|handsama|ble|vart|hadde|fikk|fekk|gikk|gjekk|var|mente"
    r"|meinte|ønsket|ønska|innstilte|tilrådde|vurderte|gjennomgikk|besluttet|vedtok|sluttet|slutta|gjorde|tok|kom|la|satte|sette)"
)
_BODY = phrase(rf"{_BODY_DID}\b")
# What became of the meeting itself is no decision.
_MEETING_ENDED = phrase(rf"møtet {WAS} (?:hevet|heva|satt|sett|avsluttet|avslutta|slutta|lukket|lukka|åpnet|opna)\b")
_TELLS = phrase(
    rf"(?:{_ROLE}|{_NAMED})(?: og {_NAMED})? (?:\([^()]*\) )?{_DID}\b|{_BODY_DID}\b|"
    rf"\w*(?:forslag|framlegg)(?:et)?(?: (?:nr\.? )?\w{{1,2}})? {WAS} "
    r"(?:fremmet|fremma|fremja|lagt fr[ae]m|sett fram|satt fr[ae]m|framsatt|framsett) (?:av|ved)\b|"
    rf"\w*(?:forslag|framlegg)(?:et|ene|a)(?: (?:fra|frå|til) [\w. ]{{1,40}}?)? {WAS} "
    r"(?:enstemmig |samrøystes |så |deretter )?"
    r"(?:oversend[tt]?\w*|send[tt]?|tatt opp|teke opp|tatt til|ikke|ikkje|behandlet|handsama)\b|"
    r"\w+(?:forslaget|framlegget) (?:oversendes|oversendast|sendes over|vert sendt? over|blir oversendt?)\b|"
    rf"(?:det (?:var|kom)|debatten|diskusjonen|drøftinga|(?:alle|begge|samtlige|samtlege) {WAS} \w*val?[gd]t?e?)\b|"
    rf"(?:debatt|ordskifte|drøfting|gruppemøte|pause|til stede|møtet {WAS}|saken (?:ble|har)|saka "
    r"(?:vart|har)|etter (?:debatten?|ordskiftet)|i debatten|ordet til|følgende (?:hadde|tok|deltok|talte)"
    rf"|tatt ordet|det {WAS} (?:(?:en|ein|lang|kort|god) )*"
    r"(?:enighet|einigheit|semje|konsensus|debatt|diskusjon|ordskifte|holdt|halde|foretatt|stilt|gitt|orientert|votert|røysta|stemt|opplyst|diskutert|bedt))\b"
)
_AND_DID = re.compile(rf"\s+{_DID}\b")
_DEFINITE = re.compile(r"(?:en|et|a)$")
_TO_BE = phrase(
    r"(?:saken|saka|behandlinga?(?:en)?|handsaminga) (?:utsettes|utsetjast|sendes|sendast|oversendes|oversendast"
    r"|avvises|avvisast|trekkes|trekkjast"
    r"|(?:vert|blir) (?:utsett|utsatt|send|sendt|oversend|oversendt|avvist))\b"
)
_PART = phrase(
    r"(?:forslag|framlegg|behandling|handsaming|møtebehandling|saksbehandling|vedtak|votering|referat|merknader"
    r"|innstilling|protokolltilførs(?:el|ler)|oppgaver|oppgåver|vedlegg|valg|val|eventuelt|saksopplysninger"
    r"|saksutredning|vurdering|konklusjon|debatt|ordskifte|oppfølging)\b[^.:]{0,60}:?"
)


def ends_text(line: SourceLine, proposals: ProposalsRead, *, voted: bool, is_first: bool = False) -> bool:
    """Whether a line is no part of a text that stands above it, or (``is_first``) that is announced there."""
    if line.cells or line.kind == "heading" or not line.text.strip():
        return True
    text = line.text.strip()
    if line.kind != "item" and (_PART.fullmatch(text) or IMPARTIALITY.fullmatch(text) or is_vote_label(text)):
        return True
    if begins_with_majority(whole(line).stripped()):
        return True
    return not (is_first and _is_to_be(text)) and tells(line, proposals, voted=voted)


def _is_to_be(text: str) -> bool:
    """Whether a text says what is to be done with the case, until something is adopted."""
    return _TO_BE.match(text) is not None


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
    return _BODY.match(text) is not None and not _MEETING_ENDED.match(text)


def tells_of_meeting(text: str, known: Known) -> bool:
    """Whether a sentence tells what happened in the meeting, in place of what is proposed or remarked."""
    if looks_like_vote(text) or _TELLS.match(text):
        return True
    who = next((name for name in known.parties if text.startswith(name)), None) or _beginning(text, known)
    return bool(who and re.match(rf"(?:\s*\([^()]*\))?(?:,\s*\w+,?)?\s+{_DID}\b", text[len(who) :]))


def _beginning(text: str, known: Known) -> str:
    """Who a sentence begins with that is called by one name of the list, or by an office: "Eirin", "Daglig leder"."""
    first, *others = text.split(maxsplit=2)[:2] or [""]
    if any(first in (name.split()[0], name.split()[-1]) for name in known.parties):
        return first
    called = [who for who in (" ".join((first, *others)), first) if _AND_DID.match(text[len(who) :])]
    return next((who for who in called if any(map(is_function, (who, _DEFINITE.sub("", who))))), "")
