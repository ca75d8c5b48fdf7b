"""What stands under the last case: when the meeting ended and the next is, and who signed."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.head.head import read_facts
from referat_cli.paper.reading.head.officers import read_officers_told
from referat_cli.paper.reading.head.reading import HeadReading
from referat_cli.paper.reading.head.when_and_where import next_date, read_hours
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.first_names import is_first_name_alone, is_somebody
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.people.splitting import split_names
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.labels import HEAD, PART, SECTION, LabelFound, label_of, meaning_of, names_column
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, LETTER, WAS, phrase
from referat_cli.paper.reading.words.sentences import sentences

_FACTS = frozenset({"next", "chair", "secretary", "end", "start"})
_NEXT = phrase(
    r"^(?:vel møtt(?: til| på)? )?(?:neste|nytt) (?:[\w-]*(?:møte|samling|treff)|(?-i:[A-ZÆØÅ]{2,5})):? "
    r"(?:(?:er|blir|vert|holdes|er satt til|avholdes|avtales|avtalast|avklares|bestemmes|fastsettes)\b"
    r"|(?:\w+\.?,? )?(?:den )?\d"
    r"|(?:hos|i|på|hjå|med|ved)\b(?=[^.]*\d))"
    r"|^vi (?:møtes|møttes|møtest|møtast|sees|ses) (?:igjen|att|neste gang)\b(?=[^.]*\d)"
)
_SIGNED = phrase(
    r"(?:protokollen|referatet|møteboka?|møteprotokollen) (?:ble |blir |vert |skal |vart |er )?"
    r"(?:under(?:tegnes|skrives|skrive|teikna|skriven|tegnet|skrevet)|signeres|signert) av (?P<names>.+?)\.?$"
)
_TO_SIGN = phrase(r"^til å (?:underskrive|signere|undertegne) (?:protokollen|møteboka?):\s*(?P<names>.+)$")
# Who was elected to sign, among those who were there or as a sentence of the head.
_CHOSEN_TO_SIGN = phrase(
    r"^(?:til å (?:skrive under|underskrive|underteikne|undertegne|signere|godkjenne) [^.:]*?"
    rf"{WAS} (?:valgte?|valde?|utpekte?|oppnevnt|peika ut):? (?P<names>.+?)"
    rf"|(?P<names2>[^.:]+?) {WAS} (?:valgte?|valde?|utpekte?|oppnevnt|peika ut) til å "
    r"(?:skrive under|underskrive|underteikne|undertegne|signere|godkjenne)\b[^.:]*)\.?$"
)
_CERTIFIED = phrase(
    rf"^(?:(?:protokollen|møteboka?|møteprotokollen|referatet) (?:{BE} )?(?:(?:digitalt|elektronisk) )?"
    r"(?:signer(?:es|t|ast)|undertegne(?:s|t|st)|underskrive[snt]|underteikn(?:a|ast))(?: (?:digitalt|elektronisk))?"
    r" av:?$"
    r"|vi (?:bekrefter|bekreftar|stadfester|stadfestar)\b|rett utskrift|utskrift av|underskrift|signatur)"
)
_TO_BE_SIGNED = phrase(
    r"(?:protokollen|møteboka?|møteprotokollen|referatet) (?:blir |vert |er )?(?:signer|under(?:tegne|skriv|teikn))"
)
_SIGNING = {"chair": "moeteleder", "secretary": "referent"}
_SEVERAL_OFFICES = re.compile(r"\s*/\s*|\s+og\s+")
# What ends a letter, before the name of who sent it; and that nobody signs on paper.
_GREETING = phrase(
    r"(?:mvh|vh|hilsen|helsing|(?:med )?(?:beste|vennlig|venleg|kjær) (?:hilsen|helsing))\b[.,!]?(?: \S+){0,3}$"
)
_BY_MACHINE = phrase(
    r"\(?(?:dette )?(?:dokumentet|protokollen|referatet) er (?=[^.]*(?:elektronisk|digitalt))"
    r"(?:elektronisk |digitalt )?(?:godkjent|signert|underskrevet|underteikna|undertegnet)\b[^.]{0,60}[.)]*$"
    r"|\(?sign\.?\)?$|(?:publisert|sist endret|sist endra|oppdatert)\s[^A-ZÆØÅ]*\d[^.]*"
    r"(?:endr|oppdater)?[^.]*\d.*$"
)
# Offices that stand before the names of those who sign.
_SIGNS = phrase(r"lede(?:r|ren)$|leiar(?:en)?$|ordstyr|dirigent|referent|sekretær|før[ea]r|skriv[ea]r|vitne|^ref\b")
_ELECTION = phrase(r"\b(?:valg|val|konstituering)\b")
# Who wrote, without a colon: "Ref. Siv Nes".
_WROTE = phrase(rf"^(?:ref|referent|møtereferent)\.? (?P<name>{LETTER}\S+(?: {LETTER}\S+)+)$")

# What is said to all as they part: "Møteleder takket for oppmøtet", "Leiar ønskte alle ein god sommar".
_PARTING = phrase(
    r"(?:(?:[\wæøå.-]+ ){1,5}(?:takk(?:et|a) (?:alle )?for (?:(?:et|eit|ein|en|godt?|gode|fint?|konstruktivt?|aktiv) )*"
    r"(?:møtet?|oppmøtet?|fr[ae]mmøtet?|deltakelsen?|deltakinga?|i dag|bidrag|innspill?|diskusjon\w*)"
    r"|(?:ønsket|ønskte|ønska|ynskte) (?:alle )?(?:(?:en|ein|ei|riktig|god|fin) )+"
    r"(?:sommer|sommar|jul|påske|helg|hjemtur|heimtur|tur))\b[^.:]*[.!]?)"
)
_LAST_LINES = 5
_WORDS_OF_A_DAY = 14
_SHORT = 6
# So many lines after that of the next meeting may be those of a foot of the page.
_SURROUNDING = 3
# What stands between those who sign: blanks, lines to sign on, and that they have signed.
_HAS_SIGNED = re.compile(r"\((?:s|sign|sgd)\.?\)|/(?:s|sign)\.?/|^\s*sign\.(?=\s)", re.IGNORECASE)
_GAP = phrase(rf"\s*(?:{_HAS_SIGNED.pattern})\s*|" + r"\s{3,}|[\t\n]+|[\s_]*_{3,}[\s_]*")
_SENTENCES_APART = re.compile(rf"(?<=[a-zæøå)][.!])\s+(?={CAPITAL})|\n+")
_LINE_END = re.compile(r"\n")
# Who signs with what they are: "Kari Moe, leder", "Kari Moe (leder)", "Kari Moe leder", "Protokollvitne: Kari Moe".
_WITH_OFFICE = re.compile(
    r"(?P<name>[^,(:]+?)(?:\s*[,(]\s*|\s+(?=[^A-ZÆØÅ]+$))(?P<office>[^(),]+)\)?\s*|(?P<before>[^:,]+):\s*(?P<after>[^:,]+)"
)
# Names with nothing but a blank between them: "Ida Lie Per Dal Siv Nes".
_NAMES_IN_A_ROW = phrase(rf"{CAPITAL}[\w-]+(?: {CAPITAL}[\w-]+){{4,15}}", re.NOFLAG)
_WORDS_OF_TWO = 4
_OF_PARTY = re.compile(r"\s*\([^()]*\)$")
_PLACE_AND_DAY = phrase(rf"^{CAPITAL}[\w -]{{1,40}},? (?:den )?\d{{1,2}}\.", re.NOFLAG)


def with_facts_below(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, the heading «Neste møte» and the day below it on one, and «Referent:» and the name below it."""
    found: list[SourceLine] = []
    labels: list[LabelFound | None] = []
    for line in lines:
        piece = whole(line).stripped()
        above, label = (found[-1], labels[-1]) if found and not line.cells else (None, None)
        if above and label and _is_value(piece, label, several=len(labels) > 1 and labels[-2] is not None):
            between = [] if label.label.raw.rstrip().endswith(":") else ["", ": "]
            found[-1] = ledger.joined([label.label, piece], replace(above, kind="paragraph", level=0), between)
            labels[-1] = None
            continue
        found.append(line)
        is_case = line.kind == "item" and line.label[:1].isalnum()
        alone = None if line.cells or is_case else label_of(whole(line), HEAD)
        labels.append(alone if alone and not alone.rest.text else None)
    return found


