"""Who put what forward in a case: the sentence that says so, and the lines with the text of the proposal."""

import re
from typing import Any, NamedTuple

from referat_cli.model.proposals import RECOMMENDATION
from referat_cli.paper.reading.people.deeds import DID_BEFORE
from referat_cli.paper.reading.people.who import Known, Who, is_party, read_groups, read_who
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.proposal_kinds import kind_of
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import (
    BE,
    CAPITAL,
    FOLLOWING,
    FROM,
    ON_BEHALF_OF,
    PUT_BY,
    RULING,
    THE_CASE,
    UNANIMOUSLY,
    WAS,
    phrase,
)
from referat_cli.paper.reading.words.sentences import LONGEST, sentences
from referat_cli.paper.reading.words.vote_words import GOT, RESULT, VOTED, VOTES

# What a proposal adds: "nytt punkt 4", "eit nytt kulepunkt", "nye avsnitt".
_NEW = (
    r"(?:et |eit )?(?:nytt|nye) (?:(?:kule|strek)?punkt(?:er|a)?|pkt\.?|avsnitt|ledd|setning(?:er|ar)?)"
    r"(?: (?:nr\.?\s*)?\d{1,2}\b)?"
)
_POSTPONE = rf"utset[tj][ea] {THE_CASE}"
_SEND_BACK = rf"send[ea]? {THE_CASE} (?:tilbake|attende)"
_FORWARD = (
    r"(?:fremmet|fremmer|fremma|fremja|fremjar|fremsatte|framsatte|framsette|fremsette|sette fram|satte fram"
    r"|satte frem|la fram|la frem|legger fram|legg fram|leverte|kom med|stilte|reiste|hadde|foreslo|føreslo|foreslår"
    r"|føreslår|gjorde framlegg om|gjorde|la inn)"
)
_PUT = r"(?:fremmet|fremma|fremja|framsatt|framsett|fremsatt|lagt fram|lagt frem|sett fram|satt fram)"
_QUALITIES = (
    r"(?i:(?:følgende|fylgjande|følgjande|flg\.|følg\.|slik[et]?|dette|et|eit|også|òg|nytt|nye|alternative?t?|omforente?|felles"
    rf"|revidert|endret|endra|skriftlig|skriftleg|muntlig|{ON_BEHALF_OF} [^:]+?) )*"
)
_NOUN = (
    rf"(?:[a-zæøå]*-?(?:forslag|framlegg)(?:et)?(?: (?:om|til) (?:(?:{FOLLOWING}|slike?|slikt|ein?|et|eit) )?"
    r"(?:fråsegn|uttalelse|uttale|høringsuttalelse|høyringsfråsegn|resolusjon|ordlyd|vedtakstekst|tillegg|endring)"
    r"(?=\s*:)| om(?=\s*:))?"
    r"|(?:tillegg(?:et)?|endring(?:er|ar)?)(?: som (?:nytt )?(?:punkt|pkt\.?) \d{1,2}(?=\s*:))?"
    r"(?=\s*(?::|til\b|i\b|av (?:punkt|pkt)\b|på vegn))|vedtak(?:et)?(?=\s*:)"
    r"|alternativ(?=\s*(?:til (?:punkt|pkt)|:))"
    r"|(?:punkt|pkt\.?)(?: \d{1,2})?(?=\s*:))"
)
_TO = (
    r"(?:\s*,?\s*(?:(?:som )?(?P<instead>alternativ(?:t)?) )?(?:til|i|på|av|,)?\s*"
    r"(?P<to>(?:(?:innstillingens|innstillinga si|tilrådinga si|forslagets) )?"
    r"(?:bokstav [a-h]\b|(?:punkt|pkt\.?)\s*[\d., og a-z-]{0,40}?\d(?:\s?[a-z]\b)?)"
    r"(?: i (?:innstillinga?(?:en)?|forslag(?:et)?(?: til vedtak)?(?: [A-Z]\b)?))?))?"
)
# Where it goes: "tilleggsforslag, nytt pkt. 4", "forslag til nytt punkt", "tillegg som nytt avsnitt".
_PLACED = rf",?(?: (?:til|om|som))? (?P<added>{_NEW})"
_OF_CASE = (
    rf"(?:(?:utsett?else|utsetjing)(?: av {THE_CASE})?|å {_POSTPONE}|å {_SEND_BACK}|tilbakesendelse|oversendelse)"
)
_SORT = (
    r"(?: (?:til|om) (?P<sort>vedtak|endring(?:er|ar)?(?: av)?(?= (?:punkt|pkt))|nytt vedtak|protokoll"
    rf"|{_OF_CASE})|{_PLACED}(?=\s*:))?"
)
_BEHALF = rf"(?:\s*,? {ON_BEHALF_OF} (?P<behalf>[^:]+?)| (?:for|{FROM}) (?P<behalf2>[^:]+?))?"
_LABEL = r"(?: (?:nr\.?\s*)?(?P<label>\d{1,2}|[A-ZÆØÅ]{1,2})\b)?"
_WHERE = (
    r"(?: i (?:saken|saka|møtet)(?: om [^:.]{1,80})?"
    r"|(?(behalf)(?!)| (?:i|av|(?P<paper>til)) (?!punkt|pkt|vedtak)(?:(?!på vegn| (?:for|fra|frå) )[^:]){2,60}(?=:)))?"
)
# What became of it at once: "et oversendelsesforslag, som ble oversendt uten votering:".
_SENT = rf"(?P<sent>,? (?:som|og det) {WAS} (?:oversendt|oversend|sendt over|send over)\b[^:.]{{0,120}})?"
_TEXT = r"\s*(?P<colon>[:–-]\s*(?P<text>.*)|[.]?)"

