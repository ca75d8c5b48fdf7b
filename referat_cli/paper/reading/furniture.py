"""What surrounds every page: headers and footers, page numbers, rules, and what is said again at the top of each."""

import re
from collections import Counter
from collections.abc import Iterator

from referat_cli.model.names import fold
from referat_cli.paper.reading.head import is_title, is_title_alone
from referat_cli.paper.reading.labels import CASE, PART, label_of, meaning_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceDocument, SourceLine, whole

_PAGE = re.compile(
    r"\s*(?:[-–—]\s*)?(?:side|s\.|page|sd\.)\s*:?\s*\d+(?:\s*(?:av|/|of)\s*\d+)?\s*(?:[-–—])?\s*|\s*[-–—]\s*\d{1,"
    r"3}\s*[-–—]\s*",
    re.IGNORECASE,
)
_PAGE_IN_LINE = re.compile(r"\bside\s+\d+\s+av\s+\d+\b", re.IGNORECASE)
_OFTEN = 3


def without_furniture(document: SourceDocument, ledger: Ledger) -> Iterator[SourceLine]:
    """The lines that say something of the meeting; the words of the others are taken."""
    repeated = _repeated(document)
    title_seen = False
    for line in document.lines:
        if line.cells:
            yield line
            continue
        text = line.text.strip()
        if (
            line.origin in ("header", "footer")
            or _PAGE.fullmatch(text)
            or _PAGE_IN_LINE.search(text)
            or fold(text) in repeated
        ):
            ledger.furniture(whole(line))
        elif not any(letter.isalnum() for letter in text):
            if line.label:
                yield line
        elif is_title_alone(text) and title_seen:
            ledger.furniture(whole(line))
        else:
            title_seen = title_seen or is_title(text)
            yield line


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
        return set()
    edges = Counter(
        fold(text)
        for lines in pages.values()
        for text in {line.text.strip() for line in (*lines[:2], *lines[-2:]) if _may_be_furniture(line)}
    )
    return {text for text, times in edges.items() if text and times >= max(_OFTEN, len(pages) // 2)}
