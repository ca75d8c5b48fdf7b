"""The head of a case that a line is: its number, its title and what stands beside them."""

import re

from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.part_headings import NUMBERED_PARTS
from referat_cli.paper.reading.columns import MARK, cells_of
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import DocumentPlace, Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import (
    CASE,
    HEAD,
    PART,
    label_of,
    meaning_of,
)
from referat_cli.paper.reading.words.phrases import UNANIMOUSLY, phrase

_WORD = (
    r"(?:(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?\s*[:–-]?\s+)?"  # when it was treated
    r"(?P<word>(?:ad\.?:?\s+)?(?:(?!arkiv)[\wæøå]*sak(?:en)?|saksnr|saksnummer|sak\s?nr|saknr)\.?"
    r"\s*:?\s*(?:nr\.?|nummer)?\s*:?\s*)"
)
YEAR = r"(?:(?:19|20)\d\d|\d\d)"
# A season from one year to the next: "15-2025/26", "15-25/26", "15/25-26".
_SEASON = r"\d{1,3}-(?:20)?\d\d/\d\d|\d{1,3}/(?:20)?\d\d-(?:20)?\d\d"
_YEARS_OF_SEASON = re.compile(r"\d[-/](?:20)?(?P<first>\d\d)[/-](?:20)?(?P<second>\d\d)$")
_WITH_YEAR = (
    rf"(?P<number>(?:[A-ZÆØÅ][A-Za-zæøåÆØÅ]{{0,5}}(?:-sak)?[ -]?)?(?:{_SEASON}|\d{{1,4}}\s?[/-]\s?{YEAR}"
    r"|\d{1,3}\s–\s(?:19|20)\d\d|(?:19|20)\d\d\s?[/-]\s?\d{1,3}|\d\d/\d(?!\d))(?:\s?[A-Z](?!\w|\.\s?[a-zæøå]))?)"
)
_PLAIN = r"(?P<number>(?:[A-ZÆØÅ]{1,4}[ -])?\d{1,3}(?:\.(?:19|20)\d\d|[.-]\d{1,3})?[A-Z]?)"
_AFTER = r"(?:\s*[-–—:.]\s*|\s+|$|(?<=\d{4})(?=[A-ZÆØÅ][a-zæøå]))(?P<title>.*)$"
# A number with a year, with or without a word before it; a number alone only after the word.
_HEADS = (
    re.compile(rf"\s*(?P<whole>(?!I\s)[A-ZÆØÅ]{{1,5}}[- ]sak\s\d{{1,4}}/{YEAR}){_AFTER}", re.DOTALL),
    re.compile(rf"\s*{_WORD}{_WITH_YEAR}{_AFTER}", re.IGNORECASE | re.DOTALL),
    re.compile(rf"\s*(?P<word>[Aa][Dd]\.?:?\s+)?{_WITH_YEAR}(?![\d./-]){_AFTER}", re.DOTALL),
    re.compile(rf"\s*{_WORD}{_PLAIN}(?![\d/]){_AFTER}", re.IGNORECASE | re.DOTALL),
)
_NUMBER_ALONE = re.compile(_WITH_YEAR)
_VERB = re.compile(
    r"(?:ble|vart|blei|er|var|skal|ble|utsettes|utgår|gjelder|trekkes|behandles|tas|ble|og|til|i|på|som|om|med"
    r"|fra|under"
    r"|vert|blir|har|må|kan|med|ligger|fremmes|vedtas|enstemmig|godkjennes|gikk|kom|møtte|deltok)\b"
)
# What stands after the number of a case where the line is the heading of a part of it: "HOK-012/26 VEDTAK:".
_PART_OF_CASE = phrase(
    rf"(?:{UNANIMOUSLY} |endeleg |endelig )?(?:(?:møte)?behandling|handsaming|vedtak(?:et)?|beslutning|innstilling"
    r"|tilråding|(?:forslag|framlegg) til (?:vedtak|innstilling)|votering|avstemning|avstemming|røysting|avrøysting"
    r"|saksprotokoll|særutskrift)\s*:?"
)
_LONGEST = 300
# What has a number beside it that is not that of a case: the archive, the same matter before, the meeting.
_NO_CASE = ((HEAD, ("archive", "number", "when", "venue", "next")), (CASE, ("archive", "earlier")))