# As in "Ola Lie (Ap) fremmet følgende forslag:".
_SOMEBODY_PROPOSED = phrase(
    rf"(?P<who>.{{1,200}}?){DID_BEFORE} {_FORWARD} (?P<kind>{_QUALITIES}{_NOUN}){_LABEL}{_SORT}{_TO}{_BEHALF}{_WHERE}"
    rf"{_SENT}{_TEXT}",
    re.DOTALL,
)
# As in "Ola Lie foreslo følgende:", "Ola Lie foreslo:", "Ola Lie fremmet følgende uttalelse:".
_PROPOSED_THIS = phrase(
    rf"(?P<who>.{{1,200}}?) (?:foreslo|føreslo|(?:fremmet|fremma|fremja)(?= (?:{FOLLOWING}|slik) {RULING}:))"
    rf"(?:,? {ON_BEHALF_OF} (?P<behalf3>[^:]+?),?)?(?: (?:{FOLLOWING}|slik))?"
    rf"(?: (?:(?P<kind>endring(?:er|ar)?|(?:i )?tillegg|{_NEW})|{RULING}))?"
    rf"{_TO}{_BEHALF}{_WHERE}\s*(?P<colon>:\s*(?P<text>.*))",
    re.DOTALL,
)
# As in "Endringsforslag til punkt 2 fra H, FrP og V:", or our own "Forslag B fra Ola Lie for Ap, endring av A.1".
_PROPOSAL_FROM = phrase(
    rf"(?P<kind>{_QUALITIES}[A-ZÆØÅa-zæøå]*-?(?:[Ff]orslag|[Ff]ramlegg)(?:et)?){_LABEL}{_SORT}{_TO}"
    rf"(?:\s*[,–-]?\s*(?:{PUT_BY}|v/|ved)\s*"
    r"|\s*[,–-]\s*(?=[^:]+:))(?P<who>[^:]{1,200}?)"
    r"(?P<own>, (?:(?P<type>(?!nytt?\b|nye\b)[a-zæøå]+)|(?:[a-zæøå]+ av "
    r"(?P<amends>[A-Z]{1,2}(?:\.[\w.]+)?(?:,\s*[A-Z]{1,2}(?:\.[\w.]+)?)*))))?"
    rf"(?:\s*,? (?:(?:til )?(?P<to2>(?:punkt|pkt\.?)\s*\d+(?:\s?[a-z]\b)?)|(?:til )?(?P<sort2>{_NEW})"
    rf"|om (?P<sort3>{_OF_CASE})))?"
    r"\s*(?P<colon>:\s*(?P<text>.*)|[.]?)",
    re.DOTALL,
)
# As in "Det ble fremmet følgende forslag fra Ola Lie (Ap):", "Frå Ap og SV vart det sett fram slikt framlegg:", and
# of nobody who is named what is told at once: "Det ble fremmet forslag om å utsette saken.".
_WAS_PROPOSED = phrase(
    rf"[Dd]et (?:{WAS} {_PUT}|kom(?: inn| opp| fr[ae]m)?) (?P<kind>{_QUALITIES}{_NOUN}){_SORT}{_TO}"
    rf"(?: (?:fra|frå|av) (?P<who>[^:]{{1,200}}?))?"
    rf"(?: om (?:(?P<sort2>{_OF_CASE})|(?(who)(?:at |å )?|(?:at|å) )(?P<about>[^:]+)))?{_TEXT}",
    re.DOTALL,
)
_FROM_WAS_PROPOSED = phrase(
    rf"(?:Fra|Frå|Av) (?P<who>[^:]{{1,200}}?) {WAS} (?:det )?{_PUT} (?P<kind>{_QUALITIES}{_NOUN}){_SORT}{_TO}"
    rf"{_TEXT}",
    re.DOTALL,
)
# As in "Følgende forslag ble satt fram av Ola Lie, Ap:".
_THIS_WAS_PROPOSED = phrase(
    rf"(?P<kind>{_QUALITIES}{_NOUN}){_SORT}{_TO} {WAS} {_PUT} (?:av|ved|fra|frå) (?P<who>[^:]{{1,200}}?)"
    r"\s*(?P<colon>:\s*(?P<text>.*))",
    re.DOTALL,
)
# As in "Ola Lie sette på vegner av Ap og SV fram slikt framlegg:".
_PUT_FORWARD_FOR = phrase(
    rf"(?P<who>.{{1,200}}?) (?:sette|satte|la|legg|legger|set|setter),? {ON_BEHALF_OF} (?P<behalf>[^:]+?),? fr[ae]m "
    rf"(?P<kind>{_QUALITIES}{_NOUN}){_SORT}{_TO}{_TEXT}",
    re.DOTALL,
)
# As in "Framlegg 1:", whose author another sentence names, or none.
_NUMBERED = phrase(
    r"(?P<kind>[A-ZÆØÅa-zæøå]*-?(?:[Ff]orslag|[Ff]ramlegg))(?: nr\.?| nummer)? (?P<label>\d{1,2})"
    r"\s*(?P<colon>:\s*(?P<text>.*)|[.]?)",
    re.DOTALL,
)
# As in "Omforent forslag til vedtak i møtet:", of nobody who is named.
_BARE = phrase(
    r"(?P<kind>(?P<label>omforent|felles|alternativt?|revidert|nytt) (?:[a-zæøå]*forslag|framlegg))"
    rf"(?: til (?:vedtak|uttalelse|fråsegn|uttale|endring)| {_PUT}| (?:i|under|på) møtet|{_PLACED})*"
    r"\s*(?P<colon>:\s*(?P<text>.*))",
    re.DOTALL | re.IGNORECASE,
)
# As in "Forslag:", where the board recommends something on it.
_OF_NOBODY = phrase(r"(?P<kind>Forslag|Framlegg)\s*(?P<colon>:\s*(?P<text>.*))", re.DOTALL)
_AUTHOR = phrase(rf"(?P<what>.+?) (?:{WAS}|er|var) {_PUT} (?:av|ved|fra|frå) (?P<who>[^:.]{{1,200}}?)\.?")
# As in "Tilleggsforslag 1 (Ap):".
_IN_BRACKETS = phrase(
    rf"(?P<kind>{_QUALITIES}[A-ZÆØÅa-zæøå]*-?(?:[Ff]orslag|[Ff]ramlegg)){_LABEL}{_SORT} \("
    r"(?P<who>[^():]{1,100})\)\s*(?P<colon>:\s*(?P<text>.*))",
    re.DOTALL,
)
_OWN_BARE = phrase(
    r"(?P<kind>Forslag|Framlegg) (?P<label>[A-Z]{1,2})"
    r"(?P<own>, (?:[a-zæøå]+ av (?P<amends>[A-Z]{1,2}(?:\.[\w.]+)?(?:,\s*[A-Z]{1,2}(?:\.[\w.]+)?)*)|"
    r"(?P<type>[a-zæøå]+)))?\s*(?P<colon>:?)",
    re.NOFLAG,
)
# As in "Ola Lie (Ap) foreslo at saken utsettes." and "Ola Lie ba om utsettelse.".
_PROPOSED_THAT = phrase(
    rf"(?P<who>.{{1,200}}?){DID_BEFORE} (?:foreslo|føreslo|(?P<wish>(?:ba|bad) (?:også |òg )?om|ønsk(?:et|a|te)|ynskte"
    rf"|krevde|gikk inn for|gjekk inn for|tok til orde for)|(?P<noun>{_FORWARD} (?:(?:et|eit) )?"
    r"(?:\w*forslag|\w*framlegg) om))"
    r"(?P<as> som (?:et |eit )?(?:tillegg|endring|alternativ)(?: til [^:,.]{1,40}?)?(?=,? (?:at|å) ))?"
    rf"(?:,? {ON_BEHALF_OF} (?P<behalf>[^:]+?)(?=,? (?:at|å) ))?\s*,? "
    r"(?P<that>(?:(?:heller|også|òg|isteden|i stedet|i staden) )?(?:at|å) )?(?P<text>.+)",
    re.DOTALL,
)
# What is proposed in no more than an amount: "Ola Lie foreslo kr 1 200.", "… en leie på 8 000 kroner."
_AMOUNT = phrase(r"(?:(?:en|ein|ei|et|eit) [\w-]+ på )?(?:kr\.?|kroner)?\s*\d", re.IGNORECASE)
# Who is proposed for what: "Ola Lie foreslo Siv Nes og Per Vik (H) som nye medlemmer."
_NAME_OF_CANDIDATE = rf"{CAPITAL}[\w-]+(?: {CAPITAL}[\w-]+)+(?: \([^()]+\))?"
_CANDIDATE = phrase(rf"{_NAME_OF_CANDIDATE}(?:(?:,| og) {_NAME_OF_CANDIDATE})* (?:som|til) [a-zæøå]", re.NOFLAG)
_POSTPONED = phrase(
    r"(?:at )?(?:å )?(?:få )?(?:saken|saka|sak [\w/ ]+|(?:punkt|pkt\.?) [\d., og]*\d)?\s*"
    rf"(?:utsettes|utsetjast|(?:(?:ble|blei|blir|vart|vert) )?(?:utsatt|utsett)|{_POSTPONE}|utsettelse|utsetjing)\b"
)
# That the case waits, in words that are no text of a proposal.
_ONLY_POSTPONED = phrase(
    rf"(?:(?:utsett?else|utsetjing)(?: av {THE_CASE})?|(?:få )?{THE_CASE} (?:{WAS} )?(?:utsatt|utsett)"
    rf"|(?:få )?(?:utsatt|utsett) {THE_CASE})\.?"
)
_NEW_POINT = phrase(
    r"(?:nytt|nye|tillegg(?: til)?,?(?: nytt)?) "
    r"(?:\w*punkt(?:er)?|pkt\.?|avsnitt|ledd|setning(?:er)?|setningar|underpunkt)"
    r"(?!\w)[^.:]{0,20}:|tillegg\s*:"
    r"|(?:at )?(?:å |det )?(?:(?:legg(?:e|je|es|ast|jast)|føy(?:e|a|es|ast)) til(?! (?:rette|grunn)\b)|tilføy\w+)\b"
)
_SENT_BACK = phrase(rf"(?:{THE_CASE} (?:sendes|blir sendt|vert send) (?:tilbake|attende)|(?:å )?{_SEND_BACK})\b")
_SENT_ON = phrase(r"(?:saken|saka|forslaget|framlegget) (?:oversendes|vert oversendt|blir oversend)\b")
_POINT = r"(?:punkt|pkt\.?) \d{1,2}(?:\.\d+)*(?: ?[a-z]\b)?"
_CHANGED = phrase(
    rf"(?:(?:[\w-]+ ){{1,4}}i )?(?:(?P<point>{_POINT}|bokstav [a-h])\)?"
    r"|(?:punkt|pkt\.?|kapittel|kap\.?|avsnitt|ledd|setning) [\w. ,]{1,25}?) "
    r"(?:i (?:innstillinga?(?:en)?|forslaget(?: til vedtak)?|tilrådinga) )?(?:endres|endrast"
    r"|(?:vert|blir) endra|(?:blir|vert) endret|skal (?:nå |no )?lyd[ea]|strykes|strykast|utgår|erstattes|erstattast"
    r"|byttes ut)\b|(?:å )?(?:endr[ea]|stryk[ea]|fjern[ea]|juster[ea]|ta ut|erstatt[ea]) (?:[\w-]+ ){0,4}?"
    rf"(?P<active>{_POINT}|bokstav [a-h]\b)|(?P<before>{_POINT})\s*:\s+(?=\S)"
)
_AMENDED = phrase(r"[A-Z]{1,2}(?:\.[\w.]*\w)?", re.NOFLAG)

