"""What a line says that stands under the last case: when the meeting ended and the next is, and who signed."""

import re
from typing import Any

from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.head.approval import read_dated_approval
from referat_cli.paper.reading.head.officers import read_officers_told
from referat_cli.paper.reading.head.when_and_where import read_hours
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import is_of_body
from referat_cli.paper.reading.words.clock import MONTH, WEEKDAY, dates_in
from referat_cli.paper.reading.words.labels import HEAD, MAIL, SECTION, label_of
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, LETTER, ON_BEHALF_OF, WAS, phrase
from referat_cli.paper.reading.words.sentences import sentences

FACTS = frozenset({"next", "chair", "secretary", "end", "start"})
# The meetings that are to come, in few words: "møteplan", "møtene våren 2026", "datoer for kommende møter".
_SEASON_OF_YEAR = (
    r"(?:(?:for|i|til) )?(?:(?:våren|høsten|hausten|vinteren|sommeren|(?:[12]\.|første|andre) halvår"
    r"|(?:resten av )?året)(?: (?:19|20)\d\d)?|(?-i:(?:19|20)\d\d)|fr[ae]mover|(?:videre|vidare)(?: fr[ae]mover)?)"
)
_TO_COME = (
    "(?:neste|nye|kommende|komande|planlagte|fremtidige|framtidige|videre|vidare|øvrige|avtalte|følgende|følgjande)"
)
_MEETINGS = "(?:møter|møtene|møta|møte[- ]?(?:datoer|datoar|dager|dagar|tider))"
_PLANNED = (
    rf"(?:(?:datoe?a?r |tidspunkt )?(?:for )?(?:{_TO_COME} {_MEETINGS}|{_MEETINGS} {_SEASON_OF_YEAR})"
    rf"|møte(?:plan|kalender)(?:en|a)?)(?: {_SEASON_OF_YEAR})?"
)
PLAN_ABOVE = phrase(rf"{_PLANNED}(?P<colon>:?)")
# What says of the next meeting only that nobody knows when it is.
NEXT_UNKNOWN = phrase(
    r"(?:(?:dato(?:en)?|tid(?:spunkt(?:et)?)?) for )?(?:det )?neste møtet?:? "
    r"(?:(?:er|blir|vil bli) )?(?:(?:ikke|ikkje|enda|ennå|enno) )*"
    r"(?:fastsettes|fastsatt|fastsett|avtales|avtalt|bestemmes|bestemt|avklares|avklart|kunngjøres|meldes|innkalles|satt)"
    r"(?: (?:til )?(?:senere|seinare|nærmere|nærare|ennå|enno|enda|ved (?:egen|eiga) innkalling))*\.?"
)
_OF_PLAN = phrase(rf"\b(?:{_PLANNED}|{_MEETINGS})(?!\w)")
_DAY_FIRST = phrase(rf"(?:{WEEKDAY} )?(?:den )?\d{{1,2}}\.\s?(?:\d{{1,2}}\b|{MONTH}\b)")
WORDS_OF_A_DAY = 14
NEXT = phrase(
    r"^(?:vel møtt(?: til| på)? |(?:det |vi )?(?:innkalles|kalles inn|kallast inn|inviteres) til |(?:\w+ )?"
    r"(?:dato|tid|tidspunkt|tid og sted|tid og stad) (?:for )?)?(?:det )?(?:neste|nytt) (?:[a-zæøå]+ )?"
    r"(?:[\w-]*(?:møtet?|samlinga?|treff)|(?-i:[A-ZÆØÅ]{2,5}))(?: (?:i|for) (?:[\w-]+ ){0,5}?[\w-]+)??:? "
    rf"(?:(?:{BE}|holdes|avholdes|avtales|avtalast|avklares|bestemmes|fastsettes|planlegges)\b"
    r"|(?:(?:\w+ til|\w+\.?,?) )?(?:den )?\d"
    r"|(?:hos|i|på|hjå|med|ved)\b(?=[^.]*\d))"
    r"|^vi (?:møtes|møttes|møtest|møtast|sees|ses) (?:igjen|att|neste gang)\b(?=[^.]*\d)"
    rf"|^{_PLANNED}(?:: ?| {BE} (?:(?:satt|sett|fastsatt|lagt|avtalt)(?: til)?:? )?)"
    r"(?=(?:[^\W\d]\S* ){0,2}\d{1,2}\.)"
)
SIGNED = phrase(
    r"(?:(?:protokollen|referatet|møteboka?|møteprotokollen) (?:ble |blir |vert |skal |vart |er )?)?"
    r"(?:(?:godkjent|godkjend|lest) og )?(?:(?:elektronisk|digitalt) )?"
    r"(?:under(?:tegnes|skrives|skrive|teikna|skriven|tegnet|skrevet)|signeres|signert)"
    r"(?: (?:elektronisk|digitalt))? av (?P<names>.+?)\.?$"
)
# Who was elected to sign, among those who were there or as a sentence of the head.
CHOSEN_TO_SIGN = phrase(
    r"^(?:til å (?:skrive under|underskrive|underteikne|undertegne|signere|godkjenne) [^.:]*?"
    rf"{WAS} (?:valgte?|valde?|utpekte?|oppnevnt|peika ut):? (?P<names>.+?)"
    rf"|(?P<names2>[^.:]+?) {WAS} (?:valgte?|valde?|utpekte?|oppnevnt|peika ut) til å "
    r"(?:skrive under|underskrive|underteikne|undertegne|signere|godkjenne)\b[^.:]*)\.?$"
)
CERTIFIED = phrase(
    rf"^(?:(?:protokollen|møteboka?|møteprotokollen|referatet) (?:{BE} )?(?:(?:digitalt|elektronisk) )?"
    r"(?:signer(?:es|t|ast)|undertegne(?:s|t|st)|underskrive[snt]|underteikn(?:a|ast))(?: (?:digitalt|elektronisk))?"
    r" av:?$"
    r"|vi (?:bekrefter|bekreftar|stadfester|stadfestar)\b|rett utskrift|utskrift av|underskrift|signatur)"
)
TO_BE_SIGNED = phrase(
    r"(?:protokollen|møteboka?|møteprotokollen|referatet) (?:blir |vert |er )?(?:signer|under(?:tegne|skriv|teikn))"
)
# Who approved the minutes, of which the record has the day alone.
_APPROVED_BY = phrase(
    rf"(?:(?:møte)?(?:referat(?:et)?|protokoll(?:en)?|møteboka) (?:{BE} )?)?"
    r"godkjen[dt] av:? [^.:]{3,60}(?:\.[^.:]{1,20})?\.?"
)
# What stands over who approved the minutes, or over who signs them for a body: "Referatet godkjent:", "For styret".
_OVER_NAMES = phrase(
    rf"(?:(?:møte)?(?:referat(?:et)?|protokoll(?:en)?|møteboka?) (?:{BE} )?)?godkjen[dt](?: av)?:"
    rf"|(?:for|{ON_BEHALF_OF}) (?P<body>[^.:,]{{3,60}})"
)
# What is said of the minutes themselves, over those who vouch for them: "Protokollen er rett gjengitt:".
OF_MINUTES = phrase(
    r"(?:denne |dette )?(?:protokollen?|møteboka?|møteprotokollen|referatet)s?\b(?! (?:fra|frå|av|for) )[^.:]*[.:]?$"
)
OF_SIGNING = phrase(r"sign|under(?:skr|tegn|teikn)|protokoll|møtebok|referat|vitne|utskrift|bekreft|stadfest")
# What ends a letter, before the name of who sent it; and that nobody signs on paper.
_GREETING = phrase(
    r"(?:mvh|vh|hilsen|helsing|(?:med )?(?:beste|vennlig|venleg|kjær) (?:hilsen|helsing))\b[.,!]?(?: \S+){0,3}$"
)
_BY_MACHINE = phrase(
    r"\(?(?:dette )?(?:dokumentet|protokollen|referatet) er (?=[^.]*(?:elektronisk|digitalt))"
    r"(?:elektronisk |digitalt )?(?:godkjent|signert|underskrevet|underteikna|undertegnet)\b"
    r"(?!(?: elektronisk| digitalt)? av (?-i:[A-ZÆØÅ]))[^.]{0,60}[.)]*$"
    r"|\(?sign\.?\)?$|(?:publisert|sist endret|sist endra|oppdatert)\s[^A-ZÆØÅ]*\d[^.]*"
    r"(?:endr|oppdater)?[^.]*\d.*$"
)
_REMARKS = (
    r"(?:(?:eventuelle?|evt\.?|ev\.?) )?(?:merknad|kommentar|innsigelse|innspill|innspel|rettelse|retting"
    r"|tilbakemelding|korreksjon)(?:er|ar|r)? (?:til|på|i|av) (?:dette )?"
)
# What is asked of those who read the minutes, and where these go: "Merknader til referatet sendes Siv Nes".
_OF_READERS = phrase(
    rf"{_REMARKS}(?:møte)?(?:referatet|protokollen|møteboka) "
    r"(?:send(?:es|ast)|meld(?:es|ast)|gis|må|bes|kan|rettes|skal)\b[^:]*"
    r"|(?:referatet|protokollen|møteboka|møteprotokollen) (?:(?:er|blir|vert) )?"
    r"(?:send(?:es|ast|t)|publiser(?:es|ast|t)|legges ut|lagt ut|(?:an)?ses som|ansees|regnes|reknast)\b[^:]*"
)
# Who wrote, without a colon: "Ref. Siv Nes".
_WROTE = phrase(rf"^(?:ref|referent|møtereferent)\.? (?P<name>{LETTER}\S+(?: {LETTER}\S+)+)$")
_SEASON = r"(?:god|fin|fortsatt god|framleis god)t? (?:sommer|sommar|jul|påske|helg|hjemtur|heimtur|tur)"
# What is said to all as they part: "Møteleder takket for oppmøtet", "Leiar ønskte alle ein god sommar".
_PARTING = phrase(
    r"(?:(?:[\wæøå.-]+ ){1,5}(?:takk(?:et|a) (?:alle )?for (?:(?:et|eit|ein|en|godt?|gode|fint?|konstruktivt?|aktiv) )*"
    r"(?:møtet?|oppmøtet?|fr[ae]mmøtet?|deltakelsen?|deltakinga?|i dag|bidrag|innspill?|diskusjon\w*)"
    rf"|(?:ønsket|ønskte|ønska|ynskte) (?:alle )?(?:(?:en|ein|ei|riktig) )*{_SEASON})\b[^.:]*[.!]?"
    rf"|møtet (?:{BE} )?(?:slutt|hevet|heva|avsluttet|avslutta)(?: med [^.:\d]{{1,40}})?[.!]?)"
)
# The same as nothing but a wish: "Vel møtt!", "Ha en god sommer, alle sammen!"
_WISH = phrase(
    rf"(?:vel møtt?|takk for (?:møtet|i dag)|(?:(?:ha|riktig|en|ein|ei|vi|ønsker|ønskjer|alle) )*{_SEASON})"
    r"(?:,? (?:igjen|att|alle|dere|dykk|sammen|saman))*[.!]*"
)
SHORT = 6
# What stands between those who sign: blanks, lines to sign on, and that they have signed.
HAS_SIGNED = re.compile(r"\((?:s|sign|sgd)\.?\)|/(?:s|sign)\.?/|^\s*sign\.(?=\s)", re.IGNORECASE)
GAP = phrase(
    rf"\s*(?:{HAS_SIGNED.pattern})\s*|" + r"\s{3,}|[\t\n]+|[\s_]*_{3,}[\s_]*|(?-i:(?<=[a-zæøå])\s?/\s?(?=[A-ZÆØÅ]))"
)
_SENTENCES_APART = re.compile(rf"(?<=[a-zæøå)][.!])\s+(?={CAPITAL})|\n+(?:(?:[-*]|\d+[.)])\s+)?")
# Who signs with what they are: "Kari Moe, leder", "Kari Moe (leder)", "Kari Moe leder", "Protokollvitne: Kari Moe".
WITH_OFFICE = re.compile(
    r"(?P<name>[^,(:]+?)(?:\s*[,(]\s*|\s+(?=[^A-ZÆØÅ]+$))(?P<office>[^(),]+)\)?\s*|(?P<before>[^:,]+):\s*(?P<after>[^:,]+)"
)
# Names with nothing but a blank between them: "Ida Lie Per Dal Siv Nes".
_NAMES_IN_A_ROW = phrase(rf"{CAPITAL}[\w-]+(?: {CAPITAL}[\w-]+){{4,15}}", re.NOFLAG)
OF_PARTY = re.compile(r"\s*\([^()]*\)$")
_PLACE_AND_DAY = phrase(rf"^{CAPITAL}[\w -]{{1,40}},? (?:den )?\d{{1,2}}\.", re.NOFLAG)


