"""Where the cases of a meeting begin on paper, and what they are called there."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.task_columns import rows_of_tasks
from referat_cli.paper.reading.cases.unnumbered import (
    ELECTION,
    is_other_business_alone,
    may_be_title,
    unnumbered_titles,
)
from referat_cli.paper.reading.columns import MARK, cells_of
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import DocumentPlace, Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import (
    CASE,
    HEAD,
    OTHER_BUSINESS,
    PART,
    SECTION,
    label_of,
    meaning_of,
    word_set,
)
from referat_cli.paper.reading.words.phrases import CAPITAL

_WORD = (
    r"(?:(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?\s*[:–-]?\s+)?"  # when it was treated
    r"(?P<word>(?:ad\.?:?\s+)?(?:(?!arkiv)[\wæøå]*sak(?:en)?|saksnr|saksnummer|sak\s?nr|saknr)\.?"
    r"\s*:?\s*(?:nr\.?|nummer)?\s*:?\s*)"
)
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
# A season from one year to the next: "15-2025/26", "15-25/26", "15/25-26".
_SEASON = r"\d{1,3}-(?:20)?\d\d/\d\d|\d{1,3}/(?:20)?\d\d-(?:20)?\d\d"
_YEARS_OF_SEASON = re.compile(r"\d[-/](?:20)?(?P<first>\d\d)[/-](?:20)?(?P<second>\d\d)$")
_WITH_YEAR = (
    rf"(?P<number>(?:[A-ZÆØÅ][A-Za-zæøåÆØÅ]{{0,5}}(?:-sak)?[ -]?)?(?:{_SEASON}|\d{{1,4}}\s?[/-]\s?{_YEAR}"
    r"|\d{1,3}\s–\s(?:19|20)\d\d|(?:19|20)\d\d\s?[/-]\s?\d{1,3}|\d\d/\d(?!\d))(?:\s?[A-Z](?![\w]))?)"
)
_PLAIN = r"(?P<number>(?:[A-ZÆØÅ]{1,4}[ -])?\d{1,3}(?:\.(?:19|20)\d\d|[.-]\d{1,3})?[A-Z]?)"
_AFTER = r"(?:\s*[-–—:.]\s*|\s+|$|(?<=\d{4})(?=[A-ZÆØÅ][a-zæøå]))(?P<title>.*)$"
# A number with a year, with or without a word before it; a number alone only after the word.
_HEADS = (
    re.compile(rf"\s*(?P<whole>(?!I\s)[A-ZÆØÅ]{{1,5}}[- ]sak\s\d{{1,4}}/{_YEAR}){_AFTER}", re.DOTALL),
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
_PART_OF_CASE = re.compile(
    r"(?:enstemmig\s+|samrøystes\s+|endeleg\s+|endelig\s+)?(?:(?:møte)?behandling|handsaming|vedtak(?:et)?|innstilling|tilråding"
    r"|(?:forslag|framlegg)\s+til\s+(?:vedtak|innstilling)|votering|avstemning|avstemming|røysting|avrøysting|saksprotokoll"
    r"|særutskrift)\s*:?",
    re.IGNORECASE,
)
_LONGEST = 300
_YEAR_OF_NUMBER = re.compile(r"(?<!\d)\d{1,4}\s?[/-]\s?(?P<year>(?:20)?\d\d)$|^(?P<first>20\d\d)\s?[/-]\s?\d{1,4}$")
# The head of a case that has the committee in place of the word "sak".
_OF_BODY = re.compile(rf"(?P<body>[A-ZÆØÅ][\w., -]{{3,60}}?)\s+(?P<number>\d{{1,4}}/{_YEAR})", re.IGNORECASE)
_NO_BODY = word_set(
    "saksprotokoll vedtak innstilling behandling handsaming votering moete referat protokoll fra i til av under ved kun"
    " bare berre deltok moette paa sak"
)
MOST_WORDS = 12
_SEVERAL = 2
# What has a number beside it that is not that of a case: the archive, the same matter before, the meeting.
_NO_CASE = ((HEAD, ("archive", "number", "when", "venue", "next")), (CASE, ("archive", "earlier")))


class CaseHead(NamedTuple):
    """The beginning of a case: its line, its number and its title, which may stand in the next line or cell."""

    place: int
    number: Piece | None
    title: tuple[Piece, ...]
    label: Piece | None = None
    # The number of a heading that is only counted, where no case has another, or that a list has set before it.
    counted: str = ""
    # What stands in the row of the head beside number and title.
    beside: tuple[Piece, ...] = ()
    # The title, where another case of the paper has the same number.
    same: str = ""

    @property
    def name(self) -> str:
        """What tells a case from the others of its paper."""
        return f"{self.key} {self.same}".strip() or self.counted

    @property
    def called(self) -> str:
        """Its title, folded."""
        return fold(" ".join(piece.text for piece in self.title))

    @property
    def key(self) -> str:
        """What is the same wherever the number stands."""
        return fold(self.number.text if self.number else self.counted if "/" in self.counted else "")


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
    if not found or _VERB.match(title) or _PART_OF_CASE.fullmatch(title):
        return None
    return found._replace(place=place)


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
        title = found.title or below or (cells[at + 1].pieces if at + 1 < len(cells) else ())
        others = [piece for cell in cells[at + 1 if found.title else at + 2 :] for piece in cell.pieces]
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


def find_heads(lines: Sequence[SourceLine], year: str) -> list[CaseHead]:
    """Every line that may be the head of a case, in order, those of an agenda too."""
    tasks = rows_of_tasks(lines)
    every = (head_in(line, place, year) for place, line in enumerate(lines) if place not in tasks)
    found = _without_days([head for head in every if head])
    if found:
        return _titled(_with_bodies(found, lines), lines)
    counted = _numbered_headings(lines) or _numbered_by_word(lines) or _numbered_alone(lines)
    return counted or [
        CaseHead(place, None, (whole(lines[place]).stripped(" :"),)) for place in unnumbered_titles(lines)
    ]


_YEAR_FIRST = re.compile(r"(?P<year>\d\d)/(?P<number>\d{1,3})")


def _without_days(heads: list[CaseHead]) -> list[CaseHead]:
    """The heads, without one of a number such as «26/6» where no other has that year first: it is a day."""
    found = {head.place: _YEAR_FIRST.fullmatch(head.number.text) for head in heads if head.number}
    series: dict[str, set[str]] = {}
    for match in filter(None, found.values()):
        series.setdefault(match["year"], set()).add(match["number"])
    days = {
        place
        for place, match in found.items()
        if match and len(match["number"]) == 1 and len(series[match["year"]]) == 1
    }
    return [head for head in heads if head.place not in days or head.label]


def numbered_year(heads: Sequence[CaseHead]) -> str:
    """The year that all the numbers of cases have; none where they have several, or none."""
    numbers = (_YEAR_OF_NUMBER.search(head.number.text) for head in heads if head.number)
    years = {(found["year"] or found["first"])[-2:] for found in numbers if found}
    return f"20{years.pop()}" if len(years) == 1 else ""


def _with_bodies(heads: list[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads and, where an agenda has the number, those that name the committee before it: "FORMANNSKAPET 8/26"."""
    keys = {head.key for head in heads}
    places = {head.place for head in heads}
    found = list(heads)
    for place, line in enumerate(lines):
        match = _OF_BODY.fullmatch(line.text.strip()) if not line.cells and place not in places else None
        words = set(fold(match["body"]).split()) if match else set()
        is_somebody = "," in (match["body"] if match else "")  # "Plansjef Siv Nes, sak 8/26"
        if match and not is_somebody and fold(match["number"]) in keys and words.isdisjoint(_NO_BODY):
            piece = whole(line).stripped()
            number = piece.part(match.start("number"), match.end("number"))
            found.append(CaseHead(place, number, (), piece.part(0, match.start("number"))))
    last = max(places)
    titles = {fold(" ".join(piece.text for piece in head.title)) for head in heads}
    if titles.isdisjoint(OTHER_BUSINESS):
        untitled = {head.place + 1 for head in found if not head.title}
        later = (place for place in range(last + 1, len(lines)) if place not in untitled)
        own = (place for place in later if is_other_business_alone(lines[place]))
        found += [CaseHead(place, None, (whole(lines[place]).stripped(" :"),)) for place in [*own][:1]]
    return sorted(found, key=lambda head: head.place)