# The words of a heading in capitals that are no names: "FORSLAG FRA REP. OLA LIE (AP):".
_IN_CAPITALS = re.compile(
    r"\b[A-ZÆØÅ]*(?:FORSLAG|FRAMLEGG)(?:ET)?\b|\b(?:FRA|FRÅ|AV|TIL|OG|OM|PÅ|VEGNE|PUNKT|PKT|NYTT|FREMMET|FREMMA|FREMJA)\b"
)
# That something was proposed, in whatever words.
_PUT_FORWARD = re.compile(
    r"\b(?:fremmet|fremma|fremja|fremsatte|framsatte|framsette|f[oø]resl(?:o|år|ått|ege)|la\s+fr[ae]m|s[ae]tt?e?\s+fr[ae]m"
    r"|fremmer)\b.*?(?:forslag|framlegg|\bat\b|\bå\b|følgende)"
    rf"|(?:forslag|framlegg)(?:et)?\s+(?:{FROM}\b|om\s+(?:at|å)\b)|^\s*\w+(?:forslag|framlegg)\b.*:\s*$",
    re.IGNORECASE,
)
# What became of a proposal, in the same sentence: "Ola Lie foreslo å vente, men trakk forslaget.".
_CAME_TO = phrase(rf",? men (?:(?:forslaget|framlegget|dette|det) (?:{BE}|{GOT})|(?:trakk|drog|{GOT} ikk(?:e|je)))\b")
# What a proposal of these types is, its type says, with no text.
TELLS_ITSELF = ("utsettelse", "tilbakesendelse")
# In so many letters a proposal says that it is one.
_OPENING = 400
_KEYWORD = re.compile(r"forslag|framlegg|foresl|føresl|fremm[ea]|fremj|tillegg|alternativ", re.IGNORECASE)
# A wish that the case waits, or goes back, is a proposal without these words.
_WISH = re.compile(r"uts[ea]t|tilbake|attende", re.IGNORECASE)

