"""How a meeting was held: in a room, on screens, in both ways or by circulation."""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.sentences import sentences

_WORD = (
    r"(?:fysisk|digitalt?|hybridt?|(?:hybrid|nett|fjern|video|skjerm|teams)-?(?=møte)|elektronisk(?= møte)|skriftlig"
    r"|skriftleg)(?:[ -]?møtet?)?"
)
# What begins with each word, folded; of «Teams» alone nobody knows whether others sat together.
_MEANINGS = {"fysisk": "fysisk", "hybrid": "hybrid", "skriftl": "sirkulasjon", "sirkulasjon": "sirkulasjon"}
_LABELLED = {"teams": "digitalt", "sirkulasjon": "sirkulasjon", "sirkulasjonssak": "sirkulasjon"}
_HOLD = "(?:(?:av)?holdt|(?:av)?holdes|halde|gjennomført|gjennomførd|gjennomføres|arrangert|avviklet|avvikla)"
# What stands behind such a word, which is else part of a name: "Digital arena".
_END = r"(?=$|\s*[:;(),/–.]| (?:på|via|over|i|ved|og|med|for|den|kl|fra|frå)\b| \d)"
# The words where they say how it was: first, in brackets or after what joins them to a place.
_TOLD = phrase(
    rf"(?:^|[(,;/–-]|\b(?:og|eller|et|eit|som|fra|frå|{BE}|{_HOLD})\b)\s*(?P<form>{_WORD})"
    rf"{_END}"
)
# A place to be and a way to be elsewhere: "Rådhuset / digitalt", "Rådhuset, med mulighet for digital deltakelse".
_AND_FAR = phrase(
    rf"\w\S* ?(?:/| og| eller) ?digitalt?{_END}"
    r"|(?:mulighe[td]|høve|anledning|mogleg\w*) (?:for|til) (?:å \w+ )?(?:digital|delta)"
    r"|\b(?:noen|nokre|enkelte|flere|fleire) (?:\w+ )?(?:på teams|digitalt)"
)
_SENTENCE = phrase(
    rf"(?:(?:dette |møtet )(?:{BE} )?(?:{_HOLD} )?(?:som )?(?:et |eit )?)?(?P<form>{_WORD})"
    r"(?: (?:på|via|over|i|ved) (?P<place>[^.()]+)| \((?P<channel>[^.()]+)\))?\.?"
)
# The same at the beginning of a sentence that may say more: "Møtet ble holdt digitalt, og Siv Nes ledet det."
_HELD = phrase(rf"(?:dette )?møtet {BE} (?:{_HOLD} )?(?:som )?(?:et |eit )?(?P<form>{_WORD}){_END}")
_ON = phrase(r" (?:på|via|over) (?P<place>[^.,;()\d]+?)\s*(?=$|[.,;()\d])")
_IN_BRACKETS = phrase(rf"\s*[(,–-]\s*{_WORD}\s*\)?$")


def form_told(text: str) -> str:
    """How a meeting was held, as words say among others; "" where they do not: two ways make it a hybrid."""
    forms = {_meaning(found["form"]) for found in _TOLD.finditer(text)}
    return "hybrid" if len(forms) > 1 or _AND_FAR.search(text) else "".join(forms)


def form_labelled(text: str) -> str:
    """How a meeting was held, as the value of a label that asks for it: "Teams" says it there."""
    return _LABELLED.get(fold(text), "") or form_told(text)


def read_form_beside(piece: Piece, record: dict[str, Any], ledger: Ledger) -> None:
    """Write how a meeting was held where words beside when it was say so: "4. mars 2026 kl. 10 (digitalt)"."""
    for found in _TOLD.finditer(piece.raw):
        record.setdefault("moeteform", form_told(piece.raw))
        ledger.value(("moeteform",), piece.part(*found.span("form")))
        where = _ON.match(piece.raw, found.end("form"))
        if where and "moetested" not in record:
            record["moetested"] = ledger.value(("moetested",), piece.part(*where.span("place")))
            ledger.label(piece.part(*where.span()))


def read_form(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a line says how a meeting was held, maybe where, and nothing else: "Digitalt møte på Teams"."""
    found = _SENTENCE.fullmatch(piece.text) and _SENTENCE.fullmatch(piece.raw)
    if not found:
        return False
    record.setdefault("moeteform", _meaning(found["form"]))
    if ledger:
        place = _place(piece, found)
        if place and "moetested" not in record:
            record["moetested"] = ledger.value(("moetested",), place)
        ledger.value(("moeteform",), piece)
    return True


def read_form_in_case(lines: Sequence[SourceLine], record: dict[str, Any], ledger: Ledger) -> None:
    """Write how the meeting was held, where only the case that opened it says so: "Møtet var hybrid, og …"."""
    every = (one for line in lines if not line.cells for one in sentences(whole(line)))
    told = next(((one, found) for one in every if (found := _HELD.match(one.raw))), None)
    if told and "moeteform" not in record:
        sentence, found = told
        record["moeteform"] = _meaning(found["form"])
        made = f"moeteform: {record['moeteform']}"
        ledger.guess(sentence, made, _("står i en sak; er lest som det som gjaldt møtet"))


def without_form(words: Piece) -> Piece:
    """The words of a title or a place without how the meeting was held at their end: "Nordre råd (digitalt)"."""
    found = _IN_BRACKETS.search(words.raw)
    return words.part(0, found.start()) if found and len(_TOLD.findall(words.raw)) == 1 else words


def place_of_form(words: Piece) -> Piece:
    """The place among words that say how the meeting was held too: "Digitalt på Teams", "Teams (digitalt)"."""
    found = _SENTENCE.fullmatch(words.raw)
    if found and found["channel"]:
        return words  # "Videomøte (Teams)" is what the place is called
    return (_place(words, found) or words) if found else without_form(words)


def _place(words: Piece, found: re.Match[str]) -> Piece | None:
    name = next((name for name in ("place", "channel") if found[name]), "")
    return words.part(*found.span(name)) if name else None


def _meaning(word: str) -> str:
    folded = fold(word)
    return next((form for begin, form in _MEANINGS.items() if folded.startswith(begin)), "digitalt")