def is_place_and_day(text: str) -> bool:
    """Whether a line only says where and when a paper was signed: "Dal, 3. mai 2026"."""
    text = text.strip()
    days = dates_in(text) if _PLACE_AND_DAY.match(text) else []
    return bool(days) and len(text.split()) <= SHORT and not text[days[-1].end :].strip(" .,:")


def place_and_day_apart(piece: Piece) -> list[Piece]:
    """Where and when a paper was signed, and by whom, of a line that says both: "Dal, 3. mai 2026, Siv Nes".

    When it was may stand last: "Siv Nes, referent, 3. mai 2026".
    """
    last = dates_in(piece.raw)[-1:]
    who = piece.part(0, last[0].start).stripped(" ,.:–-/") if last else piece
    if last and not piece.raw[last[0].end :].strip(" .") and is_with_office(who.text):
        return [piece.part(last[0].start), who]
    day = last if _PLACE_AND_DAY.match(piece.raw) else []
    signed = piece.part(day[0].end).stripped(" ,.:–-") if day else piece
    is_signed = day and (is_name(signed.text) or is_with_office(signed.text))
    return [piece.part(0, day[0].end), signed] if is_signed else [piece]


def next_told(text: str) -> str:
    """The sentence at the end of a text that says when the next meeting is; "" where it ends with another."""
    last = _SENTENCES_APART.split(text.strip())[-1]
    return last if NEXT.match(last) else ""