_INNER = phrase(
    rf"{ON_BEHALF_OF} (.+?)(?: (?:følgende|fylgjande|følgjande|slikt|dette|et|eit|nytt|alternative?t?|felles))*"
    r" \S+$",
    re.NOFLAG,
)

# Those that are sentences, which may tell of a proposal without its text.
_SENTENCES = (_SOMEBODY_PROPOSED, _WAS_PROPOSED, _FROM_WAS_PROPOSED, _PUT_FORWARD_FOR)
_OPENINGS = (
    _OWN_BARE,
    _IN_BRACKETS,
    _PROPOSAL_FROM,
    _WAS_PROPOSED,
    _FROM_WAS_PROPOSED,
    _THIS_WAS_PROPOSED,
    _PUT_FORWARD_FOR,
    _SOMEBODY_PROPOSED,
    _PROPOSED_THIS,
    _NUMBERED,
    _BARE,
    _OF_NOBODY,
)

_RESULT = phrase(
    rf"(?:{UNANIMOUSLY}|(?:ble |vart )?"
    rf"(?:{RESULT}|trukket|trekt)\b"
    rf"|{NUMBER}(?: \([^()]*\))? (?:{VOTES}|{VOTED}|for|mot)\b|\(?\d+\s?[-–/]\s?\d+\b)"
)


