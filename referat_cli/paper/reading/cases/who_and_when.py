"""Who is to do something, and by when, as the cells of a table of cases tell it: a name, and a day beside or below."""

import re
from collections.abc import Sequence

from referat_cli.paper.reading.columns import Cell
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.bodies import is_office
from referat_cli.paper.reading.words.phrases import CAPITAL

_DATE = r"(?:inn[ae]n\s+|frist:?\s+)?(?:\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d\d)|\d{1,2}\.\s?[a-zæøå]+(?:\s\d{4})?)"
# When something is to be done, as the cell beside it says: a day, or words for a time.
_TIME = (
    rf"(?:{_DATE}|(?:inn[ae]n|før|senest|seinast|i løpet av|medio|primo|ultimo|uke|veke)\s\w.*"
    r"|(?:snarest|straks|omgående|(?:fort)?løp[ae]nde|kontinuerlig|asap|vår(?:en)?|høst(?:en)?|haust(?:en)?)\b.*"
    r"|neste\s(?:møte|år|samling|gang)\b.*|[1-4]\.\s(?:kvartal|tertial|halvår)\b.*)\.?"
)
_DAY_ALONE = re.compile(_DATE, re.IGNORECASE)
_TIME_ALONE = re.compile(_TIME, re.IGNORECASE)
_TIME_AFTER = re.compile(rf"(?:\s*[,;/–-]\s*|\s+(?=(?:inn[ae]n|før|senest|seinast|frist)\b)){_TIME}\s*$", re.IGNORECASE)

# What somebody does, after who it is; those who are several, "Alle klassekontakter i 7A", are no sentence.
_PRESENT = re.compile(
    r"(?!(?:for|under|etter|over|eller|per|før|mellom|ved)$)[a-zæøå]{2,}r|skal|må|bør|vil|gjev|legg|tek|set"
)
_SOME = re.compile(
    r"(?:alle|de|dei|to|tre|fire|fem|flere|fleire|noen|nokre|øvrige|øvrege|andre|nye|faste|\d+)\b", re.IGNORECASE
)
_AND = re.compile(r" og ")
# Who is to do something, as a task begins with it or ends: "Kari Moe lager", "Ansvar: Kari", "(Kari Moe, 1. mai)".
_DOER = re.compile(
    rf"(?P<who>{CAPITAL}[\w-]+(?: {CAPITAL}[\w-]+)+)(?:(?:,| og) {CAPITAL}[\w -]+?)?\s*(?::|–|[a-zæøå]+)\s"
)
_TOLD = re.compile(
    rf"(?i:\b(?:ansvar(?:lig|leg)?|frist)\s*:|\b(?:inn[ae]n|før|senest|seinast|frist)\s+(?:den\s+)?(?:{_DATE}|\w+\s+20\d\d))"
    rf"|\(\s*{CAPITAL}[^()]*\)\.?\s*$",
)


def tells_whose(text: str) -> bool:
    """Whether a text says who is to do something or by when, so that it is a task: "Kari Moe lager vaktplan"."""
    doer = _DOER.match(text.strip())
    return (doer is not None and is_name(doer["who"])) or _TOLD.search(text) is not None


def whose_line(cells: Sequence[Cell], ledger: Ledger) -> SourceLine:
    """Who is to do what was decided, and by when, as a line that says so: "Ansvar: Odd Strand Frist: 12. mai 2026"."""
    who, days = who_and_when(cells)
    between = ["Ansvar: ", *(", " for _name in who[1:]), *("Frist: " for _day in days)]
    return ledger.joined([*who, *days], ledger.part(who[0]), between)


def who_and_when(cells: Sequence[Cell]) -> tuple[list[Piece], list[Piece]]:
    """Who is named in some cells, and the times: beside the name, or on lines of their own."""
    who: list[Piece] = []
    days: list[Piece] = []
    for piece in (piece for cell in cells for piece in cell.pieces):
        name = piece.part(0, 0) if is_time(piece) else without_time(piece)
        day = piece.part(name.end - piece.start).stripped(" ,;/–-")
        who += [name] if name.text else []
        days += [day] if day.text else []
    return who, days


def tasks_in(cell: Cell, days: Sequence[Cell], ledger: Ledger) -> list[SourceLine]:
    """What somebody is to do, as a cell for who does it tells it, a line each with the day below it.

    None where the cell only names people: "Rektor", "Kari Moe, 1. mai". The ``days`` beside it are of one task alone.
    """
    found: list[list[Piece]] = []
    for piece in cell.pieces:
        if found and is_time(piece) and len(found[-1]) == 1:
            found[-1].append(piece)
        elif tells_task(piece.text):
            found.append([piece])
        else:
            return []
    if len(found) == len(days) == 1 == len(found[0]):
        found[0] += days[0].pieces
    if not found:
        return []
    heading = ledger.part(found[0][0], kind="heading", level=2)
    items = [ledger.part(pieces[0], kind="item", label="–", level=0) for pieces in found]
    return [
        ledger.joined([found[0][0].part(0, 0)], heading, ["Oppgaver"]),
        *(
            ledger.joined(pieces, item, ["", "Frist: "][: len(pieces)])
            for pieces, item in zip(found, items, strict=True)
        ),
    ]


def tells_task(text: str) -> bool:
    """Whether a text says what somebody is to do: "Rektor sender brev til kommunen", "FAU skal purre"."""
    words = text.split()
    for at, word in enumerate(words[1:-1], 1):
        who = " ".join(words[:at])
        if not (at == 1 or is_office(who) or is_name(who) or _AND.search(who)) or _SOME.match(who):
            continue
        if who[0].isupper() and _PRESENT.fullmatch(word) and not is_office(f"{who} {word}"):
            return True
    return False


def is_day(text: str) -> bool:
    """Whether a text is a day, and nothing else."""
    return _DAY_ALONE.fullmatch(text) is not None


def is_time(piece: Piece) -> bool:
    """Whether words say when something is to be done, and nothing else: "12. mai 2026", "innen jul"."""
    return _TIME_ALONE.fullmatch(piece.raw.strip()) is not None


def without_time(piece: Piece) -> Piece:
    """Who is to do something, without when: "Odd Strand, 12. mai 2026", "Odd Strand innen jul"."""
    found = _TIME_AFTER.search(piece.raw)
    return piece.part(0, found.start()).stripped() if found and found.start() else piece
