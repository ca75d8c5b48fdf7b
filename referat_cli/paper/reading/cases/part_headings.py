"""Headings of the parts of a case: what part a line begins, and what it says of whose it is."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.who_and_when import tells_whose
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.treatment.proposals import looks_like_result
from referat_cli.paper.reading.votes.sides import COUNT_OF_SIDE
from referat_cli.paper.reading.votes.signs import looks_like_vote
from referat_cli.paper.reading.words.bodies import is_body, is_of_body
from referat_cli.paper.reading.words.clock import DAY
from referat_cli.paper.reading.words.labels import PART, label_of, meaning_of, word_set
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import (
    BE,
    CAPITAL,
    FOLLOWING,
    FROM,
    LETTER,
    RULING,
    TAKEN,
    THE_CASE,
    UNANIMOUSLY,
    phrase,
)
from referat_cli.paper.reading.words.vote_words import AGREED, VOTES

_MOST_WORDS = 12
_SHORT = 4
_LONGEST_CODE = 6
# How it was voted, within the heading of a decision.
_VOTED = phrase(
    rf"(?:^|,? )(?:{UNANIMOUSLY}|{AGREED})(?!\w)|,? (?:med|under) dissens\b[^:]*$"
    rf"|,? (?:mot|med) (?=[^:]*(?:{VOTES}|stemmen|røysta|\d)\b)[^:]{{1,60}}$"
    r"|\s*\([^()]*\)\s*$"
)
# Labels that are words of a sentence too: they begin a part where they stand alone or set as a heading, or a colon
# follows.
_ALSO_WORDS = word_set(
    "behandla resultat orientering uttalelse uttale fraasegn konklusjon dokumenter forslag framlegg valg val"
    " oppgaver"
    " aksjon oppgave oppgaave aksjonspunkt oppfoelging todo"
    " debatt diskusjon merknader innledning"
)
# What may stand over tasks.
_MAY_BE_TASKS = phrase(
    r"(?:avtalte |vidare |videre )?(?:tiltak|handling(?:er|ar)?|aktivitet(?:er|ar)?)|(?:neste|videre|vidare) steg"
    r"|(?:veien|vegen) (?:videre|vidare)|(?:videre|vidare) (?:arbeid|prosess|framdrift|fremdrift|gang)"
    r"|(?:hva|kva|dette) (?:gjøres|gjerast)|å (?:gjøre|gjere)|gjøres|gjerast"
)
# What became of a matter, where no colon makes it the heading of what was decided.
_OUTCOME = phrase(
    rf"(?P<more>(?:{THE_CASE} )?(?:{BE} )?(?:{UNANIMOUSLY} )?)(?:vedtatt|vedteke|besluttet|beslutta|avgjort)\.?"
)
_RECOMMENDED = phrase(
    rf"(?!(?:alternativ|omforent|felles)\w* (?:forslag|framlegg))(?P<who>{LETTER}[\w/ -]*?)(?:s|'s|’s| si| sin| sitt)? "
    r"(?P<what>innstilling|innstillinga|tilråding|tilrådning|forslag til (?:vedtak|innstilling|beslutning)"
    r"|framlegg(?: til vedtak)?|anbefaling|vedtaksforslag|forslag)(?: til (?P<to>[\w ]+))?"
    r"(?P<own>\s*\((?:forslag|framlegg) A\))?"
)
# What stands between who put something forward and what it was.
_PUT_FORWARD = phrase(
    r"\b(?:fremm\w+|fremj\w+|fremma|følgende|fylgjande|følgjande|slikt?|slik|(?:set|sat)te? fram|satte frem|la fr[ae]m"
    r"|legg(?:er)? fr[ae]m|foresl\w+|føresl\w+|stilte|kom med|gjorde|hadde|leverte)\b"
)
_CASE_IS = phrase(rf"(?:{THE_CASE}|det) (?:\w+(?:es|ast)|{BE})\b")
_FROM = phrase(
    r"(?P<what>innstilling|tilråding|forslag til (?:vedtak|innstilling|uttalelse|høringsuttalelse|høringssvar|svar)"
    r"|framlegg til (?:vedtak|uttale|fråsegn|høyringsfråsegn)|framlegg)"
    rf"(?: til (?!vedtak|innstilling)[\w -]+?)?(?: {FROM} (?P<who>[^():]+?))?(?P<own>\s*\((?:forslag|framlegg) A\))?"
)
# What a body or an officer proposes is the recommendation, where there is no other: "Forslag fra styret:".
OF_BODY = phrase(rf"(?:forslag|framlegg) {FROM} (?P<who>[a-zæøåA-ZÆØÅ][\w -]*)")
# "Forslaget til vedtak" is what was proposed, and never heads what was decided.
_OF_RECOMMENDATION = phrase(r"(?:forslaget|framlegget|innstilling(?:a|en)|tilråding(?:a|en)) til\b")
# Where a body proposed something: "Formannskapets innstilling (sak 44/26)", "Innstilling fra styret, møte 3.2.2026".
_PROPOSED_IN = phrase(
    r"(?:\s*\([^()]*\d[^()]*\)|[ ,–-]+(?:(?:i|fra|frå|den|datert|møte(?:t)?|sak(?:snr\.?)?) ){0,3}"
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d\d){1,2}|(?:[A-ZÆØÅ]{1,4}[ -])?\d{1,4}/\d{2,4}))+$"
)
_TREATMENT = phrase(
    r"(?:alternativt |alternative |felles|endrings|tilleggs|utsettelses|oversendelses|mot|utsetjings|avvisnings)?"
    r"(?:forslag|framlegg)(?:et|a|ene)?\b(?! til vedtak| som ).*|protokolltilførs(?:el|ler)\b.*|merknad(?:er)? "
    rf"{FROM}\s.*|røystforklaring\b.*"
)
# What somebody put forward is not yet decided: "Ola Lie foreslo følgende uttalelse".
_DECISION = phrase(
    r"(?!.* (?:foreslo|føreslo|fremmet|fremma|fremja)\b)"
    rf"(?:{LETTER}[\w -]*?s? )?(?:enstemmige? |samrøystes |endelige? )?{RULING}"
    r"(?: (?:i|fra|frå|sak) [\w /.,-]+"
    rf"| {DAY}(?:\s*[–:-]? {LETTER}[\w ,-]+)?)?"
    rf"(?:\s*[-–(]?\s*{UNANIMOUSLY}(?: vedtatt)?\)?| (?:mot|med) {NUMBER}\b[^:.]{{0,60}})?|"
    r"(?:[A-ZÆØÅ]{1,4}[ -])?\d{1,4}/\d{2,4}\s*[:–-]?\s*(?:enstemmig )?vedtak|vedtak \d{1,2}"
    rf"|(?:[^.:]{{1,60}} {BE} )?(?:{FOLLOWING} |slikt |slik )?{RULING} (?:{BE} )?{TAKEN}"
)
_BODY = phrase(
    r"(?:(?:saksprotokoll|møtebehandling|behandling|handsaming)(?:/vedtak)?(?: (?:sak|saksnr\.?) \S+)? "
    rf"(?:i|fra|frå) (?!møtet?\b)(?P<body>{LETTER}[\w -]*?)\s*(?:[-–:,(]|\d|den\b|møte\b|$)"
    r"|(?:(?:saksprotokoll|møtebehandling|behandling|handsaming|vedtak|møte) )?(?:den )?"
    rf"{DAY}\s*[–:-]?\s*(?P<dated>{LETTER}[\w ,-]*)"
    rf"|(?P<whose>{LETTER}[\w -]*?)(?:s| si| sin) (?:møte)?(?:behandling|handsaming)\b)"
)
# Which body met, and when, and nothing else: "Ungdomsrådet 4. juni 2026:", "Formannskapets møte den 04.03.2026".
_MET = phrase(rf"(?P<body>{LETTER}[\w ,/-]*?)(?:s| si| sitt)?,?(?: møtet?)?\s*[,–-]?\s*{DAY}")
_TOLD_OF = phrase(r"[\w-]+ (?:i|av|til|fra|frå|for|med) ")
# What a case system sets over the treatment: "Formannskapet har behandlet saken i møte 14.04.2026 sak 13/26".
_TREATED = phrase(
    rf"(?P<body>{LETTER}[\w ,-]*?) (?:har )?(?:behandlet|behandla|handsama) {THE_CASE} (?:i møte(?:t)?|den) {DAY},?"
    r" (?:som |i )?(?:utvalgs|utvals)?sak(?:snr)?\.? (?:nr\.? )?(?:[A-ZÆØÅ]{1,4}[ -])?\d{1,4}/\d{2,4}\.?"
)
_PROTOCOL = phrase(
    rf"(?:saksprotokoll|(?:{LETTER}[\w -]*?s |{LETTER}[\w -]*? (?:si|sin) )?(?:møte)?"
    rf"(?:behandling|handsaming|drøfting)(?:/vedtak)?)(?: (?:i|fra|frå|av|for)\b.*|\s*[:–-].*| {DAY}.*)?"
    rf"|behandlet i .*|(?:møte )?{DAY}\s*[–:-]?\s*(?={LETTER})"
    r"[\w ]*(?:utvalg|utval|råd|styre|nemnd|formannskap|ting|komit[eé])(?:et|a|en|t)?(?: (?:for|i) [\w ,-]+)?"
    r"|saksprotokoll.*\d.*"
)
# Words of a sentence that leads up to a text: "Utvalget innstiller til kommunestyret å fatte slikt vedtak:".
_SENTENCE = phrase(
    r"\b(?:innstiller|anbefaler|anbefalar|tilrår|rår|legger|legg|ber|bed|foreslår|føreslår|fatter|fattar|å fatte"
    r"|å gjøre|å gjere|gjør|gjer|avgir|gir|gjev|sender|oversender|vedtar|vedtek|fremmer)\b"
)
# What a body did, before a colon: "SSU vedtok:", "Arbeidsutvalget foreslår følgende:".
_BODY_DID = phrase(
    rf"(?P<who>{LETTER}[\w -]*?) (?:(?P<decided>vedtok|vedtar|vedtek|besluttet|beslutter|beslutta|bestemte"
    rf"|konkluderte(?: med)?|konkluderer(?: med)?)|foreslår|føreslår|innstiller)(?: {FOLLOWING})?"
)
_OF_GROUP = re.compile(r"grupp(?:en|a|e)$", re.IGNORECASE)
# "FS - Behandling:", "Formannskapet – 031/26": the committee before what follows in it.
_OF_BODY = phrase(rf"(?P<body>{CAPITAL}[\w. ]{{0,60}}?) [-–—] (?P<what>[^–—]+)", re.NOFLAG)
_NUMBER = phrase(r"(?:sak(?:snr)?\.? )?(?:[A-ZÆØÅ]{1,4}[ -])?\d{1,4}/\d{2,4}")
# What stands before the name of a part where a case system repeats whose it is: "FS-012/26 VEDTAK:".
NUMBER_OF_PART = phrase(
    r"(?:[Ss]ak(?:snr)?\.? )?(?:[A-ZÆØÅ][A-ZÆØÅa-zæøå]{0,9}(?:-sak)?\s?-?\s?)?\d{1,4}/\d{2,4}\s*[:–-]?\s+", re.NOFLAG
)
# Who is to see to it, in words that head tasks too: "Oppfølging: Kari Moe og Ola Lie".
SEEN_TO_BY = (
    rf"(?:videre |vidare )?oppfølging:\s*(?!ingen\b)(?P<seen_to>(?-i:{CAPITAL})[\w.'-]*"
    rf"(?:(?:\s*[,/&]\s*|\s+(?:(?:og|samt)\s+)?)(?-i:{CAPITAL})[\w.'-]*)*)"
)
SEEN_TO = phrase(SEEN_TO_BY)
NUMBERED_PARTS = ("proposal", "minutes", "decision", "treatment")


class PartHeading(NamedTuple):
    """The beginning of a part: what it is, the words of its heading, and what stands after them on the line.

    ``who`` put the recommendation forward.
    """

    meaning: str
    label: Piece
    rest: Piece
    who: str = ""


def part_heading(line: SourceLine) -> PartHeading | None:
    """The part of a case that a line begins; None for every other line."""
    piece = whole(line).stripped("*_# ")
    is_count = COUNT_OF_SIDE.match(piece.raw) is not None  # "Antall stemmer for vedtak: 33"
    if line.cells or is_count:
        return None
    if found := label_of(piece, PART):
        is_run_in = bool(found.rest.text)
        if is_run_in and (found.meaning in ("account", "treatment", "other") or SEEN_TO.fullmatch(piece.raw)):
            return None
        is_marked = found.meaning == "decision" and found.is_set_off and not line.label[:1].isalnum()
        if line.kind == "item" and not is_marked and (is_run_in or not line.strong):
            return None
        plain = is_run_in and fold(found.label.text) in _ALSO_WORDS and line.kind != "heading" and not line.strong
        tells = _OUTCOME.fullmatch(found.label.raw)
        is_tale = tells and (tells["more"] or not (line.kind == "heading" or line.strong))
        if (plain or is_tale) and not found.is_set_off:
            return None
        by_form = _other_heading(piece) if found.label.raw.endswith(("-", "–")) else None  # "Vedtak – enstemmig:"
        return by_form or PartHeading(found.meaning, found.label, found.rest)
    return _other_heading(piece) if line.kind != "item" else None


def decided_below(place: int, lines: Sequence[SourceLine]) -> PartHeading | None:
    """The heading that a word such as «Vedtatt» is where what was decided stands below it, and no other part."""
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    piece = whole(line).stripped("*_# ")
    tells = _OUTCOME.fullmatch(piece.raw) if not line.cells and line.kind == "paragraph" else None
    is_alone = tells is not None and not tells["more"] and not piece.raw.endswith(".")
    if not is_alone or below is None or below.cells or part_heading(below):
        return None
    return PartHeading("decision", piece, piece.part(len(piece.raw)))


def tasks_below(place: int, lines: Sequence[SourceLine]) -> PartHeading | None:
    """The heading that a word such as «Tiltak» is where half of what it stands over says who is to do it, or by when.

    Else it may as well stand over what was discussed or decided.
    """
    line = lines[place]
    piece = whole(line).stripped("*_# ")
    head, colon, rest = piece.raw.partition(":")
    is_set_off = bool(colon) or (not rest and (line.kind == "heading" or line.strong))
    if line.cells or line.kind == "item" or not is_set_off or not _MAY_BE_TASKS.fullmatch(head.strip()):
        return None
    below = takewhile(lambda one: one.kind == "item", lines[place + 1 :])
    told = [rest] if rest.strip() else [one.text for one in below] or [one.text for one in lines[place + 1 : place + 2]]
    if not told or sum(map(tells_whose, told)) * 2 < len(told):
        return None
    return PartHeading(
        "tasks", piece.part(0, len(head) + len(colon)).stripped(), piece.part(len(head) + len(colon)).stripped()
    )


def _other_heading(piece: Piece) -> PartHeading | None:
    """The part that a heading begins which is no label alone."""
    treated = PartHeading("minutes", piece, piece.part(len(piece.raw))) if _TREATED.fullmatch(piece.raw) else None
    return treated or _numbered(piece) or _of_body(piece) or _body_did(piece) or _by_form(piece) or _with_vote(piece)


def _numbered(piece: Piece) -> PartHeading | None:
    """The part that a heading begins with the number of its case before it: "FS-12/26 Styrets vedtak:"."""
    number = NUMBER_OF_PART.match(piece.raw)
    after = piece.part(number.end()) if number else None
    if after is None:
        return None
    named = label_of(after, PART)
    found = PartHeading(named.meaning, named.label, named.rest) if named else _by_form(after) or _with_vote(after)
    if found is None or found.meaning not in NUMBERED_PARTS:
        return None
    return found._replace(label=Piece(piece.line, piece.start, found.label.end))


def _of_body(piece: Piece) -> PartHeading | None:
    """The part that a heading begins with the committee before it: "FS - Vedtak:", "Formannskapet - 031/26"."""
    head, colon, _rest = piece.raw.partition(":")
    found = _OF_BODY.fullmatch(head.strip())
    if not found or not (is_body(found["body"]) or (found["body"].isupper() and len(found["body"]) <= _LONGEST_CODE)):
        return None
    meaning = "minutes" if _NUMBER.fullmatch(found["what"]) else meaning_of(found["what"], PART)
    if meaning is None:
        return None
    label = piece.part(0, len(head) + len(colon)).stripped()
    return PartHeading(meaning, label, piece.part(len(head) + len(colon)).stripped())


def _body_did(piece: Piece) -> PartHeading | None:
    """The part that a body decided or proposed: "SSU vedtok:"; a group that worked on a case only found something."""
    head, colon, _rest = piece.raw.partition(":")
    did = _BODY_DID.fullmatch(_VOTED.sub("", head).strip()) if colon else None
    if not did or not (did["who"].isupper() or is_of_body(did["who"])) or _OF_GROUP.search(did["who"]):
        return None
    meaning, end = "decision" if did["decided"] else "proposal", len(head) + 1
    return PartHeading(meaning, piece.part(0, end).stripped(), piece.part(end).stripped(), _who(did["who"]))


def _with_vote(piece: Piece) -> PartHeading | None:
    """The heading of a decision that says how it was voted: "Vedtak (mot Lies stemme)", "Vedtatt mot 2 stemmer:"."""
    head, colon, _rest = piece.raw.partition(":")
    is_voted = _VOTED.search(head) is not None and bool(colon or head.endswith(")"))
    if not is_voted or meaning_of(_VOTED.sub("", head), PART) != "decision":
        return None
    label = piece.part(0, len(head) + len(colon)).stripped()
    return PartHeading("decision", label, piece.part(len(head) + len(colon)).stripped())


def _by_form(piece: Piece) -> PartHeading | None:  # noqa: PLR0911 - a return a kind of part
    """The part that a heading with a name in it begins: "Kommunedirektørens innstilling:", "Forslag fra Ap:"."""
    head, colon, _rest = piece.raw.partition(":")
    if len(head.split()) > _MOST_WORDS or (head.rstrip().endswith((".", ",")) and not colon):
        return None
    label = piece.part(0, len(head) + len(colon)).stripped()
    after = piece.part(len(head) + len(colon)).stripped()
    text = head.strip(" .")
    if _SENTENCE.search(text) or _OF_RECOMMENDATION.match(text):
        return None
    text = _PROPOSED_IN.sub("", text)
    found = _FROM.fullmatch(text)
    if found and (found["what"].lower() != "framlegg" or not found["who"] or is_of_body(found["who"])):
        return PartHeading("proposal", label, after, _who(found["who"] or ""))
    found = OF_BODY.fullmatch(text) if colon else None
    if found and is_of_body(found["who"]) and not is_name(found["who"]):
        return PartHeading("proposal", label, after, _who(found["who"]))
    found = _RECOMMENDED.fullmatch(text)
    if found and (_tells_otherwise(found["who"], after.text) or _puts_paper_forward(found)):
        return None
    who = found["who"].strip() if found else ""
    if found and (is_of_body(who) or not is_name(who)) and (colon or _is_of_recommendation(found, piece.line)):
        is_passive = _CASE_IS.match(who) is not None  # it says to whom, and not by whom
        return PartHeading("proposal", label, after, "" if is_passive else _who(_PUT_FORWARD.split(who)[0]))
    if _DECISION.fullmatch(text) and (colon or not after.text):
        return PartHeading("decision", label, after)
    is_set_off = colon or piece.line.strong or piece.line.kind == "heading"
    if _PROTOCOL.fullmatch(piece.raw.strip(" .:")) or (is_set_off and _body_that_met(piece.raw)):
        return PartHeading("minutes", piece, piece.part(len(piece.raw)))
    is_short = not after.text and len(text.split()) <= _MOST_WORDS
    if is_short and _TREATMENT.fullmatch(text) and not looks_like_vote(text):
        return PartHeading("treatment", label, after)
    return None


def _body_that_met(heading: str) -> str:
    """The body that a heading names with the day when it met, alone; "" of any other."""
    met = _MET.fullmatch(heading.strip(" .:"))
    body = met["body"] if met else ""
    is_told = _TOLD_OF.match(body) is not None and not is_body(body.split()[0])  # "Vedtatt i styret 3. mai 2026:"
    return body if is_body(body) and not is_told else ""


def _is_of_recommendation(found: re.Match[str], line: SourceLine) -> bool:
    """Whether a line without a colon heads a recommendation: "Rådmannens forslag" only where it is set as a heading."""
    is_set_apart = line.kind == "heading" or line.strong
    return found["what"].lower() != "forslag" or (is_set_apart and is_of_body(found["who"]))


def _tells_otherwise(who: str, after: str) -> bool:
    """Whether a line tells what became of a proposal, or that somebody put one forward: "Ola Lie fremmet forslag:"."""
    if looks_like_result(after) or looks_like_vote(after):
        return True  # "Rådmannens forslag: Enst. vedtatt."
    return _PUT_FORWARD.search(who) is not None and not is_of_body(_PUT_FORWARD.split(who)[0])


def _puts_paper_forward(found: re.Match[str]) -> bool:
    """Whether a line tells that somebody showed what was proposed: "Sekretæren la fram forslag til budsjett:"."""
    who = found["who"].strip()
    is_paper = bool(found["to"]) and found["what"].lower() in ("forslag", "framlegg")
    return is_paper and (_PUT_FORWARD.search(who) is not None or not is_of_body(who.rsplit(maxsplit=1)[-1]))


def _who(written: str) -> str:
    """Who put something forward; of a heading in capitals as a sentence would have it."""
    who = written.strip()
    return who.capitalize() if who.isupper() and len(who) > _SHORT else who


def body_of(heading: str) -> str:
    """The body whose treatment a heading announces: of "Saksprotokoll i Formannskapet - 04.03.2026" the folded name."""
    if treated := _TREATED.fullmatch(heading.strip()):
        return fold(treated["body"])
    if found := _BODY.match(heading.strip()):
        return fold(found["body"] or found["dated"] or found["whose"])
    return fold(_body_that_met(heading))
