"""Other business on paper: announced in one case, treated in another, and once in the record."""

from collections.abc import Sequence
from typing import Any

from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.flow import Block, blocks_of
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.running import read_running
from referat_cli.paper.reading.words.labels import OTHER_BUSINESS, word_set

_NEGATIONS = word_set("ingen ingenting intet inkje ikke ikkje")
# What a sentence that there was nothing says beside that: "Det ble ikke meldt noen saker til eventuelt."
_OF_NOTHING = word_set(
    "det ble blei vart er var forelaa laag foere kom fram frem inn opp tatt teke meldt meldte melde innmeldt"
    " innmeldte innkomne fremmet reist hadde noe noko noen nokon nokre nye andre flere fleire oevrige sak saker til"
    " under paa i eventuelt ymse behandling handsaming moetet dette punktet"
)
_MOST_WORDS = 10


def is_nothing(text: str) -> bool:
    """Whether a text says that there was none."""
    words = fold(text).split()
    is_whole = len(words) <= _MOST_WORDS and (_NEGATIONS | _OF_NOTHING).issuperset(words)
    return is_whole and not _NEGATIONS.isdisjoint(words)


def is_other_business(title: str) -> bool:
    """Whether a case of that title is for other business."""
    return fold(title).strip(". ") in (*OTHER_BUSINESS, "saker til eventuelt")


def read_other(section: CasePart, case: dict[str, Any], where: Where, reading: CaseReading) -> list[CasePart]:
    """Other business: what is treated here; the parts that are running text after all.

    A list in another case announces what its own case treats, and stands in the record there.
    """
    ledger, other = reading.ledger, reading.other
    own = blocks_of(section.lines, reading.layout)
    nothing = bool(own) and is_nothing(own[0].text)
    treats = is_other_business(case["tittel"]) or not other.has_case
    titles = {fold(block.text) for block in own}
    if not treats and (nothing or not titles or not titles <= other.treated):
        return [section]
    if treats and not nothing and own and not any(block.kind == "item" for block in own):
        return [section]  # told of without a list: running text
    if section.heading:
        ledger.label(section.heading.label)
    if not treats:
        ledger.label(*(piece for block in own for piece in block.pieces))
        other.announced = (other.announced or set()) | titles
        return []
    if nothing:
        ledger.label(*own[0].pieces)
        case["eventuelt"], rest = [], own[1:]
    else:
        case["eventuelt"], rest = matters(own, (*where, "eventuelt"), reading)
        other.treated |= {fold(matter["tittel"]) for matter in case["eventuelt"]}
    lines = [line for block in rest for line in block.lines]
    return [CasePart(None, None, lines)] if lines else []


def are_matters(blocks: Sequence[Block]) -> bool:
    """Whether running text has matters and nothing else: a list of them, or each under a heading of its own."""
    return bool(blocks) and (blocks[0].kind == "heading" or all(block.kind == "item" for block in blocks))


def matters(blocks: Sequence[Block], where: Where, reading: CaseReading) -> tuple[list[dict[str, Any]], list[Block]]:
    """The matters under headings or of a list, each with what is under it; the blocks that belong to none."""
    kind = "heading" if blocks and blocks[0].kind == "heading" else "item"
    least = min((block.level for block in blocks if block.kind == kind), default=0)
    tops = [place for place, block in enumerate(blocks) if block.kind == kind and block.level == least]
    if not tops:
        return [], list(blocks)
    found = []
    for place, (start, end) in enumerate(zip(tops, [*tops[1:], len(blocks)], strict=True)):
        title = reading.ledger.value((*where, place, "tittel"), *blocks[start].pieces)
        matter = {"tittel": blocks[start].text or title}
        text = read_running([*blocks[start + 1 : end]], (*where, place, "referat"), reading.ledger)
        found.append(matter | ({"referat": text} if text else {}))
    return found, list(blocks[: tops[0]])