class ProposalOpening(NamedTuple):
    """The line or sentence that opens a proposal: who, of what type, to what, and its text where that follows at once.

    ``label`` is its name, ``expects`` whether its text is on the next lines, ``after`` the end of what is said before.
    """

    who: Who
    type: str | None
    amends: tuple[str, ...]
    label: str
    text: Piece | None
    expects: bool
    after: int | None = None


def tells_of_proposal(text: str) -> bool:
    """Whether a sentence tells that something was proposed, read as a proposal or not."""
    return _PUT_FORWARD.search(text) is not None


def may_open(sentence: Piece) -> bool:
    """Whether a sentence has the words that a proposal cannot do without."""
    return bool(_KEYWORD.search(sentence.raw) or _WISH.search(sentence.raw))


def read_opening(sentence: Piece, proposals: ProposalsRead, *, voted: bool) -> ProposalOpening | None:
    """A proposal that a sentence opens; None where it does not, or not wholly.

    ``voted`` is whether votes are told of in the case: else "Ola Lie foreslo at …" is part of what was said.
    """
    known = proposals.known
    is_called = _KEYWORD.search(sentence.raw, 0, _OPENING) is not None
    if not is_called and not _WISH.search(sentence.raw, 0, _OPENING):
        return None
    came_to = _CAME_TO.search(sentence.raw) is not None
    text = _IN_CAPITALS.sub(lambda found: found[0].lower(), sentence.raw)
    for pattern in _OPENINGS if is_called else ():
        match = pattern.fullmatch(text)
        # A paper that somebody showed is no proposal where nobody voted: «Ola Lie la fram forslag til møteplan: …».
        is_paper = not voted and match is not None and any(map(match.groupdict().get, ("paper", "about")))
        opening = _opening(sentence, match, proposals) if match and not is_paper and not came_to else None
        if opening and match and match.re in (_PROPOSAL_FROM, _NUMBERED, _BARE) and _is_result(opening, voted=voted):
            return None
        if opening and (voted or match is None or match.re != _PROPOSAL_FROM or _is_put_forward(opening, known)):
            return opening
    match = _PROPOSED_THAT.fullmatch(sentence.raw) if not came_to else None
    if match is None:
        return None
    that = sentence.part(*match.span("text")).stripped()
    who = _who(sentence, match, known)
    kind = type_of_text(that.text)
    called = kind_of(match["noun"] or match["as"] or "")
    has_form = bool(match["that"] or match["noun"] or _AMOUNT.match(that.raw) or _CANDIDATE.match(that.raw))
    is_somebodys = (
        voted and who is not None and (bool(who.names) or any(is_party(one.text, known) for one in who.groups))
    )
    is_told = bool(kind or (has_form and not match["wish"])) and (is_somebodys or bool(kind and not match["wish"]))
    if who is None or not is_told or (kind in TELLS_ITSELF and len(sentences(that)) > 1):
        return None
    amends, own = changed_point(that, proposals), None if _ONLY_POSTPONED.fullmatch(that.text) else that
    return ProposalOpening(who, kind or called, amends, "", own, expects=False, after=_said(sentence, match))


