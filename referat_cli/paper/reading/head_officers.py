"""Who led a meeting and who wrote its minutes, as the head of the paper says it."""

import re
from typing import Any

from referat_cli.model.problem import Where
from referat_cli.paper.reading.head_facts import HeadFact
from referat_cli.paper.reading.head_reading import HeadReading
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.names_and_offices import is_name, without_office
from referat_cli.paper.reading.phrases import FROM, phrase
from referat_cli.paper.reading.source import Piece

_LED = phrase(
    r"(?P<name>[A-ZÆØÅ].+?) (?:ledet|leda|leidde|leia) møtet\.?|møtet (?:ble|vart|blei) "
    r"(?:ledet|leidd|leda|leia) av (?P<name2>.+?)\.?"
)
_OFFICER = phrase(
    rf"\s*\((?:sak (?P<from>[^()]+?) til (?P<to>[^()]+)|{FROM} sak (?P<first>[^()]+)|til og med sak "
    r"(?P<last>[^()]+)|til sak (?P<till>[^()]+))\)",
    re.NOFLAG,
)


def read_officers_of(fact: HeadFact, where: Where, reading: HeadReading) -> str | list[dict[str, str]]:
    """One name, or several with the cases that they were it for."""
    officers: list[dict[str, str]] = []
    for piece in fact.values:
        masked = re.sub(r"\([^()]*\)", lambda found: "x" * len(found[0]), piece.raw)
        begin = 0
        for part in re.finditer(r",\s*|\s+og\s+|;\s*|/|$", masked):
            one = piece.part(begin, part.start()).stripped()
            begin = part.end()
            if one.text:
                officers.append(_officer(one, where, reading))
        reading.ledger.label(piece)
    real = [one for one in officers if is_name(one["navn"]) or len(officers) == 1]
    if len(real) == 1 and len(real[0]) == 1:
        return real[0]["navn"]
    return real or officers


def _officer(piece: Piece, where: Where, reading: HeadReading) -> dict[str, str]:
    found = _OFFICER.search(piece.raw)
    name = piece.part(0, found.start()).stripped() if found else piece
    if bracket := re.search(r"\s*\(", name.raw):
        name = name.part(0, bracket.start())
    name = without_office(name)
    reading.ledger.value(where, name)
    officer = {"navn": name.text}
    if found:
        if first := found["from"] or found["first"]:
            officer["fra_sak"] = first.strip()
        if last := found["to"] or found["last"] or found["till"]:
            officer["til_sak"] = last.strip()
    return officer


def read_chair(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a sentence says who led the meeting, and nothing else."""
    found = _LED.fullmatch(piece.raw.strip())
    name = piece.stripped().part(*found.span("name" if found["name"] else "name2")) if found else piece
    if not found or not is_name((bare := without_office(name)).text):
        return False
    record.setdefault("moeteleder", bare.text)
    if ledger:
        ledger.value(("moeteleder",), bare)
        ledger.label(piece)
    return True


def names_in_head(record: dict[str, Any]) -> list[str]:
    """The names of those who led the meeting and wrote its minutes."""
    found: list[str] = []
    for key in ("moeteleder", "referent"):
        value = record.get(key)
        found += [value] if isinstance(value, str) else [one["navn"] for one in value or ()]
    return found