def is_of_plan(title: str) -> bool:
    """Whether a case is about when the meetings to come are: "Møteplan 2027", "Datoer for møtene til høsten"."""
    return _OF_PLAN.search(title) is not None


def begins_with_day(piece: Piece) -> bool:
    """Whether few words begin with a day, as one of a list of them does: "Onsdag 4. mars kl. 10"."""
    return _DAY_FIRST.match(piece.raw) is not None and len(piece.text.split()) <= WORDS_OF_A_DAY


def begins_signatures(line: SourceLine) -> bool:
    """Whether a line is the heading over those who sign, or says that the minutes are theirs."""
    piece = next((piece for cell in cells_of(line)[:1] for piece in cell.pieces), whole(line))
    if line.kind == "item":
        return False
    found = label_of(piece, SECTION)
    later = next((one for one in sentences(piece) if not is_hours(one)), piece)
    return (found is not None and found.meaning == "signatures") or bool(CERTIFIED.match(later.text))


def is_copied(piece: Piece) -> bool:
    """Whether a line says who gets a copy of the minutes."""
    found = label_of(piece, MAIL)
    return found is not None and found.meaning == "receivers" and found.label.raw.rstrip().endswith(":")


def is_of_paper(text: str) -> bool:
    """Whether a line tells how the paper was made or wishes people well, and nothing of the meeting."""
    return _BY_MACHINE.match(text) is not None or any(told.fullmatch(text) for told in (_WISH, _OF_READERS))


