"""What surrounds every page: headers and footers, page numbers, rules, and what is said again at the top of each."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from referat_cli.model.names import fold
from referat_cli.paper.reading.head.title import is_title, is_title_alone
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import NOTES, SourceDocument, SourceLine, whole
from referat_cli.paper.reading.words.labels import CASE, PART, label_of, meaning_of

_PAGE = re.compile(
    r"\s*(?:[-–—]\s*)?(?:side|s\.|page|sd\.)\s*:?\s*\d+(?:\s*(?:av|/|of)\s*\d+)?\s*(?:[-–—])?\s*|\s*[-–—]\s*\d{1,"
    r"3}\s*[-–—]\s*|\s*\d{1,3}\s+(?:av|of)\s+\d{1,3}\s*",
    re.IGNORECASE,
)
_PAGE_IN_LINE = re.compile(r"\bside\s+\d+\s+av\s+\d+\b", re.IGNORECASE)
_BEFORE_PAGE = re.compile(r"[\s|–—-]\Z")
_SAYS_PAGE = re.compile(r"[\s|–—-]side\s+\d+$", re.IGNORECASE)
_OFTEN = 3
# What leads from a title of an agenda to the page of the case: "Budsjett ............ 4".
_LEADER = re.compile(r"(?<=\w)[\s\xa0]*(?:\.{4,}|(?:\.\s){4,}|…{2,})[\s.]*(?P<page>\d{1,3})\s*$")


def without_furniture(document: SourceDocument, ledger: Ledger) -> Iterator[SourceLine]:
    """The lines that say something of the meeting; the words of the others are taken."""
    repeated = _repeated(document)
    titles: set[str] = set()
    above: SourceLine | None = None
    is_in_part = False
    for line in _without_leaders(document.lines, ledger):
        is_label = is_in_part and is_title(line.text.strip()) and _is_label(line, above, titles)
        above = line if line.origin == "body" else above
        if line.origin in NOTES:
            continue  # nobody knows of which case it is, so it is left to the report
        elif line.cells:
            yield line
        elif _surrounds(line, repeated) or (not is_label and _is_title_again(line.text, titles)):
            ledger.furniture(whole(line))
        elif any(letter.isalnum() for letter in line.text):
            titles |= {fold(line.text)} if is_title(line.text.strip()) and not is_label else set()
            is_in_part = is_in_part or meaning_of(line.text.strip(), PART) is not None
            yield line
        elif line.label:
            yield line


def _is_title_again(text: str, titles: Container[str]) -> bool:
    """Whether a line is a title and nothing else, below another; the number of the meeting may stand there first."""
    is_other = bool(titles) and (fold(text) in titles or not any(map(str.isdecimal, text)))
    return is_other and is_title_alone(text.strip())


def _is_label(line: SourceLine, above: SourceLine | None, titles: Container[str]) -> bool:
    """Whether a line that reads as a title is the label of a part, below other parts: "Referat fra møtet:"."""
    is_inside = above is not None and above.place.page == line.place.page and fold(line.text) not in titles
    return (is_inside or line.text.rstrip().endswith(":")) and meaning_of(line.text.strip(), PART) is not None


def _without_leaders(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines, those of a list of contents without the dots and the page that they lead to."""
    found = [leader for line in lines for one in line.lines() if (leader := _LEADER.search(one.text))]
    pages = [int(leader["page"]) for leader in found]
    led = {leader.string for leader in found} if len(pages) > 1 and pages == sorted(pages) else set()

    def bare(line: SourceLine) -> SourceLine:
        leader = _LEADER.search(line.text) if line.text in led else None
        if not leader:
            return line
        ledger.furniture(whole(line).part(leader.start()))
        what = {"kind": line.kind, "label": line.label, "level": line.level, "strong": line.strong}
        return ledger.part(whole(line).part(0, leader.start()), **what)

    for line in lines:
        is_row = line.cells and any(one.text in led for one in line.lines())
        yield replace(line, cells=tuple(tuple(map(bare, cell)) for cell in line.cells)) if is_row else bare(line)


def _surrounds(line: SourceLine, repeated: Container[str]) -> bool:
    text = line.text.strip()
    is_around = line.origin in ("header", "footer") or fold(_without_page(line)) in repeated
    says_page = _SAYS_PAGE.search(text) is not None and _without_page(line) != text
    return is_around or says_page or bool(_PAGE.fullmatch(text) or _PAGE_IN_LINE.search(text))


def _without_page(line: SourceLine) -> str:
    """The words of a line without the number of the page that it stands on, at its end: "Fagrådet – side 2"."""
    text = line.text.strip()
    before = text.removesuffix(str(line.place.page))
    return before.strip() if _BEFORE_PAGE.search(before) else text


def _may_be_furniture(line: SourceLine) -> bool:
    """Whether a line may say the same on every page: "Vedtak" and "Dato: …" belong to the case that they stand in."""
    is_part = meaning_of(line.text.strip(), PART) or label_of(whole(line), CASE)
    return line.kind in ("paragraph", "heading") and not is_part


def _repeated(document: SourceDocument) -> set[str]:
    """What stands at the top or the foot of most pages."""
    pages: dict[int, list[SourceLine]] = {}
    for line in document.lines:
        if line.origin == "body" and not line.cells and line.text.strip():
            pages.setdefault(line.place.page, []).append(line)
    if len(pages) < _OFTEN:
        first = {fold(_without_page(lines[0])) for lines in pages.values() if _may_be_furniture(lines[0])}
        last = {fold(_without_page(lines[-1])) for lines in pages.values()}
        are_numbered = all(_without_page(lines[-1]) != lines[-1].text.strip() for lines in pages.values())
        found = first if len(pages) > 1 and len(first) == 1 and not is_title(pages[1][0].text) else set()
        return found | (last if len(pages) > 1 and len(last) == 1 and are_numbered else set())
    edges = Counter(
        fold(text)
        for lines in pages.values()
        for text in {_without_page(line) for line in (*lines[:2], *lines[-2:]) if _may_be_furniture(line)}
    )
    return {text for text, times in edges.items() if text and times >= max(_OFTEN, len(pages) // 2)}
