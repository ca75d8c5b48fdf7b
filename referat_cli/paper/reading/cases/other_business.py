"""Other business on paper: announced in one case, treated in another, and once in the record."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.flow import Block, blocks_of
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.running import read_running
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.source import Piece, whole
from referat_cli.paper.reading.treatment.text_ends import tells_of_body
from referat_cli.paper.reading.words.labels import (
    CASE,
    HEAD,
    OTHER_BUSINESS,
    PART,
    SECTION,
    label_apart,
    meaning_of,
    word_set,
)
from referat_cli.paper.reading.words.numerals import NUMBER

_NEGATIONS = word_set("ingen ingenting intet inkje ikke ikkje")
# What a sentence that there was nothing says beside that: "Det ble ikke meldt noen saker til eventuelt."
_OF_NOTHING = word_set(
    "det ble blei vart er var forelaa laag foere kom fram frem inn opp tatt teke meldt meldte melde innmeldt"
    " innmeldte innkomne fremmet reist hadde noe noko noen nokon nokre nye andre flere fleire oevrige sak saker til"
    " under paa i aa behandle ta eventuelt ymse behandling handsaming moetet dette punktet"
)
_BEFORE_SENTENCE = re.compile(r"\s[–-](?=\s[^:]*[.!?]$)")
_LEADS_UP = word_set("foelgende fylgjande foelgjande disse desse saker saken saka tema temaer")
_MOST_WORDS = 10
_WORDS_OF_TITLE = 6


def is_nothing(text: str) -> bool:
    """Whether a text says that there was none."""
    words = fold(text).split()
    is_whole = len(words) <= _MOST_WORDS and (_NEGATIONS | _OF_NOTHING).issuperset(words)
    return is_whole and not _NEGATIONS.isdisjoint(words)


def announces(text: str) -> bool:
    """Whether a text says that matters were raised, and leads up to them: "Følgende saker ble meldt:"."""
    words = {word for word in fold(text).split() if not re.fullmatch(NUMBER, word)}
    return text.rstrip().endswith(":") and (_OF_NOTHING | _LEADS_UP).issuperset(words)


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
    if section.heading:
        ledger.label(section.heading.label)
    if treats and not nothing and not any(block.kind == "item" for block in own):
        return [CasePart(None, None, section.lines)]  # told of without a list, or under headings of its own
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
    """Whether running text has matters and nothing else: under headings, in a list, or each after its name.

    Of a list that the first matter is told below, all are; and so is one that is only announced.
    """
    if not blocks or blocks[0].kind == "heading" or all(block.kind == "item" for block in blocks):
        return bool(blocks)
    first, second = blocks[0], blocks[1:2]
    if first.kind == "item":
        is_told_below = any(block.kind == "paragraph" and not block.line.cells for block in second)
        return is_told_below and not first.text.endswith((".", "!", "?"))
    if announces(blocks[0].text):
        return are_matters(blocks[1:])
    titled = [_title_apart(block) is not None for block in blocks]
    return all(titled) or (titled[0] and bool(blocks[0].line.marks))


def matters(blocks: Sequence[Block], where: Where, reading: CaseReading) -> tuple[list[dict[str, Any]], list[Block]]:
    """The matters of a text, each with what is said of it; the blocks that belong to none."""
    kinds = [block.kind for block in blocks]
    kind = "heading" if kinds[:1] == ["heading"] else "item" if "item" in kinds else "paragraph"
    least = min((block.level for block in blocks if block.kind == kind), default=0)
    tops = [
        place
        for place, block in enumerate(blocks)
        if block.kind == kind and (_title_apart(block) if kind == "paragraph" else block.level == least)
    ]
    before = blocks[: tops[0]] if tops else blocks
    if tops and len(before) == 1 and announces(before[0].text):
        reading.ledger.label(*before[0].pieces)
        before = []
    found = []
    for place, (start, end) in enumerate(pairwise([*tops, len(blocks)])):
        own = [*blocks[start + 1 : end]]
        pieces = blocks[start].pieces
        if title := _title_apart(blocks[start]) if kind != "heading" else None:
            reading.ledger.guess(title, f"eventuelt: {title.text}", _("lest som navnet på temaet"))
            pieces, own = [title], [_after(title, blocks[start], reading), *own]
        written = reading.ledger.value((*where, place, "tittel"), *pieces)
        matter = {"tittel": written if title else blocks[start].text or written}
        text = read_running(own, (*where, place, "referat"), reading.ledger)
        found.append(matter | ({"referat": text} if text else {}))
    return found, list(before)


def _title_apart(block: Block) -> Piece | None:
    """What names a matter at the beginning of a text, before a colon or a sentence: "Natteravner: Vi er for få."."""
    if block.line.cells or (block.kind == "item" and not block.text.endswith((".", "!", "?"))):
        return None  # "Dugnad: flyttes til 9. mai" is what an item says, and no sentence
    first = whole(block.line).stripped()
    dash = _BEFORE_SENTENCE.search(first.raw)
    title = first.part(0, len(label_apart(first.raw)[0]) if dash is None else dash.start()).stripped()
    is_short = 0 < len(title.text.split()) <= _WORDS_OF_TITLE and title.text[:1].isupper()
    is_known = any(meaning_of(title.text, lexicon) for lexicon in (PART, CASE, HEAD, SECTION))
    is_said = is_name(title.text) or is_function(title.text) or tells_of_body(title.text)
    return title if is_short and title.end < first.end - 1 and not is_known and not is_said else None


def _after(title: Piece, block: Block, reading: CaseReading) -> Block:
    """What a paragraph says after the name of its matter."""
    rest = Piece(title.line, title.end, len(title.line.text)).stripped(":*–-")
    return block._replace(kind="paragraph", label="", level=0, lines=(reading.ledger.part(rest), *block.lines[1:]))