def goes_on_certifying(line: SourceLine, above: str) -> bool:
    """Whether a line is the rest of a sentence that certifies the minutes, which a narrow page has broken."""
    return (
        CERTIFIED.match(above.strip()) is not None
        and not above.rstrip().endswith((".", ":"))
        and line.text.strip()[:1].islower()
    )


def is_greeting(line: SourceLine) -> bool:
    """Whether a line ends a letter: "Med vennlig hilsen"."""
    return not line.cells and line.kind == "paragraph" and bool(_GREETING.match(line.text.strip()))


def is_tail(line: SourceLine, may_be_name: bool) -> bool:  # noqa: FBT001, PLR0911 - asked of one line after the other
    """Whether a line tells of the meeting and not of its last case."""
    if line.kind == "item":
        return False
    if line.cells:
        texts = [part.text for cell in cells_of(line) for piece in cell.pieces for part in piece.split(GAP)]
        return may_be_name and all(not text.strip("_. ") or is_name(text) or is_function(text) for text in texts)
    piece = whole(line).stripped("_")
    if not piece.text:
        return True
    label = label_of(piece, HEAD)
    if label and label.meaning in FACTS and (label.rest.text and label.is_set_off):
        return True
    if is_place_and_day(line.text) or is_of_paper(piece.text) or is_copied(piece) or SIGNED.match(piece.text):
        return True
    if _APPROVED_BY.fullmatch(piece.text) or is_over_names(piece.text):
        return True
    if any(read(piece, {}, None) for read in SENTENCES) or all(map(parts, sentences(piece))):
        return True
    return may_be_name and (
        _NAMES_IN_A_ROW.fullmatch(piece.text) is not None
        or all(
            is_name(part.text) or is_function(part.text) or is_with_office(part.text)
            for part in place_and_day_apart(piece)[-1].split(GAP)
        )
    )