def _is_value(piece: Piece, label: LabelFound, *, several: bool) -> bool:
    """Whether a line is what the label alone above it tells: a day, or who led or wrote; ``several`` stand there."""
    if label.meaning == "next":
        return len(piece.text.split()) <= _WORDS_OF_A_DAY and bool(dates_in(piece.raw, "2000"))
    is_of_somebody = label.meaning in _SIGNING and label.label.raw.rstrip().endswith(":") and not several
    return is_of_somebody and (is_name(piece.text) or is_first_name_alone(piece.text))


def end_of_cases(lines: Sequence[SourceLine], first: int) -> int:
    """Where the last case ends; ``first`` is where its lines begin."""
    begins = (at for at in range(first, len(lines)) if _begins_signatures(lines[at]) or _ends_meeting(at, lines))
    end = next(begins, len(lines))
    for place in range(max(first, end - _LAST_LINES), end):
        if _is_greeting(lines[place]):
            end = place
            break
    below = end
    is_election = first > 0 and _ELECTION.search(lines[first - 1].text) is not None
    while end > first and not _is_office(lines[end - 1], is_election) and _is_tail(lines[end - 1], end - 1 > first):
        end -= 1
    if end > first and _leads_on(lines[end - 1]):  # "Vedtak:", "Leder: Kari Moe", "Nestleder: Ola Lie"
        is_apart = below < len(lines) and _begins_signatures(lines[below])
        while end < below and (is_apart or ":" in lines[end].text):
            end += 1
    return next((place for place in range(max(first, end - _SURROUNDING), end) if _tells_next(lines[place])), end)


