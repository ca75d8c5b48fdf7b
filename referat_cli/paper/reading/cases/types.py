"""What type a case is, as its title says it, or the series of its number."""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.paper.reading.cases.other_business import is_other_business
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.unnumbered import APPROVAL
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.phrases import phrase

_NAMED = re.compile(
    r"(?P<type>godkjenning|beslutning|vedtak|orientering|referat|interpellasjon|spørsmål|eventuelt|valg)(?:s?sak)?",
    re.IGNORECASE,
)
_CALLED = {"referat": "referatsak", "vedtak": "beslutning"}
# What stands between the word and the number.
_NUMBER = re.compile(r"[\s:.]*(?:nr|nummer)?[\s:.]*$", re.IGNORECASE)
# The letter of a type between the number of a case and its title: "Sak 30/26 (B) Budsjett", "30/26 O Økonomi".
_LETTER_BEFORE_TITLE = re.compile(r"\s*(?:\((?P<letter>[A-ZÆØÅ])\)\s+(?=\w)|(?P<bare>[OBVGD]):?\s+(?=[A-ZÆØÅ]))")
_LETTERS = {"O": "orientering", "B": "beslutning", "V": "beslutning", "G": "godkjenning"}
# The same where it stands behind the number: "4/24 O".
LETTERED = re.compile(r"(?P<number>.*\d)\s(?P<letter>[A-ZÆØÅ])")
_OF_MATTERS_TOLD = re.compile(r"(?:RS|ref)\b")
_TAKEN_NOTE_OF = phrase(r"\b(?:orientering\w*|etterretning|vit[ae]nde|referert|referatsak\w*)\b")
# The type at the end of a title: "Pasientreiser (orienteringssak)".
_AFTER_TITLE = re.compile(r"\((?P<type>\w+sak)\)$", re.IGNORECASE)


def type_named(text: str) -> str:
    """The type that a word alone is, or its letter: "Orienteringssak", "O"; "" for every other word."""
    found = _NAMED.fullmatch(text.strip())
    named = found["type"].lower() if found else _LETTERS.get(text.strip(" ()"), "")
    return _CALLED.get(named, named)


def read_word(word: Piece, case: dict[str, Any]) -> None:
    """Write the type that the word before the number of a case is: "Orienteringssak 12/25"."""
    if named := type_named(_NUMBER.sub("", word.text)):
        case["sakstype"] = named


def read_letter(title: Piece, case: dict[str, Any], ledger: Ledger) -> Piece:
    """A title without the letter of the type before it, which is written where it says one."""
    found = _LETTER_BEFORE_TITLE.match(title.raw)
    if found is None:
        return title
    ledger.label(title.part(0, found.end()))
    if named := _LETTERS.get(found["letter"] or found["bare"]):
        case["sakstype"] = named
    return title.part(found.end())


def read_type(case: dict[str, Any], reading: CaseReading) -> None:
    """The type that a title says beyond doubt, or that the series of the number does."""
    title, number = case["tittel"], case.get("saksnr", "")
    if is_other_business(title):
        case["sakstype"] = "eventuelt"
    elif APPROVAL.match(title):
        case["sakstype"] = "godkjenning"
    elif (after := _AFTER_TITLE.search(title)) and (named := type_named(after["type"])):
        case["sakstype"] = named
    elif reading.register and number:
        series = reading.register.numbering.format_of(number, reading.known.date)
        if series and len(series.types) == 1:
            case["sakstype"] = series.types[0]


def write_types_of_series(cases: Sequence[dict[str, Any]]) -> None:
    """Write that the cases of the series «RS» are matters told of, unless anything was decided in one of them.

    A board of owners calls all its cases so too: "RS 4/26 Budsjett", for «representantskap».
    """
    told = [case for case in cases if _OF_MATTERS_TOLD.match(case.get("saksnr", ""))]
    if not any(map(_is_decided, told)):
        for case in told:
            case.setdefault("sakstype", "referatsak")


def _is_decided(case: dict[str, Any]) -> bool:
    """Whether something else was decided in a case than that the committee took note of it."""
    ruled = [point["tekst"] if isinstance(point, dict) else str(point) for point in case.get("vedtak", ())]
    is_ruled = "sakstype" not in case and not all(map(_TAKEN_NOTE_OF.search, ruled))
    return is_ruled or not {"forslag_til_vedtak", "valg"}.isdisjoint(case)