def _is_result(opening: ProposalOpening, *, voted: bool) -> bool:
    """Whether a line says what became of a proposal in place of its text: "Forslag fra Lie: Vedtatt 4–1."."""
    text = opening.text.text if opening.text else ""
    is_bare = not (opening.who.names or opening.who.groups or opening.type)
    return looks_like_result(text) or (is_bare and not voted)


def looks_like_result(text: str) -> bool:
    """Whether a text begins with what became of a proposal, or by how many."""
    return _RESULT.match(text) is not None


def read_author(sentence: Piece, proposals: ProposalsRead) -> tuple[str, Who] | None:
    """The letter of a proposal, and who put it forward: "Framlegg 1 vart sett fram av Ola Lie (Ap)."."""
    match = _AUTHOR.fullmatch(sentence.raw) if len(sentence.raw) <= LONGEST else None
    on = addresses(sentence.part(*match.span("what")), proposals) if match else None
    who = read_who(sentence.part(*match.span("who")), proposals.known) if match and on else None
    return (on[0], who) if on and who and len(on) == 1 and on[0] != "A" and "." not in on[0] else None


# What a later sentence calls a proposal by, where it is no number or letter.
_CALLED = phrase(r"felles|omforent|\btillegg(?=(?:et)?$)|\w+(?=-?(?:forslag|framlegg))")