def attachments_before_end(lines: Sequence[SourceLine], first: int) -> list[SourceLine]:
    """The lines, a list of attachments before what tells of the meeting and stands above it: "Neste møte: 3. mai"."""
    at = next((place for place in range(len(lines) - 1, first, -1) if _heads_attachments(lines[place])), len(lines))
    end = next((place for place in range(at + 1, len(lines)) if _is_tail(lines[place], may_be_name=True)), len(lines))
    begin = at
    while begin > first + 1 and _is_tail(lines[begin - 1], may_be_name=False):
        begin -= 1
    return [*lines[:begin], *lines[at:end], *lines[begin:at], *lines[end:]]


def _heads_attachments(line: SourceLine) -> bool:
    found = label_of(whole(line).stripped("*"), PART) if not line.cells and line.kind != "item" else None
    return found is not None and found.meaning == "attachments"


def end_of_account(lines: Sequence[SourceLine]) -> int:
    """Where a paper without cases ends: nothing but who wrote stands below when the next meeting is."""
    end = next((place for place, line in enumerate(lines) if _tells_next(line)), len(lines))
    below = lines[end + 1 :]
    is_end = all(
        _is_tail(line, may_be_name=True) or _is_greeting(line) or is_first_name_alone(line.text.strip())
        for line in below
    )
    return end if is_end else len(lines)