def _titled(heads: list[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads; those whose row has other things beside the number, and the title of the agenda under it, without."""
    titles: dict[str, set[str]] = {}
    for head in heads:
        titles.setdefault(head.key, set()).add(head.called)
    named = {head.key: head.title for head in reversed(heads) if head.title}
    found = []
    for head in heads:
        below = lines[head.place + 1] if head.place + 1 < len(lines) else None
        text = fold(below.text) if below and not below.cells else ""
        if not head.title and head.key in named and below and below.text.rstrip().endswith("."):
            found.append(head._replace(title=named[head.key]))  # "Ad sak 3/26" over what was said
            continue
        if head.beside and text in titles[head.key] and text != head.called:
            found.append(head._replace(title=(), beside=(*head.title, *head.beside)))
        else:
            found.append(head)
    return found


# "1. Budsjett", "2) Lønn", "3 Valg", "4 - Ferie", and "7.1 Budsjett" in the seventh meeting.
_COUNTED = re.compile(
    rf"\s*(?P<series>\d{{1,3}}[.-])?(?P<number>\d{{1,3}})"
    rf"(?(series)\.?(?:\s?[-–—:])?|(?:[.)]|\s?[-–—:]|(?=\s+{CAPITAL})))\s+(?=\S)"
)

# A number before a title that begins with a small letter, and how far it may be from the one before.
_SMALL = re.compile(r"\s*(?P<series>\b\B)?(?P<number>\d{1,3})\s+(?=[a-zæøå])")
_MOST_LEFT_OUT = 3


def _numbered_headings(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Where no line has the number of a case: headings that are numbered, each a case of the meeting.

    They count from 1, or are of one level and count on from a meeting before: "072 Budsjett", "073 Lønn". Of a level
    that the format tells, those are cases too whose number is a slip, or who have none.
    """
    found = _counted_from_one(lines)
    levels = {lines[head.place].level for head in found if lines[head.place].kind == "heading"}
    level = levels.pop() if len(levels) == 1 else 0
    by_level = _counted_by_level(lines)
    if level:
        found = [head for head in by_level.get(level, ()) if head.place >= found[0].place]
    elif not found:
        level, found = next(((level, heads) for level, heads in sorted(by_level.items()) if _count_on(heads)), (0, []))
    places = {head.place for head in found}
    for place in range(min(places), len(lines) - 1) if level else ():
        if place not in places and _is_case_beside(place, level, lines):
            found.append(CaseHead(place, None, (whole(lines[place]).stripped(" :"),)))
    return sorted(found, key=lambda head: head.place)


def _is_case_beside(place: int, level: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a heading without a number stands among those of cases, of their level, and over something; no pause."""
    line, below = lines[place], lines[place + 1]
    is_pause = fold(line.text).startswith("pause")
    return line.level == level and may_be_title(line) and below.kind != "heading" and not is_pause


def _counted_from_one(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Several numbered headings or items, each with the number after that of the one before it."""
    found: list[CaseHead] = []
    of_agenda: set[tuple[str, str]] = set()
    for place, line in enumerate(lines):
        label = _COUNTED.match(line.text) if line.kind == "heading" else None
        is_counted = line.kind == "item" and line.label[:-1].isdecimal()
        is_item = is_counted and (
            line.strong or is_short_item(place, lines) or (line.label, fold(line.text)) in of_agenda
        )
        of_agenda |= {(line.label, fold(line.text))} if is_counted else set()
        number = int(label["number"]) if label else int(line.label[:-1]) if is_item else 0
        series = (label["series"] if label else None) or ""
        if number != len(found) + 1 or (found and found[-1].counted != f"{series}{number - 1}"):
            continue
        head = _counted_head(place, line, label, is_first=not found)
        found += [head._replace(counted=f"{series}{number}")] if head else []
    return found if len(found) > 1 else []


def _counted_by_level(lines: Sequence[SourceLine]) -> dict[int, list[CaseHead]]:
    """The numbered headings of each level that the format tells; parts of one of them, "4.2 Leder", are none."""
    levels: dict[int, list[CaseHead]] = {}
    for place, line in enumerate(lines):
        if line.kind != "heading" or not line.level:
            continue
        several = levels.setdefault(line.level, [])
        small = _SMALL.match(line.text)  # "262 velKom"
        follows = small and several and 0 < int(small["number"]) - _last_number(several) <= _MOST_LEFT_OUT
        label = _COUNTED.match(line.text) or (small if follows else None)
        head = _counted_head(place, line, label, is_first=False) if label else None
        if not label or not head:
            continue
        numbers = {one.counted for one in several}
        number = f"{label['series'] or ''}{label['number']}"
        if (label["series"] or "-")[:-1] not in numbers:
            several.append(head._replace(counted="" if number in numbers else number))
    return levels


def _last_number(heads: Sequence[CaseHead]) -> int:
    return int(heads[-1].counted) if heads[-1].counted.isdecimal() else 0


def _count_on(heads: Sequence[CaseHead]) -> bool:
    """Whether some have the number after that of the one before."""
    numbers = [int(head.counted) if head.counted.isdecimal() else 0 for head in heads]
    return any(after == number + 1 for number, after in pairwise(numbers))


def _counted_head(place: int, line: SourceLine, label: re.Match[str] | None, *, is_first: bool) -> CaseHead | None:
    """The head that a numbered line is, whose words are what a case may be called."""
    title = whole(line).part(label.end()) if label else whole(line)
    may_be_treatment = label or line.strong or fold(title.text) in ELECTION
    if (
        meaning_of(title.text, PART) not in (None, "other", "treatment" if may_be_treatment else "other")
        or meaning_of(title.text, SECTION) not in (None, None if is_first else "attendance")
        or meaning_of(title.text, CASE)
    ):
        return None
    return CaseHead(place, None, (title.stripped(),), whole(line).part(0, label.end()) if label else None)


# "Pkt 1 Avvik", "Tema 2: Brannvern".
_BY_WORD = re.compile(
    r"\s*(?P<word>pkt|punkt|post|tema|emne|(?:ad|til)\.?\s(?:pkt|punkt|post|sak)|ad)\.?"
    r"\s*(?P<number>\d{1,2})\s*[.):–-]?\s+(?=\S)",
    re.IGNORECASE,
)


def _numbered_by_word(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Where no line says «sak»: lines that another word numbers from 1, each a case of the meeting."""
    found: list[CaseHead] = []
    words: set[str] = set()
    for place, line in enumerate(lines):
        label = _BY_WORD.match(line.text) if not line.cells and line.kind != "item" else None
        if label and int(label["number"]) == len(found) + 1:
            title = whole(line).part(label.end()).stripped()
            found.append(CaseHead(place, None, (title,), whole(line).part(0, label.end()), label["number"]))
            words.add(label["word"].casefold())
    return found if len(found) >= _SEVERAL and len(words) == 1 else []


_NUMBER_AND_TITLE = re.compile(rf"\s*(?P<number>\d{{1,2}})\s+(?={CAPITAL})")
_FEWEST_ALONE = 3


def _numbered_alone(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Where no number has a point: short lines that begin with one from 1 on, "2   Sommerfest"."""
    found: list[CaseHead] = []
    for place, line in enumerate(lines):
        label = _NUMBER_AND_TITLE.match(line.text) if not line.cells and line.kind != "item" else None
        is_short = len(line.text.split()) <= MOST_WORDS and not line.text.rstrip().endswith((".", ",", ":"))
        if label and is_short and int(label["number"]) == len(found) + 1:
            title = whole(line).part(label.end()).stripped()
            found.append(CaseHead(place, None, (title,), whole(line).part(0, label.end()), label["number"]))
    return found if len(found) >= _FEWEST_ALONE else []


def is_short_item(place: int, lines: Sequence[SourceLine], most: int = MOST_WORDS) -> bool:
    """Whether an item of plain text, of so many words at most, is the heading of what stands under it."""
    line = lines[place]
    below = lines[place + 1] if place + 1 < len(lines) else None
    words = line.text.split()
    return (
        below is not None
        and (below.kind != "heading" or label_of(whole(below), PART) is not None)
        and not below.label[:1].isdecimal()
        and len(words) <= most
        and (fold(line.text).strip(".") in OTHER_BUSINESS or not line.text.rstrip().endswith((".", ",", ";", ":")))
    )