def _opening(sentence: Piece, match: re.Match[str], proposals: ProposalsRead) -> ProposalOpening | None:
    groups = match.groupdict()
    who, amends = _who(sentence, match, proposals.known), _amended(sentence, match, proposals)
    if (
        who is None
        or amends is None
        or (who == Who() and match.re == _WAS_PROPOSED and not groups["sort"] and not groups["about"])
    ):
        return None
    if match.re == _OF_NOBODY and not proposals.recommends_on_other:
        return None
    kind = kind_of(
        " ".join(filter(None, map(groups.get, ("kind", "type", "sort", "sort2", "sort3", "added", "instead"))))
    )
    if kind == "tillegg" and not kind_of(groups.get("kind") or "") and (replaced := _replaced(groups, proposals)):
        kind, amends = "endring", replaced
    if groups.get("amends") and kind is None:
        kind = kind_of(groups["own"] or "") or "endring"
    if match.re in (_OWN_BARE, _PROPOSAL_FROM) and groups.get("own") and kind is None:
        return None
    told = next((name for name in ("text", "about") if groups.get(name)), None)
    text = sentence.part(*match.span(told)).stripped() if told else None
    is_told = match.re in _SENTENCES and not groups["colon"].startswith((":", "–", "-"))
    if is_told and not _stands_alone(groups):
        return None
    expects = text is None and not (is_told and kind in TELLS_ITSELF)
    called = _CALLED.search(groups.get("kind") or "")
    label = groups.get("label") or (called[0].lower() if called else "")
    return ProposalOpening(who, kind, amends, label, text, expects, _said(sentence, match))


def _said(sentence: Piece, match: re.Match[str]) -> int | None:
    return sentence.start + match.end("said") if match.groupdict().get("said") else None


def _who(sentence: Piece, match: re.Match[str], known: Known) -> Who | None:
    """Who put a proposal forward, with those on whose behalf it was, wherever the sentence names them."""
    groups = match.groupdict()
    who = read_who(sentence.part(*match.span("who")), known) if groups.get("who") else Who()
    spans = [match.span(name) for name in ("behalf", "behalf2", "behalf3") if groups.get(name)]
    if inner := _INNER.search(groups.get("kind") or ""):
        start = match.start("kind")
        spans.append((start + inner.start(1), start + inner.end(1)))
    for span in spans:
        behalf = read_groups(sentence.part(*span), known, spoken_for=True)
        if behalf is None or who is None:
            return None
        who = who.on_behalf_of(behalf)
    return who


def _is_put_forward(opening: ProposalOpening, known: Known) -> bool:
    """Whether a heading "Forslag fra …" is of a proposal where nobody voted: people or parties have put it forward.

    What a working group or the municipalities propose in a discussion is part of what was said.
    """
    return bool(
        (opening.label and not opening.label.islower())
        or opening.type
        or opening.who.names
        or any(is_party(one.text, known) for one in opening.who.groups)
    )


def _stands_alone(groups: dict[str, Any]) -> bool:
    """Whether a sentence without a colon opens a proposal: it says which, or what kind."""
    return bool(
        any(map(groups.get, ("sort", "sort2", "about")))
        or groups.get("added")
        or re.search(r"følg|fylg|slikt|dette", groups["kind"])
        or kind_of(groups["kind"])
    )


def _amended(sentence: Piece, match: re.Match[str], proposals: ProposalsRead) -> tuple[str, ...] | None:
    """What an amendment would change, as addresses; what the case does not have is no address, and not lost either."""
    groups = match.groupdict()
    if groups.get("amends"):
        return tuple(_AMENDED.findall(groups["amends"]))
    for name in ("to", "to2"):
        if groups.get(name):
            return addresses(sentence.part(*match.span(name)).stripped(",. "), proposals)
    return ()


def _replaced(groups: dict[str, Any], proposals: ProposalsRead) -> tuple[str, ...]:
    """The point in whose place a "new point 2" was put: there is one of that number, and it was not adopted."""
    number = re.search(r"\d+$", groups.get("added") or groups.get("sort2") or "")
    point = proposals.address(RECOMMENDATION, number[0]) if number else None
    return (point,) if point and proposals.is_dropped(point) else ()


def type_of_text(text: str) -> str | None:
    """The type of a proposal whose text is that the case is to wait or go elsewhere."""
    if _POSTPONED.match(text):
        return "utsettelse"
    if _SENT_BACK.match(text):
        return "tilbakesendelse"
    if _NEW_POINT.match(text):
        return "tillegg"
    if _CHANGED.match(text):
        return "endring"
    return "oversendelse" if _SENT_ON.match(text) else None


def changed_point(text: Piece, proposals: ProposalsRead) -> tuple[str, ...]:
    """The address of the point that the text of a proposal begins by naming: "Punkt 2 strykes.", "Pkt. 2: …"."""
    found = _CHANGED.match(text.raw)
    name = next((name for name in ("point", "active", "before") if found and found[name]), None)
    return (addresses(text.part(*found.span(name)), proposals) if found and name else None) or ()
