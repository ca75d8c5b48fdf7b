"""How many were there, where the paper says no more than that: "14 av 75", "Det møtte 42 medlemmer"."""

import re
from collections.abc import Sequence

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance.reading import MEMBERS, PeopleRead
from referat_cli.paper.reading.columns import Cell
from referat_cli.paper.reading.people.list_headings import OTHERS, PRESENCE
from referat_cli.paper.reading.people.remarks import CONTACT
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import IN_ALL, PRESENT
from referat_cli.paper.reading.words.phrases import CAPITAL

# How many were there: "14 av 75", "Det møtte 42 medlemmer", "Til stede var 31 seksjonseiere".
_COUNT = re.compile(
    rf"(?:^(?:det\s+var\s+)?(?:{IN_ALL}\s+)?|(?:(?:det|{IN_ALL})\s+)?(?:møtte|{PRESENT}|frammøtte?|oppmøte|antall)\b[^\d,]{{0,40}}?)(?P<there>\d+)(?![\w:]|\.(?!\s*$))"
    r"(?!\s*(?:(?:av|/|of)\s*\d+\s*)?(?:stemmer?\b|røyster?\b|røyst\b|aksje|andel(?!seiere?|eig)|prosent|%))"
    r"(?:\s*(?:av|/|of)\s*(?P<all>\d+))?"
    r"(?:\s+(?:(?!møtte)[a-zæøå]+(?:e|a)\s+(?=[a-zæøå]*(?:er|ar|e)\b))?"
    r"(?!møtte|hadde)(?P<who>[a-zæøå]{4,}))?"
    rf"(?:\s+(?:(?:var|er|hadde|har) )?(?:møtte?(?: (?:opp|fram|frem))?|deltok|{PRESENT})\b)?",
    re.IGNORECASE,
)
# The number of a row or a title, which counts nobody: "2 Parkering", "2/26 Parkering".
_NUMBERED = re.compile(rf"\s*\d{{1,3}}(?:/\d{{2,4}})?\s+{CAPITAL}")
_COUNTED = re.compile(r"(?P<there>\d+)(?:\s*(?:av|/)\s*(?P<all>\d+))?")
_SEVERAL_CASES = re.compile(r"\d{1,4}/\d{2,4}\s*(?:[-–,]|og|til)\s*\d{1,4}/\d")
_THERE = ("møtt", "digitalt")
_VOTERS = re.compile(r"^\D*\d+\s+(?:røysteføre|røystande|stemmeberettige|voterende|voterande|stemmer\b)", re.IGNORECASE)


def headcount(filled: Sequence[Cell]) -> dict[str, int] | None:
    """How many were there, where a row has that in place of somebody: "(bare antall)", "14 av 75"."""
    found = _COUNTED.fullmatch(filled[1].text) if len(filled) == 2 else None  # noqa: PLR2004 - the words and the number
    if not found or not (found["all"] or "antall" in fold(filled[0].text).split()):
        return None
    return {"moett": int(found["there"])} | ({"av": int(found["all"])} if found["all"] else {})


def read_count(piece: Piece, reading: PeopleRead, *, is_list: bool) -> Piece | None:
    """What stands after how many were there, or how many may vote, where a line says it; the first is written.

    How many may vote is no list of who was there, unless it says that they were, or they stand under «Til stede».
    """
    are_there = PRESENCE.search(piece.text) or (is_list and reading.heading.mark == "møtt")
    are_voters = _VOTERS.search(piece.text) is not None and not are_there
    is_count = not (_SEVERAL_CASES.search(piece.text) or CONTACT.search(piece.text)) and not (
        re.search(r"\bsak(?:er|ene|ane|en|a|snr)?\b|\bkl\b", piece.text, re.IGNORECASE) or are_voters
    )
    count = _COUNT.search(piece.raw) if is_count else None
    if count and not _NUMBERED.match(piece.raw) and int(count["all"] or count["there"]) >= int(count["there"]):
        _write_count(piece, count, reading)
        return piece.part(count.end())
    return piece.part(len(piece.raw)) if are_voters else None


def _write_count(piece: Piece, count: re.Match[str], reading: PeopleRead) -> None:
    """How many were there of a group: that of the heading, else those that the sentence counts."""
    above = reading.heading.group if not (count["who"] and OTHERS.match(reading.heading.group)) else ""
    name = above or (count["who"] or MEMBERS).capitalize()
    told = {"moett": int(count["there"])} | ({"av": int(count["all"])} if count["all"] else {})
    reading.take_headings()
    reading.counts.append((name, told, piece.part(count.start(), count.end())))


def settle_counts(reading: PeopleRead) -> None:
    """Write how many were there of whom the paper does not name as many: the record has numbers or names."""
    by_group = [[one for one in group["personer"] if one["oppmoete"] in _THERE] for group in reading.groups]
    named = {len([one for people in by_group[:end] for one in people]) for end in range(1, len(by_group) + 1)}
    for name, told, piece in reading.counts:
        if told["moett"] in named - {0}:
            why = _("de er ført ved navn, og da skrives ikke antallet")
            reading.ledger.guess(piece, _("deltakere"), why)
            reading.ledger.label(piece)
            continue
        place, group = reading.group(name)
        group["antall"] = told
        reading.ledger.value(("deltakere", place, "antall"), piece)