def is_over_names(text: str) -> bool:
    """Whether a line only says that the minutes are approved, or for whom they are signed, over the names."""
    found = _OVER_NAMES.fullmatch(text)
    return found is not None and (not found["body"] or is_of_body(found["body"]))


def is_with_office(text: str) -> bool:
    """Whether a text is a name and what somebody is after it: "Kari Moe (leder)"."""
    told = WITH_OFFICE.fullmatch(text)
    return bool(told and told["office"]) and is_name(told["name"]) and is_function(told["office"])  # type: ignore[index]


def parts(sentence: Piece) -> bool:
    """Whether a sentence says when the meeting ended or the next is, or thanks those who came."""
    return NEXT.match(sentence.text) is not None or ends_meeting(sentence)


def ends_meeting(sentence: Piece) -> bool:
    """Whether a sentence says when the meeting began or ended, or thanks those who came."""
    return _PARTING.fullmatch(sentence.text) is not None or is_hours(sentence)


def tells_end(sentence: Piece) -> bool:
    """Whether a sentence says when the meeting ended, and nothing else."""
    told: dict[str, Any] = {}
    return read_hours(sentence, told, None) and "slutt" in told


def is_hours(piece: Piece) -> bool:
    """Whether a sentence says when the meeting began or ended, and nothing else."""
    return read_hours(piece, {}, None)


def _read_writer(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a line says who wrote the minutes, with no colon: "Ref. Siv Nes"."""
    found = _WROTE.match(piece.raw)
    if not found or not is_name(found["name"]):
        return False
    record.setdefault("referent", found["name"])
    if ledger:
        ledger.value(("referent",), piece)
    return True


# What a sentence may say of the meeting below its cases, as well as at the top.
SENTENCES = (read_hours, read_officers_told, _read_writer, read_dated_approval)