def head_in(line: SourceLine, place: int, year: str) -> CaseHead | None:
    """The head of a case that a line is; None for every other line."""
    if line.kind == "item" and not line.strong and (line.label and not line.label[0].isalnum()):
        return None
    if line.cells or "\t" in line.text.strip():
        return _in_cells(line, place, year)
    piece = whole(line)
    if line.kind == "item" and (number := _in_label(line.label, year)):
        return CaseHead(place, None, (piece.stripped(),), None, number)
    if len(piece.text) > _LONGEST:
        return None
    found = _match(piece, year)
    title = found.title[0].text if found and found.title else ""
    if not found or _VERB.match(title) or _is_part(title, line):
        return None
    return found._replace(place=place)


def _is_part(title: str, line: SourceLine) -> bool:
    """Whether what stands after the number of a case heads a part of it: "ER-12/26 Vedtak", "ER-12/26 Debatt:"."""
    is_led_on = line.text.rstrip("*_ ").endswith(":") and meaning_of(title, PART) in NUMBERED_PARTS
    return is_led_on or _PART_OF_CASE.fullmatch(title) is not None


def number_in(piece: Piece, year: str) -> CaseHead | None:
    """The number of a case that a piece begins with, and what stands after it."""
    return _match(piece, year)


def _in_label(label: str, year: str) -> str:
    """The number of a case that a list counts with: "Sak 14/26"; "" for every other label."""
    line = SourceLine(DocumentPlace(1, 1), label)
    found = _match(whole(line), year) if "/" in label else None
    return found.number.text if found and found.number and not found.title else ""


def _in_cells(line: SourceLine, place: int, year: str) -> CaseHead | None:
    """The head that a row of a table or a line with tabs is: a cell with the number, and one with the title."""
    cells = [cell for cell in cells_of(line) if cell.text]
    told = [(label_of(cells[0].pieces[0], lexicon), meanings) for lexicon, meanings in _NO_CASE] if cells else []
    if any(label and label.meaning in meanings for label, meanings in told):
        return None
    for at, cell in enumerate(cells[:2]):
        found = _match(cell.pieces[0], year)
        if not found:
            continue
        if at and is_name(cells[0].text) and all(MARK.fullmatch(one.text) for one in cells[2:]):
            return None  # somebody of the list of attendance, who was there for a case
        below = cell.pieces[1:] if len(cells) == 1 else ()
        after = cells[at + 1 :]
        if not found.title and len(after) > 1 and meaning_of(after[0].text, CASE):
            label = found.label or (cells[0].pieces[0] if at and meaning_of(cells[0].text, CASE) else None)
            return CaseHead(place, found.number, (), label, facts=tuple(cell.pieces for cell in after))
        title = found.title or below or (after[0].pieces if after else ())
        others = [piece for cell in after[0 if found.title else 1 :] for piece in cell.pieces]
        return CaseHead(place, found.number, tuple(title), found.label, beside=tuple(others))
    return None


def _match(piece: Piece, year: str) -> CaseHead | None:
    for pattern in _HEADS:
        found = pattern.match(piece.raw)
        if not found:
            continue
        name = "whole" if "whole" in pattern.groupindex else "number"
        number = piece.part(found.start(name), found.end(name)).stripped(" .:")
        if not _may_be_number(number.text, found, year):
            continue
        title = piece.part(found.start("title"), found.end("title")).stripped(" :\u2013\u2014-")
        if _NUMBER_ALONE.fullmatch(title.raw):
            continue  # from one case to another: "Saksnr.: 1/26 – 7/26"
        label = piece.part(0, found.start(name))
        return CaseHead(0, number, (title,) if title.text else (), label if label.text else None)
    return None


def _may_be_number(number: str, found: re.Match[str], year: str) -> bool:
    """Whether a number that no word announces is one of a case of that year, and no date, time or law."""
    if found.groupdict().get("word") or found.groupdict().get("whole"):
        return True
    season = _YEARS_OF_SEASON.search(number)
    if season and (int(season["first"]) + 1) % 100 != int(season["second"]):
        return False  # a date: "21/10-25"
    digits = re.findall(r"\d+", number)
    prefix = number[: re.search(r"\d", number).start()].strip(" -")  # type: ignore[union-attr]
    if len(prefix) > 1 and not prefix.isupper():
        return False
    if not year or prefix:
        return True
    years = {f"{int(year) + step}" for step in (-1, 0, 1)}
    return any(digit in years or (len(digit) == 2 and f"20{digit}" in years) for digit in digits)  # noqa: PLR2004