def _ends_meeting(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line says when the meeting ended, and those below it that it is signed, or by whom."""
    line, below = lines[place], lines[place + 1 :]
    if line.cells or not is_hours(whole(line).stripped()) or not below:
        return False
    is_to_be_signed = not below[0].cells and _TO_BE_SIGNED.match(below[0].text.strip()) is not None
    return is_to_be_signed or all(_is_tail(one, may_be_name=True) for one in below)


def signatures_at(place: int, lines: Sequence[SourceLine]) -> int:
    """How many lines from a place say who signed, where that stands above the cases; 0 where no name does."""
    if not lines[place].cells and (chosen := _CHOSEN_TO_SIGN.match(lines[place].text.strip())):
        name = (chosen["names"] or chosen["names2"]).split(" og ")[0]
        return int(is_name(_OF_PARTY.sub("", name.split(",")[0])))
    is_dated = _is_place_and_day(lines[place])
    if not (is_dated or _begins_signatures(lines[place])):
        return 0
    end = place + 1
    while end < len(lines) and (
        _begins_signatures(lines[end])
        or _is_tail(lines[end], may_be_name=True)
        or _goes_on_certifying(lines[end], lines[end - 1].text)
    ):
        end += 1
    told = [part.text for line in lines[place:end] for one in line.lines() for part in whole(one).split(_GAP)]
    is_signed = any(map(is_name, told)) and (not is_dated or any(map(is_function, told)))
    return end - place if is_signed else 0


def _is_place_and_day(line: SourceLine) -> bool:
    """Whether a line only says where and when a paper was signed: "Dal, 3. mai 2026"."""
    text = line.text.strip()
    days = dates_in(text) if not line.cells and _PLACE_AND_DAY.match(text) else []
    return bool(days) and len(text.split()) <= _SHORT and not text[days[-1].end :].strip(" .,:")


def _tells_next(line: SourceLine) -> bool:
    """Whether a line near the end says when the next meeting is: what stands below it surrounds the page."""
    piece = whole(line).stripped()
    if line.cells or line.kind == "item" or not next_date(piece.raw, "2000-01-01"):
        return False
    label = label_of(piece, HEAD)
    return bool(label and label.meaning == "next" and label.rest.text) or _NEXT.match(piece.text) is not None


def next_told(text: str) -> str:
    """The sentence at the end of a text that says when the next meeting is; "" where it ends with another."""
    last = _SENTENCES_APART.split(text.strip())[-1]
    return last if _NEXT.match(last) else ""


def _leads_on(line: SourceLine) -> bool:
    """Whether the words of a line stand below it: it is the heading of a part of a case, or ends with a colon."""
    label = label_of(whole(line), PART) if not line.cells else None
    return (label is not None and not label.rest.text) or (not line.cells and line.text.rstrip().endswith(":"))


def _is_office(line: SourceLine, is_election: bool) -> bool:  # noqa: FBT001 - asked of one line after the other
    """Whether a line says who has an office, as an election does: a signature has that of who led or wrote."""
    if is_election and not line.cells and _is_with_office(line.text.strip()):
        return True
    cells = cells_of(line) if is_election and line.cells else []
    if len(cells) > 1 and is_function(cells[0].text) and is_name(cells[1].text):
        return True
    office, colon, name = line.text.partition(":")
    if line.cells or not colon or not is_function(office) or not is_name(name.strip()):
        return False
    if meaning_of(office, HEAD) == "secretary":
        return False
    return is_election or not _SIGNS.search(office)


def _begins_signatures(line: SourceLine) -> bool:
    piece = next((piece for cell in cells_of(line)[:1] for piece in cell.pieces), whole(line))
    if line.kind == "item":
        return False
    found = label_of(piece, SECTION)
    later = next((one for one in sentences(piece) if not is_hours(one)), piece)
    return (found is not None and found.meaning == "signatures") or bool(_CERTIFIED.match(later.text))


def _goes_on_certifying(line: SourceLine, above: str) -> bool:
    """Whether a line is the rest of a sentence that certifies the minutes, which a narrow page has broken."""
    return (
        _CERTIFIED.match(above.strip()) is not None
        and not above.rstrip().endswith((".", ":"))
        and line.text.strip()[:1].islower()
    )


def _is_greeting(line: SourceLine) -> bool:
    return not line.cells and line.kind == "paragraph" and bool(_GREETING.match(line.text.strip()))


def _is_tail(line: SourceLine, may_be_name: bool) -> bool:  # noqa: FBT001, PLR0911 - asked of one line after the other
    """Whether a line tells of the meeting and not of its last case."""
    if line.kind == "item":
        return False
    if line.cells:
        texts = [part.text for cell in cells_of(line) for piece in cell.pieces for part in piece.split(_GAP)]
        return may_be_name and all(not text.strip("_. ") or is_name(text) or is_function(text) for text in texts)
    piece = whole(line).stripped("_")
    if not piece.text:
        return True
    label = label_of(piece, HEAD)
    if label and label.meaning in _FACTS and (label.rest.text and label.is_set_off):
        return True
    if _WROTE.match(piece.text):
        return True
    if _is_place_and_day(line):
        return True
    if _BY_MACHINE.match(piece.text):
        return True
    if _SIGNED.match(piece.text) or is_hours(piece) or all(map(_parts, sentences(piece))):
        return True
    if read_officers_told(piece, {}, None):
        return True
    return may_be_name and (
        _NAMES_IN_A_ROW.fullmatch(piece.text) is not None
        or all(is_name(part.text) or is_function(part.text) or _is_with_office(part.text) for part in piece.split(_GAP))
    )


def _is_with_office(text: str) -> bool:
    """Whether a text is a name and what somebody is after it: "Kari Moe (leder)"."""
    told = _WITH_OFFICE.fullmatch(text)
    return bool(told and told["office"]) and is_name(told["name"]) and is_function(told["office"])  # type: ignore[index]


def _parts(sentence: Piece) -> bool:
    """Whether a sentence says when the meeting ended or the next is, or thanks those who came."""
    return bool(_NEXT.match(sentence.text) or _PARTING.fullmatch(sentence.text)) or is_hours(sentence)


def is_hours(piece: Piece) -> bool:
    """Whether a sentence says when the meeting began or ended, and nothing else."""
    return read_hours(piece, {}, None)


def read_tail(lines: Sequence[SourceLine], reading: HeadReading, there: Container[str]) -> None:
    """Write what stands under the last case into the record; ``there`` are the names of those who came."""
    names: list[str] = reading.record.get("underskrifter", [])
    ends, above, waiting = False, "", ""
    for first, second in pairwise(lines):
        _note_officers_beside(first, second, reading)
        _note_officers_beside(second, first, reading)
    own = [line for line, is_other in zip(lines, _of_other_tables(lines), strict=True) if not is_other]
    for line in (part for row in own for one in row.lines() for part in _told_apart(one, reading)):
        piece = whole(line).stripped("_")
        above = "" if line.cells else above
        ends = ends or _is_greeting(line)
        if ends or _BY_MACHINE.match(piece.text):
            reading.ledger.furniture(piece)
            continue
        if not piece.text or any(read(piece, reading.record, reading.ledger) for read in _SENTENCES):
            continue
        if _NEXT.match(piece.text) and (date := next_date(piece.raw, reading.record.get("moetedato", ""))):
            reading.record.setdefault("neste_moete", date)
            reading.ledger.value(("neste_moete",), piece)
            continue
        if signed := _SIGNED.match(piece.raw) or _CHOSEN_TO_SIGN.match(piece.raw):
            _read_those_who_sign(piece, signed, names, reading)
            continue
        label = label_of(piece, HEAD)
        if label and label.meaning in _FACTS and label.rest.text:
            _set_fact(line, reading)
        elif _is_label(piece) or _goes_on_certifying(line, above):
            reading.ledger.label(piece)
            above = piece.text
        else:
            _read_names(piece, names, reading, there)
            _note_officers(above, piece, reading)
            _note_officer(piece.text, waiting, reading)
            waiting = piece.text if not is_somebody(above) else ""  # the office stands above the name
            above = piece.text
    if names and not reading.title.is_extract:
        reading.record["underskrifter"] = names


def _of_other_tables(lines: Sequence[SourceLine]) -> Iterator[bool]:
    """Of each line, whether it is of a table whose columns are named: nobody signs in one, as of who is now elected."""
    width = 0
    for line in lines:
        is_heading = len(line.cells) > 1 and sum(names_column(cell.text) for cell in cells_of(line)) > 1
        width = len(line.cells) if is_heading else width if len(line.cells) == width else 0
        yield width > 0


def _read_those_who_sign(piece: Piece, signed: re.Match[str], names: list[str], reading: HeadReading) -> None:
    span = signed.span("names") if signed["names"] else signed.span("names2")
    for name in split_names(piece.part(*span), reading.register):
        party = _OF_PARTY.search(name.raw)
        bare = name.part(0, party.start()) if party else name
        if is_somebody(bare.text):  # "Protokollen signeres av undertegnede."
            names.append(reading.ledger.value(("underskrifter", len(names)), bare))
    reading.ledger.label(piece)


def _read_writer(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a line says who wrote the minutes, with no colon: "Ref. Siv Nes"."""
    found = _WROTE.match(piece.raw)
    if not found or not is_name(found["name"]):
        return False
    record.setdefault("referent", found["name"])
    if ledger:
        ledger.value(("referent",), piece)
    return True


_SENTENCES = (read_hours, read_officers_told, _read_writer)


def _note_officers(above: str, piece: Piece, reading: HeadReading) -> None:
    """Who led and who wrote, where only a signature says it: "Kari Moe, referent", or the word below the name."""
    for first, second in pairwise([above, *(part.text for part in piece.split(_LINE_END))]):
        signed = _HAS_SIGNED.sub("", second).rstrip(" )")
        mark = next((mark for mark in (",", "(") if mark in signed), "")
        name, _mark, office = signed.partition(mark) if mark else (first, "", signed)
        _note_officer(name if is_somebody(name.strip()) else first, office.rstrip(". "), reading)


def _note_officers_beside(names: SourceLine, offices: SourceLine, reading: HeadReading) -> None:
    """What a row says of those whose names stand in the row above or below it, each in the same column."""
    if names.cells and len(names.cells) == len(offices.cells):
        for name, office in zip(cells_of(names), cells_of(offices), strict=True):
            _note_officer(name.text, office.text, reading)


def _note_officer(name: str, office: str, reading: HeadReading) -> None:
    name = _HAS_SIGNED.sub("", name).strip()
    for one in _SEVERAL_OFFICES.split(_HAS_SIGNED.sub("", office).strip()) if is_somebody(name) else ():
        if key := _SIGNING.get(meaning_of(one, HEAD) or ""):
            reading.record.setdefault(key, name)


def _told_apart(line: SourceLine, reading: HeadReading) -> list[SourceLine]:
    """A line, or its sentences where one of several says when the meeting ended or the next is."""
    every = sentences(whole(line)) if not line.cells else []
    return [reading.ledger.part(one) for one in every] if every[1:] and any(map(_parts, every)) else [line]


def _is_label(piece: Piece) -> bool:
    """Whether a line only says that signatures follow, or where and when they were written."""
    found = label_of(piece, SECTION)
    is_heading = found is not None and not found.rest.text
    return is_heading or _CERTIFIED.match(piece.text) is not None or _is_place_and_day(piece.line)


def _set_fact(line: SourceLine, reading: HeadReading) -> None:
    """A labelled fact, which the head may have said already."""
    own: dict[str, Any] = {"moetedato": reading.record.get("moetedato", "")}
    read_facts([line], reading._replace(record=own))
    for key, value in ((key, value) for key, value in own.items() if value):
        if (first := reading.record.setdefault(key, value)) != value and isinstance(value, str):
            why = _("papiret sier også «{second}»; det første er tatt").format(second=value)
            reading.ledger.guess(whole(line), f"{key}: {first}", why)


def _read_names(piece: Piece, names: list[str], reading: HeadReading, there: Container[str]) -> None:
    for part in (one for written in piece.split(_GAP) for one in _apart(written, there)):
        if is_name(part.text) and fold(part.text) not in {fold(name) for name in names}:
            if len(part.text.split()) >= _WORDS_OF_TWO:
                reading.ledger.guess(part, "underskrifter", _("kan være navnene på to"))
            names.append(reading.ledger.value(("underskrifter", len(names)), part))
        elif (told := _WITH_OFFICE.fullmatch(part.raw)) and is_function(told["office"] or told["before"]):
            _read_names(part.part(*told.span("name" if told["office"] else "after")), names, reading, there)
            reading.ledger.label(part)
        elif is_name(part.text) or is_function(part.text):
            reading.ledger.label(part)
    for mark in _HAS_SIGNED.finditer(piece.raw):
        reading.ledger.label(piece.part(*mark.span()))


def _apart(piece: Piece, there: Container[str]) -> list[Piece]:
    """Two of those who were there with nothing but a blank between their names, apart."""
    for blank in re.finditer(r"\s+", piece.raw):
        first, second = piece.part(0, blank.start()), piece.part(blank.end())
        if first.text in there and (second.text in there or len(_apart(second, there)) > 1):
            return [first, *_apart(second, there)]
    return [piece]
